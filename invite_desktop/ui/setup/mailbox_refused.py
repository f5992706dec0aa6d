"""On the step about IMAP, after a test that could not read the mailbox: what it saw, and what helps."""

from PySide6.QtCore import Signal

from invite_desktop.domain.checklist import Mark, Step, StepState
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.words import evidence_words
from invite_desktop.ui.widgets import Kind, Notice


class MailboxRefused(Notice):
    """Says so where the mark of the step tells of a refusal; hidden otherwise.

    `is_settled` tells that there is nothing to switch at the provider, `is_administrators` that somebody
    else would have to: then the question for the IT desk stands below.
    """

    step_asked = Signal(object)  # checklist.Step

    def __init__(self, icons: Icons, *, is_settled: bool, is_administrators: bool) -> None:
        super().__init__(icons, Kind.LOOK_AT, "")
        self._is_settled = is_settled
        self._is_administrators = is_administrators
        self._shown = Mark()
        self.hide()

    def show_mark(self, mark: Mark) -> None:
        """Show what the test saw, if it was refused."""
        is_refused = mark.state is StepState.ATTENTION
        if is_refused and mark != self._shown:  # a button that has the focus stays
            self._shown = mark
            self._show_refusal(mark)
        self.setVisible(is_refused)

    def _show_refusal(self, mark: Mark) -> None:
        means = self.tr(
            "You can send all the same. But the program can't look for the test message, for returned mail "
            "or into your Sent folder, so you look there yourself."
        )
        self.show_message(self.kind, evidence_words(mark, Step.IMAP), f"{means}\n{self._what_to_do()}")
        self.add_action(self.tr("&Test again"), self._ask_for_test, primary=True)
        if self._is_settled:
            self.add_action(self.tr("Create a new app password"), self._ask_for_password, link=True)

    def _what_to_do(self) -> str:
        if self._is_settled:
            return self.tr(
                "Often that passes by itself: test again later. If it stays, create a new app password."
            )
        if self._is_administrators:
            return self.tr(
                "Only your administrator can change that. Send the question below to your IT help desk."
            )
        return self.tr("Go through the steps below, then test again.")

    def _ask_for_test(self) -> None:
        self.step_asked.emit(Step.TEST)

    def _ask_for_password(self) -> None:
        self.step_asked.emit(Step.APP_PASSWORD)
