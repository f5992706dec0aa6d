"""The rail: one row a page, with a mark that says where the page stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from invite_desktop.ui import session
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.rail_page import PageStanding

MARK_ROLE = Qt.ItemDataRole.UserRole + 1
MARK_ROOM = 28  # pixels at the end of a row, for the mark

_MARKS = {
    PageStanding.OPEN: ("circle", "secondary"),
    PageStanding.PROGRESS: ("contrast", "info"),
    PageStanding.DONE: ("circle-check", "done"),
    PageStanding.ATTENTION: ("triangle-alert", "look_at"),
}


@dataclass(frozen=True, slots=True)
class RailRow:
    """A page's name on the rail, its icon, and the key that pages are known by."""

    key: str
    name: str
    icon: str


def rail_rows(*, practice: bool) -> tuple[RailRow, ...]:
    """The pages in their order; practice has its mailbox at the end."""
    translate = QCoreApplication.translate
    rows = (
        RailRow(session.SETUP, translate("Rail", "Setup"), "settings"),
        RailRow(session.RECIPIENTS, translate("Rail", "Recipients"), "users"),
        RailRow(session.MESSAGE, translate("Rail", "Message"), "mail"),
        RailRow(session.SEND, translate("Rail", "Send"), "send"),
        RailRow(session.HISTORY, translate("Rail", "History"), "history"),
    )
    mailbox = RailRow(session.PRACTICE, translate("Rail", "Practice mailbox"), "inbox")
    return (*rows, mailbox) if practice else rows


class _MarkDelegate(QStyledItemDelegate):
    """Draws the row as the style does, and its mark at the row's end."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        mark = index.data(MARK_ROLE)
        if isinstance(mark, QIcon):
            side = round(0.8 * option.decorationSize.height())
            place = QRect(0, 0, side, side)
            place.moveCenter(option.rect.center())
            if option.direction == Qt.LayoutDirection.RightToLeft:
                place.moveLeft(option.rect.left() + 8)
            else:
                place.moveRight(option.rect.right() - 8)
            mark.paint(painter, place)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(MARK_ROOM, 0)


class Rail(QListWidget):
    """Emits `chosen` with a page's key. Arrows, Enter and the mouse choose.

    `chosen_again` comes where the page that is open was clicked.
    """

    chosen = Signal(str)
    chosen_again = Signal(str)

    def __init__(self, icons: Icons, rows: Sequence[RailRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAccessibleName(self.tr("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setItemDelegate(_MarkDelegate(self))
        self._icons = icons
        self._items: dict[str, QListWidgetItem] = {}
        for row in rows:
            item = QListWidgetItem(icons.icon(row.icon, "text", selected="info"), row.name)
            item.setData(Qt.ItemDataRole.UserRole, row.key)
            self.addItem(item)
            self._items[row.key] = item
        self.currentItemChanged.connect(self._tell)

    def show_page(self, key: str) -> None:
        """Mark a page as the one that is open."""
        self.setCurrentItem(self._items[key])

    def show_standing(self, key: str, standing: PageStanding, words: str) -> None:
        """Mark where a page stands; the words are for screen readers and the tooltip."""
        item = self._items[key]
        mark = _MARKS.get(standing)
        item.setData(MARK_ROLE, self._icons.icon(*mark) if mark else None)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {words}" if words else item.text())
        item.setToolTip(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = self.currentItem()
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is not None and item is before and event.button() is Qt.MouseButton.LeftButton:
            self.chosen_again.emit(item.data(Qt.ItemDataRole.UserRole))

    def sizeHint(self) -> QSize:
        return QSize(self.sizeHintForColumn(0) + 2 * self.frameWidth(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
