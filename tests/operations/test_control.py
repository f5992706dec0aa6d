import time

from invite_desktop.operations.control import RunControl
from tests.operations.scripted import Beside, WatchedControl

LONG = 3600.0  # seconds that no test may wait out


def test_a_run_goes_on_by_itself() -> None:
    control = RunControl()
    assert control.may_continue()
    assert control.may_continue(after=0.001)
    assert not control.is_paused
    assert not control.is_stopped


def test_the_gap_is_waited_out() -> None:
    began = time.monotonic()
    assert RunControl().may_continue(after=0.05)
    assert time.monotonic() - began >= 0.05


def test_a_pause_holds_until_it_is_taken_back() -> None:
    control = WatchedControl()
    control.pause()
    assert control.is_paused
    run = Beside(control.may_continue)
    control.await_questions(1)
    control.resume()
    assert run.result()
    assert not control.is_paused


def test_stopping_ends_a_pause() -> None:
    control = WatchedControl()
    control.pause()
    run = Beside(control.may_continue)
    control.await_questions(1)
    control.stop()
    assert not run.result()
    assert control.is_stopped
    assert not control.is_paused


def test_stopping_ends_a_gap_at_once() -> None:
    control = WatchedControl()
    began = time.monotonic()
    run = Beside(lambda: control.may_continue(after=LONG))
    control.await_questions(1)
    control.stop()
    assert not run.result()
    assert time.monotonic() - began < 5


def test_a_stopped_run_stays_stopped() -> None:
    control = RunControl()
    control.stop()
    control.resume()
    assert not control.may_continue(after=LONG)


def test_a_pause_is_told_of_afterwards() -> None:
    control = WatchedControl()
    control.pause()
    run = Beside(control.may_continue)
    control.await_questions(1)
    control.resume()
    assert run.result()
    assert control.was_held
    assert control.may_continue()
    assert not control.was_held


def test_trying_now_ends_a_gap_at_once_and_is_asked_for_once() -> None:
    control = WatchedControl()
    run = Beside(lambda: control.may_continue(after=LONG))
    control.await_questions(1)
    control.hurry()
    assert run.result()
    assert control.take_hurry()
    assert not control.take_hurry()


def test_trying_now_does_not_end_a_pause() -> None:
    control = WatchedControl()
    control.pause()
    control.hurry()
    run = Beside(lambda: control.may_continue(after=LONG))
    control.await_questions(1)
    assert control.is_paused
    control.resume()
    assert run.result()
