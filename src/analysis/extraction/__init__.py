"""A Document -> rows: header, judgements, facts, recommendations and actions."""
