"""The way through the list: what is next, how to go back, and what keeps a step from counting as done."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from invite_desktop.domain.app_password import Slip, joined, slip_of
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.setup.app_password import AppPasswordEntry
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.setup.step_view import StepView
from tests.conftest import MemoryKeyring
from tests.ui.send.world import plural
from tests.ui.setup.bench import GMAIL, Bench, button, findings, press, settings_of, words_on

LETTERS = "abcdefghijklmnop"


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    end = plural(qapp)
    yield
    end()


def opened(bench: Bench, step: Step) -> SetupPage:
    page = bench.page()
    page.open_step(step)
    bench.settle()
    return page


def entry_of(page: SetupPage) -> AppPasswordEntry:
    assert page.entry is not None
    return page.entry


def primary_buttons(page: QWidget) -> list[str]:
    return [
        each.text().replace("&", "")
        for each in page.findChildren(QPushButton)
        if each.property("primary") and each.isVisibleTo(page)
    ]


def proved(bench: Bench, test: tuple[StepState, str], imap: tuple[StepState, str] | None = None) -> SetupPage:
    """The list after a test that the server took."""
    account = bench.keep()
    bench.accounts.mark_test(account, None)
    bench.accounts.mark(account, Step.TEST, *test)
    if imap is not None:
        bench.accounts.mark(account, Step.IMAP, *imap)
    bench.frame.session.tell_account_changed()
    return bench.page()


def escape() -> None:
    """Press Escape where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)


# -- how far the list is ---------------------------------------------------------------------------


def test_a_message_that_nobody_saw_is_asked_for_in_the_list(bench: Bench) -> None:
    page = proved(bench, (StepState.DONE, "accepted_only"))
    assert "You can send" in words_on(page)
    assert "nobody has said yet that the test message arrived" in words_on(page)
    assert page.standing_words == "In progress", "no tick on the rail"
    assert primary_buttons(page) == ["Go on to the recipients"]
    assert findings(page) == []
    press(page, "It arrived")
    assert "Everything is set up" in words_on(page)
    assert page.standing is PageStanding.DONE
    assert button(page, "Go on to the recipients").hasFocus()
    assert "It arrived" not in [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]


def test_a_mailbox_that_cannot_be_read_keeps_nobody_from_sending(bench: Bench) -> None:
    page = proved(bench, (StepState.DONE, "said_arrived"), (StepState.ATTENTION, "MailboxClosed"))
    assert "You can send" in words_on(page)
    assert "look for returned mail yourself" in words_on(page)
    assert "Everything is set up" not in words_on(page)
    assert "4 of 5 done · about 1 minute" in words_on(page)
    assert primary_buttons(page) == ["Go on to the recipients"]
    assert page.standing is PageStanding.ATTENTION
    assert findings(page) == []
    press(page, "Next: Check that mail programs may connect (IMAP)")


@pytest.mark.parametrize("evidence", ["settings_changed", "password_forgotten"])
def test_what_must_be_tested_again_is_not_done(bench: Bench, evidence: str) -> None:
    page = proved(bench, (StepState.DONE, evidence))
    assert "4 of 5 done" in words_on(page)
    assert "To be tested again" in words_on(page)
    press(page, "Next: Test the connection")
    assert settings_of(page).panel.test_button.hasFocus()


def test_a_test_of_long_ago_is_to_be_done_again(bench: Bench) -> None:
    account = bench.keep()
    bench.accounts.mark_test(account, None)
    bench.ahead = bench.ahead.__class__(days=31)
    page = bench.page()
    assert "1 of 5 done · about 10 minutes" in words_on(page)
    assert primary_buttons(page) == ["Next: Test the connection"]


def test_a_name_tells_accounts_of_one_address_apart(bench: Bench) -> None:
    bench.keep(name="Second")
    assert "Set up sending from ana.novak@gmail.com (Second)" in words_on(bench.page())


# -- on and back -----------------------------------------------------------------------------------


def test_after_a_step_comes_the_next(bench: Bench) -> None:
    bench.keep()
    page = opened(bench, Step.TWO_STEP)
    assert primary_buttons(page) == ["Open the Google page"]
    press(page, "I've done this")
    assert primary_buttons(page) == ["Next: Create an app password"]
    assert button(page, "Next: Create an app password").hasFocus()
    assert findings(page) == []
    press(page, "Take it back")
    assert button(page, "I've done this").hasFocus()
    press(page, "I've done this")
    press(page, "Next: Create an app password")
    bench.settle()
    assert "Google shows them only once" in words_on(page)


