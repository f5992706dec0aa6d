"""Separated text (RFC 4180 and its relatives) taken apart into records."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from invite_desktop.domain.address import find_problem, split_mailbox

SEPARATORS = (";", "\t", ",", "|")

RECORDS_LOOKED_AT = 50
SAMPLE_LENGTH = 65_536
RECORDS_AT_ONCE = 5_000
MOST_LINES_IN_A_CELL = 100
LONGEST_CELL = 2**31 - 1

_NEVER = "\x1f"  # parts a single column from nothing
_EXCEL_SEPARATOR = re.compile(r'"?sep=([^\w\r\n"])"?(?:\r\n|\r|\n|$)', re.IGNORECASE)

Records = list[tuple[str, ...]]


def take_separator_line(text: str) -> tuple[str, str]:
    """Split off Excel's first line `sep=;`: the separator, blank without such a line, and the rest."""
    match = _EXCEL_SEPARATOR.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def find_separator(text: str) -> str:
    """The separator that gives the first records the steadiest number of columns; blank for one column."""
    best, steadiest = "", 0.0
    for separator in SEPARATORS:
        sample = csv.reader(io.StringIO(text[:SAMPLE_LENGTH], newline=""), delimiter=separator)
        widths = Counter(len(record) for record in islice(sample, RECORDS_LOOKED_AT) if record)
        if not widths:
            break
        width, times = widths.most_common(1)[0]
        steadiness = times / widths.total()
        if width > 1 and steadiness > steadiest:
            best, steadiest = separator, steadiness
    return best


def parse(text: str, separator: str, stop: Callable[[], bool]) -> Records | None:
    """All records with quotes respected, blank lines as empty records; None if stopped."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _NEVER)
    records: Records = []
    while some := [*map(tuple, islice(reader, RECORDS_AT_ONCE))]:
        if stop():
            return None
        records += some
    if reader.line_num > len(records) and not _is_plausible(text, separator, records):
        return _parse_warily(text, separator)
    return records


def _is_plausible(text: str, separator: str, records: Records) -> bool:
    """Whether cells of several lines are meant, or a quote that nobody closed took the rows below it."""
    lines = (cell.count("\n") + cell.count("\r") for record in records for cell in record)
    return max(lines) <= MOST_LINES_IN_A_CELL and _is_strict(io.StringIO(text, newline=""), separator)


def _is_strict(lines: Iterable[str], separator: str) -> bool:
    """Whether every quoted cell is closed, and closed at its end."""
    try:
        for _ in csv.reader(lines, delimiter=separator or _NEVER, strict=True):
            continue
    except csv.Error:
        return False
    return True


def _parse_warily(text: str, separator: str) -> Records:
    """Read record by record, taking a quote that is not closed soon for a letter like any other."""
    delimiter = separator or _NEVER
    lines = list(io.StringIO(text, newline=""))
    records: Records = []
    start = 0
    while start < len(lines):
        reader = csv.reader(lines[start : start + MOST_LINES_IN_A_CELL], delimiter=delimiter)
        record = next(reader)
        used = reader.line_num
        if used > 1 and not _is_strict(lines[start : start + used], separator):
            record = next(csv.reader([lines[start]], delimiter=delimiter, quoting=csv.QUOTE_NONE))
            used = 1
        records.append(tuple(record))
        start += used
    return records


def parse_mailboxes(text: str) -> list[tuple[str, str, str]] | None:
    """Address, first and last name of everybody on a plain list of mailboxes; None if it is no such list.

    The list is parted by line breaks, semicolons or commas: `Ana Novak <ana@uni.si>; bor@uni.si`.
    """
    people: list[tuple[str, str, str]] = []
    for line in text.splitlines():
        for piece in _pieces(line):
            name, address = split_mailbox(piece)
            problem = find_problem(address)
            if problem is not None and not problem.can_send:
                return None
            people.append((address, *_split_name(name)))
    return people or None


def _pieces(line: str) -> Sequence[str]:
    """Part a line into mailboxes. A comma may also stand inside a name: `Novak, Ana <ana@uni.si>`."""
    if ";" in line:
        return [piece for piece in line.split(";") if piece.strip()]
    if "<" not in line and all("@" in word for word in line.split()):
        return [word for part in line.split(",") for word in part.split()]
    pieces: list[str] = []
    begun = ""
    for part in line.split(","):
        begun = f"{begun},{part}" if begun else part
        if "@" in part:
            pieces.append(begun)
            begun = ""
    return [*pieces, begun] if begun.strip() else pieces


def _split_name(name: str) -> tuple[str, str]:
    """First and last name of `Ana Novak` or `Novak, Ana`; an address is nobody's name."""
    if "@" in name:
        return "", ""
    last, comma, first = name.partition(",")
    if not comma:
        first, _, last = name.rpartition(" ")
    return (first.strip(), last.strip()) if first.strip() else (last.strip(), "")
