from datetime import timedelta

import pytest

from invite_desktop.domain.errors import TooManyDeferrals, TooManyRefusals
from invite_desktop.domain.patience import Breaker, reconnect_after, retry_after


def test_someone_put_off_is_tried_four_times_more() -> None:
    minutes = [retry_after(times) for times in range(1, 6)]
    assert minutes == [*(timedelta(minutes=each) for each in (1, 5, 15, 60)), None]


def test_a_line_is_asked_for_ever_more_rarely() -> None:
    assert [reconnect_after(tries) for tries in range(1, 9)] == [5, 15, 30, 60, 120, 300, 300, 300]


def after(outcomes: str) -> Breaker:
    """A run in which people were accepted (a) and refused (r)."""
    breaker = Breaker()
    for outcome in outcomes:
        {"a": breaker.accepted, "r": breaker.refused}[outcome]()
    return breaker


@pytest.mark.parametrize("start", ["rr", "ar" * 2 + "a" * 15, "rr" + "a" * 17])
def test_the_third_refused_among_the_first_twenty_is_too_much(start: str) -> None:
    with pytest.raises(TooManyRefusals) as caught:
        after(start).refused()
    assert (caught.value.refused, caught.value.tried) == (3, len(start) + 1)


@pytest.mark.parametrize("start", ["r", "r" + "a" * 18, "a" * 20, "rr" + "a" * 57, "a" * 39])
def test_some_people_are_always_refused(start: str) -> None:
    after(start).refused()


@pytest.mark.parametrize("start", ["rr" + "a" * 18, "a" * 19 + "r", "rr" + "a" * 56, "a" * 37 + "r"])
def test_after_twenty_more_than_five_in_a_hundred_are_too_much(start: str) -> None:
    with pytest.raises(TooManyRefusals) as caught:
        after(start).refused()
    assert (caught.value.refused, caught.value.tried) == (start.count("r") + 1, len(start) + 1)


def test_two_people_put_off_in_a_row_are_too_much() -> None:
    breaker = Breaker()
    breaker.deferred(7, "450 first")
    with pytest.raises(TooManyDeferrals) as caught:
        breaker.deferred(8, "450 second")
    assert caught.value.reply == "450 second"


def test_the_same_person_put_off_again_is_one_person() -> None:
    breaker = Breaker()
    for _ in range(4):
        breaker.deferred(7, "450")


def test_an_acceptance_in_between_ends_the_row() -> None:
    breaker = Breaker()
    for person in range(4):
        breaker.deferred(person, "450")
        breaker.accepted()
    breaker.deferred(9, "450")
    breaker.refused()
    with pytest.raises(TooManyDeferrals):  # a refusal shows no sign of a server that takes mail
        breaker.deferred(10, "450")
