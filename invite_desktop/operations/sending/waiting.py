"""Waiting that can be paused, stopped and hurried, and that notices when the computer slept."""

from collections.abc import Callable
from datetime import datetime, timedelta

from invite_desktop.domain.errors import ContinuationLate
from invite_desktop.domain.mailing import Wait, WaitFor
from invite_desktop.domain.patience import LATE
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.sending.tally import Tally

SLICE = 5.0  # seconds: the clock is looked at this often, for it may be set, and the computer may sleep
SLEPT = timedelta(seconds=30)  # a slice that took this much longer was slept or held through
LONG = 60.0  # seconds after which servers drop a silent line, so hang up before they do

_PLANNED = {WaitFor.LIMIT, WaitFor.HOURS}  # the person was told when it goes on


class Waiting:
    """Every wait of a run. `hang_up` is called where it took so long that no line survives."""

    def __init__(
        self, control: RunControl, clock: Callable[[], datetime], tally: Tally, hang_up: Callable[[], None]
    ) -> None:
        self._control = control
        self._clock = clock
        self._tally = tally
        self._hang_up = hang_up

    def pause(self, seconds: float) -> bool:
        """The gap between two messages, and any pause of the person's. False if the run was stopped."""
        self._control.take_hurry()
        return self._until(self._clock() + timedelta(seconds=seconds))

    def out(self, wait: Wait) -> bool:
        """Wait until its end and say so. False if the run was stopped.

        Raises `ContinuationLate` where the mailing was to go on at a time that the computer slept beyond
        for hours.
        """
        now = self._clock()
        end = wait.until or now
        if (end - now).total_seconds() > LONG:
            self._hang_up()
        self._control.take_hurry()
        self._tally.waiting(wait)
        may_go_on = self._until(end)
        self._tally.waiting(None)
        is_late = self._clock() - end > LATE and not self._control.was_held
        if may_go_on and is_late and wait.reason in _PLANNED:
            raise ContinuationLate(end)
        return may_go_on

    def for_consent(self) -> bool:
        """Hold until the person says go on. False if the run was stopped."""
        self._control.pause()
        return self.out(Wait(WaitFor.CONSENT))

    def _until(self, end: datetime) -> bool:
        """Until the clock says so or, should it be set back meanwhile, as much time was waited out."""
        left = (end - self._clock()).total_seconds()
        while True:
            before, part = self._clock(), min(max(left, 0.0), SLICE)
            if not self._control.may_continue(after=part):
                return False
            self._notice_sleep(before, part)
            left = min(left - part, (end - self._clock()).total_seconds())
            if left <= 0 or self._control.take_hurry():
                return True

    def _notice_sleep(self, before: datetime, waited: float) -> None:
        """By the wall clock, which runs on while the computer sleeps."""
        now = self._clock()
        if now - before > timedelta(seconds=waited) + SLEPT:
            self._hang_up()
            if not self._control.was_held:  # a pause of the person's is no sleep
                self._tally.slept(before, now)
