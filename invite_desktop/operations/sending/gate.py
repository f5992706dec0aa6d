"""When the next mail may leave: the account's limit, its hours, and the rest that a provider asked for."""

from collections import deque
from collections.abc import Callable
from datetime import datetime

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import SendingLimitReached, TooManySignIns
from invite_desktop.domain.mailing import Wait, WaitFor
from invite_desktop.domain.quota import DAY, rest_after
from invite_desktop.operations.limits import next_opening, quota_of
from invite_desktop.store.ledger import Ledger

_RESTS = {SendingLimitReached.__name__: WaitFor.LIMIT, TooManySignIns.__name__: WaitFor.SIGN_IN}


class Gate:
    """Counts along, so that asking for every mail costs nothing; the ledger is read again when it is full."""

    def __init__(self, account: Account, ledger: Ledger, clock: Callable[[], datetime]) -> None:
        self._account = account
        self._ledger = ledger
        self._clock = clock
        self._limit: int | None = None
        self._times: deque[datetime] = deque()
        self._rest = self._read_rest()
        self.read()

    def read(self) -> None:
        """Take over what the ledger knows by now, of mails sent elsewhere too."""
        quota = quota_of(self._account, self._ledger, self._clock())
        self._limit, self._times = quota.limit, deque(quota.times)

    def _read_rest(self) -> Wait | None:
        stop = self._ledger.last_stop(self._account.id) if self._account.id is not None else None
        until = rest_after(*stop) if stop else None
        return Wait(_RESTS.get(stop[0], WaitFor.SERVER), until) if stop and until else None

    def count(self) -> None:
        """One mail leaves."""
        if self._limit is not None:
            self._times.append(self._clock())

    def wait(self) -> Wait | None:
        """What the next mail has to wait for; None if it may leave now."""
        now = self._clock()
        if self._is_resting(now):
            self._rest = self._read_rest()  # the person may have said meanwhile that it is over
            if self._is_resting(now):
                return self._rest
        hours = self._account.hours
        opens = next_opening(hours, now) if hours is not None else now
        if opens > now:
            return Wait(WaitFor.HOURS, opens)
        if self._limit is None or not self._is_full(now, self._limit):
            return None
        self.read()  # the limit grows with the days, and test mails count too
        if not self._is_full(now, self._limit):
            return None
        return Wait(WaitFor.LIMIT, self._times[len(self._times) - self._limit] + DAY)

    def waited(self, wait: Wait) -> None:
        """This wait is over, be it that the person would not wait for its end."""
        if wait is self._rest:
            self._rest = None

    def _is_resting(self, now: datetime) -> bool:
        return self._rest is not None and self._rest.until is not None and now < self._rest.until

    def _is_full(self, now: datetime, limit: int) -> bool:
        while self._times and self._times[0] <= now - DAY:
            self._times.popleft()
        return len(self._times) >= limit
