"""What is needed from the system on Linux: finding what is missing and, on Debian, installing it."""

from __future__ import annotations

import itertools
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from console import SetupError, output_of, run_quietly, succeeds, tell, timed

# Qt loads one of these plug-ins at start; the program's own words when one cannot be loaded name the
# wrong library, so they are looked into beforehand.
ALWAYS_NEEDED = (
    "QtCore.abi3.so",
    "QtGui.abi3.so",
    "QtWidgets.abi3.so",
    "QtNetwork.abi3.so",
    "QtSvg.abi3.so",
    "lrelease",
    "Qt/plugins/platforms/libqoffscreen.so",
)
PLATFORM_PLUGINS = {
    "xcb": "Qt/plugins/platforms/libqxcb.so",
    "wayland": "Qt/plugins/platforms/libqwayland*.so",
}

# Where Debian's package is not called after the library in it.
UNUSUAL_PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
    "libbrotlidec.so.1": "libbrotli1",
    "libbrotlicommon.so.1": "libbrotli1",
}

# The mail servers that tests/targets sends to: the program of each, and Debian's package.
MAIL_SERVERS = {"postfix": "postfix", "dovecot": "dovecot-imapd"}
SERVICE_MANAGERS = (Path("/run/systemd/system"), Path("/run/openrc"))
# Debian's packages ask this program before they start a service; 101 is "no".
START_POLICY = Path("/usr/sbin/policy-rc.d")
START_NOTHING = "#!/bin/sh\nexit 101\n"


def missing_libraries(ldd_output: str) -> set[str]:
    """Return the sonames that ``ldd`` marks as not found."""
    return set(re.findall(r"^\s*(\S+) => not found", ldd_output, re.MULTILINE))


def package_names(soname: str) -> tuple[str, ...]:
    """Return the Debian names, likeliest first, of the package that holds a shared library.

    Debian 13 and Ubuntu 24.04 renamed some packages with the ending ``t64``.
    """
    name = UNUSUAL_PACKAGES.get(soname)
    if name is None:
        stem, _, version = soname.lower().replace("_", "-").partition(".so.")
        name = f"{stem}-{version}" if stem[-1].isdigit() else f"{stem}{version}"
    return (f"{name}t64", name)


def qt_files(pyside: Path, platforms: Iterable[str]) -> list[Path]:
    """Return the parts of the PySide6 folder whose libraries must all be there."""
    files = [pyside / name for name in ALWAYS_NEEDED]
    for platform in platforms:
        files.extend(sorted(pyside.glob(PLATFORM_PLUGINS[platform])))
    return [file for file in files if file.exists()]


def missing_for(files: Sequence[Path]) -> set[str]:
    """Return the sonames that are missing for any of the files."""
    return set().union(*(missing_libraries(output_of(["ldd", file])) for file in files))


def ensure_qt_libraries(pyside: Path, platforms: Iterable[str]) -> None:
    """Install what Qt needs from the system and is not there.

    :param platforms: kinds of screen to be ready for, of ``xcb`` and ``wayland``; off-screen always works.
    :raises SetupError: something is missing still, with what to do about it.
    """
    files = qt_files(pyside, platforms)
    missing = missing_for(files)
    if not missing:
        return
    install([package_names(soname) for soname in sorted(missing)], "libraries that Qt needs")
    still_missing = missing_for(files)
    if still_missing:
        raise SetupError(
            f"Qt still needs these system libraries: {', '.join(sorted(still_missing))}. "
            "Install the packages that hold them, then run this again."
        )


def ensure_mail_servers() -> None:
    """Install the mail servers that some tests send to, where the computer is one for tests.

    Elsewhere, and where they cannot be installed, those tests are skipped and say what is missing.
    """
    wanted = [(package,) for program, package in MAIL_SERVERS.items() if shutil.which(program) is None]
    if not wanted or not is_for_tests(os.environ):
        return
    try:
        with no_service_started(START_POLICY):
            install(wanted, "mail servers to test with")
    except (SetupError, OSError) as stopped:
        tell(f"{stopped}\nThe tests that need mail servers are left out.")


def is_for_tests(environ: Mapping[str, str], managers: Iterable[Path] = SERVICE_MANAGERS) -> bool:
    """Tell whether this is nobody's own computer, but a container or the like.

    There one is root without having become it, and nothing would start a new service with the computer.
    """
    is_root = sys.platform.startswith("linux") and os.geteuid() == 0
    has_become_root = not environ.keys().isdisjoint({"SUDO_USER", "PKEXEC_UID"})
    return is_root and not has_become_root and not any(manager.exists() for manager in managers)


@contextmanager
def no_service_started(policy: Path) -> Iterator[None]:
    """Let packages be installed whose services must not start. A policy of the computer's own stays."""
    if policy.exists():
        yield
        return
    policy.write_text(START_NOTHING, "utf-8")
    try:
        policy.chmod(0o755)
        yield
    finally:
        policy.unlink()


def install(wanted: Sequence[tuple[str, ...]], what: str) -> None:
    """Install Debian packages, each given by its possible names.

    :param what: what the packages are, in plain words.
    :raises SetupError: this is no Debian, or there is no right to install, or apt-get did not manage.
    """
    if shutil.which("apt-get") is None:
        names = ", ".join(sorted({names[-1] for names in wanted}))
        raise SetupError(
            f"This computer lacks {what}. Debian calls their packages {names}; "
            "install your system's packages of that kind, then run this again."
        )
    prefix = administrator_prefix()
    if prefix is None:
        command = shlex.join(["sudo", "apt-get", "install", "--no-install-recommends", *chosen(wanted)])
        raise SetupError(
            f"This computer lacks {what}, and only an administrator may install more. "
            f"Run this once, then start again:\n    {command}"
        )
    with timed("Reading the system's list of packages"):
        succeeds([*prefix, "apt-get", "update", "-q"])
    packages = chosen(wanted)
    with timed(f"Installing {what}: {' '.join(packages)}"):
        if run_quietly([*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *apt_install(packages)]):
            raise SetupError(
                "The system packages could not be installed; apt-get's lines above say why. "
                "Is there a connection to the internet?"
            )


def apt_install(packages: Sequence[str]) -> list[str]:
    """Return the command that installs packages without a question and waits for another apt to finish."""
    options = [
        "-y",
        "-q",
        "--no-install-recommends",
        "--no-remove",
        "-o",
        "DPkg::Lock::Timeout=300",
        "-o",
        "Dpkg::Use-Pty=0",
    ]
    return ["apt-get", "install", *options, *packages]


def administrator_prefix() -> list[str] | None:
    """Return what to write before a command to run it as administrator, or None where that is not allowed."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if succeeds(["sudo", "-n", "true"]) else None


def chosen(wanted: Sequence[tuple[str, ...]]) -> list[str]:
    """Return one name per package: the first this system knows, else the last."""
    listing = output_of(["apt-cache", "show", *itertools.chain.from_iterable(wanted)])
    known = set(re.findall(r"^Package: (\S+)", listing, re.MULTILINE))
    return sorted({next((name for name in names if name in known), names[-1]) for names in wanted})
