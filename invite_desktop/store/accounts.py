"""Accounts (never a secret) and what is known of each one's setup."""

import sqlite3
from dataclasses import fields, replace

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.domain.checklist import Mark, Step, StepState
from invite_desktop.store.database import Database, now

_FIELDS = tuple(field.name for field in fields(Account) if field.name != "id")


class AccountStore:
    """Read and write accounts and their checklists."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Account, ...]:
        """Every account, oldest first."""
        with self._database.reading() as connection:
            return tuple(_account(row) for row in connection.execute("SELECT * FROM account ORDER BY id"))

    def get(self, account_id: int) -> Account:
        """The account with this id, which must exist."""
        with self._database.reading() as connection:
            return _account(
                connection.execute("SELECT * FROM account WHERE id = ?", (account_id,)).fetchone()
            )

    def save(self, account: Account) -> Account:
        """Insert or update; the result carries its id."""
        values = {name: getattr(account, name) for name in _FIELDS}
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

    def marks(self, account_id: int) -> dict[Step, Mark]:
        """What is known of each step that was begun."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM checklist WHERE account_id = ?", (account_id,))
            return {
                Step(row["step"]): Mark(StepState(row["state"]), row["evidence"], row["changed_at"])
                for row in rows
            }

    def mark(self, account_id: int, step: Step, state: StepState, evidence: str = "") -> None:
        """Set what is known of one step, as of now."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO checklist VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " state = excluded.state, evidence = excluded.evidence, changed_at = excluded.changed_at",
                (account_id, step, state, evidence, now()),
            )


def _account(row: sqlite3.Row) -> Account:
    values = dict(row)
    for name in ("authentication", "remember_password"):
        values[name] = bool(values[name])
    values["encryption"] = Encryption(values["encryption"])
    return Account(**values)
