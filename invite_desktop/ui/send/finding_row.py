"""One line of the check."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from invite_desktop.operations.preflight import Line, Severity
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.send.facts import LINE_MARGIN, value_label
from invite_desktop.ui.send.findings import finding_words, place_of
from invite_desktop.ui.widgets import LinkButton, Pictogram, announce

_MARKS = {
    Severity.FINE: ("circle-check", "done"),
    Severity.NOTE: ("info", "info"),
    Severity.LOOK_AT: ("triangle-alert", "look_at"),
    Severity.FIX: ("circle-x", "problem"),
}


class FindingRow(QWidget):
    """One line of the check, with the way to the place it speaks of."""

    def __init__(self, icons: Icons, finding: Line, show: str) -> None:
        super().__init__()
        self.finding = finding
        icon, colour = _MARKS[finding.severity]
        self._words = value_label(finding_words(finding))
        self.link = LinkButton(show)
        self.link.setAccessibleName(f"{show}: {self._words.text()}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        mark = Pictogram(icons, icon, colour)
        mark.setContentsMargins(0, LINE_MARGIN, 0, 0)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        self.link.setVisible(place_of(finding) is not None)

    def text(self) -> str:
        """What the line says."""
        return self._words.text()

    def demand(self, words: str) -> None:
        """Put these words first, make them strong and bring the focus here."""
        self._words.setText(f"{words} {finding_words(self.finding)}")
        self._words.setProperty("role", "problem")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self.link.setAccessibleDescription(self._words.text())
        self.link.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._words.text(), assertive=True)
