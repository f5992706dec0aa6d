"""What has to be said about the account that is shown, above whatever is shown of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import Account
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.widgets import Kind, Notice


class AccountNotices(QWidget):
    """Two notices at most; gone while there is nothing to say."""

    use_asked = Signal()
    accounts_asked = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._other = Notice(icons, Kind.INFO, "")
        self._removed = Notice(
            icons,
            Kind.LOOK_AT,
            self.tr("The account that the mailing was sent from was removed"),
            self.tr("Choose another account for this survey. Then go to Send and continue."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for notice in (self._other, self._removed):
            notice.hide()
            column.addWidget(notice)
        self.hide()

    def show_other(self, account: Account | None) -> None:
        """Say that this account is not the survey's; None where it is, or no account is shown."""
        if account is not None:
            words = self.tr("This survey doesn't use {account}").format(account=account.label)
            if self._other.accessibleName() != words:
                self._other.show_message(
                    Kind.INFO, words, self.tr("What you change here holds for the surveys that use it.")
                )
                self._other.add_action(self.tr("Use it for this survey"), self.use_asked.emit)
                self._other.add_action(self.tr("Back to the accounts"), self.accounts_asked.emit, link=True)
        self._other.setVisible(account is not None)
        self._settle()

    def show_removed(self, *, is_removed: bool) -> None:
        """Say why an account is to be chosen: a mailing's was removed."""
        self._removed.setVisible(is_removed)
        self._settle()

    def _settle(self) -> None:
        # not `isVisible`, which depends on the window
        self.setVisible(not (self._other.isHidden() and self._removed.isHidden()))
