"""Account settings: the form, the test, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import Account, AccountField
from invite_desktop.domain.address import AddressProblem, find_problem
from invite_desktop.domain.checklist import Mark, Step, StepState
from invite_desktop.domain.errors import InviteError, SettingMissing
from invite_desktop.domain.provider import Provider
from invite_desktop.operations.accounts import Accounts, mailbox_of
from invite_desktop.operations.test_connection import ConnectionResult, ConnectionStep, SentFinding
from invite_desktop.system.vault import Place
from invite_desktop.ui.explain import Action, Explanation, explain, field_label, is_google
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.practice.trouble import ANSWER_LOST, DAILY_LIMIT, Rehearsal, trouble_words
from invite_desktop.ui.setup.app_password import is_app_password
from invite_desktop.ui.setup.remedies import Remedy, remedy_in_form
from invite_desktop.ui.setup.sent_copies import finding_heading
from invite_desktop.ui.setup.settings_form import SettingsForm
from invite_desktop.ui.setup.technical import technical_details
from invite_desktop.ui.setup.test_panel import NewSession, TestPanel
from invite_desktop.ui.setup.words import address_problem_words
from invite_desktop.ui.widgets import Flow, Heading, Kind, LinkButton, Notice

_FELT_WHILE_SENDING = {DAILY_LIMIT, ANSWER_LOST}


@dataclass(frozen=True, slots=True)
class Saved:
    """What was kept, and where the password is now."""

    account: Account
    place: Place | None
    go_on: bool


class SettingsView(QWidget):
    """One account's settings. It keeps what was typed when another view is shown over it.

    With a `rehearsal`, what *Test settings* finds while there is trouble is said to be rehearsed.
    """

    back_asked = Signal()
    step_asked = Signal(object)  # Step
    browser_asked = Signal()
    kept = Signal(object, str, bool)  # Account, password, whether to go on to the list
    proved = Signal()  # the checklist changed
    forgotten = Signal()

    def __init__(
        self,
        frame: Frame,
        accounts: Accounts,
        new_session: NewSession,
        choose_file: Callable[[QWidget], str],
        now: Callable[[], datetime],
        rehearsal: Rehearsal | None = None,
    ) -> None:
        super().__init__()
        self._frame = frame
        self._accounts = accounts
        self._now = now
        self._has_guide = False
        self._proven: Account | None = None
        self._password_to_keep = ""
        self._rehearsal = rehearsal
        self._trouble = ""  # what was rehearsed during the test: it may end with it
        self.form = SettingsForm(frame, choose_file)
        self.panel = TestPanel(frame.icons, frame.tasks, new_session)
        self._note = Notice(frame.icons, Kind.LOOK_AT, "")
        self.result = Notice(frame.icons, Kind.INFO, "")
        self.result.hide()
        self._lay_out()
        self.form.edited.connect(self._edited)
        self.form.forget_asked.connect(self._forget)
        self.form.server.host_edited.connect(self._fill_in_mailbox)
        self.panel.test_asked.connect(self.test)
        self.panel.save_asked.connect(self.save)
        self.panel.ended.connect(self._show_result)

    def _lay_out(self) -> None:
        back = LinkButton(self.tr("Back to the list"), self._frame.icons.icon("chevron-left", "accent"))
        back.clicked.connect(self.back_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (
            Flow(back),
            Heading(self.tr("Account settings")),
            self._note,
            self.result,
            self.form,
            self.panel,
        ):
            column.addWidget(part)

    # -- filling -----------------------------------------------------------------------------------

    def show_account(self, account: Account, provider: Provider | None, note: str) -> None:
        """Fill in, unless the person is at work on the same account."""
        self._has_guide = provider is not None and bool(provider.guide)
        self._note.show_message(Kind.LOOK_AT, self.tr("About this account"), note)
        self._note.setVisible(bool(note))
        self.form.show_account(account, provider)

    def show_password(self, password: str, place: Place) -> None:
        """Fill in what is kept."""
        self.form.show_place(place)
        self.form.show_forget(bool(password))
        if not self.form.password.password():
            self.form.password.set_password(password)

    def replace_password(self, password: str) -> None:
        """Put a new password in the place of the old one."""
        self.form.password.set_password(password)
        self.form.show_forget(True)
        self._proven = None

    def show_vault_problem(self, error: InviteError) -> None:
        """Say why the kept password is not here."""
        said = explain(error)
        self.form.set_problem(AccountField.PASSWORD, f"{said.happened}. {said.next_step}")

    def take_focus(self) -> None:
        """Go to the first field that is empty, or to the button."""
        for field in (AccountField.FROM_NAME, AccountField.FROM_EMAIL):
            if not getattr(self.form.account(), field.value):
                self.form.go_to(field)
                return
        if self.form.account().authentication and not self.form.typed_password():
            self.form.go_to(AccountField.PASSWORD)
        else:
            self.panel.take_focus()

    def _fill_in_mailbox(self) -> None:
        """With a known provider's server comes its server for reading, unless another one was typed."""
        server, providers = self.form.server, self._accounts.providers
        provider = self._accounts.provider_of(self.form.account())
        filled_in = {"", *(each.imap_host for each in providers)}
        if provider is not None and server.imap_host.text().strip() in filled_in:
            server.use_mailbox(*mailbox_of(provider))

    # -- testing -----------------------------------------------------------------------------------

    def test(self) -> None:
        """Test what stands in the fields: one sign-in."""
        self.form.password.hide_text()
        self.form.clear_problems()
        if self._is_in_order():
            self.result.hide()
            self._trouble = self._present_trouble()
            self.panel.start(self.form.account(), self.form.typed_password())

    def _is_in_order(self) -> bool:
        """Name the first field that is missing or cannot be right; no need to ask the server."""
        account = self.form.account()
        for field, address in (
            (AccountField.FROM_EMAIL, account.from_email),
            (AccountField.REPLY_TO, account.reply_to),
        ):
            problem = find_problem(address) if address else None
            if problem is not None and not problem.can_send:
                self._show(self._not_an_address(field, problem), Kind.LOOK_AT, "")
                return False
        missing = account.missing()
        if missing is not None:
            self._show_problem(SettingMissing(missing), None)
            return False
        password = self.form.typed_password()
        if account.authentication and is_google(account.host) and password and not is_app_password(password):
            self._show(self._normal_password(), Kind.LOOK_AT, "")
            return False
        return True

    def _not_an_address(self, field: AccountField, problem: AddressProblem) -> Explanation:
        return Explanation(
            self.tr("{field} is not a whole e-mail address").format(field=field_label(field)),
            address_problem_words(problem),
            self.tr("Type it whole, as in name@gmail.com."),
            "SET-ADDRESS",
            field,
            Action.GO_TO_FIELD,
        )

    def _normal_password(self) -> Explanation:
        return Explanation(
            self.tr("This looks like your normal Google password"),
            "",
            self.tr("Gmail needs the 16-letter app password."),
            "AUTH-SHAPE",
            AccountField.PASSWORD,
            Action.CREATE_APP_PASSWORD,
        )

    def _edited(self) -> None:
        self.panel.stop()
        self._proven = None
        if self.result.kind is Kind.DONE:
            self.result.hide()

    def _show_result(self, account: Account, result: object) -> None:
        problem = result if isinstance(result, InviteError) else None
        ended = result if isinstance(result, ConnectionResult) else None
        if ended is not None:
            problem = ended.problem
        self._trouble = self._felt_trouble(ended)
        if problem is None or not self._trouble:  # a rehearsal proves nothing against the settings
            self._frame.tasks.run(
                lambda _report: self._accounts.mark_test(account, problem), self._tell_proved
            )
        if problem is None:
            self._proven = account
            self._show_success(ended.sent if ended is not None else None)
        else:
            self._show_problem(problem, ended)

    def _tell_proved(self, _nothing: object) -> None:
        self.proved.emit()

    def _show_success(self, sent: SentFinding | None) -> None:
        words = self.tr(
            "The server took the test message. It is in your inbox soon: look for “Test from Invite Desktop”."
        )
        if sent is not None:  # what it means stands below the steps, which may be out of sight
            words = f"{words}\n{finding_heading(sent)}."
        self.result.show_message(Kind.DONE, self.tr("Everything works"), words)
        self.result.add_action(self.tr("Save and &continue"), self.save_and_go_on, primary=True)
        self.result.show()
        self.result.take_focus()

    def _present_trouble(self) -> str:
        if self._rehearsal is None:
            return ""
        self._rehearsal.look()
        return self._rehearsal.trouble

    def _felt_trouble(self, ended: ConnectionResult | None) -> str:
        """The trouble that a test ran into; empty where its problem has another cause."""
        trouble = self._trouble or self._present_trouble()
        is_felt = ended is not None and (
            trouble not in _FELT_WHILE_SENDING or ended.step is ConnectionStep.SEND
        )
        return trouble if is_felt else ""

    def _as_rehearsed(self, said: Explanation) -> Explanation:
        """The same words as in earnest, which begin by saying that it is not."""
        name = trouble_words()[self._trouble].name
        rehearsed = self.tr("This was rehearsed: {trouble}. In earnest you would read the same.")
        why = "\n".join(filter(None, (rehearsed.format(trouble=name), said.why)))
        return replace(said, why=why, action=Action.TRY_AGAIN)

    def _show_problem(self, problem: InviteError, ended: ConnectionResult | None) -> None:
        said = explain(problem)
        if ended and self._trouble:
            said = self._as_rehearsed(said)
        details = technical_details(self.form.account(), said, problem, ended, self._now()) if ended else ""
        kind = Kind.PROBLEM if ended else Kind.LOOK_AT
        self._show(said, kind, details)

    def _show(self, said: Explanation, kind: Kind, details: str) -> None:
        """One box on top of the form; the named field gets the same words."""
        self.result.show_message(kind, said.happened, said.text, details)
        self._add_remedy(said)
        if said.field is not None:
            field = said.field
            self.form.set_problem(field, f"{said.happened}. {said.text}".replace("\n", " "))
            caption = self.tr("Go to the field {field}").format(field=field_label(field))
            self.result.add_action(caption, lambda: self.form.go_to(field), link=True)
        self.result.show()
        self.result.take_focus()

    def _add_remedy(self, said: Explanation) -> None:
        remedy = remedy_in_form(said, self.form, self.form.account(), self._accounts.providers)
        if remedy is not None:
            self.result.add_action(remedy.caption, lambda: self._apply(remedy), primary=True)
        elif said.action is Action.TRY_AGAIN:
            self.result.add_action(self.tr("Test again"), self.test, primary=True)
        elif said.action is Action.CREATE_APP_PASSWORD and self._has_guide:
            caption = self.tr("Create an app password")
            self.result.add_action(caption, lambda: self.step_asked.emit(Step.APP_PASSWORD), primary=True)
        elif said.action is Action.OPEN_BROWSER and self._has_guide:
            self.result.add_action(self.tr("Open Google"), self.browser_asked.emit, primary=True)
            caption = self.tr("Turn on 2-step verification")
            self.result.add_action(caption, lambda: self.step_asked.emit(Step.TWO_STEP))

    def _apply(self, remedy: Remedy) -> None:
        remedy.apply()
        self.form.clear_problems()
        self.result.hide()
        if remedy.test_again:
            self.test()
        else:
            self.panel.take_focus()

    # -- keeping -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the settings; they need no test for that."""
        self._save(go_on=False)

    def save_and_go_on(self) -> None:
        """Keep them and go back to the list."""
        self._save(go_on=True)

    def _save(self, *, go_on: bool) -> None:
        self.form.password.hide_text()
        self.form.clear_problems()
        if not self._is_in_order():
            return
        account, password, proven = self.form.account(), self.form.typed_password(), self._proven
        survey, accounts = self._frame.session.survey, self._accounts

        def work(_report: object) -> Saved:
            saved = accounts.save(survey, account)
            place = accounts.keep_password(saved, password) if password else None
            if proven == account:
                accounts.mark_test(saved, None)
            elif accounts.marks(saved).get(Step.SETTINGS, Mark()).state is not StepState.CHECKED:
                accounts.mark(saved, Step.SETTINGS, StepState.DONE, "saved")
            return Saved(saved, place, go_on)

        self._password_to_keep = password
        self._frame.tasks.run(work, self._show_saved, self._show_not_saved)

    def _show_saved(self, saved: object) -> None:
        if isinstance(saved, Saved):
            if saved.go_on:
                self.result.hide()
            if saved.place is not None:
                self.form.show_forget(True)
            self._frame.session.toast(self.tr("Settings saved"))
            self.kept.emit(saved.account, self._password_to_keep, saved.go_on)

    def _show_not_saved(self, error: object) -> None:
        if isinstance(error, InviteError):
            said = explain(error)
            self.result.show_message(Kind.PROBLEM, said.happened, said.text)
            self.result.add_action(self.tr("Save again"), self.save, primary=True)
            self.result.show()
            self.result.take_focus()

    def _forget(self) -> None:
        account = self.form.account()
        self._frame.tasks.run(
            lambda _report: self._accounts.forget_password(account),
            self._show_forgotten,
            self._show_not_forgotten,
        )

    def _show_forgotten(self, _nothing: object) -> None:
        self.form.password.set_password("")
        self.form.show_forget(False)
        self._frame.session.toast(self.tr("The saved password was removed"))
        self.forgotten.emit()

    def _show_not_forgotten(self, error: object) -> None:
        if isinstance(error, InviteError):
            self.show_vault_problem(error)
