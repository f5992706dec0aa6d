"""The connection itself, where the other side misbehaves below SMTP."""

import socket
import struct

import pytest

from invite_desktop.mail.wire import LineLost, Record, Wire


def _wire(listener: socket.socket) -> tuple[Wire, socket.socket]:
    wire = Wire(Record(), 5)
    wire.connect(socket.AF_INET, listener.getsockname(), 5)
    other, _ = listener.accept()
    return wire, other


def test_a_reset_is_a_lost_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        wire, other = _wire(listener)
        other.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        other.close()
        with pytest.raises(LineLost):
            wire.read_reply(5)
        wire.abort()
        wire.close()


def test_a_reply_may_drip_but_not_for_ever() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        wire, other = _wire(listener)
        with other:
            other.sendall(b"250-a\r")
            with pytest.raises(LineLost):
                wire.read_reply(0.02)
            other.sendall(b"\n250 b\n")
            assert wire.read_reply(5).text == "a\nb"
        wire.close()


def test_aborting_what_is_not_open_is_remembered() -> None:
    wire = Wire(Record(), 5)
    wire.abort()
    with pytest.raises(LineLost):
        wire.send_line("NOOP")
    wire.close()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("RCPT TO:<miha.kos@example.net>", "RCPT TO:<m***@example.net>"),
        ("550 žiga@example.net and b@c.d", "550 ž***@example.net and b***@c.d"),
        ("no address", "no address"),
        ("x" * 8000, "x" * 8000),
        ("@", "@"),
    ],
)
def test_addresses_are_shortened(line: str, shown: str) -> None:
    record = Record()
    record.add(line)
    assert record.lines == [shown]


def test_secrets_are_hidden_only_as_long_as_they_are_secrets() -> None:
    record = Record()
    with record.hiding(("hunter22",)):
        record.add("my hunter22")
    record.add("my hunter22")
    assert record.lines == ["my ***", "my hunter22"]
