"""What was typed into the settings and not saved: kept on disk soon, and said when it comes back."""

import logging

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import InviteError
from invite_desktop.operations.settings_drafts import SettingsDrafts
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.tasks import Task, Tasks
from invite_desktop.ui.widgets import Flow, LinkButton, Status, StatusTag, Tone

logger = logging.getLogger(__name__)

KEEP_AFTER_MS = 1000


class UnsavedLine(QWidget):
    """*Not saved yet*, with a way back to what is saved."""

    discard_asked = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        discard = LinkButton(self.tr("Discard changes"))
        discard.clicked.connect(self.discard_asked)
        tag = StatusTag(icons, Status(self.tr("Not saved yet"), "pencil", Tone.NEUTRAL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Flow(tag, discard))
        self.hide()


class DraftKeeper(QObject):
    """Keeps what differs from one saved account, about a second after it was typed.

    The clock starts with the first letter and is not put back by later ones.
    """

    def __init__(self, drafts: SettingsDrafts, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._tasks = tasks
        self._task: Task | None = None
        self._saved = self._draft = self._on_disk = Account()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep_soon)

    def open(self, account: Account) -> Account | None:
        """Work for this saved account from now on; what was typed into its settings earlier, if anything."""
        self._timer.stop()
        try:
            draft = self._drafts.of(account)
        except InviteError as error:
            self._note(error)
            draft = None
        self._saved = account
        self._draft = self._on_disk = draft or account
        return draft

    def change(self, draft: Account) -> None:
        """The person typed something."""
        self._draft = draft
        if draft != self._on_disk and not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Write before this returns."""
        self._timer.stop()
        if self._task is not None:
            self._task.wait()  # or what is older might be written after this
            self._task = None
        if self._draft == self._on_disk:
            return
        try:
            self._write(self._saved, self._draft)
        except InviteError as error:
            self._note(error)
        self._on_disk = self._draft

    def drop(self) -> None:
        """Nothing is unsaved any more."""
        self._draft = self._saved
        self.keep_now()

    def _keep_soon(self) -> None:
        if self._task is not None and self._tasks.is_running(self._task):
            self._timer.start()
            return
        saved, draft = self._saved, self._draft
        self._on_disk = draft
        self._task = self._tasks.run(lambda _report: self._write(saved, draft), otherwise=self._note)

    def _write(self, saved: Account, draft: Account) -> None:
        if draft == saved:
            self._drafts.drop(saved)
        else:
            self._drafts.keep(saved, draft)

    def _note(self, error: object) -> None:
        """What was typed stands in the fields all the same: nobody is stopped for it."""
        logger.warning("A draft of settings could not be kept: %s", type(error).__name__)
