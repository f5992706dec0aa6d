"""One mailing of the history: its numbers, and everybody's outcome."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from invite_desktop.domain.mailing import Fate, Outline, State
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.send.people import People, PeopleModel, PeopleTable
from invite_desktop.ui.send.words import result_words, shown_parts, state_status, title_words
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.widgets import Button, Flow, Hint, LinkButton, StackedBar, announce


@dataclass(frozen=True, slots=True)
class Detail:
    """A mailing with everybody's outcome, loaded in the background."""

    outline: Outline
    people: People


class DetailView(QWidget):
    """Shows a `Detail`; each button is a signal."""

    back_chosen = Signal()
    report_chosen = Signal()
    go_on_chosen = Signal()
    mail_chosen = Signal(object)  # Fate

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._icons = frame.icons
        self.back_button = LinkButton(
            self.tr("Back to all mailings"), frame.icons.icon("chevron-left", "accent")
        )
        self._words = Hint()
        self._result = Hint()
        self.chart = StackedBar(frame.theme, self.tr("Result"))
        self.report_button = Button(self.tr("Save report…"))
        self.report_button.setIcon(frame.icons.icon("file-spreadsheet"))
        self.go_on_button = Button("")
        self.mail_button = Button(self.tr("Show the exact mail"))
        self.mail_button.setIcon(frame.icons.icon("mail"))
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Name or address"))
        self.state_box = QComboBox()
        self.model = PeopleModel(frame.icons, is_long=True, parent=self)
        self.table = PeopleTable(self.model)
        self.nobody = Hint()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        search_label, state_label = QLabel(self.tr("S&earch")), QLabel(self.tr("Sho&w"))
        search_label.setBuddy(self.search)
        state_label.setBuddy(self.state_box)
        self.search.setMinimumWidth(scaled(150, self))
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for part in (search_label, self.search, state_label, self.state_box):
            filters.addWidget(part)
        filters.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Flow(self.back_button))
        column.addWidget(self._words)
        column.addWidget(self.chart)
        column.addWidget(Flow(self.report_button, self.go_on_button))
        column.addLayout(filters)
        column.addWidget(self.nobody)
        column.addWidget(self.table, 1)
        column.addWidget(Flow(self.mail_button))

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_chosen)
        self.report_button.clicked.connect(self.report_chosen)
        self.go_on_button.clicked.connect(self.go_on_chosen)
        self.mail_button.clicked.connect(self._choose_mail)
        self.table.activated.connect(self._choose_mail)
        self.search.textChanged.connect(self._filter)
        self.state_box.currentIndexChanged.connect(self._filter)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        clear = QShortcut(QKeySequence("Esc"), self.search)
        clear.activated.connect(self.search.clear)

    def show_detail(self, detail: Detail, *, is_same: bool) -> None:
        """Show a mailing; the same one again keeps search, filter and selection."""
        counts = detail.outline.counts
        self._words.setText(f"{title_words(detail.outline.mailing)} · {detail.outline.subject}")
        self.chart.set_parts(shown_parts(counts))
        if not is_same:
            self.search.clear()
            self._offer_states()
        self.model.show_people(detail.people)
        self._show_nobody()
        self.go_on_button.setVisible(counts.addressed > counts.of(State.ACCEPTED))
        self.go_on_button.setText(
            self.tr("Continue…") if counts.of(State.WAITING) else self.tr("Go on from here…")
        )
        if not is_same:
            announce(self, result_words(counts))

    def _offer_states(self) -> None:
        self.state_box.blockSignals(True)
        self.state_box.clear()
        self.state_box.addItem(self.tr("Everybody"), None)
        for state in State:
            status = state_status(state)
            self.state_box.addItem(
                self._icons.icon(status.icon, status.tone.colour, "on_accent"), status.word, state
            )
        self.state_box.blockSignals(False)
        self._filter()

    def _filter(self) -> None:
        chosen = self.state_box.currentData()
        self.model.show_only(self.search.text(), State(chosen) if chosen else None)
        self._show_nobody()

    def _show_nobody(self) -> None:
        is_searched = bool(self.search.text().strip() or self.state_box.currentData())
        self.nobody.setVisible(is_searched and not self.model.rowCount())
        words = self.tr("No one matches “{search}”.").format(search=self.search.text().strip())
        self.nobody.setText(words if self.search.text().strip() else self.tr("No one is in this state."))

    def _choose_mail(self) -> None:
        row = self.table.currentIndex().row()
        if row < 0 and self.model.rowCount():
            self.table.selectRow(0)
            row = 0
        if row >= 0:
            fate: Fate = self.model.fate(row)
            self.mail_chosen.emit(fate)
