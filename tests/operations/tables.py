"""Helpers for tests that read tables."""

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from invite_desktop.operations.table import Table, TableKind
from invite_desktop.operations.table_file import read_table

PEOPLE = (
    ("e-pošta", "ime", "priimek", "fakulteta", "koda"),
    ("ziga@uni.si", "Žiga", "Čuček", "FDV", "007"),
    ("spela@uni.si", "Špela", 'Žnidar "Mala", dr.', "FF; Aškerčeva 2", "010"),
    ("ana@uni.si", "Ana", "Novak, mag.", "Prva\nDruga", "000"),
    ("bor@gmial.com", "Bor", "Kovač", "", "1"),
)


def table(*rows: Sequence[str], hidden: Sequence[int] = (), kind: TableKind = TableKind.TEXT) -> Table:
    """A table of these rows."""
    return Table(
        tuple(tuple(row) for row in rows), range(1, len(rows) + 1), kind, hidden_rows=frozenset(hidden)
    )


def read(path: Path, *, region_encoding: str = "cp1250", **choices: str) -> Table:
    """Read a file to its end."""
    result = read_table(path, region_encoding=region_encoding, **choices)  # type: ignore[arg-type] # all str
    assert result is not None
    return result


def read_bytes(folder: Path, data: bytes, name: str = "list.csv", **choices: str) -> Table:
    """Write bytes to a file and read that."""
    path = folder / name
    path.write_bytes(data)
    return read(path, **choices)


def new_workbook(*rows: Sequence[str | None]) -> tuple[openpyxl.Workbook, Worksheet]:
    """A workbook with these rows on its only sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    return book, sheet


def workbook_bytes(book: openpyxl.Workbook) -> bytes:
    """A workbook as it is on disk."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
