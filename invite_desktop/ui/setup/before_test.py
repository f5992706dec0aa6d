"""What can be seen to be amiss in the fields themselves: no need to ask the server."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.account import Account, AccountField
from invite_desktop.domain.address import AddressProblem, find_problem
from invite_desktop.domain.errors import SettingMissing
from invite_desktop.ui.explain import Action, Explanation, explain, field_label, is_google
from invite_desktop.ui.setup.app_password import is_app_password
from invite_desktop.ui.setup.words import address_problem_words

translate = QCoreApplication.translate


def first_slip(account: Account, password: str) -> Explanation | None:
    """The first field that is missing or cannot be right."""
    for field, address in (
        (AccountField.FROM_EMAIL, account.from_email),
        (AccountField.REPLY_TO, account.reply_to),
    ):
        problem = find_problem(address) if address else None
        if problem is not None and not problem.can_send:
            return _not_an_address(field, problem)
    missing = account.missing()
    if missing is not None:
        return explain(SettingMissing(missing))
    if account.authentication and is_google(account.host) and password and not is_app_password(password):
        return _normal_password()
    return None


def _not_an_address(field: AccountField, problem: AddressProblem) -> Explanation:
    return Explanation(
        translate("setup", "{field} is not a whole e-mail address").format(field=field_label(field)),
        address_problem_words(problem),
        translate("setup", "Type it whole, as in name@gmail.com."),
        "SET-ADDRESS",
        field,
        Action.GO_TO_FIELD,
    )


def _normal_password() -> Explanation:
    return Explanation(
        translate("setup", "This looks like your normal Google password"),
        "",
        translate("setup", "Gmail needs the 16-letter app password."),
        "AUTH-SHAPE",
        AccountField.PASSWORD,
        Action.CREATE_APP_PASSWORD,
    )
