from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.account import Account
from invite_desktop.domain.pace import ActiveHours
from invite_desktop.domain.quota import (
    DAY,
    DayPlan,
    Quota,
    allowance,
    departures,
    forecast,
    rest_after,
)
from tests.domain.summer_time import SummerTime

ZONE = SummerTime()
NOW = datetime(2026, 3, 12, 9, tzinfo=ZONE)  # a Thursday
HOUR = timedelta(hours=1)
WARM = Account(pace=0.0, warm_up=False)


@pytest.mark.parametrize(
    ("limit", "days", "allowed"),
    [(300, 0, 50), (300, 1, 100), (300, 2, 200), (300, 3, 300), (300, 9, 300), (80, 0, 50), (80, 1, 80)],
)
def test_a_new_account_begins_small(limit: int, days: int, allowed: int) -> None:
    assert allowance(limit, True, days) == allowed


def test_what_need_not_grow_does_not() -> None:
    assert allowance(300, False, 0) == 300
    assert allowance(None, True, 0) is None


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("SendingLimitReached", DAY),
        ("TooManySignIns", HOUR),
        ("PolicyRefused", timedelta(minutes=10)),
    ],
)
def test_a_provider_that_objects_is_left_alone(name: str, rest: timedelta) -> None:
    assert rest_after(name, NOW) == NOW + rest


def test_what_is_no_objection_needs_no_rest() -> None:
    assert rest_after("ConnectionLost", NOW) is None


def test_what_is_left_falls_with_each_mail_and_rises_after_a_day() -> None:
    quota = Quota(3, (NOW - DAY, NOW - 23 * HOUR, NOW - HOUR))
    assert quota.left(NOW) == 1  # the first has just left the window
    assert quota.left(NOW - timedelta(microseconds=1)) == 0
    assert quota.opens_at(NOW) == NOW
    assert quota.opens_at(NOW - HOUR) == NOW
    assert Quota(2, quota.times).opens_at(NOW) == NOW + HOUR
    assert Quota(1, quota.times).left(NOW) == 0
    assert Quota(1, quota.times).opens_at(NOW) == NOW + 23 * HOUR


def test_without_a_limit_any_number_may_go() -> None:
    assert Quota(None, (NOW,) * 1000).left(NOW) is None
    assert Quota(None, (NOW,) * 1000).opens_at(NOW) == NOW


@pytest.mark.parametrize("limit", [None, 5])
def test_nothing_goes_while_the_provider_is_left_alone(limit: int | None) -> None:
    quota = Quota(limit, (), NOW + HOUR)
    assert quota.left(NOW) == 0
    assert quota.opens_at(NOW) == NOW + HOUR
    assert quota.left(NOW + HOUR) == limit
    assert quota.opens_at(NOW + 2 * HOUR) == NOW + 2 * HOUR


def test_a_clock_set_back_frees_nothing() -> None:
    quota = Quota(1, (NOW + 72 * HOUR,))
    assert quota.left(NOW) == 0
    assert quota.opens_at(NOW) == NOW + 96 * HOUR


def plan(*days: tuple[int, int]) -> tuple[DayPlan, ...]:
    return tuple(DayPlan(date(2026, 3, day), count) for day, count in days)


def test_the_rest_of_today_then_the_limit_day_by_day() -> None:
    quota = Quota(300, (NOW,) * 120)
    assert forecast(500, quota, WARM, NOW) == plan((12, 180), (13, 300), (14, 20))


def test_today_stands_first_even_if_nothing_goes() -> None:
    assert forecast(0, Quota(), WARM, NOW) == plan((12, 0))
    assert forecast(7, Quota(5, (NOW,) * 5), WARM, NOW) == plan((12, 0), (13, 5), (14, 2))
    assert forecast(7, Quota(None, (), NOW + DAY), WARM, NOW) == plan((12, 0), (13, 7))


def test_what_becomes_free_later_today_goes_today() -> None:
    quota = Quota(10, (NOW - 20 * HOUR,) * 4 + (NOW - 2 * HOUR,) * 6)
    assert forecast(6, quota, WARM, NOW) == plan((12, 4), (13, 2))


