"""Practice: mail goes out, and is found again in its mailbox, without leaving this computer."""
