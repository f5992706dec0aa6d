from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.mailing import Addressee, Counts, Fate, Progress, State


def test_without_people_there_is_nothing_to_count() -> None:
    counts = Counts()
    assert (counts.total, counts.addressed, counts.of(State.WAITING)) == (0, 0, 0)
    assert counts.is_settled


@given(st.dictionaries(st.sampled_from(State), st.integers(0, 1000)))
def test_the_sum_is_always_the_number_of_rows(by_state: dict[State, int]) -> None:
    counts = Counts(by_state)
    assert counts.total == sum(counts.of(state) for state in State)
    assert counts.addressed == counts.total - counts.of(State.LEFT_OUT)
    assert counts.is_settled == (counts.of(State.WAITING) == counts.of(State.IN_DOUBT) == 0)


def test_whoever_waits_or_is_in_doubt_is_not_settled() -> None:
    assert Counts({State.ACCEPTED: 2, State.REFUSED: 1, State.BOUNCED: 1, State.LEFT_OUT: 1}).is_settled
    assert not Counts({State.WAITING: 1}).is_settled
    assert not Counts({State.IN_DOUBT: 1}).is_settled


def test_a_fate_and_a_progress_say_only_what_is_known() -> None:
    person = Addressee(1, 2, "ana@uni.si", ("Ana",))
    assert Fate(person, State.WAITING) == Fate(person, State.WAITING, "", "", "", "")
    assert Progress(Counts()).current == ""
