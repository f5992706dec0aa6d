"""The troubles of groups C, A and E again, for an account that sends over three connections at once."""

from collections import Counter
from collections.abc import Callable

import pytest

from invite_desktop.domain.errors import (
    ContentBlocked,
    MessageTooLarge,
    PolicyRefused,
    ProtocolViolation,
    SignInRejected,
    TooManyRefusals,
    TooManySignIns,
)
from invite_desktop.domain.mailing import State
from invite_desktop.operations.send_mailing import Ending
from tests.fakes.gmail import ACCEPT_AND_CUT, CUT, FakeGmail, Step, replies
from tests.scenarios.conftest import PASSWORD, NewWorld
from tests.scenarios.invariants import assert_invariants
from tests.scenarios.world import World

PEOPLE = 20
HUNG_UP = Step(reply="421 4.4.2 Idle for too long", close=True)
GARBAGE = b"what?\r\n"

Play = str | bytes | Step | None


@pytest.fixture
def wide_world(either_gmail: FakeGmail, new_gmail_world: NewWorld) -> World:
    """Twenty people, three connections."""
    return new_gmail_world(PEOPLE, connections=3)


def every(number: int, play: Play) -> Callable[[str], Play]:
    """A step at every so-manieth time, the usual otherwise."""
    counter = iter(range(1, 10_000))
    return lambda _said: play if next(counter) % number == 0 else None


def at(*numbers: int, play: Play) -> Callable[[str], Play]:
    """A step at these times, counted from 1."""
    counter = iter(range(1, 10_000))
    return lambda _said: play if next(counter) in numbers else None


def finish(world: World, gmail: FakeGmail) -> None:
    """The cause is gone: whoever waits is reached, whoever is in doubt is looked for."""
    gmail.smtp.script.clear()
    world.run()
    world.reconcile.look(world.account, world.password)
    result = world.results[-1]
    assert result.ending is Ending.FINISHED
    assert not world.of(State.WAITING)
    assert_invariants(world)


def test_several_lines_share_a_mailing(either_gmail: FakeGmail, wide_world: World) -> None:
    wide_world.run()
    assert either_gmail.copies == Counter(wide_world.people)
    assert either_gmail.smtp.auth_count == 3
    assert_invariants(wide_world)


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data"])
def test_lines_that_are_cut_before_the_content(
    stage: str, either_gmail: FakeGmail, wide_world: World
) -> None:
    either_gmail.smtp.script[stage] = every(5, CUT)
    wide_world.run()
    assert_invariants(wide_world)
    finish(wide_world, either_gmail)
    assert either_gmail.copies == Counter(wide_world.people)


@pytest.mark.parametrize(
    ("stage", "play"),
    [("content", CUT), ("dot", ACCEPT_AND_CUT), ("dot", Step(reply=b"", close=True, accept=False))],
    ids=["in the content", "taken", "not taken"],
)
def test_lines_that_are_cut_in_the_content_or_after_it(
    stage: str, play: Step, either_gmail: FakeGmail, wide_world: World
) -> None:
    either_gmail.smtp.script[stage] = every(6, play)
    wide_world.run()
    assert_invariants(wide_world)
    finish(wide_world, either_gmail)
    reached = {*wide_world.of(State.ACCEPTED)}
    assert reached == set(either_gmail.copies)
    assert reached | {*wide_world.of(State.IN_DOUBT)} == set(wide_world.people)


@pytest.mark.parametrize(
    ("stage", "play", "problem"),
    [
        ("mail", replies.TOO_LARGE, MessageTooLarge),
        ("dot", replies.BLOCKED_CONTENT, ContentBlocked),
        ("dot", replies.UNSOLICITED, PolicyRefused),
        ("rcpt", GARBAGE, ProtocolViolation),
        ("rcpt", replies.RECIPIENT_DOMAIN, TooManyRefusals),
        ("auth", replies.BAD_CREDENTIALS, SignInRejected),
    ],
)
def test_a_stop_on_one_line_stops_all_of_them(
    stage: str, play: Play, problem: type[Exception], either_gmail: FakeGmail, wide_world: World
) -> None:
    either_gmail.smtp.script[stage] = play
    result = wide_world.run()
    assert (result.ending, type(result.problem)) == (Ending.PAUSED, problem)
    assert either_gmail.mails == []
    assert either_gmail.smtp.auth_count <= 3
    assert_invariants(wide_world)
    finish(wide_world, either_gmail)


