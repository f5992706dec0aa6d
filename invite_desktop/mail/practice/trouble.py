"""Trouble on request: what a person can see calmly in practice before it comes in earnest."""

import threading
import time
from collections.abc import Callable
from enum import Enum, StrEnum, auto

MAILS_BEFORE_LIMIT = 3
LOST_SECONDS = 20.0

# As Gmail says it, line for line.
LIMIT_REPLY = (
    "550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\r\n"
    "550-5.4.5 sending limits go to\r\n"
    "550 5.4.5  https://support.google.com/a/answer/166852 practice - gsmtp"
)
SIGN_IN_REPLY = (
    "535-5.7.8 Username and Password not accepted. For more information, go to\r\n"
    "535 5.7.8  https://support.google.com/mail/?p=BadCredentials practice - gsmtp"
)
MAILBOX_REPLY = "[AUTHENTICATIONFAILED] Invalid credentials (Failure)"


class Trouble(StrEnum):
    """What may be rehearsed.

    DAILY_LIMIT: after three more mails every one is refused for the day's limit, until it is cleared.
    WRONG_PASSWORD: the lines break, and the next sign-in is refused.
    CONNECTION_LOST: every line breaks, and none is taken for twenty seconds.
    ANSWER_LOST: the next mail is taken, but the line breaks before the answer.
    """

    DAILY_LIMIT = "daily_limit"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - the name of a trouble
    CONNECTION_LOST = "connection_lost"
    ANSWER_LOST = "answer_lost"

    @property
    def breaks_lines(self) -> bool:
        """Whether it begins with the lines breaking."""
        return self in {Trouble.WRONG_PASSWORD, Trouble.CONNECTION_LOST}


class Handling(Enum):
    """What to do with a mail."""

    TAKE = auto()
    REFUSE_FOR_LIMIT = auto()
    TAKE_AND_HANG_UP = auto()


class Troublemaker:
    """Knows which trouble there is, and until when. May be asked and told from any thread."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._trouble: Trouble | None = None
        self._mails_left = 0
        self._ends_at = 0.0

    @property
    def trouble(self) -> Trouble | None:
        """The present one; what has passed by itself is over."""
        with self._lock:
            if self._trouble is Trouble.CONNECTION_LOST and self._monotonic() >= self._ends_at:
                self._trouble = None
            return self._trouble

    def make(self, trouble: Trouble | None) -> None:
        """Another one, or none; it begins anew if it is the present one."""
        with self._lock:
            self._trouble = trouble
            self._mails_left = MAILS_BEFORE_LIMIT
            self._ends_at = self._monotonic() + LOST_SECONDS

    def takes_connections(self) -> bool:
        """Whether a new connection may stay."""
        return self.trouble is not Trouble.CONNECTION_LOST

    def accepts_password(self, *, is_last: bool) -> bool:
        """Whether a right password is taken for right; with `is_last` the next one is again."""
        with self._lock:
            is_wrong = self._trouble is Trouble.WRONG_PASSWORD
            if is_wrong and is_last:
                self._trouble = None
            return not is_wrong

    def handling(self) -> Handling:
        """What happens to the mail that has just come."""
        with self._lock:
            if self._trouble is Trouble.ANSWER_LOST:
                self._trouble = None
                return Handling.TAKE_AND_HANG_UP
            if self._trouble is Trouble.DAILY_LIMIT:
                self._mails_left -= 1
                return Handling.TAKE if self._mails_left >= 0 else Handling.REFUSE_FOR_LIMIT
            return Handling.TAKE
