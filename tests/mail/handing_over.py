"""The ways to hand a mail over, with PIPELINING or without, in one wait or in steps; and refusals of it."""

import selectors
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    ContentBlocked,
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
)
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.reply import Reply
from invite_desktop.mail.smtp import Submission, Timeouts
from tests.fakes.smtp_server import FakeSmtp

Session = tuple[FakeSmtp, Submission]
Opened = Callable[..., AbstractContextManager[Session]]


class Stepping(Submission):
    """Hands over in steps, as one that looks after several lines would."""

    def submit(self, mail: Mail, following: Mail | None = None) -> Reply:
        """As the original, which waits in one place."""
        self.start(mail, following)
        with selectors.DefaultSelector() as selector:
            selector.register(self, selectors.EVENT_READ)
            while (reply := self.advance()) is None:
                selector.select(self.wait_until - time.monotonic())
        return reply


@dataclass(frozen=True)
class Manner:
    """One of the ways."""

    pipelines: bool
    steps: bool

    def __str__(self) -> str:
        return f"{'pipelined' if self.pipelines else 'plain'}-{'steps' if self.steps else 'wait'}"

    def offers(self, offers: Sequence[str]) -> tuple[str, ...]:
        """What the server is to offer."""
        return (*offers, "PIPELINING") if self.pipelines else tuple(offers)

    def session(self, account: Account, timeouts: Timeouts) -> Submission:
        """A session that does it this way."""
        return (Stepping if self.steps else Submission)(account, timeouts)


MANNERS = [Manner(pipelines, steps) for pipelines in (False, True) for steps in (False, True)]

# stage, answer, what it means
REFUSALS: list[tuple[str, str, type[InviteError]]] = [
    ("mail", "552-5.3.4 Your message exceeded Google's message size limits.\n552 5.3.4  x", MessageTooLarge),
    ("mail", "552-5.2.3 Your message exceeded Google's message size limits.\n552 5.2.3  x", MessageTooLarge),
    ("mail", "550-5.4.5 Daily user sending limit exceeded.\n550 5.4.5  x", SendingLimitReached),
    ("mail", "550 5.7.1 not you", SenderRefused),
    ("mail", "451 4.3.0 not now", ServerUnavailable),
    ("rcpt", "553-5.1.3 The recipient address <x> is not valid.\n553 5.1.3  x", RecipientRefused),
    ("rcpt", "555 5.5.2 Syntax error.", RecipientRefused),
    ("rcpt", "499 unheard of", RecipientDeferred),
    ("rcpt", "599 unheard of", RecipientRefused),
    ("rcpt", "550 5.1.1 Uporabnika ni: š", RecipientRefused),
    ("rcpt", "\n".join([*(f"550-5.1.1 line {n}" for n in range(19)), "550 5.1.1 end"]), RecipientRefused),
    ("data", "554 no", MessageRefused),
    ("data", "250 what?", ProtocolViolation),
    ("dot", "552-5.7.0 its content presents a potential\n552 5.7.0 security issue.", ContentBlocked),
    ("dot", "550-5.7.1 likely unsolicited mail\n550 5.7.1  p=UnsolicitedMessageError", PolicyRefused),
    ("dot", "550 5.7.1 Messages missing a valid Message-ID: header", ContentBlocked),
    ("dot", "550 5.7.1 by the rules - gcdp x - gsmtp", ContentBlocked),
    ("dot", "550-5.4.5 Daily user sending limit exceeded.\n550 5.4.5  x", SendingLimitReached),
    ("dot", "451 4.3.0 Email server has temporarily rejected this message.", RecipientDeferred),
    ("dot", "550 unheard of", MessageRefused),
]  # fmt: skip
