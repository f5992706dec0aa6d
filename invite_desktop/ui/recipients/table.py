"""The table of recipients: one stop of the Tab key, all of it reachable by keys."""

from collections.abc import Iterator, Sequence
from itertools import islice

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from invite_desktop.ui.recipients.delegate import CellDelegate
from invite_desktop.ui.recipients.model import ADDRESS, STATUS, RecipientModel
from invite_desktop.ui.recipients.words import usual_status_words
from invite_desktop.ui.theme import scaled

ROW_HEIGHT = 32
ROWS_MEASURED = 50
NARROWEST, WIDEST = 72, 280
MOST_RANGES = 1_000  # Qt's selection is slow beyond

_SELECT_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_KEEP_SELECTION = QItemSelectionModel.SelectionFlag.NoUpdate
_EditTrigger = QAbstractItemView.EditTrigger


class RecipientTable(QTableView):
    """Rows are selected as a whole; the selection survives searching, filtering and sorting."""

    chosen = Signal()  # another selection
    delete_asked = Signal()
    leave_out_asked = Signal()
    menu_asked = Signal(QPoint)  # global

    def __init__(self, model: RecipientModel) -> None:
        super().__init__()
        self.rows = model
        self._kept: set[int] = set()
        self._kept_current: tuple[int, int] | None = None
        self._is_restoring = False
        self._widths_for: tuple[str, ...] = ()
        self.setModel(model)
        self.setAccessibleName(self.tr("Recipients"))
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            _EditTrigger.DoubleClicked | _EditTrigger.EditKeyPressed | _EditTrigger.AnyKeyPressed
        )
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_headers()
        delegate = CellDelegate(self)
        delegate.left.connect(self._go_on)
        self.setItemDelegate(delegate)
        self.selectionModel().selectionChanged.connect(self._choose)
        model.rearranging.connect(self._keep)
        model.rearranged.connect(self._restore)
        self._fit_rows()

    # -- the selection ---------------------------------------------------------------------------------

    def chosen_places(self) -> list[int]:
        """The places on the list of the selected rows, from top to bottom."""
        places, found, end = self.rows.places(), list[int](), 0
        for each in sorted(self._ranges(), key=lambda each: each.start):
            found += places[max(each.start, end) : each.stop]
            end = max(end, each.stop)
        return found

    def chosen_count(self) -> int:
        """How many rows are selected."""
        return sum(len(each) for each in self._ranges())

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Select these of the rows that are seen, and be at the first."""
        self._select(rows)
        if rows:
            self._go_to(rows[0], max(self.currentIndex().column(), ADDRESS))

    def choose_places(self, places: Sequence[int]) -> None:
        """Select the people at these places of the list, as far as they are seen."""
        wanted = set(places)
        self.choose_rows([row for row, place in enumerate(self.rows.places()) if place in wanted])

    def _ranges(self) -> Iterator[range]:
        selection = self.selectionModel().selection()
        for place in range(selection.size()):
            each = selection.at(place)
            yield range(each.top(), each.bottom() + 1)

    def _select(self, rows: Sequence[int]) -> None:
        selection = QItemSelection()
        last = self.rows.columnCount() - 1
        for first, final in islice(_runs(rows), MOST_RANGES):
            corner, other = self.rows.index(first, 0), self.rows.index(final, last)
            selection.append(QItemSelectionRange(corner, other))
        self.selectionModel().select(selection, _SELECT_ROWS)

    def _choose(self) -> None:
        if not self._is_restoring:
            self._kept.clear()
            self.chosen.emit()

    def _keep(self) -> None:
        """Remember who is selected, also those that a search hides for now."""
        people = self.rows.people()
        self._kept |= {people[place].id for place in self.chosen_places()}
        index = self.currentIndex()
        self._kept_current = (self.rows.person(index.row()).id, index.column()) if index.isValid() else None
        self._is_restoring = True

    def _restore(self) -> None:
        kept, current = self._kept, self._kept_current
        if kept or current:
            people = self.rows.people()
            ids = [people[place].id for place in self.rows.places()]
            self._select([row for row, each in enumerate(ids) if each in kept])
            if current and current[0] in ids:
                self._go_to(ids.index(current[0]), min(current[1], self.rows.columnCount() - 1))
        self._is_restoring = False
        self._fit_columns()
        self.chosen.emit()

    def _go_to(self, row: int, column: int) -> None:
        index = self.rows.index(row, column)
        self.selectionModel().setCurrentIndex(index, _KEEP_SELECTION)
        self.scrollTo(index)

    # -- keys ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.leave_out_asked.emit()
        elif event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit_current()
        elif event.key() == Qt.Key.Key_Escape:
            self.clearSelection()
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit(self._menu_point())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(self._menu_point() if is_by_key else event.globalPos())

    def edit_current(self) -> None:
        """Type in the current cell, or in the address where the status cannot be typed in."""
        index = self.currentIndex()
        if index.isValid():
            if index.column() == STATUS:
                index = index.siblingAtColumn(ADDRESS)
                self.selectionModel().setCurrentIndex(index, _KEEP_SELECTION)
            self.edit(index)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as spreadsheets do, without the status."""
        columns = range(ADDRESS, self.rows.columnCount())
        lines = (
            "\t".join(_quoted(self.rows.text(place, column)) for column in columns)
            for place in self.chosen_places()
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _menu_point(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def _go_on(self, down: int, on: int) -> None:
        """The person left a cell by Enter or Tab; with Tab they go on typing."""
        index = self.currentIndex()
        row, column = index.row() + down, index.column() + on
        is_inside = row < self.rows.rowCount() and ADDRESS <= column < self.rows.columnCount()
        if not is_inside:
            return
        target = self.rows.index(row, column)
        self.selectionModel().setCurrentIndex(target, _SELECT_ROWS)
        if on:
            self.edit(target)

    # -- sizes -----------------------------------------------------------------------------------------

    def _set_up_headers(self) -> None:
        numbers, titles = self.verticalHeader(), self.horizontalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setSectionsClickable(False)
        # a row's number is no heading
        numbers.setStyleSheet("QHeaderView::section { border: none; font-weight: normal; }")
        titles.setResizeContentsPrecision(ROWS_MEASURED)
        titles.setHighlightSections(False)
        titles.setStretchLastSection(True)
        titles.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        titles.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        titles.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        # headers that look after the selection ask the model for the flags of every selected cell
        for header in (titles, numbers):
            header.setSelectionModel(QItemSelectionModel(self.rows, self))

    def _show_order(self) -> None:
        """Another list is in its own order again, and the header has to say so."""
        header = self.horizontalHeader()
        if self.rows.sorted_by is None and header.sortIndicatorSection() != -1:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT, self))
        self.horizontalHeader().setMinimumHeight(scaled(ROW_HEIGHT, self))
        self.setIconSize(QSize(scaled(16, self), scaled(16, self)))
        self.setMinimumHeight(scaled(ROW_HEIGHT * 5, self))

    def _fit_columns(self) -> None:
        """Give each column the room its first rows need; only once, for then the person decides."""
        self._show_order()
        titles = tuple(self.rows.heading(column) for column in range(self.rows.columnCount()))
        if titles == self._widths_for or not self.rows.rowCount():
            return
        self._widths_for = titles
        metrics = self.fontMetrics()
        places = list(islice(self.rows.places(), ROWS_MEASURED))
        for column, title in enumerate(titles):
            texts = [title + "  ", *(self.rows.text(place, column)[:60] for place in places)]
            needed = max(map(metrics.horizontalAdvance, texts)) + scaled(28, self)
            width = min(max(needed, scaled(NARROWEST, self)), scaled(WIDEST, self))
            self.setColumnWidth(column, width)
        self._fit_status(titles[STATUS])

    def _fit_status(self, title: str) -> None:
        """Hold every word a row may come to, not only those that stand there now."""
        words = [title + "  ", *usual_status_words(len(self.rows.people()))]
        needed = max(map(self.fontMetrics().horizontalAdvance, words)) + scaled(40, self)
        self.setColumnWidth(STATUS, needed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_rows()
            self._widths_for = ()
            self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # a bar below that appears must not cover where the person is
        if self.hasFocus() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each stretch without a gap."""
    first = last = None
    for row in rows:
        if first is None or last is None:
            first = last = row
        elif row == last + 1:
            last = row
        else:
            yield first, last
            first = last = row
    if first is not None and last is not None:
        yield first, last


def _quoted(cell: str) -> str:
    """A cell that stays one when it is pasted into a spreadsheet."""
    return '"' + cell.replace('"', '""') + '"' if any(each in cell for each in '\t\n\r"') else cell