def test_after_the_last_step_comes_the_list(bench: Bench) -> None:
    page = proved(bench, (StepState.CHECKED, "test_passed"))
    page.open_step(Step.TWO_STEP)
    bench.settle()
    assert primary_buttons(page) == ["Back to the list"]


@pytest.mark.parametrize("step", [Step.IMAP, Step.TWO_STEP, Step.APP_PASSWORD, Step.SETTINGS, Step.TEST])
def test_two_keys_go_back_from_every_view(bench: Bench, step: Step) -> None:
    bench.keep()
    page = opened(bench, step)
    escape()
    assert isinstance(page.view, ChecklistView)
    page.open_step(step)
    bench.settle()
    QTest.keyClick(page.window(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert isinstance(page.view, ChecklistView)
    page.show_accounts()
    escape()
    assert isinstance(page.view, ChecklistView)
    press(page, "Change the address")
    QTest.keyClick(page.first.address, Qt.Key.Key_Escape)
    assert isinstance(page.view, ChecklistView)


def test_a_list_that_is_open_takes_escape_for_itself(bench: Bench) -> None:
    bench.keep()
    page = opened(bench, Step.SETTINGS)
    view = settings_of(page)
    view.form.server.set_open(True)
    combo = next(each for each in view.findChildren(QComboBox) if each.isVisible())
    combo.showPopup()
    QTest.keyClick(combo.view(), Qt.Key.Key_Escape)
    assert page.view is view


def test_what_is_typed_on_the_first_screen_stays(bench: Bench) -> None:
    page = bench.page()
    page.first.address.setText("ana@")
    QTest.keyClick(page.first.address, Qt.Key.Key_Escape)
    page.show_start()
    assert page.first.address.text() == "ana@"


# -- the app password ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ana.novak@gmail.com", "Paste the 16 letters here first"),
        ("ana@icloud.com", "Paste the app password here first"),
    ],
)
def test_without_a_password_the_step_is_not_done(bench: Bench, address: str, words: str) -> None:
    bench.keep(address)
    page = opened(bench, Step.APP_PASSWORD)
    press(page, "I've done this")
    assert words in words_on(page)
    assert entry_of(page).field.edit.hasFocus()
    assert Step.APP_PASSWORD not in bench.marks()
    assert findings(page) == []


def test_of_twenty_letters_none_are_kept(bench: Bench, memory_keyring: MemoryKeyring) -> None:
    bench.keep()
    page = opened(bench, Step.APP_PASSWORD)
    entry_of(page).field.edit.setFocus()
    QTest.keyClicks(entry_of(page).field.edit, LETTERS + "qrst")
    bench.settle()
    assert memory_keyring.passwords == {}
    assert "Is this your normal" not in words_on(page), "nobody is told off while typing"
    button(page, "Open the Google page").setFocus()
    said = "An app password has 16 letters; here are 20. Is this your normal Google password?"
    assert said in words_on(page)
    assert memory_keyring.passwords == {}
    for _ in "qrst":
        QTest.keyClick(entry_of(page).field.edit, Qt.Key.Key_Backspace)
    assert said not in words_on(page)
    press(page, "I've done this")
    bench.settle()
    assert list(memory_keyring.passwords.values()) == [LETTERS]


def test_going_back_keeps_what_was_typed(bench: Bench, memory_keyring: MemoryKeyring) -> None:
    bench.keep()
    page = opened(bench, Step.APP_PASSWORD)
    QTest.keyClicks(entry_of(page).field.edit, LETTERS)
    page.show_list()  # where buttons take no focus from the field
    bench.settle()
    assert list(memory_keyring.passwords.values()) == [LETTERS]


def test_letters_added_to_a_kept_password_say_which_one_is_in_use(
    bench: Bench, memory_keyring: MemoryKeyring
) -> None:
    bench.keep()
    page = opened(bench, Step.APP_PASSWORD)
    edit = entry_of(page).field.edit
    edit.setFocus()
    QGuiApplication.clipboard().setText(LETTERS)
    edit.paste()
    bench.settle()
    assert list(memory_keyring.passwords.values()) == [LETTERS]
    QTest.keyClicks(edit, "q")
    button(page, "Back to the list").setFocus()
    assert "An app password has 16 letters; here are 17 characters" in words_on(page)
    assert "The app password from before stays in use." in words_on(page)


