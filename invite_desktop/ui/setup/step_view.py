"""One thing to do at the provider: why, how, and the button that opens the right page."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QVBoxLayout, QWidget

from invite_desktop.domain import checklist
from invite_desktop.domain.checklist import Mark, StepState
from invite_desktop.domain.guide import GuideChoice, Step
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.beside import Beside
from invite_desktop.ui.setup.drawing import Drawings
from invite_desktop.ui.setup.guide_foot import GuideFoot, LinkShown, OpenUrl
from invite_desktop.ui.setup.it_question import ItQuestion
from invite_desktop.ui.setup.mailbox_refused import MailboxRefused
from invite_desktop.ui.setup.missing_fold import MissingFold
from invite_desktop.ui.setup.reveal import area_of
from invite_desktop.ui.setup.standing import NOTHING_TO_DO
from invite_desktop.ui.setup.words import evidence_words, nothing_to_do, status_of
from invite_desktop.ui.theme import restyle
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
    announce,
)
from invite_desktop.ui.widgets.words import Words


class StepView(QWidget):
    """A step page for people at `provider` (its id), who may have nothing to do in this step.

    `extra` stands below the instructions: the password field of that step.
    """

    back_asked = Signal()
    page_opened = Signal(object)  # checklist.Step, as the other three
    said_done = Signal(object)
    taken_back = Signal(object)
    step_asked = Signal(object)

    def __init__(
        self,
        icons: Icons,
        drawings: Drawings,
        choice: GuideChoice,
        step: Step,
        address: str,
        place: str,
        open_url: OpenUrl,
        today: date,
        *,
        provider: str,
        extra: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._icons, self._drawings = icons, drawings
        self._guide, self._step = choice.guide, step
        self._row = checklist.Step(step.id)
        self._url = step.link(address)
        self._open_url = open_url
        self._waits_for_return = False
        self._is_settled = step.is_settled(provider)
        self._is_administrators = step.is_administrators(provider)
        self._next: checklist.Step | None = None
        self._lead: Button | None = None  # what the step begins with
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._back = LinkButton(self.tr("Back to the list"), icons.icon("chevron-left", "accent"))
        self._back.clicked.connect(self.back_asked)
        self._refused = self._make_refused()
        for part in (Flow(self._back), Hint(place), Heading(step.title), Paragraph(step.why), self._refused):
            self._column.addWidget(part)
        self._state = StatusTag(icons, status_of(Mark()))
        self._known = Hint()
        self._go_on = Button("", primary=True)
        self._go_on.clicked.connect(self._open_next)
        if self._is_settled:
            self._add_settled()
        else:
            self._add_instructions(extra)
        self._column.addWidget(GuideFoot(icons, choice, open_url, today))

    def _make_refused(self) -> MailboxRefused:
        refused = MailboxRefused(
            self._icons, is_settled=self._is_settled, is_administrators=self._is_administrators
        )
        refused.step_asked.connect(self.step_asked)
        return refused

    def _add_settled(self) -> None:
        self._nothing = Notice(self._icons, Kind.DONE, nothing_to_do().word, self._step.settled)
        self._column.addWidget(self._nothing)
        self._column.addWidget(Flow(self._go_on, self._state))
        self._column.addWidget(self._known)

    def _add_instructions(self, extra: QWidget | None) -> None:
        self._column.addWidget(Beside(self._how(), self._drawings.make(self._step.drawing)))
        if self._is_administrators:
            self._column.addWidget(self._ask_administrators())
        self._question = self._ask_how_it_went()
        self._column.addWidget(self._question)
        if extra is not None:
            self._column.addWidget(extra)
        self._done = Button(self.tr("I've &done this"))
        self._done.clicked.connect(self._say_done)
        self._undo = LinkButton(self.tr("Take it back"))
        self._undo.clicked.connect(self._say_undone)
        self._column.addWidget(Flow(self._done, self._go_on, self._state, self._undo))
        self._column.addWidget(self._known)
        if self._step.missing_title:
            is_asked = self._is_administrators
            fold = MissingFold(self._icons, self._guide, self._step, self._go_to, is_asked=is_asked)
            self._column.addWidget(fold)
        self._different = Fold(self._icons, self.tr("My page looks different"))
        self._different.body.addWidget(Paragraph(self._step.looks_different))
        self._column.addWidget(self._different)

    def _how(self) -> QWidget:
        """The instructions, and the button they begin with."""
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        lines = QGridLayout()
        lines.setHorizontalSpacing(12)
        lines.setVerticalSpacing(8)
        lines.setColumnStretch(1, 1)
        for number, text in enumerate(self._step.instructions, start=1):
            counted = Words(self.tr("{number}.").format(number=number), "strong")
            lines.addWidget(counted, number, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(Paragraph(text), number, 1)
        self._link = LinkShown(self._icons, self._open_url)
        column.addLayout(lines)
        column.addWidget(Flow(*self._lead_buttons()))
        column.addWidget(self._link)
        column.addStretch()
        return block

    def _lead_buttons(self) -> tuple[QPushButton, ...]:
        """The page at the provider, or the test where only that can tell."""
        if self._is_administrators:
            self._lead = Button(self.tr("&Test the connection"))
            self._lead.clicked.connect(self._ask_for_test)
            return (self._lead,)
        caption = self._guide.words.open_page.replace("&", "&&")
        self._lead = Button(f"&{caption}")
        self._lead.clicked.connect(self._open_page)
        self._link.opened.connect(self._note_opened)
        return self._lead, self._copy_link()

    def _ask_administrators(self) -> ItQuestion:
        """The question, with the page on which its answer is; that page is none of the person's."""
        page = LinkButton(self.tr("The page for administrators"), self._icons.icon("external-link", "accent"))
        page.clicked.connect(self._open_page)
        return ItQuestion(self._step.it_question, page, self._copy_link())

    def _copy_link(self) -> CopyButton:
        return CopyButton(lambda: self._url, self.tr("Copy the link"))

    def show_mark(self, mark: Mark) -> None:
        """Say what is known of the step now; "Done" is taken back only where the person said it."""
        is_done = mark.state in {StepState.DONE, StepState.CHECKED}
        if self._row is checklist.Step.IMAP:
            self._refused.show_mark(mark)
        is_refused = not self._refused.isHidden()
        is_news = mark.state is not StepState.NOT_STARTED and mark.evidence != NOTHING_TO_DO
        self._state.show_status(status_of(mark))
        self._state.setVisible(is_news and not is_refused)
        words = "" if is_refused else evidence_words(mark, self._row)
        self._known.setText(words)
        self._known.setVisible(bool(words))
        self._go_on.setVisible(is_done)
        if self._is_settled:
            self._nothing.setVisible(not is_refused)
        else:
            is_theirs = is_refused and self._is_administrators  # only a test can tell
            self._done.setVisible(not is_done and not is_theirs)
            self._undo.setVisible(mark.state is StepState.DONE)
        self._show_lead(is_primary=not is_done and not is_refused)

    def show_next(self, step: checklist.Step | None, title: str) -> None:
        """Name what comes after this step; None once there is nothing left."""
        self._next = step
        caption = self.tr("&Next: {step}").format(step=title.replace("&", "&&"))
        self._go_on.setText(self.tr("&Back to the list") if step is None else caption)

    def _show_lead(self, *, is_primary: bool) -> None:
        """One button of a page is the primary one: what leads on takes the place of what leads in."""
        if self._lead is None:
            return
        if self._is_administrators:
            self._lead.setVisible(self._refused.isHidden())  # else the same button stands above
        else:
            self._lead.setIcon(self._icons.icon("external-link", "on_accent" if is_primary else "text"))
        restyle(self._lead, primary=is_primary)

    def take_focus(self) -> None:
        """Go to what helps next."""
        if not self._refused.isHidden():
            self._refused.take_focus()
            return
        button = self._go_on if self._lead is None else self._lead
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self._waits_for_return:
            self._waits_for_return = False
            self._ask_in_place()
        return super().event(event)

    def _open_page(self) -> None:
        self._waits_for_return = False
        self._link.open(self._url)

    def _note_opened(self) -> None:
        self._waits_for_return = True
        self.page_opened.emit(self._row)

    def _ask_how_it_went(self) -> Notice:
        notice = Notice(self._icons, Kind.INFO, self.tr("Did it work?"))
        notice.add_action(self.tr("Yes"), self._answer_yes)
        notice.add_action(self.tr("Not yet"), notice.hide)
        notice.add_action(self.tr("My page looks different"), self._answer_different)
        notice.hide()
        return notice

    def _ask_in_place(self) -> None:
        """Ask without taking the focus; what has it stays where it is on the screen."""
        focused: QWidget | None = QApplication.focusWidget()
        before = self._height_in_view(focused)
        self._question.show()
        announce(self._question, self._question.accessibleName())
        if focused is not None and before is not None:
            QTimer.singleShot(0, focused, lambda: self._keep_in_view(focused, before))

    def _height_in_view(self, widget: QWidget | None) -> int | None:
        area = area_of(self)
        if area is None or widget is None or not self.isAncestorOf(widget):
            return None
        return widget.mapTo(area, QPoint()).y()

    def _keep_in_view(self, widget: QWidget, before: int) -> None:
        area, now = area_of(self), self._height_in_view(widget)
        if area is not None and now is not None:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + now - before)

    def _answer_yes(self) -> None:
        self._question.hide()
        self._say_done()

    def _answer_different(self) -> None:
        self._question.hide()
        self._different.set_open(True)
        self._different.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_done(self) -> None:
        self.said_done.emit(self._row)
        if not self._go_on.isHidden():  # else the password field says what is amiss
            self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_undone(self) -> None:
        self.taken_back.emit(self._row)
        if not self._done.isHidden():
            self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_next(self) -> None:
        if self._next is None:
            self.back_asked.emit()
        else:
            self.step_asked.emit(self._next)

    def _ask_for_test(self) -> None:
        self.step_asked.emit(checklist.Step.TEST)

    def _go_to(self, step: str) -> None:
        self.step_asked.emit(checklist.Step(step))
