"""Reading a mail configuration file (draft-ietf-mailmaint-autoconfig, Thunderbird's config-v1.1.xml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NoReturn
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from invite_desktop.domain.account import HIGHEST_PORT, Encryption
from invite_desktop.domain.errors import AddressUnusable
from invite_desktop.mail.address import LONGEST_ADDRESS, ascii_domain

_ENCRYPTIONS = {"ssl": Encryption.SSL, "starttls": Encryption.TLS}  # a plain line is never taken
_PLACEHOLDER = re.compile(r"%[A-Z]+%")
_USUAL_IMAP_PORT = 993
_SLICE = 64  # octets: the parser reads what it was fed to the end, even where it has been refused


class ConfigUnusable(Exception):
    """This is no configuration for the domain, or none that we could use."""


class _SignIn(IntEnum):
    """Ways to sign in, best first."""

    PASSWORD = 0
    CHALLENGE = 1  # with a password that does not travel
    OTHER = 2  # in the browser, or with a ticket


_SIGN_INS = {
    "password-cleartext": _SignIn.PASSWORD,
    "plain": _SignIn.PASSWORD,
    "password-encrypted": _SignIn.CHALLENGE,
    "secure": _SignIn.CHALLENGE,
    "oauth2": _SignIn.OTHER,
    "gssapi": _SignIn.OTHER,
    "ntlm": _SignIn.OTHER,
    "tls-client-cert": _SignIn.OTHER,
}


@dataclass(frozen=True, slots=True)
class MailServers:
    """Where an address's mail is submitted and read. `imap_host` is empty where no password opens it.

    `takes_password` is about the submission.
    """

    smtp_host: str
    smtp_port: int
    encryption: Encryption
    username: str
    takes_password: bool
    imap_host: str = ""
    imap_port: int = _USUAL_IMAP_PORT


@dataclass(frozen=True, slots=True)
class _Server:
    host: str
    port: int
    encryption: Encryption
    username: str
    sign_in: _SignIn

    @property
    def rank(self) -> tuple[_SignIn, bool]:
        return self.sign_in, self.encryption is not Encryption.SSL


def parse_config(document: bytes, address: str, domain: str) -> MailServers:
    """What the file says for an address; `domain` is the one it was asked for, in ASCII.

    Raises `ConfigUnusable` for what is no such file, is for other domains or names no server with TLS.
    """
    provider = _root(document).find("emailProvider")
    if provider is None:
        raise ConfigUnusable("no provider")
    terms = _Terms(address, domain)
    if not any(terms.covers(_text(element)) for element in provider.iterfind("domain")):
        raise ConfigUnusable("for other domains")
    sending = min(terms.servers(provider, "outgoingServer", "smtp"), key=lambda s: s.rank, default=None)
    if sending is None:
        raise ConfigUnusable("no server for sending")
    # the mailbox is read over implicit TLS and with a password only
    reading = next(
        (
            server
            for server in sorted(terms.servers(provider, "incomingServer", "imap"), key=lambda s: s.rank)
            if server.encryption is Encryption.SSL and server.sign_in is not _SignIn.OTHER
        ),
        None,
    )
    return MailServers(
        sending.host,
        sending.port,
        sending.encryption,
        sending.username,
        sending.sign_in is not _SignIn.OTHER,
        "" if reading is None else reading.host,
        _USUAL_IMAP_PORT if reading is None else reading.port,
    )


class _Plain(ET.TreeBuilder):
    """Takes no document type: entities that multiply, or that fetch something, are declared there."""

    def doctype(self, name: str, *_: Any) -> NoReturn:
        """Refuse it before anything in it is read."""
        raise ConfigUnusable(f"a document type, {name[:40]}")


def _root(document: bytes) -> Element:
    parser = ET.XMLParser(target=_Plain())  # noqa: S314 - what makes it dangerous is refused
    try:
        for begin in range(0, len(document), _SLICE):
            parser.feed(document[begin : begin + _SLICE])
        root = parser.close()
    except (ET.ParseError, ValueError, LookupError) as error:  # LookupError: an unknown encoding
        raise ConfigUnusable(str(error)) from error
    if root.tag != "clientConfig":
        raise ConfigUnusable("not a configuration")
    return root


class _Terms:
    """The file's words, for one address."""

    def __init__(self, address: str, domain: str) -> None:
        self._address = address
        self._domain = domain
        self._meanings = {
            "%EMAILADDRESS%": address,
            "%EMAILLOCALPART%": address.rpartition("@")[0],
            "%EMAILDOMAIN%": domain,
        }

    def covers(self, name: str) -> bool:
        """Whether a domain that the file is for is the one that was asked, or above it."""
        named = self._host(name)
        return bool(named) and f".{self._domain}".endswith(f".{named}")

    def servers(self, provider: Element, tag: str, kind: str) -> Iterator[_Server]:
        """The servers of a kind that can be used, in the file's order."""
        for element in provider.iterfind(tag):
            sign_ins = [
                _SIGN_INS[name]
                for each in element.iterfind("authentication")
                if (name := _text(each).casefold()) in _SIGN_INS
            ]
            encryption = _ENCRYPTIONS.get(_text(element.find("socketType")).casefold())
            host = self._host(_text(element.find("hostname")))
            port = _port(_text(element.find("port")))
            if element.get("type", "").casefold() == kind and encryption and host and port and sign_ins:
                username = self._username(_text(element.find("username")))
                yield _Server(host, port, encryption, username, min(sign_ins))

    def _host(self, text: str) -> str:
        """A full name in ASCII, or nothing."""
        try:
            name = ascii_domain(self._filled(text))
        except AddressUnusable:
            return ""
        is_name = "." in name and not name.rpartition(".")[2].isdigit()
        return name if is_name else ""

    def _username(self, text: str) -> str:
        """What the server calls the person; where the file makes no sense, the address."""
        name = self._filled(text)
        is_usable = 0 < len(name) <= LONGEST_ADDRESS and name.isprintable()
        return name if is_usable and not _PLACEHOLDER.search(name) else self._address

    def _filled(self, text: str) -> str:
        return _PLACEHOLDER.sub(lambda found: self._meanings.get(found[0], found[0]), text)


def _text(element: Element | None) -> str:
    return "" if element is None else (element.text or "").strip()


def _port(text: str) -> int:
    """A port, or 0."""
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(HIGHEST_PORT))
    port = int(text) if is_number else 0
    return port if port <= HIGHEST_PORT else 0
