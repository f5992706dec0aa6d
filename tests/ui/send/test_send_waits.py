"""What the person sees while a mailing waits: why, until when, and what they can do."""

import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from invite_desktop.domain.mailing import Counts, Progress, State, Wait, WaitFor
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.send.moments import soon, span, to_the_second, when
from invite_desktop.ui.send.page import SendPage
from invite_desktop.ui.send.progress_view import ProgressView
from invite_desktop.ui.send.run import Phase
from invite_desktop.ui.send.time_left import TimeLeft
from invite_desktop.ui.send.waits import Around, can_hurry, wait_status, wait_words
from invite_desktop.ui.theme import Scheme, Theme
from invite_desktop.ui.widgets import Tone
from tests.ui.audit import all_findings
from tests.ui.send.test_send_page import BANNED
from tests.ui.send.world import Clock, World, plural

NOW = datetime(2026, 3, 3, 14, 5, 0).astimezone()  # a Tuesday
SOME = Counts({State.ACCEPTED: 56, State.WAITING: 122, State.REFUSED: 2})


@pytest.fixture
def english(qapp: QApplication, plain_look: None) -> Iterator[None]:
    QLocale.setDefault(QLocale("en_GB"))
    end = plural(qapp)
    yield
    end()


@pytest.fixture
def world(english: None, tmp_path: Path, theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[World]:
    world = World(tmp_path, theme, icons)
    world.is_patient = True
    yield world
    world.close()


class Bench:
    """The view over a run that is told how it goes."""

    def __init__(self, qtbot: QtBot, world: World) -> None:
        self.qtbot, self.world, self.run = qtbot, world, world.run
        world.ready(180)
        self.run.mailing = world.mailing()
        self.view = ProgressView(world.frame, world.mailings, world.run, world.clock, lambda: NOW)
        qtbot.addWidget(self.view)
        self.view.resize(700, 500)
        self.view.show()
        self.run.first = 3
        self.run._enter(Phase.STARTING)
        self.run._enter(Phase.SENDING)

    def report(self, wait: Wait | None = None, counts: Counts = SOME) -> None:
        self.run._show(Progress(counts, wait=wait))
        for _ in range(3):  # words that wrap ask for their height in rounds
            QApplication.processEvents()

    def ask(self) -> None:
        self.report(Wait(WaitFor.CONSENT), Counts({State.ACCEPTED: 3, State.WAITING: 177}))
        self.run._enter(Phase.PAUSED)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.view.findChildren(QLabel) if label.isVisible())

    def buttons(self) -> list[str]:
        return [each.text() for each in self.view.findChildren(QPushButton) if each.isVisible()]


@pytest.fixture
def bench(qtbot: QtBot, world: World) -> Iterator[Bench]:
    bench = Bench(qtbot, world)
    yield bench
    world.run.phase = Phase.ENDED


# -- words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wait", "status", "words"),
    [
        (
            Wait(WaitFor.NETWORK, NOW + timedelta(seconds=20)),
            "Waiting for the internet",
            "Next try: 14:05:20. Nothing is lost.",
        ),
        (
            Wait(WaitFor.SERVER, NOW + timedelta(minutes=15)),
            "The mail server asked for a pause",
            "Next try: 14:20. Nothing is lost.",
        ),
        (
            Wait(WaitFor.SIGN_IN, NOW + timedelta(hours=1)),
            "The mail server wants fewer sign-ins",
            "Next try: 15:05. Trying sooner would only make it longer.",
        ),
        (
            Wait(WaitFor.LIMIT, NOW + timedelta(days=1)),
            "Your limit for 24 hours is used up",
            "Goes on by itself from Wed 14:05, if the program stays open. 122 messages left.",
        ),
        (
            Wait(WaitFor.HOURS, NOW + timedelta(days=6)),
            "Outside your sending hours",
            "Goes on by itself from Mon 14:05, if the program stays open. 122 messages left.",
        ),
        (
            Wait(WaitFor.RETRY, NOW + timedelta(minutes=15)),
            "Waiting for the last mailboxes",
            "Only 122 left: the mailbox takes no mail yet. Next try: 14:20.",
        ),
        (
            Wait(WaitFor.SENT_FOLDER),
            "Looking in your Sent folder first …",
            "So that nobody gets the same message twice.",
        ),
        (
            Wait(WaitFor.CONSENT),
            "Waiting for your OK",
            "The first 3 messages went out. Look at them in your Sent folder, then choose.",
        ),
        (
            Wait(WaitFor.NETWORK),
            "Waiting for the internet",
            "The program tries again by itself. Nothing is lost.",
        ),
        (
            Wait(WaitFor.LIMIT),
            "Your limit for 24 hours is used up",
            "Goes on by itself, if the program stays open. 122 messages left.",
        ),
    ],
)
def test_every_wait_says_what_it_is_and_until_when(
    english: None, wait: Wait, status: str, words: str
) -> None:
    assert wait_status(wait).word == status
    assert wait_words(wait, Around(NOW, 122, 3)) == words
    assert not BANNED.search(f"{status} {words}".casefold())


