import math
import threading
import time

import pytest

from invite_desktop.mail.waiting import within


def go_on() -> None:
    """Nobody gives up."""


def test_what_comes_in_time_is_handed_on() -> None:
    assert within(lambda: 7, math.inf, go_on) == 7
    for error in (TimeoutError("its own"), LookupError("none")):

        def fail(error: Exception = error) -> None:
            raise error

        with pytest.raises(type(error)) as caught:
            within(fail, math.inf, go_on)
        assert caught.value is error


def test_what_takes_too_long_is_left_to_itself() -> None:
    over = threading.Event()
    with pytest.raises(TimeoutError):
        within(over.wait, time.monotonic() + 0.01, go_on)
    over.set()


def test_giving_up_is_soon() -> None:
    over, began = threading.Event(), time.monotonic()

    def give_up() -> None:
        if time.monotonic() - began > 0.02:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        within(over.wait, math.inf, give_up)
    assert time.monotonic() - began < 1
    over.set()
