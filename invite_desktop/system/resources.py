"""The files that come with the program: icons, translations, guide, providers, sample, help."""

import json
import logging
import sys
from dataclasses import dataclass
from pathlib import Path

import invite_desktop
from invite_desktop.domain.guide import Guide, GuideChoice, GuideUnusable, parse_guide
from invite_desktop.domain.provider import Provider, ProvidersUnusable, parse_providers
from invite_desktop.domain.records import Record, ResourceUnusable

logger = logging.getLogger(__name__)

HELP_PAGES = ("setup", "recipients", "message", "send", "history", "practice")
SOURCE_LANGUAGE = "en"


class ResourceMissing(ResourceUnusable):
    """The file is not there."""


@dataclass(frozen=True, slots=True)
class SampleMessage:
    """The text of the practice survey, with fields for the columns of the sample list."""

    survey: str
    subject: str
    body: str


def find_root() -> Path:
    """The folder of the bundled files; `ResourceMissing` if there is none.

    A frozen program has it in the folder PyInstaller names, an installed one in the package, the
    source beside the package.
    """
    package = Path(invite_desktop.__file__).parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen)] if isinstance(frozen, str) else [package, package.parent]
    for place in places:
        if (place / "resources" / "providers.json").is_file():
            return place / "resources"
    raise ResourceMissing(f"no resources in {', '.join(map(str, places))}")


class Resources:
    """Reads the bundled files under `root`.

    Every reader raises `ResourceUnusable` (or a subclass of it) for a missing or damaged file.
    `own_guides` is the folder in which a newer guide may be put without a new version of the program.
    """

    def __init__(self, root: Path, own_guides: Path | None = None) -> None:
        self._root = root
        self._own_guides = own_guides

    @property
    def icons(self) -> Path:
        """The folder of the SVG icons."""
        return self._root / "icons"

    @property
    def drawings(self) -> Path:
        """The folder of the SVG line drawings."""
        return self._root / "drawings"

    @property
    def translations(self) -> Path:
        """The folder of the translations of the screens."""
        return self._root / "translations"

    def sample_people(self, lang: str = SOURCE_LANGUAGE) -> Path:
        """The sample list, an XLSX file, in English where there is no translation."""
        return self._translated("sample", "people", lang, ".xlsx")

    def guide(self, provider: str, lang: str) -> GuideChoice:
        """The set-up guide named `provider` in the language, or in English where there is none.

        A guide of a later date in the person's own folder wins; one that may not be shown is named.
        """
        wanted = _language(lang)
        name = f"{provider}.{wanted}.json"
        if not (self._root / "guide" / name).is_file():
            name = f"{provider}.{SOURCE_LANGUAGE}.json"
        try:
            bundled = parse_guide(_json(self._root / "guide" / name))
        except GuideUnusable as error:
            raise GuideUnusable(f"{name}: {error.reason}") from error
        is_fallback = bundled.lang != wanted
        if self._own_guides is None:
            return GuideChoice(bundled, is_fallback=is_fallback)
        own, ignored = _own_guide(self._own_guides / name, bundled)
        folder = str(self._own_guides) if ignored else ""
        return GuideChoice(own or bundled, own is not None, is_fallback, ignored, folder)

    def providers(self) -> tuple[Provider, ...]:
        """The mail providers known in advance."""
        path = self._root / "providers.json"
        try:
            return parse_providers(_json(path))
        except ProvidersUnusable as error:
            raise ProvidersUnusable(f"{path.name}: {error.reason}") from error

    def help_text(self, page: str, lang: str) -> str:
        """Markdown of the help for one of `HELP_PAGES`, in English where there is no translation."""
        if page not in HELP_PAGES:
            raise ResourceMissing(f"there is no help page {page}")
        return _text(self._translated("help", page, lang, ".md"))

    def changelog(self, lang: str = SOURCE_LANGUAGE) -> str:
        """Markdown of what is new in each version, in English where there is no translation."""
        return _text(self._translated("", "changelog", lang, ".md"))

    def sample_message(self, lang: str = SOURCE_LANGUAGE) -> SampleMessage:
        """The message of the practice survey, in English where there is no translation."""
        path = self._translated("sample", "message", lang, ".json")
        record = Record(_json(path), {"survey", "subject", "body"}, path.name, ResourceUnusable)
        return SampleMessage(record.text("survey"), record.text("subject"), record.long_text("body"))

    def _translated(self, folder: str, stem: str, lang: str, kind: str) -> Path:
        """The file in the language, or in English: `send.sl.md` before `send.md`."""
        translated = self._root / folder / f"{stem}.{_language(lang)}{kind}"
        return translated if translated.is_file() else self._root / folder / f"{stem}{kind}"


def _own_guide(path: Path, bundled: Guide) -> tuple[Guide | None, str]:
    """The person's own guide if it may be shown; if not, its name and the reason, empty without a file."""
    try:
        own = parse_guide(_json(path))
    except ResourceMissing:
        return None, ""
    except ResourceUnusable as error:
        ignored = error.reason if error.reason.startswith(path.name) else f"{path.name}: {error.reason}"
    else:
        if (own.provider, own.lang) != (bundled.provider, bundled.lang):
            ignored = f"{path.name}: provider {own.provider}, lang {own.lang}"
        elif own.checked <= bundled.checked:
            ignored = f"{path.name}: checked {own.checked}, not after {bundled.checked}"
        else:
            return own, ""
    logger.info("A guide is not used: %s", ignored)
    return None, ignored


def _language(lang: str) -> str:
    """The language of a locale name: sl of sl_SI and of sl-SI; the locale C speaks English."""
    language = lang.replace("-", "_").partition("_")[0].casefold()
    return SOURCE_LANGUAGE if language == "c" else language


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ResourceMissing(f"{path.name} is not there") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceUnusable(f"{path.name}: {error}") from error


def _json(path: Path) -> object:
    try:
        data: object = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise ResourceUnusable(f"{path.name}: {error}") from error
    return data
