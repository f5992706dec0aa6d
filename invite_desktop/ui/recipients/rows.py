"""The list as the table holds it: rows, what can be said of each, and what a search looks in.

Values, not objects with a life: a change makes a new one, in whatever thread has the time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from invite_desktop.domain.recipient import Recipient, RecipientList, Standing, StandingCounts, Verdict
from invite_desktop.domain.standing import count, judge
from invite_desktop.ui.recipients.search import search_key


@dataclass(frozen=True, slots=True)
class Rows:
    """Three lists of one length. They are never changed in place."""

    columns: tuple[str, ...] = ()
    people: Sequence[Recipient] = ()
    keys: Sequence[str] = ()
    verdicts: Sequence[Verdict] = ()
    counts: StandingCounts = StandingCounts()

    def __len__(self) -> int:
        return len(self.people)

    def as_list(self) -> RecipientList:
        """The list without what was found out about it."""
        return RecipientList(self.columns, tuple(self.people))

    def judged(self) -> "Rows":
        """The same rows with a verdict on each: costs a microsecond or two a row."""
        return self.with_verdicts(judge(self.people))

    def with_verdicts(self, verdicts: Sequence[Verdict]) -> "Rows":
        """The same rows with these verdicts."""
        return replace(self, verdicts=verdicts, counts=count(verdicts))

    def changed(self, places: Sequence[int], people: Sequence[Recipient]) -> "Rows":
        """Other people, or the same with other values, at these places. Verdicts stay until judged anew."""
        all_people, keys = list(self.people), list(self.keys)
        for place, person in zip(places, people, strict=True):
            all_people[place] = person
            keys[place] = search_key(person)
        return replace(self, people=all_people, keys=keys)

    def without(self, places: Iterable[int]) -> "Rows":
        """The rows that are left when these are gone."""
        gone = set(places)
        kept = [place for place in range(len(self)) if place not in gone]
        return replace(
            self,
            people=[self.people[place] for place in kept],
            keys=[self.keys[place] for place in kept],
            verdicts=[self.verdicts[place] for place in kept],
        )

    def with_more(self, places: Sequence[int], people: Sequence[Recipient]) -> "Rows":
        """Rows put in so that they end up at these places, given in order."""
        new = dict(zip(places, people, strict=True))
        old = iter(zip(self.people, self.keys, self.verdicts, strict=True))
        rows = [
            (new[place], search_key(new[place]), _NOT_JUDGED) if place in new else next(old)
            for place in range(len(self) + len(new))
        ]
        everyone, keys, verdicts = (list(part) for part in zip(*rows, strict=True)) if rows else ([], [], [])
        return replace(self, people=everyone, keys=keys, verdicts=verdicts)

    def with_columns(self, columns: Sequence[str]) -> "Rows":
        """The same people under other headings."""
        return replace(self, columns=tuple(columns))


_NOT_JUDGED = Verdict(Standing.READY)


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
