"""Mailings, their frozen audiences, and where everybody stands."""

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import (
    Addressee,
    Counts,
    Fate,
    LeftOutReason,
    Mailing,
    MailingKind,
    Outline,
    State,
)
from invite_desktop.domain.message import Message
from invite_desktop.domain.patience import LOOK_MINUTES
from invite_desktop.domain.recipient import Recipient, address_key
from invite_desktop.store.database import Database, stamp
from invite_desktop.store.recipients import decode_values, encode_values

_REACHED = (
    "SELECT DISTINCT t.address_key FROM attempt AS t"
    " JOIN mailing AS m ON m.id = t.mailing_id JOIN message_version AS v ON v.id = m.version_id"
    " WHERE (t.outcome IS NULL OR t.outcome = 'accepted') AND "
)
_OF_TEXT = _REACHED + "v.subject = ? AND v.body = ?"
_OF_KIND = _REACHED + "m.survey_id = ? AND m.kind = ?"
_SINCE = _REACHED + "m.survey_id = ? AND t.began_at >= ?"

_FATES = """
    SELECT addressee_id, recipient_id, address, "values", state, coalesce(left_out, reason, ''),
           coalesce(at, ''), coalesce(reply, ''), coalesce(message_id, ''), coalesce(settled_by, ''),
           coalesce(confirmed_at, ''), coalesce(looked_at, ''), coalesce(under_way_since, '')
    FROM standing WHERE mailing_id = ? ORDER BY addressee_id
"""


@dataclass(frozen=True, slots=True)
class Sender:
    """The frozen part of the account: what recipients see."""

    account_id: int | None
    from_name: str
    from_email: str
    reply_to: str


