"""Line drawings in the colours of the theme, with words over them that can be translated."""

import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from invite_desktop.domain.picture import Label, LabelTone, Picture
from invite_desktop.ui.theme import Theme, base_point_size, scaled

_COLOUR = re.compile(r"var\(--(\w+), #[0-9a-f]{6}\)")
_CAPTION = 0.9  # of the ordinary text, at the drawing's own size
_SMALLEST = 0.5  # of its own size


class Drawings:
    """Makes the drawings of a folder."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self._folder = folder
        self._theme = theme

    def make(self, picture: Picture) -> "Drawing":
        """A picture of a guide; raises OSError if its file is not there."""
        return Drawing(self._source(picture.name), self._theme, picture.described, picture.labels)

    def decoration(self, name: str) -> "Drawing":
        """A drawing that says nothing, so that a screen reader passes over it."""
        return Drawing(self._source(name), self._theme)

    def _source(self, name: str) -> str:
        return (self._folder / f"{name}.svg").read_text(encoding="utf-8")


class Drawing(QWidget):
    """Grows with the text size if it has words, and shrinks where there is less room, words and all.

    It reads from left to right in every language, as the pages do that it stands for.
    """

    def __init__(
        self, source: str, theme: Theme, described: str = "", labels: tuple[Label, ...] = ()
    ) -> None:
        super().__init__()
        self._source = source
        self._theme = theme
        self._renderer = QSvgRenderer(QByteArray(self._coloured().encode()))
        self._own_size = self._renderer.defaultSize()
        self.setAccessibleName(described)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._labels = [(label, self._written(label)) for label in labels]
        theme.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        width = self._full_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self._own_size * _SMALLEST

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        taken = min(width, self._full_width())
        return round(taken * self._own_size.height() / self._own_size.width())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's)
        painter = QPainter(self)
        size = QSize(self._own_size)
        size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _full_width(self) -> int:
        width = self._own_size.width()
        return scaled(width, self) if self._labels else width

    def _coloured(self) -> str:
        return _COLOUR.sub(lambda found: str(getattr(self._theme.tokens, found[1])), self._source)

    def _dress(self) -> None:
        self._renderer.load(QByteArray(self._coloured().encode()))
        for label, words in self._labels:
            palette = words.palette()
            palette.setColor(QPalette.ColorRole.WindowText, getattr(self._theme.tokens, label.tone.value))
            words.setPalette(palette)
        self._place()
        self.updateGeometry()
        self.update()

    def _written(self, label: Label) -> QLabel:
        words = QLabel(label.text, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        side = Qt.AlignmentFlag.AlignHCenter if label.middle else Qt.AlignmentFlag.AlignLeading
        words.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        return words

    def _place(self) -> None:
        """Put the words where the drawing has room for them, as large as the drawing is."""
        scale = min(self.width() / self._own_size.width(), self.height() / self._own_size.height())
        for label, words in self._labels:
            font = words.font()
            font.setPointSizeF(max(1.0, base_point_size() * scale * _CAPTION))
            font.setBold(label.tone is LabelTone.ON_ACCENT)
            words.setFont(font)
            words.setGeometry(
                QRect(
                    round(label.x * scale),
                    round(label.y * scale),
                    round(label.width * scale),
                    round(label.height * scale),
                )
            )
