"""What an explanation is made of, and who is meant by "the server"."""

from dataclasses import dataclass
from enum import StrEnum
from functools import singledispatch

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.account import AccountField
from invite_desktop.domain.errors import InviteError

translate = QCoreApplication.translate


class Action(StrEnum):
    """The one thing that helps next, as a button can do it."""

    CREATE_APP_PASSWORD = "create_app_password"  # noqa: S105 - the name of an action
    OPEN_BROWSER = "open_browser"
    USE_SUGGESTED_HOST = "use_suggested_host"
    TRY_587_TLS = "try_587_tls"
    TRY_465_SSL = "try_465_ssl"
    MATCH_ENCRYPTION = "match_encryption"
    SET_AUTHENTICATION = "set_authentication"
    USE_FROM_ADDRESS = "use_from_address"
    TRY_AGAIN = "try_again"
    GO_TO_FIELD = "go_to_field"
    READ_ADVICE = "read_advice"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Words for one problem. `code` stands in *Technical details* only; `field` is the one to look at."""

    happened: str
    why: str = ""
    next_step: str = ""
    code: str = ""
    field: AccountField | None = None
    action: Action | None = None

    @property
    def text(self) -> str:
        """Why, and what to do next."""
        return "\n".join(part for part in (self.why, self.next_step) if part)


def field_label(field: AccountField) -> str:
    """The label of a field, as it stands in the settings form."""
    return {
        AccountField.FROM_NAME: translate("explain", "From (name)"),
        AccountField.FROM_EMAIL: translate("explain", "From (e-mail)"),
        AccountField.REPLY_TO: translate("explain", "Reply-to"),
        AccountField.USERNAME: translate("explain", "Username"),
        AccountField.PASSWORD: translate("explain", "Password"),
        AccountField.AUTHENTICATION: translate("explain", "Authentication (No/Yes)"),
        AccountField.ENCRYPTION: translate("explain", "Encryption (None/SSL/TLS)"),
        AccountField.PORT: translate("explain", "Port"),
        AccountField.HOST: translate("explain", "Host"),
    }[field]


def is_google(words: str) -> bool:
    """Whether a host or a reply is Gmail's."""
    return any(sign in words.casefold() for sign in ("gmail", "google", "gsmtp"))


def is_microsoft(words: str) -> bool:
    """Whether a host or a reply is Microsoft's."""
    return any(
        sign in words.casefold()
        for sign in ("outlook", "office365", "5.7.139", "5.7.30 ", "basic authentication is")
    )


def server_name(words: str) -> str:
    """Who it was, as the subject of a sentence."""
    return translate("explain", "Gmail") if is_google(words) else translate("explain", "The mail server")


@singledispatch
def explain(_error: InviteError) -> Explanation:
    """Words for an error. One without words of its own is taken for a mistake of the program."""
    return Explanation(
        translate("explain", "Something went wrong in the program itself"),
        translate("explain", "This is a mistake of ours, not yours. What was saved before is safe."),
        translate("explain", "Try again. If it happens once more, copy the details and send them to us."),
        "PROGRAM",
        action=Action.TRY_AGAIN,
    )
