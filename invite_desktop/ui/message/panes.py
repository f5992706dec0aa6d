"""How writing and preview share the room: side by side, one below the other, or on tabs."""

from enum import Enum

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QTabBar, QVBoxLayout, QWidget

from invite_desktop.ui.theme import scaled

SIDE_BY_SIDE_WIDTH = 700  # of the page; the window is about 200 wider
BELOW_HEIGHT = 640


class Arrangement(Enum):
    """How the room is used."""

    SIDE_BY_SIDE = "side_by_side"
    BELOW = "below"
    TABS = "tabs"


class Panes(QWidget):
    """Two panes; on tabs, one of them shows at a time."""

    def __init__(self, writing: QWidget, preview: QWidget) -> None:
        super().__init__()
        self._writing, self._preview = writing, preview
        self.arrangement = Arrangement.SIDE_BY_SIDE
        self.tab_bar = QTabBar()
        self.tab_bar.addTab(self.tr("Write"))
        self.tab_bar.addTab(self.tr("Preview"))
        self.tab_bar.setAccessibleName(self.tr("Write or preview"))
        self.tab_bar.setExpanding(False)
        self.tab_bar.setDrawBase(False)
        self.tab_bar.hide()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(24)
        self._both.addWidget(writing, 1)
        self._both.addWidget(preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tab_bar)
        column.addLayout(self._both, 1)
        self.tab_bar.currentChanged.connect(self._show_panes)

    def arrange(self, room: QSize) -> None:
        """Use a page of this size, in pixels."""
        if room.width() >= scaled(SIDE_BY_SIDE_WIDTH, self):
            self.arrangement = Arrangement.SIDE_BY_SIDE
        elif room.height() >= scaled(BELOW_HEIGHT, self):
            self.arrangement = Arrangement.BELOW
        else:
            self.arrangement = Arrangement.TABS
        is_beside, direction = self.arrangement is Arrangement.SIDE_BY_SIDE, QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if is_beside else direction.TopToBottom)
        self.tab_bar.setVisible(self.arrangement is Arrangement.TABS)
        self._show_panes()

    def show_pane(self, pane: QWidget) -> None:
        """Bring a pane to the front where they are on tabs."""
        self.tab_bar.setCurrentIndex(0 if pane is self._writing else 1)

    def _show_panes(self) -> None:
        is_tabs, index = self.arrangement is Arrangement.TABS, self.tab_bar.currentIndex()
        self._writing.setVisible(not is_tabs or index == 0)
        self._preview.setVisible(not is_tabs or index == 1)
