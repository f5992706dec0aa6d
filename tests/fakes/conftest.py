"""What the tests of the fakes share."""

import base64
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress

import pytest
import trustme
from imapclient import IMAPClient

from invite_desktop.mail.compose import Mail
from invite_desktop.mail.smtp import Submission, Timeouts
from tests.fakes.clock import VirtualClock
from tests.fakes.gmail import FakeGmail

QUICK = Timeouts(connect=5, silence=0.2, greeting=5, command=5, content=5, quit=1)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """The certificate authority of every server in these tests; making one costs time."""
    return trustme.CA()


@pytest.fixture
def clock() -> VirtualClock:
    """A Monday morning that stands still."""
    return VirtualClock()


@pytest.fixture
def gmail(authority: trustme.CA, clock: VirtualClock) -> Iterator[FakeGmail]:
    """A fake Gmail that listens."""
    with FakeGmail(authority, clock) as gmail:
        yield gmail


class Hand:
    """Talks to a fake Gmail in several ways; everything is closed in the end."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def session(self, gmail: FakeGmail, **changes: object) -> Submission:
        """A signed-in session of the program's own client."""
        session = self._stack.enter_context(Submission(gmail.account(**changes), QUICK))  # type: ignore[arg-type]
        session.open(gmail.password)
        return session

    def mailbox(self, gmail: FakeGmail) -> IMAPClient:
        """A signed-in reader."""
        client = self.reader(gmail)
        client.login(gmail.owner.address, gmail.password)
        return client

    def reader(self, gmail: FakeGmail) -> IMAPClient:
        """A reader that is not signed in."""
        context = ssl.create_default_context(cadata=gmail.authority_pem)
        client = IMAPClient(gmail.host, gmail.imap.port, ssl_context=context, timeout=5)
        self._stack.callback(_shut, client)
        client.normalise_times = False
        return client

    def raw(self, gmail: FakeGmail, port: int) -> "Raw":
        """Octets by hand, inside TLS."""
        context = ssl.create_default_context(cadata=gmail.authority_pem)
        plain = self._stack.enter_context(socket.create_connection((gmail.host, port), 5))
        line = context.wrap_socket(plain, server_hostname=gmail.host)
        return Raw(self._stack.enter_context(line))


def _shut(client: IMAPClient) -> None:
    with suppress(OSError):  # it has been left already
        client.shutdown()


class Raw:
    """One line."""

    def __init__(self, line: ssl.SSLSocket) -> None:
        self._line = line
        self._unread = b""
        self.heard = 0

    def say(self, octets: bytes) -> None:
        """Send, as far as somebody is there."""
        try:
            self._line.sendall(octets)
        except OSError:
            return

    def hear(self) -> str:
        """The next line; empty when the line is broken."""
        while b"\n" not in self._unread:
            try:
                octets = self._line.recv(65536)
            except OSError:
                octets = b""
            if not octets:
                break
            self.heard += len(octets)
            self._unread += octets
        line, _, self._unread = self._unread.partition(b"\n")
        return line.decode().rstrip("\r")

    def hear_reply(self) -> list[str]:
        """A whole SMTP reply."""
        lines = [self.hear()]
        while lines[-1][3:4] == "-":
            lines.append(self.hear())
        return lines

    def hear_all(self) -> bytes:
        """Everything until the line is broken."""
        while self.hear():
            continue
        return self._unread

    def sign_in(self, gmail: FakeGmail, password: str = "") -> list[str]:
        """Greet and sign in over SMTP; the result is the reply to AUTH."""
        self.hear_reply()
        self.say(b"EHLO client.example.org\r\n")
        self.hear_reply()
        self.say(plain(gmail, password))
        return self.hear_reply()


def plain(gmail: FakeGmail, password: str = "") -> bytes:
    """The AUTH command."""
    pair = f"\0{gmail.owner.address}\0{password or gmail.password}"
    return b"AUTH PLAIN " + base64.b64encode(pair.encode()) + b"\r\n"


@pytest.fixture
def hand() -> Iterator[Hand]:
    """Ways to talk to the servers."""
    with ExitStack() as stack:
        yield Hand(stack)


def wait_until(holds: Callable[[], bool], patience: float = 10) -> bool:
    """Whether something came to hold."""
    deadline, never = time.monotonic() + patience, threading.Event()
    while not holds() and time.monotonic() < deadline:
        never.wait(0.002)
    return holds()


MakeMail = Callable[..., Mail]


@pytest.fixture
def make_mail() -> MakeMail:
    """Makes mails by number."""

    def make(
        number: int = 1,
        recipient: str = "",
        message_id: str = "",
        sender: str = "Ana Novak <ana.novak@gmail.com>",
    ) -> Mail:
        recipient = recipient or f"p{number}@example.net"
        message_id = message_id or f"<inv.{number}@gmail.com>"
        head = f"From: {sender}\r\nTo: {recipient}\r\nSubject: Hello\r\nMessage-ID: {message_id}\r\n"
        content = f"{head}\r\nDear {number},\r\n.\r\n..and a dot\r\n".encode()
        return Mail("ana.novak@gmail.com", recipient, content, "Hello", message_id, "")

    return make
