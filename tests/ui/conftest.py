"""A theme and icons for the widgets under test, and a plain look again after each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.theme import Scheme, Theme, apply_theme

ICONS_FOLDER = Path(__file__).parents[2] / "resources" / "icons"


@pytest.fixture
def plain_look(qapp: QApplication) -> Iterator[None]:
    """What a test changes in the program's look and language does not reach the next one."""
    yield
    apply_theme(qapp, Scheme.LIGHT, 100)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def theme(qapp: QApplication, plain_look: None) -> Theme:
    """The light theme at 100 %."""
    return Theme(qapp, Scheme.LIGHT, 100)


@pytest.fixture
def icons(theme: Theme) -> Icons:
    """The icons of the program."""
    return Icons(ICONS_FOLDER, theme)
