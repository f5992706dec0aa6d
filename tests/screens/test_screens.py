"""Every page in both themes, at every text size and at the smallest window: nothing cut, all in reach.

The pictures are kept in `out/` beside this file, for people to look at.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from invite_desktop.app import Program
from invite_desktop.ui import session
from invite_desktop.ui.theme import TEXT_PERCENTS, Scheme, apply_theme
from tests.program import running
from tests.ui.audit import all_findings, low_contrast

PICTURES = Path(__file__).parent / "out"
PLACES = (
    (session.SETUP, ""),
    (session.SETUP, "settings"),
    (session.RECIPIENTS, ""),
    (session.MESSAGE, ""),
    (session.SEND, ""),
    (session.HISTORY, ""),
    (session.PRACTICE, ""),
)
LAYOUT_ROUNDS = 4
SIZES = (QSize(800, 560), QSize(1100, 720), QSize(1366, 768))


@pytest.fixture
def look_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Scheme.LIGHT, 100)


@pytest.fixture
def practice(qapp: QApplication, tmp_path: Path, look_again: None) -> Iterator[Program]:
    with running(qapp, tmp_path / "practice", practice=True) as program:
        yield program


@pytest.fixture
def empty(qapp: QApplication, tmp_path: Path, look_again: None) -> Iterator[Program]:
    with running(qapp, tmp_path / "empty") as program:
        yield program


def settle(program: Program, qtbot: QtBot) -> None:
    """Until nothing runs in the background and every layout has been made: one may bring on the next."""
    qtbot.waitUntil(lambda: not program.tasks.is_running(), timeout=10_000)
    for _ in range(LAYOUT_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QCoreApplication.processEvents()


def look(program: Program, qtbot: QtBot, name: str, size: QSize) -> list[str]:
    program.window.resize(size)
    settle(program, qtbot)
    PICTURES.mkdir(exist_ok=True)
    program.window.grab().save(str(PICTURES / f"{name}-{size.width()}x{size.height()}.png"))
    return [f"{name} at {size.width()}: {finding}" for finding in all_findings(program.window)]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("percent", TEXT_PERCENTS)
def test_every_page_of_practice(practice: Program, qtbot: QtBot, scheme: Scheme, percent: int) -> None:
    practice.frame.theme.use(scheme, percent)
    findings = []
    for page, target in PLACES:
        practice.window.go_to(page, target)
        settle(practice, qtbot)
        for size in SIZES:
            findings += look(
                practice, qtbot, "-".join(filter(None, (page, target, scheme, str(percent)))), size
            )
    assert "\n".join(findings) == ""


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_page_before_anything_is_filled_in(empty: Program, qtbot: QtBot, scheme: Scheme) -> None:
    empty.frame.theme.use(scheme, 100)
    findings = []
    for page in (session.SETUP, session.RECIPIENTS, session.MESSAGE, session.SEND, session.HISTORY):
        empty.window.go_to(page)
        settle(empty, qtbot)
        findings += look(empty, qtbot, f"empty-{page}-{scheme}", SIZES[0])
    assert "\n".join(findings) == ""


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_both_palettes_can_be_read(qapp: QApplication, look_again: None, scheme: Scheme) -> None:
    apply_theme(qapp, scheme)
    assert low_contrast(qapp.palette()) == []
