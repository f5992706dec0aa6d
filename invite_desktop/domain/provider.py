"""What is known in advance about mail providers, so that one address fills in the settings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from invite_desktop.domain.account import HIGHEST_PORT, MOST_CONNECTIONS, Encryption
from invite_desktop.domain.records import Record, ResourceUnusable

Kind = TypeVar("Kind", bound=StrEnum)

FORMAT = 1
HIGHEST_LIMIT = 1_000_000
SLOWEST_PACE = 3600

FILE_KEYS = {"format", "providers"}
PROVIDER_KEYS = {
    "id", "name", "domains", "smtp_host", "smtp_port", "encryption", "imap_host", "imap_port", "per_24h",
    "suggested_daily_limit", "ceiling", "pace", "connections", "password", "files_sent_copies", "guide",
    "notes", "source", "checked",
}  # fmt: skip


class ProvidersUnusable(ResourceUnusable):
    """The data is not a list of providers."""


class PasswordKind(StrEnum):
    """Which password the provider takes from a mail program."""

    APP = "app"
    NORMAL = "normal"
    NONE = "none"  # no password of any kind signs in


@dataclass(frozen=True, slots=True)
class Provider:
    """A mail provider's settings.

    `per_24h` is the provider's own limit of messages in any 24 hours, None where none is published;
    `suggested_daily_limit` is ours, None where none is needed, and `ceiling` the highest that may be chosen
    instead, None where any may. `pace` is the suggested mean gap between two messages in seconds, and
    `connections` how many to open at once where there is no gap. `files_sent_copies` tells that a submitted
    message is known to show up in the folder flagged `\\Sent` by itself. `guide` names the set-up guide,
    `notes` the words `ui` has for this provider; both may be empty. `checked` is None where the source
    bears no date.
    """

    id: str
    name: str
    domains: tuple[str, ...]
    smtp_host: str
    smtp_port: int
    encryption: Encryption
    imap_host: str
    imap_port: int
    per_24h: int | None
    suggested_daily_limit: int | None
    pace: int
    password: PasswordKind
    files_sent_copies: bool
    guide: str
    notes: str
    source: str
    checked: date | None
    ceiling: int | None = None
    connections: int = 1

    @property
    def has_imap(self) -> bool:
        """Whether the mailbox can be read with a password, as far as is known."""
        return bool(self.imap_host) and self.password is not PasswordKind.NONE


def provider_for(address: str, providers: Iterable[Provider]) -> Provider | None:
    """The provider that the address belongs to by its domain, whatever the case; None if unknown."""
    domain = address.strip().rpartition("@")[2].casefold()
    return next((provider for provider in providers if domain in provider.domains), None)


def parse_providers(data: object) -> tuple[Provider, ...]:
    """Read the contents of the providers file (parsed JSON), in its order.

    Raises `ProvidersUnusable` if anything is not as it must be, an id or a domain standing twice included.
    """
    record = Record(data, FILE_KEYS, "file", ProvidersUnusable)
    record.number("format", FORMAT, FORMAT)
    providers = tuple(_provider(item, number) for number, item in enumerate(record.items("providers")))
    for names in (
        [provider.id for provider in providers],
        [domain for provider in providers for domain in provider.domains],
    ):
        if len(names) != len(set(names)):
            raise record.unusable("providers", "an id or a domain stands twice")
    return providers


def _provider(data: object, number: int) -> Provider:
    record = Record(data, PROVIDER_KEYS, f"providers[{number}]", ProvidersUnusable)
    domains = record.texts("domains")
    if any(domain != domain.casefold() or "@" in domain for domain in domains):
        raise record.unusable("domains", "not in small letters")
    return Provider(
        id=record.text("id"),
        name=record.text("name"),
        domains=domains,
        smtp_host=record.text("smtp_host", may_be_empty=True),
        smtp_port=record.number("smtp_port", 1, HIGHEST_PORT),
        encryption=_choice(record, "encryption", Encryption),
        imap_host=record.text("imap_host", may_be_empty=True),
        imap_port=record.number("imap_port", 1, HIGHEST_PORT),
        per_24h=record.number_or_none("per_24h", 1, HIGHEST_LIMIT),
        suggested_daily_limit=record.number_or_none("suggested_daily_limit", 1, HIGHEST_LIMIT),
        pace=record.number("pace", 0, SLOWEST_PACE),
        password=_choice(record, "password", PasswordKind),
        files_sent_copies=record.flag("files_sent_copies"),
        guide=record.text("guide", may_be_empty=True),
        notes=record.text("notes", may_be_empty=True),
        source=record.text("source", may_be_empty=True),
        checked=record.day_or_none("checked"),
        ceiling=record.number_or_none("ceiling", 1, HIGHEST_LIMIT),
        connections=record.number("connections", 1, MOST_CONNECTIONS),
    )


def _choice(record: Record, key: str, kind: type[Kind]) -> Kind:
    try:
        return kind(record.text(key))
    except ValueError as error:
        raise record.unusable(key, f"not one of {', '.join(kind)}") from error
