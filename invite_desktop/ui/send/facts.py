"""The parts of what will be sent: name, value, and the way to change it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from invite_desktop.operations.limits import Outlook
from invite_desktop.ui.send.limit_words import bar_words
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.widgets import LinkButton, WrappingLabel

LINE_MARGIN = 3  # words stand level with the link beside them
_NAME_WIDTH = 112
_SIDE_BY_SIDE = 520  # pixels at 100 % text


class NameLabel(QLabel):
    """The name of a part, wide enough for all values to stand in one column at any text size."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setProperty("role", "hint")
        self.setContentsMargins(0, LINE_MARGIN, 0, LINE_MARGIN)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        own = super().sizeHint()
        return QSize(max(own.width(), scaled(_NAME_WIDTH, self)), own.height())


class Fact(QWidget):
    """One part of what will be sent: its name, its value, and the way to change it."""

    def __init__(self, name: str, change: str) -> None:
        super().__init__()
        self._value = value_label("")
        self._why = value_label("", "caption")
        self._why.hide()
        self.change_button = LinkButton(change)
        self.change_button.setAccessibleName(f"{change}: {name}")
        self.words = QVBoxLayout()
        self.words.setSpacing(2)
        self.words.addWidget(self._value)
        self.words.addWidget(self._why)
        self.words.addStretch()
        value = QHBoxLayout()
        value.setSpacing(12)
        value.addLayout(self.words, 1)
        value.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignTop)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(NameLabel(name), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(value, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(_SIDE_BY_SIDE, self)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._row.direction():
            self._row.setDirection(direction)
            self._row.setSpacing(0 if is_narrow else 12)
            self.updateGeometry()  # the card around it made room for the other direction

    def show_value(self, value: str, why: str = "") -> None:
        """Show the value and, smaller, why it is so."""
        self._value.setText(value)
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def value(self) -> str:
        """What is shown."""
        return self._value.text()

    def why(self) -> str:
        """What is shown below it."""
        return self._why.text()


class LimitFact(Fact):
    """The limit, with a bar of how much of it is used up."""

    def __init__(self, name: str, change: str) -> None:
        super().__init__(name, change)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._bar_words = value_label("", "caption")
        self._use = QWidget()
        row = QHBoxLayout(self._use)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.bar, 1)
        row.addWidget(self._bar_words, 1)
        self._use.hide()
        self.words.insertWidget(self.words.count() - 1, self._use)

    def show_use(self, outlook: Outlook) -> None:
        """Show how much of the limit is used up, if there is one and some is."""
        limit = outlook.limit
        is_shown = limit is not None and outlook.sent > 0
        if limit is not None:
            words = bar_words(outlook.sent, limit)
            self.bar.setRange(0, limit)
            self.bar.setValue(min(outlook.sent, limit))
            self.bar.setAccessibleName(words)
            self._bar_words.setText(words)
        self._use.setVisible(is_shown)


def value_label(text: str, role: str = "") -> WrappingLabel:
    """A wrapping label whose words stand level with a link beside it."""
    label = WrappingLabel(text, role)
    label.setContentsMargins(0, LINE_MARGIN, 0, LINE_MARGIN)
    return label
