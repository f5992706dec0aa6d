"""What came of a mailing, and what can be done next."""

from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from invite_desktop.domain.account import AccountField, SentCopies
from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.mailing import State
from invite_desktop.ui.explain import Action, Explanation, explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.send.looking import CheckState, LookState
from invite_desktop.ui.send.moments import when
from invite_desktop.ui.send.sent_folder_parts import CopiesPart, DoubtsPart
from invite_desktop.ui.send.summary import Reason, Summary
from invite_desktop.ui.send.words import reason_words, shown_parts, title_words
from invite_desktop.ui.session import CHOOSE_ACCOUNT, MESSAGE, RECIPIENTS, SETUP
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import (
    Button,
    Flow,
    Heading,
    Hint,
    Kind,
    LinkButton,
    Notice,
    Paragraph,
    StackedBar,
    tab_stops,
)

_MENDED_IN_SETUP = frozenset(Action) - {Action.TRY_AGAIN, Action.OPEN_BROWSER}


@dataclass(frozen=True, slots=True)
class Notes:
    """What there is to say besides the numbers, at the moment `now`.

    `problem` is what the last run paused for, `goes_on` (aware) when the provider allows more after it;
    with `is_over` it was rehearsed, and has passed.
    `can_read` tells whether the account has a mailbox to look in, `copies` what a test showed of it.
    `can_change_pace` tells whether speed, limit and hours can be changed from here.
    `is_account_gone` tells that the account was removed; `goes_on_with` names the survey's account, with
    which those who wait are written to then, empty where it has none.
    """

    now: datetime
    problem: InviteError | None = None
    goes_on: datetime | None = None
    is_over: bool = False
    look: LookState = field(default_factory=LookState)
    check: CheckState = field(default_factory=CheckState)
    can_read: bool = True
    copies: SentCopies | None = None
    can_change_pace: bool = False
    is_account_gone: bool = False
    goes_on_with: str = ""

    @property
    def must_wait(self) -> bool:
        """Whether the provider has to be left alone for a while."""
        return self.goes_on is not None and self.goes_on > self.now and not self.is_over


