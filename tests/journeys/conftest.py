"""What the journeys through the set-up share: a fake Gmail under Google's own names."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import trustme
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from invite_desktop.app import Program
from invite_desktop.ui.window.main_window import MainWindow
from tests.fakes.gmail import FakeGmail
from tests.journeys.scene import NAMES, PASSWORD, Roads, Scene, World
from tests.program import running


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """The certificate authority of every server in these tests; making one costs time."""
    return trustme.CA()


@pytest.fixture(scope="session")
def one_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one authority that certifies nobody here."""
    path = tmp_path_factory.mktemp("roots") / "root.pem"
    trustme.CA().cert_pem.write_to_path(path)
    return path


@pytest.fixture
def few_roots(one_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading all the system's authorities, for every connection, takes longer than a test."""
    monkeypatch.setenv("SSL_CERT_FILE", str(one_root))
    monkeypatch.setenv("SSL_CERT_DIR", str(one_root.parent / "none"))


@pytest.fixture
def gmail(authority: trustme.CA) -> Iterator[FakeGmail]:
    """A fake Gmail with the names of Google's servers, and of some others."""
    with FakeGmail(authority, names=NAMES, app_password=PASSWORD) as gmail:
        yield gmail


@pytest.fixture
def roads(gmail: FakeGmail, monkeypatch: pytest.MonkeyPatch) -> Roads:
    """Where names lead: to the fake Gmail."""
    roads = Roads(monkeypatch)
    roads.lead_to(gmail)
    return roads


@pytest.fixture
def certificate(gmail: FakeGmail, tmp_path: Path) -> Path:
    """The file with the authority that is to be trusted besides."""
    path = tmp_path / "authority.pem"
    path.write_text(gmail.authority_pem, encoding="ascii")
    return path


@pytest.fixture
def world(
    gmail: FakeGmail, authority: trustme.CA, roads: Roads, certificate: Path, few_roots: None
) -> Iterator[World]:
    """What is there before the program is started, and after it."""
    with ExitStack() as stack:
        yield World(gmail, authority, roads, certificate, stack)


NewScene = Callable[[], Scene]


@pytest.fixture
def new_scene(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> Iterator[NewScene]:
    """Starts the program, always on the same data folder; one that runs already is closed first."""
    with ExitStack() as stack:

        def start() -> Scene:
            stack.close()
            program = stack.enter_context(running(qapp, tmp_path / "data"))
            return Scene(program, qtbot, monkeypatch, world)

        yield start


@pytest.fixture(scope="module")
def standing_program(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One program for a whole module, without the other pages: building those takes longer than a test."""
    with pytest.MonkeyPatch.context() as patch:
        for build in ("build_all_pages", "build_pages"):
            patch.setattr(MainWindow, build, lambda _window: None)
        with running(qapp, tmp_path_factory.mktemp("standing") / "data") as program:
            yield program


@pytest.fixture
def fresh_scene(
    standing_program: Program, qtbot: QtBot, world: World, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Scene]:
    """A program that runs already, without an account."""
    scene = Scene(standing_program, qtbot, monkeypatch, world)
    window = standing_program.window
    window.activateWindow()  # another test's window may have been in front of it
    scene.hands.wait(window.isActiveWindow, "the window to be active")
    yield scene
    scene.remove_accounts()


@pytest.fixture
def scene(new_scene: NewScene) -> Scene:
    """The program over an empty data folder, with the fake Gmail behind Google's names."""
    return new_scene()
