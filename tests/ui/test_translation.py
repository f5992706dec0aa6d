import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from invite_desktop.app import Program
from invite_desktop.operations.preferences import Preferences
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.system.paths import Paths
from invite_desktop.system.resources import Resources
from invite_desktop.ui import session, translation
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.translation import Translations, available
from tests.program import compile_catalogues, running

SOURCE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sl_SI"><context><name>Rail</name>
<message><source>Recipients</source><translation>Prejemniki</translation></message>
<message numerus="yes"><source>%n recipient(s)</source><translation>
<numerusform>%n prejemnik</numerusform><numerusform>%n prejemnika</numerusform>
<numerusform>%n prejemniki</numerusform><numerusform>%n prejemnikov</numerusform></translation></message>
</context></TS>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a Slovene catalogue."""
    source = tmp_path / "invite_desktop_sl.ts"
    source.write_text(SOURCE, "utf-8")
    lrelease = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([lrelease, "-silent", source, "-qm", source.with_suffix(".qm")], check=True)
    return tmp_path


@pytest.fixture
def translations(qapp: QApplication, folder: Path, plain_look: None) -> Translations:
    return Translations(qapp, folder)


def test_languages_are_those_with_a_catalogue(folder: Path, tmp_path: Path) -> None:
    assert available(folder) == ["en", "sl"]
    assert available(tmp_path / "none") == ["en"]
    assert translation.native_name("sl") == "Slovenščina"
    assert translation.native_name("en") == "English"


def test_switching_takes_hold_at_once_and_can_be_taken_back(translations: Translations, qtbot: QtBot) -> None:
    told: list[QEvent.Type] = []

    class Listener(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            told.append(event.type())
            super().changeEvent(event)

    listener = Listener()
    qtbot.addWidget(listener)
    translations.use("sl")
    QApplication.processEvents()
    assert QEvent.Type.LanguageChange in told
    assert translations.language == "sl"
    assert QCoreApplication.translate("Rail", "Recipients") == "Prejemniki"
    forms = [QCoreApplication.translate("Rail", "%n recipient(s)", "", n) for n in (1, 2, 3, 5, 101)]
    assert forms == ["1 prejemnik", "2 prejemnika", "3 prejemniki", "5 prejemnikov", "101 prejemnik"]
    translations.use("en")
    assert QCoreApplication.translate("Rail", "Recipients") == "Recipients"


def test_a_missing_catalogue_is_noted_and_no_more(
    translations: Translations, caplog: pytest.LogCaptureFixture
) -> None:
    translations.use("de")
    assert "No catalogue invite_desktop_de.qm" in caplog.text
    assert {record.levelname for record in caplog.records} == {"INFO"}


def test_a_language_from_right_to_left_turns_the_window(
    translations: Translations, qapp: QApplication
) -> None:
    translations.use("ar")
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    translations.use("en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain_look: None) -> None:
    """The program's own catalogues, as they stand in the source."""
    folder = tmp_path / "catalogues"
    folder.mkdir()
    monkeypatch.setattr(Resources, "translations", compile_catalogues(folder))


def words_of(program: Program) -> tuple[str, str, str]:
    """A button of the window, the heading of its help, and what the sample survey is called."""
    program.window.help_button.click()
    help_text = program.window.findChildren(QTextBrowser)[-1].toPlainText()
    return program.window.help_button.text(), help_text.splitlines()[0], program.session.survey.name


ENGLISH = ("Help for this page", "Setup", "Work and family life 2026 (sample)")
SLOVENE = ("Pomoč za to stran", "Nastavitve", "Delo in družinsko življenje 2026 (vzorec)")


@pytest.mark.parametrize(
    ("asked", "kept", "seen"),
    [
        ("sl", "", SLOVENE),
        ("sl_SI", "en", SLOVENE),
        ("en", "sl", ENGLISH),
        ("xx", "", ENGLISH),
        ("", "sl", SLOVENE),
        ("", "xx", ENGLISH),
    ],
)
@pytest.mark.usefixtures("catalogues")
def test_the_language_asked_for_or_chosen_before_reaches_help_and_sample(
    qapp: QApplication, tmp_path: Path, asked: str, kept: str, seen: tuple[str, str, str]
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    database = Database(Paths(folder).database)
    database.migrate()
    Preferences(Store.over(database)).set("language", kept)
    database.release()
    with running(qapp, folder, practice=True, lang=asked) as program:
        assert words_of(program) == seen


@pytest.mark.usefixtures("catalogues")
def test_the_steps_at_the_provider_follow_the_language(qapp: QApplication, tmp_path: Path) -> None:
    with running(qapp, tmp_path / "data", lang="sl") as program:
        page = program.window.page(session.SETUP)
        assert isinstance(page, SetupPage)
        page.first.address.setText("ana@gmail.com")
        QTest.keyClick(page.first.address, Qt.Key.Key_Return)
        rows = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "Vklopite preverjanje v dveh korakih" in rows
    assert "Turn on" not in rows


NOON = datetime(2025, 3, 1, 12, 5, tzinfo=UTC)


@pytest.mark.usefixtures("plain_look")
def test_slovene_numbers_and_times(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("sl"))
    assert translation.number(1234567) == "1.234.567"
    assert translation.number(12.5, 1) == "12,5"
    assert translation.percent(1, 3) == "33\N{NO-BREAK SPACE}%"
    assert translation.percent(0, 0) == "0\N{NO-BREAK SPACE}%"
    assert translation.day(date(2025, 3, 1)) == "1. marec 2025"
    assert translation.file_size(212_000) == "212 kB"
    local = NOON.astimezone()
    assert translation.clock(NOON) == f"{local.hour:02}:{local.minute:02}"
    assert translation.clock(NOON) in translation.moment(NOON)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en_US", "March 1, 2025"),
        ("en_GB", "1 March 2025"),
        ("fr", "1 mars 2025"),
        ("es", "1 de marzo de 2025"),
    ],
)
@pytest.mark.usefixtures("plain_look")
def test_a_day_has_no_weekday(qapp: QApplication, language: str, written: str) -> None:
    QLocale.setDefault(QLocale(language))
    assert translation.day(datetime(2025, 3, 1, 12, tzinfo=UTC)) == written