def test_no_wait_is_forgotten_and_only_what_does_no_harm_is_hurried(english: None) -> None:
    tones = {reason: wait_status(Wait(reason)).tone for reason in WaitFor}
    assert {reason for reason, tone in tones.items() if tone is Tone.INFO} == {WaitFor.SENT_FOLDER}
    assert set(tones.values()) == {Tone.INFO, Tone.LOOK_AT}, "no wait is a problem"
    assert {reason for reason in WaitFor if can_hurry(Wait(reason))} == {WaitFor.NETWORK, WaitFor.SERVER}
    assert not can_hurry(None)


def test_in_practice_the_first_are_looked_at_where_they_are(english: None) -> None:
    around = Around(NOW, 5, 1, is_practice=True)
    words = "The first 1 message went out. Look at them in the practice mailbox, then choose."
    assert wait_words(Wait(WaitFor.CONSENT), around) == words


def test_times_are_as_short_as_they_can_be(english: None) -> None:
    assert when(NOW, NOW) == "14:05"
    assert when(NOW + timedelta(days=1), NOW) == "Wed 14:05"
    assert when(NOW - timedelta(days=6), NOW) == "Wed 14:05"
    assert when(NOW + timedelta(days=7), NOW) == "10 March 2026 14:05"
    assert soon(NOW + timedelta(minutes=9), NOW) == "14:14:00"
    assert soon(NOW + timedelta(minutes=10), NOW) == "14:15"
    assert span(NOW, NOW + timedelta(minutes=52), NOW) == ("14:05", "14:57")
    assert span(NOW - timedelta(days=1), NOW, NOW) == ("Mon 14:05", "14:05")
    for language, written in (("en_US", "2:05:00\u202fPM"), ("sl_SI", "14:05:00"), ("fi_FI", "14.05.00")):
        QLocale.setDefault(QLocale(language))
        assert to_the_second(NOW) == written


# -- the view --------------------------------------------------------------------------------------


