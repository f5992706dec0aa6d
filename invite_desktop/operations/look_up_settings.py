"""Look the mail settings of an address up, when the person asks for it.

Only the domain ever leaves the computer. What is found is a suggestion: nothing that was typed changes
here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from invite_desktop.domain.account import Encryption
from invite_desktop.domain.errors import AddressUnusable, SettingsUnknown
from invite_desktop.domain.provider import PasswordKind, Provider, provider_for
from invite_desktop.operations.provider_settings import mailbox_of

if TYPE_CHECKING:
    from invite_desktop.mail.autoconfig import Autoconfig, MailServers


class Source(StrEnum):
    """Who knows the settings, in the order in which they are asked."""

    PROVIDER_LIST = "provider_list"  # the program itself: nobody is asked
    DOMAIN = "domain"
    WELL_KNOWN = "well_known"
    ISPDB = "ispdb"
    MX = "mx"


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody is asked now. `host` is empty for `MX`: the name servers of this computer's network."""

    source: Source
    host: str = ""


@dataclass(frozen=True, slots=True)
class FoundSettings:
    """The settings of an address. `provider` is the entry of our list that they belong to, if any.

    `asked` is the host that said so; for `MX` the one that takes the domain's mail, for `PROVIDER_LIST`
    empty. `takes_password` tells that a password signs in at all; `imap_host` is empty where none opens
    the mailbox.
    """

    source: Source
    asked: str
    provider: Provider | None
    smtp_host: str
    smtp_port: int
    encryption: Encryption
    username: str
    imap_host: str
    imap_port: int
    takes_password: bool


NewAutoconfig = Callable[[str, str], "Autoconfig"]


def new_autoconfig(address: str, domain: str) -> "Autoconfig":
    """What asks by HTTPS and DNS. It takes a fifth of a second to load, and few people need it."""
    from invite_desktop.mail.autoconfig import Autoconfig

    return Autoconfig(address, domain)


class LookUp:
    """One look-up; `stop` may be called from another thread, before or while it runs, and ends it at once."""

    def __init__(
        self, providers: tuple[Provider, ...], new_autoconfig: NewAutoconfig = new_autoconfig
    ) -> None:
        self._providers = providers
        self._new_autoconfig = new_autoconfig
        self._autoconfig: Autoconfig | None = None
        self._stopped = False

    @property
    def is_stopped(self) -> bool:
        """Whether the person ended it; what `run` raises then is of no account."""
        return self._stopped

    def asks(self, address: str) -> tuple[str, ...]:
        """The hosts that `run` would tell the address's domain, besides the name servers of the network.

        None where the settings are known here, or where there is no domain to ask for.
        """
        domain = _domain_of(address)
        if not domain or provider_for(address, self._providers) is not None:
            return ()
        from invite_desktop.mail.autoconfig_hosts import DATABASE, own_host

        return own_host(domain), domain, DATABASE

    def run(self, address: str, report: Callable[[Asking], None]) -> FoundSettings:
        """Ask one after the other, and report each. Takes twenty seconds at most.

        Raises `Offline` where nobody could be asked at all, `SettingsUnknown` where nobody knows.
        """
        address = address.strip()
        provider = provider_for(address, self._providers)
        if provider is not None:
            return _from_list(provider, address, Source.PROVIDER_LIST, "")
        domain = _domain_of(address)
        if not domain:
            raise SettingsUnknown(address.rpartition("@")[2])
        from invite_desktop.mail.autoconfig import Stopped

        autoconfig = self._autoconfig = self._new_autoconfig(address, domain)
        if self._stopped:  # before there was anything to stop
            autoconfig.stop()
        try:
            found = next(self._answers(autoconfig, address, domain, report), None)
        except Stopped as error:
            raise SettingsUnknown(domain) from error
        if found is not None:
            return found
        raise autoconfig.offline or SettingsUnknown(domain)

    def stop(self) -> None:
        """End it."""
        self._stopped = True
        if self._autoconfig is not None:
            self._autoconfig.stop()

    def _answers(
        self, autoconfig: "Autoconfig", address: str, domain: str, report: Callable[[Asking], None]
    ) -> Iterator[FoundSettings]:
        """Whatever is found, asking on only as far as somebody wants to know."""
        from invite_desktop.mail.autoconfig_hosts import DATABASE, own_host

        for source, host, ask in (
            (Source.DOMAIN, own_host(domain), autoconfig.ask_domain),
            (Source.WELL_KNOWN, domain, autoconfig.ask_well_known),
            (Source.ISPDB, DATABASE, autoconfig.ask_database),
        ):
            report(Asking(source, host))
            servers = ask()
            if servers is not None:
                yield self._from_answer(servers, source, host)
        report(Asking(Source.MX))
        mx = autoconfig.best_mx()
        provider = self._provider_by_mx(mx)
        if provider is not None:
            yield _from_list(provider, address, Source.MX, mx)
        from invite_desktop.mail.mx import base_domain

        base = base_domain(mx)
        if base and base != domain:
            report(Asking(Source.MX, DATABASE))
            servers = autoconfig.ask_database(base)
            if servers is not None:
                yield self._from_answer(servers, Source.MX, mx)

    def _provider_by_mx(self, host: str) -> Provider | None:
        """Who takes the mail by the host's name, the longest suffix first."""
        suffixes = [(suffix, provider) for provider in self._providers for suffix in provider.mx]
        fitting = [each for each in suffixes if f".{host}".endswith(f".{each[0]}")]
        return max(fitting, key=lambda each: len(each[0]), default=(None, None))[1]

    def _from_answer(self, servers: "MailServers", source: Source, asked: str) -> FoundSettings:
        """What somebody said; of a server in our list we know ourselves whether a password will do."""
        host = servers.smtp_host
        there = [each for each in self._providers if each.smtp_host.casefold() == host]
        # a domain of its own on a provider's server: the entry for organisations has no domains
        provider = min(there, key=lambda each: bool(each.domains), default=None)
        takes_password = servers.takes_password and (
            provider is None or provider.password is not PasswordKind.NONE
        )
        return FoundSettings(
            source,
            asked,
            provider,
            host,
            servers.smtp_port,
            servers.encryption,
            servers.username,
            servers.imap_host,
            servers.imap_port,
            takes_password,
        )


def _from_list(provider: Provider, address: str, source: Source, asked: str) -> FoundSettings:
    imap_host, imap_port = mailbox_of(provider)
    return FoundSettings(
        source,
        asked,
        provider,
        provider.smtp_host,
        provider.smtp_port,
        provider.encryption,
        address,
        imap_host,
        imap_port,
        provider.password is not PasswordKind.NONE,
    )


def _domain_of(address: str) -> str:
    """The address's domain in ASCII, or nothing where there is none that could be asked."""
    from invite_desktop.mail.address import ascii_domain

    try:
        domain = ascii_domain(address.strip().rpartition("@")[2])
    except AddressUnusable:
        return ""
    return domain if "@" in address and "." in domain and not domain.rpartition(".")[2].isdigit() else ""
