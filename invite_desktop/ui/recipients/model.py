"""The table's model: which rows are seen, in which order, and what stands in a cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon

from invite_desktop.domain.address import clean_address
from invite_desktop.domain.recipient import EMAIL_COLUMN, Recipient, Standing
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.recipients.document import ROWS_AT_ONCE, ListDocument
from invite_desktop.ui.recipients.order import order_by_rank, order_by_text, sorting_locale
from invite_desktop.ui.recipients.rows import Rows, value_at, with_value
from invite_desktop.ui.recipients.search import matching
from invite_desktop.ui.recipients.words import spoken_status, status_of
from invite_desktop.ui.widgets import Tone

STATUS, ADDRESS, FIRST_OWN = 0, 1, 2
LONGEST_SHOWN = 300

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
# the worst first
_RANKS = {
    Standing.UNUSABLE: 0,
    Standing.DUPLICATE: 1,
    Standing.LOOK_AT: 2,
    Standing.READY: 3,
    Standing.LEFT_OUT: 4,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are seen: with all these words, of these standings, blank in that column."""

    words: str = ""
    standings: frozenset[Standing] = frozenset()
    blank: str = ""

    def select(self, rows: Rows, order: Sequence[int]) -> Sequence[int]:
        """Those of the places in `order`."""
        found = order
        if self.standings:
            found = [place for place in found if rows.verdicts[place].standing in self.standings]
        if self.blank:
            text = text_of(rows, self.blank)
            found = [place for place in found if not text(place).strip()]
        return matching(rows.keys, found, self.words) if self.words else found


def text_of(rows: Rows, column: str) -> Callable[[int], str]:
    """A function from a row's place to its text in a column; of an unknown column all is blank."""
    people = rows.people
    if column == EMAIL_COLUMN:
        return lambda place: people[place].address
    if column not in rows.columns:
        return lambda _place: ""
    own = rows.columns.index(column)
    return lambda place: value_at(people[place], own)


