"""Keeping awake: with what `wakepy` has for tests, and over D-Bus with a bus of our own."""

import gc
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from invite_desktop.system import power
from invite_desktop.system.power import KeepAwake

GREETING, COOKIE = ":1.7", 4711


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without a desktop, whatever the tests run on."""
    for name in (
        "DBUS_SESSION_BUS_ADDRESS",
        "WAKEPY_FAKE_SUCCESS",
        "WAKEPY_FORCE_FAILURE",
        "XDG_SESSION_DESKTOP",
    ):
        monkeypatch.delenv(name, raising=False)
    if sys.platform != "linux":
        monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "1")


@pytest.fixture
def willing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that does as it is asked."""
    monkeypatch.delenv("WAKEPY_FORCE_FAILURE", raising=False)
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")


@pytest.fixture
def awake() -> Iterator[KeepAwake]:
    keep = KeepAwake()
    yield keep
    keep.stop()


# -- with and without --------------------------------------------------------------------------------


@pytest.mark.usefixtures("willing")
def test_it_is_active_from_start_to_stop(awake: KeepAwake) -> None:
    seen = [awake.is_active, awake.start(), awake.is_active]
    awake.stop()
    assert [*seen, awake.is_active] == [False, True, True, False]


@pytest.mark.usefixtures("willing")
def test_asking_or_stopping_twice_changes_nothing(awake: KeepAwake) -> None:
    awake.stop()
    assert awake.start()
    assert awake.start()
    awake.stop()
    awake.stop()
    assert not awake.is_active
    assert awake.start(), "and it can be asked again"


@pytest.mark.usefixtures("willing")
def test_as_a_context_it_lets_go_and_lets_errors_pass() -> None:
    with KeepAwake() as awake:
        seen = [awake.is_active]
    seen.append(awake.is_active)
    with pytest.raises(ZeroDivisionError), awake:
        raise ZeroDivisionError
    assert [*seen, awake.is_active] == [True, False, False]


def test_a_computer_that_cannot_just_says_so(awake: KeepAwake, caplog: pytest.LogCaptureFixture) -> None:
    assert not awake.start()
    assert not awake.is_active
    assert "The computer stays awake: False" in caplog.messages
    assert not [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}]


