"""Strict reading of the data files that come with the program, or that replace one of them."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import cast

from invite_desktop.domain.errors import InviteError

LONGEST_TEXT = 600
LONGEST_LONG_TEXT = 20_000


@dataclass
class ResourceUnusable(InviteError):
    """A data file is missing, damaged or not of the shape it must have; `reason` names the place."""

    reason: str


class Record:
    """One JSON object with exactly the given keys; everything else raises `unusable`.

    `where` is the path inside the file, for the reason: `steps[2]`.
    """

    def __init__(
        self, data: object, keys: AbstractSet[str], where: str, unusable: type[ResourceUnusable]
    ) -> None:
        self._where = where
        self._unusable = unusable
        if not isinstance(data, dict):
            raise unusable(f"{where} is not an object")
        if data.keys() != keys:
            raise unusable(f"{where}: unexpected or missing {sorted(map(str, data.keys() ^ keys))}")
        self._data = cast("dict[str, object]", data)

    def unusable(self, key: str, what: str) -> ResourceUnusable:
        """The exception to raise about `key`."""
        return self._unusable(f"{self._where}.{key}: {what}")

    def text(self, key: str, *, may_be_empty: bool = False) -> str:
        """Plain text of at most 600 characters: one line, no mark-up."""
        return self._checked(key, self._data[key], may_be_empty=may_be_empty)

    def texts(self, key: str, *, at_least: int = 0, at_most: int = 20) -> tuple[str, ...]:
        """A list of plain texts, none of them empty."""
        values = self.items(key)
        if not at_least <= len(values) <= at_most:
            raise self.unusable(key, f"{len(values)} texts, wanted {at_least} to {at_most}")
        return tuple(self._checked(key, value) for value in values)

    def long_text(self, key: str) -> str:
        """Plain text of several lines, of at most 20,000 characters."""
        value = self._data[key]
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_LONG_TEXT:
            raise self.unusable(key, "not text of a usable length")
        return value

    def part(self, key: str) -> object:
        """An object inside, to be read by the caller."""
        return self._data[key]

    def items(self, key: str) -> list[object]:
        """A list of anything, to be read by the caller."""
        values = self._data[key]
        if not isinstance(values, list):
            raise self.unusable(key, "not a list")
        return values

    def number(self, key: str, lowest: int, highest: int) -> int:
        """A whole number between two bounds, both included."""
        value = self._data[key]
        # JSON's true is an int to Python.
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise self.unusable(key, f"not a whole number from {lowest} to {highest}")
        return value

    def number_or_none(self, key: str, lowest: int, highest: int) -> int | None:
        """As `number`, or None for null."""
        return None if self._data[key] is None else self.number(key, lowest, highest)

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._data[key]
        if not isinstance(value, bool):
            raise self.unusable(key, "neither true nor false")
        return value

    def flag_or_none(self, key: str) -> bool | None:
        """As `flag`, or None for null."""
        return None if self._data[key] is None else self.flag(key)

    def day(self, key: str) -> date:
        """A calendar date, written 2026-09-28."""
        try:
            return date.fromisoformat(self.text(key))
        except ValueError as error:
            raise self.unusable(key, "not a date") from error

    def _checked(self, key: str, value: object, *, may_be_empty: bool = False) -> str:
        if not isinstance(value, str):
            raise self.unusable(key, "not text")
        if value != value.strip() or len(value) > LONGEST_TEXT or not value.isprintable():
            raise self.unusable(key, "not one line of plain text")
        # A label would take it for rich text, with pictures fetched and links of its own.
        if "<" in value:
            raise self.unusable(key, "holds mark-up")
        if not value and not may_be_empty:
            raise self.unusable(key, "empty")
        return value
