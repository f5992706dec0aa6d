"""A mailing in the list of all: what it was, when, and its numbers in small."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from invite_desktop.domain.mailing import Mailing, Outline
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.send.words import shown_parts, title_words
from invite_desktop.ui.widgets import Card, Heading, Hint, LinkButton, StackedBar


class MailingCard(Card):
    """Emits `opened` with its mailing."""

    opened = Signal(object)  # Mailing

    def __init__(self, frame: Frame, outline: Outline) -> None:
        super().__init__()
        self._mailing: Mailing = outline.mailing
        title = title_words(outline.mailing)
        self.open_button = LinkButton(self.tr("Open"), frame.icons.icon("list", "accent"))
        self.open_button.setAccessibleName(f"{self.open_button.text()}: {title}")
        self.open_button.clicked.connect(lambda _=False: self.opened.emit(self._mailing))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Heading(title, section=True), 1)
        row.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        self.chart = StackedBar(frame.theme, title)
        self.chart.set_parts(shown_parts(outline.counts))
        self.body.addLayout(row)
        self.body.addWidget(Hint(outline.subject))
        self.body.addWidget(self.chart)
