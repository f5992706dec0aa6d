"""The first screen: what the program is for, and one question."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from invite_desktop.domain.account import Account
from invite_desktop.domain.address import clean_address, find_problem, suggest
from invite_desktop.domain.provider import PasswordKind, Provider
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.provider_settings import with_provider
from invite_desktop.ui.explaining.before_test import address_problem_words
from invite_desktop.ui.forms import Form
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.provider_name import provider_name
from invite_desktop.ui.setup.reveal import reveal
from invite_desktop.ui.setup.who_runs_it import WhoRunsIt
from invite_desktop.ui.setup.words import provider_note
from invite_desktop.ui.widgets import Button, Flow, Heading, Hint, Kind, LinkButton, Notice

WORKSPACE = "google_workspace"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person said: an account that is not saved yet, the provider they named, what to do next."""

    account: Account
    provider: Provider | None = None
    look_up: bool = False

    def is_about(self, known: Account) -> bool:
        """Whether it says nothing new of an account."""
        said = self.account
        return said.from_email == known.from_email and said.host in {"", known.host}


class FirstScreen(QWidget):
    """Asks for the address and says which account follows from it."""

    chosen = Signal(object)  # Answer
    cancelled = Signal()

    def __init__(self, icons: Icons, accounts: Accounts, open_practice: Callable[[], None] | None) -> None:
        super().__init__()
        self._accounts = accounts
        self._accepted_slip = ""
        self._picture: QWidget | None = None
        self.address = QLineEdit()
        self.address.setPlaceholderText(self.tr("name@gmail.com"))
        self.address.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self.address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._go_on = Button(self.tr("&Continue"), primary=True)
        self._form = Form()
        self._form.add(
            self.tr("Your e-mail address"), self.address, self.tr("The messages will come from this address")
        )
        self._question = Notice(icons, Kind.INFO, "")
        self._question.hide()
        self._who = WhoRunsIt(accounts.providers)
        self._who.hide()
        self._practice = LinkButton(self.tr("Look around with sample data"))
        self._practice.setVisible(open_practice is not None)
        self._back = LinkButton(self.tr("Back"), icons.icon("chevron-left", "accent"))
        self._lay_out()
        self._back_row.hide()
        self._go_on.clicked.connect(self._continue)
        self.address.returnPressed.connect(self._continue)
        self.address.textEdited.connect(self._forget_question)
        self._who.chosen.connect(self._take_provider)
        self._back.clicked.connect(self.cancelled)
        if open_practice is not None:
            self._practice.clicked.connect(open_practice)

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        purpose = self.tr("Send a personal e-mail to each person on your list, from your own address.")
        self._back_row, self._go_on_row = Flow(self._back), Flow(self._go_on)
        for part in (
            self._back_row,
            Heading(purpose),
            self._form,
            self._question,
            self._who,
            self._go_on_row,
            Flow(self._practice),
            Hint(self.tr("Nothing leaves this computer unless you choose it.")),
        ):
            column.addWidget(part)

    def add_picture(self, picture: QWidget) -> None:
        """Put a drawing above what the program is for."""
        self._picture = picture
        self._column.insertWidget(1, picture, 0, Qt.AlignmentFlag.AlignLeading)

    @property
    def can_go_back(self) -> bool:
        """Whether it was come to from somewhere."""
        return not self._back_row.isHidden()

    def show_address(self, address: str, *, can_go_back: bool = False) -> None:
        """Begin with this address."""
        self.address.setText(address)
        self._form.clear_problem(self.address)
        self._back_row.setVisible(can_go_back)
        self._forget_question()

    def take_focus(self) -> None:
        """Ready to type."""
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        self.address.selectAll()

    def _continue(self) -> None:
        address = clean_address(self.address.text())
        self.address.setText(address)
        self._show_question(None)
        problem = find_problem(address)
        if problem is not None and not problem.can_send:
            self._form.set_problem(self.address, address_problem_words(problem), focus=True)
            return
        self._form.clear_problem(self.address)
        meant, provider = suggest(address), self._accounts.provider(address)
        if meant and self._accepted_slip != address:
            self._ask_about_slip(address, meant)
        elif provider is None:
            self._ask_about_google()
        elif provider.password is PasswordKind.NONE:
            self._tell_no_way(provider)
        else:
            self._choose(provider)

    # -- questions ---------------------------------------------------------------------------------

    def _ask_about_slip(self, address: str, meant: str) -> None:
        self._accepted_slip = address
        self._question.show_message(Kind.LOOK_AT, self.tr("Did you mean {address}?").format(address=meant))
        self._question.add_action(self.tr("&Use {address}").format(address=meant), lambda: self._use(meant))
        self._question.add_action(self.tr("&Keep it as it is"), self._continue)
        self._show_question(self._question)

    def _use(self, address: str) -> None:
        self.address.setText(address)
        self._continue()

    def _ask_about_google(self) -> None:
        self._question.show_message(
            Kind.INFO, self.tr("Is this account run by Google (school or company Gmail)?")
        )
        self._question.add_action(self.tr("&Yes"), self._choose_google)
        self._question.add_action(self.tr("&No"), self._ask_who)
        self._question.add_action(self.tr("I &don't know"), self._help_to_find_out)
        self._show_question(self._question)

    def _help_to_find_out(self) -> None:
        self._question.show_message(
            Kind.INFO,
            self.tr("Do you read this mail at mail.google.com in the browser?"),
            self.tr(
                "Yes also where another page brings you there, or you sign in with Google. "
                "The program can look up who runs the mail, too."
            ),
        )
        self._question.add_action(self.tr("&Yes"), self._choose_google)
        self._question.add_action(self.tr("&No"), self._ask_who)
        self._question.add_action(self.tr("&Look it up"), self._look_up)
        self._show_question(self._question)

    def _ask_who(self) -> None:
        self._who.ask(self.address.text().rpartition("@")[2])
        self._show_question(self._who)

    def _tell_no_way(self, provider: Provider) -> None:
        """Honest at once, before anybody fills in a form in vain."""
        self._question.show_message(
            Kind.LOOK_AT,
            self.tr("This program can't send from {provider}").format(provider=provider_name(provider)),
            "\n".join(
                filter(
                    None,
                    (
                        provider_note(provider.notes),
                        self.tr(
                            "An address at your school or company may do: ask its IT help desk. "
                            "A new Gmail address takes a few minutes."
                        ),
                    ),
                )
            ),
        )
        self._question.add_action(self.tr("&Type another address"), self._type_another, primary=True)
        self._question.add_action(
            self.tr("Set it up all the same"), lambda: self._choose(provider), link=True
        )
        self._show_question(self._question)

    def _type_another(self) -> None:
        self._forget_question()
        self.take_focus()

    def _show_question(self, shown: QWidget | None) -> None:
        """At most one question at a time; *Continue* stands below the address while there is none.

        The question needs the room that the drawing takes.
        """
        if self._picture is not None:
            self._picture.setVisible(shown is None)
        self._question.setVisible(shown is self._question)
        self._who.setVisible(shown is self._who)
        self._go_on_row.setVisible(shown is None)
        if shown is not None:
            reveal(shown)
        if shown is self._question:
            self._question.take_focus()
        elif shown is self._who:
            self._who.take_focus()

    def _forget_question(self) -> None:
        self._accepted_slip = ""
        self._show_question(None)

    # -- answers -----------------------------------------------------------------------------------

    def _choose(self, provider: Provider) -> None:
        self.chosen.emit(Answer(self._accounts.suggest(self.address.text()), provider))

    def _choose_google(self) -> None:
        self._take_provider(next(each for each in self._accounts.providers if each.id == WORKSPACE), False)

    def _look_up(self) -> None:
        self._take_provider(None, True)

    def _take_provider(self, provider: Provider | None, look_up: bool) -> None:
        account = self._accounts.suggest(self.address.text())
        served = account if provider is None else with_provider(account, provider)
        self.chosen.emit(Answer(served, provider, look_up))
