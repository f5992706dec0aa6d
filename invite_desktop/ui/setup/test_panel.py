"""Test settings: the button, and the named steps while they run and after."""

import time
from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from invite_desktop.domain.account import Account, Encryption, SentCopies
from invite_desktop.domain.message import Message
from invite_desktop.operations.test_connection import (
    ConnectionResult,
    ConnectionStep,
    ConnectionTest,
    SentFinding,
    Session,
    StepReport,
)
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.sent_copies import SentCopiesNote
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import Button, Flow, Hint, Pictogram, announce

NewSession = Callable[[Account], Session]
NewTest = Callable[[Account, str], ConnectionTest]  # of an account, with its password


class Run(QObject):
    """One run of the test. Once stopped it says nothing any more, whatever its thread still does."""

    reported = Signal(object)  # StepReport
    ended = Signal(object)  # ConnectionResult

    def __init__(self, test: ConnectionTest, parent: QObject) -> None:
        super().__init__(parent)
        self._test = test

    def start(self, tasks: Tasks, greeting: Message) -> None:
        """Go through the steps in a thread."""
        test = self._test
        tasks.run(lambda report: test.run(greeting, report), self._end, self._end, self._report, test.stop)

    def stop(self) -> None:
        """End it at once."""
        self._test.stop()

    def _report(self, report: object) -> None:
        if not self._test.is_stopped:
            self.reported.emit(report)

    def _end(self, result: object) -> None:
        if not self._test.is_stopped:
            self.ended.emit(result)
        self.deleteLater()


class StepLook(Enum):
    """How a step stands."""

    WAITING = auto()
    RUNNING = auto()
    DONE = auto()
    STOPPED = auto()
    PROBLEM = auto()
    SKIPPED = auto()
    NOTED = auto()  # done, with a finding that is worth knowing


_ICONS = {
    StepLook.WAITING: ("circle", "secondary"),
    StepLook.RUNNING: ("contrast", "info"),
    StepLook.DONE: ("circle-check", "done"),
    StepLook.STOPPED: ("circle-minus", "secondary"),
    StepLook.PROBLEM: ("circle-x", "problem"),
    StepLook.SKIPPED: ("circle-minus", "secondary"),
    StepLook.NOTED: ("info", "info"),
}


