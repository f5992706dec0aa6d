"""The columns one can insert, with what helps to choose among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.fields import UNSUBSCRIBE
from invite_desktop.ui.message.findings import offered_columns
from invite_desktop.ui.message.readers import Readers

_LONGEST_SAMPLE = 32


@dataclass(frozen=True, slots=True)
class Choice:
    """A column, a value of it, and a remark such as "empty for 4"."""

    column: str
    sample: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """Column and sample on one line."""
        return f"{self.column}  –  {self.sample}" if self.sample else self.column


def choices_of(readers: Readers) -> Sequence[Choice]:
    """Every column in the order of the list."""
    return [_choice(readers, column) for column in offered_columns(readers)]


def _choice(readers: Readers, column: str) -> Choice:
    if column == UNSUBSCRIBE and column not in readers.columns:
        return Choice(column, QCoreApplication.translate("Choices", "a link to hear no more from you"))
    sample = " ".join(readers.sample(column).split())
    if len(sample) > _LONGEST_SAMPLE:
        sample = f"{sample[:_LONGEST_SAMPLE]}…"
    return Choice(column, sample, _note(readers.blank(column)))


def _note(blank: int) -> str:
    # the two arguments in between are the translator's comment and, last, the number that picks the plural
    return QCoreApplication.translate("Choices", "empty for %n", "", blank) if blank else ""
