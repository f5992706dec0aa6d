"""A restored backup, a copied data folder, two laptops, wrong clocks: nobody gets a second mail.

All copies of a mailing make the same Message-ID for the same person, so the Sent folder tells each of them
whom the others wrote to, before anything leaves.
"""

import re
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from invite_desktop.domain.errors import BegunElsewhere, SendingLimitReached, SentElsewhere
from invite_desktop.domain.mailing import MailingKind, Settled, State, Wait, WaitFor
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.send_mailing import Ending
from tests.fakes.clock import VirtualClock
from tests.fakes.gmail import ACCEPT_AND_CUT, CUT, FakeGmail, Step
from tests.scenarios.conftest import NewWorld
from tests.scenarios.invariants import assert_invariants, says
from tests.scenarios.laptops import (
    DAY,
    HOUR,
    MINUTE,
    Copy,
    assert_everybody_has_one,
    look,
    look_by_plan,
    person_says,
)
from tests.scenarios.world import VirtualControl, World

LINES = pytest.mark.parametrize("connections", [1, 3])
CLOCKS = pytest.mark.parametrize("wrong_by", [0.0, -DAY, DAY], ids=["right", "a-day-behind", "a-day-ahead"])


def found_in_sent(world: World) -> list[str]:
    """Those whom only the Sent folder knows of."""
    fates = world.store.mailings.fates(world.mailing.id)
    return [fate.addressee.address for fate in fates if fate.settled_by == Settled.SENT_FOLDER]


@LINES
def test_a_backup_from_the_middle_of_the_mailing_is_restored(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path, connections: int
) -> None:
    """Ten were out when it was made, all are out when it is put back: nobody is written to again."""
    world = new_gmail_world(30, connections=connections)
    world.run(at_most=10)
    with Copy(world, tmp_path / "backup.sqlite3") as backup:
        assert world.run().ending is Ending.FINISHED
        assert len(backup.of(State.WAITING)) == 20
        either_gmail.clock.advance(HOUR)
        assert backup.run().ending is Ending.FINISHED
        assert len(found_in_sent(backup)) == 20
        assert_everybody_has_one(backup, either_gmail)
    assert_everybody_has_one(world, either_gmail)


@pytest.mark.parametrize("lost", [ACCEPT_AND_CUT, CUT], ids=["taken", "not-taken"])
def test_a_backup_that_was_made_while_a_mail_was_in_doubt(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path, lost: Step
) -> None:
    """It was settled meanwhile; the restored file has the doubt still, and Sent settles it again."""
    either_gmail.smtp.script["dot"] = [None, lost]
    world = new_gmail_world(9)
    world.run(at_most=4)
    assert len(world.of(State.IN_DOUBT)) == 1
    with Copy(world, tmp_path / "backup.sqlite3") as backup:
        look_by_plan(world)
        person_says(world, sent=False)
        world.run()
        either_gmail.clock.advance(HOUR)
        assert len(backup.of(State.IN_DOUBT)) == 1
        assert backup.run().ending is Ending.FINISHED
        assert_everybody_has_one(backup, either_gmail)
    assert_everybody_has_one(world, either_gmail)


