"""Invite Desktop: each person their own e-mail, nobody twice, nobody forgotten."""

__version__ = "0.2.0"
