"""Read one sheet of an XLSX workbook as it is shown."""

import io
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO
from warnings import catch_warnings
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile

from openpyxl.cell import Cell, MergedCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.xml.constants import REL_NS, SHEET_MAIN_NS

from invite_desktop.domain.errors import FileNotATable, FileTooLarge
from invite_desktop.operations.cell_text import show
from invite_desktop.operations.table import MOST_CELLS, Table, TableKind, rectangular

LARGEST_UNFOLDED = 1024 * 1024 * 1024
MOST_ROWS = 1_048_576
ROWS_AT_ONCE = 1_000

# all that openpyxl, and what it stands on, is known to raise over a damaged file or another kind of file
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, BadZipFile, EOFError, ExpatError, LookupError, OSError,
    RuntimeError, StopIteration, SyntaxError, TypeError, ValueError, zlib.error,
)  # fmt: skip


def read_workbook(data: bytes, path: Path, sheet: str | None, stop: Callable[[], bool]) -> Table | None:
    """Read the sheet of that name, or the first visible one; None if stopped.

    Raises `FileNotATable`, `FileTooLarge` or `TableEmpty`.
    """
    try:
        # openpyxl warns of everything it leaves out, and only text is wanted
        with catch_warnings(action="ignore"):
            # what load_workbook makes; here it also tells which part of the archive a sheet is
            reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            with reader.archive:
                unfolded = sum(part.file_size for part in reader.archive.infolist())
                if unfolded > LARGEST_UNFOLDED:
                    raise FileTooLarge(path, unfolded, LARGEST_UNFOLDED)
                reader.read()
                parts = _find_sheets(reader)
                name = sheet if sheet in parts else _first_visible(reader, parts)
                with reader.archive.open(parts[name]) as source:
                    hidden, merged = _read_marks(source)
                records = _read_cells(reader, name, stop)
                if records is None:
                    return None
                for reference in merged:
                    _spread(records, reference)
    except _BROKEN as error:
        raise FileNotATable(path) from error
    rows, numbers = rectangular([*map(tuple, records)], path)
    hidden_rows = frozenset(place for place, number in enumerate(numbers) if number in hidden)
    return Table(rows, numbers, TableKind.WORKBOOK, sheets=(*parts,), sheet=name, hidden_rows=hidden_rows)


def _find_sheets(reader: ExcelReader) -> dict[str, str]:
    """The part of every sheet with cells by its name, in their order."""
    # openpyxl finds no cell in the strict variety, whose relations have names of their own
    kind = f"{REL_NS}/worksheet"
    return {sheet.name: part.target for sheet, part in reader.parser.find_sheets() if part.Type == kind}


def _first_visible(reader: ExcelReader, names: Iterable[str]) -> str:
    visible = [name for name in names if reader.wb[name].sheet_state == "visible"]
    return next(iter([*visible, *names]))


def _read_cells(reader: ExcelReader, name: str, stop: Callable[[], bool]) -> list[list[str]] | None:
    """The rows of a sheet from the first on, of any width; None if stopped."""
    sheet = reader.wb[name]
    sheet.reset_dimensions()  # what is written there about the size of the sheet is often wrong
    records: list[list[str]] = []
    cells = 0
    for place, row in enumerate(sheet.iter_rows()):
        if place % ROWS_AT_ONCE == 0 and stop():
            return None
        cells += len(row)
        if cells > MOST_CELLS:
            raise ValueError(cells)
        records.append([_cell_text(cell) for cell in row])
    return records


def _cell_text(cell: Cell | MergedCell) -> str:
    """What a cell shows. What stands there instead of a value, like #N/A, counts as blank."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, str):
        return unescape(value) if "_x" in value else value
    return show(value, cell.number_format)


def _read_marks(source: IO[bytes]) -> tuple[set[int], list[str]]:
    """The numbers of a sheet's hidden rows and the ranges of its merged cells: openpyxl keeps neither.

    Raise `ValueError` if the rows are not in order: openpyxl would leave some out without a word.
    """
    row, merged_cell = f"{SHEET_MAIN_NS} row", f"{SHEET_MAIN_NS} mergeCell"
    hidden: set[int] = set()
    merged: list[str] = []
    number = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal number
        if tag == row:
            number, before = int(attributes.get("r", number + 1)), number
            if not before < number <= MOST_ROWS:
                raise ValueError(number)
            if attributes.get("hidden") in {"1", "true"}:
                hidden.add(number)
        elif tag == merged_cell:
            merged.append(attributes["ref"])

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.ParseFile(source)
    return hidden, merged


def _spread(records: Sequence[list[str]], reference: str) -> None:
    """Give a cell that is merged over several rows of one column to each of those rows."""
    column, first, last_column, last = CellRange(reference).bounds
    cells = [record[column - 1 : column] for record in records[first - 1 : first]]
    if column != last_column or cells in ([], [[]]):
        return
    for record in records[first:last]:
        if any(record):
            record.extend([""] * (column - len(record)))
            record[column - 1] = cells[0][0]
