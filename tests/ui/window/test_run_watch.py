"""Run and window while a mailing waits: the title, the call to the person, the question at closing."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from invite_desktop.domain.mailing import Counts, Progress, State, Wait, WaitFor
from invite_desktop.operations.preferences import Preferences
from invite_desktop.system.resources import Resources, find_root
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.rail_page import RailPage
from invite_desktop.ui.send.close_dialog import CloseDialog
from invite_desktop.ui.send.run import Phase
from invite_desktop.ui.theme import Theme
from invite_desktop.ui.window.main_window import MainWindow, PageEntry
from invite_desktop.ui.window.rail import rail_rows
from invite_desktop.ui.window.run_watch import RunWatch
from tests.ui.send.world import World, plural

LATER = datetime.now(UTC) + timedelta(hours=20)
COUNTS = Counts({State.ACCEPTED: 56, State.WAITING: 122})


class Bench:
    """A window with a run that is told how it goes."""

    def __init__(self, qtbot: QtBot, world: World) -> None:
        self.world, self.run = world, world.run
        self.calls = 0
        entries = [PageEntry(row, RailPage) for row in rail_rows(practice=False)]
        self.window = MainWindow(
            world.frame,
            world.surveys,
            Preferences(world.store),
            Resources(find_root()),
            entries,
            may_close=self._may_close,
            is_busy=lambda _survey: False,
        )
        self.watch = RunWatch(
            world.run,
            world.session,
            world.mailings,
            world.surveys,
            self.window,
            before_closing=lambda: None,
            alert=self._note_call,
        )
        qtbot.addWidget(self.window)
        world.set_up()
        self.run.phase = Phase.SENDING

    def _may_close(self) -> bool:
        return self.watch.may_close()

    def _note_call(self, window: object) -> None:
        assert window is self.window
        self.calls += 1

    def report(self, reason: WaitFor | None = None) -> None:
        self.run._show(Progress(COUNTS, wait=Wait(reason, LATER) if reason else None))


@pytest.fixture
def bench(
    qtbot: QtBot, qapp: QApplication, plain_look: None, tmp_path: Path, theme: Theme, icons: Icons
) -> Iterator[Bench]:
    QLocale.setDefault(QLocale("en_GB"))
    end = plural(qapp)
    world = World(tmp_path, theme, icons)
    bench = Bench(qtbot, world)
    yield bench
    bench.run.phase = Phase.ENDED
    world.close()
    end()


def test_the_title_says_that_it_waits(bench: Bench) -> None:
    bench.report()
    assert bench.window.windowTitle() == "31% – Health – Invite Desktop"
    bench.report(WaitFor.LIMIT)
    assert bench.window.windowTitle() == "Waiting, 31% – Health – Invite Desktop"


def test_the_person_is_called_once_when_there_is_something_to_choose(bench: Bench) -> None:
    bench.report(WaitFor.LIMIT)
    assert bench.calls == 0, "it goes on by itself"
    bench.report(WaitFor.CONSENT)
    bench.report(WaitFor.CONSENT)
    assert bench.calls == 1
    bench.report()
    bench.report(WaitFor.CONSENT)
    assert bench.calls == 2


def test_the_person_is_called_when_the_internet_stays_away(bench: Bench) -> None:
    bench.report(WaitFor.NETWORK)
    assert bench.calls == 0
    assert bench.watch._offline.isActive()
    assert bench.watch._offline.interval() == 120_000
    bench.report()
    assert bench.watch._offline.isActive() is False
    bench.report(WaitFor.NETWORK)
    bench.watch._offline.timeout.emit()
    assert bench.calls == 1


def test_the_person_is_called_at_the_end(bench: Bench) -> None:
    bench.run._end(None)
    assert bench.calls == 1
    assert bench.window.windowTitle() == "Health – Invite Desktop"


@pytest.mark.parametrize("reason", [WaitFor.LIMIT, WaitFor.HOURS, WaitFor.CONSENT])
def test_closing_in_a_wait_asks_as_in_the_middle_of_sending(bench: Bench, reason: WaitFor) -> None:
    bench.window.show()
    bench.report(reason)
    assert bench.window.close() is False
    (dialog,) = bench.window.findChildren(CloseDialog)
    assert dialog.isVisible()
    dialog.keep_button.click()
    assert bench.run.is_running
    assert bench.window.isMinimized()


def test_stop_and_close_calls_nobody(bench: Bench) -> None:
    bench.window.show()
    bench.report(WaitFor.LIMIT)
    bench.window.close()
    (dialog,) = bench.window.findChildren(CloseDialog)
    dialog.stop_button.click()
    assert bench.run.phase.value == "stopping"
    bench.run._end(None)
    assert bench.calls == 0
    assert not bench.window.isVisible()
