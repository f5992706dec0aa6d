"""How a test ended: shown in the box and below it, and noted on the account's list."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from invite_desktop.domain.account import Account
from invite_desktop.domain.arrival import Receiving
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import InviteError
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.test_connection import ConnectionResult
from invite_desktop.ui.explain import explain, explain_test
from invite_desktop.ui.setup.findings import FindingsPart
from invite_desktop.ui.setup.rehearsed import TestRehearsed
from invite_desktop.ui.setup.technical import receiving_details, technical_details
from invite_desktop.ui.setup.test_panel import TestPanel
from invite_desktop.ui.setup.test_result import ResultBox
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.widgets import Kind


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of settings that may not be kept yet: the server took a message sent with them."""

    account: Account
    receiving: Receiving | None
    is_said: bool = False  # the person has seen it arrive

    def note(self, accounts: Accounts, account: Account) -> None:
        """Mark the list of the account; to be called in a task."""
        accounts.mark_test(account, None, self.receiving)
        if self.is_said:
            accounts.mark(account, Step.TEST, StepState.DONE, "said_arrived")


class TestOutcome(QObject):
    """Between the panel, which tests, and the box and the findings, which say what came of it.

    `proof` is what the last test proved; None while there is nothing, or the settings were changed since.
    """

    __test__ = False  # to pytest, its name looks like a test's

    proved = Signal()  # the checklist changed

    def __init__(
        self,
        tasks: Tasks,
        accounts: Accounts,
        panel: TestPanel,
        box: ResultBox,
        found: FindingsPart,
        rehearsed: TestRehearsed,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(panel)
        self._tasks = tasks
        self._accounts = accounts
        self._panel = panel
        self._box = box
        self._found = found
        self._rehearsed = rehearsed
        self._now = now
        self.proof: Proof | None = None
        panel.ended.connect(self._show_result)
        panel.looked.connect(self._show_looked)
        panel.wait_ended.connect(self._show_wait_ended)
        box.arrival_said.connect(self._note_said)
        box.look_asked.connect(self._look_again)

    def begin(self) -> None:
        """Another test begins."""
        self.proof = None
        self._box.hide()
        self._found.hide()
        self._rehearsed.begin()

    def forget(self) -> None:
        """The settings are others now: what was found of a message sent with the old ones is taken back."""
        if self.proof is not None:
            self.proof = None
            self._box.hide()
        self._found.hide()

    def _look_again(self) -> None:
        self._box.hide()
        self._panel.look_again()

    def _show_result(self, account: Account, result: object) -> None:
        if isinstance(result, InviteError):
            self._show_problem(account, result, None)
        elif isinstance(result, ConnectionResult) and result.problem is not None:
            self._show_problem(account, result.problem, result)
        elif isinstance(result, ConnectionResult) and result.receiving is not None:
            self._take(account, result.receiving, result)

    def _take(self, account: Account, receiving: Receiving, ended: ConnectionResult | None) -> None:
        """The server took the message, and this is what the mailbox shows."""
        self._prove(Proof(account, receiving))
        self._found.show_findings(account, receiving)
        details = receiving_details(account, receiving, ended, self._now())
        self._box.show_receiving(account, receiving, details)

    def _show_looked(self, account: Account, result: object) -> None:
        if isinstance(result, Receiving):
            self._take(account, result, None)
        elif isinstance(result, InviteError):  # a mistake of ours: it says nothing about the settings
            said = explain(result)
            details = technical_details(account, said, result, None, self._now())
            self._box.show_problem(said, Kind.PROBLEM, details)

    def _show_wait_ended(self, account: Account, has_arrived: bool) -> None:
        self._prove(Proof(account, None))
        self._box.show_wait_ended(account, has_arrived=has_arrived)

    def _note_said(self) -> None:
        """The person has seen the message arrive."""
        if self.proof is not None:
            self._prove(replace(self.proof, is_said=True))
            self._panel.show_said()
            self._box.show_said()

    def _prove(self, proof: Proof) -> None:
        self.proof = proof
        self._tasks.run(lambda _report: proof.note(self._accounts, proof.account), self._tell_proved)

    def _show_problem(self, account: Account, problem: InviteError, ended: ConnectionResult | None) -> None:
        said = explain_test(problem)
        if self._rehearsed.is_felt(ended):  # it proves nothing against the settings
            said = self._rehearsed.words(said)
        else:
            self._tasks.run(lambda _report: self._accounts.mark_test(account, problem), self._tell_proved)
        details = technical_details(account, said, problem, ended, self._now())
        self._box.show_problem(said, Kind.PROBLEM, details)

    def _tell_proved(self, _nothing: object) -> None:
        self.proved.emit()
