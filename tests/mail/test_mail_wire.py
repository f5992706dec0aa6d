"""The connection itself, where the other side misbehaves below SMTP."""

import re
import selectors
import socket
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.mail.reply import Reply
from invite_desktop.mail.wire import Garbage, LineLost, Record, Replies, Silence, Unasked, Wire


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


@given(st.lists(st.integers(1, 60), max_size=20))
def test_replies_are_the_same_however_they_are_cut(cuts: list[int]) -> None:
    octets = b"250-one\r\n250-two\r\n250 three\r\n354 go\n221\r\n"
    replies, taken = Replies(Record()), []
    for begin, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(octets)], strict=True):
        replies.feed(octets[begin:end])
        while (reply := replies.take()) is not None:
            taken.append(reply)
    assert taken == [Reply(250, "one\ntwo\nthree"), Reply(354, "go"), Reply(221, "")]
    assert replies.is_empty


@pytest.mark.parametrize(
    "octets",
    [b"hello\r\n", b"250-a\r\n251 b\r\n", b"250-a\r\n" * 300, b"2" * 9000, b"199 no\r\n"],
    ids=["words", "two codes", "endless", "long", "unknown"],
)
def test_what_is_no_reply_is_garbage(octets: bytes) -> None:
    replies = Replies(Record())
    replies.feed(octets)
    with pytest.raises(Garbage):
        replies.take()


@pytest.mark.parametrize(
    ("octets", "kind", "text"),
    [
        (b"421 4.3.0 bye\r\n", Unasked, "421 4.3.0 bye"),
        (b"250 ok\r\n", Garbage, "250 ok"),
        (b"42", Garbage, "42"),
        (b"421-4.3.0 half\r\n421", Garbage, "421"),
        (b"words\r\n", Garbage, "words"),
    ],
)
def test_what_comes_unasked_is_told_by_what_it_is(octets: bytes, kind: type[Garbage], text: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        wire, other = _wire(listener)
        with other:
            wire.ensure_silence()
            other.sendall(octets)
            _wait_for(wire)
            with pytest.raises(Garbage, match=f"^{re.escape(text)}$") as caught:
                wire.ensure_silence()
            assert type(caught.value) is kind
        wire.close()


def test_nothing_is_sent_while_a_reply_is_left_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        wire, other = _wire(listener)
        with other:
            other.sendall(b"250 a\r\n250 b\r\n")
            assert wire.read_reply(5).text == "a"
            with pytest.raises(Garbage, match="250 b"):
                wire.send(b"MAIL\r\n", "MAIL")
            other.setblocking(False)
            with pytest.raises(BlockingIOError):
                other.recv(10)
        wire.close()


def test_half_a_reply_is_no_silence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        wire, other = _wire(listener)
        with other:
            other.sendall(b"421-4.3.0 bye\r\n")
            _wait_for(wire)
            with pytest.raises(Silence):
                wire.read_reply(0)
            with pytest.raises(Garbage):
                wire.send_line("MAIL")
        wire.close()
        assert wire.fileno() == -1


def _wait_for(wire: Wire) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(wire, selectors.EVENT_READ)
        assert selector.select(5)


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


def test_secrets_are_hidden_from_then_on() -> None:
    record = Record()
    record.add("a word")
    record.hide("word", "")
    record.add("a word")
    assert record.lines == ["a word", "a ***"]


@pytest.mark.parametrize("line", [b"535 no hunter22", b"535-no hunter22", b"no hunter22"])
def test_a_server_that_repeats_a_secret_tells_nobody(line: bytes) -> None:
    record = Record()
    record.hide("hunter22")
    replies = Replies(record)
    replies.feed(line + b"\r\n535 end\r\n")
    try:
        said = str(replies.take())
    except Garbage as error:
        said = repr(error)
    assert "no ***" in said
    assert "hunter22" not in said + "".join(record.lines) + replies.take_all()
