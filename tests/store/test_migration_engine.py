"""A file of the first release, filled, becomes one of the newest form: nothing is lost, promises hold."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.domain.errors import AlreadyReached
from invite_desktop.domain.mailing import Outcome, State
from invite_desktop.store.database import APPLICATION_ID, Database, migrations
from invite_desktop.store.store import Store

ACCOUNT = "INSERT INTO account VALUES (?, 'Ana', ?, '', ?, ?, 'ssl', 465, ?, 30.0, '', 1)"
ACCOUNTS = [
    (1, "ana@gmail.com", "ana@gmail.com", 1, " SMTP.gmail.com"),
    (2, "ana@uni.si", "Ana@Googlemail.com", 1, "smtp.gmail.com"),
    (3, "ana@uni.si", "ana@uni.si", 1, "smtp.gmail.com"),
    (4, "ana@gmx.net", "ana@gmx.net", 1, "mail.gmx.net"),
    (5, "ana@uni.si", "ana@uni.si", 0, "smtp.gmail.com"),
    (6, "ana@uni.si", "ana@uni.si", 1, "smtp-relay.gmail.com"),
]
# id, addressee, message id, ended_at, outcome, settled_by, reason, reply
ATTEMPTS = [
    (2, 1, "<1@uni.si>", "2026-01-01T10:00:01.000+00:00", "accepted", "reply", "", "250 ok"),
    (3, 2, "<2@uni.si>", "2026-01-01T10:00:02.000+00:00", "refused", "reply", "RecipientRefused", "550 no"),
    (5, 3, "<3@uni.si>", "2026-01-01T10:00:03.000+00:00", "not_sent", "person", "", ""),
    (7, 3, "<4@uni.si>", None, None, None, "", ""),
    (8, 4, "<5@uni.si>", "2026-01-01T10:00:04.000+00:00", "refused", "reply", "RecipientRefused", "550 no"),
]
# id, kind, attempt, address, detail
EVENTS = [
    (4, "started", None, None, ""),
    (6, "retry", 8, "p4 mended@uni.si", ""),
    (9, "paused", None, None, "ConnectionLost"),
]
OLD_TABLES = ("account", "survey", "message_version", "mailing", "addressee", "attempt", "event", "standing")


def fill(old: sqlite3.Connection) -> None:
    old.execute("PRAGMA foreign_keys = ON")
    old.executescript(
        f"{migrations()[1]}; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;"
    )
    old.executemany(ACCOUNT, ACCOUNTS)
    old.execute("INSERT INTO survey VALUES (1, 'Zaupanje', 3, 'then', NULL)")
    old.execute("INSERT INTO message_version VALUES (1, 1, 'Subject', 'Body', 'then')")
    for mailing in (1, 2):
        old.execute(
            "INSERT INTO mailing VALUES (?, 1, 'invitation', 1, 3, 'Ana', 'ana@uni.si', '', '[]', 'then')",
            (mailing,),
        )
    for person in range(1, 6):
        address = f"p{person}@uni.si"
        old.execute(
            "INSERT INTO addressee VALUES (?, 1, ?, ?, ?, '[\"x\"]', NULL)",
            (person, person, address, address),
        )
    for number, person, message_id, *end in ATTEMPTS:
        address = f"p{person}@uni.si"
        old.execute(
            "INSERT INTO attempt VALUES (?, 1, ?, ?, ?, ?, 'day', 'digest', 'then', ?, ?, ?, ?, ?)",
            (number, person, address, address, message_id, *end),
        )
    old.executemany("INSERT INTO event VALUES (?, 1, 'then', ?, ?, ?, ?)", EVENTS)


def content(connection: sqlite3.Connection) -> dict[str, list[dict[str, object]]]:
    """Every row of every table that the first release has."""
    connection.row_factory = sqlite3.Row
    return {
        table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
        for table in OLD_TABLES
    }


@pytest.fixture
def before(tmp_path: Path) -> dict[str, list[dict[str, object]]]:
    """What a file of the first release holds."""
    with contextlib.closing(sqlite3.connect(tmp_path / "old.sqlite3", isolation_level=None)) as old:
        fill(old)
        return content(old)


@pytest.fixture
def migrated(tmp_path: Path, before: object) -> Iterator[Database]:
    database = Database(tmp_path / "old.sqlite3")
    database.migrate()
    yield database
    database.release()


def test_every_row_is_there_under_its_id(
    before: dict[str, list[dict[str, object]]], migrated: Database
) -> None:
    after = content(migrated.connection())
    for table, rows in before.items():
        assert [
            {name: row[name] for name in old} for old, row in zip(rows, after[table], strict=True)
        ] == rows


def test_the_file_is_whole(migrated: Database, database: Database) -> None:
    connection = migrated.connection()
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
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
    assert not [name for _, name, _ in schemas[0] if name.startswith("new_")]
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("INSERT INTO event (mailing_id, at, kind, attempt_id) VALUES (1, '', 'retry', 99)")


def test_a_backup_of_the_old_form_stays(migrated: Database, tmp_path: Path) -> None:
    (backup,) = tmp_path.glob("*.bak")
    with contextlib.closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone()[0] == 1
        assert copy.execute("SELECT count(*) FROM attempt").fetchone()[0] == len(ATTEMPTS)


def test_frozen_things_stay_frozen(migrated: Database) -> None:
    connection = migrated.connection()
    for change in (
        "UPDATE event SET at = ''",
        "UPDATE attempt SET reply = ''",
        "UPDATE mailing SET seed = ''",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(change)


def test_those_who_wait_can_be_written_to(migrated: Database) -> None:
    store = Store.over(migrated)
    fates = list(store.mailings.fates(1))
    assert [fate.state for fate in fates] == [
        State.ACCEPTED,
        State.REFUSED,
        State.IN_DOUBT,
        State.WAITING,
        State.WAITING,
    ]
    first = fates[0].addressee
    with pytest.raises(AlreadyReached):
        store.journal.begin(first, "<new@uni.si>", "day", "digest")
    mended, fifth = store.mailings.waiting(1)
    assert mended.address == "p4 mended@uni.si"
    for person in (mended, fifth):
        attempt = store.journal.begin(person, f"<new {person.id}@uni.si>", "day", "digest")
        assert attempt > max(number for number, *_ in ATTEMPTS)
        store.journal.finish(attempt, Outcome.ACCEPTED)
    assert store.journal.release_refused(1) == 1
    (refused,) = store.mailings.waiting(1)
    store.journal.begin(refused, "<2@uni.si>", "day", "digest")  # the same Message-ID again
    assert [attempt.id for attempt in store.journal.open_of_account(3)] == [7, 11]


def test_each_mailing_gets_a_seed_of_its_own(migrated: Database) -> None:
    mailings = Store.over(migrated).mailings
    seeds = {mailings.seed(1), mailings.seed(2)}
    assert len(seeds) == 2
    assert all(re.fullmatch("[0-9a-f]{32}", seed) for seed in seeds)


def test_accounts_get_what_is_known_of_their_provider(migrated: Database) -> None:
    accounts = Store.over(migrated).accounts.all()
    assert [(account.imap_host, account.daily_limit) for account in accounts] == [
        ("imap.gmail.com", 300),
        ("imap.gmail.com", 300),
        ("imap.gmail.com", 1000),
        ("imap.gmx.net", 100),
        ("", None),
        ("", None),
    ]
    assert accounts[2] == Account(
        id=3,
        from_name="Ana",
        from_email="ana@uni.si",
        username="ana@uni.si",
        encryption=Encryption.SSL,
        host="smtp.gmail.com",
        pace=30.0,
        connections=1,
        daily_limit=1000,
        warm_up=True,
        hours=None,
        imap_host="imap.gmail.com",
        imap_port=993,
    )
