"""The words for mailings: kinds, states, reasons, times. Every place that speaks of them asks here."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import (
    Counts,
    Fate,
    LeftOutReason,
    Mailing,
    MailingKind,
    Outline,
    Settled,
    State,
)
from invite_desktop.ui.send.moments import span
from invite_desktop.ui.translation import clock, day, number
from invite_desktop.ui.widgets import Part, Status, Tone

translate = QCoreApplication.translate

_MINUTE, _HOUR = 60, 3600
_SECONDS_UP_TO = 2 * _MINUTE


def kind_words() -> dict[MailingKind, str]:
    """What each kind of mailing is called."""
    return {
        MailingKind.INVITATION: translate("mailing", "Invitation"),
        MailingKind.REMINDER: translate("mailing", "Reminder"),
        MailingKind.THANK_YOU: translate("mailing", "Thank-you"),
        MailingKind.LETTER: translate("mailing", "Letter"),
    }


def state_status(state: State) -> Status:
    """A person's state as word, icon and tone."""
    return {
        State.WAITING: Status(translate("mailing", "Waiting"), "clock", Tone.NEUTRAL),
        State.ACCEPTED: Status(translate("mailing", "Sent"), "circle-check", Tone.DONE),
        State.REFUSED: Status(translate("mailing", "Not sent"), "circle-x", Tone.PROBLEM),
        State.IN_DOUBT: Status(translate("mailing", "Not sure"), "circle-help", Tone.LOOK_AT),
        State.BOUNCED: Status(translate("mailing", "Came back"), "mail-x", Tone.PROBLEM),
        State.LEFT_OUT: Status(translate("mailing", "Left out"), "circle-minus", Tone.NEUTRAL),
    }[state]


_IN_ORDER = {
    State.ACCEPTED: "done",
    State.BOUNCED: "problem",
    State.REFUSED: "problem",
    State.IN_DOUBT: "look_at",
    State.WAITING: "info",
    State.LEFT_OUT: "secondary",
}


def parts(counts: Counts) -> tuple[Part, ...]:
    """Every state with its number, for the chart and the report; the sum is all rows."""
    return tuple(
        Part(state_status(state).word, counts.of(state), colour) for state, colour in _IN_ORDER.items()
    )


def shown_parts(counts: Counts) -> tuple[Part, ...]:
    """The parts that are not empty, and *Sent* in any case."""
    sent, *others = parts(counts)
    return (sent, *(part for part in others if part.count))


def result_words(counts: Counts) -> str:
    """A mailing in numbers: `1,224 sent, 7 not sent`."""
    others = (State.BOUNCED, State.REFUSED, State.IN_DOUBT, State.WAITING)
    shown = (State.ACCEPTED, *(state for state in others if counts.of(state)))
    return ", ".join(_counted(state, counts.of(state)) for state in shown)


def _counted(state: State, count: int) -> str:
    match state:
        case State.ACCEPTED:
            return translate("mailing", "%Ln sent", "", count)
        case State.BOUNCED:
            return translate("mailing", "%Ln came back", "", count)
        case State.REFUSED:
            return translate("mailing", "%Ln not sent", "", count)
        case State.IN_DOUBT:
            return translate("mailing", "%Ln not sure", "", count)
        case State.WAITING:
            return translate("mailing", "%Ln waiting", "", count)
        case State.LEFT_OUT:
            return translate("mailing", "%Ln left out", "", count)


def unfinished_words(outline: Outline) -> str:
    """What the bar on top says of a mailing that an earlier session left unfinished."""
    made = datetime.fromisoformat(outline.mailing.created_at)
    addressed = outline.counts.addressed
    stopped = translate("mailing", "Your mailing of {day} stopped after {sent} of %Ln.", "", addressed)
    return " ".join(
        (
            stopped.format(day=day(made), sent=number(outline.counts.of(State.ACCEPTED))),
            _open_words(outline.counts),
        )
    )


def _open_words(counts: Counts) -> str:
    people = ", ".join(
        _counted(state, counts.of(state)) for state in (State.WAITING, State.IN_DOUBT) if counts.of(state)
    )
    return translate("mailing", "{people}.").format(people=people)


def title_words(mailing: Mailing) -> str:
    """A mailing by kind and time: `Invitation, 3 March 2026 15:52`."""
    made = datetime.fromisoformat(mailing.created_at)
    return translate("mailing", "{kind}, {day} {time}").format(
        kind=kind_words()[mailing.kind], day=day(made), time=clock(made)
    )


def sender_words(account: Account) -> str:
    """As whom a mailing goes out: `Ana Novak <ana@uni.si>`."""
    return f"{account.from_name} <{account.from_email}>" if account.from_name else account.from_email


