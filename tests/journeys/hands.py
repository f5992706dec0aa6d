"""A person at the window: finds things by what they say, presses and types."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from pytestqt import exceptions
from pytestqt.qtbot import QtBot

from invite_desktop.app import Program
from invite_desktop.ui.widgets.focus import buddy_of

W = TypeVar("W", bound=QWidget)
PATIENCE = 20_000


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    if isinstance(widget, QComboBox):  # on Linux its name is its value, and the label a relation
        labels = [label for label in widget.window().findChildren(QLabel) if buddy_of(label) is widget]
        return widget.accessibleName() or "".join(label.text().replace("&", "") for label in labels)
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).replace("&", "").strip()


def type_letter(field: QWidget, letter: str) -> None:
    """One key; `QTest.keyClicks` knows only Latin-1."""
    key = Qt.Key.Key_Return if letter == "\n" else Qt.Key(0)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


class Hands:
    """Everything here goes through the widgets a person would use."""

    def __init__(self, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.program, self._qtbot = program, qtbot
        self._chosen = ""
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (self._chosen, ""))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (self._chosen, ""))

    def choose_next(self, path: Path) -> None:
        """What the next file dialog will answer."""
        self._chosen = str(path)

    def see(self, text: str) -> None:
        """Wait until the words stand on the screen."""
        self.wait(lambda: any(text in words for words in self.words()), f"{text!r}")

    def words(self) -> list[str]:
        """All that can be read now."""
        shown = [w for w in QApplication.allWidgets() if w.isVisible()]
        labels = [w.text() for w in shown if isinstance(w, QLabel)]
        return labels + [w.text().replace("&", "") for w in shown if isinstance(w, QAbstractButton)]

    def wait(self, condition: Callable[[], bool], what: str = "") -> None:
        """Until it is so; what is on the screen is told where it never is."""
        try:
            self._qtbot.waitUntil(condition, timeout=PATIENCE)
        except exceptions.TimeoutError as error:
            raise AssertionError(f"waited for {what}; on the screen: {self.words()}") from error

    def press(self, text: str) -> None:
        """Click the button that begins with these words."""
        QTest.mouseClick(self._find(QAbstractButton, text), Qt.MouseButton.LeftButton)

    def check(self, text: str) -> None:
        """Choose a radio button."""
        self._find(QRadioButton, text).click()

    def open_fold(self, text: str) -> None:
        """Unfold a part that is named by its content."""
        fold = self._find(QAbstractButton, text)
        if not fold.isChecked():
            fold.click()

    def write(self, name: str, text: str) -> None:
        """Put text into a field in place of what stands there."""
        for kind in (QLineEdit, QPlainTextEdit):
            fields = self._all(kind, name)
            if fields:
                field = fields[0]
                field.setFocus()
                QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
                for letter in text:
                    type_letter(field, letter)
                return
        raise AssertionError(f"no field {name!r}; fields: {self._names((QLineEdit, QPlainTextEdit))}")

    def read(self, name: str) -> str:
        """What stands in a field."""
        return self._find(QLineEdit, name).text()

    def choose(self, name: str, text: str) -> None:
        """Choose an entry of a combo box."""
        combo = self._find(QComboBox, name)
        combo.setFocus()
        combo.setCurrentIndex(next(n for n in range(combo.count()) if combo.itemText(n).startswith(text)))

    def _find(self, kind: type[W], text: str) -> W:
        found = self._all(kind, text)
        assert found, f"no {kind.__name__} {text!r}; there are: {self._names((kind,))}"
        return found[0]

    def _all(self, kind: type[W], text: str) -> list[W]:
        shown = [w for w in QApplication.allWidgets() if isinstance(w, kind) and w.isVisible()]
        exact = [w for w in shown if name_of(w) == text]
        return exact or [w for w in shown if name_of(w).startswith(text)]

    def _names(self, kinds: tuple[type[QWidget], ...]) -> list[str]:
        return [name_of(w) for w in QApplication.allWidgets() if isinstance(w, kinds) and w.isVisible()]
