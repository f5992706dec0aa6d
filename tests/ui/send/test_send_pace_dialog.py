"""The dialog for speed and limit, by click and key."""

from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from invite_desktop.domain.account import Account
from invite_desktop.domain.pace import WORKING_DAYS, ActiveHours
from invite_desktop.domain.provider import Provider
from invite_desktop.system.resources import Resources
from invite_desktop.ui.send.pace_dialog import PaceDialog
from invite_desktop.ui.theme import Scheme, Theme
from tests.ui.audit import all_findings

PROVIDERS = {each.id: each for each in Resources(Path(__file__).parents[3] / "resources").providers()}
GMAIL_ACCOUNT = Account(id=1, host="smtp.gmail.com", pace=30.0, daily_limit=300, warm_up=True)
UNI_ACCOUNT = Account(id=1, host="mail.uni.si", pace=30.0, daily_limit=None)
FAST_ACCOUNT = Account(id=1, host="mail.uni.si", pace=0.0, connections=3, hours=ActiveHours())


class Opened:
    """The dialog over a window, and what it gave."""

    def __init__(self, qtbot: QtBot, account: Account, provider: Provider | None, size: tuple[int, int]):
        self.qtbot = qtbot
        self.window = QWidget()
        self.window.resize(*size)
        qtbot.addWidget(self.window)
        self.window.show()
        self.dialog = PaceDialog(account, provider, self.window)
        self.given: list[Account] = []
        self.dialog.chosen.connect(self.given.append)
        with qtbot.waitActive(self.dialog):
            self.dialog.open()
            self.dialog.activateWindow()

    def save(self) -> Account | None:
        QTest.mouseClick(self.dialog.save_button, Qt.MouseButton.LeftButton)
        return self.given[-1] if self.given else None

    def words(self) -> str:
        return "\n".join(each.text() for each in self.dialog.findChildren(QLabel) if each.isVisible())

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key)


Open = Callable[..., Opened]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Iterator[Open]:
    QLocale.setDefault(QLocale("en_GB"))
    kept: list[Opened] = []

    def make(
        account: Account = GMAIL_ACCOUNT, provider: str = "gmail", size: tuple[int, int] = (1100, 720)
    ) -> Opened:
        kept.append(Opened(qtbot, account, PROVIDERS.get(provider), size))
        return kept[-1]

    yield make
    for each in kept:
        each.window.close()


# -- speed -----------------------------------------------------------------------------------------


def test_saving_untouched_changes_nothing(opened: Open) -> None:
    assert opened().save() == GMAIL_ACCOUNT
    assert opened(UNI_ACCOUNT, "").save() == UNI_ACCOUNT
    assert opened(FAST_ACCOUNT, "").save() == FAST_ACCOUNT


def test_the_arrow_keys_choose_a_speed(opened: Open) -> None:
    dialog = opened()
    gentle = dialog.dialog.pace.buttons[30.0]
    assert dialog.dialog.focusWidget() is gentle
    dialog.key(gentle, Qt.Key.Key_Down)
    account = dialog.save()
    assert account is not None
    assert (account.pace, account.connections) == (5.0, 1)


def test_gmail_may_go_fast_but_is_warned_and_gets_one_connection(opened: Open) -> None:
    dialog = opened()
    assert "Gmail stops fast series" in dialog.words()
    dialog.dialog.pace.fast.setChecked(True)
    assert not dialog.dialog.pace.connections.isVisible()
    account = dialog.save()
    assert account is not None
    assert (account.pace, account.connections) == (0.0, 1)


def test_another_server_may_have_several_connections(opened: Open) -> None:
    dialog = opened(UNI_ACCOUNT, "")
    assert "Gmail stops" not in dialog.words()
    box = dialog.dialog.pace.connections
    assert not box.isVisible()
    dialog.dialog.pace.fast.setChecked(True)
    assert box.isVisible()
    assert [box.itemData(row) for row in range(box.count())] == list(range(1, 9))
    box.setCurrentIndex(box.findData(4))
    account = dialog.save()
    assert account is not None
    assert (account.pace, account.connections) == (0.0, 4)


def test_a_speed_of_its_own_is_kept_unless_another_is_chosen(opened: Open) -> None:
    practice = Account(id=1, host="127.0.0.1", pace=0.4, connections=2)
    dialog = opened(practice, "")
    assert dialog.dialog.pace.buttons[0.4].text() == "As it is now: one message every 0.4 s"
    assert dialog.save() == practice
    other = opened(practice, "")
    other.dialog.pace.buttons[5.0].setChecked(True)
    account = other.save()
    assert account is not None
    assert (account.pace, account.connections) == (5.0, 1)


# -- limit -----------------------------------------------------------------------------------------


def test_the_limit_stops_at_the_ceiling(opened: Open) -> None:
    dialog = opened()
    assert "Gmail stops an account at about 500" in dialog.words()
    assert "You can choose up to 450." in dialog.words()
    assert not dialog.dialog.limit.endless.isVisible()
    field = dialog.dialog.limit.limit
    field.setText("451")
    assert dialog.save() is None
    assert "Type a number from 1 to 450." in dialog.words()
    assert field.hasFocus()
    assert all_findings(dialog.dialog) == []
    dialog.key(field, Qt.Key.Key_Up)
    assert field.text() == "450"
    dialog.key(field, Qt.Key.Key_Down)
    account = dialog.save()
    assert account is not None
    assert account.daily_limit == 440


@pytest.mark.parametrize("text", ["", "0"])
def test_some_number_is_needed(text: str, opened: Open) -> None:
    dialog = opened(UNI_ACCOUNT, "")
    dialog.dialog.limit.endless.setChecked(False)
    dialog.dialog.limit.limit.setText(text)
    assert dialog.save() is None
    assert "Type how many messages may go out." in dialog.words()
    dialog.dialog.limit.endless.setChecked(True)
    assert dialog.save() == UNI_ACCOUNT


