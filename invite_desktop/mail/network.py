"""Finding a server by name, telling "no network" from "no such name", and reaching it."""

import math
import selectors
import socket
import time
from collections.abc import Callable
from typing import Any

from invite_desktop.domain.errors import Offline, ServerNotFound
from invite_desktop.mail.waiting import within

_ABORT_CHECK = 0.1  # seconds
# addresses of no host (RFC 5737, 3849): asking for a route to them sends nothing
_NOBODY = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def look_up(host: str, port: int, check_aborted: Callable[[], None] = lambda: None) -> list[tuple[int, Any]]:
    """The places a name stands for: address family and what `socket.connect` takes.

    `check_aborted` raises where the wait is to be given up. Raises `Offline`, `ServerNotFound`.
    """
    try:
        found = _ask_system(host, port, check_aborted)
    except socket.gaierror as error:
        raise (Offline(host) if _is_offline(error) else ServerNotFound(host)) from error
    except UnicodeError as error:  # a name with empty or over-long labels
        raise ServerNotFound(host) from error
    return [(family, address) for family, _, _, _, address in found]


def _ask_system(host: str, port: int, check_aborted: Callable[[], None]) -> list[Any]:
    """As `socket.getaddrinfo`, which nothing can end: where the wait is given up, it is left to itself."""
    return within(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM), math.inf, check_aborted)


def _is_offline(error: socket.gaierror) -> bool:
    """Whether it is the lookup that does not work, rather than this name."""
    return error.errno == socket.EAI_AGAIN or not has_route()


def await_connection(candidate: socket.socket, deadline: float, check_aborted: Callable[[], None]) -> None:
    """Wait for a non-blocking socket that is connecting: one not yet connected cannot be shut down.

    `check_aborted` raises where the wait is to be given up. Raises `TimeoutError` at the deadline
    (`time.monotonic`), and `OSError` where the connection is refused.
    """
    with selectors.DefaultSelector() as selector:
        selector.register(candidate, selectors.EVENT_WRITE)
        while not selector.select(_ABORT_CHECK):
            check_aborted()
            if time.monotonic() > deadline:
                raise TimeoutError
    problem = candidate.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if problem:
        raise OSError(problem, "connect")


def has_route() -> bool:
    """Whether there is a network that leads anywhere. Sends nothing."""
    return any(_can_route(family, nobody) for family, nobody in _NOBODY)


def _can_route(family: int, nobody: str) -> bool:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((nobody, 53))
    except OSError:
        return False
    return True
