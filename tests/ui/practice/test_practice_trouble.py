"""Rehearse trouble: what a person sees of it, with the real engine, server and mailbox, and how it ends."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from invite_desktop.domain.checklist import Step
from invite_desktop.domain.mailing import State
from invite_desktop.mail.practice.server import PracticeServer
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.lines import LineOpener, MailboxOpener, new_session
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.messages import Messages
from invite_desktop.operations.recipients import Recipients
from invite_desktop.operations.reconcile import Reconcile
from invite_desktop.operations.rehearse import Practice, Trouble
from invite_desktop.operations.send_mailing import SendMailing
from invite_desktop.operations.settings_drafts import SettingsDrafts
from invite_desktop.operations.surveys import Surveys
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.system.resources import Resources, find_root
from invite_desktop.system.vault import MemoryVault
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.practice.page import PracticePage
from invite_desktop.ui.practice.trouble import (
    ANSWER_LOST,
    CONNECTION_LOST,
    DAILY_LIMIT,
    WRONG_PASSWORD,
    Rehearsal,
    TroubleButton,
    trouble_words,
)
from invite_desktop.ui.rail_page import RailPage
from invite_desktop.ui.send.looking import Looking
from invite_desktop.ui.send.page import SendPage
from invite_desktop.ui.send.run import MailingRun, Phase
from invite_desktop.ui.session import Session
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.setup.settings_view import SettingsView
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.theme import Scheme, Theme
from tests.ui.audit import all_findings
from tests.ui.send.test_send_page import BANNED
from tests.ui.send.world import plural


class Bench:
    """The program in practice, with its *Send* page and its mailbox."""

    def __init__(self, qtbot: QtBot, folder: Path, theme: Theme, icons: Icons) -> None:
        self.qtbot = qtbot
        self.database = Database(folder / "practice.sqlite3")
        self.database.migrate()
        store = self.store = Store.over(self.database)
        self.surveys, self.accounts = Surveys(store), Accounts(store, MemoryVault(), ())
        self.server = PracticeServer(folder / "practice-mail")
        resources = Resources(find_root())
        recipients, messages = Recipients(store), Messages(store)
        self.mailings = Mailings(store)
        self.practice = Practice(
            self.server, resources, self.surveys, self.accounts, recipients, messages, self.mailings
        )
        survey = self.practice.prepare()
        self.session = Session(self.surveys, self.accounts, survey, practice=True)
        self.tasks = Tasks(cleanup=self.database.release)
        mailboxes = MailboxOpener()
        reconcile = Reconcile(store, mailboxes, self.database.clock)
        engine = SendMailing(store, LineOpener(), reconcile)
        self.run = MailingRun(self.tasks, self.accounts, engine, self.session, 0)
        self.looking = Looking(
            self.tasks,
            self.accounts,
            reconcile,
            self.mailings.accounts_in_doubt,
            self.run,
            self.session,
            mailboxes.give_up,
        )
        self.rehearsal = Rehearsal(self.practice.rehearse, lambda: self.practice.trouble)
        self.rehearsal.changed.connect(self.run.hurry)
        frame = Frame(self.session, self.tasks, icons, theme)
        self.toasts: list[str] = []
        self.session.toasted.connect(lambda text, _undo: self.toasts.append(text))
        self.page = SendPage(frame, self.accounts, self.mailings, self.run, self.looking, self.rehearsal)
        self.mailbox = PracticePage(frame, self.practice.mails, self.rehearsal)
        drafts = SettingsDrafts(store)
        self.setup = SetupPage(
            frame, self.accounts, resources, new_session, drafts=drafts, rehearsal=self.rehearsal
        )
        for page in (self.page, self.mailbox, self.setup):
            qtbot.addWidget(page)
            page.resize(900, 700)
        self._impatience = QTimer()  # waits for nothing
        self._impatience.timeout.connect(self.run.hurry)
        self._impatience.start(50)
        self.use_pace(0)
        self.page.show()
        self.settle()

    def patient(self) -> None:
        self._impatience.stop()

    def use_pace(self, pace: float) -> None:
        account = self.session.account
        assert account is not None
        self.accounts.save(self.session.survey, replace(account, pace=pace))

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.is_running(), timeout=10_000)
        for _ in range(3):  # words that wrap ask for their height in rounds
            QApplication.processEvents()

    def send(self) -> None:
        account = self.session.account
        assert account is not None
        survey, checked = self.session.survey, self.mailings.check(self.session.survey, account)
        self.run.start_new(lambda: self.mailings.freeze(survey, checked), account)

    def end(self) -> None:
        self.qtbot.waitUntil(lambda: self.run.phase is Phase.ENDED, timeout=30_000)
        self.settle()

    def click(self, text: str) -> None:
        (button,) = [
            each for each in self.page.findChildren(QPushButton) if each.text() == text and each.isVisible()
        ]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def test_settings(self) -> str:
        """Press *Test settings*; what is said of it."""
        self.setup.show()
        self.setup.open_step(Step.TEST)
        self.settle()
        view = self.setup.view
        assert isinstance(view, SettingsView)
        QTest.mouseClick(view.panel.test_button, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: not view.panel.is_running, timeout=20_000)
        self.settle()
        return "\n".join(label.text() for label in view.result.findChildren(QLabel) if label.isVisible())

    def words(self, page: RailPage | None = None) -> str:
        labels = (page or self.page).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def count(self, state: State) -> int:
        return self.run.counts().of(state)

    def close(self) -> None:
        self._impatience.stop()
        self.run.stop()
        self.tasks.shut_down()
        self.practice.stop()
        self.database.release()


@pytest.fixture
def bench(
    qtbot: QtBot, qapp: QApplication, plain_look: None, tmp_path: Path, theme: Theme, icons: Icons
) -> Iterator[Bench]:
    QLocale.setDefault(QLocale("en_GB"))
    end = plural(qapp)
    bench = Bench(qtbot, tmp_path, theme, icons)
    yield bench
    bench.close()
    end()


def choose(bench: Bench, trouble: str) -> None:
    """Take the trouble's entry of the menu."""
    (button,) = bench.mailbox.findChildren(TroubleButton)
    name = trouble_words()[trouble].name
    next(action for action in button.entries.actions() if action.text() == name).trigger()


