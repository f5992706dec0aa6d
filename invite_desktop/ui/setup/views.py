"""Makes the views of the account that is worked on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Step
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.settings_drafts import SettingsDrafts
from invite_desktop.operations.test_connection import ConnectionTest
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.practice.trouble import Rehearsal
from invite_desktop.ui.setup.account_steps import AccountSteps
from invite_desktop.ui.setup.accounts_view import AccountsView
from invite_desktop.ui.setup.app_password import AppPasswordEntry
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.drawing import Drawings
from invite_desktop.ui.setup.first_screen import FirstScreen
from invite_desktop.ui.setup.guide_foot import OpenUrl
from invite_desktop.ui.setup.look_up_panel import NewLookUp
from invite_desktop.ui.setup.settings_view import SettingsView
from invite_desktop.ui.setup.step_view import StepView
from invite_desktop.ui.setup.test_panel import NewSession

View = FirstScreen | AccountsView | ChecklistView | StepView | SettingsView


@dataclass(frozen=True, slots=True)
class ViewMaker:
    """What the views are made with. Connecting them is the page's."""

    frame: Frame
    accounts: Accounts
    known: AccountSteps
    new_session: NewSession
    new_test: Callable[..., ConnectionTest]
    open_url: OpenUrl
    choose_file: Callable[[QWidget], str]
    now: Callable[[], datetime]
    drafts: SettingsDrafts
    new_look_up: NewLookUp
    person: Callable[[], str]
    rehearsal: Rehearsal | None

    def list_of(self, account: Account) -> ChecklistView:
        """The rows of the steps."""
        known, today = self.known, self.now().astimezone().date()
        view = ChecklistView(
            self.frame.icons, account, known.steps, known.choice, known.note, self.open_url, today
        )
        for step in known.steps:
            if known.guide is not None and known.is_settled(step):
                view.settle(step, known.guide.step(step).settled)
        return view

    def step_of(self, account: Account, step: Step, entry: AppPasswordEntry | None) -> StepView:
        """A step at the provider; `entry` stands on the one that it belongs to."""
        known = self.known
        if known.choice is None:
            raise ValueError(step)  # the list has no such row without a guide
        number, total = known.steps.index(step) + 1, len(known.steps)
        place = QCoreApplication.translate("setup", "Step {number} of {total}")
        return StepView(
            self.frame.icons,
            Drawings(known.drawings, self.frame.theme),
            known.choice,
            known.choice.guide.step(step),
            account.from_email,
            place.format(number=number, total=total),
            self.open_url,
            self.now().astimezone().date(),
            provider="" if known.provider is None else known.provider.id,
            extra=entry,
        )

    def settings_of(self, account: Account) -> SettingsView:
        """The settings with their test."""
        view = SettingsView(
            self.frame,
            self.accounts,
            self.new_session,
            self.choose_file,
            self.now,
            self.drafts,
            self.new_look_up,
            self.rehearsal,
        )
        view.panel.new_test = self.new_test
        view.show_account(account, self.known.provider, self.known.note)
        person = self.person
        self.frame.tasks.run(lambda _report: person(), view.form.suggest_name)
        return view
