"""One connection to a server: lines out, replies in, a deadline for each, and a record without secrets."""

import re
import selectors
import socket
import ssl
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from invite_desktop.mail.reply import Reply

_LONGEST_LINE = 8192  # RFC 5321 4.5.3.1.5 says 512; be generous, but not without end
_MOST_LINES = 256
_CHUNK = 16384
MASK = "***"
_RECORD_LINES = 400  # enough for one dialogue; flat while sending thousands
_ABORT_CHECK = 0.1  # seconds
_REPLY_LINE = re.compile(rb"([2-5][0-9]{2})(?:([ \-])(.*))?")
_NAME = r"[^\s<>@:;,\"()\[\]]"
_ADDRESS = re.compile(rf"(?<!{_NAME})({_NAME}){_NAME}*@")


class LineLost(Exception):
    """The connection is gone: closed, reset, silent beyond its deadline or cut off on purpose."""


class Silence(LineLost):
    """Nothing came before the deadline; what came may still be read."""


class Garbage(Exception):
    """What came is no reply; the argument is what it was."""


class Record:
    """The last lines of a dialogue, with addresses shortened to `a***@host`."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=_RECORD_LINES)
        self._secrets: tuple[str, ...] = ()

    def add(self, line: str) -> None:
        """Write one line down."""
        self._lines.append(_ADDRESS.sub(r"\1***@", self.masked(line)))

    def masked(self, text: str) -> str:
        """The text without the present secrets: there are servers that repeat a command they refuse."""
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        return text

    @contextmanager
    def hiding(self, secrets: tuple[str, ...]) -> Iterator[None]:
        """Keep some words out of the record and out of what `masked` returns."""
        self._secrets = secrets
        try:
            yield
        finally:
            self._secrets = ()

    @property
    def lines(self) -> list[str]:
        """What was said so far."""
        return list(self._lines)


class Wire:
    """Owns the socket. Every method but `abort` belongs to one thread.

    All raise `LineLost`, and `Garbage` where something was said that cannot be.
    """

    def __init__(self, record: Record, patience: float) -> None:
        self._record = record
        self._patience = patience  # seconds for the other side to take what is sent
        self._socket: socket.socket | None = None
        self._received = bytearray()
        self._aborted = False
        self.is_secure = False

    def connect(self, family: int, address: Any, timeout: float) -> None:
        """Open the connection to one of getaddrinfo's addresses. Raises `OSError` where it is refused."""
        candidate = socket.socket(family, socket.SOCK_STREAM)
        try:
            self._finish_connecting(candidate, address, time.monotonic() + timeout)
            candidate.setblocking(True)
            # the final dot is a small packet of its own, and must not wait for an acknowledgement
            candidate.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except BaseException:
            candidate.close()
            raise
        self._socket = candidate

    def _finish_connecting(self, candidate: socket.socket, address: Any, deadline: float) -> None:
        """Like `socket.connect`, but `abort` ends it: a socket not yet connected cannot be shut down."""
        candidate.setblocking(False)
        try:
            candidate.connect(address)
        except BlockingIOError:
            self._record.add("(connecting)")
        with selectors.DefaultSelector() as selector:
            selector.register(candidate, selectors.EVENT_WRITE)
            while not selector.select(_ABORT_CHECK):
                if self._aborted:
                    raise LineLost
                if time.monotonic() > deadline:
                    raise TimeoutError
        problem = candidate.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if problem:
            raise OSError(problem, "connect")

    def secure(self, context: ssl.SSLContext, host: str, timeout: float) -> None:
        """TLS from here on. Raises `ssl.SSLError` too.

        Text read before the handshake must not count as said inside it (CVE-2011-0411).
        """
        plain = self._live()
        if self._received:
            raise Garbage(self._take_all())
        plain.settimeout(timeout)
        try:
            # two steps, for `abort` must know the socket that the handshake waits on
            secured = context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
            self._socket = secured
            self._live()
            secured.do_handshake()
        except (TimeoutError, ConnectionError, ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
            raise LineLost from error
        self.is_secure = True

    def send_line(self, line: str, *, shown: str = "") -> None:
        """Send a command; `shown` stands in the record where the command is a secret."""
        self._record.add(f"C: {shown or line}")
        self._send(line.encode() + b"\r\n")

    def send_octets(self, octets: bytes, shown: str) -> None:
        """Send part of a content."""
        self._record.add(f"C: {shown}")
        self._send(octets)

    def _send(self, octets: bytes) -> None:
        line = self._live()
        if self._received:
            # an answer to nothing; left there, it would be taken for the answer to what follows
            raise Garbage(self._take_all())
        try:
            line.settimeout(self._patience)
            line.sendall(octets)
        except OSError as error:
            raise LineLost from error

    def read_reply(self, timeout: float) -> Reply:
        """One whole reply (RFC 5321 4.2.1), all of it within `timeout` seconds; text is latin-1."""
        deadline = time.monotonic() + timeout
        code = 0
        texts: list[str] = []
        while True:
            line = self._read_line(deadline)
            self._record.add("S: " + line.decode("latin-1"))
            match = _REPLY_LINE.fullmatch(line)
            if match is None or (code and int(match[1]) != code) or len(texts) >= _MOST_LINES:
                raise Garbage(line.decode("latin-1"))
            code = int(match[1])
            texts.append((match[3] or b"").decode("latin-1"))
            if match[2] != b"-":
                return Reply(code, "\n".join(texts))

    def _read_line(self, deadline: float) -> bytes:
        while (end := self._received.find(b"\n")) < 0:
            if len(self._received) > _LONGEST_LINE:
                raise Garbage(self._take_all())
            self._receive(deadline)
        line = bytes(self._received[:end])
        del self._received[: end + 1]
        return line.removesuffix(b"\r")

    def _receive(self, deadline: float) -> None:
        line = self._live()
        try:
            line.settimeout(max(deadline - time.monotonic(), 0.001))
            octets = line.recv(_CHUNK)
        except TimeoutError as error:
            raise Silence from error
        except OSError as error:
            raise LineLost from error
        if not octets:
            raise LineLost
        self._received += octets

    def _take_all(self) -> str:
        octets, self._received = bytes(self._received[:_LONGEST_LINE]), bytearray()
        return octets.decode("latin-1")

    def _live(self) -> socket.socket:
        if self._socket is None or self._aborted:
            raise LineLost
        return self._socket

    def abort(self) -> None:
        """Unblock the thread that waits here; may be called from any thread, at any time."""
        self._aborted = True
        line = self._socket
        if line is not None:
            try:
                # SSLSocket.shutdown would take the TLS layer away from under the waiting thread
                socket.socket.shutdown(line, socket.SHUT_RDWR)
            except OSError:
                self._record.add("(already closed)")

    def close(self) -> None:
        """Let go of the socket."""
        line, self._socket = self._socket, None
        if line is not None:
            line.close()
