"""More computers than one, wrong clocks, and what a person does after a run that left doubts."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from invite_desktop.domain.mailing import Mailing, State
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.reconcile import Confirmation, Look
from tests.fakes.clock import VirtualClock
from tests.fakes.gmail import FakeGmail, GmailMail
from tests.scenarios.invariants import assert_invariants
from tests.scenarios.world import World

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


class WrongClock(VirtualClock):
    """What a computer takes for the time: the true time and `wrong_by` seconds. Time passes for all."""

    def __init__(self, true: VirtualClock, wrong_by: float = 0.0) -> None:
        super().__init__()
        self._true = true
        self.wrong_by = wrong_by

    def __call__(self) -> datetime:
        return self._true() + timedelta(seconds=self.wrong_by)

    def advance(self, seconds: float) -> datetime:
        self._true.advance(seconds)
        return self()


class Copy(World):
    """Another computer, or the same one later, over a copy of a world's data file as it is now."""

    def __init__(self, first: World, path: Path, wrong_by: float = 0.0) -> None:
        first.database.back_up(path)
        self._copied = first.mailing
        super().__init__(
            path,
            first.account,
            first.password,
            first.servers,
            WrongClock(first.clock, wrong_by),
            first.caplog,
            len(first.people),
        )

    def _freeze(self) -> Mailing:
        return self._copied

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.release()


class Since:
    """What a server takes from now on."""

    def __init__(self, gmail: FakeGmail) -> None:
        self._gmail = gmail
        self._first = len(gmail.mails)

    @property
    def mails(self) -> list[GmailMail]:
        """As a server's."""
        return self._gmail.mails[self._first :]


def look(world: World, *, all_due: bool = True) -> Look:
    """Look for what is in doubt."""
    return world.reconcile.look(world.account, world.password, all_due=all_due)


def look_by_plan(world: World) -> Look:
    """Look as often as it is planned, when it is planned."""
    found = look(world, all_due=False)
    while found.next_look is not None:
        world.clock.advance_to(found.next_look)
        found = look(world, all_due=False)
    return found


def person_says(world: World, *, sent: bool) -> int:
    """Of everybody in doubt."""
    return Mailings(world.store).settle(world.mailing, sent=sent)


def confirm(world: World) -> Confirmation:
    """Compare with the Sent folder afterwards."""
    return world.reconcile.confirm(world.mailing.id, world.account, world.password)


def details_of(world: World, kind: str) -> list[str]:
    """What the mailing's history says of one kind of event."""
    return [detail for _, name, detail in world.store.mailings.events(world.mailing.id) if name == kind]


def assert_everybody_has_one(world: World, gmail: FakeGmail) -> None:
    """All is well in the end, and the Sent folder says so too."""
    assert world.of(State.ACCEPTED) == world.people
    assert gmail.copies == dict.fromkeys(world.people, 1)
    assert confirm(world) == Confirmation(len(world.people), len(world.people))
    assert_invariants(world)
