from datetime import UTC, datetime, time

import pytest

from invite_desktop.domain.pace import ALL_DAYS, ActiveHours
from tests.domain.summer_time import SummerTime


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-03-12 07:59", "2026-03-12 08:00"),  # a Thursday
        ("2026-03-12 08:00", "2026-03-12 08:00"),
        ("2026-03-12 17:59", "2026-03-12 17:59"),
        ("2026-03-12 18:00", "2026-03-13 08:00"),
        ("2026-03-13 18:00", "2026-03-16 08:00"),
        ("2026-03-14 12:00", "2026-03-16 08:00"),
        ("2026-03-27 18:00", "2026-03-30 08:00"),  # the clocks change in between
    ],
)
def test_working_hours_open_on_the_next_working_day(moment: str, opens: str) -> None:
    here = SummerTime()
    found = ActiveHours().opens(datetime.fromisoformat(moment).replace(tzinfo=here))
    assert found == datetime.fromisoformat(opens).replace(tzinfo=here)


def test_one_day_a_week_is_enough() -> None:
    sundays = ActiveHours(frozenset({6}), time(10), time(11))
    assert sundays.opens(datetime(2026, 3, 15, 11, tzinfo=UTC)) == datetime(2026, 3, 22, 10, tzinfo=UTC)
    daily = ActiveHours(ALL_DAYS, time(10), time(11))
    assert daily.opens(datetime(2026, 3, 15, 11, tzinfo=UTC)) == datetime(2026, 3, 16, 10, tzinfo=UTC)
