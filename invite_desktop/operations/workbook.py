"""Read one sheet of an XLSX workbook as it is shown (ECMA-376 part 1, 18).

Of the library for workbooks the reading half is left aside: it turns every cell into an object, takes
five times as long, forgets in its fast mode which rows are hidden, and refuses files whose colours it
does not understand. Text in cells is all that is wanted here.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from posixpath import join, normpath, split
from typing import IO
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse

from invite_desktop.domain.errors import FileNotATable, FileTooLarge
from invite_desktop.operations.cell_text import BUILT_IN_FORMATS, Show, make_show, show_plainly
from invite_desktop.operations.table import Table, TableKind, rectangular

LARGEST_PART = 1024 * 1024 * 1024
ROWS_AT_ONCE = 1_000
MOST_COLUMNS = 16_384

_ROOT_RELATIONS = "_rels/.rels"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_BROKEN = (
    ParseError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError, StopIteration,
    ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def read_workbook(data: bytes, path: Path, sheet: str | None, stop: Callable[[], bool]) -> Table | None:
    """Read the sheet of that name, or the first visible one; None if stopped.

    Raises `FileNotATable`, `FileTooLarge` or `TableEmpty`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            workbook = _Workbook(archive, path)
            name = sheet if sheet in workbook.sheets else workbook.first_sheet
            reader = _SheetReader(workbook, stop)
            if not reader.read(name):
                return None
    except _BROKEN as error:
        raise FileNotATable(path) from error
    rows, numbers = rectangular([*map(tuple, reader.rows)], path, reader.numbers)
    hidden = frozenset(place for place, number in enumerate(numbers) if number in reader.hidden)
    sheets = tuple(workbook.sheets)
    return Table(rows, numbers, TableKind.WORKBOOK, sheets=sheets, sheet=name, hidden_rows=hidden)


class _Workbook:
    """The parts of the archive that say where the sheets are and how numbers are shown."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive = archive
        self._path = path
        roots = self._relations(_ROOT_RELATIONS, "")
        part = next(target for kind, target in roots.values() if kind == "officeDocument")
        self._book = self._tree(part)
        self.namespace = self._book.tag.rpartition("}")[0] + "}"
        folder, name = split(part)
        relations = self._relations(join(folder, "_rels", f"{name}.rels"), folder)
        self._by_kind = dict(relations.values())
        self.sheets, self.first_sheet = self._find_sheets(relations)
        settings = self._book.find(f"{self.namespace}workbookPr")
        self.since_1904 = settings is not None and _is_true(settings.get("date1904"))

    def open(self, part: str) -> IO[bytes]:
        """Open a part of the archive for reading; raise `FileTooLarge` if it unfolds to no end."""
        size = self._archive.getinfo(part).file_size
        if size > LARGEST_PART:
            raise FileTooLarge(self._path, size, LARGEST_PART)
        return self._archive.open(part)

    def _tree(self, part: str) -> Element:
        with self.open(part) as handle:
            return fromstring(handle.read())  # noqa: S314 - expat itself limits what entities unfold to

    def _relations(self, part: str, folder: str) -> dict[str, tuple[str, str]]:
        """Each relation's kind and target part by its id."""
        return {
            relation.get("Id", ""): (
                relation.get("Type", "").rpartition("/")[2],
                normpath(join("/", folder, relation.get("Target", ""))).lstrip("/"),
            )
            for relation in self._tree(part)
        }

    def _find_sheets(self, relations: dict[str, tuple[str, str]]) -> tuple[dict[str, str], str]:
        """The part of every sheet with cells, by name, and the name of the first that is not hidden."""
        sheets: dict[str, str] = {}
        visible: list[str] = []
        for sheet in self._book.iterfind(f"{self.namespace}sheets/{self.namespace}sheet"):
            relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            kind, target = relations.get(relation, ("", ""))
            if kind == "worksheet":
                name = sheet.get("name", "")
                sheets[name] = target
                if sheet.get("state", "visible") == "visible":
                    visible.append(name)
        return sheets, next(iter([*visible, *sheets]))

    def strings(self, stop: Callable[[], bool]) -> list[str] | None:
        """The texts that cells refer to by number; None if stopped."""
        strings: list[str] = []
        if "sharedStrings" not in self._by_kind:
            return strings
        item = f"{self.namespace}si"
        with self.open(self._by_kind["sharedStrings"]) as handle:
            for _, element in iterparse(handle):  # noqa: S314 - as above
                if element.tag == item:
                    strings.append(_text(element, self.namespace))
                    element.clear()
                    if len(strings) % ROWS_AT_ONCE == 0 and stop():
                        return None
        return strings

    def shows(self) -> list[Show]:
        """How numbers of each cell style are shown."""
        if "styles" not in self._by_kind:
            return []
        styles = self._tree(self._by_kind["styles"])
        codes = dict(BUILT_IN_FORMATS)
        for form in styles.iterfind(f"{self.namespace}numFmts/{self.namespace}numFmt"):
            codes[int(form.get("numFmtId", "0"))] = form.get("formatCode", "")
        return [
            make_show(codes.get(int(style.get("numFmtId", "0")), ""), since_1904=self.since_1904)
            for style in styles.iterfind(f"{self.namespace}cellXfs/{self.namespace}xf")
        ]


