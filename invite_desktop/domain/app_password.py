"""Google's app passwords: 16 letters, shown in groups of four."""

import re
from enum import StrEnum

LETTERS = 16
_NEAR = range(LETTERS - 1, LETTERS + 3)  # a letter lost in copying, or signs between the groups
_GROUPS = re.compile(r"([a-z]{4})[-.\u2010-\u2015]?" * 3 + "([a-z]{4})", re.ASCII | re.IGNORECASE)


class Slip(StrEnum):
    """How something differs from an app password."""

    NEAR = "near"  # about as long as one: it is one that was not copied quite right
    SIGNS = "signs"  # as long as one, but not all of it letters
    OTHER = "other"  # may well be the normal password


def joined(password: str) -> str:
    """An app password without the hyphens or dots between its groups; anything else as it is."""
    groups = _GROUPS.fullmatch(password)
    return password if groups is None else "".join(groups.groups())


def is_app_password(password: str) -> bool:
    """Whether it has the shape of Google's app passwords: 16 letters a to z."""
    return len(password) == LETTERS and password.isascii() and password.isalpha()


def slip_of(password: str) -> Slip | None:
    """How a password without white space differs from an app password; None if it doesn't."""
    if is_app_password(joined(password)):
        return None
    if len(password) == LETTERS:
        return Slip.SIGNS
    return Slip.NEAR if len(password) in _NEAR else Slip.OTHER
