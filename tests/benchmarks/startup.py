"""From the launch of the process to the first shown window, against a bare window of the same style."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks import Figure

PROJECT = Path(__file__).parents[2]
BUDGET = 1.3
ROUNDS, QUICK_ROUNDS = 9, 3

# Ends, as the program does with --exit-after-show, once its window has been painted.
BARE_WINDOW = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import (
    QApplication, QFormLayout, QLabel, QLineEdit, QListWidget, QMainWindow, QPushButton, QWidget
)

class QuitAfterPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("shown", flush=True)
            QTimer.singleShot(0, QCoreApplication.quit)
        return super().eventFilter(watched, event)

app = QApplication(sys.argv)
app.setStyle("Fusion")
window = QMainWindow()
page = QWidget()
form = QFormLayout(page)
rail = QListWidget()
rail.addItems(["Setup", "Recipients", "Message", "Send", "History"])
form.addRow(QLabel("Pages"), rail)
for name in ("Name", "Address", "Server", "Password"):
    form.addRow(QLabel(name), QLineEdit())
form.addRow(QPushButton("Test"))
window.setCentralWidget(page)
window.resize(1100, 720)
watch = QuitAfterPaint(app)
window.installEventFilter(watch)
window.show()
sys.exit(app.exec())
"""


def measure(*, quick: bool) -> Iterator[Figure]:
    """Medians of processes started in turn, so that whatever else the computer does falls on both."""
    with tempfile.TemporaryDirectory() as folder:
        program = [sys.executable, "-m", "invite_desktop", "--exit-after-show", "--data-dir", folder]
        bare = [sys.executable, "-c", BARE_WINDOW]
        for command in (program, bare):
            _seconds(command)  # compiled files, the data file, the disk's cache
        rounds = [(_seconds(program), _seconds(bare)) for _ in range(QUICK_ROUNDS if quick else ROUNDS)]
    ours, theirs = (statistics.median(times) for times in zip(*rounds, strict=True))
    yield Figure("startup-program", ours * 1000, "ms")
    yield Figure("startup-bare-window", theirs * 1000, "ms")
    yield Figure("startup", ours / theirs, "times", BUDGET)


def _seconds(command: Sequence[str]) -> float:
    # its remarks on windows of no screen are of no use here
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        seconds = time.perf_counter() - began
    if process.returncode or said != "shown\n":
        raise RuntimeError(f"{command[-1]} ended with {process.returncode}, having said {said!r}")
    return seconds
