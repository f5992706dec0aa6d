"""Accounts (never a secret) and what is known of each one's setup."""

import sqlite3
from dataclasses import fields, replace
from datetime import datetime, time

from invite_desktop.domain.account import Account, Encryption, SentCopies
from invite_desktop.domain.checklist import Mark, Step, StepState
from invite_desktop.domain.pace import ActiveHours
from invite_desktop.store.database import Database, stamp

_FIELDS = tuple(field.name for field in fields(Account) if field.name != "id")


class AccountStore:
    """Read and write accounts and their checklists."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Account, ...]:
        """Every account but those that were removed, oldest first."""
        return self._accounts("removed_at IS NULL")

    def of_mailbox(self, account_id: int) -> tuple[Account, ...]:
        """Every account of the same mailbox, removed ones among them, newest first."""
        same = "mailbox = (SELECT mailbox FROM account WHERE id = ?)"
        return self._accounts(same, account_id)[::-1]

    def _accounts(self, condition: str, *values: int) -> tuple[Account, ...]:
        query = f"SELECT * FROM account WHERE {condition} ORDER BY id"  # noqa: S608 - our own text
        with self._database.reading() as connection:
            return tuple(_account(row) for row in connection.execute(query, values))

    def get(self, account_id: int) -> Account:
        """The account with this id, which must exist; it may have been removed."""
        (account,) = self._accounts("id = ?", account_id)
        return account

    def find(self, account_id: int) -> Account | None:
        """The account with this id; None for one that was removed."""
        return next(iter(self._accounts("id = ? AND removed_at IS NULL", account_id)), None)

    def save(self, account: Account) -> Account:
        """Insert or update; the result carries its id."""
        values = {name: getattr(account, name) for name in _FIELDS}
        values["hours"] = _hours_text(account.hours)
        with self._database.writing() as connection:
            if account.id is None:
                names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
                cursor = connection.execute(
                    f"INSERT INTO account ({names}) VALUES ({marks})",  # noqa: S608 - our own field names
                    values,
                )
                return replace(account, id=cursor.lastrowid)
            settings = ", ".join(f"{name} = :{name}" for name in values)
            connection.execute(
                f"UPDATE account SET {settings} WHERE id = :id",  # noqa: S608 - our own field names
                {**values, "id": account.id},
            )
            return account

    def remove(self, account_id: int) -> None:
        """Show it nowhere any more, and let no survey use it. What it sent stays on record."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE account SET removed_at = ? WHERE id = ?", (self._database.now(), account_id)
            )
            connection.execute("UPDATE survey SET account_id = NULL WHERE account_id = ?", (account_id,))
            connection.execute("DELETE FROM checklist WHERE account_id = ?", (account_id,))

    def has_sent(self, account_id: int) -> bool:
        """Whether a mailing was made with it, or anything went through it, a test message included."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM mailing WHERE account_id = :id)"
                " OR EXISTS (SELECT 1 FROM attempt WHERE account_id = :id)"
                " OR EXISTS (SELECT 1 FROM other_mail WHERE account_id = :id) AS found",
                {"id": account_id},
            ).fetchone()
            return bool(row["found"])

    def marks(self, account_id: int) -> dict[Step, Mark]:
        """What is known of each step that was begun."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM checklist WHERE account_id = ?", (account_id,))
            return {
                Step(row["step"]): Mark(StepState(row["state"]), row["evidence"], row["changed_at"])
                for row in rows
            }

    def mark(
        self, account_id: int, step: Step, state: StepState, evidence: str = "", at: datetime | None = None
    ) -> None:
        """Set what is known of one step, as of a moment (aware); None is now."""
        changed_at = self._database.now() if at is None else stamp(at)
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO checklist VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " state = excluded.state, evidence = excluded.evidence, changed_at = excluded.changed_at",
                (account_id, step, state, evidence, changed_at),
            )

    def note_sent_copies(self, account_id: int, copies: SentCopies) -> None:
        """Keep what the mailbox shows of the copies of what was sent, as of now."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO sent_copies VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET"
                " state = excluded.state, changed_at = excluded.changed_at",
                (account_id, copies, self._database.now()),
            )

    def take_over_sent_copies(self, account_id: int, other_id: int) -> None:
        """What was seen of the copies for one account holds for another, which reads the same mailbox."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO sent_copies"
                " SELECT ?, state, changed_at FROM sent_copies WHERE account_id = ?",
                (account_id, other_id),
            )

    def forget_sent_copies(self, account_id: int) -> None:
        """Nobody has looked yet."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM sent_copies WHERE account_id = ?", (account_id,))

    def sent_copies(self, account_id: int) -> tuple[SentCopies, str] | None:
        """What the mailbox showed of the copies and when (UTC, ISO 8601); None where nobody has looked."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT state, changed_at FROM sent_copies WHERE account_id = ?", (account_id,)
            ).fetchone()
            return (SentCopies(row["state"]), row["changed_at"]) if row else None


def _account(row: sqlite3.Row) -> Account:
    values = {name: row[name] for name in ("id", *_FIELDS)}
    for name in ("authentication", "remember_password", "warm_up"):
        values[name] = bool(values[name])
    values["encryption"] = Encryption(values["encryption"])
    values["hours"] = _hours(values["hours"])
    return Account(**values)


def _hours_text(hours: ActiveHours | None) -> str:
    """`12345 08:00-18:00`, days of the week from 1 (Monday); nothing where all hours will do."""
    if hours is None:
        return ""
    days = "".join(str(day + 1) for day in sorted(hours.days))
    return f"{days} {hours.start:%H:%M}-{hours.end:%H:%M}"


def _hours(text: str) -> ActiveHours | None:
    if not text:
        return None
    days, times = text.split(" ")
    start, end = map(time.fromisoformat, times.split("-"))
    return ActiveHours(frozenset(int(day) - 1 for day in days), start, end)
