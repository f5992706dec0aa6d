from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from invite_desktop import app
from invite_desktop.app import Options, Program
from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import Counts, Mailing, MailingKind, Progress, State
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.system.paths import Paths
from invite_desktop.ui import session
from invite_desktop.ui.name_dialog import NameDialog
from invite_desktop.ui.send.close_dialog import CloseDialog
from invite_desktop.ui.send.run import Phase
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.settings_view import SettingsView
from invite_desktop.ui.theme import Scheme, apply_theme
from invite_desktop.ui.translation import native_name
from invite_desktop.ui.window.rail import Rail
from invite_desktop.ui.window.survey_switcher import DeleteDialog, SurveySwitcher
from tests.program import running


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    with running(qapp, tmp_path / "data") as program:
        yield program
    apply_theme(qapp, Scheme.LIGHT, 100)


@pytest.fixture
def practice(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    with running(qapp, tmp_path / "practice", practice=True) as program:
        yield program
    apply_theme(qapp, Scheme.LIGHT, 100)


W = TypeVar("W", bound=QWidget)


def child(parent: QWidget, kind: type[W]) -> W:
    found = parent.findChild(kind)
    assert found is not None
    return found


def take(menu: QMenu, *path: str) -> None:
    """Take an entry of a menu, as it stands when it opens; the path leads through submenus."""
    menu.aboutToShow.emit()
    submenus = {submenu.title(): submenu for submenu in menu.findChildren(QMenu)}
    if path[0] in submenus:
        take(submenus[path[0]], *path[1:])
    else:
        next(action for action in menu.actions() if action.text() == path[0]).trigger()


def choose(program: Program, *path: str) -> None:
    take(child(program.window, SurveySwitcher).entries, *path)


def dialog(program: Program, kind: type[QDialog]) -> QDialog:
    (found,) = [each for each in program.window.findChildren(kind) if each.isVisible()]
    return found


def press(parent: QWidget, text: str) -> None:
    next(b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == text).click()


def name_survey(program: Program, entry: str, name: str, button: str) -> None:
    choose(program, entry)
    asked = dialog(program, NameDialog)
    child(asked, QLineEdit).setText(name)
    press(asked, button)


def test_every_page_opens_by_its_shortcut(program: Program) -> None:
    for number, key in enumerate(
        (session.SETUP, session.RECIPIENTS, session.MESSAGE, session.SEND, session.HISTORY), start=1
    ):
        QTest.keyClick(
            program.window, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier
        )
        assert program.window.open_page == key


def test_the_open_page_chosen_once_more_goes_to_its_beginning(program: Program) -> None:
    program.accounts.save(program.session.survey, program.accounts.suggest("ana@gmail.com"))
    program.session.tell_account_changed()
    page = program.window.page(session.SETUP)
    page.show_target("settings")
    assert child(page, SettingsView).isVisible()
    rail = child(program.window, Rail)
    place = rail.visualItemRect(rail.item(0)).center()
    QTest.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert child(page, ChecklistView).isVisible()
    assert not child(page, SettingsView).isVisible()


def test_checking_before_sending_is_one_shortcut_away(program: Program) -> None:
    QTest.keyClick(program.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert program.window.open_page == session.SEND
    assert not program.run.is_running


def test_the_first_field_has_the_focus_at_the_start(program: Program) -> None:
    focused = program.window.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert program.window.page(session.SETUP).isAncestorOf(focused)


def test_a_page_can_send_the_person_elsewhere(program: Program) -> None:
    program.session.go_to(session.RECIPIENTS)
    assert program.window.open_page == session.RECIPIENTS


def test_the_open_page_and_the_look_are_kept(qapp: QApplication, tmp_path: Path) -> None:
    with running(qapp, tmp_path / "data") as program:
        program.window.go_to(session.MESSAGE)
        take(program.window.look_menu, "Colours", "Dark")
        take(program.window.look_menu, "Text size", "150 %")
    with running(qapp, tmp_path / "data") as program:
        assert program.window.open_page == session.MESSAGE
        assert (program.frame.theme.scheme, program.frame.theme.text_percent) == (Scheme.DARK, 150)
    apply_theme(qapp, Scheme.LIGHT, 100)


def test_the_language_is_chosen_for_the_next_start(qapp: QApplication, tmp_path: Path) -> None:
    with running(qapp, tmp_path / "data") as program:
        program.preferences.set("language", "sl")
        take(program.window.look_menu, "Language", native_name(QLocale().name()))
        assert program.preferences.get("language") == "en"
        assert program.window.toast.text() == ""
        QLocale.setDefault(QLocale("sl_SI"))
        program.window._use_language("en")
        assert "start the program again" in program.window.toast.text()


def test_the_chosen_language_is_used_unless_another_is_asked_for(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(qapp, tmp_path / "data") as program:
        program.preferences.set("language", "sl")
    asked: list[str] = []

    def note(wanted: str, _offered: list[str]) -> str:
        asked.append(wanted)
        return "en"

    monkeypatch.setattr(app, "_language", note)
    with running(qapp, tmp_path / "data"):
        assert asked == ["en"]
    asked.clear()
    program = Program(qapp, Paths(tmp_path / "data"), Options())
    program.shut_down()
    program.window.deleteLater()
    assert asked == ["sl"]


def test_help_opens_for_the_page_that_is_shown(program: Program) -> None:
    program.window.go_to(session.SEND)
    program.window.help_button.click()
    shown = dialog(program, QDialog)
    assert "not sure" in child(shown, QTextBrowser).toPlainText().casefold()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


@pytest.mark.parametrize(("entry", "word"), [("What's new", "0.2.0"), ("About Invite Desktop", "Google LLC")])
def test_the_program_tells_about_itself(program: Program, entry: str, word: str) -> None:
    take(program.window.look_menu, entry)
    assert word in child(dialog(program, QDialog), QTextBrowser).toPlainText()


def test_practice_says_so_on_every_page(practice: Program) -> None:
    assert "nothing leaves this computer" in practice.window.practice_bar.text()
    practice.window.go_to(session.HISTORY)
    assert practice.window.practice_bar.isVisible()


def test_practice_says_so_beside_what_was_left_unfinished(practice: Program) -> None:
    survey, account = practice.session.survey, practice.session.account
    assert account is not None
    practice.mailings.freeze(survey, practice.mailings.check(survey, account, MailingKind.INVITATION))
    practice.watch.offer_unfinished()
    assert "stopped after 0" in practice.window.top_bar.text()
    assert "nothing leaves this computer" in practice.window.practice_bar.text()
    assert practice.window.top_bar.isVisible()
    assert practice.window.practice_bar.isVisible()
    press(practice.window.top_bar, "Leave it")
    assert practice.window.practice_bar.isVisible()


def test_outside_practice_nothing_speaks_of_it(program: Program) -> None:
    assert not program.window.practice_bar.isVisible()


def test_surveys_are_made_renamed_duplicated_and_opened(program: Program) -> None:
    assert program.session.survey.name == "My survey"
    name_survey(program, "New survey…", "Zaupanje", "Create")
    name_survey(program, "Rename…", "Zaupanje & mir", "Rename")
    assert program.session.survey.name == "Zaupanje & mir"
    assert "Zaupanje & mir" in program.window.windowTitle()
    choose(program, "Duplicate")
    assert program.session.survey.name == "Zaupanje & mir (copy)"
    choose(program, "My survey")
    assert program.session.survey.name == "My survey"


def test_a_survey_needs_a_name(program: Program) -> None:
    choose(program, "New survey…")
    asked = dialog(program, NameDialog)
    child(asked, QLineEdit).setText("  ")
    press(asked, "Create")
    assert asked.isVisible()
    press(asked, "Cancel")
    assert [survey.name for survey in program.surveys.all()] == ["My survey"]


def test_archiving_can_be_undone_and_taken_back(program: Program) -> None:
    name_survey(program, "New survey…", "Second", "Create")
    choose(program, "Archive")
    assert program.session.survey.name == "My survey"
    choose(program, "Archived surveys", "Second")
    assert program.session.survey.name == "Second"
    assert not program.session.survey.archived


def test_deleting_asks_and_keeping_is_the_default(program: Program) -> None:
    name_survey(program, "New survey…", "Second", "Create")
    choose(program, "Delete…")
    QTest.keyClick(dialog(program, DeleteDialog), Qt.Key.Key_Return)
    assert program.session.survey.name == "Second"
    choose(program, "Delete…")
    press(dialog(program, DeleteDialog), "Delete for good")
    assert [survey.name for survey in program.surveys.all()] == ["My survey"]


def under_way(program: Program) -> None:
    program.run.mailing = Mailing(1, program.session.survey.id, MailingKind.INVITATION, 1, (), "")
    program.run.progress = Progress(Counts({State.ACCEPTED: 56, State.WAITING: 122}))
    program.run.phase = Phase.SENDING
    program.run.phase_changed.emit(Phase.SENDING)


def test_a_survey_with_a_mailing_under_way_stays(program: Program) -> None:
    under_way(program)
    choose(program, "Archive")
    choose(program, "Delete…")
    assert program.session.survey.name == "My survey"
    assert "under way" in program.window.toast.text()
    assert program.window.toast.isVisible()
    program.window.go_to(session.HISTORY)
    assert not program.window.toast.isVisible()
    program.run.phase = Phase.ENDED


def test_closing_in_the_middle_asks_and_escape_keeps_sending(program: Program) -> None:
    under_way(program)
    assert program.window.close() is False
    QTest.keyClick(dialog(program, CloseDialog), Qt.Key.Key_Escape)
    assert program.run.is_running
    assert not program.window.isMinimized()
    program.window.close()
    press(dialog(program, CloseDialog), "Keep sending")
    assert program.window.isMinimized()
    program.run.phase = Phase.ENDED


def test_the_title_begins_with_the_most_telling_part(program: Program) -> None:
    under_way(program)
    program.run.progressed.emit(program.run.progress)
    assert program.window.windowTitle().startswith("0% – ")
    program.run.phase = Phase.ENDED
    program.run.ended.emit()
    assert program.window.windowTitle() == "My survey – Invite Desktop"


@pytest.fixture
def interrupted(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """A program that is started again after its mailing was cut short."""
    with running(qapp, tmp_path / "data") as before:
        survey = before.session.survey
        account = before.accounts.save(survey, Account(from_email="spela@uni.si", host="mail.uni.si"))
        before.recipients.add(
            survey.id, ("First name",), [Recipient(0, "a@uni.si"), Recipient(0, "b@uni.si")]
        )
        before.messages.save_draft(survey.id, Message("Invitation", "https://1ka.si/a/1"))
        checked = before.mailings.check(survey, account, MailingKind.INVITATION)
        before.mailings.freeze(survey, checked)
    with running(qapp, tmp_path / "data") as program:
        yield program


def test_what_was_left_unfinished_is_offered_until_it_is_put_aside(interrupted: Program) -> None:
    assert "2" in interrupted.window.top_bar.text()
    press(interrupted.window.top_bar, "Leave it")
    assert interrupted.window.top_bar.text() == ""
    assert interrupted.mailings.unfinished() == ()


def test_what_was_left_unfinished_is_shown_and_no_longer_offered(interrupted: Program) -> None:
    press(interrupted.window.top_bar, "Show it")
    assert interrupted.window.open_page == session.SEND
    assert interrupted.window.top_bar.text() == ""


def test_what_was_put_aside_elsewhere_is_no_longer_offered(interrupted: Program) -> None:
    interrupted.mailings.leave(interrupted.mailings.unfinished()[0])
    interrupted.session.tell_mailings_changed()
    assert interrupted.window.top_bar.text() == ""
