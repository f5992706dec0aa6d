"""The real window on one side, a fake Gmail behind Google's own names on the other.

The names are turned aside where the program asks for them, in `socket.getaddrinfo`; all else is as it is
in earnest: the ports of the form, verified TLS, the sign-in.
"""

import socket
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
import trustme
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from invite_desktop.app import Program
from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Mark, Step
from invite_desktop.mail import network, smtp
from invite_desktop.mail.dialogue import Timeouts
from invite_desktop.operations.testing.steps import LIMITS, ConnectionStep
from invite_desktop.ui import session
from invite_desktop.ui.explain import Explanation
from invite_desktop.ui.widgets import Notice
from tests.fakes.gmail import FakeGmail, GmailAccount
from tests.journeys.hands import Hands, name_of

LOOPBACK = "127.0.0.1"
ADDRESS = "ana.novak@gmail.com"
PASSWORD = "qzxjwvkpqzxjwvkp"  # letters that stand together nowhere else
SMTP, IMAP = "smtp.gmail.com", "imap.gmail.com"
SUBMISSION_HOSTS = (
    SMTP,
    "smtp.office365.com",
    "smtp-mail.outlook.com",
    "smtp.mail.me.com",
    "smtp.mail.yahoo.com",
    "mail.arnes.si",
    "email-smtp.eu-central-1.amazonaws.com",
)
MAILBOX_HOSTS = (
    IMAP,
    "outlook.office365.com",
    "imap.mail.me.com",
    "imap.mail.yahoo.com",
    "mail.arnes.si",
)
NAMES = tuple(dict.fromkeys((*SUBMISSION_HOSTS, *MAILBOX_HOSTS)))

T = TypeVar("T")
Place = tuple[str, int]


