"""The message page: write one text, see each person's mail."""
