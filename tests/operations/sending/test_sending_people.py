"""Refusals of single people: who is tried again when, who is not, and when it is too many of them."""

import pytest

from invite_desktop.domain.errors import (
    ConnectionLost,
    ContentBlocked,
    MessageRefused,
    MessageTooLarge,
    RecipientDeferred,
    RecipientError,
    RecipientRefused,
    RunError,
    SenderRefused,
    SendingLimitReached,
    SetupError,
    TooManyDeferrals,
    TooManyRefusals,
)
from invite_desktop.domain.mailing import Outcome, Settled, State, WaitFor
from invite_desktop.domain.patience import FIRST_TRIED
from invite_desktop.mail.address import message_id_for
from invite_desktop.mail.compose import Mail
from invite_desktop.operations.send_mailing import Ending
from invite_desktop.store.store import Store
from tests.operations.conftest import NewMailing
from tests.operations.scripted import Clock, VirtualControl
from tests.operations.sending.bench import HOUR, MINUTE, Bench, people

W, A, R, D = State.WAITING, State.ACCEPTED, State.REFUSED, State.IN_DOUBT
NOT_NOW = RecipientDeferred("", "450 4.2.1 receiving email too quickly")
REFUSED = RecipientRefused("", "553 5.1.3 not a valid RFC 5321 address")
CONTENT = MessageRefused("", "554 5.6.0")
PLAN = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE]


# -- refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("refusal", [REFUSED, CONTENT, RecipientRefused("", "555 5.5.2 Syntax error")])
def test_one_bad_among_fifty_is_one_bad_among_fifty(
    refusal: RecipientError, every: Bench, new_mailing: NewMailing
) -> None:
    """E01-E03."""
    mailing = new_mailing(50)
    every.server.plays.extend([*[None] * 20, refusal])
    assert every.run(mailing).counts.by_state == {A: 49, R: 1}
    assert every.server.connections == every.account.connections
    assert every.server.tried == 50


@pytest.mark.parametrize("problem", [MessageTooLarge("552"), ContentBlocked("552"), SenderRefused("", "550")])
def test_what_is_refused_for_everybody_stops_after_the_first(
    problem: SetupError, every: Bench, new_mailing: NewMailing
) -> None:
    """E04, E05."""
    mailing = new_mailing(9)
    every.server.plays.extend([problem] * 9)
    result = every.run(mailing)
    assert (result.ending, result.problem) == (Ending.PAUSED, problem)
    assert result.counts.by_state == {W: 9}
    assert every.server.tried <= every.account.connections
    every.server.plays.clear()
    assert every.run(mailing).counts.by_state == {A: 9}


