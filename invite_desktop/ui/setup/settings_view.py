"""Account settings: the form, the test, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.account import Account, AccountField
from invite_desktop.domain.checklist import Mark, Step, StepState
from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.provider import Provider
from invite_desktop.operations.account_passwords import Keeping
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.provider_settings import mailbox_of
from invite_desktop.operations.settings_drafts import SettingsDrafts
from invite_desktop.ui.explain import Explanation, explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.practice.trouble import Rehearsal
from invite_desktop.ui.setup.before_test import first_slip
from invite_desktop.ui.setup.findings import FindingsPart
from invite_desktop.ui.setup.known_of_test import known_of_test
from invite_desktop.ui.setup.look_up_panel import NewLookUp
from invite_desktop.ui.setup.passwords import Kept
from invite_desktop.ui.setup.rehearsed import TestRehearsed
from invite_desktop.ui.setup.settings_form import SettingsForm
from invite_desktop.ui.setup.test_outcome import TestOutcome
from invite_desktop.ui.setup.test_panel import NewSession, TestPanel
from invite_desktop.ui.setup.test_result import ResultBox
from invite_desktop.ui.setup.unsaved import DraftKeeper, UnsavedLine
from invite_desktop.ui.widgets import Flow, Heading, Kind, LinkButton, Notice


@dataclass(frozen=True, slots=True)
class Saved:
    """What was kept, and where the password is now."""

    account: Account
    keeping: Keeping | None
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
    forget_asked = Signal()
    advice_asked = Signal(str)  # the address of a page
    password_asked = Signal()  # the password store is to be asked again

    def __init__(
        self,
        frame: Frame,
        accounts: Accounts,
        new_session: NewSession,
        choose_file: Callable[[QWidget], str],
        now: Callable[[], datetime],
        drafts: SettingsDrafts,
        new_look_up: NewLookUp,
        rehearsal: Rehearsal | None = None,
    ) -> None:
        super().__init__()
        self._frame = frame
        self._accounts = accounts
        self._password_to_keep = ""
        self._mark = Mark()  # what the list says of the test
        self._is_slip_shown = self._is_change_said = False
        self._saved: tuple[Account, Provider | None, str] = (Account(), None, "")
        self.form = SettingsForm(frame, choose_file, accounts.providers, new_look_up)
        self._draft = DraftKeeper(drafts, frame.tasks, self)
        self._unsaved = UnsavedLine(frame.icons)
        self.panel = TestPanel(frame.icons, frame.tasks, new_session)
        self._note = Notice(frame.icons, Kind.LOOK_AT, "")
        self.result = ResultBox(frame.icons, self.form, accounts.providers)
        self.found = FindingsPart(frame.icons)
        self._outcome = TestOutcome(
            frame.tasks, accounts, self.panel, self.result, self.found, TestRehearsed(rehearsal), now
        )
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.keeping.forget_asked.connect(self.forget_asked)
        self.form.keeping.ask_again_asked.connect(self.password_asked)
        self._unsaved.discard_asked.connect(self._discard)
        self.form.server.host_edited.connect(self._fill_in_mailbox)
        self.panel.test_asked.connect(self.test)
        self.panel.save_asked.connect(self.save)
        self._outcome.proved.connect(self._note_proved)
        result = self.result
        result.test_asked.connect(self.test)
        result.save_asked.connect(self.save)
        result.save_and_go_on_asked.connect(self.save_and_go_on)
        result.step_asked.connect(self.step_asked)
        result.browser_asked.connect(self.browser_asked)
        result.advice_asked.connect(self.advice_asked)
        result.mended.connect(self._go_on_after_mending)

    def _lay_out(self) -> None:
        back = LinkButton(self.tr("Back to the list"), self._frame.icons.icon("chevron-left", "accent"))
        back.clicked.connect(self.back_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (
            Flow(back),
            Heading(self.tr("Account settings")),
            self._unsaved,
            self._note,
            self.result,
            self.found,
            self.form,
            self.panel,
        ):
            column.addWidget(part)

    # -- filling -----------------------------------------------------------------------------------

    def show_account(self, account: Account, provider: Provider | None, note: str) -> None:
        """Fill in, unless the person is at work on the same account."""
        self.result.has_guide = provider is not None and bool(provider.guide)
        self._note.show_message(Kind.LOOK_AT, self.tr("About this account"), note)
        self._note.setVisible(bool(note))
        is_settled = self._accounts.is_sign_in_settled(account)
        self.form.show_account(account, provider, is_username_settled=is_settled)
        draft = self._draft.open(account)
        if draft is not None:
            self.form.show_draft(draft, self._accounts.provider_of(draft) if draft.host else provider)
        self._unsaved.setHidden(draft is None)
        self._saved = (account, provider, note)

    def keep_draft(self) -> None:
        """Keep what was typed and not saved, before this returns."""
        self._draft.keep_now()

    def leave(self) -> None:
        """The view goes: keep what was typed, and end what is under way."""
        self.keep_draft()
        self.panel.stop()
        self.form.server.look_up.stop()

    def _discard(self) -> None:
        """Go back to what is saved."""
        self._draft.drop()
        self.panel.stop()
        self.show_account(*self._saved)
        self._frame.session.toast(self.tr("The changes were discarded"))
        self.take_focus()

    def show_password(self, kept: Kept) -> None:
        """Fill in what is kept, or say why it is not here."""
        self.form.keeping.show_place(kept.place, kept.problem)
        self.form.keeping.show_forget(bool(kept.password))
        self.form.fill_in_password(kept.password)

    def show_slow_store(self) -> None:
        """The password store has not answered for a while; everything here can be used meanwhile."""
        self.form.keeping.show_slow()

    def replace_password(self, kept: Kept) -> None:
        """Put a new password in the place of the old one."""
        self.form.replace_password(kept.password)
        self.form.keeping.show_keeping(kept.problem)
        self.form.keeping.show_forget(True)
        self._outcome.forget()

    def fill_in_password(self, password: str) -> None:
        """What is kept now, or nothing at all after it was forgotten."""
        self.form.replace_password(password)
        self.form.keeping.show_forget(bool(password))

    def show_not_forgotten(self, said: Explanation) -> None:
        """The password could not be removed."""
        self.form.set_problem(AccountField.PASSWORD, f"{said.happened}. {said.next_step}")

    def show_mark(self, mark: Mark) -> None:
        """Say what the list says of the test, unless that is what is shown of the last one."""
        self._mark = mark
        if not self._outcome.follow(mark):
            self._show_known()

    def _show_known(self) -> None:
        is_edited = self.form.is_changed() or self.form.is_password_typed
        self._is_change_said = is_edited
        if is_edited and self._mark.state is not StepState.NOT_STARTED:
            self.panel.show_known(self.tr("Changed and not tested yet"))
        else:
            self.panel.show_known(known_of_test(self._mark))

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
        if self._is_in_order():
            password = self.form.typed_password()
            self._is_change_said = False
            self._outcome.begin(password)
            self.panel.start(self.form.account(), password)

    def _is_in_order(self) -> bool:
        """Whether the server may be asked; else the first field to look at is named."""
        self.form.password.hide_text()
        self.form.clear_problems()
        slip = first_slip(self.form.account(), self.form.typed_password())
        self._is_slip_shown = slip is not None
        if slip is not None:
            self.found.hide()
            self.result.show_problem(slip, Kind.LOOK_AT)
        return slip is None

    def _edited(self) -> None:
        if self._is_slip_shown:
            self._is_slip_shown = False
            self.form.clear_problems()
            self.result.hide()
        self._outcome.forget()
        if self.panel.is_running:
            self.panel.end_for_change()
            self._is_change_said = True
        elif not self._is_change_said:
            self._show_known()
        self._draft.change(self.form.account())

    def _note_proved(self) -> None:
        if self._outcome.proof is not None:
            self.form.keep_username()
        self.proved.emit()

    def _go_on_after_mending(self) -> None:
        """What is left to do: the password, if a sign-in needs one, or the test."""
        if self.form.account().authentication and not self.form.typed_password():
            self.form.go_to(AccountField.PASSWORD)
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
        if not self._is_in_order():
            return
        account, password, proof = self.form.account(), self.form.typed_password(), self._outcome.proof
        survey, accounts = self._frame.session.survey, self._accounts

        def work(_report: object) -> Saved:
            before = None if account.id is None else accounts.find(account.id)
            saved = accounts.save(survey, account)
            keeping = accounts.keep_password(saved, password) if password else None
            if proof is not None and (proof.account, proof.password) == (account, password):
                proof.note(accounts, saved)
            else:
                note_saved(accounts, before, saved)
            return Saved(saved, keeping, go_on)

        self._password_to_keep = password
        self._frame.tasks.run(work, self._show_saved, self._show_not_saved)

    def _show_saved(self, saved: object) -> None:
        if isinstance(saved, Saved):
            if saved.go_on:
                self.result.hide()
                self.found.hide()
            self._draft.drop()
            self._unsaved.hide()
            if saved.keeping is not None:
                if self.form.typed_password() == self._password_to_keep:
                    self.form.replace_password(self._password_to_keep)
                self.form.keeping.show_keeping(saved.keeping.problem)
                self.form.keeping.show_forget(True)
            self._frame.session.toast(self.tr("Settings saved"))
            self.kept.emit(saved.account, self._password_to_keep, saved.go_on)

    def _show_not_saved(self, error: object) -> None:
        if isinstance(error, InviteError):
            self.result.show_not_saved(explain(error))


def note_saved(accounts: Accounts, before: Account | None, saved: Account) -> None:
    """Mark that settings were saved which no test proved; saving the same once more is no news."""
    state = accounts.marks(saved).get(Step.SETTINGS, Mark()).state
    is_begun_only = state in {StepState.NOT_STARTED, StepState.IN_PROGRESS}
    if is_begun_only or (before != saved and state is not StepState.CHECKED):
        accounts.mark(saved, Step.SETTINGS, StepState.DONE, "saved")
