"""One connection to a server: lines out, replies in, a deadline for each, and a record without secrets."""

import re
import socket
import ssl
import time
from collections import deque
from typing import Any

from invite_desktop.mail.network import await_connection
from invite_desktop.mail.reply import Reply

_LONGEST_LINE = 8192  # RFC 5321 4.5.3.1.5 says 512; be generous, but not without end
_MOST_LINES = 256
_CHUNK = 16384
MASK = "***"
_RECORD_LINES = 400  # enough for one dialogue; flat while sending thousands
_REPLY_LINE = re.compile(r"([2-5][0-9]{2})(?:([ \-])(.*))?")
_NAME = r"[^\s<>@:;,\"()\[\]]"
_ADDRESS = re.compile(rf"(?<!{_NAME})({_NAME}){_NAME}*@")


class LineLost(Exception):
    """The connection is gone: closed, reset, silent beyond its deadline or cut off on purpose."""


class Silence(LineLost):
    """Nothing came before the deadline; what came may still be read."""


class Garbage(Exception):
    """What came is no reply, or none to anything; the argument is what it was."""


class Unasked(Garbage):
    """A whole refusal that answers nothing, such as the 421 of a server that is about to hang up."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(str(reply))
        self.reply = reply


class Record:
    """The last lines of a dialogue, with addresses shortened to `a***@host`."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=_RECORD_LINES)
        self._secrets: tuple[str, ...] = ()

    def add(self, line: str) -> None:
        """Write one line down."""
        shown = self.masked(line)
        self._lines.append(_ADDRESS.sub(r"\1***@", shown) if "@" in shown else shown)

    def hide(self, *secrets: str) -> None:
        """Keep some words out of the record, and out of everything that is heard from here on."""
        self._secrets += tuple(filter(None, secrets))

    def masked(self, text: str) -> str:
        """The text without the secrets: there are servers that repeat a command they refuse."""
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        return text

    @property
    def lines(self) -> list[str]:
        """What was said so far."""
        return list(self._lines)


class Replies:
    """Takes octets however they are cut, and gives whole replies (RFC 5321 4.2.1); text is latin-1."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._octets = bytearray()
        self._code = 0
        self._texts: list[str] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing is there, not even the beginning of a reply."""
        return not self._octets and not self._texts

    def feed(self, octets: bytes) -> None:
        """Take what came."""
        self._octets += octets

    def take(self) -> Reply | None:
        """The next reply, or None where it is not whole yet. Raises `Garbage`."""
        while (end := self._octets.find(b"\n")) >= 0:
            line = bytes(self._octets[:end]).removesuffix(b"\r")
            del self._octets[: end + 1]
            reply = self._add(line)
            if reply is not None:
                return reply
        if len(self._octets) > _LONGEST_LINE:
            raise Garbage(self.take_all())
        return None

    def take_all(self) -> str:
        """What is there, be it a reply or not; nothing is there afterwards."""
        octets, self._octets, self._texts = bytes(self._octets[:_LONGEST_LINE]), bytearray(), []
        return self._record.masked(octets.decode("latin-1"))

    def _add(self, line: bytes) -> Reply | None:
        text = self._record.masked(line.decode("latin-1"))
        self._record.add("S: " + text)
        match = _REPLY_LINE.fullmatch(text)
        is_first = not self._texts
        if match is None or len(self._texts) >= _MOST_LINES or not (is_first or int(match[1]) == self._code):
            raise Garbage(text)
        self._code = int(match[1])
        self._texts.append(match[3] or "")
        if match[2] == "-":
            return None
        texts, self._texts = self._texts, []
        return Reply(self._code, "\n".join(texts))


class Wire:
    """Owns the socket. Every method but `abort` belongs to one thread.

    All raise `LineLost`, and `Garbage` where something was said that cannot be.
    """

    def __init__(self, record: Record, patience: float) -> None:
        self._record = record
        self._patience = patience  # seconds for the other side to take what is sent
        self._socket: socket.socket | None = None
        self._replies = Replies(record)
        self._aborted = False
        self.is_secure = False

    def connect(self, family: int, address: Any, timeout: float) -> None:
        """Open the connection to one of getaddrinfo's addresses. Raises `OSError` where it is refused."""
        candidate = socket.socket(family, socket.SOCK_STREAM)
        try:
            candidate.setblocking(False)
            try:
                candidate.connect(address)
            except BlockingIOError:
                self._record.add("(connecting)")
            await_connection(candidate, time.monotonic() + timeout, self.check_aborted)
            candidate.setblocking(True)
            # the final dot is a small packet of its own, and must not wait for an acknowledgement
            candidate.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except BaseException:
            candidate.close()
            raise
        self._socket = candidate

    def check_aborted(self) -> None:
        """Raise where the line was ended on purpose."""
        if self._aborted:
            raise LineLost

    def secure(self, context: ssl.SSLContext, host: str, timeout: float) -> None:
        """TLS from here on. Raises `ssl.SSLError` too.

        Text read before the handshake must not count as said inside it (CVE-2011-0411).
        """
        plain = self._live()
        if not self._replies.is_empty:
            raise Garbage(self._replies.take_all())
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
        self._record.add(f"TLS: {secured.version()}")

    def fileno(self) -> int:
        """The socket's number, for selectors; -1 where there is none."""
        return -1 if self._socket is None else self._socket.fileno()

    def send_line(self, line: str, *, shown: str = "") -> None:
        """Send a command; `shown` stands in the record where the command is a secret."""
        self.send(line.encode() + b"\r\n", shown or line)

    def send(self, octets: bytes, *shown: str) -> None:
        """Write where no answer is awaited and none was read; the record has the lines `shown`."""
        if not self._replies.is_empty:
            self.ensure_silence()
        self.write(octets, *shown)

    def ensure_silence(self) -> None:
        """Find what came unasked: left there, it would be taken for the answer to what follows.

        Does not wait. Raises `Unasked` where it is a refusal, for whatever was said so far; sends nothing.
        """
        if self._replies.is_empty:
            try:
                self._receive(0)
            except Silence:
                return
        reply = self._replies.take()
        if reply is None:
            raise Garbage(self._replies.take_all())
        raise Unasked(reply) if reply.code // 100 in {4, 5} else Garbage(str(reply))

    def write(self, octets: bytes, *shown: str) -> None:
        """Send, whatever came meanwhile. Where it raises, some of the octets may have left."""
        connection = self._live()
        for line in shown:
            self._record.add(f"C: {line}")
        try:
            connection.settimeout(self._patience)
            connection.sendall(octets)
        except OSError as error:
            raise LineLost from error

    def read_reply(self, timeout: float) -> Reply:
        """One whole reply, all of it within `timeout` seconds; with 0 or less, one that is here already.

        Raises `Silence` where it is not whole by then; what came of it is kept.
        """
        deadline = time.monotonic() + timeout
        while (reply := self._replies.take()) is None:
            self._receive(deadline - time.monotonic())
        return reply

    def _receive(self, seconds: float) -> None:
        connection = self._live()
        try:
            connection.settimeout(max(seconds, 0))
            octets = connection.recv(_CHUNK)
        except (TimeoutError, BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError) as error:
            raise Silence from error
        except OSError as error:
            raise LineLost from error
        if not octets:
            raise LineLost
        self._replies.feed(octets)

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
        """Let go of the socket, and of what came over it."""
        self._replies.take_all()
        line, self._socket = self._socket, None
        if line is not None:
            line.close()
