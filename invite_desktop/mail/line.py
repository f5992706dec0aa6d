"""One encrypted line to a server: a deadline for each step, and an end to any wait from outside.

A socket's own timeout begins anew with each packet, so that a server that trickles could hold us for
ever, and nothing could end its connecting.
"""

import contextlib
import socket
import ssl
import threading
import time
from typing import Any

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

    def within(self, seconds: float, most: int | None = None) -> None:
        """Everything from here on, until the next call, happens within so many seconds and octets read."""
        self._deadline = time.monotonic() + seconds
        self._allowance = _MOST if most is None else most

    def connect(self, family: int, address: Any) -> None:
        """Reach one of getaddrinfo's addresses."""
        candidate = socket.socket(family, socket.SOCK_STREAM)
        try:
            candidate.setblocking(False)
            with contextlib.suppress(BlockingIOError):  # it goes on while we wait
                candidate.connect(address)
            await_connection(candidate, self._deadline, self.check_aborted)
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

    def read_some(self, size: int) -> bytes:
        """What comes next, at most so many octets; none where the other side has ended the connection."""
        if not self._received:
            self._received += self._next()
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
        octets = self._next()
        if not octets:
            raise ConnectionError
        self._received += octets

    def _next(self) -> bytes:
        line = self._live()
        line.settimeout(self._time_left())
        octets = line.recv(_CHUNK)
        self._allowance -= len(octets)
        if self._allowance < 0:
            raise ConnectionError
        return octets

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
        self.check_aborted()
        if self._socket is None:
            raise ConnectionError
        return self._socket

    def check_aborted(self) -> None:
        """Raise where the line was ended on purpose."""
        if self._aborted.is_set():
            raise AbortedError

    def pause(self, seconds: float) -> None:
        """Wait; `abort` ends it."""
        self._aborted.wait(seconds)
        self.check_aborted()

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
