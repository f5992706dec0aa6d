"""A mail to oneself as it stands in the mailbox: what the servers on its way made of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr

from invite_desktop.domain.arrival import ArrivedIn
from invite_desktop.mail.authentication_results import Verdicts, verdicts
from invite_desktop.mail.imap_headers import Fields

_GMAIL = "mx.google.com"
_TAKEN_BY = re.compile(r"\bby\s+([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z][A-Za-z0-9-]*)")
_SHORTEST_PARENT = 2  # labels: nobody is known by a top-level domain


@dataclass(frozen=True, slots=True)
class Arrived:
    """Where the mail is and what its header says; `sender` is the address in From, empty if unreadable."""

    place: ArrivedIn
    message_id: str
    sender: str
    verdicts: Verdicts


def read_arrival(place: ArrivedIn, fields: Fields, *, is_gmail: bool) -> Arrived:
    """Read the answer to `ARRIVAL_FIELDS`."""
    _, sender = parseaddr(fields.first("from"))
    receivers = [_GMAIL] if is_gmail else _receivers(fields.every("received"))
    said = verdicts(
        fields.every("authentication-results"),
        lambda server: any(_is_same_house(server, receiver) for receiver in receivers),
    )
    return Arrived(place, fields.message_id, sender if "@" in sender else "", said)


def has_come_in(fields: Fields) -> bool:
    """Whether the side that receives mails has written something on it; a copy of what was sent has none.

    Received is no such mark: the server that takes a mail from its sender writes one too, and may file the
    copy with it.
    """
    return bool(fields.every("delivered-to") or fields.every("authentication-results"))


def _receivers(received: Sequence[str]) -> list[str]:
    """The server that took the mail last, by the topmost of the Received fields that name one."""
    for field in received:
        match = _TAKEN_BY.search(field)
        if match:
            return [match[1].lower()]
    return []


def _is_same_house(server: str, receiver: str) -> bool:
    """Whether a name in Authentication-Results is that server's, its domain's, or its neighbour's."""
    parent = receiver.partition(".")[2]
    if parent.count(".") + 1 < _SHORTEST_PARENT:
        return server == receiver
    return server in {receiver, parent} or server.partition(".")[2] == parent