@pytest.mark.parametrize("play", [GARBAGE, Step(GARBAGE, accept=False)])
def test_garbage_on_one_line(play: Play, either_gmail: FakeGmail, wide_world: World) -> None:
    either_gmail.smtp.script["dot"] = at(4, play=play)
    wide_world.run()
    assert len(wide_world.of(State.IN_DOUBT)) == 1
    assert_invariants(wide_world)
    finish(wide_world, either_gmail)


@pytest.mark.parametrize("reply", [replies.UNUSUAL_RATE, replies.SUSPICIOUS, replies.TEMPORARY_421])
@pytest.mark.parametrize("hangs_up", [True, False])
def test_not_now_on_one_line_slows_all_of_them_down(
    reply: str, hangs_up: bool, either_gmail: FakeGmail, wide_world: World
) -> None:
    either_gmail.smtp.script["dot"] = at(4, play=Step(reply, close=hangs_up))
    result = wide_world.run()
    assert result.counts.by_state == {State.ACCEPTED: PEOPLE}
    assert either_gmail.copies == Counter(wide_world.people)
    assert_invariants(wide_world)


@pytest.mark.parametrize("stage", ["rcpt", "dot"])
def test_people_put_off_are_tried_again(stage: str, either_gmail: FakeGmail, wide_world: World) -> None:
    left = {"p3@": 2, "p9@": 1, "p15@": 1}

    def play(said: str) -> Play:
        person = next((each for each in left if each in said), "")
        if not left.get(person):
            return None
        left[person] -= 1
        return replies.TEMPORARY

    either_gmail.smtp.script[stage] = play
    wide_world.run()
    finish(wide_world, either_gmail)
    assert either_gmail.copies == Counter(wide_world.people)


def test_the_server_gives_no_second_line(either_gmail: FakeGmail, wide_world: World) -> None:
    either_gmail.smtp.script["auth"] = [None, *["454 4.7.0 Too many concurrent connections"] * 20]
    result = wide_world.run()
    assert result.counts.by_state == {State.ACCEPTED: PEOPLE}
    assert either_gmail.smtp.auth_count == 2
    assert_invariants(wide_world)


def test_too_many_sign_ins_for_a_second_line(either_gmail: FakeGmail, wide_world: World) -> None:
    either_gmail.smtp.script["auth"] = [None, replies.TOO_MANY_LOGINS, replies.TOO_MANY_LOGINS]
    result = wide_world.run()
    assert result.counts.by_state == {State.ACCEPTED: PEOPLE}
    assert either_gmail.smtp.auth_count == 2
    assert_invariants(wide_world)


def test_the_password_is_revoked_while_three_lines_are_open(
    either_gmail: FakeGmail, wide_world: World
) -> None:
    def revoke(_said: str) -> Step:
        either_gmail.owner.app_password = PASSWORD[::-1]
        return HUNG_UP

    either_gmail.smtp.script["mail"] = [*[None] * 6, revoke]
    wide_world.run()
    result = wide_world.results[-1]
    assert (result.ending, type(result.problem)) == (Ending.PAUSED, SignInRejected)
    assert either_gmail.smtp.auth_count <= 4
    assert_invariants(wide_world)
    either_gmail.owner.app_password = PASSWORD
    finish(wide_world, either_gmail)
    assert either_gmail.copies == Counter(wide_world.people)


def test_too_many_sign_ins_everywhere(either_gmail: FakeGmail, wide_world: World) -> None:
    either_gmail.smtp.script["auth"] = replies.TOO_MANY_LOGINS
    result = wide_world.run()
    assert type(result.problem) is TooManySignIns
    assert either_gmail.smtp.auth_count == 2
    assert_invariants(wide_world)
    finish(wide_world, either_gmail)
