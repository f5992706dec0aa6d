"""Mails that the practice server took, and the files in which they outlive it."""

import os
import re
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

_STORED = re.compile(
    rb"Return-Path: <(?P<sender>.*)>\r\nDelivered-To: <(?P<recipient>.*)>\r\nX-Received-At: (?P<at>.*)\r\n"
)


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """A mail that was taken: its envelope, the octets between DATA and the dot, the time in UTC."""

    sender: str
    recipient: str
    content: bytes = field(repr=False)
    received_at: datetime


def write_mail(path: Path, mail: ReceivedMail) -> None:
    """Whole or not at all."""
    envelope = (
        f"Return-Path: <{mail.sender}>\r\n"
        f"Delivered-To: <{mail.recipient}>\r\n"
        f"X-Received-At: {mail.received_at.isoformat()}\r\n"
    )
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(envelope.encode() + mail.content)
    Path(name).replace(path)


def read_mail(path: Path) -> ReceivedMail:
    """A mail from its file; from one that somebody else put there, as much as it says."""
    octets = path.read_bytes()
    match = _STORED.match(octets)
    if match is None:
        return ReceivedMail("", "", octets, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    return ReceivedMail(
        match["sender"].decode(),
        match["recipient"].decode(),
        octets[match.end() :],
        datetime.fromisoformat(match["at"].decode("ascii")),
    )
