"""Addresses as people write them: cleaned without a word, judged on sight, corrected on offer.

Nothing here asks the network. An address is judged by its shape alone (RFC 5321 4.1.2, RFC 6531).
"""

import re
from enum import StrEnum
from functools import lru_cache

LONGEST_ADDRESS = 254  # RFC 3696 erratum 1690
LONGEST_ORDINARY = 64  # so no label and no local part of an ordinary address can be too long

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*"
_match_ordinary = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[A-Za-z]{{2,}}").fullmatch

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPACES = "".join(character for character in map(chr, range(0x3001)) if character.isspace())
_WRAPPING = _SPACES + "<>;,\"'`´‘’‚‛“”„‟«»‹›"
_BETWEEN_ADDRESSES = re.compile(r"[\s;,|/]+")
_SPELLED_AT = re.compile(r"\s*[(\[{]\s*(?:at|afna|ät)\s*[)\]}]\s*|\s+(?:at|afna)\s+", re.IGNORECASE)
_SPACE_AT_SIGN = re.compile(r"\s*([@.])\s*")

# Large providers whose names are long enough that one slip away from them is hardly anybody's own domain.
_PROVIDERS = (
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "outlook.com",
    "yahoo.com",
    "icloud.com",
    "siol.net",
)
_NOT_A_SLIP = {*_PROVIDERS, "mail.com", "email.com", "ymail.com"}
_ENDINGS = {
    "con": "com", "cmo": "com", "ocm": "com", "vom": "com", "xom": "com", "comm": "com", "coom": "com",
    "nte": "net", "ent": "net", "nett": "net", "ogr": "org", "rog": "org", "orgg": "org",
}  # fmt: skip


class AddressProblem(StrEnum):
    """What is to be said of an address."""

    EMPTY = "empty"
    NO_AT = "no_at"
    SPACE_INSIDE = "space_inside"
    SEVERAL = "several"
    NO_DOT = "no_dot"
    SYNTAX = "syntax"
    TYPING_SLIP = "typing_slip"
    NON_ASCII_LOCAL = "non_ascii_local"

    @property
    def can_send(self) -> bool:
        """Whether a message can go out all the same: the person is only asked to look."""
        return self in {AddressProblem.TYPING_SLIP, AddressProblem.NON_ASCII_LOCAL}


def clean_address(text: str) -> str:
    """Take off what clings to an address: spaces, brackets, quotes, `mailto:`, a name, invisible characters.

    The part before the @ stays as typed, the domain becomes lower case. What is no address stays too,
    so that it can be shown and corrected.
    """
    if len(text) <= LONGEST_ORDINARY and _match_ordinary(text):
        return text if text.islower() else _lower_domain(text)
    return split_mailbox(text)[1]


def split_mailbox(text: str) -> tuple[str, str]:
    """Part `Ana Novak <ana@uni.si>` into the name, blank if there is none, and the cleaned address."""
    text = _INVISIBLE.sub("", text)
    if text.count("<") == 1 and text.count(">") == 1:
        before, _, rest = text.partition("<")
        inner, _, after = rest.partition(">")
        if not _unwrap(after):
            return _unwrap(before), _lower_domain(_unwrap(inner))
    return "", _lower_domain(_unwrap(text))


def _unwrap(text: str) -> str:
    """Remove what stands around an address, and a link's `mailto:` with its parameters."""
    text = text.strip(_WRAPPING).rstrip(_WRAPPING + ".")
    while text[:7].lower() == "mailto:":
        text = text[7:].partition("?")[0].strip(_WRAPPING).rstrip(_WRAPPING + ".")
    return text


def _lower_domain(address: str) -> str:
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{domain.lower()}" if at else address


def find_problem(address: str) -> AddressProblem | None:
    """What is to be said of a cleaned address; None if it is in order."""
    if len(address) <= LONGEST_ORDINARY and _match_ordinary(address):
        return AddressProblem.TYPING_SLIP if _right_domain(address.rpartition("@")[2]) else None
    return _find_coarse_problem(address) or _find_fine_problem(address)


def _find_coarse_problem(address: str) -> AddressProblem | None:
    """The problems that can be seen from across the room."""
    if not address:
        return AddressProblem.EMPTY
    if "@" not in address:
        return AddressProblem.NO_AT
    if len([part for part in _BETWEEN_ADDRESSES.split(address) if "@" in part.strip("@")]) > 1:
        return AddressProblem.SEVERAL
    if any(character.isspace() for character in address):
        return AddressProblem.SPACE_INSIDE
    local, _, domain = address.rpartition("@")
    if local and "." not in domain.strip("."):
        return AddressProblem.NO_DOT
    return None


def _find_fine_problem(address: str) -> AddressProblem | None:
    """Judge an uncommon address by the letter of the RFCs."""
    if len(address) > LONGEST_ADDRESS:
        return AddressProblem.SYNTAX
    # start-up time: most lists never need it
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, globally_deliverable=False, strict=True)
    except EmailNotValidError:
        return AddressProblem.SYNTAX
    local, _, domain = address.rpartition("@")
    if _right_domain(domain):
        return AddressProblem.TYPING_SLIP
    return None if local.isascii() else AddressProblem.NON_ASCII_LOCAL


def suggest(address: str) -> str:
    """The address that the person probably meant; blank if there is nothing to offer."""
    if len(address) > LONGEST_ADDRESS:
        return ""
    # only spaces beside @ and dots: of "Ana ana@uni.si" nobody can know which part is the address
    guess = _SPACE_AT_SIGN.sub(r"\1", _SPELLED_AT.sub("@", address) if "@" not in address else address)
    local, at, domain = guess.rpartition("@")
    guess = f"{local}{at}{_right_domain(domain.lower()) or domain}"
    return guess if guess != address and _match_ordinary(guess) and find_problem(guess) is None else ""


@lru_cache(maxsize=4096)
def _right_domain(domain: str) -> str:
    """The domain that this one is a typing slip of; blank if it is none."""
    domain = domain.lower()
    if domain in _NOT_A_SLIP:
        return ""
    for provider in _PROVIDERS:
        if _one_slip_apart(domain, provider):
            return provider
    name, _, ending = domain.rpartition(".")
    if ending not in _ENDINGS:
        return ""
    corrected = f"{name}.{_ENDINGS[ending]}"
    return _right_domain(corrected) or corrected


def _one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter was dropped, added, changed or swapped with its neighbour."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    if len(one) != len(other):
        return one[1:] == other or one == other[1:]
    return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])
