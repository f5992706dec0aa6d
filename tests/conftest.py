"""What holds for every test: no network, no person's files or keyring, nothing left running or unsaid."""

import os

os.environ["QT_QPA_PLATFORM"] = os.environ.get("INVITE_DESKTOP_TEST_PLATFORM", "offscreen")

import gc
import ipaddress
import logging
import socket
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread

from invite_desktop.store.database import Database
from invite_desktop.store.store import Store

# What the off-screen platform says about every window and popup, and no screen would.
_PLATFORM_NOISE = ("propagateSizeHints", "does not support raise", "grabbing the keyboard")
_PATIENCE = 2.0
# What a server of the tests says of a line that the program let go of while it was still talking.
_LEFT_IN_THE_MIDDLE = {("asyncio", "socket.send() raised exception.")}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "logs_expected: this test makes the program log warnings or worse, on purpose"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(*_PLATFORM_NOISE, extend=True))


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring that forgets with the test."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has no types here
        self.passwords: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.passwords.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.passwords[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.passwords.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError(username)


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    """The keyring of this test."""
    before, backend = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def deleted_at_once() -> Iterator[None]:
    """Widgets that a test let go of are gone before the next: every later one would restyle them.

    As in the program, garbage is collected in this thread only: see `ui.collector`.
    """
    gc.disable()
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, under every name a system has for it."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    for name in (
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(name, str(folder / name.lower()))
    return folder


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A new data file of the newest form."""
    database = Database(tmp_path / "data.sqlite3")
    database.migrate()
    yield database
    database.release()


@pytest.fixture
def store(database: Database) -> Store:
    """Every store over it."""
    return Store.over(database)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only this computer may be talked to; anything else ends the test, also from another thread."""
    wanted: list[str] = []

    def guard(real: Callable[..., object], place: int) -> Callable[..., object]:
        def guarded(*arguments: object, **named: object) -> object:
            target = arguments[place] if len(arguments) > place else named.get("host")
            if not _is_local(target):
                wanted.append(repr(target))
                raise AssertionError(f"This test reached for the network: {target!r}")
            return real(*arguments, **named)

        return guarded

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guard(getattr(socket.socket, name), 1))
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, guard(getattr(socket, name), 0))
    yield
    if wanted:
        pytest.fail(f"This test reached for the network: {', '.join(wanted)}")


def _is_local(target: object) -> bool:
    """Tell whether a host, an address pair or a path names this computer."""
    host = target[0] if isinstance(target, tuple) else target
    if isinstance(host, bytes):
        host = host.decode()
    # None and "" mean any address of this computer; a path is a socket in the file system.
    if not isinstance(host, str) or host in {"", "localhost"} or host.startswith(("/", "\0")):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return host.endswith(".localhost")


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if (record.name, record.getMessage()) not in _LEFT_IN_THE_MIDDLE:
            self.records.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_logs(request: pytest.FixtureRequest) -> Iterator[list[logging.LogRecord]]:
    """A warning in the log that the test did not announce is a finding."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield collector.records
    logging.getLogger().removeHandler(collector)
    if collector.records and request.node.get_closest_marker("logs_expected") is None:
        lines = [f"{each.name} {each.levelname}: {each.getMessage()}" for each in collector.records]
        pytest.fail("Logged, and not announced with logs_expected:\n" + "\n".join(lines))


@pytest.fixture
def logs_expected(request: pytest.FixtureRequest) -> list[logging.LogRecord]:
    """As the marker, and the records (WARNING and above) to look at."""
    request.node.add_marker(pytest.mark.logs_expected)
    records = request.getfixturevalue("no_unexpected_logs")
    assert isinstance(records, list)
    return records


@pytest.fixture(autouse=True)
def no_leaked_threads(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A thread must not outlive its test."""
    before = set(threading.enumerate())
    started: list[weakref.ref[QThread]] = []
    start = QThread.start

    def watched(thread: QThread, *arguments: QThread.Priority) -> None:
        started.append(weakref.ref(thread))
        start(thread, *arguments)

    monkeypatch.setattr(QThread, "start", watched)
    yield
    leaked = [repr(thread) for thread in _left_over(before)]
    for reference in started:
        thread = reference()
        if thread is not None and thread.isRunning() and not thread.wait(round(_PATIENCE * 1000)):
            leaked.append(repr(thread))
    if leaked:
        pytest.fail(f"Still running after the test: {', '.join(leaked)}")


def _left_over(before: set[threading.Thread]) -> list[threading.Thread]:
    # A thread of Qt that ever asked for its name stays listed as a dummy; those are watched above.
    others = [
        each for each in threading.enumerate() if each not in before and type(each).__name__ != "_DummyThread"
    ]
    for thread in others:
        thread.join(_PATIENCE)
    return [thread for thread in others if thread.is_alive()]
