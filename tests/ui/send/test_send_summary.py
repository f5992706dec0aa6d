"""The summary: what the Sent folder says, what the person decides, and when it goes on."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from invite_desktop.domain.account import SentCopies
from invite_desktop.domain.errors import (
    InviteError,
    MailboxSignInRejected,
    MailboxUnreachable,
    OutcomeUnknown,
    SendingLimitReached,
)
from invite_desktop.domain.mailing import Addressee, Counts, Fate, Mailing, MailingKind, Outline, State
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.practice.trouble import DAILY_LIMIT, Rehearsal
from invite_desktop.ui.send.looking import LookState
from invite_desktop.ui.send.run import Phase
from invite_desktop.ui.send.sent_folder_parts import DoubtsPart
from invite_desktop.ui.send.summary import Doubts, summarise
from invite_desktop.ui.send.words import fate_words, reason_words, source_words
from invite_desktop.ui.theme import Scheme, Theme
from tests.ui.audit import all_findings
from tests.ui.send.test_send_page import BANNED, Bench
from tests.ui.send.world import World, plural

NOW = datetime(2026, 3, 3, 14, 5, 0).astimezone()
MAILING = Mailing(1, 1, MailingKind.INVITATION, 1, (), "2026-03-03T13:00:00+00:00")


@pytest.fixture
def world(
    qapp: QApplication, plain_look: None, tmp_path: Path, theme: Theme, icons: Icons, qtbot: QtBot
) -> Iterator[World]:
    QLocale.setDefault(QLocale("en_GB"))
    end = plural(qapp)
    world = World(tmp_path, theme, icons)
    world.imap_host = "imap.uni.si"
    yield world
    world.close()
    end()


@pytest.fixture
def bench(qtbot: QtBot, world: World, tmp_path: Path) -> Bench:
    return Bench(qtbot, world, tmp_path)


def in_doubt(bench: Bench) -> Mailing:
    """Two of three people not sure, on the screen."""
    account = bench.world.ready(3)
    mailing = bench.world.mailing()
    bench.show()
    for number in (1, 3):
        bench.world.server.script[f"p{number}@example.org"] = OutcomeUnknown()
    bench.world.run.start(mailing, account)
    bench.reach(Phase.ENDED)
    bench.settle()
    assert bench.page.title.text() == "1 sent, 2 not sure"
    return mailing


def look(bench: Bench) -> None:
    bench.click("Look now")
    bench.settle()
    bench.settle()


def give_up(bench: Bench, mailing: Mailing) -> None:
    """Half an hour later, after the last look."""
    later = datetime.now(UTC) + timedelta(minutes=31)
    bench.world.database.clock = lambda: later
    look(bench)
    assert all(fate.has_last_look for fate in doubtful(bench, mailing))


def doubtful(bench: Bench, mailing: Mailing) -> list[Fate]:
    return [fate for fate in bench.world.mailings.fates(mailing) if fate.state is State.IN_DOUBT]


# -- not sure --------------------------------------------------------------------------------------


def test_while_the_program_looks_nothing_has_to_be_decided(bench: Bench) -> None:
    in_doubt(bench)
    assert "2 not sure. The connection broke while handing them over" in bench.words()
    assert "The program looks for them in your Sent folder: first look " in bench.words()
    assert "They got it" not in bench.buttons()
    assert "Send again" not in bench.buttons()
    assert all_findings(bench.page) == []


def test_found_ones_are_sent_and_say_how_that_is_known(bench: Bench) -> None:
    mailing = in_doubt(bench)
    bench.world.folder.holds = {"p1@example.org"}
    bench.world.folder.next_look = bench.world.wall_clock + timedelta(minutes=30)
    look(bench)
    assert bench.page.title.text() == "2 sent, 1 not sure"
    assert "last look " in bench.words()
    assert ", next " in bench.words()
    assert bench.world.toasts == ["Found in your Sent folder: 1 of the 2 that were not sure"]
    assert "1 of them found in your Sent folder" in bench.words()
    fates = bench.world.mailings.fates(mailing)
    said = [(fate_words(fate, reason_words()), source_words(fate)) for fate in fates]
    assert said == [("Found in your Sent folder", "Your Sent folder"), ("", "The server's answer"), ("", "")]


def test_after_the_last_look_the_person_decides(bench: Bench) -> None:
    mailing = in_doubt(bench)
    give_up(bench, mailing)
    words = bench.words()
    assert "They were looked for in your Sent folder and are not there. You decide." in words
    assert "marked so that a mail system can recognise a second copy" in words
    assert "twice" not in words, "the folder was read"
    (fate, _) = doubtful(bench, mailing)
    assert fate_words(fate, reason_words()) == "Not found in your Sent folder"
    bench.click("They got it")
    bench.settle()
    assert bench.page.title.text() == "3 sent"
    said = [source_words(fate) for fate in bench.world.mailings.fates(mailing)]
    assert said == ["You marked it", "The server's answer", "You marked it"]
    assert fate_words(bench.world.mailings.fates(mailing)[0], {}) == "You said that they got it"


def test_send_again_sends_again(bench: Bench) -> None:
    give_up(bench, in_doubt(bench))
    bench.click("Send again")
    bench.qtbot.waitUntil(lambda: len(bench.world.server.mails) == 3, timeout=5000)
    bench.reach(Phase.ENDED)
    bench.settle()
    assert bench.page.title.text() == "3 sent"


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (MailboxSignInRejected("ana@uni.si", "no"), "So the program can't look for them."),
        (MailboxUnreachable("imap.uni.si", 993, "timed out"), "The program's next look: "),
    ],
)
def test_a_mailbox_that_cannot_be_read_is_explained_and_the_person_may_decide(
    bench: Bench, problem: InviteError, words: str
) -> None:
    in_doubt(bench)
    bench.world.folder.problem = problem
    look(bench)
    assert words in bench.words()
    assert "They may get it twice." in bench.words()
    assert "They got it" in bench.buttons()
    assert all_findings(bench.page) == []
    bench.world.folder.problem = None
    bench.world.folder.holds = {"p1@example.org", "p3@example.org"}
    look(bench)
    assert bench.page.title.text() == "3 sent"


def test_the_next_look_is_said_once_in_words_for_any_day(world: World, icons: Icons, qtbot: QtBot) -> None:
    problem = MailboxUnreachable("imap.uni.si", 993, "timed out")
    look = LookState(next_look=NOW + timedelta(hours=18), problem=problem)
    part = DoubtsPart(icons, Doubts(2), look, SentCopies.FILED, NOW)
    qtbot.addWidget(part)
    words = "\n".join(label.text() for label in part.findChildren(QLabel))
    assert "The program's next look: Wed 08:05." in words
    assert words.count(" look") == 2, "the next one, and the person's own"


def test_without_a_mailbox_the_person_decides_at_once(bench: Bench) -> None:
    bench.world.imap_host = ""
    in_doubt(bench)
    assert "Look now" not in bench.buttons()
    assert "They got it" in bench.buttons()
    assert "Check all in your Sent folder" not in bench.buttons()


def test_while_looking_the_summary_says_so_and_keeps_the_focus(bench: Bench) -> None:
    in_doubt(bench)
    bench.world.folder.hold()
    bench.page.activateWindow()
    bench.button("Look now").setFocus()
    bench.click("Look now")
    bench.qtbot.waitUntil(lambda: "Looking in your Sent folder …" in bench.words(), timeout=5000)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert bench.page.summary_view.isAncestorOf(focused)
    bench.world.folder.let()
    bench.settle()
    assert "Look now" in bench.buttons()


@pytest.mark.parametrize("copies", [SentCopies.RENAMED, SentCopies.MISSING])
def test_where_no_copy_can_be_recognised_not_found_says_nothing(
    world: World, icons: Icons, qtbot: QtBot, copies: SentCopies
) -> None:
    part = DoubtsPart(icons, Doubts(2, 2, "2026-03-03T13:00:00+00:00"), LookState(), copies, NOW)
    qtbot.addWidget(part)
    words = "\n".join(label.text() for label in part.findChildren(QLabel))
    assert "they may have gone out" in words
    assert "They may get it twice." in words


# -- all of a mailing ------------------------------------------------------------------------------


def sent(bench: Bench, count: int) -> Mailing:
    bench.world.ready(count)
    bench.show()
    return bench.send()


def test_all_can_be_found_in_the_sent_folder(bench: Bench) -> None:
    mailing = sent(bench, 3)
    bench.world.folder.holds = {f"p{number}@example.org" for number in (1, 2, 3)}
    bench.click("Check all in your Sent folder")
    bench.settle()
    bench.settle()
    assert "3 of 3 found in your Sent folder" in bench.words()
    assert "Check all in your Sent folder" not in bench.buttons()
    said = {fate_words(fate, {}) for fate in bench.world.mailings.fates(mailing)}
    assert said == {"Found in your Sent folder"}
    assert all_findings(bench.page) == []


def test_those_not_found_yet_are_named_and_looked_for_again(bench: Bench) -> None:
    sent(bench, 14)
    bench.world.folder.holds = {"p1@example.org", "p2@example.org"}
    bench.click("Check all in your Sent folder")
    bench.settle()
    bench.settle()
    assert "2 of 14 found in your Sent folder" in bench.words()
    assert "12 not found yet. Some mail servers file copies a little later." in bench.words()
    assert "p3@example.org" in bench.words()
    assert "and 2 more" in bench.words()
    assert "p14@example.org" not in bench.words()
    bench.world.folder.holds = {f"p{number}@example.org" for number in range(1, 15)}
    bench.click("Look again")
    bench.settle()
    bench.settle()
    assert "14 of 14 found in your Sent folder" in bench.words()


def test_a_check_that_found_none_says_so(bench: Bench) -> None:
    sent(bench, 1)
    bench.click("Check all in your Sent folder")
    bench.settle()
    bench.settle()
    assert "0 of 1 found in your Sent folder" in bench.words()


def test_a_check_that_was_not_possible_is_explained(bench: Bench) -> None:
    sent(bench, 1)
    bench.world.folder.problem = MailboxSignInRejected("ana@uni.si", "no")
    bench.click("Check all in your Sent folder")
    bench.settle()
    bench.settle()
    assert "The sign-in to your mailbox wasn't accepted" in bench.words()
    bench.world.folder.problem = None
    bench.world.folder.holds = {"p1@example.org"}
    bench.click("Look again")
    bench.settle()
    bench.settle()
    assert "1 of 1 found in your Sent folder" in bench.words()


def fate(number: int, state: State, **known: object) -> Fate:
    addressee = Addressee(number, number, f"p{number}@example.org", ())
    return replace(Fate(addressee, state), **known)  # type: ignore[arg-type]  # any field of a fate


def test_what_was_sent_after_a_check_is_not_called_missing() -> None:
    outline = Outline(MAILING, "Hello", Counts())
    checked = fate(1, State.ACCEPTED, at="2026-03-03T10:00", confirmed_at="2026-03-03T12:00")
    not_there = fate(2, State.ACCEPTED, at="2026-03-03T10:00")
    newer = fate(3, State.ACCEPTED, at="2026-03-03T13:00")
    copies = summarise(outline, (checked, not_there, newer), is_put_aside=False).copies
    assert (copies.found, copies.total, copies.unchecked) == (1, 3, 1)
    settled = fate(4, State.ACCEPTED, at="2026-03-03T10:00", settled_by="sent_folder")
    copies = summarise(outline, (settled, not_there), is_put_aside=False).copies
    assert (copies.found, copies.unchecked) == (1, 1), "nobody checked them all"


def test_doubts_are_looked_for_until_the_last_of_them_is_given_up() -> None:
    outline = Outline(MAILING, "Hello", Counts())
    first = fate(1, State.IN_DOUBT, looked_at="2026-03-03T10:00", has_last_look=True)
    second = fate(2, State.IN_DOUBT, looked_at="2026-03-03T10:30")
    doubts = summarise(outline, (first, second), is_put_aside=False).doubts
    assert (doubts.count, doubts.given_up, doubts.looked_at) == (2, 1, "2026-03-03T10:30")
    assert doubts.are_looked_for
    assert not summarise(outline, (first,), is_put_aside=False).doubts.are_looked_for
    assert not Doubts().are_looked_for


# -- when it goes on -------------------------------------------------------------------------------


def test_after_the_providers_limit_it_says_from_when_and_waits_by_itself(bench: Bench) -> None:
    bench.world.ready(3)
    bench.world.server.script["p2@example.org"] = SendingLimitReached("550 5.4.5 limit")
    bench.world.is_patient = True
    bench.show()
    bench.send()
    assert "Can go on from " in bench.words()
    assert "Choose “Continue when it is allowed”: the rest goes by itself then." in bench.words()
    assert all_findings(bench.page) == []
    bench.world.run._undo.setInterval(200)
    bench.click("Continue when it is allowed")
    assert re.search(r"Nothing leaves before \w+ \d\d:\d\d\. You can still take it back\.", bench.words())
    bench.qtbot.waitUntil(lambda: bench.world.run.wait is not None, timeout=5000)
    bench.qtbot.waitUntil(lambda: "Your limit for 24 hours is used up" in bench.words(), timeout=5000)
    assert len(bench.world.server.mails) == 1
    assert "To change speed, limit or hours: stop, change them, then continue." in bench.words()
    bench.click("Stop")
    bench.reach(Phase.ENDED)
    bench.settle()


def test_speed_limit_and_hours_are_changed_where_people_wait(bench: Bench) -> None:
    bench.world.ready(3)
    bench.world.server.script["p2@example.org"] = SendingLimitReached("550 5.4.5 limit")
    bench.show()
    bench.send()
    bench.click("Speed, limit, hours")
    dialog = bench.page.summary_half.pace_change.dialog
    assert dialog is not None
    dialog.limit.endless.setChecked(False)
    dialog.limit.limit.setText("7")
    dialog.save_button.click()
    bench.settle()
    bench.settle()
    assert bench.world.account().daily_limit == 7
    assert "Continue when it is allowed" in bench.buttons()
    bench.world.survey = bench.world.session.survey
    other = replace(bench.world.account(), id=None, from_email="other@uni.si")
    bench.world.accounts.save(bench.world.survey, other)
    bench.world.session.tell_account_changed()
    bench.settle()
    assert "Speed, limit, hours" not in bench.buttons(), "the mailing goes on with the account it began with"


def test_in_practice_the_limit_is_over_with_the_trouble(bench: Bench) -> None:
    state = {"trouble": DAILY_LIMIT}
    rehearsal = Rehearsal(lambda trouble: state.update(trouble=trouble), lambda: state["trouble"])
    rehearsal.begin(DAILY_LIMIT)
    half = bench.page.summary_half
    half._rehearsal = rehearsal
    rehearsal.changed.connect(half._show)
    bench.world.ready(2)
    bench.world.server.script["p2@example.org"] = SendingLimitReached("550 5.4.5 limit")
    bench.show()
    bench.send()
    assert "Continue when it is allowed" in bench.buttons()
    rehearsal.end()
    bench.settle_layout()
    assert "Continue" in bench.buttons()
    assert "Can go on from" not in bench.words()
    assert "This was rehearsed and is over" in bench.words()


def test_whose_mailbox_takes_no_mail_yet_still_waits(world: World) -> None:
    put_off = fate(1, State.WAITING, reason="RecipientDeferred")
    words = fate_words(put_off, reason_words())
    assert words == "Mailbox takes no mail yet; it is tried again"
    assert not BANNED.search(words.casefold())


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.LIGHT, 100), (Scheme.DARK, 200)])
def test_every_state_of_the_summary_passes_the_audit(
    bench: Bench, theme: Theme, scheme: Scheme, percent: int
) -> None:
    theme.use(scheme=scheme, text_percent=percent)
    bench.page.resize(560, 500)
    mailing = in_doubt(bench)
    assert all_findings(bench.page) == []
    bench.world.folder.problem = MailboxUnreachable("imap.uni.si", 993, "timed out")
    look(bench)
    assert all_findings(bench.page) == []
    bench.world.folder.problem = None
    give_up(bench, mailing)
    assert all_findings(bench.page) == []
    bench.click("Check all in your Sent folder")
    bench.settle()
    assert all_findings(bench.page) == []
