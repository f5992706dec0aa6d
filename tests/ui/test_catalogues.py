"""The catalogues that are checked in: complete, true to the code, and in the words that were agreed on."""

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from invite_desktop.system.resources import HELP_PAGES
from invite_desktop.ui.window.about import about_text
from tests.ui.wording import menu_texts, visible_texts

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import texts
from console import ROOT
from texts import LANGUAGES, Text

RESOURCES = ROOT / "resources"
FOLDER = RESOURCES / "translations"
PLACEHOLDER = re.compile(r"\{\w*\}|%L?n|%L?\d")
ACCESS_KEY = re.compile(r"(?<!&)&(\w)")
NEVER = {
    "en": r"\b(error|fail|invalid|illegal|forbidden|fatal|abort|kill|oops|sorry|please|delivered)",
    "sl": r"\b(napak|neveljavn|prepovedan|žal\b|prosim)",
}
# One term for each thing: recipient, field, mailing, app password, 2-step verification, limit, not sure …
OTHER_TERMS = {
    "en": r"\b(contacts?|subscribers?|leads?|placeholders?|variables?|merge tags?|campaigns?|templates?|jobs?"
    r"|blasts?|tokens?|2FA|MFA|two-factor|quotas?|ambiguous|encoding)\b",
    "sl": r"\b(stik(a|u|i|om|ov|e|ih)?|naročni[kc]\w*|kampanj\w*|spremenljivk\w*|žeton\w*|kvot\w*"
    r"|gesl(?:o|om|u) za aplikacije|dvofaktor\w*|dvostopenjsk\w*|posameznik-\w|opravil/-a|\w+/-[aio])\b",
}
# What a provider calls a thing on its own pages, where one has to find it: Apple, Fastmail.
THEIR_NAMES = re.compile(r"two-factor authentication|API tokens", re.IGNORECASE)
# Each with its reason.
AGREED = {
    "This link leads to {address}",  # a verb
}
NINE_LABELS = {
    "From (name)": "Od (ime)",
    "From (e-mail)": "Od (e-pošta)",
    "Reply-to": "Odgovor na",
    "Username": "Uporabniško ime",
    "Password": "Geslo",
    "Authentication (No/Yes)": "Overitev (Ne/Da)",
    "Encryption (None/SSL/TLS)": "Šifriranje (brez/SSL/TLS)",
    "Port": "Vrata",
    "Host": "Strežnik",
}
CATALOGUES = {
    language: texts.read_catalogue(texts.catalogue_file(FOLDER, language)) for language in LANGUAGES
}
every_language = pytest.mark.parametrize("language", LANGUAGES)


def translated(language: str) -> Iterator[tuple[Text, str]]:
    """Every form of every text with the text it stands for."""
    for text, translation in CATALOGUES[language].items():
        for form in translation.forms:
            yield text, form


@pytest.fixture(scope="module")
def in_code() -> set[Text]:
    """The texts in the code; all of them can be translated."""
    found, unusable = texts.texts_of(ROOT / "invite_desktop")
    assert not unusable
    return found


@every_language
def test_the_file_is_what_the_tool_makes_of_the_code(language: str, in_code: set[Text]) -> None:
    """After a change of texts: `python3 packaging/dev.py texts`, then translate what is unfinished."""
    made = texts.linguist_file(texts.renewed(CATALOGUES[language], in_code, language), language)
    assert texts.catalogue_file(FOLDER, language).read_text("utf-8") == made


@every_language
def test_everything_is_translated(language: str) -> None:
    assert [text for text, words in CATALOGUES[language].items() if not words.is_finished] == []
    assert [text for text, form in translated(language) if not form.strip()] == []


@every_language
def test_no_placeholder_is_lost(language: str) -> None:
    lost = [
        (text.source, form)
        for text, form in translated(language)
        if set(PLACEHOLDER.findall(text.source)) != set(PLACEHOLDER.findall(form))
    ]
    assert lost == []