def account_words(account: Account) -> str:
    """Which account it is, where the sender alone may be that of several; empty for one without a name."""
    return translate("mailing", "Account: {name}").format(name=account.name) if account.name else ""


def duration_words(seconds: float) -> str:
    """A length of time as people say it: seconds only where it is short."""
    if seconds <= _SECONDS_UP_TO:
        step = 5 if seconds <= _MINUTE / 2 else 10
        return translate("mailing", "about {n} s").format(n=max(step, step * round(seconds / step)))
    step = _MINUTE if seconds < _HOUR else 5 * _MINUTE
    hours, rest = divmod(step * round(seconds / step), _HOUR)
    minutes = rest // _MINUTE
    if not hours:
        return translate("mailing", "about {n} min").format(n=minutes)
    if not minutes:
        return translate("mailing", "about {n} h").format(n=hours)
    return translate("mailing", "about {hours} h {minutes} min").format(hours=hours, minutes=minutes)


def left_words(seconds: float) -> str:
    """How long it will still take."""
    return translate("mailing", "{duration} left").format(duration=duration_words(seconds))


def slept_words(begin: datetime, end: datetime, now: datetime) -> str:
    """When the computer slept in the middle of a mailing."""
    since, until = span(begin, end, now)
    return translate("mailing", "Paused {begin} – {end} while the computer slept").format(
        begin=since, end=until
    )


def left_out_words() -> dict[str, str]:
    """Why a row was left out."""
    return {
        LeftOutReason.BY_PERSON: translate("mailing", "You chose not to write to them"),
        LeftOutReason.DUPLICATE: translate("mailing", "The same address stands higher up on the list"),
        LeftOutReason.ADDRESS: translate("mailing", "The address can't be used"),
        LeftOutReason.ALREADY_SENT: translate("mailing", "They got this text in another mailing"),
    }


def reason_words() -> dict[str, str]:
    """A short sentence for each reason an attempt may end with, by the name of its class."""
    return {
        "AddressUnusable": translate("mailing", "The address can't be used"),
        "RecipientRefused": translate("mailing", "The mail server takes no mail for this address"),
        "RecipientDeferred": translate("mailing", "The mailbox took no mail just then"),
        "MessageRefused": translate("mailing", "The mail server took the message for others, not for them"),
        "AlreadyReached": translate("mailing", "This mailing went to the same address before"),
        "ConnectionLost": translate("mailing", "The connection broke before the message was handed over"),
        "ServerUnavailable": translate("mailing", "The mail server had no time just then"),
        "TooManySignIns": translate("mailing", "The mail server wanted fewer sign-ins"),
        "SendingLimitReached": translate("mailing", "The mail server's limit for a day was used up"),
        "PolicyRefused": translate("mailing", "The mail server took the mailing for unwanted mail"),
        "ProtocolViolation": translate("mailing", "The mail server's answer made no sense"),
        "SignInRequired": translate("mailing", "The mail server wanted a sign-in"),
        "SignInRejected": translate("mailing", "The mail server didn't accept the sign-in"),
        "AppPasswordRequired": translate("mailing", "The mail server wanted an app password"),
        "BrowserSignInRequired": translate("mailing", "The mail server wanted a sign-in in the browser"),
        "SenderRefused": translate("mailing", "The mail server didn't accept your address as the sender"),
        "MessageTooLarge": translate("mailing", "The message was too large for the mail server"),
        "ContentBlocked": translate("mailing", "The mail server doesn't take this text"),
        **left_out_words(),
    }


def fate_words(fate: Fate, reasons: Mapping[str, str]) -> str:
    """Why somebody was not reached, or how it is known that they were; empty where the state says it all."""
    if fate.state is State.REFUSED:
        return reasons.get(fate.reason, translate("mailing", "The mail server didn't take it"))
    if fate.state is State.ACCEPTED:
        return _accepted_words(fate)
    if fate.state is State.IN_DOUBT and fate.has_last_look:
        return translate("mailing", "Not found in your Sent folder")
    if fate.state is State.WAITING and fate.reason == "RecipientDeferred":
        return translate("mailing", "Mailbox takes no mail yet; it is tried again")
    return reasons.get(fate.reason, "")


def _accepted_words(fate: Fate) -> str:
    if fate.confirmed_at or fate.settled_by == Settled.SENT_FOLDER:
        return translate("mailing", "Found in your Sent folder")
    if fate.settled_by == Settled.PERSON:
        return translate("mailing", "You said that they got it")
    return ""


def source_words(fate: Fate) -> str:
    """Whose word an outcome is; empty where nothing is settled."""
    words = {
        Settled.REPLY.value: translate("mailing", "The server's answer"),
        Settled.SENT_FOLDER.value: translate("mailing", "Your Sent folder"),
        Settled.PERSON.value: translate("mailing", "You marked it"),
    }
    return words.get(fate.settled_by, "")
