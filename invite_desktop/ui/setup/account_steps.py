"""One account with its provider, the guide to that, and what is known of each step today."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Mark, Step, StepState, seen_now, with_password_to_type
from invite_desktop.domain.guide import Guide, GuideChoice
from invite_desktop.domain.provider import Provider
from invite_desktop.domain.records import ResourceUnusable
from invite_desktop.operations.accounts import Accounts
from invite_desktop.system.resources import Resources
from invite_desktop.ui.explain import explain
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.setup.standing import NOTHING_TO_DO, next_step, page_standing, provider_of, steps_for
from invite_desktop.ui.setup.words import provider_note, step_title

# What a test found out about a settled step says more than that there is nothing to do.
_FROM_MACHINE = {StepState.CHECKED, StepState.ATTENTION}


class AccountSteps:
    """What the list shows. The person's word is noted here; what a test proved stands above it."""

    def __init__(self, accounts: Accounts, resources: Resources, now: Callable[[], datetime]) -> None:
        self._accounts = accounts
        self._resources = resources
        self._now = now
        self.account: Account | None = None
        self.provider: Provider | None = None
        self.choice: GuideChoice | None = None
        self.steps: tuple[Step, ...] = ()
        self.marks: dict[Step, Mark] = {}
        self.note = ""

    def take(self, account: Account | None) -> None:
        """Work with this account from now on."""
        self.account = account
        self.provider = None if account is None else provider_of(account, self._accounts.providers)
        self.note = self._note()
        self.choice = self._choose_guide()
        self.steps = steps_for(self.guide)
        self.read()

    def read(self) -> None:
        """Read again what is known of the steps."""
        self.marks = {}
        if self.account is None:
            return
        self.marks = seen_now(self._accounts.marks(self.account), self._now())
        if self._accounts.must_type_password(self.account):
            self.marks = with_password_to_type(self.steps, self.marks)
        for step in self.steps:
            if self.is_settled(step) and self.mark(step).state not in _FROM_MACHINE:
                self.marks[step] = Mark(StepState.CHECKED, NOTHING_TO_DO)

    @property
    def drawings(self) -> Path:
        """The folder of the drawings that the guides choose from."""
        return self._resources.drawings

    @property
    def password_letters(self) -> int | None:
        """How many letters the provider's app passwords always have; None where that is not so."""
        return None if self.provider is None else self.provider.password_letters

    @property
    def guide(self) -> Guide | None:
        """The guide to the provider's pages, where there is one."""
        return None if self.choice is None else self.choice.guide

    @property
    def standing(self) -> PageStanding:
        """The mark of the page on the rail."""
        return PageStanding.OPEN if self.account is None else page_standing(self.steps, self.marks)

    def is_settled(self, step: Step) -> bool:
        """Whether people at this provider have nothing to do in a step."""
        if self.guide is None or self.provider is None or not self.guide.has(step):
            return False
        return self.guide.step(step).is_settled(self.provider.id)

    def mark(self, step: Step) -> Mark:
        """What is known of a step."""
        return self.marks.get(step, Mark())

    @property
    def next_step(self) -> Step | None:
        """The one thing to do next; None if all is done."""
        return next_step(self.steps, self.marks)

    def title(self, step: Step) -> str:
        """What to do in a step."""
        return step_title(step, self.guide)

    def note_begun(self, step: Step) -> bool:
        """The person opened the provider's page; tells whether that is news."""
        return self._note_if(step, {StepState.NOT_STARTED}, StepState.IN_PROGRESS, "page_opened")

    def note_done(self, step: Step, evidence: str) -> bool:
        """The person says that it is done."""
        every = set(StepState) - {StepState.CHECKED}
        return self._note_if(step, every, StepState.DONE, evidence)

    def take_back(self, step: Step) -> bool:
        """The person says that it isn't done after all."""
        return self._note_if(step, {StepState.DONE}, StepState.NOT_STARTED, "taken_back")

    def _note_if(self, step: Step, states: set[StepState], state: StepState, evidence: str) -> bool:
        if self.account is None or self.mark(step).state not in states:
            return False
        self._accounts.mark(self.account, step, state, evidence)
        return True

    def _note(self) -> str:
        if self.provider is not None:
            return provider_note(self.provider.notes)
        return "" if self.account is None or self.account.host else provider_note("unknown")

    def _choose_guide(self) -> GuideChoice | None:
        if self.provider is None or not self.provider.guide:
            return None
        try:
            return self._resources.guide(self.provider.guide, QLocale().name())
        except ResourceUnusable as error:
            said = explain(error)
            self.note = f"{said.happened}. {said.next_step}"
            return None
