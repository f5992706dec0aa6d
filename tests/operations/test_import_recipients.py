import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.address import AddressProblem
from invite_desktop.domain.recipient import Recipient, RecipientList, address_key
from invite_desktop.domain.standing import count, judge
from invite_desktop.operations.import_recipients import (
    DuplicateRule,
    ProblemGroup,
    Rejected,
    RowProblem,
    rejected_rows,
    stage,
)
from invite_desktop.operations.mapping import LEAVE_OUT, suggest_mapping
from tests.operations.tables import PEOPLE, table

NOBODY = RecipientList()
FILE = table(
    ("e-mail", "ime", "fakulteta"),
    ("ana@uni.si", " Ana ", "FDV"),
    ("bor@gmial.com", "Bor", "FF"),
    ("spela(at)uni.si", "Špela", "FDV"),
    ("ANA@uni.si", "Ana", "FDV"),
    ("Eva Kos <eva@uni.si>", "Eva", ""),
    ("", "Nihče", ""),
    hidden=[5],
)
LIST = RecipientList(("Opomba", "First name"), (Recipient(7, "Eva@uni.si", ("x", "Eva")),))


def test_everybody_is_counted_once_and_told_by_row() -> None:
    staged = stage(FILE, suggest_mapping(FILE), LIST)
    assert (staged.ready, staged.look_at, staged.unusable) == (1, 1, 2)
    assert (staged.repeated, staged.on_list, staged.hidden) == (1, 1, 1)
    assert staged.total == 6
    assert staged.groups == (
        ProblemGroup(AddressProblem.EMPTY, (7,)),
        ProblemGroup(AddressProblem.NO_AT, (4,)),
        ProblemGroup(AddressProblem.TYPING_SLIP, (3,)),
        ProblemGroup(RowProblem.REPEATED, (5,)),
        ProblemGroup(RowProblem.ON_LIST, (6,)),
    )


def test_columns_of_the_list_come_first_and_values_match_them() -> None:
    staged = stage(FILE, suggest_mapping(FILE), LIST)
    assert staged.columns == ("Opomba", "First name", "fakulteta")
    assert staged.people[0] == Recipient(0, "ana@uni.si", ("", "Ana", "FDV"))
    assert [person.address for person in staged.people] == [
        "ana@uni.si",
        "bor@gmial.com",
        "spela(at)uni.si",
        "",
    ]


def test_columns_are_the_same_whatever_their_case_and_spaces() -> None:
    staged = stage(FILE, suggest_mapping(FILE), RecipientList(("Fakulteta",)))
    assert staged.columns == ("Fakulteta", "First name")


def test_both_may_be_kept() -> None:
    staged = stage(FILE, suggest_mapping(FILE), LIST, DuplicateRule.KEEP_BOTH)
    assert (len(staged.people), staged.repeated, staged.on_list, staged.rejected) == (6, 1, 1, ())
    assert staged.people[4].address == "eva@uni.si"


def test_unusable_addresses_may_be_left_out() -> None:
    mapping = suggest_mapping(FILE)
    staged = stage(FILE, mapping, LIST, leave_out_unusable=True)
    assert [person.address for person in staged.people] == ["ana@uni.si", "bor@gmial.com"]
    assert staged.unusable == 2
    assert staged.rejected[0] == Rejected(4, AddressProblem.NO_AT, FILE.rows[3])


def test_hidden_rows_may_be_left_out() -> None:
    staged = stage(FILE, suggest_mapping(FILE), NOBODY, leave_out_hidden=True)
    assert (staged.left_hidden, staged.hidden, staged.total) == (1, 1, 6)
    assert "eva@uni.si" not in [person.address for person in staged.people]
    assert staged.rejected[-1].problem is RowProblem.HIDDEN


def test_rejected_rows_can_be_saved_with_their_reasons() -> None:
    mapping = suggest_mapping(FILE)
    staged = stage(FILE, mapping, LIST, leave_out_unusable=True)
    rows = rejected_rows(FILE, mapping, staged, row_heading="Row", reason_heading="Why", name_problem=str)
    assert rows[:2] == [
        ("e-mail", "ime", "fakulteta", "Row", "Why"),
        ("spela(at)uni.si", "Špela", "FDV", "4", "no_at"),
    ]
    assert len(rows) == 5


def test_a_column_may_be_left_out() -> None:
    mapping = suggest_mapping(FILE).with_target(1, LEAVE_OUT)
    assert stage(FILE, mapping, NOBODY).columns == ("fakulteta",)


def test_addresses_alone_are_enough() -> None:
    addresses = table(("ana@uni.si",), ("bor@uni.si",))
    staged = stage(addresses, suggest_mapping(addresses), NOBODY)
    assert staged.columns == ()
    assert staged.people == (Recipient(0, "ana@uni.si"), Recipient(0, "bor@uni.si"))


def test_without_a_column_of_addresses_nobody_can_be_written_to() -> None:
    names = table(("Ana", "FDV"), ("Bor", "FF"))
    assert stage(names, suggest_mapping(names), NOBODY).unusable == 2


def test_importing_a_file_twice_adds_nobody() -> None:
    whole = table(*PEOPLE, ("no at sign", "X", "Y", "", ""))
    mapping = suggest_mapping(whole)
    first = stage(whole, mapping, NOBODY)
    again = stage(whole, mapping, RecipientList(first.columns, first.people))
    assert (again.people, again.on_list, again.columns) == ((), 5, first.columns)


addresses = st.sampled_from(
    ["", "ana@uni.si", "ANA@uni.si ", "bor@gmial.com", "eva", "<eva@uni.si>", "čo@uni.si"]
)


@pytest.mark.parametrize("rule", DuplicateRule)
@given(
    rows=st.lists(addresses, min_size=1), existing=st.lists(addresses, max_size=3), leave_out=st.booleans()
)
def test_nobody_is_forgotten(
    rule: DuplicateRule, rows: list[str], existing: list[str], leave_out: bool
) -> None:
    whole = table(("e-mail", "n"), *[(address, str(number)) for number, address in enumerate(rows)])
    mapping = suggest_mapping(whole).with_target(0, "E-mail")
    people = RecipientList(("n",), tuple(Recipient(1, address_key(address)) for address in existing))
    staged = stage(whole, mapping, people, rule, leave_out_unusable=leave_out)
    assert staged.total == len(rows) == len(staged.people) + len(staged.rejected)
    assert {person.values[0] for person in staged.people} | {row.cells[1] for row in staged.rejected} == {
        str(number) for number in range(len(rows))
    }
    if rule is DuplicateRule.KEEP_FIRST and not existing:
        assert count(judge(staged.people)).sendable == staged.ready + staged.look_at
