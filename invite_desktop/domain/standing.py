"""What can be said of every row of a list before anything is sent."""

from collections import Counter
from collections.abc import Iterable, Sequence

from invite_desktop.domain.address import find_problem, suggest
from invite_desktop.domain.recipient import Recipient, Standing, StandingCounts, Verdict, address_key

_READY = Verdict(Standing.READY)
_LEFT_OUT = Verdict(Standing.LEFT_OUT)


def judge(people: Sequence[Recipient]) -> list[Verdict]:
    """One verdict a row, in order.

    A row repeats the first row with the same mailbox that a mailing would go to; rows that are left
    out or cannot be sent to are nobody's first.
    """
    verdicts: list[Verdict] = []
    first_row: dict[str, int] = {}
    for row, person in enumerate(people, start=1):
        if person.left_out:
            verdicts.append(_LEFT_OUT)
            continue
        address = person.address
        problem = find_problem(address)
        if problem is not None and not problem.can_send:
            verdicts.append(Verdict(Standing.UNUSABLE, problem, suggest(address)))
            continue
        first = first_row.setdefault(address_key(address), row)
        if first != row:
            verdicts.append(Verdict(Standing.DUPLICATE, same_as=first))
        elif problem is not None:
            verdicts.append(Verdict(Standing.LOOK_AT, problem, suggest(address)))
        else:
            verdicts.append(_READY)
    return verdicts


def count(verdicts: Iterable[Verdict]) -> StandingCounts:
    """How many rows stand where."""
    return StandingCounts(Counter(verdict.standing for verdict in verdicts))