def test_a_backup_from_before_the_first_mail_and_with_ids_that_the_server_replaced(
    gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fakes.gmail.rewriting._VALID_ID", re.compile(rb"never"))
    world = new_gmail_world(9)
    with Copy(world, tmp_path / "backup.sqlite3") as backup:
        world.run()
        gmail.clock.advance(HOUR)
        assert backup.run().ending is Ending.FINISHED
        assert len(found_in_sent(backup)) == 9
        assert_everybody_has_one(backup, gmail)


def test_a_backup_that_is_restored_weeks_later(
    gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path
) -> None:
    world = new_gmail_world(9)
    with Copy(world, tmp_path / "backup.sqlite3") as backup:
        world.run()
        gmail.send_by_hand(30)
        gmail.clock.advance(45 * DAY)
        assert backup.run().ending is Ending.FINISHED
        assert_everybody_has_one(backup, gmail)


@LINES
@CLOCKS
def test_a_copied_folder_on_a_second_laptop_goes_on_where_the_first_ended(
    gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path, connections: int, wrong_by: float
) -> None:
    """The first is stopped by the limit; the second, whose clock may be wrong, does the rest later."""
    gmail.post.limit = 12
    world = new_gmail_world(20, connections=connections)
    with Copy(world, tmp_path / "second.sqlite3", wrong_by) as second:
        assert isinstance(world.run().problem, SendingLimitReached)
        gmail.clock.advance(25 * HOUR)
        assert second.run().ending is Ending.FINISHED
        assert len(found_in_sent(second)) == len(gmail.mails) - 8
        assert_everybody_has_one(second, gmail)
        # the first learns of it before it would write to anybody
        assert world.run().ending is Ending.FINISHED
    assert_everybody_has_one(world, gmail)


@CLOCKS
def test_a_second_laptop_after_the_first_has_finished(
    gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path, wrong_by: float
) -> None:
    world = new_gmail_world(9)
    with Copy(world, tmp_path / "second.sqlite3", wrong_by) as second:
        world.run()
        gmail.clock.advance(HOUR)
        assert second.run().ending is Ending.FINISHED
        assert gmail.smtp.commands["MAIL"] == 9
        assert_everybody_has_one(second, gmail)


@LINES
@CLOCKS
def test_two_laptops_take_turns(
    gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path, connections: int, wrong_by: float
) -> None:
    """Now the one, now the other, with a mail in doubt here and there."""
    gmail.smtp.script["dot"] = [None, None, ACCEPT_AND_CUT, *[None] * 5, ACCEPT_AND_CUT]
    world = new_gmail_world(40, connections=connections)
    with Copy(world, tmp_path / "second.sqlite3", wrong_by) as second:
        for turn in range(4):
            for laptop in (world, second):
                laptop.run(at_most=3 + turn)
                assert_invariants(laptop, knows_all=False)
                gmail.clock.advance(HOUR)
        for laptop in (world, second, world):
            look(laptop)
            assert laptop.run().ending is Ending.FINISHED
        assert_everybody_has_one(second, gmail)
    assert_everybody_has_one(world, gmail)


def test_two_laptops_share_the_limit_of_their_account(
    gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path
) -> None:
    """What the other sent counts: twelve in 24 hours together, and the server never has to refuse."""
    gmail.post.limit = 12
    world = new_gmail_world(20, daily_limit=12, warm_up=False)
    began = world.now()
    with Copy(world, tmp_path / "second.sqlite3") as second:
        world.run(at_most=8)
        gmail.clock.advance(HOUR)
        assert second.run().ending is Ending.FINISHED
        limits = [wait for wait in second.waits if wait.reason is WaitFor.LIMIT]
        assert limits[0] == Wait(WaitFor.LIMIT, began + timedelta(hours=24))
        assert_everybody_has_one(second, gmail)


class Meanwhile(VirtualControl):
    """Somebody else sends while the run waits, when it has waited for so many hours."""

    def __init__(self, clock: VirtualClock, hours: float, other: Callable[[], object]) -> None:
        super().__init__(clock)
        self._other = other
        self._clock.after(hours * HOUR, other)


@pytest.mark.parametrize("pace", [0.0, 5.0])
@pytest.mark.parametrize("has_sent", [True, False], ids=["in-its-middle", "before-its-first-line"])
def test_the_second_laptop_sends_while_the_first_waits_for_the_next_day(
    gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path, pace: float, *, has_sent: bool
) -> None:
    """Having waited long it looks before it writes to anybody, whatever it knew when it began.

    It asks where it had sent already; mails of hours ago that it finds when it begins it just counts.
    """
    world = new_gmail_world(20, pace=pace, daily_limit=12, warm_up=False)
    if not has_sent:
        world.run(at_most=12)
    with Copy(world, tmp_path / "second.sqlite3") as second:
        second.account = replace(second.account, daily_limit=None, pace=0.0)
        control = Meanwhile(gmail.clock, 20, lambda: second.run(at_most=5))
        result = world.run(control)
        assert result.problem == (SentElsewhere(5) if has_sent else None)
        assert_invariants(world)
        assert world.run().ending is Ending.FINISHED
        assert_everybody_has_one(world, gmail)


# -- at the same time ------------------------------------------------------------------------------


@LINES
def test_a_second_laptop_does_not_begin_while_the_first_may_be_sending(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path, connections: int
) -> None:
    """Mails of this mailing that are minutes old: it asks, again and again as long as there are new ones."""
    world = new_gmail_world(20, connections=connections)
    with Copy(world, tmp_path / "second.sqlite3") as second:
        for _ in range(2):
            world.run(at_most=5)
            result = second.run()
            assert result.problem == SentElsewhere(5)
            says(
                result.problem,
                "no other computer is sending",
                "Continue",
                "Nobody gets the same message twice",
            )
            assert_invariants(second)
            either_gmail.clock.advance(MINUTE)
        assert len(either_gmail.mails) == 10
        assert second.run().ending is Ending.FINISHED
        assert_everybody_has_one(second, either_gmail)


class Turns:
    """Lets runs on several threads go on one wait at a time, each in its turn."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._order: list[RunControl] = []

    def join(self, control: RunControl) -> None:
        """From now on it has its turns."""
        with self._changed:
            self._order.append(control)

    def pass_on(self, control: RunControl) -> None:
        """Let the others go on until it is this one's turn again."""
        with self._changed:
            if self._order[0] is control:
                self._order.append(self._order.pop(0))
            self._changed.notify_all()
            assert self._changed.wait_for(lambda: self._order[0] is control, timeout=15)

    def leave(self, control: RunControl) -> None:
        """It has come to its end."""
        with self._changed:
            self._order.remove(control)
            self._changed.notify_all()


class InTurn(VirtualControl):
    """Time passes for both, half of it in each one's wait."""

    def __init__(self, clock: VirtualClock, turns: Turns) -> None:
        super().__init__(clock)
        self._turns = turns

    def may_continue(self, after: float = 0.0) -> bool:
        may_go_on = super().may_continue(after / 2)
        self._turns.pass_on(self)
        return may_go_on


def send_at_the_same_time(*laptops: World) -> None:
    """Each on a thread of its own, mail by mail."""
    turns = Turns()
    controls = [InTurn(laptop.clock, turns) for laptop in laptops]
    for control in controls:
        turns.join(control)

    def send(laptop: World, control: InTurn) -> None:
        try:
            laptop.run(control)
        finally:
            turns.leave(control)
            laptop.release()

    threads = [threading.Thread(target=send, args=pair) for pair in zip(laptops, controls, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_two_laptops_that_begin_within_seconds(
    gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path
) -> None:
    """The first one's first mail stands in Sent when the second looks, signed in and about to send: it asks.

    Where both look before either one's first mail appears in Sent, which may take a minute, the mailbox
    cannot tell them of each other. Against that the program asks before a copy sends for the first time.
    """
    world = new_gmail_world(90, pace=5.0)
    with Copy(world, tmp_path / "second.sqlite3") as second:
        send_at_the_same_time(world, second)
        problems = [laptop.results[-1].problem for laptop in (world, second)]
        assert sorted(map(type, problems), key=str) == [type(None), SentElsewhere]
        gmail.clock.advance(HOUR)
        for laptop in (world, second):
            assert laptop.run().ending is Ending.FINISHED
            assert_everybody_has_one(laptop, gmail)


def test_a_copy_asks_before_it_sends_what_was_begun_elsewhere(
    gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path
) -> None:
    """Not even a sign-in before the person has seen to it that the first computer no longer sends."""
    gmail.post.sent_lag = 90
    world = new_gmail_world(20)
    world.here = "office"
    world.run(at_most=5)
    with Copy(world, tmp_path / "second.sqlite3") as second:
        second.here = "laptop"
        world.run(at_most=5)
        assert second.run().problem == BegunElsewhere()
        assert not second.sessions
        assert len(gmail.mails) == 10
        gmail.clock.advance(20 * MINUTE)  # the person goes and closes the program on the other computer
        assert second.run().ending is Ending.FINISHED
        gmail.clock.advance(20 * MINUTE)
        assert_everybody_has_one(second, gmail)
        assert world.run().ending is Ending.FINISHED  # from its own file; the Sent folder tells the rest
    assert_everybody_has_one(world, gmail)


def test_a_backup_from_before_the_mailing_and_the_same_text_made_into_another(
    gmail: FakeGmail, new_gmail_world: NewWorld, tmp_path: Path
) -> None:
    """The backup knows nothing of the mailing; but the same text to the same people has the same ids."""
    world = new_gmail_world(20)
    with Copy(world, tmp_path / "backup.sqlite3") as backup:
        connection = backup.database.connection()
        connection.execute("DELETE FROM event")
        connection.execute("DELETE FROM mailing")  # as it was before
        world.run()
        gmail.clock.advance(40 * DAY)
        survey, mailings = backup.store.surveys.all()[0], Mailings(backup.store)
        preflight = mailings.check(survey, backup.account, MailingKind.INVITATION)
        assert preflight.recipients == 20
        backup.mailing = mailings.freeze(survey, preflight)
        assert backup.run().ending is Ending.FINISHED
        assert len(found_in_sent(backup)) == 20
    assert gmail.copies == dict.fromkeys(world.people, 1)
