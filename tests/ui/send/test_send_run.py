"""The run: one at a time, held and stopped after one message at most, and never twice."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import (
    ConnectionLost,
    OutcomeUnknown,
    PasswordMissing,
    ServerUnreachable,
    SignInRejected,
    VaultLocked,
)
from invite_desktop.domain.mailing import Counts, MailingKind, Progress, State
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.send.run import MailingRun, Phase
from invite_desktop.ui.send.time_left import TimeLeft
from invite_desktop.ui.theme import Theme
from tests.ui.send.world import Clock, World


@pytest.fixture
def world(tmp_path: Path, theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[World]:
    world = World(tmp_path, theme, icons)
    yield world
    world.close()


def reach(qtbot: QtBot, run: MailingRun, *phases: Phase) -> None:
    qtbot.waitUntil(lambda: run.phase in phases, timeout=5000)


def phase_of(world: World) -> str:
    return world.run.phase.value


def test_everybody_who_waits_is_written_to_once(qtbot: QtBot, world: World) -> None:
    account = world.ready(3)
    mailing = world.mailing()
    assert world.run.start(mailing, account)
    reach(qtbot, world.run, Phase.ENDED)
    assert world.server.reached == ["p1@example.org", "p2@example.org", "p3@example.org"]
    assert world.server.passwords == ["secret"]
    assert world.run.result is not None
    assert world.run.result.counts.of(State.ACCEPTED) == 3
    assert world.run.problem is None
    assert world.run.percent == 100


def test_phases_come_in_their_order(qtbot: QtBot, world: World) -> None:
    account = world.ready(1)
    phases: list[object] = []
    world.run.phase_changed.connect(phases.append)
    world.run.start(world.mailing(), account)
    reach(qtbot, world.run, Phase.ENDED)
    assert phases == [Phase.STARTING, Phase.SENDING, Phase.ENDED]


def test_one_run_at_a_time(qtbot: QtBot, world: World) -> None:
    account = world.ready(2)
    world.server.hold()
    first, second = world.mailing(), world.mailing(MailingKind.REMINDER)
    assert world.run.start(first, account)
    assert not world.run.start(second, account)
    reach(qtbot, world.run, Phase.SENDING)
    assert not world.run.start(second, account)
    world.server.open()
    reach(qtbot, world.run, Phase.ENDED)
    assert world.run.mailing == first
    assert world.count(second, State.WAITING) == 2


def test_a_start_that_is_taken_back_leaves_nothing(
    qtbot: QtBot, tmp_path: Path, theme: Theme, icons: Icons
) -> None:
    (tmp_path / "slow").mkdir()
    world = World(tmp_path / "slow", theme, icons, undo_seconds=60)
    account = world.ready(2)
    world.run.start_new(world.mailing, account)
    assert phase_of(world) == "starting"
    assert world.run.title_prefix() == ""
    world.run.stop()
    assert phase_of(world) == "idle"
    assert world.run.mailing is None
    assert world.mailings.of(world.survey) == ()
    assert not world.tasks.is_running()
    assert world.server.mails == []
    world.close()


def test_a_new_mailing_is_frozen_in_the_background_and_told(qtbot: QtBot, world: World) -> None:
    account = world.ready(2)
    with qtbot.waitSignal(world.session.mailings_changed):
        world.run.start_new(world.mailing, account)
    assert world.run.mailing is not None
    reach(qtbot, world.run, Phase.ENDED)
    assert world.count(world.run.mailing, State.ACCEPTED) == 2


@pytest.mark.parametrize("knob", ["pause", "stop"])
def test_pause_and_stop_take_effect_after_one_message_at_most(qtbot: QtBot, world: World, knob: str) -> None:
    account = world.ready(5)
    world.server.hold()
    world.run.start(world.mailing(), account)
    qtbot.waitUntil(lambda: world.server.asked == 1, timeout=5000)
    reach(qtbot, world.run, Phase.SENDING)
    getattr(world.run, knob)()
    assert world.run.phase is (Phase.PAUSING if knob == "pause" else Phase.STOPPING)
    world.server.open()
    reach(qtbot, world.run, Phase.PAUSED, Phase.ENDED)
    assert len(world.server.mails) == 1
    world.run.stop()
    reach(qtbot, world.run, Phase.ENDED)
    assert world.run.mailing is not None
    assert world.count(world.run.mailing, State.WAITING) == 4


def test_a_pause_between_two_messages_holds_at_once(
    qtbot: QtBot, tmp_path: Path, theme: Theme, icons: Icons
) -> None:
    (tmp_path / "slow").mkdir()
    world = World(tmp_path / "slow", theme, icons, pace=3600)
    account = world.ready(3)
    mailing = world.mailing()
    world.run.start(mailing, account)
    qtbot.waitUntil(lambda: world.count(mailing, State.ACCEPTED) == 1, timeout=5000)
    reach(qtbot, world.run, Phase.SENDING)
    qtbot.waitUntil(lambda: world.run._control._is_between, timeout=5000)
    world.run.pause()
    assert phase_of(world) == "paused"
    world.run.resume()
    assert phase_of(world) == "sending"
    world.run.stop()
    reach(qtbot, world.run, Phase.ENDED)
    assert len(world.server.mails) == 1
    world.close()


def test_a_paused_run_goes_on_and_misses_nobody(qtbot: QtBot, world: World) -> None:
    account = world.ready(4)
    world.server.hold()
    world.run.start(world.mailing(), account)
    qtbot.waitUntil(lambda: world.server.asked == 1, timeout=5000)
    reach(qtbot, world.run, Phase.SENDING)
    world.run.pause()
    world.server.let(1)
    reach(qtbot, world.run, Phase.PAUSED)
    world.server.open()
    world.run.resume()
    reach(qtbot, world.run, Phase.ENDED)
    assert world.server.reached == [f"p{number}@example.org" for number in range(1, 5)]


def test_a_line_lost_between_messages_marks_nobody(qtbot: QtBot, world: World) -> None:
    account = world.ready(3)
    mailing = world.mailing()
    world.server.script["p2@example.org"] = ConnectionLost("mail")
    world.run.start(mailing, account)
    reach(qtbot, world.run, Phase.ENDED)
    assert world.count(mailing, State.ACCEPTED) == 3
    assert len(world.server.passwords) == 2


def test_a_run_that_paused_for_a_problem_can_go_on(qtbot: QtBot, world: World) -> None:
    account = world.ready(3)
    mailing = world.mailing()
    world.server.refuses_to_connect = ServerUnreachable("smtp.uni.si", 465, timed_out=True)
    world.run.start(mailing, account)
    reach(qtbot, world.run, Phase.ENDED)
    assert isinstance(world.run.problem, ServerUnreachable)
    assert world.count(mailing, State.WAITING) == 3
    world.server.refuses_to_connect = None
    assert world.run.start(mailing, account)
    qtbot.waitUntil(lambda: world.count(mailing, State.ACCEPTED) == 3, timeout=5000)
    reach(qtbot, world.run, Phase.ENDED)
    assert world.run.problem is None


def test_an_answer_that_never_came_is_one_person_not_sure_and_is_not_sent_again(
    qtbot: QtBot, world: World
) -> None:
    account = world.ready(3)
    mailing = world.mailing()
    world.server.script["p2@example.org"] = OutcomeUnknown()
    for _ in range(2):
        world.run.start(mailing, account)
        reach(qtbot, world.run, Phase.ENDED)
    assert world.server.reached == ["p1@example.org", "p3@example.org"]
    assert world.count(mailing, State.IN_DOUBT) == 1
    assert world.run.settled == 2
    assert world.run.percent < 100


def test_a_locked_vault_ends_the_run_with_its_name(
    qtbot: QtBot, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_account: object) -> str:
        raise VaultLocked("keyring")

    account = world.ready(1)
    monkeypatch.setattr(world.accounts, "password", locked)
    mailing = world.mailing()
    world.run.start(mailing, account)
    reach(qtbot, world.run, Phase.ENDED)
    assert isinstance(world.run.problem, VaultLocked)
    assert world.run.result is None
    assert world.count(mailing, State.WAITING) == 1


def test_the_run_goes_on_when_another_survey_is_opened(qtbot: QtBot, world: World) -> None:
    account = world.ready(3)
    world.server.hold()
    mailing = world.mailing()
    world.run.start(mailing, account)
    reach(qtbot, world.run, Phase.SENDING)
    world.second_survey()
    world.server.open()
    reach(qtbot, world.run, Phase.ENDED)
    assert world.count(mailing, State.ACCEPTED) == 3


def test_the_sum_is_all_rows_at_every_moment(qtbot: QtBot, world: World) -> None:
    account = world.ready(40)
    mailing = world.mailing()
    seen: list[Progress] = []
    world.run.progressed.connect(seen.append)
    world.server.script["p3@example.org"] = ConnectionLost("rcpt")
    world.server.script["p20@example.org"] = OutcomeUnknown()
    world.run.start(mailing, account)
    reach(qtbot, world.run, Phase.ENDED)
    assert seen
    assert {progress.counts.total for progress in seen} == {40}


def test_the_screen_gets_few_reports_at_any_speed(qtbot: QtBot, world: World) -> None:
    account = world.ready(400)
    seen: list[object] = []
    world.run.progressed.connect(seen.append)
    mailing, began = world.mailing(), time.monotonic()
    with qtbot.waitSignal(world.run.ended, timeout=60_000):
        world.run.start(mailing, account)
    took = time.monotonic() - began
    assert len(seen) <= 15 * took + 1


def test_the_title_says_how_far_it_is(qtbot: QtBot, world: World) -> None:
    world.set_up()
    run = world.run
    assert run.title_prefix() == ""
    run.phase = Phase.SENDING
    run._show(Progress(_counts(31, 69)))
    assert run.title_prefix() == "31% – "
    run._show(Progress(_counts(30, 70)))
    assert run.title_prefix() == "31% – ", "the share never goes back"
    run.phase = Phase.ENDED
    assert run.title_prefix() == ""


def test_without_a_password_the_line_is_asked_all_the_same(qtbot: QtBot, world: World) -> None:
    account = world.ready(1)
    world.accounts.forget_password(account)
    world.server.refuses_to_connect = PasswordMissing()
    world.run.start(world.mailing(), account)
    reach(qtbot, world.run, Phase.ENDED)
    assert isinstance(world.run.problem, PasswordMissing)


def test_a_rejected_sign_in_is_the_problem(qtbot: QtBot, world: World) -> None:
    account = world.ready(1)
    world.accounts.mark_test(account, None)
    world.server.refuses_to_connect = SignInRejected("ana@uni.si", "535 5.7.8 no")
    with qtbot.waitSignal(world.session.account_changed):
        world.run.start(world.mailing(), account)
    reach(qtbot, world.run, Phase.ENDED)
    assert isinstance(world.run.problem, SignInRejected)
    back = {step for step, mark in world.accounts.marks(account).items() if mark.state is StepState.ATTENTION}
    assert back == {Step.APP_PASSWORD, Step.TEST}


def _counts(sent: int, waiting: int) -> Counts:
    return Counts({State.ACCEPTED: sent, State.WAITING: waiting})


# -- time left -------------------------------------------------------------------------------------


def feed(left: TimeLeft, clock: Clock, waiting: int, after: float) -> float | None:
    clock.now += after
    left.feed(waiting)
    return left.seconds


def test_time_left_is_hidden_until_ten_seconds_and_five_messages() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    assert feed(left, clock, 100, 0) is None
    assert feed(left, clock, 96, 30) is None, "four messages"
    assert feed(left, clock, 95, 0) == pytest.approx(95 * 6)
    quick = TimeLeft(clock)
    assert feed(quick, clock, 100, 0) is None
    assert feed(quick, clock, 50, 9) is None, "nine seconds"
    assert feed(quick, clock, 45, 1) is not None


def test_time_left_changes_at_most_every_five_seconds() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    feed(left, clock, 100, 0)
    first = feed(left, clock, 90, 10)
    assert feed(left, clock, 60, 4.9) == first
    assert feed(left, clock, 60, 0.1) != first


def test_a_pause_does_not_count() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    feed(left, clock, 100, 0)
    clock.now += 10
    left.hold()
    clock.now += 3600
    left.go_on()
    assert feed(left, clock, 90, 0) == pytest.approx(90)