class Roads:
    """Which host and port lead where; `look_up` stands in for `socket.getaddrinfo`.

    A name that is in no entry is unknown; a port of a known name that is in none refuses. An errno of
    `gaierror` as an entry is raised. With `is_online` False no name is found, and there is no route.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._real = socket.getaddrinfo
        self.ways: dict[Place, list[Place] | int] = {}
        self.asked: list[str] = []
        self.is_online = True
        self.hold: threading.Event | None = None  # looking a name up takes until it is set
        monkeypatch.setattr(socket, "getaddrinfo", self.look_up)
        monkeypatch.setattr(network, "_can_route", lambda *_: self.is_online)

    def lead_to(self, gmail: FakeGmail) -> None:
        """All names at their usual ports lead to the fake Gmail."""
        for host in SUBMISSION_HOSTS:
            self.ways[host, 465] = [(LOOPBACK, gmail.smtp.port)]
            self.ways[host, 587] = [(LOOPBACK, gmail.smtp.starttls_port)]
        for host in MAILBOX_HOSTS:
            self.ways[host, 993] = [(LOOPBACK, gmail.imap.port)]

    def look_up(self, host: str, port: int, *arguments: Any, **named: Any) -> list[Any]:
        """As `socket.getaddrinfo`."""
        if host in {LOOPBACK, "localhost", "::1", "0.0.0.0", "", None}:
            return self._real(host, port, *arguments, **named)
        self.asked.append(host)
        if self.hold is not None:
            self.hold.wait()
        if not self.is_online:
            raise socket.gaierror(socket.EAI_AGAIN, "scripted")
        places = self.ways.get((host, port))
        if places is None:
            if host not in {name for name, _ in self.ways}:
                raise socket.gaierror(socket.EAI_NONAME, "scripted")
            places = [(LOOPBACK, closed_port())]
        if isinstance(places, int):
            raise socket.gaierror(places, "scripted")
        return [_numeric(*place) for place in places]


def _numeric(address: str, port: int) -> tuple[Any, ...]:
    if ":" in address:
        return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))


def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        return int(listener.getsockname()[1])


@dataclass(frozen=True)
class World:
    """What outlives the program: the servers, the roads to them, and what `stack` is to close in the end."""

    gmail: FakeGmail
    authority: trustme.CA
    roads: Roads
    certificate: Path
    stack: ExitStack


class Scene:
    """A program, a person at it, and the servers. `opened` are the pages that a browser would show."""

    def __init__(
        self, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, world: "World"
    ) -> None:
        self.program, self.gmail, self.roads = program, world.gmail, world.roads
        self.certificate, self._world = world.certificate, world
        self._monkeypatch = monkeypatch
        self.hands = Hands(program, qtbot, monkeypatch)
        self.opened: list[str] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", self._open)

    def _open(self, url: QUrl | str) -> bool:
        self.opened.append(url.toString() if isinstance(url, QUrl) else url)
        return True

    # -- beforehand --------------------------------------------------------------------------------

    def keep_account(self, address: str = ADDRESS, password: str = PASSWORD, **changes: Any) -> Account:
        """An account that was saved earlier, with its password, trusting the servers here."""
        accounts, survey = self.program.accounts, self.program.session.survey
        suggested = accounts.suggest(address)
        settings = {"from_name": "Ana Novak", "extra_certificate": self.gmail.authority_pem, **changes}
        account = accounts.save(survey, replace(suggested, **settings))
        if password:
            accounts.keep_password(account, password)
        self.program.session.open_survey(self.program.surveys.reload(survey))
        return account

    def remove_accounts(self) -> None:
        """All of them, so that the next test finds the first screen; what goes on for them ends."""
        self.settle()
        program = self.program
        for use in program.accounts.all():
            program.accounts.remove(use.account)
        program.session.open_survey(program.surveys.reload(program.session.survey))
        program.window.go_to(session.SETUP)
        self.settle()

    def add_person(self, address: str, username: str = "") -> None:
        """Somebody else's mailbox, which the owner's password opens."""
        person = GmailAccount(username or address, app_password=PASSWORD)
        self.gmail.add_account(person)

    def enter(self, thing: AbstractContextManager[T]) -> T:
        """Keep something until the test is over."""
        return self._world.stack.enter_context(thing)

    def at_end(self, action: Callable[[], object]) -> None:
        """Do this when the test is over."""
        self._world.stack.callback(action)

    def issue(self, *names: str, **named: Any) -> trustme.LeafCert:
        """A certificate of the authority that the account trusts."""
        return self._world.authority.issue_cert(*names, **named)

    def stand_at(self, port: int, here: int) -> None:
        """Gmail's port leads to one of this computer."""
        self.roads.ways[SMTP, port] = [(LOOPBACK, here)]

    def hurry_silence(self) -> None:
        """Suspect after a moment that a server that says nothing waits for TLS."""
        self._monkeypatch.setattr(smtp, "Timeouts", lambda **named: Timeouts(**{**named, "silence": 0.1}))

    def limit(self, step: ConnectionStep, seconds: float) -> None:
        """Let a step of the test take no longer."""
        self._monkeypatch.setitem(LIMITS, step, seconds)

    def open_test(self) -> None:
        """From the list to the settings and their test, with the folded part open."""
        self.program.window.go_to(session.SETUP)
        self.hands.press("Test the connection")
        self.settle()
        self.hands.open_fold("Server settings")

    def settle(self) -> None:
        """Until nothing runs in the background."""
        self.hands.wait(lambda: not self.program.tasks.is_running(), "the background")

    # -- afterwards --------------------------------------------------------------------------------

    @property
    def marks(self) -> dict[Step, Mark]:
        """The checklist of the account, as it is kept."""
        account = self.program.session.account
        return {} if account is None else self.program.accounts.marks(account)

    def result(self) -> Notice:
        """The box that has the focus."""
        focused: object = QApplication.focusWidget()
        assert isinstance(focused, Notice), f"the focus is on {focused!r}"
        return focused

    def see_result(self, said: Explanation) -> Notice:
        """Wait for the box with these words; it has the focus, and its code stands in the details only."""
        self.hands.see(said.happened)
        box = self.result()
        assert box.accessibleName() == said.happened
        assert said.text in box.accessibleDescription()
        return box

    def fields(self) -> dict[str, str]:
        """What stands in every field that can be seen now."""
        edits = [w for w in self.program.window.findChildren(QLineEdit) if w.isVisible()]
        return {name_of(edit): edit.text() for edit in edits if name_of(edit)}

    def everything_said(self) -> str:
        """All that can be read anywhere in the program's windows, what is folded away too."""
        said = [widget.windowTitle() for widget in QApplication.topLevelWidgets()]
        for widget in QApplication.allWidgets():
            said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            if isinstance(widget, QPlainTextEdit):
                said.append(widget.toPlainText())
        return "\n".join([*said, *self.hands.words()])
