"""What the helper scripts share: speaking to the person, and running other programs."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SetupError(Exception):
    """The script cannot go on; the text is a sentence for the person who started it."""


def tell(sentence: str) -> None:
    """Print a line at once, so that it stands before the output of the program started next."""
    print(sentence, flush=True)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Say on one line what is happening and, when it went well, how many seconds it took."""
    print(f"{what} ...", end=" ", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        tell("not finished.")
        raise
    tell(f"done in {time.monotonic() - started:.0f} s.")


def run(
    command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, cwd: Path | None = ROOT
) -> int:
    """Run a program on this terminal and return its exit status, 128 + n after signal n.

    ``env`` is added to the present environment; ``cwd=None`` keeps the person's folder.
    """
    status = subprocess.run(command, env={**os.environ, **(env or {})}, cwd=cwd, check=False).returncode
    return status if status >= 0 else 128 - status


def run_quietly(command: Sequence[str | Path]) -> int:
    """Run a program and return its exit status; show what it printed only where that is not 0."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
    if done.returncode:
        tell(f"\n{done.stdout}")
    return done.returncode


def succeeds(command: Sequence[str | Path]) -> bool:
    """Tell whether a program can be started and ends with status 0; its output is not shown."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def output_of(command: Sequence[str | Path]) -> str:
    """Return what a program printed, in English, whatever its exit status; empty if it is not there."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"}
        )
    except OSError:
        return ""
    return done.stdout
