"""The set-up steps at the provider: dated data, since the provider's pages change without notice."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode, urlsplit

from invite_desktop.domain.records import Record, ResourceUnusable

FORMAT = 1
MONTHS_FRESH = 6
MONTHS_USABLE = 12

# A guide can be replaced by a file on the person's disk, so where its buttons lead is decided here.
TRUSTED_SITES = ("google.com", "gmail.com")
STEP_IDS = ("imap", "two_step", "app_password")

GUIDE_KEYS = {"format", "provider", "lang", "checked", "basis", "source_url", "steps", "what_changed"}
STEP_KEYS = {
    "id", "title", "why", "instructions", "url", "account_param", "settled_for", "settled",
    "looks_different", "missing", "it_question",
}  # fmt: skip
CHANGE_KEYS = {"then", "now", "source_url"}


class GuideUnusable(ResourceUnusable):
    """The data is not a guide that may be shown."""


class GuideAge(StrEnum):
    """How far the date of the steps can be trusted."""

    FRESH = "fresh"
    AGEING = "ageing"  # six months and more: a neutral hint
    OLD = "old"  # twelve months and more: compare with the provider's own help


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do at the provider.

    `settled` is what the row says for the providers named in `settled_for`, which have nothing to do;
    empty where everybody has. `looks_different` helps when the page has changed, `missing` lists why the
    thing may not be there, likeliest first, and `it_question` is the sentence for the IT desk.
    """

    id: str
    title: str
    why: str
    instructions: tuple[str, ...]
    url: str
    account_param: str
    settled_for: tuple[str, ...]
    settled: str
    looks_different: str
    missing: tuple[str, ...]
    it_question: str

    def is_settled(self, provider: str) -> bool:
        """Whether people at this provider (its id) have nothing to do here."""
        return provider in self.settled_for

    def link(self, address: str) -> str:
        """The page to open, with the account chosen where the page understands that (RFC 3986 3.4)."""
        if not self.account_param or not address:
            return self.url
        joint = "&" if urlsplit(self.url).query else "?"
        return f"{self.url}{joint}{urlencode({self.account_param: address})}"


@dataclass(frozen=True, slots=True)
class Change:
    """What 1KA's help page of February 2021 says, and how it is now."""

    then: str
    now: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The steps for one provider in one language.

    `checked` is the newest date the facts were seen to hold, `basis` says how they were come by.
    """

    provider: str
    lang: str
    checked: date
    basis: str
    source_url: str
    steps: tuple[Step, ...]
    what_changed: tuple[Change, ...]

    def step(self, step_id: str) -> Step:
        """The step `imap`, `two_step` or `app_password`; KeyError for any other."""
        return {step.id: step for step in self.steps}[step_id]

    def age(self, today: date) -> GuideAge:
        """How old the steps are, in whole calendar months."""
        months = (today.year - self.checked.year) * 12 + today.month - self.checked.month
        if today.day < self.checked.day:
            months -= 1
        if months >= MONTHS_USABLE:
            return GuideAge.OLD
        return GuideAge.AGEING if months >= MONTHS_FRESH else GuideAge.FRESH


def parse_guide(data: object) -> Guide:
    """Read the contents of a guide file (parsed JSON); raise `GuideUnusable` unless all of it is right."""
    record = Record(data, GUIDE_KEYS, "guide", GuideUnusable)
    record.number("format", FORMAT, FORMAT)
    guide = Guide(
        provider=record.text("provider"),
        lang=record.text("lang"),
        checked=record.day("checked"),
        basis=record.text("basis"),
        source_url=_trusted_url(record, "source_url"),
        steps=tuple(_step(item, number) for number, item in enumerate(record.items("steps"))),
        what_changed=tuple(_change(item, number) for number, item in enumerate(record.items("what_changed"))),
    )
    if tuple(step.id for step in guide.steps) != STEP_IDS:
        raise record.unusable("steps", f"wanted {', '.join(STEP_IDS)}, in this order")
    return guide


def _step(data: object, number: int) -> Step:
    record = Record(data, STEP_KEYS, f"steps[{number}]", GuideUnusable)
    step = Step(
        id=record.text("id"),
        title=record.text("title"),
        why=record.text("why"),
        instructions=record.texts("instructions", at_least=3, at_most=5),
        url=_trusted_url(record, "url"),
        account_param=record.text("account_param", may_be_empty=True),
        settled_for=record.texts("settled_for"),
        settled=record.text("settled", may_be_empty=True),
        looks_different=record.text("looks_different"),
        missing=record.texts("missing"),
        it_question=record.text("it_question"),
    )
    if bool(step.settled_for) != bool(step.settled):
        raise record.unusable("settled", "goes together with settled_for")
    return step


def _change(data: object, number: int) -> Change:
    record = Record(data, CHANGE_KEYS, f"what_changed[{number}]", GuideUnusable)
    return Change(record.text("then"), record.text("now"), _trusted_url(record, "source_url"))


def _trusted_url(record: Record, key: str) -> str:
    """A link to one of the trusted sites over https; nothing in it that could hide another host."""
    url = record.text(key)
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise record.unusable(key, "not a link") from error
    host = parts.netloc  # the whole of it: no user name, no port
    trusted = any(host == site or host.endswith(f".{site}") for site in TRUSTED_SITES)
    # Browsers read a backslash as a slash, so that https://evil.example\.google.com leads elsewhere.
    if parts.scheme != "https" or not trusted or parts.fragment or not host.replace(".", "").isalnum():
        raise record.unusable(key, "not a link to the provider")
    return url
