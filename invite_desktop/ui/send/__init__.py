"""Check, send, and see what came of it."""
