"""What limit, hours and a provider's rest make of a mailing."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.pace import ActiveHours
from invite_desktop.domain.quota import DAY, Quota
from invite_desktop.operations.limits import look_ahead, quota_of
from invite_desktop.store.store import Store
from tests.operations.conftest import NewMailing

NOW = datetime(2026, 3, 3, 10, 0).astimezone()  # a Tuesday, here
ACCOUNT = Account(pace=5.0, daily_limit=300, warm_up=False)


def hours_ago(*hours: float) -> tuple[datetime, ...]:
    return tuple(NOW - timedelta(hours=each) for each in sorted(hours, reverse=True))


# -- a look ahead ----------------------------------------------------------------------------------


def test_without_a_limit_all_go_at_once() -> None:
    outlook = look_ahead(replace(ACCOUNT, daily_limit=None), Quota(), 1000, NOW)
    assert (outlook.limit, outlook.left, outlook.at_once, outlook.later) == (None, None, 1000, 0)
    assert outlook.can_begin
    assert not outlook.takes_days
    assert [plan.count for plan in outlook.days] == [1000]


def test_nobody_takes_no_time() -> None:
    outlook = look_ahead(ACCOUNT, Quota(300), 0, NOW)
    assert (outlook.at_once, outlook.later, outlook.takes_days) == (0, 0, False)


def test_what_the_limit_leaves_goes_now_and_the_rest_later() -> None:
    quota = Quota(300, hours_ago(*[20] * 120))
    outlook = look_ahead(ACCOUNT, quota, 1231, NOW)
    assert (outlook.sent, outlook.left, outlook.at_once, outlook.later) == (120, 180, 180, 1051)
    assert outlook.since == NOW - timedelta(hours=20)
    assert outlook.takes_days
    assert sum(plan.count for plan in outlook.days) == 1231
    assert outlook.days[0].count == 300, "120 more this afternoon, when yesterday's are a day old"
    assert outlook.last_day == outlook.days[-1].day > NOW.date()


def test_a_limit_that_is_used_up_begins_later() -> None:
    outlook = look_ahead(ACCOUNT, Quota(2, hours_ago(23, 1)), 5, NOW)
    assert (outlook.at_once, outlook.later, outlook.left) == (0, 5, 0)
    assert not outlook.can_begin
    assert outlook.opens_at == NOW + timedelta(hours=1)


def test_more_than_the_limit_leaves_nothing_and_no_debt() -> None:
    assert look_ahead(ACCOUNT, Quota(1, hours_ago(3, 2)), 5, NOW).left == 0


def test_a_provider_that_wants_a_rest_gets_it() -> None:
    until = NOW + timedelta(hours=3)
    outlook = look_ahead(ACCOUNT, Quota(300, rest_until=until.astimezone(UTC)), 5, NOW)
    assert (outlook.at_once, outlook.opens_at, outlook.rest_until) == (0, until, until)
    over = look_ahead(ACCOUNT, Quota(300, rest_until=NOW - timedelta(hours=1)), 5, NOW)
    assert (over.at_once, over.rest_until) == (5, None)


def test_outside_the_hours_nothing_goes_before_they_begin() -> None:
    account = replace(ACCOUNT, hours=ActiveHours(start=time(12)))
    outlook = look_ahead(account, Quota(300), 5, NOW)
    assert (outlook.at_once, outlook.can_begin) == (0, False)
    assert outlook.opens_at == NOW + timedelta(hours=2)


def test_a_limit_that_opens_at_night_waits_for_the_morning() -> None:
    account = replace(ACCOUNT, hours=ActiveHours())
    outlook = look_ahead(account, Quota(1, hours_ago(12)), 5, NOW)  # opens at 22:00
    assert outlook.opens_at == NOW + timedelta(hours=22)


def test_the_end_of_the_hours_cuts_what_goes_now() -> None:
    account = replace(ACCOUNT, pace=60.0, hours=ActiveHours(end=time(11)))
    outlook = look_ahead(account, Quota(300), 100, NOW)
    assert (outlook.at_once, outlook.later) == (outlook.days[0].count, 100 - outlook.days[0].count)
    assert 55 <= outlook.at_once <= 61


def test_midnight_cuts_nothing() -> None:
    late = NOW.replace(hour=23, minute=50)
    outlook = look_ahead(replace(ACCOUNT, pace=30.0), Quota(300), 100, late)
    assert (outlook.at_once, outlook.later, outlook.takes_days) == (100, 0, True)


# -- what is used up -------------------------------------------------------------------------------


def test_an_account_that_is_not_saved_has_used_nothing(store: Store) -> None:
    quota = quota_of(Account(daily_limit=300), store.ledger, NOW)
    assert quota == Quota(50), "it is new"


@pytest.mark.parametrize("warm_up", [True, False])
def test_test_mails_count_and_a_new_account_begins_small(
    store: Store, account: Account, warm_up: bool
) -> None:
    account = replace(account, daily_limit=300, warm_up=warm_up)
    store.ledger.note_other(account.id or 0, "<t@x>", NOW - timedelta(hours=1), "test")
    store.ledger.note_other(account.id or 0, "<old@x>", NOW - DAY - timedelta(hours=1), "test")
    quota = quota_of(account, store.ledger, NOW)
    assert quota.limit == (50 if warm_up else 300)
    assert quota.times == (NOW - timedelta(hours=1),)
    assert quota.rest_until is None


def test_a_refusal_of_the_provider_is_remembered(
    store: Store, account: Account, new_mailing: NewMailing
) -> None:
    store.mailings.note(new_mailing(1).id, "paused", "SendingLimitReached")
    until = quota_of(account, store.ledger, NOW).rest_until
    assert until is not None
    assert timedelta(hours=23) < until - datetime.now(UTC) <= DAY
