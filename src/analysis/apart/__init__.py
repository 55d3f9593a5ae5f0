"""Work on files that nobody vouches for, done in processes apart that may die."""
