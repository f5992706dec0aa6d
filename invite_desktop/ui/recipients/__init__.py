"""The page with the list of people, and the dialogs around it."""
