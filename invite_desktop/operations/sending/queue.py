"""Whom to write to next."""

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import datetime

from invite_desktop.domain.mailing import Addressee
from invite_desktop.domain.patience import retry_after
from invite_desktop.store.journal import Earlier


class Queue:
    """Those who wait: the list's order, and people put off as soon as their time has come."""

    def __init__(
        self, waiting: Iterable[Addressee], earlier: Mapping[int, Earlier], clock: Callable[[], datetime]
    ) -> None:
        self._clock = clock
        self._ready: deque[Addressee] = deque()
        self._put_off: list[tuple[datetime, int, Addressee]] = []
        self._deferrals: dict[int, int] = {}
        for addressee in waiting:
            before = earlier.get(addressee.id)
            if before is not None and before.deferrals:
                self._wait_for(addressee, before.deferrals, datetime.fromisoformat(before.ended_at))
            else:
                self._ready.append(addressee)

    def __len__(self) -> int:
        return len(self._ready) + len(self._put_off)

    @property
    def has_ready(self) -> bool:
        """Whether somebody can be written to at this moment."""
        return bool(self._ready) or self._is_due()

    @property
    def next_retry(self) -> datetime | None:
        """When the first of those put off is due; None where nobody is put off."""
        return self._put_off[0][0] if self._put_off else None

    def take(self) -> Addressee | None:
        """The next person whose time has come; None where there is none at the moment."""
        if self._is_due():
            return heapq.heappop(self._put_off)[2]
        return self._ready.popleft() if self._ready else None

    def keep(self, ids: Set[int]) -> None:
        """Whoever is not among these addressees need not be written to any more."""
        self._ready = deque(addressee for addressee in self._ready if addressee.id in ids)
        self._put_off = [entry for entry in self._put_off if entry[2].id in ids]
        heapq.heapify(self._put_off)

    def put_back(self, addressee: Addressee) -> None:
        """Nothing was tried, or certainly nothing came of it: this person is next again."""
        self._ready.appendleft(addressee)

    def deferrals(self, addressee: Addressee) -> int:
        """How many times in a row this person was put off."""
        return self._deferrals.get(addressee.id, 0)

    def may_put_off(self, addressee: Addressee) -> bool:
        """Whether the plan has another time for this person after one more "not now"."""
        return retry_after(self.deferrals(addressee) + 1) is not None

    def put_off(self, addressee: Addressee) -> None:
        """This person's mailbox said "not now"."""
        self._wait_for(addressee, self.deferrals(addressee) + 1, self._clock())

    def release_next(self) -> None:
        """The first of those put off waited long enough, whatever the clock says, which may have been set."""
        self._ready.appendleft(heapq.heappop(self._put_off)[2])

    def _is_due(self) -> bool:
        return bool(self._put_off) and self._put_off[0][0] <= self._clock()

    def _wait_for(self, addressee: Addressee, deferrals: int, since: datetime) -> None:
        self._deferrals[addressee.id] = deferrals
        pause, now = retry_after(deferrals), self._clock()
        if pause is None:
            raise AssertionError("a person put off for good no longer waits")
        # the clock may have been set back since
        heapq.heappush(self._put_off, (min(since, now) + pause, addressee.id, addressee))
