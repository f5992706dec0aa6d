"""The first screen: what the program is for, and one question."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from invite_desktop.domain.account import Account
from invite_desktop.domain.address import clean_address, find_problem, suggest
from invite_desktop.operations.accounts import Accounts, with_provider
from invite_desktop.ui.forms import Form
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.words import address_problem_words
from invite_desktop.ui.widgets import Button, Flow, Heading, Hint, Kind, LinkButton, Notice

WORKSPACE = "google_workspace"


class FirstScreen(QWidget):
    """Asks for the address and says which account follows from it."""

    chosen = Signal(object)  # Account, not saved yet
    cancelled = Signal()

    def __init__(self, icons: Icons, accounts: Accounts, open_practice: Callable[[], None] | None) -> None:
        super().__init__()
        self._accounts = accounts
        self._accepted_slip = ""
        self.address = QLineEdit()
        self.address.setPlaceholderText(self.tr("name@gmail.com"))
        self.address.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self._go_on = Button(self.tr("&Continue"), primary=True)
        self._form = Form()
        self._form.add(
            self.tr("Your e-mail address"), self.address, self.tr("The messages will come from this address")
        )
        self._question = Notice(icons, Kind.INFO, "")
        self._question.hide()
        self._practice = LinkButton(self.tr("Look around with sample data"))
        self._practice.setVisible(open_practice is not None)
        self._back = LinkButton(self.tr("Back to the list"))
        self._back.hide()
        self._lay_out()
        self._go_on.clicked.connect(self._continue)
        self.address.returnPressed.connect(self._continue)
        self.address.textEdited.connect(self._forget_question)
        self._back.clicked.connect(self.cancelled)
        if open_practice is not None:
            self._practice.clicked.connect(open_practice)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        purpose = self.tr("Send a personal e-mail to each person on your list, from your own address.")
        for part in (
            Heading(purpose),
            self._form,
            self._question,
            Flow(self._go_on, self._back),
            Flow(self._practice),
            Hint(self.tr("Nothing is sent or stored online. Everything stays here.")),
        ):
            column.addWidget(part)

    def show_address(self, address: str) -> None:
        """Begin with this address; where there is one, there is a way back too."""
        self.address.setText(address)
        self._back.setVisible(bool(address))
        self._forget_question()

    def take_focus(self) -> None:
        """Ready to type."""
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        self.address.selectAll()

    def _continue(self) -> None:
        address = clean_address(self.address.text())
        self.address.setText(address)
        problem = find_problem(address)
        if problem is not None and not problem.can_send:
            self._form.set_problem(self.address, address_problem_words(problem), focus=True)
            return
        self._form.clear_problem(self.address)
        meant = suggest(address)
        if meant and self._accepted_slip != address:
            self._ask_about_slip(address, meant)
        elif self._accounts.provider(address) is None:
            self._ask_about_google()
        else:
            self.chosen.emit(self._accounts.suggest(address))

    def _ask_about_slip(self, address: str, meant: str) -> None:
        self._accepted_slip = address
        self._question.show_message(Kind.LOOK_AT, self.tr("Did you mean {address}?").format(address=meant))
        self._question.add_action(self.tr("&Use {address}").format(address=meant), lambda: self._use(meant))
        self._question.add_action(self.tr("&Keep it as it is"), self._continue)
        self._show_question()

    def _use(self, address: str) -> None:
        self.address.setText(address)
        self._continue()

    def _ask_about_google(self, hint: str = "") -> None:
        self._question.show_message(
            Kind.INFO, self.tr("Is this account run by Google (school or company Gmail)?"), hint
        )
        self._question.add_action(self.tr("&Yes"), self._choose_google)
        self._question.add_action(self.tr("&No"), self._choose_other)
        self._question.add_action(self.tr("I &don't know"), self._help_to_find_out)
        self._show_question()

    def _help_to_find_out(self) -> None:
        self._ask_about_google(
            self.tr("If you read this mail at mail.google.com, choose Yes. If not, choose No.")
        )

    def _show_question(self) -> None:
        self._question.show()
        self._question.take_focus()

    def _forget_question(self) -> None:
        self._accepted_slip = ""
        self._question.hide()

    def _choose_google(self) -> None:
        account = self._accounts.suggest(self.address.text())
        workspace = next(each for each in self._accounts.providers if each.id == WORKSPACE)
        self.chosen.emit(with_provider(account, workspace))

    def _choose_other(self) -> None:
        account: Account = self._accounts.suggest(self.address.text())
        self.chosen.emit(account)
