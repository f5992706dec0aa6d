"""The list of a survey: load, add, change, remove, put back."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invite_desktop.domain.recipient import Recipient, RecipientList
from invite_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Removed:
    """People taken off the list, with their places, to be put back."""

    people: tuple[Recipient, ...]
    positions: tuple[float, ...]


class Recipients:
    """What the person can do to a list. Each call is one transaction, and has its reverse.

    The list read last is kept, so that pages share one copy of it; every write lets go of it. May be
    used from any thread.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[tuple[int, int], RecipientList] | None = None
        self._writes = 0

    def load(self, survey_id: int) -> RecipientList:
        """The whole list."""
        kept, reading = self._kept, (survey_id, self._writes)
        if kept is not None and kept[0] == reading:
            return kept[1]
        people = self._store.recipients.load(survey_id)
        self._kept = (reading, people)  # of no use to anyone if somebody wrote while it was being read
        return people

    def add(
        self, survey_id: int, columns: Sequence[str], people: Sequence[Recipient]
    ) -> tuple[Recipient, ...]:
        """Append people and name the columns; the result carries the people's ids."""
        with self._change():
            self._store.recipients.set_columns(survey_id, columns)
            return self._store.recipients.add(survey_id, people)

    def set_columns(self, survey_id: int, columns: Sequence[str]) -> None:
        """Name the columns; values keep their places."""
        with self._change():
            self._store.recipients.set_columns(survey_id, columns)

    def update(self, people: Sequence[Recipient]) -> None:
        """Write changed people; found by id."""
        with self._change():
            self._store.recipients.update(people)

    def remove(self, people: Sequence[Recipient]) -> Removed:
        """Take people off the list."""
        with self._change():
            return Removed(tuple(people), self._store.recipients.remove(people))

    def put_back(self, survey_id: int, removed: Removed) -> None:
        """Undo `remove`: the same people in the same places."""
        with self._change():
            self._store.recipients.restore(survey_id, removed.people, removed.positions)

    @contextlib.contextmanager
    def _change(self) -> Iterator[None]:
        try:
            with self._store.database.writing():
                yield
        finally:
            self._writes += 1
            self._kept = None
