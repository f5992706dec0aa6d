"""*Send this one to myself*: the mail shown, to the account's own address."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import InviteError, SignInRejected
from invite_desktop.domain.recipient import Recipient
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.messages import Preview
from invite_desktop.operations.send_one import SendOne
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.session import RECIPIENTS, SETUP
from invite_desktop.ui.tasks import Task
from invite_desktop.ui.widgets import Button, Kind, Notice, announce


class SendToSelf(QWidget):
    """The button and, below it, what came of it."""

    wanted = Signal()

    def __init__(self, frame: Frame, accounts: Accounts, send_one: SendOne) -> None:
        super().__init__()
        self._frame = frame
        self._accounts = accounts
        self._send_one = send_one
        self._task: Task | None = None
        self._address = ""
        self.button = Button(self.tr("Send this one to myself"))
        self.button.setIcon(frame.icons.icon("send"))
        self.button.setToolTip(self.tr("Send this one to myself (Ctrl+T)"))
        self.notice = Notice(frame.icons, Kind.INFO, "")
        self.notice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.notice)
        self.button.clicked.connect(self.wanted)

    @property
    def is_sending(self) -> bool:
        """Whether a mail is on its way."""
        return self._task is not None

    def ask_for_account(self) -> None:
        """There is no account to send with yet."""
        self.notice.show_message(
            Kind.INFO,
            self.tr("Set up your account first"),
            self.tr("The message goes from your own account to your own mailbox."),
        )
        self.notice.add_action(self.tr("Open Setup"), self._open_settings, primary=True)
        self._tell()

    def ask_for_people(self) -> None:
        """There is nobody on the list whose values could be used."""
        self.notice.show_message(
            Kind.INFO,
            self.tr("Add a recipient first"),
            self.tr("The message you get is the one of the recipient in the preview."),
        )
        self.notice.add_action(
            self.tr("Open Recipients"), lambda: self._frame.session.go_to(RECIPIENTS), primary=True
        )
        self._tell()

    def send(self, account: Account, preview: Preview, person: Recipient) -> None:
        """Send this person's mail to the account's own address."""
        if self.is_sending:
            return
        self._address = account.from_email
        self.notice.hide()
        self.button.setText(self.tr("Sending to you…"))
        prefix = self.tr("[Test]") + " "

        def work(_report: object) -> object:
            mail = preview.of(person, to=account.from_email, subject_prefix=prefix)
            return self._send_one.run(account, self._accounts.password(account), mail)

        self._task = self._frame.tasks.run(work, then=self._show_sent, otherwise=self._show_problem)
        announce(self, self.button.text())

    def forget(self) -> None:
        """Take away what was said of an earlier mail."""
        self.notice.hide()

    def _show_sent(self, _reply: object) -> None:
        self._settle()
        text = self.tr("Sent to {address} – look in your inbox.").format(address=self._address)
        self.notice.show_message(Kind.DONE, text)
        self._tell()

    def _show_problem(self, error: object) -> None:
        self._settle()
        if not isinstance(error, InviteError):
            return
        if isinstance(error, SignInRejected):
            self._frame.session.tell_account_changed()  # its checklist
        words = explain(error)
        self.notice.show_message(Kind.PROBLEM, words.happened, words.text, words.code)
        self.notice.add_action(self.tr("Try again"), self.wanted.emit)
        self.notice.add_action(self.tr("Open the settings"), self._open_settings, link=True)
        self._tell()

    def _settle(self) -> None:
        self._task = None
        self.button.setText(self.tr("Send this one to myself"))

    def _tell(self) -> None:
        self.notice.show()
        announce(self, f"{self.notice.accessibleName()}. {self.notice.accessibleDescription()}")

    def _open_settings(self) -> None:
        self._frame.session.go_to(SETUP, "settings")
