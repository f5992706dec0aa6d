"""App passwords: Google's 16 letters are counted wherever they are typed, and never typed twice."""

from itertools import takewhile

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.app_password import LETTERS, is_app_password, joined
from invite_desktop.ui.explaining.before_test import app_password_words
from invite_desktop.ui.forms import Form, PasswordField
from invite_desktop.ui.widgets import Hint


class LetterCount(Hint):
    """Beside a password field: how many of the 16 letters are there. It never judges."""

    def __init__(self, field: PasswordField) -> None:
        super().__init__()
        self._field = field
        field.edit.textChanged.connect(self._count)
        self._count()

    def _count(self, _text: str = "") -> None:
        letters = len(joined(self._field.password()))
        self.setText(self.tr("{count} of 16 letters").format(count=letters))


class AppPasswordEntry(QWidget):
    """Takes any paste, and tells at once of 16 letters that were pasted.

    What is typed letter by letter is told when the person leaves the field, for until then nobody knows
    whether it is all of it. So is any password where app passwords have another shape (`letters` is None).
    """

    completed = Signal(str)

    def __init__(self, letters: int | None = LETTERS) -> None:
        super().__init__()
        self._is_counted = letters == LETTERS
        self._told = ""
        self._before = ""
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
        self.field.edit.editingFinished.connect(self.leave)

    def set_password(self, password: str) -> None:
        """Fill in what is kept already."""
        self.field.set_password(password)
        self._told = self._before = password
        self._form.clear_problem(self.field)
        self.show_kept("")

    def password(self) -> str:
        """The letters, without any white space or signs between their groups."""
        password = self.field.password()
        return joined(password) if self._is_counted else password

    def show_kept(self, words: str) -> None:
        """Say where the password is now."""
        self._kept.setText(words)
        self._kept.setVisible(bool(words))

    def finish(self) -> bool:
        """The person says that the password is there: tell it, unless the field has to say what is amiss."""
        words = self._slip() if self.password() else self._missing()
        if words:
            self._form.set_problem(self.field, words, focus=True)
            return False
        self._tell()
        return True

    def _missing(self) -> str:
        if self._is_counted:
            return self.tr("Paste the 16 letters here first")
        return self.tr("Paste the app password here first")

    def _slip(self) -> str:
        return app_password_words(self.password()) if self._is_counted else ""

    def leave(self) -> None:
        """Judge what looks complete; letters that are too few may be half of a copy."""
        password = self.password()
        is_begun = len(password) < LETTERS and password.isalpha()
        if not password or (self._is_counted and is_begun):
            self._say_what_stays()
        elif self._slip():
            self._form.set_problem(self.field, self._slip())
            self._say_what_stays()
        else:
            self._tell()

    def _tell(self) -> None:
        if self.password() != self._told:
            self._told = self.password()
            self.completed.emit(self._told)

    def _say_what_stays(self) -> None:
        """What is kept is no longer what stands in the field."""
        if self._told:
            self.show_kept(self.tr("The app password from before stays in use."))

    def _look(self, text: str) -> None:
        is_pasted = _letters_put_in(self._before, text) > 1
        self._before = text
        self._form.clear_problem(self.field)
        self.show_kept("")
        if self._is_counted and is_pasted and is_app_password(self.password()):
            self._tell()


def _letters_put_in(before: str, after: str) -> int:
    """How many letters came at once where one text became the other."""
    same = _common(before, after)
    return len(after) - same - _common(before[same:][::-1], after[same:][::-1])


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
