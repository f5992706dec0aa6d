"""The checks find what was planted, and nothing in a good form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import audit


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(420, 300)
    return page


def show(qtbot: QtBot, page: QWidget) -> None:
    with qtbot.waitExposed(page):
        page.show()


def test_a_good_form_has_no_findings(qtbot: QtBot, page: QWidget) -> None:
    rows = QFormLayout(page)
    rows.addRow("&Host", QLineEdit())
    rows.addRow("&Port", QLineEdit())
    rows.addRow(QPushButton("&Save"))
    for widget in (*page.findChildren(QLineEdit), *page.findChildren(QPushButton)):
        widget.setMinimumHeight(24)
    show(qtbot, page)
    assert audit.all_findings(page) == []
    assert [audit.accessible_name(each) for each in audit.tab_chain(page)] == ["Host", "Port", "Save"]


def test_missing_names(qtbot: QtBot, page: QWidget) -> None:
    rows = QVBoxLayout(page)
    edit = QLineEdit()
    edit.setObjectName("host")
    rows.addWidget(edit)
    show(qtbot, page)
    assert audit.missing_names(page) == ["QLineEdit 'host' has no accessible name"]


def test_small_targets_and_cut_text(qtbot: QtBot, page: QWidget) -> None:
    for number, widget in enumerate(
        (QPushButton("Save all of it"), QLabel("A long sentence"), QGroupBox("Long title"))
    ):
        widget.setParent(page)
        widget.setGeometry(0, 40 * number, 16, 16)
    wrapped = QLabel("A sentence that wraps", page, wordWrap=True)
    wrapped.setGeometry(0, 200, 60, 10)
    show(qtbot, page)
    assert len(audit.small_targets(page)) == 1
    assert len(audit.cut_text(page)) == 4


def test_unreachable(qtbot: QtBot, page: QWidget) -> None:
    rows = QVBoxLayout(page)
    button, edit = QToolButton(), QLineEdit()
    button.setAccessibleName("Show")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    edit.setAccessibleName("Password")
    QToolButton(edit).setAccessibleName("Eye")
    rows.addWidget(button)
    rows.addWidget(edit)
    show(qtbot, page)
    assert audit.unreachable(page) == [
        "QToolButton 'Show' cannot be reached with Tab",
        "The button 'Eye' inside QLineEdit 'Password' cannot be reached with Tab",
    ]


def test_tab_order_jumps(qtbot: QtBot, page: QWidget) -> None:
    rows = QVBoxLayout(page)
    bottom, top = QPushButton("Bottom"), QPushButton("Top")
    for button in (bottom, top):
        button.setParent(page)
    rows.addWidget(top)
    rows.addWidget(bottom)
    show(qtbot, page)
    assert audit.tab_order_jumps(page) == ["Tab goes up from QPushButton 'Bottom' to QPushButton 'Top'"]


def test_what_is_scrolled_away_is_no_jump(qtbot: QtBot, page: QWidget) -> None:
    inside = QWidget()
    inside.setMinimumHeight(2000)
    QPushButton("Far down", inside).move(0, 1900)
    area = QScrollArea(widgetResizable=True)
    area.setWidget(inside)
    rows = QVBoxLayout(page)
    rows.addWidget(area)
    rows.addWidget(QPushButton("Below"))
    show(qtbot, page)
    assert audit.tab_order_jumps(page) == []


def test_duplicate_access_keys(qtbot: QtBot, page: QWidget) -> None:
    rows = QFormLayout(page)
    rows.addRow("&Host", QLineEdit())
    rows.addRow(QLabel("&Hint without a field"))
    rows.addRow(QPushButton("&Help"))
    show(qtbot, page)
    assert audit.duplicate_access_keys(page) == ["Alt+H stands for &Host and &Help"]


def test_sideways(qtbot: QtBot, page: QWidget) -> None:
    inside = QWidget()
    QVBoxLayout(inside).addWidget(
        QLabel("A line that is a good deal longer than the window is wide, unbroken")
    )
    area = QScrollArea(widgetResizable=True)
    area.setWidget(inside)
    QVBoxLayout(page).addWidget(area)
    show(qtbot, page)
    finding, *others = audit.sideways(page)
    assert not others
    assert "scrolls sideways by " in finding
    assert "for QLabel 'A line that is a good deal" in finding
    page.resize(1200, 300)
    assert audit.sideways(page) == []


def test_low_contrast() -> None:
    palette = QPalette()
    for role in QPalette.ColorRole:
        if role is not QPalette.ColorRole.NColorRoles:
            palette.setColor(role, QColor("white"))
    assert "WindowText on Window: 1.00, needs 4.5" in audit.low_contrast(palette)
    assert audit.contrast(QColor("black"), QColor("white")) == pytest.approx(21)
