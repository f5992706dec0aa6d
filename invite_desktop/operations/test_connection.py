"""Test settings: find, connect, secure, sign in, send to yourself, find the copy in the Sent folder.

Each step is shown and timed. The last is a finding and no condition: sending works without it.
"""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.errors import InviteError, MailboxError, MailboxUnknown, PasswordMissing
from invite_desktop.domain.message import Message
from invite_desktop.operations.accounts import Accounts

if TYPE_CHECKING:
    from invite_desktop.mail.compose import Mail
    from invite_desktop.mail.imap import Mailbox
    from invite_desktop.mail.reply import Reply
    from invite_desktop.operations.reconcile import Copy

LOOKS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 5.0)  # seconds before each look: a server may file a copy late
_MARGIN = timedelta(days=1)  # by which the server's clock may differ


class ConnectionStep(StrEnum):
    """The steps, in their order."""

    FIND = "find"
    CONNECT = "connect"
    SECURE = "secure"
    SIGN_IN = "sign_in"
    SEND = "send"
    SENT_COPY = "sent_copy"


@dataclass(frozen=True, slots=True)
class StepReport:
    """A step began (`seconds` is None) or is done after so many seconds."""

    step: ConnectionStep
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class SentFinding:
    """What the mailbox shows of the test message's copy; `problem` is why it could not be read."""

    copies: SentCopies
    problem: MailboxError | None = None


@dataclass(frozen=True, slots=True)
class ConnectionResult:
    """How a test ended. `problem` stopped it at `step`; None means that the server took the message.

    `transcript` is the dialogue with addresses and secrets masked, for *Technical details*. `sent` is
    None where there was nothing to look for, or the person ended the test.
    """

    step: ConnectionStep
    problem: InviteError | None
    transcript: tuple[str, ...]
    sent: SentFinding | None = None


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


class SentFolder(Protocol):
    """A mailbox, as far as the test reads it."""

    def open(self, password: str) -> None: ...
    def sent_since(self, since: datetime) -> Iterable["Copy"]: ...
    def close(self) -> None: ...
    def abort(self) -> None: ...


NewMailbox = Callable[[Account], SentFolder]


def new_mailbox(account: Account) -> "Mailbox":
    """A mailbox that is not open yet. Its time limits are a test's: somebody is waiting."""
    # loaded when it is needed: the settings form stands in the first window
    from invite_desktop.mail.imap import Mailbox, MailboxTimeouts

    return Mailbox(account, MailboxTimeouts(connect=10.0, greeting=15.0, command=15.0))


class ConnectionTest:
    """One run of *Test settings*; `stop` may be called from another thread and ends it at once.

    With `accounts` the test message counts for the account's limit, and what the mailbox shows is noted.
    """

    def __init__(
        self,
        new_session: Callable[[Account], Session],
        account: Account,
        password: str | None,
        accounts: Accounts | None = None,
        new_mailbox: NewMailbox = new_mailbox,
        looks: Sequence[float] = LOOKS,
    ) -> None:
        self._session = new_session(account)
        self._new_mailbox = new_mailbox
        self._mailbox: SentFolder | None = None
        self._lock = threading.Lock()
        self._account = account
        self._password = password
        self._accounts = accounts
        self._looks = looks
        self._stopped = threading.Event()

    def stop(self) -> None:
        """End the test; what it reports then is of no account."""
        self._stopped.set()
        self._session.abort()
        with self._lock:
            if self._mailbox is not None:
                self._mailbox.abort()

    @property
    def is_stopped(self) -> bool:
        """Whether the person ended it."""
        return self._stopped.is_set()

    def run(self, greeting: Message, report: Callable[[StepReport], None]) -> ConnectionResult:
        """Walk the steps; `greeting` is the text of the test message. Raises nothing of the network's."""
        session = self._session
        step = ConnectionStep.FIND
        try:
            letter = self._prepare(greeting)
            for step, action in self._steps(letter):
                began = time.monotonic()
                report(StepReport(step))
                action()
                report(StepReport(step, time.monotonic() - began))
        except InviteError as problem:
            return ConnectionResult(step, problem, tuple(session.transcript))
        finally:
            session.close()
        if self._accounts is not None:
            self._accounts.count(self._account, letter.message_id, "test")
        return ConnectionResult(step, None, tuple(session.transcript), self._look(letter, report))

    # -- the copy in the Sent folder ---------------------------------------------------------------

    def _look(self, letter: "Mail", report: Callable[[StepReport], None]) -> SentFinding | None:
        """Find the copy and note what that says; None where the person ended it."""
        finding = SentFinding(SentCopies.UNREADABLE, MailboxUnknown())
        if self._account.imap_host:
            began = time.monotonic()
            report(StepReport(ConnectionStep.SENT_COPY))
            finding = self._read(self._make_mailbox(), letter.message_id)
            report(StepReport(ConnectionStep.SENT_COPY, time.monotonic() - began))
        if self.is_stopped:
            return None
        if self._accounts is not None:
            self._accounts.note_sent_copies(self._account, finding.copies)
        return finding

    def _make_mailbox(self) -> SentFolder:
        with self._lock:
            self._mailbox = mailbox = self._new_mailbox(self._account)
            if self.is_stopped:
                mailbox.abort()
        return mailbox

    def _read(self, mailbox: SentFolder, message_id: str) -> SentFinding:
        try:
            mailbox.open(self._password or "")
            return SentFinding(self._find(mailbox, message_id))
        except MailboxError as problem:
            return SentFinding(SentCopies.UNREADABLE, problem)
        finally:
            mailbox.close()

    def _find(self, mailbox: SentFolder, message_id: str) -> SentCopies:
        """Look a few times: the server may take some seconds."""
        since = datetime.now(UTC) - _MARGIN
        for pause in self._looks:
            if self._stopped.wait(pause):
                break
            for copy in mailbox.sent_since(since):
                if copy.message_id == message_id:
                    return SentCopies.FILED
                if copy.original_id == message_id:
                    return SentCopies.RENAMED
        return SentCopies.MISSING

    # -- the steps ---------------------------------------------------------------------------------

    def _prepare(self, greeting: Message) -> "Mail":
        """Whatever is missing is said before the network is asked."""
        self._account.require_complete()
        if self._account.authentication and not self._password:
            raise PasswordMissing
        return letter_to_self(self._account, greeting)

    def _steps(self, letter: "Mail") -> tuple[tuple[ConnectionStep, Callable[[], object]], ...]:
        session = self._session
        return (
            (ConnectionStep.FIND, session.find),
            (ConnectionStep.CONNECT, session.connect),
            (ConnectionStep.SECURE, session.secure),
            (ConnectionStep.SIGN_IN, lambda: session.sign_in(self._password or "")),
            (ConnectionStep.SEND, lambda: session.submit(letter)),
        )


def letter_to_self(account: Account, message: Message) -> "Mail":
    """A message without fields from the account to itself."""
    # loaded when it is needed: the settings form stands in the first window
    from invite_desktop.mail.compose import Composer, Envelope, new_message_id

    envelope = Envelope(new_message_id(account.domain), datetime.now().astimezone())
    return Composer(account, message, ()).compose(account.from_email, {}, envelope)
