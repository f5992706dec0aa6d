"""The table of the people of a mailing and where each of them stands. Quick at 100,000 rows."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from invite_desktop.domain.mailing import Fate, State
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.send.words import fate_words, reason_words, state_status
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.translation import moment, number
from invite_desktop.ui.widgets import Status, Tone

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_NUMBER, _STATUS, _ADDRESS = 0, 1, 2
_FIRST_OWN = 3


@dataclass(frozen=True, slots=True)
class People:
    """Everybody of a mailing, with what a search looks at; made in the background.

    `run_began` is when the run that is under way began (UTC, ISO 8601), empty where there is none: an
    attempt of that run that is still open is no doubt, but the mail that is on its way.
    """

    columns: tuple[str, ...]
    fates: tuple[Fate, ...]
    keys: tuple[str, ...] = ()
    run_began: str = ""


def people_of(
    columns: Sequence[str], fates: Sequence[Fate], *, searchable: bool = False, run_began: str = ""
) -> People:
    """Prepare the people of a mailing for the table."""
    keys = (search_key(" ".join((f.addressee.address, *f.addressee.values))) for f in fates)
    return People(tuple(columns), tuple(fates), tuple(keys) if searchable else (), run_began)


def search_key(text: str) -> str:
    """Text as a search sees it: no capitals, no accents, so that `cucek` finds `Čuček`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


class PeopleModel(QAbstractTableModel):
    """One row a person; `visible` holds the numbers of the rows that search and filter let through.

    The long form shows the list's own columns, the time and the server's answer too.
    """

    def __init__(self, icons: Icons, *, is_long: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_long = is_long
        self._people = People((), ())
        self._visible: Sequence[int] = ()
        self._search, self._state = "", ""
        self._reasons = reason_words()
        self._looks: dict[State, tuple[Status, QIcon]] = {}
        for state in State:
            status = state_status(state)
            self._looks[state] = (status, icons.icon(status.icon, status.tone.colour))
        status = Status(self.tr("Sending"), "send", Tone.INFO)
        self._on_its_way = (status, icons.icon(status.icon, status.tone.colour))
        self._headings = self._make_headings()

    def show_people(self, people: People) -> None:
        """Show these people; the same mailing keeps its selection and its place."""
        is_same = (people.columns, len(people.fates)) == (self._people.columns, len(self._people.fates))
        if is_same and people.fates and not self._state:
            self._people = people
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._people = people
        self._headings = self._make_headings()
        self._visible = self._choose()
        self.endResetModel()

    def show_only(self, search: str, state: State | None) -> None:
        """Let through who matches the search, in this state; None means every state."""
        self.beginResetModel()
        self._search, self._state = search_key(search.strip()), state or ""
        self._visible = self._choose()
        self.endResetModel()

    def fate(self, row: int) -> Fate:
        """The person in this row of the table."""
        return self._people.fates[self._visible[row]]

    def _choose(self) -> Sequence[int]:
        fates, keys, search, state = self._people.fates, self._people.keys, self._search, self._state
        rows: Sequence[int] = range(len(fates))
        if state:
            rows = [row for row in rows if fates[row].state == state]
        if search and keys:
            rows = [row for row in rows if search in keys[row]]
        return rows

    def _make_headings(self) -> tuple[str, ...]:
        own = self._people.columns if self._is_long else ()
        end = (self.tr("Time"), self.tr("Server's answer")) if self._is_long else ()
        return (self.tr("No."), self.tr("Status"), self.tr("E-mail"), *own, self.tr("Reason"), *end)

    # -- what Qt asks ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._visible)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _STATUS:
            return self._look(self.fate(index.row()))[1]
        return None

    def _look(self, fate: Fate) -> tuple[Status, QIcon]:
        began = self._people.run_began
        if fate.state is State.IN_DOUBT and began and fate.at >= began:
            return self._on_its_way
        return self._looks[fate.state]

    def _text(self, row: int, column: int) -> str:
        fate = self.fate(row)
        if column == _NUMBER:
            return number(self._visible[row] + 1)
        if column == _STATUS:
            return self._look(fate)[0].word
        if column == _ADDRESS:
            return fate.addressee.address
        own = len(self._people.columns) if self._is_long else 0
        if column < _FIRST_OWN + own:
            values = fate.addressee.values
            return values[column - _FIRST_OWN] if column - _FIRST_OWN < len(values) else ""
        last = (fate_words(fate, self._reasons), _time_words(fate.at), fate.reply.replace("\n", " "))
        return last[column - _FIRST_OWN - own]


def _time_words(at: str) -> str:
    return moment(datetime.fromisoformat(at)) if at else ""


class PeopleTable(QTableView):
    """The table over that model. Arrows move inside, Tab leaves."""

    _fitted: tuple[int, int] | None = None  # columns and height of a line that the widths were made for

    def __init__(self, model: PeopleModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(self.tr("People of this mailing"))
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        model.modelReset.connect(self.fit)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self._fitted:
            self.fit()

    def fit(self) -> None:
        """Give rows and columns the room that the text size asks for; what was pulled wider stays so."""
        line = self.fontMetrics().height()
        fitted = (self.model().columnCount(), line)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        self.setMinimumHeight(scaled(180, self))
        self.verticalHeader().setDefaultSectionSize(max(32, line + 12))
        widths = {_NUMBER: 72, _STATUS: 120, _ADDRESS: 210}
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, scaled(widths.get(column, 150), self))
