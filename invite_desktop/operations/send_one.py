"""Send one mail at once: *Send this one to myself*."""

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import PasswordMissing, SignInRejected
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.reply import Reply
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.refusals import note_refusal
from invite_desktop.operations.send_mailing import Connect
from invite_desktop.operations.sending.fleet import Line


class SendOne:
    """Opens a line, hands over one mail, hangs up.

    With `accounts` the mail counts for the limit, and a refused sign-in for the checklist.
    """

    def __init__(self, connect: Connect, accounts: Accounts | None = None) -> None:
        self._connect = connect
        self._accounts = accounts

    def run(self, account: Account, password: str | None, mail: Mail) -> Reply:
        """Returns the server's answer. Raises the errors of `mail.smtp`."""
        account.require_complete()
        if account.authentication and not password:
            raise PasswordMissing
        line = self._open(account, password)
        try:
            reply = line.submit(mail)
        finally:
            line.close()
        if self._accounts is not None:
            self._accounts.count(account, mail.message_id, "self")
        return reply

    def _open(self, account: Account, password: str | None) -> Line:
        try:
            return self._connect(account, password)
        except SignInRejected as problem:
            if self._accounts is not None:
                note_refusal(self._accounts, account, problem)
            raise
