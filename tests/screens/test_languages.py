"""Every page in every language, in one twice as long and from right to left.

Nothing cut, all in reach, and no text that was not asked for in the language of the screen. The
pictures are kept in `out/` beside this file.
"""

import calendar
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from invite_desktop import app
from invite_desktop.app import Program
from invite_desktop.domain.checklist import Step
from invite_desktop.domain.fields import UNSUBSCRIBE
from invite_desktop.domain.recipient import EMAIL_COLUMN, KNOWN_COLUMNS
from invite_desktop.system.resources import Resources, SampleMessage
from invite_desktop.ui import session
from invite_desktop.ui.forms import Fold
from invite_desktop.ui.message.page import MessagePage
from invite_desktop.ui.provider_name import provider_name
from invite_desktop.ui.recipients.page import RecipientsPage
from invite_desktop.ui.send.page import SendPage
from invite_desktop.ui.send.run import Phase
from invite_desktop.ui.setup.look_up_panel import LookUpPanel
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.translation import Translations
from invite_desktop.ui.window.about import TextDialog
from invite_desktop.ui.window.rail import Rail
from tests.program import TRANSLATIONS, compile_catalogues, running
from tests.ui.audit import all_findings
from tests.ui.pseudo import PseudoTranslations, outside, pseudo
from tests.ui.wording import Untranslated, menu_texts, visible_texts

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging"))

import texts
from console import ROOT

PICTURES = Path(__file__).parent / "out"
SIZES = (QSize(800, 560), QSize(1100, 720))
LAYOUT_ROUNDS = 4
LANGUAGES = ("en", "sl", "pseudo", "mirrored")
ADDRESS = "ana.novak@gmail.com"
# What of a guide is no text of the screen.
GUIDE_CODES = {"provider", "lang", "checked", "id", "url", "source_url", "account_param", "settled_for"}
GUIDE_CODES |= {"name", "tone", "go_to"}
read_sample = Resources.sample_message
# What no language translates: names, addresses, hosts, files, dates, keys, a server's answer.
DATA = re.compile(
    r"^[\w ]+ <\S+>$|\S+@\S+|https?://\S+|\b(?:[\w-]+\.)+(?:com|org|xlsx)\b"
    r"|\((?:Alt|Ctrl)\+\w+\)|^(?:Alt|Ctrl)\+\w+$"
    r"|^\d{3} .*|Invite Desktop|Gmail|English|Slovenščina"
    rf"|\b(?:{'|'.join(calendar.month_name[1:])})\b|\d\W[AP]M\b"
)
# Values that are written from left to right everywhere: addresses, hosts, ports.
LEFT_TO_RIGHT = re.compile(r"\S+@\S+|(?:[\w-]+\.)+\w+|https?://\S+|\d+")


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues as they stand in the source."""
    return compile_catalogues(tmp_path_factory.mktemp("translations"))


@pytest.fixture(autouse=True)
def look_again(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class Tour:
    """Goes everywhere in a program and notes what is not as it should be."""

    def __init__(self, program: Program, qtbot: QtBot, name: str, sizes: tuple[QSize, ...] = SIZES) -> None:
        self.program, self.window, self._qtbot = program, program.window, qtbot
        self._name, self._sizes = name, sizes
        self.findings: list[str] = []
        self.texts: dict[str, str] = {}  # each text, and where it was read first

    @property
    def setup(self) -> SetupPage:
        """The page of set-up."""
        page = self.window.page(session.SETUP)
        assert isinstance(page, SetupPage)
        return page

    def settle(self) -> None:
        """Until nothing runs in the background and every layout has been made."""
        self._qtbot.waitUntil(lambda: not self.program.tasks.is_running(), timeout=10_000)
        for _ in range(LAYOUT_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            QCoreApplication.processEvents()

    def look(self, place: str) -> None:
        """Look at what the window shows, with every fold open."""
        self.settle()
        for fold in self.window.findChildren(Fold):
            if fold.isVisible():
                fold.set_open(True)
        for size in self._sizes:
            self.window.resize(size)
            self.settle()
            self._take_picture(self.window, f"{place}-{size.width()}")
            self._audit(self.window, f"{place} at {size.width()}")

    def look_at_dialog(self, place: str) -> None:
        """Look at the dialog that was just opened, and close it."""
        self.settle()
        shown = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        assert shown, place
        for dialog in shown:
            self._take_picture(dialog, place)
            if not isinstance(dialog, TextDialog):
                self._audit(dialog, place)
            dialog.close()
        self.settle()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until it is so."""
        self._qtbot.waitUntil(condition, timeout=20_000)

    def note_menu(self, place: str, found: set[str]) -> None:
        """Take down what stands in a menu."""
        for text in found:
            self.texts.setdefault(text, place)

    def note_open_menus(self, place: str) -> None:
        """Take down what stands in the menus that have just popped up, and close them."""
        for menu in self.window.findChildren(QMenu):
            if menu.isVisible():
                self.note_menu(place, menu_texts(menu))
                menu.close()

    def _take_picture(self, widget: QWidget, place: str) -> None:
        PICTURES.mkdir(exist_ok=True)
        widget.grab().save(str(PICTURES / f"{self._name}-{place}.png"))

    def _audit(self, root: QWidget, place: str) -> None:
        self.findings += [f"{place}: {finding}" for finding in all_findings(root)]
        if root.isRightToLeft():
            self.findings += [f"{place}: {finding}" for finding in turned_the_wrong_way(root)]
        for text in visible_texts(root):
            self.texts.setdefault(text, place)


