"""What came of a test, in one box on top of the form: what it is, what to do next, and the button for it."""

from PySide6.QtCore import Signal

from invite_desktop.domain.account import Account, AccountField
from invite_desktop.domain.arrival import Arrival, ArrivedIn, Receiving
from invite_desktop.domain.checklist import Step
from invite_desktop.domain.errors import MailboxError
from invite_desktop.domain.provider import Provider
from invite_desktop.ui.explain import Action, Explanation, explain, field_label
from invite_desktop.ui.explaining.base import server_name
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.findings import mailbox_refusal, seconds_of, what_hides_arrival
from invite_desktop.ui.setup.remedies import Remedy, remedy_in_form
from invite_desktop.ui.setup.reveal import reveal
from invite_desktop.ui.setup.settings_form import SettingsForm
from invite_desktop.ui.widgets import CopyButton, Kind, Notice

GOOGLE_ADVICE = "https://support.google.com/mail/answer/81126"
_UNKNOWN = {"UNKNOWN", "PROGRAM"}  # nobody here can say more: the details go to somebody who may


class ResultBox(Notice):
    """The result; focus goes to it. `has_guide` tells whether there are steps at the provider to go to."""

    test_asked = Signal()
    save_asked = Signal()
    save_and_go_on_asked = Signal()
    step_asked = Signal(object)  # Step
    browser_asked = Signal()
    arrival_said = Signal()
    arrival_denied = Signal()
    advice_asked = Signal(str)  # the address of a page
    look_asked = Signal()
    mended = Signal()  # a remedy changed the form

    def __init__(self, icons: Icons, form: SettingsForm, providers: tuple[Provider, ...]) -> None:
        super().__init__(icons, Kind.INFO, "")
        self._form = form
        self._providers = providers
        self.has_guide = False
        self.hide()

    def present(self) -> None:
        """Show it, from its top, and let it be read."""
        self.show()
        self.take_focus()
        reveal(self)

    # -- the server took the message ---------------------------------------------------------------

    def show_receiving(self, account: Account, receiving: Receiving, details: str) -> None:
        """How the message arrived, or the question whether it did."""
        if receiving.arrival is not None:
            self._show_arrival(account, receiving.arrival, details)
            return
        unread = what_hides_arrival(receiving)
        if unread is not None:
            self._ask(account, unread, details)
        else:
            self._show_awaited(account, details, can_look=True)

    def show_wait_ended(self, account: Account, *, has_arrived: bool) -> None:
        """The person ended the test after the message was taken. That is no problem of the settings."""
        if has_arrived:
            words = self.tr("You ended the test before it looked for the copy in your Sent folder.")
            self.show_message(Kind.INFO, self.tr("The test message arrived"), words)
            self._offer_to_go_on()
            self.present()
        else:
            self._show_awaited(account, "", can_look=False)

    def show_said(self, receiving: Receiving | None) -> None:
        """The person has seen the message. What the machine was not let see stays unchecked."""
        seen = self.tr("You have seen the test message arrive.")
        unread = None if receiving is None else mailbox_refusal(receiving)
        if unread is None:
            self.show_message(Kind.DONE, self.tr("Everything works"), seen)
        else:
            unchecked = self.tr(
                "Not checked: your mailbox. {reason}. If the connection breaks in the middle of a mailing, "
                "the program can't look into your Sent folder, and will ask you what was sent."
            )
            words = f"{seen}\n{unchecked.format(reason=explain(unread).happened)}"
            self.show_message(Kind.DONE, self.tr("Sending works"), words)
        self._offer_to_go_on()
        self.present()

    def show_denied(self, account: Account) -> None:
        """The person has looked, and the message is not there."""
        taken = self.tr("{server} took it, so it is somewhere: in another folder or in another mailbox.")
        to_do = self.tr(
            "Look in Spam and in All Mail. Check From (e-mail): the message went to {address}. "
            "Then test again."
        )
        words = (
            taken.format(server=server_name(account.host)),
            to_do.format(address=account.from_email),
        )
        self.show_message(Kind.LOOK_AT, self.tr("The test message didn't arrive"), "\n".join(words))
        self.add_action(self.tr("Test again"), self.test_asked.emit, primary=True)
        self.add_action(self.tr("It &arrived after all"), self.arrival_said.emit)
        self._add_way_to_field(AccountField.FROM_EMAIL)
        self.present()

    def _show_arrival(self, account: Account, arrival: Arrival, details: str) -> None:
        seconds = seconds_of(arrival)
        if arrival.place is ArrivedIn.SPAM:
            said = self.tr(
                "Sending works. The test message arrived after %n second(s), but among unwanted mail.",
                "",
                seconds,
            )
            to_do = self.tr("Open Spam in your mailbox and mark it as “Not spam”.")
            heading = self.tr("The test message arrived in Spam")
            self.show_message(Kind.LOOK_AT, heading, f"{said}\n{to_do}", details)
        else:
            said = self.tr("The test message arrived after %n second(s).", "", seconds)
            if arrival.place is ArrivedIn.ALL:
                elsewhere = self.tr(
                    "It is not in your inbox but under All Mail. If it was taken for unwanted mail, "
                    "mark it as not spam."
                )
                said = f"{said}\n{elsewhere}"
            if not arrival.keeps_sender and arrival.sender:
                replaced = self.tr("{server} replaced the sender with {address}.")
                words = replaced.format(server=server_name(account.host), address=arrival.sender)
                said = f"{said}\n{words}"
            self.show_message(Kind.DONE, self.tr("Everything works"), said, details)
        self._offer_to_go_on()
        self.present()

    def _show_awaited(self, account: Account, details: str, *, can_look: bool) -> None:
        taken = self.tr("{server} accepted the message").format(server=server_name(account.host))
        self.show_message(
            Kind.INFO,
            taken,
            self.tr("It hasn't shown up yet. Look in your inbox for “Test from Invite Desktop”."),
            details,
        )
        self._offer_to_answer(can_look=can_look)
        self.present()

    def _ask(self, account: Account, problem: MailboxError, details: str) -> None:
        said = explain(problem)
        taken = self.tr(
            "{server} accepted the test message. Look in your inbox for “Test from Invite Desktop”."
        )
        unseen = self.tr("The program can't see whether it arrived. {reason}. {more}")
        words = (
            taken.format(server=server_name(account.host)),
            unseen.format(reason=said.happened, more=said.why),
        )
        self.show_message(Kind.INFO, self.tr("Did it arrive?"), "\n".join(words), details)
        self._offer_to_answer(can_look=said.action is Action.TRY_AGAIN)
        if said.action is not Action.TRY_AGAIN:
            self._add_remedy(said, primary=False)
            self._add_way_to_field(said.field)
        self.present()

    def _offer_to_answer(self, *, can_look: bool) -> None:
        self.add_action(self.tr("It &arrived"), self.arrival_said.emit, primary=True)
        self.add_action(self.tr("It &didn't arrive"), self.arrival_denied.emit)
        if can_look:
            self.add_action(self.tr("&Look again"), self.look_asked.emit)

    def _offer_to_go_on(self) -> None:
        self.add_action(self.tr("Save and &continue"), self.save_and_go_on_asked.emit, primary=True)

    # -- there is something to look at -------------------------------------------------------------

    def show_problem(self, said: Explanation, kind: Kind, details: str = "") -> None:
        """What happened and the button that helps; the named field gets the same words."""
        self.show_message(kind, said.happened, said.text, details)
        self._add_remedy(said)
        if details and said.code in _UNKNOWN:
            self._actions.add(CopyButton(self.details, self.tr("Copy the details")))
            self._actions.show()
        if said.field is not None:
            self._form.set_problem(said.field, f"{said.happened}. {said.text}".replace("\n", " "))
            self._add_way_to_field(said.field)
        self.present()

    def show_not_saved(self, said: Explanation) -> None:
        """The settings could not be kept."""
        self.show_message(Kind.PROBLEM, said.happened, said.text)
        self.add_action(self.tr("Save again"), self.save_asked.emit, primary=True)
        self.present()

    def _add_way_to_field(self, field: AccountField | None) -> None:
        if field is not None:
            caption = self.tr("Go to the field {field}").format(field=field_label(field))
            self.add_action(caption, lambda: self._go_to(field), link=True)

    def _go_to(self, field: AccountField) -> None:
        self._form.go_to(field)
        reveal(self._form.control(field))

    def _add_remedy(self, said: Explanation, *, primary: bool = True) -> None:
        remedy = remedy_in_form(said, self._form, self._form.account(), self._providers)
        if remedy is not None:
            self.add_action(remedy.caption, lambda: self._apply(remedy), primary)
        elif said.action is Action.TRY_AGAIN:
            self.add_action(self.tr("Test again"), self.test_asked.emit, primary)
        elif said.action is Action.CREATE_APP_PASSWORD and self.has_guide:
            caption = self.tr("Create an app password")
            self.add_action(caption, lambda: self.step_asked.emit(Step.APP_PASSWORD), primary)
        elif said.action is Action.OPEN_BROWSER and self.has_guide:
            self.add_action(self.tr("Open Google"), self.browser_asked.emit, primary)
            caption = self.tr("Turn on 2-step verification")
            self.add_action(caption, lambda: self.step_asked.emit(Step.TWO_STEP))
        elif said.action is Action.READ_ADVICE:
            caption = self.tr("Read Google's advice")
            self.add_action(caption, lambda: self.advice_asked.emit(GOOGLE_ADVICE), primary)

    def _apply(self, remedy: Remedy) -> None:
        remedy.apply()
        self._form.clear_problems()
        if remedy.test_again:
            self.test_asked.emit()
        else:
            self.hide()
            self.mended.emit()
