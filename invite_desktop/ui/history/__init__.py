"""Earlier mailings: who was reached, and with which mail."""
