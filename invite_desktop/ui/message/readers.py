"""The people that the message would go to, and quick answers about their values."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from invite_desktop.domain.fields import Columns
from invite_desktop.domain.recipient import EMAIL_COLUMN, FIRST_NAME, LAST_NAME, Recipient, RecipientList
from invite_desktop.domain.standing import judge

_LONGEST_TOLD = 255


@dataclass(frozen=True, slots=True)
class Readers:
    """Everybody on the list who can be sent to, in order; `skipped` counts the others.

    `lengths` holds a byte a person for each column: how many characters the value has, 255 at most.
    Blanks and long values among 100,000 people are so found in milliseconds. Build it in a task.
    """

    columns: tuple[str, ...] = ()
    people: tuple[Recipient, ...] = ()
    skipped: int = 0
    lengths: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, everybody: RecipientList) -> Self:
        """Leave out whom no mailing would go to, and measure the values of the rest."""
        verdicts = judge(everybody.people)
        people = tuple(
            person for person, verdict in zip(everybody, verdicts, strict=True) if verdict.sendable
        )
        lengths = {name: _measured(people, index) for index, name in enumerate(everybody.columns)}
        return cls(everybody.columns, people, len(everybody) - len(people), lengths)

    def blank(self, column: str) -> int:
        """How many people have no value there."""
        return self.lengths.get(column, b"").count(0)

    def sample(self, column: str) -> str:
        """The first value there is."""
        if column == EMAIL_COLUMN:
            return self.people[0].address if self.people else ""
        lengths = self.lengths.get(column, b"")
        place = len(lengths) - len(lengths.lstrip(b"\0"))
        return self._value(place, self.columns.index(column)) if place < len(lengths) else ""

    def next_blank(self, columns: Iterable[str], after: int) -> int | None:
        """The place of the next person, from the top again at the end, who lacks a value in any of these."""
        wanted = [self.lengths[column] for column in columns if column in self.lengths]
        for start in (after + 1, 0):
            found = [place for lengths in wanted if (place := lengths.find(0, start)) >= 0]
            if found:
                return min(found)
        return None

    def longest(self, columns: Iterable[str]) -> int | None:
        """The place of the person whose values in these columns are longest together."""
        wanted = [self.lengths[column] for column in columns if column in self.lengths]
        if not wanted or not self.people:
            return None
        totals = list(map(sum, zip(*wanted, strict=True)))
        return totals.index(max(totals))

    def place_of(self, recipient_id: int) -> int | None:
        """Where a person stands, by id."""
        return next((place for place, person in enumerate(self.people) if person.id == recipient_id), None)

    def find(self, words: str, after: int) -> int | None:
        """The next place, from the top again at the end, whose name or address holds all these words."""
        wanted = fold(words).split()
        if not wanted:
            return None
        count = len(self.people)
        places = (*range(after + 1, count), *range(min(after + 1, count)))
        names = self._name_columns()
        return next((place for place in places if self._matches(place, names, wanted)), None)

    def name(self, place: int) -> str:
        """A person's name, or nothing where the list has none."""
        values = (self._value(place, column) for column in self._name_columns())
        return " ".join(value for value in values if value)

    def _matches(self, place: int, names: Sequence[int], wanted: Sequence[str]) -> bool:
        text = " ".join((self.people[place].address, *(self._value(place, column) for column in names)))
        folded = fold(text)
        return all(word in folded for word in wanted)

    def _name_columns(self) -> list[int]:
        known = Columns(self.columns)
        found = (known.find(name) for name in (FIRST_NAME, LAST_NAME))
        return [self.columns.index(name) for name in found if name in self.columns]

    def _value(self, place: int, column: int) -> str:
        values = self.people[place].values
        return values[column].strip() if column < len(values) else ""


def _measured(people: Sequence[Recipient], column: int) -> bytes:
    return bytes(
        min(len(person.values[column].strip()), _LONGEST_TOLD) if column < len(person.values) else 0
        for person in people
    )


def fold(text: str) -> str:
    """What a search compares: no case and no accents, so that `cucek` finds `Čuček`."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))
