"""Lines to the mail server, as the engine and the settings test want them."""

from invite_desktop.domain.account import Account
from invite_desktop.mail.smtp import Submission


def new_session(account: Account) -> Submission:
    """A session whose steps are walked one by one; nothing happens before the first."""
    return Submission(account)


def open_line(account: Account, password: str | None) -> Submission:
    """A signed-in line. Raises `SetupError` or `RunError` where none can be had."""
    session = Submission(account)
    session.open(password or "")
    return session
