"""The drawings: our own lines in the theme's colours, with words that fit wherever they are shown."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from invite_desktop.domain.guide import TRUSTED_SITES
from invite_desktop.domain.picture import DRAWINGS, HEIGHT, WIDTH
from invite_desktop.system.resources import Resources
from invite_desktop.ui.setup.beside import Beside
from invite_desktop.ui.setup.drawing import Drawing, Drawings
from invite_desktop.ui.theme import Scheme, Theme
from invite_desktop.ui.tokens import LIGHT
from invite_desktop.ui.widgets import Paragraph
from tests.ui.audit import accessible_name, cut_text

RESOURCES = Resources(Path(__file__).parents[3] / "resources")
FILES = sorted(RESOURCES.drawings.glob("*.svg"))
TWO_COLOURS = {"base", "hover", "divider", "border", "accent", "on_accent"}  # grey, and what is highlighted
PICTURES = {
    f"{provider}.{lang} {step.id}": step.drawing
    for provider in TRUSTED_SITES
    for lang in ("en", "sl")
    for step in RESOURCES.guide(provider, lang).guide.steps
}


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    QTest.qWait(1)


@pytest.fixture(name="drawings")
def _drawings(theme: Theme) -> Drawings:
    return Drawings(RESOURCES.drawings, theme)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_are_lines_in_two_colours_without_a_word(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    root = ET.fromstring(source)
    colours = re.findall(r'(?:fill|stroke)="([^"]+)"', source)
    named = [re.fullmatch(r"var\(--(\w+), (#[0-9a-f]{6})\)", each) for each in colours if each != "none"]

    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {"svg", "g", "rect", "circle", "path"}
    assert {each[1] for each in named if each} <= TWO_COLOURS
    for each in named:
        assert each is not None
        assert each[2] == getattr(LIGHT, each[1])
    if path.stem in DRAWINGS:
        assert root.attrib["viewBox"] == f"0 0 {WIDTH} {HEIGHT}"


def test_every_drawing_that_a_guide_may_name_is_there() -> None:
    assert {path.stem for path in FILES} == {*DRAWINGS, "letters"}


@pytest.mark.parametrize("percent", [100, 200])
def test_words_fit_into_their_boxes(qtbot: QtBot, theme: Theme, drawings: Drawings, percent: int) -> None:
    theme.use(text_percent=percent)
    for name, picture in PICTURES.items():
        drawing = drawings.make(picture)
        drawing.resize(drawing.sizeHint())
        qtbot.addWidget(drawing)
        drawing.show()
        words = {label.text() for label in drawing.findChildren(QLabel)}
        assert cut_text(drawing) == [], name
        assert words == {label.text for label in picture.labels}
        assert accessible_name(drawing) == picture.described
        drawing.close()


def _colours(drawing: Drawing) -> set[str]:
    image = drawing.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 2)}


def test_it_follows_the_theme_at_once(qtbot: QtBot, theme: Theme, drawings: Drawings) -> None:
    drawing = drawings.make(PICTURES["gmail.en app_password"])
    shown(qtbot, drawing)
    assert LIGHT.accent in _colours(drawing)

    theme.use(scheme=Scheme.DARK)

    assert QColor(theme.tokens.accent).name() in _colours(drawing)
    assert LIGHT.accent not in _colours(drawing)


def test_it_grows_with_the_text_and_keeps_its_shape(theme: Theme, drawings: Drawings, qtbot: QtBot) -> None:
    drawing, decoration = drawings.make(PICTURES["gmail.en two_step"]), drawings.decoration("letters")
    for each in (drawing, decoration):
        shown(qtbot, each)
    small, plain = drawing.sizeHint(), decoration.sizeHint()
    assert (small.width(), small.height()) == (WIDTH, HEIGHT)

    theme.use(text_percent=150)

    assert (drawing.sizeHint().width(), drawing.sizeHint().height()) == (480, 300)
    assert drawing.heightForWidth(240) == 150
    assert decoration.sizeHint() == plain
    assert accessible_name(decoration) == ""


@pytest.mark.parametrize(("width", "is_beside"), [(700, True), (560, False)])
def test_it_stands_beside_the_words_where_there_is_room(
    qtbot: QtBot, drawings: Drawings, width: int, is_beside: bool
) -> None:
    words, drawing = Paragraph("Open the page below. " * 8), drawings.make(PICTURES["gmail.en imap"])
    both = Beside(words, drawing)
    both.resize(width, 400)
    shown(qtbot, both)

    assert (drawing.x() > words.x() + words.width()) is is_beside
    assert (drawing.y() >= words.y() + words.height()) is not is_beside
