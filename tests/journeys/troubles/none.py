"""What might have been trouble, and is none: the test passes, and nothing is to be said."""

import socket
import threading
from collections.abc import Callable
from typing import NamedTuple

from tests.fakes.gmail import Step
from tests.journeys.scene import LOOPBACK, PASSWORD, SMTP, Scene, closed_port
from tests.journeys.troubles.row import Do
from tests.journeys.troubles.sign_in import offer
from tests.scenarios.doors import Door, forward

GROUPS = [PASSWORD[place : place + 4] for place in range(0, 16, 4)]
LATE = 0.15  # seconds
STRANGE: tuple[Callable[[], bytes], ...] = (
    lambda: b"",
    lambda: b"\xff\xfe: \x00\r\n\r\n\xff",
    lambda: b"Subject: =?x-unknown?B?////?=\r\nContent-Type: text/plain; charset=x-no\r\n\r\n\x80",
    lambda: b"Message-ID: <" + b"x" * 200_000 + b">\r\n\r\n",
    lambda: b"From: mailer-daemon@googlemail.com\r\n\r\n" + b"x" * 3_000_000,
)


class Fine(NamedTuple):
    """`pasted` is put into the password field, if it is not empty."""

    id: str
    begin: Do
    pasted: str = ""


def nothing(_scene: Scene) -> None:
    """All is as usual."""


def late_banner(scene: Scene) -> None:
    hold = threading.Event()
    scene.gmail.smtp.script["connect"] = [Step(hold=hold)]
    timer = threading.Timer(LATE, hold.set)
    timer.start()
    scene.at_end(timer.join)


def only_ipv6(scene: Scene) -> None:
    door = scene.enter(Door(forward(scene.gmail.smtp.port), host="::1"))
    scene.roads.ways[SMTP, 465] = [("::1", door.port)]


def ipv6_leads_nowhere(scene: Scene) -> None:
    scene.roads.ways[SMTP, 465] = [("::1", closed_port()), (LOOPBACK, scene.gmail.smtp.port)]


def many_mails(scene: Scene) -> None:
    scene.gmail.fill_inbox(100_000)


def strange_mails(scene: Scene) -> None:
    for make in STRANGE:
        scene.gmail.receive(make)


def strange_folders(scene: Scene) -> None:
    sent = scene.gmail.folder("\\Sent")
    scene.gmail.mailbox.rename(sent, 'Anketa "2026" \\ žž & 日本語')


def other_numbers(scene: Scene) -> None:
    scene.gmail.send_by_hand(3)
    scene.gmail.folder("\\Sent").renumber()


def has_ipv6() -> bool:
    """Whether this computer has an IPv6 address, be it only its own."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


_PASTED = {
    "spaces": " ".join(GROUPS),
    "no-break spaces": "\N{NO-BREAK SPACE}".join(GROUPS),
    "a line break": f"{PASSWORD}\r\n",
    "tabs around": f"\t{PASSWORD}\t",
    "unseen": f"\N{ZERO WIDTH SPACE}{PASSWORD}\N{ZERO WIDTH NO-BREAK SPACE}",
}

FINE = (
    Fine("A01 all is well", nothing),
    Fine("C04 banner a little late", late_banner),
    *([Fine("C12 IPv6 only", only_ipv6)] if has_ipv6() else []),
    Fine("C12 IPv6 leads nowhere", ipv6_leads_nowhere),
    *(Fine(f"A09 pasted with {name}", nothing, pasted) for name, pasted in _PASTED.items()),
    Fine("A11 LOGIN only", offer("LOGIN XOAUTH2")),
    Fine("I09 folders renumbered", other_numbers),
    Fine("I10 an Inbox of 100,000", many_mails),
    Fine("I11 broken and huge mails", strange_mails),
    Fine("I12 strange folder names", strange_folders),
)
