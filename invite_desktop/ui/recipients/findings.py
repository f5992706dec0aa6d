"""What an import found: counts, problems by what mends them, and the choices about them."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from invite_desktop.operations.import_recipients import DuplicateRule, ProblemGroup, Staged
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.recipients.words import group_words
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import CheckBox, Flow, LinkButton, Status, StatusTag, Tone

ROWS_NAMED = 5


class Findings(QWidget):
    """`changed`: another choice was made. `save_asked`: the rows that are not added are wanted as a file."""

    changed = Signal()
    save_asked = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self.counts = Flow()
        self.problems = QLabel()
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.setWordWrap(True)
        self.leave_out = CheckBox()
        self.leave_hidden = CheckBox()
        self.duplicates = QComboBox()
        self.duplicates.addItem(self.tr("Keep the first"), DuplicateRule.KEEP_FIRST)
        self.duplicates.addItem(self.tr("Keep both"), DuplicateRule.KEEP_BOTH)
        self._duplicates_label = QLabel(self.tr("D&uplicates"))
        self._duplicates_label.setBuddy(self.duplicates)
        self.save = LinkButton("", icons.icon("download", "accent"))
        for box in (self.leave_out, self.leave_hidden):
            box.toggled.connect(self.changed)
        self.duplicates.currentIndexChanged.connect(self.changed)
        self.save.clicked.connect(self.save_asked)
        self._duplicates_row = QWidget()
        row = QHBoxLayout(self._duplicates_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._duplicates_label)
        row.addWidget(self.duplicates)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.counts)
        column.addWidget(self.problems)
        column.addWidget(Flow(self.leave_out, self.leave_hidden, self._duplicates_row, self.save))

    def rule(self) -> DuplicateRule:
        """What is to become of duplicates."""
        return DuplicateRule(self.duplicates.currentData())

    def show_staged(self, staged: Staged) -> None:
        """Show what the import would do now."""
        repeated = staged.repeated + staged.on_list
        self.counts.clear()
        for status, count in (
            (Status(self.tr("{count} ready"), "circle-check", Tone.DONE), staged.ready),
            (Status(self.tr("{count} to look at"), "triangle-alert", Tone.LOOK_AT), staged.look_at),
            (Status(self.tr("{count} can't be sent to"), "circle-x", Tone.PROBLEM), staged.unusable),
            (Status(self.tr("{count} duplicates"), "copy", Tone.NEUTRAL), repeated),
            (Status(self.tr("{count} hidden rows left out"), "eye-off", Tone.NEUTRAL), staged.left_hidden),
        ):
            if count or status.icon == "circle-check":
                word = status.word.format(count=number(count))
                self.counts.add(StatusTag(self._icons, Status(word, status.icon, status.tone)))
        self.problems.setText("\n".join(map(_line, staged.groups)))
        self.problems.setVisible(bool(staged.groups))
        unusable = self.tr("Leave &out %Ln recipient(s) that can't be sent to", "", staged.unusable)
        self.leave_out.setText(unusable)
        self.leave_out.setVisible(staged.unusable > 0)
        self.leave_hidden.setText(self.tr("Leave out %Ln &hidden row(s)", "", staged.hidden))
        self.leave_hidden.setVisible(staged.hidden > 0)
        self._duplicates_row.setVisible(repeated > 0)
        self.save.setText(self.tr("&Save %Ln row(s) that will not be added…", "", len(staged.rejected)))
        self.save.setVisible(bool(staged.rejected))


def _line(group: ProblemGroup) -> str:
    """How many rows have the problem, and the first of them by number."""
    named = ", ".join(map(number, group.rows[:ROWS_NAMED]))
    if len(group.rows) > ROWS_NAMED:
        named += " …"
    words = QCoreApplication.translate("Findings", "{problem} (row {rows})", "", len(group.rows))
    return words.format(problem=group_words(group.problem, len(group.rows)), rows=named)