def test_three_refused_among_the_first_are_too_many(every: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(30)
    every.server.plays.extend([REFUSED, None, REFUSED, None, CONTENT])
    result = every.run(mailing)
    assert isinstance(result.problem, TooManyRefusals)
    assert result.counts.of(R) == 3
    assert result.counts.of(A) < 3 + every.account.connections
    assert every.run(mailing).counts.by_state == {A: 27, R: 3}  # the person looked, and says go on


def test_more_than_five_in_a_hundred_are_too_many_later(bench: Bench, new_mailing: NewMailing) -> None:
    bench.server.plays.extend([*[None] * FIRST_TRIED, REFUSED, REFUSED, *[None] * 9])
    mailing = new_mailing(60)
    result = bench.run(mailing)
    assert result.problem == TooManyRefusals(2, 22)
    assert bench.run(mailing).ending is Ending.FINISHED


def test_with_nobody_left_there_is_nothing_to_ask(bench: Bench, new_mailing: NewMailing) -> None:
    bench.server.plays.extend([REFUSED] * 3)
    assert bench.run(new_mailing(3)).ending is Ending.FINISHED


# -- put off ---------------------------------------------------------------------------------------


def test_somebody_put_off_is_tried_four_times_more(
    every: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, began = new_mailing(1), clock()
    every.server.plays.extend([NOT_NOW] * 5)
    assert every.run(mailing).counts.by_state == {R: 1}
    assert every.reasons(mailing) == ["RecipientDeferred"]
    assert every.waited_for(WaitFor.RETRY) == PLAN
    assert (clock() - began).total_seconds() == 81 * MINUTE
    outcomes = [outcome for _, outcome, _ in every.attempts(mailing)]
    assert outcomes == [*["not_sent"] * 4, "refused"]


def test_the_others_do_not_wait_for_somebody_put_off(every: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(4)
    every.server.plays.extend([None, NOT_NOW])
    assert every.run(mailing).counts.by_state == {A: 4}
    (put_off,) = [person for person, outcome, _ in every.attempts(mailing) if outcome == "not_sent"]
    assert every.server.recipients[-1] == put_off
    assert len(every.waited_for(WaitFor.RETRY)) == 1
    ids = {fate.message_id for fate in every.store.mailings.fates(mailing.id)}
    assert ids == set(every.server.message_ids)


def test_a_server_that_hangs_up_on_whom_it_puts_off_is_called_again(
    every: Bench, new_mailing: NewMailing
) -> None:
    every.server.plays.extend([None, RecipientDeferred("", "421 4.7.0 greylisted, closing")])
    assert every.run(new_mailing(9)).counts.by_state == {A: 9}
    assert every.server.tried == 10


def test_somebody_put_off_comes_in_between(bench: Bench, new_mailing: NewMailing) -> None:
    bench.server.plays.append(NOT_NOW)
    bench.run(new_mailing(5), pace=30.0)
    assert bench.server.recipients == people([1, 0, 2, 3, 4])
    assert bench.waited_for(WaitFor.RETRY) == []


def test_two_people_put_off_in_a_row_are_for_the_person(every: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(6)
    every.server.plays.extend([NOT_NOW] * 6)
    result = every.run(mailing)
    assert result.problem == TooManyDeferrals(NOT_NOW.reply)
    assert result.counts.by_state == {W: 6}


def test_two_mailboxes_that_stay_full_stop_nobody(bench: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(20)
    bench.server.plays.extend([NOT_NOW, None, NOT_NOW, *[None] * 17, *[NOT_NOW] * 8])
    result = bench.run(mailing)
    assert result.ending is Ending.FINISHED
    assert result.counts.by_state == {A: 18, R: 2}


def test_the_plan_goes_on_in_the_next_run(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    mailing, control = new_mailing(1), VirtualControl(clock)
    control.in_wait(12 + 36, control.stop)
    bench.server.plays.extend([NOT_NOW, NOT_NOW])
    assert bench.run(mailing, control).ending is Ending.STOPPED
    clock.advance(1 * MINUTE)
    opened = bench.server.connections
    assert bench.run(mailing).counts.by_state == {A: 1}
    *_, rest = bench.waited_for(WaitFor.RETRY)
    assert 0 < rest < 3 * MINUTE
    assert bench.server.connections == opened + 1  # nobody to write to at first, so no line


@pytest.mark.parametrize("hours", [-24, 24])
def test_a_clock_that_is_set_makes_no_retry_late(
    hours: int, bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    control = VirtualControl(clock)
    control.in_wait(1, lambda: clock.advance(hours * HOUR))
    bench.server.plays.append(NOT_NOW)
    assert bench.run(new_mailing(1), control).counts.by_state == {A: 1}
    assert sum(control.waits) <= MINUTE


def test_a_clock_set_back_between_two_runs_makes_no_retry_late(
    bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing, control = new_mailing(1), VirtualControl(clock)
    bench.server.plays.append(NOT_NOW)
    control.in_wait(1, control.stop)
    bench.run(mailing, control)
    clock.advance(-24 * HOUR)
    control = VirtualControl(clock)
    assert bench.run(mailing, control).counts.by_state == {A: 1}
    assert sum(control.waits) == MINUTE


def test_the_last_is_put_off_while_a_line_is_lost(bench: Bench, new_mailing: NewMailing) -> None:
    mailing = new_mailing(2)
    bench.server.plays.extend([None, NOT_NOW, ConnectionLost("mail"), None])
    assert bench.run(mailing).counts.by_state == {A: 2}
    assert [outcome for _, outcome, _ in bench.attempts(mailing)] == [
        "accepted",
        "not_sent",
        "not_sent",
        "accepted",
    ]


# -- told by somebody else meanwhile ---------------------------------------------------------------


def settle(store: Store) -> None:
    """As a look into the Sent folder does, from another thread."""
    (account,) = store.accounts.all()
    assert account.id is not None
    for attempt in store.journal.open_of_account(account.id):
        store.journal.finish(attempt.id, Outcome.ACCEPTED, settled_by=Settled.SENT_FOLDER)


@pytest.mark.usefixtures("every_report")
@pytest.mark.parametrize("verdict", [None, REFUSED, NOT_NOW, ConnectionLost("content")])
def test_what_the_sent_folder_settled_stays(
    verdict: RecipientError | RunError | None, bench: Bench, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(2)

    def settled_meanwhile(mail: Mail) -> None:
        settle(bench.store)
        bench.server.taken.append(mail)
        if verdict is not None:
            raise verdict
        bench.server.taken.pop()

    bench.server.plays.append(settled_meanwhile)
    result = bench.run(mailing)
    assert result.counts.by_state == {A: 2}
    assert bench.server.recipients == people([0, 1])
    assert bench.reports[-2].counts.by_state.get(A) == 2


@pytest.mark.usefixtures("every_report")
@pytest.mark.parametrize("found", [True, False])
def test_who_was_reached_from_elsewhere_during_the_run_is_left_alone(
    found: bool, every: Bench, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(9)
    last = every.store.mailings.waiting(mailing.id)[-1]
    letter_id = message_id_for(every.store.mailings.seed(mailing.id), last.address, "example.org")

    def reached_meanwhile(mail: Mail) -> None:
        if found:
            every.store.journal.record_sent(last, letter_id, every.clock())
        else:
            every.store.journal.begin(last, letter_id, "", "")

    every.server.plays.append(reached_meanwhile)
    result = every.run(mailing)
    assert result.counts.by_state == ({A: 9} if found else {A: 8, D: 1})
    assert every.server.tried == 8
    assert every.reports[-2].counts.of(W) == 0


def test_a_limit_of_the_provider_loses_nobody(every: Bench, new_mailing: NewMailing) -> None:
    mailing, limit = new_mailing(9), SendingLimitReached("550 5.4.5 Daily user sending limit exceeded.")
    every.server.plays.extend([None, None, *[limit] * 9])
    result = every.run(mailing)
    assert result.problem == limit
    assert result.counts.by_state == {A: 2, W: 7}
