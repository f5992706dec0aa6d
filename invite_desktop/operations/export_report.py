"""Save who was reached: CSV for statistics programs, XLSX for people."""

import contextlib
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from invite_desktop.domain.errors import FileNotWritable
from invite_desktop.domain.mailing import Fate

if TYPE_CHECKING:
    from openpyxl.cell import Cell

Value = str | int | datetime  # of a cell; a time stands as its own clock showed it

_EXCEL_TIME = "yyyy-mm-dd hh:mm:ss"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def plain(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula: a guarded one begins with an apostrophe."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell


def report_rows(
    columns: Sequence[str],
    fates: Iterable[Fate],
    words: Callable[[Fate], tuple[str, str, str]],
    zone: tzinfo | None = UTC,
) -> Iterator[tuple[Value, ...]]:
    """A row for each person, from what is known of them.

    Number, address, own columns, status, reason, time, the server's answer, whose word the status is, when
    the mail was seen in the Sent folder, Message-ID. `words` gives status, reason and whose word it is.
    Times are those of `zone`, of the computer's own where it is None.
    """
    for number, fate in enumerate(fates, start=1):
        status, reason, source = words(fate)
        values = (*fate.addressee.values, *("" for _ in columns))[: len(columns)]
        yield (
            number,
            fate.addressee.address,
            *values,
            status,
            reason,
            _moment(fate.at, zone),
            fate.reply.replace("\n", " "),
            source,
            _moment(fate.confirmed_at, zone),
            fate.message_id,
        )


def _moment(kept: str, zone: tzinfo | None) -> datetime | str:
    """A kept time to the second, without its offset: what spreadsheet programs know how to count with."""
    if not kept:
        return ""
    return datetime.fromisoformat(kept).astimezone(zone).replace(microsecond=0, tzinfo=None)


def save_report(
    path: Path,
    preface: Sequence[tuple[str, str]],
    heading: Sequence[str],
    rows: Iterable[Sequence[Value]],
    separator: str = ";",
) -> None:
    """Write the report to `path`, as its ending says (.xlsx, else CSV with a BOM so that Excel reads č).

    In a workbook numbers are numbers, times are times, and all the rest is text, whatever it looks like.
    A report that cannot be written whole leaves the file that was there. Raises `FileNotWritable`.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        if path.suffix.lower() == ".xlsx":
            _save_workbook(unfinished, preface, heading, rows)
        else:
            _save_csv(unfinished, preface, heading, rows, separator)
        unfinished.replace(path)
    except OSError as error:
        raise FileNotWritable(path, error.strerror or type(error).__name__) from error
    finally:
        with contextlib.suppress(OSError):  # a folder that cannot be written to has nothing to tidy
            unfinished.unlink(missing_ok=True)


def _save_csv(
    path: Path,
    preface: Sequence[tuple[str, str]],
    heading: Sequence[str],
    rows: Iterable[Sequence[Value]],
    separator: str,
) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerows([plain(name), plain(value)] for name, value in preface)
        if preface:
            writer.writerow([])
        writer.writerow([plain(name) for name in heading])
        writer.writerows([plain(str(cell)) for cell in row] for row in rows)


def _save_workbook(
    path: Path, preface: Sequence[tuple[str, str]], heading: Sequence[str], rows: Iterable[Sequence[Value]]
) -> None:
    # openpyxl takes half a second to load: not at the start of the program
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()

    def text(value: str, *, bold: bool = False) -> "Cell":
        cell = WriteOnlyCell(sheet, value=value.translate(_NOT_IN_XML))
        cell.data_type = "s"  # text, whatever it looks like: no formula, no lost leading zero
        if bold:
            cell.font = Font(bold=True)
        return cell

    def cell(value: Value) -> "Cell":
        if isinstance(value, str):
            return text(value)
        counted = WriteOnlyCell(sheet, value=value)
        if isinstance(value, datetime):
            counted.number_format = _EXCEL_TIME
        return counted

    try:
        for name, value in preface:
            sheet.append([text(name, bold=True), text(value)])
        if preface:
            sheet.append([])
        sheet.append([text(name, bold=True) for name in heading])
        for row in rows:
            sheet.append([cell(value) for value in row])
    finally:
        sheet.close()  # or its temporary file stays open where a row cannot be had
    packed = io.BytesIO()  # the library leaves a file that it cannot write to in a state of its own
    workbook.save(packed)
    path.write_bytes(packed.getvalue())
