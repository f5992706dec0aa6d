"""The lines of a run to the server: one for most accounts, several where the account allows it."""

import selectors
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import RunError
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.reply import Reply
from invite_desktop.operations.sending.letters import Letter

ATTENTION = 0.2  # seconds at most until the knobs are looked at again
MAILS_PER_LINE = 50  # a paced account signs in again after so many: providers close long sessions


class Line(Protocol):
    """A signed-in connection to the server. `mail.smtp.Submission` says what its methods promise."""

    @property
    def is_usable(self) -> bool: ...
    @property
    def announced(self) -> Mail | None: ...
    @property
    def wait_until(self) -> float: ...
    def start(self, mail: Mail, following: Mail | None = None) -> None: ...
    def advance(self) -> Reply | None: ...
    def submit(self, mail: Mail) -> Reply: ...
    def fileno(self) -> int: ...
    def close(self) -> None: ...


@dataclass(slots=True, eq=False)
class Station:
    """A line, the letter on its way over it with its attempt's id, and the one chosen to follow."""

    line: Line
    attempt: int = 0
    letter: Letter | None = None
    following: Letter | None = None
    served: int = 0

    @property
    def is_fresh(self) -> bool:
        """Whether the line has not answered for any mail yet; a used one may have been dropped while idle."""
        return not self.served


class Fleet:
    """Opens lines as they are needed, as many as the account allows, and tells which of them has news.

    `look` is called once the first line is open, after every other sign-in of a paced account, and after
    `close`, which means that much time passed; what it raises, `free` raises.
    """

    def __init__(self, connect: Callable[[], Line], look: Callable[[], None], account: Account) -> None:
        self._connect = connect
        self._look = look
        self._is_paced = bool(account.pace)
        self._most = 1 if self._is_paced else account.connections
        self._stations: list[Station] = []
        self._was_away = True

    @property
    def busy(self) -> list[Station]:
        """The stations with a letter on its way."""
        return [station for station in self._stations if station.letter is not None]

    @property
    def under_way(self) -> int:
        """How many letters are on their way, or chosen to follow."""
        return sum(2 if station.following is not None else 1 for station in self.busy)

    def free(self) -> Station | None:
        """A line for the next letter, opened if need be; None while all of them are busy.

        Raises `SetupError` or `RunError` where not a single one can be had. Where there is one already,
        a server that gives no other is content with that.
        """
        for station in [each for each in self._stations if each.letter is None]:
            if self._is_worn(station) or len(self._stations) > self._most:
                self.drop(station)
            else:
                return station
        return self._another() if len(self._stations) < self._most else None

    def _is_worn(self, station: Station) -> bool:
        return not station.line.is_usable or (self._is_paced and station.served >= MAILS_PER_LINE)

    def _another(self) -> Station | None:
        try:
            station = Station(self._connect())
        except RunError:
            if not self._stations:
                raise
            self._most = len(self._stations)
            return None
        self._stations.append(station)
        was_away, self._was_away = self._was_away, False
        if was_away or self._is_paced:
            self._look()
        return station

    def slow_down(self) -> None:
        """The server complained: from now on one line."""
        self._most = 1

    def with_news(self) -> Iterator[Station]:
        """The busy stations whose server said something, or whose time is up; waits a moment for it."""
        busy = self.busy
        now = time.monotonic()
        timeout = min([ATTENTION, *(max(0.0, station.line.wait_until - now) for station in busy)])
        with selectors.DefaultSelector() as selector:
            for station in busy:
                selector.register(station.line, selectors.EVENT_READ, station)
            ready = [key.data for key, _ in selector.select(timeout)]
        now = time.monotonic()
        for station in busy:
            if station in ready or station.line.wait_until <= now:
                yield station

    def drop(self, station: Station) -> None:
        """Hang up; what was on the line is no longer."""
        self._stations.remove(station)
        station.line.close()

    def close(self) -> None:
        """Hang up on every line; for a long wait, after sleep, and at the end."""
        self._was_away = True
        while self._stations:
            self.drop(self._stations[-1])
