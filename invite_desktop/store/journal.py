"""The append-only journal of attempts: what is on disk before a mail leaves, and what came of it."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from invite_desktop.domain.errors import AlreadyReached, RecipientDeferred
from invite_desktop.domain.mailing import Addressee, Outcome, Settled, State
from invite_desktop.domain.recipient import address_key
from invite_desktop.store.database import Database, stamp

_RECORD = "SELECT id, addressee_id, address, message_id, date, digest FROM attempt WHERE "
_OPEN_OF_MAILING = _RECORD + "mailing_id = ? AND outcome IS NULL ORDER BY id"
_OF_ADDRESSEE = _RECORD + "addressee_id = ? ORDER BY id"

_IN_VAIN = "event AS l WHERE l.attempt_id = t.id AND l.kind = 'looked' AND l.detail = 'not_found'"
_OPEN_OF_ACCOUNT = (
    "SELECT t.id, t.mailing_id, t.addressee_id, t.address, t.message_id, t.began_at,"  # noqa: S608 - our own text
    f" (SELECT count(*) FROM {_IN_VAIN}),"
    f" coalesce((SELECT l.at FROM {_IN_VAIN} ORDER BY l.id DESC LIMIT 1), '')"
    " FROM attempt AS t INDEXED BY attempt_in_doubt JOIN account AS a ON a.id = t.account_id"
    " WHERE t.outcome IS NULL AND a.mailbox = (SELECT mailbox FROM account WHERE id = ?) ORDER BY t.id"
)


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One try to submit one person's mail. `date` is the Date header (ISO 8601 with offset)."""

    id: int
    addressee_id: int
    address: str
    message_id: str
    date: str
    digest: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was tried for one person without success; the first fields are those of the newest mail of theirs.

    `deferrals` is how many attempts in a row, up to the newest, the server put off; `ended_at` the newest
    one's end. With `is_repeat` the person said of a mail to this address that it was not sent: what goes
    there now has the very same bytes, so that mail programs see one mail if they were mistaken.
    """

    message_id: str
    address: str
    date: str
    digest: str
    deferrals: int
    ended_at: str
    is_repeat: bool


@dataclass(frozen=True, slots=True)
class OpenAttempt:
    """An attempt in doubt, in whatever mailing: looked for in vain so many times, the last time then."""

    id: int
    mailing_id: int
    addressee_id: int
    address: str
    message_id: str
    began_at: str
    looks: int
    looked_at: str


class Journal:
    """Open attempts and close them, each in its own durable transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, addressee: Addressee, message_id: str, date: str, digest: str) -> int:
        """Put an attempt on disk; nothing of its mail may leave before this returns. Returns its id.

        Raises `AlreadyReached` where the mailing went to this address before, or may have: the
        database itself holds at most one such attempt.
        """
        return self._insert(addressee, message_id, date, digest, _Ending())

    def record_refusal(self, addressee: Addressee, message_id: str, reason: str, reply: str = "") -> None:
        """Note that nothing was tried for a person, and why: a refusal of our own."""
        self._insert(addressee, message_id, "", "", _Ending(Outcome.REFUSED, Settled.REPLY, reason, reply))

    def record_sent(self, addressee: Addressee, message_id: str, at: datetime) -> None:
        """Note a mail that another copy of the data sent: the Sent folder took it at that time (aware).

        Raises `AlreadyReached` where this journal knows of it, or is in doubt.
        """
        found = _Ending(Outcome.ACCEPTED, Settled.SENT_FOLDER)
        self._insert(addressee, message_id, "", "", found, stamp(at))

    def _insert(
        self, addressee: Addressee, message_id: str, date: str, digest: str, ending: "_Ending", at: str = ""
    ) -> int:
        key = address_key(addressee.address)
        at = at or self._database.now()
        try:
            with self._database.writing() as connection:
                cursor = connection.execute(
                    "INSERT INTO attempt (mailing_id, addressee_id, account_id, address, address_key,"
                    " message_id, date, digest, began_at, ended_at, outcome, settled_by, reason, reply)"
                    " SELECT m.id, a.id, m.account_id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
                    " FROM addressee AS a JOIN mailing AS m ON m.id = a.mailing_id WHERE a.id = ?",
                    (
                        *(addressee.address, key, message_id, date, digest, at),
                        *(at if ending.outcome else None, ending.outcome, ending.settled_by),
                        *(ending.reason, ending.reply, addressee.id),
                    ),
                )
                attempts = cursor.rowcount
        except sqlite3.IntegrityError as error:
            if not self._is_reached(addressee.id, key):
                raise
            raise AlreadyReached(addressee.address) from error
        if not attempts:
            raise AssertionError("an audience loses nobody while its mailing runs")
        return cursor.lastrowid or 0

    def _is_reached(self, addressee_id: int, key: str) -> bool:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT 1 FROM addressee AS a JOIN attempt AS t ON t.mailing_id = a.mailing_id"
                " WHERE a.id = ? AND t.address_key = ? AND (t.outcome IS NULL OR t.outcome = 'accepted')",
                (addressee_id, key),
            ).fetchone()
            return row is not None

    def finish(
        self,
        attempt_id: int,
        outcome: Outcome,
        *,
        reason: str = "",
        reply: str = "",
        settled_by: Settled = Settled.REPLY,
    ) -> bool:
        """Close an attempt. `reason` is an error's name, `reply` what the server said.

        Returns whether it was open: what the Sent folder settled meanwhile stays as it is.
        """
        with self._database.writing() as connection:
            cursor = connection.execute(
                "UPDATE attempt SET ended_at = ?, outcome = ?, settled_by = ?, reason = ?, reply = ?"
                " WHERE id = ? AND outcome IS NULL",
                (self._database.now(), outcome, settled_by, reason, reply, attempt_id),
            )
            return cursor.rowcount > 0

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

    def earlier(self, mailing_id: int) -> dict[int, Earlier]:
        """By their ids in the audience, those for whom a mail was tried without success."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM attempt WHERE mailing_id = ? AND outcome IN ('refused', 'not_sent')"
                " ORDER BY addressee_id, id",
                (mailing_id,),
            )
            people = groupby(rows, key=lambda row: int(row["addressee_id"]))
            found = ((person, _earlier(list(attempts))) for person, attempts in people)
            return {person: earlier for person, earlier in found if earlier is not None}

    def release_refused(self, mailing_id: int) -> int:
        """Let those not sent be tried again, at the address that stands on the list now. Returns how many."""
        with self._database.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO event (mailing_id, at, kind, attempt_id, address)"
                " SELECT s.mailing_id, ?, 'retry', s.attempt_id, coalesce(r.address, s.address)"
                " FROM standing AS s LEFT JOIN recipient AS r ON r.id = s.recipient_id"
                " WHERE s.mailing_id = ? AND s.state = ?",
                (self._database.now(), mailing_id, State.REFUSED),
            )
            return cursor.rowcount

    def open_of_account(self, account_id: int) -> tuple[OpenAttempt, ...]:
        """The open attempts that went through the mailbox of an account, oldest first."""
        with self._database.reading() as connection:
            return tuple(OpenAttempt(*row) for row in connection.execute(_OPEN_OF_ACCOUNT, (account_id,)))

    def note_look(self, attempt_id: int, found: bool) -> None:
        """Note that the mailbox was searched for an attempt's mail, whole, as of now."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO event (mailing_id, at, kind, attempt_id, detail)"
                " SELECT mailing_id, ?, 'looked', id, ? FROM attempt WHERE id = ?",
                (self._database.now(), "found" if found else "not_found", attempt_id),
            )

    def accepted_ids(self, mailing_id: int) -> dict[str, int]:
        """The accepted attempts of a mailing, by the Message-IDs of their mails."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT message_id, id FROM attempt WHERE mailing_id = ? AND outcome = 'accepted'",
                (mailing_id,),
            )
            return {row["message_id"]: row["id"] for row in rows}

    def confirm(self, attempt_ids: Iterable[int]) -> None:
        """Note that the mails of these attempts were seen in the Sent folder; the first time counts."""
        at = self._database.now()
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT INTO confirmation VALUES (?, ?) ON CONFLICT DO NOTHING",
                ((attempt_id, at) for attempt_id in attempt_ids),
            )


@dataclass(frozen=True, slots=True)
class _Ending:
    outcome: Outcome | None = None
    settled_by: Settled | None = None
    reason: str = ""
    reply: str = ""


def _earlier(attempts: list[sqlite3.Row]) -> Earlier | None:
    """One person's attempts, oldest first; None where all were refusals of our own, without a mail."""
    newest_mail = next((attempt for attempt in reversed(attempts) if attempt["digest"]), None)
    if newest_mail is None:
        return None
    return Earlier(
        newest_mail["message_id"],
        newest_mail["address"],
        newest_mail["date"],
        newest_mail["digest"],
        _deferrals(attempts),
        attempts[-1]["ended_at"],
        any(
            attempt["outcome"] == Outcome.NOT_SENT
            and attempt["settled_by"] == Settled.PERSON
            and attempt["address_key"] == newest_mail["address_key"]
            for attempt in attempts
        ),
    )


def _deferrals(attempts: list[sqlite3.Row]) -> int:
    """How many in a row, from the newest back, were put off; one that was refused at last ends the row."""
    count = 0
    for attempt in reversed(attempts):
        if attempt["outcome"] != Outcome.NOT_SENT or attempt["reason"] != RecipientDeferred.__name__:
            break
        count += 1
    return count
