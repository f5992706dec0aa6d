"""What somebody who should know says about the servers: a provider of the list, or who was asked."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.account import Account, AccountField, Encryption
from invite_desktop.domain.provider import Provider
from invite_desktop.operations.look_up_settings import FoundSettings
from invite_desktop.operations.provider_settings import mailbox_of
from invite_desktop.ui.explain import field_label
from invite_desktop.ui.provider_name import provider_name

translate = QCoreApplication.translate


class Part(StrEnum):
    """One of the settings of the servers; the value is its name in `Servers` and in `Account`."""

    AUTHENTICATION = "authentication"
    ENCRYPTION = "encryption"
    PORT = "port"
    HOST = "host"
    IMAP_HOST = "imap_host"
    IMAP_PORT = "imap_port"


# what holds for one server only
BELONGS_TO = {
    Part.HOST: (Part.ENCRYPTION, Part.PORT),
    Part.IMAP_HOST: (Part.IMAP_PORT,),
}


@dataclass(frozen=True, slots=True)
class Servers:
    """The settings of the servers; an empty host or port 0 is one that nothing is said about."""

    source: str
    host: str
    port: int
    encryption: Encryption
    imap_host: str
    imap_port: int
    authentication: bool = True

    @classmethod
    def of_provider(cls, provider: Provider) -> "Servers":
        """As the list of providers has them."""
        host, port = mailbox_of(provider)
        return cls(
            provider_name(provider), provider.smtp_host, provider.smtp_port, provider.encryption, host, port
        )

    @classmethod
    def of_found(cls, found: FoundSettings) -> "Servers":
        """As they were looked up."""
        source = provider_name(found.provider) if found.provider is not None else found.asked
        return cls(
            source, found.smtp_host, found.smtp_port, found.encryption, found.imap_host, found.imap_port
        )

    @classmethod
    def of_account(cls, account: Account) -> "Servers":
        """As an account has them."""
        return cls(
            "",
            account.host,
            account.port,
            account.encryption,
            account.imap_host,
            account.imap_port,
            account.authentication,
        )

    def value(self, part: Part) -> object:
        """What is said about a part."""
        return getattr(self, part.value)

    def says(self, part: Part) -> bool:
        """Whether anything is said about it."""
        if part is Part.IMAP_PORT:
            return bool(self.imap_host)
        return bool(self.host) and self.value(part) != ""

    def differing(self, other: "Servers") -> frozenset[Part]:
        """The parts about which this one says something else than `other`."""
        return frozenset(part for part in Part if self.says(part) and self.value(part) != other.value(part))


def encryption_word(encryption: Encryption) -> str:
    """An encryption as it stands in the box."""
    return {
        Encryption.NONE: translate("setup", "None"),
        Encryption.SSL: translate("setup", "SSL"),
        Encryption.TLS: translate("setup", "TLS"),
    }[encryption]


def part_words(part: Part, servers: Servers) -> str:
    """The value of a part as it is read."""
    if part is Part.AUTHENTICATION:
        return translate("setup", "Yes") if servers.authentication else translate("setup", "No")
    if part is Part.ENCRYPTION:
        return encryption_word(servers.encryption)
    if part is Part.IMAP_HOST and servers.imap_port != Account().imap_port:
        return f"{servers.imap_host}:{servers.imap_port}"
    return str(servers.value(part))


def part_label(part: Part) -> str:
    """The label of a part's field."""
    if part is Part.IMAP_HOST:
        return translate("setup", "Server for reading your mailbox (IMAP)")
    if part is Part.IMAP_PORT:
        return translate("setup", "Port of the server for reading")
    return field_label(AccountField(part.value))
