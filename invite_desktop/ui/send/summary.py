"""What the summary of a mailing is made from; gathered in the background."""

from collections import Counter
from dataclasses import dataclass

from invite_desktop.domain.mailing import Fate, Outline, State


@dataclass(frozen=True, slots=True)
class Reason:
    """How many people share a state for the same reason."""

    state: State
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A mailing with its numbers and the reasons behind them, the most frequent first.

    `is_put_aside` tells that somebody still waits but the mailing is no longer offered at the start.
    """

    outline: Outline
    reasons: tuple[Reason, ...]
    is_put_aside: bool = False

    def of(self, *states: State) -> tuple[Reason, ...]:
        """The reasons for these states."""
        return tuple(reason for reason in self.reasons if reason.state in states)


def summarise(outline: Outline, fates: tuple[Fate, ...], *, is_put_aside: bool) -> Summary:
    """Group everybody's outcome by reason."""
    groups = Counter((fate.state, fate.reason) for fate in fates)
    reasons = tuple(Reason(state, name, count) for (state, name), count in groups.most_common())
    return Summary(outline, reasons, is_put_aside)
