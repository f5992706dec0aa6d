"""Check before sending: what will go out, to whom, how fast, and what is worth a look first."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.mailing import MailingKind
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.preflight import Preflight, Severity
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.send.facts import Fact, LimitFact, NameLabel
from invite_desktop.ui.send.finding_row import FindingRow
from invite_desktop.ui.send.findings import place_of
from invite_desktop.ui.send.limit_words import (
    limit_reason_words,
    limit_words,
    speed_reason_words,
    speed_words,
)
from invite_desktop.ui.send.moments import when
from invite_desktop.ui.send.nobody import way_on
from invite_desktop.ui.send.pace_change import PaceChange
from invite_desktop.ui.send.way_card import WayCard
from invite_desktop.ui.send.words import account_words, kind_words, sender_words
from invite_desktop.ui.session import MESSAGE, RECIPIENTS, SETUP
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import Button, Card, Flow, Hint, Kind, LinkButton, Notice, Paragraph


class CheckView(QWidget):
    """Shows a `Preflight`; `send_chosen` comes with its order only where nothing stands in the way.

    Where nobody would be written to, the button says what helps in place of sending, and leads there.
    `kind` is what the person chose; None leaves it to the check.
    """

    send_chosen = Signal(object)  # Order
    kind_chosen = Signal()
    place_chosen = Signal(str, str)  # page, target

    def __init__(self, frame: Frame, accounts: Accounts) -> None:
        super().__init__()
        self._icons = icons = frame.icons
        self._accounts = accounts
        self.pace_change = PaceChange(frame, accounts, self)
        self._notice = Notice(icons, Kind.PROBLEM, "")
        self._notice.hide()
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
        self.limit_fact = LimitFact(self.tr("Limit"), change)
        self._facts = (
            self.sender_fact,
            self.recipients_fact,
            self.subject_fact,
            self.speed_fact,
            self.limit_fact,
        )
        self.rows: list[FindingRow] = []
        self._findings = Card()
        self.way = WayCard()
        self._nobody = Paragraph("")
        self._nobody.hide()
        self._send_icon = icons.icon("send", "on_accent")
        self.send_button = Button("", primary=True)
        self.send_button.clicked.connect(self._send)
        self._lay_out()
        self._connect_places()
        self.show_checking()

    def _lay_out(self) -> None:
        facts = Card()
        facts.body.addWidget(self._kind_row())
        for fact in self._facts:
            facts.body.addWidget(fact)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._notice)
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
        column.addWidget(self.way)
        column.addWidget(self._nobody)
        column.addWidget(Flow(self.send_button))

    def _kind_row(self) -> Flow:
        name = NameLabel(self.tr("Kind of mailing"))
        name.setBuddy(self.kind_box)
        return Flow(name, self.kind_box, spacing=12)  # level with the values below

    def _connect_places(self) -> None:
        places = (
            (self.sender_fact, SETUP, "settings"),
            (self.recipients_fact, RECIPIENTS, ""),
            (self.subject_fact, MESSAGE, "subject"),
        )
        for fact, page, target in places:
            self._lead(fact.change_button, page, target)
        for own in (self.speed_fact, self.limit_fact):
            own.change_button.clicked.connect(self.pace_change.ask)
        self.pace_change.refused.connect(self._show_not_saved)

    def _lead(self, button: LinkButton, page: str, target: str) -> None:
        button.clicked.connect(lambda _=False: self.place_chosen.emit(page, target))

    def _choose_kind(self) -> None:
        self.kind = MailingKind(self.kind_box.currentData())
        self.kind_chosen.emit()

    # -- showing -----------------------------------------------------------------------------------

    def show_checking(self) -> None:
        """What is shown is out of date: nothing can be sent until the new check is there."""
        self._preflight = None
        self._nobody.hide()
        self.send_button.setIcon(self._send_icon)
        self.send_button.setText(self.tr("Checking …"))
        self.send_button.setEnabled(False)

    def show_check(self, preflight: Preflight) -> None:
        """Show a check."""
        self._preflight = preflight
        account, outlook = preflight.account, preflight.outlook
        self._notice.hide()
        with QSignalBlocker(self.kind_box):
            self.kind_box.setCurrentIndex(self.kind_box.findData(preflight.kind))
        self.sender_fact.show_value(sender_words(account), account_words(account))
        self.recipients_fact.show_value(_recipients_words(self, preflight))
        self.subject_fact.show_value(preflight.message.subject or self.tr("(empty)"))
        self.speed_fact.show_value(speed_words(preflight), speed_reason_words(account))
        provider = self._accounts.provider_of(account)
        self.limit_fact.show_value(
            limit_words(account, outlook, provider), limit_reason_words(account, outlook)
        )
        self.limit_fact.show_use(outlook)
        self._show_findings(preflight)
        self.way.show_check(preflight)
        self._show_button(preflight)
        self._order_tabs()

    def _show_button(self, preflight: Preflight) -> None:
        instead = way_on(preflight)
        self._nobody.setText("" if instead is None else instead.why)
        self._nobody.setVisible(instead is not None)
        self.send_button.setIcon(self._send_icon if instead is None else QIcon())
        self.send_button.setText(self._button_words(preflight) if instead is None else instead.caption)
        self.send_button.setAccessibleDescription(self._nobody.text())
        self.send_button.setEnabled(True)

    def _show_findings(self, preflight: Preflight) -> None:
        for row in self.rows:
            self._findings.body.removeWidget(row)
            row.deleteLater()
            row.hide()
        order = (Severity.FIX, Severity.LOOK_AT, Severity.NOTE, Severity.FINE)
        lines = sorted(preflight.lines, key=lambda line: order.index(line.severity))
        self.rows = [FindingRow(self._icons, line, self.tr("Show")) for line in lines]
        for row in self.rows:
            self._findings.body.addWidget(row)
            place = place_of(row.finding)
            if place is not None:
                self._lead(row.link, *place)
        self._findings.setVisible(bool(self.rows))

    def _show_not_saved(self, error: object) -> None:
        if isinstance(error, InviteError):
            said = explain(error)
            self._notice.show_message(Kind.PROBLEM, said.happened, said.text, said.code)
            self._notice.show()
            self._notice.take_focus()

    def _button_words(self, preflight: Preflight) -> str:
        outlook = preflight.outlook
        count, anyway = outlook.at_once, preflight.has_warnings
        if not outlook.later:
            if anyway:
                return self.tr("Send %Ln message(s) anyway", "", preflight.recipients)
            return self.tr("Send %Ln message(s)", "", preflight.recipients)
        if count:
            if anyway:
                return self.tr("Send %Ln message(s) now anyway", "", count)
            return self.tr("Send %Ln message(s) now", "", count)
        words = self.tr("Send %Ln message(s) from {moment}", "", preflight.recipients)
        if anyway:
            words = self.tr("Send %Ln message(s) from {moment} anyway", "", preflight.recipients)
        return words.format(moment=when(outlook.opens_at, outlook.now))

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [fact.change_button for fact in self._facts]
        stops += [row.link for row in self.rows]
        stops += [*self.way.stops(), self.send_button]
        before: QWidget = self.kind_box
        for stop in stops:
            self.setTabOrder(before, stop)
            before = stop

    def _send(self) -> None:
        if self._preflight is None:
            return
        instead = way_on(self._preflight)
        if instead is not None:
            self.place_chosen.emit(*instead.place)
            return
        first = next((row for row in self.rows if row.finding.severity is Severity.FIX), None)
        if first is not None:
            first.demand(self.tr("Fix this first:"))
            return
        self.send_chosen.emit(self.way.order(self._preflight))


def _recipients_words(view: CheckView, preflight: Preflight) -> str:
    total, left_out = len(preflight.audience), preflight.left_out.total()
    words = view.tr("{count} of {total}").format(count=number(preflight.recipients), total=number(total))
    if not left_out:
        return words
    return f"{words} ({view.tr('%Ln left out', '', left_out)})"
