"""An authority to trust besides the usual ones, from a file the person's institution gives out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from invite_desktop.domain.errors import FileNotReadable, InviteError
from invite_desktop.ui.explain import explain
from invite_desktop.ui.tasks import Report, Tasks
from invite_desktop.ui.widgets import Button, Flow, Hint, LinkButton

_MARK = "-----BEGIN CERTIFICATE-----"
_LONGEST = 1_000_000


def choose_certificate(parent: QWidget) -> str:
    """Ask for the file; empty if the person turned back."""
    path, _ = QFileDialog.getOpenFileName(
        parent,
        parent.tr("Choose the additional certificate"),
        "",
        parent.tr("Certificates (*.pem *.crt *.cer);;All files (*)"),
    )
    return path


class CertificateChoice(QWidget):
    """PEM text from a file, or nothing."""

    changed = Signal()

    def __init__(self, tasks: Tasks, choose_file: Callable[[QWidget], str]) -> None:
        super().__init__()
        self._tasks = tasks
        self._choose_file = choose_file
        self._pem = ""
        self._state = Hint()
        self._choose = Button(self.tr("Choose a file…"))
        self._remove = LinkButton(self.tr("Remove"))
        self._choose.setAccessibleName(self.tr("Choose a file for the additional certificate"))
        self._remove.setAccessibleName(self.tr("Remove the additional certificate"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._state)
        column.addWidget(Flow(self._choose, self._remove))
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(self._clear)
        self.show_certificate("")

    @property
    def pem(self) -> str:
        """The PEM text; empty for none."""
        return self._pem

    def show_certificate(self, pem: str) -> None:
        """Use this one; empty for none."""
        self._pem = pem
        self._state.set_tone("")
        count = pem.count(_MARK)
        self._state.setText(
            self.tr("%n certificate(s) in use", "", count) if count else self.tr("None in use")
        )
        self._remove.setVisible(bool(pem))

    def _ask(self) -> None:
        path = self._choose_file(self)
        if path:
            self._tasks.run(lambda _report: _read(Path(path), _report), self._take, self._explain)

    def _take(self, pem: object) -> None:
        text = str(pem)
        if _MARK in text:
            self.show_certificate(text)
            self.changed.emit()
        else:
            self._complain(
                self.tr("This file holds no certificate in PEM format. Ask your IT help desk for one.")
            )

    def _explain(self, error: object) -> None:
        if isinstance(error, InviteError):
            self._complain(explain(error).happened)

    def _complain(self, words: str) -> None:
        self._state.setText(words)
        self._state.set_tone("problem")

    def _clear(self) -> None:
        self.show_certificate("")
        self._choose.setFocus()
        self.changed.emit()


def _read(path: Path, _report: Report) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST).decode("ascii", "ignore")
    except OSError as error:
        raise FileNotReadable(path, error.strerror or type(error).__name__) from error
