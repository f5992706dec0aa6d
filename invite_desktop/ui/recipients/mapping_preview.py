"""What each column of a file means, chosen above the first rows of the file itself."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from invite_desktop.domain.recipient import EMAIL_COLUMN, KNOWN_COLUMNS
from invite_desktop.operations.mapping import LEAVE_OUT, Mapping, headings_in_file
from invite_desktop.operations.table import Table
from invite_desktop.ui.recipients.words import shortened
from invite_desktop.ui.theme import scaled

ROWS_SHOWN = 50
LONGEST_SHOWN = 100
COLUMN_WIDTH = 190

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class _FirstRows(QAbstractTableModel):
    """The first rows of a table, under the names of its columns."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[str]] = ()
        self._numbers: Sequence[int] = ()
        self._headings: Sequence[str] = ()

    def show_table(self, table: Table, mapping: Mapping) -> None:
        self.beginResetModel()
        start = int(mapping.has_header)
        self._rows = table.rows[start : start + ROWS_SHOWN]
        self._numbers = table.numbers[start : start + ROWS_SHOWN]
        self._headings = headings_in_file(table, mapping)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return QLocale().toString(self._numbers[section])
        return self._headings[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return " ".join(self._rows[index.row()][index.column()][:LONGEST_SHOWN].splitlines())


class _Target(QComboBox):
    """What a column means. Turning the wheel scrolls the page, it does not choose."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MappingPreview(QWidget):
    """`chosen` carries a column's place and its new target."""

    chosen = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[QComboBox] = []
        self._hints: list[QLabel] = []
        self._head = QWidget()
        self._model = _FirstRows(self)
        self.table = QTableView()
        self.table.setModel(self._model)
        self.table.setAccessibleName(self.tr("The first rows of the file"))
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setStyleSheet(
            "QHeaderView::section { border: none; font-weight: normal; }"
        )
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.horizontalHeader().sectionResized.connect(self._place)
        self.table.horizontalHeader().geometriesChanged.connect(self._place)
        self.table.verticalHeader().geometriesChanged.connect(self._place)
        self.table.horizontalScrollBar().valueChanged.connect(self._place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self.table, 1)

    def show_table(
        self, table: Table, mapping: Mapping, own_columns: Sequence[str], tab_after: QWidget
    ) -> None:
        """Show another table; `own_columns` are those the list has already."""
        for widget in (*self.targets, *self._hints):
            widget.hide()
            widget.deleteLater()
        self.targets.clear()
        self._hints.clear()
        self._model.show_table(table, mapping)
        for place, written in enumerate(headings_in_file(table, mapping)):
            self._add_target(place, written, mapping, own_columns)
            QWidget.setTabOrder(([tab_after, *self.targets])[place], self.targets[place])
        self._fit()
        self.show_mapping(mapping)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show the same columns with other meanings."""
        for place, (combo, hint) in enumerate(zip(self.targets, self._hints, strict=True)):
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(mapping.targets[place])))
            combo.blockSignals(False)
            is_open = place in mapping.ambiguous and mapping.email_column is None
            is_guess = place in mapping.suggested and mapping.targets[place] != LEAVE_OUT
            words = self.tr("suggested") if is_guess else ""
            hint.setText(self.tr("the e-mail?") if is_open else words)
            combo.setAccessibleDescription(hint.text())

    def focus_target(self, place: int) -> None:
        """Bring the person to a column's meaning."""
        self.targets[place].setFocus()

    def _add_target(self, place: int, written: str, mapping: Mapping, own_columns: Sequence[str]) -> None:
        combo, hint = _Target(self._head), QLabel(self._head)
        names = dict.fromkeys((EMAIL_COLUMN, *KNOWN_COLUMNS, *own_columns))
        for name in names:
            combo.addItem(name, name)
        for name in dict.fromkeys((mapping.headings[place], mapping.targets[place])):
            if name not in names and name != LEAVE_OUT:
                combo.addItem(self.tr("Keep as “{name}”").format(name=shortened(name)), name)
        combo.addItem(self.tr("Leave this column out"), LEAVE_OUT)
        combo.setAccessibleName(self.tr("Meaning of column “{name}”").format(name=written))
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.installEventFilter(self)
        combo.currentIndexChanged.connect(lambda _=0: self.chosen.emit(place, combo.currentData()))
        hint.setProperty("role", "hint")
        hint.setTextFormat(Qt.TextFormat.PlainText)
        self.targets.append(combo)
        self._hints.append(hint)

    def _fit(self) -> None:
        row = scaled(30, self)
        self.table.horizontalHeader().setMinimumHeight(row)
        self.table.verticalHeader().setDefaultSectionSize(row)
        self.table.setMinimumHeight(row * 5)
        for place in range(len(self.targets)):
            self.table.setColumnWidth(place, scaled(COLUMN_WIDTH, self))
        hint = self._hints[0].sizeHint().height() if self._hints else 0
        control = self.targets[0].sizeHint().height() if self.targets else 0
        self._head.setFixedHeight(hint + control)
        self._place()

    def _place(self) -> None:
        """Put each combo box over its column."""
        header = self.table.horizontalHeader()
        for place, (combo, hint) in enumerate(zip(self.targets, self._hints, strict=True)):
            left = header.viewport().mapTo(self, header.viewport().rect().topLeft()).x()
            x, width = left + header.sectionViewportPosition(place), header.sectionSize(place)
            height = combo.sizeHint().height()
            hint.setGeometry(x + 4, 0, width - 8, self._head.height() - height)
            combo.setGeometry(x, self._head.height() - height, width - 4, height)
            combo.show()
            hint.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self.targets:
            place = self.targets.index(watched)
            self.table.scrollTo(self._model.index(0, place))
        return super().eventFilter(watched, event)
