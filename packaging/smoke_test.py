"""Let a built program test itself, as it would on a computer that has nothing of ours.

    python3 packaging/smoke_test.py [PROGRAM]

Without PROGRAM it is the one that "packaging/dev.py build" puts into dist/. Exit status 0 only if
the self-test ends well.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

DIST = Path(__file__).resolve().parent.parent / "dist"
SECONDS = 180
GOOD_END = re.compile(r"self-test: [1-9]\d* checks, 0 not ok")


def built_program(dist: Path, system: str = sys.platform) -> Path:
    """Return where the build for a system puts the program."""
    if system == "darwin":
        return dist / "Invite Desktop.app" / "Contents" / "MacOS" / "invite-desktop"
    return dist / "invite-desktop" / ("invite-desktop.exe" if system == "win32" else "invite-desktop")


def bare_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what would hide a missing part: Python's and OpenSSL's own settings.

    A frozen program that finds its certificates only because ``SSL_CERT_FILE`` is set finds none on
    another computer.
    """
    hiding = ("PYTHON", "SSL_CERT_", "QT_", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
    kept = {name: value for name, value in environ.items() if not name.startswith(hiding)}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}


def ended_well(status: int, output: str) -> bool:
    """Tell whether exit status and last line of a self-test both say that all is well."""
    lines = output.strip().splitlines()
    return status == 0 and bool(lines) and GOOD_END.fullmatch(lines[-1].strip()) is not None


def main(arguments: Sequence[str]) -> int:
    """Run the self-test of a built program, show what it prints, and return 0 if it ended well."""
    program = Path(arguments[0]).resolve() if arguments else built_program(DIST)
    if not program.exists():
        print(f"There is no built program at {program}.")
        return 1
    try:
        done = subprocess.run(
            [program, "--self-test"],
            env=bare_environment(os.environ),
            cwd=program.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"The built program's self-test took more than {SECONDS} seconds.")
        return 1
    well = ended_well(done.returncode, done.stdout)
    print(done.stdout, end="" if done.stdout.endswith("\n") else "\n")
    if not well:
        print(f"The built program did not pass its self-test (exit status {done.returncode}).")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
