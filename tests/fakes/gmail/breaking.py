"""Connections that break after any octet, in either direction."""

from collections import deque
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Break:
    """When a connection breaks: with the n-th octet received, which is still obeyed, but no longer answered;
    or after the n-th octet sent. Octets are counted inside TLS, from the first."""

    received: int | None = None
    sent: int | None = None


NEVER = Break()


class Breaks:
    """Planned breaks, one for each of the connections to come.

    `heard` is every octet that came over all of them, before TLS and inside it; kept from when it is set.
    """

    def __init__(self) -> None:
        self._planned: deque[Break] = deque()
        self.heard: bytearray | None = None

    def plan(self, *breaks: Break) -> None:
        """For the next connections, in this order; NEVER for one that stays whole."""
        self._planned.extend(breaks)

    def next(self) -> Break:
        """For a connection that has just been made."""
        return self._planned.popleft() if self._planned else NEVER


class Breaking:
    """Comes before an `asyncio.Protocol` among the bases; a subclass takes what comes, and sends."""

    transport: Any
    received = sent = 0
    _break = NEVER
    _is_mute = False
    _heard: bytearray | None = None

    def begin(self, breaks: Breaks) -> None:
        """The connection is made."""
        self._break = breaks.next()
        self._heard = breaks.heard

    def take(self, octets: bytes) -> None:
        """Something came."""
        raise NotImplementedError

    def data_received(self, octets: bytes) -> None:
        """Count, and break where it is planned."""
        if self._heard is not None:
            self._heard += octets
        limit = self._break.received
        self.received += len(octets)
        if limit is None or self.received < limit:
            self.take(octets)
            return
        octets = octets[: len(octets) - (self.received - limit)]
        self.take(octets[:-1])
        self._is_mute = True
        self.take(octets[-1:])
        self.hang_up()

    def send(self, octets: bytes) -> None:
        """Say something, as far as it goes."""
        if self._is_mute or self.transport.is_closing():
            return
        limit = self._break.sent
        self.sent += len(octets)
        if limit is None or self.sent < limit:
            self.transport.write(octets)
        else:
            self.transport.write(octets[: len(octets) - (self.sent - limit)])
            self.hang_up()

    def hang_up(self) -> None:
        """Break the line; what was said before still arrives."""
        if not self.transport.is_closing():
            self.transport.abort()
