"""Running text: headings, paragraphs and hints, never wider than one reads comfortably."""

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from invite_desktop.ui.theme import restyle, scaled

READING_WIDTH = 640
_LONG_WORD = re.compile(r"\S{21,}")
_BREAK = "\N{ZERO WIDTH SPACE}"
_BREAKABLE = re.compile(r"[@._/?&=+-]|\w{12}(?=\w)")


class WrappingLabel(QLabel):
    """Plain text that breaks into lines; a long word, such as an address, breaks too."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setText(text)

    def text(self) -> str:
        """The text as it was set."""
        return self._plain

    def setText(self, text: str) -> None:
        """Change the text."""
        self._plain = text
        shown = _LONG_WORD.sub(lambda word: _BREAKABLE.sub(rf"\g<0>{_BREAK}", word[0]), text)
        super().setText(shown)
        self.setAccessibleName(text if shown != text else "")


class Words(QWidget):
    """A wrapping label at the leading edge, at most 640 pixels wide at 100 % text."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = WrappingLabel(text, role)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.label, 1)
        row.addStretch()
        self._limit()

    def text(self) -> str:
        """The words on the screen."""
        return self.label.text()

    def setText(self, text: str) -> None:
        """Change the words."""
        self.label.setText(text)

    def set_tone(self, tone: str) -> None:
        """Colour the words: "", "info", "done", "look_at" or "problem"."""
        restyle(self.label, tone=tone)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._limit()
        super().changeEvent(event)

    def _limit(self) -> None:
        self.label.setMaximumWidth(scaled(READING_WIDTH, self))


class Heading(Words):
    """A page's title (1.6 times the text) or, with `section=True`, a section's (1.2 times)."""

    def __init__(self, text: str = "", section: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, "section" if section else "title", parent)


class Paragraph(Words):
    """Text in the ordinary size."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "", parent)


class Hint(Words):
    """A quieter sentence that helps."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "hint", parent)
