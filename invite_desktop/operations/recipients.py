"""The list of a survey: load, add, change, remove, put back."""

from collections.abc import Sequence
from dataclasses import dataclass

from invite_desktop.domain.recipient import Recipient, RecipientList
from invite_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Removed:
    """People taken off the list, with their places, to be put back."""

    people: tuple[Recipient, ...]
    positions: tuple[float, ...]


class Recipients:
    """What the person can do to a list. Each call is one transaction, and has its reverse."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self, survey_id: int) -> RecipientList:
        """The whole list."""
        return self._store.recipients.load(survey_id)

    def add(
        self, survey_id: int, columns: Sequence[str], people: Sequence[Recipient]
    ) -> tuple[Recipient, ...]:
        """Append people and name the columns; the result carries the people's ids."""
        with self._store.database.writing():
            self._store.recipients.set_columns(survey_id, columns)
            return self._store.recipients.add(survey_id, people)

    def set_columns(self, survey_id: int, columns: Sequence[str]) -> None:
        """Name the columns; values keep their places."""
        self._store.recipients.set_columns(survey_id, columns)

    def update(self, people: Sequence[Recipient]) -> None:
        """Write changed people; found by id."""
        self._store.recipients.update(people)

    def remove(self, people: Sequence[Recipient]) -> Removed:
        """Take people off the list."""
        return Removed(tuple(people), self._store.recipients.remove(people))

    def put_back(self, survey_id: int, removed: Removed) -> None:
        """Undo `remove`: the same people in the same places."""
        self._store.recipients.restore(survey_id, removed.people, removed.positions)
