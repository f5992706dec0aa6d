"""Test settings: find, connect, secure, sign in, send to yourself, wait for the message in the mailbox.

Each step is shown, timed and limited. The last is a finding and no condition: sending works without it.
"""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from invite_desktop.domain.account import Account
from invite_desktop.domain.arrival import Receiving
from invite_desktop.domain.errors import (
    ConnectionLost,
    InviteError,
    Offline,
    PasswordMissing,
    ServerUnavailable,
    ServerUnreachable,
)
from invite_desktop.domain.message import Message
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.testing.steps import LIMITS, ConnectionStep, Limit, StepReport
from invite_desktop.operations.testing.watch import LOOKS, NewMailbox, Watch

if TYPE_CHECKING:
    from invite_desktop.mail.compose import Mail
    from invite_desktop.mail.imap import Mailbox
    from invite_desktop.mail.reply import Reply

__all__ = [
    "LIMITS",
    "LOOKS",
    "ConnectionResult",
    "ConnectionStep",
    "ConnectionTest",
    "NewMailbox",
    "Receiving",
    "StepReport",
    "letter_to_self",
    "new_mailbox",
]

Report = Callable[[StepReport], None]


@dataclass(frozen=True, slots=True)
class ConnectionResult:
    """How a test ended. `problem` stopped it at `step`; None means that the server took the message.

    `transcript` is the dialogue with addresses and secrets masked, for *Technical details*. `receiving` is
    what the mailbox shows; None where the person ended the test, or it never came so far.
    """

    step: ConnectionStep
    problem: InviteError | None
    transcript: tuple[str, ...]
    receiving: Receiving | None = None


class Session(Protocol):
    """A submission session whose steps can be walked one by one."""

    @property
    def transcript(self) -> list[str]:
        """The dialogue so far, masked."""
        ...

    def find(self) -> None: ...
    def connect(self) -> None: ...
    def secure(self) -> None: ...
    def sign_in(self, password: str) -> None: ...
    def submit(self, mail: "Mail") -> "Reply": ...
    def close(self) -> None: ...
    def abort(self) -> None: ...


def new_mailbox(account: Account) -> "Mailbox":
    """A mailbox that is not open yet. Its time limits are a test's: somebody is waiting."""
    # loaded when it is needed: the settings form stands in the first window
    from invite_desktop.mail.imap import Mailbox, MailboxTimeouts

    return Mailbox(account, MailboxTimeouts(connect=10.0, greeting=15.0, command=15.0))


