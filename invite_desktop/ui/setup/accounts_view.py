"""All accounts on this computer: which one is used for what, and what can be done with each."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import Account
from invite_desktop.operations.account_uses import AccountUse
from invite_desktop.ui.explain import Explanation
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.widgets import (
    Button,
    Card,
    Flow,
    Heading,
    Hint,
    Kind,
    LinkButton,
    Notice,
    Status,
    StatusTag,
    Tone,
)
from invite_desktop.ui.widgets.words import Words

StandingOf = Callable[[Account], PageStanding]

_SPACE = 12


class AccountCard(Card):
    """One account. The buttons say for a screen reader whose they are."""

    use_asked = Signal()
    settings_asked = Signal()
    rename_asked = Signal()
    duplicate_asked = Signal()
    remove_asked = Signal()

    def __init__(self, icons: Icons, use: AccountUse, standing: PageStanding, *, is_current: bool) -> None:
        super().__init__()
        self.account = use.account
        self.body.addWidget(Words(use.account.label, "strong"))
        if use.account.name:
            self.body.addWidget(Words(use.account.from_email))
        tags = Flow(StatusTag(icons, _standing_status(standing)))
        if is_current:
            tags.add(StatusTag(icons, Status(self.tr("Used for this survey"), "check", Tone.INFO)))
        self.body.addWidget(tags)
        names = ", ".join(survey.name for survey in use.surveys)
        self.body.addWidget(
            Hint(
                self.tr("Used by: {surveys}").format(surveys=names) if names else self.tr("No survey uses it")
            )
        )
        self.buttons: tuple[Button | LinkButton, ...] = ()
        self._add_buttons(is_current=is_current)

    def _add_buttons(self, *, is_current: bool) -> None:
        use = Button(self.tr("Use for this survey"))
        links = (
            (LinkButton(self.tr("Settings")), self.settings_asked),
            (LinkButton(self.tr("Rename…")), self.rename_asked),
            (LinkButton(self.tr("Duplicate")), self.duplicate_asked),
            (LinkButton(self.tr("Remove…")), self.remove_asked),
        )
        offered = links if is_current else ((use, self.use_asked), *links)
        for button, asked in offered:
            name = self.tr("{action}: {account}").format(action=button.text(), account=self.account.label)
            button.setAccessibleName(name)
            button.clicked.connect(asked)
        self.buttons = tuple(button for button, _asked in offered)
        self.body.addWidget(Flow(*self.buttons))


class AccountsView(QWidget):
    """A card for each account. It does nothing by itself but say what was asked for."""

    use_asked = Signal(object)  # Account
    settings_asked = Signal(object)  # Account
    rename_asked = Signal(object)  # Account
    duplicate_asked = Signal(object)  # Account
    remove_asked = Signal(object)  # Account
    add_asked = Signal()
    back_asked = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self.cards: list[AccountCard] = []
        self._back = LinkButton(self.tr("Back to the list"), icons.icon("chevron-left", "accent"))
        self._back_row = Flow(self._back)
        self._hint = Hint()
        self.problem = Notice(icons, Kind.PROBLEM, "")
        self.problem.hide()
        self.add = Button(self.tr("&Add another account"))
        self._shelf = QVBoxLayout()
        self._shelf.setSpacing(_SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACE)
        for part in (self._back_row, Heading(self.tr("Accounts")), self._hint, self.problem):
            column.addWidget(part)
        column.addLayout(self._shelf)
        column.addWidget(Flow(self.add))
        self._back.clicked.connect(self.back_asked)
        self.add.clicked.connect(self.add_asked)

    def show_uses(self, uses: Iterable[AccountUse], current: int | None, standing_of: StandingOf) -> None:
        """A card for each; `current` is the id of the survey's account, None where it has none."""
        place = self._focused_place()
        self.problem.hide()
        for card in self.cards:
            self._shelf.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [
            AccountCard(self._icons, use, standing_of(use.account), is_current=use.account.id == current)
            for use in uses
        ]
        before: QWidget = self._back
        for card in self.cards:
            self._connect(card)
            self._shelf.addWidget(card)
            for button in card.buttons:  # Qt puts whatever comes late at the end
                QWidget.setTabOrder(before, button)
                before = button
        QWidget.setTabOrder(before, self.add)
        has_one = current is not None
        self._back_row.setVisible(has_one)
        self._hint.setText(
            self.tr("Each survey sends from one account. Several surveys may share it.")
            if has_one
            else self.tr("This survey has no account. Choose one of these, or add another.")
        )
        if place is not None:
            self._focus_on(place)

    def _connect(self, card: AccountCard) -> None:
        account = card.account
        card.use_asked.connect(lambda: self.use_asked.emit(account))
        card.settings_asked.connect(lambda: self.settings_asked.emit(account))
        card.rename_asked.connect(lambda: self.rename_asked.emit(account))
        card.duplicate_asked.connect(lambda: self.duplicate_asked.emit(account))
        card.remove_asked.connect(lambda: self.remove_asked.emit(account))

    def show_problem(self, said: Explanation) -> None:
        """Say what was in the way."""
        self.problem.show_message(Kind.PROBLEM, said.happened, said.text)
        self.problem.show()
        self.problem.take_focus()
        QWidget.setTabOrder(self._back, self.problem)

    def take_focus(self) -> None:
        """Go to the first account."""
        first = next((button for card in self.cards for button in card.buttons), self.add)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused_place(self) -> tuple[int | None, int] | None:
        """The account whose button is next in use, and which button from the end; None for any other."""
        focused = self.focusWidget()  # also while a dialog stands in front
        places = ((card, number) for card in self.cards for number in range(len(card.buttons)))
        found = next(((card, n) for card, n in places if card.buttons[-1 - n] is focused), None)
        return None if found is None else (found[0].account.id, found[1])

    def _focus_on(self, place: tuple[int | None, int]) -> None:
        account_id, number = place
        card = next((each for each in self.cards if each.account.id == account_id), None)
        if card is None:
            self.take_focus()
        else:
            button = card.buttons[max(0, len(card.buttons) - 1 - number)]
            button.setFocus(Qt.FocusReason.OtherFocusReason)


def _standing_status(standing: PageStanding) -> Status:
    translate = QCoreApplication.translate
    if standing is PageStanding.DONE:
        return Status(translate("setup", "Everything is set up"), "circle-check", Tone.DONE)
    if standing is PageStanding.ATTENTION:
        return Status(translate("setup", "Needs attention"), "triangle-alert", Tone.LOOK_AT)
    return Status(translate("setup", "Not set up to the end"), "contrast", Tone.NEUTRAL)
