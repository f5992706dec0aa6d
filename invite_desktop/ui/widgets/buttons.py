"""Buttons. Enter and Space both press them, in a dialog and outside."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from invite_desktop.ui.widgets.speech import announce

COPIED_MS = 2000


class Button(QPushButton):
    """A push button; one on a page may be the primary one."""

    def __init__(self, text: str, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)
        self.setProperty("primary", primary)


class LinkButton(QPushButton):
    """A button that looks like a link and, unlike one, is reached by Tab."""

    def __init__(self, text: str, icon: QIcon | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)
        self.setProperty("look", "link")
        if icon is not None:
            self.setIcon(icon)


class CopyButton(QPushButton):
    """Copies what `text` returns, and says so for two seconds."""

    def __init__(
        self, text: Callable[[], str], caption: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAutoDefault(True)
        self._text = text
        self._caption = caption or self.tr("Copy")
        self.setText(self._caption)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(COPIED_MS)
        self._back.timeout.connect(self._restore)
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text())
        self.setText(self.tr("Copied"))
        announce(self, self.tr("Copied"))
        self._back.start()

    def _restore(self) -> None:
        self.setText(self._caption)
