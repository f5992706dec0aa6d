"""Run, test, check and build Invite Desktop. Needs Python 3.11 or later and nothing else.

    python3 packaging/dev.py app     try the program on sample data; nothing leaves the computer
    python3 packaging/dev.py test    run the tests (what follows goes to pytest)
    python3 packaging/dev.py check   look over the code: ruff, mypy, import-linter
    python3 packaging/dev.py build   make the program for this system in dist/ and try it out
    python3 packaging/dev.py texts   bring resources/translations up to date with the texts in the code
    python3 packaging/dev.py lock    pin the Python packages anew (needs uv; what follows goes to it)

The first run sets everything up in .venv beside this folder, and needs the internet for that;
texts needs neither.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import environment
import system_packages
from console import ROOT, SetupError, run, tell, timed
from texts import UnusableTextError, update

OLDEST_PYTHON = (3, 11)
LEAST_COVERAGE = 95
# The screens are tested by journeys and pictures; a figure would reward the wrong tests there.
NOT_COUNTED = "invite_desktop/ui/*,invite_desktop/app.py,invite_desktop/__main__.py"
# pytest options that leave the choice of tests as it is.
SAME_TESTS = ("-q", "-v", "-s", "-x", "-l", "-r", "--tb", "--durations", "--color", "--verbose", "--quiet")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def app(arguments: Sequence[str]) -> int:
    """Open the program on sample data or, where there is no screen, let it test itself."""
    screen = has_screen(os.environ)
    python = set_up(environment.FOR_THE_PROGRAM, screens_of(os.environ) if screen else ())
    # -P: the program is found by PYTHONPATH, and file names among the arguments stay the person's own.
    program: list[str | Path] = [python, "-P", "-m", "invite_desktop"]
    where = {"PYTHONPATH": str(ROOT)}
    if screen:
        return run([*program, "--practice", *arguments], env=where, cwd=None)
    tell("There is no screen here, so the program tests itself without one:")
    return run([*program, "--self-test", *arguments], env={**where, **OFFSCREEN}, cwd=None)


def test(arguments: Sequence[str]) -> int:
    """Run the tests; when all of them run, measure how much of the code they reach as well."""
    python = set_up(environment.FOR_DEVELOPING)
    if is_full_run(arguments) or any("targets" in argument for argument in arguments):
        system_packages.ensure_mail_servers()
    if not is_full_run(arguments):
        return run([python, "-m", "pytest", *arguments], env=OFFSCREEN)
    status = run([python, "-m", "coverage", "run", "-m", "pytest", *arguments], env=OFFSCREEN)
    if status:
        return status
    tell(f"\nLines and branches reached below the screens (at least {LEAST_COVERAGE} %):")
    options = ["--skip-covered", "--show-missing", f"--omit={NOT_COUNTED}", f"--fail-under={LEAST_COVERAGE}"]
    return run([python, "-m", "coverage", "report", *options])


def check(arguments: Sequence[str]) -> int:
    """Look over the code with every checker, and say at the end which of them found something."""
    takes_nothing("check", arguments)
    python = set_up(environment.FOR_DEVELOPING)
    checks: dict[str, list[str | Path]] = {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "import-linter": [environment.script_in(environment.VENV, "lint-imports")],
    }
    found = []
    for name, command in checks.items():
        tell(f"\n{name}:")
        # The scripts in this folder import each other by plain name.
        if run(command, env={"MYPYPATH": "packaging"}):
            found.append(name)
    tell(f"\nTo be put right: {', '.join(found)}." if found else "\nNothing to put right.")
    return 1 if found else 0


def build(arguments: Sequence[str]) -> int:
    """Freeze the program for this system into dist/ and run its self-test there."""
    takes_nothing("build", arguments)
    python = set_up(environment.FOR_DEVELOPING, system_packages.PLATFORM_PLUGINS)
    if sys.platform.startswith("linux"):
        ensure_freezing_tools()
    options = ["--noconfirm", "--clean", "--log-level", "ERROR"]
    places: list[str | Path] = ["--distpath", ROOT / "dist", "--workpath", ROOT / "build" / "pyinstaller"]
    with timed("Building the program in dist/ (a minute or two)"):
        status = run([python, "-m", "PyInstaller", *options, *places, "packaging/invite_desktop.spec"])
        if status:
            raise SetupError("PyInstaller could not build the program; its lines above say why.")
    return run([python, "packaging/smoke_test.py"])


def texts(arguments: Sequence[str]) -> int:
    """Take new texts from the code into every language's catalogue, drop old ones, and count what waits."""
    takes_nothing("texts", arguments)
    try:
        waiting = update(ROOT / "resources" / "translations", ROOT / "invite_desktop")
    except UnusableTextError as found:
        raise SetupError(f"These texts can't be translated:\n{found}") from found
    for file, count in waiting.items():
        tell(f"{file.name}: {count} to translate" if count else f"{file.name}: complete")
    return 0


