"""An account at the fake Gmail: its passwords, its mailbox, and what it did lately."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Literal

from invite_desktop.mail.practice.mailstore import MailStore
from tests.fakes.gmail import replies
from tests.fakes.gmail.folders import Language, folder_names

DAY = timedelta(hours=24)
FAILURE_WINDOW = timedelta(minutes=10)
MOST_FAILURES = 5
MOST_IMAP_CONNECTIONS = 15

Kind = Literal["free", "workspace", "school"]


class Refusal(Enum):
    """Why a sign-in is refused: what SMTP says, what IMAP says."""

    BAD = (replies.BAD_CREDENTIALS, replies.IMAP_BAD_CREDENTIALS)
    APP_PASSWORD = (replies.APP_PASSWORD_REQUIRED, replies.IMAP_APP_PASSWORD)
    WEB_LOGIN = (replies.WEB_LOGIN_REQUIRED, replies.IMAP_WEB_LOGIN)
    TOO_MANY = (replies.TOO_MANY_LOGINS, replies.IMAP_WEB_LOGIN)


@dataclass(eq=False)
class GmailAccount:
    """`needs_web_login` stands for a sign-in that Google finds suspicious, whatever the password."""

    address: str
    app_password: str = "abcdefghijklmnop"
    normal_password: str = "correct-horse-battery"
    two_step: bool = True
    needs_web_login: bool = False
    kind: Kind = "free"
    language: Language = "en"
    imap_refusal: str = ""  # replies.IMAP_DISABLED...; empty: IMAP is open
    aliases: set[str] = field(default_factory=set)
    labels: tuple[str, ...] = ()
    mailbox: MailStore = field(init=False)
    failures: deque[datetime] = field(default_factory=deque)
    sent_at: deque[datetime] = field(default_factory=deque)
    imap_connections: int = 0

    def __post_init__(self) -> None:
        self.mailbox = MailStore((*((label, "") for label in self.labels), *folder_names(self.language)))

    def refusal(self, password: str, now: datetime) -> Refusal | None:
        """Try to sign in; five wrong tries in ten minutes, and even the right password has to wait (R8)."""
        while self.failures and now - self.failures[0] > FAILURE_WINDOW:
            self.failures.popleft()
        if len(self.failures) >= MOST_FAILURES:
            return Refusal.TOO_MANY
        refusal = self._opinion(password)
        if refusal is not None:
            self.failures.append(now)
        return refusal

    def _opinion(self, password: str) -> Refusal | None:
        if self.needs_web_login:
            return Refusal.WEB_LOGIN
        if password == self.app_password and self.two_step:
            return None
        if password == self.normal_password:
            return Refusal.APP_PASSWORD if self.two_step else Refusal.WEB_LOGIN
        return Refusal.BAD

    def sent_in_a_day(self, now: datetime) -> int:
        """How many mails went in the last 24 hours."""
        while self.sent_at and now - self.sent_at[0] >= DAY:
            self.sent_at.popleft()
        return len(self.sent_at)
