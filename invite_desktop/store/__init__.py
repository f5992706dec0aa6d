"""One SQLite file: everything the program remembers but the passwords."""
