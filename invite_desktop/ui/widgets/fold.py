"""A named part that opens and closes, with a one-line summary while it is closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.widgets.buttons import WrappingButton
from invite_desktop.ui.widgets.words import Hint


class Fold(QWidget):
    """Add to `body`. Name it by its content ("Server settings"), never "Advanced"."""

    toggled = Signal(bool)

    def __init__(self, icons: Icons, title: str, summary: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.button = WrappingButton(title)
        self.button.wrap()
        self.button.setProperty("look", "fold")
        self.button.setCheckable(True)
        self.button.setAutoDefault(True)
        self._summary = Hint(summary)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(24, 4, 0, 0)
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self._summary.setContentsMargins(24, 0, 0, 0)
        column.addWidget(self._summary)
        column.addWidget(self._content)
        self.button.toggled.connect(self._show_state)
        self._show_state(False)

    @property
    def is_open(self) -> bool:
        """Whether the content shows."""
        return self.button.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        self.button.setChecked(is_open)

    def set_title(self, title: str) -> None:
        """Change the name of the part."""
        self.button.setText(title)

    def set_summary(self, summary: str) -> None:
        """Change the line that shows while it is closed."""
        self._summary.setText(summary)
        self._show_state(self.is_open, announced=False)

    def _show_state(self, is_open: bool, announced: bool = True) -> None:
        self.button.setIcon(self._icons.icon("chevron-down" if is_open else "chevron-right"))
        state = self.tr("Open") if is_open else self.tr("Closed")
        self.button.setAccessibleDescription(f"{state}. {self._summary.text()}")
        self._content.setVisible(is_open)
        self._summary.setVisible(not is_open and bool(self._summary.text()))
        if announced:
            self.toggled.emit(is_open)
