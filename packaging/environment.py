"""The project's own Python environment in ``.venv``: made, filled and remembered."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import sys
from pathlib import Path

from console import ROOT, SetupError, output_of, run, succeeds, timed
from system_packages import install

VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "packaging"
FOR_THE_PROGRAM = "requirements.txt"
FOR_DEVELOPING = "requirements-dev.txt"  # holds all of FOR_THE_PROGRAM at the same versions

STAMP = "set-up-finished"
UNFINISHED = "set-up-unfinished"


def python_in(venv: Path) -> Path:
    """Return the environment's interpreter."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def script_in(venv: Path, name: str) -> Path:
    """Return one of the environment's commands."""
    return python_in(venv).with_name(f"{name}.exe" if os.name == "nt" else name)


def packages_in(venv: Path) -> Path:
    """Return the folder of the environment's installed packages."""
    if os.name == "nt":
        return venv / "Lib" / "site-packages"
    return venv / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"


def fingerprint(requirements: bytes, python_version: str) -> str:
    """Return a text that changes whenever the packages must be installed anew."""
    text = requirements.replace(b"\r\n", b"\n")
    return hashlib.sha256(text + python_version.encode()).hexdigest()


def is_filled(venv: Path, requirements: str, python_version: str, folder: Path = REQUIREMENTS) -> bool:
    """Tell whether the stamp says that these requirements, as they are now, are installed."""
    stamp = venv / STAMP
    if not stamp.exists():
        return False
    found = stamp.read_text("utf-8")
    enough = {requirements, FOR_DEVELOPING}
    return any(found == fingerprint((folder / name).read_bytes(), python_version) for name in enough)


def ensure(requirements: str) -> Path:
    """Make ``.venv`` if need be, install the pinned packages if need be, and return its interpreter.

    :param requirements: name of a requirement file in this folder.
    :raises SetupError: with a sentence that says what to do.
    """
    version = version_of(python_in(VENV))
    if not is_usable(VENV, version):
        make(VENV)
        version = version_of(python_in(VENV))
    if not is_filled(VENV, requirements, version):
        fill(VENV, requirements, version)
    return python_in(VENV)


def version_of(python: Path) -> str:
    """Return an interpreter's version such as ``3.11.7``, empty if it does not run."""
    return output_of([python, "-I", "-c", "import platform; print(platform.python_version())"]).strip()


def is_usable(venv: Path, version: str) -> bool:
    """Tell whether an environment was made to the end, with the Python version that runs this."""
    if (venv / UNFINISHED).exists():
        return False
    return version.split(".")[:2] == platform.python_version().split(".")[:2]


def make(venv: Path) -> None:
    """Make a new environment, in place of one that is half-made or of another Python version."""
    if Path(sys.prefix).resolve() == venv.resolve():
        raise SetupError(f"{venv} must be made anew: run this with the Python outside of it.")
    if venv.exists():
        remove(venv)
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        install([(f"python3.{sys.version_info.minor}-venv", "python3-venv")], "Python's own venv module")
    venv.mkdir()
    (venv / UNFINISHED).touch()
    with timed(f"Making .venv with Python {platform.python_version()}"):
        if run([sys.executable, "-m", "venv", venv]):
            raise SetupError("Python could not make its environment; its lines above say why.")
    (venv / UNFINISHED).unlink()


def remove(venv: Path) -> None:
    """Remove an old environment, and only that."""
    if not any((venv / mark).exists() for mark in ("pyvenv.cfg", UNFINISHED)) and any(venv.iterdir()):
        raise SetupError(
            f"{venv} is in the way and is no Python environment. Move it away, then run this again."
        )
    with timed(f"Removing {venv.name}, which is half-made or of another Python version"):
        shutil.rmtree(venv)


def fill(venv: Path, requirements: str, version: str) -> None:
    """Install the pinned packages, each checked against its recorded hash, and leave a stamp."""
    python = python_in(venv)
    if not succeeds([python, "-m", "pip", "--version"]):
        run([python, "-m", "ensurepip"])
    (venv / STAMP).unlink(missing_ok=True)
    quietly: list[str | Path] = ["-qq", "--no-input", "--disable-pip-version-check"]
    pinned: list[str | Path] = [
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
        "-r",
        REQUIREMENTS / requirements,
    ]
    with timed("Installing the Python packages (about 100 MB the first time)"):
        if run([python, "-m", "pip", "install", *quietly, *pinned]):
            raise SetupError(
                "The Python packages could not be installed; pip's lines above say why. "
                "The first run needs a connection to the internet."
            )
    text = fingerprint((REQUIREMENTS / requirements).read_bytes(), version)
    (venv / STAMP).write_text(text, "utf-8")
