"""What came of a mailing, and what can be done next."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import AccountField
from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.mailing import State
from invite_desktop.ui.explain import Action, Explanation, explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.send.summary import Reason, Summary
from invite_desktop.ui.send.words import reason_words, shown_parts, title_words
from invite_desktop.ui.session import MESSAGE, RECIPIENTS, SETUP
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
)

_MENDED_IN_SETUP = frozenset(Action) - {Action.TRY_AGAIN, Action.OPEN_BROWSER}


class SummaryView(QWidget):
    """Shows a `Summary`. It does nothing itself: each button is a signal."""

    continue_chosen = Signal()
    leave_chosen = Signal()
    try_again_chosen = Signal()
    settle_chosen = Signal(bool)  # they got it
    report_chosen = Signal()
    picture_chosen = Signal()
    new_mailing_chosen = Signal()
    place_chosen = Signal(str, str)  # page, target

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._column.addWidget(self._content)
        self.chart = StackedBar(frame.theme, self.tr("Result"))

    def show_summary(self, summary: Summary, problem: InviteError | None = None) -> None:
        """Show it; `problem` is what the last run paused for."""
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        outline = summary.outline
        body.addWidget(Hint(f"{title_words(outline.mailing)} · {outline.subject}"))
        if problem is not None:
            body.addWidget(self._problem_notice(problem, can_go_on=bool(outline.counts.of(State.WAITING))))
        self.chart = StackedBar(self._frame.theme, self.tr("Result"))
        self.chart.set_parts(shown_parts(outline.counts))
        body.addWidget(self.chart)
        if outline.counts.of(State.ACCEPTED):
            body.addWidget(Hint(self._sent_words()))
        self._add_waiting(body, summary, has_notice=problem is not None)
        self._add_in_doubt(body, outline.counts.of(State.IN_DOUBT))
        self._add_not_sent(body, summary)
        self._add_left_out(body, summary)
        body.addSpacing(12)
        body.addWidget(self._last_row())
        self._replace(content)

    def _replace(self, content: QWidget) -> None:
        # Made anew as a whole, so that Tab goes through it in the order of reading.
        self._column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()

    # -- the parts ---------------------------------------------------------------------------------

    def _sent_words(self) -> str:
        return self.tr(
            "“Sent” means that the mail server took it. If an address doesn't exist, the mail comes back "
            "to your inbox within minutes or hours."
        )

    def _problem_notice(self, problem: InviteError, *, can_go_on: bool) -> Notice:
        words = explain(problem)
        details = "\n".join(part for part in (words.code, str(getattr(problem, "reply", ""))) if part)
        notice = Notice(self._frame.icons, Kind.PROBLEM, words.happened, words.text, details)
        if words.action in _MENDED_IN_SETUP:
            target = self._target(words)
            go = self.tr("Go to the settings")
            notice.add_action(go, lambda: self.place_chosen.emit(SETUP, target), primary=True)
        if can_go_on:
            is_first = words.action not in _MENDED_IN_SETUP
            notice.add_action(self.tr("Continue"), self.continue_chosen.emit, primary=is_first)
        return notice

    @staticmethod
    def _target(words: Explanation) -> str:
        is_password = words.action is Action.CREATE_APP_PASSWORD or words.field is AccountField.PASSWORD
        return "password" if is_password else "settings"

    def _add_waiting(self, body: QVBoxLayout, summary: Summary, *, has_notice: bool) -> None:
        waiting = summary.outline.counts.of(State.WAITING)
        if not waiting:
            return
        body.addWidget(Heading(self.tr("Waiting"), section=True))
        body.addWidget(
            Paragraph(self.tr("%Ln message(s) not sent yet. You can send them later.", "", waiting))
        )
        row = Flow()
        if not has_notice:
            row.add(self._button(self.tr("Continue"), self.continue_chosen, primary=True))
        if not summary.is_put_aside:
            row.add(self._button(self.tr("Leave it"), self.leave_chosen))
        body.addWidget(row)

    def _add_in_doubt(self, body: QVBoxLayout, count: int) -> None:
        if not count:
            return
        body.addWidget(Heading(self.tr("Not sure"), section=True))
        words = self.tr(
            "The connection broke while handing over %Ln message(s). Nobody can tell from here whether the "
            "mail server took it all. Look in your Sent folder, then choose.",
            "",
            count,
        )
        body.addWidget(Paragraph(words))
        got_it = Button(self.tr("They got it"))
        got_it.clicked.connect(lambda _=False: self.settle_chosen.emit(True))
        again = Button(self.tr("Send again – they may get it twice"))
        again.clicked.connect(lambda _=False: self.settle_chosen.emit(False))
        body.addWidget(Flow(got_it, again))

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
