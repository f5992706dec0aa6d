"""What all scenarios share: a data file, a fake Gmail, and time that passes at once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from invite_desktop.domain.account import Account
from tests.fakes.clock import VirtualClock
from tests.fakes.gmail import FakeGmail, replies
from tests.scenarios.world import Server, World

PASSWORD = "qzxjwvkpqzxjwvkp"  # letters that stand together nowhere else


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


@pytest.fixture(autouse=True)
def few_roots(one_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading all the system's authorities, for every connection, takes longer than a scenario."""
    monkeypatch.setenv("SSL_CERT_FILE", str(one_root))
    monkeypatch.setenv("SSL_CERT_DIR", str(one_root.parent / "none"))


@pytest.fixture
def clock() -> VirtualClock:
    """A Monday morning; waits move it."""
    return VirtualClock()


@pytest.fixture(params=[True, False], ids=["pipelining", "plain"])
def pipelines(request: pytest.FixtureRequest) -> bool:
    """Whether the server offers PIPELINING; who asks for this runs with and without."""
    return bool(request.param)


@pytest.fixture
def gmail(authority: trustme.CA, clock: VirtualClock) -> Iterator[FakeGmail]:
    """A fake Gmail that listens, whose app password stands nowhere else."""
    with FakeGmail(authority, clock, app_password=PASSWORD) as gmail:
        yield gmail


@pytest.fixture
def either_gmail(gmail: FakeGmail, pipelines: bool) -> FakeGmail:
    """The fake Gmail with PIPELINING and without."""
    if not pipelines:
        gmail.smtp.offers = replies.WITHOUT_PIPELINING
    return gmail


NewWorld = Callable[..., World]


@pytest.fixture
def new_world(tmp_path: Path, clock: VirtualClock, caplog: pytest.LogCaptureFixture) -> Iterator[NewWorld]:
    """Makes worlds: `new_world(account, password, server, count=5)`; each has a data file of its own."""
    worlds: list[World] = []

    def make(account: Account, password: str, *servers: Server, count: int = 5) -> World:
        path = tmp_path / f"data{len(worlds)}.sqlite3"
        world = World(path, account, password, servers, clock, caplog, count)
        worlds.append(world)
        return world

    yield make
    for world in worlds:
        world.release()


@pytest.fixture
def new_gmail_world(new_world: NewWorld, gmail: FakeGmail) -> NewWorld:
    """Makes worlds with the fake Gmail: `new_gmail_world(count=5, **changes of the account)`."""

    def make(count: int = 5, **changes: Any) -> World:
        return new_world(gmail.account(**changes), gmail.password, gmail, count=count)

    return make
