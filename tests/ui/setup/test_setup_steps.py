"""The list and the step pages: the person's word, the machine's proof, and what is said of both."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from invite_desktop.domain import errors
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.setup.step_view import StepView
from invite_desktop.ui.theme import Theme
from tests.conftest import MemoryKeyring
from tests.ui.audit import accessible_name
from tests.ui.setup.bench import Bench, button, findings, press, settings_of, words_on

PASTES = (
    "abcd efgh ijkl mnop",
    "abcd\u00a0efgh\u00a0ijkl\u00a0mnop",
    "abcdefghijklmnop\n",
    "abcd\tefgh\tijkl\tmnop",
)


def rows_of(page: SetupPage) -> ChecklistView:
    assert isinstance(page.view, ChecklistView)
    return page.view


@pytest.mark.parametrize("how", ["mouse", "enter", "space"])
@pytest.mark.parametrize("step", list(Step))
def test_every_row_opens(bench: Bench, step: Step, how: str) -> None:
    bench.keep()
    page = bench.page()
    row = rows_of(page).rows[step]
    if how == "mouse":
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    else:
        QTest.keyClick(row, Qt.Key.Key_Return if how == "enter" else Qt.Key.Key_Space)
    bench.settle()
    assert not isinstance(page.view, ChecklistView)
    press(page, "Back to the list")
    assert isinstance(page.view, ChecklistView)


def test_rows_are_named_with_their_state(bench: Bench) -> None:
    bench.keep()
    rows = rows_of(bench.page()).rows
    assert accessible_name(rows[Step.IMAP]).endswith("Nothing to do")
    assert accessible_name(rows[Step.TWO_STEP]) == "Turn on 2-step verification, Not started"
    assert accessible_name(rows[Step.SETTINGS]).startswith("Fill in the account settings")


def test_the_persons_word_is_not_proof_and_can_be_taken_back(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    page.open_step(Step.TWO_STEP)
    bench.settle()
    press(page, "I've done this")
    assert bench.marks()[Step.TWO_STEP].state is StepState.DONE
    assert "Done – not checked yet" in words_on(page)
    assert "You said so on" in words_on(page)
    press(page, "Take it back")
    assert bench.marks()[Step.TWO_STEP].state is StepState.NOT_STARTED
    assert button(page, "I've done this").isVisible()


def test_a_test_checks_every_row_and_ages(bench: Bench) -> None:
    account = bench.keep()
    bench.accounts.mark_test(account, None)
    page = bench.page()
    assert words_on(page).count("Done – checked") == 4
    assert "5 of 5 done" in words_on(page)
    assert "Signed in on" in words_on(page)
    assert page.standing == PageStanding.DONE
    press(page, "Go on to the recipients")
    assert bench.went == [("recipients", "")]
    bench.ahead = timedelta(days=31)
    page.refresh()
    assert words_on(page).count("Done – not checked yet") == 4
    assert page.standing_words == "In progress"


def test_a_refusal_sets_rows_back(bench: Bench) -> None:
    account = bench.keep()
    bench.accounts.mark_test(account, None)
    page = bench.page()
    bench.accounts.mark_test(account, errors.SignInRejected("a", "535"))
    bench.frame.session.tell_account_changed()
    assert words_on(page).count("Needs attention") == 2
    assert "The sign-in was not accepted" in words_on(page)
    assert page.standing is PageStanding.ATTENTION


def test_the_persons_word_does_not_undo_proof(bench: Bench) -> None:
    account = bench.keep()
    bench.accounts.mark_test(account, errors.AppPasswordRequired("a", "534"))
    page = bench.page()
    page.open_step(Step.TWO_STEP)
    bench.settle()
    assert "so it is on" in words_on(page)
    assert isinstance(page.view, StepView)
    page.view.said_done.emit(Step.TWO_STEP)
    assert bench.marks()[Step.TWO_STEP].state is StepState.CHECKED


@pytest.mark.parametrize("step", [Step.TWO_STEP, Step.APP_PASSWORD])
def test_the_google_page(bench: Bench, step: Step) -> None:
    bench.keep()
    page = bench.page()
    page.open_step(step)
    bench.settle()
    press(page, "Open the Google page")
    assert bench.opened[0].startswith("https://myaccount.google.com/")
    assert bench.opened[0].endswith("authuser=ana.novak%40gmail.com")
    assert bench.marks()[step].state is StepState.IN_PROGRESS
    press(page, "Copy the link")
    assert QGuiApplication.clipboard().text() == bench.opened[0]
    assert "As known on 28 September 2026" in words_on(page)


def test_no_browser(bench: Bench) -> None:
    bench.keep()
    bench.can_open = False
    page = bench.page()
    page.open_step(Step.TWO_STEP)
    bench.settle()
    press(page, "Open the Google page")
    assert isinstance(page.view, StepView)
    link = page.view._link.edit
    assert link.isVisible()
    assert link.selectedText() == bench.opened[0]
    assert findings(page) == []


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("Yes", StepState.DONE),
        ("Not yet", StepState.IN_PROGRESS),
        ("My page looks different", StepState.IN_PROGRESS),
    ],
)
def test_coming_back_asks_gently(bench: Bench, said: str, state: StepState) -> None:
    bench.keep()
    page = bench.page()
    page.open_step(Step.TWO_STEP)
    bench.settle()
    press(page, "Open the Google page")
    assert "Did it work?" not in words_on(page)
    browser = QWidget()
    bench.qtbot.addWidget(browser)
    browser.show()
    browser.activateWindow()
    bench.qtbot.waitUntil(lambda: not page.isActiveWindow())
    page.activateWindow()
    bench.qtbot.waitUntil(lambda: "Did it work?" in words_on(page))
    notice = button(page, "Not yet").parentWidget()
    assert notice is not None
    press(notice, said)
    assert bench.marks()[Step.TWO_STEP].state is state
    assert "Did it work?" not in words_on(page)


@pytest.mark.parametrize("paste", PASTES)
def test_sixteen_letters_however_pasted(bench: Bench, paste: str, memory_keyring: MemoryKeyring) -> None:
    bench.keep()
    page = bench.page()
    page.open_step(Step.APP_PASSWORD)
    bench.settle()
    assert page.entry is not None
    QGuiApplication.clipboard().setText(paste)
    page.entry.field.edit.setFocus()
    page.entry.field.edit.paste()
    bench.settle()
    assert list(memory_keyring.passwords.values()) == ["abcdefghijklmnop"]
    assert bench.marks()[Step.APP_PASSWORD].state is StepState.DONE
    assert "Kept in" in words_on(page)
    page.open_step(Step.SETTINGS)
    bench.settle()
    assert settings_of(page).form.typed_password() == "abcdefghijklmnop"


def test_the_letters_are_counted_without_blame(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    page.open_step(Step.APP_PASSWORD)
    bench.settle()
    assert page.entry is not None
    QTest.keyClicks(page.entry.field.edit, "abcd efgh ijkl mn")
    assert "14 of 16 letters" in words_on(page)
    assert "normal Google password" not in words_on(page)
    press(page, "I've done this")
    assert "normal Google password" in words_on(page)
    assert bench.marks().get(Step.APP_PASSWORD) is None
    assert page.entry.field.edit.hasFocus()


def test_a_question_for_the_help_desk(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    page.open_step(Step.APP_PASSWORD)
    bench.settle()
    press(page, 'I can\'t find "App passwords"')
    assert "deletes all app passwords" in words_on(page)
    press(page, "Copy the question")
    assert QGuiApplication.clipboard().text() == "Are app passwords allowed for my account?"


def test_old_steps_say_so(bench: Bench) -> None:
    bench.keep()
    bench.ahead = timedelta(days=400)
    page = bench.page()
    assert "more than a year old" in words_on(page)
    page.open_step(Step.TWO_STEP)
    bench.settle()
    assert "more than a year old" in words_on(page)


def test_what_changed_and_how_we_know(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    press(page, "What changed since 2021?")
    assert "less secure" in words_on(page)
    press(page, "How do we know?")
    assert "were not opened on this date" in words_on(page)
    press(page, "Open Google's own help")
    assert bench.opened == ["https://support.google.com/accounts/answer/185833"]


def test_a_settled_step_has_nothing_to_press(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    page.open_step(Step.IMAP)
    bench.settle()
    assert "always on since January 2025" in words_on(page)
    assert findings(page) == []


def test_marks_survive_a_restart(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    page.open_step(Step.TWO_STEP)
    bench.settle()
    press(page, "I've done this")
    assert accessible_name(rows_of(bench.page()).rows[Step.TWO_STEP]).endswith("Done – not checked yet")


def test_targets(bench: Bench) -> None:
    page = bench.page()
    page.show_target("test")
    assert page.view is page.first
    bench.keep()
    page.show_target("password")
    bench.settle()
    assert settings_of(page).form.password.edit.hasFocus()
    page.show_target("test")
    bench.settle()
    assert settings_of(page).panel.test_button.hasFocus()
    page.show_target("settings")
    assert settings_of(page).isVisible()
    page.show_target("")
    assert isinstance(page.view, ChecklistView)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(600, 560), (860, 720)])
def test_everything_fits(bench: Bench, theme: Theme, percent: int, size: tuple[int, int]) -> None:
    theme.use(text_percent=percent)
    page = bench.page()
    page.resize(*size)
    found = findings(page)
    bench.keep()
    page.refresh()
    for step in Step:
        page.open_step(step)
        bench.settle()
        found += findings(page)
    page.show_list()
    press(page, "What changed since 2021?")
    assert found + findings(page) == []
