"""One go of sending one message version to one audience, and where each person stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class MailingKind(StrEnum):
    """What the mailing is for."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    THANK_YOU = "thank_you"
    LETTER = "letter"


class Outcome(StrEnum):
    """How an attempt ended. An attempt without an outcome is in doubt."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_SENT = "not_sent"


class Settled(StrEnum):
    """Who says so: the server's reply, the Sent folder, or the person."""

    REPLY = "reply"
    SENT_FOLDER = "sent_folder"
    PERSON = "person"


class State(StrEnum):
    """Where one person of a mailing stands; derived from attempts and events, never stored."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    IN_DOUBT = "in_doubt"
    BOUNCED = "bounced"
    LEFT_OUT = "left_out"


class LeftOutReason(StrEnum):
    """Why a row of the list is not written to in this mailing."""

    BY_PERSON = "by_person"
    DUPLICATE = "duplicate"
    ADDRESS = "address"
    ALREADY_SENT = "already_sent"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people stand where. The sum is always the number of rows."""

    by_state: Mapping[State, int] = field(default_factory=dict)

    def of(self, state: State) -> int:
        """How many people are in this state."""
        return self.by_state.get(state, 0)

    @property
    def total(self) -> int:
        """All rows of the audience, those left out among them."""
        return sum(self.by_state.values())

    @property
    def addressed(self) -> int:
        """The rows that the mailing is to reach: all but those left out."""
        return self.total - self.of(State.LEFT_OUT)

    @property
    def is_settled(self) -> bool:
        """Whether nobody waits and nobody is in doubt."""
        return not self.of(State.WAITING) and not self.of(State.IN_DOUBT)


@dataclass(frozen=True, slots=True)
class Mailing:
    """A frozen decision to send: which version, as whom, to which columns. Times are UTC, ISO 8601."""

    id: int
    survey_id: int
    kind: MailingKind
    version: int
    columns: tuple[str, ...]
    created_at: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """One person of a mailing with the address and values frozen when the mailing was made.

    `id` is the row in the audience; `recipient_id` the person on the list at that time.
    """

    id: int
    recipient_id: int
    address: str
    values: tuple[str, ...]


class WaitFor(StrEnum):
    """What a mailing that goes on by itself waits for."""

    SENT_FOLDER = "sent_folder"  # what is there is looked at before the first mail leaves
    NETWORK = "network"
    SERVER = "server"  # it said "not now"
    SIGN_IN = "sign_in"  # it wants fewer sign-ins
    LIMIT = "limit"
    HOURS = "hours"
    RETRY = "retry"  # only people who were put off are left
    CONSENT = "consent"  # the first few are out: the person looks at them and says go on


@dataclass(frozen=True, slots=True)
class Wait:
    """Why nothing is sent at the moment, and until when (aware); None where nobody can say."""

    reason: WaitFor
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """What the screen is told while a mailing runs.

    `current` is the address being written to. `slept` is from when to when the computer slept, told once.
    """

    counts: Counts
    current: str = ""
    wait: Wait | None = None
    slept: tuple[datetime, datetime] | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A mailing in one line of the history."""

    mailing: Mailing
    subject: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Fate:
    """One person's outcome in a mailing, as the history and the report show it.

    `reply` is what the server answered, `at` the time of the last attempt's end (or beginning, while
    it is in doubt), `message_id` that attempt's. `settled_by` says whose word the outcome is;
    `confirmed_at` when the mail was seen in the Sent folder afterwards. While in doubt, `looked_at` is
    when the Sent folder was last searched for it, and `has_last_look` that no other look is planned.
    """

    addressee: Addressee
    state: State
    reason: str = ""
    at: str = ""
    reply: str = ""
    message_id: str = ""
    settled_by: str = ""
    confirmed_at: str = ""
    looked_at: str = ""
    has_last_look: bool = False
