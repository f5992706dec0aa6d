"""What is known in advance about mail providers, so that one address fills in the settings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from invite_desktop.domain.account import HIGHEST_PORT, MOST_CONNECTIONS, Encryption
from invite_desktop.domain.records import Record, ResourceUnusable

Kind = TypeVar("Kind", bound=StrEnum)

FORMAT = 2
HIGHEST_LIMIT = 1_000_000
SLOWEST_PACE = 3600
MOST_LETTERS = 64
MOST_DOMAINS = 120

FILE_KEYS = {"format", "providers"}
PROVIDER_KEYS = {
    "id", "name", "domains", "smtp_host", "smtp_port", "encryption", "imap_host", "imap_port", "per_24h",
    "per_hour", "per_message", "suggested_daily_limit", "ceiling", "pace", "connections", "password",
    "password_letters", "files_sent_copies", "guide", "mx", "notes", "source", "checked",
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

    `per_24h` and `per_hour` are the provider's own limits of messages in any 24 hours and in an hour,
    `per_message` that of recipients in one message; None where none is published.
    `suggested_daily_limit` is ours, None where none is needed, and `ceiling` the highest that may be chosen
    instead, None where any may. `pace` is the suggested mean gap between two messages in seconds, and
    `connections` how many to open at once where there is no gap. `password_letters` is how many letters a
    to z the password always has, None where that is not so. `files_sent_copies` tells whether a submitted
    message shows up in the folder flagged `\\Sent` by itself, None where nobody has said. `guide` names
    the set-up guide, `notes` the words `ui` has for this provider; both may be empty. `mx` are the ends of
    the names of its mail exchangers (RFC 5321 5.1), by which another domain is seen to have its mail here.
    `source` is where all this was read, `checked` the day it was last looked up.
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
    files_sent_copies: bool | None
    guide: str
    notes: str
    source: str
    checked: date
    ceiling: int | None = None
    connections: int = 1
    per_hour: int | None = None
    per_message: int | None = None
    password_letters: int | None = None
    mx: tuple[str, ...] = ()

    @property
    def has_imap(self) -> bool:
        """Whether the mailbox can be read with a password, as far as is known."""
        return bool(self.imap_host) and self.password is not PasswordKind.NONE


def provider_for(address: str, providers: Iterable[Provider]) -> Provider | None:
    """The provider that the address belongs to by its domain, whatever the case; None if unknown."""
    domain = address.strip().rpartition("@")[2].casefold()
    return next((provider for provider in providers if domain in provider.domains), None)


def provider_for_mx(host: str, providers: Iterable[Provider]) -> Provider | None:
    """The provider that a mail exchanger belongs to by the end of its name; the longest end decides."""
    name = f".{host.strip().rstrip('.').casefold()}"
    ends = [(end, provider) for provider in providers for end in provider.mx if name.endswith(f".{end}")]
    return max(ends, key=lambda found: len(found[0]))[1] if ends else None


def parse_providers(data: object) -> tuple[Provider, ...]:
    """Read the contents of the providers file (parsed JSON), in its order.

    Raises `ProvidersUnusable` if anything is not as it must be, an id, a domain or a mail exchanger
    standing twice included.
    """
    record = Record(data, FILE_KEYS, "file", ProvidersUnusable)
    record.number("format", FORMAT, FORMAT)
    providers = tuple(_provider(item, number) for number, item in enumerate(record.items("providers")))
    for names in (
        [provider.id for provider in providers],
        [domain for provider in providers for domain in provider.domains],
        [end for provider in providers for end in provider.mx],
    ):
        if len(names) != len(set(names)):
            raise record.unusable("providers", "an id, a domain or an mx stands twice")
    return providers


def _provider(data: object, number: int) -> Provider:
    record = Record(data, PROVIDER_KEYS, f"providers[{number}]", ProvidersUnusable)
    source = record.text("source")
    if not source.startswith("https://"):
        raise record.unusable("source", "not a link")
    return Provider(
        id=record.text("id"),
        name=record.text("name"),
        domains=_domains(record, "domains"),
        smtp_host=record.text("smtp_host", may_be_empty=True),
        smtp_port=record.number("smtp_port", 1, HIGHEST_PORT),
        encryption=_choice(record, "encryption", Encryption),
        imap_host=record.text("imap_host", may_be_empty=True),
        imap_port=record.number("imap_port", 1, HIGHEST_PORT),
        per_24h=record.number_or_none("per_24h", 1, HIGHEST_LIMIT),
        suggested_daily_limit=record.number_or_none("suggested_daily_limit", 1, HIGHEST_LIMIT),
        pace=record.number("pace", 0, SLOWEST_PACE),
        password=_choice(record, "password", PasswordKind),
        files_sent_copies=record.flag_or_none("files_sent_copies"),
        guide=record.text("guide", may_be_empty=True),
        notes=record.text("notes", may_be_empty=True),
        source=source,
        checked=record.day("checked"),
        ceiling=record.number_or_none("ceiling", 1, HIGHEST_LIMIT),
        connections=record.number("connections", 1, MOST_CONNECTIONS),
        per_hour=record.number_or_none("per_hour", 1, HIGHEST_LIMIT),
        per_message=record.number_or_none("per_message", 1, HIGHEST_LIMIT),
        password_letters=record.number_or_none("password_letters", 1, MOST_LETTERS),
        mx=_domains(record, "mx"),
    )


def _domains(record: Record, key: str) -> tuple[str, ...]:
    domains = record.texts(key, at_most=MOST_DOMAINS)
    if any(domain != domain.casefold() or "@" in domain or domain.startswith(".") for domain in domains):
        raise record.unusable(key, "not a domain in small letters")
    return domains


def _choice(record: Record, key: str, kind: type[Kind]) -> Kind:
    try:
        return kind(record.text(key))
    except ValueError as error:
        raise record.unusable(key, f"not one of {', '.join(kind)}") from error
