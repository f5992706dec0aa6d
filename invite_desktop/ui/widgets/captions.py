"""Captions that break into lines where there is no room. Qt itself draws a button's words on one line."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

_FLAGS = Qt.TextFlag.TextShowMnemonic


def may_grow_in_height(button: QAbstractButton) -> None:
    """Let layouts ask the button how high it has to be at the width it gets."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def in_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """Break a caption at its spaces, so that no line is wider than this unless a word alone is."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else ""
        if lines and metrics.size(_FLAGS, longer).width() <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


class Caption:
    """The words of a button. `whole` is the button's size with all of them on one line, as Qt reckons it."""

    def __init__(self, button: QAbstractButton, whole: QSize) -> None:
        self._text = button.text()
        self._metrics = button.fontMetrics()
        self._words = self._metrics.size(_FLAGS, self._text)
        self._whole = whole

    def at(self, width: int) -> str:
        """The caption in lines, for a button of this width."""
        return in_lines(self._text, self._metrics, width - self._around)

    def height_at(self, width: int) -> int:
        """The height of a button of this width."""
        height = self._metrics.size(_FLAGS, self.at(width)).height()
        return self._whole.height() - self._words.height() + height

    def least(self) -> QSize:
        """The size of a button with a word on each line."""
        narrow = self._metrics.size(_FLAGS, self._text.replace(" ", "\n")).width()
        return QSize(self._around + narrow, self._whole.height())

    @property
    def _around(self) -> int:
        """What of the width goes to everything but words."""
        return self._whole.width() - self._words.width()