def test_a_pace_takes_its_time() -> None:
    slow = Account(pace=3600.0, warm_up=False)
    assert forecast(20, Quota(), slow, NOW) == plan((12, 15), (13, 5))


def test_active_hours_keep_to_their_days() -> None:
    office = Account(pace=3600.0, warm_up=False, hours=ActiveHours())
    assert forecast(25, Quota(), office, NOW) == plan((12, 9), (13, 10), (16, 6))
    assert forecast(3, Quota(), office, NOW.replace(hour=18)) == plan((12, 0), (13, 3))


def test_a_new_account_grows_with_every_day() -> None:
    new = Account(pace=30.0, daily_limit=300)
    assert forecast(1000, Quota(50), new, NOW) == plan(
        (12, 50), (13, 100), (14, 200), (15, 300), (16, 300), (17, 50)
    )
    assert forecast(100, Quota(50), Account(pace=0.0, daily_limit=70), NOW) == plan((12, 50), (13, 50))


def test_mails_of_yesterday_let_it_grow_today() -> None:
    new = Account(pace=0.0, daily_limit=300)
    assert forecast(100, Quota(50, (NOW - 23 * HOUR,) * 50), new, NOW) == plan((12, 100))


def test_an_account_at_its_limit_grows_no_more() -> None:
    full = Account(pace=0.0, daily_limit=10)
    assert forecast(25, Quota(10), full, NOW) == plan((12, 10), (13, 10), (14, 5))


HOURS = st.builds(
    ActiveHours,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.times(max_value=time(11)),
    st.times(min_value=time(12)),
)
ACCOUNTS = st.builds(
    Account,
    pace=st.sampled_from([0.0, 30.0, 1234.5]),
    daily_limit=st.none() | st.integers(1, 120),
    warm_up=st.booleans(),
    hours=st.none() | HOURS,
)
ZONES = st.sampled_from([ZONE, timezone(timedelta(hours=-9)), timezone(timedelta(hours=13)), UTC])
MOMENTS = st.builds(
    lambda minutes, zone: (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(zone),
    st.integers(0, 525_600),
    ZONES,
)


@given(
    count=st.integers(0, 300),
    account=ACCOUNTS,
    now=MOMENTS,
    ages=st.lists(st.timedeltas(timedelta(days=-3), DAY), max_size=150),
    rest=st.none() | st.timedeltas(-HOUR, DAY),
    days=st.integers(0, 4),
)
def test_a_forecast_adds_up_and_keeps_to_every_rule(
    count: int,
    account: Account,
    now: datetime,
    ages: list[timedelta],
    rest: timedelta | None,
    days: int,
) -> None:
    start = now.astimezone(UTC)
    earlier = [start - age for age in ages]
    until = None if rest is None else start + rest
    quota = Quota(allowance(account.daily_limit, account.warm_up, days), tuple(earlier), until)
    planned = forecast(count, quota, account, now)
    moments = list(departures(count, quota, account, now))

    assert planned[0].day == now.date()
    assert sum(day.count for day in planned) == count
    assert all(one.day < other.day for one, other in pairwise(planned))
    assert all(day.count > 0 for day in planned[1:])

    sent = [moment.astimezone(UTC) for moment in moments]
    assert all(moment >= max(start, until or start) for moment in sent)
    gap = timedelta(seconds=account.pace)
    assert all(other - one >= gap for one, other in pairwise(sent))
    if account.hours is not None:
        assert all(account.hours.opens(moment) == moment for moment in moments)
    if account.daily_limit is not None:
        everything = earlier + sent
        for moment in sent:
            within = sum(moment - DAY < other <= moment for other in everything)
            assert within <= account.daily_limit


@given(count=st.integers(1, 400), now=MOMENTS, hours=st.none() | HOURS)
def test_a_new_account_never_exceeds_what_its_days_of_sending_allow(
    count: int, now: datetime, hours: ActiveHours | None
) -> None:
    account = Account(pace=30.0, daily_limit=120, hours=hours)
    sent = [moment.astimezone(UTC) for moment in departures(count, Quota(50), account, now)]
    for moment in sent:
        days = {other.date() for other in sent if other <= moment - DAY}
        within = sum(moment - DAY < other <= moment for other in sent)
        allowed = allowance(120, True, len(days))
        assert allowed is not None
        assert within <= allowed
