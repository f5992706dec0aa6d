"""The list as the table holds it: rows, what can be said of each, and what a search looks in.

Values, not objects with a life: a change makes a new one, in whatever thread has the time.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from invite_desktop.domain.recipient import Recipient, RecipientList, Standing, StandingCounts, Verdict
from invite_desktop.domain.standing import count, judge
from invite_desktop.ui.recipients.search import fold, search_key

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Rows:
    """Three lists of one length. They are never changed in place."""

    columns: tuple[str, ...] = ()
    people: Sequence[Recipient] = ()
    keys: Sequence[str] = ()
    verdicts: Sequence[Verdict] = ()
    counts: StandingCounts = field(default_factory=StandingCounts)

    def __len__(self) -> int:
        return len(self.people)

    def as_list(self) -> RecipientList:
        """The list without what was found out about it."""
        return RecipientList(self.columns, tuple(self.people))

    def judged(self) -> "Rows":
        """The same rows with a verdict on each."""
        verdicts = judge(self.people)
        return replace(self, verdicts=verdicts, counts=count(verdicts))

    def changed(self, places: Sequence[int], people: Sequence[Recipient]) -> "Rows":
        """The people at these places with other values; verdicts are brought up to date."""
        everyone, keys = list(self.people), list(self.keys)
        addresses = set()
        for place, person in zip(places, people, strict=True):
            before = everyone[place]
            if (before.address, before.left_out) != (person.address, person.left_out):
                addresses |= {fold(before.address), fold(person.address)}
            everyone[place] = person
            keys[place] = search_key(person)
        rows = replace(self, people=everyone, keys=keys)
        return rows.judged_among(addresses) if addresses else rows

    def judged_among(self, addresses: set[str]) -> "Rows":
        """Judge only who has one of these addresses, folded: a verdict depends on nobody else."""
        places = [place for place, key in enumerate(self.keys) if key.partition("\n")[0] in addresses]
        verdicts = list(self.verdicts)
        standings = Counter(self.counts.by_standing)
        for place, verdict in zip(places, judge([self.people[place] for place in places]), strict=True):
            standings[verdicts[place].standing] -= 1
            standings[verdict.standing] += 1
            same_as = places[verdict.same_as - 1] + 1 if verdict.same_as else 0
            verdicts[place] = replace(verdict, same_as=same_as)
        return replace(self, verdicts=verdicts, counts=StandingCounts(standings))

    def without(self, places: Iterable[int]) -> "Rows":
        """The rows that are left when these are gone; to be judged anew."""
        gone = set(places)
        kept = [place for place in range(len(self)) if place not in gone]
        return replace(
            self,
            people=[self.people[place] for place in kept],
            keys=[self.keys[place] for place in kept],
            verdicts=[self.verdicts[place] for place in kept],
        )

    def with_more(self, places: Sequence[int], people: Sequence[Recipient]) -> "Rows":
        """Rows put in so that they end up at these places, given in order; to be judged anew."""
        return replace(
            self,
            people=_merged(self.people, places, people),
            keys=_merged(self.keys, places, list(map(search_key, people))),
            verdicts=_merged(self.verdicts, places, [_NOT_JUDGED] * len(people)),
        )

    def with_columns(self, columns: Sequence[str]) -> "Rows":
        """The same people under other headings."""
        return replace(self, columns=tuple(columns))


_NOT_JUDGED = Verdict(Standing.READY)


def _merged(old: Sequence[_Item], places: Sequence[int], new: Sequence[_Item]) -> list[_Item]:
    """The old items in their order, with each new one at its place of the result."""
    if not places or places[0] >= len(old):
        return [*old, *new]
    at = dict(zip(places, new, strict=True))
    rest = iter(old)
    return [at[place] if place in at else next(rest) for place in range(len(old) + len(new))]


def rows_of(everyone: RecipientList) -> Rows:
    """A loaded list."""
    keys = [search_key(person) for person in everyone.people]
    return Rows(everyone.columns, everyone.people, keys).judged()


def value_at(person: Recipient, column: int) -> str:
    """A person's value in one of the own columns; missing ones at the end are blank."""
    return person.values[column] if column < len(person.values) else ""


def with_value(person: Recipient, column: int, value: str) -> Recipient:
    """The person with another value there."""
    values = list(person.values) + [""] * (column + 1 - len(person.values))
    values[column] = value
    return replace(person, values=tuple(values))
