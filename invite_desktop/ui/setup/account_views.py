"""The list, the steps and the settings of the account that is worked on, and its password."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import SAID_ARRIVED, Step
from invite_desktop.domain.errors import InviteError, Offline
from invite_desktop.operations.account_passwords import Forgotten
from invite_desktop.ui.explain import explain
from invite_desktop.ui.session import RECIPIENTS
from invite_desktop.ui.setup.app_password import AppPasswordEntry
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.passwords import Kept, Passwords
from invite_desktop.ui.setup.remember_line import kept_words
from invite_desktop.ui.setup.settings_view import SettingsView
from invite_desktop.ui.setup.step_view import StepView
from invite_desktop.ui.setup.views import View, ViewMaker
from invite_desktop.ui.widgets import announce


class AccountViews(QObject):
    """Makes each view when it is first wanted, and keeps it until another account is worked on."""

    made = Signal(object)  # View
    wanted = Signal(object)  # View, to be shown now
    dropped = Signal(object)  # View, which goes
    change_asked = Signal()
    accounts_asked = Signal()
    marks_shown = Signal()

    def __init__(self, make: ViewMaker, parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._session = make.frame.session
        self.known = make.known
        self._passwords = Passwords(make.accounts, make.frame.tasks, self)
        self._views: dict[Step | None, View] = {}  # None is the list
        self.entry: AppPasswordEntry | None = None
        self._passwords.found.connect(self._show_password)
        self._passwords.kept.connect(self._show_kept)
        self._passwords.slow.connect(self._show_slow_store)
        self._passwords.refused.connect(self._show_not_kept)
        self._passwords.place_found.connect(self._show_what_must_be_typed)
        self._passwords.forgotten.connect(self._show_forgotten)
        self._passwords.not_forgotten.connect(self._show_not_forgotten)
        self._passwords.put_back.connect(self._show_put_back)

    # -- which account -----------------------------------------------------------------------------

    def take(self, account: Account | None, shown: View) -> None:
        """Work with this account from now on. What is being typed into its settings stays."""
        before = self.known.account
        self.known.take(account)
        self._passwords.use(account)
        if account is not None and account.remember_password:
            self._passwords.find_place()
        is_same = account is not None and before is not None and before.id == account.id
        was_shown = next((step for step, view in self._views.items() if view is shown), Step.SETTINGS)
        for step in list(self._views):
            if step is not Step.SETTINGS or not is_same:
                self._drop(step)
        settings = self.settings
        if settings is not None and account is not None and not settings.form.is_changed():
            settings.show_account(account, self.known.provider, self.known.note)
        if is_same and was_shown is not Step.SETTINGS:
            self.show_list()

    def _drop(self, step: Step | None) -> None:
        view = self._views.pop(step)
        if isinstance(view, SettingsView):
            view.leave()
        if step is Step.APP_PASSWORD and self.entry is not None:
            self.entry.blockSignals(True)  # what is typed there was for the account that is left
            self.entry = None
        self.dropped.emit(view)
        view.hide()
        view.deleteLater()

    # -- which view --------------------------------------------------------------------------------

    def show_list(self) -> None:
        """Show the steps of the account."""
        account = self.known.account
        self._leave_entry()
        if account is not None:
            self.wanted.emit(self._views.get(None) or self._add(None, self._make_list(account)))

    def open_step(self, step: Step) -> None:
        """Show a step's own view; the settings and their test share one."""
        account = self.known.account
        self._leave_entry()
        if account is None:
            return
        guide = self.known.guide
        place = step if guide is not None and guide.has(step) else Step.SETTINGS
        view = self._views.get(place)
        if view is None:
            is_here = place is Step.SETTINGS
            view = self._add(
                place, self._make_settings(account) if is_here else self._make_step(step, account)
            )
        self._passwords.ask()
        self.wanted.emit(view)
        if step is Step.TEST and isinstance(view, SettingsView):
            view.panel.take_focus()

    def _leave_entry(self) -> None:
        """What was typed is complete, though the focus need not have left it: some buttons take none."""
        if self.entry is not None and self.entry.isVisible():
            self.entry.leave()

    @property
    def settings(self) -> SettingsView | None:
        """The settings, once they were opened."""
        view = self._views.get(Step.SETTINGS)
        return view if isinstance(view, SettingsView) else None

    def _add(self, step: Step | None, view: View) -> View:
        view.hide()
        self._views[step] = view
        self.made.emit(view)
        self.show_marks()
        return view

    # Only bound methods are connected to a view: a lambda would keep the page alive by a view that goes.

    def _make_list(self, account: Account) -> ChecklistView:
        view = self._make.list_of(account)
        view.step_asked.connect(self.open_step)
        view.change_asked.connect(self.change_asked)
        view.accounts_asked.connect(self.accounts_asked)
        view.go_on_asked.connect(self._go_on)
        view.arrival_said.connect(self._note_arrived)
        return view

    def _make_step(self, step: Step, account: Account) -> StepView:
        if step is Step.APP_PASSWORD:
            self.entry = AppPasswordEntry(self.known.password_letters)
            self.entry.completed.connect(self._keep_password)
        view = self._make.step_of(account, step, self.entry if step is Step.APP_PASSWORD else None)
        view.back_asked.connect(self.show_list)
        view.page_opened.connect(self._note_begun)
        view.said_done.connect(self._note_done)
        view.taken_back.connect(self._take_back)
        view.step_asked.connect(self.open_step)
        return view

    def _make_settings(self, account: Account) -> SettingsView:
        view = self._make.settings_of(account)
        view.back_asked.connect(self.show_list)
        view.step_asked.connect(self.open_step)
        view.browser_asked.connect(self._open_google)
        view.kept.connect(self._note_saved)
        view.proved.connect(self._session.tell_account_changed)
        view.forget_asked.connect(self._passwords.forget)
        view.advice_asked.connect(self._open_advice)
        view.password_asked.connect(self._passwords.ask_again)
        return view

    def _go_on(self) -> None:
        self._session.go_to(RECIPIENTS)

    def _open_google(self) -> None:
        """The page of 2-step verification asks for a sign-in first, which is what the provider wants."""
        guide, account = self.known.guide, self.known.account
        if guide is None or account is None:
            return
        step = Step.TWO_STEP if guide.has(Step.TWO_STEP) else Step(guide.steps[-1].id)
        try:
            is_open = self._make.open_url(guide.step(step).link(account.from_email))
        except Offline:
            is_open = False
        if not is_open:
            self.open_step(step)

    def _open_advice(self, url: str) -> None:
        try:
            is_open = self._make.open_url(url)
        except Offline:
            is_open = False
        if not is_open:
            words = QCoreApplication.translate("setup", "The page can't be opened from here: {url}")
            self._session.refuse(words.format(url=url))

    # -- the list of steps -------------------------------------------------------------------------

    def show_marks(self) -> None:
        """Say what is known of each step now."""
        for step, view in self._views.items():
            if isinstance(view, ChecklistView):
                view.show_marks(self.known.marks)
            elif isinstance(view, StepView) and step is not None:
                view.show_mark(self.known.mark(step))
                follows = self.known.next_step
                view.show_next(follows, "" if follows is None else self.known.title(follows))
            elif isinstance(view, SettingsView):
                view.show_mark(self.known.mark(Step.TEST))
        self.marks_shown.emit()

    def _note_begun(self, step: Step) -> None:
        if self.known.note_begun(step):
            self._session.tell_account_changed()

    def _note_done(self, step: Step) -> None:
        entry = self.entry if step is Step.APP_PASSWORD else None
        if entry is not None and not entry.finish():
            return
        evidence = "said_done" if entry is None else "password_kept"
        if self.known.note_done(step, evidence):
            self._session.tell_account_changed()

    def _note_arrived(self) -> None:
        if self.known.note_done(Step.TEST, SAID_ARRIVED):
            self._session.tell_account_changed()
            self.show_list()  # with the focus on what comes next

    def _take_back(self, step: Step) -> None:
        if self.known.take_back(step):
            self._session.tell_account_changed()

    # -- the password ------------------------------------------------------------------------------

    def _show_password(self, kept: Kept) -> None:
        if self.settings is not None:
            self.settings.show_password(kept)
        if self.entry is not None and not self.entry.password():
            self.entry.set_password(kept.password)

    def _keep_password(self, password: str) -> None:
        if self.settings is not None:  # a test must not have to wait for the store
            self.settings.fill_in_password(password)
        self._passwords.keep(password)

    def _show_kept(self, kept: Kept) -> None:
        if self.settings is not None:
            self.settings.replace_password(kept)
        if self.entry is not None:
            where = kept_words(kept, is_practice=self._session.is_practice)
            self.entry.show_kept(where)
            announce(self.entry, where)
        self._session.tell_account_changed()

    def _show_slow_store(self) -> None:
        if self.settings is not None:
            self.settings.show_slow_store()

    def _show_not_kept(self, error: InviteError) -> None:
        said = explain(error)
        self._session.refuse(f"{said.happened}. {said.next_step}")

    def _note_saved(self, account: Account, password: str, go_on: bool) -> None:
        self._passwords.know(password)
        if self.settings is not None:
            self.settings.show_account(account, self.known.provider, self.known.note)
        self._session.tell_account_changed()
        if go_on:
            self.show_list()

    def _show_what_must_be_typed(self) -> None:
        account = self.known.account
        if account is not None and self._make.accounts.must_type_password(account):
            self._session.tell_account_changed()  # *Check before sending* says so too

    def _show_forgotten(self, forgotten: Forgotten) -> None:
        self._fill_in_password(forgotten.account, "")
        undo = partial(self._passwords.take_back, forgotten) if forgotten.password else None
        words = QCoreApplication.translate("setup", "The password was forgotten")
        self._session.toast(words, undo)
        self._session.tell_account_changed()

    def _show_not_forgotten(self, error: InviteError) -> None:
        if self.settings is not None:
            self.settings.show_not_forgotten(explain(error))

    def _show_put_back(self, kept: Kept) -> None:
        account = self.known.account
        if account is not None and account.id == kept.account_id:
            self._fill_in_password(account, kept.password)
        self._session.tell_account_changed()

    def _fill_in_password(self, about: Account, password: str) -> None:
        account = self.known.account
        if account is None or account.id != about.id:
            return
        if self.settings is not None:
            self.settings.fill_in_password(password)
        if self.entry is not None:
            self.entry.set_password(password)
