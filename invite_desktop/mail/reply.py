"""What a server's reply means (RFC 5321 4.2, enhanced status codes RFC 3463): a table and its fallback.

Providers reword their replies and Google's own page misprints the codes, so the words decide first,
in a normalised form, and the numbers only where no words are known.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    AppPasswordRequired,
    BrowserSignInRequired,
    ContentBlocked,
    EncryptionMismatch,
    EncryptionUnavailable,
    InviteError,
    MessageRefused,
    MessageTooLarge,
    PolicyRefused,
    ProtocolViolation,
    RecipientDeferred,
    RecipientRefused,
    SenderRefused,
    SendingLimitReached,
    ServerUnavailable,
    SignInRejected,
    SignInRequired,
    SignInUnavailable,
    TooManySignIns,
)


class Stage(StrEnum):
    """Where in the dialogue a reply, or its absence, was met."""

    CONNECT = "connect"
    EHLO = "ehlo"
    STARTTLS = "starttls"
    AUTH = "auth"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    CONTENT = "content"


_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\S)")
_PREFIX = re.compile(r"^\s*(?:\d{3}(?:[ \-]|$))?\s*(?:#?[245]\.\d{1,3}\.\d{1,3}(?!\S))?\s*")


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply: its code, and the text of its lines without the code, joined by line feeds."""

    code: int
    text: str

    def __str__(self) -> str:
        return f"{self.code} {self.text}".replace("\n", " ").strip()

    @property
    def status(self) -> str:
        """The enhanced status code such as `5.7.8`, or nothing."""
        match = _STATUS.match(self.text)
        return match[0] if match else ""

    @property
    def phrase(self) -> str:
        """The words alone, in lower case and on one line."""
        lines = (_PREFIX.sub("", line) for line in self.text.lower().split("\n"))
        return " ".join(" ".join(lines).split())

    @property
    def is_positive(self) -> bool:
        """Whether the command was carried out (2yz)."""
        return self.code // 100 == 2  # noqa: PLR2004 - the first digit of RFC 5321 4.2.1


@dataclass(frozen=True, slots=True)
class _Case:
    """One reply in its surroundings."""

    reply: Reply
    stage: Stage
    account: Account
    address: str


_Maker = Callable[[_Case], InviteError]


def _with_reply(kind: Callable[[str], InviteError]) -> _Maker:
    return lambda case: kind(str(case.reply))


def _with_username(kind: type[SignInRejected]) -> _Maker:
    return lambda case: kind(case.account.username, str(case.reply))


def _with_address(kind: Callable[[str, str], InviteError]) -> _Maker:
    return lambda case: kind(case.address, str(case.reply))


def _sender_refused(case: _Case) -> InviteError:
    return SenderRefused(case.account.from_email, str(case.reply))


def _encryption_mismatch(case: _Case) -> InviteError:
    return EncryptionMismatch(case.account.host, case.account.port)


def _encryption_unavailable(case: _Case) -> InviteError:
    return EncryptionUnavailable(case.account.host)


def _sign_in_unavailable(case: _Case) -> InviteError:
    return SignInUnavailable(case.account.host, str(case.reply))


def _whose_rule(case: _Case) -> InviteError:
    """A rule of the sender's own organisation stops everybody; the recipient's stops this person."""
    own_domain = case.account.domain.casefold()
    if own_domain and case.address.casefold().rpartition("@")[2] == own_domain:
        return PolicyRefused(str(case.reply))
    return MessageRefused(case.address, str(case.reply))


_LIMIT = _with_reply(SendingLimitReached)
_POLICY = _with_reply(PolicyRefused)
_UNAVAILABLE = _with_reply(ServerUnavailable)
_VIOLATION = _with_reply(ProtocolViolation)
_TOO_LARGE = _with_reply(MessageTooLarge)
_BLOCKED = _with_reply(ContentBlocked)
_SIGN_IN_REQUIRED = _with_reply(SignInRequired)
_REJECTED = _with_username(SignInRejected)
_REFUSED = _with_address(RecipientRefused)
_DEFERRED = _with_address(RecipientDeferred)
_MESSAGE_REFUSED = _with_address(MessageRefused)

