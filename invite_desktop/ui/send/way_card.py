"""When how many messages go, and what the person can choose about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QVBoxLayout, QWidget

from invite_desktop.operations.limits import Outlook
from invite_desktop.operations.preflight import Order, Preflight
from invite_desktop.ui.send.limit_words import day_words, outlook_words
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import Card, CheckBox, Hint, RadioButton
from invite_desktop.ui.widgets.words import Words

FIRST = 3
_MOST_DAYS = 6


class DayTable(QWidget):
    """How many go on which day; of a long time its first days and the last."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []
        for row in range(_MOST_DAYS):
            day, count = QLabel(), QLabel()
            self._labels.append((day, count))
            self._grid.addWidget(day, row, 0)
            self._grid.addWidget(count, row, 1, Qt.AlignmentFlag.AlignTrailing)

    def show_days(self, outlook: Outlook) -> None:
        """Show the days of a mailing."""
        rows = self._rows(outlook)
        rows += [("", "")] * (_MOST_DAYS - len(rows))
        for labels, words in zip(self._labels, rows, strict=True):
            for label, text in zip(labels, words, strict=True):
                label.setText(text)
                label.setVisible(bool(text))

    def text(self) -> str:
        """What is shown, a line a row."""
        lines = (f"{day.text()}: {count.text()}" for day, count in self._labels if day.text())
        return "\n".join(lines)

    def _rows(self, outlook: Outlook) -> list[tuple[str, str]]:
        plans = [plan for plan in outlook.days if plan.count]
        today = outlook.now.date()
        rows = [(day_words(plan.day, today), number(plan.count)) for plan in plans]
        if len(plans) > _MOST_DAYS:
            between = plans[_MOST_DAYS - 2 : -1]
            words = self.tr("%Ln day(s) between", "", len(between))
            rows[_MOST_DAYS - 2 : -1] = [(words, number(sum(plan.count for plan in between)))]
        return rows


class WayCard(Card):
    """Says when messages go where not all of them go at once, and takes the choices about the way."""

    def __init__(self) -> None:
        super().__init__()
        self._preflight: Preflight | None = None
        self._sentence = Words(role="strong")
        self.days = DayTable()
        self.all_button = RadioButton()
        self.now_button = RadioButton()
        self._group = QButtonGroup(self)
        self._stay_open = Hint(self.tr("Keep the program open: it goes on by itself."))
        self._choice = QWidget()
        self.first_box = CheckBox(self.tr("First %Ln, then ask me", "", FIRST))
        self._lay_out()
        self.now_button.toggled.connect(self._follow)

    def _lay_out(self) -> None:
        choice = QVBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(0)
        for button in (self.all_button, self.now_button):
            self._group.addButton(button)
            choice.addWidget(button)
        self.all_button.setChecked(True)
        for part in (self._sentence, self.days, self._choice, self._stay_open, self.first_box):
            self.body.addWidget(part)

    def show_check(self, preflight: Preflight) -> None:
        """Offer what there is to choose; what was chosen before stays where it is still offered."""
        self._preflight = preflight
        outlook = preflight.outlook
        words = outlook_words(preflight.account, outlook)
        self._sentence.setText(words)
        self._sentence.setVisible(bool(words))
        self.days.show_days(outlook)
        self.days.setVisible(outlook.takes_days)
        is_split = outlook.at_once > 0 and outlook.later > 0
        self.all_button.setText(self.tr("Send all, the rest later"))
        self.now_button.setText(self.tr("Send only these %Ln now", "", outlook.at_once))
        if not is_split:
            self.all_button.setChecked(True)
        self._choice.setVisible(is_split)
        self.first_box.setVisible(preflight.recipients > FIRST)
        self.setVisible(bool(words) or outlook.takes_days or preflight.recipients > FIRST)
        self._follow()

    def order(self, preflight: Preflight) -> Order:
        """What was chosen for this check."""
        first = FIRST if self.first_box.isChecked() and preflight.recipients > FIRST else 0
        at_most = preflight.outlook.at_once if self.now_button.isChecked() else None
        return Order(preflight, first, at_most)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in order."""
        return (self.all_button, self.now_button, self.first_box)

    def _follow(self) -> None:
        outlook = self._preflight.outlook if self._preflight is not None else None
        waits = outlook is not None and (outlook.later > 0 or outlook.takes_days)
        self._stay_open.setVisible(waits and self.all_button.isChecked())
