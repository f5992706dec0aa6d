"""The set-up steps at a provider: dated data, since the provider's pages change without notice."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode, urlsplit

from invite_desktop.domain.picture import PICTURE_KEYS, Picture, read_picture
from invite_desktop.domain.records import Record, ResourceUnusable

FORMAT = 2
MONTHS_FRESH = 6
MONTHS_USABLE = 12

# A guide can be replaced by a file on the person's disk, so where its buttons lead is decided here.
TRUSTED_SITES = {
    "gmail": ("google.com", "gmail.com"),
    "yahoo": ("yahoo.com",),
    "icloud": ("apple.com",),
    "fastmail": ("fastmail.com", "fastmail.help"),
    "gmx": ("gmx.net",),
    "gmx_com": ("gmx.com",),
    "web_de": ("web.de",),
    "zoho": ("zoho.com",),
    "zoho_eu": ("zoho.eu", "zoho.com"),
}
STEP_IDS = ("imap", "two_step", "app_password")

GUIDE_KEYS = {
    "format", "provider", "lang", "checked", "basis", "source_url", "words", "steps", "what_changed",
}  # fmt: skip
WORD_KEYS = {"open_page", "open_help", "pages_change", "compare"}
STEP_KEYS = {
    "id", "title", "why", "instructions", "url", "account_param", "settled_for", "settled", "drawing",
    "looks_different", "missing_title", "missing", "remark", "it_question",
}  # fmt: skip
REASON_KEYS = {"text", "go_to", "ask"}
CHANGE_KEYS = {"then", "now", "source_url"}


class GuideUnusable(ResourceUnusable):
    """The data is not a guide that may be shown."""


class GuideAge(StrEnum):
    """How far the date of the steps can be trusted."""

    FRESH = "fresh"
    AGEING = "ageing"  # six months and more: a neutral hint
    OLD = "old"  # twelve months and more: compare with the provider's own help


@dataclass(frozen=True, slots=True)
class GuideWords:
    """Captions and sentences that name the provider, since every language bends names its own way."""

    open_page: str
    open_help: str
    pages_change: str
    compare: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something may not be on the provider's page, and what to do about it.

    `go_to` is the step that mends it, empty if none does; `ask` tells that only the IT desk knows.
    """

    text: str
    go_to: str
    ask: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do at the provider.

    `settled` is what is known of the providers named in `settled_for`, whose people have nothing to do;
    empty where everybody has. `looks_different` helps when the page has changed, `missing` lists why the
    thing may not be there, likeliest first, under `missing_title`, and `remark` closes that list.
    `it_question` is the sentence for the IT desk. All four may be empty, where nobody has such trouble.
    """

    id: str
    title: str
    why: str
    instructions: tuple[str, ...]
    url: str
    account_param: str
    settled_for: tuple[str, ...]
    settled: str
    drawing: Picture
    looks_different: str
    missing_title: str
    missing: tuple[Reason, ...]
    remark: str
    it_question: str

    def is_settled(self, provider: str) -> bool:
        """Whether people at this provider (its id) have nothing to do here."""
        return provider in self.settled_for

    def is_administrators(self, provider: str) -> bool:
        """Whether people at this provider have nothing to switch because their administrator decides.

        What the provider has settled for its own addresses, an organisation's administrator decides.
        """
        return bool(self.settled_for) and not self.is_settled(provider)

    def link(self, address: str) -> str:
        """The page to open, with the account chosen where the page understands that (RFC 3986 3.4)."""
        if not self.account_param or not address:
            return self.url
        joint = "&" if urlsplit(self.url).query else "?"
        return f"{self.url}{joint}{urlencode({self.account_param: address})}"


@dataclass(frozen=True, slots=True)
class Change:
    """What 1KA's help page of February 2021 says, and how it is now; no source where that is up to us."""

    then: str
    now: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The steps for one provider in one language: some of `STEP_IDS`, in that order.

    `checked` is the newest date the facts were seen to hold, `basis` says how they were come by.
    """

    provider: str
    lang: str
    checked: date
    basis: str
    source_url: str
    words: GuideWords
    steps: tuple[Step, ...]
    what_changed: tuple[Change, ...]

    def has(self, step_id: str) -> bool:
        """Whether there is anything to do in this step at this provider."""
        return any(step.id == step_id for step in self.steps)

    def step(self, step_id: str) -> Step:
        """The step of this id; KeyError if the guide has none."""
        return {step.id: step for step in self.steps}[step_id]

    def age(self, today: date) -> GuideAge:
        """How old the steps are, in whole calendar months."""
        months = (today.year - self.checked.year) * 12 + today.month - self.checked.month
        if today.day < self.checked.day:
            months -= 1
        if months >= MONTHS_USABLE:
            return GuideAge.OLD
        return GuideAge.AGEING if months >= MONTHS_FRESH else GuideAge.FRESH


@dataclass(frozen=True, slots=True)
class GuideChoice:
    """The guide to show, and where it comes from.

    `is_own` tells that it is the person's own file, `is_fallback` that it is in English because there is
    none in the language asked for. `ignored` names an own file that may not be shown, and why; it lies in
    `folder`. Both are empty where there is no such file.
    """

    guide: Guide
    is_own: bool = False
    is_fallback: bool = False
    ignored: str = ""
    folder: str = ""


def parse_guide(data: object) -> Guide:
    """Read the contents of a guide file (parsed JSON); raise `GuideUnusable` unless all of it is right."""
    record = Record(data, GUIDE_KEYS, "guide", GuideUnusable)
    record.number("format", FORMAT, FORMAT)
    provider = record.text("provider")
    if provider not in TRUSTED_SITES:
        raise record.unusable("provider", f"not one of {', '.join(TRUSTED_SITES)}")
    sites = TRUSTED_SITES[provider]
    guide = Guide(
        provider=provider,
        lang=record.text("lang"),
        checked=record.day("checked"),
        basis=record.text("basis"),
        source_url=_trusted_url(record, "source_url", sites),
        words=_words(record.part("words")),
        steps=tuple(_step(item, number, sites) for number, item in enumerate(record.items("steps"))),
        what_changed=tuple(
            _change(item, number, sites) for number, item in enumerate(record.items("what_changed"))
        ),
    )
    ids = tuple(step.id for step in guide.steps)
    if not ids or ids != tuple(step_id for step_id in STEP_IDS if step_id in ids):
        raise record.unusable("steps", f"wanted some of {', '.join(STEP_IDS)}, in this order")
    for number, step in enumerate(guide.steps):
        if any(reason.go_to and reason.go_to not in set(ids) - {step.id} for reason in step.missing):
            raise record.unusable(f"steps[{number}].missing", "go_to is no other step of this guide")
    return guide


def _words(data: object) -> GuideWords:
    record = Record(data, WORD_KEYS, "guide.words", GuideUnusable)
    return GuideWords(**{key: record.text(key) for key in sorted(WORD_KEYS)})


def _step(data: object, number: int, sites: tuple[str, ...]) -> Step:
    where = f"steps[{number}]"
    record = Record(data, STEP_KEYS, where, GuideUnusable)
    drawing = Record(record.part("drawing"), PICTURE_KEYS, f"{where}.drawing", GuideUnusable)
    step = Step(
        id=record.text("id"),
        title=record.text("title"),
        why=record.text("why"),
        instructions=record.texts("instructions", at_least=3, at_most=5),
        url=_trusted_url(record, "url", sites),
        account_param=record.text("account_param", may_be_empty=True),
        settled_for=record.texts("settled_for"),
        settled=record.text("settled", may_be_empty=True),
        drawing=read_picture(drawing, f"{where}.drawing", GuideUnusable),
        looks_different=record.text("looks_different"),
        missing_title=record.text("missing_title", may_be_empty=True),
        missing=tuple(_reason(item, where, place) for place, item in enumerate(record.items("missing"))),
        remark=record.text("remark", may_be_empty=True),
        it_question=record.text("it_question", may_be_empty=True),
    )
    if bool(step.settled_for) != bool(step.settled):
        raise record.unusable("settled", "goes together with settled_for")
    if bool(step.missing_title) != bool(step.missing or step.remark or step.it_question):
        raise record.unusable("missing_title", "goes together with missing, remark or it_question")
    if any(reason.ask for reason in step.missing) and not step.it_question:
        raise record.unusable("missing", "ask without an it_question")
    return step


def _reason(data: object, where: str, number: int) -> Reason:
    record = Record(data, REASON_KEYS, f"{where}.missing[{number}]", GuideUnusable)
    return Reason(record.text("text"), record.text("go_to", may_be_empty=True), record.flag("ask"))


def _change(data: object, number: int, sites: tuple[str, ...]) -> Change:
    record = Record(data, CHANGE_KEYS, f"what_changed[{number}]", GuideUnusable)
    source = _trusted_url(record, "source_url", sites) if record.text("source_url", may_be_empty=True) else ""
    return Change(record.text("then"), record.text("now"), source)


def _trusted_url(record: Record, key: str, sites: tuple[str, ...]) -> str:
    """A link to one of the provider's sites over https; nothing in it that could hide another host."""
    url = record.text(key)
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise record.unusable(key, "not a link") from error
    host = parts.netloc  # the whole of it: no user name, no port
    trusted = any(host == site or host.endswith(f".{site}") for site in sites)
    # Browsers read a backslash as a slash, so that https://evil.example\.google.com leads elsewhere.
    if parts.scheme != "https" or not trusted or parts.fragment or not host.replace(".", "").isalnum():
        raise record.unusable(key, "not a link to the provider")
    return url
