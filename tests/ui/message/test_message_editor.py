"""A field is one piece for the keys, the mouse and undoing."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from invite_desktop.domain.fields import Columns
from invite_desktop.ui.message.choices import Choice
from invite_desktop.ui.message.edit_menu import edit_menu
from invite_desktop.ui.message.editor import FieldEdit, SubjectEdit
from invite_desktop.ui.theme import Theme

# What the off-screen platform says about every list that pops up, and no screen would.
pops_up = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

KEY = Qt.Key
CHOICES = [
    Choice("First name", "Ana"),
    Choice("Last name", "Novak", "empty for 4"),
    Choice("Link", "https://a"),
]
BEFORE, FIELD, AFTER = "Dear ", "{{First name}}", ", hello"


@pytest.fixture
def edit(qtbot: QtBot, theme: Theme) -> FieldEdit:
    edit = FieldEdit(theme, "Text")
    qtbot.addWidget(edit)
    edit.set_columns(Columns(("First name", "Last name", "Link")))
    edit.completer.set_choices(CHOICES)
    edit.resize(500, 200)
    edit.show()
    edit.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    edit.set_text(BEFORE + FIELD + AFTER)
    return edit


def put(edit: FieldEdit, position: int, anchor: int | None = None) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(position if anchor is None else anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def press(edit: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(edit, key, modifier)


def offered(edit: FieldEdit) -> QWidget:
    """The list that opens while a field is typed."""
    popup = edit.completer.popup()
    assert popup is not None
    return popup


def is_offering(edit: FieldEdit) -> bool:
    return edit.completer.is_open


END = len(BEFORE + FIELD)


def test_backspace_takes_the_whole_field_and_undo_brings_it_back(edit: FieldEdit) -> None:
    put(edit, END)
    press(edit, KEY.Key_Backspace)
    assert edit.text() == BEFORE + AFTER
    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Undo))
    assert edit.text() == BEFORE + FIELD + AFTER


def test_delete_takes_the_whole_field(edit: FieldEdit) -> None:
    put(edit, len(BEFORE))
    press(edit, KEY.Key_Delete)
    assert edit.text() == BEFORE + AFTER


def test_deleting_part_of_a_field_takes_all_of_it(edit: FieldEdit) -> None:
    put(edit, END - 3, anchor=2)
    press(edit, KEY.Key_Backspace)
    assert edit.text() == "De" + AFTER


def test_an_arrow_selects_the_field_and_then_passes_it(edit: FieldEdit) -> None:
    put(edit, len(BEFORE))
    press(edit, KEY.Key_Right)
    assert edit.textCursor().selectedText() == FIELD
    press(edit, KEY.Key_Right)
    assert (edit.textCursor().position(), edit.textCursor().hasSelection()) == (END, False)
    press(edit, KEY.Key_Left)
    assert edit.textCursor().selectedText() == FIELD
    press(edit, KEY.Key_Left)
    assert (edit.textCursor().position(), edit.textCursor().hasSelection()) == (len(BEFORE), False)


def test_no_other_move_ends_within_a_field(edit: FieldEdit) -> None:
    put(edit, len(BEFORE))
    press(edit, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert edit.textCursor().position() == END
    press(edit, KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert edit.textCursor().selectedText() == FIELD


def test_fields_after_characters_of_two_units_are_found(edit: FieldEdit) -> None:
    edit.set_text("😀😀 {{Link}}!")
    put(edit, len("😀😀 {{Link}}") + 2)
    press(edit, KEY.Key_Backspace)
    assert edit.text() == "😀😀 !"


def test_a_click_into_a_field_selects_it_and_a_double_click_opens_it(qtbot: QtBot, edit: FieldEdit) -> None:
    put(edit, len(BEFORE) + 5)
    inside = edit.cursorRect().center() + QPoint(1, 0)
    put(edit, 0)
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert edit.textCursor().selectedText() == FIELD
    with qtbot.waitSignal(edit.field_opened):
        QTest.mouseDClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=inside)


def test_enter_on_a_selected_field_opens_it_and_changes_nothing(qtbot: QtBot, edit: FieldEdit) -> None:
    put(edit, len(BEFORE))
    press(edit, KEY.Key_Right)
    with qtbot.waitSignal(edit.field_opened):
        press(edit, KEY.Key_Return)
    assert edit.text() == BEFORE + FIELD + AFTER


def test_enter_beside_a_field_begins_a_line(edit: FieldEdit) -> None:
    put(edit, END)
    press(edit, KEY.Key_Return)
    assert edit.text() == BEFORE + FIELD + "\n" + AFTER


def test_no_break_spaces_stay(edit: FieldEdit) -> None:
    edit.set_text("")
    edit.insert("10\u00a0000\nlines")
    assert edit.text() == "10\u00a0000\nlines"


def test_tinting_is_no_change(qtbot: QtBot, edit: FieldEdit) -> None:
    with qtbot.assertNotEmitted(edit.edited):
        edit.set_columns(Columns(()))


@pops_up
def test_braces_offer_the_columns_and_enter_takes_one(edit: FieldEdit) -> None:
    edit.set_text("")
    QTest.keyClicks(edit, "Hi {{la")
    assert is_offering(edit)
    press(offered(edit), KEY.Key_Return)
    assert edit.text() == "Hi {{Last name}}"
    assert not is_offering(edit)
    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Undo))
    assert edit.text() == "Hi {{la"


@pops_up
def test_the_list_has_room_for_its_words(edit: FieldEdit) -> None:
    edit.set_text("")
    QTest.keyClicks(edit, "{{")
    longest = "Last name  –  Novak  ·  empty for 4"
    assert offered(edit).width() > edit.fontMetrics().horizontalAdvance(longest)
    press(offered(edit), KEY.Key_Escape)


def test_the_menu_of_the_text_is_in_our_words(edit: FieldEdit) -> None:
    put(edit, END, anchor=0)
    menu = edit_menu(edit)
    offers = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    QGuiApplication.clipboard().clear()
    assert list(offers) == ["Undo", "Redo", "Cut", "Copy", "Paste", "Select all"]
    assert offers["Cut"]
    assert not offers["Undo"]
    edit.setReadOnly(True)
    read_only = [action.text() for action in edit_menu(edit).actions() if action.text()]
    assert read_only == ["Copy", "Select all"]


@pops_up
def test_arrows_choose_and_tab_takes(edit: FieldEdit) -> None:
    edit.set_text("")
    QTest.keyClicks(edit, "{{")
    press(offered(edit), KEY.Key_Down)
    press(offered(edit), KEY.Key_Tab)
    assert edit.text() == "{{Last name}}"
    assert edit.hasFocus()


@pops_up
def test_braces_that_stand_there_already_are_used(edit: FieldEdit) -> None:
    edit.set_text("{{}} x")
    put(edit, 2)
    QTest.keyClicks(edit, "L")
    press(offered(edit), KEY.Key_Down)
    press(offered(edit), KEY.Key_Return)
    assert edit.text() == "{{Link}} x"


@pops_up
def test_escape_closes_the_list_until_the_next_braces(edit: FieldEdit) -> None:
    edit.set_text("")
    QTest.keyClicks(edit, "{{L")
    press(offered(edit), KEY.Key_Escape)
    assert not is_offering(edit)
    QTest.keyClicks(edit, "i")
    assert not is_offering(edit)
    QTest.keyClicks(edit, " {{")
    assert is_offering(edit)
    press(offered(edit), KEY.Key_Escape)


@pops_up
def test_the_list_closes_where_nothing_fits(edit: FieldEdit) -> None:
    edit.set_text("")
    QTest.keyClicks(edit, "{{Lx")
    assert not is_offering(edit)


def test_tab_leaves_the_editor_and_ctrl_tab_writes_one(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    body, after = FieldEdit(theme, "Text"), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(body)
    layout.addWidget(after)
    window.show()
    window.activateWindow()
    body.setFocus()
    qtbot.waitUntil(body.hasFocus)
    press(body, KEY.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert body.text() == "\t"
    press(body, KEY.Key_Tab)
    assert after.hasFocus()
    assert body.text() == "\t"


def test_a_subject_is_one_line(qtbot: QtBot, theme: Theme) -> None:
    subject = SubjectEdit(theme, "Subject")
    qtbot.addWidget(subject)
    QGuiApplication.clipboard().setText("one\ntwo\r\nthree ")
    subject.paste()
    assert subject.text() == "one two three "
    with qtbot.waitSignal(subject.finished):
        press(subject, KEY.Key_Return)
    assert subject.text() == "one two three "


def test_pasted_words_lose_their_looks(edit: FieldEdit) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    edit.selectAll()
    edit.insertFromMimeData(data)
    assert edit.text() == "bold"
