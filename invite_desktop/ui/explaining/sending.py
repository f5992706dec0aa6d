"""Words for what the provider allows, and for one person."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain import errors
from invite_desktop.ui.explaining.base import (
    Action,
    Explanation,
    explain,
    is_google,
    server_name,
)

translate = QCoreApplication.translate


@explain.register
def _(error: errors.SendingLimitReached) -> Explanation:
    return Explanation(
        translate("explain", "The sending limit of this account is reached"),
        translate(
            "explain", "More messages than {server} allows went out in the last 24 hours, here or elsewhere."
        ).format(
            server=translate("explain", "Gmail")
            if is_google(error.reply)
            else translate("explain", "the mail server")
        ),
        translate(
            "explain",
            "Nothing is lost. Go on tomorrow at about this time; who was not reached is still waiting.",
        ),
        "LIMIT-DAY",
    )


@explain.register
def _(error: errors.PolicyRefused) -> Explanation:
    return Explanation(
        translate("explain", "{server} takes this for unwanted mail").format(server=server_name(error.reply)),
        translate(
            "explain",
            "Many similar messages went out in a short time, or a link or a rule stands against it.",
        ),
        translate("explain", "Pause for a while, send more slowly, and write to people who expect it."),
        "POLICY",
    )


@explain.register
def _(_error: errors.MessageTooLarge) -> Explanation:
    return Explanation(
        translate("explain", "The message is too large for the server"),
        translate("explain", "Pictures and files grow by about a third on the way."),
        translate("explain", "Make the message shorter and put a link in place of files."),
        "SIZE",
    )


@explain.register
def _(error: errors.ContentBlocked) -> Explanation:
    return Explanation(
        translate("explain", "{server} blocks this message, whoever it goes to").format(
            server=server_name(error.reply)
        ),
        translate("explain", "Something in it looks unsafe, most often a link."),
        translate("explain", "Check the survey link and the text, then send a message to yourself first."),
        "CONTENT",
    )


@explain.register
def _(error: errors.AddressUnusable) -> Explanation:
    return Explanation(
        translate("explain", "The address {address} can't be used").format(address=error.address),
        translate("explain", "There is a slip in it, or the server can't write to such an address."),
        translate("explain", "Correct the row, then try again."),
        "RCPT-SYNTAX",
    )


@explain.register
def _(error: errors.RecipientRefused) -> Explanation:
    return Explanation(
        translate("explain", "{server} can't use the address {address}").format(
            server=server_name(error.reply), address=error.address
        ),
        translate("explain", "There may be a slip in it, or the mailbox no longer exists."),
        translate("explain", "Correct the row, then try again."),
        "RCPT-REFUSED",
    )


@explain.register
def _(error: errors.RecipientDeferred) -> Explanation:
    return Explanation(
        translate("explain", "The mailbox {address} takes no messages right now").format(
            address=error.address
        ),
        translate("explain", "It may be full or busy."),
        translate("explain", "Try this person again later."),
        "RCPT-BUSY",
        action=Action.TRY_AGAIN,
    )


@explain.register
def _(error: errors.MessageRefused) -> Explanation:
    return Explanation(
        translate("explain", "The message to {address} was not taken").format(address=error.address),
        translate("explain", "The server refuses it for this person, often by a rule of their organisation."),
        translate("explain", "Reach this person in another way, or ask them for another address."),
        "RCPT-RULE",
    )


@explain.register
def _(error: errors.AlreadyReached) -> Explanation:
    return Explanation(
        translate("explain", "This mailing went to {address} before, or may have").format(
            address=error.address
        ),
        translate("explain", "The address stands more than once on the list."),
        translate("explain", "There is nothing to do. Nobody gets the same message twice."),
        "RCPT-TWICE",
    )
