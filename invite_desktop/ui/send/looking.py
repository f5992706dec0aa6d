"""Looks in the Sent folder for what became of mails whose answer never came, and for all of a mailing."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    InviteError,
    MailboxBusy,
    MailboxError,
    MailboxLost,
    MailboxUnreachable,
    PasswordMissing,
    VaultError,
)
from invite_desktop.domain.mailing import Mailing, State, WaitFor
from invite_desktop.operations.accounts import Accounts
from invite_desktop.ui.send.run import MailingRun
from invite_desktop.ui.session import Session
from invite_desktop.ui.tasks import Report, Tasks

logger = logging.getLogger(__name__)

FIRST_LOOK = timedelta(minutes=1)  # after a run ended with somebody not sure
NEXT_TRY = timedelta(minutes=5)  # after the mailbox could not be reached
_LONG_WAITS = {WaitFor.LIMIT, WaitFor.HOURS, WaitFor.SIGN_IN, WaitFor.RETRY, WaitFor.CONSENT}
_PASSING = (MailboxUnreachable, MailboxLost, MailboxBusy)


class Look(Protocol):
    """What came of one look for an account's open attempts."""

    @property
    def settled(self) -> int:
        """How many were found."""
        ...

    @property
    def open(self) -> int:
        """How many were not."""
        ...

    @property
    def next_look(self) -> datetime | None:
        """When to look again; None where no other look is planned."""
        ...


class SentFolder(Protocol):
    """What `operations.reconcile` does; both may take long and raise a `MailboxError`."""

    def look(self, account: Account, password: str | None, *, all_due: bool = True) -> Look:
        """Look for every open attempt of the account, or for those only whose time has come."""
        ...

    def confirm(self, mailing_id: int, account: Account, password: str | None) -> object:
        """Note which accepted mails of a mailing the Sent folder holds."""
        ...


@dataclass(frozen=True, slots=True)
class LookState:
    """What is known of looking for an account. `problem` is what was in the way last time."""

    is_looking: bool = False
    next_look: datetime | None = None
    problem: InviteError | None = None


@dataclass(frozen=True, slots=True)
class CheckState:
    """What is known of checking all mails of a mailing."""

    is_checking: bool = False
    is_checked: bool = False
    problem: InviteError | None = None


@dataclass(frozen=True, slots=True)
class _Checked:
    """A check that is over, and what was in its way."""

    mailing_id: int
    problem: InviteError | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """One pass over accounts: each with what came of it."""

    results: tuple[tuple[str, Look | InviteError], ...]


