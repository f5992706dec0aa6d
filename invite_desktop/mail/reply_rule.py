"""What one row of the reply table says, and what follows from each kind of error."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum, StrEnum

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


class Reach(StrEnum):
    """Whom a refusal concerns."""

    PERSON = "person"
    MAILING = "mailing"
    ACCOUNT = "account"


class Retry(StrEnum):
    """Whether, and when, the same may be tried again."""

    NEVER = "never"
    PERSON_PLAN = "person plan"  # 1, 5, 15 and 60 minutes later, others meanwhile
    SERVER_PLAN = "server plan"  # the same, nobody meanwhile
    AFTER_10_MINUTES = "after 10 minutes"
    AFTER_1_HOUR = "after 1 hour"
    AFTER_24_HOURS = "after 24 hours"
    AFTER_CHANGE = "after a change"  # of settings, text or address, by the person

    @property
    def rest(self) -> timedelta | None:
        """How long the account rests; None where a plan or the person decides."""
        return {
            Retry.AFTER_10_MINUTES: timedelta(minutes=10),
            Retry.AFTER_1_HOUR: timedelta(hours=1),
            Retry.AFTER_24_HOURS: timedelta(hours=24),
        }.get(self)


_ACCOUNT_SETTINGS = (Reach.ACCOUNT, Retry.AFTER_CHANGE)
_THIS_MESSAGE = (Reach.MAILING, Retry.AFTER_CHANGE)

CONSEQUENCES: Mapping[type[InviteError], tuple[Reach, Retry]] = {
    AppPasswordRequired: _ACCOUNT_SETTINGS,
    BrowserSignInRequired: _ACCOUNT_SETTINGS,
    SignInRejected: _ACCOUNT_SETTINGS,
    SignInRequired: _ACCOUNT_SETTINGS,
    SignInUnavailable: _ACCOUNT_SETTINGS,
    EncryptionMismatch: _ACCOUNT_SETTINGS,
    EncryptionUnavailable: _ACCOUNT_SETTINGS,
    SenderRefused: _ACCOUNT_SETTINGS,
    ProtocolViolation: _ACCOUNT_SETTINGS,
    MessageTooLarge: _THIS_MESSAGE,
    ContentBlocked: _THIS_MESSAGE,
    ServerUnavailable: (Reach.ACCOUNT, Retry.SERVER_PLAN),
    TooManySignIns: (Reach.ACCOUNT, Retry.AFTER_1_HOUR),
    SendingLimitReached: (Reach.ACCOUNT, Retry.AFTER_24_HOURS),
    PolicyRefused: (Reach.ACCOUNT, Retry.AFTER_10_MINUTES),
    RecipientRefused: (Reach.PERSON, Retry.AFTER_CHANGE),
    RecipientDeferred: (Reach.PERSON, Retry.PERSON_PLAN),
    MessageRefused: (Reach.PERSON, Retry.NEVER),
}
"""What follows from each kind of error; so that no two rows can contradict each other, or the engine."""


class Basis(IntEnum):
    """What a row goes by, the most trusted first."""

    WORDS = 0
    STATUS = 1
    CODE = 2
    FIRST_DIGIT = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. It fits a reply for which all that it names holds; what is empty does not matter.

    `words` are parts of the reply in lower case and on one line, one of which must be there; `digit` is
    the code's first. `own_domain` asks for a recipient of the sender's own domain.
    """

    id: str
    error: type[InviteError]
    words: tuple[str, ...] = ()
    statuses: frozenset[str] = frozenset()
    codes: frozenset[int] = frozenset()
    digit: int | None = None
    stages: frozenset[Stage] = frozenset(Stage)
    own_domain: bool = False

    @property
    def reach(self) -> Reach:
        """How far the damage reaches."""
        return CONSEQUENCES[self.error][0]

    @property
    def retry(self) -> Retry:
        """Whether and when to try again."""
        return CONSEQUENCES[self.error][1]

    @property
    def words_id(self) -> str:
        """The id of the words on the screen: `ui.explain` has them for the error of this name."""
        return self.error.__name__

    @property
    def basis(self) -> Basis:
        """What the row goes by."""
        if self.words:
            return Basis.WORDS
        if self.statuses:
            return Basis.STATUS
        return Basis.CODE if self.codes else Basis.FIRST_DIGIT

    def fits(self, stage: Stage, code: int, status: str, phrase: str, *, own_domain: bool) -> bool:
        """Whether a reply, read as `mail.reply.Reply` reads it, is one of these."""
        return (
            stage in self.stages
            and self.digit in {None, code // 100}
            and (own_domain or not self.own_domain)
            and (not self.codes or code in self.codes)
            and (not self.statuses or status in self.statuses)
            and (not self.words or any(words in phrase for words in self.words))
        )
