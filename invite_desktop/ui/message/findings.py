"""What is to be said of a text before it is sent, worked out without looking through the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from invite_desktop.domain.fields import UNSUBSCRIBE, Columns, FieldUse
from invite_desktop.domain.recipient import EMAIL_COLUMN, KNOWN_COLUMNS
from invite_desktop.operations.mapping import known_column_for
from invite_desktop.ui.message.readers import Readers


@dataclass(frozen=True, slots=True)
class UnknownField:
    """A field that names no column, and the column that was probably meant."""

    use: FieldUse
    nearest: str | None


@dataclass(frozen=True, slots=True)
class BlankField:
    """A column that `count` people have no value in; `fallback` stands there, or nothing where it is None."""

    column: str
    count: int
    fallback: str | None


Finding = UnknownField | BlankField


def columns_of(readers: Readers) -> Columns:
    """What a field may name; before there is a list, the usual columns."""
    has_list = readers.columns or readers.people
    return Columns(readers.columns if has_list else KNOWN_COLUMNS)


def offered_columns(readers: Readers) -> tuple[str, ...]:
    """The columns to insert, the list's own first."""
    own = readers.columns if readers.columns or readers.people else KNOWN_COLUMNS
    others = (EMAIL_COLUMN, UNSUBSCRIBE)
    return (*own, *(name for name in others if name not in own))


def findings(uses: Sequence[FieldUse], readers: Readers) -> tuple[Finding, ...]:
    """Unknown fields first, then blank values that leave a gap, then those that something stands in for."""
    columns = columns_of(readers)
    unknown = tuple(UnknownField(use, _meant(use.name, columns)) for use in columns.unknown(uses))
    instead: dict[str, str | None] = {}
    for use in uses:
        column = columns.find(use.name)
        if column is not None and (column not in instead or use.fallback is None):
            instead[column] = use.fallback
    blank = [
        BlankField(column, count, fallback)
        for column, fallback in instead.items()
        if (count := readers.blank(column))
    ]
    return (*unknown, *sorted(blank, key=lambda each: each.fallback is not None))


def _meant(name: str, columns: Columns) -> str | None:
    """The column that was probably meant: the one its heading was taken for, or one that is spelt alike."""
    known = known_column_for(name)
    return (columns.find(known) if known else None) or columns.nearest(name)


def used_columns(uses: Sequence[FieldUse], readers: Readers) -> tuple[str, ...]:
    """The columns that the text takes values from."""
    columns = columns_of(readers)
    found = (columns.find(use.name) for use in uses)
    return tuple(dict.fromkeys(column for column in found if column and column in readers.lengths))
