"""The Send page, clicked through: check, progress, summary."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from invite_desktop.domain.errors import (
    DiskFull,
    MessageRefused,
    OutcomeUnknown,
    ProtocolViolation,
    RecipientRefused,
    SignInRejected,
)
from invite_desktop.domain.mailing import Counts, LeftOutReason, Mailing, MailingKind, Progress, State
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.operations.preflight import Finding, Severity
from invite_desktop.operations.preflight import Line as FindingLine
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.send.close_dialog import CloseDialog
from invite_desktop.ui.send.findings import finding_words, place_of
from invite_desktop.ui.send.page import SendPage
from invite_desktop.ui.send.progress_view import ProgressView
from invite_desktop.ui.send.run import Phase
from invite_desktop.ui.send.words import (
    duration_words,
    left_out_words,
    parts,
    reason_words,
    result_words,
    unfinished_words,
)
from invite_desktop.ui.session import HISTORY, MESSAGE, RECIPIENTS, SETUP
from invite_desktop.ui.theme import Scheme, Theme
from tests.ui.audit import all_findings
from tests.ui.send.world import World, plural

REFUSED = RecipientRefused("p2@example.org", "550 5.1.1 no such user")
NOT_FOR_THEM = MessageRefused("p3@example.org", "550 5.7.1 not here")
BANNED = re.compile(
    "error|fail|invalid|illegal|forbidden|fatal|abort|oops|sorry|please|delivered|campaign|template"
)


@pytest.fixture
def english(qapp: QApplication, plain_look: None) -> Iterator[None]:
    QLocale.setDefault(QLocale("en_GB"))
    end = plural(qapp)
    yield
    end()


@pytest.fixture
def world(english: None, tmp_path: Path, theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[World]:
    world = World(tmp_path, theme, icons)
    yield world
    world.close()


class Bench:
    """The page with its world, and short ways to click through it."""

    def __init__(self, qtbot: QtBot, world: World, folder: Path) -> None:
        self.qtbot, self.world = qtbot, world
        self.asked: list[str] = []
        self.answer = ""
        self.page = SendPage(
            world.frame, world.accounts, world.mailings, world.run, world.looking, choose_file=self._choose
        )
        qtbot.addWidget(self.page)
        self.page.resize(900, 700)
        self.folder = folder

    def _choose(self, _parent: QWidget, _title: str, name: str, _kinds: str) -> str:
        self.asked.append(name)
        return self.answer

    def show(self) -> None:
        self.page.show()
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.world.tasks.is_running(), timeout=5000)
        self.settle_layout()

    def settle_layout(self) -> None:
        for _ in range(3):  # words that wrap ask for their height in rounds
            QApplication.processEvents()

    def place(self, widget: QWidget) -> QPoint:
        return widget.mapTo(self.page, QPoint())

    def click(self, text: str) -> None:
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def button(self, text: str) -> QPushButton:
        found = [b for b in self.page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        assert len(found) == 1, (text, self.buttons())
        return found[0]

    def buttons(self) -> list[str]:
        return [b.text() for b in self.page.findChildren(QPushButton) if b.isVisible()]

    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def reach(self, *phases: Phase) -> None:
        self.qtbot.waitUntil(lambda: self.world.run.phase in phases, timeout=5000)

    def send(self) -> Mailing:
        """Send what is checked, to the end, and come to the summary."""
        QTest.mouseClick(self.page.check_view.send_button, Qt.MouseButton.LeftButton)
        self.reach(Phase.ENDED)
        self.settle()
        mailing = self.world.run.mailing
        assert mailing is not None
        return mailing


@pytest.fixture
def bench(qtbot: QtBot, world: World, tmp_path: Path) -> Bench:
    return Bench(qtbot, world, tmp_path)


# -- check -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "Send 1 message"), (2, "Send 2 messages"), (5, "Send 5 messages"), (101, "Send 101 messages")],
)
def test_the_button_holds_number_and_plural(bench: Bench, count: int, words: str) -> None:
    bench.world.ready(count)
    bench.show()
    assert bench.page.check_view.send_button.text() == words


def test_with_a_warning_the_button_ends_in_anyway(bench: Bench) -> None:
    bench.world.ready(2, Recipient(0, "ana@gmial.com", ("Ana", "Novak")))
    bench.show()
    assert bench.page.check_view.send_button.text() == "Send 3 messages anyway"
    people = bench.world.store.recipients.load(bench.world.survey.id)
    bench.world.store.recipients.remove([people.people[-1]])
    bench.world.session.tell_recipients_changed()
    bench.settle()
    assert bench.page.check_view.send_button.text() == "Send 2 messages"


def test_the_check_names_what_will_go_out(bench: Bench) -> None:
    bench.world.pace = 30
    bench.world.ready(3, Recipient(0, "nonsense"), Recipient(0, "out@example.org", left_out=True))
    bench.show()
    view = bench.page.check_view
    assert view.sender_fact.value() == "Ana Novak <ana@uni.si>"
    assert view.recipients_fact.value() == "3 of 5 (2 left out)"
    assert view.subject_fact.value() == "Invitation for {{First name}}"
    assert view.speed_fact.value() == "one every 30 s (about 60 s)"
    assert "Slow on purpose" in bench.words()
    assert "got this very text before" in bench.words()
    assert [view.kind_box.itemText(row) for row in range(4)] == [
        "Invitation",
        "Reminder",
        "Thank-you",
        "Letter",
    ]


def test_every_part_leads_to_its_place(bench: Bench) -> None:
    bench.world.ready(2)
    bench.show()
    view = bench.page.check_view
    facts = (view.sender_fact, view.recipients_fact, view.subject_fact)
    for fact in facts:
        QTest.mouseClick(fact.change_button, Qt.MouseButton.LeftButton)
    assert bench.world.went == [(SETUP, "settings"), (RECIPIENTS, ""), (MESSAGE, "subject")]
    names = [fact.change_button.accessibleName() for fact in (*facts, view.speed_fact, view.limit_fact)]
    assert names == [
        "Change: From",
        "Change: Recipients",
        "Change: Subject",
        "Change: Speed",
        "Change: Limit",
    ]


def test_what_must_be_mended_takes_the_focus_and_nothing_is_sent(bench: Bench) -> None:
    bench.world.ready(2)
    bench.world.write(Message("Hello", "Dear {{Frst name}}, https://uni.si"))
    bench.show()
    view = bench.page.check_view
    assert view.send_button.isEnabled()
    bench.page.activateWindow()
    QTest.mouseClick(view.send_button, Qt.MouseButton.LeftButton)
    first = view.rows[0]
    assert first.finding.severity is Severity.FIX
    assert first.text() == "Fix this first: The list has no column for the field {{Frst name}}"
    assert bench.page.focusWidget() is first.link
    assert bench.world.run.phase is Phase.IDLE
    QTest.keyClick(first.link, Qt.Key.Key_Space)
    assert bench.world.went == [(MESSAGE, "field:{{Frst name}}")]


def test_each_finding_has_words_and_only_what_can_be_seen_has_a_place(english: None) -> None:
    subjects = {
        Finding.SETTING_MISSING: "host",
        Finding.TESTED: "2026-03-03T14:05:00.000+00:00",
        Finding.COPIES_SEEN: "2026-03-03T14:05:00.000+00:00",
        Finding.FIELD_UNKNOWN: "{{X}}",
    }
    for finding in Finding:
        line = FindingLine(finding, Severity.FINE, subjects.get(finding, "First name"), 2)
        words = finding_words(line)
        assert words
        assert not re.search(r"[{%](?!{)", words.replace("{{X}}", ""))
        assert (place_of(line) is None) == (finding in {Finding.TESTED, Finding.FIELDS_KNOWN})
    blank = FindingLine(Finding.VALUE_BLANK, Severity.LOOK_AT, "First name", 2)
    assert place_of(blank) == (RECIPIENTS, "blank:First name")
    assert finding_words(blank) == "2 recipients without First name – it stays empty"
    again = FindingLine(Finding.ALREADY_SENT, Severity.LOOK_AT, count=1)
    assert finding_words(again) == "Left out: 1 recipient who got this very text before"
    assert place_of(again) == (HISTORY, "")


def test_without_an_account_one_button_helps(bench: Bench) -> None:
    bench.show()
    bench.click("Go to Setup")
    assert bench.world.went == [(SETUP, "")]
    assert all_findings(bench.page) == []


def test_a_change_elsewhere_is_checked_when_the_page_is_shown_again(bench: Bench) -> None:
    bench.world.ready(2)
    bench.show()
    bench.page.hide()
    bench.world.people(0, Recipient(0, "new@example.org", ("Nina", "Kos")))
    assert not bench.page.check_view.send_button.isEnabled(), "what it says is out of date"
    bench.show()
    assert bench.page.check_view.send_button.text() == "Send 3 messages"


def test_looking_again_checks_nothing_while_nothing_changed(bench: Bench) -> None:
    bench.world.ready(2)
    bench.show()
    bench.page.refresh()
    assert not bench.world.tasks.is_running()


def test_the_kind_goes_with_the_mailing(bench: Bench) -> None:
    bench.world.ready(1)
    bench.show()
    bench.page.check_view.kind_box.setCurrentText("Reminder")
    assert not bench.page.check_view.send_button.isEnabled(), "another kind, another check"
    bench.settle()
    assert bench.send().kind is MailingKind.REMINDER


def test_a_second_invitation_is_worth_a_look_and_a_reminder_is_expected(bench: Bench) -> None:
    bench.world.ready(2)
    bench.show()
    bench.send()
    bench.world.write(Message("Again", "https://uni.si"))
    bench.click("New mailing")
    bench.settle()
    box = bench.page.check_view.kind_box
    assert box.currentText() == "Reminder"
    words = "2 recipients got a message of this survey in the last 3 days"
    (row,) = [row for row in bench.page.check_view.rows if row.text() == words]
    assert bench.page.check_view.send_button.text() == "Send 2 messages anyway"
    box.setCurrentText("Invitation")
    bench.settle()
    words = "2 recipients already got an invitation of this survey, with other words"
    (row,) = [row for row in bench.page.check_view.rows if row.text() == words]
    QTest.mouseClick(row.link, Qt.MouseButton.LeftButton)
    assert bench.world.went == [(HISTORY, "")]
    assert bench.page.check_view.send_button.text() == "Send 2 messages anyway"
    bench.world.people(0, Recipient(0, "new@example.org"))
    bench.settle()
    assert box.currentText() == "Invitation", "what the person chose stays"


def test_whom_another_mailing_reached_meanwhile_is_left_out_and_not_tried_again(bench: Bench) -> None:
    bench.world.ready(2)
    late = bench.world.mailing()
    bench.show()
    bench.page.show_mailing(bench.world.mailing())
    bench.settle()
    bench.click("Continue")
    bench.reach(Phase.ENDED)
    bench.settle()
    bench.page.show_mailing(late)
    bench.settle()
    bench.click("Continue")
    bench.qtbot.waitUntil(lambda: bench.world.count(late, State.LEFT_OUT) == 2, timeout=5000)
    bench.reach(Phase.ENDED)
    bench.settle()
    assert bench.page.summary_view.chart.as_text() == "Sent 0; Left out 2"
    assert "2 · They got this text in another mailing" in bench.words()
    assert not [text for text in bench.buttons() if text.startswith("Try")]
    assert len(bench.world.server.mails) == 2


def test_what_only_looks_like_a_field_is_named(bench: Bench) -> None:
    bench.world.ready(1)
    bench.world.write(Message("For #IME#", "{First name}, https://uni.si"))
    bench.show()
    assert "“#IME#” looks like a field but is none; it goes out as it stands" in bench.words()
    assert "“{First name}” looks like a field but is none; it goes out as it stands" in bench.words()


def test_whom_the_person_left_out_is_counted(bench: Bench) -> None:
    bench.world.ready(1, Recipient(0, "out@example.org", left_out=True))
    bench.show()
    assert "Left out by you: 1 recipient" in bench.words()
    assert bench.page.check_view.send_button.text() == "Send 1 message", "nothing to warn of"


def test_whoever_got_this_text_is_left_out_next_time(bench: Bench) -> None:
    bench.world.ready(2)
    bench.show()
    bench.send()
    bench.world.people(0, Recipient(0, "new@example.org", ("Nina", "Kos")))
    bench.click("New mailing")
    bench.settle()
    assert bench.page.check_view.send_button.text() == "Send 1 message anyway"
    assert "Left out: 2 recipients who got this very text before" in bench.words()
    bench.send()
    assert sorted(bench.world.server.reached) == ["new@example.org", "p1@example.org", "p2@example.org"]


# -- progress --------------------------------------------------------------------------------------


def test_progress_shows_one_bar_that_only_goes_on(bench: Bench) -> None:
    world, view = bench.world, bench.page.progress_view
    world.ready(30)
    values: list[int] = []
    view.bar.valueChanged.connect(values.append)
    world.server.script["p2@example.org"] = REFUSED
    bench.show()
    bench.send()
    assert values == sorted(values)
    assert view.bar.value() == view.bar.maximum() == 30
    assert not view.bar.isTextVisible()


def test_the_bar_stays_short_of_its_end_while_somebody_is_not_sure(bench: Bench) -> None:
    bench.world.ready(2)
    bench.world.server.script["p2@example.org"] = OutcomeUnknown()
    bench.show()
    bench.send()
    bar = bench.page.progress_view.bar
    assert (bar.value(), bar.maximum()) == (1, 2)


def sending(bench: Bench, count: int) -> None:
    bench.world.ready(count)
    bench.world.server.hold()
    bench.show()
    QTest.mouseClick(bench.page.check_view.send_button, Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: bench.world.server.asked == 1, timeout=5000)
    bench.qtbot.waitUntil(lambda: bench.world.run.progress is not None, timeout=5000)


def test_numbers_address_and_knobs_stand_on_the_page(bench: Bench) -> None:
    sending(bench, 3)
    assert bench.page.title.text() == "Invitation"
    assert "Sending to p1@example.org …" in bench.words()
    assert "0 of 3 sent (0%)" in bench.words()
    assert "You can use other pages and programs. Keep the computer on; closing the lid" in bench.words()
    assert bench.page.standing is PageStanding.PROGRESS
    assert bench.page.standing_words == "Sending, 0%"
    assert bench.buttons() == ["Pause", "Stop", "Show the list"]
    assert all_findings(bench.page) == []


def test_pause_resume_and_stop_by_click_and_key(bench: Bench) -> None:
    sending(bench, 4)
    bench.click("Pause")
    assert "Pausing after this message …" in bench.words()
    bench.world.server.let(1)
    bench.reach(Phase.PAUSED)
    assert "Paused" in bench.words()
    assert bench.page.progress_view.bar.property("tone") == "look_at"
    with bench.qtbot.waitActive(bench.page):
        bench.page.activateWindow()
    QTest.keyClick(bench.page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert bench.world.run.phase is Phase.SENDING
    QTest.keyClick(bench.page, Qt.Key.Key_Escape)
    assert bench.world.run.phase is Phase.SENDING, "Esc never stops a mailing"
    bench.click("Stop")
    assert "Stopping after this message …" in bench.words()
    bench.world.server.open()
    bench.reach(Phase.ENDED)
    bench.settle()
    assert len(bench.world.server.mails) <= 2
    assert bench.button("Continue").isEnabled()


def test_pause_and_resume_stand_at_the_same_place(bench: Bench) -> None:
    sending(bench, 3)
    button = bench.page.progress_view.pause_button
    places = [bench.place(button)]
    bench.click("Pause")
    bench.settle_layout()
    places.append(bench.place(button))
    bench.world.server.let(1)
    bench.reach(Phase.PAUSED)
    bench.settle_layout()
    places.append(bench.place(button))
    assert places == [places[0]] * 3
    assert button.text() == "Resume"


def test_the_paused_page_counts_every_message(bench: Bench) -> None:
    sending(bench, 4)
    bench.world.server.let(2)
    bench.qtbot.waitUntil(lambda: bench.world.server.asked == 3, timeout=5000)
    bench.click("Pause")
    bench.world.server.let(1)
    bench.reach(Phase.PAUSED)
    assert "3 of 4 sent (75%)" in bench.words()
    assert bench.world.run.counts().by_state == {State.ACCEPTED: 3, State.WAITING: 1}


def test_the_focus_stays_with_what_is_sent(bench: Bench) -> None:
    bench.page.activateWindow()
    sending(bench, 2)
    assert bench.page.focusWidget() is bench.button("Show the list"), "a late Space for Cancel stops nothing"
    bench.world.server.let(2)
    bench.reach(Phase.ENDED)
    bench.settle()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    assert bench.page.summary_view.isAncestorOf(focused)


def test_a_start_is_taken_back_within_seconds(
    qtbot: QtBot, english: None, tmp_path: Path, theme: Theme, icons: Icons
) -> None:
    (tmp_path / "slow").mkdir()
    world = World(tmp_path / "slow", theme, icons, undo_seconds=60)
    bench = Bench(qtbot, world, tmp_path)
    world.ready(2)
    bench.show()
    bench.click("Send 2 messages")
    assert "Starting …" in bench.words()
    assert bench.page.focusWidget() is bench.button("Cancel")
    bench.click("Cancel")
    bench.settle()
    assert bench.button("Send 2 messages").isEnabled()
    assert world.server.mails == []
    assert world.mailings.of(world.survey) == ()
    world.close()


def test_the_list_shows_where_everybody_stands(bench: Bench) -> None:
    sending(bench, 3)
    bench.click("Show the list")
    model = bench.page.progress_view.model
    bench.qtbot.waitUntil(lambda: model.rowCount() == 3, timeout=5000)
    states = [model.index(row, 1).data() for row in range(3)]
    assert states == ["Sending", "Waiting", "Waiting"], "what is on its way is no doubt yet"
    bench.world.server.let(1)
    bench.qtbot.waitUntil(lambda: bench.world.server.asked == 2, timeout=5000)
    bench.page.progress_view._load_people()
    bench.qtbot.waitUntil(lambda: model.index(0, 1).data() == "Sent", timeout=5000)
    bench.click("Hide the list")
    assert not bench.page.progress_view.table.isVisible()


def test_progress_is_announced_every_tenth_and_minute(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "invite_desktop.ui.send.progress_view.announce",
        lambda _widget, text, assertive=False: said.append(text),
    )
    bench.world.ready(20)
    bench.show()
    bench.send()
    assert said == ["Starting …", "Sending"], "within a minute only the phases are said"


def test_long_mailings_are_announced_now_and_then(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "invite_desktop.ui.send.progress_view.announce", lambda _widget, text: said.append(text)
    )
    world = bench.world
    world.set_up()
    view = ProgressView(world.frame, world.mailings, world.run, world.clock)
    bench.qtbot.addWidget(view)

    def come_to(sent: int, after: float) -> None:
        world.clock.now += after
        world.run._show(Progress(Counts({State.ACCEPTED: sent, State.WAITING: 100 - sent})))

    come_to(9, 61)
    assert said == [], "a minute, but not ten per cent"
    come_to(10, 0)
    come_to(30, 59)
    assert said == ["10 of 100 sent (10%)"], "twenty per cent more, but not a minute"
    come_to(31, 1)
    assert len(said) == 2


def test_between_two_messages_the_page_says_that_more_come(bench: Bench) -> None:
    sending(bench, 2)
    bench.world.run._show(Progress(Counts({State.ACCEPTED: 1, State.WAITING: 1})))
    assert "The next message follows in a moment." in bench.words()


def test_a_mailing_of_another_survey_says_so(bench: Bench) -> None:
    sending(bench, 2)
    bench.world.second_survey()
    bench.page.refresh()
    assert "belongs to another survey" in bench.words()
    first = bench.world.survey
    bench.world.server.open()
    bench.reach(Phase.ENDED)
    bench.settle()
    assert bench.world.toasts == ["The mailing of the other survey has ended: 2 sent"]
    assert bench.page.title.text() == "Check before sending"
    bench.world.session.open_survey(first)
    bench.settle()
    assert bench.page.title.text() == "2 sent"


# -- summary ---------------------------------------------------------------------------------------


def test_the_summary_is_a_sum(bench: Bench) -> None:
    bench.world.ready(4, Recipient(0, "nonsense"))
    bench.world.server.script["p2@example.org"] = REFUSED
    bench.world.server.script["p3@example.org"] = NOT_FOR_THEM
    bench.show()
    mailing = bench.send()
    assert bench.page.title.text() == "2 sent, 2 not sent"
    counts = bench.world.mailings.counts(mailing)
    assert sum(part.count for part in parts(counts)) == counts.total == 5
    assert bench.page.summary_view.chart.as_text() == "Sent 2; Not sent 2; Left out 1"
    words = bench.words()
    assert "1 · The mail server takes no mail for this address" in words
    assert "1 · The mail server took the message for others, not for them" in words
    assert "1 · The address can't be used" in words
    assert "“Sent” means that the mail server took it." in words
    assert bench.page.standing is PageStanding.DONE
    assert all_findings(bench.page) == []


def test_those_not_sent_are_tried_again_and_nobody_else(bench: Bench) -> None:
    bench.world.ready(3)
    bench.world.server.script["p2@example.org"] = REFUSED
    bench.show()
    bench.send()
    bench.click("Try these 1 again")
    bench.qtbot.waitUntil(lambda: len(bench.world.server.mails) == 3, timeout=5000)
    bench.reach(Phase.ENDED)
    bench.settle()
    assert bench.world.server.reached == ["p1@example.org", "p3@example.org", "p2@example.org"]
    assert bench.page.title.text() == "3 sent"


def in_doubt(bench: Bench) -> Mailing:
    bench.world.ready(1)
    bench.world.server.script["p1@example.org"] = OutcomeUnknown()
    bench.show()
    mailing = bench.send()
    assert bench.page.title.text() == "0 sent, 1 not sure"
    assert bench.page.standing is PageStanding.ATTENTION
    return mailing


def test_not_sure_is_settled_by_the_persons_word(bench: Bench) -> None:
    in_doubt(bench)
    bench.click("They got it")
    bench.settle()
    assert bench.page.title.text() == "1 sent"
    assert bench.world.server.mails == []


def test_not_sure_is_sent_again_only_when_the_person_says_so(bench: Bench) -> None:
    in_doubt(bench)
    assert "They may get it twice." in bench.words()
    bench.click("Send again")
    bench.qtbot.waitUntil(lambda: len(bench.world.server.mails) == 1, timeout=5000)
    bench.reach(Phase.ENDED)
    bench.settle()
    assert bench.page.title.text() == "1 sent"


def test_a_problem_is_explained_and_the_mailing_goes_on(bench: Bench) -> None:
    bench.world.ready(3)
    bench.world.server.script["p2@example.org"] = ProtocolViolation("hello?")
    bench.show()
    bench.send()
    assert bench.page.title.text() == "1 sent, 2 waiting"
    bench.click("Continue")
    bench.qtbot.waitUntil(lambda: len(bench.world.server.mails) == 3, timeout=5000)
    bench.reach(Phase.ENDED)
    bench.settle()
    assert bench.page.title.text() == "3 sent"


def test_a_setting_in_the_way_leads_to_the_settings(bench: Bench) -> None:
    bench.world.ready(1)
    bench.world.server.refuses_to_connect = SignInRejected("ana@uni.si", "535 5.7.8 no")
    bench.show()
    bench.send()
    bench.click("Go to the settings")
    assert bench.world.went == [(SETUP, "password")]
    assert bench.button("Continue").isEnabled()
    assert all_findings(bench.page) == []


def test_an_unfinished_mailing_is_opened_and_left(bench: Bench) -> None:
    bench.world.ready(3)
    mailing = bench.world.mailing()
    assert bench.world.mailings.unfinished() == (mailing,)
    bench.show()
    bench.page.show_target(f"mailing:{mailing.id}")
    bench.settle()
    assert bench.page.title.text() == "0 sent, 3 waiting"
    bench.click("Leave it")
    bench.settle()
    assert bench.world.mailings.unfinished() == ()
    bench.page.show_mailing(mailing)
    bench.settle()
    assert "Leave it" not in bench.buttons()
    bench.click("Continue")
    bench.reach(Phase.ENDED)
    assert len(bench.world.server.mails) == 3


def test_the_page_opens_on_what_was_left_unfinished(bench: Bench) -> None:
    bench.world.ready(3)
    bench.world.mailing()
    page = Bench(bench.qtbot, bench.world, bench.folder)  # as after a restart
    page.show()
    assert page.page.title.text() == "0 sent, 3 waiting"
    assert page.button("Continue").property("primary") is True
    page.click("New mailing")
    page.settle()
    assert page.page.title.text() == "Check before sending"
    page.world.session.tell_mailings_changed()
    page.show()
    assert page.page.title.text() == "Check before sending", "asked for once is enough"
    first = bench.world.survey
    bench.world.second_survey()
    page.settle()
    assert page.page.title.text() == "Check before sending"
    bench.world.session.open_survey(first)
    page.settle()
    assert page.page.title.text() == "0 sent, 3 waiting"


def test_a_past_that_cannot_be_read_is_told_and_nothing_else_is_in_the_way(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> tuple[Mailing, ...]:
        raise DiskFull(Path("data.sqlite3"))

    bench.world.ready(1)
    bench.settle()
    monkeypatch.setattr(bench.world.mailings, "unfinished", full)
    page = Bench(bench.qtbot, bench.world, bench.folder)
    page.show()
    assert page.page.title.text() == "Check before sending"
    assert page.page.notice.isVisible()


def test_what_was_put_aside_is_not_opened_by_itself(bench: Bench) -> None:
    bench.world.ready(3)
    bench.world.mailings.leave(bench.world.mailing())
    page = Bench(bench.qtbot, bench.world, bench.folder)
    page.show()
    assert page.page.title.text() == "Check before sending"


def test_a_mailing_goes_on_with_the_account_it_was_made_with(bench: Bench) -> None:
    account = bench.world.ready(1)
    mailing = bench.world.mailing()
    bench.world.second_survey()
    bench.show()
    assert bench.page.summary_half.account_of(mailing) == account


def test_report_and_picture_are_saved(bench: Bench) -> None:
    bench.world.ready(2)
    bench.show()
    bench.send()
    bench.answer = str(bench.folder / "report.xlsx")
    bench.click("Save report…")
    bench.settle()
    assert bench.asked[0].startswith("Invitation ")
    sheet = load_workbook(bench.answer).worksheets[0]
    rows = [tuple(row) for row in sheet.iter_rows(values_only=True)]
    assert ("From", "Ana Novak <ana@uni.si>") in [row[:2] for row in rows]
    assert ("Sent", "2") in [row[:2] for row in rows]
    assert rows[-1][:6] == (2, "p2@example.org", "Čučka2", "Šmid", "Sent", None)
    bench.answer = str(bench.folder / "picture.png")
    bench.click("Save picture…")
    assert (bench.folder / "picture.png").read_bytes().startswith(b"\x89PNG")
    assert bench.world.toasts == ["Saved as report.xlsx", "Saved as picture.png"]


def test_a_report_that_cannot_be_written_is_explained(bench: Bench) -> None:
    bench.world.ready(1)
    bench.show()
    bench.send()
    bench.answer = str(bench.folder / "nowhere" / "report.csv")
    bench.click("Save report…")
    bench.settle()
    assert bench.page.notice.isVisible()
    bench.answer = ""
    bench.click("Save report…")
    assert not bench.world.tasks.is_running(), "the person thought better of it"


def test_a_new_message_and_another_survey_leave_the_summary(bench: Bench) -> None:
    bench.world.ready(1)
    bench.show()
    bench.send()
    bench.click("New message")
    assert bench.world.went == [(MESSAGE, "")]
    bench.world.second_survey()
    bench.settle()
    assert bench.page.title.text() == "Check before sending"
    assert bench.page.standing is PageStanding.OPEN


# -- closing the window ----------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "closes"), [(Qt.Key.Key_Return, False), (Qt.Key.Key_Escape, False)])
def test_enter_and_escape_keep_sending(bench: Bench, key: Qt.Key, closes: bool) -> None:
    bench.world.ready(3)
    dialog = CloseDialog(bench.world.mailings.counts(bench.world.mailing()))
    bench.qtbot.addWidget(dialog)
    dialog.open()
    assert "3 messages are still waiting" in [label.text() for label in dialog.findChildren(QLabel)]
    assert all_findings(dialog) == []
    assert dialog.keep_button.hasFocus() or dialog.keep_button.isDefault()
    QTest.keyClick(dialog, key)
    assert not dialog.isVisible()
    assert bool(dialog.result()) is closes


def test_a_mailing_that_has_not_begun_is_asked_about_too(bench: Bench) -> None:
    dialog = CloseDialog(Counts())
    bench.qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "A mailing is about to start"


def test_stop_and_close_is_said_on_purpose(bench: Bench) -> None:
    bench.world.ready(1)
    dialog = CloseDialog(bench.world.mailings.counts(bench.world.mailing()))
    bench.qtbot.addWidget(dialog)
    dialog.open()
    QTest.mouseClick(dialog.stop_button, Qt.MouseButton.LeftButton)
    assert bool(dialog.result())


# -- words and looks -------------------------------------------------------------------------------


def test_the_bar_on_top_says_what_is_unfinished(bench: Bench) -> None:
    bench.world.ready(3)
    words = unfinished_words(bench.world.mailings.outline(bench.world.mailing()))
    assert re.fullmatch(r"Your mailing of \d+ \w+ \d{4} stopped after 0 of 3\. 3 waiting\.", words)


def test_durations_read_well(english: None) -> None:
    said = {
        7: "about 5 s",
        45: "about 40 s",
        119: "about 120 s",
        130: "about 2 min",
        3540: "about 59 min",
        5400: "about 1 h 30 min",
        7200: "about 2 h",
    }
    assert {seconds: duration_words(seconds) for seconds in said} == said


def test_every_reason_has_words_and_none_is_banned(english: None) -> None:
    reasons = reason_words()
    assert set(left_out_words()) == set(LeftOutReason)
    assert set(LeftOutReason) < set(reasons)
    sources = [*reasons.values(), *(part.label for part in parts(_empty()))]
    assert not [words for words in sources if BANNED.search(words.casefold())]
    assert result_words(_empty()) == "0 sent"


def _empty() -> Counts:
    return Counts()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_state_of_the_page_passes_the_audit(
    bench: Bench, theme: Theme, scheme: Scheme, percent: int
) -> None:
    theme.use(scheme=scheme, text_percent=percent)
    bench.page.resize(560, 500)
    bench.world.ready(3, Recipient(0, "x@gmial.com"), Recipient(0, "nonsense"))
    bench.world.server.script["p2@example.org"] = REFUSED
    bench.world.server.script["p3@example.org"] = OutcomeUnknown()
    bench.show()
    assert all_findings(bench.page) == []
    bench.send()
    assert all_findings(bench.page) == []
    bar = bench.page.scroll_area.horizontalScrollBar()
    assert bar.maximum() == 0, "nothing is wider than the page"
    assert bench.world.count(bench.world.run.mailing or bench.world.mailing(), State.IN_DOUBT) == 1
