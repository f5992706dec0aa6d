"""The list and the step pages: the person's word, the machine's proof, and what is said of both."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from invite_desktop.domain import errors
from invite_desktop.domain.checklist import SAID_ARRIVED, Step, StepState
from invite_desktop.system.resources import Resources
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.drawing import Drawing
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.setup.step_view import StepView
from invite_desktop.ui.theme import Theme
from tests.conftest import MemoryKeyring
from tests.ui.audit import accessible_name
from tests.ui.setup.bench import Bench, button, findings, press, settings_of, words_on

RESOURCES = Path(__file__).parents[3] / "resources"

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
    bench.accounts.mark(account, Step.TEST, StepState.DONE, SAID_ARRIVED)
    page = bench.page()
    assert words_on(page).count("Done – checked") == 3
    assert "5 of 5 done" in words_on(page)
    assert "Inferred: signed in with an app password on" in words_on(page)
    assert "Signed in with it on" in words_on(page)
    assert "Everything is set up" in words_on(page)
    assert page.standing == PageStanding.DONE
    press(page, "Go on to the recipients")
    assert bench.went == [("recipients", "")]
    bench.ahead = timedelta(days=31)
    page.refresh()
    assert words_on(page).count("To be tested again") == 4
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
    assert "An app password has 16 letters; here are 14." in words_on(page)
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
    assert "Always on for gmail.com since January 2025" in words_on(page)
    assert "Did it work?" not in words_on(page)
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


def test_the_one_next_thing_is_named_and_opens(bench: Bench) -> None:
    account = bench.keep()
    page = bench.page()
    press(page, "Next: Turn on 2-step verification")
    bench.settle()
    assert isinstance(page.view, StepView)
    page.show_list()
    assert button(page, "Next: Turn on 2-step verification").hasFocus()
    bench.accounts.mark_test(account, errors.SignInRejected("a", "535"))
    bench.frame.session.tell_account_changed()
    assert button(page, "Next: Create an app password").isVisible(), "what needs attention comes first"
    bench.accounts.mark_test(account, None)
    bench.accounts.mark(account, Step.TEST, StepState.DONE, SAID_ARRIVED)
    bench.frame.session.tell_account_changed()
    assert "Everything is set up" in words_on(page)
    assert "Next: " not in "".join(each.text() for each in page.findChildren(QPushButton) if each.isVisible())


@pytest.mark.parametrize("step", [Step.TWO_STEP, Step.APP_PASSWORD])
@pytest.mark.parametrize(("width", "is_beside"), [(1100, True), (600, False)])
def test_a_step_is_drawn_too(bench: Bench, step: Step, width: int, is_beside: bool) -> None:
    bench.keep()
    page = bench.page()
    page.resize(width, 700)
    page.open_step(step)
    bench.settle()
    QTest.qWait(1)
    drawing = page.view.findChildren(Drawing)[0]
    below = button(page, "Copy the link")
    assert len(accessible_name(drawing)) > 60
    is_right = drawing.mapTo(page, QPoint()).x() > below.mapTo(page, QPoint(below.width(), 0)).x()
    assert is_right is is_beside
    assert findings(page) == []


def test_a_reason_leads_to_what_mends_it(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    page.open_step(Step.APP_PASSWORD)
    bench.settle()
    press(page, 'I can\'t find "App passwords"')
    said = words_on(page)
    reasons = ("2-step verification is off", "security keys only", "administrator", "Advanced Protection")
    assert sorted(reasons, key=said.index) == list(reasons)
    assert findings(page) == []
    press(page, "Go to: Turn on 2-step verification")
    bench.settle()
    assert "protected by a second step" in words_on(page)


def test_without_a_network_the_steps_can_be_read(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    page.open_step(Step.TWO_STEP)
    bench.settle()
    bench.is_offline = True
    press(page, "Open the Google page")
    assert "You're offline" in words_on(page)
    assert "testing need the internet" in words_on(page)
    assert findings(page) == []
    press(page, "Try again")
    assert "You're offline" in words_on(page)
    assert bench.opened == []
    assert Step.TWO_STEP not in bench.marks()
    bench.is_offline = False
    press(page, "Try again")
    assert len(bench.opened) == 1
    assert bench.marks()[Step.TWO_STEP].state is StepState.IN_PROGRESS
    assert "You're offline" not in words_on(page)


def test_the_question_moves_nothing_that_is_looked_at(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    page.resize(600, 400)
    page.open_step(Step.APP_PASSWORD)
    bench.settle()
    press(page, "Open the Google page")
    assert page.entry is not None
    field = page.entry.field.edit
    field.setFocus()
    page.scroll_area.ensureWidgetVisible(field, 0, 40)
    before = field.mapTo(page, QPoint()).y()
    assert isinstance(page.view, StepView)
    QApplication.sendEvent(page.view, QEvent(QEvent.Type.WindowActivate))
    bench.qtbot.waitUntil(lambda: "Did it work?" in words_on(page))
    bench.qtbot.waitUntil(lambda: abs(field.mapTo(page, QPoint()).y() - before) <= 1)
    assert field.hasFocus()


def test_a_guide_of_ones_own_is_named_where_it_is_not_used(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "gmail.en.json").write_text("{}", encoding="utf-8")
    bench.resources = Resources(RESOURCES, tmp_path)
    bench.keep()
    page = bench.page()
    assert "gmail.en.json in your guide folder is not used: guide: unexpected or missing" in words_on(page)
    assert str(tmp_path) in words_on(page)
    data = json.loads((RESOURCES / "guide" / "gmail.en.json").read_text(encoding="utf-8"))
    data["steps"][1]["title"], data["checked"] = "Own title", "2030-01-01"
    (tmp_path / "gmail.en.json").write_text(json.dumps(data), encoding="utf-8")
    own = bench.page()
    assert "Own title" in words_on(own)
    assert "from your own guide folder" in words_on(own)
    assert "is not used" not in words_on(own)


def test_steps_without_a_translation_say_so(bench: Bench) -> None:
    bench.keep()
    QLocale.setDefault(QLocale("de_DE"))
    page = bench.page()
    assert "no translation of these steps yet" in words_on(page)
    page.open_step(Step.TWO_STEP)
    bench.settle()
    assert "no translation of these steps yet" in words_on(page)


@pytest.mark.parametrize("months", [0, 6, 13])
def test_every_page_of_steps_says_how_old_they_are(bench: Bench, months: int) -> None:
    bench.keep()
    bench.ahead = datetime(2026, 9, 29, tzinfo=UTC) - datetime.now(UTC) + timedelta(days=31 * months)
    page = bench.page()
    for step in (None, Step.IMAP, Step.TWO_STEP, Step.APP_PASSWORD):
        if step is not None:
            page.open_step(step)
            bench.settle()
        said = words_on(page)
        assert "As known on 28 September 2026" in said
        assert ("more than half a year old" in said) is (months == 6)
        assert ("more than a year old" in said) is (months == 13)
        assert ("Compare with Google's own help" in said) is (months == 13)


def test_the_mailbox_of_gmail_is_settled_until_it_was_read(bench: Bench) -> None:
    account = bench.keep()
    page = bench.page()
    assert "Always on for gmail.com since January 2025" in words_on(page)
    bench.accounts.mark(account, Step.IMAP, StepState.CHECKED, "mailbox_read")
    bench.frame.session.tell_account_changed()
    assert accessible_name(rows_of(page).rows[Step.IMAP]).endswith("Done – checked")
    assert "Your mailbox was read on" in words_on(page)
    bench.accounts.mark(account, Step.IMAP, StepState.ATTENTION, "MailboxSignInRejected")
    bench.frame.session.tell_account_changed()
    assert accessible_name(rows_of(page).rows[Step.IMAP]).endswith("Needs attention")
    page.open_step(Step.IMAP)
    bench.settle()
    assert "sign-in to the mailbox was not accepted" in words_on(page)
    assert findings(page) == []


@pytest.mark.parametrize(
    ("address", "steps", "caption"),
    [
        ("ana@yahoo.com", (Step.APP_PASSWORD,), "Open the Yahoo page"),
        ("ana@icloud.com", (Step.TWO_STEP, Step.APP_PASSWORD), "Open the Apple page"),
        ("ana@gmx.at", (Step.IMAP,), "Open the GMX page"),
        ("ana@zoho.eu", (Step.IMAP, Step.APP_PASSWORD), "Open the Zoho page"),
    ],
)
def test_other_providers_have_their_own_steps(
    bench: Bench, address: str, steps: tuple[Step, ...], caption: str
) -> None:
    bench.keep(address)
    page = bench.page()
    assert tuple(rows_of(page).rows) == (*steps, Step.SETTINGS, Step.TEST)
    assert "Google" not in words_on(page)
    assert "What changed since 2021?" not in [each.text() for each in page.findChildren(QPushButton)]
    for step in steps:
        page.open_step(step)
        bench.settle()
        press(page, caption)
        assert "Google" not in words_on(page)
        assert "of 16 letters" not in words_on(page)
        assert findings(page) == []
    page.open_step(Step.TWO_STEP)
    bench.settle()
    has_it = Step.TWO_STEP in steps
    assert isinstance(page.view, StepView) is has_it, "a step that nobody has leads to the settings"


def test_any_app_password_is_kept_once_the_field_is_left(bench: Bench, memory_keyring: MemoryKeyring) -> None:
    bench.keep("ana@icloud.com")
    page = bench.page()
    page.open_step(Step.APP_PASSWORD)
    bench.settle()
    assert page.entry is not None
    QTest.keyClicks(page.entry.field.edit, "abcd-efgh-ijkl-mnop")
    assert list(memory_keyring.passwords.values()) == []
    press(page, "I've done this")
    bench.settle()
    assert list(memory_keyring.passwords.values()) == ["abcd-efgh-ijkl-mnop"]
    assert bench.marks()[Step.APP_PASSWORD].state is StepState.DONE


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
