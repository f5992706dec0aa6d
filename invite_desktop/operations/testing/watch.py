"""The last step of *Test settings*: waiting for the message in the mailbox of the one who sent it."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.arrival import Arrival, Receiving
from invite_desktop.domain.errors import (
    FolderMissing,
    MailboxError,
    MailboxLost,
    MailboxUnknown,
    MailboxUnreachable,
)
from invite_desktop.operations.testing.steps import Limit

if TYPE_CHECKING:
    from invite_desktop.mail.compose import Mail
    from invite_desktop.mail.imap import Arrived

# Seconds before each look: quickly at first, and in all a little less than the step may take.
LOOKS = (0.0, 1.0, 2.0, 2.0, *(2.5,) * 21)
COPY_PATIENCE = 10.0  # seconds from handing in, in which a server may file its copy
_TELLING = 1.0  # seconds between two signs of life


class OwnMailbox(Protocol):
    """The sender's mailbox, as far as the test reads it."""

    def open(self, password: str) -> None: ...
    def arrived(self, message_id: str, *, only_new: bool) -> "Arrived | None": ...
    def sent_copy(self, message_id: str) -> SentCopies: ...
    def close(self) -> None: ...
    def abort(self) -> None: ...


NewMailbox = Callable[[Account], OwnMailbox]


class Watch:
    """Looks for one message, as often as it is asked to, and keeps what it saw. One sign-in each time.

    `taken_at` is when the server took the message (`time.monotonic`); `stopped` ends any wait, with `end`.
    """

    def __init__(
        self,
        account: Account,
        password: str,
        letter: "Mail",
        taken_at: float,
        new_mailbox: NewMailbox,
        looks: Sequence[float],
        limit: float,
        stopped: threading.Event,
    ) -> None:
        self._account = account
        self._password = password
        self._letter = letter
        self._taken_at = taken_at
        self._new_mailbox = new_mailbox
        self._looks = looks
        self._limit = limit
        self._stopped = stopped
        self._lock = threading.Lock()
        self._mailbox: OwnMailbox | None = None
        self._arrival: Arrival | None = None
        self._copies: SentCopies | None = None  # None as long as nobody has looked
        self._is_first_time = True

    def end(self) -> None:
        """End what the mailbox is asked; for another thread, after `stopped` is set."""
        with self._lock:
            if self._mailbox is not None:
                self._mailbox.abort()

    def run(self, tell: Callable[[float | None], None]) -> Receiving:
        """Look until the message and its copy are found, or time is up. Raises nothing of the network's.

        `tell` hears None while it goes on, and after how many seconds the message was found.
        """
        account = self._account
        if not account.imap_host:
            return Receiving(None, SentCopies.UNREADABLE, MailboxUnknown())
        mailbox = self._make_mailbox()
        limit = Limit(self._limit, mailbox.abort)
        has_read = False
        problem: MailboxError | None = None
        try:
            with limit:
                mailbox.open(self._password)
                for look, pause in enumerate(self._looks):
                    if not self._wait(pause, tell):
                        break
                    problem = self._look(mailbox, tell, only_new=self._is_first_time or look > 0)
                    has_read = True
                    if self._is_settled(problem):
                        break
        except MailboxError as error:
            problem = error
            if limit.has_run_out:
                silent = MailboxUnreachable(account.imap_host, account.imap_port, "silent")
                problem = None if has_read else silent
        finally:
            mailbox.close()
        self._is_first_time = False
        return self._found(problem)

    def _make_mailbox(self) -> OwnMailbox:
        with self._lock:
            self._mailbox = mailbox = self._new_mailbox(self._account)
            if self._stopped.is_set():
                mailbox.abort()
        return mailbox

    def _wait(self, seconds: float, tell: Callable[[float | None], None]) -> bool:
        """Whether to look again after so many seconds; False where the person ended it."""
        until = time.monotonic() + seconds
        while True:
            left = until - time.monotonic()
            if self._stopped.wait(max(0.0, min(left, _TELLING))):
                return False
            if left <= _TELLING:
                return True
            if self._arrival is None:
                tell(None)

    def _look(
        self, mailbox: OwnMailbox, tell: Callable[[float | None], None], *, only_new: bool
    ) -> FolderMissing | None:
        if self._arrival is None:
            arrived = mailbox.arrived(self._letter.message_id, only_new=only_new)
            if arrived is not None:
                self._arrival = self._described(arrived)
                tell(self._arrival.seconds)
        if self._copies in {SentCopies.FILED, SentCopies.RENAMED}:
            return None
        try:
            self._copies = mailbox.sent_copy(self._letter.message_id)
        except FolderMissing as problem:
            self._copies = SentCopies.UNREADABLE
            return problem
        return None

    def _described(self, arrived: "Arrived") -> Arrival:
        letter, said = self._letter, arrived.verdicts
        return Arrival(
            arrived.place,
            time.monotonic() - self._taken_at,
            arrived.message_id == letter.message_id,
            arrived.sender,
            arrived.sender.casefold() == letter.sender.casefold(),
            said.spf,
            said.dkim,
            said.dmarc,
        )

    def _is_settled(self, problem: FolderMissing | None) -> bool:
        """Whether another look would say no more: a server may file its copy some seconds late."""
        if self._arrival is None:
            return False
        is_copy_late = time.monotonic() - self._taken_at > COPY_PATIENCE
        return problem is not None or self._copies is not SentCopies.MISSING or is_copy_late

    def _found(self, problem: MailboxError | None) -> Receiving:
        copies = self._copies
        if copies is None or (copies is SentCopies.MISSING and isinstance(problem, MailboxLost)):
            copies = SentCopies.UNREADABLE
        return Receiving(self._arrival, copies, problem)
