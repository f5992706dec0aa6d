"""How fast, and at what hours, an account may send."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

JITTER = 0.3  # the gap varies by as much either way: a metronome looks like a machine

ALL_DAYS = frozenset(range(7))
WORKING_DAYS = frozenset(range(5))


class PaceProfile(StrEnum):
    """The choices on offer; what they mean for an account is its gap and its connections."""

    GENTLE = "gentle"
    NORMAL = "normal"
    FAST = "fast"

    @property
    def gap(self) -> float:
        """The mean gap between two messages in seconds."""
        return {PaceProfile.GENTLE: 30.0, PaceProfile.NORMAL: 5.0, PaceProfile.FAST: 0.0}[self]


@dataclass(frozen=True, slots=True)
class ActiveHours:
    """Local hours of the days of the week (0 is Monday) in which mailings may send; `end` is not among them.

    `start` lies before `end`: nobody is written to over midnight.
    """

    days: frozenset[int] = WORKING_DAYS
    start: time = time(8)
    end: time = time(18)

    def opens(self, moment: datetime) -> datetime:
        """The first moment from `moment` (aware, local) on at which mailings may send."""
        for days in range(8):
            day = (moment + timedelta(days=days)).date()
            begin, end = (datetime.combine(day, at, moment.tzinfo) for at in (self.start, self.end))
            if day.weekday() in self.days and moment < end:
                return max(moment, begin)
        raise AssertionError("there is a day in every week")
