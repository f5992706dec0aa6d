"""The network, the server and the computer fail in the middle: nobody is lost, nobody gets it twice."""

from collections import Counter

import pytest

from invite_desktop.domain.errors import (
    ConnectionLost,
    InviteError,
    Offline,
    OutcomeUnknown,
    PolicyRefused,
    RecipientRefused,
    RunError,
    SendingLimitReached,
    ServerNotFound,
    ServerUnavailable,
    ServerUnreachable,
    SignInRejected,
    TooManySignIns,
)
from invite_desktop.domain.mailing import State, WaitFor
from invite_desktop.mail.compose import Mail
from invite_desktop.operations.send_mailing import Ending, SendMailing
from tests.operations.conftest import NewMailing
from tests.operations.scripted import Clock, ScriptedServer, VirtualControl, silent
from tests.operations.sending.bench import HOUR, MINUTE, Bench, people

W, A, R, D = State.WAITING, State.ACCEPTED, State.REFUSED, State.IN_DOUBT
OFFLINE = Offline("smtp.example.org")
BUSY = ServerUnavailable("421 4.4.5 Server busy, try again later.")
MANY_SIGN_INS = TooManySignIns("454 4.7.0 Too many login attempts")
UNUSUAL = PolicyRefused("421 4.7.28 Gmail has detected an unusual rate")
LOST = {stage: ConnectionLost(stage) for stage in ("connect", "auth", "mail", "rcpt", "data", "content")}


