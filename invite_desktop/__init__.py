"""Invite Desktop: each person their own e-mail, nobody twice, nobody forgotten."""

__version__ = "0.3.0"
