"""What can be seen to be amiss in the fields themselves: no need to ask the server."""

from invite_desktop.domain.account import Account, AccountField
from invite_desktop.domain.address import find_problem
from invite_desktop.domain.app_password import is_app_password
from invite_desktop.domain.errors import SettingMissing
from invite_desktop.ui.explain import Explanation, explain, is_google
from invite_desktop.ui.explaining.before_test import not_an_address, not_an_app_password


def first_slip(account: Account, password: str) -> Explanation | None:
    """The first field that is missing or cannot be right."""
    for field, address in (
        (AccountField.FROM_EMAIL, account.from_email),
        (AccountField.REPLY_TO, account.reply_to),
    ):
        problem = find_problem(address) if address else None
        if problem is not None and not problem.can_send:
            return not_an_address(field, problem)
    missing = account.missing()
    if missing is not None:
        return explain(SettingMissing(missing))
    if account.authentication and is_google(account.host) and password and not is_app_password(password):
        return not_an_app_password("".join(password.split()))
    return None
