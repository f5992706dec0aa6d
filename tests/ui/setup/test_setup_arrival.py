"""The last step of *Test settings* on the screen: how the message arrived, or the question whether it did."""

import re
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from invite_desktop.domain.account import SentCopies
from invite_desktop.domain.arrival import Arrival, ArrivedIn, Receiving
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.mail.practice.mailstore import SENT
from invite_desktop.operations.test_connection import ConnectionResult, ConnectionStep
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.setup.settings_view import SettingsView
from invite_desktop.ui.setup.step_line import StepLook
from invite_desktop.ui.widgets import Kind
from tests.fakes.gmail import FakeGmail, Fate, replies, rewriting
from tests.fakes.gmail import Step as Play
from tests.ui.send.world import plural
from tests.ui.setup.bench import Bench, findings, press, settings_of, words_on

OWN = "ana.novak@gmail.com"
LATE = Fate("deliver", after=3600)
FINDS_OUT = "If the connection ever breaks in the middle, the program finds out there what was sent."
ASKS = "If the connection breaks at the wrong moment"


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    end = plural(qapp)
    yield
    end()


def begin(bench: Bench, gmail: FakeGmail, **changes: object) -> tuple[SetupPage, SettingsView]:
    """A test of the settings that has just begun."""
    bench.keep(**changes)  # type: ignore[arg-type]  # any field
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    view = settings_of(page)
    QTest.keyClicks(view.form.password.edit, gmail.password)
    press(view, "Test settings")
    return page, view


def after_test(bench: Bench, gmail: FakeGmail, **changes: object) -> tuple[SetupPage, SettingsView]:
    """The settings after a test in which the server took the message."""
    page, view = begin(bench, gmail, **changes)
    bench.settle()
    assert view.result.hasFocus()
    assert view.result.kind is not Kind.PROBLEM, "where it arrives is a finding"
    assert findings(page) == []
    return page, view


def last_line(view: SettingsView) -> tuple[StepLook, str]:
    line = view.panel.lines[ConnectionStep.ARRIVED]
    return line.look, line.label.text()


def found(view: SettingsView) -> dict[str, StepLook]:
    """What the test found, line by line."""
    return {line.label.text(): line.look for line in view.found.lines}


def evidence(bench: Bench) -> tuple[StepState, str]:
    mark = bench.marks()[Step.TEST]
    return mark.state, mark.evidence


def kept(bench: Bench) -> SentCopies | None:
    account = bench.frame.session.account
    assert account is not None
    known = bench.accounts.sent_copies(account)
    return None if known is None else known[0]


def test_five_lines_say_how_the_message_arrived(bench: Bench, gmail: FakeGmail) -> None:
    page, view = after_test(bench, gmail)
    assert view.result.kind is Kind.DONE
    lines = found(view)
    assert set(lines.values()) == {StepLook.DONE}
    place, *others = lines
    assert re.fullmatch(r"It arrived in your inbox after \d+ seconds?", place)
    assert others == [
        "Mail servers can tell that the message really comes from you",
        "Recipients see ana.novak@gmail.com as the sender",
        "Your message keeps its number",
        "Your provider kept a copy of the test message in your Sent folder",
    ]
    assert "SPF: pass · DKIM: pass · DMARC: pass" in words_on(view.found)
    assert FINDS_OUT not in words_on(view.found), "what is well stays folded"
    press(view.found, "What this means")
    assert FINDS_OUT in words_on(view.found)
    assert findings(page) == []
    assert "found in inbox after" in view.result.details()
    assert "spf=pass dkim=pass dmarc=pass" in view.result.details()
    assert gmail.password not in view.result.details()
    assert "ana.novak" not in view.result.details()
    assert evidence(bench) == (StepState.CHECKED, "test_passed")
    assert kept(bench) is SentCopies.FILED


