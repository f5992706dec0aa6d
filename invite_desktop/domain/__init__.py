"""What the program is about: values and rules. No I/O, no Qt."""
