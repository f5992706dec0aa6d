"""Asks before an account is removed."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from invite_desktop.operations.account_uses import AccountUse
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.widgets import Button, Heading, Hint, Paragraph

WIDTH = 460


class RemoveDialog(QDialog):
    """Says what removing an account brings with it; keeping it is the default."""

    def __init__(
        self, use: AccountUse, unfinished: int, confirmed: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Remove the account"))
        self.setMinimumWidth(scaled(WIDTH, self))
        keep = Button(self.tr("Keep it"), primary=True)
        keep.setDefault(True)
        remove = Button(self.tr("Remove"))
        remove.setAutoDefault(False)
        buttons = QDialogButtonBox()
        buttons.addButton(keep, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(remove, QDialogButtonBox.ButtonRole.DestructiveRole)
        keep.clicked.connect(self.reject)
        remove.clicked.connect(self.accept)
        self.accepted.connect(confirmed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        heading = self.tr("Remove “{account}”?").format(account=use.account.label)
        column.addWidget(Heading(heading, section=True))
        for words in self._consequences(use, unfinished):
            column.addWidget(Paragraph(words))
        column.addWidget(Hint(self.tr("What was sent with it stays in History, and still counts.")))
        column.addWidget(buttons)
        keep.setFocus()

    def _consequences(self, use: AccountUse, unfinished: int) -> list[str]:
        found = []
        if use.surveys:
            words = self.tr(
                "%n survey(s) use it: {surveys}. They need another account before they can send.",
                "",
                len(use.surveys),
            )
            found.append(words.format(surveys=", ".join(survey.name for survey in use.surveys)))
        if unfinished:
            words = self.tr(
                "%n mailing(s) from this account are not finished. They can't go on without an account.",
                "",
                unfinished,
            )
            found.append(words)
        if use.shares_password:
            found.append(self.tr("The saved password stays: another account uses the same one."))
        else:
            found.append(self.tr("The saved password is removed from this computer."))
        return found
