"""What an account's limit and hours make of a mailing."""

from dataclasses import dataclass
from datetime import date, datetime

from invite_desktop.domain.account import Account
from invite_desktop.domain.pace import ActiveHours
from invite_desktop.domain.quota import DAY, DayPlan, Quota, allowance, forecast, rest_after
from invite_desktop.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a mailing to `count` people would go if it began now. Times are aware and local.

    `limit` is how many may go in 24 hours at present, None for any number, and `sent` how many of them
    did, the first at `since`. `at_once` is how many leave before the mailing has to wait, none before
    `opens_at`. `rest_until` is how long the provider is left alone after a refusal. `days` begin with
    today, whatever goes today; all others have mails.
    """

    now: datetime
    count: int
    limit: int | None
    sent: int
    since: datetime | None
    at_once: int
    opens_at: datetime
    rest_until: datetime | None
    days: tuple[DayPlan, ...]

    @property
    def left(self) -> int | None:
        """How many the limit leaves at present, at most; None for any number."""
        return None if self.limit is None else max(0, self.limit - self.sent)

    @property
    def later(self) -> int:
        """How many people have to wait for the limit or the hours."""
        return self.count - self.at_once

    @property
    def can_begin(self) -> bool:
        """Whether somebody can be written to at once."""
        return self.opens_at <= self.now

    @property
    def last_day(self) -> date:
        """The day on which the last mail leaves."""
        return self.days[-1].day

    @property
    def takes_days(self) -> bool:
        """Whether mails leave on another day than today."""
        return len(self.days) > 1


def quota_of(account: Account, ledger: Ledger, now: datetime) -> Quota:
    """What the account has used up, over all surveys and test mails, and what the Sent folder showed."""
    if account.id is None:
        return Quota(allowance(account.daily_limit, account.warm_up, 0))
    days = ledger.days_of_sending(account.id, now - DAY)
    stop = ledger.last_stop(account.id)
    return Quota(
        allowance(account.daily_limit, account.warm_up, days),
        ledger.sent_times(account.id, now - DAY),
        rest_after(*stop) if stop else None,
    )


def next_opening(hours: ActiveHours, moment: datetime) -> datetime:
    """The first moment from then on (both aware; the result is local) at which mailings may send.

    Hours are those on the wall, and the clocks may change before the next of them.
    """
    local = moment.astimezone()
    opens = hours.opens(local)
    return opens if opens == local else opens.replace(tzinfo=None).astimezone()


def look_ahead(account: Account, quota: Quota, count: int, now: datetime) -> Outlook:
    """How a mailing to so many people would go; `now` is aware."""
    local = now.astimezone()
    opens_at = quota.opens_at(local)
    if account.hours is not None:
        opens_at = next_opening(account.hours, opens_at)
    days = forecast(count, quota, account, local)
    rest = quota.rest_until
    return Outlook(
        now=local,
        count=count,
        limit=quota.limit,
        sent=len(quota.times),
        since=min(quota.times).astimezone() if quota.times else None,
        at_once=0 if opens_at > local else _at_once(account, quota.left(local), count, days),
        opens_at=opens_at.astimezone(),
        rest_until=rest.astimezone() if rest is not None and rest > local else None,
        days=days,
    )


def _at_once(account: Account, left: int | None, count: int, days: tuple[DayPlan, ...]) -> int:
    """Those that the limit leaves, of whom the hours may let fewer through today."""
    allowed = count if left is None else min(left, count)
    return allowed if account.hours is None else min(allowed, days[0].count)
