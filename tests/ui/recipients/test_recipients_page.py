"""The table and everything around it, with real keys and clicks."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton
from pytestqt.modeltest import ModelTester

from invite_desktop.domain.errors import DiskFull
from invite_desktop.domain.recipient import Recipient, Standing
from invite_desktop.operations.table_file import read_table
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.recipients.model import STATUS, RecipientModel
from invite_desktop.ui.recipients.page import RecipientsPage
from invite_desktop.ui.theme import Scheme
from tests.ui.audit import all_findings
from tests.ui.recipients.conftest import World

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def column(page: RecipientsPage, number: int) -> list[str]:
    model = page.model
    return [str(model.data(model.index(row, number))) for row in range(model.rowCount())]


def choose(page: RecipientsPage, *rows: int) -> None:
    page.table.choose_rows(rows)
    page.table.setFocus()


def press(
    page: RecipientsPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(page.table, key, modifier)


def editor(page: RecipientsPage) -> QLineEdit:
    found = page.table.findChild(QLineEdit, "cell")
    assert isinstance(found, QLineEdit)
    return found


def links(page: RecipientsPage) -> dict[str, QPushButton]:
    QApplication.processEvents()
    return {
        button.text(): button
        for button in page.side.help_line.findChildren(QPushButton)
        if button.isVisible()
    }


def dialog(page: RecipientsPage) -> QDialog:
    return next(each for each in page.findChildren(QDialog) if each.isVisible())


def test_the_empty_page_has_two_buttons_and_only_then_is_the_search_off(world: World) -> None:
    page = world.page()
    assert page.empty_import.isVisible()
    assert page.empty_paste.isVisible()
    assert not page.filters.search.isEnabled()
    assert page.standing == "open"
    world.add(("First name",), (Recipient(0, "ana@uni.si", ("Ana",)),))
    world.session.tell_recipients_changed()
    world.settle(page)
    assert not page.empty_import.isVisible()
    assert page.filters.search.isEnabled()
    assert page.standing == "done"


def test_nobody_to_send_to_wants_attention(world: World) -> None:
    world.add((), (Recipient(0, "nobody"),))
    assert world.page().standing is PageStanding.ATTENTION


def test_every_row_says_where_it_stands_and_the_counts_add_up(filled: World) -> None:
    page = filled.page()
    assert column(page, 0) == [
        "Ready",
        "Check: gmial.com",
        "No @",
        "Same as row 1",
        "Left out",
        "Check: gmial.com",
    ]
    counts = {standing: page.document.rows.counts.of(standing) for standing in Standing}
    assert sum(counts.values()) == len(page.document.rows) == 6
    spoken = page.model.data(page.model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Row 3, can't be sent to: The address has no at sign."
    for row in range(6):
        assert page.model.data(page.model.index(row, 0), Qt.ItemDataRole.DecorationRole) is not None


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_every_status_is_read_whole(world: World, percent: int) -> None:
    """Also where the first rows, or all of them so far, have a short one."""
    world.frame.theme.use(text_percent=percent)
    addresses = [f"p{number}@uni.si" for number in range(100)]
    odd = ["", "x", "a b@uni.si", "a@uni.si, b@uni.si", "a@uni", "a..b@uni.si", "špela@uni.si", "p98@uni.si"]
    world.add((), tuple(Recipient(0, address) for address in addresses + odd))
    page = world.page()
    table, rows = page.table, range(100, 108)
    words = {page.model.text(row, STATUS) for row in rows}
    assert words >= {"Several addresses", "Not an address", "Same as row 99", "Check: letters before the @"}
    widest = max(table.sizeHintForIndex(page.model.index(row, STATUS)).width() for row in rows)
    assert widest <= table.columnWidth(STATUS) <= widest + 40


def test_the_model_keeps_qts_rules(filled: World, qtmodeltester: ModelTester) -> None:
    page = filled.page()
    model: QAbstractItemModel = page.model
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    page.filters.show_standing(Standing.LOOK_AT)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


@pytest.mark.parametrize("words", ["cucek", "ČUČEK", "bor cuc"])
def test_search_ignores_case_and_accents(filled: World, words: str) -> None:
    page = filled.page()
    QTest.keyClick(page.table, Key.Key_F, CTRL)
    assert page.filters.search.hasFocus()
    page.filters.search.setText(words)
    filled.qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert column(page, 1) == ["bor@gmial.com"]
    assert page.filters.found.text() == "1 of 6"
    QTest.keyClick(page.filters.search, Key.Key_Escape)
    assert page.model.rowCount() == 6
    assert page.filters.search.text() == ""


def test_the_selection_survives_a_search(filled: World) -> None:
    page = filled.page()
    choose(page, 0, 4)
    page.filters.show_words("eva")
    assert page.table.chosen_places() == [4]
    page.filters.show_all()
    assert page.table.chosen_places() == [0, 4]
    assert page.side.bulk.count.text() == "2 selected"


def test_sorting_is_slovene_and_the_third_click_restores_the_list(filled: World) -> None:
    page = filled.page()
    header = page.table.horizontalHeader()
    middle = QPoint(header.sectionViewportPosition(3) + 20, header.height() // 2)
    for expected in (
        ["Cvet", "Čuček", "Novak", "Novak", "Žnidar", ""],
        ["Žnidar", "Novak", "Novak", "Čuček", "Cvet", ""],
        ["Novak", "Čuček", "Žnidar", "Novak", "Cvet", ""],
    ):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        assert column(page, 3) == expected
    assert page.table.chosen_count() == 0


def test_typing_in_cells(filled: World) -> None:
    page = filled.page()
    choose(page, 2)
    press(page, Key.Key_F2)
    editor(page).setText("  mailto:Spela@UNI.si ")
    QTest.keyClick(editor(page), Key.Key_Return)
    assert filled.addresses()[2] == "Spela@uni.si"
    assert page.table.currentIndex().row() == 3
    page.table.setCurrentIndex(page.model.index(0, 1))
    press(page, Key.Key_Return)
    QTest.keyClick(editor(page), Key.Key_Tab)
    editor(page).setText("dropped")
    QTest.keyClick(editor(page), Key.Key_Escape)
    assert page.document.rows.people[0].values == ("Ana", "Novak")
    assert page.document.history.count() == 1


def test_typing_begins_at_once_and_tab_goes_right(filled: World) -> None:
    page = filled.page()
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 2))
    QTest.keyClicks(page.table, "X")
    assert editor(page).text() == "X"
    QTest.keyClick(editor(page), Key.Key_Tab)
    assert page.document.rows.people[0].values == ("X", "Novak")
    assert page.table.currentIndex().column() == 3


def test_tab_leaves_the_table_and_arrows_move_inside(filled: World) -> None:
    page = filled.page()
    choose(page, 0)
    press(page, Key.Key_Down)
    assert page.table.currentIndex().row() == 1
    press(page, Key.Key_Tab)
    assert not page.table.hasFocus()


def test_each_thing_done_is_one_step_back_and_one_again(filled: World) -> None:
    page = filled.page()
    before = page.document.rows.as_list()

    def undone_and_redone(words: str) -> None:
        after = page.document.rows.as_list()
        assert after != before
        assert page.document.history.undoText() == words
        assert words in page.toolbar.undo_button.toolTip()
        press(page, Key.Key_Z, CTRL)
        assert page.document.rows.as_list() == before
        assert filled.recipients.load(filled.session.survey.id) == before
        press(page, Key.Key_Y, CTRL)
        assert page.document.rows.as_list() == after
        assert filled.recipients.load(filled.session.survey.id) == after
        press(page, Key.Key_Z, CTRL)

    choose(page, 1, 2)
    press(page, Key.Key_Delete)
    undone_and_redone("Delete 2 recipient(s)")
    choose(page, 1, 2)
    press(page, Key.Key_Space)
    undone_and_redone("Leave out 2 recipient(s)")
    page.actions_.fill([0, 1], 1, "Ime")
    undone_and_redone("Change 2 recipient(s)")
    page.actions_.add_column("Link")
    undone_and_redone("Add column “Link”")
    QGuiApplication.clipboard().setText("x@uni.si\ny@uni.si")
    press(page, Key.Key_V, CTRL)
    undone_and_redone("Add 2 recipient(s)")
    page.model.setData(page.model.index(0, 2), "Anica")
    undone_and_redone("Edit a cell")


def test_bulk_actions_offer_a_way_back(filled: World) -> None:
    page = filled.page()
    said: list[tuple[str, object]] = []
    filled.session.toasted.connect(lambda text, undo: said.append((text, undo)))
    choose(page, 0, 1, 2)
    assert page.side.bulk.isVisible()
    page.side.bulk.delete_button.click()
    text, undo = said[-1]
    assert text == "3 recipient(s) deleted"
    assert callable(undo)
    undo()
    assert len(page.document.rows) == 6
    undo()
    assert page.document.history.index() == 0


def test_left_out_people_can_be_taken_in(filled: World) -> None:
    page = filled.page()
    choose(page, 4)
    assert not page.side.bulk.leave_out_button.isVisible()
    page.side.bulk.take_in_button.click()
    assert column(page, 0)[4] == "Ready"


def test_a_slip_is_corrected_one_by_one_or_all_alike(filled: World) -> None:
    page = filled.page()
    choose(page, 1)
    assert page.side.help_line.words.text() == "Did you mean bor@gmail.com?"
    links(page)["Keep"].click()
    assert not page.side.help_line.isVisible()
    choose(page, 5)
    links(page)["Change all 2"].click()
    assert [filled.addresses()[row] for row in (1, 5)] == ["bor@gmail.com", "jan@gmail.com"]
    assert page.document.rows.counts.of(Standing.LOOK_AT) == 0
    press(page, Key.Key_Z, CTRL)
    assert page.document.rows.counts.of(Standing.LOOK_AT) == 2


def test_a_slip_can_be_sent_to_all_the_same(filled: World) -> None:
    assert filled.page().document.rows.verdicts[1].sendable


def test_a_duplicate_leads_to_its_twin_and_can_be_left_out(filled: World) -> None:
    page = filled.page()
    choose(page, 3)
    links(page)["Show row 1"].click()
    assert page.table.chosen_places() == [0]
    choose(page, 3)
    links(page)["Leave it out"].click()
    assert page.document.rows.counts.of(Standing.DUPLICATE) == 0


def test_copy_is_what_spreadsheets_paste(filled: World) -> None:
    page = filled.page()
    choose(page, 0, 1)
    press(page, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "ana@uni.si\tAna\tNovak\nbor@gmial.com\tBor\tČuček"


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_export_of_the_selected(filled: World, tmp_path: Path, name: str) -> None:
    page = filled.page()
    filled.saved.append(tmp_path / name)
    choose(page, 1)
    page.side.bulk.export_button.click()
    filled.settle(page)
    table = read_table(tmp_path / name)
    assert table is not None
    assert table.rows == (("E-mail", "First name", "Last name"), ("bor@gmial.com", "Bor", "Čuček"))


def test_targets_of_other_pages(filled: World) -> None:
    page = filled.page()
    page.show_target("problems")
    assert page.model.rowCount() == 4
    page.show_target("left_out")
    assert column(page, 1) == ["eva@uni.si"]
    page.show_target("blank:Last name")
    assert column(page, 1) == ["jan@gmial.com"]
    assert page.filters.special.isVisible()
    page.show_target("search:novak")
    assert page.model.rowCount() == 2
    page.filters.show_all()
    assert page.model.rowCount() == 6


def test_add_a_person_and_a_column_by_keys(filled: World) -> None:
    page = filled.page()
    press(page, Key.Key_N, CTRL)
    asked = dialog(page)
    assert all_findings(asked) == []
    QTest.keyClicks(asked.focusWidget(), "nina@uni.si")
    QTest.keyClick(asked.focusWidget(), Key.Key_Return)
    assert filled.addresses()[-1] == "nina@uni.si"
    assert page.table.chosen_places() == [6]
    filled.qtbot.waitUntil(lambda: not [each for each in page.findChildren(QDialog) if each.isVisible()])
    page.ask_for_column()
    asked = dialog(page)
    assert all_findings(asked) == []
    QTest.keyClick(asked.focusWidget(), Key.Key_Return)
    assert asked.isVisible()
    QTest.keyClicks(asked.focusWidget(), "Link")
    QTest.keyClick(asked.focusWidget(), Key.Key_Return)
    assert page.document.rows.columns == ("First name", "Last name", "Link")


def test_change_sets_one_column_of_all_selected(filled: World) -> None:
    page = filled.page()
    choose(page, 0, 1)
    page.side.bulk.change_button.click()
    asked = dialog(page)
    asked.columns.setCurrentIndex(2)  # type: ignore[attr-defined]  # a ChangeDialog
    asked.value.setText("FDV")  # type: ignore[attr-defined]
    asked.main_button.click()  # type: ignore[attr-defined]
    assert column(page, 3)[:3] == ["FDV", "FDV", "Žnidar"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_names_what_would_be_undone(filled: World) -> None:
    page = filled.page()
    choose(page, 0)
    press(page, Key.Key_Delete)
    choose(page, 0)
    press(page, Key.Key_Menu)
    menu = page.findChild(QMenu) or page.side.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert any("Undo: Delete 1 recipient(s)" in action.text() for action in menu.actions())
    menu.close()


def drag(page: RecipientsPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(200, 200), copy, data, left, none))
    assert page.drop_frame.isVisible()
    assert path.name in page.drop_frame.words()
    QApplication.sendEvent(page, QDropEvent(QPointF(200, 200), copy, data, left, none))
    assert not page.drop_frame.isVisible()


def test_a_dropped_picture_is_named_with_what_can_be_used(filled: World, tmp_path: Path) -> None:
    page = filled.page()
    drag(page, tmp_path / "photo.png")
    filled.qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.accessibleName() == "photo.png is not a table"
    assert ".xlsx" in page.notice.accessibleDescription()


def test_a_dropped_table_opens_the_import(world: World, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("E-mail\nana@uni.si\n", "utf-8")
    page = world.page()
    drag(page, path)
    world.qtbot.waitUntil(lambda: page.ways_in.dialog is not None)
    opened = page.ways_in.dialog
    assert opened is not None
    world.settle(page)
    opened.reject()


def test_another_survey_brings_its_own_list_and_no_way_back(filled: World) -> None:
    page = filled.page()
    choose(page, 0)
    press(page, Key.Key_Delete)
    filled.session.open_survey(filled.surveys.create("Other"))
    filled.settle(page)
    assert len(page.document.rows) == 0
    assert not page.document.history.canUndo()
    assert page.standing is PageStanding.OPEN


def test_what_could_not_be_saved_is_not_shown_as_if(filled: World, monkeypatch: pytest.MonkeyPatch) -> None:
    page = filled.page()

    def full(*_: object) -> None:
        raise DiskFull(Path("data"))

    monkeypatch.setattr(filled.recipients, "remove", full)
    choose(page, 0)
    press(page, Key.Key_Delete)
    filled.qtbot.waitUntil(page.notice.isVisible)
    filled.settle(page)
    assert len(page.document.rows) == 6
    assert not page.document.history.canUndo()


def test_ten_thousand_rows_are_searched_and_sorted_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = tuple(Recipient(0, f"o{n}@uni.si", (f"Ime{n % 97}", f"Čuček{n}")) for n in range(10_000))
    world.add(("First name", "Last name"), people)
    calls = 0
    data = RecipientModel.data

    def counted(self: RecipientModel, *arguments: object) -> object:
        nonlocal calls
        calls += 1
        return data(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(RecipientModel, "data", counted)
    page = world.page()
    page.grab()
    cells = calls / 6  # about so many roles are asked for each cell that is drawn
    assert cells < 2_000
    page.filters.search.setText("cucek77")
    start = time.perf_counter()
    page.filters.apply()
    assert time.perf_counter() - start < 0.3
    assert page.model.rowCount() == 111
    page.filters.show_all()
    start = time.perf_counter()
    page.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    world.settle(page)
    assert time.perf_counter() - start < 0.6
    assert column(page, 3)[:3] == ["Čuček0", "Čuček1", "Čuček2"]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_state_passes_the_audit(filled: World, scheme: Scheme, percent: int) -> None:
    filled.frame.theme.use(scheme, percent)
    page = filled.page()
    page.resize(800, 560)
    states: dict[str, Callable[[], object]] = {
        "all": page.filters.show_all,
        "one": lambda: choose(page, 1),
        "two": lambda: choose(page, 1, 2),
        "problems": page.filters.show_problems,
        "nobody": lambda: page.filters.show_words("xyz"),
    }
    for name, act in states.items():
        act()
        QApplication.processEvents()
        assert all_findings(page) == [], name


def test_a_large_change_runs_beside_the_screen_and_has_its_way_back(world: World) -> None:
    world.add(("Ime",), tuple(Recipient(0, f"o{n}@uni.si", (str(n),)) for n in range(5_001)))
    page = world.page()
    before = page.document.rows.as_list()
    page.table.selectAll()
    press(page, Key.Key_Delete)
    assert page.document.is_busy
    assert not page.toolbar.isEnabled()
    press(page, Key.Key_Z, CTRL)  # not while it is under way
    world.settle(page)
    assert world.addresses() == []
    page.document.undo()
    world.settle(page)
    assert page.document.rows.as_list() == before
    assert page.toolbar.isEnabled()
