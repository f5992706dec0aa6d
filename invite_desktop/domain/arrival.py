"""How a message to oneself arrived: where, how soon, and what the receiving server says of it."""

from dataclasses import dataclass
from enum import StrEnum

from invite_desktop.domain.account import SentCopies
from invite_desktop.domain.errors import FolderMissing, MailboxError


class ArrivedIn(StrEnum):
    """Where it was found. `ALL`: it came, yet does not lie in the Inbox (a filter or a person moved it)."""

    INBOX = "inbox"
    ALL = "all"
    SPAM = "spam"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message as it was found in the mailbox of the one who sent it.

    `seconds` pass between its being taken and its being found. `sender` is the address in From as it
    arrived, empty where it cannot be read; `keeps_sender`: it is the one it was written with.
    `spf`, `dkim` and `dmarc` are result words of RFC 8601 ("pass", "fail", "softfail", "none", …) as the
    receiving server wrote them, empty where it says nothing.
    """

    place: ArrivedIn
    seconds: float
    keeps_message_id: bool
    sender: str
    keeps_sender: bool
    spf: str = ""
    dkim: str = ""
    dmarc: str = ""


@dataclass(frozen=True, slots=True)
class Receiving:
    """What the mailbox shows of a test message: how it arrived (None: not to be found yet), and its copy.

    `problem` is why the mailbox, or a part of it, could not be read; sending is another matter.
    """

    arrival: Arrival | None
    copies: SentCopies
    problem: MailboxError | None = None

    @property
    def is_mailbox_read(self) -> bool:
        """Whether the mailbox let itself be read, be it without some of its folders."""
        return self.arrival is not None or self.problem is None or isinstance(self.problem, FolderMissing)
