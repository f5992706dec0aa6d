"""Words for what a mailing waits for: what it is, until when, and whether the person can do something."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.mailing import Wait, WaitFor
from invite_desktop.ui.send.moments import soon, when
from invite_desktop.ui.widgets import Status, Tone

translate = QCoreApplication.translate

_HURRIED = {WaitFor.NETWORK, WaitFor.SERVER}  # where trying sooner does no harm
_CHOSEN = {WaitFor.LIMIT, WaitFor.HOURS}  # what the person chose for the account


@dataclass(frozen=True, slots=True)
class Around:
    """What the words depend on besides the wait: the moment, how many wait, and how many went first."""

    now: datetime
    waiting: int
    first: int = 0
    is_practice: bool = False


def can_hurry(wait: Wait | None) -> bool:
    """Whether *Try now* is offered."""
    return wait is not None and wait.reason in _HURRIED


def can_change(wait: Wait | None) -> bool:
    """Whether other speed, limit or hours may end the wait."""
    return wait is not None and wait.reason in _CHOSEN


def wait_status(wait: Wait) -> Status:
    """The wait as word, icon and tone."""
    word, icon = {
        WaitFor.SENT_FOLDER: (translate("mailing", "Looking in your Sent folder first …"), "search"),
        WaitFor.NETWORK: (translate("mailing", "Waiting for the internet"), "wifi-off"),
        WaitFor.SERVER: (translate("mailing", "The mail server asked for a pause"), "clock"),
        WaitFor.SIGN_IN: (translate("mailing", "The mail server wants fewer sign-ins"), "clock"),
        WaitFor.LIMIT: (translate("mailing", "Your limit for 24 hours is used up"), "clock"),
        WaitFor.HOURS: (translate("mailing", "Outside your sending hours"), "clock"),
        WaitFor.RETRY: (translate("mailing", "Waiting for the last mailboxes"), "clock"),
        WaitFor.CONSENT: (translate("mailing", "Waiting for your OK"), "eye"),
    }[wait.reason]
    return Status(word, icon, Tone.INFO if wait.reason is WaitFor.SENT_FOLDER else Tone.LOOK_AT)


def wait_words(wait: Wait, around: Around) -> str:
    """What goes on meanwhile, and when it goes on."""
    return _SENTENCES[wait.reason](wait, around)


def _again(wait: Wait, around: Around) -> str:
    """When it is tried again, where that is known."""
    if wait.until is None:
        return translate("mailing", "The program tries again by itself.")
    return translate("mailing", "Next try: {time}.").format(time=soon(wait.until, around.now))


def _goes_on(wait: Wait, around: Around) -> str:
    """When it goes on by itself, where that is known."""
    if wait.until is None:
        return translate("mailing", "Goes on by itself, if the program stays open.")
    words = translate("mailing", "Goes on by itself from {time}, if the program stays open.")
    return words.format(time=when(wait.until, around.now))


def _left(around: Around) -> str:
    return translate("mailing", "%Ln message(s) left.", "", around.waiting)


def _network(wait: Wait, around: Around) -> str:
    return f"{_again(wait, around)} {translate('mailing', 'Nothing is lost.')}"


def _sign_in(wait: Wait, around: Around) -> str:
    return f"{_again(wait, around)} {translate('mailing', 'Trying sooner would only make it longer.')}"


def _for_long(wait: Wait, around: Around) -> str:
    return f"{_goes_on(wait, around)} {_left(around)}"


def _retry(wait: Wait, around: Around) -> str:
    people = translate("mailing", "Only %Ln left: the mailbox takes no mail yet.", "", around.waiting)
    return f"{people} {_again(wait, around)}"


def _sent_folder(_wait: Wait, _around: Around) -> str:
    return translate("mailing", "So that nobody gets the same message twice.")


def _consent(_wait: Wait, around: Around) -> str:
    out = translate("mailing", "The first %Ln message(s) went out.", "", around.first)
    look = translate("mailing", "Look at them in your Sent folder, then choose.")
    if around.is_practice:
        look = translate("mailing", "Look at them in the practice mailbox, then choose.")
    return f"{out} {look}"


_SENTENCES: dict[WaitFor, Callable[[Wait, Around], str]] = {
    WaitFor.SENT_FOLDER: _sent_folder,
    WaitFor.NETWORK: _network,
    WaitFor.SERVER: _network,
    WaitFor.SIGN_IN: _sign_in,
    WaitFor.LIMIT: _for_long,
    WaitFor.HOURS: _for_long,
    WaitFor.RETRY: _retry,
    WaitFor.CONSENT: _consent,
}
