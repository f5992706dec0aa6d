import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.fields import fields_in
from invite_desktop.domain.recipient import EMAIL_COLUMN, KNOWN_COLUMNS
from invite_desktop.operations.mapping import LEAVE_OUT, headings_in_file, known_column_for, suggest_mapping
from invite_desktop.operations.table import TableKind
from tests.operations.tables import PEOPLE, table

PERSON = ("ana@uni.si", "Ana", "Novak")


@pytest.mark.parametrize(
    "headings",
    [
        ("E-mail", "First name", "Last name"),
        ("email", "firstname", "lastname"),
        ("e-pošta", "Ime", "Priimek"),
        ("Elektronski naslov", "IME", "PRIIMEK"),
        ("e-naslov:", "ime ", "priimek"),
        ("Naslov", "Ime", "Priimek"),
        ("E-Mail-Adresse", "Vorname", "Nachname"),
        ("Work email (institution)", "given_name", "Surname"),
    ],
)
def test_headings_are_understood(headings: tuple[str, ...]) -> None:
    mapping = suggest_mapping(table(headings, PERSON))
    assert mapping.targets == ("E-mail", "First name", "Last name")
    assert (mapping.has_header, mapping.email_column, mapping.suggested) == (True, 0, frozenset(range(3)))


def test_the_names_of_1ka_are_understood() -> None:
    headings = ("email", "firstname", "lastname", "password", "salutation", "phone", "custom", "url")
    row = ("ana@uni.si", "Ana", "Novak", "abc", "Ms", "1", "x", "https://1ka.si/a/1")
    assert suggest_mapping(table(headings, row)).targets == (
        *("E-mail", "First name", "Last name", "Code", "Salutation", "Phone", "Custom", "Link"),
    )


def test_other_columns_keep_their_names() -> None:
    mapping = suggest_mapping(table(*PEOPLE))
    assert mapping.targets == ("E-mail", "First name", "Last name", "fakulteta", "Code")
    assert 3 not in mapping.suggested


def test_without_a_header_the_cells_decide() -> None:
    mapping = suggest_mapping(
        table(("Ana", "ana@uni.si", "https://1ka.si/1"), ("Bor", "bor@uni.si", "https://1ka.si/2"))
    )
    assert mapping.has_header is False
    assert mapping.targets == ("Column 1", "E-mail", "Link")


def test_generated_names_are_in_the_language_of_the_screen() -> None:
    mapping = suggest_mapping(table(("Ana", "ana@uni.si")), name_column="Stolpec {}".format)
    assert mapping.targets == ("Stolpec 1", "E-mail")


def test_a_postal_address_is_no_email() -> None:
    mapping = suggest_mapping(table(("naslov", "kontakt"), ("Aškerčeva 2", "ana@uni.si")))
    assert mapping.targets == ("naslov", "E-mail")


def test_some_bad_cells_do_not_hide_the_addresses() -> None:
    rows = [("x",), *[(f"a{n}@uni.si",) for n in range(8)], ("a(at)uni.si",), ("",)]
    assert suggest_mapping(table(*rows)).email_column == 0


def test_two_columns_of_addresses_force_a_choice() -> None:
    mapping = suggest_mapping(table(("email", "supervisor"), ("ana@uni.si", "bor@uni.si")))
    assert (mapping.email_column, mapping.ambiguous) == (None, (0, 1))
    assert mapping.targets == ("email 2", "supervisor")  # a field named email means the chosen column
    chosen = mapping.with_target(1, EMAIL_COLUMN)
    assert (chosen.email_column, chosen.ambiguous, chosen.targets) == (1, (), ("email 2", "E-mail"))


def test_without_addresses_the_column_with_the_most_at_signs_is_named() -> None:
    rows = [("a", "b"), ("x", "a@"), ("y", "@b"), ("z@", "1"), ("1", "2"), ("3", "4")]
    mapping = suggest_mapping(table(*rows))
    assert (mapping.email_column, mapping.most_at) == (None, 1)
    assert suggest_mapping(table(("a", "b"), ("1", "2"))).most_at is None