class RecipientModel(QAbstractTableModel):
    """Shows the document's rows through a list of their places.

    `rearranging` is emitted before the rows seen change and `rearranged` after, for the selection to be
    kept; `typed` with place and new person is what editing a cell leads to.
    """

    rearranging = Signal()
    rearranged = Signal()
    typed = Signal(int, object)

    def __init__(self, frame: Frame, document: ListDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons, self._theme, self._tasks = frame.icons, frame.theme, frame.tasks
        self._document = document
        self._pictures: dict[tuple[str, Tone], QIcon] = {}
        self._colours: dict[Tone, QColor] = {}
        self._order: Sequence[int] | None = None
        self._sorting: object = None
        self.sorted_by: tuple[int, bool] | None = None
        self.wanted = Wanted()
        self._rows = document.rows
        self._seen: Sequence[int] = range(len(self._rows))
        frame.theme.changed.connect(self._forget_colours)
        document.loaded.connect(self._start_over)
        document.replaced.connect(self._follow)
        document.edited.connect(self._repaint)

    # -- which rows are seen ---------------------------------------------------------------------------

    def show_wanted(self, wanted: Wanted) -> None:
        """See only these rows."""
        self.wanted = wanted
        self._rearrange()

    def place(self, row: int) -> int:
        """The place on the list of a row that is seen."""
        return self._seen[row]

    def places(self) -> Sequence[int]:
        """The places of all rows that are seen, from top to bottom."""
        return self._seen

    def people(self) -> Sequence[Recipient]:
        """Everybody on the list that is shown, by place."""
        return self._rows.people

    def person(self, row: int) -> Recipient:
        """Who stands in a row."""
        return self._rows.people[self._seen[row]]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort, at once or in a task where that takes a while; by column -1 as on the list."""
        descending = order == Qt.SortOrder.DescendingOrder
        wanted = (column, descending) if 0 <= column < self.columnCount() else None
        if wanted == self.sorted_by:
            return
        self.sorted_by = wanted
        self._sort()

    def _sort(self) -> None:
        if self.sorted_by is None:
            self._order = self._sorting = None
            self._rearrange()
            return
        column, descending = self.sorted_by
        work = _sorting(self._rows, column, descending)
        if len(self._rows) <= ROWS_AT_ONCE:
            self._order = work()
            self._rearrange()
            return
        token = self._sorting = object()
        self._tasks.run(lambda _report: (token, work()), self._take_order)

    def _take_order(self, result: object) -> None:
        match result:
            case (token, list() as order) if token is self._sorting:
                self._order = order
                self._rearrange()

    def _start_over(self) -> None:
        self.sorted_by = self._order = self._sorting = None
        self.wanted = Wanted()
        self._rearrange()

    def _follow(self) -> None:
        """Rows came or went: sorted anew, or in the order of the list until they are."""
        if len(self._document.rows) != len(self._rows):
            self._order = self._sorting = None
        self._rearrange()
        if self.sorted_by is not None:
            self._sort()

    def _rearrange(self) -> None:
        self.rearranging.emit()
        self.beginResetModel()
        self._rows = self._document.rows
        order = range(len(self._rows)) if self._order is None else self._order
        self._seen = self.wanted.select(self._rows, order)
        self.endResetModel()
        self.rearranged.emit()

    def _repaint(self) -> None:
        """Cells changed where they stand. Verdicts of others may have too: all that is seen is drawn."""
        self._rows = self._document.rows
        if self._seen:
            corner = self.index(len(self._seen) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), corner)

    # -- what Qt asks ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._seen)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else FIRST_OWN + len(self._rows.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags if index.column() == STATUS else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY:
            return None
        if orientation == Qt.Orientation.Vertical:
            return QLocale().toString(self._seen[section] + 1)
        return self.heading(section)

    def heading(self, column: int) -> str:
        """The title of a column."""
        if column == STATUS:
            return self.tr("Status")
        return EMAIL_COLUMN if column == ADDRESS else self._rows.columns[column - FIRST_OWN]

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        place, column = self._seen[index.row()], index.column()
        if role in {_DISPLAY, _EDIT}:
            text = self.text(place, column)
            return text if role == _EDIT else " ".join(text[:LONGEST_SHOWN].splitlines())
        if column == STATUS:
            return self._status_data(place, role)
        if role == Qt.ItemDataRole.ForegroundRole and self._rows.people[place].left_out:
            return self._colour(Tone.NEUTRAL)
        return None

    def text(self, place: int, column: int) -> str:
        """What stands in a cell, whole."""
        person = self._rows.people[place]
        if column == STATUS:
            return status_of(self._rows.verdicts[place], person.address).word
        return person.address if column == ADDRESS else value_at(person, column - FIRST_OWN)

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        if not index.isValid() or role != _EDIT or index.column() == STATUS or self._document.is_busy:
            return False
        place, column = self._seen[index.row()], index.column()
        before = self._rows.people[place]
        text = str(value).strip()
        if column == ADDRESS:
            after = Recipient(before.id, clean_address(text), before.values, before.left_out)
        else:
            after = with_value(before, column - FIRST_OWN, text)
        if text != self.text(place, column):
            self.typed.emit(place, after)
        return True

    def _status_data(self, place: int, role: int) -> object:
        verdict, person = self._rows.verdicts[place], self._rows.people[place]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_status(place + 1, verdict, person)
        if role == Qt.ItemDataRole.DecorationRole:
            status = status_of(verdict, person.address)
            return self._picture(status.icon, status.tone)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(status_of(verdict, person.address).tone)
        return None

    def _picture(self, name: str, tone: Tone) -> QIcon:
        if (name, tone) not in self._pictures:
            self._pictures[name, tone] = self._icons.icon(name, tone.colour)
        return self._pictures[name, tone]

    def _colour(self, tone: Tone) -> QColor:
        if tone not in self._colours:
            self._colours[tone] = QColor(getattr(self._theme.tokens, tone.colour))
        return self._colours[tone]

    def _forget_colours(self) -> None:
        self._colours.clear()


def _sorting(rows: Rows, column: int, descending: bool) -> Callable[[], list[int]]:
    """The work of sorting, to be done in any thread."""
    if column == STATUS:
        return lambda: order_by_rank(
            [_RANKS[verdict.standing] for verdict in rows.verdicts], descending=descending
        )
    locale = sorting_locale(QLocale())
    text = text_of(rows, EMAIL_COLUMN if column == ADDRESS else rows.columns[column - FIRST_OWN])
    return lambda: order_by_text([text(place) for place in range(len(rows))], locale, descending=descending)
