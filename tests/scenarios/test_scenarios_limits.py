"""Group L: the provider's limit, the account's own limit, other senders, wrong clocks."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day

import pytest

from invite_desktop.domain.errors import SendingLimitReached
from invite_desktop.domain.mailing import State, Wait, WaitFor
from invite_desktop.domain.pace import ALL_DAYS, ActiveHours
from invite_desktop.operations.limits import look_ahead, quota_of
from invite_desktop.operations.reconcile import Look
from invite_desktop.operations.send_mailing import Ending
from tests.fakes.gmail import ACCEPT_AND_CUT, FakeGmail
from tests.scenarios.conftest import NewWorld
from tests.scenarios.invariants import assert_invariants, says
from tests.scenarios.laptops import (
    DAY,
    HOUR,
    MINUTE,
    WrongClock,
    assert_everybody_has_one,
    look,
)
from tests.scenarios.world import VirtualControl, World

A_DAY = timedelta(hours=24)
LINES = pytest.mark.parametrize("connections", [1, 3])


def assert_stopped_by_the_limit(world: World, out: int, beyond: int = 0) -> None:
    """The stop says what happened, what is safe, what to do; the plan says when it goes on."""
    result = world.results[-1]
    assert result.ending is Ending.PAUSED
    assert isinstance(result.problem, SendingLimitReached)
    says(result.problem, "limit", "Nothing is lost", "still waiting", "in 24 hours", "Continue")
    assert out <= len(world.of(State.ACCEPTED)) <= out + beyond
    waiting = len(world.of(State.WAITING))
    assert waiting == len(world.people) - len(world.of(State.ACCEPTED))
    quota = quota_of(world.account, world.store.ledger, world.now())
    outlook = look_ahead(world.account, quota, waiting, world.now())
    assert (outlook.at_once, outlook.rest_until) == (0, world.now() + A_DAY)
    assert_invariants(world)


def limits_of(world: World) -> list[Wait]:
    """What was waited for because of a limit, each once."""
    return list(dict.fromkeys(wait for wait in world.waits if wait.reason is WaitFor.LIMIT))


@LINES
def test_l01_the_limit_is_reached_with_the_first_message(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, connections: int
) -> None:
    gmail = either_gmail
    gmail.send_by_hand(40)
    gmail.post.limit = 40
    world = new_gmail_world(9, connections=connections)
    began = world.now()
    world.run()
    assert_stopped_by_the_limit(world, out=0)

    # pressing "Continue" at once does not knock at Gmail's door; a day later it goes on by itself
    lines = len(gmail.smtp.lines)
    stopped = VirtualControl(world.clock, patience=timedelta(hours=23))
    assert world.run(stopped).ending is Ending.STOPPED
    assert len(gmail.smtp.lines) == lines
    assert world.run().ending is Ending.FINISHED
    assert limits_of(world) == [Wait(WaitFor.LIMIT, began + A_DAY)]
    assert world.now() >= began + A_DAY
    assert_everybody_has_one(world, gmail)


@LINES
def test_l02_the_limit_is_reached_in_the_middle_and_the_rest_goes_the_next_day(
    gmail: FakeGmail, new_gmail_world: NewWorld, connections: int
) -> None:
    gmail.post.limit = 312
    world = new_gmail_world(480, connections=connections)
    began = world.now()
    world.run()
    assert_stopped_by_the_limit(world, out=312)
    assert world.run().ending is Ending.FINISHED
    assert limits_of(world) == [Wait(WaitFor.LIMIT, began + A_DAY)]
    assert_everybody_has_one(world, gmail)


def test_l02_a_limit_of_our_own_is_never_run_into(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    """One run: 31, a day's wait that was announced, the rest; the server never has to refuse anybody."""
    gmail.post.limit = 31
    world = new_gmail_world(48, connections=3, daily_limit=31, warm_up=False)
    began = world.now()
    assert world.run().ending is Ending.FINISHED
    assert limits_of(world) == [Wait(WaitFor.LIMIT, began + A_DAY)]
    (told,) = {
        report.counts.of(State.ACCEPTED) for report in world.reports if report.wait in limits_of(world)
    }
    assert told == 31
    assert world.now() == began + A_DAY
    assert_everybody_has_one(world, gmail)


@LINES
def test_l03_the_limit_is_told_at_mail_already(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, connections: int
) -> None:
    either_gmail.post.limit, either_gmail.post.limit_mode = 31, "refuse at MAIL"
    world = new_gmail_world(48, connections=connections)
    world.run()
    # what is on its way over another line when the server counts is taken still
    assert_stopped_by_the_limit(world, out=31, beyond=connections - 1)
    assert world.run().ending is Ending.FINISHED
    assert_everybody_has_one(world, either_gmail)


