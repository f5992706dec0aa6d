"""The parts of a run: whom to write to next, when, over which lines, and what has come of it so far."""
