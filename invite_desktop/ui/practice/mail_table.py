"""The list of the practice mailbox: to whom, about what, when."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from invite_desktop.ui.theme import scaled

TO, SUBJECT, TIME = range(3)
_ADDRESS_LEAST, _SUBJECT_LEAST, _TIME = 170, 96, 72  # pixels at 100 % text


class AddressDelegate(QStyledItemDelegate):
    """Where an address is too long, its name and its domain stay in sight."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class MailTable(QTableView):
    """Rows to choose from, with columns that share its width."""

    def __init__(self, model: QAbstractTableModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(self.tr("Mails in the practice mailbox"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegateForColumn(TO, AddressDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        self.fit()

    def fit(self) -> None:
        """Show addresses whole where there is room; the subject, which is often the same, has the rest."""
        self.verticalHeader().setDefaultSectionSize(max(32, self.fontMetrics().height() + 12))
        self.setMinimumHeight(scaled(160, self))
        time = scaled(_TIME, self)
        room = self.viewport().width() - time - scaled(_SUBJECT_LEAST, self)
        whole = max(self.sizeHintForColumn(TO), scaled(_ADDRESS_LEAST, self))
        self.setColumnWidth(TO, max(min(whole, room), time))
        self.setColumnWidth(TIME, time)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