def lock(arguments: Sequence[str]) -> int:
    """Write both requirement files anew: for every system, with hashes, without any address."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetupError("Pinning needs uv, which is not on this computer. Install it, then run this again.")
    form = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--no-header"]
    compile_ = [uv, "pip", "compile", "pyproject.toml", "--quiet", *form]
    groups = ["--group", "test", "--group", "check", "--group", "build"]
    developing = f"packaging/{environment.FOR_DEVELOPING}"
    limits = ["-c", "packaging/constraints.txt"]
    status = run([*compile_, *groups, *limits, *arguments, "-o", developing])
    # The second file is held to the first, so that one environment satisfies both.
    program = f"packaging/{environment.FOR_THE_PROGRAM}"
    return status or run([*compile_, *limits, "-c", developing, *arguments, "-o", program])


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command for command in (app, test, check, build, texts, lock)
}


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        tell(f"Invite Desktop needs Python 3.11 or later; this is {sys.version.split()[0]}.")
        return 1
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        tell((__doc__ or "").strip())
        return 0 if arguments and arguments[0] in {"-h", "--help", "help"} else 2
    try:
        return command(arguments[1:])
    except SetupError as stopped:
        tell(f"\n{stopped}")
        return 1
    except KeyboardInterrupt:
        tell("\nStopped.")
        return 130


def takes_nothing(command: str, arguments: Sequence[str]) -> None:
    """Refuse arguments that would have no effect.

    :raises SetupError: there are some.
    """
    if arguments:
        raise SetupError(f'"{command}" takes nothing after it; here stands: {" ".join(arguments)}')


def set_up(requirements: str, platforms: Iterable[str] = ()) -> Path:
    """Make everything ready that a command needs and return the environment's interpreter.

    :param platforms: kinds of screen to be ready for, as in :func:`system_packages.ensure_qt_libraries`.
    :raises SetupError: with a sentence that says what to do.
    """
    python = environment.ensure(requirements)
    pyside = environment.packages_in(environment.VENV) / "PySide6"
    if sys.platform.startswith("linux"):
        system_packages.ensure_qt_libraries(pyside, platforms)
    compile_translations(ROOT / "resources" / "translations", pyside)
    return python


def compile_translations(folder: Path, pyside: Path) -> None:
    """Turn each translation that is newer than its compiled form into what Qt reads.

    :raises SetupError: a translation cannot be read.
    """
    for source in outdated_translations(folder):
        tool = shutil.which("lrelease", path=str(pyside))
        if tool is None or run([tool, "-silent", source, "-qm", source.with_suffix(".qm")]):
            raise SetupError(f"The translation {source.name} could not be compiled.")


def outdated_translations(folder: Path) -> list[Path]:
    """Return the ``.ts`` files that have no ``.qm`` beside them, or an older one."""
    return [
        source
        for source in sorted(folder.glob("*.ts"))
        if not (compiled := source.with_suffix(".qm")).exists()
        or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns
    ]


def is_full_run(arguments: Iterable[str]) -> bool:
    """Tell whether pytest, given these arguments, runs every test."""
    return all(argument.startswith(SAME_TESTS) for argument in arguments)


def ensure_freezing_tools() -> None:
    """Install what PyInstaller needs from the system on Linux.

    :raises SetupError: with a sentence that says what to do.
    """
    wanted: list[tuple[str, ...]] = []
    if shutil.which("objdump") is None:
        wanted.append(("binutils",))
    library = f"python3.{sys.version_info.minor}"
    if Path(sys.base_prefix) == Path("/usr") and ctypes.util.find_library(library) is None:
        wanted.append((f"lib{library}t64", f"lib{library}"))
    if wanted:
        system_packages.install(wanted, "tools for building")


def screens_of(environ: Mapping[str, str]) -> list[str]:
    """Return which of Qt's Linux screens, X11 and Wayland, the environment speaks of."""
    named = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
    return [platform for platform, variable in named.items() if environ.get(variable)]


def has_screen(environ: Mapping[str, str], system: str = sys.platform) -> bool:
    """Tell whether a window opened now could be seen: on Linux, whether a display answers."""
    if environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    if not system.startswith("linux"):
        return True
    return x11_answers(environ.get("DISPLAY", "")) or wayland_answers(environ)


def x11_answers(display: str) -> bool:
    """Tell whether an X server listens on ``[host]:number[.screen]``."""
    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdecimal():
        return False
    if host not in {"", "unix"}:
        return answers(socket.AF_INET, (host, 6000 + int(number)))
    name = f"/tmp/.X11-unix/X{number}"
    return unix_socket_answers(name) or unix_socket_answers(f"\0{name}")


def wayland_answers(environ: Mapping[str, str]) -> bool:
    """Tell whether a Wayland compositor listens on the socket that the environment names."""
    name = environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and unix_socket_answers(str(Path(environ.get("XDG_RUNTIME_DIR", "/")) / name))


def unix_socket_answers(name: str) -> bool:
    """Tell whether somebody listens on a local socket; a first NUL means Linux's abstract names."""
    return sys.platform != "win32" and answers(socket.AF_UNIX, name)


def answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    """Tell whether a socket accepts a connection within two seconds."""
    with socket.socket(family, socket.SOCK_STREAM) as connection:
        connection.settimeout(2)
        return connection.connect_ex(address) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
