"""The command line and what stands around the window."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import keyring
import pytest
from PySide6.QtWidgets import QApplication

import invite_desktop
from invite_desktop.app import _language
from invite_desktop.domain.account import Account
from invite_desktop.system.paths import Paths
from invite_desktop.system.single_instance import SingleInstance
from tests.conftest import MemoryKeyring
from tests.program import running

ROOT = Path(__file__).parents[1]


def start(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "invite_desktop", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_version_is_said(home: Path) -> None:
    assert start("--version", home=home).stdout.strip() == f"Invite Desktop {invite_desktop.__version__}"


@pytest.mark.parametrize("more", [[], ["--practice"], ["--lang", "sl"]])
def test_the_window_opens_and_everything_lies_in_one_folder(
    home: Path, tmp_path: Path, more: list[str]
) -> None:
    folder = tmp_path / "data"
    ended = start("--data-dir", str(folder), "--exit-after-show", *more, home=home)
    assert (ended.returncode, ended.stdout) == (0, "shown\n")
    assert Paths(folder).database.is_file()
    assert list(home.iterdir()) == []


def test_a_language_that_is_not_there_is_english() -> None:
    assert _language("sl_SI", ["en", "sl"]) == "sl"
    assert _language("xx", ["en", "sl"]) == "en"


def test_a_second_start_knocks_and_leaves(home: Path, tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data")
    first = SingleInstance(paths.instance)
    assert first.acquire()
    assert start("--data-dir", str(paths.data), home=home).returncode == 0
    assert paths.instance.joinpath("show-window").read_text("utf-8").isdigit()
    assert not paths.database.exists()
    first.release()


def test_a_password_store_that_waits_for_somebody_does_not_keep_the_program_open(
    qapp: QApplication, tmp_path: Path
) -> None:
    asked, over = threading.Event(), threading.Event()

    class Waiting(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            asked.set()
            over.wait(20)
            return None

    keyring.set_keyring(Waiting())
    with running(qapp, tmp_path / "data") as program:
        account = Account(username="ana", host="smtp.example.org")
        program.tasks.run(lambda _report: program.accounts.password(account))
        assert asked.wait(5)
        began = time.monotonic()
    assert time.monotonic() - began < 4  # less than anybody's patience
    over.set()
