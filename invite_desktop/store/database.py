"""Open the data file, keep it whole, and give every thread its own connection."""

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from invite_desktop.domain import errors

logger = logging.getLogger(__name__)

APPLICATION_ID = 0x494E5644  # "INVD": tells our file from another program's

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a commit survives a power cut: the journal's promise rests on it
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
)


def stamp(moment: datetime) -> str:
    """A moment (aware) as the store keeps it: UTC, ISO 8601 with milliseconds. They sort by time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def utc_now() -> datetime:
    """This moment by the computer's clock."""
    return datetime.now(UTC)


class Database:
    """One SQLite file, one connection per thread.

    Every method may raise a `StoreError`: the computer's doings (full, read-only, locked, damaged) by
    name. A mistake of ours stays a `sqlite3` exception, which is logged and shown as unexpected.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime] = utc_now) -> None:
        self.path = path
        self.clock = clock
        self._local = threading.local()

    def now(self) -> str:
        """This moment as the store keeps it."""
        return stamp(self.clock())

    def connection(self) -> sqlite3.Connection:
        """The calling thread's connection, opened on first use. `release` closes it."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            with self._named_errors():
                connection = sqlite3.connect(self.path, isolation_level=None, timeout=5)
                connection.row_factory = sqlite3.Row
                self._local.connection = connection
                for pragma in _PRAGMAS:
                    connection.execute(pragma)
        return connection

    def release(self) -> None:
        """Close the calling thread's connection. Every thread does so at its end."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            del self._local.connection
            connection.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The thread's connection, with errors named."""
        with self._named_errors():
            yield self.connection()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on disk afterwards, or nothing."""
        with self._named_errors():
            connection = self.connection()
            if connection.in_transaction:  # part of a larger whole
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                _roll_back(connection)
                raise
            connection.execute("COMMIT")

    def migrate(self) -> None:
        """Bring the file to the newest form; a copy of the old one is kept beside it.

        Raises `DataTooNew` for a file of a newer program and `DataUnreadable` for one that is not ours.
        """
        with self._named_errors():
            connection = self.connection()
            found = connection.execute("PRAGMA user_version").fetchone()[0]
            self._refuse_foreign_file(connection, found)
            steps = migrations()
            known = max(steps)
            if found > known:
                raise errors.DataTooNew(self.path, found, known)
            if found == known:
                return
            if found:
                self.back_up(self.path.with_suffix(f".before-{found + 1:04}.bak"))
            for number in range(found + 1, known + 1):
                self._apply(connection, number, steps[number])

    def back_up(self, to: Path) -> None:
        """Copy the live database, whole, with SQLite's own backup (a file copy would lose the WAL)."""
        with contextlib.closing(sqlite3.connect(to)) as copy:
            self.connection().backup(copy)

    def _refuse_foreign_file(self, connection: sqlite3.Connection, version: int) -> None:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != APPLICATION_ID and (application or version or tables):
            raise errors.DataUnreadable(self.path, "not a file of this program")

    @staticmethod
    def _apply(connection: sqlite3.Connection, number: int, script: str) -> None:
        """Run one migration whole: a failed script leaves the version before it intact."""
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{script}\n"
                f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {number};\nCOMMIT;"
            )
        except BaseException:
            _roll_back(connection)
            raise
        logger.info("The data file is now of version %d", number)

    @contextlib.contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            named = self._name(error)
            if named is None:
                raise
            raise named from error

    def _name(self, error: sqlite3.Error) -> errors.StoreError | None:
        """What of the computer's doing the error is; None for a mistake of ours."""
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            return None
        match code & 0xFF:  # the primary result code
            case sqlite3.SQLITE_FULL:
                return errors.DiskFull(self.path)
            case sqlite3.SQLITE_PERM | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN:
                return errors.DataReadOnly(self.path)
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return errors.DataLocked(self.path)
            case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
                return errors.DataUnreadable(self.path, str(error))
        return None


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:  # SQLite has done so itself where the disk is full
        connection.execute("ROLLBACK")


def migrations() -> dict[int, str]:
    """The numbered scripts; one is never edited after it was released."""
    scripts = (Path(__file__).parent / "migrations").glob("[0-9][0-9][0-9][0-9]_*.sql")
    return {int(script.name[:4]): script.read_text("utf-8") for script in scripts}
