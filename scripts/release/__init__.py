"""What ships with the project, made anew: national tables, accuracy card, dictionary, gallery, agreement."""
