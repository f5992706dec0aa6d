"""The parts of *Test settings*."""
