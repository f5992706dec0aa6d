"""A file of the second release becomes one of the newest form: what went through which account is known."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from invite_desktop.store.database import APPLICATION_ID, Database, migrations
from invite_desktop.store.store import Store

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ACCOUNT = (
    "INSERT INTO account (id, from_name, from_email, reply_to, username, authentication, encryption, port,"
    " host, pace, extra_certificate, remember_password)"
    " VALUES (?, 'Ana', ?, '', ?, ?, 'ssl', 465, ?, 30.0, '', 1)"
)
ACCOUNTS = [
    (1, "ana@uni.si", "Ana@gmail.com", 1, "smtp.gmail.com"),
    (2, "ana@gmail.com", "ana@gmail.com ", 1, " SMTP.gmail.com"),
    (3, "ana@uni.si", "ana", 0, "relay.uni.si"),
    (4, "ANA@uni.si", "", 1, "relay.uni.si"),
]


def fill(old: sqlite3.Connection) -> None:
    old.execute("PRAGMA foreign_keys = ON")
    for number in (1, 2):
        old.executescript(migrations()[number])
    old.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 2;")
    old.executemany(ACCOUNT, ACCOUNTS)
    old.execute("INSERT INTO survey VALUES (1, 'Zaupanje', 1, 'then', NULL)")
    old.execute("INSERT INTO message_version VALUES (1, 1, 'Subject', 'Body', 'then')")
    for mailing, account in ((1, 1), (2, None)):
        old.execute(
            "INSERT INTO mailing VALUES (?, 1, 'invitation', 1, ?, 'Ana', 'a@x.si', '', '[]', 'then', 's')",
            (mailing, account),
        )
        for person in (1, 2):
            address, number = f"p{person}@uni.si", 10 * mailing + person
            old.execute(
                "INSERT INTO addressee VALUES (?, ?, ?, ?, ?, '[]', NULL)",
                (number, mailing, person, address, address),
            )
            ending = ("2026-01-01", "accepted", "reply") if person == 1 else (None, None, None)
            old.execute(
                "INSERT INTO attempt VALUES (?, ?, ?, ?, ?, ?, 'day', 'sum', '2026-01-01', ?, ?, ?, '', '')",
                (number, mailing, number, address, address, f"<{number}@x.si>", *ending),
            )
        old.execute(
            "INSERT INTO event VALUES (?, ?, '2026-01-02', 'paused', NULL, NULL, 'Offline')",
            (mailing, mailing),
        )
    old.execute("INSERT INTO event VALUES (3, 1, '2026-01-02', 'left', NULL, NULL, '')")


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Database]:
    with contextlib.closing(sqlite3.connect(tmp_path / "old.sqlite3", isolation_level=None)) as old:
        fill(old)
    database = Database(tmp_path / "old.sqlite3")
    database.migrate()
    yield database
    database.release()


def test_the_file_is_whole(migrated: Database, database: Database) -> None:
    connection = migrated.connection()
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    schemas = [
        {
            (row["type"], row["name"], row["sql"])
            for row in each.connection().execute("SELECT * FROM sqlite_master")
        }
        for each in (migrated, database)
    ]
    assert schemas[0] == schemas[1]


def test_nobody_has_named_or_removed_an_account(migrated: Database) -> None:
    accounts = Store.over(migrated).accounts.all()
    assert [account.id for account in accounts] == [1, 2, 3, 4]
    assert {account.name for account in accounts} == {""}
    assert [account.label for account in accounts][:2] == ["ana@uni.si", "ana@gmail.com"]


def test_one_mailbox_is_seen_as_one_by_the_file_and_by_the_program(migrated: Database) -> None:
    store = Store.over(migrated)
    for account in store.accounts.all():
        assert account.id is not None
        same = {each.id for each in store.accounts.all() if each.mailbox == account.mailbox}
        assert {each.id for each in store.accounts.of_mailbox(account.id)} == same
    assert [each.id for each in store.accounts.of_mailbox(1)] == [2, 1]
    assert [each.id for each in store.accounts.of_mailbox(3)] == [4, 3]


def test_what_was_sent_went_through_the_account_of_its_mailing(migrated: Database) -> None:
    store = Store.over(migrated)
    assert (
        store.ledger.known_ids(1, LONG_AGO)
        == store.ledger.known_ids(2, LONG_AGO)
        == {"<11@x.si>", "<12@x.si>"}
    )
    assert store.ledger.known_ids(3, LONG_AGO) == frozenset()
    assert [attempt.id for attempt in store.journal.open_of_account(2)] == [12]
    stop = store.ledger.last_stop(2)
    assert stop is not None
    assert stop[0] == "Offline"
    assert store.ledger.last_stop(3) is None
    owners = migrated.connection().execute("SELECT id, account_id FROM event ORDER BY id").fetchall()
    assert [tuple(row) for row in owners] == [(1, 1), (2, None), (3, None)]


def test_frozen_things_stay_frozen(migrated: Database) -> None:
    for change in (
        "UPDATE event SET account_id = 2",
        "UPDATE attempt SET account_id = 2 WHERE outcome IS NULL",
        "UPDATE attempt SET reply = ''",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            migrated.connection().execute(change)
