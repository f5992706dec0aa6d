"""Fields: found in a text, matched with columns, filled in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.fields import (
    PLACEHOLDERS_OF_1KA,
    UNSUBSCRIBE,
    Columns,
    compile_text,
    field_key,
    fields_in,
    leftovers,
    write_field,
)
from invite_desktop.domain.recipient import EMAIL_COLUMN

COLUMNS = Columns(("First name", "Last name", "Link"))

column_names = st.text(min_size=1).filter(lambda name: bool(field_key(name)))


def test_a_field_is_found_where_it_stands() -> None:
    (use,) = fields_in("Dear {{First name}},")
    assert (use.name, use.fallback, use.source, use.start) == ("First name", None, "{{First name}}", 5)


def test_a_fallback_stands_after_the_bar() -> None:
    (use,) = fields_in("{{ First name |dear colleague}}")
    assert (use.name, use.fallback) == ("First name", "dear colleague")


def test_an_empty_fallback_is_not_a_missing_one() -> None:
    assert [use.fallback for use in fields_in("{{Link|}} {{Link}}")] == ["", None]


@pytest.mark.parametrize(("placeholder", "column"), PLACEHOLDERS_OF_1KA.items())
def test_placeholders_of_1ka_are_fields(placeholder: str, column: str) -> None:
    text = f"a #{placeholder}# b"
    (use,) = fields_in(text)
    assert (use.name, use.source, use.start) == (column, f"#{placeholder}#", 2)


@pytest.mark.parametrize(
    "text", ["", "{First name}", "{{First\nname}}", "{{", "}}", "#FOO#", "# URL #", "#url#"]
)
def test_what_only_looks_like_a_field_is_none(text: str) -> None:
    assert fields_in(text) == ()


@pytest.mark.parametrize(
    "written", ["first name", "FIRST_NAME", "First-Name", "firstname", " First\u00a0name "]
)
def test_case_and_spacing_do_not_matter(written: str) -> None:
    assert COLUMNS.find(written) == "First name"


def test_the_address_and_the_way_out_are_always_columns() -> None:
    assert Columns(()).find("e-mail") == EMAIL_COLUMN
    assert Columns(()).find("unsubscribe") == UNSUBSCRIBE


def test_the_first_of_two_columns_that_fold_alike_wins() -> None:
    assert Columns(("First name", "first_name")).find("FIRST NAME") == "First name"


def test_the_nearest_column_is_offered() -> None:
    assert COLUMNS.nearest("Lnik") == "Link"
    assert COLUMNS.nearest("Zzzqqq") is None


def test_each_unknown_name_comes_once_as_first_written() -> None:
    unknown = COLUMNS.unknown(fields_in("{{Lnik}} {{Link}} {{lnik|x}} {{Frist}}"))
    assert [use.source for use in unknown] == ["{{Lnik}}", "{{Frist}}"]


def test_a_value_fills_a_field_and_a_fallback_a_blank_one() -> None:
    fill = compile_text("Dear {{First name|colleague}}, {{Last name}}: #URL#!", COLUMNS)
    assert fill({"First name": "Ana", "Last name": "Novak", "Link": "l"}) == "Dear Ana, Novak: l!"
    assert fill({"First name": "  ", "Link": "l"}) == "Dear colleague, : l!"


def test_an_unknown_field_stays_as_written() -> None:
    assert compile_text("{{Lnik|x}} {{Link}}", COLUMNS)({"Link": "l"}) == "{{Lnik|x}} l"


def test_a_value_is_never_read_as_a_field() -> None:
    fill = compile_text("{{First name}}{{Last name}}", COLUMNS)
    assert fill({"First name": "{{Link}}", "Last name": "#URL#", "Link": "l"}) == "{{Link}}#URL#"


def test_a_column_whose_name_no_field_can_spell_is_still_reached() -> None:
    columns = Columns(("Dept | {unit}\nname",))
    field = write_field("Dept | {unit}\nname")
    assert field == "{{Dept unit name}}"
    assert columns.find(fields_in(field)[0].name) == "Dept | {unit}\nname"


@given(column_names, st.text())
def test_what_is_written_is_read_again(column: str, fallback: str) -> None:
    (use,) = fields_in(write_field(column, fallback))
    assert field_key(use.name) == field_key(column)
    assert Columns((column,)).find(use.name) is not None
    assert use.source == write_field(column, fallback)


@given(st.text())
def test_fields_stand_where_they_say(text: str) -> None:
    for use in fields_in(text):
        assert text[use.start : use.start + len(use.source)] == use.source


@given(
    st.lists(st.one_of(st.text(alphabet="ab {}|#\n"), st.sampled_from(["{{Link}}", "{{ link |x}}", "#URL#"])))
)
def test_only_known_fields_change(parts: list[str]) -> None:
    text = "".join(parts)
    columns = Columns(("Link",))
    filled = compile_text(text, columns)({"Link": "VALUE"})
    expected, position = "", 0
    for use in fields_in(text):
        if columns.find(use.name):
            expected += text[position : use.start] + "VALUE"
            position = use.start + len(use.source)
    assert filled == expected + text[position:]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear {{First name", ("{{",)),
        ("Dear {{First name}, hi", ("{{First name}",)),
        ("Dear {First name}}, hi", ("{First name}}",)),
        ("Dear First name}}", ("}}",)),
        ("{{First\nname}}", ("{{", "}}")),
        ("{first_name} {FIRST NAME|you}", ("{first_name}", "{FIRST NAME|you}")),
        ("#IME# in #NEKAJ#, #ČŠŽ#, #IME#", ("#IME#", "#NEKAJ#", "#ČŠŽ#")),
        ("{{Last name {{Link}} #NEKAJ#", ("{{", "#NEKAJ#")),
    ],
)
def test_what_was_meant_as_a_field_is_found(text: str, found: tuple[str, ...]) -> None:
    assert leftovers(text, COLUMNS) == found


@pytest.mark.parametrize(
    "text",
    [
        "{{First name}} {{Nmae|you}} #URL#",
        "{a} {} f(x) = {1, 2}",
        "#1 #AB# #ime# # IME # C# and F#",
        "https://x.si/#TOP",
    ],
)
def test_fields_and_other_signs_are_no_leftovers(text: str) -> None:
    assert leftovers(text, COLUMNS) == ()
