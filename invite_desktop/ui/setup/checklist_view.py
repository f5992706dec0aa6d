"""The list of steps, with what is known of each."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Mark, Step, StepState
from invite_desktop.domain.guide import Guide
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.guide_foot import GuideFoot, OpenUrl
from invite_desktop.ui.setup.standing import NOTHING_TO_DO, steps_done
from invite_desktop.ui.setup.words import evidence_words, nothing_to_do, status_of, step_title
from invite_desktop.ui.widgets import Flow, Fold, Heading, Hint, Kind, LinkButton, Notice, TaskRow
from invite_desktop.ui.widgets.words import Words


class ChecklistView(QWidget):
    """Rows for the steps of one account. The whole row opens its step."""

    step_asked = Signal(object)  # Step
    change_asked = Signal()
    go_on_asked = Signal()

    def __init__(
        self,
        icons: Icons,
        account: Account,
        steps: tuple[Step, ...],
        guide: Guide | None,
        note: str,
        open_url: OpenUrl,
        today: date,
    ) -> None:
        super().__init__()
        self._icons = icons
        self._steps = steps
        self._guide = guide
        self._settled: dict[Step, str] = {}
        self._done: tuple[Step, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(
            Heading(self.tr("Set up sending from {address}").format(address=account.from_email))
        )
        change = LinkButton(self.tr("Change the address"))
        change.clicked.connect(self.change_asked)
        self._progress = Hint()
        self._column.addWidget(self._progress)
        self._column.addWidget(Flow(change))
        if note:
            self._column.addWidget(Notice(icons, Kind.LOOK_AT, self.tr("About this account"), note))
        self._ready = self._ready_notice()
        self._column.addWidget(self._ready)
        self.rows = {step: self._row(step) for step in steps}
        self._add_rows()
        if guide is not None:
            self._column.addSpacing(8)
            self._column.addWidget(self._what_changed(guide))
            self._column.addWidget(GuideFoot(icons, guide, open_url, today))

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
                row.show_status(status_of(mark.state), evidence_words(mark))
        self._done = steps_done(self._steps, marks)
        done, total = len(self._done), len(self._steps)
        is_ready = marks.get(Step.TEST, Mark()).state is StepState.CHECKED
        self._ready.setVisible(is_ready)
        counted = self.tr("{done} of {total} done").format(done=done, total=total)
        rest = self.tr("about 10 minutes · you can stop any time")
        self._progress.setText(counted if done == total else f"{counted} · {rest}")

    def take_focus(self) -> None:
        """Go to the first step that is still open."""
        wanted = next((step for step in self._steps if step not in self._done), self._steps[-1])
        self.rows[wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, step: Step) -> TaskRow:
        at_provider = self._guide is not None and step not in {Step.SETTINGS, Step.TEST}
        title = self._guide.step(step).title if self._guide and at_provider else step_title(step)
        row = TaskRow(self._icons, title, status_of(StepState.NOT_STARTED))
        row.clicked.connect(lambda _=False: self.step_asked.emit(step))
        return row

    def _add_rows(self) -> None:
        before = [row for step, row in self.rows.items() if step not in {Step.SETTINGS, Step.TEST}]
        if before:
            self._column.addWidget(Words(self.tr("Before you start"), "strong"))
            for row in before:
                self._column.addWidget(row)
            self._column.addSpacing(8)
        self._column.addWidget(Words(self.tr("Connect"), "strong"))
        for step in (Step.SETTINGS, Step.TEST):
            self._column.addWidget(self.rows[step])

    def _ready_notice(self) -> Notice:
        notice = Notice(self._icons, Kind.DONE, self.tr("Everything is set up"))
        notice.add_action(self.tr("Go on to the recipients"), self.go_on_asked.emit, primary=True)
        notice.hide()
        return notice

    def _what_changed(self, guide: Guide) -> Fold:
        fold = Fold(self._icons, self.tr("What changed since 2021?"))
        fold.body.addWidget(
            Hint(self.tr("1KA's help page of February 2021 has been overtaken in several places."))
        )
        for change in guide.what_changed:
            fold.body.addWidget(Words(change.then, "strong"))
            fold.body.addWidget(Words(change.now))
        return fold
