"""One survey, its mailing and the real parts below the screen, with a clock that tests move."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import Mailing, MailingKind, Progress, State, Wait
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.mail.imap import Mailbox, MailboxTimeouts
from invite_desktop.mail.smtp import Submission, Timeouts
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.reconcile import Reconcile
from invite_desktop.operations.send_mailing import RunResult, SendMailing
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from tests.fakes.clock import VirtualClock

# Short where silence is the point, long enough for a busy computer elsewhere.
QUICK = Timeouts(connect=5, silence=0.2, greeting=5, command=5, content=5, quit=1)
QUICK_MAILBOX = MailboxTimeouts(connect=5, greeting=5, command=5, close=1, lag=0.0, turns=2)
PATIENCE = timedelta(days=3)  # a run that waits longer than that is stopped, as a person would


class ServerMail(Protocol):
    """A mail that a server took: whom for, and the octets as they were handed in."""

    @property
    def recipient(self) -> str: ...
    @property
    def content(self) -> bytes: ...


class Server(Protocol):
    """Whatever took mails."""

    @property
    def mails(self) -> Sequence[ServerMail]: ...


class VirtualControl(RunControl):
    """Waits by putting the clock forward, and stops the run when it would wait beyond `end`."""

    def __init__(self, clock: VirtualClock, patience: timedelta = PATIENCE) -> None:
        super().__init__()
        self._clock = clock
        self._end = clock() + patience
        self.gave_up = False

    def may_continue(self, after: float = 0.0) -> bool:
        if after and not self.is_stopped:
            if self._clock() + timedelta(seconds=after) > self._end:
                self.gave_up = True
                self.stop()
            else:
                self._clock.advance(after)
        return super().may_continue()


class World:
    """A data file with one mailing to `count` people, and what was heard and said while it was sent.

    `run` sends; it may be called again, as a person presses *Continue*. `restart` is a new start of the
    program over the same file. The account may be changed between runs (`world.account = ...`).
    """

    def __init__(
        self,
        path: Path,
        account: Account,
        password: str,
        servers: Iterable[Server],
        clock: VirtualClock,
        caplog: pytest.LogCaptureFixture,
        count: int = 5,
        domain: str = "example.net",
    ) -> None:
        self.path = path
        self.password = password
        self.secrets = {password}
        self.servers = list(servers)
        self.clock = clock
        self.caplog = caplog
        self.timeouts = QUICK
        self.mailbox_timeouts = QUICK_MAILBOX
        self.here = ""  # which computer and folder this is; without it nobody is asked about another
        self.sessions: list[Submission] = []
        self.reports: list[Progress] = []
        self.results: list[RunResult] = []
        self.problems: list[BaseException] = []
        self._open()
        self.account = self.store.accounts.save(account)
        self.people = [f"p{number}@{domain}" for number in range(count)]
        self.mailing = self._freeze()

    # -- the data file -----------------------------------------------------------------------------

    def _open(self) -> None:
        self.database = Database(self.path, clock=self.clock)
        self.database.migrate()
        self.store = Store.over(self.database)

    def restart(self) -> None:
        """The program starts anew over the same file."""
        self.database.release()
        self._open()

    def release(self) -> None:
        """Close the file."""
        self.database.release()

    def _freeze(self) -> Mailing:
        store = self.store
        survey = store.surveys.create("Trust 2026", self.account.id)
        store.recipients.set_columns(survey.id, ("First name", "Link"))
        store.messages.save_draft(survey.id, Message("For {{First name}}", "Dear {{First name}}, {{Link}}"))
        people = [
            Recipient(0, address, (f"Čas{number}", f"https://x.si/{number}"))
            for number, address in enumerate(self.people)
        ]
        store.recipients.add(survey.id, people)
        survey = store.surveys.get(survey.id) or survey
        mailings = Mailings(store)
        return mailings.freeze(survey, mailings.check(survey, self.account, MailingKind.INVITATION))

    # -- the parts of the program ------------------------------------------------------------------

    def connect(self, account: Account, password: str | None) -> Submission:
        """A signed-in line; whatever becomes of it, its transcript is kept."""
        session = Submission(account, self.timeouts)
        self.sessions.append(session)
        session.open(password or "")
        return session

    def open_mailbox(self, account: Account, password: str | None) -> Mailbox:
        """The account's mailbox, signed in."""
        mailbox = Mailbox(account, self.mailbox_timeouts)
        mailbox.open(password or "")
        return mailbox

    @property
    def reconcile(self) -> Reconcile:
        """What compares the journal with the mailbox."""
        return Reconcile(self.store, self.open_mailbox, self.clock)

    def run(
        self,
        control: RunControl | None = None,
        password: str | None = None,
        *,
        first: int = 0,
        at_most: int | None = None,
    ) -> RunResult:
        """Send to everybody who waits. Waits take no time, and one beyond three days stops the run."""
        sender = SendMailing(
            self.store,
            self.connect,
            self.reconcile,
            self.clock,
            jitter=lambda low, high: (low + high) / 2,
            here=self.here,
        )
        if password is not None:
            self.secrets.add(password)
        control = control or VirtualControl(self.clock)
        given = self.password if password is None else password
        result = sender.run(
            self.mailing.id,
            self.account,
            given,
            control,
            self.reports.append,
            first=first,
            at_most=at_most,
        )
        self.results.append(result)
        if result.problem is not None:
            self.problems.append(result.problem)
        return result

    # -- what came of it ---------------------------------------------------------------------------

    @property
    def mails(self) -> list[ServerMail]:
        """Everything that servers took, test mails among them."""
        return [mail for server in self.servers for mail in server.mails]

    def of(self, state: State) -> list[str]:
        """Who stands there, in the list's order."""
        fates = self.store.mailings.fates(self.mailing.id)
        return [fate.addressee.address for fate in fates if fate.state is state]

    def reason_of(self, address: str) -> str:
        """Why this person was not reached."""
        fates = self.store.mailings.fates(self.mailing.id)
        return next(fate.reason for fate in fates if fate.addressee.address == address)

    @property
    def waits(self) -> list[Wait]:
        """What runs waited for, each once, in order."""
        waits: list[Wait] = []
        for report in self.reports:
            if report.wait is not None and report.wait not in waits[-1:]:
                waits.append(report.wait)
        return waits

    def now(self) -> datetime:
        """What time it is in this world."""
        return self.clock()
