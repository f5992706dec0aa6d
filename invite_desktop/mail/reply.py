"""What a server's reply means (RFC 5321 4.2, enhanced status codes RFC 3463), by the table of known ones."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass

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
from invite_desktop.mail.reply_rule import Rule, Stage
from invite_desktop.mail.reply_table import OUT_OF_PLACE, REFUSALS

__all__ = ["Reply", "Stage", "error_for", "rule_for"]

logger = logging.getLogger(__name__)

_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\S)")
_PREFIX = re.compile(r"^\s*(?:\d{3}(?:[ \-]|$))?\s*(?:#?[245]\.\d{1,3}\.\d{1,3}(?!\S))?\s*")
_ADDRESS = re.compile(r"\S*@\S*")
_REFUSED = {4, 5}  # the first digits of RFC 5321 4.2.1


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
        """The words alone, in lower case and on one line; without addresses, which may hold any word."""
        lines = (_PREFIX.sub("", line) for line in self.text.lower().split("\n"))
        return " ".join(_ADDRESS.sub(" ", " ".join(lines)).split())

    @property
    def is_positive(self) -> bool:
        """Whether the command was carried out (2yz)."""
        return self.code // 100 == 2  # noqa: PLR2004 - the first digit of RFC 5321 4.2.1


@dataclass(frozen=True, slots=True)
class _Case:
    """What errors are made from: whose dialogue it was, about whom, and what was said."""

    account: Account
    address: str
    said: str


_ERRORS: dict[type[InviteError], Callable[[_Case], InviteError]] = {
    AppPasswordRequired: lambda case: AppPasswordRequired(case.account.username, case.said),
    BrowserSignInRequired: lambda case: BrowserSignInRequired(case.account.username, case.said),
    SignInRejected: lambda case: SignInRejected(case.account.username, case.said),
    SignInRequired: lambda case: SignInRequired(case.said),
    SignInUnavailable: lambda case: SignInUnavailable(case.account.host, case.said),
    EncryptionMismatch: lambda case: EncryptionMismatch(case.account.host, case.account.port),
    EncryptionUnavailable: lambda case: EncryptionUnavailable(case.account.host),
    SenderRefused: lambda case: SenderRefused(case.account.from_email, case.said),
    MessageTooLarge: lambda case: MessageTooLarge(case.said),
    ContentBlocked: lambda case: ContentBlocked(case.said),
    ProtocolViolation: lambda case: ProtocolViolation(case.said),
    ServerUnavailable: lambda case: ServerUnavailable(case.said),
    TooManySignIns: lambda case: TooManySignIns(case.said),
    SendingLimitReached: lambda case: SendingLimitReached(case.said),
    PolicyRefused: lambda case: PolicyRefused(case.said),
    RecipientRefused: lambda case: RecipientRefused(case.address, case.said),
    RecipientDeferred: lambda case: RecipientDeferred(case.address, case.said),
    MessageRefused: lambda case: MessageRefused(case.address, case.said),
}


def rule_for(reply: Reply, stage: Stage, *, own_domain: bool = False) -> Rule:
    """The row of the table for a reply other than the hoped-for one.

    `own_domain` tells that the recipient's address is of the sender's own domain.
    """
    if reply.code // 100 not in _REFUSED:
        return OUT_OF_PLACE
    code, status, phrase = reply.code, reply.status, reply.phrase
    return next(rule for rule in REFUSALS if rule.fits(stage, code, status, phrase, own_domain=own_domain))


def error_for(reply: Reply, stage: Stage, *, account: Account, address: str = "") -> InviteError:
    """The error that a reply other than the hoped-for one stands for; `address` is the recipient's."""
    domain = account.domain.casefold()
    own_domain = bool(domain) and address.casefold().rpartition("@")[2] == domain
    rule = rule_for(reply, stage, own_domain=own_domain)
    logger.info(
        "Reply %d %s at %s: %s, for the %s, again: %s",
        reply.code, reply.status, stage, rule.id, rule.reach, rule.retry,
    )  # fmt: skip
    return _ERRORS[rule.error](_Case(account, address, str(reply)))
