"""On which days and at what hours mailings may send."""

from datetime import time

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from invite_desktop.domain.pace import ActiveHours
from invite_desktop.ui.send.limit_words import time_words
from invite_desktop.ui.widgets import CheckBox, Flow
from invite_desktop.ui.widgets.words import Words

MIDNIGHT = time(23, 59)  # the end of a day, as near as a day's own hours come


class TimeBox(QComboBox):
    """A time of day out of full hours, and the one that stood there before."""

    def __init__(self, times: list[time], name: str) -> None:
        super().__init__()
        for at in times:
            self.addItem(time_words(at.hour, at.minute), at)
        self.setAccessibleName(name)

    def show_time(self, at: time) -> None:
        """Choose this time."""
        times = [self.itemData(row) for row in range(self.count())]
        if at not in times:
            self.insertItem(sum(each < at for each in times), time_words(at.hour, at.minute), at)
        self.setCurrentIndex(self.findText(time_words(at.hour, at.minute)))

    def chosen(self) -> time:
        """What is chosen."""
        at: time = self.currentData()
        return at


class HoursChoice(QWidget):
    """A check box, and below it days and times while it is checked."""

    def __init__(self) -> None:
        super().__init__()
        self.limited = CheckBox(self.tr("Send only at certain &hours"))
        locale = QLocale()
        self.days = [
            QCheckBox(locale.standaloneDayName(number, QLocale.FormatType.ShortFormat))
            for number in range(1, 8)
        ]
        for number, box in enumerate(self.days, start=1):
            box.setAccessibleName(locale.standaloneDayName(number))
        self.start = TimeBox([time(hour) for hour in range(24)], self.tr("From this time"))
        self.end = TimeBox([*(time(hour) for hour in range(1, 24)), MIDNIGHT], self.tr("Until this time"))
        self._problem = Words("", "problem")
        self._problem.hide()
        self._details = QWidget()
        self._lay_out()
        self.show_hours(None)
        self.limited.toggled.connect(self._change)
        for box in self.days:
            box.toggled.connect(self._change)
        self.start.currentIndexChanged.connect(self._change)
        self.end.currentIndexChanged.connect(self._change)

    def _lay_out(self) -> None:
        times = QHBoxLayout()
        times.setSpacing(8)
        for words, box in ((self.tr("From"), self.start), (self.tr("until"), self.end)):
            times.addWidget(QLabel(words))
            times.addWidget(box)
        times.addStretch()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(28, 0, 0, 0)
        details.setSpacing(8)
        details.addWidget(self._problem)
        details.addWidget(Flow(*self.days))
        details.addLayout(times)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.limited)
        column.addWidget(self._details)

    def show_hours(self, hours: ActiveHours | None) -> None:
        """Fill in; without any, the working day stands ready."""
        shown = hours or ActiveHours()
        self.limited.setChecked(hours is not None)
        for day, box in enumerate(self.days):
            box.setChecked(day in shown.days)
        self.start.show_time(shown.start)
        self.end.show_time(shown.end)
        self._details.setVisible(hours is not None)

    def hours(self) -> ActiveHours | None:
        """What is chosen. Asked only where `find_problem` finds none."""
        if not self.limited.isChecked():
            return None
        days = frozenset(day for day, box in enumerate(self.days) if box.isChecked())
        return ActiveHours(days, self.start.chosen(), self.end.chosen())

    def find_problem(self) -> QWidget | None:
        """Say what cannot be; the widget to mend it with, None if all is well."""
        if not self.limited.isChecked():
            return None
        if not any(box.isChecked() for box in self.days):
            return self._point_out(self.tr("Choose at least one day."), self.days[0])
        if self.start.chosen() >= self.end.chosen():
            return self._point_out(self.tr("The second time has to be later than the first."), self.end)
        return None

    def _point_out(self, words: str, where: QWidget) -> QWidget:
        self._problem.setText(words)
        self._problem.show()
        return where

    def problem(self) -> str:
        """What stands above the choice now."""
        return self._problem.text()

    def _change(self) -> None:
        self._details.setVisible(self.limited.isChecked())
        self._problem.setText("")
        self._problem.hide()
