"""The one mailing that is under way. Pages come and go; the run goes on."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import InviteError, SignInRejected
from invite_desktop.domain.mailing import Counts, Mailing, Progress, State, Wait, WaitFor
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.refusals import note_refusal
from invite_desktop.operations.send_mailing import RunResult, SendMailing
from invite_desktop.ui.send.holding import HoldingControl
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


@dataclass(frozen=True, slots=True)
class _Start:
    """What was asked for: `first` people before the person is asked, `at_most` so many in this run.

    `opens_at` is when the first message can leave, None for at once.
    """

    freeze: Callable[[], Mailing]
    account: Account
    first: int
    at_most: int | None
    opens_at: datetime | None


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
        self._start: _Start | None = None
        self._control = HoldingControl()
        self._time_left = TimeLeft(clock)
        self._settled = 0
        self._undo = QTimer(self)
        self._undo.setSingleShot(True)
        self._undo.setInterval(round(undo_seconds * 1000))
        self._undo.timeout.connect(self._begin)
        self.phase = Phase.IDLE
        self.began_at = ""  # UTC, ISO 8601, as the store writes it
        self.ended_at: datetime | None = None  # aware
        self.mailing: Mailing | None = None
        self.account: Account | None = None
        self.first = 0
        self.opens_at: datetime | None = None  # aware; None where the first message can leave at once
        self.progress: Progress | None = None
        self.slept: tuple[tuple[datetime, datetime], ...] = ()  # from when to when, in this run
        self.result: RunResult | None = None
        self.problem: InviteError | None = None

    # -- what the person can do --------------------------------------------------------------------

    def start(
        self,
        mailing: Mailing,
        account: Account,
        first: int = 0,
        at_most: int | None = None,
        opens_at: datetime | None = None,
    ) -> bool:
        """Send to everybody of the mailing who waits; False while another run is under way.

        After `first` people it holds until `resume`, with 0 it does not; after `at_most` it ends.
        `opens_at` (aware) only says when the first message can leave, None for at once.
        """
        return self._order(_Start(lambda: mailing, account, first, at_most, opens_at), mailing)

    def start_new(
        self,
        freeze: Callable[[], Mailing],
        account: Account,
        first: int = 0,
        at_most: int | None = None,
        opens_at: datetime | None = None,
    ) -> bool:
        """Make the mailing once the start cannot be taken back any more, then send it as `start` does.

        `freeze` runs in the background. Until it has, `mailing` is None: nothing is left of a start
        that was taken back.
        """
        return self._order(_Start(freeze, account, first, at_most, opens_at), None)

    def pause(self) -> None:
        """Hold after the current message."""
        if self.phase is Phase.SENDING:
            if self._control.pause_now():
                self._hold()
            else:
                self._enter(Phase.PAUSING)

    def resume(self) -> None:
        """Go on after a pause, with the rest after the first few."""
        if self.phase in {Phase.PAUSING, Phase.PAUSED}:
            if self.is_asking and self.progress is not None:
                self.progress = replace(self.progress, wait=None)
            self._control.resume()
            if self.wait is None:
                self._time_left.go_on()
            self._enter(Phase.SENDING)

    def hurry(self) -> None:
        """Try now what is waited for."""
        if self.wait is not None:
            self._control.hurry()

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
    def wait(self) -> Wait | None:
        """What the run waits for; None while it sends, and when there is none under way."""
        return self.progress.wait if self.is_sending and self.progress is not None else None

    @property
    def is_asking(self) -> bool:
        """Whether the first few are out, and the person is to say how to go on."""
        return self.wait is not None and self.wait.reason is WaitFor.CONSENT

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
        if not self.is_sending:
            return ""
        words = self.tr("{percent}% – ") if self.wait is None else self.tr("Waiting, {percent}% – ")
        return words.format(percent=self.percent)

    # -- from start to end -------------------------------------------------------------------------

    def _order(self, start: _Start, mailing: Mailing | None) -> bool:
        if self.is_running:
            return False
        self._start = start
        self._control = HoldingControl()
        self._settled = 0
        self.mailing, self.progress, self.result, self.problem = mailing, None, None, None
        self.account, self.first, self.slept = start.account, start.first, ()
        self.opens_at = start.opens_at
        self._enter(Phase.STARTING)
        self._undo.start()
        return True

    def _begin(self) -> None:
        if self._start is None:
            return
        start, control = self._start, self._control
        self._start = None
        self._time_left = TimeLeft(self._clock)
        self.began_at = datetime.now(UTC).isoformat(timespec="milliseconds")
        accounts, sender, account = self._accounts, self._sender, start.account

        def work(report: Report) -> RunResult:
            control.held = lambda: report(control)
            mailing = start.freeze()
            report(mailing)
            password = accounts.password(account) if account.authentication else None
            first, at_most = start.first, start.at_most
            result = sender.run(mailing.id, account, password, control, report, first=first, at_most=at_most)
            note_refusal(accounts, account, result.problem)
            return result

        self._enter(Phase.SENDING)
        self._tasks.run(work, self._finish, self._break_off, self._take, control.stop)

    def _take(self, report: object) -> None:
        if isinstance(report, Mailing):
            self.mailing = report
            self._session.tell_mailings_changed()
        elif isinstance(report, Progress):
            self._show(report)
        elif (  # the person, or after the first few the run itself, asked it to hold
            report is self._control
            and self._control.is_paused
            and self.phase in {Phase.SENDING, Phase.PAUSING}
        ):
            self._hold()

    def _show(self, progress: Progress) -> None:
        if progress.slept is not None:
            self.slept = (*self.slept, progress.slept)
            progress = replace(progress, wait=self.wait)  # sleeping ended no wait
        counts = progress.counts
        unsettled = counts.of(State.WAITING) + counts.of(State.IN_DOUBT)
        self.progress = progress
        self._settled = max(self._settled, counts.addressed - unsettled)
        if progress.wait is not None:
            self._time_left.hold()
        elif self.phase is Phase.SENDING:
            self._time_left.go_on()
        self._time_left.feed(counts.of(State.WAITING))
        self.progressed.emit(progress)

    def _hold(self) -> None:
        self._show(Progress(self.counts(), wait=self.wait))  # reports of a quick run come late
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
        self.ended_at = datetime.now(UTC)
        self._session.tell_mailings_changed()
        if isinstance(problem, SignInRejected):
            self._session.tell_account_changed()  # its checklist
        self._enter(Phase.ENDED)
        self.ended.emit()

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self.phase_changed.emit(phase)
