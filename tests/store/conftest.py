import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import Mailing, MailingKind
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.domain.survey import Survey
from invite_desktop.store.store import Store


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