def test_without_the_internet_one_can_try_now(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.report(Wait(WaitFor.NETWORK, NOW + timedelta(seconds=20)))
    assert "Waiting for the internet" in bench.words()
    assert "Next try: 14:05:20." in bench.words()
    assert bench.buttons() == ["Pause", "Stop", "Try now", "Show the list"]
    assert bench.view.bar.property("tone") == "look_at"
    QTest.mouseClick(bench.view.hurry_button, Qt.MouseButton.LeftButton)
    assert bench.run._control.take_hurry()
    bench.report()
    assert bench.buttons() == ["Pause", "Stop", "Show the list"]
    assert "The next message follows in a moment." in bench.words()
    bench.run.hurry()
    assert not bench.run._control.take_hurry(), "nothing is waited for"


def test_a_doubt_is_told_as_what_is_done_about_it(bench: Bench) -> None:
    doubt = Counts({State.ACCEPTED: 56, State.WAITING: 121, State.IN_DOUBT: 1})
    for wait in (None, Wait(WaitFor.NETWORK, NOW + timedelta(seconds=20)), Wait(WaitFor.SENT_FOLDER)):
        bench.run.account = bench.world.account(imap_host="imap.uni.si")
        bench.report(wait, doubt)
        assert "1 not sure: looking in your Sent folder" in bench.words()
        bench.run.account = bench.world.account(imap_host="")
        bench.report(wait, doubt)
        assert "1 not sure" in bench.words()
        assert "looking in" not in bench.words(), "there is no folder to look in"
    bench.report()
    assert "not sure" not in bench.words()


def test_before_a_start_that_has_to_wait_nothing_is_promised_in_seconds(bench: Bench) -> None:
    bench.run._enter(Phase.STARTING)
    assert "The first message leaves in a few seconds." in bench.words()
    bench.run.opens_at = NOW + timedelta(days=1)
    bench.run._enter(Phase.STARTING)
    assert "Nothing leaves before Wed 14:05. You can still take it back." in bench.words()


def test_only_a_wait_that_was_chosen_can_be_changed(bench: Bench) -> None:
    for reason in WaitFor:
        bench.report(Wait(reason))
        assert bench.view.change_hint.isVisible() is (reason in {WaitFor.LIMIT, WaitFor.HOURS}), reason


def test_the_limit_says_how_many_are_left_and_is_not_hurried(bench: Bench) -> None:
    bench.report(Wait(WaitFor.LIMIT, NOW + timedelta(days=1)))
    assert "122 messages left" in bench.words()
    assert "Try now" not in bench.buttons()
    assert bench.run.title_prefix() == "Waiting, 32% – "


def test_the_first_few_are_asked_about_and_the_rest_goes_by_a_button_that_says_so(bench: Bench) -> None:
    bench.ask()
    assert "The first 3 messages went out." in bench.words()
    assert bench.buttons() == ["Send the rest", "Stop", "Show the list"]
    assert bench.view.pause_button.property("primary") is True
    with bench.qtbot.waitActive(bench.view):
        bench.view.activateWindow()
    QTest.keyClick(bench.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert bench.run.phase is Phase.PAUSED, "no stray key sends the rest"
    QTest.mouseClick(bench.view.pause_button, Qt.MouseButton.LeftButton)
    assert bench.run._control.is_paused is False
    assert bench.buttons() == ["Pause", "Stop", "Show the list"]
    assert bench.view.pause_button.property("primary") is False
    assert "Sending" in bench.words()


def test_the_first_few_can_be_the_last(bench: Bench) -> None:
    bench.ask()
    QTest.mouseClick(bench.view.stop_button, Qt.MouseButton.LeftButton)
    assert "Stopping …" in bench.words()
    assert bench.buttons() == ["Show the list"]
    assert bench.run._control.is_stopped


def test_a_pause_in_a_wait_is_a_pause_and_the_wait_is_there_after_it(bench: Bench) -> None:
    wait = Wait(WaitFor.LIMIT, NOW + timedelta(days=1))
    bench.report(wait)
    bench.run.pause()
    bench.run._hold()
    assert "Nothing more goes out until you resume." in bench.words()
    assert "Your limit" not in bench.words()
    bench.run.resume()
    assert bench.run.wait == wait
    assert "Your limit for 24 hours is used up" in bench.words()


def test_sleep_is_told_and_stays_told(bench: Bench) -> None:
    wait = Wait(WaitFor.LIMIT, NOW + timedelta(days=1))
    bench.report(wait)
    bench.run._show(Progress(SOME, slept=(NOW, NOW + timedelta(minutes=52))))
    assert bench.run.wait == wait, "sleeping ended no wait"
    bench.report()
    assert "Paused 14:05 – 14:57 while the computer slept" in bench.words()
    for hour in range(1, 5):
        slept = (NOW + timedelta(hours=hour), NOW + timedelta(hours=hour, minutes=1))
        bench.run._show(Progress(SOME, slept=slept))
    assert len(bench.view.slept.text().splitlines()) == 3, "the newest three"


def test_a_wait_counts_as_no_time_left(bench: Bench) -> None:
    clock = bench.world.clock
    bench.run._time_left = TimeLeft(clock)
    bench.report()
    clock.now += 20
    bench.report(counts=Counts({State.ACCEPTED: 66, State.WAITING: 112}))
    assert "left" in bench.view.numbers.text()
    before = bench.run.seconds_left
    bench.report(Wait(WaitFor.LIMIT, NOW + timedelta(days=1)))
    assert "left" not in bench.view.numbers.text()
    clock.now += 86400
    bench.report()
    assert bench.run.seconds_left == before
    assert "left" in bench.view.numbers.text()


def test_time_left_is_held_while_a_wait_is_reported_again() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    left.feed(100)
    clock.now += 20
    left.hold()
    clock.now += 3600
    left.feed(90)
    assert left.seconds == pytest.approx(180)


def test_a_wait_is_announced_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "invite_desktop.ui.send.progress_view.announce", lambda _widget, text: said.append(text)
    )
    wait = Wait(WaitFor.HOURS, NOW + timedelta(days=6))
    bench.report(wait)
    bench.report(wait)
    bench.report()
    assert len(said) == 1
    assert said[0].startswith("Outside your sending hours. Goes on by itself from Mon 14:05")


@pytest.mark.parametrize(
    ("scheme", "percent"), [(Scheme.LIGHT, 100), (Scheme.DARK, 150), (Scheme.LIGHT, 200)]
)
def test_every_wait_passes_the_audit(bench: Bench, theme: Theme, scheme: Scheme, percent: int) -> None:
    theme.use(scheme=scheme, text_percent=percent)
    bench.view.resize(560, 460)
    for reason in WaitFor:
        bench.report(Wait(reason, None if reason is WaitFor.CONSENT else NOW + timedelta(hours=20)))
        assert all_findings(bench.view) == [], reason


# -- with the engine -------------------------------------------------------------------------------


def test_the_page_asks_after_the_first_two_and_then_sends_the_rest(qtbot: QtBot, world: World) -> None:
    account = world.ready(5)
    page = SendPage(world.frame, world.accounts, world.mailings, world.run, world.looking)
    qtbot.addWidget(page)
    page.show()
    world.run.start(world.mailing(), account, first=2)
    qtbot.waitUntil(lambda: world.run.phase is Phase.PAUSED, timeout=5000)
    assert world.run.is_asking
    assert page.standing is PageStanding.ATTENTION
    assert page.standing_words == "Waiting, 40%"
    assert len(world.server.mails) == 2
    QTest.mouseClick(page.progress_view.pause_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: world.run.phase is Phase.ENDED, timeout=5000)
    assert len(world.server.mails) == 5


def test_only_so_many_go_out_when_no_more_were_ordered(qtbot: QtBot, world: World) -> None:
    account = world.ready(5)
    world.run.start(world.mailing(), account, at_most=3)
    qtbot.waitUntil(lambda: world.run.phase is Phase.ENDED, timeout=5000)
    assert len(world.server.mails) == 3
    assert world.run.problem is None


def test_the_control_tells_once_that_it_holds(world: World) -> None:
    control = world.run._control
    told: list[bool] = []
    holds = threading.Event()

    def held() -> None:
        told.append(True)
        holds.set()

    control.held = held
    control.pause()
    beside = threading.Thread(target=lambda: [control.may_continue(0.001) for _ in range(3)])
    beside.start()
    assert holds.wait(5)
    control.stop()
    beside.join()
    assert told == [True]


def test_now_is_the_computers_time(world: World, qtbot: QtBot) -> None:
    view = ProgressView(world.frame, world.mailings, world.run)
    qtbot.addWidget(view)
    assert abs(view._now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert re.fullmatch(r"\d\d:\d\d", when(view._now(), view._now()))
