"""Test settings: the button, and the named steps while they run and after."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import Account
from invite_desktop.domain.arrival import Receiving
from invite_desktop.domain.message import Message
from invite_desktop.operations.test_connection import (
    ConnectionResult,
    ConnectionStep,
    ConnectionTest,
    Session,
    StepReport,
)
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.reveal import reveal
from invite_desktop.ui.setup.step_line import StepLine, StepLook
from invite_desktop.ui.setup.step_words import (
    arrival_line,
    arrived_words,
    running_words,
    step_words,
    timed_words,
)
from invite_desktop.ui.tasks import Tasks, Work
from invite_desktop.ui.translation import clock
from invite_desktop.ui.widgets import Button, Flow, Hint, announce

NewSession = Callable[[Account], Session]
NewTest = Callable[[Account, str], ConnectionTest]  # of an account, with its password

SAID_EVERY = 20  # seconds between two announcements that the message is still awaited


class Run(QObject):
    """One run of the test. Once stopped it says nothing any more, whatever its thread still does."""

    reported = Signal(object)  # StepReport
    ended = Signal(object)  # ConnectionResult or Receiving, or an InviteError

    def __init__(self, test: ConnectionTest, parent: QObject) -> None:
        super().__init__(parent)
        self._test = test
        self._is_stopped = False

    def start(self, tasks: Tasks, work: Work) -> None:
        """Do the work in a thread."""
        tasks.run(work, self._end, self._end, self._report, self._test.stop)

    def stop(self) -> None:
        """End it at once."""
        self._is_stopped = True
        self._test.stop()

    def _report(self, report: object) -> None:
        if not self._is_stopped:
            self.reported.emit(report)

    def _end(self, result: object) -> None:
        if not self._is_stopped:
            self.ended.emit(result)
        self.deleteLater()


class TestPanel(QWidget):
    """Two buttons and the steps. It reports how a run ended; what to do about it is its owner's business.

    Its owner may put another `new_test` in the place of the plain one, which keeps nothing.
    """

    __test__ = False  # to pytest, its name looks like a test's

    test_asked = Signal()
    save_asked = Signal()
    ended = Signal(object, object)  # Account, ConnectionResult or InviteError
    looked = Signal(object, object)  # Account, Receiving or InviteError: after another look
    wait_ended = Signal(object, bool)  # Account, whether it has arrived: the person ended the last step

    def __init__(self, icons: Icons, tasks: Tasks, new_session: NewSession) -> None:
        super().__init__()
        self._tasks = tasks
        self.new_test: NewTest = partial(ConnectionTest, new_session)
        self._test: ConnectionTest | None = None
        self._run: Run | None = None
        self._account = Account()
        self._seconds: dict[ConnectionStep, float] = {}
        self._running: ConnectionStep | None = None
        self._arrival: tuple[StepLook, str] | None = None
        self._waiting_since = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._count)
        self.test_button = Button(self.tr("&Test settings"), primary=True)
        self.test_button.setToolTip(self.tr("Ctrl+T"))
        self.save_button = Button(self.tr("&Save"))
        self._state = Hint(self.tr("Not tested yet"))
        self.lines = {step: StepLine(icons) for step in ConnectionStep}
        self._steps = QWidget()
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

    @property
    def is_running(self) -> bool:
        """Whether a test runs."""
        return self._run is not None

    def start(self, account: Account, password: str) -> None:
        """Test these settings; one sign-in, no more."""
        self.stop()
        self._account, self._seconds, self._running, self._arrival = account, {}, None, None
        test = self._test = self.new_test(account, password)
        greeting = self._greeting()
        self._begin(test, lambda report: test.run(greeting, report), self._end)

    def look_again(self) -> None:
        """Look once more for the message that the last test sent; it is not sent again."""
        self.stop()
        test = self._test
        if test is not None and not test.is_stopped:
            self._arrival = None
            self._begin(test, test.look_again, self._end_look)
            self._wait()

    def stop(self) -> None:
        """End a running test; nothing is said about the settings then."""
        sent = self.tr("Test message sent – you stopped waiting for it")
        self._break_off(self.tr("Testing was stopped"), sent)

    def end_for_change(self) -> None:
        """End a running test, for what it tests is no longer what stands in the fields."""
        sent = self.tr("Test message sent – the test was ended before it arrived")
        self._break_off(self.tr("The test was ended because a field was changed"), sent)

    def _break_off(self, words: str, sent: str) -> None:
        if self._run is None:
            return
        self._run.stop()
        self._run = None
        self._clock.stop()
        if self._running is ConnectionStep.ARRIVED:
            self._running = None
            if not self._has_arrived:
                self._arrival = StepLook.STOPPED, sent
        self._show_steps(StepLook.STOPPED)
        self._idle(words)

    def show_known(self, words: str) -> None:
        """Say what is known of the settings otherwise than by a run of this panel; a running test stays."""
        if not self.is_running:
            self._steps.hide()
            self._state.setText(words or self.tr("Not tested yet"))

    def show_said(self) -> None:
        """The person has seen the message arrive."""
        self._arrival = StepLook.SAID, self.tr("Test message arrived – as you say")
        self._show_steps()

    def show_denied(self) -> None:
        """The person has looked for the message, and it is not there."""
        self._arrival = StepLook.LOOK_AT, self.tr("Test message not arrived – as you say")
        self._show_steps()

    def take_focus(self) -> None:
        """Go to the button."""
        self.test_button.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self)

    def _begin(self, test: ConnectionTest, work: Work, then: Callable[[object], None]) -> None:
        self._run = Run(test, self)
        self._run.reported.connect(self._show_report)
        self._run.ended.connect(then)
        self._state.setText(
            self.tr("Testing. You can use the other pages meanwhile. Changing a field here ends the test.")
        )
        self._steps.show()
        self._show_steps()
        self.test_button.setText(self.tr("S&top testing"))
        reveal(self)
        self._run.start(self._tasks, work)

    def _press(self) -> None:
        if not self.is_running:
            self.test_asked.emit()
            return
        was_taken, has_arrived = self._running is ConnectionStep.ARRIVED, self._has_arrived
        self.stop()
        if was_taken:
            self.wait_ended.emit(self._account, has_arrived)

    def _greeting(self) -> Message:
        return Message(
            self.tr("Test from Invite Desktop"),
            self.tr(
                "This is the test message from Invite Desktop.\n\n"
                "If you can read it in your inbox, the settings are right."
            ),
        )

    # -- what the run says -------------------------------------------------------------------------

    def _show_report(self, report: object) -> None:
        if not isinstance(report, StepReport):
            return
        if report.step is ConnectionStep.ARRIVED:
            self._wait() if report.seconds is None else self._show_arrived(report.seconds)
            return
        if report.seconds is None:
            self._running = report.step
        else:
            self._seconds[report.step] = report.seconds
            self._running = None
            announce(self, step_words(report.step, self._account))
        self._show_steps()

    def _wait(self) -> None:
        """Count the seconds from now on, unless that is being done."""
        if self._running is not ConnectionStep.ARRIVED:
            self._running, self._waiting_since = ConnectionStep.ARRIVED, time.monotonic()
            self._clock.start()
            self._show_steps()
            announce(self, self._waiting_words())

    def _show_arrived(self, seconds: float) -> None:
        """It is there; the copy in the Sent folder may still be looked for."""
        self._clock.stop()
        self._arrival = StepLook.DONE, arrived_words(seconds)
        announce(self, step_words(ConnectionStep.ARRIVED, self._account))
        self._show_steps()

    @property
    def _has_arrived(self) -> bool:
        return self._arrival is not None and self._arrival[0] is StepLook.DONE

    def _count(self) -> None:
        self._show_steps()
        if round(self._waited()) % SAID_EVERY == 0:
            announce(self, self._waiting_words())

    def _waited(self) -> float:
        return time.monotonic() - self._waiting_since

    def _waiting_words(self) -> str:
        return running_words(ConnectionStep.ARRIVED, self._account, round(self._waited()))

    def _end(self, result: object) -> None:
        self._run = None
        self._clock.stop()
        words = self.tr("Tested at {time}: there is something to look at")
        if isinstance(result, ConnectionResult) and result.receiving is not None:
            self._running = None
            words = self._take(result.receiving)
        self._show_steps(StepLook.PROBLEM)
        self._idle(words.format(time=clock(datetime.now(UTC))))
        self.ended.emit(self._account, result)

    def _end_look(self, result: object) -> None:
        self._run = None
        self._clock.stop()
        self._running = None
        words = self.tr("Looked again at {time}")
        if isinstance(result, Receiving):
            self._take(result)
        self._show_steps()
        self._idle(words.format(time=clock(datetime.now(UTC))))
        self.looked.emit(self._account, result)

    def _take(self, receiving: Receiving) -> str:
        """Note how the last step ended; the sentence for below the button."""
        self._arrival = arrival_line(receiving)
        if self._arrival[0] is StepLook.DONE:
            return self.tr("Tested at {time}: everything worked")
        if self._arrival[0] is StepLook.LOOK_AT:
            return self.tr("Tested at {time}: there is something to look at")
        return self.tr("Tested at {time}: the server took the message")

    def _idle(self, words: str) -> None:
        self._running = None
        self._state.setText(words)
        self.test_button.setText(self.tr("&Test again"))

    def _show_steps(self, running: StepLook = StepLook.RUNNING) -> None:
        for step, line in self.lines.items():
            words = step_words(step, self._account)
            if step is ConnectionStep.ARRIVED and self._arrival is not None:
                line.show_step(*self._arrival)
            elif step is self._running:
                if self._run is not None:
                    words = running_words(step, self._account, round(self._waited()))
                line.show_step(running, words)
            elif step in self._seconds:
                line.show_step(StepLook.DONE, timed_words(words, self._seconds[step]))
            else:
                line.show_step(StepLook.WAITING, words)
