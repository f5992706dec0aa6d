"""One running copy per data folder: two would both believe that they may send."""

import os
import sys
from pathlib import Path
from typing import IO

LOCK_NAME = "running.lock"
KNOCK_NAME = "show-window"


class SingleInstance:
    """A lock that the operating system drops with the process, however it ends.

    A second copy knocks: it touches a file in `folder`, which the first one watches, and leaves.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None

    @property
    def knock_file(self) -> Path:
        """The file whose change asks the first copy to show its window."""
        return self._folder / KNOCK_NAME

    def acquire(self) -> bool:
        """Become the one running copy; False where another is."""
        self._folder.mkdir(parents=True, exist_ok=True)
        file = (self._folder / LOCK_NAME).open("a+b")
        if not _lock(file):
            file.close()
            return False
        self._file = file
        self.knock_file.touch()
        return True

    def knock(self) -> None:
        """Ask the running copy to show its window."""
        self.knock_file.write_text(str(os.getpid()), "utf-8")

    def release(self) -> None:
        """Let another copy run."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
