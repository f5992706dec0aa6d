"""Check before sending: what will go out, to whom, and what is worth a look first."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from invite_desktop.domain.mailing import MailingKind
from invite_desktop.operations.preflight import Line as Finding
from invite_desktop.operations.preflight import Preflight, Severity
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.send.findings import finding_words, place_of
from invite_desktop.ui.send.words import duration_words, kind_words, sender_words
from invite_desktop.ui.session import MESSAGE, RECIPIENTS, SETUP
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import Button, Card, Flow, Hint, LinkButton, Pictogram, announce

_MARKS = {
    Severity.FINE: ("circle-check", "done"),
    Severity.LOOK_AT: ("triangle-alert", "look_at"),
    Severity.FIX: ("circle-x", "problem"),
}
_NAME_WIDTH = 112
_SIDE_BY_SIDE = 520  # pixels at 100 % text
_LINE_MARGIN = 3  # words stand level with the link beside them


class NameLabel(QLabel):
    """The name of a part, wide enough for all values to stand in one column at any text size."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setProperty("role", "hint")
        self.setContentsMargins(0, _LINE_MARGIN, 0, _LINE_MARGIN)
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
        self._value = _label("")
        self._why = _label("", "caption")
        self._why.hide()
        self.change_button = LinkButton(change)
        self.change_button.setAccessibleName(f"{change}: {name}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._value)
        words.addWidget(self._why)
        words.addStretch()
        value = QHBoxLayout()
        value.setSpacing(12)
        value.addLayout(words, 1)
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


class FindingRow(QWidget):
    """One line of the check, with the way to the place it speaks of."""

    def __init__(self, icons: Icons, finding: Finding, show: str) -> None:
        super().__init__()
        self.finding = finding
        icon, colour = _MARKS[finding.severity]
        self._words = _label(finding_words(finding))
        self.link = LinkButton(show)
        self.link.setAccessibleName(f"{show}: {self._words.text()}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        mark = Pictogram(icons, icon, colour)
        mark.setContentsMargins(0, _LINE_MARGIN, 0, 0)
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


class CheckView(QWidget):
    """Shows a `Preflight`; `send_chosen` comes with it only where nothing stands in the way.

    `kind` is what the person chose; None leaves it to the check.
    """

    send_chosen = Signal(object)  # Preflight
    kind_chosen = Signal()
    place_chosen = Signal(str, str)  # page, target

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._preflight: Preflight | None = None
        self.kind: MailingKind | None = None
        self.kind_box = QComboBox()
        for kind, word in kind_words().items():
            self.kind_box.addItem(word, kind)
        self.kind_box.currentIndexChanged.connect(self._choose_kind)
        change = self.tr("Change")
        self.sender_fact = Fact(self.tr("From"), change)
        self.recipients_fact = Fact(self.tr("Recipients"), change)
        self.subject_fact = Fact(self.tr("Subject"), change)
        self.speed_fact = Fact(self.tr("Speed"), change)
        self._facts = (self.sender_fact, self.recipients_fact, self.subject_fact, self.speed_fact)
        self.rows: list[FindingRow] = []
        self._findings = Card()
        self.send_button = Button("", primary=True)
        self.send_button.setIcon(icons.icon("send", "on_accent"))
        self.send_button.clicked.connect(self._send)
        self._lay_out()
        self._connect_places()
        self.show_checking()

    def _lay_out(self) -> None:
        facts = Card()
        facts.body.addLayout(self._kind_row())
        for fact in self._facts:
            facts.body.addWidget(fact)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Hint(self.tr("Nothing is sent until you choose the button below.")))
        column.addWidget(facts)
        column.addWidget(self._findings)
        column.addWidget(
            Hint(
                self.tr(
                    "Whoever got this very text before, or may have got it, is left out by itself: "
                    "nobody gets the same message twice."
                )
            )
        )
        column.addWidget(Flow(self.send_button))

    def _kind_row(self) -> QHBoxLayout:
        name = NameLabel(self.tr("Kind of mailing"))
        name.setBuddy(self.kind_box)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(name)
        row.addWidget(self.kind_box)
        row.addStretch(1)
        return row

    def _connect_places(self) -> None:
        places = (
            (self.sender_fact, SETUP, "settings"),
            (self.recipients_fact, RECIPIENTS, ""),
            (self.subject_fact, MESSAGE, "subject"),
            (self.speed_fact, SETUP, "settings"),
        )
        for fact, page, target in places:
            self._lead(fact.change_button, page, target)

    def _lead(self, button: LinkButton, page: str, target: str) -> None:
        button.clicked.connect(lambda _=False: self.place_chosen.emit(page, target))

    def _choose_kind(self) -> None:
        self.kind = MailingKind(self.kind_box.currentData())
        self.kind_chosen.emit()

    # -- showing -----------------------------------------------------------------------------------

    def show_checking(self) -> None:
        """What is shown is out of date: nothing can be sent until the new check is there."""
        self._preflight = None
        self.send_button.setText(self.tr("Checking …"))
        self.send_button.setEnabled(False)

    def show_check(self, preflight: Preflight) -> None:
        """Show a check."""
        self._preflight = preflight
        with QSignalBlocker(self.kind_box):
            self.kind_box.setCurrentIndex(self.kind_box.findData(preflight.kind))
        self.sender_fact.show_value(sender_words(preflight.account))
        self.recipients_fact.show_value(_recipients_words(self, preflight))
        self.subject_fact.show_value(preflight.message.subject or self.tr("(empty)"))
        self.speed_fact.show_value(*_speed_words(self, preflight))
        self._show_findings(preflight)
        self.send_button.setText(self._button_words(preflight))
        self.send_button.setEnabled(True)
        self._order_tabs()

    def _show_findings(self, preflight: Preflight) -> None:
        for row in self.rows:
            self._findings.body.removeWidget(row)
            row.deleteLater()
            row.hide()
        order = (Severity.FIX, Severity.LOOK_AT, Severity.FINE)
        lines = sorted(preflight.lines, key=lambda line: order.index(line.severity))
        self.rows = [FindingRow(self._icons, line, self.tr("Show")) for line in lines]
        for row in self.rows:
            self._findings.body.addWidget(row)
            place = place_of(row.finding)
            if place is not None:
                self._lead(row.link, *place)
        self._findings.setVisible(bool(self.rows))

    def _button_words(self, preflight: Preflight) -> str:
        if preflight.has_warnings:
            return self.tr("Send %Ln message(s) anyway", "", preflight.recipients)
        return self.tr("Send %Ln message(s)", "", preflight.recipients)

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [fact.change_button for fact in self._facts]
        stops += [row.link for row in self.rows]
        stops.append(self.send_button)
        before: QWidget = self.kind_box
        for stop in stops:
            self.setTabOrder(before, stop)
            before = stop

    def _send(self) -> None:
        if self._preflight is None:
            return
        first = next((row for row in self.rows if row.finding.severity is Severity.FIX), None)
        if first is not None:
            first.demand(self.tr("Fix this first:"))
            return
        self.send_chosen.emit(self._preflight)


def _recipients_words(view: CheckView, preflight: Preflight) -> str:
    total, left_out = len(preflight.audience), preflight.left_out.total()
    words = view.tr("{count} of {total}").format(count=number(preflight.recipients), total=number(total))
    if not left_out:
        return words
    return f"{words} ({view.tr('%Ln left out', '', left_out)})"


def _speed_words(view: CheckView, preflight: Preflight) -> tuple[str, str]:
    pace, duration = preflight.account.pace, duration_words(preflight.seconds)
    if not pace:
        return view.tr("as fast as the mail server takes them ({duration})").format(duration=duration), ""
    words = view.tr("one every {seconds} s ({duration})").format(
        seconds=number(pace, 0 if pace.is_integer() else 1), duration=duration
    )
    why = view.tr("Slow on purpose. Fast series look like unwanted mail, and providers stop them.")
    return words, why


def _label(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.setContentsMargins(0, _LINE_MARGIN, 0, _LINE_MARGIN)
    return label
