"""One encrypted line to a mailbox's server: a deadline for each step, and an end to any wait from outside.

imaplib speaks the protocol over it. Its own reading waits for each packet anew, so that a server
that trickles could hold it for ever, and nothing could end its connecting.
"""

import contextlib
import imaplib  # noqa: TID251 - under `Line`, whose TLS is verified
import socket
import ssl
import threading
import time
from typing import Any

from imapclient import IMAPClient

from invite_desktop.mail.network import await_connection

_CHUNK = 16384
_LONGEST_LINE = 1_000_000  # a search may find every message of a year, in one line
_MOST = 64_000_000  # octets in answer to one command


class AbortedError(OSError):
    """Somebody ended the line on purpose."""


class Line:
    """Owns the socket. Every method but `abort` belongs to one thread; all raise `OSError`."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._received = bytearray()
        self._deadline = 0.0
        self._allowance = 0
        self._aborted = threading.Event()

    @property
    def is_open(self) -> bool:
        """Whether there is a connection that was not closed from here."""
        return self._socket is not None and not self._aborted.is_set()

    def within(self, seconds: float) -> None:
        """Everything from here on, until the next call, happens within so many seconds."""
        self._deadline = time.monotonic() + seconds
        self._allowance = _MOST

    def connect(self, family: int, address: Any) -> None:
        """Reach one of getaddrinfo's addresses."""
        candidate = socket.socket(family, socket.SOCK_STREAM)
        try:
            candidate.setblocking(False)
            with contextlib.suppress(BlockingIOError):  # it goes on while we wait
                candidate.connect(address)
            await_connection(candidate, self._deadline, self._check_aborted)
            # imapclient sends the end of a line by itself: it must not wait for an acknowledgement
            candidate.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except BaseException:
            candidate.close()
            raise
        self._socket = candidate

    def secure(self, context: ssl.SSLContext, host: str) -> None:
        """TLS from here on."""
        plain = self._live()
        plain.settimeout(self._time_left())
        # two steps, for `abort` must know the socket that the handshake waits on
        secured = context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
        self._socket = secured
        self._live()
        secured.do_handshake()

    def send(self, octets: bytes) -> None:
        """Send all of it."""
        line = self._live()
        line.settimeout(self._time_left())
        line.sendall(octets)

    def read(self, size: int) -> bytes:
        """Exactly so many octets."""
        if size > self._allowance:
            raise ConnectionError(f"a literal of {size} octets")
        while len(self._received) < size:
            self._receive()
        return self._take(size)

    def readline(self) -> bytes:
        """A line with its end."""
        searched = 0
        while (end := self._received.find(b"\n", searched)) < 0:
            searched = len(self._received)
            if searched > _LONGEST_LINE:
                raise ConnectionError(f"a line of more than {_LONGEST_LINE} octets")
            self._receive()
        return self._take(end + 1)

    def _receive(self) -> None:
        line = self._live()
        line.settimeout(self._time_left())
        octets = line.recv(_CHUNK)
        self._allowance -= len(octets)
        if not octets or self._allowance < 0:
            raise ConnectionError
        self._received += octets

    def _take(self, size: int) -> bytes:
        octets = bytes(self._received[:size])
        del self._received[:size]
        return octets

    def _time_left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _live(self) -> socket.socket:
        self._check_aborted()
        if self._socket is None:
            raise ConnectionError
        return self._socket

    def _check_aborted(self) -> None:
        if self._aborted.is_set():
            raise AbortedError

    def pause(self, seconds: float) -> None:
        """Wait; `abort` ends it."""
        self._aborted.wait(seconds)
        self._check_aborted()

    def abort(self) -> None:
        """Unblock the thread that waits here; may be called from any thread, at any time."""
        self._aborted.set()
        line = self._socket
        if line is not None:
            with contextlib.suppress(OSError):  # closed already
                # SSLSocket.shutdown would take the TLS layer away from under the waiting thread
                socket.socket.shutdown(line, socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the socket."""
        line, self._socket = self._socket, None
        if line is not None:
            line.close()


class Protocol(imaplib.IMAP4):
    """imaplib over a `Line` that is open already. The constructor reads the greeting."""

    def __init__(self, line: Line) -> None:
        self._line = line
        super().__init__()

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        """Nothing is left to do."""

    def read(self, size: int) -> bytes:
        """As `Line.read`."""
        return self._line.read(size)

    def readline(self) -> bytes:
        """As `Line.readline`."""
        return self._line.readline()

    def send(self, data: Any) -> None:
        """As `Line.send`."""
        self._line.send(bytes(data))

    def shutdown(self) -> None:
        """As `Line.close`."""
        self._line.close()

    def _get_response(self, *arguments: Any) -> Any:
        """imaplib's, which waits on where the server says goodbye instead of asking for a secret."""
        response = super()._get_response(*arguments)  # type: ignore[misc]  # typeshed knows no private names
        if self.state != "LOGOUT":
            self._check_bye()
        return response

    def sign_in(self, username: str, password: str) -> None:
        """One attempt: AUTHENTICATE PLAIN (RFC 4616) where it is offered, for it is UTF-8, else LOGIN.

        In both the password travels by itself, and never in a line that imaplib keeps.
        """
        if "AUTH=PLAIN" in self.capabilities:
            answers = iter([f"\0{username}\0{password}".encode()])
            self.authenticate("PLAIN", lambda _challenge: next(answers, None))
            return
        name = username.replace("\\", "\\\\").replace('"', '\\"')
        self.literal = password.encode()  # type: ignore[assignment]  # sent as it is, after LOGIN's line
        # as octets, for imaplib's own way knows ASCII only
        kind, data = self._simple_command("LOGIN", f'"{name}"'.encode())
        if kind != "OK":
            raise self.error(data[-1])
        self.state = "AUTH"


class Client(IMAPClient):  # type: ignore[misc]  # imapclient brings no types
    """imapclient's reading of what comes, over a `Protocol`. Folder names stay as the server writes them."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        super().__init__("", 0)
        protocol.debug = 0  # it would tell its logger every line, those that a server repeats among them
        self.folder_encode = False
        self.normalise_times = False

    def _create_IMAP4(self) -> Protocol:  # noqa: N802 - imapclient's name
        return self.protocol

    def _set_read_timeout(self) -> None:
        """The line has its deadlines."""

    def list_special_folders(self) -> Any:
        """The folders with special uses, where the server tells them only when asked (RFC 6154 5.1)."""
        kind, data = self.protocol._simple_command("LIST", '""', '"*"', "RETURN (SPECIAL-USE)")  # noqa: SLF001
        self._checkok("LIST", kind, data)
        _, data = self.protocol._untagged_response(kind, data, "LIST")  # noqa: SLF001
        return self._proc_folder_list(data)