@every_language
def test_each_caption_with_an_access_key_has_one(language: str) -> None:
    different = [
        (text.source, form)
        for text, form in translated(language)
        if len(ACCESS_KEY.findall(text.source)) != len(ACCESS_KEY.findall(form))
    ]
    assert different == []


@every_language
def test_access_keys_are_as_distinct_as_in_english(language: str) -> None:
    english: defaultdict[str, set[str]] = defaultdict(set)
    here: defaultdict[str, set[str]] = defaultdict(set)
    for text, translation in CATALOGUES[language].items():
        english[text.context].update(ACCESS_KEY.findall(text.source.lower()))
        here[text.context].update(ACCESS_KEY.findall(translation.forms[-1].lower()))
    assert [context for context in here if len(here[context]) < len(english[context])] == []


@every_language
def test_each_key_of_the_settings_page_presses_one_thing(language: str, in_code: set[Text]) -> None:
    # each stands in the place of one that is counted
    never_at_once = {"&Test again", "S&top testing", "It &arrived after all", "&Forget the password"}
    captions = {text: text.source for text in in_code if ACCESS_KEY.search(text.source)}
    captions |= {text: words.forms[0] for text, words in CATALOGUES[language].items() if words.forms}
    keys = [
        key.lower()
        for text, caption in captions.items()
        if text.context in {"setup", "RememberLine", "ResultBox", "TestPanel"}
        and text.source not in never_at_once
        for key in ACCESS_KEY.findall(caption)
    ]
    assert len(keys) > len(NINE_LABELS)
    assert [key for key in keys if keys.count(key) > 1] == []


@every_language
def test_no_word_stands_there_that_blames_or_frightens(language: str, in_code: set[Text]) -> None:
    never = re.compile(NEVER[language], re.IGNORECASE)
    assert [form for _, form in translated(language) if never.search(form)] == []
    assert [text.source for text in in_code if re.search(NEVER["en"], text.source, re.IGNORECASE)] == []


@every_language
def test_each_thing_has_one_name(language: str, in_code: set[Text]) -> None:
    other = re.compile(OTHER_TERMS[language], re.IGNORECASE)
    shown = {form: text.source for text, form in translated(language)}
    if language == "en":
        shown |= {text.source: text.source for text in in_code}
    assert [form for form, source in shown.items() if source not in AGREED and other.search(form)] == []


def bundled(language: str) -> list[Path]:
    """The files beside the catalogues whose words stand on the screen in this language."""
    kind = "" if language == "en" else f".{language}"
    return [
        *(RESOURCES / "help" / f"{page}{kind}.md" for page in HELP_PAGES),
        *(RESOURCES / "guide").glob(f"*.{language}.json"),
        RESOURCES / f"changelog{kind}.md",
        RESOURCES / "sample" / f"message{kind}.json",
    ]


@pytest.mark.parametrize(
    ("language", "file"),
    [(language, file) for language in LANGUAGES for file in bundled(language)],
    ids=lambda each: getattr(each, "name", each),
)
def test_the_files_keep_to_the_same_words(language: str, file: Path) -> None:
    words = THEIR_NAMES.sub("", file.read_text("utf-8"))
    found = re.findall(f"{NEVER[language]}|{OTHER_TERMS[language]}", words, re.IGNORECASE)
    assert found == []
    if language == "sl":
        assert re.findall(r"[“”]|\w…|\d%", words) == []


@every_language
def test_what_help_prints_bold_can_be_found_on_the_screen(language: str, in_code: set[Text]) -> None:
    shown = [form for _, form in translated(language)]
    if language == "en":
        shown += [text.source for text in in_code]
    on_screen = {_bare(text) for text in shown}
    missing = [
        f"{file.name}: {bold}"
        for file in bundled(language)
        if file.suffix == ".md"
        for bold in re.findall(r"\*\*(.+?)\*\*", file.read_text("utf-8"))
        if not bold.endswith(".") and _bare(bold) not in on_screen
    ]
    assert missing == []


def _bare(words: str) -> str:
    """Without access keys, numbers and what only tells that more follows."""
    words = re.sub(r"\{\w+\}", "", words.replace("&", ""))
    return re.sub(r"%L?n|\d+", "#", words).strip(" …:").casefold()


