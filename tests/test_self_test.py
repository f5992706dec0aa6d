"""`--self-test` in a process of its own, as it is used."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOSE_ONE = "import sys; from invite_desktop.self_test import run_self_test; sys.exit(run_self_test(lose=1))"


def run(*command: str, home: Path) -> tuple[int, list[str]]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    ended = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return ended.returncode, ended.stdout.splitlines()


def test_a_whole_installation_passes_and_leaves_nothing_behind(home: Path) -> None:
    status, lines = run("-m", "invite_desktop", "--self-test", home=home)
    assert [line for line in lines[:-1] if not line.startswith("ok ")] == []
    assert lines[-1] == f"self-test: {len(lines) - 1} checks, 0 not ok"
    assert status == 0
    assert list(home.iterdir()) == []


def test_one_lost_mail_is_noticed_and_named(home: Path) -> None:
    status, lines = run("-c", LOSE_ONE, home=home)
    arrived, sent_folder = [line for line in lines if line.startswith("NOT OK")]
    assert arrived.startswith("NOT OK every mail arrived once: 1 of ")
    assert sent_folder.startswith("NOT OK sent folder: 17 of 18 ")
    assert lines[-1].endswith(" 2 not ok")
    assert status == 1