@LINES
def test_l04_mails_that_are_taken_and_returned_as_too_many(
    either_gmail: FakeGmail, new_gmail_world: NewWorld, connections: int
) -> None:
    """Gmail takes all of them, and for those over its limit writes back that they were not sent.

    Reading what came back is not part of the program yet. What holds without: nobody is sent a second
    mail, what was accepted stays accepted, Sent confirms it, and a doubt is settled as "handed over".
    """
    gmail = either_gmail
    gmail.post.limit, gmail.post.limit_mode = 20, "swallow"
    gmail.smtp.script["dot"] = [*[None] * 24, ACCEPT_AND_CUT]
    world = new_gmail_world(30, connections=connections)
    assert world.run().counts.by_state == {State.ACCEPTED: 29, State.IN_DOUBT: 1}
    world.clock.advance(5 * MINUTE)
    assert look(world) == Look(1, 0, None)
    world.run()
    assert len(gmail.post.delivered) == 20
    assert_everybody_has_one(world, gmail)


def test_l04_a_doubt_whose_only_trace_is_the_limits_report(
    gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    """The copy was deleted meanwhile; the report about it says that it had been taken."""
    gmail.post.limit, gmail.post.limit_mode, gmail.post.keeps_copies = 0, "swallow", False
    gmail.smtp.script["dot"] = [ACCEPT_AND_CUT]
    world = new_gmail_world(3)
    world.run()
    world.clock.advance(2 * MINUTE)
    assert look(world) == Look(1, 0, None)
    world.run()
    assert gmail.copies == dict.fromkeys(world.people, 1)
    assert_invariants(world)


def test_l05_mails_by_hand_before_the_run_count(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.post.limit = 100
    gmail.send_by_hand(60)
    began = gmail.clock()
    gmail.clock.advance(2 * HOUR)
    world = new_gmail_world(90, daily_limit=100, warm_up=False)
    assert world.run().ending is Ending.FINISHED
    assert limits_of(world) == [Wait(WaitFor.LIMIT, began + A_DAY)]
    out = {report.counts.of(State.ACCEPTED) for report in world.reports if report.wait in limits_of(world)}
    assert out == {40}
    assert_everybody_has_one(world, gmail)


def test_l05_mails_by_hand_during_the_run_count_from_the_next_sign_in_on(
    gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    """A paced account signs in again after 50 mails, and looks into the Sent folder then."""
    gmail.post.limit = 100

    def by_hand(_line: str) -> None:
        if len(gmail.mails) == 20:
            gmail.send_by_hand(30)

    gmail.smtp.script["rcpt"] = by_hand
    world = new_gmail_world(90, pace=5.0, daily_limit=100, warm_up=False)
    assert world.run().ending is Ending.FINISHED
    first = limits_of(world)[0]
    out = {report.counts.of(State.ACCEPTED) for report in world.reports if report.wait == first}
    assert out == {70}
    assert_everybody_has_one(world, gmail)


def test_l05_mails_by_hand_that_nobody_can_see_end_in_the_providers_refusal(
    gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    """Without a mailbox the own count is a lower bound: the server refuses, and a day later it goes on."""
    gmail.post.limit = 100
    gmail.send_by_hand(60)
    world = new_gmail_world(90, daily_limit=100, warm_up=False, imap_host="")
    world.run()
    assert_stopped_by_the_limit(world, out=40)
    assert world.run().ending is Ending.FINISHED
    world.account = gmail.account(id=world.account.id)
    assert_everybody_has_one(world, gmail)


# -- clocks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong_by", [-DAY, DAY], ids=["a-day-behind", "a-day-ahead"])
def test_l06_a_clock_that_is_wrong_by_a_day(
    gmail: FakeGmail, new_gmail_world: NewWorld, wrong_by: float
) -> None:
    """All the time: limit, doubts and looks go by the same clock, and Sent is asked for days more.

    The doubt is settled by the look after the day's wait.
    """
    gmail.post.limit = 20
    gmail.smtp.script["dot"] = [None, None, ACCEPT_AND_CUT]
    world = new_gmail_world(30, daily_limit=20, warm_up=False)
    world.clock = WrongClock(gmail.clock, wrong_by)
    world.restart()
    assert world.run().ending is Ending.FINISHED
    assert {report.counts.of(State.IN_DOUBT) for report in world.reports} == {0, 1}
    assert {wait.reason for wait in world.waits} >= {WaitFor.NETWORK, WaitFor.LIMIT}
    assert_everybody_has_one(world, gmail)


@pytest.mark.parametrize("wrong_by", [-DAY, DAY], ids=["set-right-forward", "set-right-back"])
def test_l06_a_clock_that_is_set_right_in_the_middle(
    gmail: FakeGmail, new_gmail_world: NewWorld, wrong_by: float
) -> None:
    """The provider's refusal comes, the clock is put right, and the mailing is continued.

    A clock that jumps ahead ends the rest too soon: the provider refuses one more mail, which waits on.
    """
    gmail.post.limit = 20
    world = new_gmail_world(30)
    wrong = world.clock = WrongClock(gmail.clock, wrong_by)
    world.restart()
    world.run()
    assert len(world.of(State.ACCEPTED)) == 20
    wrong.wrong_by = 0.0
    for _ in range(3):
        if world.run().ending is Ending.FINISHED:
            break
    assert gmail.clock() - gmail.mails[0].at < timedelta(days=4)
    assert_everybody_has_one(world, gmail)


@pytest.fixture
def ljubljana(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer stands in Slovenia."""
    monkeypatch.setenv("TZ", "Europe/Ljubljana")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("ljubljana")
@pytest.mark.parametrize(
    ("evening", "offset"), [(date(2026, 3, 28), 2), (date(2026, 10, 24), 1)], ids=["spring", "autumn"]
)
def test_l06_the_night_in_which_the_clocks_change(
    gmail: FakeGmail, new_gmail_world: NewWorld, evening: date, offset: int
) -> None:
    """A limit's window has 24 hours, whatever the clock on the wall says; hours are those on the wall."""
    true = gmail.clock
    true.advance_to(datetime.combine(evening, time_of_day(17), UTC))
    gmail.post.limit = 4
    hours = ActiveHours(ALL_DAYS, time_of_day(8), time_of_day(23))
    world = new_gmail_world(10, pace=5.0, daily_limit=4, warm_up=False, hours=hours)
    first = world.now()
    assert world.run(VirtualControl(true, timedelta(days=4))).ending is Ending.FINISHED
    window = [mail.at for mail in gmail.mails]
    assert all(later - earlier >= A_DAY for earlier, later in zip(window, window[4:], strict=False))
    assert window[4] - first == A_DAY
    local = [at.astimezone() for at in window]
    assert local[4].utcoffset() == timedelta(hours=offset)
    assert all(8 <= at.hour < 23 for at in local)
    assert_everybody_has_one(world, gmail)


@pytest.mark.usefixtures("ljubljana")
@pytest.mark.parametrize("evening", [date(2026, 3, 28), date(2026, 10, 24)], ids=["spring", "autumn"])
def test_l06_the_hours_open_at_eight_in_the_morning_after(
    gmail: FakeGmail, new_gmail_world: NewWorld, evening: date
) -> None:
    gmail.clock.advance_to(datetime.combine(evening, time_of_day(20), UTC))
    hours = ActiveHours(ALL_DAYS, time_of_day(8), time_of_day(18))
    world = new_gmail_world(3, hours=hours)
    quota = quota_of(world.account, world.store.ledger, world.now())
    planned = look_ahead(world.account, quota, 3, world.now()).opens_at
    assert world.run().ending is Ending.FINISHED
    assert {wait.until for wait in world.waits if wait.reason is WaitFor.HOURS} == {planned}
    assert [mail.at.astimezone().time() for mail in gmail.mails] == [time_of_day(8)] * 3
    assert_everybody_has_one(world, gmail)


# -- Workspace -------------------------------------------------------------------------------------


def test_l07_workspace(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    """2,000 a day, of which the organisation's own mail merge has used up most by now."""
    gmail.owner.kind = "workspace"
    gmail.post.limit = 2000
    gmail.send_by_hand(1700)
    world = new_gmail_world(150, connections=3, daily_limit=1800, warm_up=False)
    began = world.now()
    assert world.run().ending is Ending.FINISHED
    assert limits_of(world) == [Wait(WaitFor.LIMIT, began + A_DAY)]
    out = {report.counts.of(State.ACCEPTED) for report in world.reports if report.wait in limits_of(world)}
    assert out == {100}
    assert_everybody_has_one(world, gmail)


def test_l07_workspace_whose_mailbox_is_closed(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.owner.kind = "workspace"
    gmail.post.limit = 2000
    gmail.send_by_hand(1900)
    world = new_gmail_world(150, connections=3, daily_limit=1800, warm_up=False, imap_host="")
    world.run()
    assert_stopped_by_the_limit(world, out=100)
    assert world.run().ending is Ending.FINISHED
    world.account = gmail.account(id=world.account.id)
    assert_everybody_has_one(world, gmail)
