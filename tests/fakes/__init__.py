"""Stand-ins for what the program meets outside."""
