"""How long the program waits before it tries again, and when it stops to ask."""

from datetime import timedelta

from invite_desktop.domain.errors import TooManyDeferrals, TooManyRefusals

RETRY_MINUTES = (1, 5, 15, 60)  # after each time that a person was put off
RECONNECT_SECONDS = (5, 15, 30, 60, 120)  # after each time that no line was to be had; then
RECONNECT_AT_LEAST_EVERY = 300
LOOK_MINUTES = (1, 5, 30)  # after an attempt in doubt began, its mail is looked for
LATE = timedelta(hours=6)  # a mailing that goes on so much later than planned asks first

FIRST_TRIED = 20
REFUSED_OF_FIRST = 3
REFUSED_SHARE = 0.05


def retry_after(deferrals: int) -> timedelta | None:
    """When to try a person again who was put off so many times (from 1); None where no more."""
    if deferrals > len(RETRY_MINUTES):
        return None
    return timedelta(minutes=RETRY_MINUTES[deferrals - 1])


def reconnect_after(tries: int) -> int:
    """How many seconds to wait after so many tries in vain (from 1) to get a line."""
    return RECONNECT_SECONDS[tries - 1] if tries <= len(RECONNECT_SECONDS) else RECONNECT_AT_LEAST_EVERY


class Breaker:
    """Watches one run, and stops it where what comes back can no longer be chance.

    Every person's last word counts once: `accepted`, `refused` or `deferred`.
    """

    def __init__(self) -> None:
        self._tried = 0
        self._refused = 0
        self._deferred: int | None = None

    def accepted(self) -> None:
        """The server took a mail."""
        self._tried += 1
        self._deferred = None

    def refused(self) -> None:
        """The server refused a person for good.

        Raises `TooManyRefusals` at the third among the first 20 tried in the run, and after these where
        those refused are over 5 % of all tried.
        """
        self._tried += 1
        self._refused += 1
        if self._tried <= FIRST_TRIED:
            is_too_much = self._refused >= REFUSED_OF_FIRST
        else:
            is_too_much = self._refused > REFUSED_SHARE * self._tried
        if is_too_much:
            raise TooManyRefusals(self._refused, self._tried)

    def deferred(self, person: int, reply: str) -> None:
        """The server put a person off, who is named by the id in the audience.

        Raises `TooManyDeferrals` where the one before was put off too, and was somebody else.
        """
        before, self._deferred = self._deferred, person
        if before not in {None, person}:
            raise TooManyDeferrals(reply)
