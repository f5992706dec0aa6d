"""Words for the message, and for one person."""

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain import errors
from invite_desktop.ui.explaining.base import (
    Action,
    Explanation,
    explain,
    server_name,
)

translate = QCoreApplication.translate


@explain.register
def _(_error: errors.MessageTooLarge) -> Explanation:
    return Explanation(
        translate("explain", "The message is too large for the server"),
        translate("explain", "Pictures and files grow by about a third on the way."),
        translate("explain", "Make the message shorter and put a link in place of files."),
        "SIZE",
    )


# How a server says that a rule of the sender's own organisation, or the way a mail is built, is the matter.
_OWN_RULE = ("gcdp", "has a policy")
_BUILT_WRONG = ("header", "message-id", "rfc 5322", "malformed")


@explain.register
def _(error: errors.ContentBlocked) -> Explanation:
    said = error.reply.casefold()
    if any(words in said for words in _OWN_RULE):
        return Explanation(
            translate("explain", "A rule of your organisation stops this message"),
            translate("explain", "Whoever looks after your organisation's mail set it up."),
            translate(
                "explain",
                "Nothing is lost: who was not reached is still waiting. Ask your IT help desk what the rule "
                "wants, then change the text or send from another account.",
            ),
            "CONTENT-RULE",
        )
    if any(words in said for words in _BUILT_WRONG):
        return Explanation(
            translate("explain", "{server} doesn't take messages built like this one").format(
                server=server_name(error.reply)
            ),
            translate("explain", "This is a mistake of ours, not yours."),
            translate(
                "explain",
                "Nothing is lost: who was not reached is still waiting. "
                "Copy the details and send them to us.",
            ),
            "CONTENT-BUILT",
        )
    return Explanation(
        translate("explain", "{server} blocks this message, whoever it goes to").format(
            server=server_name(error.reply)
        ),
        translate("explain", "Something in it looks unsafe, most often a link."),
        translate(
            "explain",
            "Nothing is lost: who was not reached is still waiting. "
            "Check the survey link and the text, then send a message to yourself first.",
        ),
        "CONTENT",
    )


@explain.register
def _(error: errors.AddressUnusable) -> Explanation:
    return Explanation(
        translate("explain", "The address {address} can't be used").format(address=error.address),
        translate("explain", "There is a slip in it, or the server can't write to such an address."),
        translate("explain", "Correct the row, then try again."),
        "RCPT-UNUSABLE",
    )


# How servers say that there is no such mailbox, and that what is written is no address.
_NOBODY = ("5.1.1", "no such user", "user unknown", "nosuchuser", "does not exist")
_NO_ADDRESS = ("5.1.2", "5.1.3", "recipient domain", "rfc 5321 address")


@explain.register
def _(error: errors.RecipientRefused) -> Explanation:
    said = error.reply.casefold()
    if any(words in said for words in _NOBODY):
        return Explanation(
            translate("explain", "The address {address} doesn't exist").format(address=error.address),
            translate("explain", "There may be a slip in it, or the person has left."),
            translate("explain", "Correct the row, then try again."),
            "RCPT-UNKNOWN",
        )
    if any(words in said for words in _NO_ADDRESS):
        return Explanation(
            translate("explain", "{server} can't use the address {address}").format(
                server=server_name(error.reply), address=error.address
            ),
            translate("explain", "There is a slip in the address or in its domain."),
            translate("explain", "Correct the row, then try again."),
            "RCPT-SYNTAX",
        )
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
        translate(
            "explain",
            "A mailing tries again by itself 1, 5, 15 and 60 minutes later. "
            "If the mailbox still takes nothing, try this person again on another day.",
        ),
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
