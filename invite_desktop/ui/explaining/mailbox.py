"""Words for a mailbox that cannot be read. Sending goes on without it, which they say."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain import errors
from invite_desktop.domain.account import AccountField
from invite_desktop.ui.explaining.base import Action, Explanation, explain, is_google

translate = QCoreApplication.translate


@explain.register
def _(_error: errors.MailboxUnknown) -> Explanation:
    return Explanation(
        translate("explain", "The program doesn't know where to read your mailbox"),
        translate("explain", "Sending works without it. You only have to look in your Sent folder yourself."),
        translate(
            "explain",
            "Fill in “Server for reading your mailbox (IMAP)” under Server settings. "
            "Your provider's help page names it.",
        ),
        "IMAP-UNKNOWN",
    )


@explain.register
def _(error: errors.MailboxUnreachable) -> Explanation:
    return Explanation(
        translate("explain", "The server of your mailbox, {host}, can't be reached").format(host=error.host),
        translate(
            "explain",
            "There may be no internet connection, or this network blocks port {port}. "
            "Nothing is lost, and sending may still work.",
        ).format(port=error.port),
        translate("explain", "Another network may help."),
        "IMAP-UNREACHABLE",
        action=Action.TRY_AGAIN,
    )


@explain.register
def _(error: errors.MailboxInsecure) -> Explanation:
    return Explanation(
        translate("explain", "The connection to your mailbox isn't private, so it was not read"),
        translate(
            "explain",
            "A security program or a network may be reading the traffic to {host}, "
            "or this computer's date is wrong. Your password was not sent.",
        ).format(host=error.host),
        translate(
            "explain",
            "Check the date and try another network. "
            "For an institution's server, add its certificate under Server settings.",
        ),
        "IMAP-TLS",
    )


@explain.register
def _(error: errors.MailboxSignInRejected) -> Explanation:
    happened = translate("explain", "The sign-in to your mailbox wasn't accepted")
    said = error.reply.casefold()
    if "application-specific password" in said:
        return Explanation(
            happened,
            translate("explain", "The normal Google password was entered, or the app password has ended."),
            translate("explain", "Create an app password and type it here."),
            "IMAP-APPPW",
            AccountField.PASSWORD,
            Action.CREATE_APP_PASSWORD,
        )
    if "web browser" in said or "web login" in said or is_google(said):
        return Explanation(
            happened,
            translate("explain", "Google wants you to confirm that it's you."),
            translate(
                "explain",
                "Sign in to Google in the browser and confirm what it asks. "
                "If that doesn't help, create a new app password.",
            ),
            "IMAP-WEB",
            AccountField.PASSWORD,
            Action.OPEN_BROWSER,
        )
    return Explanation(
        happened,
        translate("explain", "Some providers want another password for reading than for sending."),
        translate(
            "explain",
            "Compare Username and Password with your provider's help page. "
            "If sending works, you can also look into your Sent folder yourself.",
        ),
        "IMAP-AUTH",
        AccountField.PASSWORD,
        Action.GO_TO_FIELD,
    )


@explain.register
def _(error: errors.MailboxClosed) -> Explanation:
    happened = translate("explain", "This mailbox is closed to mail programs")
    said = error.reply.casefold()
    if "mechanism is not supported" in said or "basic auth" in said:
        return Explanation(
            happened,
            translate(
                "explain",
                "Its server takes no password from programs. Microsoft, for example, no longer allows it. "
                "Sending may work all the same.",
            ),
            translate("explain", "Look into your inbox and your Sent folder yourself when it matters."),
            "IMAP-NO-WAY",
        )
    if "domain" in said:
        return Explanation(
            happened,
            translate("explain", "Your organisation switched IMAP off. Sending still works."),
            translate(
                "explain",
                "Look into your inbox and your Sent folder yourself when it matters, "
                "or ask your IT help desk to allow IMAP.",
            ),
            "IMAP-DOMAIN",
        )
    return Explanation(
        happened,
        translate("explain", "IMAP is switched off for your mailbox. Sending still works."),
        translate(
            "explain",
            "Allow IMAP in the settings of your mailbox, or ask your IT help desk. "
            "Until then look into your Sent folder yourself when it matters.",
        ),
        "IMAP-CLOSED",
    )


@explain.register
def _(_error: errors.MailboxBusy) -> Explanation:
    return Explanation(
        translate("explain", "Your mailbox can't be read just now"),
        translate(
            "explain",
            "Several programs may be reading it at once, or its server has a temporary problem. "
            "Nothing is lost, and sending still works.",
        ),
        translate("explain", "Closing mail programs on phone and computer may help."),
        "IMAP-BUSY",
        action=Action.TRY_AGAIN,
    )


@explain.register
def _(_error: errors.MailboxLost) -> Explanation:
    return Explanation(
        translate("explain", "The connection to your mailbox was lost"),
        translate("explain", "The program only reads there, so nothing was changed."),
        translate("explain", "It usually works again within minutes."),
        "IMAP-LOST",
        action=Action.TRY_AGAIN,
    )


@explain.register
def _(error: errors.FolderMissing) -> Explanation:
    if error.flag.casefold() == "\\sent":
        happened = translate("explain", "Your mailbox shows no Sent folder")
    else:
        happened = translate("explain", "Your mailbox doesn't show all of its folders")
    return Explanation(
        happened,
        translate("explain", "It may be hidden from mail programs. Sending still works."),
        translate(
            "explain",
            "In Gmail, open Settings, then Labels, and tick “Show in IMAP” beside Sent. "
            "With other providers, look into your Sent folder yourself.",
        ),
        "IMAP-FOLDER",
    )