class ConnectionTest:
    """One run of *Test settings*; `stop` may be called from another thread and ends it for good, at once.

    With `accounts` the test message counts for the account's limit, and what the mailbox shows of the
    copies is noted. `looks` are seconds before each look into the mailbox, `limits` what a step may take.
    """

    def __init__(
        self,
        new_session: Callable[[Account], Session],
        account: Account,
        password: str | None,
        accounts: Accounts | None = None,
        new_mailbox: NewMailbox = new_mailbox,
        looks: Sequence[float] = LOOKS,
        limits: Mapping[ConnectionStep, float] = LIMITS,
    ) -> None:
        self._session = new_session(account)
        self._new_mailbox = new_mailbox
        self._watch: Watch | None = None
        self._account = account
        self._password = password
        self._accounts = accounts
        self._looks = looks
        self._limits = limits
        self._stopped = threading.Event()

    def stop(self) -> None:
        """End the test; what it reports then is of no account."""
        self._stopped.set()
        self._session.abort()
        watch = self._watch
        if watch is not None:
            watch.end()

    @property
    def is_stopped(self) -> bool:
        """Whether the person ended it."""
        return self._stopped.is_set()

    def run(self, greeting: Message, report: Report) -> ConnectionResult:
        """Walk the steps; `greeting` is the text of the test message. Raises nothing of the network's."""
        session = self._session
        step = ConnectionStep.FIND
        try:
            letter = self._prepare(greeting)
            for step, action in self._steps(letter):
                began = time.monotonic()
                report(StepReport(step))
                self._take(step, action)
                report(StepReport(step, time.monotonic() - began))
            taken_at = time.monotonic()
        except InviteError as problem:
            return ConnectionResult(step, problem, tuple(session.transcript))
        finally:
            session.close()
        if self._accounts is not None:
            self._accounts.count(self._account, letter.message_id, "test")
        self._watch = watch = self._new_watch(letter, taken_at)
        receiving = self._look(watch, report)
        if receiving is not None and self._accounts is not None:
            self._accounts.note_sent_copies(self._account, receiving.copies)
        return ConnectionResult(step, None, tuple(session.transcript), receiving)

    def look_again(self, report: Report) -> Receiving | None:
        """Look once more for the message that `run` sent: a sign-in to the mailbox, and nothing is sent.

        None where the person ended it, or nothing was sent. Raises nothing of the network's.
        """
        receiving = self._look(self._watch, report) if self._watch is not None else None
        if receiving is not None and receiving.is_mailbox_read and self._accounts is not None:
            self._accounts.note_sent_copies(self._account, receiving.copies)
        return receiving

    def _new_watch(self, letter: "Mail", taken_at: float) -> Watch:
        return Watch(
            self._account,
            self._password or "",
            letter,
            taken_at,
            self._new_mailbox,
            self._looks,
            self._limits[ConnectionStep.ARRIVED],
            self._stopped,
        )

    def _look(self, watch: Watch, report: Report) -> Receiving | None:
        """None where the person ended it."""
        if self._account.imap_host:
            report(StepReport(ConnectionStep.ARRIVED))
        receiving = watch.run(lambda seconds: report(StepReport(ConnectionStep.ARRIVED, seconds)))
        return None if self.is_stopped else receiving

    # -- the steps ---------------------------------------------------------------------------------

    def _prepare(self, greeting: Message) -> "Mail":
        """Whatever is missing is said before the network is asked."""
        # loaded when it is needed: the settings form stands in the first window
        from invite_desktop.mail.imap_headers import TEST_MARK

        self._account.require_complete()
        if self._account.authentication and not self._password:
            raise PasswordMissing
        letter = letter_to_self(self._account, greeting)
        mark = f"{TEST_MARK}: {letter.message_id}\r\n"
        return replace(letter, content=mark.encode() + letter.content)

    def _steps(self, letter: "Mail") -> tuple[tuple[ConnectionStep, Callable[[], object]], ...]:
        session = self._session
        return (
            (ConnectionStep.FIND, session.find),
            (ConnectionStep.CONNECT, session.connect),
            (ConnectionStep.SECURE, session.secure),
            (ConnectionStep.SIGN_IN, lambda: session.sign_in(self._password or "")),
            (ConnectionStep.SEND, lambda: session.submit(letter)),
        )

    def _take(self, step: ConnectionStep, action: Callable[[], object]) -> None:
        limit = Limit(self._limits[step], self._session.abort)
        try:
            with limit:
                action()
        except ConnectionLost as error:
            if limit.has_run_out:
                raise self._out_of_time(step) from error
            raise

    def _out_of_time(self, step: ConnectionStep) -> InviteError:
        """What it means that a step had to be ended, and no message was handed over."""
        account = self._account
        if step is ConnectionStep.FIND:
            return Offline(account.host)
        if step in {ConnectionStep.CONNECT, ConnectionStep.SECURE}:
            return ServerUnreachable(account.host, account.port, timed_out=True)
        return ServerUnavailable("")


def letter_to_self(account: Account, message: Message) -> "Mail":
    """A message without fields from the account to itself."""
    # loaded when it is needed: the settings form stands in the first window
    from invite_desktop.mail.compose import Composer, Envelope, new_message_id

    envelope = Envelope(new_message_id(account.domain), datetime.now().astimezone())
    return Composer(account, message, ()).compose(account.from_email, {}, envelope)
