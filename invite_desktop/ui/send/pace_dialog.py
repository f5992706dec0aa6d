"""Speed and limit: how fast an account sends, how much in a day, and when."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from invite_desktop.domain.account import MOST_CONNECTIONS, Account
from invite_desktop.domain.pace import PaceProfile
from invite_desktop.domain.provider import Provider
from invite_desktop.ui.explain import is_google
from invite_desktop.ui.forms import Form
from invite_desktop.ui.provider_name import provider_name
from invite_desktop.ui.send.count_field import CountField
from invite_desktop.ui.send.hours_choice import HoursChoice
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import Button, CheckBox, Flow, Heading, Hint, RadioButton, announce

_INDENT = 28  # where the words of a radio button begin
_USUAL_LIMIT = 300
_MARGIN = 8


class PaceChoice(QWidget):
    """Three speeds, and the account's own where it is none of them."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account
        self._is_google = is_google(account.host)
        self._group = QButtonGroup(self)
        self.buttons: dict[float, RadioButton] = {}
        self.connections = QComboBox()
        for count in range(1, MOST_CONNECTIONS + 1):
            self.connections.addItem(number(count), count)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._add_speeds()
        self._column.addWidget(self._make_connections())
        self.buttons[account.pace].setChecked(True)
        self._show_connections()
        self.fast.toggled.connect(self._show_connections)

    @property
    def fast(self) -> RadioButton:
        """The choice without a gap."""
        return self.buttons[PaceProfile.FAST.gap]

    def chosen(self) -> tuple[float, int]:
        """The gap in seconds, and how many connections."""
        gap = next(gap for gap, button in self.buttons.items() if button.isChecked())
        if gap == self._account.pace and gap != PaceProfile.FAST.gap:
            return gap, self._account.connections
        many = gap == PaceProfile.FAST.gap and not self._is_google
        return gap, self.connections.currentData() if many else 1

    def _add_speeds(self) -> None:
        if self._account.pace not in [profile.gap for profile in PaceProfile]:
            words = self.tr("As it is now: one message every {seconds} s")
            self._add(
                self._account.pace, words, self.tr("This speed was set in the account or came with it.")
            )
        self._add(
            PaceProfile.GENTLE.gap,
            self.tr("&Gentle: one message every {seconds} s"),
            self.tr("The safest, and right for Gmail: it is hardly ever taken for unwanted mail."),
        )
        self._add(
            PaceProfile.NORMAL.gap,
            self.tr("&Normal: one message every {seconds} s"),
            self.tr("If an account sends this fast, Gmail may stop it for some hours.")
            if self._is_google
            else self.tr("For the mail server of an institution that allows it."),
        )
        self._add(
            PaceProfile.FAST.gap,
            self.tr("As &fast as the server allows"),
            self.tr("Gmail stops fast series, often for a whole day. It gets one connection only.")
            if self._is_google
            else self.tr("For a mail server that is made for many messages. First ask whoever runs it."),
        )

    def _add(self, gap: float, words: str, hint: str) -> None:
        seconds = number(gap, 0 if gap.is_integer() else 1)
        button = RadioButton(words.format(seconds=seconds))
        button.setAccessibleDescription(hint)
        self._group.addButton(button)
        self.buttons[gap] = button
        below = Hint(hint)
        below.setContentsMargins(_INDENT, 0, 0, 4)
        self._column.addWidget(button)
        self._column.addWidget(below)

    def _make_connections(self) -> QWidget:
        label = QLabel(self.tr("&Connections at the same time"))
        label.setBuddy(self.connections)
        self.connections.setAccessibleName(self.tr("Connections at the same time"))
        self.connections.setCurrentIndex(self.connections.findData(self._account.connections))
        self._connections_row = QWidget()
        row = QHBoxLayout(self._connections_row)
        row.setContentsMargins(_INDENT, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.connections)
        row.addStretch()
        return self._connections_row

    def _show_connections(self) -> None:
        self._connections_row.setVisible(self.fast.isChecked() and not self._is_google)


