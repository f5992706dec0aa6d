"""Put rows in the order of a column, as the person's language has it."""

from collections.abc import Callable, Sequence
from heapq import merge

from PySide6.QtCore import QCollator, QLocale, Qt

# one `sort` of 100,000 keys would hold the interpreter, and with it the screen, for a third of a second
ROWS_AT_ONCE = 4_000


def sorting_locale(screen: QLocale) -> QLocale:
    """The language to sort by. English has no č: lists from Slovenia then keep it after c."""
    if screen.language() in {QLocale.Language.English, QLocale.Language.C}:
        return QLocale(QLocale.Language.Slovenian)
    return screen


def order_by_text(texts: Sequence[str], locale: QLocale, *, descending: bool = False) -> list[int]:
    """The places of the texts in order; equal ones keep theirs, blank ones come last."""
    collator = QCollator(locale)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    keys = {text: collator.sortKey(text) for text in texts}
    filled = [place for place, text in enumerate(texts) if text]
    blank = [place for place, text in enumerate(texts) if not text]
    return _sorted(filled, lambda place: keys[texts[place]], descending=descending) + blank


def order_by_rank(ranks: Sequence[int], *, descending: bool = False) -> list[int]:
    """The places of the ranks in order; equal ones keep theirs."""
    return sorted(range(len(ranks)), key=ranks.__getitem__, reverse=descending)


def _sorted(places: Sequence[int], key: Callable[[int], object], *, descending: bool) -> list[int]:
    """As `sorted`, in pieces between which other threads get their turn."""
    pieces = [
        sorted(places[start : start + ROWS_AT_ONCE], key=key, reverse=descending)  # type: ignore[arg-type]  # a QCollatorSortKey has an order
        for start in range(0, len(places), ROWS_AT_ONCE)
    ]
    return list(merge(*pieces, key=key, reverse=descending))  # type: ignore[arg-type]  # as above
