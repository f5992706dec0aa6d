"""Search keys of IMAP (RFC 3501 6.4.4) and of Gmail's own search box (X-GM-RAW)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from invite_desktop.mail.practice.imap_words import MONTHS, Malformed, Word, text
from invite_desktop.mail.practice.mailstore import ALL, INBOX, SEEN, MailStore, StoredMail


@dataclass(frozen=True, slots=True)
class Entry:
    """A message as it stands in the selected folder."""

    sequence: int
    uid: int
    mail: StoredMail


Test = Callable[[Entry], bool]

_DATE = re.compile(r"(\d{1,2})-([A-Za-z]{3})-(\d{4})")
_NUMBERS = re.compile(r"(?:\d+|\*)(?::(?:\d+|\*))?(?:,(?:\d+|\*)(?::(?:\d+|\*))?)*")
_RAW_TERM = re.compile(r'(?:(\w+):)?(?:"([^"]*)"|\(([^)]*)\)|(\S+))')


def numbers(pattern: str, highest: int) -> Callable[[int], bool]:
    """Which numbers a set such as `1:5,9,12:*` means. Raises `Malformed`."""
    if not _NUMBERS.fullmatch(pattern):
        raise Malformed
    ranges = []
    for part in pattern.split(","):
        ends = [highest if end == "*" else int(end) for end in part.split(":")]
        ranges.append((min(ends), max(ends)))
    if len(ranges) > 1 and all(low == high for low, high in ranges):
        listed = {low for low, _ in ranges}
        return listed.__contains__
    return lambda number: any(low <= number <= high for low, high in ranges)


class Search:
    """Turns the words of a search into a test; all of them have to hold."""

    def __init__(self, store: MailStore, highest_sequence: int, highest_uid: int) -> None:
        self._store = store
        self._highest_sequence = highest_sequence
        self._highest_uid = highest_uid

    def test(self, keys: list[Word]) -> Test:
        """Raises `Malformed` where a key is not known."""
        rest = list(keys)
        if rest and not isinstance(rest[0], list) and rest[0].upper() == b"CHARSET":
            del rest[:2]
        tests = []
        while rest:
            tests.append(self._next(rest))
        return lambda entry: all(each(entry) for each in tests)

    def _next(self, rest: list[Word]) -> Test:
        key = _pop(rest)
        if isinstance(key, list):
            return self.test(key)
        name = text(key).upper()
        if name == "NOT":
            inner = self._next(rest)
            return lambda entry: not inner(entry)
        if name == "OR":
            one, other = self._next(rest), self._next(rest)
            return lambda entry: one(entry) or other(entry)
        if name in _FLAGS:
            return _FLAGS[name]
        if name in _DATES:
            return _DATES[name](_day(text(_pop(rest))))
        return self._by_words(name, rest)

    def _by_words(self, name: str, rest: list[Word]) -> Test:
        if name == "HEADER":
            return _header(text(_pop(rest)), text(_pop(rest)))
        if name in {"FROM", "TO", "CC", "SUBJECT"}:
            return _header(name, text(_pop(rest)))
        if name in {"TEXT", "BODY"}:
            return _contains(text(_pop(rest)))
        if name == "X-GM-RAW":
            return self._raw(text(_pop(rest)))
        return self._by_number(name, rest)

    def _by_number(self, name: str, rest: list[Word]) -> Test:
        if name == "UID":
            is_uid = numbers(text(_pop(rest)), self._highest_uid)
            return lambda entry: is_uid(entry.uid)
        if name == "X-GM-MSGID":
            number = text(_pop(rest))
            return lambda entry: str(entry.mail.number) == number
        is_sequence = numbers(name, self._highest_sequence)
        return lambda entry: is_sequence(entry.sequence)

    def _raw(self, query: str) -> Test:
        tests = [self._raw_term(*_term(match)) for match in _RAW_TERM.finditer(query)]
        return lambda entry: all(test(entry) for test in tests)

    def _raw_term(self, operator: str, value: str) -> Test:
        if operator == "rfc822msgid":
            wanted = f"<{value.strip('<>')}>"
            return lambda entry: entry.mail.is_indexed and entry.mail.message_id == wanted
        if operator == "in":
            return self._in(value.lower())
        if operator in {"after", "before"}:
            try:
                day = datetime.strptime(value.replace("-", "/"), "%Y/%m/%d").replace(tzinfo=UTC).date()
            except ValueError as error:
                raise Malformed from error
            return (_since if operator == "after" else _before)(day)
        if operator in {"from", "to", "subject"}:
            return _header(operator, value)
        return _contains(value)

    def _in(self, place: str) -> Test:
        if place in {"anywhere", "all"}:
            return _always
        uses = {"sent": "\\Sent", "trash": "\\Trash", "spam": "\\Junk", "drafts": "\\Drafts"}
        inbox = self._store.folder(INBOX)
        folder = inbox if place == "inbox" else self._store.by_use(uses.get(place, ALL))
        if folder is None:
            return lambda _entry: False
        return lambda entry: folder.holds(entry.mail)


def _term(match: re.Match[str]) -> tuple[str, str]:
    value = next(group for group in match.groups()[1:] if group is not None)
    return (match[1] or "").lower(), value


def _pop(rest: list[Word]) -> Word:
    if not rest:
        raise Malformed
    return rest.pop(0)


def _always(_entry: Entry) -> bool:
    return True


def _day(written: str) -> date:
    match = _DATE.fullmatch(written)
    if match is None or match[2].title() not in MONTHS:
        raise Malformed
    try:
        return date(int(match[3]), MONTHS.index(match[2].title()) + 1, int(match[1]))
    except ValueError as error:
        raise Malformed from error


def _since(day: date) -> Test:
    return lambda entry: entry.mail.at.date() >= day


def _before(day: date) -> Test:
    return lambda entry: entry.mail.at.date() < day


def _on(day: date) -> Test:
    return lambda entry: entry.mail.at.date() == day


def _header(name: str, value: str) -> Test:
    """Fields with this name that hold the value, case and folding aside; any field for an empty value."""
    start = re.escape(name.encode("utf-8", "surrogateescape"))
    field = re.compile(rb"^" + start + rb":((?:.*)(?:\r?\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)
    wanted = value.encode("utf-8", "surrogateescape").lower()

    def test(entry: Entry) -> bool:
        if not entry.mail.is_indexed:
            return False
        fields = field.findall(entry.mail.header)
        return any(wanted in re.sub(rb"\r?\n", b"", each).lower() for each in fields)

    return test


def _contains(value: str) -> Test:
    wanted = value.encode("utf-8", "surrogateescape").lower()
    return lambda entry: entry.mail.is_indexed and wanted in entry.mail.content.lower()


_FLAGS: dict[str, Test] = {
    "ALL": _always,
    "UNDELETED": _always,
    "SEEN": lambda entry: SEEN in entry.mail.flags,
    "UNSEEN": lambda entry: SEEN not in entry.mail.flags,
}
_DATES: dict[str, Callable[[date], Test]] = {"SINCE": _since, "BEFORE": _before, "ON": _on}
