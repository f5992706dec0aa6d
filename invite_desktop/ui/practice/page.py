"""The practice mailbox: what everybody of a rehearsal would have got."""

from collections.abc import Callable, Sequence
from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import default
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter

from invite_desktop.domain.errors import InviteError
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.practice.mail_table import MailTable
from invite_desktop.ui.practice.mail_view import MailView
from invite_desktop.ui.practice.trouble import Rehearsal, TroubleButton, TroubleNotice
from invite_desktop.ui.rail_page import RailPage
from invite_desktop.ui.send.latest import Latest
from invite_desktop.ui.session import PRACTICE, SEND
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.translation import clock, moment
from invite_desktop.ui.widgets import Button, EmptyState, Flow, Hint, Kind, Notice

LOOK_MS = 2000
_SIDE_BY_SIDE = 760  # pixels at 100 % text

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class KeptMail(Protocol):
    """A mail that the practice server kept."""

    @property
    def recipient(self) -> str:
        """Whom the envelope named."""
        ...

    @property
    def content(self) -> bytes:
        """The octets of the mail."""
        ...

    @property
    def received_at(self) -> datetime:
        """When it came, in UTC."""
        ...


Mails = Callable[[], Sequence[KeptMail]]


class MailsModel(QAbstractTableModel):
    """The mails, newest first. A subject is read when its row is first painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mails: Sequence[KeptMail] = ()
        self._subjects: dict[int, str] = {}
        self._headings = (self.tr("To"), self.tr("Subject"), self.tr("Time"))

    def show_mails(self, mails: Sequence[KeptMail]) -> None:
        """Show these mails, oldest first in the sequence; new ones come in on top."""
        known, new = len(self._mails), len(mails) - len(self._mails)
        if new > 0 and (not known or mails[known - 1] == self._mails[-1]):
            self.beginInsertRows(QModelIndex(), 0, new - 1)
            self._mails = mails
            self.endInsertRows()
        elif new or (mails and mails[-1] != self._mails[-1]):
            self.beginResetModel()
            self._mails, self._subjects = mails, {}
            self.endResetModel()

    def mail(self, row: int) -> KeptMail:
        """The mail in this row of the table."""
        return self._mails[self._place(row)]

    def _place(self, row: int) -> int:
        return len(self._mails) - 1 - row

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._mails)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        mail = self.mail(index.row())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == len(self._headings) - 1:
            return moment(mail.received_at)
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        return (mail.recipient, self._subject(index.row()), clock(mail.received_at))[index.column()]

    def _subject(self, row: int) -> str:
        place = self._place(row)
        if place not in self._subjects:
            headers = BytesHeaderParser(policy=default).parsebytes(self._mails[place].content)
            self._subjects[place] = str(headers.get("Subject", ""))
        return self._subjects[place]


class PracticePage(RailPage):
    """Lists the mails and shows the one that is chosen; looks for new ones while it is visible.

    With a `rehearsal`, trouble can be rehearsed here.
    """

    help_page = PRACTICE

    def __init__(self, frame: Frame, mails: Mails, rehearsal: Rehearsal | None = None) -> None:
        super().__init__(wide=True)
        self.set_title(self.tr("Practice mailbox"))
        self._frame = frame
        self._rehearsal = rehearsal
        self._mails = mails
        self.model = MailsModel(self)
        self.table = MailTable(self.model)
        self.mail_view = MailView()
        self.splitter = QSplitter()
        go_send = Button(self.tr("Go to Send"), primary=True)
        go_send.clicked.connect(lambda _=False: frame.session.go_to(SEND))
        line = self.tr("No mail yet – what you send in practice arrives here")
        self.empty = EmptyState(frame.icons, "inbox", line, go_send)
        self.notice = Notice(frame.icons, Kind.PROBLEM, "")
        self.notice.hide()
        self._looking = Latest(frame.tasks, self._show_mails, self._show_problem, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._lay_out()
        self._show_empty(True)

    def _lay_out(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._open)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.mail_view)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([2500, 2500])
        self.body.addWidget(Hint(self.tr("Nothing here left this computer.")))
        if self._rehearsal is not None:
            self.body.addWidget(Flow(TroubleButton(self._frame.icons, self._rehearsal)))
            self.body.addWidget(TroubleNotice(self._frame.icons, self._rehearsal))
        self.body.addWidget(self.notice)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.splitter, 1)
        self._fit()

    def _fit(self) -> None:
        is_wide = self.width() >= scaled(_SIDE_BY_SIDE, self)
        self.splitter.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
        self.table.fit()

    # -- looking -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look for new mail."""
        self.look()

    def look(self) -> None:
        """Look for new mail in the background."""
        if not self._looking.is_running:
            self._looking.run(self._mails)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_mails(self, mails: object) -> None:
        if not isinstance(mails, Sequence):
            return
        self.notice.hide()
        self.model.show_mails(mails)
        self.table.fit()
        self._show_empty(not mails)
        if mails and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _show_problem(self, error: InviteError) -> None:
        words = explain(error)
        self.notice.show_message(Kind.PROBLEM, words.happened, words.text, words.code)
        self.notice.show()

    def _show_empty(self, is_empty: bool) -> None:
        self.empty.setVisible(is_empty)
        self.splitter.setVisible(not is_empty)

    def _open(self, current: QModelIndex) -> None:
        if current.isValid():
            self.mail_view.show_mail(self.model.mail(current.row()).content)
