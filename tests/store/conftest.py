from collections.abc import Iterator
from pathlib import Path

import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import Mailing, MailingKind
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.domain.survey import Survey
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from tests.store.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path, clock: Clock) -> Iterator[Database]:
    """A new data file of the newest form, with a clock of its own."""
    database = Database(tmp_path / "data.sqlite3", clock)
    database.migrate()
    yield database
    database.release()


@pytest.fixture
def survey(store: Store) -> Survey:
    return store.surveys.create("Zaupanje 2026")


@pytest.fixture
def account(store: Store) -> Account:
    return store.accounts.save(
        Account(from_name="Špela", from_email="spela@example.org", reply_to="", username="spela", host="h")
    )


@pytest.fixture
def mailing(store: Store, survey: Survey, account: Account) -> Mailing:
    """Three people who wait."""
    people = store.recipients.add(
        survey.id, [Recipient(0, f"p{number}@example.org", (f"P{number}",)) for number in range(3)]
    )
    version = store.messages.freeze(survey.id, Message("Hello", "Dear {{First name}}")).version
    return store.mailings.create(
        survey.id,
        kind=MailingKind.INVITATION,
        version=version,
        account=account,
        columns=("First name",),
        audience=[(person, None) for person in people],
    )
