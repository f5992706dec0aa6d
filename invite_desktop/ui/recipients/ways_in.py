"""The ways people get on the list: a file, the clipboard, a drop, one by one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from invite_desktop.domain.errors import InviteError
from invite_desktop.operations.import_recipients import Staged, stage
from invite_desktop.operations.mapping import suggest_mapping
from invite_desktop.operations.table import TableKind
from invite_desktop.operations.table_file import read_pasted
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.recipients.document import ListDocument
from invite_desktop.ui.recipients.import_dialog import ImportDialog

USABLE = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
MOST_PASTED = 20_000_000  # letters; more is no list that somebody selected

Chooser = Callable[[QWidget], Path | None]
SaveChooser = Callable[[QWidget, str], Path | None]


class WaysIn(QObject):
    """`staged`: people to add. `told` with heading and text: why nothing came of it."""

    staged = Signal(object)
    told = Signal(str, str)
    refused = Signal(object)  # InviteError

    def __init__(
        self, frame: Frame, document: ListDocument, page: QWidget, choose: Chooser, choose_save: SaveChooser
    ) -> None:
        super().__init__(page)
        self._frame, self._document, self._page = frame, document, page
        self._choose, self._choose_save = choose, choose_save
        self.dialog: ImportDialog | None = None

    def import_file(self) -> None:
        """Ask for a file and open the import."""
        path = self._choose(self._page)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Open the import on a file."""
        dialog = self._make_dialog()
        dialog.read_file(path)
        dialog.open()

    def paste(self) -> None:
        """Take rows or addresses from the clipboard: addresses at once, anything else by the import."""
        text = QGuiApplication.clipboard().text()
        if not text.strip() or len(text) > MOST_PASTED:
            heading = self.tr("There is nothing to paste")
            self.told.emit(heading, self.tr("Copy the rows in Excel first, then paste them here."))
            return
        try:
            table = read_pasted(text)
        except InviteError:
            heading = self.tr("What you copied is not a list")
            self.told.emit(heading, self.tr("Copy rows or e-mail addresses, then paste them here."))
            return
        if table.kind is TableKind.ADDRESSES:
            mapping = suggest_mapping(table, has_header=False)
            self._take(stage(table, mapping, self._document.rows.as_list()))
        else:
            dialog = self._make_dialog()
            dialog.show_pasted(table)
            dialog.open()

    def drop(self, paths: list[Path]) -> None:
        """Open the import on the first file that can be one; say which could not."""
        usable = [path for path in paths if is_usable(path)]
        if usable:
            self.open_file(usable[0])
        elif paths:
            names = ", ".join(path.name for path in paths[:3])
            heading = self.tr("{name} is not a table").format(name=names)
            self.told.emit(heading, self.tr("Use a .csv, .tsv, .txt or .xlsx file."))

    def save_place(self, name: str) -> Path | None:
        """Ask where to save a file."""
        return self._choose_save(self._page, name)

    def _take(self, staged: Staged) -> None:
        if staged.people:
            self.staged.emit(staged)
        else:
            self.told.emit(self.tr("Everybody you pasted is on the list already"), "")

    def _make_dialog(self) -> ImportDialog:
        self.dialog = ImportDialog(
            self._frame,
            self._document.rows.as_list(),
            lambda: self._choose(self._page),
            self.save_place,
            self._page,
        )
        self.dialog.confirmed.connect(self.staged)
        self.dialog.destroyed.connect(self._forget_dialog)
        return self.dialog

    def _forget_dialog(self) -> None:
        self.dialog = None


def is_usable(path: Path) -> bool:
    """Whether the name of a file is one of a table."""
    return path.suffix.lower() in USABLE and not path.is_dir()


def dropped_paths(data: QMimeData) -> list[Path]:
    """The files of this computer that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def choose_file(parent: QWidget) -> Path | None:
    """Ask for a table with the system's dialog."""
    kinds = parent.tr("Tables ({endings})").format(endings=" ".join(f"*{ending}" for ending in USABLE))
    name, _ = QFileDialog.getOpenFileName(
        parent, parent.tr("Choose a list"), "", kinds + ";;" + parent.tr("All files (*)")
    )
    return Path(name) if name else None


def choose_save_file(parent: QWidget, name: str) -> Path | None:
    """Ask where to save a table with the system's dialog."""
    kinds = parent.tr("CSV (*.csv)") + ";;" + parent.tr("Excel workbook (*.xlsx)")
    chosen, kind = QFileDialog.getSaveFileName(parent, parent.tr("Save"), name, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".xlsx" if "xlsx" in kind else ".csv")
