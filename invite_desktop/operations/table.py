"""A table as it stands in a file, before anybody says what its columns mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from invite_desktop.domain.errors import FileNotATable, TableEmpty

# one broken row of a million cells would otherwise widen every other
MOST_CELLS = 20_000_000


class TableKind(StrEnum):
    """Where the rows come from. `ADDRESSES` is a plain list of mailboxes: address, first and last name."""

    TEXT = "text"
    WORKBOOK = "workbook"
    ADDRESSES = "addresses"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as shown, a header row among them, all of one width; blank rows are gone.

    `numbers` are the rows' numbers in the file, from 1; `hidden_rows` are positions in `rows`.
    `separator` is blank for a single column; `sheet` is the one of `sheets` that was read.
    """

    rows: tuple[tuple[str, ...], ...]
    numbers: Sequence[int]
    kind: TableKind
    encoding: str = ""
    separator: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    hidden_rows: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0


def rectangular(
    records: Sequence[tuple[str, ...]], path: Path, numbers: Sequence[int] | None = None
) -> tuple[tuple[tuple[str, ...], ...], Sequence[int]]:
    """Drop blank rows and the blank columns at the right end, and pad what is short.

    Raise `TableEmpty` if nothing is left.
    """
    numbers = numbers or range(1, len(records) + 1)
    filled = [place for place, record in enumerate(records) if any(map(str.strip, record))]
    if len(filled) < len(records):
        numbers = [numbers[place] for place in filled]
        records = [records[place] for place in filled]
    if not records:
        raise TableEmpty(path)
    width = _used_width(records)
    if width * len(records) > MOST_CELLS:
        raise FileNotATable(path)
    if set(map(len, records)) == {width}:
        return tuple(records), numbers
    padding = ("",) * width
    return tuple([(*record, *padding)[:width] for record in records]), numbers


def _used_width(records: Iterable[tuple[str, ...]]) -> int:
    """The number of columns up to the last one with anything in it."""
    used = 0
    for record in records:
        if len(record) > used:
            places = (place for place in range(len(record), used, -1) if record[place - 1].strip())
            used = next(places, used)
    return used
