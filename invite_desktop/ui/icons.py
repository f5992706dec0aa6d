"""Line icons in the colours of the theme, sharp on every screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from invite_desktop.ui.theme import Theme

# What points back or on points the other way where people read from right to left.
_MIRRORED = {"chevron-left": "chevron-right", "chevron-right": "chevron-left"}


class Icons(QObject):
    """Hands out icons by name and colour token; `changed` says they look different now.

    An icon that was handed out takes its colour anew each time it is painted, so buttons, menus and
    tables follow the theme by themselves. Only pixmaps have to be asked for again.
    """

    changed = Signal()

    def __init__(self, folder: Path, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._theme = theme
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, int], QPixmap] = {}
        theme.changed.connect(self._forget_colours)

    def icon(self, name: str, colour: str = "text", selected: str = "on_accent") -> QIcon:
        """An icon in the colour of that token; `selected` is its colour in a selected row or item.

        Raises FileNotFoundError for a name that is not in the folder.
        """
        self._source(name)
        modes = {QIcon.Mode.Disabled: "disabled", QIcon.Mode.Selected: selected}
        return QIcon(_Engine(lambda mode, size: self._device_pixmap(name, modes.get(mode, colour), size)))

    def pixmap(self, name: str, colour: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
        """A square picture of `size` logical pixels at 100 % text, grown with the text size."""
        side = round(size * self._theme.text_percent / 100)
        pixels = round(side * ratio)
        picture = QPixmap(self._device_pixmap(name, colour, QSize(pixels, pixels)))
        picture.setDevicePixelRatio(ratio)
        return picture

    def _device_pixmap(self, name: str, colour: str, size: QSize) -> QPixmap:
        if QGuiApplication.isRightToLeft():
            name = _MIRRORED.get(name, name)
        key = (name, colour, size.width(), size.height())
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, colour, size)
        return self._pixmaps[key]

    def _draw(self, name: str, colour: str, size: QSize) -> QPixmap:
        # QtSvg paints currentColor black.
        source = self._source(name).replace("currentColor", getattr(self._theme.tokens, colour))
        renderer = QSvgRenderer(QByteArray(source.encode()))
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        side = min(size.width(), size.height())
        painter = QPainter(picture)
        corner_x, corner_y = (size.width() - side) / 2, (size.height() - side) / 2
        renderer.render(painter, QRectF(corner_x, corner_y, side, side))
        painter.end()
        return picture

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return self._sources[name]

    def _forget_colours(self) -> None:
        self._pixmaps.clear()
        self.changed.emit()


class _Engine(QIconEngine):
    """Asks for the picture at painting time, in pixels of the screen."""

    def __init__(self, picture: Callable[[QIcon.Mode, QSize], QPixmap]) -> None:
        super().__init__()
        self._picture = picture

    def clone(self) -> QIconEngine:
        return _Engine(self._picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:  # noqa: ARG002 (Qt's)
        return self._picture(mode, size)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002 (Qt's)
        ratio = painter.device().devicePixelRatio()
        picture = QPixmap(self._picture(mode, rect.size() * ratio))
        picture.setDevicePixelRatio(ratio)
        painter.drawPixmap(QPoint(rect.x(), rect.y()), picture)
