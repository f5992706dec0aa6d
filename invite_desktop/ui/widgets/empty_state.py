"""What a page shows while it has nothing to show."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.widgets.flow import Flow
from invite_desktop.ui.widgets.status import Pictogram


class EmptyState(QWidget):
    """An icon, one line, and at most two buttons, in the middle."""

    def __init__(self, icons: Icons, icon: str, line: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.line = QLabel(line)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setWordWrap(True)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(Pictogram(icons, icon, "secondary", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.line)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Flow(*buttons))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
