from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.recipient import (
    EMAIL_COLUMN,
    KNOWN_COLUMNS,
    Recipient,
    RecipientList,
    Standing,
    StandingCounts,
    Verdict,
    address_key,
    values_of,
)

texts = st.text(max_size=8)


def test_the_same_mailbox_in_other_letters_has_the_same_key() -> None:
    assert Recipient(1, " Ana@UNI.si ").key == Recipient(2, "ana@uni.si").key == address_key("ANA@uni.SI")
    assert address_key("ana@uni.si") != address_key("ana@uni.com")


def test_nobody_is_taken_for_somebody_else() -> None:
    assert address_key("groß@uni.de") != address_key("gross@uni.de")
    assert address_key("Čuček@uni.si") == address_key("čuček@uni.si") != address_key("cucek@uni.si")


def test_values_stand_under_their_columns() -> None:
    assert values_of(("First name", "Link"), "ana@uni.si", ("Ana", "https://x.si")) == {
        "First name": "Ana",
        "Link": "https://x.si",
        EMAIL_COLUMN: "ana@uni.si",
    }


@given(st.lists(texts, unique=True), st.lists(texts))
def test_every_column_has_a_value_and_no_value_a_column_of_its_own(
    columns: list[str], values: list[str]
) -> None:
    found = values_of(columns, "ana@uni.si", values)
    assert found.keys() == {*columns, EMAIL_COLUMN}
    assert all(value in (*values, "", "ana@uni.si") for value in found.values())


def test_a_list_keeps_its_order() -> None:
    people = (Recipient(1, "b@x.si"), Recipient(2, "a@x.si"))
    listed = RecipientList(("Code",), people)
    assert len(listed) == 2
    assert tuple(listed) == people
    assert len(RecipientList()) == 0


def test_known_columns_are_told_apart() -> None:
    assert len({name.casefold() for name in KNOWN_COLUMNS}) == len(KNOWN_COLUMNS)
    assert EMAIL_COLUMN not in KNOWN_COLUMNS


def test_only_usable_rows_are_sent_to() -> None:
    assert {standing for standing in Standing if Verdict(standing).sendable} == {
        Standing.READY,
        Standing.LOOK_AT,
    }


@given(st.dictionaries(st.sampled_from(Standing), st.integers(0, 1000)))
def test_standings_add_up(by_standing: dict[Standing, int]) -> None:
    counts = StandingCounts(by_standing)
    assert counts.total == sum(counts.of(standing) for standing in Standing)
    assert counts.sendable == sum(counts.of(standing) for standing in Standing if Verdict(standing).sendable)
