"""Below a field: its value was changed, and what it was meant to be is one click away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.widgets import Flow, LinkButton, Status, StatusTag, Tone


class ChangedMark(QWidget):
    """The word *Changed* and a button with the other value; out of sight where there is no other."""

    restore_asked = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._restore = LinkButton("")
        self._restore.clicked.connect(self.restore_asked)
        tag = StatusTag(icons, Status(self.tr("Changed"), "pencil", Tone.NEUTRAL))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Flow(tag, self._restore))
        self.hide()

    def show_other(self, source: str, value: str, label: str) -> None:
        """Offer the value that `source` says for the field called `label`."""
        self._restore.setText(self.tr("Use {source}'s value: {value}").format(source=source, value=value))
        name = self.tr("Use {source}'s value for {field}: {value}")
        self._restore.setAccessibleName(name.format(source=source, value=value, field=label))
        self.show()
