"""The set-up page: one view at a time of the first screen, the list, its steps and the settings."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from invite_desktop.domain.account import Account, AccountField
from invite_desktop.domain.checklist import Step
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.look_up_settings import LookUp
from invite_desktop.operations.settings_drafts import SettingsDrafts
from invite_desktop.operations.test_connection import LOOKS, ConnectionTest, NewMailbox, new_mailbox
from invite_desktop.system.person import full_name
from invite_desktop.system.resources import Resources
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.practice.trouble import Rehearsal, TroubleNotice
from invite_desktop.ui.rail_page import PageStanding, RailPage
from invite_desktop.ui.session import CHOOSE_ACCOUNT, SETUP
from invite_desktop.ui.setup.account_notices import AccountNotices
from invite_desktop.ui.setup.account_steps import AccountSteps
from invite_desktop.ui.setup.account_views import AccountViews
from invite_desktop.ui.setup.accounts_part import AccountsPart, IsSending
from invite_desktop.ui.setup.app_password import AppPasswordEntry
from invite_desktop.ui.setup.certificate import choose_certificate
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.drawing import Drawings
from invite_desktop.ui.setup.first_screen import Answer, FirstScreen
from invite_desktop.ui.setup.guide_foot import OpenUrl, open_in_browser
from invite_desktop.ui.setup.look_up_panel import NewLookUp
from invite_desktop.ui.setup.settings_view import SettingsView
from invite_desktop.ui.setup.step_view import StepView
from invite_desktop.ui.setup.test_panel import NewSession
from invite_desktop.ui.setup.views import View, ViewMaker
from invite_desktop.ui.setup.words import provider_note


def _now() -> datetime:
    return datetime.now(UTC)


class SetupPage(RailPage):
    """Who sends, and whether the settings work.

    `new_session` makes the session that *Test settings* walks, `new_mailbox` the mailbox that it looks into,
    `looks` says when; `open_practice` opens the sample data, None where it is open already. `rehearsal` is
    there in practice only. `new_look_up` makes what looks settings up online, `person` says who sits at the
    computer, `is_sending` whether a mailing is under way with an account.
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
        drafts: SettingsDrafts,
        new_look_up: NewLookUp | None = None,
        person: Callable[[], str] = full_name,
        is_sending: IsSending = lambda _account: False,
    ) -> None:
        super().__init__()
        self._frame, self._accounts = frame, accounts
        self._resources, self._now = resources, now
        self._known = AccountSteps(accounts, resources, now)
        new_test = partial(
            ConnectionTest, new_session, accounts=accounts, new_mailbox=new_mailbox, looks=looks
        )
        make = ViewMaker(
            frame,
            accounts,
            self._known,
            new_session,
            new_test,
            open_url,
            choose_file,
            now,
            drafts,
            new_look_up or partial(LookUp, accounts.providers),
            person,
            rehearsal,
        )
        self._views = AccountViews(make, self)
        self.first = FirstScreen(frame.icons, accounts, open_practice)
        self.first.add_picture(Drawings(resources.drawings, frame.theme).decoration("letters"))
        self.view: View = self.first
        self._is_changing = False  # whether the first screen is to change the account's address
        self._other: int | None = None  # the account that is looked at, though the survey uses another
        self.accounts = AccountsPart(frame, accounts, drafts, is_sending, self._standing_of, self)
        self.accounts.view.hide()
        self._notices = AccountNotices(frame.icons)
        if rehearsal is not None:
            self.body.addWidget(TroubleNotice(frame.icons, rehearsal))
        for part in (self._notices, self.first, self.accounts.view):
            self.body.addWidget(part)
        self.body.addStretch()
        self._connect()
        self._change_survey()

    def _connect(self) -> None:
        self.first.chosen.connect(self._take_answer)
        self.first.cancelled.connect(self._show_start)
        self._notices.use_asked.connect(self._use_other)
        self._notices.accounts_asked.connect(self.show_accounts)
        self.accounts.left.connect(self._leave_account)
        self.accounts.view.settings_asked.connect(self._look_at)
        self.accounts.view.add_asked.connect(self._add_account)
        self.accounts.view.back_asked.connect(self.show_list)
        views = self._views
        views.made.connect(self._put)
        views.wanted.connect(self._show)
        views.dropped.connect(self._forget)
        views.change_asked.connect(self._change_address)
        views.accounts_asked.connect(self.show_accounts)
        views.marks_shown.connect(self.standing_changed)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self._go_back)
        session = self._frame.session
        session.survey_opened.connect(self._change_survey)
        session.account_changed.connect(self.refresh)

    # -- what the window asks ----------------------------------------------------------------------

    @property
    def standing(self) -> PageStanding:
        """The mark on the rail."""
        if self._other is None:
            return self._known.standing
        return self._standing_of(self._frame.session.account)

    def _standing_of(self, account: Account | None) -> PageStanding:
        steps = AccountSteps(self._accounts, self._resources, self._now)
        steps.take(account)
        return steps.standing

    def refresh(self) -> None:
        """Take over what changed of the account and its list."""
        account = self._account()
        if account != self._known.account:
            self._take_account(account)
        else:
            self._known.read()
        if self._is_lost(account):
            self._show_start()
        self.accounts.refresh()
        self._show_elsewhere()
        if account is not None:
            self._notices.show_removed(is_removed=False)
        self._views.show_marks()

    def _is_lost(self, account: Account | None) -> bool:
        """Whether what is shown went with its account."""
        if self.view is self.accounts.view:
            return not self.accounts.has_any
        return self.view.isHidden() or (account is None and self.view is not self.first)

    def take_focus(self) -> None:
        """Go to what comes next, unless the person is on the page already."""
        if self._focused() is None:
            self.view.take_focus()

    def keep_draft(self) -> None:
        """Keep settings that were typed and not saved, before this returns."""
        if self._views.settings is not None:
            self._views.settings.keep_draft()

    def show_target(self, target: str) -> None:
        """Go to "settings", "password" or "test"; anything else is the list. All of the survey's account."""
        self._leave_other()
        if self._known.account is None:
            self._notices.show_removed(is_removed=target == CHOOSE_ACCOUNT)
            self._show_start()
        elif target in {"settings", "password"}:
            self.open_step(Step.SETTINGS)
            if target == "password" and isinstance(self.view, SettingsView):
                self.view.form.go_to(AccountField.PASSWORD)
        else:
            self.open_step(Step.TEST) if target == "test" else self.show_list()

    # -- the account -------------------------------------------------------------------------------

    def _change_survey(self, _survey: object = None) -> None:
        self._other = None
        self._notices.show_removed(is_removed=False)
        self._take_account(self._account())
        self.accounts.refresh()
        self._views.show_marks()
        self._show_start()

    def _account(self) -> Account | None:
        """The one that is worked on: the survey's, unless another one is looked at."""
        other = None if self._other is None else self._accounts.find(self._other)
        own = self._frame.session.account
        if other is None or (own is not None and own.id == other.id):
            self._other, other = None, None
        return other or own

    def _show_start(self) -> None:
        """The list of the account, or what leads to one."""
        if self._known.account is not None:
            self.show_list()
        elif self.accounts.has_any:
            self.show_accounts()
        else:
            self.first.show_address("")
            self._show(self.first)

    def _take_account(self, account: Account | None) -> None:
        self._views.take(account, self.view)

    def _take_answer(self, answer: Answer) -> None:
        """The first screen was answered: keep the address, and show what comes next."""
        known = self._known.account if self._is_changing else None
        if known is None or not answer.is_about(known):
            self.accounts.take(answer.account, known)
        account = self._known.account
        if account is None or (account.host and not answer.look_up):
            self.show_list()
            return
        self.open_step(Step.SETTINGS)
        settings, provider = self._views.settings, answer.provider
        if settings is not None and provider is not None and not account.host:
            settings.show_account(account, provider, provider_note(provider.notes))
        if settings is not None and answer.look_up:
            settings.form.offer_look_up()

    def _change_address(self) -> None:
        account = self._known.account
        self._is_changing = True
        self.first.show_address("" if account is None else account.from_email, can_go_back=True)
        self._show(self.first)

    def show_start(self) -> None:
        """Show the list, or what leads to one; what is being typed on the first screen stays."""
        self._leave_other()
        if self.view is not self.first or self.first.can_go_back:
            self._show_start()

    def _go_back(self) -> None:
        """Leave what is shown for the list."""
        if self.view is self.first:
            self.show_start()
        elif not isinstance(self.view, ChecklistView):
            self.show_list()

    # -- several accounts --------------------------------------------------------------------------

    def show_accounts(self) -> None:
        """Show all accounts on this computer."""
        self._leave_other()
        self.accounts.refresh()
        self._show(self.accounts.view)

    def _add_account(self) -> None:
        self._is_changing = False
        self.first.show_address("", can_go_back=True)
        self._show(self.first)

    def _look_at(self, account: Account) -> None:
        """Show an account's steps, whichever account the survey uses."""
        self._other = account.id
        self.refresh()
        self.open_step(Step.SETTINGS)

    def _leave_other(self) -> None:
        if self._other is not None:
            self._other = None
            self.refresh()

    def _leave_account(self) -> None:
        """What is shown belongs to an account that may be another one by now."""
        self._other = None
        self._take_account(None)

    def _show_elsewhere(self) -> None:
        """Say so where the account that is looked at is not the survey's."""
        is_here = self._other is not None and isinstance(self.view, ChecklistView | StepView | SettingsView)
        self._notices.show_other(self._known.account if is_here else None)

    def _use_other(self) -> None:
        if self._known.account is not None:
            self.accounts.use(self._known.account)
            self.show_list()

    # -- views -------------------------------------------------------------------------------------

    def show_list(self) -> None:
        """Show the steps of the account."""
        self._views.show_list()

    def open_step(self, step: Step) -> None:
        """Show a step's own view; the settings and their test share one."""
        self._views.open_step(step)

    @property
    def entry(self) -> AppPasswordEntry | None:
        """Where the app password is typed, while that step is open."""
        return self._views.entry

    def _put(self, view: object) -> None:
        if isinstance(view, QWidget):
            self.body.insertWidget(self.body.count() - 1, view)

    def _forget(self, view: object) -> None:
        if view is self.view:
            self.view = self.first

    def _show(self, view: View) -> None:
        """One view at a time, from its top, with the focus on what comes next."""
        self.view.hide()
        self.view = view
        view.show()
        self._show_elsewhere()
        self.scroll_area.verticalScrollBar().setValue(0)
        if self.isVisible():
            view.take_focus()
            QTimer.singleShot(0, self, self._reveal_focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; no shortcut, so that what is open in the page or above it comes first."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

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
