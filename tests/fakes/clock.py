"""Time that tests move: a clock to hand in wherever the program asks for the time."""

import heapq
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

MONDAY_MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

Action = Callable[[], object]


class VirtualClock:
    """Call it for the time, an aware datetime. It stands still until `advance`; with `runs` it also goes on.

    Actions planned with `after` are done when their time has come: by `advance`, each at its own time, or by
    `settle`, for a clock that runs. It may be used from any thread; the one that moves it does the actions.
    """

    def __init__(self, start: datetime | None = None, *, runs: bool = False) -> None:
        self._now = start or (datetime.now(UTC) if runs else MONDAY_MORNING)
        self._began = time.monotonic() if runs else None
        self._planned: list[tuple[datetime, int, Action]] = []
        self._numbers = count()
        self._lock = threading.RLock()

    def __call__(self) -> datetime:
        """What time it is."""
        with self._lock:
            if self._began is None:
                return self._now
            return self._now + timedelta(seconds=time.monotonic() - self._began)

    def advance(self, seconds: float) -> datetime:
        """Let time pass, and do what falls into it; the result is the time then."""
        end = self() + timedelta(seconds=seconds)
        self._do_until(end)
        with self._lock:
            self._now = end
            if self._began is not None:
                self._began = time.monotonic()
        return end

    def advance_to(self, when: datetime) -> datetime:
        """Let time pass until then."""
        return self.advance((when - self()).total_seconds())

    def after(self, seconds: float, action: Action) -> None:
        """Plan something; what is due at once is done at once."""
        if seconds <= 0:
            action()
            return
        with self._lock:
            due = self() + timedelta(seconds=seconds)
            heapq.heappush(self._planned, (due, next(self._numbers), action))

    def settle(self) -> None:
        """Do what is due by now."""
        if self._planned:
            self._do_until(self())

    def _do_until(self, end: datetime) -> None:
        while (action := self._due(end)) is not None:
            action()  # without the lock: it may wait for somebody who asks for the time

    def _due(self, end: datetime) -> Action | None:
        with self._lock:
            if not self._planned or self._planned[0][0] > end:
                return None
            due, _, action = heapq.heappop(self._planned)
            if self._began is None:
                self._now = max(self._now, due)
            return action
