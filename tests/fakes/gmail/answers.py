"""What comes back for a mail: Gmail's notifications in its owner's language (R6), and people's answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime

from tests.fakes.gmail.folders import Language


@dataclass(frozen=True)
class Cause:
    """Why a mail came back."""

    status: str
    diagnostic: str
    remote: str = ""
    action: str = "failed"
    text: str = "not found"


NO_SUCH_USER = Cause(
    "5.1.1",
    "550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 "
    "https://support.google.com/mail/?p=NoSuchUser x - gsmtp",
    "mx.example.net (192.0.2.25, the server for the domain example.net.)",
)
NO_SUCH_DOMAIN = Cause("5.1.2", "DNS Error: Domain name not found")
MAILBOX_FULL = Cause(
    "5.2.2", "552 5.2.2 The recipient's inbox is out of storage space.", "mx.example.net", text="full"
)
DELAYED = Cause(
    "4.4.1", "The recipient server did not accept our requests to connect.", "", "delayed", "delayed"
)
GIVEN_UP = Cause("4.4.1", "The recipient server did not accept our requests to connect.", text="given up")
BLOCKED = Cause(
    "5.7.1",
    "Message rejected. For more information, go to https://support.google.com/mail/answer/69585",
    text="blocked",
)
LIMIT = Cause("5.4.5", "You have reached a limit for sending mail. Your message was not sent.", text="limit")

_TEXTS: dict[str, dict[str, str]] = {
    "en": {
        "not found": "** Address not found **\n\nYour message wasn't delivered to {to} because the address "
        "couldn't be found, or is unable to receive mail.",
        "full": "** Message not delivered **\n\nTheir inbox is full, or it's getting too much mail "
        "right now: {to}",
        "delayed": "** Delivery incomplete **\n\nThere was a temporary problem delivering your message to "
        "{to}. Gmail will retry for 46 more hours. You'll be notified if the delivery fails permanently.",
        "given up": "** Message not delivered **\n\nThere was a problem delivering your message to {to}.",
        "blocked": "** Message blocked **\n\nYour message to {to} has been blocked.",
        "limit": "** Message not delivered **\n\nYou have reached a limit for sending mail. "
        "Your message was not sent.",
    },
    "de": {
        "not found": "** Die Adresse wurde nicht gefunden **\n\nIhre Nachricht wurde nicht an {to} "
        "zugestellt, da die Adresse nicht gefunden wurde oder keine E-Mails empfangen kann.",
        "full": "** Nachricht nicht zugestellt **\n\nDer Posteingang von {to} ist voll.",
        "delayed": "** Zustellung unvollständig **\n\nBei der Zustellung an {to} ist ein "
        "vorübergehendes Problem aufgetreten. Gmail versucht es noch 46 Stunden lang.",
        "given up": "** Nachricht nicht zugestellt **\n\nBei der Zustellung an {to} ist ein Problem "
        "aufgetreten.",
        "blocked": "** Nachricht blockiert **\n\nIhre Nachricht an {to} wurde blockiert.",
        "limit": "** Nachricht nicht zugestellt **\n\nSie haben ein Limit für das Senden von E-Mails "
        "erreicht. Ihre Nachricht wurde nicht gesendet.",
    },
    "sl": {
        "not found": "** Naslova ni mogoče najti **\n\nVaše sporočilo ni bilo dostavljeno prejemniku {to}, "
        "ker naslova ni mogoče najti ali pa ne more prejemati pošte.",
        "full": "** Sporočilo ni dostavljeno **\n\nNabiralnik prejemnika {to} je poln.",
        "delayed": "** Dostava ni dokončana **\n\nPri dostavi prejemniku {to} je prišlo do začasne težave. "
        "Gmail bo poskušal še 46 ur.",
        "given up": "** Sporočilo ni dostavljeno **\n\nPri dostavi prejemniku {to} je prišlo do težave.",
        "blocked": "** Sporočilo je blokirano **\n\nVaše sporočilo za {to} je bilo blokirano.",
        "limit": "** Sporočilo ni dostavljeno **\n\nDosegli ste omejitev pošiljanja pošte. "
        "Vaše sporočilo ni bilo poslano.",
    },
}


def notification(
    cause: Cause,
    owner: str,
    recipient: str,
    original: bytes,
    message_id: str,
    language: Language,
    now: datetime,
) -> bytes:
    """Gmail's notification (RFC 3464), in the shape that it has on the wire."""
    mark = f"{abs(hash((message_id, cause.status, now))):x}"
    outer, inner, innermost = (f"{part}{mark}" for part in ("outer", "inner", "text"))
    words = _TEXTS[language.partition("-")[0]][cause.text].format(to=recipient).replace("\n", "\r\n")
    head = original.partition(b"\r\n\r\n")[0]
    subject = "Delay" if cause.action == "delayed" else "Failure"
    date = format_datetime(now)
    lines = [
        "Return-Path: <>",
        f"To: {owner}",
        "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        f"Subject: Delivery Status Notification ({subject})",
        f"Date: {date}",
        "Auto-Submitted: auto-replied",
        f"Message-ID: <{mark}.GMR@mx.google.com>",
        f"In-Reply-To: {message_id}",
        f"References: {message_id}",
        f"X-Failed-Recipients: {recipient}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/report; boundary="{outer}"; report-type=delivery-status',
        "",
        f"--{outer}",
        f'Content-Type: multipart/related; boundary="{inner}"',
        "",
        f"--{inner}",
        f'Content-Type: multipart/alternative; boundary="{innermost}"',
        "",
        f"--{innermost}",
        'Content-Type: text/plain; charset="UTF-8"',
        "Content-Transfer-Encoding: 8bit",
        "",
        words,
        "",
        f"--{innermost}",
        'Content-Type: text/html; charset="UTF-8"',
        "Content-Transfer-Encoding: 8bit",
        "",
        f"<html><body><p>{words}</p></body></html>",
        "",
        f"--{innermost}--",
        "",
        f"--{inner}",
        'Content-Type: image/png; name="icon.png"',
        "Content-Transfer-Encoding: base64",
        "Content-ID: <icon.png>",
        "",
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=",
        f"--{inner}--",
        "",
        f"--{outer}",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; googlemail.com",
        f"Arrival-Date: {date}",
        f"X-Original-Message-ID: {message_id}",
        "",
        f"Final-Recipient: rfc822; {recipient}",
        f"Action: {cause.action}",
        f"Status: {cause.status}",
        *([f"Remote-MTA: dns; {cause.remote}"] if cause.remote else []),
        f"Diagnostic-Code: smtp; {cause.diagnostic}",
        f"Last-Attempt-Date: {date}",
        *([f"Will-Retry-Until: {format_datetime(now + timedelta(hours=46))}"] if subject == "Delay" else []),
        "",
        f"--{outer}",
        "Content-Type: message/rfc822",
        "",
    ]
    return "\r\n".join(lines).encode() + b"\r\n" + head + f"\r\n\r\n--{outer}--\r\n".encode()


def reply(sender: str, owner: str, message_id: str, text: str, now: datetime, *extra: str) -> bytes:
    """A person's answer; `extra` are more header lines, such as `Auto-Submitted: auto-replied`."""
    lines = [
        f"Return-Path: <{sender}>",
        f"From: {sender}",
        f"To: {owner}",
        "Subject: Re: your message",
        f"Date: {format_datetime(now)}",
        f"Message-ID: <{abs(hash((sender, message_id, now))):x}@{sender.rpartition('@')[2]}>",
        f"In-Reply-To: {message_id}",
        f"References: {message_id}",
        *extra,
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        text,
        "",
    ]
    return "\r\n".join(lines).encode()
