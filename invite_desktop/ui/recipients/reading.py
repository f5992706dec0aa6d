"""Reading a file in the background, with a bar and, after a second, a way to stop."""

import threading
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from invite_desktop.domain.errors import InviteError
from invite_desktop.operations.letters import usual_encoding
from invite_desktop.operations.table import Table
from invite_desktop.operations.table_file import read_table
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.widgets import Button, Flow

STOP_SHOWN_AFTER_MS = 1_000


class Reading(QWidget):
    """Seen while it reads. A new reading ends the one before it without a word.

    Ends with `table_read`, `refused` with the `InviteError`, or `stopped`.
    """

    table_read = Signal(object)
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._stop = threading.Event()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("Reading the file"))
        self.stop_button = Button(self.tr("S&top reading"))
        self.stop_button.clicked.connect(self.stop)
        self.stop_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(QLabel(self.tr("Reading the file…")))
        column.addWidget(bar)
        column.addWidget(Flow(self.stop_button))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(STOP_SHOWN_AFTER_MS)
        self._later.timeout.connect(self.stop_button.show)
        self.hide()

    def read(
        self, path: Path, encoding: str | None = None, separator: str | None = None, sheet: str | None = None
    ) -> None:
        """Read a file; what is not given is found out."""
        self.stop()
        stop = self._stop = threading.Event()
        region = usual_encoding(QLocale.system().name())

        def work(_report: object) -> object:
            try:
                return stop, read_table(
                    path,
                    encoding=encoding,
                    separator=separator,
                    sheet=sheet,
                    region_encoding=region,
                    stop=stop.is_set,
                )
            except InviteError as error:
                return stop, error

        self.show()
        self._later.start()
        self._tasks.run(work, self._take, self._refuse, stop=stop.set)

    def stop(self) -> None:
        """End the reading soon."""
        self._stop.set()

    def _take(self, result: object) -> None:
        match result:
            case (stop, found) if stop is self._stop:
                self._leave()
                if isinstance(found, Table):
                    self.table_read.emit(found)
                elif found is None:
                    self.stopped.emit()
                else:
                    self.refused.emit(found)

    def _refuse(self, error: object) -> None:
        self._leave()
        self.refused.emit(error)

    def _leave(self) -> None:
        self._later.stop()
        self.stop_button.hide()
        self.hide()
