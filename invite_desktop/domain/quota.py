"""How many mails an account may send in any 24 hours, and on which day how many of a mailing go out."""

from bisect import insort
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import PolicyRefused, SendingLimitReached, TooManySignIns

DAY = timedelta(hours=24)
FIRST_DAYS = (50, 100, 200)  # what an account that is new to mailings may send in its first days

_REST = {
    SendingLimitReached.__name__: DAY,
    TooManySignIns.__name__: timedelta(hours=1),
    PolicyRefused.__name__: timedelta(minutes=10),
}


def allowance(daily_limit: int | None, warm_up: bool, days_of_sending: int) -> int | None:
    """How many mails may go in 24 hours; None for any number.

    `days_of_sending` are those before these 24 hours began.
    """
    if daily_limit is None or not warm_up or days_of_sending >= len(FIRST_DAYS):
        return daily_limit
    return min(FIRST_DAYS[days_of_sending], daily_limit)


def rest_after(error_name: str, at: datetime) -> datetime | None:
    """Until when to leave a provider alone that said this at that time; None where nothing asks for it."""
    rest = _REST.get(error_name)
    return None if rest is None else at + rest


@dataclass(frozen=True, slots=True)
class Quota:
    """What an account has used up. Times are aware.

    `limit` (at least 1) is how many may go in any 24 hours, None for any number. `times` are when those
    of the last 24 hours went, and those dated in the future: a clock that was set back frees nothing.
    `rest_until` is how long nothing may go at all, after a refusal of the provider.
    """

    limit: int | None = None
    times: tuple[datetime, ...] = ()
    rest_until: datetime | None = None

    def left(self, now: datetime) -> int | None:
        """How many may go at this moment; None for any number."""
        if self.rest_until is not None and now < self.rest_until:
            return 0
        if self.limit is None:
            return None
        return max(0, self.limit - sum(time > now - DAY for time in self.times))

    def opens_at(self, now: datetime) -> datetime:
        """The first moment from now on at which at least one may go."""
        opens = now if self.rest_until is None else max(now, self.rest_until)
        if self.limit is None or len(self.times) < self.limit:
            return opens
        return max(opens, sorted(self.times)[-self.limit] + DAY)


@dataclass(frozen=True, slots=True)
class DayPlan:
    """How many mails go on one local day."""

    day: date
    count: int


def forecast(count: int, quota: Quota, account: Account, now: datetime) -> tuple[DayPlan, ...]:
    """On which days so many mails will go: today first, even if nothing can go, then days with mails only.

    `now` is aware and in local time; `quota` is the account's at this moment. The counts add up to
    `count`. An account that warms up is taken to send on each of these days.
    """
    days: Counter[date] = Counter({now.date(): 0})
    days.update(moment.date() for moment in departures(count, quota, account, now))
    return tuple(DayPlan(day, number) for day, number in days.items())


def departures(count: int, quota: Quota, account: Account, now: datetime) -> Iterator[datetime]:
    """When each of so many mails goes, as `forecast` counts them: one after the other, local time."""
    course = _Course(quota, account, now)
    for _ in range(count):
        yield course.next().astimezone(now.tzinfo)


class _Course:
    """Goes through time from mail to mail. All moments in here are UTC: local days may have 23 hours."""

    def __init__(self, quota: Quota, account: Account, now: datetime) -> None:
        self._zone = now.tzinfo
        self._hours = account.hours
        self._gap = timedelta(seconds=account.pace)
        self._next = quota.opens_at(now).astimezone(UTC)
        self._open_until = self._next
        self._limit = quota.limit
        self._larger = _larger_limits(quota.limit, account)
        self._grows_at: list[datetime] = []
        self._days: set[date] = set()
        self._sent: list[datetime] = []
        for time in sorted(quota.times):
            self._count(time.astimezone(UTC))

    def next(self) -> datetime:
        """When the next mail goes."""
        at = self._next
        while True:
            at = self._within_hours(at)
            self._grow(at)
            free = self._free_at()
            if free is None or free <= at:
                break
            at = min(free, *self._grows_at[:1]) if self._larger else free
        self._count(at)
        self._next = at + self._gap
        return at

    def _within_hours(self, at: datetime) -> datetime:
        if self._hours is None or at < self._open_until:
            return at
        local = self._hours.opens(at.astimezone(self._zone))
        self._open_until = datetime.combine(local.date(), self._hours.end, self._zone).astimezone(UTC)
        return local.astimezone(UTC)

    def _grow(self, at: datetime) -> None:
        while self._larger and self._grows_at and self._grows_at[0] <= at:
            del self._grows_at[0]
            self._limit = self._larger.pop(0)

    def _free_at(self) -> datetime | None:
        """When the window has room; None where it always has."""
        if self._limit is None or len(self._sent) < self._limit:
            return None
        return self._sent[-self._limit] + DAY

    def _count(self, at: datetime) -> None:
        insort(self._sent, at)  # not always the latest: a clock set back left some in the future
        if at.date() not in self._days:
            self._days.add(at.date())
            insort(self._grows_at, at + DAY)


def _larger_limits(limit: int | None, account: Account) -> list[int]:
    """What the limit grows to, step by step."""
    full = account.daily_limit
    if limit is None or full is None or not account.warm_up or limit >= full:
        return []
    return [*(step for step in FIRST_DAYS if limit < step < full), full]
