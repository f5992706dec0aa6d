import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from invite_desktop.system.single_instance import SingleInstance

# Says whether it got the lock, then holds it until its standard input ends.
OTHER_COPY = """
import sys
from pathlib import Path
from invite_desktop.system.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
print(instance.acquire(), flush=True)
sys.stdin.read()
"""


@contextmanager
def other_copy(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A second process over the same folder, and its answer."""
    command = [sys.executable, "-c", OTHER_COPY, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
        if process.stdin is not None and process.poll() is None:
            process.stdin.close()


def test_a_second_process_has_to_wait(tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path / "instance")
    assert instance.acquire()
    with other_copy(tmp_path / "instance") as (_, answer):
        assert answer == "False"
    instance.release()
    with other_copy(tmp_path / "instance") as (_, answer):
        assert answer == "True"
        assert not instance.acquire()


def test_the_lock_goes_with_a_process_that_was_killed(tmp_path: Path) -> None:
    instance = SingleInstance(tmp_path)
    with other_copy(tmp_path) as (process, answer):
        assert answer == "True"
        assert not instance.acquire()
        process.kill()
        process.wait()
        assert instance.acquire()
    instance.release()


def test_another_folder_is_another_matter(tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path / "1"), SingleInstance(tmp_path / "2")
    assert first.acquire()
    assert second.acquire()
    first.release()
    second.release()


def test_the_same_process_cannot_run_twice_either(tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.acquire()
    assert not second.acquire()
    second.release()
    first.release()
    first.release()
    assert second.acquire()
    second.release()


def test_a_knock_changes_the_file_that_is_watched(tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    first.acquire()
    assert first.knock_file.read_bytes() == b""  # it is there to be watched
    second.knock()
    assert first.knock_file.read_bytes()
    first.release()
