"""Limits, hours, rests and the person's own bounds: how many leave, when the rest do, and when it asks."""

from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest

from invite_desktop.domain.errors import (
    ContinuationLate,
    OutcomeUnknown,
    RecipientRefused,
    SendingLimitReached,
)
from invite_desktop.domain.mailing import State, WaitFor
from invite_desktop.domain.pace import ALL_DAYS, ActiveHours
from invite_desktop.mail.compose import Mail
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.send_mailing import Ending
from tests.operations.conftest import NewMailing
from tests.operations.scripted import Clock, VirtualControl
from tests.operations.sending.bench import HOUR, Bench, people

W, A, R, D = State.WAITING, State.ACCEPTED, State.REFUSED, State.IN_DOUBT
DAY = 24 * HOUR
LIMIT = SendingLimitReached("550-5.4.5 Daily user sending limit exceeded.")


def most_in_a_day(departures: list[datetime]) -> int:
    """The largest number of departures in any 24 hours."""
    departures = sorted(departures)
    return max(
        sum(begin <= other < begin + timedelta(hours=24) for other in departures) for begin in departures
    )


# -- our own limit ---------------------------------------------------------------------------------


def test_the_rest_go_by_themselves_as_the_limit_allows(
    every: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, began = new_mailing(25), clock()
    result = every.run(mailing, daily_limit=10, warm_up=False)
    assert (result.ending, result.counts.by_state) == (Ending.FINISHED, {A: 25})
    assert most_in_a_day(every.departures(mailing)) == 10
    assert (clock() - began).total_seconds() == 2 * DAY
    assert every.waited_for(WaitFor.LIMIT)[0] == DAY
    assert every.server.connections <= 3 * every.account.connections  # hung up while it waits


def test_a_new_account_begins_with_small_numbers(bench: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(400)
    bench.run(mailing, daily_limit=300, pace=5.0)
    days = [moment.date() for moment in bench.departures(mailing)]
    assert [days.count(day) for day in sorted(set(days))] == [50, 100, 200, 50]


def test_what_is_in_doubt_counts_and_what_is_refused_does_not(every: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(9)
    every.server.plays.extend([None, OutcomeUnknown(), None, RecipientRefused("", "550")])
    result = every.run(mailing, daily_limit=5, warm_up=False, at_most=5)
    assert result.counts.by_state == {A: 4, D: 1, R: 1, W: 3}
    assert every.waited_for(WaitFor.LIMIT) == []


def test_mail_sent_by_hand_counts(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    """L05."""
    mailing, now = new_mailing(5), clock()
    assert bench.account.id is not None
    for number in range(3):
        bench.store.ledger.note_other(
            bench.account.id, f"<{number}@x>", now - timedelta(hours=20), "sent_folder"
        )
    assert bench.run(mailing, daily_limit=5, warm_up=False).counts.by_state == {A: 5}
    assert bench.waited_for(WaitFor.LIMIT)[0] == 4 * HOUR


def test_two_surveys_share_the_limit(bench: Bench, new_mailing: NewMailing) -> None:
    bench.run(new_mailing(3), daily_limit=5, warm_up=False)
    bench.run(new_mailing(6), daily_limit=5, warm_up=False)
    assert len(bench.server.taken) == 6
    assert bench.waited_for(WaitFor.LIMIT) == [DAY]


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clock_wrong_by_a_day_frees_nothing_that_counts(
    days: int, bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    """L06: set back, nothing is freed; set forward, it is as the computer says."""
    mailing = new_mailing(8)
    bench.run(mailing, daily_limit=5, warm_up=False, at_most=5)
    clock.advance(days * DAY)
    bench.run(mailing, daily_limit=5, warm_up=False)
    assert bench.waited_for(WaitFor.LIMIT)[:1] == ([2 * DAY] if days == -1 else [])


def test_an_account_that_was_never_saved_has_no_limit(bench: Bench, new_mailing: NewMailing) -> None:
    assert bench.run(new_mailing(3), id=None, daily_limit=1).counts.by_state == {A: 3}


def test_the_computer_slept_past_the_time_to_go_on(
    bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, control = new_mailing(4), VirtualControl(clock)
    control.in_wait(3, lambda: clock.advance(DAY + 7 * HOUR))
    result = bench.run(mailing, control, daily_limit=2, warm_up=False)
    assert isinstance(result.problem, ContinuationLate)
    assert result.counts.by_state == {A: 2, W: 2}
    assert bench.run(mailing, daily_limit=2, warm_up=False).counts.by_state == {A: 4}


@pytest.mark.parametrize("late", [5 * HOUR, 7 * HOUR])
def test_whoever_held_it_and_says_go_on_is_not_asked_again(
    late: float, bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    control = VirtualControl(clock, hold_for=DAY + late)
    control.in_wait(3, control.pause)
    assert bench.run(new_mailing(4), control, daily_limit=2, warm_up=False).ending is Ending.FINISHED


def test_a_little_late_is_not_worth_a_question(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    control = VirtualControl(clock)
    control.in_wait(3, lambda: clock.advance(DAY + 5 * HOUR))
    assert bench.run(new_mailing(4), control, daily_limit=2, warm_up=False).ending is Ending.FINISHED


def test_a_wait_of_hours_obeys_at_once(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    control = VirtualControl(clock)
    control.in_wait(5, control.stop)
    result = bench.run(new_mailing(4), control, daily_limit=2, warm_up=False)
    assert (result.ending, len(control.waits)) == (Ending.STOPPED, 5)


# -- the provider's limit (L01-L03, L07) -----------------------------------------------------------


@pytest.mark.parametrize("number", [0, 12])
def test_the_providers_limit_stops_and_the_rest_go_a_day_later(
    number: int, every: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(20)
    every.server.plays.extend([*[None] * number, *[LIMIT] * 9])
    result = every.run(mailing)
    assert (result.ending, result.problem) == (Ending.PAUSED, LIMIT)
    assert result.counts.by_state == ({A: number, W: 20 - number} if number else {W: 20})
    assert every.server.tried <= number + every.account.connections
    assert every.events(mailing)[-1] == ("paused", "SendingLimitReached")
    every.server.plays.clear()
    stopped = clock()
    clock.advance(HOUR)
    assert every.run(mailing).counts.by_state == {A: 20}
    assert every.waited_for(WaitFor.LIMIT) == [23 * HOUR]
    assert clock() - stopped == timedelta(hours=24)


# -- hours -----------------------------------------------------------------------------------------


def test_outside_the_hours_nothing_leaves(every: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    local = clock().astimezone()
    hours = ActiveHours(ALL_DAYS, time(8), time(9))
    until = hours.opens(local)
    mailing = new_mailing(3)
    every.run(mailing, hours=hours)
    assert all(moment >= until for moment in every.departures(mailing))
    if until > local:
        assert every.waits[0][0] is WaitFor.HOURS


def test_what_does_not_fit_into_the_hours_goes_the_next_day(
    bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, hours = new_mailing(30), ActiveHours(ALL_DAYS, time(8), time(8, 10))
    bench.run(mailing, pace=30.0, hours=hours)
    local = [moment.astimezone() for moment in bench.departures(mailing)]
    assert all(time(8) <= moment.time() < time(8, 10) for moment in local)
    assert len({moment.date() for moment in local}) == 2


# -- the person's own bounds -----------------------------------------------------------------------


@pytest.mark.parametrize("at_most", [1, 4, 5])
def test_at_most_so_many_leave(at_most: int, every: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(8)
    result = every.run(mailing, at_most=at_most)
    assert (result.ending, result.counts.by_state) == (Ending.STOPPED, {A: at_most, W: 8 - at_most})
    assert every.run(mailing, at_most=99).ending is Ending.FINISHED
    assert every.server.connections <= 2 * every.account.connections


def test_refusals_are_made_up_for_and_doubts_are_not(every: Bench, new_mailing: NewMailing) -> None:
    every.server.plays.extend([RecipientRefused("", "550"), OutcomeUnknown()])
    assert every.run(new_mailing(9), at_most=4).counts.by_state == {A: 3, R: 1, D: 1, W: 4}


def test_after_the_first_few_it_holds_until_the_person_says_go_on(
    every: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, control = new_mailing(12), VirtualControl(clock, hold_for=HOUR)
    counts_then = []

    def count() -> None:
        counts_then.append(every.store.mailings.counts(mailing.id).by_state)

    every.when_told_of_a_wait = count
    assert every.run(mailing, control, first=4).counts.by_state == {A: 12}
    assert (control.holds, counts_then) == (1, [{A: 4, W: 8}])
    began = every.departures(mailing)
    assert [number for number, (a, b) in enumerate(pairwise(began)) if b - a > timedelta(minutes=9)] == [3]


def test_the_first_few_may_be_everybody(every: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    control = VirtualControl(clock)
    assert every.run(new_mailing(3), control, first=3).ending is Ending.FINISHED
    assert control.holds == 0


def test_the_first_few_are_not_waited_for_beyond_the_limit(
    bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    control = VirtualControl(clock)
    assert bench.run(new_mailing(4), control, first=2, daily_limit=2, warm_up=False).ending is Ending.FINISHED
    reasons = [reason for reason, _ in bench.waits]
    assert reasons[:2] == [WaitFor.CONSENT, WaitFor.LIMIT]


def test_stopping_instead_of_going_on(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    control = VirtualControl(clock)
    bench.when_told_of_a_wait = control.stop
    assert bench.run(new_mailing(9), control, first=2).counts.by_state == {A: 2, W: 7}


# -- pause and stop, with letters that were to follow ----------------------------------------------


@pytest.mark.parametrize("knob", ["pause", "stop"])
def test_a_knob_is_obeyed_within_one_message_a_line(
    knob: str, every: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, control = new_mailing(20), VirtualControl(clock, hold_for=HOUR)
    taken: list[int] = []

    def turn(mail: Mail) -> None:
        getattr(control, knob)()
        taken.append(len(every.server.taken))

    every.server.plays.extend([*[None] * 7, turn])
    result = every.run(mailing, control)
    if knob == "stop":
        assert len(every.server.taken) <= taken[0] + every.account.connections
        assert result.ending is Ending.STOPPED
        assert result.counts.of(A) + result.counts.of(W) == 20
    else:
        assert (control.holds, result.counts.by_state) == (1, {A: 20})
        began = every.departures(mailing)
        (gap,) = [n for n, (a, b) in enumerate(pairwise(began), 1) if b - a >= timedelta(hours=1)]
        assert gap <= taken[0] + every.account.connections
    assert result.counts.of(D) == 0


def test_stopping_while_a_line_is_opened_sends_nothing(
    bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    control, mailing = VirtualControl(clock), new_mailing(3)
    connect = bench.server.connect

    def stop_meanwhile(account: object, password: object) -> object:
        control.stop()
        return connect(bench.account, None)

    bench.server.connect = stop_meanwhile  # type: ignore[method-assign,assignment]  # as a person would
    assert bench.run(mailing, control).counts.by_state == {W: 3}
    assert bench.server.tried == 0


def test_what_follows_goes_with_the_end_of_the_one_before(bench: Bench, new_mailing: NewMailing) -> None:
    bench.server.can_pipeline = True
    bench.run(new_mailing(5))
    assert bench.server.announced == people([1, 2, 3, 4])
    assert bench.server.connections == 1


@pytest.mark.parametrize("pace", [0.0, 5.0])
def test_one_wait_for_the_disk_for_each_mail_at_full_speed(
    pace: float, every: Bench, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(20)
    statements: list[str] = []
    connection = every.store.database.connection()
    connection.set_trace_callback(statements.append)
    every.run(mailing, pace=pace)
    connection.set_trace_callback(None)
    commits = statements.count("COMMIT")
    assert (commits <= 20 + 2 * every.account.connections + 3) if not pace else commits > 40


# -- pace ------------------------------------------------------------------------------------------


def test_a_paced_account_has_one_line_and_signs_in_again_now_and_then(
    every: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, began = new_mailing(120), clock()
    every.run(mailing, pace=30.0)
    assert (every.server.most_lines, every.server.connections) == (1, 3)
    assert (clock() - began).total_seconds() == 119 * 30
    assert every.server.announced == []


def test_several_lines_are_opened_where_the_account_allows_it(every: Bench, new_mailing: NewMailing) -> None:
    every.run(new_mailing(30))
    assert every.server.most_lines == every.account.connections


def test_a_rest_that_the_person_lifts_is_over(bench: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(3)
    bench.server.plays.append(LIMIT)
    bench.run(mailing)
    Mailings(bench.store).lift_rests()
    assert bench.run(mailing).counts.by_state == {A: 3}
    assert bench.waits == []


def test_a_rest_lifted_while_it_is_waited_for_is_over(
    bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, control = new_mailing(3), VirtualControl(clock)
    bench.server.plays.append(LIMIT)
    bench.run(mailing)

    def lift() -> None:
        Mailings(bench.store).lift_rests()

    bench.when_told_of_a_wait = lift
    control.in_wait(3, control.hurry)
    assert bench.run(mailing, control).counts.by_state == {A: 3}
    assert len(control.waits) == 3
