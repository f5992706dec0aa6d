"""Counting along, and telling the screen how it goes."""

import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from invite_desktop.domain.mailing import Counts, Progress, State, Wait

REPORT_SECONDS = 0.1  # between two reports while messages follow each other quickly

Report = Callable[[Progress], None]


class Tally:
    """Counts along and tells the screen, not much more often than every `REPORT_SECONDS`."""

    def __init__(self, counts: Counts, report: Report) -> None:
        self._counts = Counter(counts.by_state)
        self._report = report
        self._next = 0.0
        self._is_behind = False
        self._wait: Wait | None = None

    def recount(self, counts: Counts) -> None:
        """Something else than the run changed where people stand."""
        self._counts = Counter(counts.by_state)

    def writing_to(self, address: str) -> None:
        """Tell whom the next mail is for."""
        self._tell(address)

    def count(self, state: State) -> None:
        """One person no longer waits."""
        self._counts[State.WAITING] -= 1
        self._counts[state] += 1
        self._tell()

    def waiting(self, wait: Wait | None) -> None:
        """Tell what the run waits for, and that it no longer does."""
        self._wait = wait
        self._next = 0.0
        self._tell()

    def slept(self, since: datetime, until: datetime) -> None:
        """Tell that the computer slept."""
        self._next = 0.0
        self._tell(slept=(since, until))

    def catch_up(self) -> None:
        """Tell what was held back: for a while nothing else will."""
        if self._is_behind:
            self._next = 0.0
            self._tell()

    def _tell(self, current: str = "", slept: tuple[datetime, datetime] | None = None) -> None:
        moment = time.monotonic()
        self._is_behind = moment < self._next
        if not self._is_behind:
            self._next = moment + REPORT_SECONDS
            self._report(Progress(Counts(dict(self._counts)), current, self._wait, slept))
