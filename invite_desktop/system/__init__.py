"""What the computer offers: folders, the password store, logs, bundled files, power."""
