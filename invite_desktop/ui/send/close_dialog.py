"""What the program asks when it is closed in the middle of a mailing."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from invite_desktop.domain.mailing import Counts, State
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.widgets import Button, Flow, Heading, Paragraph


class CloseDialog(QDialog):
    """Accepted means stop and close; Enter, Esc and the dialog's cross all keep sending.

    `counts` are empty where the mailing has not begun.
    """

    def __init__(self, counts: Counts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        waiting, sent = counts.of(State.WAITING), counts.of(State.ACCEPTED)
        heading = self.tr("%Ln message(s) are still waiting", "", waiting)
        if not counts.total:
            heading = self.tr("A mailing is about to start")
        self.setWindowTitle(heading)
        self.keep_button = Button(self.tr("Keep sending"), primary=True)
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self.reject)
        self.stop_button = Button(self.tr("Stop and close"))
        self.stop_button.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Heading(heading, section=True))
        column.addWidget(Paragraph(self.tr("Invite Desktop has to stay open to send them.")))
        column.addWidget(Flow(self.keep_button, self.stop_button))
        sent_words = self.tr("%Ln message(s) went out already.", "", sent)
        waiting_words = self.tr("If you close, you find %Ln waiting message(s) in History.", "", waiting)
        if counts.total:
            column.addWidget(Paragraph(f"{sent_words} {waiting_words}"))
        self.setMinimumWidth(scaled(400, self))
        self.keep_button.setFocus()
