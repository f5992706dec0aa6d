"""Where the account's password is: asked for once, off the screen's thread, for the place may be locked."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import VaultError, VaultSlow
from invite_desktop.operations.account_passwords import Forgotten, Keeping
from invite_desktop.operations.accounts import Accounts
from invite_desktop.system.vault import Place
from invite_desktop.ui.tasks import Tasks

SLOW_AFTER_MS = 3000
AGAIN_AFTER_MS = 2000
PLACE_AFTER_MS = 300  # the window comes first: the place is slow to be found


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
    place_found = Signal()  # what must be typed is known now
    forgotten = Signal(object)  # Forgotten; the checklist changed too
    not_forgotten = Signal(object)  # InviteError
    put_back = Signal(object)  # Kept

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
        self._has_place = False
        self.current: Kept | None = None

    def find_place(self) -> None:
        """Look soon where passwords are kept, without asking for one."""
        if not self._has_place:
            self._has_place = True
            QTimer.singleShot(PLACE_AFTER_MS, self, self._find_place)

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
        """Keep a new app password."""
        account, accounts = self._account, self._accounts
        if account is None or (self.current is not None and self.current.password == password):
            return

        def work(_report: object) -> Kept:
            keeping = accounts.keep_password(account, password)
            return Kept(account.id, password, keeping.place, keeping.problem)

        self._tasks.run(work, self._take_kept, self._refuse)

    def forget(self) -> None:
        """Forget the one that is kept."""
        account, accounts = self._account, self._accounts
        if account is None:
            return

        def work(_report: object) -> Forgotten:
            return accounts.forget_password(account)

        self._tasks.run(work, self._take_forgotten, self._tell_not_forgotten)

    def take_back(self, forgotten: Forgotten) -> None:
        """It was not meant to be forgotten."""
        accounts = self._accounts

        def work(_report: object) -> Kept:
            keeping: Keeping = accounts.put_back_password(forgotten)
            return Kept(forgotten.account.id, forgotten.password, keeping.place, keeping.problem)

        self._tasks.run(work, self._take_put_back, self._refuse)

    def _find_place(self) -> None:
        accounts = self._accounts

        def work(_report: object) -> None:
            accounts.password_place()

        self._tasks.run(work, self._tell_place, self._tell_place)  # one that does not answer says nothing

    def _tell_place(self, _nothing: object) -> None:
        self.place_found.emit()

    def _take_forgotten(self, forgotten: object) -> None:
        if isinstance(forgotten, Forgotten):
            if self._is_about(forgotten.account.id):
                self.know("")
            self.forgotten.emit(forgotten)

    def _tell_not_forgotten(self, error: object) -> None:
        self.not_forgotten.emit(error)

    def _take_put_back(self, kept: object) -> None:
        if isinstance(kept, Kept):
            if self._is_about(kept.account_id):
                self.current = kept
            self.put_back.emit(kept)

    def _is_about(self, account_id: int | None) -> bool:
        return self._account is not None and self._account.id == account_id

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
        if isinstance(kept, Kept) and self._is_about(kept.account_id):
            self.current = kept
            self.kept.emit(kept)

    def _refuse(self, error: object) -> None:
        self.refused.emit(error)