class MailingStore:
    """Freeze mailings and read where they stand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(
        self,
        survey_id: int,
        *,
        kind: MailingKind,
        version: int,
        account: Account,
        columns: tuple[str, ...],
        audience: Iterable[tuple[Recipient, LeftOutReason | None]],
    ) -> Mailing:
        """Freeze a mailing with its audience in one transaction.

        Its seed is the same for the same text in every copy of the file, also in one from before it.
        """
        with self._database.writing() as connection:
            created_at = self._database.now()
            cursor = connection.execute(
                "INSERT INTO mailing (survey_id, kind, version_id, account_id, from_name, from_email,"
                " reply_to, columns, seed, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    survey_id,
                    kind,
                    version,
                    account.id,
                    account.from_name,
                    account.from_email,
                    account.reply_to,
                    encode_values(columns),
                    _seed(connection, version),
                    created_at,
                ),
            )
            mailing_id = cursor.lastrowid or 0
            connection.executemany(
                'INSERT INTO addressee (mailing_id, recipient_id, address, address_key, "values", left_out)'
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (mailing_id, p.id, p.address, address_key(p.address), encode_values(p.values), reason)
                    for p, reason in audience
                ),
            )
            return Mailing(mailing_id, survey_id, kind, version, columns, created_at)

    def get(self, mailing_id: int) -> Mailing:
        """The mailing with this id, which must exist."""
        with self._database.reading() as connection:
            return _mailing(
                connection.execute("SELECT * FROM mailing WHERE id = ?", (mailing_id,)).fetchone()
            )

    def sender(self, mailing_id: int) -> Sender:
        """As whom the mailing is sent."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT account_id, from_name, from_email, reply_to FROM mailing WHERE id = ?", (mailing_id,)
            ).fetchone()
            return Sender(*row)

    def send_with(self, mailing_id: int, account_id: int) -> None:
        """What leaves from now on goes through this account; what has left stays with the one before."""
        with self._database.writing() as connection:
            connection.execute("UPDATE mailing SET account_id = ? WHERE id = ?", (account_id, mailing_id))

    def seed(self, mailing_id: int) -> str:
        """What the mailing's Message-IDs are computed from: frozen with it, the same in every copy."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT seed FROM mailing WHERE id = ?", (mailing_id,)).fetchone()
            return str(row["seed"])

    def of_survey(self, survey_id: int) -> tuple[Outline, ...]:
        """The survey's mailings, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT m.*, v.subject FROM mailing AS m JOIN message_version AS v ON v.id = m.version_id"
                " WHERE m.survey_id = ? ORDER BY m.id DESC",
                (survey_id,),
            ).fetchall()
            return tuple(Outline(_mailing(row), row["subject"], self.counts(row["id"])) for row in rows)

    def unfinished(self) -> tuple[Mailing, ...]:
        """Mailings in which somebody waits or is in doubt and that nobody has put aside, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM mailing AS m WHERE EXISTS (SELECT 1 FROM standing AS s"
                " WHERE s.mailing_id = m.id AND s.state IN ('waiting', 'in_doubt'))"
                " AND 'left' IS NOT (SELECT kind FROM event WHERE mailing_id = m.id"
                " AND kind NOT IN ('looked', 'rested') ORDER BY id DESC LIMIT 1)"
                " ORDER BY m.id DESC"
            )
            return tuple(_mailing(row) for row in rows)

    def counts(self, mailing_id: int) -> Counts:
        """How many people of the mailing stand where."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT state, count(*) AS n FROM standing WHERE mailing_id = ? GROUP BY state", (mailing_id,)
            )
            return Counts({State(row["state"]): row["n"] for row in rows})

    def waiting(self, mailing_id: int) -> tuple[Addressee, ...]:
        """Exactly those who are still to be written to, in the list's order."""
        with self._database.reading() as connection:
            rows = connection.execute(
                'SELECT addressee_id, recipient_id, address, "values" FROM standing'
                " WHERE mailing_id = ? AND state = 'waiting' ORDER BY addressee_id",
                (mailing_id,),
            )
            return tuple(
                Addressee(person, recipient, address, decode_values(values))
                for person, recipient, address, values in rows
            )

    def fates(self, mailing_id: int) -> Iterator[Fate]:
        """Everybody's outcome in the list's order, those left out among them."""
        with self._database.reading() as connection:
            for row in connection.execute(_FATES, (mailing_id,)):
                person, recipient, address, values, state, *texts, looked_at, since = row
                reason, at, reply, message_id, settled_by, confirmed_at = texts
                yield Fate(
                    addressee=Addressee(person, recipient, address, decode_values(values)),
                    state=State(state),
                    reason=reason,
                    at=at,
                    reply=reply,
                    message_id=message_id,
                    settled_by=settled_by,
                    confirmed_at=confirmed_at,
                    looked_at=looked_at,
                    has_last_look=_has_last_look(since, looked_at),
                )

    def reached_by(self, message: Message) -> frozenset[str]:
        """The address keys to which this text went, or may have gone, in whatever mailing and survey."""
        return self._keys(_OF_TEXT, message.subject, message.body)

    def invited(self, survey_id: int) -> frozenset[str]:
        """The address keys to which an invitation of the survey went, or may have gone."""
        return self._keys(_OF_KIND, survey_id, MailingKind.INVITATION)

    def written_to_since(self, survey_id: int, moment: datetime) -> frozenset[str]:
        """The address keys to which any message of the survey went, or may have gone, since then (aware)."""
        return self._keys(_SINCE, survey_id, stamp(moment))

    def _keys(self, query: str, *values: str | int) -> frozenset[str]:
        with self._database.reading() as connection:
            return frozenset(row["address_key"] for row in connection.execute(query, values))

    def note(self, mailing_id: int, kind: str, detail: str = "") -> None:
        """Append an event: started, paused, stopped, finished, left …"""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO event (mailing_id, at, kind, detail, account_id)"
                " SELECT id, ?, ?, ?, account_id FROM mailing WHERE id = ?",
                (self._database.now(), kind, detail, mailing_id),
            )

    def lift_rests(self) -> None:
        """Append *rested* to every mailing that was ever paused: nothing has to be waited for any more."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO event (mailing_id, at, kind, account_id)"
                " SELECT DISTINCT mailing_id, ?, 'rested', account_id FROM event WHERE kind = 'paused'",
                (self._database.now(),),
            )

    def last_started(self, mailing_id: int) -> str:
        """The detail of the newest event of kind *started*: where that was; empty if nobody has begun."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT detail FROM event WHERE mailing_id = ? AND kind = 'started' ORDER BY id DESC LIMIT 1",
                (mailing_id,),
            ).fetchone()
            return str(row["detail"]) if row else ""

    def events(self, mailing_id: int) -> tuple[tuple[str, str, str], ...]:
        """What happened to the mailing: (time, kind, detail), oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT at, kind, detail FROM event WHERE mailing_id = ? ORDER BY id", (mailing_id,)
            )
            return tuple((row["at"], row["kind"], row["detail"]) for row in rows)


def _seed(connection: sqlite3.Connection, version: int) -> str:
    text = connection.execute("SELECT subject, body FROM message_version WHERE id = ?", (version,)).fetchone()
    query = "SELECT value FROM preference WHERE name = 'message_id_seed'"
    of_file = connection.execute(query).fetchone()["value"]
    mixed = hmac.digest(of_file.encode(), f"{text['subject']}\0{text['body']}".encode(), hashlib.sha256)
    return mixed.hex()[:32]


def _mailing(row: sqlite3.Row) -> Mailing:
    return Mailing(
        id=row["id"],
        survey_id=row["survey_id"],
        kind=MailingKind(row["kind"]),
        version=row["version_id"],
        columns=tuple(json.loads(row["columns"])),
        created_at=row["created_at"],
    )


def _has_last_look(since: str, looked_at: str) -> bool:
    """Whether the last look that is planned was in vain."""
    if not looked_at:
        return False
    waited = datetime.fromisoformat(looked_at) - datetime.fromisoformat(since)
    return waited >= timedelta(minutes=LOOK_MINUTES[-1])
