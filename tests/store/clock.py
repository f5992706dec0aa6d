from datetime import UTC, datetime, timedelta


class Clock:
    """The computer's clock, set by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 12, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def goes_on(self, **time: float) -> datetime:
        """So much later; back with a minus."""
        self.moment += timedelta(**time)
        return self.moment
