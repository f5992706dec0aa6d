import copy
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.guide import STEP_IDS, TRUSTED_SITES, Guide, GuideAge, GuideUnusable, parse_guide

FOLDER = Path(__file__).parents[2] / "resources" / "guide"
BUNDLED = sorted(FOLDER.glob("*.json"))


def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / "gmail.en.json").read_text(encoding="utf-8"))
    return data


@pytest.fixture(name="guide")
def _guide() -> Guide:
    return parse_guide(_data())


def _parsed(path: Path) -> Guide:
    return parse_guide(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_every_bundled_guide_is_usable_and_named_after_its_contents(path: Path) -> None:
    guide = _parsed(path)

    assert path.name == f"{guide.provider}.{guide.lang}.json"


def test_every_provider_with_links_has_a_guide_in_both_languages() -> None:
    assert {path.name for path in BUNDLED} == {
        f"{provider}.{lang}.json" for provider in TRUSTED_SITES for lang in ("en", "sl")
    }


@pytest.mark.parametrize("provider", TRUSTED_SITES)
def test_the_languages_differ_in_words_only(provider: str) -> None:
    english, slovene = (_parsed(FOLDER / f"{provider}.{lang}.json") for lang in ("en", "sl"))

    assert (english.checked, english.source_url) == (slovene.checked, slovene.source_url)
    assert len(english.what_changed) == len(slovene.what_changed)
    for one, other in zip(english.steps, slovene.steps, strict=True):
        assert (one.id, one.url, one.account_param, one.settled_for) == (
            other.id, other.url, other.account_param, other.settled_for,
        )  # fmt: skip
        assert len(one.instructions) == len(other.instructions)
        assert [(each.go_to, each.ask) for each in one.missing] == [
            (each.go_to, each.ask) for each in other.missing
        ]
        assert [label.tone for label in one.drawing.labels] == [label.tone for label in other.drawing.labels]
        assert one.title != other.title


GONE = (
    "enable imap", "forwarding and pop", "less secure", "select app", "select device", "yellow",
    "omogoči imap", "posredovanje in pop", "manj varn", "izberi aplikacijo", "rumen",
)  # fmt: skip


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_switches_that_are_gone_stand_only_under_what_changed(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    del data["what_changed"]
    text = json.dumps(data, ensure_ascii=False).casefold()

    for gone in GONE:
        assert gone not in text


NEVER = re.compile(
    r"\b(error|failed|failure|invalid|illegal|forbidden|fatal|oops|sorry|please|napak|neveljavn|prepovedan"
    r"|žal|prosim|opravil/-a)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.name)
def test_nothing_in_a_guide_blames_or_begs(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert NEVER.search(text) is None
    if path.name.endswith(".sl.json"):
        assert '\\"' not in text, "Slovene quotes look like »this«"


@pytest.mark.parametrize("lang", ["en", "sl"])
def test_what_changed_answers_every_line_of_1kas_page(lang: str) -> None:
    """Its page of February 2021, from the 3KA package down to the warning at the end."""
    then = [change.then.casefold() for change in _parsed(FOLDER / f"gmail.{lang}.json").what_changed]
    lines = {
        "en": (
            "3ka", "enable imap", "less secure", "2-step", "app passwords", "select app", "16-digit",
            "reply-to", "authentication", "smtp.gmail.com", "test settings", "sent daily", "constantly",
        ),
        "sl": (
            "3ka", "omogoči imap", "manj varne", "v dveh korakih", "gesla za aplikacije",
            "izberi aplikacijo", "16-mestna", "odgovor na", "overitev", "smtp.gmail.com",
            "preizkusi nastavitve", "na dan", "ves čas",
        ),
    }  # fmt: skip

    assert len(then) == len(lines[lang])
    for said, line in zip(then, lines[lang], strict=True):
        assert line in said


def test_steps_may_be_any_in_their_order() -> None:
    data = _data()
    for steps in ([1], [2], [0, 2], [1, 2]):
        some = copy.deepcopy({**data, "steps": [data["steps"][each] for each in steps]})
        for step in some["steps"]:
            step["missing"] = [reason for reason in step["missing"] if not reason["go_to"]]
        guide = parse_guide(some)
        assert [step.id for step in guide.steps] == [STEP_IDS[each] for each in steps]
        assert [guide.has(each) for each in STEP_IDS] == [each in steps for each in range(3)]
    with pytest.raises(GuideUnusable, match="in this order"):
        parse_guide({**data, "steps": [data["steps"][1], data["steps"][0]]})


def test_the_reasons_say_what_helps(guide: Guide) -> None:
    reasons = guide.step("app_password").missing

    assert [(reason.go_to, reason.ask) for reason in reasons] == [
        ("two_step", False), ("two_step", False), ("", True), ("", False),
    ]  # fmt: skip
    assert "Advanced Protection" in reasons[3].text


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
        (_set(("format",), 1), "guide.format"),
        (_set(("provider",), "example"), "guide.provider"),
        (_set(("words",), "Open"), "guide.words"),
        (_set(("words", "compare"), ""), "guide.words.compare"),
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
        (_set(("steps", 1, "missing", 0, "text"), ""), "steps[1].missing[0].text"),
        (_set(("steps", 1, "missing", 0, "go_to"), "two_step"), "steps[1].missing"),
        (_set(("steps", 1, "missing", 0, "go_to"), "nowhere"), "steps[1].missing"),
        (_set(("steps", 1, "missing", 0, "ask"), 1), "steps[1].missing[0].ask"),
        (_set(("steps", 1, "missing_title"), ""), "steps[1].missing_title"),
        (_set(("steps", 1, "it_question"), ""), "steps[1].missing"),
        (_set(("steps", 1, "drawing"), None), "steps[1].drawing"),
        (_set(("steps", 1, "drawing", "name"), "../icons/app"), "steps[1].drawing.name"),
        (_set(("steps", 1, "drawing", "described"), ""), "steps[1].drawing.described"),
        (_set(("steps", 1, "drawing", "labels", 0, "tone"), "red"), "steps[1].drawing.labels.tone"),
        (_set(("steps", 1, "drawing", "labels", 0, "x"), 320), "steps[1].drawing.labels.x"),
        (_set(("steps", 1, "drawing", "labels", 0, "width"), 300), "steps[1].drawing.labels.width"),
        (_set(("steps", 1, "drawing", "labels", 0, "height"), 0), "steps[1].drawing.labels.height"),
        (_set(("steps", 1, "drawing", "labels"), [{}] * 7), "steps[1].drawing.labels"),
        (_set(("what_changed", 1, "source_url"), "https://example.org/"), "what_changed[1].source_url"),
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


@pytest.mark.parametrize("provider", TRUSTED_SITES)
def test_a_guide_leads_to_its_own_provider_only(provider: str) -> None:
    data = json.loads((FOLDER / f"{provider}.en.json").read_text(encoding="utf-8"))
    data["steps"][0]["url"] = "https://www.amazon.com/" if provider == "gmail" else "https://www.google.com/"

    with pytest.raises(GuideUnusable, match="not a link to the provider"):
        parse_guide(data)


@pytest.mark.parametrize("url", ["https://google.com/x", "https://mail.google.com/", "https://gmail.com/"])
def test_links_to_the_provider_are_taken(url: str) -> None:
    data = _data()
    data["steps"][2]["url"] = url

    assert parse_guide(data).step("app_password").url == url
