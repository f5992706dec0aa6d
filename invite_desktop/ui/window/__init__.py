"""The frame of the program: rail, survey switcher, bars, pages."""
