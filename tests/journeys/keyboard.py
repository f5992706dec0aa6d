"""A person without a mouse: Tab, Space, Enter, access keys, and letters go where the focus is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from invite_desktop.app import Program
from tests.journeys.hands import name_of, type_letter

MOST_STEPS = 60  # presses of Tab; more, and nobody would find the way


class Keyboard:
    """Keys are given to the window, which finds out itself for whom they are."""

    def __init__(self, program: Program, wait: Callable[[Callable[[], bool], str], None]) -> None:
        self._program, self._wait = program, wait
        program.window.activateWindow()
        wait(program.window.isActiveWindow, "the window to be active")

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        QTest.keyClick(self._window(), key, modifier)

    def access(self, letter: str) -> None:
        """An access key, the underlined letter."""
        self.press(Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.AltModifier)

    def type(self, text: str) -> None:
        """Letters, into whatever has the focus."""
        for letter in text:
            type_letter(self.focused(), letter)

    def paste(self, text: str) -> None:
        """What was copied elsewhere."""
        QApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def erase(self) -> None:
        """All that stands in the field."""
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.press(Qt.Key.Key_Delete)

    def go_to(self, name: str) -> None:
        """Tab, until the focus is on something that is called so."""
        passed = []
        for _ in range(MOST_STEPS):
            at = name_of(self.focused())
            if at.startswith(name):
                return
            passed.append(at)
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab leads nowhere to {name!r}, but to {passed}")

    def choose(self, name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
        """Go to a button and press it."""
        self.go_to(name)
        self.press(key)

    def focused(self) -> QWidget:
        """What has the focus."""
        widget: object = QApplication.focusWidget()
        assert isinstance(widget, QWidget), "nothing has the focus"
        return widget

    def _window(self) -> QWindow:
        return self._program.window.windowHandle()