class _SheetReader:
    """Collects one sheet: `rows` of cells, their `numbers`, and the numbers of the `hidden` ones."""

    def __init__(self, workbook: _Workbook, stop: Callable[[], bool]) -> None:
        self.rows: list[list[str]] = []
        self.numbers: list[int] = []
        self.hidden: set[int] = set()
        self._workbook = workbook
        self._stop = stop
        self._strings: list[str] = []
        self._shows = workbook.shows()
        self._value = f"{workbook.namespace}v"
        self._columns: dict[str, int] = {}

    def read(self, name: str) -> bool:
        """Read the sheet to its end; False if stopped."""
        strings = self._workbook.strings(self._stop)
        if strings is None:
            return False
        self._strings = strings
        row, merged = f"{self._workbook.namespace}row", f"{self._workbook.namespace}mergeCell"
        with self._workbook.open(self._workbook.sheets[name]) as handle:
            for _, element in iterparse(handle):  # noqa: S314 - as above
                if element.tag == row:
                    self._add_row(element)
                    element.clear()
                    if len(self.rows) % ROWS_AT_ONCE == 0 and self._stop():
                        return False
                elif element.tag == merged:
                    self._spread(element.get("ref", ""))
        return True

    def _add_row(self, row: Element) -> None:
        number = int(row.get("r") or (self.numbers[-1] + 1 if self.numbers else 1))
        cells: list[str] = []
        for cell in row:
            column = self._column(cell.get("r")) if cell.get("r") else len(cells)
            if column > len(cells):
                cells.extend([""] * (column - len(cells)))
            text = self._cell_text(cell)
            if column == len(cells):
                cells.append(text)
            else:
                cells[column] = text
        self.rows.append(cells)
        self.numbers.append(number)
        if _is_true(row.get("hidden")):
            self.hidden.add(number)

    def _column(self, reference: str | None) -> int:
        """The place, from 0, of the column that a reference like `AB12` names."""
        letters = (reference or "").rstrip("0123456789")
        known = self._columns.get(letters)
        if known is not None:
            return known
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - ord("A") + 1
        if not 0 < column <= MOST_COLUMNS:
            raise ValueError(reference)
        return self._columns.setdefault(letters, column - 1)

    def _cell_text(self, cell: Element) -> str:
        """What a cell shows. What stands there instead of a value, like #N/A, counts as blank."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell, self._workbook.namespace)
        stored = cell.findtext(self._value)
        if not stored or kind == "e":
            return ""
        if kind == "s":
            return self._strings[int(stored)]
        if kind == "n":
            style = int(cell.get("s", "0"))
            return self._shows[style](stored) if style < len(self._shows) else show_plainly(stored)
        if kind == "b":
            return "TRUE" if _is_true(stored) else "FALSE"
        return _unescape(stored)

    def _spread(self, reference: str) -> None:
        """Give a cell that is merged over several rows of one column to each of those rows."""
        corners = _REFERENCE.findall(reference)
        if len(corners) != 2 or corners[0][0] != corners[1][0]:  # noqa: PLR2004 - a range has two corners
            return
        column, first, last = self._column(corners[0][0]), int(corners[0][1]), int(corners[1][1])
        value = ""
        for number, row in zip(self.numbers, self.rows, strict=True):
            if number == first:
                value = row[column] if column < len(row) else ""
            elif first < number <= last and any(row):
                row.extend([""] * (column + 1 - len(row)))
                row[column] = value


def _text(element: Element, namespace: str) -> str:
    """The text of a string item: its runs in order, without readings of Chinese characters."""
    runs = element.find(f"{namespace}is") if element.tag == f"{namespace}c" else element
    if runs is None:
        return ""
    parts = [
        text.text or ""
        for run in runs
        if run.tag != f"{namespace}rPh"
        for text in ([run] if run.tag == f"{namespace}t" else run.iterfind(f"{namespace}t"))
    ]
    return _unescape("".join(parts))


def _unescape(text: str) -> str:
    """Undo `_x000D_`, the way a workbook writes characters that XML does not allow."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _is_true(text: str | None) -> bool:
    return text in {"1", "true"}