def test_every_trouble_has_calm_words(bench: Bench) -> None:
    assert set(trouble_words()) == set(Trouble)
    for words in trouble_words().values():
        assert words.name
        assert not BANNED.search(f"{words.name} {words.what}".casefold())
    (menu,) = [each for each in bench.mailbox.findChildren(QMenu) if each.actions()]
    assert [action.toolTip() for action in menu.actions()] == [each.what for each in trouble_words().values()]
    assert menu.toolTipsVisible()


def test_a_trouble_is_named_wherever_it_is_felt_until_it_ends(bench: Bench) -> None:
    bench.mailbox.show()
    bench.setup.show()
    choose(bench, ANSWER_LOST)
    bench.settle()
    assert bench.practice.trouble == bench.rehearsal.trouble == ANSWER_LOST
    for page in (bench.page, bench.mailbox, bench.setup):
        assert "You are rehearsing: Answer lost (not sure)" in bench.words(page)
        assert all_findings(page) == []
    (button,) = bench.mailbox.findChildren(TroubleButton)
    ticked = [action.text() for action in button.entries.actions() if action.isChecked()]
    assert ticked == ["Answer lost (not sure)"]
    bench.click("Stop the rehearsal")
    assert bench.rehearsal.trouble == ""
    assert not bench.practice.trouble
    assert "rehearsing" not in bench.words() + bench.words(bench.mailbox) + bench.words(bench.setup)
    assert not any(action.isChecked() for action in button.entries.actions())


def test_the_daily_limit_is_told_calmly_and_the_mailing_goes_on_after_it(bench: Bench) -> None:
    choose(bench, DAILY_LIMIT)
    bench.send()
    bench.end()
    assert bench.page.title.text().startswith("3 sent, ")
    assert "limit" in bench.words()
    assert "go on from " in bench.words()
    bench.click("Stop the rehearsal")
    bench.click("Continue")
    bench.end()
    assert bench.count(State.WAITING) == 0
    assert "waiting" not in bench.page.title.text()