def test_no_limit_only_where_the_provider_publishes_none(opened: Open) -> None:
    dialog = opened(UNI_ACCOUNT, "")
    assert dialog.dialog.limit.endless.isChecked()
    assert not dialog.dialog.limit.limit.isEnabled()
    assert not dialog.dialog.limit.warm_up.isEnabled()
    assert "Ask your provider how many it allows." in dialog.words()
    yahoo = opened(Account(id=1, host="smtp.mail.yahoo.com", daily_limit=300), "yahoo")
    assert not yahoo.dialog.limit.endless.isVisible()
    assert "You can choose up to 500." in yahoo.words()


def test_a_published_limit_is_proposed_where_none_was_set(opened: Open) -> None:
    account = opened(Account(id=1, host="smtp.gmail.com"), "google_workspace").save()
    assert account is not None
    assert account.daily_limit == 1000


def test_growing_slowly_can_be_turned_off(opened: Open) -> None:
    dialog = opened()
    dialog.key(dialog.dialog.limit.warm_up, Qt.Key.Key_Space)
    account = dialog.save()
    assert account is not None
    assert not account.warm_up


def test_a_pasted_number_loses_its_comma(opened: Open) -> None:
    dialog = opened(UNI_ACCOUNT, "")
    dialog.dialog.limit.endless.setChecked(False)
    field = dialog.dialog.limit.limit
    QGuiApplication.clipboard().setText("1,500 a day")
    field.selectAll()
    field.paste()
    assert field.text() == "1500"


# -- hours -----------------------------------------------------------------------------------------


def test_hours_begin_as_the_working_day(opened: Open) -> None:
    dialog = opened()
    hours = dialog.dialog.hours
    assert not hours.start.isVisible()
    dialog.key(hours.limited, Qt.Key.Key_Space)
    account = dialog.save()
    assert account is not None
    assert account.hours == ActiveHours(WORKING_DAYS, time(8), time(18))


def test_days_and_times_can_be_chosen(opened: Open) -> None:
    dialog = opened(FAST_ACCOUNT, "")
    hours = dialog.dialog.hours
    assert hours.days[0].accessibleName() == "Monday"
    dialog.key(hours.days[5], Qt.Key.Key_Space)
    hours.start.setCurrentIndex(hours.start.findText("10:00"))
    hours.end.setCurrentIndex(hours.end.findText("23:59"))
    account = dialog.save()
    assert account is not None
    assert account.hours == ActiveHours(WORKING_DAYS | {5}, time(10), time(23, 59))


@pytest.mark.parametrize(("size", "percent"), [((1100, 720), 100), ((800, 560), 100), ((800, 560), 150)])
def test_days_and_times_come_into_sight(
    opened: Open, theme: Theme, size: tuple[int, int], percent: int
) -> None:
    theme.use(text_percent=percent)
    dialog = opened(GMAIL_ACCOUNT, "gmail", size)
    hours = dialog.dialog.hours
    dialog.key(hours.limited, Qt.Key.Key_Space)
    area = dialog.dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    seen = area.viewport().rect()

    def corner(of: QWidget, *, is_last: bool) -> QPoint:
        return of.mapTo(area.viewport(), of.rect().bottomRight() if is_last else QPoint())

    dialog.qtbot.waitUntil(lambda: seen.contains(corner(hours.end, is_last=True)), timeout=2000)
    assert seen.contains(corner(hours.days[0], is_last=False))


def test_odd_times_are_kept(opened: Open) -> None:
    odd = Account(id=1, host="mail.uni.si", hours=ActiveHours(start=time(7, 45), end=time(15, 20)))
    assert opened(odd, "").save() == odd


def test_hours_that_cannot_be_are_pointed_out(opened: Open) -> None:
    dialog = opened(FAST_ACCOUNT, "")
    hours = dialog.dialog.hours
    for day in WORKING_DAYS:
        hours.days[day].setChecked(False)
    assert dialog.save() is None
    assert "Choose at least one day." in dialog.words()
    assert hours.days[0].hasFocus()
    hours.days[0].setChecked(True)
    assert "Choose at least one day." not in dialog.words()
    hours.start.setCurrentIndex(hours.start.findText("18:00"))
    assert dialog.save() is None
    assert "The second time has to be later than the first." in dialog.words()
    assert all_findings(dialog.dialog) == []


# -- looks -----------------------------------------------------------------------------------------


def test_esc_changes_nothing(opened: Open) -> None:
    dialog = opened()
    dialog.key(dialog.dialog, Qt.Key.Key_Escape)
    assert dialog.given == []


@pytest.mark.parametrize(
    ("scheme", "percent", "size"),
    [
        (Scheme.LIGHT, 100, (1100, 720)),
        (Scheme.DARK, 150, (1100, 720)),
        (Scheme.LIGHT, 200, (800, 560)),
    ],
)
@pytest.mark.parametrize(("account", "provider"), [(GMAIL_ACCOUNT, "gmail"), (FAST_ACCOUNT, "")])
def test_nothing_is_cut_and_it_fits_the_window(
    opened: Open,
    theme: Theme,
    scheme: Scheme,
    percent: int,
    size: tuple[int, int],
    account: Account,
    provider: str,
) -> None:
    theme.use(scheme=scheme, text_percent=percent)
    dialog = opened(account, provider, size)
    QApplication.processEvents()
    assert all_findings(dialog.dialog) == []
    assert dialog.dialog.height() <= size[1]
    area = dialog.dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert not area.horizontalScrollBar().isVisible()
