"""Tests and the parts that they share."""