class StepLine(QWidget):
    """Icon, words and time of one step."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.look = StepLook.WAITING
        self._picture = Pictogram(icons, "circle", "secondary")
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)

    def show_step(self, look: StepLook, words: str) -> None:
        """Show how the step stands."""
        self.look = look
        self._picture.show_icon(*_ICONS[look])
        self.label.setText(words)


class TestPanel(QWidget):
    """Two buttons and the steps. It reports how a run ended; what to do about it is its owner's business.

    Its owner may put another `new_test` in the place of the plain one, which keeps nothing.
    """

    __test__ = False  # to pytest, its name looks like a test's

    test_asked = Signal()
    save_asked = Signal()
    ended = Signal(object, object)  # Account, ConnectionResult or InviteError

    def __init__(self, icons: Icons, tasks: Tasks, new_session: NewSession) -> None:
        super().__init__()
        self._tasks = tasks
        self.new_test: NewTest = partial(ConnectionTest, new_session)
        self._run: Run | None = None
        self._account = Account()
        self._seconds: dict[ConnectionStep, float] = {}
        self._running: ConnectionStep | None = None
        self._sent: SentFinding | None = None
        self.test_button = Button(self.tr("&Test settings"), primary=True)
        self.test_button.setToolTip(self.tr("Ctrl+T"))
        self.save_button = Button(self.tr("&Save"))
        self._state = Hint(self.tr("Not tested yet"))
        self.lines = {step: StepLine(icons) for step in ConnectionStep}
        self._steps = QWidget()
        self.sent_copies = SentCopiesNote(icons)
        self._lay_out()
        self.test_button.clicked.connect(self._press)
        self.save_button.clicked.connect(self.save_asked)
        # the button's own shortcut is the underlined letter, and it can have only one
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(self.test_button.click)

    def _lay_out(self) -> None:
        steps = QVBoxLayout(self._steps)
        steps.setContentsMargins(0, 4, 0, 0)
        steps.setSpacing(6)
        for line in self.lines.values():
            steps.addWidget(line)
        self._steps.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Flow(self.test_button, self.save_button))
        column.addWidget(self._state)
        column.addWidget(self._steps)
        column.addWidget(self.sent_copies)

    @property
    def is_running(self) -> bool:
        """Whether a test runs."""
        return self._run is not None

    def start(self, account: Account, password: str) -> None:
        """Test these settings; one sign-in, no more."""
        self.stop()
        self._account, self._seconds, self._running, self._sent = account, {}, None, None
        self.sent_copies.hide()
        self._run = Run(self.new_test(account, password), self)
        self._run.reported.connect(self._show_report)
        self._run.ended.connect(self._end)
        self._state.setText(self.tr("Testing. You can go on working meanwhile."))
        self._steps.show()
        self._show_steps()
        self.test_button.setText(self.tr("S&top testing"))
        self._run.start(self._tasks, self._greeting())

    def stop(self) -> None:
        """End a running test; nothing is said about the settings then."""
        if self._run is None:
            return
        self._run.stop()
        self._run = None
        self._show_steps(StepLook.STOPPED)
        self._idle(self.tr("Testing was stopped"))

    def take_focus(self) -> None:
        """Go to the button."""
        self.test_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self) -> None:
        if self.is_running:
            self.stop()
        else:
            self.test_asked.emit()

    def _greeting(self) -> Message:
        return Message(
            self.tr("Test from Invite Desktop"),
            self.tr(
                "This is the test message from Invite Desktop.\n\n"
                "If you can read it in your inbox, the settings are right."
            ),
        )

    def _show_report(self, report: object) -> None:
        if not isinstance(report, StepReport):
            return
        if report.seconds is None:
            self._running = report.step
        else:
            self._seconds[report.step] = report.seconds
            if report.step is not ConnectionStep.SENT_COPY:  # what was found comes with the result
                self._running = None
                announce(self, self._words(report.step))
        self._show_steps()

    def _end(self, result: object) -> None:
        self._run = None
        went_well = isinstance(result, ConnectionResult) and result.problem is None
        if isinstance(result, ConnectionResult) and result.sent is not None:
            self._sent, self._running = result.sent, None
            self.sent_copies.show_finding(self._account, result.sent)
        self._show_steps(StepLook.PROBLEM)
        when = time.strftime("%H:%M")
        if went_well:
            self._idle(self.tr("Tested at {time}: everything worked").format(time=when))
        else:
            self._idle(self.tr("Tested at {time}: there is something to look at").format(time=when))
        self.ended.emit(self._account, result)

    def _idle(self, words: str) -> None:
        self._running = None
        self._state.setText(words)
        self.test_button.setText(self.tr("&Test again"))

    def _show_steps(self, running: StepLook = StepLook.RUNNING) -> None:
        for step, line in self.lines.items():
            words = self._words(step)
            note = self._note() if step is ConnectionStep.SENT_COPY else None
            if note is not None:
                line.show_step(*note)
            elif step is self._running:
                line.show_step(running, self.tr("{words} …").format(words=words) if self._run else words)
            elif step in self._seconds:
                seconds = self.tr("{words} – {seconds} s").format(
                    words=words, seconds=number(self._seconds[step], 1)
                )
                line.show_step(StepLook.DONE, seconds)
            else:
                line.show_step(StepLook.WAITING, words)

    def _note(self) -> tuple[StepLook, str] | None:
        """How the search for the copy stands, where that is neither waiting, running nor done."""
        if not self._account.imap_host:
            return StepLook.SKIPPED, self.tr(
                "Find the copy in your Sent folder – skipped: no server for reading is filled in"
            )
        if self._sent is not None and self._sent.copies is SentCopies.MISSING:
            return StepLook.NOTED, self.tr("Find the copy in your Sent folder – it isn't there")
        if self._sent is not None and self._sent.copies is SentCopies.UNREADABLE:
            return StepLook.NOTED, self.tr(
                "Find the copy in your Sent folder – your mailbox couldn't be read"
            )
        return None

    def _words(self, step: ConnectionStep) -> str:
        account = self._account
        if step is ConnectionStep.SECURE and account.encryption is Encryption.NONE:
            return self.tr("Go on without encryption")
        if step is ConnectionStep.SIGN_IN and not account.authentication:
            return self.tr("Go on without a sign-in")
        return {
            ConnectionStep.FIND: self.tr("Find {host}").format(host=account.host),
            ConnectionStep.CONNECT: self.tr("Connect to port {port}").format(port=account.port),
            ConnectionStep.SECURE: self.tr("Secure the connection"),
            ConnectionStep.SIGN_IN: self.tr("Sign in"),
            ConnectionStep.SEND: self.tr("Send a test message to yourself"),
            ConnectionStep.SENT_COPY: self.tr("Find the copy in your Sent folder"),
        }[step]
