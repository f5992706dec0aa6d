"""How a file is read: which file, which sheet, which letters, what parts the columns."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from invite_desktop.operations.letters import encodings_offered, sample_names, unreadable_word
from invite_desktop.operations.table import Table, TableKind
from invite_desktop.operations.text_table import SEPARATORS
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.recipients.words import letters_name, separator_name, shortened
from invite_desktop.ui.widgets import Button, CheckBox, Flow, Kind, Paragraph, Pictogram, announce

LONGEST_FILE_NAME = 40


class SourceBar(QWidget):
    """`read_again` with the present choices; `header_toggled`: the first row is, or is not, a heading."""

    read_again = Signal()
    header_toggled = Signal(bool)
    choose_asked = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._is_showing = False
        self.file = QLabel()
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setProperty("role", "strong")
        self.choose = Button(self.tr("Choose a&nother…"))
        self.choose.clicked.connect(self.choose_asked)
        self.sheet, self._sheet_row = _labelled(self.tr("Sh&eet"))
        self.letters, self._letters_row = _labelled(self.tr("&Letters"))
        self.separator, self._separator_row = _labelled(self.tr("Columns s&plit by"))
        self.header = CheckBox(self.tr("The &first row holds the column names"))
        self.unreadable = Paragraph()
        self.unreadable.set_tone(Kind.PROBLEM)
        self._unreadable_row = QWidget()
        row = QHBoxLayout(self._unreadable_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Pictogram(icons, Kind.PROBLEM.icon, Kind.PROBLEM.value), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.unreadable, 1)
        self.samples = QLabel()
        self.samples.setTextFormat(Qt.TextFormat.PlainText)
        self.samples.setProperty("role", "hint")
        self.samples.setWordWrap(True)
        for combo in (self.sheet, self.letters, self.separator):
            combo.currentIndexChanged.connect(self._choose)
        self.header.toggled.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Flow(self.file, self.choose, self._sheet_row))
        column.addWidget(Flow(self._letters_row, self._separator_row, self.header))
        column.addWidget(self._unreadable_row)
        column.addWidget(self.samples)

    def show_name(self, name: str) -> None:
        """Show the name of a file before it is read: nothing is known of what is in it."""
        self._show_file(name, shortened(name, LONGEST_FILE_NAME))
        rows = (self._sheet_row, self._letters_row, self._separator_row, self._unreadable_row)
        for part in (*rows, self.header, self.samples):
            part.hide()

    def show_table(self, name: str, table: Table, *, is_file: bool, has_header: bool) -> None:
        """Show what was read, and how."""
        self._is_showing = True
        count = len(table.rows) - int(has_header)
        rows = self.tr("%Ln row(s)", "", count)
        short = shortened(name, LONGEST_FILE_NAME)
        self._show_file(name, self.tr("{name} ({rows})").format(name=short, rows=rows))
        is_text = table.kind is TableKind.TEXT and is_file
        self._sheet_row.setVisible(len(table.sheets) > 1)
        self._letters_row.setVisible(is_text)
        self._separator_row.setVisible(is_text)
        self.choose.setVisible(is_file)
        self.header.setVisible(table.kind is not TableKind.ADDRESSES)
        self.header.setChecked(has_header)
        _fill(self.sheet, [(name, name) for name in table.sheets], table.sheet)
        encodings = dict.fromkeys((*map(str, encodings_offered()), table.encoding))
        _fill(self.letters, [(letters_name(each), each) for each in encodings if each], table.encoding)
        _fill(self.separator, [(separator_name(each), each) for each in (*SEPARATORS, "")], table.separator)
        self._show_letters(table, is_text=is_text)
        self._is_showing = False

    def _show_file(self, name: str, words: str) -> None:
        self.file.setText(words)
        self.file.setToolTip(name)

    def _show_letters(self, table: Table, *, is_text: bool) -> None:
        """Show by some names whether the letters are right; where some are certainly not, say so."""
        names = " · ".join(map(shortened, sample_names(table)))
        self.samples.setText(self.tr("Names in it: {names}").format(names=names))
        self.samples.setVisible(is_text and bool(names))
        word = shortened(unreadable_word(table)) if is_text else ""
        self._unreadable_row.setVisible(bool(word))
        if word:
            words = self.tr("Some letters can't be read this way, as in “{word}”. Choose other letters.")
            self.unreadable.setText(words.format(word=word))
            announce(self, self.unreadable.text())

    def _choose(self) -> None:
        if not self._is_showing:
            self.read_again.emit()

    def _toggle(self, has_header: bool) -> None:
        if not self._is_showing:
            self.header_toggled.emit(has_header)


def _labelled(words: str) -> tuple[QComboBox, QWidget]:
    """A combo box with its label before it, and the widget that holds both."""
    combo, label, holder = QComboBox(), QLabel(words), QWidget()
    label.setBuddy(combo)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addWidget(combo)
    return combo, holder


def _fill(combo: QComboBox, items: list[tuple[str, str]], chosen: str) -> None:
    combo.clear()
    for words, value in items:
        combo.addItem(words, value)
    combo.setCurrentIndex(combo.findData(chosen))
