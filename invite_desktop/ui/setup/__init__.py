"""The set-up page: who sends, the list of steps, the settings and their test."""
