"""Group I: sending works, and the mailbox cannot be read. That is a finding, and no stop."""

from collections.abc import Callable
from dataclasses import dataclass

from invite_desktop.domain.errors import (
    MailboxBusy,
    MailboxClosed,
    MailboxError,
    MailboxLost,
    MailboxSignInRejected,
    MailboxUnreachable,
)
from tests.fakes.gmail import CUT, Step, replies
from tests.journeys.scene import ADDRESS, IMAP, Scene
from tests.journeys.troubles.row import Do

NO_PASSWORDS = "NO AUTHENTICATE failed. Provided authentication mechanism is not supported."


@dataclass(frozen=True)
class Unread:
    """`begin` closes the mailbox, `mend` opens it again; `can_look` says that looking again may help."""

    id: str
    problem: MailboxError
    code: str
    begin: Do
    mend: Do
    can_look: bool = False


def refuse(reply: str) -> Do:
    """Nobody is let in, with these words."""

    def begin(scene: Scene) -> None:
        scene.gmail.owner.imap_refusal = reply

    return begin


let_in = refuse("")


def play(command: str, *steps: str | bytes | Step) -> Do:
    """The server does this at a command."""

    def begin(scene: Scene) -> None:
        scene.gmail.imap.script[command] = steps[0]

    return begin


def play_as_usual(scene: Scene) -> None:
    scene.gmail.imap.script.clear()


def crowd(scene: Scene) -> None:
    scene.gmail.owner.imap_connections = 15


def leave(scene: Scene) -> None:
    scene.gmail.owner.imap_connections = 0


def close_port(scene: Scene) -> None:
    del scene.roads.ways[IMAP, 993]


def open_port(scene: Scene) -> None:
    scene.roads.lead_to(scene.gmail)


def _refused(id_: str, make: Callable[[str], MailboxError], code: str, reply: str) -> Unread:
    return Unread(id_, make(reply), code, refuse(reply), let_in)


def _rejected(reply: str) -> MailboxError:
    return MailboxSignInRejected(ADDRESS, reply)


MAILBOX = (
    _refused("I02 sign-in refused", _rejected, "IMAP-AUTH", replies.IMAP_BAD_CREDENTIALS),
    _refused("I03 off for the domain", MailboxClosed, "IMAP-DOMAIN", replies.IMAP_DISABLED_FOR_DOMAIN),
    _refused("I03 off for the account", MailboxClosed, "IMAP-CLOSED", replies.IMAP_DISABLED),
    _refused("I04 app password wanted", _rejected, "IMAP-APPPW", replies.IMAP_APP_PASSWORD),
    _refused("I05 browser wanted", _rejected, "IMAP-WEB", replies.IMAP_WEB_LOGIN),
    _refused("O01 no passwords (Microsoft)", MailboxClosed, "IMAP-NO-WAY", NO_PASSWORDS),
    Unread("I06 too many connections", MailboxBusy(""), "IMAP-BUSY", crowd, leave, can_look=True),
    Unread(
        "I07 over quota", MailboxBusy(""), "IMAP-BUSY",
        play("EXAMINE", replies.IMAP_OVER_QUOTA), play_as_usual, can_look=True,
    ),
    Unread(
        "I08 BYE in the middle", MailboxLost(""), "IMAP-LOST",
        play("EXAMINE", Step(replies.IMAP_BYE, close=True)), play_as_usual, can_look=True,
    ),
    Unread(
        "I08 cut in the middle", MailboxLost(""), "IMAP-LOST",
        play("EXAMINE", CUT), play_as_usual, can_look=True,
    ),
    Unread(
        "port 993 closed", MailboxUnreachable(IMAP, 993, "refused"), "IMAP-UNREACHABLE",
        close_port, open_port, can_look=True,
    ),
)  # fmt: skip
