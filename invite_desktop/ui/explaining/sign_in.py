"""Words for the settings and for signing in."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain import errors
from invite_desktop.domain.account import AccountField
from invite_desktop.domain.address import suggest
from invite_desktop.ui.explaining.base import (
    Action,
    Explanation,
    explain,
    field_label,
    is_google,
    is_microsoft,
    server_name,
)

translate = QCoreApplication.translate


@explain.register
def _(error: errors.SettingMissing) -> Explanation:
    field = AccountField(error.field)
    words = translate("explain", "{field} is missing")
    if field is AccountField.REPLY_TO:  # without one answers go to the sender: what is there is wrong
        words = translate("explain", "{field} is not a whole e-mail address")
    return Explanation(
        words.format(field=field_label(field)),
        "",
        _what_to_fill_in(field),
        f"SET-{field.name.replace('_', '-')}",
        field,
        Action.GO_TO_FIELD,
    )


def _what_to_fill_in(field: AccountField) -> str:
    if field in {AccountField.FROM_EMAIL, AccountField.REPLY_TO}:
        return translate("explain", "Type a whole e-mail address with an @.")
    if field is AccountField.PORT:
        return translate("explain", "Type a number from 1 to 65535. SSL uses 465, TLS 587.")
    if field is AccountField.HOST:
        return translate(
            "explain", "Type the name of the outgoing (SMTP) server from your provider's help page."
        )
    return translate("explain", "Fill in this field.")


@explain.register
def _(_error: errors.PasswordMissing) -> Explanation:
    return Explanation(
        translate("explain", "Password is missing"),
        translate("explain", "The server wants a sign-in, and no password is kept on this computer."),
        translate("explain", "Type the password. For Gmail it is the 16-letter app password."),
        "AUTH-EMPTY",
        AccountField.PASSWORD,
        Action.GO_TO_FIELD,
    )


@explain.register
def _(error: errors.SignInRejected) -> Explanation:
    if not is_google(error.reply):
        return Explanation(
            translate("explain", "The mail server didn't accept the sign-in"),
            translate(
                "explain",
                "The user name or the password has a slip. Some servers "
                "want the whole address as user name, others only the part before the @.",
            ),
            translate(
                "explain", "Compare the password with Show. Your IT help desk knows which user name is meant."
            ),
            "AUTH-BAD",
            AccountField.PASSWORD,
            Action.GO_TO_FIELD,
        )
    meant = suggest(error.username)
    if meant:
        return Explanation(
            translate("explain", "Gmail didn't accept the sign-in"),
            translate("explain", "There may be a typing slip in Username."),
            translate("explain", "Check Username. Is {address} meant?").format(address=meant),
            "AUTH-USER",
            AccountField.USERNAME,
            Action.USE_FROM_ADDRESS,
        )
    if "@" not in error.username:
        return Explanation(
            translate("explain", "Gmail didn't accept the sign-in"),
            translate("explain", "Username must be the whole address."),
            translate("explain", "Use your address as Username."),
            "AUTH-USER",
            AccountField.USERNAME,
            Action.USE_FROM_ADDRESS,
        )
    return Explanation(
        translate("explain", "Gmail didn't accept the sign-in"),
        translate(
            "explain", "The app password has a slip, was deleted, or ended when the Google password changed."
        ),
        translate("explain", "Compare it with Show. If it is right, create a new one."),
        "AUTH-BAD",
        AccountField.PASSWORD,
        Action.CREATE_APP_PASSWORD,
    )


@explain.register
def _(error: errors.AppPasswordRequired) -> Explanation:
    return Explanation(
        translate("explain", "{server} didn't accept the sign-in").format(server=server_name(error.reply)),
        translate(
            "explain", "The normal Google password was entered. 2-step verification is on, which is good."
        ),
        translate("explain", "Create an app password and type it here."),
        "AUTH-APPPW",
        AccountField.PASSWORD,
        Action.CREATE_APP_PASSWORD,
    )


@explain.register
def _(_error: errors.BrowserSignInRequired) -> Explanation:
    return Explanation(
        translate("explain", "Google wants you to confirm it's you"),
        translate("explain", "2-step verification may be off, or this computer or place is new to Google."),
        translate(
            "explain",
            "Sign in to Google in the browser and confirm. "
            "If 2-step verification is off, turn it on and create an app password. Then test again.",
        ),
        "AUTH-WEB",
        AccountField.PASSWORD,
        Action.OPEN_BROWSER,
    )


@explain.register
def _(_error: errors.SignInRequired) -> Explanation:
    return Explanation(
        translate("explain", "The server wants a sign-in"),
        translate("explain", "Authentication is set to No."),
        translate("explain", "Set Authentication to Yes and type the password."),
        "AUTH-OFF",
        AccountField.AUTHENTICATION,
        Action.SET_AUTHENTICATION,
    )


@explain.register
def _(error: errors.SignInUnavailable) -> Explanation:
    if is_microsoft(f"{error.host} {error.offered}"):
        return _microsoft(error)
    return Explanation(
        translate("explain", "The server takes no password from mail programs"),
        translate("explain", "{host} offers no way of signing in with a user name and a password.").format(
            host=error.host
        ),
        translate(
            "explain",
            "Use another account, for example Gmail, or ask your IT help desk. "
            "A server inside your institution may need no sign-in: then set Authentication to No.",
        ),
        "AUTH-NO-WAY",
        AccountField.AUTHENTICATION,
        Action.GO_TO_FIELD,
    )


def _microsoft(error: errors.SignInUnavailable) -> Explanation:
    happened = translate("explain", "Microsoft doesn't let this program sign in with a password")
    if "outlook.com" in error.host.casefold():
        return Explanation(
            happened,
            translate(
                "explain",
                "Outlook.com, Hotmail and Live have taken no passwords from mail programs since September "
                "2024, nor app passwords. The password may well be right.",
            ),
            translate("explain", "Use another account, for example Gmail."),
            "AUTH-MICROSOFT",
        )
    return Explanation(
        happened,
        translate(
            "explain",
            "Your organisation or Microsoft has switched that off for your mailbox. "
            "The password may well be right.",
        ),
        translate(
            "explain",
            "Ask your IT help desk: “Can SMTP AUTH be allowed for my mailbox?” "
            "Or use another account, for example Gmail.",
        ),
        "AUTH-MICROSOFT",
    )


@explain.register
def _(error: errors.TooManySignIns) -> Explanation:
    return Explanation(
        translate("explain", "Too many sign-ins in a short time"),
        translate("explain", "{server} wants a rest. Nothing is lost.").format(
            server=server_name(error.reply)
        ),
        translate(
            "explain",
            "Wait about an hour, then try again. Trying sooner makes it longer. "
            "A mailing under way waits and goes on by itself.",
        ),
        "AUTH-MANY",
    )


@explain.register
def _(error: errors.SenderRefused) -> Explanation:
    if "mailbox full" in error.reply.casefold():
        return Explanation(
            translate("explain", "Your own mailbox is full"),
            translate("explain", "Until there is room in it, the server takes no messages from you."),
            translate(
                "explain",
                "Nothing is lost: who was not reached is still waiting. "
                "Delete what you don't need from your mailbox, then go on.",
            ),
            "FROM-FULL",
        )
    if "not verified" in error.reply.casefold():
        return Explanation(
            translate("explain", "The server refuses the sender {address}").format(address=error.address),
            translate("explain", "Neither From (e-mail) nor its domain is verified at this service."),
            translate("explain", "Verify it in the service's console, or use an address that is verified."),
            "FROM-UNVERIFIED",
            AccountField.FROM_EMAIL,
            Action.GO_TO_FIELD,
        )
    return Explanation(
        translate("explain", "The server refuses the sender {address}").format(address=error.address),
        translate("explain", "From (e-mail) isn't yours on this server."),
        translate("explain", "Use the address that you sign in with."),
        "FROM-REFUSED",
        AccountField.FROM_EMAIL,
        Action.USE_FROM_ADDRESS,
    )
