"""The base of every page: it scrolls where there is no room, and so never cuts a word."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from invite_desktop.ui.theme import scaled
from invite_desktop.ui.widgets.words import Heading

MARGIN = 24
COLUMN_WIDTH = 720


class _Content(QWidget):
    """Grows to the height that its words need at the width it is given.

    A scroll area asks only for the smallest size, which knows nothing of wrapped words: it would squeeze
    them where the page is longer than the window.
    """

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            layout = self.layout()
            if layout is not None and layout.hasHeightForWidth():
                self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
        return is_done


class Page(QWidget):
    """A title and a column to add to: `body`.

    An ordinary page is one column at most 720 pixels wide at 100 % text; `wide=True`, for a page with
    a table, takes all the room.
    """

    def __init__(self, title: str = "", wide: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_wide = wide
        self.title = Heading(title)
        # Never setVisible(True) on a widget without a parent: it would flash up as a window.
        if not title:
            self.title.hide()
        self._column = QWidget()
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self.body.addWidget(self.title)
        content = _Content()
        row = QHBoxLayout(content)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.setSpacing(0)
        row.addWidget(self._column, 1)
        if not wide:
            row.addStretch()
        self.scroll_area = QScrollArea()
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroll_area)
        self._limit()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)
        self.title.setVisible(bool(title))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._limit()
        super().changeEvent(event)

    def _limit(self) -> None:
        if not self._is_wide:
            self._column.setMaximumWidth(scaled(COLUMN_WIDTH, self))