def turned_the_wrong_way(root: QWidget) -> list[str]:
    """In a window from right to left: rails on the left, and values that are no words from the right."""
    wrong = [
        f"{type(rail).__name__} is not mirrored"
        for rail in root.findChildren(Rail)
        if rail.mapTo(root, rail.rect().center()).x() < root.width() / 2
    ]
    return wrong + [
        f"The field {edit.accessibleName()!r} with {edit.text()!r} reads from right to left"
        for edit in root.findChildren(QLineEdit)
        if edit.isVisible()
        and edit.isRightToLeft()
        and (LEFT_TO_RIGHT.fullmatch(edit.text()) or edit.echoMode() is not QLineEdit.EchoMode.Normal)
    ]


def tour_of_setup(tour: Tour) -> None:
    """From the first screen of an empty program through every step to the settings."""
    setup = tour.setup
    tour.look("first")
    setup.first.address.setText("ana@univerza.example")
    setup.first._continue()
    tour.look("first-question")
    setup.first.address.setText(ADDRESS)
    setup.first._continue()
    tour.look("list")
    for step in Step:
        if step is not Step.TEST:
            setup.open_step(step)
            tour.look(f"step-{step}")
    for panel in setup.findChildren(LookUpPanel):
        panel.open_box()
    tour.look("look-up")
    setup.show_accounts()
    tour.look("accounts")
    account = tour.program.session.account
    assert account is not None
    for ask in (setup.accounts._ask_name, setup.accounts._ask_to_remove):
        ask(account)
        tour.look_at_dialog(f"account{ask.__name__}")
    for page in (session.RECIPIENTS, session.MESSAGE, session.SEND, session.HISTORY):
        tour.window.go_to(page)
        tour.look(f"empty-{page}")


def tour_of_the_window(tour: Tour) -> None:
    """The menus, and what opens beside the window."""
    window = tour.window
    tour.note_menu("look menu", menu_texts(window.look_menu))
    window._switcher.entries.aboutToShow.emit()
    tour.note_menu("survey menu", menu_texts(window._switcher.entries))
    for show in (window._show_help, window._show_about, window._show_changes):
        show()
        tour.look_at_dialog(show.__name__.strip("_"))
    for ask in (window._switcher._ask_new, window._switcher._ask_delete):
        ask()
        tour.look_at_dialog(f"survey{ask.__name__}")


def tour_of_practice(tour: Tour) -> None:
    """Every page with something on it, before and after a mailing."""
    program, window = tour.program, tour.window
    for page in (session.SETUP, session.RECIPIENTS, session.MESSAGE, session.SEND):
        window.go_to(page)
        tour.look(page)
    window.go_to(session.SETUP, "settings")
    tour.look("settings")
    message = window.page(session.MESSAGE)
    assert isinstance(message, MessagePage)
    window.go_to(session.MESSAGE)
    message.writing.open_menu()
    tour.note_open_menus("menu of fields")
    edit_at = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(), QPoint())
    message.writing.body.contextMenuEvent(edit_at)
    tour.note_open_menus("menu of the text")
    window.go_to(session.RECIPIENTS)
    people = window.page(session.RECIPIENTS)
    assert isinstance(people, RecipientsPage)
    for ask in (people.ask_for_person, people.ask_for_column):
        ask()
        tour.look_at_dialog(ask.__name__)
    people.side._show_menu(QPoint())
    tour.note_open_menus("menu of the table")
    people.ways_in.open_file(program.resources.sample_people())
    tour.look_at_dialog("import")
    send_all(tour)
    for page in (session.SEND, session.HISTORY, session.PRACTICE):
        window.go_to(page)
        tour.look(f"{page}-after")
    newest = program.mailings.of(program.session.survey)[0].mailing
    window.go_to(session.HISTORY, f"mailing:{newest.id}")
    tour.look("history-mailing")


