"""Small documents over HTTPS (RFC 9110, 9112), for which nobody waits long.

The certificate is always verified, a redirect never leaves HTTPS, and neither a server that trickles
nor one that never ends is listened to beyond the limits.
"""

import http
import io
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Any, cast
from urllib.parse import SplitResult, urljoin, urlsplit

from invite_desktop.domain.errors import AddressUnusable, Offline, ServerNotFound
from invite_desktop.mail.address import ascii_domain
from invite_desktop.mail.line import Line
from invite_desktop.mail.network import look_up
from invite_desktop.mail.tls import client_context

_PORT = 443
_REDIRECTS = {301, 302, 303, 307, 308}
_HEADERS = 32_768  # octets, besides the document's

Find = Callable[[str, int, Callable[[], None]], list[tuple[int, Any]]]


class NotThere(Exception):
    """There is no such document, or none that can be had; the argument says why, for the log."""


class Stopped(Exception):
    """Somebody ended it on purpose."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` for a document in all, `octets` it may have, `redirects` on the way to it."""

    seconds: float = 5.0
    octets: int = 65_536
    redirects: int = 3


class Https:
    """Gets documents, one at a time. Every method but `stop` belongs to one thread.

    `find` tells the places a name stands for, as `look_up` does; `extra_certificate` is PEM text of an
    authority to trust besides the usual ones.
    """

    def __init__(
        self, find: Find = look_up, extra_certificate: str = "", limits: Limits | None = None
    ) -> None:
        self._find = find
        self._limits = limits or Limits()
        self._context = client_context(extra_certificate)
        self._line = Line()
        self._stopped = False

    def stop(self) -> None:
        """End what is going on, and whatever would begin; may be called from any thread, at any time."""
        self._stopped = True
        self._line.abort()

    def check_stopped(self) -> None:
        """Raise `Stopped` if somebody has ended it."""
        if self._stopped:
            raise Stopped

    def get(self, url: str, deadline: float) -> bytes:
        """The document at an `https` address; `deadline` (`time.monotonic`) may come before the limit's.

        Raises `NotThere`, `Offline`, `Stopped`.
        """
        deadline = min(deadline, time.monotonic() + self._limits.seconds)
        for _ in range(self._limits.redirects + 1):
            try:
                document, url = self._ask(_target(url), deadline)
            except (OSError, HTTPException, ValueError, ServerNotFound) as error:
                self.check_stopped()
                raise NotThere(type(error).__name__) from error
            finally:
                self._line.close()
            if not url:
                return document
        raise NotThere("too many redirects")

    def _ask(self, target: SplitResult, deadline: float) -> tuple[bytes, str]:
        """The document, or where it is to be found instead."""
        host = target.hostname or ""
        self._open(host, target.port or _PORT, deadline)
        path = target.path + ("?" + target.query if target.query else "")
        named = target.netloc if target.port else host
        request = (
            f"GET {path or '/'} HTTP/1.1\r\nHost: {named}\r\nAccept: text/xml, application/xml\r\n"
            "Accept-Encoding: identity\r\nUser-Agent: InviteDesktop\r\nConnection: close\r\n\r\n"
        )
        self._line.send(request.encode("ascii"))
        # all that it asks of a socket is `makefile`
        with HTTPResponse(cast("socket.socket", _Received(self._line))) as response:
            response.begin()
            if response.status in _REDIRECTS:
                return b"", urljoin(target.geturl(), response.headers["Location"] or "")
            if response.status != http.HTTPStatus.OK:
                raise NotThere(f"status {response.status}")
            document = response.read(self._limits.octets + 1)
            if response.length or len(document) > self._limits.octets:
                raise NotThere("too large, or cut off")
        return document, ""

    def _open(self, host: str, port: int, deadline: float) -> None:
        """Reach the host at one of its places: each gets its share of the time, for the first may be dead."""
        try:
            places = self._find(host, port, lambda: self._check(deadline))
        except TimeoutError as error:  # it is not this name: the network's name servers say nothing
            raise Offline(host) from error
        for left in range(len(places), 0, -1):
            family, address = places[-left]
            self._renew(Line())
            try:
                self._line.within((deadline - time.monotonic()) / left)
                self._line.connect(family, address)
                break
            except OSError:
                self.check_stopped()
                if left == 1:
                    raise
        self._line.within(deadline - time.monotonic(), self._limits.octets + _HEADERS)
        self._line.secure(self._context, host)

    def _check(self, deadline: float) -> None:
        self.check_stopped()
        if time.monotonic() > deadline:
            raise TimeoutError

    def _renew(self, line: Line) -> None:
        self._line = line
        self.check_stopped()  # the other side of `stop`, which may have ended the line before only


class _Received(io.RawIOBase):
    """What comes over a line, as a file."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def makefile(self, _mode: str) -> io.BufferedReader:
        """As a socket's."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As `Line.read_some`."""
        octets = self._line.read_some(len(buffer))
        buffer[: len(octets)] = octets
        return len(octets)


def _target(url: str) -> SplitResult:
    """The parts of an address that may be asked, its host in ASCII. Raises `NotThere`, `ValueError`."""
    target = urlsplit(url)
    try:
        host = ascii_domain(target.hostname or "")
    except AddressUnusable as error:
        raise NotThere("no such host") from error
    is_clean = url.isascii() and url.isprintable() and " " not in url
    if target.scheme != "https" or target.username is not None or not is_clean:
        raise NotThere("not to be asked")
    port = f":{target.port}" if target.port else ""
    return target._replace(netloc=host + port, fragment="")
