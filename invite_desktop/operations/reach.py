"""Whether the internet can be reached at all."""

from urllib.parse import urlsplit

from invite_desktop.domain.errors import Offline
from invite_desktop.mail.network import has_route


def require_network(url: str) -> None:
    """Raise `Offline` where no network leads anywhere, so that this link can't be opened. Sends nothing."""
    if not has_route():
        raise Offline(urlsplit(url).netloc)
