"""What is open, and what has changed: how pages hear of each other without knowing each other."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from invite_desktop.domain.account import Account
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.surveys import Surveys

SETUP, RECIPIENTS, MESSAGE, SEND, HISTORY, PRACTICE = (
    "setup",
    "recipients",
    "message",
    "send",
    "history",
    "practice",
)

CHOOSE_ACCOUNT = "choose_account"  # a target of SETUP: a mailing can't go on, its account was removed


class Session(QObject):
    """The open survey with its account, and the signals that pages tell each other things with.

    A page that changed something calls the matching `tell_…`; a page that wants to bring the person
    elsewhere calls `go_to(page, target)`, where the target is a word that the page understands.
    """

    survey_opened = Signal(object)  # Survey
    account_changed = Signal()
    recipients_changed = Signal()
    message_changed = Signal()
    mailings_changed = Signal()
    went_to = Signal(str, str)  # page, target
    toasted = Signal(str, object)  # text, undo: Callable[[], None] | None
    refused = Signal(str)

    def __init__(
        self, surveys: Surveys, accounts: Accounts, survey: Survey, *, practice: bool = False
    ) -> None:
        super().__init__()
        self._surveys = surveys
        self._accounts = accounts
        self._survey = survey
        self.is_practice = practice

    @property
    def survey(self) -> Survey:
        """The open survey."""
        return self._survey

    @property
    def account(self) -> Account | None:
        """The account that the open survey's mailings are sent with; None before the first set-up."""
        return self._accounts.of(self._survey)

    def open_survey(self, survey: Survey) -> None:
        """Show another survey, or the same one after it was renamed."""
        self._survey = survey
        self.survey_opened.emit(survey)

    def tell_account_changed(self) -> None:
        """The account, its checklist or its password changed."""
        self._survey = self._surveys.reload(self._survey)
        self.account_changed.emit()

    def tell_recipients_changed(self) -> None:
        """The list changed."""
        self.recipients_changed.emit()

    def tell_message_changed(self) -> None:
        """The draft changed."""
        self.message_changed.emit()

    def tell_mailings_changed(self) -> None:
        """A mailing was made, went on, or ended."""
        self.mailings_changed.emit()

    def go_to(self, page: str, target: str = "") -> None:
        """Bring the person to a page."""
        self.went_to.emit(page, target)

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Confirm something the person just did, with a way back."""
        self.toasted.emit(text, undo)

    def refuse(self, text: str) -> None:
        """Say why something the person asked for is not done just now."""
        self.refused.emit(text)