class LimitChoice(QWidget):
    """How many messages in any 24 hours, and whether it grows to that.

    `provider` is whose server it is, None if unknown. Where a limit is published, there has to be one.
    """

    def __init__(self, account: Account, provider: Provider | None) -> None:
        super().__init__()
        self._provider = provider
        self._most = None if provider is None else provider.ceiling or provider.per_24h
        self.endless = CheckBox(self.tr("N&o limit"))
        self.limit = CountField(self._most)
        self.warm_up = CheckBox(self.tr("&Begin with 50 a day and grow"))
        self._warm_up_hint = Hint(
            self.tr(
                "A new account may send 50 on its first day, then 100, then 200. "
                "Providers trust it more; the mailing takes longer."
            )
        )
        self._warm_up_hint.setContentsMargins(_INDENT, 0, 0, 0)
        self.warm_up.setAccessibleDescription(self._warm_up_hint.text())
        self.form = Form()
        self.form.add(self.tr("&Messages in any 24 hours, at most"), self.limit, self._risk())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.form, self.endless, self.warm_up, self._warm_up_hint):
            column.addWidget(part)
        self._show(account)
        self.endless.toggled.connect(self._follow)

    def chosen(self) -> int | None:
        """The limit; None for any number. Asked only where `find_problem` finds none."""
        return None if self.endless.isChecked() else self.limit.number()

    def find_problem(self) -> bool:
        """Say what cannot be, and go there; tells whether there is something."""
        if self.endless.isChecked() or self.limit.number() is not None:
            self.form.clear_problem(self.limit)
            return False
        words = self.tr("Type how many messages may go out.")
        if self._most is not None:
            words = self.tr("Type a number from 1 to {most}.").format(most=number(self._most))
        self.form.set_problem(self.limit, words, focus=True)
        return True

    def _risk(self) -> str:
        if self._provider is None or self._provider.per_24h is None or self._most is None:
            return self.tr(
                "Ask your provider how many it allows. Above that it stops the account for a while."
            )
        words = self.tr(
            "{provider} stops an account at about {published}, often earlier, and then for up to 24 hours. "
            "Mail you send elsewhere counts too. You can choose up to {most}."
        )
        return words.format(
            provider=provider_name(self._provider),
            published=number(self._provider.per_24h),
            most=number(self._most),
        )

    def _show(self, account: Account) -> None:
        self.endless.setVisible(self._most is None)
        self.endless.setChecked(self._most is None and account.daily_limit is None)
        usual = self._provider.suggested_daily_limit if self._provider is not None else None
        self.limit.setText(str(account.daily_limit or usual or _USUAL_LIMIT))
        self.warm_up.setChecked(account.warm_up)
        self._follow()

    def _follow(self) -> None:
        is_limited = not self.endless.isChecked()
        self.limit.setEnabled(is_limited)
        self.warm_up.setEnabled(is_limited)


class PaceDialog(QDialog):
    """Three questions about one account. Nothing is changed before *Save*."""

    chosen = Signal(object)  # Account: the one it was opened with, with the answers

    def __init__(self, account: Account, provider: Provider | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._account = account
        self.setWindowTitle(self.tr("Speed and limit"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pace = PaceChoice(account)
        self.limit = LimitChoice(account, provider)
        self.hours = HoursChoice()
        self.hours.show_hours(account.hours)
        self.save_button = Button(self.tr("&Save"), primary=True)
        self.save_button.setDefault(True)
        self.cancel_button = Button(self.tr("Cancel"))
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.hours.limited.toggled.connect(self._reveal_hours)
        wanted = QSize(scaled(560, self), scaled(620, self))
        room = parent.window().size()
        self.resize(wanted.boundedTo(room).expandedTo(QSize(400, 400)))
        next(button for button in self.pace.buttons.values() if button.isChecked()).setFocus()

    def _lay_out(self) -> None:
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(24, 12, 24, 8)
        inner.setSpacing(12)
        for heading, part in (
            (self.tr("Speed"), self.pace),
            (self.tr("Limit"), self.limit),
            (self.tr("Hours"), self.hours),
        ):
            title = Heading(heading, section=True)
            title.setContentsMargins(0, 8, 0, 0)
            inner.addWidget(title)
            inner.addWidget(part)
        inner.addStretch()
        self._area = area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        buttons = Flow(self.save_button, self.cancel_button)
        buttons.setContentsMargins(24, 12, 24, 20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(buttons)

    def _reveal_hours(self, is_limited: bool) -> None:
        if is_limited:  # once there is room for them
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.hours, 0, _MARGIN))

    def _save(self) -> None:
        if self.limit.find_problem():
            return
        where = self.hours.find_problem()
        if where is not None:
            where.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(where, self.hours.problem(), assertive=True)
            return
        pace, connections = self.pace.chosen()
        self.chosen.emit(
            replace(
                self._account,
                pace=pace,
                connections=connections,
                daily_limit=self.limit.chosen(),
                warm_up=self.limit.warm_up.isChecked(),
                hours=self.hours.hours(),
            )
        )
        self.accept()