def test_a_header_alone_is_understood() -> None:
    mapping = suggest_mapping(table(("e-mail", "ime")))
    assert (mapping.has_header, mapping.targets) == (True, ("E-mail", "First name"))


def test_the_person_decides_about_the_header() -> None:
    assert suggest_mapping(table(("e-mail", "x"), PERSON[:2]), has_header=False).targets == (
        "Column 1",
        "Column 2",
    )
    assert suggest_mapping(table(PERSON, PERSON), has_header=True).headings[1] == "Ana"


def test_headings_become_different_names_that_a_field_can_hold() -> None:
    rows = [("e-mail", "Ime", "ime", "ocena {1|2}", "Ocena_12", "", "Unsubscribe"), ("a@b.si", *"abcdef")]
    mapping = suggest_mapping(table(*rows))
    assert mapping.targets == (
        *("E-mail", "First name", "ime", "ocena 1 2", "Ocena_12 2", "Column 6", "Unsubscribe 2"),
    )


def test_a_target_belongs_to_one_column() -> None:
    mapping = suggest_mapping(table(*PEOPLE)).with_target(3, "First name")
    assert mapping.targets == ("E-mail", "ime", "Last name", "First name", "Code")
    assert mapping.with_target(1, LEAVE_OUT).with_target(2, LEAVE_OUT).targets[1:3] == (LEAVE_OUT, LEAVE_OUT)
    moved = mapping.with_target(1, EMAIL_COLUMN)
    assert moved.targets[:2] == (moved.headings[0], "E-mail")


def test_a_list_of_mailboxes_needs_no_guess() -> None:
    mapping = suggest_mapping(table(PERSON, kind=TableKind.ADDRESSES))
    assert (mapping.has_header, mapping.targets) == (False, ("E-mail", "First name", "Last name"))
    assert suggest_mapping(table(("a@b.si",), kind=TableKind.ADDRESSES)).targets == ("E-mail",)


def test_headings_stay_as_they_are_in_the_file() -> None:
    people = table(("E-mail", "Moja\nocena {1}", ""), ("ana@uni.si", "1", "x"))
    mapping = suggest_mapping(people)
    assert mapping.headings == ("E-mail 2", "Moja ocena 1", "Column 3")
    assert headings_in_file(people, mapping) == ("E-mail", "Moja ocena {1}", "Column 3")
    nameless = suggest_mapping(people, has_header=False)
    assert headings_in_file(people, nameless) == nameless.headings


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("ime", "First name"),
        ("Priimek:", "Last name"),
        ("koda", "Code"),
        ("e-pošta", "E-mail"),
        ("fakulteta", None),
        ("", None),
    ],
)
def test_usual_headings_mean_a_column(written: str, column: str | None) -> None:
    assert known_column_for(written) == column


heading = st.sampled_from(
    ["ime", "Ime", "email", "E-mail", "a@b.si", "", "{{x}}", "#URL#", "Link"]
) | st.text(max_size=5)


@given(
    st.integers(1, 5).flatmap(lambda width: st.lists(st.tuples(*[heading] * width), min_size=1, max_size=4))
)
def test_targets_differ_and_can_be_named_in_a_message(rows: list[tuple[str, ...]]) -> None:
    mapping = suggest_mapping(table(*rows))
    assert len(mapping.targets) == len(mapping.headings) == len(rows[0])
    assert len(set(mapping.targets)) == len(set(mapping.headings)) == len(rows[0])
    for target in (*mapping.targets, *mapping.headings):
        (use,) = fields_in(f"{{{{{target}}}}}")
        assert use.name == target
    assert set(mapping.headings).isdisjoint({EMAIL_COLUMN, *(set(mapping.targets) & set(KNOWN_COLUMNS))})
