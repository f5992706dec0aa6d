"""A set-up page over a real data file, a keyring that forgets, and the real submission."""

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Mark, Step
from invite_desktop.domain.errors import MailboxUnreachable, Offline
from invite_desktop.mail.imap import Mailbox
from invite_desktop.mail.smtp import Submission, Timeouts
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.settings_drafts import SettingsDrafts
from invite_desktop.system.resources import Resources
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.setup.settings_view import SettingsView
from tests.fakes.gmail import FakeGmail
from tests.fakes.smtp_server import FakeSmtp
from tests.ui.audit import all_findings

GMAIL = "smtp.gmail.com"
TURNS = 15
QUICK = Timeouts(connect=2, silence=0.5, greeting=2, command=5, content=5, quit=1)


class NoMailbox(Mailbox):
    """Nobody answers there."""

    def __init__(self, account: Account) -> None:
        super().__init__(account)
        self._place = (account.imap_host, account.imap_port)

    def open(self, password: str) -> None:
        raise MailboxUnreachable(*self._place, "refused")


class Bench:
    """Everything a test of the page wants to turn or to look at."""

    def __init__(
        self, qtbot: QtBot, frame: Frame, accounts: Accounts, resources: Resources, drafts: SettingsDrafts
    ) -> None:
        self.qtbot, self.frame, self.accounts, self.resources = qtbot, frame, accounts, resources
        self.drafts = drafts
        self.person = ""  # who sits at the computer
        self.server: FakeSmtp | None = None  # takes mails in Gmail's place
        self.gmail: FakeGmail | None = None  # is all of Gmail
        self.looks = (0.0, 0.0)
        self.pages: list[SetupPage] = []
        self.opened: list[str] = []
        self.can_open = True
        self.is_offline = False
        self.practised = 0
        self.file = ""
        self.ahead = timedelta()
        self.toasts: list[str] = []
        self.went: list[tuple[str, str]] = []
        self.refusals: list[str] = []
        frame.session.toasted.connect(lambda text, _undo: self.toasts.append(text))
        frame.session.refused.connect(self.refusals.append)
        frame.session.went_to.connect(lambda page, target: self.went.append((page, target)))

    def page(self, **changes: Any) -> SetupPage:
        """The page, shown."""
        page = SetupPage(
            self.frame,
            self.accounts,
            self.resources,
            self.new_session,
            self.practise,
            **{
                "new_mailbox": self.new_mailbox,
                "looks": self.looks,
                "open_url": self.open_url,
                "choose_file": self.choose_file,
                "now": lambda: datetime.now(UTC) + self.ahead,
                "drafts": self.drafts,
                "person": lambda: self.person,
                **changes,
            },
        )
        self.qtbot.addWidget(page)
        self.pages.append(page)  # the bot holds it weakly
        page.resize(1100, 720)
        with self.qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    def new_session(self, account: Account) -> Submission:
        """The real session; what should go to Gmail goes to the server of this test."""
        if self.gmail is not None and account.host == GMAIL:
            here = self.gmail.account()
            account = dataclasses.replace(
                account, host=here.host, port=here.port, extra_certificate=here.extra_certificate
            )
        elif self.server is not None and account.host == GMAIL:
            account = dataclasses.replace(
                account,
                host=self.server.host,
                port=self.server.port,
                extra_certificate=self.server.authority_pem,
            )
        return Submission(account, QUICK)

    def new_mailbox(self, account: Account) -> Mailbox:
        """The real mailbox, at the stand-in for Gmail where there is one."""
        if self.gmail is None:
            return NoMailbox(account)
        here = self.gmail.account()
        return Mailbox(
            dataclasses.replace(
                account,
                imap_host=here.imap_host,
                imap_port=here.imap_port,
                extra_certificate=here.extra_certificate,
            )
        )

    def open_url(self, url: str) -> bool:
        if self.is_offline:
            raise Offline(url)
        self.opened.append(url)
        return self.can_open

    def choose_file(self, _parent: QWidget) -> str:
        return self.file

    def practise(self) -> None:
        self.practised += 1

    def keep(self, address: str = "ana.novak@gmail.com", **changes: Any) -> Account:
        """An account for the open survey, as the first screen or an earlier session left it."""
        account = dataclasses.replace(self.accounts.suggest(address), **changes)
        saved = self.accounts.save(self.frame.session.survey, account)
        self.frame.session.tell_account_changed()
        return saved

    def marks(self) -> dict[Step, Mark]:
        """The checklist of the survey's account, as it is kept."""
        account = self.frame.session.account
        assert account is not None
        return self.accounts.marks(account)

    def settle(self) -> None:
        """Wait until no task runs."""
        self.qtbot.waitUntil(lambda: not self.frame.tasks.is_running(), timeout=10_000)


def settings_of(page: SetupPage) -> SettingsView:
    """The settings, which must be what is shown."""
    assert isinstance(page.view, SettingsView)
    return page.view


def button(root: QWidget, words: str) -> QPushButton:
    """The visible button with this caption, access key or not."""
    found = [
        each
        for each in root.findChildren(QPushButton)
        if each.text().replace("&", "") == words and each.isVisibleTo(root)
    ]
    assert found, f"no button {words!r} is shown"
    return found[0]


def press(root: QWidget, words: str) -> None:
    """Click the button with this caption, at its place."""
    QTest.qWait(1)
    QTest.mouseClick(button(root, words), Qt.MouseButton.LeftButton)


def findings(root: QWidget) -> list[str]:
    """What the audit has to say once the layout has settled, which takes a turn for each level of parts."""
    found = []
    for _ in range(TURNS):
        QTest.qWait(1)
        found = all_findings(root)
        if not found:
            break
    return found


def words_on(root: QWidget) -> str:
    """Every word of the labels that are shown."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))
