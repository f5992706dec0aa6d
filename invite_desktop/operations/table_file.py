"""Read the file, or the pasted text, that somebody keeps their list in.

What kind of file it is, its first bytes say; its name does not count.
"""

from collections.abc import Callable
from pathlib import Path

from invite_desktop.domain.errors import FileNotATable, FileNotReadable, FileTooLarge, TableEmpty
from invite_desktop.operations.letters import decode, usual_encoding
from invite_desktop.operations.table import Table, TableKind, rectangular
from invite_desktop.operations.text_table import (
    find_separator,
    parse,
    parse_mailboxes,
    take_separator_line,
)

LARGEST_FILE = 200 * 1024 * 1024

_ARCHIVE = b"PK\x03\x04"
_OTHER_KINDS = (
    b"\xd0\xcf\x11\xe0",  # workbooks before 2007, and those with a password
    b"%pdf", b"{\\rtf", b"<!doctype", b"<html", b"<?xml", b"\x1f\x8b", b"7z\xbc",
)  # fmt: skip
_NOT_IN_TEXT = "\x00\x01\x02\x03\x04\x05\x06\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19"
_NOWHERE = Path()


def _never() -> bool:
    return False


def read_table(
    path: Path,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    sheet: str | None = None,
    region_encoding: str | None = None,
    stop: Callable[[], bool] = _never,
) -> Table | None:
    """Read a CSV, TSV, TXT or XLSX file; None only if `stop` said so.

    What is not given is found out: the encoding (falling back on the region's), the separator (blank
    means one column) and the sheet (the first visible one).

    Raises `FileNotReadable`, `FileNotATable`, `FileTooLarge` or `TableEmpty`.
    """
    data = _read_bytes(path)
    if data.startswith(_ARCHIVE):
        # openpyxl takes its time to be imported, and most starts of the program need none of it
        from invite_desktop.operations.workbook import read_workbook

        return read_workbook(data, path, sheet, stop)
    if data[:16].lstrip().lower().startswith(_OTHER_KINDS):
        raise FileNotATable(path)
    text, encoding = decode(data, encoding, region_encoding or usual_encoding())
    return _read_text(text, path, encoding, separator, stop)


def read_pasted(text: str) -> Table:
    """Read a block of cells, or a plain list of addresses, from the clipboard.

    Raises `FileNotATable` or `TableEmpty` with an empty path.
    """
    people = None if "\t" in text else parse_mailboxes(text)
    if people is not None:
        return _table_of_mailboxes(people, "")
    table = _read_text(text, _NOWHERE, "", "\t" if "\t" in text else None, _never)
    if table is None:
        raise AssertionError
    return table


def _read_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise FileTooLarge(path, size, LARGEST_FILE)
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise FileNotReadable(path, str(error)) from error
    if not data:
        raise TableEmpty(path)
    return data


def _read_text(
    text: str, path: Path, encoding: str, separator: str | None, stop: Callable[[], bool]
) -> Table | None:
    if any(character in text for character in _NOT_IN_TEXT):
        raise FileNotATable(path)
    said, text = take_separator_line(text)
    if separator is None:
        separator = said or find_separator(text)
        people = parse_mailboxes(text) if not separator or _is_one_line(text) else None
        if people is not None:
            return _table_of_mailboxes(people, encoding)
    records = parse(text, separator, stop)
    if records is None:
        return None
    rows, numbers = rectangular(records, path)
    return Table(rows, numbers, TableKind.TEXT, encoding, separator)


def _is_one_line(text: str) -> bool:
    return "\n" not in text.strip() and "\r" not in text.strip()


def _table_of_mailboxes(people: list[tuple[str, str, str]], encoding: str) -> Table:
    rows, numbers = rectangular(people, _NOWHERE)
    return Table(rows, numbers, TableKind.ADDRESSES, encoding)
