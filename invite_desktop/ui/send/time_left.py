"""How long a mailing will still take: said late, changed seldom."""

from collections.abc import Callable

HIDDEN_SECONDS, HIDDEN_MESSAGES = 10.0, 5
UPDATE_SECONDS = 5.0


class TimeLeft:
    """Measures the mean time per message of this run, pauses and waits left aside.

    `clock` is monotonic, in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._began = clock()
        self._held_at: float | None = None
        self._first: int | None = None
        self._said_at = 0.0
        self.seconds: float | None = None

    def hold(self) -> None:
        """A pause or a wait begins: it tells nothing about the pace."""
        if self._held_at is None:
            self._held_at = self._clock()

    def go_on(self) -> None:
        """It is over."""
        if self._held_at is not None:
            self._began += self._clock() - self._held_at
            self._held_at = None

    def feed(self, waiting: int) -> None:
        """Note how many still wait; `seconds` then holds the estimate, None while it would be a guess."""
        moment = self._clock() if self._held_at is None else self._held_at
        if self._first is None:
            self._first = waiting
        done, elapsed = self._first - waiting, moment - self._began
        if done < HIDDEN_MESSAGES or elapsed < HIDDEN_SECONDS:
            return
        if self.seconds is None or moment - self._said_at >= UPDATE_SECONDS:
            self._said_at = moment
            self.seconds = waiting * elapsed / done
