"""The set-up page: one view at a time of the first screen, the list, its steps and the settings."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from invite_desktop.domain.account import Account, AccountField
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import InviteError
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.test_connection import LOOKS, ConnectionTest, NewMailbox, new_mailbox
from invite_desktop.system.resources import Resources
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.practice.trouble import Rehearsal, TroubleNotice
from invite_desktop.ui.rail_page import PageStanding, RailPage
from invite_desktop.ui.session import RECIPIENTS, SETUP
from invite_desktop.ui.setup.account_steps import AccountSteps
from invite_desktop.ui.setup.app_password import AppPasswordEntry
from invite_desktop.ui.setup.certificate import choose_certificate
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.first_screen import FirstScreen
from invite_desktop.ui.setup.guide_foot import OpenUrl, open_in_browser
from invite_desktop.ui.setup.passwords import Kept, Passwords
from invite_desktop.ui.setup.settings_view import SettingsView
from invite_desktop.ui.setup.step_view import StepView
from invite_desktop.ui.setup.test_panel import NewSession
from invite_desktop.ui.setup.words import place_words
from invite_desktop.ui.widgets import announce

View = FirstScreen | ChecklistView | StepView | SettingsView


def _now() -> datetime:
    return datetime.now(UTC)


class SetupPage(RailPage):
    """Who sends, and whether the settings work.

    `new_session` makes the session that *Test settings* walks, `new_mailbox` the mailbox that it looks into,
    `looks` says when; `open_practice` opens the sample data, None where it is open already. `rehearsal` is
    there in practice only.
    """

    help_page = SETUP

    def __init__(
        self,
        frame: Frame,
        accounts: Accounts,
        resources: Resources,
        new_session: NewSession,
        open_practice: Callable[[], None] | None = None,
        *,
        rehearsal: Rehearsal | None = None,
        new_mailbox: NewMailbox = new_mailbox,
        looks: Sequence[float] = LOOKS,
        open_url: OpenUrl = open_in_browser,
        choose_file: Callable[[QWidget], str] = choose_certificate,
        now: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__()
        self._frame, self._accounts = frame, accounts
        self._new_session, self._choose_file = new_session, choose_file
        self._new_test = partial(
            ConnectionTest, new_session, accounts=accounts, new_mailbox=new_mailbox, looks=looks
        )
        self._open_url, self._now, self._rehearsal = open_url, now, rehearsal
        self._known = AccountSteps(accounts, resources, now)
        self._passwords = Passwords(accounts, frame.tasks, self)
        self._views: dict[Step | None, View] = {}  # None is the list
        self.entry: AppPasswordEntry | None = None
        self.first = FirstScreen(frame.icons, accounts, open_practice)
        self.view: View = self.first
        if rehearsal is not None:
            self.body.addWidget(TroubleNotice(frame.icons, rehearsal))
        self.body.addWidget(self.first)
        self.body.addStretch()
        self._connect()
        self._change_survey()

    def _connect(self) -> None:
        self.first.chosen.connect(self._choose_account)
        self.first.cancelled.connect(self.show_list)
        self._passwords.found.connect(self._show_password)
        self._passwords.kept.connect(self._show_kept)
        self._passwords.refused.connect(self._show_vault_problem)
        session = self._frame.session
        session.survey_opened.connect(self._change_survey)
        session.account_changed.connect(self.refresh)

    # -- what the window asks ----------------------------------------------------------------------

    @property
    def standing(self) -> PageStanding:
        """The mark on the rail."""
        return self._known.standing

    def refresh(self) -> None:
        """Take over what changed of the account and its list."""
        account = self._frame.session.account
        if account != self._known.account:
            self._take_account(account)
        else:
            self._known.read()
        self._show_marks()

    def take_focus(self) -> None:
        """Go to what comes next, unless the person is on the page already."""
        if self._focused() is None:
            self.view.take_focus()

    def show_target(self, target: str) -> None:
        """Go to "settings", "password" or "test"; anything else is the list."""
        if self._known.account is None:
            self._show(self.first)
        elif target in {"settings", "password"}:
            self.open_step(Step.SETTINGS)
            if target == "password" and isinstance(self.view, SettingsView):
                self.view.form.go_to(AccountField.PASSWORD)
        else:
            self.open_step(Step.TEST) if target == "test" else self.show_list()

    # -- the account -------------------------------------------------------------------------------

    def _change_survey(self, _survey: object = None) -> None:
        self._take_account(self._frame.session.account)
        self._show_marks()
        if self._known.account is None:
            self.first.show_address("")
            self._show(self.first)
        else:
            self.show_list()

    def _take_account(self, account: Account | None) -> None:
        """Work with this account from now on. What is being typed into its settings stays."""
        before = self._known.account
        self._known.take(account)
        self._passwords.use(account)
        is_same = account is not None and before is not None and before.id == account.id
        was_shown = next((step for step, view in self._views.items() if view is self.view), self.view)
        for step in list(self._views):
            if step is not Step.SETTINGS or not is_same:
                self._drop(step)
        settings = self._settings
        if settings is not None and account is not None and not settings.form.is_changed():
            settings.show_account(account, self._known.provider, self._known.note)
        if is_same and was_shown not in {Step.SETTINGS, self.first}:
            self.show_list()

    def _choose_account(self, account: Account) -> None:
        """The first screen was answered: keep the address, and show what comes next."""
        known = self._known.account
        if known is not None and account.from_email == known.from_email:
            self.show_list()
            return
        saved = self._accounts.save(self._frame.session.survey, account)
        self._accounts.mark(
            saved, Step.SETTINGS, StepState.IN_PROGRESS, "filled_in" if saved.host else "begun"
        )
        self._frame.session.tell_account_changed()
        if saved.host:
            self.show_list()
        else:
            self.open_step(Step.SETTINGS)

    def _change_address(self) -> None:
        account = self._known.account
        self.first.show_address("" if account is None else account.from_email)
        self._show(self.first)

    # -- the list of steps -------------------------------------------------------------------------

    def _show_marks(self) -> None:
        for step, view in self._views.items():
            if isinstance(view, ChecklistView):
                view.show_marks(self._known.marks)
            elif isinstance(view, StepView) and step is not None:
                view.show_mark(self._known.mark(step))
        self.standing_changed.emit()

    def _note_begun(self, step: Step) -> None:
        if self._known.note_begun(step):
            self._frame.session.tell_account_changed()

    def _note_done(self, step: Step) -> None:
        entry = self.entry if step is Step.APP_PASSWORD else None
        if entry is not None and not entry.is_in_order():
            return
        evidence = "password_kept" if entry is not None and entry.password() else "said_done"
        if self._known.note_done(step, evidence):
            self._frame.session.tell_account_changed()

    def _take_back(self, step: Step) -> None:
        if self._known.take_back(step):
            self._frame.session.tell_account_changed()

    # -- the password ------------------------------------------------------------------------------

    def _show_password(self, kept: Kept) -> None:
        if self._settings is not None:
            self._settings.show_password(kept.password, kept.place)
        if self.entry is not None and not self.entry.password():
            self.entry.set_password(kept.password)

    def _show_kept(self, kept: Kept) -> None:
        if self._settings is not None:
            self._settings.replace_password(kept.password)
        if self.entry is not None:
            where = place_words(kept.place, is_practice=self._frame.session.is_practice)
            self.entry.show_kept(where)
            announce(self.entry, where)
        self._frame.session.tell_account_changed()

    def _show_vault_problem(self, error: InviteError) -> None:
        if self._settings is not None:
            self._settings.show_vault_problem(error)

    def _note_saved(self, account: Account, password: str, go_on: bool) -> None:
        self._passwords.know(password)
        if self._settings is not None:
            self._settings.show_account(account, self._known.provider, self._known.note)
        self._frame.session.tell_account_changed()
        if go_on:
            self.show_list()

    def _note_forgotten(self) -> None:
        self._passwords.know("")
        self._frame.session.tell_account_changed()

    # -- views -------------------------------------------------------------------------------------

    def show_list(self) -> None:
        """Show the steps of the account."""
        account = self._known.account
        if account is not None:
            self._show(self._views.get(None) or self._add(None, self._make_list(account)))

    def open_step(self, step: Step) -> None:
        """Show a step's own view; the settings and their test share one."""
        account = self._known.account
        if account is None:
            return
        place = Step.SETTINGS if step is Step.TEST else step
        view = self._views.get(place)
        if view is None:
            is_here = place is Step.SETTINGS
            view = self._add(
                place, self._make_settings(account) if is_here else self._make_step(step, account)
            )
        self._passwords.ask()
        self._show(view)
        if step is Step.TEST and isinstance(view, SettingsView):
            view.panel.take_focus()

    @property
    def _settings(self) -> SettingsView | None:
        view = self._views.get(Step.SETTINGS)
        return view if isinstance(view, SettingsView) else None

    def _make_list(self, account: Account) -> ChecklistView:
        known = self._known
        today = self._now().astimezone().date()
        view = ChecklistView(
            self._frame.icons, account, known.steps, known.guide, known.note, self._open_url, today
        )
        for step in known.steps:
            if known.guide is not None and known.is_settled(step):
                view.settle(step, known.guide.step(step).settled)
        view.step_asked.connect(self.open_step)
        view.change_asked.connect(self._change_address)
        view.go_on_asked.connect(self._go_on)
        return view

    def _make_step(self, step: Step, account: Account) -> StepView:
        known = self._known
        if known.guide is None:
            raise ValueError(step)  # the list has no such row without a guide
        number, total = known.steps.index(step) + 1, len(known.steps)
        if step is Step.APP_PASSWORD:
            self.entry = AppPasswordEntry()
            self.entry.completed.connect(self._passwords.keep)
        view = StepView(
            self._frame.icons,
            known.guide,
            known.guide.step(step),
            account.from_email,
            self.tr("Step {number} of {total}").format(number=number, total=total),
            self._open_url,
            self._now().astimezone().date(),
            settled=known.is_settled(step),
            extra=self.entry if step is Step.APP_PASSWORD else None,
        )
        view.back_asked.connect(self.show_list)
        view.page_opened.connect(self._note_begun)
        view.said_done.connect(self._note_done)
        view.taken_back.connect(self._take_back)
        return view

    def _make_settings(self, account: Account) -> SettingsView:
        view = SettingsView(
            self._frame, self._accounts, self._new_session, self._choose_file, self._now, self._rehearsal
        )
        view.panel.new_test = self._new_test
        view.show_account(account, self._known.provider, self._known.note)
        view.back_asked.connect(self.show_list)
        view.step_asked.connect(self.open_step)
        view.browser_asked.connect(self._open_google)
        view.kept.connect(self._note_saved)
        view.proved.connect(self._frame.session.tell_account_changed)
        view.forgotten.connect(self._note_forgotten)
        return view

    # Only bound methods are connected to a view: a lambda would keep the page alive by a view that goes.

    def _go_on(self) -> None:
        self._frame.session.go_to(RECIPIENTS)

    def _open_google(self) -> None:
        """The page of 2-step verification asks for a sign-in first, which is what Google wants."""
        guide, account = self._known.guide, self._known.account
        if guide is None or account is None:
            return
        link = guide.step(Step.TWO_STEP).link(account.from_email)
        if not self._open_url(link):
            self.open_step(Step.TWO_STEP)

    def _add(self, step: Step | None, view: View) -> View:
        view.hide()
        self._views[step] = view
        self.body.insertWidget(self.body.count() - 1, view)
        self._show_marks()
        return view

    def _drop(self, step: Step | None) -> None:
        view = self._views.pop(step)
        if isinstance(view, SettingsView):
            view.panel.stop()
        if step is Step.APP_PASSWORD:
            self.entry = None
        if view is self.view:
            self.view = self.first
        view.hide()
        view.deleteLater()

    def _show(self, view: View) -> None:
        """One view at a time, from its top, with the focus on what comes next."""
        self.view.hide()
        self.view = view
        view.show()
        self.scroll_area.verticalScrollBar().setValue(0)
        if self.isVisible():
            view.take_focus()
            QTimer.singleShot(0, self, self._reveal_focus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # the very first question is ready to be answered; later the focus stays where the person left it
        focused: QWidget | None = self.window().focusWidget()
        if self.view is self.first and focused is None:
            self.first.take_focus()

    def _reveal_focus(self) -> None:
        focused = self._focused()
        if focused is not None:
            self.scroll_area.ensureWidgetVisible(focused, 24, 24)

    def _focused(self) -> QWidget | None:
        """What has the focus on this page."""
        # the stubs do not know that there may be none
        focused: object = QApplication.focusWidget()
        return focused if isinstance(focused, QWidget) and self.isAncestorOf(focused) else None
