"""Where the account's password is: asked for once, off the screen's thread, for the place may be locked."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Mark, Step, StepState
from invite_desktop.operations.accounts import Accounts
from invite_desktop.system.vault import Place
from invite_desktop.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Kept:
    """The password that is at hand for an account, and where a remembered one is kept."""

    account_id: int | None
    password: str = field(repr=False)
    place: Place


class Passwords(QObject):
    """Finds and keeps the password of one account at a time."""

    found = Signal(object)  # Kept
    kept = Signal(object)  # Kept; the checklist changed too
    refused = Signal(object)  # InviteError

    def __init__(self, accounts: Accounts, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._tasks = tasks
        self._account: Account | None = None
        self.current: Kept | None = None

    def use(self, account: Account | None) -> None:
        """Work for this account from now on; what was found for another one is dropped."""
        if account is None or self._account is None or account.id != self._account.id:
            self.current = None
        self._account = account

    def know(self, password: str) -> None:
        """Take note of what was kept or forgotten elsewhere."""
        if self._account is not None and self.current is not None:
            self.current = Kept(self._account.id, password, self.current.place)

    def ask(self) -> None:
        """Look where it is kept, unless that is known."""
        account, accounts = self._account, self._accounts
        if account is None:
            return
        if self.current is not None:
            self.found.emit(self.current)
            return

        def work(_report: object) -> Kept:
            return Kept(account.id, accounts.password(account) or "", accounts.password_place())

        self._tasks.run(work, self._take_found, self._refuse)

    def keep(self, password: str) -> None:
        """Keep a new app password; what a test proved with the old one no longer holds."""
        account, accounts = self._account, self._accounts
        if account is None or (self.current is not None and self.current.password == password):
            return

        def work(_report: object) -> Kept:
            place = accounts.keep_password(account, password)
            accounts.mark(account, Step.APP_PASSWORD, StepState.DONE, "password_kept")
            if accounts.marks(account).get(Step.TEST, Mark()).state is StepState.CHECKED:
                accounts.mark(account, Step.TEST, StepState.DONE, "settings_changed")
            return Kept(account.id, password, place)

        self._tasks.run(work, self._take_kept, self._refuse)

    def _take_found(self, kept: object) -> None:
        if self._is_ours(kept):
            self.found.emit(kept)

    def _take_kept(self, kept: object) -> None:
        if self._is_ours(kept):
            self.kept.emit(kept)

    def _refuse(self, error: object) -> None:
        self.refused.emit(error)

    def _is_ours(self, kept: object) -> bool:
        """Whether the answer is for the account that is shown now; it is remembered then."""
        if not isinstance(kept, Kept) or self._account is None or kept.account_id != self._account.id:
            return False
        self.current = kept
        return True
