"""The whole program, built as `app` builds it, for tests of its window."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from invite_desktop.app import Options, Program
from invite_desktop.system.paths import Paths

TRANSLATIONS = Path(__file__).parents[1] / "resources" / "translations"


def compile_catalogues(folder: Path) -> Path:
    """Compile the catalogues as they stand in the source into `folder`."""
    release = Path(sys.executable).parent / "pyside6-lrelease"
    for source in TRANSLATIONS.glob("*.ts"):
        subprocess.run([release, "-silent", source, "-qm", folder / f"{source.stem}.qm"], check=True)
    return folder


@contextlib.contextmanager
def running(
    app: QApplication, folder: Path, *, practice: bool = False, lang: str = "en"
) -> Iterator[Program]:
    """A program over a data folder, its window shown; closed and awaited at the end."""
    program = Program(app, Paths(folder), Options(practice=practice, lang=lang, undo_seconds=0.0))
    try:
        program.show()
        # what follows the first painting, without waiting for it
        program.window.build_all_pages()
        program.watch.offer_unfinished()
        yield program
    finally:
        program.run.stop()
        program.window.close()
        program.shut_down()
        program.window.deleteLater()
        QLocale.setDefault(QLocale.c())
        # at once: widgets of an earlier test would be restyled by every later one
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
