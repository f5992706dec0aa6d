"""The password field of the app-password step, so that the 16 letters are never typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.ui.forms import Form, PasswordField
from invite_desktop.ui.widgets import Hint

LETTERS = 16


def is_app_password(password: str) -> bool:
    """Whether it has the shape of Google's app passwords: 16 letters a to z."""
    return len(password) == LETTERS and password.isascii() and password.isalpha()


class AppPasswordEntry(QWidget):
    """Takes any paste; tells when 16 letters are in place."""

    completed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = PasswordField()
        self._counter = Hint()
        self._kept = Hint()
        self._kept.hide()
        self._form = Form()
        self._form.add(
            self.tr("App password"),
            self.field,
            self.tr("The 16 letters, with or without spaces"),
            self._counter,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._form)
        column.addWidget(self._kept)
        self.field.edited.connect(self._count)
        self._count()

    def set_password(self, password: str) -> None:
        """Fill in what is kept already."""
        self.field.set_password(password)
        self._count(announced=False)

    def password(self) -> str:
        """The letters, without any white space."""
        return self.field.password()

    def show_kept(self, words: str) -> None:
        """Say where the password is now."""
        self._kept.setText(words)
        self._kept.setVisible(bool(words))

    def is_in_order(self) -> bool:
        """Whether nothing or an app password is in the field; if not, the field says so."""
        if not self.password() or is_app_password(self.password()):
            return True
        self._form.set_problem(
            self.field,
            self.tr("This looks like your normal Google password. Gmail needs the 16-letter app password."),
            focus=True,
        )
        return False

    def _count(self, _text: str = "", announced: bool = True) -> None:
        letters = len(self.password())
        self._counter.setText(self.tr("{count} of 16 letters").format(count=letters))
        self._form.clear_problem(self.field)
        self.show_kept("")
        if announced and is_app_password(self.password()):
            self.completed.emit(self.password())