def test_a_wrong_password_is_told_calmly_and_the_mailing_goes_on_after_it(bench: Bench) -> None:
    choose(bench, WRONG_PASSWORD)
    bench.send()
    bench.end()
    assert bench.count(State.WAITING) > 0
    bench.qtbot.waitUntil(lambda: "rehearsing" not in bench.words(), timeout=5000)
    assert "create a new one" in bench.words(), "what one would see in earnest"
    assert "This was rehearsed and is over: the mailing can go on now." in bench.words()
    bench.click("Continue")
    bench.end()
    assert bench.count(State.WAITING) == 0


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (WRONG_PASSWORD, "This was rehearsed: Wrong password."),
        (CONNECTION_LOST, "This was rehearsed: Connection lost."),
        (ANSWER_LOST, "This was rehearsed: Answer lost (not sure)."),
    ],
)
def test_testing_the_settings_says_what_was_rehearsed(bench: Bench, trouble: str, said: str) -> None:
    standing = bench.setup.standing
    choose(bench, trouble)
    assert said in bench.test_settings()
    assert all_findings(bench.setup) == []
    assert bench.setup.standing is standing, "nothing is wrong with the settings"
    captions = [each.text() for each in bench.setup.findChildren(QPushButton) if each.isVisible()]
    assert "Test again" in captions
    bench.rehearsal.end()
    assert "Everything works" in bench.test_settings()


@pytest.mark.parametrize("is_over", [True, False])
def test_a_problem_of_another_cause_was_not_rehearsed(bench: Bench, is_over: bool) -> None:
    choose(bench, DAILY_LIMIT)
    if is_over:
        bench.rehearsal.end()
    bench.server.stop()
    words = bench.test_settings()
    assert words
    assert "rehearsed" not in words


def test_the_daily_limit_is_named_whether_it_is_reached_or_not(bench: Bench) -> None:
    words = trouble_words()[DAILY_LIMIT].what
    assert words.startswith("After 3 mails ")
    assert "more" not in words


def test_a_lost_connection_is_waited_for(bench: Bench) -> None:
    bench.patient()
    bench.use_pace(0.2)
    bench.send()
    bench.qtbot.waitUntil(lambda: bench.server.mails() != (), timeout=10_000)
    choose(bench, CONNECTION_LOST)
    bench.qtbot.waitUntil(lambda: "Waiting for the internet" in bench.words(), timeout=10_000)
    assert "Next try: " in bench.words()
    bench.click("Stop the rehearsal")
    bench.click("Try now")
    bench.end()
    assert bench.count(State.WAITING) == 0


def test_a_lost_answer_is_looked_for_and_found(bench: Bench) -> None:
    choose(bench, ANSWER_LOST)
    bench.send()
    bench.end()
    assert bench.page.title.text().endswith("1 not sure")
    bench.click("Look now")
    bench.settle()
    bench.settle()
    assert bench.toasts == ["Found in your Sent folder: 1 of the 1 that were not sure"]
    assert bench.count(State.IN_DOUBT) == bench.count(State.WAITING) == 0
    assert len(bench.server.mails()) == bench.count(State.ACCEPTED)
    bench.click("Check all in your Sent folder")
    bench.settle()
    bench.settle()
    sent = bench.count(State.ACCEPTED)
    assert f"{sent} of {sent} found in your Sent folder" in bench.words()


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.LIGHT, 100), (Scheme.DARK, 200)])
def test_the_pages_pass_the_audit_with_every_trouble(
    bench: Bench, theme: Theme, scheme: Scheme, percent: int
) -> None:
    theme.use(scheme=scheme, text_percent=percent)
    pages = (bench.mailbox, bench.setup)
    for page in pages:
        page.resize(560, 500)
        page.show()
    for trouble in trouble_words():
        bench.rehearsal.begin(trouble)
        bench.settle()
        assert [all_findings(page) for page in pages] == [[], []]
    bench.rehearsal.end()
