"""Where the account's password is: asked for once, off the screen's thread, for the place may be locked."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Mark, Step, StepState
from invite_desktop.domain.errors import VaultError, VaultSlow
from invite_desktop.operations.accounts import Accounts
from invite_desktop.system.vault import Place
from invite_desktop.ui.tasks import Tasks

SLOW_AFTER_MS = 3000
AGAIN_AFTER_MS = 2000


@dataclass(frozen=True, slots=True)
class Kept:
    """The password that is at hand for an account, and where a remembered one is kept.

    `place` is None where even that is not known; `problem` is why a password is not here, or not there.
    """

    account_id: int | None
    password: str = field(repr=False)
    place: Place | None
    problem: VaultError | None = None


class Passwords(QObject):
    """Finds and keeps the password of one account at a time."""

    found = Signal(object)  # Kept
    kept = Signal(object)  # Kept; the checklist changed too
    slow = Signal()  # the place has not answered for a while; `found` may still come
    refused = Signal(object)  # InviteError: the checklist could not be written

    def __init__(self, accounts: Accounts, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._tasks = tasks
        self._account: Account | None = None
        self._asked: Account | None = None  # the one whose password is on its way
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.slow)
        self._again = QTimer(self)  # a store that was silent answers once the person has unlocked it
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._ask_quietly)
        self.current: Kept | None = None

    def use(self, account: Account | None) -> None:
        """Work for this account from now on; what was found for another one is dropped."""
        if account is None or self._account is None or account.id != self._account.id:
            self.current = self._asked = None
            self._patience.stop()
            self._again.stop()
        self._account = account

    def know(self, password: str) -> None:
        """Take note of what was kept or forgotten elsewhere."""
        if self._account is not None and self.current is not None:
            self.current = Kept(self._account.id, password, self.current.place)

    def ask(self) -> None:
        """Look where it is kept, unless that is known."""
        if self.current is not None:
            self.found.emit(self.current)
        elif self._asked is not None:
            if not self._patience.isActive():
                self.slow.emit()
        else:
            self._ask_store()

    def ask_again(self) -> None:
        """Look once more, after the store was locked or silent."""
        self.current = None
        self.ask()

    def keep(self, password: str) -> None:
        """Keep a new app password; what a test proved with the old one no longer holds."""
        account, accounts = self._account, self._accounts
        if account is None or (self.current is not None and self.current.password == password):
            return

        def work(_report: object) -> Kept:
            keeping = accounts.keep_password(account, password)
            accounts.mark(account, Step.APP_PASSWORD, StepState.DONE, "password_kept")
            if accounts.marks(account).get(Step.TEST, Mark()).state is StepState.CHECKED:
                accounts.mark(account, Step.TEST, StepState.DONE, "settings_changed")
            return Kept(account.id, password, keeping.place, keeping.problem)

        self._tasks.run(work, self._take_kept, self._refuse)

    def _ask_store(self) -> None:
        self._patience.start(SLOW_AFTER_MS)
        self._ask_quietly()

    def _ask_quietly(self) -> None:
        account, accounts = self._account, self._accounts
        if account is None or self._asked is not None:
            return
        self._asked = account

        def work(_report: object) -> Kept:
            place: Place | None = None
            try:
                place = accounts.password_place()
                return Kept(account.id, accounts.password(account) or "", place)
            except VaultError as error:
                return Kept(account.id, "", place, error)

        self._tasks.run(work, self._take_found, self._refuse)

    def _take_found(self, kept: object) -> None:
        if isinstance(kept, Kept) and self._asked is not None and self._asked.id == kept.account_id:
            self._asked = None
            self._patience.stop()
            if isinstance(kept.problem, VaultSlow):
                self._again.start(AGAIN_AFTER_MS)
            before = self.current
            if before is None or not before.password:  # nothing was kept meanwhile
                self.current = kept
            if self.current != before:
                self.found.emit(self.current)

    def _take_kept(self, kept: object) -> None:
        if isinstance(kept, Kept) and self._account is not None and kept.account_id == self._account.id:
            self.current = kept
            self.kept.emit(kept)

    def _refuse(self, error: object) -> None:
        self.refused.emit(error)