def test_english_has_no_plural_in_brackets() -> None:
    assert [form for _, form in translated("en") if re.search(r"\((s|es)\)", form)] == []


def test_slovene_has_slovene_typography() -> None:
    wrong = re.compile(r"[“”]|\w…|\d%|(?<!<)(?<![\w=])\"\w")
    assert [form for _, form in translated("sl") if wrong.search(form)] == []


def test_not_sure_cannot_be_read_as_not_finished() -> None:
    assert [form for _, form in translated("sl") if re.search(r"\bn[ij]\w* gotov", form, re.IGNORECASE)] == []


def test_the_nine_labels_of_the_account_are_those_agreed_on() -> None:
    here = CATALOGUES["sl"]
    assert {label: here[Text("explain", label)].forms[0] for label in NINE_LABELS} == NINE_LABELS


def standard_texts(qtbot: QtBot) -> set[str]:
    """What Qt itself writes: on buttons, in menus of fields, in the dialog for files."""
    box, row, files = QMessageBox(), QDialogButtonBox(), QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    editors: tuple[QLineEdit | QPlainTextEdit | QTextBrowser, ...] = (
        QLineEdit("Ana"),
        QPlainTextEdit("Ana"),
        QTextBrowser(),
    )
    for widget in (box, row, files, *editors):
        qtbot.addWidget(widget)
    for each in ("Ok", "Cancel", "Close", "Yes", "No", "Save", "Open"):
        box.addButton(QMessageBox.StandardButton[each])
        row.addButton(QDialogButtonBox.StandardButton[each])
    found = {button.text() for button in (*box.buttons(), *row.buttons())}
    for editor in editors:
        menu = editor.createStandardContextMenu()
        found |= menu_texts(menu)
        menu.deleteLater()
    files.show()
    found |= visible_texts(files)
    return {text.replace("&", "") for text in found} - {""}


def test_what_qt_writes_is_slovene_too(qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    english = standard_texts(qtbot)
    request.getfixturevalue("slovene")
    same = english & standard_texts(qtbot) - {Path.home().name}
    assert {"Cancel", "Yes", "Paste"} <= english
    assert [text for text in same if re.search(r"[a-z]{3}", text) and not Path(text).is_dir()] == []


@pytest.fixture
def slovene(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """The Slovene catalogue, compiled as for the program and installed."""
    compiled = tmp_path / "sl.qm"
    release = Path(sys.executable).parent / "pyside6-lrelease"
    source = texts.catalogue_file(FOLDER, "sl")
    subprocess.run([release, "-silent", source, "-qm", compiled], check=True)
    translator = QTranslator()
    assert translator.load(str(compiled))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("slovene")
def test_slovene_counts_in_four_forms() -> None:
    said = [QCoreApplication.translate("CheckView", "Send %Ln message(s)", "", n) for n in (1, 2, 3, 5, 101)]
    assert said == [
        "Pošlji 1 sporočilo",
        "Pošlji 2 sporočili",
        "Pošlji 3 sporočila",
        "Pošlji 5 sporočil",
        "Pošlji 101 sporočilo",
    ]
    rows = [QCoreApplication.translate("Findings", "{problem} (row {rows})", "", n) for n in (1, 2, 3)]
    assert rows == ["{problem} (vrstica {rows})", "{problem} (vrstici {rows})", "{problem} (vrstice {rows})"]


@pytest.mark.usefixtures("slovene")
def test_slovene_counts_people_without_a_number_too() -> None:
    said = [QCoreApplication.translate("DoubtsPart", "They got it", "", n) for n in (1, 2, 3, 5)]
    assert said == ["Oseba je prejela", "Sta prejela", "So prejeli", "So prejeli"]


@pytest.mark.usefixtures("slovene")
def test_a_text_asked_for_on_behalf_of_a_widget_is_found(qtbot: QtBot) -> None:
    class Window(QWidget):
        pass

    window = Window()
    qtbot.addWidget(window)
    assert "Gmail je blagovna znamka" in about_text(window)