# -- the line is lost (N01-N05) --------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data", "content"])
def test_a_line_lost_before_the_dot_costs_nobody_anything(
    stage: str, every: Bench, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(8)
    every.server.plays.extend([*[None] * 4, LOST[stage]])
    assert every.run(mailing).counts.by_state == {A: 8}
    outcomes = Counter(outcome for _, outcome, _ in every.attempts(mailing))
    assert outcomes == {"accepted": 8, "not_sent": 1}
    assert every.waited_for(WaitFor.NETWORK) == []  # the line had served: its server may have been tired


def test_a_first_message_on_which_the_line_is_lost_is_no_accident(
    bench: Bench, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(2)
    bench.server.plays.extend([LOST["mail"]] * 3)
    assert bench.run(mailing).counts.by_state == {A: 2}
    assert bench.waited_for(WaitFor.NETWORK) == [5, 5, 5]
    bench.server.plays.extend([LOST["mail"]] * 9)
    other = new_mailing(3)
    assert bench.run(other).problem == LOST["mail"]
    assert bench.server.tried == 2 + 3 + 4
    assert bench.states(other)[-1] is W


@pytest.mark.parametrize("was_taken", [True, False])
def test_a_lost_answer_leaves_one_person_in_doubt_and_the_rest_go_on(
    was_taken: bool, every: Bench, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(7)
    lose = every.server.take_and_lose_the_answer if was_taken else OutcomeUnknown()
    every.server.plays.extend([None, None, lose])
    result = every.run(mailing)
    assert (result.ending, result.problem) == (Ending.FINISHED, None)
    assert result.counts.by_state == {A: 6, D: 1}
    assert every.waited_for(WaitFor.NETWORK) == [5]
    assert every.run(mailing).counts.by_state == {A: 6, D: 1}  # never again by itself
    assert len(every.server.taken) == 6 + was_taken


def test_two_lost_answers_in_a_row_are_for_the_person(bench: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(5)
    bench.server.plays.extend([None, OutcomeUnknown(), OutcomeUnknown()])
    result = bench.run(mailing)
    assert (result.ending, result.problem) == (Ending.PAUSED, OutcomeUnknown())
    assert bench.states(mailing) == [A, D, D, W, W]


@pytest.mark.parametrize("between", [None, RecipientRefused("", "550 5.1.1")])
def test_an_answer_in_between_ends_a_row_of_troubles(
    between: InviteError | None, bench: Bench, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(12)
    for problem in (OutcomeUnknown(), BUSY):
        bench.server.plays.extend([problem, between, problem, None])
    assert bench.run(mailing).ending is Ending.FINISHED
    assert bench.waited_for(WaitFor.NETWORK) == [5, 5]
    assert bench.waited_for(WaitFor.SERVER) == []


def test_a_net_that_takes_all_lines_at_once_is_one_trouble(bench: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(20)
    bench.server.patience = 2
    bench.server.plays.extend([None, None, None, *[OutcomeUnknown()] * 3])
    result = bench.run(mailing, connections=3)
    assert result.counts.by_state == {A: 17, D: 3}
    assert bench.waited_for(WaitFor.NETWORK) == [5]
    assert bench.server.connections == 6


# -- no line is to be had --------------------------------------------------------------------------


def test_offline_it_tries_again_by_the_plan_and_for_ever(
    every: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, began = new_mailing(4), clock()
    every.server.refuse_connections.extend([OFFLINE] * 20)
    assert every.run(mailing).counts.by_state == {A: 4}
    assert every.waited_for(WaitFor.NETWORK) == [5, 15, 30, 60, 120, *[300] * 15]
    assert (clock() - began).total_seconds() == 230 + 15 * 300
    assert every.attempts(mailing) == [(person, "accepted", "") for person in every.server.recipients]


@pytest.mark.parametrize("problem", [ServerNotFound("x"), ServerUnreachable("x", 465, True), LOST["auth"]])
def test_a_server_never_heard_of_is_for_the_person_soon(
    problem: RunError, every: Bench, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(2)
    every.server.refuse_connections.extend([problem] * 9)
    assert every.run(mailing).problem == problem
    assert every.waited_for(WaitFor.NETWORK) == [5, 15, 30]
    assert every.server.sign_ins == 4
    assert every.attempts(mailing) == []


def test_a_server_heard_before_is_waited_for(bench: Bench, new_mailing: NewMailing) -> None:
    bench.server.plays.extend([None, LOST["data"]])
    bench.server.refuse_connections.extend([None, *[ServerNotFound("x")] * 9])
    assert bench.run(new_mailing(3)).counts.by_state == {A: 3}
    assert bench.waited_for(WaitFor.NETWORK) == [5, 15, 30, 60, 120, 300, 300, 300, 300]


def test_trying_now_does_not_wait(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    control, began = VirtualControl(clock), clock()
    bench.when_told_of_a_wait = control.hurry
    bench.server.refuse_connections.extend([OFFLINE] * 8)
    assert bench.run(new_mailing(1), control).counts.by_state == {A: 1}
    assert (clock() - began).total_seconds() == 8 * 5  # a slice each: this control looks at the end of it


def test_stopping_ends_a_wait_within_it(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    control = VirtualControl(clock)
    control.in_wait(7, control.stop)
    bench.server.refuse_connections.extend([OFFLINE] * 99)
    assert bench.run(new_mailing(1), control).ending is Ending.STOPPED
    assert len(control.waits) == 7


def test_a_second_line_that_is_refused_is_done_without(bench: Bench, new_mailing: NewMailing) -> None:
    bench.server.patience = 1
    bench.server.refuse_connections.extend([None, BUSY])
    assert bench.run(new_mailing(5), connections=3).counts.by_state == {A: 5}
    assert (bench.server.sign_ins, bench.server.connections, bench.waits) == (2, 1, [])


def test_a_password_that_no_longer_works_stops_all_lines(bench: Bench, new_mailing: NewMailing) -> None:
    """A08: it was revoked in the middle."""
    mailing, rejected = new_mailing(20), SignInRejected("spela", "535 5.7.8")
    bench.server.patience = 1
    bench.server.plays.extend([None, None, None, LOST["mail"]])
    bench.server.refuse_connections.extend([None, None, None, rejected])
    result = bench.run(mailing, connections=3)
    assert (result.ending, result.problem) == (Ending.PAUSED, rejected)
    assert result.counts.of(A) == len(bench.server.taken) < 9
    assert bench.server.sign_ins == 4


# -- the server asks for patience ------------------------------------------------------------------


def test_a_server_that_is_busy_is_waited_for_then_left_to_the_person(
    every: Bench, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(2)
    every.server.refuse_connections.extend([BUSY] * 9)
    assert every.run(mailing).problem == BUSY
    assert every.waited_for(WaitFor.SERVER) == [60, 300, 900, 3600]
    assert every.attempts(mailing) == []


def test_a_mail_not_taken_for_now_is_tried_again_and_taken_once(
    every: Bench, new_mailing: NewMailing
) -> None:
    """E12: 451 4.3.0 twice, then ok."""
    mailing, not_now = new_mailing(1), ServerUnavailable("451 4.3.0 temporarily rejected")
    every.server.plays.extend([not_now, not_now])
    assert every.run(mailing).counts.by_state == {A: 1}
    assert every.server.recipients == people([0])
    assert every.waited_for(WaitFor.SERVER) == [60, 300]
    person = people([0])[0]
    assert every.attempts(mailing) == [
        (person, "not_sent", "ServerUnavailable"),
        (person, "not_sent", "ServerUnavailable"),
        (person, "accepted", ""),
    ]


@pytest.mark.parametrize("problem", [BUSY, UNUSUAL])
def test_lines_are_fewer_after_a_complaint(problem: RunError, every: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(12)
    every.server.plays.extend([problem, problem, problem])  # all that are on their way
    every.server.plays.extend([None] * 3)
    result = every.run(mailing)
    if every.account.connections == 3:
        assert result.counts.by_state == {A: 12}
        assert len(every.waited_for(WaitFor.SERVER)) == 1
        assert every.server.connections == 4
    else:
        assert every.waited_for(WaitFor.SERVER)[0] == (60 if problem is BUSY else 600)


def test_an_unusual_rate_means_ten_minutes_and_then_gently(every: Bench, new_mailing: NewMailing) -> None:
    """E08."""
    mailing = new_mailing(9)
    every.server.plays.extend([None] * 3 + [UNUSUAL])
    assert every.run(mailing).counts.by_state == {A: 9}
    assert every.waited_for(WaitFor.SERVER) == [600]
    began = every.departures(mailing)
    last = [(later - earlier).total_seconds() for earlier, later in zip(began[-4:], began[-3:], strict=False)]
    assert last == [30, 30, 30]
    assert every.server.connections == every.account.connections + 1


def test_an_unusual_rate_twice_in_a_row_is_for_the_person(bench: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(3)
    bench.server.plays.extend([UNUSUAL, UNUSUAL])
    assert bench.run(mailing).problem == UNUSUAL
    assert bench.states(mailing) == [W] * 3
    assert bench.run(mailing).counts.by_state == {A: 3}
    assert bench.waited_for(WaitFor.SERVER) == [600, 600]  # a new run waits, too


def test_a_new_run_may_be_hurried_past_a_rest(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    mailing, control = new_mailing(3), VirtualControl(clock)
    bench.server.plays.extend([UNUSUAL, UNUSUAL])
    bench.run(mailing)
    stopped = clock()
    bench.when_told_of_a_wait = control.hurry
    assert bench.run(mailing, control).counts.by_state == {A: 3}
    assert (clock() - stopped).total_seconds() < MINUTE


def test_policy_that_is_final_is_for_the_person_at_once(every: Bench, new_mailing: NewMailing) -> None:
    final = PolicyRefused("550 5.7.1 likely unsolicited")
    every.server.plays.append(final)
    assert every.run(new_mailing(5)).problem == final
    assert every.waits == []


def test_too_many_sign_ins_are_answered_with_one_more_after_an_hour(
    every: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    """A06: never a loop, in this run or the next."""
    mailing, began = new_mailing(2), clock()
    every.server.refuse_connections.extend([MANY_SIGN_INS] * 3)
    assert every.run(mailing).problem == MANY_SIGN_INS
    assert every.server.sign_ins == 2
    assert (clock() - began).total_seconds() == HOUR
    assert every.run(mailing).problem == MANY_SIGN_INS or every.server.sign_ins == 4
    assert every.waited_for(WaitFor.SIGN_IN)[:2] == [3600, 3600]
    assert (clock() - began).total_seconds() >= 2 * HOUR


def test_a_run_stopped_while_it_waits_to_sign_in_is_remembered(
    bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, control = new_mailing(2), VirtualControl(clock)
    bench.server.refuse_connections.append(MANY_SIGN_INS)
    control.in_wait(12, control.stop)
    assert bench.run(mailing, control).ending is Ending.STOPPED
    assert bench.run(mailing).counts.by_state == {A: 2}
    assert bench.waited_for(WaitFor.SIGN_IN) == [3600, 3600 - 60]


def test_a_temporary_problem_of_signing_in_is_tried_again(bench: Bench, new_mailing: NewMailing) -> None:
    """A07."""
    bench.server.refuse_connections.append(ServerUnavailable("454 4.7.0 Cannot authenticate due to"))
    assert bench.run(new_mailing(2)).counts.by_state == {A: 2}
    assert bench.waited_for(WaitFor.SERVER) == [60]


# -- sleep, and clocks that are set (N06, L06) -----------------------------------------------------


def test_after_sleep_a_new_line_goes_on_and_the_screen_says_so(
    bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    control = VirtualControl(clock)
    control.in_wait(3, lambda: clock.advance(8 * HOUR))
    assert bench.run(new_mailing(3), control, pace=30.0).counts.by_state == {A: 3}
    assert bench.server.connections == 2
    (slept,) = [progress.slept for progress in bench.reports if progress.slept is not None]
    assert (slept[1] - slept[0]).total_seconds() == 8 * HOUR + 5


def test_a_sleep_in_a_wait_does_not_end_it_on_the_screen(
    bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    control = VirtualControl(clock)
    control.in_wait(1, lambda: clock.advance(40))
    bench.server.refuse_connections.extend([BUSY])
    bench.run(new_mailing(1), control)
    (slept,) = [progress for progress in bench.reports if progress.slept is not None]
    assert slept.wait is not None


def test_a_nap_is_not_worth_a_word(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    control = VirtualControl(clock)
    control.in_wait(3, lambda: clock.advance(29))
    bench.run(new_mailing(3), control, pace=30.0)
    assert (bench.server.connections, [p.slept for p in bench.reports if p.slept]) == (1, [])


def test_after_a_long_pause_a_new_line_goes_on_and_nobody_slept(
    bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    control = VirtualControl(clock, hold_for=8 * HOUR)
    bench.server.plays.append(lambda mail: control.pause())
    assert bench.run(new_mailing(3), control, pace=30.0).counts.by_state == {A: 3}
    assert (control.holds, bench.server.connections) == (1, 2)
    assert not [progress for progress in bench.reports if progress.slept]


@pytest.mark.parametrize("problem", [LOST["mail"], ServerUnavailable("451 4.4.2 Timeout")])
def test_a_line_that_died_in_the_gap_is_replaced_in_silence(
    problem: InviteError, bench: Bench, new_mailing: NewMailing
) -> None:
    bench.server.plays.extend([None, problem])
    assert bench.run(new_mailing(3), pace=30.0).counts.by_state == {A: 3}
    assert (bench.server.connections, bench.waits) == (2, [])


def test_a_clock_set_back_makes_no_wait_longer(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    control = VirtualControl(clock)
    control.in_wait(2, lambda: clock.advance(-24 * HOUR))
    bench.server.refuse_connections.extend([MANY_SIGN_INS])
    assert bench.run(new_mailing(1), control).counts.by_state == {A: 1}
    assert sum(control.waits) == HOUR


# -- several troubles, two windows -----------------------------------------------------------------


def test_of_two_troubles_at_once_the_longer_wait_holds(bench: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(9)
    bench.server.patience = 1
    bench.server.plays.extend([None, None, None, OutcomeUnknown(), UNUSUAL, LOST["content"]])
    result = bench.run(mailing, connections=3)
    assert result.counts.by_state == {A: 8, D: 1}
    assert bench.waits == [(WaitFor.SERVER, 600)]


def test_what_the_person_must_know_of_is_not_hidden_by_a_wait(bench: Bench, new_mailing: NewMailing) -> None:
    mailing, limit = new_mailing(9), SendingLimitReached("550 5.4.5 Daily user sending limit exceeded.")
    bench.server.patience = 1
    bench.server.plays.extend([OutcomeUnknown(), limit, None])
    result = bench.run(mailing, connections=3)
    assert result.problem == limit
    assert result.counts.by_state == {A: 1, D: 1, W: 7}
    assert bench.waits == []


def test_two_windows_on_one_mailing_reach_nobody_twice(every: Bench, new_mailing: NewMailing) -> None:
    """N09."""
    mailing, other = new_mailing(20), ScriptedServer()

    def the_other_window_sends(mail: Mail) -> None:
        sender = SendMailing(every.store, other.connect, clock=every.clock)
        sender.run(mailing.id, every.account, "secret", VirtualControl(every.clock), silent)

    every.server.plays.extend([*[None] * 7, the_other_window_sends])
    every.server.taken = other.taken  # one mailbox
    result = every.run(mailing)
    assert (result.ending, result.counts.by_state) == (Ending.FINISHED, {A: 20})
    assert sorted(other.recipients) == sorted(people(range(20)))
    assert len(every.attempts(mailing)) == 20


def test_the_lines_that_were_too_many_are_closed(bench: Bench, new_mailing: NewMailing) -> None:
    bench.server.patience = 1
    seen: list[int] = []
    bench.server.plays.extend([BUSY, None, None, *[lambda mail: seen.append(bench.server.open_lines)] * 9])
    assert bench.run(new_mailing(12), connections=3).counts.by_state == {A: 12}
    assert bench.waited_for(WaitFor.SERVER) == [60]
    assert set(seen) == {1}
