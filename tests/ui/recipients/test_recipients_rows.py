"""The list as values: searching, ordering, and verdicts that keep up with every change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from invite_desktop.domain.recipient import Recipient, RecipientList
from invite_desktop.domain.standing import count, judge
from invite_desktop.ui.recipients.order import ROWS_AT_ONCE, order_by_text, sorting_locale
from invite_desktop.ui.recipients.rows import rows_of
from invite_desktop.ui.recipients.search import fold, matching, search_key

ADDRESSES = st.sampled_from(["ana@uni.si", "Ana@uni.si", "bor@gmial.com", "x", "", "čuk@uni.si"])
PEOPLE = st.lists(st.builds(Recipient, st.just(0), ADDRESSES, st.just(()), st.booleans()), max_size=8)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Čuček", "cucek"), ("ĐORĐE", "dorde"), ("Straße", "strasse"), ("Łódź", "lodz"), ("Ana", "ana")],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_search_never_runs_across_two_cells() -> None:
    keys = [search_key(Recipient(1, "a@b.si", ("Ana", "Novak")))]
    assert matching(keys, [0], "ananovak") == []
    assert matching(keys, [0], "novak ana") == [0]


@given(PEOPLE, st.data())
@settings(max_examples=200, deadline=None)
def test_verdicts_after_a_change_are_those_of_the_whole_list(
    people: list[Recipient], data: st.DataObject
) -> None:
    rows = rows_of(RecipientList((), tuple(people)))
    if people:
        place = data.draw(st.integers(0, len(people) - 1))
        rows = rows.changed([place], [Recipient(0, data.draw(ADDRESSES), (), data.draw(st.booleans()))])
    assert list(rows.verdicts) == judge(rows.people)
    assert rows.counts.total == count(rows.verdicts).total
    for standing, number in count(rows.verdicts).by_standing.items():
        assert rows.counts.of(standing) == number


@given(PEOPLE, st.sets(st.integers(0, 7)))
@settings(deadline=None)
def test_rows_that_went_come_back_to_their_places(people: list[Recipient], gone: set[int]) -> None:
    rows = rows_of(RecipientList((), tuple(people)))
    places = sorted(place for place in gone if place < len(people))
    back = rows.without(places).with_more(places, [people[place] for place in places]).judged()
    assert list(back.people) == people
    assert list(back.keys) == list(rows.keys)
    assert list(back.verdicts) == list(rows.verdicts)


def test_order_is_slovene_stable_and_blank_last_also_in_pieces() -> None:
    texts = ["Žiga", "", "čar", "Cvet", "dan", "Čar"] + [f"x{n % 10}" for n in range(ROWS_AT_ONCE * 2)]
    locale = sorting_locale(QLocale(QLocale.Language.English))
    order = order_by_text(texts, locale)
    assert [texts[place] for place in order[:4]] == ["Cvet", "čar", "Čar", "dan"]
    assert order[-2:] == [0, 1]
    zeros = [place for place in order if texts[place] == "x0"]
    assert zeros == sorted(zeros)
    backwards = order_by_text(texts, locale, descending=True)
    assert [texts[place] for place in (backwards[0], backwards[-1])] == ["Žiga", ""]
    zeros = [place for place in backwards if texts[place] == "x0"]
    assert zeros == sorted(zeros)