def send_all(tour: Tour) -> None:
    """Send the sample's mailing without gaps."""
    program = tour.program
    account = program.session.account
    assert account is not None
    program.accounts.save(program.session.survey, replace(account, pace=0.0))
    program.session.tell_account_changed()
    tour.window.go_to(session.SEND)
    tour.settle()
    page = tour.window.page(session.SEND)
    assert isinstance(page, SendPage)
    page.check_view.send_button.click()
    tour.wait(lambda: program.run.phase is Phase.ENDED)


class MirroredTranslations(Translations):
    """English from right to left."""

    def use(self, language: str) -> None:
        super().use(language)
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def pseudo_sample(resources: Resources, lang: str = "en") -> SampleMessage:
    """The message of practice, twice as long."""
    sample = read_sample(resources, lang)
    body = "\n".join(pseudo(line) for line in sample.body.split("\n"))
    return SampleMessage(pseudo(sample.survey), pseudo(sample.subject), body)


def pseudo_guide(folder: Path) -> None:
    """A guide twice as long, newer than the one that comes with the program."""

    def longer(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {key: longer(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [longer(each, key) for each in value]
        return pseudo(value) if isinstance(value, str) and key not in GUIDE_CODES else value

    guide = json.loads((ROOT / "resources" / "guide" / "gmail.en.json").read_text("utf-8"))
    folder.mkdir(parents=True)
    guide = {**longer(guide), "checked": datetime.now(UTC).date().isoformat()}
    (folder / "gmail.en.json").write_text(json.dumps(guide), "utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page(
    language: str,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    compiled: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Resources, "translations", compiled)
    if language == "mirrored":
        monkeypatch.setattr(app, "Translations", MirroredTranslations)
    if language == "pseudo":
        monkeypatch.setattr(app, "Translations", PseudoTranslations)
        monkeypatch.setattr(Resources, "sample_message", pseudo_sample)
        pseudo_guide(tmp_path / "new" / "guide")
    code = language if language in texts.LANGUAGES else "en"
    sizes = SIZES[:1] if language == "mirrored" else SIZES
    with running(qapp, tmp_path / "new", lang=code) as program:
        new = Tour(program, qtbot, language, sizes)
        tour_of_setup(new)
        tour_of_the_window(new)
    with running(qapp, tmp_path / "practice", practice=True, lang=code) as program:
        practice = Tour(program, qtbot, f"{language}-practice", sizes)
        tour_of_practice(practice)
        names = names_in(program)
    findings = new.findings + practice.findings
    read = {**practice.texts, **new.texts}
    if language == "sl":
        findings += [f"{read[text]}: in English: {text!r}" for text in english_in(set(read) - names)]
    if language == "pseudo":
        findings += [f"{read[text]}: not from a catalogue: {text!r}" for text in unasked(set(read), names)]
    assert not findings, "\n".join(findings)


def english_in(read: set[str]) -> list[str]:
    """What stands in English on a Slovene screen."""
    catalogue = texts.read_catalogue(texts.catalogue_file(TRANSLATIONS, "sl"))
    return Untranslated({text.source: words.forms for text, words in catalogue.items()}).among(read)


def unasked(read: set[str], names: set[str]) -> list[str]:
    """What stands on the screen and never asked for a translation, but for data."""
    rests = {text: outside(text) for text in read}
    return [
        text
        for text, rest in rests.items()
        for part in re.split(r"\s–(?:\s|$)", rest)
        if part not in names and any(each.isalpha() for each in DATA.sub("", part))
    ]


def names_in(program: Program) -> set[str]:
    """What people, columns and providers are called: the same in every language."""
    people = program.recipients.load(program.session.survey.id)
    values = {value for person in people.people for value in (person.address, *person.values)}
    values |= {" ".join(person.values[:2]) for person in people.people}
    providers = {name for each in program.resources.providers() if (name := provider_name(each)) == each.name}
    return values | providers | set(people.columns) | {EMAIL_COLUMN, *KNOWN_COLUMNS, UNSUBSCRIBE}
