"""Addresses as they stand on an envelope (RFC 5321 4.1.2) and in a header (RFC 5322 3.4.1)."""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

from invite_desktop.domain.errors import AddressUnusable

LONGEST_ADDRESS = 254  # octets, RFC 5321 4.5.3.1.3 less the angle brackets
LONGEST_LOCAL_PART = 64
LONGEST_DOMAIN = 253

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+"
_LOCAL_PART = re.compile(rf'{_ATOM}(?:\.{_ATOM})*|"(?:[ !#-\[\]-~]|\\[ -~])*"')
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")


@dataclass(frozen=True, slots=True)
class EnvelopeAddress:
    """A mailbox ready for the wire: the domain in ASCII, the local part as given."""

    local_part: str
    domain: str

    def __str__(self) -> str:
        return f"{self.local_part}@{self.domain}"

    @property
    def needs_utf8(self) -> bool:
        """Whether only a server with SMTPUTF8 can take it (RFC 6531)."""
        return not self.local_part.isascii()


def envelope_address(address: str) -> EnvelopeAddress:
    """Read an address as the list has it. Raises `AddressUnusable`."""
    local_part, at_sign, domain = address.strip().rpartition("@")
    if not at_sign or not _is_local_part(local_part):
        raise AddressUnusable(address)
    result = EnvelopeAddress(local_part, ascii_domain(domain, address))
    if len(str(result).encode()) > LONGEST_ADDRESS:
        raise AddressUnusable(address)
    return result


def ascii_domain(domain: str, address: str = "") -> str:
    """A domain in ASCII (RFC 5891). Raises `AddressUnusable` naming the address it belongs to."""
    name = domain if domain.isascii() else _encoded(domain)
    if len(name) > LONGEST_DOMAIN or not _DOMAIN.fullmatch(name):
        raise AddressUnusable(address or domain)
    return name.lower()


def _encoded(domain: str) -> str:
    """The domain by IDNA 2008, or nothing where it has no such form."""
    import idna  # its tables cost start-up time and few lists need them

    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        return ""


def _is_local_part(text: str) -> bool:
    if not text.isprintable() or not 0 < len(text.encode()) <= LONGEST_LOCAL_PART:
        return False
    # RFC 6531 3.3 lets every character beyond ASCII stand where a letter may
    return _LOCAL_PART.fullmatch(re.sub(r"[^\x00-\x7f]", "x", text)) is not None


def new_message_id(domain: str) -> str:
    """A Message-ID nobody can guess, `<32 characters@domain>` (RFC 5322 3.6.4), for the sender's domain.

    Strict on purpose: Gmail replaces a Message-ID that it finds malformed, and then nothing that
    comes back can be matched. Raises `AddressUnusable`.
    """
    unique = base64.b32encode(secrets.token_bytes(20)).decode("ascii").lower()
    return f"<{unique}@{ascii_domain(domain)}>"


def message_id_for(seed: str, address_key: str, domain: str) -> str:
    """The Message-ID of a mailing's mail to one address: `<26 characters@domain>`, domain the sender's.

    Nobody can guess it who does not know the mailing's `seed`, and every copy of the data makes the
    same one: so what the Sent folder holds can be told before anything leaves. Raises `AddressUnusable`.
    """
    mixed = hmac.digest(seed.encode(), address_key.encode(), hashlib.sha256)
    unique = base64.b32encode(mixed).decode("ascii").lower()[:26]
    return f"<{unique}@{ascii_domain(domain)}>"
