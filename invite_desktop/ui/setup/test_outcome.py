"""How a test ended: shown in the box and below it, and noted on the account's list."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from invite_desktop.domain.account import Account
from invite_desktop.domain.arrival import Receiving
from invite_desktop.domain.checklist import NOT_ARRIVED, SAID_ARRIVED, Mark, Step, StepState
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
    """What is known of settings that may not be kept yet: the server took a message sent with them.

    `at` is the moment of the test; `said` what the person says of the message's arrival, and when.
    """

    account: Account
    password: str = field(repr=False)
    receiving: Receiving | None
    at: datetime
    said: tuple[bool, datetime] | None = None

    def note(self, accounts: Accounts, account: Account) -> None:
        """Mark the list of the account; to be called in a task."""
        accounts.mark_test(account, None, self.receiving, password=self.password, at=self.at)
        if self.said is None:
            return
        has_arrived, at = self.said
        state = StepState.DONE if has_arrived else StepState.ATTENTION
        accounts.mark(account, Step.TEST, state, SAID_ARRIVED if has_arrived else NOT_ARRIVED, at)


class TestOutcome(QObject):
    """Between the panel, which tests, and the box and the findings, which say what came of it.

    `proof` is what the last test proved; None while there is nothing, or the settings were changed since.
    What is shown gives way as soon as the list says otherwise.
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
        self._password = ""  # of the test that runs, or ran last
        self._noting = 0  # how many results are on their way to the list
        self._own: Mark | None = None  # how the list tells what is shown
        panel.ended.connect(self._show_result)
        panel.looked.connect(self._show_looked)
        panel.wait_ended.connect(self._show_wait_ended)
        box.arrival_said.connect(self._note_said)
        box.arrival_denied.connect(self._note_denied)
        box.look_asked.connect(self._look_again)

    def begin(self, password: str) -> None:
        """Another test begins."""
        self.proof = self._own = None
        self._password = password
        self._leave_box()
        self._found.hide()
        self._rehearsed.begin()

    def forget(self) -> None:
        """The settings are others now: what was found of a message sent with the old ones is taken back."""
        self._own = None
        if self.proof is not None:
            self.proof = None
            self._box.hide()
        self._found.hide()

    def follow(self, mark: Mark) -> bool:
        """Compare with what the list says of the test; tells whether that is what is shown."""
        if self._noting or mark == self._own or self._panel.is_running:
            return True
        if self._own is not None:
            self._box.hide()
            self.forget()
        return False

    def _leave_box(self) -> None:
        """Hide the box; where its button was pressed, the focus goes to what ends the test."""
        # the stubs do not know that there may be none
        focused: object = QApplication.focusWidget()
        if isinstance(focused, QWidget) and (focused is self._box or self._box.isAncestorOf(focused)):
            self._panel.take_focus()
        self._box.hide()

    def _look_again(self) -> None:
        self._leave_box()
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
        self._prove(Proof(account, self._password, receiving, self._now()))
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
        self._prove(Proof(account, self._password, None, self._now()))
        self._box.show_wait_ended(account, has_arrived=has_arrived)

    def _note_said(self) -> None:
        """The person has seen the message arrive."""
        if self.proof is not None:
            self._prove(replace(self.proof, said=(True, self._now())))
            self._panel.show_said()
            self._box.show_said(self.proof.receiving)

    def _note_denied(self) -> None:
        """The person has looked for the message, and it is not there."""
        if self.proof is not None:
            self._prove(replace(self.proof, said=(False, self._now())))
            self._panel.show_denied()
            self._box.show_denied(self.proof.account)

    def _prove(self, proof: Proof) -> None:
        self.proof = proof
        self._note(proof.account, lambda: proof.note(self._accounts, proof.account))

    def _note(self, account: Account, work: Callable[[], None]) -> None:
        """Put a result on the list, and take notice how that tells it."""
        accounts = self._accounts

        def note(_report: object) -> Mark:
            work()
            return accounts.marks(account).get(Step.TEST, Mark())

        self._noting += 1
        self._tasks.run(note, self._tell_proved, self._end_noting)

    def _show_problem(self, account: Account, problem: InviteError, ended: ConnectionResult | None) -> None:
        said = explain_test(problem, self._now())
        if self._rehearsed.is_felt(ended):  # it proves nothing against the settings
            said = self._rehearsed.words(said)
        else:
            self._note(account, lambda: self._accounts.mark_test(account, problem))
        details = technical_details(account, said, problem, ended, self._now())
        self._box.show_problem(said, Kind.PROBLEM, details)

    def _tell_proved(self, mark: object) -> None:
        self._noting -= 1
        if isinstance(mark, Mark):
            self._own = mark
        self.proved.emit()

    def _end_noting(self, _error: object) -> None:
        self._noting -= 1
