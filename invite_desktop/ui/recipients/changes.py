"""What a person can do to the list. Each thing knows its way back, and runs in any thread."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from invite_desktop.domain.recipient import Recipient
from invite_desktop.operations.recipients import Recipients, Removed
from invite_desktop.ui.recipients.rows import Rows


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a list is kept."""

    recipients: Recipients
    survey_id: int


class Change(ABC):
    """One step of undo. Both ways write to the store first and return the rows as they are then.

    `size` is about how many rows are written. `places` are the rows that change where they stand;
    none if rows come or go.
    """

    size: int = 1
    places: Sequence[int] = ()

    @abstractmethod
    def do(self, saved: Saved, rows: Rows) -> Rows:
        """Make the change, the first time or again."""

    @abstractmethod
    def undo(self, saved: Saved, rows: Rows) -> Rows:
        """Take it back."""


class Add(Change):
    """Append people; their values match `columns`, which may be more than the list had."""

    def __init__(self, columns: Sequence[str], people: Sequence[Recipient]) -> None:
        self.size = len(people)
        self._columns = tuple(columns)
        self._columns_before: tuple[str, ...] = ()
        self._people = tuple(people)
        self._removed: Removed | None = None

    def do(self, saved: Saved, rows: Rows) -> Rows:
        self._columns_before = rows.columns
        if self._removed is None:
            self._people = saved.recipients.add(saved.survey_id, self._columns, self._people)
        else:
            saved.recipients.set_columns(saved.survey_id, self._columns)
            saved.recipients.put_back(saved.survey_id, self._removed)
        places = range(len(rows), len(rows) + len(self._people))
        return rows.with_columns(self._columns).with_more(places, self._people)

    def undo(self, saved: Saved, rows: Rows) -> Rows:
        places = range(len(rows) - len(self._people), len(rows))
        self._removed = saved.recipients.remove(rows.people[places.start :])
        saved.recipients.set_columns(saved.survey_id, self._columns_before)
        return rows.without(places).with_columns(self._columns_before)


class Remove(Change):
    """Take the people at these places off the list."""

    def __init__(self, places: Sequence[int]) -> None:
        self.size = len(places)
        self._places = tuple(sorted(places))
        self._removed = Removed((), ())

    def do(self, saved: Saved, rows: Rows) -> Rows:
        self._removed = saved.recipients.remove([rows.people[place] for place in self._places])
        return rows.without(self._places)

    def undo(self, saved: Saved, rows: Rows) -> Rows:
        saved.recipients.put_back(saved.survey_id, self._removed)
        return rows.with_more(self._places, self._removed.people)


class Edit(Change):
    """Give the people at these places other values, another address, or leave them out.

    `changed` is asked about each of them when the change is first made, in the thread that makes it.
    """

    def __init__(self, places: Sequence[int], changed: Callable[[Recipient], Recipient]) -> None:
        self.size = len(places)
        self.places = places
        self._changed = changed
        self._before: list[Recipient] = []
        self._after: list[Recipient] = []

    def do(self, saved: Saved, rows: Rows) -> Rows:
        if not self._after:
            self._before = [rows.people[place] for place in self.places]
            self._after = list(map(self._changed, self._before))
        saved.recipients.update(self._after)
        return rows.changed(self.places, self._after)

    def undo(self, saved: Saved, rows: Rows) -> Rows:
        saved.recipients.update(self._before)
        return rows.changed(self.places, self._before)


class AddColumn(Change):
    """Add an empty column at the end."""

    def __init__(self, name: str) -> None:
        self._name = name

    def do(self, saved: Saved, rows: Rows) -> Rows:
        columns = (*rows.columns, self._name)
        saved.recipients.set_columns(saved.survey_id, columns)
        return rows.with_columns(columns)

    def undo(self, saved: Saved, rows: Rows) -> Rows:
        columns = rows.columns[:-1]
        saved.recipients.set_columns(saved.survey_id, columns)
        return rows.with_columns(columns)
