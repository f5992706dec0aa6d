import sqlite3
import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from invite_desktop.domain import errors
from invite_desktop.store import database as module
from invite_desktop.store.database import APPLICATION_ID, Database, migrations
from invite_desktop.store.store import Store


def test_a_new_file_gets_the_newest_form(database: Database) -> None:
    connection = database.connection()
    assert connection.execute("PRAGMA user_version").fetchone()[0] == max(migrations())
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


def test_a_commit_survives_a_power_cut(database: Database) -> None:
    connection = database.connection()
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_migrating_twice_changes_nothing(database: Database, tmp_path: Path) -> None:
    database.migrate()
    assert not list(tmp_path.glob("*.bak"))


def test_a_file_of_a_newer_program_is_refused_by_name(database: Database) -> None:
    newer = max(migrations()) + 1
    database.connection().execute(f"PRAGMA user_version = {newer}")
    with pytest.raises(errors.DataTooNew) as caught:
        database.migrate()
    assert (caught.value.found, caught.value.known) == (newer, newer - 1)


def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    database = Database(path)
    with pytest.raises(errors.DataUnreadable):
        database.migrate()
    tables = database.connection().execute("SELECT name FROM sqlite_master").fetchall()
    database.release()
    assert [row["name"] for row in tables] == ["theirs"]


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite3"
    path.write_bytes(b"Dear Sir or Madam, " * 100)
    database = Database(path)
    with pytest.raises(errors.DataUnreadable):
        database.migrate()
    database.release()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(errors.DataReadOnly):
        Database(tmp_path / "nowhere" / "data.sqlite3").migrate()


def test_a_migration_keeps_a_backup_and_applies_whole(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.over(database).preferences.set("colour", "dark")
    steps = migrations()
    newest = max(steps)
    monkeypatch.setattr(
        module, "migrations", lambda: {**steps, newest + 1: "CREATE TABLE extra (x INTEGER) STRICT;"}
    )
    database.migrate()
    assert database.connection().execute("PRAGMA user_version").fetchone()[0] == newest + 1
    (backup,) = tmp_path.glob("*.bak")
    copy = sqlite3.connect(backup)
    assert copy.execute("SELECT value FROM preference WHERE name = 'colour'").fetchone() == ("dark",)
    assert copy.execute("PRAGMA user_version").fetchone()[0] == newest
    copy.close()


def test_a_migration_that_breaks_leaves_the_old_form(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = migrations()
    newest = max(steps)
    script = "CREATE TABLE extra (x INTEGER) STRICT; SELECT * FROM no_such_table;"
    monkeypatch.setattr(module, "migrations", lambda: {**steps, newest + 1: script})
    with pytest.raises(sqlite3.OperationalError):
        database.migrate()
    connection = database.connection()
    assert not connection.in_transaction
    assert connection.execute("PRAGMA user_version").fetchone()[0] == newest
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").fetchone()[0] == 0


def test_half_a_transaction_is_none(database: Database) -> None:
    store = Store.over(database)

    def break_off() -> None:
        with database.writing():
            store.preferences.set("a", "1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert store.preferences.get("a") == ""


def test_each_thread_has_its_own_connection(database: Database) -> None:
    seen = []

    def look() -> None:
        seen.append(database.connection())
        database.release()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen[0] is not database.connection()


def test_releasing_twice_is_no_problem(database: Database) -> None:
    database.release()
    database.release()


@pytest.mark.parametrize(
    ("code", "named"),
    [
        (sqlite3.SQLITE_FULL, errors.DiskFull),
        (sqlite3.SQLITE_READONLY, errors.DataReadOnly),
        (sqlite3.SQLITE_READONLY_DBMOVED, errors.DataReadOnly),
        (sqlite3.SQLITE_BUSY, errors.DataLocked),
        (sqlite3.SQLITE_IOERR_WRITE, errors.DataUnreadable),
        (sqlite3.SQLITE_CORRUPT, errors.DataUnreadable),
    ],
)
def test_the_computers_doings_are_named(
    database: Database, code: int, named: type[errors.StoreError]
) -> None:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    with pytest.raises(named), database.reading():
        raise error


def test_our_own_mistakes_keep_their_names(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError), database.reading() as connection:
        connection.execute("SELECT no_such_column")
    with pytest.raises(sqlite3.ProgrammingError), database.reading() as connection:
        connection.execute("SELECT ?", ())


def test_a_full_disk_loses_nothing_that_was_there(database: Database) -> None:
    store = Store.over(database)
    store.preferences.set("kept", "yes")
    connection = database.connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(errors.DiskFull):
        store.preferences.set("large", "x" * 1_000_000)
    assert store.preferences.get("kept") == "yes"


def test_another_writer_is_named(database: Database) -> None:
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    database.connection().execute("PRAGMA busy_timeout = 1")
    with pytest.raises(errors.DataLocked):
        Store.over(database).preferences.set("a", "1")
    other.close()


def test_times_are_utc_with_milliseconds(database: Database, tmp_path: Path) -> None:
    assert database.now().endswith("+00:00")
    assert len(database.now()) == len("2026-03-12T10:11:12.123+00:00")
    zone = timezone(timedelta(hours=1))
    elsewhere = Database(tmp_path / "other.sqlite3", lambda: datetime(2026, 3, 12, 10, 11, tzinfo=zone))
    assert elsewhere.now() == "2026-03-12T09:11:00.000+00:00"
