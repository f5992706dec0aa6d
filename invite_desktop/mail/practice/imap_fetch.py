"""What FETCH tells about a message (RFC 3501 6.4.5 and 7.4.2), with Gmail's own items."""

import re
from datetime import datetime

from invite_desktop.mail.practice.imap_search import Entry
from invite_desktop.mail.practice.imap_words import MONTHS, Malformed, Word, encoded_name, quoted, text
from invite_desktop.mail.practice.mailstore import SEEN, MailStore, StoredMail

_BODY = re.compile(r"BODY(\.PEEK)?\[(.*?)\](?:<(\d+)\.(\d+)>)?", re.IGNORECASE)
_FIELDS = re.compile(r"HEADER\.FIELDS \(([^)]*)\)", re.IGNORECASE)
_SECTION = re.compile(_FIELDS.pattern + "|HEADER|TEXT|", re.IGNORECASE)
_FIELD = re.compile(rb"^([^\s:]+):.*(?:\r?\n[ \t].*)*\r?\n?", re.MULTILINE)


class Fetch:
    """The items that one FETCH asks for. Making one raises `Malformed` for an item that is not known."""

    def __init__(self, store: MailStore, asked: list[Word]) -> None:
        self._store = store
        inner = asked[0] if len(asked) == 1 and isinstance(asked[0], list) else asked
        self._items = [text(item) for item in inner]
        for item in self._items:
            match = _BODY.fullmatch(item)
            if not (_SECTION.fullmatch(match[2]) if match else item.upper() in _KNOWN):
                raise Malformed

    @property
    def reads(self) -> bool:
        """Whether the messages count as read afterwards: `BODY[]` does that, `BODY.PEEK[]` does not."""
        return any((match := _BODY.fullmatch(item)) and not match[1] for item in self._items)

    def answer(self, entry: Entry, *, with_uid: bool) -> bytes:
        """The untagged reply about one message."""
        items = self._items
        if with_uid and "UID" not in {item.upper() for item in items}:
            items = ["UID", *items]
        told = b" ".join(self._tell(item, entry) for item in items)
        return b"* %d FETCH (%b)\r\n" % (entry.sequence, told)

    def _tell(self, item: str, entry: Entry) -> bytes:
        match = _BODY.fullmatch(item)
        if match:
            return self._section(match, entry.mail)
        mail, name = entry.mail, item.upper()
        values = {
            "UID": lambda: str(entry.uid),
            "FLAGS": lambda: f"({' '.join(sorted(mail.flags))})",
            "INTERNALDATE": lambda: f'"{internal_date(mail.at)}"',
            "RFC822.SIZE": lambda: str(len(mail.content)),
            "X-GM-MSGID": lambda: str(mail.number),
            "X-GM-THRID": lambda: str(mail.thread),
            "X-GM-LABELS": lambda: self._labels(mail),
        }
        return f"{name} {values[name]()}".encode()

    def _labels(self, mail: StoredMail) -> str:
        return f"({' '.join(quoted(encoded_name(label)) for label in self._store.labels(mail))})"

    def _section(self, match: re.Match[str], mail: StoredMail) -> bytes:
        octets = _part(match[2], mail)
        name = f"BODY[{match[2]}]"
        if match[3]:
            start = int(match[3])
            octets = octets[start : start + int(match[4])]
            name += f"<{start}>"
        return b"%b {%d}\r\n%b" % (name.encode(), len(octets), octets)


_KNOWN = {"UID", "FLAGS", "INTERNALDATE", "RFC822.SIZE", "X-GM-MSGID", "X-GM-THRID", "X-GM-LABELS"}


def mark_read(mail: StoredMail) -> None:
    """Somebody has seen it."""
    mail.flags.add(SEEN)


def internal_date(at: datetime) -> str:
    """As `22-Nov-2026 10:00:00 +0100`, whatever language the computer speaks."""
    return f"{at.day:2}-{MONTHS[at.month - 1]}-{at:%Y %H:%M:%S %z}"


def _part(section: str, mail: StoredMail) -> bytes:
    fields = _FIELDS.fullmatch(section)
    if fields:
        wanted = {name.strip('"').lower().encode() for name in fields[1].split()}
        found = [match[0] for match in _FIELD.finditer(mail.header) if match[1].lower() in wanted]
        return b"".join(found) + b"\r\n"
    parts = {"": mail.content, "HEADER": mail.header, "TEXT": mail.content[len(mail.header) :]}
    return parts[section.upper()]
