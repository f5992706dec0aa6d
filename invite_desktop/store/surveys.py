"""Surveys, and the preferences of the whole program."""

import sqlite3

from invite_desktop.domain.survey import Survey
from invite_desktop.store.database import Database

# What an account sent in the last hours counts, whatever becomes of the survey.
_KEEP_IN_LEDGER = (
    "INSERT INTO other_mail SELECT t.account_id, t.message_id, t.began_at, 'survey'"
    " FROM mailing AS m JOIN attempt AS t ON t.mailing_id = m.id"
    " WHERE m.survey_id = ? AND t.account_id IS NOT NULL AND (t.outcome IS NULL OR t.outcome = 'accepted')"
    " ON CONFLICT DO UPDATE SET at = max(at, excluded.at), source = excluded.source"
)

_COPIES = (
    """INSERT INTO recipient_column SELECT :to, position, name
       FROM recipient_column WHERE survey_id = :from""",
    """INSERT INTO recipient (survey_id, position, address, "values", left_out)
       SELECT :to, position, address, "values", left_out
       FROM recipient WHERE survey_id = :from ORDER BY position, id""",
    """INSERT INTO message_draft SELECT :to, subject, body, changed_at
       FROM message_draft WHERE survey_id = :from""",
)


class SurveyStore:
    """Read and write surveys; deleting one deletes all that hangs on it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Survey, ...]:
        """Every survey, by age, archived ones among them."""
        with self._database.reading() as connection:
            return tuple(_survey(row) for row in connection.execute("SELECT * FROM survey ORDER BY id"))

    def get(self, survey_id: int) -> Survey | None:
        """The survey with this id, or None."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT * FROM survey WHERE id = ?", (survey_id,)).fetchone()
            return _survey(row) if row else None

    def create(self, name: str, account_id: int | None = None) -> Survey:
        """A new survey without people."""
        with self._database.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO survey (name, account_id, created_at) VALUES (?, ?, ?)",
                (name, account_id, self._database.now()),
            )
            return Survey(cursor.lastrowid or 0, name, account_id)

    def rename(self, survey_id: int, name: str) -> None:
        """Give it another name."""
        self._set(survey_id, "name", name)

    def use_account(self, survey_id: int, account_id: int | None) -> None:
        """Name the account that this survey's mailings are sent with; None for none yet."""
        self._set(survey_id, "account_id", account_id)

    def archive(self, survey_id: int, *, archived: bool) -> None:
        """Put it away, or take it out again."""
        self._set(survey_id, "archived_at", self._database.now() if archived else None)

    def _set(self, survey_id: int, column: str, value: str | int | None) -> None:
        with self._database.writing() as connection:
            connection.execute(
                f"UPDATE survey SET {column} = ? WHERE id = ?",  # noqa: S608 - our own column names
                (value, survey_id),
            )

    def duplicate(self, survey_id: int, name: str) -> Survey:
        """A copy of people, columns and draft; not of mailings, which happened once."""
        original = self.get(survey_id)
        with self._database.writing() as connection:
            copy = self.create(name, original.account_id if original else None)
            for statement in _COPIES:
                connection.execute(statement, {"from": survey_id, "to": copy.id})
            return copy

    def delete(self, survey_id: int) -> None:
        """Delete it with its people, texts and mailings, for good; that an account sent so much stays."""
        with self._database.writing() as connection:
            connection.execute(_KEEP_IN_LEDGER, (survey_id,))
            connection.execute(
                "DELETE FROM event WHERE mailing_id IN (SELECT id FROM mailing WHERE survey_id = ?)",
                (survey_id,),
            )
            connection.execute("DELETE FROM mailing WHERE survey_id = ?", (survey_id,))
            connection.execute("DELETE FROM survey WHERE id = ?", (survey_id,))


def _survey(row: sqlite3.Row) -> Survey:
    return Survey(row["id"], row["name"], row["account_id"], row["archived_at"] is not None)


class PreferenceStore:
    """Small settings by name, as text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str, default: str = "") -> str:
        """The value kept under a name."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM preference WHERE name = ?", (name,)).fetchone()
            return str(row["value"]) if row else default

    def set(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO preference VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                (name, value),
            )
