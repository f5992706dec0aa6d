"""Words for what can be seen in the fields themselves, without asking a server."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.account import AccountField
from invite_desktop.domain.address import AddressProblem
from invite_desktop.domain.app_password import Slip, slip_of
from invite_desktop.ui.explaining.base import Action, Explanation, field_label

translate = QCoreApplication.translate


def not_an_address(field: AccountField, problem: AddressProblem) -> Explanation:
    """The sender's own address cannot be right."""
    return Explanation(
        translate("explain", "{field} is not a whole e-mail address").format(field=field_label(field)),
        address_problem_words(problem),
        translate("explain", "Type it whole, as in name@gmail.com."),
        "SET-ADDRESS",
        field,
        Action.GO_TO_FIELD,
    )


def not_an_app_password(password: str) -> Explanation:
    """What stands in the field cannot be one of Google's app passwords."""
    if slip_of(password) is Slip.OTHER:
        return Explanation(
            translate("explain", "This looks like your normal Google password"),
            "",
            translate("explain", "Gmail needs the 16-letter app password."),
            "AUTH-SHAPE",
            AccountField.PASSWORD,
            Action.CREATE_APP_PASSWORD,
        )
    return Explanation(
        app_password_words(password),
        "",
        translate("explain", "Compare it with Show."),
        "AUTH-SHAPE",
        AccountField.PASSWORD,
        Action.GO_TO_FIELD,
    )


def app_password_words(password: str) -> str:
    """What is amiss with an app password that is being typed; empty if nothing is."""
    slip = slip_of(password)
    if slip is None:
        return ""
    words = {
        Slip.NEAR: translate("explain", "An app password has 16 letters; here are {count} characters"),
        Slip.SIGNS: translate(
            "explain", "An app password has 16 letters; not all characters here are letters"
        ),
        Slip.OTHER: translate(
            "explain",
            "An app password has 16 letters; here are {count}. Is this your normal Google password?",
        ),
    }
    return words[slip].format(count=len(password))


def address_problem_words(problem: AddressProblem) -> str:
    """What to look at in the sender's own address."""
    return {
        AddressProblem.EMPTY: translate("explain", "Type your e-mail address, for example name@gmail.com."),
        AddressProblem.NO_AT: translate("explain", "The address has no @."),
        AddressProblem.SPACE_INSIDE: translate("explain", "There is a space in the address."),
        AddressProblem.SEVERAL: translate("explain", "There is more than one address. Type one only."),
        AddressProblem.NO_DOT: translate("explain", "There is no dot after the @."),
        AddressProblem.SYNTAX: translate("explain", "There is a slip in the address."),
        AddressProblem.TYPING_SLIP: translate("explain", "There may be a typing slip after the @."),
        AddressProblem.NON_ASCII_LOCAL: translate(
            "explain", "There are letters before the @ that many mail servers can't use."
        ),
    }[problem]
