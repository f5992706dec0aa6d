"""Words for the way to the server."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain import errors
from invite_desktop.domain.account import AccountField
from invite_desktop.ui.explaining.base import (
    Action,
    Explanation,
    explain,
    server_name,
)
from invite_desktop.ui.translation import clock, day

TLS_PORT = 587
REST = timedelta(hours=1)  # after too many sign-ins

# How servers say that it is about how much, or how fast.
_TOO_MUCH = (
    "too many",
    "too fast",
    "throttl",
    "limit",
    "per hour",
    "per minute",
    "per session",
    "concurrent",
)

translate = QCoreApplication.translate


@explain.register
def _(_error: errors.Offline) -> Explanation:
    return Explanation(
        translate("explain", "There's no internet connection"),
        translate("explain", "Wi-Fi may be off, or the network wants you to sign in on a page first."),
        translate(
            "explain",
            "Connect to the internet, then try again. A mailing under way waits and goes on by itself.",
        ),
        "NET-OFFLINE",
        action=Action.TRY_AGAIN,
    )


@explain.register
def _(error: errors.ServerNotFound) -> Explanation:
    return Explanation(
        translate("explain", "The server {host} can't be found").format(host=error.host),
        translate("explain", "There may be a typing slip in the name."),
        translate("explain", "Check Host. Your provider's help page lists the outgoing (SMTP) server."),
        "DNS-HOST",
        AccountField.HOST,
        Action.USE_SUGGESTED_HOST,
    )


@explain.register
def _(error: errors.SettingsUnknown) -> Explanation:
    return Explanation(
        translate("explain", "The settings for {domain} aren't published").format(domain=error.domain),
        translate(
            "explain", "Nobody who was asked knows its servers, or this network held the answers back."
        ),
        translate(
            "explain",
            "Ask your IT help desk for the outgoing (SMTP) server, its port and its encryption, "
            "and type them here.",
        ),
        "SETTINGS-UNKNOWN",
        AccountField.HOST,
        Action.GO_TO_FIELD,
    )


@explain.register
def _(error: errors.ServerUnreachable) -> Explanation:
    if error.timed_out:
        return _no_answer(error)
    return Explanation(
        translate("explain", "The server doesn't accept connections on port {port}").format(port=error.port),
        translate("explain", "The port number may be wrong, or this network blocks mail ports."),
        translate("explain", "Use port 465 with SSL or port 587 with TLS."),
        "TCP-REFUSED",
        AccountField.PORT,
        _other_port(error.port),
    )


def _other_port(port: int) -> Action:
    return Action.TRY_465_SSL if port == TLS_PORT else Action.TRY_587_TLS


def _no_answer(error: errors.ServerUnreachable) -> Explanation:
    if error.port == TLS_PORT:
        next_step = translate("explain", "Try port 465 with SSL, or another network.")
    else:
        next_step = translate("explain", "Try port 587 with TLS, or another network.")
    return Explanation(
        translate("explain", "The server doesn't answer on port {port}").format(port=error.port),
        translate("explain", "Some networks, for example in universities and hotels, block mail ports."),
        next_step,
        "TCP-TIMEOUT",
        AccountField.PORT,
        _other_port(error.port),
    )


@explain.register
def _(error: errors.EncryptionMismatch) -> Explanation:
    return Explanation(
        translate("explain", "Encryption and port don't match"),
        translate(
            "explain", "SSL belongs to port 465, TLS to port 587. Port {port} speaks another kind."
        ).format(port=error.port),
        translate(
            "explain",
            "Set Encryption and Port to a pair that belongs together. If they do belong together, "
            "something on the way answers in the server's place: try another network.",
        ),
        "TLS-MODE",
        AccountField.ENCRYPTION,
        Action.MATCH_ENCRYPTION,
    )


@explain.register
def _(_error: errors.EncryptionUnavailable) -> Explanation:
    return Explanation(
        translate("explain", "The server offers no TLS on this port"),
        translate("explain", "Your password was not sent: without encryption it could be read on the way."),
        translate("explain", "Try SSL with port 465, or ask your IT help desk for the right port."),
        "TLS-NONE",
        AccountField.ENCRYPTION,
        Action.MATCH_ENCRYPTION,
    )


@explain.register
def _(error: errors.CertificateRejected) -> Explanation:
    reason = error.reason.casefold()
    if "mismatch" in reason or "not match" in reason or "not valid for" in reason:
        why = translate("explain", "The server showed a certificate for another name than {host}.")
        next_step = translate("explain", "Check Host, or ask your IT help desk for the server's full name.")
    elif "expired" in reason or "not yet valid" in reason:
        why = translate(
            "explain", "The server's certificate is out of date, or this computer's date is wrong."
        )
        next_step = translate("explain", "Check the date. Here it is {today}.")
    elif "pem" in reason or "no start line" in reason:
        why = translate("explain", "The additional certificate can't be read.")
        next_step = translate(
            "explain", "Ask your IT help desk for the file in PEM format and choose it again."
        )
    else:
        why = translate(
            "explain",
            "A security program or a network is reading the traffic, "
            "or your institution has its own certificates.",
        )
        next_step = translate(
            "explain",
            "Check Host and try another network. On a network at work, ask your IT help desk. "
            "For an institution's server, add its certificate under Server settings.",
        )
    return Explanation(
        translate("explain", "The connection isn't private, so nothing was sent"),
        why.format(host=error.host),
        next_step.format(today=day(datetime.now().astimezone())),
        "TLS-CERT",
        AccountField.HOST,
        Action.GO_TO_FIELD,
    )


@explain.register
def _(_error: errors.ConnectionLost) -> Explanation:
    return Explanation(
        translate("explain", "The connection was lost"),
        translate("explain", "It happened before a message was handed over, so nothing went out."),
        translate(
            "explain",
            "Check the internet connection, then try again. A mailing under way connects again by itself.",
        ),
        "NET-LOST",
        action=Action.TRY_AGAIN,
    )


@explain.register
def _(_error: errors.OutcomeUnknown) -> Explanation:
    return Explanation(
        translate("explain", "It isn't sure whether this message went out"),
        translate("explain", "The connection was lost after the message was handed over, before the answer."),
        translate(
            "explain",
            "It is not sent again by itself. The program looks for it in your Sent folder after "
            "1, 5 and 30 minutes, if it may read your mailbox. If it isn't found there, you decide.",
        ),
        "NET-IN-DOUBT",
    )


def explain_test(error: errors.InviteError, now: datetime) -> Explanation:
    """Words for what ended a test just `now` (aware). Of a test message another may go, as of no other."""
    if isinstance(error, errors.TooManySignIns):
        return _wait_until(explain(error), now + REST)
    if not isinstance(error, errors.OutcomeUnknown):
        return explain(error)
    return Explanation(
        translate("explain", "The connection was lost before the server's answer"),
        translate("explain", "The test message may have gone out or not. The sign-in was accepted."),
        translate("explain", "Look for it in your inbox, or test again: a second one does no harm."),
        "NET-IN-DOUBT",
        action=Action.TRY_AGAIN,
    )


def _wait_until(said: Explanation, end: datetime) -> Explanation:
    """Say until when, to ten minutes: nobody knows better."""
    end += timedelta(minutes=-end.minute % 10)
    words = translate("explain", "Test again after about {time}.").format(time=clock(end))
    return replace(said, next_step=f"{said.next_step}\n{words}")


@explain.register
def _(error: errors.ServerUnavailable) -> Explanation:
    if any(words in error.reply.casefold() for words in _TOO_MUCH):
        return Explanation(
            translate("explain", "{server} wants messages more slowly").format(
                server=server_name(error.reply)
            ),
            translate("explain", "Too many messages came at once or in a short time. Nothing is lost."),
            translate(
                "explain",
                "A mailing under way waits and goes on by itself. If this happens often, "
                "choose a slower pace in the settings.",
            ),
            "SMTP-SLOWER",
            action=Action.TRY_AGAIN,
        )
    return Explanation(
        translate("explain", "{server} has a temporary problem").format(server=server_name(error.reply)),
        translate("explain", "The settings may well be right. Nothing is lost."),
        translate(
            "explain",
            "Wait a few minutes, then try again. A mailing under way does so by itself.",
        ),
        "AUTH-TEMP",
        action=Action.TRY_AGAIN,
    )


@explain.register
def _(_error: errors.ProtocolViolation) -> Explanation:
    return Explanation(
        translate("explain", "The server gave an answer we don't know"),
        translate("explain", "A security program or the network may change the connection on the way."),
        translate(
            "explain",
            "Try another network. If it stays, copy the details and send them to your IT help desk.",
        ),
        "UNKNOWN",
        action=Action.TRY_AGAIN,
    )
