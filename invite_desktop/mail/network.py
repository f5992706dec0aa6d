"""Finding a server by name, and telling "no network" from "no such name"."""

import socket
from typing import Any

from invite_desktop.domain.errors import Offline, ServerNotFound

# addresses of no host (RFC 5737, 3849): asking for a route to them sends nothing
_NOBODY = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def look_up(host: str, port: int) -> list[tuple[int, Any]]:
    """The places a name stands for: address family and what `socket.connect` takes.

    Raises `Offline`, `ServerNotFound`.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise (Offline(host) if _is_offline(error) else ServerNotFound(host)) from error
    except UnicodeError as error:  # a name with empty or over-long labels
        raise ServerNotFound(host) from error
    return [(family, address) for family, _, _, _, address in found]


def _is_offline(error: socket.gaierror) -> bool:
    """Whether it is the lookup that does not work, rather than this name."""
    return error.errno == socket.EAI_AGAIN or not has_route()


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
