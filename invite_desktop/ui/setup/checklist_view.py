"""The list of steps, with what is known of each."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Mark, Readiness, Step, readiness
from invite_desktop.domain.guide import Guide, GuideChoice
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.guide_foot import GuideFoot, OpenUrl
from invite_desktop.ui.setup.ready_notice import ReadyNotice
from invite_desktop.ui.setup.standing import HERE, NOTHING_TO_DO, minutes_left, next_step, steps_done
from invite_desktop.ui.setup.words import evidence_words, nothing_to_do, status_of, step_title
from invite_desktop.ui.theme import restyle
from invite_desktop.ui.widgets import Button, Flow, Fold, Heading, Hint, Kind, LinkButton, Notice, TaskRow
from invite_desktop.ui.widgets.words import Words


class ChecklistView(QWidget):
    """Rows for the steps of one account, and the one thing to do next. The whole row opens its step."""

    step_asked = Signal(object)  # Step
    change_asked = Signal()
    accounts_asked = Signal()
    go_on_asked = Signal()
    arrival_said = Signal()

    def __init__(
        self,
        icons: Icons,
        account: Account,
        steps: tuple[Step, ...],
        choice: GuideChoice | None,
        note: str,
        open_url: OpenUrl,
        today: date,
    ) -> None:
        super().__init__()
        self._icons = icons
        self._steps = steps
        self._guide = None if choice is None else choice.guide
        self._settled: dict[Step, str] = {}
        self._next: Step | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(Heading(self._heading(account)))
        change = LinkButton(self.tr("Change the address"))
        change.clicked.connect(self.change_asked)
        accounts = LinkButton(self.tr("Accounts"))
        accounts.clicked.connect(self.accounts_asked)
        self._progress = Hint()
        self._column.addWidget(self._progress)
        self._column.addWidget(Flow(change, accounts, spacing=20))
        if note:
            self._column.addWidget(Notice(icons, Kind.LOOK_AT, self.tr("About this account"), note))
        self._ready = ReadyNotice(icons)
        self._ready.go_on_asked.connect(self.go_on_asked)
        self._ready.arrival_said.connect(self.arrival_said)
        self._column.addWidget(self._ready)
        self._go_on = Button("", primary=True)
        self._go_on.clicked.connect(self._open_next)
        self._column.addWidget(Flow(self._go_on))
        self._column.addSpacing(4)
        self.rows = {step: self._row(step) for step in steps}
        self._add_rows()
        if choice is not None:
            self._column.addSpacing(8)
            if choice.guide.what_changed:
                self._column.addWidget(self._what_changed(choice.guide))
            self._column.addWidget(GuideFoot(icons, choice, open_url, today, names_ignored=True))

    def settle(self, step: Step, words: str) -> None:
        """Say that this provider has settled a step for everybody."""
        self._settled[step] = words

    def show_marks(self, marks: Mapping[Step, Mark]) -> None:
        """Say what is known of each step now."""
        for step, row in self.rows.items():
            mark = marks.get(step, Mark())
            if mark.evidence == NOTHING_TO_DO:
                row.show_status(nothing_to_do(), self._settled.get(step, ""))
            else:
                row.show_status(status_of(mark), evidence_words(mark, step))
        how_far = readiness(self._steps, marks)
        self._ready.show_readiness(how_far, marks)
        self._show_next(next_step(self._steps, marks), is_primary=how_far is Readiness.OPEN)
        self._show_progress(marks)

    def _show_progress(self, marks: Mapping[Step, Mark]) -> None:
        done, total = len(steps_done(self._steps, marks)), len(self._steps)
        counted = self.tr("{done} of {total} done").format(done=done, total=total)
        minutes = minutes_left(self._steps, marks)
        rest = self.tr("about %n minute(s) · you can stop any time", "", minutes)
        self._progress.setText(f"{counted} · {rest}" if minutes else counted)

    def take_focus(self) -> None:
        """Go to the button for what comes next, and never back into a step by a second Enter."""
        buttons = (self._ready.go_on, self._go_on)
        shown = next((each for each in buttons if each.isVisibleTo(self)), None)
        (shown or self.rows[self._steps[-1]]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_next(self, step: Step | None, *, is_primary: bool) -> None:
        self._next = step
        restyle(self._go_on, primary=is_primary)
        self._go_on.setVisible(step is not None)
        if step is not None:
            caption = self.tr("&Next: {step}").format(step=step_title(step, self._guide).replace("&", "&&"))
            self._go_on.setText(caption)

    def _open_next(self) -> None:
        self.step_asked.emit(self._next)

    def _heading(self, account: Account) -> str:
        """Several accounts may have the same address; a name tells them apart."""
        if not account.name:
            return self.tr("Set up sending from {address}").format(address=account.from_email)
        words = self.tr("Set up sending from {address} ({name})")
        return words.format(address=account.from_email, name=account.name)

    def _row(self, step: Step) -> TaskRow:
        row = TaskRow(self._icons, step_title(step, self._guide), status_of(Mark()))
        row.clicked.connect(lambda _=False: self.step_asked.emit(step))
        return row

    def _add_rows(self) -> None:
        before = [row for step, row in self.rows.items() if step not in HERE]
        if before:
            self._column.addWidget(Words(self.tr("Before you start"), "strong"))
            for row in before:
                self._column.addWidget(row)
            self._column.addSpacing(8)
        self._column.addWidget(Words(self.tr("Connect"), "strong"))
        for step in HERE:
            self._column.addWidget(self.rows[step])

    def _what_changed(self, guide: Guide) -> Fold:
        fold = Fold(self._icons, self.tr("What changed since 2021?"))
        fold.body.addWidget(
            Hint(self.tr("1KA's help page of February 2021 has been overtaken in several places."))
        )
        for change in guide.what_changed:
            pair = QVBoxLayout()
            pair.setSpacing(2)
            pair.addWidget(Words(change.then, "strong"))
            pair.addWidget(Words(change.now))
            fold.body.addLayout(pair)
        return fold
