"""What the person can do with the program, each thing free of the screen."""
