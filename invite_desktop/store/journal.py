"""The append-only journal of attempts: what is on disk before a mail leaves, and what came of it."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from invite_desktop.domain.errors import AlreadyReached
from invite_desktop.domain.mailing import Addressee, Outcome, Settled, State
from invite_desktop.domain.recipient import address_key
from invite_desktop.store.database import Database, now

_RECORD = "SELECT id, addressee_id, address, message_id, date, digest FROM attempt WHERE "
_OPEN_OF_MAILING = _RECORD + "mailing_id = ? AND outcome IS NULL ORDER BY id"
_OF_ADDRESSEE = _RECORD + "addressee_id = ? ORDER BY id"


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One try to submit one person's mail. `date` is the Date header (ISO 8601 with offset)."""

    id: int
    addressee_id: int
    address: str
    message_id: str
    date: str
    digest: str


class Journal:
    """Open attempts and close them, each in its own durable transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, addressee: Addressee, message_id: str, date: str, digest: str) -> int:
        """Put an attempt on disk; nothing of its mail may leave before this returns. Returns its id.

        Raises `AlreadyReached` where the mailing went to this address before, or may have: the
        database itself holds at most one such attempt.
        """
        try:
            return self._insert(addressee, message_id, date, digest)
        except sqlite3.IntegrityError as error:
            if "attempt.address_key" not in str(error):
                raise
            raise AlreadyReached(addressee.address) from error

    def record_refusal(self, addressee: Addressee, message_id: str, reason: str) -> None:
        """Note that nothing was tried for a person, and why: a refusal of our own."""
        self._insert(addressee, message_id, date="", digest="", refusal=reason)

    def _insert(
        self, addressee: Addressee, message_id: str, date: str, digest: str, refusal: str = ""
    ) -> int:
        at = now()
        closed = (at, Outcome.REFUSED, Settled.REPLY) if refusal else (None, None, None)
        with self._database.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO attempt (mailing_id, addressee_id, address, address_key, message_id, date,"
                " digest, began_at, ended_at, outcome, settled_by, reason)"
                " SELECT mailing_id, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM addressee WHERE id = ?",
                (
                    addressee.address,
                    address_key(addressee.address),
                    message_id,
                    date,
                    digest,
                    at,
                    *closed,
                    refusal,
                    addressee.id,
                ),
            )
            return cursor.lastrowid or 0

    def finish(
        self,
        attempt_id: int,
        outcome: Outcome,
        *,
        reason: str = "",
        reply: str = "",
        settled_by: Settled = Settled.REPLY,
    ) -> None:
        """Close an attempt, once. `reason` is an error's name, `reply` what the server said."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE attempt SET ended_at = ?, outcome = ?, settled_by = ?, reason = ?, reply = ?"
                " WHERE id = ?",
                (now(), outcome, settled_by, reason, reply, attempt_id),
            )

    def in_doubt(self, mailing_id: int) -> tuple[AttemptRecord, ...]:
        """The open attempts of a mailing, oldest first."""
        return self._records(_OPEN_OF_MAILING, mailing_id)

    def last_attempt(self, addressee_id: int) -> AttemptRecord | None:
        """The newest attempt for one person of a mailing, with which their exact mail is built again."""
        found = self._records(_OF_ADDRESSEE, addressee_id)
        return found[-1] if found else None

    def _records(self, query: str, value: int) -> tuple[AttemptRecord, ...]:
        with self._database.reading() as connection:
            return tuple(AttemptRecord(*row) for row in connection.execute(query, (value,)))

    def release_refused(self, mailing_id: int) -> int:
        """Let those not sent be tried again, at the address that stands on the list now. Returns how many."""
        with self._database.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO event (mailing_id, at, kind, attempt_id, address)"
                " SELECT s.mailing_id, ?, 'retry', s.attempt_id, coalesce(r.address, s.address)"
                " FROM standing AS s LEFT JOIN recipient AS r ON r.id = s.recipient_id"
                " WHERE s.mailing_id = ? AND s.state = ?",
                (now(), mailing_id, State.REFUSED),
            )
            return cursor.rowcount

    def accepted_since(self, account_id: int, age: timedelta) -> int:
        """How many mails the account's servers took in the time that has passed."""
        since = (datetime.now(UTC) - age).isoformat(timespec="milliseconds")
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT count(*) AS n FROM attempt AS t JOIN mailing AS m ON m.id = t.mailing_id"
                " WHERE m.account_id = ? AND t.began_at >= ? AND t.outcome = 'accepted'",
                (account_id, since),
            ).fetchone()
            return int(row["n"])
