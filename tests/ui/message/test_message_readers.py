"""Quick answers about the people that a message would go to."""

import pytest

from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient, RecipientList
from invite_desktop.ui.message.example import example
from invite_desktop.ui.message.findings import (
    BlankField,
    UnknownField,
    findings,
    offered_columns,
    used_columns,
)
from invite_desktop.ui.message.readers import Readers, fold

LIST = RecipientList(
    ("First name", "Last name", "Link"),
    (
        Recipient(1, "ana@uni-lj.si", ("Ana", "Novak", "https://a")),
        Recipient(2, "broken", ("Nobody",)),
        Recipient(3, "bozo@uni-lj.si", ("", "Čuček", "https://a/long")),
        Recipient(4, "out@uni-lj.si", ("Out",), left_out=True),
        Recipient(5, "ana@uni-lj.si", ("Twice",)),
        Recipient(6, "cene@uni-lj.si"),
    ),
)


@pytest.fixture
def readers() -> Readers:
    return Readers.of(LIST)


def test_only_people_that_a_mailing_would_go_to_are_shown(readers: Readers) -> None:
    assert [person.id for person in readers.people] == [1, 3, 6]
    assert readers.skipped == 3


def test_blanks_are_counted_among_them(readers: Readers) -> None:
    assert [readers.blank(name) for name in readers.columns] == [2, 1, 1]
    assert readers.blank("No such column") == 0


def test_a_sample_is_the_first_value_there_is(readers: Readers) -> None:
    assert readers.sample("First name") == "Ana"
    assert readers.sample("E-mail") == "ana@uni-lj.si"
    assert readers.sample("No such column") == ""
    assert Readers.of(RecipientList(("A",), (Recipient(1, "a@uni-lj.si"),))).sample("A") == ""


def test_the_next_blank_is_found_round_the_end(readers: Readers) -> None:
    assert readers.next_blank(["First name"], 0) == 1
    assert readers.next_blank(["First name"], 2) == 1
    assert readers.next_blank(["Link"], 0) == 2
    assert readers.next_blank([], 0) is None


def test_the_longest_values_together_win(readers: Readers) -> None:
    assert readers.longest(["Link"]) == 1
    assert readers.longest(["First name", "Last name"]) == 0
    assert readers.longest([]) is None


@pytest.mark.parametrize(
    ("words", "after", "place"),
    [
        ("cucek", 0, 1),
        ("ČUČEK", 1, 1),
        ("uni-lj", 0, 1),
        ("uni-lj", 2, 0),
        ("novak ana", 2, 0),
        ("xyz", 0, None),
        (" ", 0, None),
    ],
)
def test_people_are_found_by_name_or_address(
    readers: Readers, words: str, after: int, place: int | None
) -> None:
    assert readers.find(words, after) == place


def test_names_and_ids(readers: Readers) -> None:
    assert [readers.name(place) for place in range(3)] == ["Ana Novak", "Čuček", ""]
    assert readers.place_of(3) == 1
    assert readers.place_of(2) is None
    assert fold("Čuček ŽÄ") == "cucek za"


def test_unknown_fields_come_first_and_then_gaps(readers: Readers) -> None:
    uses = Message("", "{{First name|you}} {{Link}} {{Last name|x}} {{Last name}} {{Lnik}}").fields()
    found = findings(uses, readers)
    assert isinstance(found[0], UnknownField)
    assert found[0].nearest == "Link"
    assert found[1:] == (
        BlankField("Link", 1, None),
        BlankField("Last name", 1, None),
        BlankField("First name", 2, "you"),
    )
    assert used_columns(uses, readers) == ("First name", "Link", "Last name")


def test_without_a_list_the_usual_columns_are_known() -> None:
    uses = Message("", "{{First name}} #URL# {{Lnik}}").fields()
    (unknown,) = findings(uses, Readers())
    assert isinstance(unknown, UnknownField)
    assert unknown.use.name == "Lnik"
    assert "First name" in offered_columns(Readers())


def test_the_example_has_only_fields_that_the_list_has(readers: Readers) -> None:
    full = example(readers, "Ana Novak")
    assert "{{First name|colleague}}" in full.body
    assert "{{Link}}" in full.body
    assert full.body.rstrip().endswith("Ana Novak")
    bare = example(Readers.of(RecipientList(("Age",), (Recipient(1, "a@uni-lj.si"),))), "")
    assert bare.fields() == ()
    assert bare.body.startswith("Dear colleague,")
