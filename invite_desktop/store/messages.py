"""The draft of a survey's message, and the versions that were sent."""

from invite_desktop.domain.message import Message
from invite_desktop.store.database import Database


class MessageStore:
    """One draft per survey; a version for every text that a mailing used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def draft(self, survey_id: int) -> Message:
        """The text as last left; empty at first."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT subject, body FROM message_draft WHERE survey_id = ?", (survey_id,)
            ).fetchone()
            return Message(row["subject"], row["body"]) if row else Message()

    def save_draft(self, survey_id: int, message: Message) -> None:
        """Keep the text as it stands."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO message_draft VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " subject = excluded.subject, body = excluded.body, changed_at = excluded.changed_at",
                (survey_id, message.subject, message.body, self._database.now()),
            )

    def find_version(self, survey_id: int, message: Message) -> int:
        """The version that holds exactly this text; 0 where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT id FROM message_version WHERE survey_id = ? AND subject = ? AND body = ?",
                (survey_id, message.subject, message.body),
            ).fetchone()
            return int(row["id"]) if row else 0

    def freeze(self, survey_id: int, message: Message) -> Message:
        """Keep a text as a version; a text that is a version already stays that one."""
        with self._database.writing() as connection:
            version = self.find_version(survey_id, message)
            if version:
                return Message(message.subject, message.body, version)
            cursor = connection.execute(
                "INSERT INTO message_version (survey_id, subject, body, created_at) VALUES (?, ?, ?, ?)",
                (survey_id, message.subject, message.body, self._database.now()),
            )
            return Message(message.subject, message.body, cursor.lastrowid or 0)

    def version(self, version_id: int) -> Message:
        """A frozen version, which must exist."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT * FROM message_version WHERE id = ?", (version_id,)).fetchone()
            return Message(row["subject"], row["body"], row["id"])
