"""Forms: each row has its label above the field, a hint, and room for a problem.

Label, hint and problem are also what a screen reader says about the field, so they cannot drift apart.
"""

import unicodedata

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from invite_desktop.ui.theme import restyle, scaled
from invite_desktop.ui.widgets.focus import focus_proxy
from invite_desktop.ui.widgets.fold import Fold
from invite_desktop.ui.widgets.speech import announce
from invite_desktop.ui.widgets.words import Words

__all__ = ["Field", "Fold", "Form", "PasswordField", "PortField"]

FIELD_WIDTH = 412
_PORT_DIGITS = 5
_LAST_PORT = 65535


class Field(QWidget):
    """One row of a form. `control` is the widget in it; it gets the name, the hint and the focus."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        hint: str = "",
        beside: QWidget | None = None,
        below: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.control = control
        self._target = focus_proxy(control) or control
        self._label = Words(label)
        self._label.label.setBuddy(self._target)
        self._hint = Words(hint, "hint")
        self._problem = Words("", "problem")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(control, 1)
        if beside is not None:
            row.addWidget(beside)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._label, self._hint, self._problem):
            column.addWidget(part)
        column.addLayout(row)
        if below is not None:
            column.addWidget(below)
        self._refresh()
        self._limit()

    def set_label(self, label: str) -> None:
        """Change the label; `&` marks the access key."""
        self._label.setText(label)
        self._refresh()

    def set_hint(self, hint: str) -> None:
        """Change the sentence under the label; an empty one takes no room."""
        self._hint.setText(hint)
        self._refresh()

    def set_problem(self, text: str) -> None:
        """Say above the field what to look at; an empty text takes it away."""
        self._problem.setText(text)
        self._refresh()

    def problem(self) -> str:
        """What stands above the field now."""
        return self._problem.text()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._limit()
        super().changeEvent(event)

    def _refresh(self) -> None:
        for part in (self._hint, self._problem):
            part.setVisible(bool(part.text()))
        self._target.setAccessibleName(
            self._label.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        )
        spoken = (self._problem.text(), self._hint.text())
        self._target.setAccessibleDescription(" ".join(text for text in spoken if text))
        restyle(self._target, state="problem" if self._problem.text() else "")

    def _limit(self) -> None:
        self.control.setMaximumWidth(scaled(FIELD_WIDTH, self))


class Form(QWidget):
    """A column of rows. Fields are addressed by the widget that was added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[QWidget, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def add(
        self,
        label: str,
        control: QWidget,
        hint: str = "",
        beside: QWidget | None = None,
        below: QWidget | None = None,
    ) -> Field:
        """Add a row; `beside` stands next to the field, `below` under it."""
        field = Field(label, control, hint, beside, below)
        self._fields[control] = field
        self._column.addWidget(field)
        return field

    def add_widget(self, widget: QWidget) -> None:
        """Add something that needs no label above it: a check box, a fold, a row of buttons."""
        self._column.addWidget(widget)

    def field(self, control: QWidget) -> Field:
        """The row of this widget."""
        return self._fields[control]

    def set_problem(self, control: QWidget, text: str, focus: bool = False) -> None:
        """Say what to look at; with `focus`, go there."""
        self._fields[control].set_problem(text)
        if focus:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(control, text)

    def clear_problem(self, control: QWidget) -> None:
        """Take the problem of this field away."""
        self._fields[control].set_problem("")

    def clear_problems(self) -> None:
        """Take all problems away."""
        for field in self._fields.values():
            field.set_problem("")

    def first_problem(self) -> QWidget | None:
        """The first field that has a problem."""
        return next((control for control, field in self._fields.items() if field.problem()), None)


class PasswordField(QWidget):
    """A password with a real Show button. It takes whatever is pasted; `password()` cleans it."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.edit)
        self.button.clicked.connect(self._toggle)
        self.edit.textEdited.connect(self.edited)
        self._label_button()

    def password(self, keep_inner_spaces: bool = False) -> str:
        """What was typed, without white space and characters that cannot be seen.

        An app password is shown in groups, so all of them go; an ordinary password may contain
        spaces, and then only those around it go.
        """
        visible = "".join(char for char in self.edit.text() if unicodedata.category(char) != "Cf")
        return visible.strip() if keep_inner_spaces else "".join(visible.split())

    def set_password(self, password: str) -> None:
        """Fill the field."""
        self.edit.setText(password)

    def is_hidden_text(self) -> bool:
        """Whether the letters are hidden."""
        return self.edit.echoMode() == QLineEdit.EchoMode.Password

    def hide_text(self) -> None:
        """Hide the letters."""
        self._set_hidden(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:  # comes to every part of the window
            self.hide_text()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._label_button()
        super().changeEvent(event)

    def _toggle(self) -> None:
        self._set_hidden(not self.is_hidden_text())
        announce(
            self.button, self.tr("Password hidden") if self.is_hidden_text() else self.tr("Password shown")
        )

    def _set_hidden(self, hidden: bool) -> None:
        mode = QLineEdit.EchoMode
        self.edit.setEchoMode(mode.Password if hidden else mode.Normal)
        self._label_button()

    def _label_button(self) -> None:
        self.button.setText(self.tr("Show") if self.is_hidden_text() else self.tr("Hide"))
        whole = self.tr("Show password") if self.is_hidden_text() else self.tr("Hide password")
        self.button.setAccessibleName(whole)


class PortField(QLineEdit):
    """A port number. Only digits go in, also out of a longer pasted text; nobody counts ports up."""

    def __init__(self, port: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(_Digits(self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.set_port(port)

    def port(self) -> int | None:
        """The number, 1 to 65535; None where there is none."""
        number = int(self.text() or 0)
        return number if 0 < number <= _LAST_PORT else None

    def set_port(self, port: int | None) -> None:
        """Fill the field."""
        self.setText("" if port is None else str(port))


class _Digits(QValidator):
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        digits = "".join(char for char in text if char in "0123456789")[:_PORT_DIGITS]
        return QValidator.State.Acceptable, digits, min(position, len(digits))
