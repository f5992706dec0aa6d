"""The last step of *Test settings* on the screen: the copy in the Sent folder, and what it means."""

import re

import pytest
from PySide6.QtTest import QTest

from invite_desktop.domain.account import SentCopies
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.mail.practice.mailstore import SENT
from invite_desktop.operations.test_connection import ConnectionStep
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.setup.settings_view import SettingsView
from invite_desktop.ui.setup.test_panel import StepLook
from invite_desktop.ui.widgets import Kind
from tests.fakes.gmail import FakeGmail, replies, rewriting
from tests.fakes.gmail import Step as Play
from tests.ui.setup.bench import Bench, findings, press, settings_of, words_on

FINDS_OUT = "If the connection ever breaks in the middle, the program finds out there what was sent."
ASKS = "If the connection breaks at the wrong moment"


def after_test(bench: Bench, gmail: FakeGmail, **changes: object) -> tuple[SetupPage, SettingsView]:
    """The settings after a test of them."""
    bench.keep(**changes)  # type: ignore[arg-type]  # any field
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    view = settings_of(page)
    QTest.keyClicks(view.form.password.edit, gmail.password)
    press(view, "Test settings")
    bench.settle()
    assert "Everything works" in words_on(view.result), "a finding is no problem"
    assert view.result.hasFocus()
    return page, view


def copy_line(view: SettingsView) -> tuple[StepLook, str]:
    line = view.panel.lines[ConnectionStep.SENT_COPY]
    return line.look, line.label.text()


def kept(bench: Bench) -> SentCopies | None:
    account = bench.frame.session.account
    assert account is not None
    known = bench.accounts.sent_copies(account)
    return None if known is None else known[0]


def test_a_copy_that_is_there_is_the_safety_net(bench: Bench, gmail: FakeGmail) -> None:
    page, view = after_test(bench, gmail)
    look, words = copy_line(view)
    assert look is StepLook.DONE
    assert words.startswith("Find the copy in your Sent folder – ")
    note = view.panel.sent_copies
    assert note.kind is Kind.DONE
    assert "Your provider keeps a copy of every mail in your Sent folder" in words_on(note)
    assert FINDS_OUT in words_on(note)
    assert note.details() == ""
    assert findings(page) == []
    assert kept(bench) is SentCopies.FILED
    assert bench.marks()[Step.TEST].state is StepState.CHECKED
    press(view, "Save and continue")
    bench.settle()
    assert isinstance(page.view, ChecklistView)
    assert kept(bench) is SentCopies.FILED


def test_a_renamed_copy_serves_as_well(
    bench: Bench, gmail: FakeGmail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "_VALID_ID", re.compile(rb"(?!)"))
    page, view = after_test(bench, gmail)
    assert copy_line(view)[0] is StepLook.DONE
    assert "still recognises them" in words_on(view.panel.sent_copies)
    assert FINDS_OUT in words_on(view.panel.sent_copies)
    assert kept(bench) is SentCopies.RENAMED
    assert findings(page) == []


def test_without_copies_the_program_will_ask(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.keeps_copies = False
    page, view = after_test(bench, gmail)
    assert copy_line(view) == (StepLook.NOTED, "Find the copy in your Sent folder – it isn't there")
    note = view.panel.sent_copies
    assert note.kind is Kind.INFO
    assert "Your provider keeps no copy in your Sent folder" in words_on(note)
    assert "Your provider keeps no copy in your Sent folder." in words_on(view.result), (
        "the note may be below"
    )
    assert ASKS in words_on(note)
    assert kept(bench) is SentCopies.MISSING
    assert findings(page) == []


def test_a_mailbox_that_cannot_be_read_is_explained(bench: Bench, gmail: FakeGmail) -> None:
    gmail.owner.imap_refusal = replies.IMAP_DISABLED_FOR_DOMAIN
    page, view = after_test(bench, gmail)
    assert copy_line(view) == (
        StepLook.NOTED,
        "Find the copy in your Sent folder – your mailbox couldn't be read",
    )
    note = view.panel.sent_copies
    assert "Programs may not read this mailbox" in words_on(note)
    assert "Programs may not read this mailbox." in words_on(view.result)
    assert ASKS in words_on(note)
    assert "IMAP-CLOSED MailboxClosed" in note.details()
    assert "mailbox imap.gmail.com:993" in note.details()
    assert "disabled" in note.details()
    assert gmail.password not in note.details()
    assert "ana.novak" not in note.details()
    assert kept(bench) is SentCopies.UNREADABLE
    assert findings(page) == []
    press(note, "Technical details")
    assert findings(page) == []


def test_a_hidden_sent_folder_is_named(bench: Bench, gmail: FakeGmail) -> None:
    gmail.hide(SENT)
    _page, view = after_test(bench, gmail)
    assert "Your mailbox shows no Sent folder" in words_on(view.panel.sent_copies)
    assert "IMAP-FOLDER FolderMissing" in view.panel.sent_copies.details()


def test_without_a_server_for_reading_the_step_is_skipped(bench: Bench, gmail: FakeGmail) -> None:
    page, view = after_test(bench, gmail, imap_host="")
    assert copy_line(view) == (
        StepLook.SKIPPED,
        "Find the copy in your Sent folder – skipped: no server for reading is filled in",
    )
    assert "The program doesn't know where to read your mailbox" in words_on(view.panel.sent_copies)
    assert ASKS in words_on(view.panel.sent_copies)
    assert kept(bench) is SentCopies.UNREADABLE
    assert findings(page) == []


def test_a_test_that_is_stopped_says_nothing_of_copies(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.keeps_copies = False
    bench.looks = (0.0, 600.0)
    bench.keep()
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    view = settings_of(page)
    QTest.keyClicks(view.form.password.edit, gmail.password)
    press(view, "Test settings")
    bench.qtbot.waitUntil(
        lambda: copy_line(view) == (StepLook.RUNNING, "Find the copy in your Sent folder …")
    )
    press(view, "Stop testing")
    bench.settle()
    assert copy_line(view) == (StepLook.STOPPED, "Find the copy in your Sent folder")
    assert not view.panel.sent_copies.isVisible()
    assert kept(bench) is None


def test_the_next_test_starts_without_the_last_finding(bench: Bench, gmail: FakeGmail) -> None:
    _page, view = after_test(bench, gmail)
    assert view.panel.sent_copies.isVisible()
    gmail.smtp.script["auth"] = Play("535 5.7.8 Username and Password not accepted. x - gsmtp")
    press(view, "Test again")
    bench.settle()
    assert not view.panel.sent_copies.isVisible()
    assert copy_line(view)[0] is StepLook.WAITING
