"""The HTML alternative says what the text says."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invite_desktop.mail.html import html_of


class _Reader(HTMLParser):
    """What a person sees, and where the links lead."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.seen = ""
        self.links: list[str] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen += {"br": "\n", "p": "\n"}.get(tag, "")
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.seen += data


def _words(text: str) -> list[str]:
    return re.split(r"[ \t\n\xa0]+", text.strip(" \t\n\xa0"))


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t<>&\"' "), max_size=400)
)
def test_any_text_reads_the_same(text: str) -> None:
    assert _words(_Reader(html_of(text)).seen) == _words(text)


@settings(deadline=None)
@given(st.text("ab<>&\"'/:.?=%()[]{}, \nhtps", max_size=200).map(lambda text: text.replace("p", "https://x")))
def test_any_link_leads_to_what_it_shows(text: str) -> None:
    reader = _Reader(html_of(text))
    assert _words(reader.seen) == _words(text)
    assert all(link in text for link in reader.links)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("See https://example.org/a?b=1&c=2.", "https://example.org/a?b=1&c=2"),
        ("(see https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a_(b), and", "https://example.org/a_(b)"),
        ("[http://example.org]", "http://example.org"),
        ("»https://example.org/«!?", "https://example.org/"),
        ('<a href="https://example.org/">', "https://example.org/"),
        ("HTTPS://EXAMPLE.ORG/A", "HTTPS://EXAMPLE.ORG/A"),
        ("mailto:ana@example.org?subject=No%20more", "mailto:ana@example.org?subject=No%20more"),
    ],
)
def test_punctuation_stays_outside_a_link(text: str, link: str) -> None:
    reader = _Reader(html_of(text))
    assert reader.links == [link]
    assert _words(reader.seen) == _words(text)


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "example.org", "ana@example.org", "xhttps:/", "https://", "https:// x"]
)
def test_only_whole_web_and_mail_addresses_are_links(text: str) -> None:
    assert _Reader(html_of(text)).links == []


def test_paragraphs_lines_and_indents_stay() -> None:
    document = html_of("One\nTwo\n \n\nThree\n  Four")
    assert document.count("<p ") == 2
    assert "One<br>\nTwo</p>" in document
    assert "Three<br>\n&nbsp; Four" in document


def test_markup_in_a_value_is_only_words() -> None:
    assert "<script>" not in html_of("<script>alert(1)</script>")


def test_nothing_makes_an_empty_document() -> None:
    assert "<p" not in html_of("")
