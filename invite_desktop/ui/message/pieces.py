"""Fields at their places in an editor, which counts in UTF-16 units where Python counts characters."""

from dataclasses import dataclass

from PySide6.QtGui import QTextBlock

from invite_desktop.domain.fields import FieldUse, fields_in

_LAST_OF_ONE_UNIT = "\uffff"


@dataclass(frozen=True, slots=True)
class Piece:
    """A field from `start` up to `end`, in units of the text or document that it was found in."""

    use: FieldUse
    start: int
    end: int

    def holds(self, position: int) -> bool:
        """Whether a cursor there would stand within the field, not at its edges."""
        return self.start < position < self.end

    def touches(self, position: int) -> bool:
        """Whether a cursor there stands within the field or at its edges."""
        return self.start <= position <= self.end


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) + sum(char > _LAST_OF_ONE_UNIT for char in text)


def pieces_in(text: str, offset: int = 0) -> list[Piece]:
    """Every field in a text that begins at `offset`. One without a name is still being written."""
    pieces = []
    for use in fields_in(text):
        if use.name:
            start = offset + units(text[: use.start])
            pieces.append(Piece(use, start, start + units(use.source)))
    return pieces


def pieces_of(block: QTextBlock) -> list[Piece]:
    """The fields of one line, at their places in the document."""
    return pieces_in(block.text(), block.position())
