"""A server program that must be gone when the tests are: it has a process group of its own."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_GRACE = 10.0  # seconds between asking a server to end and ending it
_GUARD = 'read -r _; kill -s KILL -- "-$1"'
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
ENVIRONMENT = {"PATH": _PATH, "LC_ALL": "C", "HOME": "/"}


class ProcessGroup:
    """A program, started in the foreground, with all that it starts. What it prints goes into a file."""

    def __init__(self, command: Sequence[str | Path], output: Path) -> None:
        with output.open("wb") as file:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=ENVIRONMENT,
                umask=0o022,
                start_new_session=True,
            )
        # its standard input ends with the tests, even if they are killed
        guard: list[str] = ["/bin/sh", "-c", _GUARD, "guard", str(self._process.pid)]
        self._guard = subprocess.Popen(guard, stdin=subprocess.PIPE, start_new_session=True)

    @property
    def is_running(self) -> bool:
        """Whether the program itself runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End the program and all of its group. Raises AssertionError where something outlives even that."""
        try:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_GRACE)
            if not wait_until(lambda: not self._members(), _GRACE):
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait(_GRACE)
                assert wait_until(lambda: not self._members(), _GRACE), self._members()
        finally:
            with self._guard:
                self._guard.terminate()

    def _members(self) -> list[int]:
        """The processes of the group; those that have ended and that nobody has asked after do not count."""
        self._process.poll()
        return [
            int(folder.name)
            for folder in Path("/proc").iterdir()
            if folder.name.isdecimal() and _state(folder) == ("running", self._process.pid)
        ]


def _state(folder: Path) -> tuple[str, int]:
    """Whether a process runs, and its group (proc_pid_stat(5)); its name may hold any character."""
    try:
        state, _, group, *_ = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return ("gone", 0)
    return ("gone" if state in {"Z", "X"} else "running", int(group))


def wait_until(holds: Callable[[], bool], patience: float) -> bool:
    """Whether something came to hold within so many seconds."""
    deadline, never = time.monotonic() + patience, threading.Event()
    while not holds():
        if time.monotonic() > deadline:
            return False
        never.wait(0.01)
    return True
