import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.guide import Guide, GuideAge, GuideUnusable, parse_guide

FOLDER = Path(__file__).parents[2] / "resources" / "guide"
BUNDLED = sorted(FOLDER.glob("*.json"))


def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / "gmail.en.json").read_text(encoding="utf-8"))
    return data


@pytest.fixture(name="guide")
def _guide() -> Guide:
    return parse_guide(_data())


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_every_bundled_guide_is_usable_and_named_after_its_contents(path: Path) -> None:
    guide = parse_guide(json.loads(path.read_text(encoding="utf-8")))

    assert path.name == f"{guide.provider}.{guide.lang}.json"
    assert len(guide.what_changed) >= 6


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_switches_that_are_gone_stand_only_under_what_changed(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    del data["what_changed"]
    text = json.dumps(data, ensure_ascii=False).casefold()

    for gone in ("enable imap", "less secure", "select app", "select device", "yellow", "omogoči imap"):
        assert gone not in text


def test_gmail_has_nothing_to_do_for_imap_and_workspace_has(guide: Guide) -> None:
    imap = guide.step("imap")

    assert imap.is_settled("gmail")
    assert not imap.is_settled("google_workspace")
    assert "January 2025" in imap.settled


def test_link_carries_the_account_quoted(guide: Guide) -> None:
    link = guide.step("app_password").link("ana+list@uni.si&x=1#y")

    assert link.startswith("https://myaccount.google.com/apppasswords?authuser=ana%2Blist%40uni.si")
    assert parse_qs(urlsplit(link).query) == {"authuser": ["ana+list@uni.si&x=1#y"]}
    assert not urlsplit(link).fragment


def test_link_without_an_address_or_a_parameter_is_the_plain_page(guide: Guide) -> None:
    assert guide.step("app_password").link("") == guide.step("app_password").url
    assert guide.step("imap").link("ana@gmail.com") == guide.step("imap").url


def test_link_is_joined_to_a_query_that_is_there() -> None:
    data = _data()
    data["steps"][2]["url"] += "?hl=sl"

    link = parse_guide(data).step("app_password").link("ana@gmail.com")

    assert link.endswith("?hl=sl&authuser=ana%40gmail.com")


@given(address=st.text(min_size=1))
def test_no_address_changes_where_a_link_leads(address: str) -> None:
    step = parse_guide(_data()).step("two_step")

    link = urlsplit(step.link(address))

    assert (link.scheme, link.netloc, link.path) == tuple(urlsplit(step.url)[:3])


@pytest.mark.parametrize(
    ("checked", "today", "age"),
    [
        ("2026-09-28", date(2026, 9, 28), GuideAge.FRESH),
        ("2026-09-28", date(2027, 3, 27), GuideAge.FRESH),
        ("2026-09-28", date(2027, 3, 28), GuideAge.AGEING),
        ("2026-09-28", date(2027, 9, 27), GuideAge.AGEING),
        ("2026-09-28", date(2027, 9, 28), GuideAge.OLD),
        ("2026-08-31", date(2027, 2, 28), GuideAge.FRESH),
        ("2026-08-31", date(2027, 3, 1), GuideAge.AGEING),
        ("2026-09-28", date(2020, 1, 1), GuideAge.FRESH),
    ],
)
def test_age(checked: str, today: date, age: GuideAge) -> None:
    assert parse_guide({**_data(), "checked": checked}).age(today) is age


def _set(path: tuple[str | int, ...], value: object) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_set(("format",), 2), "guide.format"),
        (_set(("format",), True), "guide.format"),
        (_set(("checked",), "soon"), "guide.checked"),
        (_set(("checked",), None), "guide.checked"),
        (_set(("script",), "x"), "script"),
        (_set(("steps",), {}), "guide.steps"),
        (_set(("steps",), []), "guide.steps"),
        (_set(("steps", 0), "imap"), "steps[0]"),
        (_set(("steps", 0, "id"), "two_step"), "guide.steps"),
        (_set(("steps", 0, "settled"), ""), "steps[0].settled"),
        (_set(("steps", 1, "title"), " "), "steps[1].title"),
        (_set(("steps", 1, "title"), ""), "steps[1].title"),
        (_set(("steps", 1, "why"), "<img src='https://evil.example/'>"), "steps[1].why"),
        (_set(("steps", 1, "why"), "two\nlines"), "steps[1].why"),
        (_set(("steps", 1, "why"), "x" * 601), "steps[1].why"),
        (_set(("steps", 1, "instructions"), ["one", "two"]), "steps[1].instructions"),
        (_set(("steps", 1, "instructions"), ["one", "two", 3]), "steps[1].instructions"),
        (_set(("what_changed", 0, "source_url"), "https://example.org/"), "what_changed[0].source_url"),
    ],
)
def test_anything_out_of_shape_is_refused_by_place(change: Callable[[Any], None], reason: str) -> None:
    data = copy.deepcopy(_data())
    change(data)

    with pytest.raises(GuideUnusable) as caught:
        parse_guide(data)

    assert isinstance(caught.value, InviteError)
    assert reason in caught.value.reason


@pytest.mark.parametrize("data", [None, [], "guide", 3, {}])
def test_what_is_no_guide_at_all_is_refused(data: object) -> None:
    with pytest.raises(GuideUnusable):
        parse_guide(data)


@pytest.mark.parametrize("key", sorted(_data()))
def test_a_missing_part_is_refused(key: str) -> None:
    data = _data()
    del data[key]

    with pytest.raises(GuideUnusable, match=key):
        parse_guide(data)


@pytest.mark.parametrize(
    "url",
    [
        "http://myaccount.google.com/apppasswords",
        "https://evilgoogle.com/",
        "https://google.com.evil.example/",
        "https://evil.example/google.com",
        "https://myaccount.google.com@evil.example/",
        "https://evil.example\\.google.com/",
        "https://google.com:8443/",
        "https://google.com/#x",
        "https://[google.com/",
        "javascript:alert(1)",
        "file:///google.com",
        "//google.com/",
        "https://.google.com.",
    ],
)
def test_links_lead_to_the_provider_only(url: str) -> None:
    data = _data()
    data["steps"][2]["url"] = url

    with pytest.raises(GuideUnusable):
        parse_guide(data)


@pytest.mark.parametrize("url", ["https://google.com/x", "https://mail.google.com/", "https://gmail.com/"])
def test_links_to_the_provider_are_taken(url: str) -> None:
    data = _data()
    data["steps"][2]["url"] = url

    assert parse_guide(data).step("app_password").url == url
