"""Each step of *Test settings* has its time, however lively a server is; and no step outlives `stop`."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator

import pytest
import trustme

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.domain.errors import (
    ConnectionLost,
    InviteError,
    MailboxLost,
    Offline,
    OutcomeUnknown,
    ServerUnavailable,
    ServerUnreachable,
)
from invite_desktop.domain.message import Message
from invite_desktop.operations.lines import new_session
from invite_desktop.operations.test_connection import LIMITS, ConnectionStep, ConnectionTest, new_mailbox
from tests.operations.scripted import Beside

LIMIT = 0.3
GREETING = Message("It works", "Test")
PASSWORD = "quite a secret"
_USUAL = {
    "CONNECT": b"220 there\r\n",
    "EHLO": b"250-there\r\n250 AUTH PLAIN\r\n",
    "AUTH": b"235 in\r\n",
    "MAIL": b"250 ok\r\n",
    "RCPT": b"250 ok\r\n",
    "DATA": b"354 go\r\n",
    ".": b"250 taken\r\n",
}


class Dripping:
    """A server for one connection that from some stage on says one octet after the other, without an end."""

    def __init__(self, authority: trustme.CA, stage: str) -> None:
        self._stage = stage
        self._authority = authority
        self._ended = threading.Event()
        self.reached = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> "Dripping":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        self._listening.close()

    def account(self) -> Account:
        return Account(
            from_email="ana@example.si",
            username="ana",
            encryption=Encryption.NONE if self._stage == "CONNECT" else Encryption.SSL,
            host="127.0.0.1",
            port=self._listening.getsockname()[1],
            extra_certificate=self._authority.cert_pem.bytes().decode(),
        )

    def _serve(self) -> None:
        line, _ = self._listening.accept()
        with contextlib.suppress(OSError), line:
            if self._stage == "CONNECT":
                self._drip(line, b"220-")
            elif self._stage == "HELLO":
                self._drip(line, b"\x16\x03\x03\x40\x00")
            else:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                self._authority.issue_cert("127.0.0.1").configure_cert(context)
                with context.wrap_socket(line, server_side=True) as secured:
                    self._talk(secured)

    def _talk(self, line: ssl.SSLSocket) -> None:
        lines = line.makefile("rb")
        said = "CONNECT"
        while said != self._stage:
            line.sendall(_USUAL[said])
            said = lines.readline().split(b" ")[0].strip().decode()
            while said not in _USUAL:  # the content
                said = lines.readline().split(b" ")[0].strip().decode()
        self._drip(line, _USUAL[said][:3] + b"-")

    def _drip(self, line: socket.socket, beginning: bytes) -> None:
        self.reached.set()
        line.sendall(beginning)
        while not self._ended.wait(0.01):
            line.sendall(b"x")


@pytest.mark.parametrize(
    ("stage", "step", "kind"),
    [
        ("CONNECT", ConnectionStep.CONNECT, ServerUnreachable),
        ("HELLO", ConnectionStep.SECURE, ServerUnreachable),
        ("EHLO", ConnectionStep.SECURE, ServerUnreachable),
        ("AUTH", ConnectionStep.SIGN_IN, ServerUnavailable),
        ("RCPT", ConnectionStep.SEND, ServerUnavailable),
        (".", ConnectionStep.SEND, OutcomeUnknown),
    ],
)
def test_a_server_that_drips_stretches_no_step(
    stage: str, step: ConnectionStep, kind: type[InviteError], authority: trustme.CA
) -> None:
    with Dripping(authority, stage) as server:
        account = server.account()
        test = ConnectionTest(new_session, account, PASSWORD, limits={**LIMITS, step: LIMIT})
        began = time.monotonic()
        result = test.run(GREETING, lambda report: None)
        assert LIMIT <= time.monotonic() - began < LIMIT + 2
    assert result.step is step
    assert type(result.problem) is kind
    if isinstance(result.problem, ServerUnreachable):
        assert result.problem == ServerUnreachable(account.host, account.port, timed_out=True)
    assert not test.is_stopped
    assert PASSWORD not in f"{result!r}{result.problem!r}"


@pytest.mark.parametrize("stage", ["CONNECT", "HELLO", "EHLO", "AUTH", "RCPT", "."])
def test_a_server_that_drips_is_left_at_once(stage: str, authority: trustme.CA) -> None:
    with Dripping(authority, stage) as server:
        test = ConnectionTest(new_session, server.account(), PASSWORD)
        run = Beside(lambda: test.run(GREETING, lambda report: None))
        assert server.reached.wait(10)
        began = time.monotonic()
        test.stop()
        assert run.result().problem is not None
        assert time.monotonic() - began < 0.5


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Set once a name is looked up; the answer does not come before the test is over."""
    asked, over, answered = threading.Event(), threading.Event(), threading.Event()

    def look_up(*_: object, **__: object) -> list[object]:
        asked.set()
        over.wait()
        answered.set()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    yield asked
    over.set()
    assert answered.wait(5)


ELSEWHERE = Account(from_email="a@b.si", username="a", host="smtp.example.org")


def test_a_look_up_without_an_answer_is_given_up(asked: threading.Event) -> None:
    test = ConnectionTest(new_session, ELSEWHERE, PASSWORD, limits={**LIMITS, ConnectionStep.FIND: 0.2})
    result = test.run(GREETING, lambda report: None)
    assert (result.step, result.problem) == (ConnectionStep.FIND, Offline("smtp.example.org"))
    assert asked.is_set()


def test_a_look_up_ends_with_the_test(asked: threading.Event) -> None:
    test = ConnectionTest(new_session, ELSEWHERE, PASSWORD)
    run = Beside(lambda: test.run(GREETING, lambda report: None))
    assert asked.wait(10)
    began = time.monotonic()
    test.stop()
    assert isinstance(run.result().problem, ConnectionLost)
    assert time.monotonic() - began < 0.5


def test_a_look_up_of_the_mailbox_ends_too(asked: threading.Event) -> None:
    mailbox = new_mailbox(Account(username="a", imap_host="imap.example.org"))
    opening = Beside(lambda: mailbox.open(PASSWORD))
    assert asked.wait(10)
    mailbox.abort()
    with pytest.raises(MailboxLost):
        opening.result()


def test_the_limits_are_those_that_the_screen_promises() -> None:
    assert list(LIMITS.items()) == list(zip(ConnectionStep, (5, 10, 10, 15, 20, 60), strict=True))
