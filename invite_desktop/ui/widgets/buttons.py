"""Buttons. Enter and Space both press them, in a dialog and outside."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication, QIcon, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from invite_desktop.ui.widgets.captions import Caption, may_grow_in_height
from invite_desktop.ui.widgets.speech import announce

COPIED_MS = 2000


class WrappingButton(QPushButton):
    """A push button that can break its words into lines, where its layout asks how high it has to be."""

    def wrap(self) -> None:
        """Break them rather than be wider than there is room."""
        may_grow_in_height(self)

    def minimumSizeHint(self) -> QSize:
        if not self.hasHeightForWidth():
            return super().minimumSizeHint()
        return Caption(self, self.sizeHint()).least()

    def heightForWidth(self, width: int) -> int:
        return Caption(self, self.sizeHint()).height_at(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasHeightForWidth() or self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = Caption(self, self.sizeHint()).at(self.width())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class Button(WrappingButton):
    """A push button; one on a page may be the primary one."""

    def __init__(self, text: str, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)
        self.setProperty("primary", primary)


class LinkButton(WrappingButton):
    """A button that looks like a link and, unlike one, is reached by Tab."""

    def __init__(self, text: str, icon: QIcon | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(True)
        self.setProperty("look", "link")
        if icon is not None:
            self.setIcon(icon)


class CopyButton(WrappingButton):
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
