"""One stacked bar with its numbers: told apart by pattern, word and number, not by colour alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from invite_desktop.ui.theme import Theme

_BAR = 24
_GAP = 8
_SWATCH = 14
_SMALLEST = 4.0
_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.Dense7Pattern,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bar: translated label, how many, token of its colour."""

    label: str
    count: int
    colour: str


class StackedBar(QWidget):
    """The parts of a whole. A part that is not empty is at least 4 pixels wide."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[Part, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)
        theme.changed.connect(self.update)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts, in this order."""
        self._parts = tuple(parts)
        self.setAccessibleDescription(self.as_text())
        self.updateGeometry()
        self.update()

    def as_text(self) -> str:
        """The same numbers in words, for the screen reader and the clipboard."""
        return "; ".join(self._caption(part) for part in self._parts)

    def widths(self, room: float) -> list[float]:
        """The width of each part in `room` pixels."""
        total = sum(part.count for part in self._parts)
        if total == 0:
            return [0.0] * len(self._parts)
        widths = [max(_SMALLEST, room * part.count / total) if part.count else 0.0 for part in self._parts]
        surplus = sum(widths) - room
        largest = max(range(len(widths)), key=widths.__getitem__)
        widths[largest] -= surplus
        return widths

    def to_image(self, width: int = 900, ratio: float = 2.0) -> QImage:
        """A picture of the bar and its words on the colour of a field."""
        height = self.heightForWidth(width - 2 * _GAP) + 2 * _GAP
        image = QImage(QSize(width, height) * ratio, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(self._theme.tokens.base))
        painter = QPainter(image)
        painter.setFont(self.font())
        painter.translate(_GAP, _GAP)
        self._paint(painter, width - 2 * _GAP)
        painter.end()
        return image

    def to_png(self, file: Path) -> bool:
        """Save the picture under a name that ends in .png; False where the place cannot be written to."""
        return self.to_image().save(str(file))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetricsF(self.font())
        places = self._places(metrics, width)
        lines = 1 + max((line for _, line in places), default=-1)
        return round(_BAR + (_GAP + lines * self._line_height(metrics) if lines else 0))

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        widest = max((self._width(metrics, part) for part in self._parts), default=0.0)
        return QSize(round(widest), _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's)
        painter = QPainter(self)
        self._paint(painter, self.width())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def _paint(self, painter: QPainter, room: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        for index, width in enumerate(self.widths(room)):
            if width > 0:
                self._paint_box(painter, QRectF(x, 0, width, _BAR), index)
            x += width
        painter.setPen(QPen(QColor(self._theme.tokens.border), 1))
        painter.drawRect(QRectF(0.5, 0.5, room - 1, _BAR - 1))
        self._paint_words(painter, room)

    def _paint_words(self, painter: QPainter, room: int) -> None:
        metrics = QFontMetricsF(painter.font())
        height = self._line_height(metrics)
        for index, (part, (x, line)) in enumerate(zip(self._parts, self._places(metrics, room), strict=True)):
            top = _BAR + _GAP + line * height
            box = QRectF(x, top + (height - _SWATCH) / 2, _SWATCH, _SWATCH)
            self._paint_box(painter, box, index)
            painter.setPen(QColor(self._theme.tokens.text))
            baseline = top + (height + metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(x + _SWATCH + 6, baseline), self._caption(part))

    def _paint_box(self, painter: QPainter, box: QRectF, index: int) -> None:
        colour = QColor(getattr(self._theme.tokens, self._parts[index].colour))
        painter.fillRect(box, QColor(self._theme.tokens.base))
        painter.fillRect(box, QBrush(colour, _PATTERNS[index % len(_PATTERNS)]))
        painter.setPen(QPen(colour, 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _places(self, metrics: QFontMetricsF, room: int) -> list[tuple[float, int]]:
        """Where the words of each part stand: x in pixels, and line number."""
        places, x, line = [], 0.0, 0
        for part in self._parts:
            width = self._width(metrics, part)
            if x > 0 and x + width > room:
                x, line = 0.0, line + 1
            places.append((x, line))
            x += width + 2 * _GAP
        return places

    def _width(self, metrics: QFontMetricsF, part: Part) -> float:
        return _SWATCH + 6 + metrics.horizontalAdvance(self._caption(part))

    def _line_height(self, metrics: QFontMetricsF) -> float:
        return max(metrics.height(), _SWATCH) + 4

    def _caption(self, part: Part) -> str:
        return f"{part.label} {QLocale().toString(part.count)}"