@pytest.mark.parametrize(
    ("password", "slip"),
    [
        ("abcd-efgh-ijkl-mnop", None),
        ("ABCD-efghijklmnop", None),
        ("abcd.efgh.ijkl.mnop", None),
        ("abcde-fghi-jkl-mnop", Slip.OTHER),
        ("abcdefghijklmno", Slip.NEAR),
        ("abcdefghijklmnop12", Slip.NEAR),
        ("abcdefghijk1mnop", Slip.SIGNS),
        ("hunter22", Slip.OTHER),
        ("\u0430bcdefghijklmnop", Slip.SIGNS),
    ],
)
def test_a_near_miss_is_no_normal_password(password: str, slip: Slip | None) -> None:
    assert slip_of(password) is slip
    assert (len(joined(password)) == len(LETTERS)) is (slip in {None, Slip.SIGNS})


def test_hyphens_between_the_groups_are_no_letters(bench: Bench, memory_keyring: MemoryKeyring) -> None:
    bench.keep(from_name="Ana")
    page = opened(bench, Step.APP_PASSWORD)
    QGuiApplication.clipboard().setText("ABCD-efgh ijkl mnop")
    entry_of(page).field.edit.paste()
    bench.settle()
    assert "16 of 16 letters" in words_on(page)
    assert list(memory_keyring.passwords.values()) == ["ABCDefghijklmnop"]
    page.open_step(Step.SETTINGS)
    bench.settle()
    view = settings_of(page)
    view.form.password.edit.clear()
    QTest.keyClicks(view.form.password.edit, "abcd-efgh-ijkl-mnop")
    assert view.form.typed_password() == LETTERS
    QTest.keyClicks(view.form.password.edit, "q")
    press(view, "Save")
    assert "An app password has 16 letters; here are 20" not in words_on(view)
    view.form.password.edit.setText(LETTERS + "q")
    press(view, "Save")
    assert "An app password has 16 letters; here are 17 characters" in words_on(view)
    assert "normal Google password" not in words_on(view)


# -- IMAP ------------------------------------------------------------------------------------------


def refused_imap(bench: Bench, evidence: str, address: str, **changes: str) -> SetupPage:
    account = bench.keep(address, **changes)
    bench.accounts.mark(account, Step.IMAP, StepState.ATTENTION, evidence)
    bench.frame.session.tell_account_changed()
    return opened(bench, Step.IMAP)


def test_a_mailbox_of_gmail_that_was_refused_says_what_helps(bench: Bench) -> None:
    page = refused_imap(bench, "MailboxClosed", "ana.novak@gmail.com")
    said = words_on(page)
    assert "Programs may not read the mailbox" in said
    assert "You can send all the same" in said
    assert "test again later" in said
    assert "Nothing to do" not in said
    assert primary_buttons(page) == ["Test again"]
    assert button(page, "Create a new app password").isVisible()
    assert findings(page) == []
    press(page, "Test again")
    assert settings_of(page).panel.test_button.hasFocus()


def test_in_an_organisation_the_administrator_is_asked(bench: Bench) -> None:
    page = refused_imap(bench, "MailboxSignInRejected", "ana@uni.example", host=GMAIL)
    assert "Only your administrator can change that" in words_on(page)
    assert primary_buttons(page) == ["Test again"]
    press(page, "Copy the question")
    assert "imap.gmail.com" in QGuiApplication.clipboard().text()
    assert findings(page) == []


def test_there_is_nothing_to_do_at_google_for_an_organisation(bench: Bench) -> None:
    bench.keep("ana@uni.example", host=GMAIL)
    page = opened(bench, Step.IMAP)
    assert primary_buttons(page) == ["Test the connection"]
    assert words_on(page).count("A question for your IT help desk:") == 1
    press(page, "IMAP doesn't work")
    assert words_on(page).count("A question for your IT help desk:") == 1
    press(page, "The page for administrators")
    assert bench.opened == ["https://support.google.com/a/answer/105694"]
    assert Step.IMAP not in bench.marks(), "that is nothing of the person's"
    assert findings(page) == []
    press(page, "Test the connection")
    assert settings_of(page).isVisible()


def test_a_provider_with_a_switch_shows_its_steps(bench: Bench) -> None:
    page = refused_imap(bench, "MailboxClosed", "ana@gmx.at")
    assert "Go through the steps below, then test again" in words_on(page)
    assert primary_buttons(page) == ["Test again"]
    assert button(page, "I've done this").isVisible()
    assert findings(page) == []


# -- small things ----------------------------------------------------------------------------------


def test_a_link_is_shown_from_its_beginning(bench: Bench) -> None:
    bench.keep()
    bench.can_open = False
    page = opened(bench, Step.TWO_STEP)
    press(page, "Open the Google page")
    assert isinstance(page.view, StepView)
    link = page.view._link.edit
    assert link.cursorPosition() == 0
    assert link.selectedText() == bench.opened[0]
