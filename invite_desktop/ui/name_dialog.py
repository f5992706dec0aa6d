"""Asks for a name: a survey's, an account's."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from invite_desktop.ui.forms import Form
from invite_desktop.ui.widgets import Button


class NameDialog(QDialog):
    """Hands the name to `named`, without space around it.

    `missing` is what to say where there is none; without it an empty name is a name too.
    """

    def __init__(
        self,
        title: str,
        label: str,
        name: str,
        caption: str,
        named: Callable[[str], None],
        parent: QWidget,
        *,
        hint: str = "",
        missing: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._named = named
        self._missing = missing
        self._edit = QLineEdit(name)
        self._edit.selectAll()
        self._form = Form()
        self._form.add(label, self._edit, hint)
        buttons = QDialogButtonBox()
        keep = Button(caption, primary=True)
        keep.setDefault(True)
        buttons.addButton(keep, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(Button(self.tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self._form)
        column.addWidget(buttons)

    def _keep(self) -> None:
        name = self._edit.text().strip()
        if self._missing and not name:
            self._form.set_problem(self._edit, self._missing, focus=True)
            return
        self.accept()
        self._named(name)
