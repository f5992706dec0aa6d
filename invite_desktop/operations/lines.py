"""Lines to the mail server and to the mailbox, as the engine and the settings test want them.

The network is loaded with the first line: the window is there sooner.
"""

import threading
import weakref
from typing import TYPE_CHECKING

from invite_desktop.domain.account import Account

if TYPE_CHECKING:
    from invite_desktop.mail.imap import Mailbox
    from invite_desktop.mail.smtp import Submission


def new_session(account: Account) -> "Submission":
    """A session whose steps the settings test walks one by one; nothing happens before the first.

    Within the few seconds that a step may take, a server with several addresses is tried at more than
    one, and one that waits for TLS is told from one that is slow.
    """
    from invite_desktop.mail.smtp import Submission, Timeouts

    return Submission(account, Timeouts(connect=4.5, silence=4.0))


def open_line(account: Account, password: str | None) -> "Submission":
    """A signed-in line. Raises `SetupError` or `RunError` where none can be had."""
    return LineOpener()(account, password)


class LineOpener:
    """Opens one line at a time; an opening that takes its time can be given up from another thread."""

    def __init__(self) -> None:
        self._opening: Submission | None = None

    def __call__(self, account: Account, password: str | None) -> "Submission":
        """As `open_line`; one that was given up raises `ConnectionLost`."""
        from invite_desktop.mail.smtp import Submission

        session = Submission(account)
        self._opening = session
        try:
            session.open(password or "")
        finally:
            self._opening = None
        return session

    def give_up(self) -> None:
        """End the opening that is under way. A line that is open already is left alone."""
        session = self._opening
        if session is not None:
            session.abort()


def open_mailbox(account: Account, password: str | None) -> "Mailbox":
    """The account's mailbox, signed in, for reading; the caller closes it. Raises `MailboxError`."""
    return MailboxOpener()(account, password)


class MailboxOpener:
    """Opens mailboxes, for any thread; another thread can end whatever they wait for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mailboxes: weakref.WeakSet[Mailbox] = weakref.WeakSet()

    def __call__(self, account: Account, password: str | None) -> "Mailbox":
        """As `open_mailbox`; one that was given up raises `MailboxLost`."""
        from invite_desktop.mail.imap import Mailbox

        mailbox = Mailbox(account)
        with self._lock:
            self._mailboxes.add(mailbox)
        mailbox.open(password or "")
        return mailbox

    def give_up(self) -> None:
        """End what is asked of every mailbox opened here; each of them raises `MailboxLost`."""
        with self._lock:
            mailboxes = list(self._mailboxes)
        for mailbox in mailboxes:
            mailbox.abort()
