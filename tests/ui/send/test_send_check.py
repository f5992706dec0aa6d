"""The check before sending: limit, hours, what goes when, and the choices about it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from invite_desktop.domain.errors import DiskFull
from invite_desktop.domain.pace import ALL_DAYS, ActiveHours
from invite_desktop.domain.recipient import Recipient
from invite_desktop.operations.preflight import Order
from invite_desktop.system.resources import Resources
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.send.check_half import CheckHalf
from invite_desktop.ui.send.check_view import CheckView
from invite_desktop.ui.send.limit_words import day_words, hours_words
from invite_desktop.ui.send.moments import short_day
from invite_desktop.ui.send.pace_dialog import PaceDialog
from invite_desktop.ui.send.run import Phase
from invite_desktop.ui.session import MESSAGE, RECIPIENTS
from invite_desktop.ui.theme import Scheme, Theme
from invite_desktop.ui.widgets import Page
from tests.ui.audit import all_findings
from tests.ui.send.world import World, plural

RESOURCES = Path(__file__).parents[3] / "resources"
MONDAY = datetime(2026, 11, 23, 14, 5).astimezone()


@pytest.fixture
def english(qapp: QApplication, plain_look: None) -> Iterator[None]:
    QLocale.setDefault(QLocale("en_GB"))
    end = plural(qapp)
    yield
    end()


class Desk:
    """The check of a Gmail account on a page, at a time that the test sets."""

    def __init__(self, qtbot: QtBot, world: World) -> None:
        self.qtbot, self.world = qtbot, world
        self.now = MONDAY
        world.database.clock = lambda: self.now.astimezone(UTC)
        world.accounts.providers = Resources(RESOURCES).providers()
        self.orders: list[Order] = []
        self.page = Page("Check before sending")
        self.view = CheckView(world.frame, world.accounts)
        self.page.body.addWidget(self.view)
        self.page.body.addStretch()
        self.view.send_chosen.connect(self.orders.append)
        world.session.account_changed.connect(self.check)
        qtbot.addWidget(self.page)
        self.page.resize(900, 900)

    def ready(self, people: int, *others: Recipient, **changes: object) -> None:
        """A tested Gmail account with a limit of 300, a text and people, checked."""
        settings = {"pace": 30.0, "daily_limit": 300, "warm_up": False, "imap_host": "", **changes}
        account = self.world.ready(people, *others)
        gmail = {"host": "smtp.gmail.com", "from_email": "ana@gmail.com", "username": "ana", **settings}
        self.world.store.accounts.save(replace(account, **gmail))  # type: ignore[arg-type]  # any field
        self.page.show()
        self.world.session.tell_account_changed()
        self.settle()

    def check(self) -> None:
        account = self.world.session.account
        assert account is not None
        self.view.show_check(self.world.mailings.check(self.world.survey, account))

    def sent(self, count: int, ago: timedelta) -> None:
        """So many mails went out before, the first so long ago, one a minute."""
        account = self.world.session.account
        assert account is not None
        for number in range(count):
            at = self.now - ago + timedelta(minutes=number / 2)
            self.world.store.ledger.note_other(account.id or 0, f"<{number}@x.si>", at, "self")
        self.check()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.world.tasks.is_running(), timeout=5000)
        for _ in range(3):
            QApplication.processEvents()

    def words(self) -> str:
        return "\n".join(label.text() for label in self.view.findChildren(QLabel) if label.isVisible())

    @property
    def button(self) -> str:
        return self.view.send_button.text()

    def send(self) -> Order:
        self.click(self.view.send_button)
        return self.orders[-1]

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())

    def choose(self, widget: QWidget) -> None:
        QTest.keyClick(widget, Qt.Key.Key_Space)

    @property
    def dialog(self) -> PaceDialog:
        dialog = self.view.pace_change.dialog
        assert dialog is not None
        return dialog


@pytest.fixture
def desk(english: None, tmp_path: Path, theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[Desk]:
    world = World(tmp_path, theme, icons)
    yield Desk(qtbot, world)
    world.close()


# -- the limit -------------------------------------------------------------------------------------


def test_below_the_limit_all_go_and_nothing_is_to_be_chosen(desk: Desk) -> None:
    desk.ready(3)
    view = desk.view
    assert view.limit_fact.value() == "300 in any 24 hours (Gmail: about 500)"
    assert view.limit_fact.why() == (
        "This program sent none in the last 24 hours. Mail you send elsewhere counts too."
    )
    assert not view.limit_fact.bar.isVisible()
    assert not view.way.isVisible()
    assert desk.button == "Send 3 messages"
    assert desk.send() == Order(desk.orders[0].preflight)


def test_a_named_account_is_told_apart_from_another_of_its_address(desk: Desk) -> None:
    desk.ready(1, name="Faculty (copy)")
    assert desk.view.sender_fact.why() == "Account: Faculty (copy)"


@pytest.mark.parametrize(
    ("people", "others", "why", "caption", "place"),
    [
        (0, (), "nobody on the list yet", "Go to the recipients", (RECIPIENTS, "")),
        (
            0,
            (Recipient(0, "nobody", ("", "")),),
            "No address",
            "Show these addresses",
            (RECIPIENTS, "problems"),
        ),
        (
            0,
            (Recipient(0, "eva@uni.si", ("", ""), left_out=True),),
            "You left out everybody",
            "Show who is left out",
            (RECIPIENTS, "left_out"),
        ),
        (1, (), "got this very text before", "Write another message", (MESSAGE, "body")),
    ],
)
def test_with_nobody_to_write_to_the_button_says_what_helps(
    desk: Desk, people: int, others: tuple[Recipient, ...], why: str, caption: str, place: tuple[str, str]
) -> None:
    led: list[tuple[str, str]] = []
    desk.view.place_chosen.connect(lambda *to: led.append(to))
    desk.ready(people, *others)
    if people:
        account = desk.world.session.account
        assert account is not None
        desk.world.run.start(desk.world.mailing(), account)
        desk.qtbot.waitUntil(lambda: desk.world.run.phase is Phase.ENDED)
        desk.check()
        desk.settle()
    assert desk.button == caption
    assert why in desk.words()
    desk.click(desk.view.send_button)
    assert (led, desk.orders) == ([place], [])
    assert all_findings(desk.page) == []


def test_what_is_used_up_shows_as_a_bar_and_the_rest_as_days(desk: Desk) -> None:
    desk.ready(1231)
    desk.sent(120, timedelta(hours=22, minutes=55))
    fact, way = desk.view.limit_fact, desk.view.way
    assert fact.why() == (
        "This program sent 120 since yesterday 15:10. At most 180 left: mail you send elsewhere counts too."
    )
    assert (fact.bar.value(), fact.bar.maximum()) == (120, 300)
    assert fact.bar.accessibleName() == "120 of 300"
    assert "180 messages can go now, 1,051 later." in desk.words()
    assert way.days.text() == (
        "Today: 300\nTue 24 Nov: 300\nWed 25 Nov: 300\nThu 26 Nov: 300\nFri 27 Nov: 31"
    )
    assert desk.view.speed_fact.value() == "one every 30 s (until Fri 27 Nov)"
    assert desk.button == "Send 180 messages now"
    assert "Keep the program open" in desk.words()
    assert desk.send() == Order(desk.orders[0].preflight, at_most=None)


def test_a_long_mailing_shows_its_first_days_and_the_last(desk: Desk) -> None:
    desk.ready(1000, daily_limit=100)
    lines = desk.view.way.days.text().splitlines()
    assert len(lines) == 6
    assert lines[0] == "Today: 100"
    assert lines[4] == "5 days between: 500"
    assert lines[5] == "Wed 2 Dec: 100"


def test_only_what_may_go_now_is_an_order_of_its_own(desk: Desk) -> None:
    desk.ready(5, daily_limit=2)
    way = desk.view.way
    assert way.all_button.isChecked()
    assert way.now_button.text() == "Send only these 2 now"
    desk.choose(way.now_button)
    assert "Keep the program open" not in desk.words()
    order = desk.send()
    assert (order.first, order.at_most) == (0, 2)
    desk.check()
    assert way.now_button.isChecked(), "looking again keeps what was chosen"
    desk.world.accounts.save(desk.world.survey, desk.world.account(daily_limit=300))
    desk.check()
    assert desk.send().at_most is None, "where nothing is to be chosen, all go"


def test_the_first_three_alone(desk: Desk) -> None:
    desk.ready(3)
    assert not desk.view.way.first_box.isVisible(), "three are all"
    desk.world.people(0, Recipient(0, "new@example.org", ("Nina", "Kos")))
    desk.check()
    assert desk.view.way.first_box.text() == "First 3, then ask me"
    desk.choose(desk.view.way.first_box)
    assert desk.send().first == 3
    assert desk.button == "Send 4 messages"


@pytest.mark.parametrize("percent", [150, 200])
def test_all_choices_fit_into_the_smallest_window(desk: Desk, theme: Theme, percent: int) -> None:
    theme.use(text_percent=percent)
    desk.page.resize(480, 480)
    people = [Recipient(0, f"{name}@gmial.com", ("Ana", "Novak")) for name in ("ana", "ada")]
    desk.ready(5, *people, daily_limit=2, from_email="christopher.featherstonehaugh@sociology.example.org")
    assert desk.view.way.now_button.isVisible()
    assert all_findings(desk.page) == []
    desk.sent(2, timedelta(hours=1))
    assert desk.button == "Send 7 messages from Tue 13:05 anyway"
    assert all_findings(desk.page) == []


@pytest.mark.parametrize(("pace", "is_said"), [(0.4, False), (2.9, False), (3.0, True), (30.0, True)])
def test_slow_on_purpose_is_said_of_what_is_slow(desk: Desk, pace: float, is_said: bool) -> None:
    desk.ready(3, pace=pace)
    assert ("Slow on purpose." in desk.view.speed_fact.why()) is is_said


def test_warnings_and_the_limit_share_the_button(desk: Desk) -> None:
    desk.ready(3, Recipient(0, "ana@gmial.com", ("Ana", "Novak")), daily_limit=2)
    assert desk.button == "Send 2 messages now anyway"
    desk.sent(2, timedelta(hours=1))
    assert desk.button == "Send 4 messages from Tue 13:05 anyway"


def test_a_limit_that_is_used_up_says_when_it_begins(desk: Desk) -> None:
    desk.ready(5, daily_limit=2)
    desk.sent(2, timedelta(hours=23))
    assert "Your limit for 24 hours is used up. Begins 15:05." in desk.words()
    assert desk.button == "Send 5 messages from 15:05"
    assert not desk.view.way.now_button.isVisible()
    assert desk.send().at_most is None


def test_a_new_account_is_told_why_it_may_send_less(desk: Desk) -> None:
    desk.ready(60, warm_up=True)
    fact = desk.view.limit_fact
    assert fact.value() == "for now 50 in 24 hours, later up to 300 (Gmail: about 500)"
    assert "A new account begins with 50 a day and grows: providers trust it more" in fact.why()
    assert "“Change” turns this off." in fact.why()
    assert desk.view.way.days.text() == "Today: 50\nTue 24 Nov: 10"


def test_without_a_limit_there_is_none(desk: Desk) -> None:
    desk.ready(500, daily_limit=None, host="mail.uni.si", from_email="ana@uni.si", pace=0.0, connections=3)
    assert (desk.view.limit_fact.value(), desk.view.limit_fact.why()) == ("none", "")
    assert desk.view.speed_fact.value().startswith(
        "as fast as the mail server takes them, over 3 connections (about"
    )
    assert desk.button == "Send 500 messages"


def test_a_provider_that_refused_gets_its_rest(desk: Desk) -> None:
    desk.ready(2)
    desk.world.store.mailings.note(desk.world.mailing().id, "paused", "SendingLimitReached")
    desk.now += timedelta(hours=1)
    desk.check()
    assert "The mail server wants a rest. Begins Tue 14:05." in desk.words()


# -- hours -----------------------------------------------------------------------------------------


def test_outside_the_hours_it_says_when_it_begins(desk: Desk) -> None:
    desk.now = MONDAY - timedelta(days=2)
    desk.ready(3, hours=ActiveHours())
    assert "Only on working days, 08:00–18:00. Begins Mon 08:00." in desk.words()
    assert desk.button == "Send 3 messages from Mon 08:00"
    desk.now = MONDAY
    desk.check()
    assert desk.button == "Send 3 messages"
    assert desk.view.speed_fact.why().endswith("Only on working days, 08:00–18:00.")


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (ActiveHours(ALL_DAYS, time(9), time(12, 30)), "Only at 09:00–12:30."),
        (ActiveHours(frozenset({1, 5})), "Only on Tue, Sat, 08:00–18:00."),
    ],
)
def test_hours_in_words(hours: ActiveHours, words: str, english: None) -> None:
    assert hours_words(hours) == words


def test_days_in_words(english: None) -> None:
    today = MONDAY.date()
    assert day_words(today, today) == "Today"
    assert day_words(today + timedelta(days=6), today) == "Sun 29 Nov"
    assert day_words(today + timedelta(days=60), today) == "Fri 22 Jan"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en_US", "Mon Nov 23"),
        ("sl_SI", "pon. 23. nov."),
        ("hu_HU", "nov. 23., H"),
        ("pt_BR", "seg. 23 de nov."),
        ("bg_BG", "пн 23 ное"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language: str, words: str, english: None) -> None:
    QLocale.setDefault(QLocale(language))
    assert short_day(MONDAY.date()) == words


def test_a_start_that_has_to_wait_says_until_when(desk: Desk) -> None:
    half = CheckHalf(desk.world.frame, desk.world.accounts, desk.world.mailings, desk.world.run, desk.view)
    desk.world.run._undo.setInterval(60_000)
    desk.ready(5, daily_limit=2)
    desk.send()
    assert desk.world.run.opens_at is None
    desk.world.run.stop()
    desk.sent(2, timedelta(hours=23))
    half.become_stale()
    desk.check()
    desk.send()
    assert desk.world.run.opens_at == MONDAY + timedelta(hours=1)
    desk.world.run.stop()


# -- ways to change --------------------------------------------------------------------------------


def test_speed_and_limit_are_changed_in_one_dialog(desk: Desk) -> None:
    desk.ready(5)
    desk.world.accounts.mark_test(desk.world.account(), None)
    for fact in (desk.view.speed_fact, desk.view.limit_fact):
        desk.click(fact.change_button)
        assert desk.dialog.windowTitle() == "Speed and limit"
        desk.dialog.reject()
        assert desk.view.pace_change.dialog is None
    desk.click(desk.view.limit_fact.change_button)
    desk.dialog.limit.limit.setText("3")
    desk.click(desk.dialog.save_button)
    desk.settle()
    assert desk.world.account().daily_limit == 3
    assert desk.world.toasts == ["Speed and limit saved"]
    assert desk.button == "Send 3 messages now", "checked again, and the test of the settings still holds"


def test_settings_that_cannot_be_kept_are_explained(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.ready(5)
    desk.click(desk.view.limit_fact.change_button)

    def full(*_: object) -> None:
        raise DiskFull(Path("data.sqlite3"))

    monkeypatch.setattr(desk.world.accounts, "save", full)
    desk.click(desk.dialog.save_button)
    desk.settle()
    assert "disk" in desk.words()
    assert desk.world.account().daily_limit == 300


# -- looks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scheme", "percent", "width", "height"),
    [
        (Scheme.LIGHT, 100, 900, 700),
        (Scheme.DARK, 150, 900, 700),
        (Scheme.LIGHT, 200, 800, 560),
        (Scheme.DARK, 200, 620, 500),
    ],
)
@pytest.mark.parametrize("state", ["plain", "split", "new", "used_up", "no_limit"])
def test_nothing_is_cut_or_out_of_reach(
    desk: Desk, theme: Theme, scheme: Scheme, percent: int, width: int, height: int, state: str
) -> None:
    changes: dict[str, dict[str, object]] = {
        "new": {"warm_up": True},
        "no_limit": {"daily_limit": None, "pace": 0.0, "host": "mail.uni.si"},
    }
    desk.ready(3 if state == "plain" else 700, Recipient(0, "nonsense"), **changes.get(state, {}))
    if state in {"split", "used_up"}:
        desk.sent(120 if state == "split" else 300, timedelta(hours=20))
    theme.use(scheme=scheme, text_percent=percent)
    desk.page.resize(width, height)
    desk.settle()
    QTest.qWait(1)
    assert all_findings(desk.page) == []
