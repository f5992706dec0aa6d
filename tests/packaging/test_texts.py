"""The texts are read from the code as it runs, and the catalogues keep what is translated."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator

import dev
import texts
from console import ROOT, SetupError
from texts import Text, Translation

CODE = """\
class Page(QWidget):
    def words(self, view: "QWidget", rows: list[str]) -> None:
        self.tr("Save") + self.tr("Open", "a door")
        self.tr("%n row(s)", "", len(rows))

        class Inner(QDialog):
            def words(self) -> None:
                self.tr("Inside " "and out")

        self.tr("Outside")


def about(widget: QWidget) -> None:
    widget.tr("About")
    translate("words", "Row %Ln(s)", "", 0 + count)
    QCoreApplication.translate("words", "Row {rows}", "", (count))
    "a".translate(table)
    painter.translate(1, 2)
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of one module."""
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "module.py").write_text(CODE, "utf-8")
    return folder


@pytest.fixture
def without_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text is Qt's own."""
    monkeypatch.setattr(texts, "WITHOUT_QT", set())


def test_texts_are_filed_where_qt_looks_for_them(package: Path) -> None:
    found, unusable = texts.texts_of(package)
    assert not unusable
    assert found == {
        Text("Page", "Save"),
        Text("Page", "Open", "a door"),
        Text("Page", "%n row(s)", is_counted=True),
        Text("Inner", "Inside and out"),
        Text("Page", "Outside"),
        Text("QWidget", "About"),
        Text("words", "Row %Ln(s)", is_counted=True),
        Text("words", "Row {rows}", is_counted=True),
    }


@pytest.mark.parametrize(
    "line",
    [
        'translate("words", "%n row(s)")',
        'translate("words", name)',
        "translate()",
        'translate(f"{words}", "Save")',
        'translate("words", f"Row {number}")',
        'translate("words", "Save", note)',
        'translate("words", "%n row(s)", "", n=count)',
        'self.tr("Save")',
        'button.tr("Save")',
        'self.page.tr("Save")',
        "tr = self.tr",
    ],
)
def test_a_text_that_no_catalogue_can_serve_is_named_with_its_line(package: Path, line: str) -> None:
    (package / "module.py").write_text(f"\n{line}\n", "utf-8")
    found, unusable = texts.texts_of(package)
    assert not found
    assert [words.partition(": ")[0] for words in unusable] == ["package/module.py:2"]
    with pytest.raises(texts.UnusableTextError, match=r"module\.py:2"):
        texts.update(package, package)


@pytest.mark.usefixtures("without_qt")
def test_translations_stay_old_texts_go_and_new_ones_wait(package: Path, tmp_path: Path) -> None:
    file = texts.catalogue_file(tmp_path, "sl")
    before = {
        Text("Page", "Save"): Translation(("Shrani & zapri <»'\"«>",)),
        Text("Page", "%n row(s)", is_counted=True): Translation(("a", "b", "c", "d"), is_finished=False),
        Text("words", "Row {rows}", is_counted=True): Translation(("a", "b")),
        Text("Page", "Gone"): Translation(("Proč",)),
    }
    file.write_text(texts.linguist_file(before, "sl"), "utf-8")
    assert texts.read_catalogue(file) == before
    assert texts.update(tmp_path, package) == {texts.catalogue_file(tmp_path, "en"): 3, file: 7}
    after = texts.read_catalogue(file)
    assert after.keys() == texts.texts_of(package)[0]
    for text in (Text("Page", "Save"), Text("Page", "%n row(s)", is_counted=True)):
        assert after[text] == before[text]
    assert after[Text("words", "Row {rows}", is_counted=True)] == Translation(("a", "b", "", ""), False)
    assert after[Text("Page", "Open", "a door")] == Translation(("",), False)


def test_english_needs_the_counted_texts_only(package: Path, tmp_path: Path) -> None:
    texts.update(tmp_path, package)
    english = texts.read_catalogue(texts.catalogue_file(tmp_path, "en"))
    assert {text.source for text in english} == {"%n row(s)", "Row %Ln(s)", "Row {rows}"}
    assert {translation.forms for translation in english.values()} == {("", "")}


def test_qt_has_the_texts_that_are_translated_for_it() -> None:
    """Qt's German catalogue knows each of them, so they are written as Qt asks for them."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    german = QTranslator()
    assert german.load(f"{folder}/qtbase_de.qm")
    asked = [(context, source) for context, sources in texts.QT_TEXTS.items() for source in sources]
    assert [pair for pair in asked if not german.translate(*pair)] == []
    slovene = texts.renewed({}, (), "sl")
    assert {(text.context, text.source) for text in slovene} == set(asked)
    assert texts.renewed({}, (), "en") == {}


def test_qt_has_no_catalogue_of_the_languages_it_is_translated_for() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert [language for language in texts.WITHOUT_QT if (folder / f"qtbase_{language}.qm").exists()] == []


def test_a_true_catalogue_is_left_alone(package: Path, tmp_path: Path) -> None:
    waiting = texts.update(tmp_path, package)
    moments = [file.stat().st_mtime_ns for file in waiting]
    assert texts.update(tmp_path, package) == waiting
    assert [file.stat().st_mtime_ns for file in waiting] == moments


def test_qt_reads_the_file_and_finds_no_text_that_is_missing_here(tmp_path: Path) -> None:
    scripts = Path(sys.executable).parent
    sources = [file for file in (ROOT / "invite_desktop").rglob("*.py") if "tr" in file.read_text("utf-8")]
    by_qt = tmp_path / "by_qt.ts"
    options: list[str | Path] = ["-silent", "-locations", "none", "-ts", by_qt]
    subprocess.run([scripts / "pyside6-lupdate", *sources, *options], check=True)
    found, _ = texts.texts_of(ROOT / "invite_desktop")
    assert {text.source for text in texts.read_catalogue(by_qt)} <= {text.source for text in found}

    written = tmp_path / "written.ts"
    written.write_text(texts.linguist_file(dict.fromkeys(found, Translation(("x",))), "sl"), "utf-8")
    release: list[str | Path] = [scripts / "pyside6-lrelease", written, "-qm", tmp_path / "written.qm"]
    done = subprocess.run(release, check=True, capture_output=True, text=True)
    assert f"Generated {len(found)} translation(s) ({len(found)} finished and 0 unfinished)" in done.stdout
    assert not done.stderr


def test_the_command_says_how_much_waits(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "update", lambda *_: {Path("a.ts"): 0, Path("b.ts"): 3})
    assert dev.main(["texts"]) == 0
    assert capfd.readouterr().out.splitlines() == ["a.ts: complete", "b.ts: 3 to translate"]


def test_the_command_names_texts_that_cannot_be_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise texts.UnusableTextError("module.py:2: why")

    monkeypatch.setattr(dev, "update", refuse)
    with pytest.raises(SetupError, match=r"module\.py:2"):
        dev.texts([])
