import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from invite_desktop.ui import crash
from invite_desktop.ui.crash import CrashDialog, CrashReporter
from invite_desktop.ui.theme import Theme
from tests.ui.audit import all_findings

SECRET = "abcdefghijklmnop"
FORBIDDEN = ("error", "failed", "failure", "invalid", "illegal", "fatal", "abort", "oops", "sorry", "please")


class Shown:
    """Stands in for the dialog."""

    def __init__(self) -> None:
        self.details: list[str] = []
        self.threads: set[QThread] = set()
        self.while_open: Callable[[], object] = lambda: None

    def __call__(self, parent: QWidget | None, details: str) -> None:
        self.details.append(details)
        self.threads.add(QThread.currentThread())
        self.while_open()


@pytest.fixture
def shown(qapp: QApplication) -> Shown:
    return Shown()


@pytest.fixture
def reporter(shown: Shown) -> Iterator[CrashReporter]:
    hooks = sys.excepthook, threading.excepthook
    reporter = crash.install(
        lambda: None, lambda: "Invite Desktop 1.0", lambda text: text.replace(SECRET, "…"), show=shown
    )
    yield reporter
    reporter.uninstall()
    assert (sys.excepthook, threading.excepthook) == hooks


def happen() -> None:
    """Let something reach the top of this thread."""
    sys.excepthook(RuntimeError, RuntimeError(SECRET), None)


@pytest.mark.usefixtures("reporter")
def test_the_person_is_told_and_no_secret_is_written(
    qtbot: QtBot, shown: Shown, logs_expected: list[object]
) -> None:
    happen()
    assert shown.details == []  # not inside whatever was going on
    qtbot.waitUntil(lambda: len(shown.details) == 1)
    [record] = logs_expected
    for text in (shown.details[0], record.getMessage()):  # type: ignore[attr-defined]  # a log record
        assert "RuntimeError" in text
        assert SECRET not in text
    assert shown.details[0].startswith("Invite Desktop 1.0")


@pytest.mark.usefixtures("reporter", "logs_expected")
def test_another_thread_asks_the_screen_to_tell(qtbot: QtBot, shown: Shown) -> None:
    def work() -> None:
        raise ValueError

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown.details) == 1)
    assert shown.threads == {QThread.currentThread()}


@pytest.mark.usefixtures("reporter", "logs_expected")
def test_there_is_never_a_second_dialog(qtbot: QtBot, shown: Shown) -> None:
    def again() -> None:
        happen()
        QApplication.processEvents()

    shown.while_open = again
    happen()
    qtbot.waitUntil(lambda: len(shown.details) == 1)
    QApplication.processEvents()
    assert len(shown.details) == 1
    shown.while_open = lambda: None
    happen()
    qtbot.waitUntil(lambda: len(shown.details) == 2)


@pytest.mark.usefixtures("reporter")
def test_interrupting_from_the_terminal_just_ends(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(QCoreApplication, "quit", lambda: ended.append(True))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert ended == [True]


def test_the_dialog_is_calm_and_complete(qtbot: QtBot, theme: Theme) -> None:
    dialog = CrashDialog(None, "Traceback …")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    words = " ".join(label.text() for label in dialog.findChildren(QLabel)).lower()
    assert not [word for word in FORBIDDEN if word in words]
    assert all_findings(dialog) == []
    copy, close = dialog.findChildren(QPushButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback …"
    with qtbot.waitSignal(dialog.accepted):
        close.click()


def test_the_dialog_closes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bool] = []
    monkeypatch.setattr(CrashDialog, "exec", lambda _dialog: opened.append(True))
    crash.show_dialog(None, "Traceback …")
    assert opened == [True]