@pytest.mark.parametrize(
    "address", ["", "nonsense", "unix:path=/nowhere/at/all", "tcp:host=127.0.0.1,port=9"]
)
def test_a_desktop_that_is_not_there_is_a_no(
    awake: KeepAwake, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert not awake.start()


def test_without_its_library_it_is_a_no(
    awake: KeepAwake, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)
    assert not awake.start()
    assert "Keeping the computer awake did not work" in caplog.messages


@pytest.mark.usefixtures("willing")
def test_without_d_bus_it_asks_all_the_same(awake: KeepAwake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wakepy.dbus_adapters.jeepney", None)
    assert awake.start()


def test_the_library_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, invite_desktop.system.power; print('wakepy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


# -- over D-Bus --------------------------------------------------------------------------------------


class Bus:
    """A session bus with nobody on it but a desktop's session manager, or one that falls silent.

    `says` is how far it goes: to "nothing", to the "sign-in", to the "greeting", to all but an answer at the
    end ("no goodbye"), or to "everything".
    """

    def __init__(self, folder: Path, says: str) -> None:
        self.path = folder / "bus"
        self.says = says
        self.asked: list[str] = []
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.path))
        self._listener.listen()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """Everybody has hung up."""
        if self._ending.is_set():
            return
        self._ending.set()
        with socket.socket(socket.AF_UNIX) as caller:
            caller.connect(str(self.path))
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            line, _ = self._listener.accept()
            with line:
                if self._ending.is_set():
                    return
                self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        first = b"" if self.says == "nothing" else self._sign_in(line)
        if self.says in {"nothing", "sign-in"}:
            while line.recv(4096):
                continue
        else:
            self._answer(line, first)

    @staticmethod
    def _sign_in(line: socket.socket) -> bytes:
        """What came behind the sign-in already."""
        received = b""
        while b"BEGIN\r\n" not in received:
            data = line.recv(4096)
            received += data
            if b"AUTH EXTERNAL" in data:
                line.sendall(b"OK 1234deadbeef1234deadbeef12345678\r\n")
        return received.partition(b"BEGIN\r\n")[2]

    def _answer(self, line: socket.socket, first: bytes) -> None:
        import jeepney  # type: ignore[import-untyped]  # it has no types
        from jeepney.low_level import HeaderFields, Parser  # type: ignore[import-untyped]

        parser = Parser()
        while data := first or line.recv(4096):
            first = b""
            parser.add_data(data)
            while (message := parser.get_next_message()) is not None:
                name = message.header.fields[HeaderFields.member]
                to = message.header.fields[HeaderFields.interface]
                self.asked.append(name)
                if name == "Hello":
                    answer = jeepney.new_method_return(message, "s", (GREETING,))
                elif self.says == "greeting" or "gnome" not in to:
                    answer = jeepney.new_error(message, "org.freedesktop.DBus.Error.ServiceUnknown")
                elif name == "Uninhibit" and self.says == "no goodbye":
                    return
                elif name == "Inhibit":
                    answer = jeepney.new_method_return(message, "u", (COOKIE,))
                else:
                    answer = jeepney.new_method_return(message)
                line.sendall(answer.serialise(serial=len(self.asked)))


@pytest.fixture
def bus(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    pytest.importorskip("jeepney", reason="this system's programs do not talk over D-Bus")
    bus = Bus(tmp_path, request.param)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={bus.path}")
    if request.param in {"nothing", "sign-in"}:  # no answer will come, however long one waits
        monkeypatch.setattr(power, "PATIENCE", 0.1)
    yield bus
    bus.close()


@pytest.mark.parametrize("bus", ["everything"], indirect=True)
def test_a_desktop_is_asked_and_told_when_it_is_over(bus: Bus, awake: KeepAwake) -> None:
    assert awake.start()
    assert bus.asked == ["Hello", "Inhibit", "Inhibit"]
    awake.stop()
    assert bus.asked == ["Hello", "Inhibit", "Inhibit", "Uninhibit"]


@pytest.mark.parametrize("bus", ["nothing", "sign-in", "greeting"], indirect=True)
def test_a_desktop_that_falls_silent_or_knows_nobody_is_a_no(bus: Bus, awake: KeepAwake) -> None:
    assert not awake.start()
    assert not awake.is_active
    assert "Uninhibit" not in bus.asked


@pytest.mark.skipif(sys.platform != "linux", reason="open files are counted in /proc")
@pytest.mark.parametrize("bus", ["everything", "greeting"], indirect=True)
def test_nothing_stays_open(bus: Bus, awake: KeepAwake) -> None:
    threads = threading.active_count()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        awake.start()
        awake.stop()
    assert threading.active_count() == threads
    bus.close()  # its ends of the lines, too
    gc.collect()
    assert len(list(Path("/proc/self/fd").iterdir())) <= before


@pytest.mark.parametrize("bus", ["everything"], indirect=True)
def test_garbage_is_left_to_the_screens_thread(
    bus: Bus, awake: KeepAwake, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> int:
        raise AssertionError("garbage was collected here")

    awake.start()
    monkeypatch.setattr(gc, "collect", forbidden)
    awake.stop()
    monkeypatch.undo()
    assert bus.asked[-1] == "Uninhibit"


@pytest.mark.parametrize("bus", ["no goodbye"], indirect=True)
def test_a_desktop_that_is_gone_at_the_end_harms_nobody(
    bus: Bus, awake: KeepAwake, caplog: pytest.LogCaptureFixture
) -> None:
    awake.start()
    awake.stop()
    assert bus.asked[-1] == "Uninhibit"
    assert not awake.is_active
    assert "Keeping the computer awake did not work" in caplog.messages
