import platform
import uuid
from pathlib import Path

import pytest

from invite_desktop.system.computer import mark_of


def test_a_folder_has_one_mark_and_a_copy_another(tmp_path: Path) -> None:
    assert mark_of(tmp_path) == mark_of(tmp_path / "sub" / "..")
    assert mark_of(tmp_path) != mark_of(tmp_path / "copy")
    assert str(tmp_path) not in mark_of(tmp_path)


def test_another_computer_gives_another_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = mark_of(tmp_path)
    monkeypatch.setattr(platform, "node", lambda: "elsewhere")
    assert mark_of(tmp_path) != here


def test_a_number_made_up_at_every_start_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = set()
    for node in (1 << 40 | 1, 1 << 40 | 2):
        monkeypatch.setattr(uuid, "getnode", lambda node=node: node)
        marks.add(mark_of(tmp_path))
    assert len(marks) == 1
    monkeypatch.setattr(uuid, "getnode", lambda: 3)
    assert mark_of(tmp_path) not in marks
