"""Header fields as FETCH brings them (RFC 5322 3.6.4), read without trusting them to be well formed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

TEST_MARK = "X-Invite-Desktop-Test"  # holds the Message-ID, for servers that put another in its place
COPY_FIELDS = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID X-GOOGLE-ORIGINAL-MESSAGE-ID)]"
TEST_FIELDS = f"BODY.PEEK[HEADER.FIELDS (MESSAGE-ID X-GOOGLE-ORIGINAL-MESSAGE-ID {TEST_MARK.upper()})]"
ARRIVAL_FIELDS = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID FROM DELIVERED-TO RECEIVED AUTHENTICATION-RESULTS)]"
REPORT_FIELDS = "BODY.PEEK[HEADER.FIELDS (FROM CONTENT-TYPE IN-REPLY-TO REFERENCES X-ORIGINAL-MESSAGE-ID)]"
_FIELD = re.compile(r"^([!-9;-~]+)[ \t]*:((?:[^\n]*\n?)(?:[ \t][^\n]*\n?)*)", re.MULTILINE)
_ID = re.compile(r"<[^<>\s]+>")
_ORIGINAL = re.compile(
    rb"^[ \t]*(?:x-)?(?:original-)?message-id[ \t]*:\s*(<[^<>\s]+>)", re.MULTILINE | re.IGNORECASE
)
_POSTMEN = re.compile(r"(?:mailer-daemon|postmaster)@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Copy:
    """One mail of the Sent folder: ids in angle brackets, `at` when it was filed (aware, UTC).

    `original_id` is the one it was handed over with, where the server put another in its place.
    """

    message_id: str
    at: datetime
    original_id: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one mail by lower-case name, those of one name from top to bottom."""

    by_name: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, item: Mapping[bytes, Any]) -> Self:
        """Read the answer to one of the questions above; servers write the name of what they bring anew."""
        text = _part(item, b"BODY[HEADER").decode("utf-8", "replace").replace("\r\n", "\n")
        by_name: dict[str, list[str]] = {}
        for name, value in _FIELD.findall(text):
            by_name.setdefault(name.lower(), []).append(" ".join(value.split()))
        return cls(by_name)

    def every(self, name: str) -> Sequence[str]:
        """What the fields of this name say, the topmost first."""
        return self.by_name.get(name, ())

    def first(self, name: str) -> str:
        """What the topmost field of this name says; empty where there is none."""
        return next(iter(self.every(name)), "")

    @property
    def message_id(self) -> str:
        """The id with its brackets; what stands there instead, where there are none."""
        return self._id("message-id")

    @property
    def original_id(self) -> str:
        """The id before Gmail replaced it; usually empty."""
        return self._id("x-google-original-message-id")

    def _id(self, name: str) -> str:
        value = self.first(name)
        match = _ID.search(value)
        return match[0] if match else value

    def is_copy_of(self, message_id: str) -> bool:
        """Whether this is the very mail."""
        return message_id in {self.message_id, self.original_id, self._id(TEST_MARK.lower())}

    @property
    def is_report(self) -> bool:
        """Whether a mail server wrote it (RFC 3464, and those that never read it)."""
        kind = self.first("content-type").lower()
        return kind.startswith("multipart/report") or bool(_POSTMEN.search(self.first("from")))


def is_about(fields: Fields, message_id: str) -> bool:
    """Whether a report names the mail as the one it answers.

    Of References only the last counts (RFC 5322 3.6.4): a reminder's report names the invitation too.
    """
    answered = _ID.findall(fields.first("in-reply-to"))
    answered += _ID.findall(fields.first("references"))[-1:]
    answered += _ID.findall(fields.first("x-original-message-id"))
    return message_id in answered


def mentions(item: Mapping[bytes, Any], message_id: str) -> bool:
    """Whether the beginning of a report has the id in the fields of its own or of the mail that came back."""
    return message_id.encode() in _ORIGINAL.findall(_part(item, b"BODY[TEXT"))


def _part(item: Mapping[bytes, Any], name: bytes) -> bytes:
    for key, value in item.items():
        if key.upper().startswith(name) and isinstance(value, bytes):
            return value
    return b""
