"""A sign-in that is refused while something is sent: what a test proved before holds no longer."""

import logging

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import InviteError, SignInRejected, StoreError
from invite_desktop.operations.accounts import Accounts

logger = logging.getLogger(__name__)


def note_refusal(accounts: Accounts, account: Account, problem: InviteError | None) -> None:
    """Turn the rows of the checklist back if the sign-in was refused. Raises nothing.

    Whatever else goes wrong while sending says nothing of the settings.
    """
    if not isinstance(problem, SignInRejected):
        return
    try:
        accounts.mark_test(account, problem)
    except StoreError as error:  # what became of the mails is the news
        logger.warning("A refusal was not noted: %s", type(error).__name__)