def test_a_copy_that_comes_late_is_waited_for(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.keeps_copies = False
    bench.looks = (0.0, 600.0)
    _page, view = begin(bench, gmail)
    bench.qtbot.waitUntil(lambda: last_line(view)[0] is StepLook.DONE)
    assert view.panel.is_running
    press(view, "Stop testing")
    bench.settle()
    assert last_line(view)[0] is StepLook.DONE
    assert "The test message arrived" in words_on(view.result)
    assert "You ended the test before it looked for the copy" in words_on(view.result)
    press(view.result, "Save and continue")
    bench.settle()
    assert evidence(bench) == (StepState.DONE, "accepted_only")


def test_in_spam_it_says_so_and_what_to_do(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.fates[OWN] = Fate("into Spam")
    gmail.post.verdicts = "spf=softfail smtp.mailfrom=x; dkim=none; dmarc=fail header.from=gmail.com"
    _page, view = after_test(bench, gmail)
    assert view.result.kind is Kind.LOOK_AT
    assert "The test message arrived in Spam" in words_on(view.result)
    assert "mark it as “Not spam”" in words_on(view.result)
    assert last_line(view)[0] is StepLook.LOOK_AT
    lines = found(view)
    assert next(iter(lines)).endswith(", in Spam")
    assert lines["Mail servers can't be sure that the message comes from you"] is StepLook.LOOK_AT
    assert "SPF: softfail · DKIM: none · DMARC: fail" in words_on(view.found)
    assert "end up in Spam more often" in words_on(view.found)
    press(view.result, "Save and continue")
    bench.settle()
    assert evidence(bench)[0] is StepState.CHECKED


def test_in_all_mail_only_it_says_that_too(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.fates[OWN] = Fate("archived")
    _page, view = after_test(bench, gmail)
    assert "Everything works" in words_on(view.result)
    assert "It is not in your inbox but under All Mail" in words_on(view.result)
    assert "mark it as not spam" in words_on(view.result)
    assert next(iter(found(view))).endswith(", but not in your inbox")


def test_nobody_says_who_sent_it(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.verdicts = ""
    _page, view = after_test(bench, gmail)
    assert found(view)["Your mailbox doesn't say whether the sender was checked"] is StepLook.NOTED
    assert "There is nothing to do." in words_on(view.found)
    assert "SPF" not in words_on(view.found)


def test_a_replaced_sender_is_named_in_the_box_too(bench: Bench, gmail: FakeGmail) -> None:
    page, view = after_test(bench, gmail)
    account = view.form.account()
    arrival = Arrival(ArrivedIn.INBOX, 4.2, True, "other@gmail.com", False)
    view.panel.ended.emit(
        account,
        ConnectionResult(ConnectionStep.ARRIVED, None, (), Receiving(arrival, SentCopies.FILED)),
    )
    bench.settle()
    assert "The test message arrived after 4 seconds." in words_on(view.result)
    assert "Gmail replaced the sender with other@gmail.com." in words_on(view.result)
    assert found(view)["Gmail replaced the sender with other@gmail.com"] is StepLook.LOOK_AT
    assert findings(page) == []


def test_not_found_is_no_failure(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.fates[OWN] = LATE
    page, view = after_test(bench, gmail)
    assert view.result.kind is Kind.INFO
    assert "Gmail accepted the message" in words_on(view.result)
    assert "It hasn't shown up yet. Look in your inbox for “Test from Invite Desktop”." in words_on(
        view.result
    )
    assert last_line(view) == (StepLook.ASKED, "Test message not found yet")
    assert evidence(bench) == (StepState.DONE, "accepted_only")
    assert page.standing is PageStanding.PROGRESS, "nobody has seen it arrive"
    press(view.result, "It arrived")
    bench.settle()
    assert bench.pages[-1].standing is PageStanding.DONE
    assert "Everything works" in words_on(view.result)
    assert view.result.hasFocus()
    assert last_line(view)[0] is StepLook.SAID
    assert evidence(bench) == (StepState.DONE, "said_arrived")
    assert findings(page) == []
    press(view.result, "Save and continue")
    bench.settle()
    assert isinstance(page.view, ChecklistView)
    assert evidence(bench) == (StepState.DONE, "said_arrived")
    assert "You said on" in words_on(page)


def test_what_was_said_of_unsaved_settings_counts_once_they_are_saved(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.fates[OWN] = LATE
    bench.keep()
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    view = settings_of(page)
    QTest.keyClicks(view.form.password.edit, gmail.password)
    view.form.server.certificate.show_certificate(gmail.authority_pem)
    press(view, "Test settings")
    bench.settle()
    press(view.result, "It arrived")
    press(view.result, "Save and continue")
    bench.settle()
    assert evidence(bench) == (StepState.DONE, "said_arrived")


def test_look_again_finds_it_without_sending_again(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.fates[OWN] = LATE
    page, view = after_test(bench, gmail)
    press(view.result, "Look again")
    bench.settle()
    assert "Gmail accepted the message" in words_on(view.result), "the same words after another look"
    gmail.clock.advance(3601)
    press(view.result, "Look again")
    bench.settle()
    assert "Everything works" in words_on(view.result)
    assert last_line(view)[0] is StepLook.DONE
    assert next(iter(found(view))).startswith("It arrived in your inbox after")
    assert len(gmail.mails) == 1
    assert gmail.smtp.auth_count == 1
    assert evidence(bench) == (StepState.CHECKED, "test_passed")
    assert findings(page) == []


def test_the_seconds_are_counted_while_waiting(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.fates[OWN] = LATE
    bench.looks = (0.0, 600.0)
    page, view = begin(bench, gmail)
    bench.qtbot.waitUntil(lambda: last_line(view) == (StepLook.RUNNING, "Waiting for the message … 1 s"))
    assert findings(page) == []
    press(view, "Stop testing")
    bench.settle()
    assert last_line(view) == (StepLook.STOPPED, "Test message sent – you stopped waiting for it")
    assert "Gmail accepted the message" in words_on(view.result)
    assert evidence(bench) == (StepState.DONE, "accepted_only")
    assert kept(bench) is None
    press(view.result, "It arrived")
    bench.settle()
    assert evidence(bench) == (StepState.DONE, "said_arrived")


def test_an_edit_while_waiting_says_nothing(bench: Bench, gmail: FakeGmail) -> None:
    gmail.post.fates[OWN] = LATE
    bench.looks = (0.0, 600.0)
    _page, view = begin(bench, gmail)
    bench.qtbot.waitUntil(lambda: last_line(view)[0] is StepLook.RUNNING)
    QTest.keyClicks(view.form.from_name, "Ana")
    bench.settle()
    assert not view.result.isVisible()
    assert Step.TEST not in bench.marks()


def test_imap_that_is_off_for_the_organisation_is_a_finding(bench: Bench, gmail: FakeGmail) -> None:
    gmail.owner.imap_refusal = replies.IMAP_DISABLED_FOR_DOMAIN
    page, view = after_test(bench, gmail)
    assert "Did it arrive?" in words_on(view.result)
    assert "The program can't see whether it arrived." in words_on(view.result)
    assert "Your organisation switched IMAP off. Sending still works." in words_on(view.result)
    assert last_line(view)[0] is StepLook.ASKED
    assert found(view) == {
        "This mailbox is closed to mail programs": StepLook.ASKED,
        "Your Sent folder can't be read": StepLook.NOTED,
    }
    assert ASKS in words_on(view.found)
    details = view.result.details()
    for part in ("IMAP-DOMAIN MailboxClosed", "mailbox imap.gmail.com:993", "disabled"):
        assert part in details
    assert gmail.password not in details
    assert "ana.novak" not in details
    assert evidence(bench) == (StepState.DONE, "accepted_only")
    assert bench.marks()[Step.IMAP].state is StepState.ATTENTION
    assert bench.marks()[Step.APP_PASSWORD].state is StepState.CHECKED
    assert kept(bench) is SentCopies.UNREADABLE
    press(view.result, "Technical details")
    assert findings(page) == []
    press(view.result, "It arrived")
    bench.settle()
    assert evidence(bench) == (StepState.DONE, "said_arrived")


@pytest.mark.parametrize(
    ("refusal", "caption"),
    [
        (replies.IMAP_APP_PASSWORD, "Create an app password"),
        (replies.IMAP_WEB_LOGIN, "Open Google"),
        (replies.IMAP_UNAVAILABLE, "Look again"),
    ],
)
def test_what_helps_the_mailbox_is_offered_too(
    bench: Bench, gmail: FakeGmail, refusal: str, caption: str
) -> None:
    gmail.owner.imap_refusal = refusal
    _page, view = after_test(bench, gmail)
    assert "Did it arrive?" in words_on(view.result)
    gmail.owner.imap_refusal = ""
    press(view.result, caption)
    bench.settle()
    if caption == "Look again":
        assert "Everything works" in words_on(view.result)


def test_without_a_server_for_reading_the_person_is_asked(bench: Bench, gmail: FakeGmail) -> None:
    _page, view = after_test(bench, gmail, imap_host="")
    assert "Did it arrive?" in words_on(view.result)
    assert "The program doesn't know where to read your mailbox" in words_on(view.result)
    assert last_line(view)[0] is StepLook.ASKED
    assert kept(bench) is SentCopies.UNREADABLE


def test_a_renamed_copy_serves_as_well(
    bench: Bench, gmail: FakeGmail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "_VALID_ID", re.compile(rb"(?!)"))
    _page, view = after_test(bench, gmail)
    assert found(view)["Gmail gives your message a new number"] is StepLook.NOTED
    press(view.found, "What this means")
    assert "still recognises them" in words_on(view.found)
    assert kept(bench) is SentCopies.RENAMED


def test_a_hidden_sent_folder_is_named(bench: Bench, gmail: FakeGmail) -> None:
    gmail.hide(SENT)
    _page, view = after_test(bench, gmail)
    assert "Everything works" in words_on(view.result)
    assert found(view)["Your mailbox shows no Sent folder"] is StepLook.NOTED
    assert ASKS in words_on(view.found)
    assert "IMAP-FOLDER FolderMissing" in view.result.details()


def test_the_next_test_starts_without_the_last_finding(bench: Bench, gmail: FakeGmail) -> None:
    _page, view = after_test(bench, gmail)
    hold = threading.Event()
    gmail.smtp.script["auth"] = Play("535 5.7.8 Username and Password not accepted. x - gsmtp", hold=hold)
    press(view, "Test again")
    bench.qtbot.waitUntil(lambda: view.panel.lines[ConnectionStep.SIGN_IN].look is StepLook.RUNNING)
    assert not view.found.isVisible()
    assert not view.result.isVisible()
    assert last_line(view)[0] is StepLook.WAITING
    hold.set()
    bench.settle()
    assert not view.found.isVisible()
