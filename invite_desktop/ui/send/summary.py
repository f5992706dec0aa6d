"""What the summary of a mailing is made from; gathered in the background."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from invite_desktop.domain.mailing import Fate, Outline, Settled, State


@dataclass(frozen=True, slots=True)
class Reason:
    """How many people share a state for the same reason."""

    state: State
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Doubts:
    """The mails whose answer never came: how many, and for how many no other look is planned.

    `looked_at` is when they were last looked for (UTC, ISO 8601), empty before the first look.
    """

    count: int = 0
    given_up: int = 0
    looked_at: str = ""

    @property
    def are_looked_for(self) -> bool:
        """Whether another look is planned for any of them."""
        return self.given_up < self.count


@dataclass(frozen=True, slots=True)
class Copies:
    """What the Sent folder was seen to hold of what was sent.

    `unseen` are the addresses whose mail was not seen; the `unchecked` newest of them nobody looked for.
    """

    found: int = 0
    unseen: tuple[str, ...] = ()
    unchecked: int = 0

    @property
    def total(self) -> int:
        """Everything that was sent."""
        return self.found + len(self.unseen)


@dataclass(frozen=True, slots=True)
class Summary:
    """A mailing with its numbers and the reasons behind them, the most frequent first.

    `is_put_aside` tells that somebody still waits but the mailing is no longer offered at the start.
    """

    outline: Outline
    reasons: tuple[Reason, ...]
    is_put_aside: bool = False
    doubts: Doubts = Doubts()
    copies: Copies = Copies()

    def of(self, *states: State) -> tuple[Reason, ...]:
        """The reasons for these states."""
        return tuple(reason for reason in self.reasons if reason.state in states)


def summarise(outline: Outline, fates: Sequence[Fate], *, is_put_aside: bool) -> Summary:
    """Group everybody's outcome by reason."""
    groups = Counter((fate.state, fate.reason) for fate in fates)
    reasons = tuple(Reason(state, name, count) for (state, name), count in groups.most_common())
    in_doubt = [fate for fate in fates if fate.state is State.IN_DOUBT]
    doubts = Doubts(
        len(in_doubt),
        sum(fate.has_last_look for fate in in_doubt),
        max((fate.looked_at for fate in in_doubt), default=""),
    )
    return Summary(outline, reasons, is_put_aside, doubts, _copies(fates))


def _copies(fates: Sequence[Fate]) -> Copies:
    sent = [fate for fate in fates if fate.state is State.ACCEPTED]
    unseen = [fate for fate in sent if not is_seen(fate)]
    checked_at = max((fate.confirmed_at for fate in sent), default="")
    return Copies(
        len(sent) - len(unseen),
        tuple(fate.addressee.address for fate in unseen),
        sum(fate.at > checked_at for fate in unseen),
    )


def is_seen(fate: Fate) -> bool:
    """Whether the mail was seen in the Sent folder."""
    return bool(fate.confirmed_at) or fate.settled_by == Settled.SENT_FOLDER
