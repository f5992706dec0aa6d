"""One line of the test: a step as it stands, or something that was found."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.widgets import Hint, Pictogram
from invite_desktop.ui.widgets.words import Words


class StepLook(Enum):
    """How a line stands."""

    WAITING = auto()
    RUNNING = auto()
    DONE = auto()
    SAID = auto()  # done as the person says, not checked
    STOPPED = auto()
    PROBLEM = auto()
    ASKED = auto()  # only the person can tell
    NOTED = auto()  # worth knowing, nothing to do
    LOOK_AT = auto()  # worth doing something about


_ICONS = {
    StepLook.WAITING: ("circle", "secondary"),
    StepLook.RUNNING: ("contrast", "info"),
    StepLook.DONE: ("circle-check", "done"),
    StepLook.SAID: ("check", "text"),
    StepLook.STOPPED: ("circle-minus", "secondary"),
    StepLook.PROBLEM: ("circle-x", "problem"),
    StepLook.ASKED: ("circle-help", "info"),
    StepLook.NOTED: ("info", "secondary"),
    StepLook.LOOK_AT: ("triangle-alert", "look_at"),
}


class StepLine(QWidget):
    """Icon and words; a quieter sentence below where there is more to say."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.look = StepLook.WAITING
        self._picture = Pictogram(icons, *_ICONS[self.look])
        self.label = Words()
        self.more = Hint()
        self.more.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.label)
        words.addWidget(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_step(self, look: StepLook, words: str, more: str = "") -> None:
        """Show how it stands."""
        self.look = look
        self._picture.show_icon(*_ICONS[look])
        self.label.setText(words)
        self.more.setText(more)
        self.more.setVisible(bool(more))
