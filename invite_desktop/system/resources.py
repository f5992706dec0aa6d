"""The files that come with the program: icons, translations, guide, providers, sample, help."""

import json
import logging
import sys
from dataclasses import dataclass
from pathlib import Path

import invite_desktop
from invite_desktop.domain.guide import Guide, GuideUnusable, parse_guide
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
    def translations(self) -> Path:
        """The folder of the translations of the screens."""
        return self._root / "translations"

    @property
    def sample_people(self) -> Path:
        """The sample list, an XLSX file."""
        return self._root / "sample" / "people.xlsx"

    def guide(self, provider: str, lang: str) -> Guide:
        """The set-up guide named `provider` in the language, or in English where there is none.

        A guide of a later date in the person's own folder wins. Compare `Guide.lang` with `lang` to know
        whether the language was there.
        """
        name = f"{provider}.{_language(lang)}.json"
        if not (self._root / "guide" / name).is_file():
            name = f"{provider}.{SOURCE_LANGUAGE}.json"
        try:
            bundled = parse_guide(_json(self._root / "guide" / name))
        except GuideUnusable as error:
            raise GuideUnusable(f"{name}: {error.reason}") from error
        return self._newer_guide(bundled) or bundled

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
        translated = self._root / "help" / f"{page}.{_language(lang)}.md"
        return _text(translated if translated.is_file() else self._root / "help" / f"{page}.md")

    def changelog(self) -> str:
        """Markdown of what is new in each version."""
        return _text(self._root / "changelog.md")

    def sample_message(self) -> SampleMessage:
        """The message of the practice survey."""
        path = self._root / "sample" / "message.json"
        record = Record(_json(path), {"survey", "subject", "body"}, path.name, ResourceUnusable)
        return SampleMessage(record.text("survey"), record.text("subject"), record.long_text("body"))

    def _newer_guide(self, bundled: Guide) -> Guide | None:
        """The person's own guide, if it is for the same provider and language, usable and newer."""
        if self._own_guides is None:
            return None
        path = self._own_guides / f"{bundled.provider}.{bundled.lang}.json"
        try:
            own = parse_guide(_json(path))
        except ResourceMissing:
            return None
        except ResourceUnusable as error:
            logger.info("Guide %s is not used: %s", path.name, error.reason)
            return None
        if (own.provider, own.lang) != (bundled.provider, bundled.lang) or own.checked <= bundled.checked:
            logger.info("Guide %s is not used: another provider or language, or not newer", path.name)
            return None
        return own


def _language(lang: str) -> str:
    """The language of a locale name: sl of sl_SI and of sl-SI."""
    return lang.replace("-", "_").partition("_")[0].casefold()


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