class Looking(QObject):
    """One timer, one look at a time, nothing asked on the screen.

    `in_doubt` gives the accounts that have open attempts, so that no password is asked for without need; it
    is called in the background.
    `give_up` ends whatever a look waits for, when the program closes. `clock` gives aware times.
    `changed` is emitted when a state changed.
    """

    changed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        accounts: Accounts,
        sent_folder: SentFolder,
        in_doubt: Callable[[], Iterable[Account]],
        run: MailingRun,
        session: Session,
        give_up: Callable[[], None] = lambda: None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._accounts = accounts
        self._sent_folder = sent_folder
        self._in_doubt = in_doubt
        self._give_up = give_up
        self._run = run
        self._session = session
        self._clock = clock
        self._looks: dict[str, LookState] = {}  # by mailbox
        self._checks: dict[int, CheckState] = {}
        self._looked_for: frozenset[str] = frozenset()
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look_for_due)
        run.ended.connect(self._plan_after_run)
        run.progressed.connect(self._plan_in_wait)

    # -- not sure ----------------------------------------------------------------------------------

    def state_of(self, account: Account | None) -> LookState:
        """What is known of looking for this account."""
        key = _key(account)
        state = self._looks.get(key, LookState())
        return LookState(key in self._looked_for, state.next_look, state.problem)

    @property
    def planned(self) -> datetime | None:
        """When it is looked next; None where nothing is planned."""
        if not self._timer.isActive():
            return None
        return self._clock() + timedelta(milliseconds=self._timer.remainingTime())

    def look(self) -> None:
        """Look for whatever is not sure, in the background: after the program's start, and when asked."""
        self._look(all_due=True)

    def _look_for_due(self) -> None:
        self._look(all_due=False)

    def _look(self, *, all_due: bool) -> None:
        if self._is_looking:
            return
        self._is_looking = True
        self._timer.stop()
        run, in_doubt, look_for = self._run, self._in_doubt, self._look_for
        # while a run waits nothing is on its way, else the newest attempt is no doubt yet
        busy = _key(run.account) if run.is_running and run.wait is None else None

        def work(report: Report) -> _Found:
            accounts = [each for each in in_doubt() if each.id is not None and _key(each) != busy]
            report(frozenset(_key(each) for each in accounts))
            return _Found(tuple((_key(each), look_for(each, all_due=all_due)) for each in accounts))

        self._tasks.run(work, self._take, self._break_off, self._note_looked_for, self._give_up)

    def _note_looked_for(self, keys: object) -> None:
        if isinstance(keys, frozenset) and self._is_looking:
            self._looked_for = keys
            self.changed.emit()

    def _look_for(self, account: Account, *, all_due: bool) -> Look | InviteError:
        """One account, in the background: what is in the way is a result like any other."""
        try:
            return self._sent_folder.look(account, self._password(account), all_due=all_due)
        except (MailboxError, VaultError, PasswordMissing) as error:
            return error

    def _password(self, account: Account) -> str | None:
        password = self._accounts.password(account) if account.authentication else None
        if account.authentication and not password:
            raise PasswordMissing
        return password

    def _take(self, found: object) -> None:
        self._is_looking, self._looked_for = False, frozenset()
        if not isinstance(found, _Found):
            return
        self._looks = {key: self._state(result) for key, result in found.results}
        looks = [result for _, result in found.results if not isinstance(result, InviteError)]
        settled = sum(look.settled for look in looks)
        self._plan(state.next_look for state in self._looks.values())
        self.changed.emit()
        if looks:
            self._session.tell_mailings_changed()
        if settled:
            total = settled + sum(look.open for look in looks)
            words = self.tr("Found in your Sent folder: {found} of the %Ln that were not sure", "", total)
            self._session.toast(words.format(found=settled))

    def _state(self, result: Look | InviteError) -> LookState:
        if not isinstance(result, InviteError):
            return LookState(next_look=result.next_look)
        again = self._clock() + NEXT_TRY if isinstance(result, _PASSING) else None
        return LookState(next_look=again, problem=result)

    def _break_off(self, error: object) -> None:
        self._is_looking, self._looked_for = False, frozenset()
        if isinstance(error, InviteError):
            logger.warning("Nothing could be looked for: %s", type(error).__name__)
        self.changed.emit()

    def _plan_after_run(self) -> None:
        if self._run.mailing is not None:
            self._checks.pop(self._run.mailing.id, None)  # what was sent since has not been looked for
        self._plan_first_look()
        if not self._timer.isActive():  # a look meanwhile left the run's account alone
            self._plan([self._clock() + FIRST_LOOK])

    def _plan_in_wait(self) -> None:
        if self._run.wait is not None and self._run.wait.reason in _LONG_WAITS:
            self._plan_first_look()

    def _plan_first_look(self) -> None:
        """Look for whoever the run is not sure of, unless a look is planned already."""
        progress, key = self._run.progress, _key(self._run.account)
        state = self._looks.get(key, LookState())
        if progress is not None and progress.counts.of(State.IN_DOUBT) and state.next_look is None:
            self._looks[key] = LookState(next_look=self._clock() + FIRST_LOOK, problem=state.problem)
            self._plan(each.next_look for each in self._looks.values())
            self.changed.emit()

    def _plan(self, moments: Iterable[datetime | None]) -> None:
        planned = min((moment for moment in moments if moment is not None), default=None)
        self._timer.stop()
        if planned is not None:
            seconds = max(1.0, (planned - self._clock()).total_seconds())
            self._timer.start(round(1000 * seconds))

    # -- all of a mailing --------------------------------------------------------------------------

    def check_of(self, mailing: Mailing) -> CheckState:
        """What is known of checking all mails of this mailing."""
        return self._checks.get(mailing.id, CheckState())

    def check(self, mailing: Mailing, account: Account) -> None:
        """Look for every mail of a mailing that was sent, in the background."""
        if self.check_of(mailing).is_checking:
            return
        sent_folder, password = self._sent_folder, self._password

        def work() -> _Checked:
            try:
                sent_folder.confirm(mailing.id, account, password(account))
            except InviteError as error:
                return _Checked(mailing.id, error)
            return _Checked(mailing.id)

        self._checks[mailing.id] = CheckState(is_checking=True)
        self._tasks.run(lambda _report: work(), self._take_check, stop=self._give_up)
        self.changed.emit()

    def _take_check(self, checked: object) -> None:
        if isinstance(checked, _Checked):
            is_checked = checked.problem is None
            self._checks[checked.mailing_id] = CheckState(is_checked=is_checked, problem=checked.problem)
            self.changed.emit()
            self._session.tell_mailings_changed()


def _key(account: Account | None) -> str:
    """By which an account is known here: by its mailbox, for which there may be several."""
    return "" if account is None else account.mailbox
