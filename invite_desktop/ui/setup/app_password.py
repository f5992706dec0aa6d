"""Google's app passwords: their 16 letters are counted wherever they are typed, and never typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.ui.forms import Form, PasswordField
from invite_desktop.ui.widgets import Hint

LETTERS = 16


def is_app_password(password: str) -> bool:
    """Whether it has the shape of Google's app passwords: 16 letters a to z."""
    return len(password) == LETTERS and password.isascii() and password.isalpha()


class LetterCount(Hint):
    """Beside a password field: how many of the 16 letters are there. It never judges."""

    def __init__(self, field: PasswordField) -> None:
        super().__init__()
        self._field = field
        field.edit.textChanged.connect(self._count)
        self._count()

    def _count(self, _text: str = "") -> None:
        letters = len(self._field.password())
        self.setText(self.tr("{count} of 16 letters").format(count=letters))


class AppPasswordEntry(QWidget):
    """Takes any paste; tells when 16 letters are in place.

    Where app passwords have another shape (`letters` is None) it tells when the person leaves the field.
    """

    completed = Signal(str)

    def __init__(self, letters: int | None = LETTERS) -> None:
        super().__init__()
        self._is_counted = letters == LETTERS
        self._told = ""
        self.field = PasswordField()
        self._kept = Hint()
        self._kept.hide()
        self._form = Form()
        self._form.add(
            self.tr("App password"),
            self.field,
            self.tr("The 16 letters, with or without spaces")
            if self._is_counted
            else self.tr("As your provider shows it, with or without spaces"),
            LetterCount(self.field) if self._is_counted else None,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._form)
        column.addWidget(self._kept)
        self.field.edited.connect(self._look)
        self.field.edit.editingFinished.connect(self.finish)

    def set_password(self, password: str) -> None:
        """Fill in what is kept already."""
        self.field.set_password(password)
        self._told = password
        self._form.clear_problem(self.field)
        self.show_kept("")

    def password(self) -> str:
        """The letters, without any white space."""
        return self.field.password()

    def show_kept(self, words: str) -> None:
        """Say where the password is now."""
        self._kept.setText(words)
        self._kept.setVisible(bool(words))

    def is_in_order(self) -> bool:
        """Whether nothing or an app password is in the field; if not, the field says so."""
        if not self.password() or not self._is_counted or is_app_password(self.password()):
            return True
        self._form.set_problem(
            self.field,
            self.tr("This looks like your normal Google password. Gmail needs the 16-letter app password."),
            focus=True,
        )
        return False

    def finish(self) -> None:
        """The person is done typing: tell a password that nobody was told of yet."""
        if not self._is_counted and self.password() and self.password() != self._told:
            self._told = self.password()
            self.completed.emit(self._told)

    def _look(self, _text: str) -> None:
        self._form.clear_problem(self.field)
        self.show_kept("")
        if self._is_counted and is_app_password(self.password()):
            self.completed.emit(self.password())
