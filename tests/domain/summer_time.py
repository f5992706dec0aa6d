"""A zone that changes its clocks as Central Europe did in 2026, on any computer."""

from datetime import UTC, datetime, timedelta, tzinfo

HOUR = timedelta(hours=1)
BEGINS = datetime(2026, 3, 29, 1, tzinfo=UTC)
ENDS = datetime(2026, 10, 25, 1, tzinfo=UTC)


class SummerTime(tzinfo):
    """One hour ahead of UTC, two in summer."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return HOUR + self.dst(moment)

    def dst(self, moment: datetime | None) -> timedelta:
        if moment is None:
            return timedelta()
        if moment.fold:
            return HOUR if self._is_summer(moment.replace(tzinfo=UTC) - HOUR) else timedelta()
        return HOUR if self._is_summer(moment.replace(tzinfo=UTC) - 2 * HOUR) else timedelta()

    def tzname(self, moment: datetime | None) -> str:
        return "CEST" if self.dst(moment) else "CET"

    def fromutc(self, moment: datetime) -> datetime:
        """`moment` is UTC with this zone written on it."""
        utc = moment.replace(tzinfo=UTC)
        if self._is_summer(utc):
            return moment + 2 * HOUR
        return (moment + HOUR).replace(fold=int(ENDS <= utc < ENDS + HOUR))

    @staticmethod
    def _is_summer(utc: datetime) -> bool:
        return BEGINS <= utc < ENDS
