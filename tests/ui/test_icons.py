import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.theme import Scheme, Theme
from invite_desktop.ui.tokens import DARK, LIGHT

FOLDER = Path(__file__).parents[2] / "resources" / "icons"


def strongest(picture: QPixmap) -> QColor:
    """The colour of the most opaque point."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(points, key=QColor.alpha)


def same(one: QColor, other: str) -> bool:
    wanted = QColor(other)
    parts = ((one.red(), wanted.red()), (one.green(), wanted.green()), (one.blue(), wanted.blue()))
    return all(abs(a - b) <= 4 for a, b in parts)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.svg")), ids=lambda file: file.stem)
def test_every_file_is_a_clean_icon(file: Path) -> None:
    text = file.read_text("utf-8")
    assert QSvgRenderer(str(file)).isValid()
    assert "<!--" not in text
    assert "class=" not in text
    if file.stem != "app":
        assert 'stroke="currentColor"' in text


def test_the_licence_lies_beside_them() -> None:
    assert "ISC License" in (FOLDER / "LICENSE").read_text("utf-8")


def test_modes_have_their_colours(icons: Icons) -> None:
    icon = icons.icon("mail", "accent", selected="info")
    size = QSize(32, 32)
    assert same(strongest(icon.pixmap(size)), LIGHT.accent)
    assert same(strongest(icon.pixmap(size, QIcon.Mode.Disabled)), LIGHT.disabled)
    assert same(strongest(icon.pixmap(size, QIcon.Mode.Selected)), LIGHT.info)


def test_an_icon_handed_out_follows_the_theme(icons: Icons, theme: Theme) -> None:
    icon = icons.icon("mail")
    theme.use(Scheme.DARK)
    assert same(strongest(icon.pixmap(QSize(32, 32))), DARK.text)


def test_pictures_are_sharp_on_every_screen(icons: Icons) -> None:
    for ratio in (1.0, 1.25, 2.0, 3.0):
        picture = icons.icon("mail").pixmap(QSize(16, 16), ratio)
        assert picture.size() == QSize(round(16 * ratio), round(16 * ratio))
        assert icons.pixmap("mail", size=16, ratio=ratio).deviceIndependentSize().width() == pytest.approx(16)


def test_pictures_grow_with_the_text(icons: Icons, theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(icons.changed):
        theme.use(text_percent=200)
    assert icons.pixmap("mail", size=16).width() == 32


def test_a_name_that_is_not_there_is_noticed_at_once(icons: Icons) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("unicorn")


def test_icons_outlive_their_python_names(icons: Icons, qtbot: QtBot) -> None:
    buttons = []
    for _ in range(200):
        button = QPushButton("Save")
        button.setIcon(QIcon(icons.icon("save")))
        qtbot.addWidget(button)
        buttons.append(button)
    gc.collect()
    assert not any(button.icon().isNull() for button in buttons)
    assert not buttons[-1].grab().isNull()


def test_a_painter_gets_the_icon_too(icons: Icons) -> None:
    picture = QPixmap(48, 48)
    picture.setDevicePixelRatio(2.0)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    icons.icon("square", "problem").paint(painter, QRect(4, 4, 16, 16))
    painter.end()
    drawn = picture.toImage()
    assert any(same(drawn.pixelColor(x, 24), LIGHT.problem) for x in range(48))


@pytest.mark.usefixtures("plain_look")
def test_what_points_on_is_mirrored_from_right_to_left(qapp: QApplication, icons: Icons) -> None:
    def picture(name: str) -> QImage:
        return icons.icon(name).pixmap(QSize(32, 32)).toImage()

    back, on, mail = picture("chevron-left"), picture("chevron-right"), picture("mail")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert (picture("chevron-left"), picture("chevron-right"), picture("mail")) == (on, back, mail)
