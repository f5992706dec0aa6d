"""What stands where a person has no value: so that nobody needs to know the bar in a field."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from invite_desktop.ui.forms import Form
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.widgets import Button

_WIDTH = 380


class FallbackDialog(QDialog):
    """Asks for one word or phrase. `accepted` says that `fallback()` is to be used."""

    def __init__(self, column: str, fallback: str, blank: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("If empty"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.edit = QLineEdit(fallback)
        self.edit.setMinimumWidth(scaled(200, self))
        form = Form()
        label = self.tr("If {column} is empty, &use").format(column=column.replace("&", "&&"))
        if blank:
            hint = self.tr("%n recipient(s) have no {column} now.", "", blank).format(column=column)
        else:
            hint = self.tr("Everybody on your list has a value now.")
        form.add(label, self.edit, hint)
        use, cancel = Button(self.tr("Use this"), primary=True), Button(self.tr("Cancel"))
        buttons = QDialogButtonBox()
        buttons.addButton(use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        use.setDefault(True)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(24, 24, 24, 24)
        column_layout.setSpacing(16)
        column_layout.addWidget(form)
        column_layout.addWidget(buttons)
        self.setMinimumWidth(scaled(_WIDTH, self))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def fallback(self) -> str:
        """What was written; blank for nothing."""
        return self.edit.text().strip()
