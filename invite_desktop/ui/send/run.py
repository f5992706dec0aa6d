"""The one mailing that is under way. Pages come and go; the run goes on."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.mailing import Counts, Mailing, Progress, State
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.send_mailing import RunResult, SendMailing
from invite_desktop.ui.send.time_left import TimeLeft
from invite_desktop.ui.session import Session
from invite_desktop.ui.tasks import Report, Tasks

UNDO_SECONDS = 5.0


class Phase(StrEnum):
    """What the run is doing; STARTING is the time in which it can still be taken back."""

    IDLE = "idle"
    STARTING = "starting"
    SENDING = "sending"
    PAUSING = "pausing"
    PAUSED = "paused"
    STOPPING = "stopping"
    ENDED = "ended"


_UNDER_WAY = {Phase.SENDING, Phase.PAUSING, Phase.PAUSED, Phase.STOPPING}


class _Control(RunControl):
    """Knows whether the run is between two messages, and says when it begins to hold there."""

    def __init__(self) -> None:
        super().__init__()
        self._is_between = False
        self.held: Callable[[], None] | None = None

    def pause_now(self) -> bool:
        """Pause; tells whether the run holds already, since no message is on its way."""
        with self._changed:
            self.pause()
            return self._is_between

    def may_continue(self, after: float = 0.0) -> bool:
        with self._changed:
            self._is_between = True
            if self.is_paused and self.held is not None:
                self.held()
            may = super().may_continue(after)
            self._is_between = False
            return may


class MailingRun(QObject):
    """Sends one mailing at a time in the background and tells how it goes.

    `undo_seconds` is how long a start can be taken back; `clock` is monotonic, in seconds;
    `give_up_opening` ends the wait for a server that does not answer, so that stopping never hangs on it.
    """

    phase_changed = Signal(object)  # Phase
    progressed = Signal(object)  # Progress
    ended = Signal()

    def __init__(
        self,
        tasks: Tasks,
        accounts: Accounts,
        sender: SendMailing,
        session: Session,
        undo_seconds: float = UNDO_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        give_up_opening: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._give_up_opening = give_up_opening
        self._tasks = tasks
        self._accounts = accounts
        self._sender = sender
        self._session = session
        self._clock = clock
        self._order: tuple[Callable[[], Mailing], Account] | None = None
        self._control = _Control()
        self._time_left = TimeLeft(clock)
        self._settled = 0
        self._undo = QTimer(self)
        self._undo.setSingleShot(True)
        self._undo.setInterval(round(undo_seconds * 1000))
        self._undo.timeout.connect(self._begin)
        self.phase = Phase.IDLE
        self.began_at = ""  # UTC, ISO 8601, as the store writes it
        self.mailing: Mailing | None = None
        self.progress: Progress | None = None
        self.result: RunResult | None = None
        self.problem: InviteError | None = None

    # -- what the person can do --------------------------------------------------------------------

    def start(self, mailing: Mailing, account: Account) -> bool:
        """Send to everybody of the mailing who waits; False while another run is under way."""
        return self._order_run(lambda: mailing, account, mailing)

    def start_new(self, freeze: Callable[[], Mailing], account: Account) -> bool:
        """Make the mailing once the start cannot be taken back any more, then send it.

        `freeze` runs in the background. Until it has, `mailing` is None: nothing is left of a start
        that was taken back.
        """
        return self._order_run(freeze, account, None)

    def pause(self) -> None:
        """Hold after the current message."""
        if self.phase is Phase.SENDING:
            if self._control.pause_now():
                self._hold()
            else:
                self._enter(Phase.PAUSING)

    def resume(self) -> None:
        """Go on after a pause."""
        if self.phase in {Phase.PAUSING, Phase.PAUSED}:
            self._control.resume()
            self._time_left.go_on()
            self._enter(Phase.SENDING)

    def stop(self) -> None:
        """End after the current message; before the first one, take the start back."""
        if self.phase is Phase.STARTING:
            self._undo.stop()
            self._enter(Phase.IDLE)
        elif self.phase in _UNDER_WAY:
            self._control.stop()
            self._give_up_opening()
            self._enter(Phase.STOPPING)

    # -- how it goes -------------------------------------------------------------------------------

    @property
    def is_running(self) -> bool:
        """Whether a run is starting or under way."""
        return self.phase not in {Phase.IDLE, Phase.ENDED}

    @property
    def is_sending(self) -> bool:
        """Whether it is under way and can no longer be taken back."""
        return self.phase in _UNDER_WAY

    @property
    def settled(self) -> int:
        """How many of those addressed need nothing more: sent, or certainly not. Never goes back in a run."""
        return self._settled

    def counts(self) -> Counts:
        """Where everybody stands at this very moment, from the store; empty before there is a mailing."""
        return self._sender.counts(self.mailing.id) if self.mailing else Counts()

    @property
    def percent(self) -> int:
        """The share settled, rounded down: 100 means all."""
        total = self.progress.counts.addressed if self.progress else 0
        return 100 * self._settled // total if total else 0

    @property
    def seconds_left(self) -> float | None:
        """About how long it will still take; None while that would be a guess."""
        return self._time_left.seconds

    def title_prefix(self) -> str:
        """What the window's title begins with: the most telling part first."""
        return self.tr("{percent}% – ").format(percent=self.percent) if self.is_sending else ""

    # -- from start to end -------------------------------------------------------------------------

    def _order_run(self, freeze: Callable[[], Mailing], account: Account, mailing: Mailing | None) -> bool:
        if self.is_running:
            return False
        self._order = (freeze, account)
        self._control = _Control()
        self._settled = 0
        self.mailing, self.progress, self.result, self.problem = mailing, None, None, None
        self._enter(Phase.STARTING)
        self._undo.start()
        return True

    def _begin(self) -> None:
        if self._order is None:
            return
        (freeze, account), control = self._order, self._control
        self._order = None
        self._time_left = TimeLeft(self._clock)
        self.began_at = datetime.now(UTC).isoformat(timespec="milliseconds")
        accounts, sender = self._accounts, self._sender

        def work(report: Report) -> RunResult:
            control.held = lambda: report(control)
            mailing = freeze()
            report(mailing)
            password = accounts.password(account) if account.authentication else None
            return sender.run(mailing.id, account, password, control, report)

        self._enter(Phase.SENDING)
        self._tasks.run(work, self._finish, self._break_off, self._take, control.stop)

    def _take(self, report: object) -> None:
        if isinstance(report, Mailing):
            self.mailing = report
            self._session.tell_mailings_changed()
        elif isinstance(report, Progress):
            self._show(report)
        elif report is self._control and self.phase is Phase.PAUSING:
            self._hold()

    def _show(self, progress: Progress) -> None:
        counts = progress.counts
        unsettled = counts.of(State.WAITING) + counts.of(State.IN_DOUBT)
        self.progress = progress
        self._settled = max(self._settled, counts.addressed - unsettled)
        self._time_left.feed(counts.of(State.WAITING))
        self.progressed.emit(progress)

    def _hold(self) -> None:
        self._show(Progress(self.counts()))  # reports of a quick run come late
        self._time_left.hold()
        self._enter(Phase.PAUSED)

    def _finish(self, result: object) -> None:
        if isinstance(result, RunResult):
            self.result = result
            self._end(result.problem)

    def _break_off(self, error: object) -> None:
        if isinstance(error, InviteError):
            self._end(error)

    def _end(self, problem: InviteError | None) -> None:
        self.problem = problem
        self._session.tell_mailings_changed()
        self._enter(Phase.ENDED)
        self.ended.emit()

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self.phase_changed.emit(phase)
