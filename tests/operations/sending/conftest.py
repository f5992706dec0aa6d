"""What tests of the engine share."""

from dataclasses import replace

import pytest

from invite_desktop.domain.account import Account
from invite_desktop.store.store import Store
from tests.operations.scripted import Clock
from tests.operations.sending.bench import MANNERS, Bench, Manner


@pytest.fixture
def clock(store: Store) -> Clock:
    """The time of the run and of the journal; waiting puts it forward."""
    clock = Clock()
    store.database.clock = clock
    return clock


@pytest.fixture
def bench(store: Store, account: Account, clock: Clock) -> Bench:
    """One plain line."""
    return Bench(store, account, clock)


@pytest.fixture(params=MANNERS, ids=str)
def manner(request: pytest.FixtureRequest) -> Manner:
    """With PIPELINING or without, on one line or three."""
    manner = request.param
    assert isinstance(manner, Manner)
    return manner


@pytest.fixture
def every(manner: Manner, store: Store, account: Account, clock: Clock) -> Bench:
    """A bench for each manner."""
    return Bench(store, replace(account, connections=manner.lines), clock, manner.server())


@pytest.fixture
def every_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """No report is held back."""
    monkeypatch.setattr("invite_desktop.operations.sending.tally.REPORT_SECONDS", 0.0)
