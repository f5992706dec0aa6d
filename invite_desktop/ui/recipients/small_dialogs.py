"""Short questions: a person, a column, a value for many."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from invite_desktop.domain.address import LONGEST_ADDRESS, clean_address
from invite_desktop.domain.fields import field_key
from invite_desktop.domain.recipient import EMAIL_COLUMN, KNOWN_COLUMNS, Recipient
from invite_desktop.ui.forms import Form
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.widgets import Button, Flow, Hint

translate = QCoreApplication.translate


class _Question(QDialog):
    """A form that scrolls, one main button, and Cancel."""

    def __init__(self, title: str, main_button: str, parent: QWidget, *more: Button) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Form()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.form)
        inner.addStretch()
        area.setWidget(holder)
        self.main_button = Button(main_button, primary=True)
        self.main_button.setDefault(True)
        self.cancel_button = Button(self.tr("&Cancel"))
        self._buttons = (self.main_button, *more, self.cancel_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(16)
        self.column.addWidget(area, 1)
        self.main_button.clicked.connect(self._confirm)
        self.cancel_button.clicked.connect(self.reject)

    def fit(self, *controls: QWidget) -> None:
        """As high as the form needs, within reason; Tab goes through it, then to the buttons."""
        # only now: Tab follows the order in which widgets come to the dialog
        self.column.addWidget(Flow(*self._buttons))
        wanted = QSize(scaled(460, self), scaled(min(110 + 70 * len(controls), 520), self))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        controls[0].setFocus()

    def _confirm(self) -> None:
        raise NotImplementedError


class PersonDialog(_Question):
    """Add a person: the address and the columns of the list, one below the other."""

    added = Signal(object)  # Recipient

    def __init__(self, columns: Sequence[str], parent: QWidget) -> None:
        another = Button(translate("PersonDialog", "Add, and &one more"))
        super().__init__(
            translate("PersonDialog", "Add a person"),
            translate("PersonDialog", "&Add this person"),
            parent,
            another,
        )
        self.another_button = another
        another.clicked.connect(self._add_and_stay)
        self.address = QLineEdit()
        self.address.setMaxLength(LONGEST_ADDRESS * 2)
        self.address.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self.address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.form.add(EMAIL_COLUMN, self.address)
        self.values = [QLineEdit() for _ in columns]
        for name, line in zip(columns, self.values, strict=True):
            self.form.add(name.replace("&", "&&"), line)
        self.fit(self.address, *self.values)

    def _confirm(self) -> None:
        if self._add():
            self.accept()

    def _add_and_stay(self) -> None:
        if self._add():
            for line in (self.address, *self.values):
                line.clear()
            self.address.setFocus()

    def _add(self) -> bool:
        self.form.clear_problems()
        values = tuple(line.text().strip() for line in self.values)
        address = clean_address(self.address.text())
        if not address and not any(values):
            self.form.set_problem(self.address, self.tr("Type an e-mail address."), focus=True)
            return False
        self.added.emit(Recipient(0, address, values))
        return True


class ColumnDialog(_Question):
    """Add a column: one that the program knows, or one of the person's own."""

    added = Signal(str)

    def __init__(self, columns: Sequence[str], parent: QWidget) -> None:
        super().__init__(
            translate("ColumnDialog", "Add a column"), translate("ColumnDialog", "&Add the column"), parent
        )
        self._taken = {field_key(name) for name in (*columns, EMAIL_COLUMN)}
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.addItems([name for name in KNOWN_COLUMNS if field_key(name) not in self._taken])
        self.name.setCurrentText("")
        self.form.add(self.tr("&Name of the column"), self.name)
        hint = self.tr("For a personal survey link, choose “Link”. In the message, the name becomes a field.")
        self.column.insertWidget(0, Hint(hint))
        self.fit(self.name)
        self.resize(self.width(), self.height() + scaled(70, self))

    def _confirm(self) -> None:
        name = " ".join(self.name.currentText().split())
        self.form.clear_problems()
        if not name:
            self.form.set_problem(self.name, self.tr("Type a name for the column."), focus=True)
        elif any(mark in name for mark in "{}|#"):
            self.form.set_problem(self.name, self.tr("A name can't hold {, }, | or #."), focus=True)
        elif field_key(name) in self._taken:
            self.form.set_problem(self.name, self.tr("There is a column of that name."), focus=True)
        else:
            self.added.emit(name)
            self.accept()


class ChangeDialog(_Question):
    """Set one column of many rows to the same value."""

    chosen = Signal(int, str)  # column of the list, value

    def __init__(self, columns: Sequence[str], count: int, parent: QWidget) -> None:
        super().__init__(
            translate("ChangeDialog", "Change %Ln recipient(s)", "", count),
            translate("ChangeDialog", "C&hange %Ln recipient(s)", "", count),
            parent,
        )
        self.columns = QComboBox()
        self.columns.addItems(list(columns))
        self.value = QLineEdit()
        self.form.add(self.tr("C&olumn"), self.columns)
        self.form.add(self.tr("New &value"), self.value, self.tr("Leave it blank to empty the cells."))
        self.fit(self.columns, self.value)

    def _confirm(self) -> None:
        self.chosen.emit(self.columns.currentIndex(), self.value.text().strip())
        self.accept()
