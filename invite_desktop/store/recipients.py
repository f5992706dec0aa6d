"""A survey's people and their columns."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from invite_desktop.domain.recipient import Recipient, RecipientList
from invite_desktop.store.database import Database

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encode_values(values: Sequence[str]) -> str:
    """Values as they stand in the database: a JSON array."""
    return _encode(values)


def decode_values(text: str) -> tuple[str, ...]:
    """The reverse of `encode_values`."""
    return tuple(json.loads(text))


class RecipientStore:
    """Read and write the list of one survey."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, survey_id: int) -> RecipientList:
        """The whole list in its order."""
        with self._database.reading() as connection:
            columns = connection.execute(
                "SELECT name FROM recipient_column WHERE survey_id = ? ORDER BY position", (survey_id,)
            )
            names = tuple(row["name"] for row in columns)
            rows = connection.execute(
                'SELECT id, address, "values", left_out FROM recipient'
                " WHERE survey_id = ? ORDER BY position, id",
                (survey_id,),
            )
            return RecipientList(names, tuple(_recipient(row) for row in rows))

    def set_columns(self, survey_id: int, names: Sequence[str]) -> None:
        """Name the columns; values keep their places, so existing names may only be added to or renamed."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM recipient_column WHERE survey_id = ?", (survey_id,))
            connection.executemany(
                "INSERT INTO recipient_column VALUES (?, ?, ?)",
                ((survey_id, position, name) for position, name in enumerate(names)),
            )

    def add(self, survey_id: int, people: Iterable[Recipient]) -> tuple[Recipient, ...]:
        """Append people to the end; the result carries their ids."""
        with self._database.writing() as connection:
            row = connection.execute(
                "SELECT coalesce(max(position), 0) AS last FROM recipient WHERE survey_id = ?", (survey_id,)
            ).fetchone()
            last = row["last"]
            first_id = self._next_id(connection)
            added = tuple(
                Recipient(first_id + offset, person.address, person.values, person.left_out)
                for offset, person in enumerate(people)
            )
            self._insert(connection, survey_id, ((last + 1 + n, p) for n, p in enumerate(added)))
            return added

    @staticmethod
    def _next_id(connection: sqlite3.Connection) -> int:
        row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'recipient'").fetchone()
        return (row["seq"] if row else 0) + 1

    @staticmethod
    def _insert(
        connection: sqlite3.Connection, survey_id: int, placed: Iterable[tuple[float, Recipient]]
    ) -> None:
        connection.executemany(
            'INSERT INTO recipient (id, survey_id, position, address, "values", left_out)'
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    person.id,
                    survey_id,
                    position,
                    person.address,
                    encode_values(person.values),
                    person.left_out,
                )
                for position, person in placed
            ),
        )

    def update(self, people: Iterable[Recipient]) -> None:
        """Write address, values and whether they are left out; found by id."""
        with self._database.writing() as connection:
            connection.executemany(
                'UPDATE recipient SET address = ?, "values" = ?, left_out = ? WHERE id = ?',
                (
                    (person.address, encode_values(person.values), person.left_out, person.id)
                    for person in people
                ),
            )

    def remove(self, people: Iterable[Recipient]) -> tuple[float, ...]:
        """Delete people; the result is their positions, with which `restore` puts them back."""
        with self._database.writing() as connection:
            positions = []
            for person in people:
                row = connection.execute(
                    "DELETE FROM recipient WHERE id = ? RETURNING position", (person.id,)
                ).fetchone()
                positions.append(float(row["position"]))
            return tuple(positions)

    def restore(self, survey_id: int, people: Sequence[Recipient], positions: Sequence[float]) -> None:
        """Put deleted people back where they were, under the ids they had."""
        with self._database.writing() as connection:
            self._insert(connection, survey_id, zip(positions, people, strict=True))


def _recipient(row: sqlite3.Row) -> Recipient:
    return Recipient(row["id"], row["address"], decode_values(row["values"]), bool(row["left_out"]))
