from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.theme import Scheme, Theme
from invite_desktop.ui.tokens import DARK
from invite_desktop.ui.widgets import (
    Button,
    Card,
    CheckBox,
    CopyButton,
    EmptyState,
    Flow,
    Heading,
    Hint,
    Kind,
    Line,
    LinkButton,
    Notice,
    Page,
    Paragraph,
    Part,
    Pictogram,
    RadioButton,
    StackedBar,
    Status,
    StatusTag,
    TaskRow,
    Toast,
    Tone,
    TopBar,
    WrappingLabel,
    buttons,
    tab_stops,
)
from invite_desktop.ui.widgets.words import READING_WIDTH
from tests.ui.audit import accessible_name, all_findings, tab_chain

NOT_STARTED = Status("Not started", "circle", Tone.NEUTRAL)
ATTENTION = Status("Needs attention", "triangle-alert", Tone.LOOK_AT)
PARTS = (
    Part("Sent", 1224, "accent"),
    Part("Came back", 2, "problem"),
    Part("Not sent", 0, "look_at"),
    Part("Waiting", 300, "secondary"),
)


def shown(qtbot: QtBot, widget: QWidget, width: int = 800, height: int = 560) -> None:
    """Show the widget in the active window."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    words: list[str] = []
    for module in ("bars", "buttons", "notice"):
        monkeypatch.setattr(
            f"invite_desktop.ui.widgets.{module}.announce",
            lambda _widget, text, assertive=False: words.append(text),
        )
    return words


def full_page(icons: Icons, theme: Theme) -> QWidget:
    """A window with one of everything."""
    window = QWidget()
    column = QVBoxLayout(window)
    top, toast, page = TopBar(icons), Toast(icons), Page("Set up sending from ana.novak@example.org")
    notice = Notice(
        icons, Kind.PROBLEM, "Gmail didn't accept the sign-in", "A slip, perhaps. " * 8, "535 5.7.8"
    )
    notice.add_action("Create an app password", print, primary=True)
    notice.add_action("Go to the Password field", print, link=True)
    bar = StackedBar(theme, "Result")
    bar.set_parts(PARTS)
    card = Card()
    card.body.addWidget(Paragraph("Nothing is sent until you choose the button below. " * 4))
    rows = [
        TaskRow(icons, "Turn on 2-step verification at Google", each, "Why: …")
        for each in (NOT_STARTED, ATTENTION)
    ]
    empty = EmptyState(icons, "users", "No recipients yet", Button("Import a file…"), Button("Paste"))
    parts: tuple[QWidget, ...] = (
        Heading("Before you start", section=True),
        *rows,
        notice,
        bar,
        card,
        Line(),
        empty,
    )
    for part in parts:
        page.body.addWidget(part)
    page.body.addStretch()
    column.addWidget(top)
    column.addWidget(page)
    column.addWidget(toast)
    top.show_message("offline", Kind.INFO, "You're offline. " * 6, [("Try again", lambda: None)])
    toast.show_message("3 recipients deleted", lambda: None)
    return window


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_everything_passes_the_audit_in_the_smallest_window(
    qtbot: QtBot, icons: Icons, theme: Theme, percent: int, direction: Qt.LayoutDirection
) -> None:
    theme.use(text_percent=percent)
    window = full_page(icons, theme)
    window.setLayoutDirection(direction)
    shown(qtbot, window, 800, 560)
    assert all_findings(window) == []
    page = window.findChildren(Page)[0]
    assert page.scroll_area.horizontalScrollBar().maximum() == 0


def test_building_a_page_shows_no_window_of_its_own(qtbot: QtBot, icons: Icons, theme: Theme) -> None:
    before = set(QApplication.topLevelWidgets())
    window = full_page(icons, theme)
    qtbot.addWidget(window)
    assert [each for each in set(QApplication.topLevelWidgets()) - before if each.isVisible()] == []


def test_text_is_not_wider_than_one_reads(qtbot: QtBot, theme: Theme) -> None:
    page = Page("Recipients", wide=True)
    hint = Hint("One sentence after the other. " * 20)
    page.body.addWidget(hint)
    shown(qtbot, page, 1400, 700)
    assert hint.label.width() == READING_WIDTH
    assert hint.label.mapTo(page, QPoint()).x() == 24


def test_a_page_without_title_leaves_it_out(qtbot: QtBot, theme: Theme) -> None:
    page = Page()
    shown(qtbot, page)
    assert not page.title.isVisible()
    page.set_title("Send")
    assert page.title.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_row_opens_by_key(qtbot: QtBot, icons: Icons, key: Qt.Key) -> None:
    row = TaskRow(icons, "Create an app password", NOT_STARTED)
    shown(qtbot, row, 600, 60)
    with qtbot.waitSignal(row.clicked):
        QTest.keyClick(row, key)


def test_a_row_opens_wherever_it_is_clicked(qtbot: QtBot, icons: Icons) -> None:
    row = TaskRow(icons, "Create an app password", NOT_STARTED, "Shown only once")
    shown(qtbot, row, 600, 70)
    for place in (QPoint(3, 3), QPoint(300, 35), QPoint(590, 60), QPoint(500, 35)):
        target = row.childAt(place)
        assert target is None or target.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        with qtbot.waitSignal(row.clicked):
            QTest.mouseClick(row, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_row_says_title_and_state(qtbot: QtBot, icons: Icons) -> None:
    row = TaskRow(icons, "Test the connection", NOT_STARTED)
    qtbot.addWidget(row)
    assert accessible_name(row) == "Test the connection, Not started"
    row.show_status(ATTENTION, "The server doesn't answer")
    row.set_title("Test")
    assert accessible_name(row) == "Test, Needs attention"
    assert row.accessibleDescription() == "The server doesn't answer"


def test_a_tag_shows_another_state(qtbot: QtBot, icons: Icons) -> None:
    tag = StatusTag(icons, NOT_STARTED)
    qtbot.addWidget(tag)
    tag.show_status(ATTENTION)
    assert (tag.status, tag.accessibleName(), tag.property("tone")) == (
        ATTENTION,
        "Needs attention",
        "look_at",
    )


LONG = "Send all, the rest later, as soon as the limit for a day allows more of them"


@pytest.mark.parametrize("kind", [CheckBox, RadioButton])
@pytest.mark.parametrize("percent", [100, 200])
def test_a_choice_breaks_its_words_and_any_of_them_can_be_clicked(
    qtbot: QtBot, theme: Theme, kind: type[CheckBox | RadioButton], percent: int
) -> None:
    theme.use(text_percent=percent)
    page = Page("Choice")
    choice = kind(LONG)
    page.body.addWidget(choice)
    page.body.addStretch()
    shown(qtbot, page, 420)
    one_line = choice.sizeHint()
    assert choice.width() < one_line.width()
    assert choice.height() > one_line.height()
    assert accessible_name(choice) == LONG
    assert all_findings(page) == []
    last_line = QPoint(one_line.height(), choice.height() - 4)
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last_line)
    assert choice.isChecked()
    page.resize(2400, 560)
    assert choice.height() == one_line.height()


def test_a_button_too_long_for_a_line_breaks_its_words(qtbot: QtBot, theme: Theme) -> None:
    theme.use(text_percent=200)
    page = Page("Check before sending")
    long, short = Button("Send 18 messages from Mon 3:04 AM anyway", primary=True), Button("Stop")
    page.body.addWidget(Flow(long, short))
    page.body.addStretch()
    shown(qtbot, page, 480)
    assert long.width() <= page.width()
    assert long.height() > short.height()
    assert short.y() > long.y()
    assert all_findings(page) == []
    page.resize(1600, 560)
    assert long.width() == long.sizeHint().width()


def test_a_long_address_breaks_and_is_read_out_whole(qtbot: QtBot, theme: Theme) -> None:
    theme.use(text_percent=200)
    words = "Sending to christopher.featherstonehaugh@department.of.sociology.example.org …"
    page = Page("Invitation")
    label = WrappingLabel(words)
    page.body.addWidget(label)
    page.body.addStretch()
    shown(qtbot, page, 480)
    assert all_findings(page) == []
    assert (label.text(), label.accessibleName()) == (words, words)
    label.setText("Starting …")
    assert (label.text(), label.accessibleName()) == ("Starting …", "")


def test_a_tag_on_a_line_of_its_own_breaks_only_where_it_must(qtbot: QtBot, icons: Icons) -> None:
    page = Page("Result")
    tag = StatusTag(icons, Status("1,180 of 1,200 found in your Sent folder", "search"), wraps=True)
    page.body.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeading)
    page.body.addStretch()
    shown(qtbot, page, 600)
    one_line = tag.height()
    assert one_line == tag.sizeHint().height()
    page.resize(240, 560)
    qtbot.waitUntil(lambda: tag.height() > one_line)
    assert all_findings(page) == []


def test_a_narrow_row_says_its_state_below(qtbot: QtBot, icons: Icons) -> None:
    page = Page("Setup")
    row = TaskRow(icons, "Fill in the account settings", Status("Done – not checked yet", "check"))
    page.body.addWidget(row)
    page.body.addStretch()
    shown(qtbot, page, 640)
    wide = row.height()
    page.resize(330, 560)
    qtbot.waitUntil(lambda: wide < row.height() == row.heightForWidth(row.width()))
    assert all_findings(page) == []
    arrow = row.findChildren(Pictogram)[-1]
    assert arrow.geometry().right() > row.width() - 20, "it stays at the edge"
    page.resize(640, 560)
    qtbot.waitUntil(lambda: row.height() == wide)


def test_copying_is_confirmed(
    qtbot: QtBot, theme: Theme, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buttons, "COPIED_MS", 10)
    button = CopyButton(lambda: "535 5.7.8", "Copy details")
    qtbot.addWidget(button)
    button.click()
    assert QGuiApplication.clipboard().text() == "535 5.7.8"
    assert (button.text(), said) == ("Copied", ["Copied"])
    qtbot.waitUntil(lambda: button.text() == "Copy details")


def test_a_notice_offers_its_buttons_and_drops_them_with_the_message(qtbot: QtBot, icons: Icons) -> None:
    pressed: list[str] = []
    notice = Notice(
        icons, Kind.PROBLEM, "The server can't be found", "There may be a typing slip", "gaierror -2"
    )
    shown(qtbot, notice)
    first = notice.add_action("Use smtp.gmail.com", lambda: pressed.append("use"), primary=True)
    second = notice.add_action("Go to Host", lambda: pressed.append("go"), link=True)
    qtbot.waitUntil(second.isVisible)
    assert tab_chain(notice)[:2] == [first, second]
    first.click()
    assert pressed == ["use"]
    assert notice.details() == "gaierror -2"
    notice.show_message(Kind.DONE, "Everything works")
    assert not first.isVisible()
    assert (notice.kind, notice.accessibleName(), notice.property("kind")) == (
        Kind.DONE,
        "Everything works",
        "done",
    )


def test_a_notice_can_take_the_focus_and_speak(qtbot: QtBot, icons: Icons, said: list[str]) -> None:
    notice = Notice(icons, Kind.LOOK_AT, "No answer", "Try port 587")
    shown(qtbot, notice)
    notice.take_focus()
    assert notice.hasFocus()
    assert said == ["No answer. Try port 587"]


def test_the_bar_shows_what_matters_most(qtbot: QtBot, icons: Icons, said: list[str]) -> None:
    tried: list[int] = []
    bar = TopBar(icons)
    qtbot.addWidget(bar)
    assert not bar.isVisible()
    bar.show_message("offline", Kind.INFO, "You're offline", [("Try again", lambda: tried.append(1))])
    bar.findChildren(LinkButton)[0].click()
    bar.show_message("run", Kind.LOOK_AT, "A mailing is not finished")
    bar.show_message("run", Kind.LOOK_AT, "A mailing is not finished")
    assert bar.text() == "A mailing is not finished"
    bar.clear("run")
    assert bar.text() == "You're offline"
    bar.clear("offline")
    bar.clear("offline")
    assert (bar.text(), bar.isVisible(), tried) == ("", False, [1])
    assert said == ["You're offline", "A mailing is not finished", "You're offline"]


@pytest.fixture
def desk(qtbot: QtBot, icons: Icons) -> Iterator[tuple[Toast, QLineEdit]]:
    """A window with something to type in, and a toast at its bottom."""
    window, edit, toast = QWidget(), QLineEdit(), Toast(icons)
    edit.setAccessibleName("Search")
    column = QVBoxLayout(window)
    column.addWidget(edit)
    column.addWidget(toast)
    shown(qtbot, window)
    edit.setFocus()
    yield toast, edit
    # Keeps the window to the end of the test; its parts do not.
    window.close()


def test_a_toast_leaves_the_focus_where_it_is(desk: tuple[Toast, QLineEdit], said: list[str]) -> None:
    toast, edit = desk
    undone: list[int] = []
    toast.show_message("3 recipients deleted", lambda: undone.append(3))
    assert edit.hasFocus()
    assert (toast.text(), said) == ("3 recipients deleted", ["3 recipients deleted"])
    undo, close = tab_chain(toast.window())[1:]
    assert [accessible_name(undo), accessible_name(close)] == ["Undo", "Close"]
    assert isinstance(undo, QPushButton)
    undo.click()
    assert (undone, toast.isVisible()) == ([3], False)


def test_a_toast_goes_by_itself_but_not_from_under_the_fingers(
    desk: tuple[Toast, QLineEdit], qtbot: QtBot
) -> None:
    toast, edit = desk
    toast.show_message("Saved", lambda: None)
    toast._timer.start(10)
    toast._undo_button.setFocus()
    with qtbot.waitSignals([toast._timer.timeout] * 2):
        pass
    assert toast.isVisible()
    edit.setFocus()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_mouse_that_rests_where_a_toast_appears_does_not_keep_it(
    desk: tuple[Toast, QLineEdit], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    toast, _ = desk
    monkeypatch.setattr(toast, "underMouse", lambda: True)
    toast.show_message("Saved")
    with qtbot.waitSignal(toast._timer.timeout):
        toast._timer.start(10)
    assert toast.isVisible()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_toast_stays_longer_where_it_offers_undo_and_a_refusal_looks_like_one(
    desk: tuple[Toast, QLineEdit],
) -> None:
    toast, _ = desk
    toast.show_message("Saved")
    short, done = toast._timer.interval(), toast._picture.pixmap().toImage()
    toast.show_message("3 recipients deleted", lambda: None)
    assert toast._timer.interval() > short
    toast.show_refusal("A mailing is under way. Stop it first.")
    assert not toast._undo_button.isVisible()
    assert toast._picture.pixmap().toImage() != done


def test_a_toast_closes_by_escape_and_speaks_the_language(
    desk: tuple[Toast, QLineEdit], qtbot: QtBot
) -> None:
    toast, _ = desk
    toast.show_message("Saved")
    assert not toast._undo_button.isVisible()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.LanguageChange))
    toast._close_button.setFocus()
    QTest.keyClick(toast._close_button, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_a_row_of_buttons_breaks_where_there_is_no_room(qtbot: QtBot, theme: Theme) -> None:
    flow = Flow(*(Button(f"Button number {number}") for number in range(6)))
    shown(qtbot, flow, 300, 400)
    tops = {child.y() for child in flow.findChildren(Button)}
    assert len(tops) > 2
    assert flow.heightForWidth(300) > flow.heightForWidth(3000)
    flow.clear()
    assert flow.heightForWidth(300) == 0


@pytest.mark.parametrize("room", [100, 333, 800])
def test_parts_of_the_bar_fill_it_and_none_is_lost(qtbot: QtBot, theme: Theme, room: int) -> None:
    bar = StackedBar(theme, "Result")
    qtbot.addWidget(bar)
    bar.set_parts(PARTS)
    widths = bar.widths(room)
    assert sum(widths) == pytest.approx(room)
    assert widths[1] == 4
    assert widths[2] == 0
    assert bar.as_text() == bar.accessibleDescription() == "Sent 1224; Came back 2; Not sent 0; Waiting 300"


def test_an_empty_bar_is_drawn_too(qtbot: QtBot, theme: Theme) -> None:
    bar = StackedBar(theme, "Result")
    qtbot.addWidget(bar)
    assert not bar.to_image().isNull()
    bar.set_parts([Part("Sent", 0, "accent")])
    assert bar.widths(100) == [0]
    assert not bar.grab().isNull()


def test_the_bar_becomes_a_picture(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    theme.use(Scheme.DARK)
    bar = StackedBar(theme, "Result")
    qtbot.addWidget(bar)
    bar.set_parts(PARTS)
    assert bar.to_png(tmp_path / "result.png")
    image = QImage(str(tmp_path / "result.png"))
    assert image.width() == 1800
    assert image.pixelColor(200, 40) == QColor(DARK.accent)
    assert not bar.to_png(tmp_path / "nowhere" / "result.png")


def test_walking_the_tab_stops_leaves_every_widget_its_parent(
    qtbot: QtBot, icons: Icons, theme: Theme
) -> None:
    window = full_page(icons, theme)
    shown(qtbot, window)
    before = [each.parent() for each in window.findChildren(QWidget)]
    stops = [accessible_name(each) for each in tab_stops(window)]
    assert stops[0] == "Try again"
    assert stops[-2:] == ["Undo", "Close"]
    assert [each.parent() for each in window.findChildren(QWidget)] == before
    assert window.parent() is None
    assert Shiboken.ownedByPython(window)


def test_the_tab_stops_of_a_part_are_its_own(qtbot: QtBot, icons: Icons, theme: Theme) -> None:
    window = full_page(icons, theme)
    shown(qtbot, window)
    [toast] = window.findChildren(Toast)
    assert [accessible_name(each) for each in tab_stops(toast)] == ["Undo", "Close"]
