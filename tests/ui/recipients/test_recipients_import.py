"""The import: from a file or the clipboard to the list."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from invite_desktop.operations.import_recipients import DuplicateRule
from invite_desktop.operations.table_file import read_table
from invite_desktop.ui.recipients import reading
from invite_desktop.ui.recipients.import_dialog import ImportDialog
from invite_desktop.ui.recipients.page import RecipientsPage
from tests.ui.audit import all_findings
from tests.ui.recipients.conftest import World

Write = Callable[..., Path]
LIST = "e-pošta;ime;priimek;fakulteta\nziga@uni.si;Žiga;Čuček;FDV\nspela@uni.si;Špela;Žnidar;FF\n"


def open_import(world: World, path: Path) -> tuple[RecipientsPage, ImportDialog]:
    page = world.page()
    world.chosen.append(path)
    QTest.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    world.settle(page)
    dialog = page.ways_in.dialog
    assert dialog is not None
    return page, dialog


def closed(world: World, page: RecipientsPage) -> None:
    world.settle(page)
    world.qtbot.waitUntil(lambda: page.ways_in.dialog is None)


def test_nothing_changes_until_add_and_that_is_one_step(world: World, csv_file: Write) -> None:
    page, dialog = open_import(world, csv_file(LIST))
    assert dialog.add_button.text() == "&Add 2 recipient(s)"
    assert [combo.currentData() for combo in dialog.preview.targets] == [
        "E-mail",
        "First name",
        "Last name",
        "fakulteta",
    ]
    assert all_findings(dialog) == []
    assert world.addresses() == []
    dialog.add_button.click()
    closed(world, page)
    assert world.addresses() == ["ziga@uni.si", "spela@uni.si"]
    assert page.document.rows.columns == ("First name", "Last name", "fakulteta")
    page.document.undo()
    assert world.addresses() == []


def test_cancel_and_escape_change_nothing(world: World, csv_file: Write) -> None:
    page, dialog = open_import(world, csv_file(LIST))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    closed(world, page)
    assert world.addresses() == []


def test_the_sample_names_show_wrong_letters_and_another_choice_mends_them(
    world: World, csv_file: Write
) -> None:
    page, dialog = open_import(world, csv_file(LIST, "cp1250"))
    letters = dialog.source.letters
    letters.setCurrentIndex(letters.findData("cp1252"))
    world.settle(page)
    assert "Èuèek" in dialog.source.samples.text()
    letters.setCurrentIndex(letters.findData("cp1250"))
    world.settle(page)
    assert "Čuček" in dialog.source.samples.text()
    dialog.add_button.click()
    closed(world, page)
    assert page.document.rows.people[0].values[:2] == ("Žiga", "Čuček")


def test_the_separator_can_be_chosen(world: World, csv_file: Write) -> None:
    page, dialog = open_import(world, csv_file(LIST))
    combo = dialog.source.separator
    combo.setCurrentIndex(combo.findData("|"))
    world.settle(page)
    assert len(dialog.preview.targets) == 1
    combo.setCurrentIndex(combo.findData(";"))
    world.settle(page)
    assert len(dialog.preview.targets) == 4
    dialog.reject()


def test_a_file_without_addresses_offers_the_likeliest_column(world: World, csv_file: Write) -> None:
    text = "a;b\n1;ena\n2;dve@uni.si\n3;tri\n"
    page, dialog = open_import(world, csv_file(text))
    assert dialog.notice.accessibleName() == "No column holds e-mail addresses"
    dialog.add_button.click()
    assert dialog.isVisible()
    use = next(each for each in dialog.notice.findChildren(QPushButton) if each.text() == "Use “b”")
    use.click()
    assert not dialog.notice.isVisible()
    assert dialog.add_button.text() == "&Add 3 recipient(s)"
    dialog.findings.leave_out.setChecked(True)
    assert dialog.add_button.text() == "&Add 1 recipient(s)"
    dialog.reject()
    closed(world, page)


def test_problems_are_counted_by_what_mends_them_and_can_be_saved(
    world: World, csv_file: Write, tmp_path: Path
) -> None:
    text = "e-mail;ime\nana@uni.si;Ana\nana@uni.si;Ana\nbor(at)uni.si;Bor\neva@gmial.com;Eva\n"
    page, dialog = open_import(world, csv_file(text))
    words = dialog.findings.problems.text()
    assert "1 address(es) have no @ (row 4)" in words
    assert "1 row(s) repeat an address of the file (row 3)" in words
    assert dialog.add_button.text() == "&Add 3 recipient(s)"
    dialog.findings.duplicates.setCurrentIndex(1)
    assert dialog.findings.rule() is DuplicateRule.KEEP_BOTH
    assert dialog.add_button.text() == "&Add 4 recipient(s)"
    dialog.findings.duplicates.setCurrentIndex(0)
    dialog.findings.leave_out.setChecked(True)
    world.saved.append(tmp_path / "rest.csv")
    dialog.findings.save.click()
    rest = read_table(tmp_path / "rest.csv")
    assert rest is not None
    assert len(rest.rows) == 3
    dialog.add_button.click()
    closed(world, page)
    assert world.addresses() == ["ana@uni.si", "eva@gmial.com"]


def test_the_first_row_may_be_a_person(world: World, csv_file: Write) -> None:
    page, dialog = open_import(world, csv_file(LIST))
    dialog.source.header.setChecked(False)
    assert dialog.add_button.text() == "&Add 3 recipient(s)"
    dialog.source.header.setChecked(True)
    assert dialog.add_button.text() == "&Add 2 recipient(s)"
    dialog.reject()
    closed(world, page)


def test_what_cannot_be_read_is_said_inline(world: World, tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04nothing")
    page, dialog = open_import(world, path)
    assert dialog.notice.isVisible()
    assert "broken.xlsx" in dialog.notice.accessibleName()
    assert dialog.source.choose.isEnabled()
    dialog.reject()
    closed(world, page)


def test_reading_can_be_stopped(world: World, csv_file: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    may_end = threading.Event()

    def slow(_path: Path, *, stop: Callable[[], bool], **_rest: object) -> None:
        while not stop():
            may_end.wait(0.01)

    monkeypatch.setattr(reading, "read_table", slow)
    monkeypatch.setattr(reading, "STOP_SHOWN_AFTER_MS", 20)
    page = world.page()
    page.ways_in.open_file(csv_file(LIST))
    dialog = page.ways_in.dialog
    assert dialog is not None
    stop_button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "S&top reading")
    world.qtbot.waitUntil(stop_button.isVisible)
    stop_button.click()
    world.qtbot.waitUntil(dialog.notice.isVisible)
    assert dialog.notice.accessibleName() == "Reading was stopped"
    dialog.reject()
    closed(world, page)


def test_a_block_from_excel_opens_the_same_import(world: World) -> None:
    page = world.page()
    QGuiApplication.clipboard().setText('e-mail\topomba\nana@uni.si\t"dve\nvrstici"\n')
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = page.ways_in.dialog
    assert dialog is not None
    assert not dialog.source.letters.isVisible()
    dialog.add_button.click()
    closed(world, page)
    assert page.document.rows.people[0].values == ("dve\nvrstici",)


def test_a_plain_list_of_addresses_is_added_at_once(world: World) -> None:
    page = world.page()
    said: list[str] = []
    world.session.toasted.connect(lambda text, _undo: said.append(text))
    QGuiApplication.clipboard().setText("Ana Novak <ana@uni.si>; bor@uni.si")
    page.empty_paste.click()
    assert said == ["2 recipient(s) added"]
    assert world.addresses() == ["ana@uni.si", "bor@uni.si"]
    page.toolbar.paste_button.click()
    assert page.notice.isVisible()
    assert len(page.document.rows) == 2


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_to_paste_is_said(world: World, text: str) -> None:
    page = world.page()
    QGuiApplication.clipboard().setText(text)
    page.empty_paste.click()
    assert page.notice.accessibleName() == "There is nothing to paste"


@pytest.mark.parametrize("percent", [100, 200])
def test_the_import_passes_the_audit(filled: World, csv_file: Write, percent: int) -> None:
    filled.frame.theme.use(text_percent=percent)
    text = LIST + "bor(at)uni.si;Bor;Kos;FF\nana@uni.si;Ana;Novak;FF\n"
    page, dialog = open_import(filled, csv_file(text))
    dialog.resize(800, 560)
    QApplication.processEvents()
    assert all_findings(dialog) == []
    dialog.reject()
    closed(filled, page)


def test_letters_that_cannot_be_read_are_told_until_others_are_chosen(world: World, csv_file: Write) -> None:
    page, dialog = open_import(world, csv_file(LIST, "cp1250"))
    assert not dialog.source.unreadable.isVisible()
    choose_letters(world, page, dialog, "utf-8")
    assert dialog.source.unreadable.isVisible()
    words = "Some letters can't be read this way, as in “e-po\ufffdta”. Choose other letters."
    assert dialog.source.unreadable.text() == words
    dialog.preview.targets[3].setCurrentIndex(0)
    assert dialog.source.unreadable.isVisible()
    assert all_findings(dialog) == []
    choose_letters(world, page, dialog, "cp1250")
    assert not dialog.source.unreadable.isVisible()
    dialog.reject()
    closed(world, page)


def choose_letters(world: World, page: RecipientsPage, dialog: ImportDialog, encoding: str) -> None:
    dialog.source.letters.setCurrentIndex(dialog.source.letters.findData(encoding))
    world.settle(page)


def test_headings_read_as_in_the_file(world: World, csv_file: Write) -> None:
    page, dialog = open_import(world, csv_file("E-mail;Ime\nana@uni.si;Ana\n"))
    model = dialog.preview.table.model()
    headings = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(2)]
    assert headings == ["E-mail", "Ime"]
    assert dialog.preview.targets[0].accessibleName() == "Meaning of column “E-mail”"
    dialog.reject()
    closed(world, page)


def test_long_names_widen_nothing_and_commas_part_none(world: World, csv_file: Write) -> None:
    text = f"e-mail;{'ž' * 300}\nana@uni.si;Počkaj, dr.\nbor@uni.si;Kovačič\neva@uni.si;{'č' * 300}\n"
    page, dialog = open_import(world, csv_file(text))
    dialog.resize(800, 560)
    QApplication.processEvents()
    assert dialog.source.samples.text() == f"Names in it: Počkaj, dr. · Kovačič · {'č' * 27}… · {'ž' * 27}…"
    assert dialog.width() == 800
    assert dialog.source.width() <= 800
    assert all_findings(dialog) == []
    dialog.reject()
    closed(world, page)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.csv", b"\n\n", "There is nothing in the file but blank lines."),
        ("broken.xlsx", b"PK\x03\x04nothing", "It is of another kind, or damaged."),
    ],
)
def test_where_nothing_was_read_there_is_nothing_to_choose(
    world: World, csv_file: Write, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    page, dialog = open_import(world, csv_file(LIST))
    (tmp_path / name).write_bytes(content)
    dialog.read_file(tmp_path / name)
    world.settle(page)
    assert why in dialog.notice.accessibleDescription()
    source = dialog.source
    for part in (source.sheet, source.letters, source.separator, source.header, source.samples):
        assert not part.isVisible()
    assert not dialog.preview.isVisible()
    assert not dialog.findings.isVisible()
    assert dialog.add_button.text() == "&Add 0 recipient(s)"
    dialog.read_file(csv_file(LIST))
    world.settle(page)
    assert source.letters.isVisible()
    assert dialog.preview.isVisible()
    dialog.reject()
    closed(world, page)
