"""The half of the *Send* page before sending: keeps the check up to date and starts the mailing."""

from PySide6.QtCore import QObject, Signal

from invite_desktop.domain.account import Account
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.preflight import Order, Preflight
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.send.check_view import CheckView
from invite_desktop.ui.send.latest import Latest
from invite_desktop.ui.send.run import MailingRun


class CheckHalf(QObject):
    """Checks in the background when `check` is called and something changed since the last time."""

    hindered = Signal(object)  # InviteError

    def __init__(
        self, frame: Frame, accounts: Accounts, mailings: Mailings, run: MailingRun, view: CheckView
    ) -> None:
        super().__init__(view)
        self._session = frame.session
        self._accounts = accounts
        self._mailings = mailings
        self._run = run
        self._view = view
        self._is_stale = True
        self._checking = Latest(frame.tasks, self._show, self.hindered.emit, self)
        view.send_chosen.connect(self._send)

    def become_stale(self) -> None:
        """What is shown may no longer be so: nothing can be sent on its word."""
        self._is_stale = True
        self._view.show_checking()

    def forget_kind(self) -> None:
        """Propose the kind of mailing that is to be expected now, whatever was chosen before."""
        self._view.kind = None
        self._is_stale = True

    def check(self, account: Account) -> None:
        """Check the open survey, to be sent with this account."""
        if not self._is_stale:
            return
        self._is_stale = False
        self._view.show_checking()
        survey, mailings, kind = self._session.survey, self._mailings, self._view.kind
        accounts = self._accounts

        def check() -> Preflight:
            must_type = accounts.must_type_password(account)
            return mailings.check(survey, account, kind, must_type_password=must_type)

        self._checking.run(check)

    def _show(self, preflight: object) -> None:
        if isinstance(preflight, Preflight) and not self._is_stale:
            self._view.show_check(preflight)

    def _send(self, order: object) -> None:
        if not isinstance(order, Order):
            return
        survey, mailings, preflight = self._session.survey, self._mailings, order.preflight
        outlook = preflight.outlook
        self._is_stale = True
        self._run.start_new(
            lambda: mailings.freeze(survey, preflight),
            preflight.account,
            order.first,
            order.at_most,
            None if outlook.can_begin else outlook.opens_at,
        )
