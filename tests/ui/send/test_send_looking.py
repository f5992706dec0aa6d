"""Looking in the Sent folder: at the start, by the plan, by hand, and never where it disturbs."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    DiskFull,
    InviteError,
    MailboxSignInRejected,
    MailboxUnreachable,
    OutcomeUnknown,
    PasswordMissing,
    VaultLocked,
)
from invite_desktop.domain.mailing import Counts, Mailing, MailingKind, Progress, State, Wait, WaitFor
from invite_desktop.domain.message import Message
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.send.looking import FIRST_LOOK, NEXT_TRY, LookState
from invite_desktop.ui.send.run import Phase
from invite_desktop.ui.theme import Theme
from tests.ui.send.world import World, plural


@pytest.fixture
def world(tmp_path: Path, theme: Theme, icons: Icons, qapp: QApplication) -> Iterator[World]:
    end = plural(qapp)
    world = World(tmp_path, theme, icons)
    world.imap_host = "imap.uni.si"
    yield world
    world.close()
    end()


def settle(qtbot: QtBot, world: World) -> None:
    qtbot.waitUntil(lambda: not world.tasks.is_running(), timeout=5000)


def in_doubt(qtbot: QtBot, world: World, count: int = 1) -> tuple[Account, Mailing]:
    """A mailing to three people that ended with some of them not sure."""
    account = world.ready(3)
    mailing = world.mailing()
    for number in range(1, count + 1):
        world.server.script[f"p{2 * number - 1}@example.org"] = OutcomeUnknown()
    world.run.start(mailing, account)
    qtbot.waitUntil(lambda: world.run.phase is Phase.ENDED, timeout=5000)
    settle(qtbot, world)
    assert world.count(mailing, State.IN_DOUBT) == count
    return account, mailing


def look(qtbot: QtBot, world: World) -> None:
    world.looking.look()
    settle(qtbot, world)


def test_where_nobody_is_in_doubt_no_password_and_no_mailbox_is_asked_for(
    qtbot: QtBot, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.ready(1)
    monkeypatch.setattr(world.accounts, "password", lambda _account: pytest.fail("asked for the password"))
    look(qtbot, world)
    assert world.folder.looks == 0
    assert world.looking.planned is None
    assert world.toasts == []


def test_what_the_folder_holds_is_settled_and_told(qtbot: QtBot, world: World) -> None:
    account, mailing = in_doubt(qtbot, world, 2)
    world.folder.holds = {"p1@example.org", "p3@example.org"}
    with qtbot.waitSignal(world.session.mailings_changed):
        world.looking.look()
    settle(qtbot, world)
    assert world.count(mailing, State.ACCEPTED) == 3
    assert world.folder.passwords == ["secret"]
    assert len(world.toasts) == 1
    assert world.toasts[0].startswith("Found in your Sent folder: 2 of the 2 that were not sure")
    assert world.looking.state_of(account) == LookState()
    assert world.looking.planned is None


def test_after_a_run_a_look_is_planned_and_looks_for_what_is_due(qtbot: QtBot, world: World) -> None:
    account, _ = in_doubt(qtbot, world)
    assert world.looking.state_of(account).next_look == world.wall_clock + FIRST_LOOK
    planned = world.looking.planned
    assert planned is not None
    assert abs(planned - world.wall_clock - FIRST_LOOK) < timedelta(seconds=5)
    world.folder.next_look = world.wall_clock + timedelta(minutes=5)
    world.looking._timer.timeout.emit()
    settle(qtbot, world)
    assert world.folder.were_all_due == [False]
    assert world.looking.state_of(account).next_look == world.folder.next_look
    assert world.looking.planned is not None
    look(qtbot, world)
    assert world.folder.were_all_due == [False, True], "by hand: for all"


def test_after_the_last_look_nothing_is_planned(qtbot: QtBot, world: World) -> None:
    account, _ = in_doubt(qtbot, world)
    look(qtbot, world)
    assert world.looking.state_of(account) == LookState()
    assert world.looking.planned is None


@pytest.mark.parametrize(
    ("problem", "is_tried_again"),
    [
        (MailboxUnreachable("imap.uni.si", 993, "timed out"), True),
        (MailboxSignInRejected("ana@uni.si", "no"), False),
    ],
)
def test_what_is_in_the_way_is_kept_and_only_what_passes_is_tried_again(
    qtbot: QtBot, world: World, problem: InviteError, is_tried_again: bool
) -> None:
    account, _ = in_doubt(qtbot, world)
    world.folder.problem = problem
    look(qtbot, world)
    state = world.looking.state_of(account)
    assert state.problem is problem
    assert state.next_look == (world.wall_clock + NEXT_TRY if is_tried_again else None)
    assert (world.looking.planned is not None) is is_tried_again
    world.folder.problem = None
    look(qtbot, world)
    assert world.looking.state_of(account).problem is None


def test_a_password_that_is_not_at_hand_is_said_and_not_asked_for(qtbot: QtBot, world: World) -> None:
    account, _ = in_doubt(qtbot, world)
    world.accounts.forget_password(account)
    look(qtbot, world)
    assert isinstance(world.looking.state_of(account).problem, PasswordMissing)
    assert world.folder.looks == 0


def test_a_locked_vault_is_said(qtbot: QtBot, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_account: object) -> str:
        raise VaultLocked("keyring")

    account, _ = in_doubt(qtbot, world)
    monkeypatch.setattr(world.accounts, "password", locked)
    look(qtbot, world)
    assert isinstance(world.looking.state_of(account).problem, VaultLocked)


def test_one_look_at_a_time(qtbot: QtBot, world: World) -> None:
    account, _ = in_doubt(qtbot, world)
    world.folder.hold()
    world.looking.look()
    qtbot.waitUntil(lambda: world.looking.state_of(account).is_looking, timeout=5000)
    world.looking.look()
    world.folder.let()
    settle(qtbot, world)
    assert world.folder.looks == 1
    assert not world.looking.state_of(account).is_looking


def test_a_run_that_sends_with_the_account_is_left_alone(qtbot: QtBot, world: World) -> None:
    in_doubt(qtbot, world)
    world.write(Message("Again", "https://uni.si/s"))
    other = world.mailing(MailingKind.REMINDER)
    world.server.hold()
    world.run.start(other, world.account())
    qtbot.waitUntil(lambda: world.server.asked > 3, timeout=5000)
    world.looking.look()
    qtbot.waitUntil(lambda: not world.looking._is_looking, timeout=5000)
    assert world.folder.looks == 0
    world.server.open()
    qtbot.waitUntil(lambda: world.run.phase is Phase.ENDED, timeout=5000)
    settle(qtbot, world)
    assert world.looking.planned is not None, "once it is over"


def test_a_run_that_waits_for_long_is_looked_for_meanwhile(qtbot: QtBot, world: World) -> None:
    account, mailing = in_doubt(qtbot, world)
    look(qtbot, world)
    run, counts = world.run, Counts({State.IN_DOUBT: 1, State.WAITING: 2})
    run.phase = Phase.SENDING
    run._show(Progress(counts, wait=Wait(WaitFor.NETWORK, world.wall_clock)))
    assert not world.looking._timer.isActive(), "that is over in a moment"
    run._show(Progress(counts, wait=Wait(WaitFor.LIMIT, world.wall_clock)))
    assert world.looking._timer.isActive()
    world.folder.holds = {"p1@example.org"}
    look(qtbot, world)
    assert world.count(mailing, State.IN_DOUBT) == 0
    run.phase = Phase.ENDED
    assert world.looking.state_of(account) == LookState()


@pytest.mark.logs_expected
def test_a_store_that_cannot_be_read_breaks_nothing(
    qtbot: QtBot, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> list[Account]:
        raise DiskFull(Path("data.sqlite3"))

    monkeypatch.setattr(world.looking, "_in_doubt", full)
    look(qtbot, world)
    assert world.looking.planned is None
    look(qtbot, world)


# -- all of a mailing ------------------------------------------------------------------------------


def test_all_of_a_mailing_are_checked_and_a_later_run_asks_for_it_anew(qtbot: QtBot, world: World) -> None:
    account = world.ready(2)
    mailing = world.mailing()
    world.run.start(mailing, account)
    qtbot.waitUntil(lambda: world.run.phase is Phase.ENDED, timeout=5000)
    settle(qtbot, world)
    world.folder.holds = {"p1@example.org"}
    world.folder.hold()
    world.looking.check(mailing, account)
    assert world.looking.check_of(mailing).is_checking
    world.looking.check(mailing, account)
    world.folder.let()
    with qtbot.waitSignal(world.session.mailings_changed):
        settle(qtbot, world)
    assert world.folder.looks == 1
    assert world.looking.check_of(mailing).is_checked
    assert [bool(fate.confirmed_at) for fate in world.mailings.fates(mailing)] == [True, False]
    world.run.start(mailing, account)
    qtbot.waitUntil(lambda: world.run.phase is Phase.ENDED, timeout=5000)
    assert not world.looking.check_of(mailing).is_checked


def test_what_is_in_the_way_of_a_check_is_kept(qtbot: QtBot, world: World) -> None:
    account = world.ready(1)
    mailing = world.mailing()
    world.folder.problem = MailboxSignInRejected("ana@uni.si", "no")
    world.looking.check(mailing, account)
    settle(qtbot, world)
    assert world.looking.check_of(mailing).problem is world.folder.problem
    world.accounts.forget_password(account)
    world.looking.check(mailing, account)
    settle(qtbot, world)
    assert isinstance(world.looking.check_of(mailing).problem, PasswordMissing)
