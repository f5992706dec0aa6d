"""Ports behind which no mail server stands, and names that lead where a test wants."""

import selectors
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

import pytest

LOOPBACK = "127.0.0.1"
_CHUNK = 65536
_PATIENCE = 5.0

Talk = Callable[[socket.socket], None]


class Door:
    """Lets a function talk to whoever comes, one after the other, and keeps every octet that was heard.

    The function ends by hanging up. `visits` counts those who came.
    """

    def __init__(self, talk: Talk, host: str = LOOPBACK) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family)
        self._talk = talk
        self._is_open = True
        self._thread = threading.Thread(target=self._answer, name="door")
        self.host, self.port = self._listener.getsockname()[:2]
        self.heard = bytearray()
        self.visits = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_open = False
        socket.create_connection((self.host, self.port)).close()  # wakes the accepting thread
        self._thread.join()
        self._listener.close()

    def _answer(self) -> None:
        while True:
            line, _ = self._listener.accept()
            with line:
                if not self._is_open:
                    return
                self.visits += 1
                line.settimeout(_PATIENCE)
                try:
                    self._talk(line)
                except OSError:
                    continue  # the other side hung up first

    def listen(self, line: socket.socket, at_least: int = 1) -> bytes:
        """What is said, until so many octets are there or the other side hangs up."""
        octets = b""
        while len(octets) < at_least and (part := line.recv(_CHUNK)):
            octets += part
        self.heard += octets
        return octets


@contextmanager
def full_port() -> Iterator[int]:
    """A port that takes no more connections and says nothing, as a firewall does."""
    with socket.socket() as listener, socket.socket() as first, socket.socket() as second:
        listener.bind((LOOPBACK, 0))
        listener.listen(0)
        for queued in (first, second):
            queued.setblocking(False)
            queued.connect_ex(listener.getsockname())
        yield int(listener.getsockname()[1])


def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        return int(listener.getsockname()[1])


class Names:
    """What names lead to; `look_up` stands in for `socket.getaddrinfo`.

    `answers` are used up one by one, for the mail server's name, and the last holds: places as (address,
    port), or an errno of `gaierror`. A port of 0 is the one that was asked for.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
        self._real = socket.getaddrinfo
        self.host = host
        self.answers: list[int | list[tuple[str, int]]] = [[(LOOPBACK, 0)]]
        monkeypatch.setattr(socket, "getaddrinfo", self.look_up)

    def look_up(self, host: str, port: int, *arguments: Any, **named: Any) -> list[Any]:
        """As `socket.getaddrinfo`."""
        if host != self.host:
            return self._real(host, port, *arguments, **named)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, int):
            raise socket.gaierror(answer, "scripted")
        return [place for address, where in answer for place in _numeric(address, where or port)]


def _numeric(address: str, port: int) -> list[Any]:
    if ":" in address:
        return [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))]
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]


def forward(port: int, *limits: int | None) -> Talk:
    """A talk that carries octets to a port and back; each visit ends after so many octets from there.

    `limits` are for one visit after the other; those without one last as long as both sides like.
    """
    left = list(limits)

    def talk(line: socket.socket) -> None:
        limit = left.pop(0) if left else None
        with socket.create_connection((LOOPBACK, port)) as far:
            _carry(line, far, limit)

    return talk


def _carry(near: socket.socket, far: socket.socket, limit: int | None) -> None:
    carried = 0
    with selectors.DefaultSelector() as selector:
        selector.register(near, selectors.EVENT_READ, far)
        selector.register(far, selectors.EVENT_READ, near)
        while True:
            for key, _ in selector.select():
                octets = key.fileobj.recv(_CHUNK)  # type: ignore[union-attr]  # one of the two sockets
                if not octets:
                    return
                if key.fileobj is far and limit is not None:
                    octets = octets[: limit - carried]
                    carried += len(octets)
                key.data.sendall(octets)
                if carried == limit:
                    return
