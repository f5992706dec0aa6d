"""One thing to do at the provider: why, how, and the button that opens the right page."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain import checklist
from invite_desktop.domain.checklist import Mark, StepState
from invite_desktop.domain.guide import Guide, Step
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.guide_foot import GuideFoot, LinkShown, OpenUrl
from invite_desktop.ui.setup.words import evidence_words, status_of
from invite_desktop.ui.widgets import (
    Button,
    CopyButton,
    Flow,
    Fold,
    Heading,
    Hint,
    Kind,
    LinkButton,
    Notice,
    Paragraph,
    StatusTag,
)


class StepView(QWidget):
    """A step page. `extra` stands below the instructions: the password field of that step."""

    back_asked = Signal()
    page_opened = Signal(object)  # checklist.Step, as the other two
    said_done = Signal(object)
    taken_back = Signal(object)

    def __init__(
        self,
        icons: Icons,
        guide: Guide,
        step: Step,
        address: str,
        place: str,
        open_url: OpenUrl,
        today: date,
        *,
        settled: bool = False,
        extra: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._icons = icons
        self._step = step
        self._row = checklist.Step(step.id)
        self._url = step.link(address)
        self._open_url = open_url
        self._waits_for_return = False
        self._is_settled = settled
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._back = LinkButton(self.tr("Back to the list"), icons.icon("chevron-left", "accent"))
        self._back.clicked.connect(self.back_asked)
        for part in (Flow(self._back), Hint(place), Heading(step.title), Paragraph(step.why)):
            self._column.addWidget(part)
        if settled:
            self._column.addWidget(Notice(icons, Kind.DONE, step.settled))
        else:
            self._add_instructions(extra)
        self._column.addWidget(GuideFoot(icons, guide, open_url, today))

    def _add_instructions(self, extra: QWidget | None) -> None:
        for number, text in enumerate(self._step.instructions, start=1):
            line = Paragraph(self.tr("{number}.  {text}").format(number=number, text=text))
            self._column.addWidget(line)
        self._open = Button(self.tr("&Open the Google page"), primary=True)
        self._open.setIcon(self._icons.icon("external-link", "on_accent"))
        self._open.clicked.connect(self._open_page)
        self._link = LinkShown()
        self._column.addWidget(Flow(self._open, CopyButton(lambda: self._url, self.tr("Copy the link"))))
        self._column.addWidget(self._link)
        self._question = self._ask_how_it_went()
        self._column.addWidget(self._question)
        if extra is not None:
            self._column.addWidget(extra)
        self._done = Button(self.tr("I've &done this"))
        self._done.clicked.connect(self._say_done)
        self._undo = LinkButton(self.tr("Take it back"))
        self._undo.clicked.connect(self._say_undone)
        self._state = StatusTag(self._icons, status_of(StepState.NOT_STARTED))
        self._known = Hint()
        self._column.addWidget(Flow(self._done, self._state, self._undo))
        self._column.addWidget(self._known)
        self._missing = self._missing_fold()
        self._different = self._different_fold()
        self._column.addWidget(self._missing)
        self._column.addWidget(self._different)

    def show_mark(self, mark: Mark) -> None:
        """Say what is known of the step now; "Done" is taken back only where the person said it."""
        if self._is_settled:
            return
        is_done = mark.state in {StepState.DONE, StepState.CHECKED}
        self._done.setVisible(not is_done)
        self._state.show_status(status_of(mark.state))
        self._state.setVisible(mark.state is not StepState.NOT_STARTED)
        self._undo.setVisible(mark.state is StepState.DONE)
        words = evidence_words(mark)
        self._known.setText(words)
        self._known.setVisible(bool(words))

    def take_focus(self) -> None:
        """Go to what helps next."""
        button = self._back if self._is_settled else self._open
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self._waits_for_return:
            self._waits_for_return = False
            self._question.show()
        return super().event(event)

    def _open_page(self) -> None:
        self._link.open(self._open_url, self._url)
        self._waits_for_return = self._link.isHidden()
        self.page_opened.emit(self._row)

    def _ask_how_it_went(self) -> Notice:
        notice = Notice(self._icons, Kind.INFO, self.tr("Did it work?"))
        notice.add_action(self.tr("Yes"), self._answer_yes)
        notice.add_action(self.tr("Not yet"), notice.hide)
        notice.add_action(self.tr("My page looks different"), self._answer_different)
        notice.hide()
        return notice

    def _answer_yes(self) -> None:
        self._question.hide()
        self._say_done()

    def _say_done(self) -> None:
        self.said_done.emit(self._row)

    def _say_undone(self) -> None:
        self.taken_back.emit(self._row)

    def _answer_different(self) -> None:
        self._question.hide()
        self._different.set_open(True)
        self._different.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _missing_fold(self) -> Fold:
        is_password = self._step.id == "app_password"
        title = self.tr('I can\'t find "App passwords"') if is_password else self.tr("I can't find it")
        fold = Fold(self._icons, title)
        for reason in self._step.missing:
            fold.body.addWidget(Paragraph(self.tr("•  {reason}").format(reason=reason)))
        if is_password:
            fold.body.addWidget(
                Paragraph(
                    self.tr("Changing your Google password deletes all app passwords. Create a new one then.")
                )
            )
        fold.body.addWidget(Hint(self.tr("A question for your IT help desk:")))
        fold.body.addWidget(Paragraph(self._step.it_question))
        copy = CopyButton(lambda: self._step.it_question, self.tr("Copy the question"))
        fold.body.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeading)
        return fold

    def _different_fold(self) -> Fold:
        fold = Fold(self._icons, self.tr("My page looks different"))
        fold.body.addWidget(Paragraph(self._step.looks_different))
        return fold
