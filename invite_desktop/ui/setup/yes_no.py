"""Two radio buttons in a row."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget


class YesNo(QWidget):
    """No and Yes, as 1KA asks it."""

    toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.no, self.yes = QRadioButton(self.tr("No")), QRadioButton(self.tr("Yes"))
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for button in (self.no, self.yes):
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        self.yes.setChecked(True)
        self.yes.toggled.connect(self.toggled)

    def choose(self, is_yes: bool) -> None:
        """Set it."""
        (self.yes if is_yes else self.no).setChecked(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        (self.yes if self.yes.isChecked() else self.no).setFocus(event.reason())
