from datetime import UTC, datetime, timedelta

from tests.fakes.clock import MONDAY_MORNING, VirtualClock


def test_it_stands_still_until_it_is_moved() -> None:
    clock = VirtualClock()
    assert clock() == clock() == MONDAY_MORNING
    assert clock.advance(90) == clock() == MONDAY_MORNING + timedelta(seconds=90)
    assert clock.advance_to(MONDAY_MORNING + timedelta(days=2)) == clock()


def test_actions_are_done_each_in_its_time() -> None:
    clock = VirtualClock()
    done: list[tuple[str, float]] = []

    def note(name: str) -> None:
        done.append((name, (clock() - MONDAY_MORNING).total_seconds()))

    def plan_more() -> None:
        note("b")
        clock.after(5, lambda: note("d"))

    clock.after(30, lambda: note("c"))
    clock.after(10, plan_more)
    clock.after(0, lambda: note("a"))
    clock.after(100, lambda: note("e"))
    clock.advance(60)
    assert done == [("a", 0), ("b", 10), ("d", 15), ("c", 30)]
    clock.advance(60)
    assert done[-1] == ("e", 100)


def test_one_that_runs_keeps_the_real_time() -> None:
    clock = VirtualClock(runs=True)
    assert abs(clock() - datetime.now(UTC)) < timedelta(seconds=5)
    assert clock() < clock() or clock() <= clock()
    done: list[int] = []
    clock.after(3600, lambda: done.append(1))
    clock.settle()
    assert not done
    clock.advance(3601)
    assert done == [1]
    assert clock() - datetime.now(UTC) > timedelta(minutes=59)
