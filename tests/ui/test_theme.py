from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from invite_desktop.ui import theme as theme_module
from invite_desktop.ui.theme import Scheme, Theme, apply_theme, base_point_size, restyle, scaled
from invite_desktop.ui.tokens import DARK, LIGHT, Tokens
from invite_desktop.ui.widgets import Button, Heading
from tests.ui.audit import contrast, low_contrast

PACKAGE = Path(theme_module.__file__).parents[1]
SCHEMES = pytest.mark.parametrize(("scheme", "tokens"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])


@SCHEMES
def test_the_palette_has_contrast(
    qapp: QApplication, plain_look: None, scheme: Scheme, tokens: Tokens
) -> None:
    assert apply_theme(qapp, scheme, 100) is tokens
    assert low_contrast(qapp.palette()) == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("kind", ["done", "look_at", "problem", "info"])
def test_words_have_contrast_wherever_they_stand(tokens: Tokens, kind: str) -> None:
    for behind in (getattr(tokens, f"{kind}_box"), tokens.window, tokens.base):
        assert contrast(QColor(getattr(tokens, kind)), QColor(behind)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_quiet_words_and_buttons_have_contrast(tokens: Tokens) -> None:
    for behind in (tokens.window, tokens.base, tokens.hover, tokens.alternate):
        assert contrast(QColor(tokens.secondary), QColor(behind)) >= 4.5
        assert contrast(QColor(tokens.text), QColor(behind)) >= 7
    for behind in (tokens.accent, tokens.accent_hover):
        assert contrast(QColor(tokens.on_accent), QColor(behind)) >= 4.5
    assert contrast(QColor(tokens.disabled), QColor(tokens.window)) >= 3


@pytest.mark.usefixtures("plain_look")
@SCHEMES
@pytest.mark.parametrize("control", [QLineEdit, QComboBox, QPushButton, QCheckBox])
def test_borders_are_seen(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme, tokens: Tokens, control: type[QWidget]
) -> None:
    apply_theme(qapp, scheme, 100)
    widget = control()
    qtbot.addWidget(widget)
    widget.resize(200, 32)
    image = widget.grab().toImage()
    middle = image.height() // 2
    drawn = [image.pixelColor(x, middle) for x in range(6)]
    assert max(contrast(colour, QColor(tokens.window)) for colour in drawn) >= 3


def test_controls_are_high_enough(qtbot: QtBot, theme: Theme) -> None:
    heights = {QLineEdit: 32, QComboBox: 32, QPushButton: 32, QCheckBox: 28}
    for kind, height in heights.items():
        widget = kind()
        qtbot.addWidget(widget)
        widget.ensurePolished()
        assert widget.sizeHint().height() >= height, kind
    primary = Button("Send", primary=True)
    qtbot.addWidget(primary)
    primary.ensurePolished()
    assert primary.sizeHint().height() >= 36


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_text_and_headings_grow_with_the_text_size(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.use(text_percent=percent)
    heading, section = Heading("Recipients"), Heading("Sent", section=True)
    for widget in (heading, section):
        qtbot.addWidget(widget)
        widget.label.ensurePolished()
    size = base_point_size() * percent / 100
    assert heading.font().pointSizeF() == pytest.approx(size, abs=0.1)
    assert heading.label.font().pointSizeF() == pytest.approx(size * 1.6, abs=0.1)
    assert section.label.font().pointSizeF() == pytest.approx(size * 1.2, abs=0.1)
    assert scaled(100, heading) == pytest.approx(percent, abs=2)


def test_a_change_is_told_once_and_takes_hold(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.use(Scheme.DARK)
    assert theme.tokens is DARK
    assert qapp.palette().window().color() == QColor(DARK.window)
    assert (theme.scheme, theme.text_percent) == (Scheme.DARK, 100)


def test_system_follows_the_computer(
    qtbot: QtBot, theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme_module, "_is_dark", lambda _app, scheme: scheme is Scheme.SYSTEM)
    theme.use(Scheme.SYSTEM)
    assert theme.tokens is DARK
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_a_choice_does_not_follow_the_computer(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_high_contrast_keeps_the_colours_of_the_system(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme_module, "wants_high_contrast", lambda _app: True)
    theme.use(Scheme.DARK)
    assert qapp.palette().window().color() != QColor(DARK.window)
    assert "#" not in qapp.styleSheet()
    assert theme.tokens.text == qapp.palette().windowText().color().name()


def test_every_token_is_a_colour() -> None:
    for tokens in (LIGHT, DARK):
        assert all(QColor(getattr(tokens, field.name)).isValid() for field in fields(Tokens))


def test_restyle_sets_what_the_style_sheet_reads(qtbot: QtBot, theme: Theme) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    restyle(edit, state="problem")
    edit.resize(100, 32)
    assert edit.grab().toImage().pixelColor(0, 16) == QColor(LIGHT.problem)


def test_colours_stand_nowhere_else() -> None:
    owners = {"tokens.py"}
    guilty = [
        file.name
        for file in (PACKAGE / "ui").rglob("*.py")
        if file.name not in owners
        and any(f'"#{digit}' in file.read_text("utf-8") for digit in "0123456789abcdef")
    ]
    assert guilty == []
