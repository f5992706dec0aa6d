import os
import stat
import sys
from pathlib import Path

import pytest

from invite_desktop.domain.errors import DataReadOnly
from invite_desktop.system.paths import Paths, default_paths


def test_everything_lies_under_one_folder(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "a" / "data")
    places = (paths.database, paths.logs, paths.instance, paths.practice_mail)
    assert all(paths.data in place.parents for place in places)
    assert len(set(places)) == 4


def test_the_folders_are_made_once(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "a" / "data")
    paths.create()
    (paths.logs / "kept.log").touch()
    paths.create()
    assert (paths.logs / "kept.log").exists()
    assert paths.instance.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_nobody_else_may_look_in(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        paths = Paths(tmp_path / "data")
        paths.create()
    finally:
        os.umask(before)
    assert all(stat.S_IMODE(folder.stat().st_mode) == 0o700 for folder in (paths.data, paths.logs))


def test_the_usual_place_is_in_the_persons_home(home: Path) -> None:
    usual, practice = default_paths(practice=False), default_paths(practice=True)
    assert home in usual.data.parents
    assert practice.data.parent == usual.data


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataReadOnly) as caught:
        Paths(tmp_path / "file" / "data").create()
    assert caught.value.path == tmp_path / "file" / "data"
