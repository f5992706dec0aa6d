"""A field for a number of messages."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QLineEdit

STEP = 10
_LONGEST = 7


class CountField(QLineEdit):
    """Takes digits only, also out of a pasted "1,000"; the arrow keys go up and down by tens."""

    def __init__(self, most: int | None) -> None:
        super().__init__()
        self._most = most
        self.setValidator(_Digits(self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def number(self) -> int | None:
        """The number; None where there is none, or one out of range."""
        number = int(self.text() or 0)
        return number if 0 < number <= (self._most or number) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
            return
        wanted = int(self.text() or 0) + direction * STEP
        self.setText(str(max(1, min(wanted, self._most or wanted))))


class _Digits(QValidator):
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        digits = "".join(char for char in text if char in "0123456789")[:_LONGEST]
        return QValidator.State.Acceptable, digits, min(position, len(digits))
