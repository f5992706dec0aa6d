"""Lines to the mail server, as the engine and the settings test want them.

The network is loaded with the first line: the window is there sooner.
"""

from typing import TYPE_CHECKING

from invite_desktop.domain.account import Account

if TYPE_CHECKING:
    from invite_desktop.mail.smtp import Submission


def new_session(account: Account) -> "Submission":
    """A session whose steps are walked one by one; nothing happens before the first."""
    from invite_desktop.mail.smtp import Submission

    return Submission(account)


def open_line(account: Account, password: str | None) -> "Submission":
    """A signed-in line. Raises `SetupError` or `RunError` where none can be had."""
    return LineOpener()(account, password)


class LineOpener:
    """Opens one line at a time; an opening that takes its time can be given up from another thread."""

    def __init__(self) -> None:
        self._opening: Submission | None = None

    def __call__(self, account: Account, password: str | None) -> "Submission":
        """As `open_line`; one that was given up raises `ConnectionLost`."""
        session = new_session(account)
        self._opening = session
        try:
            session.open(password or "")
        finally:
            self._opening = None
        return session

    def give_up(self) -> None:
        """End the opening that is under way. A line that is open already is left alone."""
        session = self._opening
        if session is not None:
            session.abort()
