"""The last net: what no one foresaw is logged, and the person is told calmly."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from invite_desktop.ui.widgets.buttons import Button, CopyButton
from invite_desktop.ui.widgets.flow import Flow
from invite_desktop.ui.widgets.words import Heading, Paragraph

logger = logging.getLogger(__name__)

ShowDialog = Callable[[QWidget | None, str], None]


class CrashDialog(QDialog):
    """What happened, what is safe, what to do."""

    def __init__(self, parent: QWidget | None, details: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong in Invite Desktop"))
        close = Button(self.tr("Close"), primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Heading(self.windowTitle(), section=True))
        column.addWidget(Paragraph(self.tr("The program ran into something it was not prepared for.")))
        column.addWidget(
            Paragraph(
                self.tr(
                    "Your surveys are safe: every message is written down before it leaves, so nobody is "
                    "written to twice."
                )
            )
        )
        column.addWidget(
            Paragraph(
                self.tr(
                    "You can go on. If it happens again, close the program and start it again, and send "
                    "the details to the people who help you with it."
                )
            )
        )
        column.addWidget(Flow(CopyButton(lambda: details, self.tr("Copy details")), close))
        self.resize(520, self.sizeHint().height())


def show_dialog(parent: QWidget | None, details: str) -> None:
    """Show the dialog and wait until it is closed."""
    CrashDialog(parent, details).exec()


class CrashReporter(QObject):
    """Catches what reaches the top of any thread; the dialog opens in the screen's thread."""

    _happened = Signal(str)

    def __init__(
        self,
        parent_getter: Callable[[], QWidget | None],
        details: Callable[[], str],
        redact: Callable[[str], str],
        show: ShowDialog = show_dialog,
    ) -> None:
        super().__init__()
        self._parent_getter = parent_getter
        self._details = details
        self._redact = redact
        self._show = show
        self._is_open = False
        self._hooks = (sys.excepthook, threading.excepthook)
        # Queued even in the screen's own thread: a dialog must not open inside a paint event.
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over both hooks."""
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._hooks

    def _caught(self, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        text = self._redact("".join(traceback.format_exception(kind, value, trace)))
        logger.critical("Unexpected: %s", text)
        self._happened.emit(f"{self._details()}\n\n{text}")

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _tell(self, details: str) -> None:
        if self._is_open:
            return
        self._is_open = True
        try:
            self._show(self._parent_getter(), details)
        finally:
            self._is_open = False


def install(
    parent_getter: Callable[[], QWidget | None],
    details: Callable[[], str],
    redact: Callable[[str], str],
    show: ShowDialog = show_dialog,
) -> CrashReporter:
    """Install a reporter and return it; keep it as long as the program runs."""
    reporter = CrashReporter(parent_getter, details, redact, show)
    reporter.install()
    return reporter
