"""Changing speed and limit from where they are shown."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from invite_desktop.domain.account import Account
from invite_desktop.operations.accounts import Accounts
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.send.pace_dialog import PaceDialog


class PaceChange(QObject):
    """Asks in a dialog, keeps the answers, and tells everybody."""

    refused = Signal(object)  # InviteError

    def __init__(self, frame: Frame, accounts: Accounts, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._accounts = accounts
        self._parent = parent
        self.dialog: PaceDialog | None = None

    def ask(self) -> None:
        """Open the dialog for the account of the open survey."""
        account = self._frame.session.account
        if account is None:
            return
        self.dialog = PaceDialog(account, self._accounts.provider_of(account), self._parent.window())
        self.dialog.chosen.connect(self._keep)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _keep(self, account: Account) -> None:
        survey, accounts = self._frame.session.survey, self._accounts
        self._frame.tasks.run(
            lambda _report: accounts.save(survey, account), self._tell_kept, self.refused.emit
        )

    def _tell_kept(self, _account: object) -> None:
        self._frame.session.toast(self.tr("Speed and limit saved"))
        self._frame.session.tell_account_changed()

    def _forget(self, _result: int) -> None:
        self.dialog = None
