"""What the tests of the set-up page share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from pytestqt.qtbot import QtBot

from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.settings_drafts import SettingsDrafts
from invite_desktop.operations.surveys import Surveys
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.system.resources import Resources
from invite_desktop.system.vault import KeyringVault, Vault
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.session import Session
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.theme import Theme
from tests.fakes.gmail import FakeGmail
from tests.fakes.smtp_server import FakeSmtp
from tests.ui.setup.bench import Bench

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture
def vault() -> Vault:
    return KeyringVault()


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, theme: Theme, icons: Icons, vault: Vault) -> Iterator[Bench]:
    database = Database(tmp_path / "data.sqlite3")
    database.migrate()
    store = Store.over(database)
    resources = Resources(RESOURCES)
    accounts, surveys = Accounts(store, vault, resources.providers()), Surveys(store)
    tasks = Tasks(cleanup=database.release)
    session = Session(surveys, accounts, surveys.current("My survey"))
    yield Bench(qtbot, Frame(session, tasks, icons, theme), accounts, resources, SettingsDrafts(store))
    tasks.shut_down()
    database.release()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Signs the certificates of the servers."""
    return trustme.CA()


@pytest.fixture
def server(bench: Bench, authority: trustme.CA) -> Iterator[FakeSmtp]:
    """Stands in for Gmail: takes the practice password."""
    with FakeSmtp(authority) as server:
        server.username = "ana.novak@gmail.com"
        bench.server = server
        yield server


@pytest.fixture
def gmail(bench: Bench, authority: trustme.CA) -> Iterator[FakeGmail]:
    """Stands in for all of Gmail, mailbox and all."""
    with FakeGmail(authority) as gmail:
        bench.gmail = gmail
        yield gmail
