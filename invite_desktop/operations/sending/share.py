"""How many mails a run may bring out before the person is asked, and in all."""

import math


class Share:
    """Counts those that went or may have gone. `first` 0 and `at_most` None mean no bound."""

    def __init__(self, first: int = 0, at_most: int | None = None) -> None:
        self._first = first or math.inf
        self._at_most = math.inf if at_most is None else at_most
        self._gone = 0

    def has_room(self, under_way: int) -> bool:
        """Whether one more may leave, besides so many that are on their way."""
        return self._gone + under_way < min(self._first, self._at_most)

    def take(self) -> None:
        """One went, or may have gone."""
        self._gone += 1

    @property
    def is_used_up(self) -> bool:
        """Whether the run has brought out all that it may."""
        return self._gone >= self._at_most

    @property
    def asks(self) -> bool:
        """Whether the first few are out, and the person is to say go on."""
        return self._gone >= self._first

    def consent(self) -> None:
        """The person says go on."""
        self._first = math.inf