class SummaryView(QWidget):
    """Shows a `Summary`. It does nothing itself: each button is a signal."""

    continue_chosen = Signal()
    leave_chosen = Signal()
    try_again_chosen = Signal()
    settle_chosen = Signal(bool)  # they got it
    look_chosen = Signal()
    check_chosen = Signal()
    report_chosen = Signal()
    picture_chosen = Signal()
    new_mailing_chosen = Signal()
    pace_chosen = Signal()
    place_chosen = Signal(str, str)  # page, target

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._column.addWidget(self._content)
        self.chart = StackedBar(frame.theme, self.tr("Result"))

    def show_summary(self, summary: Summary, notes: Notes) -> None:
        """Show it."""
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        outline = summary.outline
        body.addWidget(Hint(f"{title_words(outline.mailing)} · {outline.subject}"))
        if notes.problem is not None:
            can_go_on = bool(outline.counts.of(State.WAITING))
            body.addWidget(self._problem_notice(notes.problem, notes, can_go_on=can_go_on))
        if notes.is_account_gone and outline.counts.of(State.WAITING):
            body.addWidget(self._gone_notice(notes.goes_on_with))
        self.chart = StackedBar(self._frame.theme, self.tr("Result"))
        self.chart.set_parts(shown_parts(outline.counts))
        body.addWidget(self.chart)
        if outline.counts.of(State.ACCEPTED):
            body.addWidget(Hint(self._sent_words()))
            if notes.can_read:
                body.addWidget(self._copies_part(summary, notes))
        self._add_waiting(body, summary, notes)
        if summary.doubts.count:
            body.addWidget(self._doubts_part(summary, notes))
        self._add_not_sent(body, summary)
        self._add_left_out(body, summary)
        body.addSpacing(12)
        body.addWidget(self._last_row())
        self._replace(content)

    def _replace(self, content: QWidget) -> None:
        # Made anew as a whole, so that Tab goes through it in the order of reading.
        focused = QApplication.focusWidget()
        had_focus = isinstance(focused, QWidget) and self._content.isAncestorOf(focused)
        self._column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()
        if had_focus:
            self._focus_again(focused.text() if isinstance(focused, QPushButton) else "")

    def _focus_again(self, text: str) -> None:
        """The focus goes to the button that was left, or to the first where it is gone."""
        buttons = [each for each in tab_stops(self._content) if isinstance(each, QPushButton)]
        again = next((each for each in buttons if each.text() == text), next(iter(buttons), None))
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the parts ---------------------------------------------------------------------------------

    def _sent_words(self) -> str:
        return self.tr(
            "“Sent” means that the mail server took it. If an address doesn't exist, the mail comes back "
            "to your inbox within minutes or hours."
        )

    def _problem_notice(self, problem: InviteError, notes: Notes, *, can_go_on: bool) -> Notice:
        words = explain(problem)
        text, go_on, kind = words.text, self.tr("Continue"), Kind.PROBLEM
        if notes.is_over:
            passed = self.tr("This was rehearsed and is over: the mailing can go on now.")
            text, kind = f"{text}\n{passed}", Kind.INFO
        elif notes.goes_on is not None and notes.must_wait:
            from_when = self.tr("Can go on from {moment}.").format(moment=when(notes.goes_on, notes.now))
            text, kind = f"{text}\n{from_when}", Kind.LOOK_AT
            go_on = self.tr("Continue when it is allowed")
        details = "\n".join(part for part in (words.code, str(getattr(problem, "reply", ""))) if part)
        notice = Notice(self._frame.icons, kind, words.happened, text, details)
        is_mended_first = words.action in _MENDED_IN_SETUP and not notes.is_over
        if words.action in _MENDED_IN_SETUP:
            target = self._target(words)
            go = self.tr("Go to the settings")
            notice.add_action(go, lambda: self.place_chosen.emit(SETUP, target), primary=is_mended_first)
        if can_go_on:
            notice.add_action(go_on, self.continue_chosen.emit, primary=not is_mended_first)
        return notice

    def _gone_notice(self, goes_on_with: str) -> Notice:
        heading = self.tr("The account that this mailing was sent from was removed")
        text = self.tr("Choose another account for the survey, then continue.")
        if goes_on_with:
            text = self.tr("It can go on with the account of the survey: {account}").format(
                account=goes_on_with
            )
        notice = Notice(self._frame.icons, Kind.LOOK_AT, heading, text)
        if not goes_on_with:
            choose = self.tr("Choose an account")
            notice.add_action(choose, lambda: self.place_chosen.emit(SETUP, CHOOSE_ACCOUNT), primary=True)
        return notice

    @staticmethod
    def _target(words: Explanation) -> str:
        is_password = words.action is Action.CREATE_APP_PASSWORD or words.field is AccountField.PASSWORD
        return "password" if is_password else "settings"

    def _add_waiting(self, body: QVBoxLayout, summary: Summary, notes: Notes) -> None:
        waiting = summary.outline.counts.of(State.WAITING)
        if not waiting:
            return
        body.addWidget(Heading(self.tr("Waiting"), section=True))
        body.addWidget(
            Paragraph(self.tr("%Ln message(s) not sent yet. You can send them later.", "", waiting))
        )
        put_off = sum(each.count for each in summary.of(State.WAITING) if each.name == "RecipientDeferred")
        if put_off:
            words = self.tr("%Ln of them because the mailbox took no mail yet.", "", put_off)
            body.addWidget(Paragraph(words))
        row = Flow()
        if notes.problem is None:
            is_next = not notes.is_account_gone or bool(notes.goes_on_with)
            row.add(self._button(self.tr("Continue"), self.continue_chosen, primary=is_next))
        if not summary.is_put_aside:
            row.add(self._button(self.tr("Leave it"), self.leave_chosen))
        if notes.can_change_pace:
            change = LinkButton(self.tr("Speed, limit, hours"))
            change.clicked.connect(lambda _=False: self.pace_chosen.emit())
            row.add(change)
        body.addWidget(row)

    def _doubts_part(self, summary: Summary, notes: Notes) -> DoubtsPart:
        part = DoubtsPart(
            self._frame.icons,
            summary.doubts,
            notes.look,
            notes.copies,
            notes.now,
            is_account_gone=notes.is_account_gone,
        )
        part.look_chosen.connect(self.look_chosen)
        part.settle_chosen.connect(self.settle_chosen)
        return part

    def _copies_part(self, summary: Summary, notes: Notes) -> CopiesPart:
        part = CopiesPart(self._frame.icons, summary.copies, notes.check)
        part.check_chosen.connect(self.check_chosen)
        return part

    def _add_not_sent(self, body: QVBoxLayout, summary: Summary) -> None:
        reasons = summary.of(State.REFUSED)
        if reasons:
            body.addWidget(Heading(self.tr("Not sent"), section=True))
            self._add_reasons(body, reasons, self.tr("The mail server didn't take it"))
            count = sum(reason.count for reason in reasons)
            again = self.tr("Try these %Ln again", "", count)
            correct = LinkButton(self.tr("Correct addresses"))
            correct.clicked.connect(lambda _=False: self.place_chosen.emit(RECIPIENTS, "problems"))
            body.addWidget(Flow(self._button(again, self.try_again_chosen), correct))
        came_back = summary.of(State.BOUNCED)
        if came_back:
            body.addWidget(Heading(self.tr("Came back"), section=True))
            self._add_reasons(body, came_back, self.tr("The mail was returned to you"))

    def _add_left_out(self, body: QVBoxLayout, summary: Summary) -> None:
        reasons = summary.of(State.LEFT_OUT)
        if reasons:
            body.addWidget(Heading(self.tr("Left out"), section=True))
            self._add_reasons(body, reasons, "")

    @staticmethod
    def _add_reasons(body: QVBoxLayout, reasons: tuple[Reason, ...], otherwise: str) -> None:
        words = reason_words()
        for reason in reasons:
            body.addWidget(Paragraph(f"{number(reason.count)} · {words.get(reason.name, otherwise)}"))

    def _last_row(self) -> Flow:
        new_message = Button(self.tr("New message"))
        new_message.clicked.connect(lambda _=False: self.place_chosen.emit(MESSAGE, ""))
        return Flow(
            self._button(self.tr("Save report…"), self.report_chosen, "file-spreadsheet"),
            self._button(self.tr("Save picture…"), self.picture_chosen, "image"),
            new_message,
            self._button(self.tr("New mailing"), self.new_mailing_chosen),
        )

    def _button(self, text: str, signal: SignalInstance, icon: str = "", *, primary: bool = False) -> Button:
        button = Button(text, primary)
        button.clicked.connect(lambda _=False: signal.emit())
        if icon:
            button.setIcon(self._frame.icons.icon(icon))
        return button
