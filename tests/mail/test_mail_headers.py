"""Header fields: folding and encoded-words, read back by Python's own parser."""

import re
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from invite_desktop.mail.headers import encoded_words, header_text, mailbox, unstructured

# any text, with surrogates, controls and line ends among it
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)


def _unfolded(field: str) -> str:
    return re.sub(r"\r\n(?=[ \t])", "", field).partition(":")[2].strip(" ")


def _read(value: str) -> str:
    return str(make_header(decode_header(value)))


def _check_lines(field: str, longest: int = 76) -> None:
    for line in field.split("\r\n"):
        assert "\r" not in line
        assert "\n" not in line
        assert line.isascii()
        assert len(line) <= longest
        assert line.strip() or line == field


@settings(deadline=None)
@given(ANYTHING)
@example("=?utf-8?q?not_an_encoded_word?=")
@example("x" * 300)
@example("ž" * 300)
@example("ascii " * 40 + "ž")
@example("\U0001f600" * 50)
def test_any_subject_survives(text: str) -> None:
    value = header_text(text)
    field = unstructured("Subject", value)
    _check_lines(field)
    assert _read(_unfolded(field)) == value


@settings(deadline=None)
@given(ANYTHING)
@example('Novak, Ana "the" \\ one')
@example("dr. " * 40)
@example("Ana " * 40)
@example("Ana =?x?= Novak")
def test_any_display_name_survives(text: str) -> None:
    value = header_text(text)
    field = mailbox("To", value, "ana@example.org")
    _check_lines(field)
    name, address = parseaddr(_unfolded(field))
    assert address == "ana@example.org"
    assert _read(name) == value


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.integers(40, 75))
def test_every_encoded_word_stands_alone(text: str, room: int) -> None:
    words = encoded_words(text, room)
    assert len(words[0]) <= room
    assert all(len(word) <= 75 for word in words)
    assert "".join(_read(word) for word in words) == text


@pytest.mark.parametrize(
    "evil", ["a\r\nBcc: b@example.org", "a\nb", "a\rb", "a\u2028b", "a\u2029b", "a\x85b", "a\u202eb", "a\x1b"]
)  # fmt: skip
def test_nothing_in_a_value_ends_the_field(evil: str) -> None:
    clean = header_text(evil)
    assert not re.search("[\r\n\x00\x1b\x85\u2028\u2029\u202e]", clean)
    assert clean.startswith("a")
    assert unstructured("Subject", clean).count("\n") == 0


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert header_text("a\ud800b") == "a\ufffdb"


def test_plain_names_stay_readable() -> None:
    assert mailbox("From", "Ana Novak", "a@example.org") == "From: Ana Novak <a@example.org>"
    assert mailbox("From", "Novak, Ana", "a@example.org") == 'From: "Novak, Ana" <a@example.org>'
    assert mailbox("From", 'A "B" \\', "a@example.org") == 'From: "A \\"B\\" \\\\" <a@example.org>'
    assert mailbox("To", "", "a@example.org") == "To: a@example.org"


def test_a_long_address_begins_a_line_of_its_own() -> None:
    address = "a" * 64 + "@" + "b" * 60 + ".example"
    assert mailbox("To", "Ana", address) == f"To: Ana\r\n <{address}>"


def test_the_shorter_encoding_is_taken() -> None:
    assert (
        unstructured("Subject", "Študija o mestu in ljudeh")
        == "Subject: =?utf-8?q?=C5=A0tudija_o_mestu_in_ljudeh?="
    )
    assert unstructured("Subject", "Опрос") == "Subject: =?utf-8?b?0J7Qv9GA0L7RgQ==?="
