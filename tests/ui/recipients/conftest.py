"""A real page over a real store."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from invite_desktop.domain.recipient import Recipient
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.recipients import Recipients
from invite_desktop.operations.surveys import Surveys
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.system.vault import MemoryVault
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.recipients.page import RecipientsPage
from invite_desktop.ui.session import Session
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.theme import Theme

COLUMNS = ("First name", "Last name")
PEOPLE = (
    Recipient(0, "ana@uni.si", ("Ana", "Novak")),
    Recipient(0, "bor@gmial.com", ("Bor", "Čuček")),
    Recipient(0, "spela(at)uni.si", ("Špela", "Žnidar")),
    Recipient(0, "Ana@uni.si", ("Ana", "Novak")),
    Recipient(0, "eva@uni.si", ("Eva", "Cvet"), True),
    Recipient(0, "jan@gmial.com", ("Jan", "")),
)


@dataclass
class World:
    """What a test of the page needs. `chosen` and `saved` are what the file dialogs answer."""

    store: Store
    surveys: Surveys
    session: Session
    frame: Frame
    recipients: Recipients
    qtbot: QtBot
    chosen: list[Path] = field(default_factory=list)
    saved: list[Path] = field(default_factory=list)

    def add(self, columns: tuple[str, ...], people: tuple[Recipient, ...]) -> None:
        self.recipients.add(self.session.survey.id, columns, people)

    def page(self) -> RecipientsPage:
        page = RecipientsPage(
            self.frame,
            self.recipients,
            choose_file=lambda _parent: self.chosen[-1] if self.chosen else None,
            choose_save_file=lambda _parent, _name: self.saved[-1] if self.saved else None,
        )
        self.qtbot.addWidget(page)
        page.resize(1100, 720)
        page.show()
        self.settle(page)
        return page

    def settle(self, page: RecipientsPage) -> None:
        self.qtbot.waitUntil(
            lambda: (
                page.document.is_loaded and not page.document.is_busy and not self.frame.tasks.is_running()
            ),
            timeout=20_000,
        )

    def addresses(self) -> list[str]:
        """What is on disk."""
        return [person.address for person in self.recipients.load(self.session.survey.id)]


@pytest.fixture
def world(tmp_path: Path, icons: Icons, theme: Theme, qtbot: QtBot) -> Iterator[World]:
    database = Database(tmp_path / "invite.sqlite3")
    database.migrate()
    store = Store.over(database)
    surveys = Surveys(store)
    tasks = Tasks(cleanup=database.release)
    session = Session(surveys, Accounts(store, MemoryVault(), ()), surveys.current("Study"))
    frame = Frame(session, tasks, icons, theme)
    yield World(store, surveys, session, frame, Recipients(store), qtbot)
    tasks.shut_down()
    database.release()


@pytest.fixture
def filled(world: World) -> World:
    """Six people, one of each kind."""
    world.add(COLUMNS, PEOPLE)
    return world


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a text file in some encoding."""

    def write(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "seznam.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write