# Words of a reply and what they mean wherever they are met; the first row that matches holds.
_PHRASES: tuple[tuple[str, _Maker], ...] = (
    # signing in
    ("application-specific password required", _with_username(AppPasswordRequired)),
    ("p=invalidsecondfactor", _with_username(AppPasswordRequired)),
    ("your web browser", _with_username(BrowserSignInRequired)),
    ("p=webloginrequired", _with_username(BrowserSignInRequired)),
    ("too many login attempts", _with_reply(TooManySignIns)),
    ("too many authentication", _with_reply(TooManySignIns)),
    ("answer/7126229", _with_reply(TooManySignIns)),
    ("cannot authenticate due to temporary", _UNAVAILABLE),
    ("basic authentication is disabled", _sign_in_unavailable),
    ("smtpclientauthentication is disabled", _sign_in_unavailable),
    ("unrecognized authentication type", _sign_in_unavailable),
    ("xoauth is no longer supported", _sign_in_unavailable),
    ("username and password not accepted", _REJECTED),
    ("p=badcredentials", _REJECTED),
    ("cannot decode response", _VIOLATION),
    ("must issue a starttls command first", _encryption_mismatch),
    ("authentication required", _SIGN_IN_REQUIRED),
    ("p=wantautherror", _SIGN_IN_REQUIRED),
    ("relay access denied", _SIGN_IN_REQUIRED),
    ("relaying denied", _SIGN_IN_REQUIRED),
    # the account's limits
    ("user sending limit exceeded", _LIMIT),
    ("user sending quota exceeded", _LIMIT),
    ("relay limit exceeded", _LIMIT),
    ("relay sending limit exceeded", _LIMIT),
    ("reached a limit for sending", _LIMIT),
    ("has been rate limited", _LIMIT),
    ("daily message quota exceeded", _LIMIT),
    ("too many recipients for this sender", _LIMIT),
    # taken for unwanted mail, or against the rules
    ("unusual rate of", _POLICY),
    ("unsolicited", _POLICY),
    ("message is suspicious", _POLICY),
    ("message rejected. for more information", _POLICY),
    ("- gcdp", _POLICY),
    ("has a policy that prohibit", _whose_rule),
    # this text, whoever it goes to
    ("content presents a potential security issue", _BLOCKED),
    ("p=blockedmessage", _BLOCKED),
    ("missing a valid message-id", _BLOCKED),
    ("multiple addresses in from", _BLOCKED),
    ("duplicate headers", _BLOCKED),
    ("encoded-word syntax is not permitted", _BLOCKED),
    ("message is malformed", _BLOCKED),
    ("message size limit", _TOO_LARGE),
    ("p=maxsizeerror", _TOO_LARGE),
    ("message size exceeds", _TOO_LARGE),
    ("message too large", _TOO_LARGE),
    ("message too big", _TOO_LARGE),
    # one of the two addresses
    ("the sender address", _sender_refused),
    ("email address is not verified", _sender_refused),
    ("p=customfromdenied", _sender_refused),
    ("no identity changes permitted", _sender_refused),
    ("sender address rejected", _sender_refused),
    ("the recipient address", _REFUSED),
    ("find the recipient domain", _REFUSED),
    ("p=badrcptdomain", _REFUSED),
    # the server itself
    ("throttling failure", _UNAVAILABLE),
    ("try again later, closing connection", _UNAVAILABLE),
    ("connection expired", _UNAVAILABLE),
    ("timeout - closing connection", _UNAVAILABLE),
    ("server busy", _UNAVAILABLE),
    ("temporary system problem", _UNAVAILABLE),
)

# Enhanced status codes that are told apart nowhere but here, whatever the words.
_STATUSES: dict[str, _Maker] = {
    "5.3.4": _TOO_LARGE,
    "5.2.3": _TOO_LARGE,
    "5.4.5": _LIMIT,
    "4.7.28": _POLICY,
    "5.7.28": _POLICY,
    "5.1.7": _sender_refused,
    "5.1.8": _sender_refused,
    "5.7.139": _sign_in_unavailable,
}

# (stage, code): codes that mean something of their own there. None is any stage.
_CODES: dict[tuple[Stage | None, int], _Maker] = {
    (None, 421): _UNAVAILABLE,
    (None, 500): _VIOLATION,
    (None, 502): _VIOLATION,
    (None, 503): _VIOLATION,
    (None, 530): _SIGN_IN_REQUIRED,
    (None, 538): _encryption_mismatch,
    (Stage.STARTTLS, 500): _encryption_unavailable,
    (Stage.STARTTLS, 502): _encryption_unavailable,
    (Stage.STARTTLS, 503): _encryption_unavailable,
    (Stage.AUTH, 500): _sign_in_unavailable,
    (Stage.AUTH, 502): _sign_in_unavailable,
    (Stage.AUTH, 501): _VIOLATION,
    (Stage.AUTH, 504): _sign_in_unavailable,
    (Stage.AUTH, 534): _sign_in_unavailable,
    (Stage.MAIL, 552): _TOO_LARGE,
}

# The last word: a refusal for now (4yz) and for good (5yz), by stage.
_FALLBACK: dict[Stage, tuple[_Maker, _Maker]] = {
    Stage.CONNECT: (_UNAVAILABLE, _POLICY),
    Stage.EHLO: (_UNAVAILABLE, _VIOLATION),
    Stage.STARTTLS: (_UNAVAILABLE, _encryption_unavailable),
    Stage.AUTH: (_UNAVAILABLE, _REJECTED),
    Stage.MAIL: (_UNAVAILABLE, _sender_refused),
    Stage.RCPT: (_DEFERRED, _REFUSED),
    Stage.DATA: (_DEFERRED, _MESSAGE_REFUSED),
    Stage.CONTENT: (_DEFERRED, _MESSAGE_REFUSED),
}


def error_for(reply: Reply, stage: Stage, *, account: Account, address: str = "") -> InviteError:
    """The error that a reply other than the hoped-for one stands for; `address` is the recipient's."""
    return _maker(reply, stage)(_Case(reply, stage, account, address))


def _maker(reply: Reply, stage: Stage) -> _Maker:
    kind = reply.code // 100
    if kind not in {4, 5}:
        return _VIOLATION
    phrase = reply.phrase
    for words, maker in _PHRASES:
        if words in phrase:
            return maker
    return (
        _STATUSES.get(reply.status)
        or _CODES.get((stage, reply.code))
        or _CODES.get((None, reply.code))
        or _FALLBACK[stage][kind - 4]
    )
