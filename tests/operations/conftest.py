"""What tests of operations share: a real data file, and one survey with an account and people."""

from collections.abc import Callable

import pytest
import trustme

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import Mailing, MailingKind
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.mailings import Mailings
from invite_desktop.store.store import Store


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """The certificate authority of every server in these tests; making one costs time."""
    return trustme.CA()


@pytest.fixture
def account(store: Store) -> Account:
    return store.accounts.save(
        Account(
            from_name="Špela Žnidaršič",
            from_email="spela@example.org",
            reply_to="odgovori@example.org",
            username="spela@example.org",
            host="smtp.example.org",
            pace=0.0,
        )
    )


@pytest.fixture
def survey(store: Store, account: Account) -> Survey:
    """A survey with a text and nobody on its list."""
    survey = store.surveys.create("Zaupanje 2026", account.id)
    store.recipients.set_columns(survey.id, ("First name", "Link"))
    store.messages.save_draft(survey.id, Message("For {{First name}}", "Dear {{First name}}, {{Link}}"))
    return survey


NewMailing = Callable[[int], Mailing]


@pytest.fixture
def new_mailing(store: Store, survey: Survey, account: Account) -> NewMailing:
    """Adds so many people to the list and freezes a mailing to everybody on it."""

    def make(count: int) -> Mailing:
        people = [Recipient(0, f"p{n}@example.net", (f"Čas{n}", f"https://x.si/{n}")) for n in range(count)]
        store.recipients.add(survey.id, people)
        mailings = Mailings(store)
        current = store.surveys.get(survey.id)
        assert current is not None
        return mailings.freeze(current, mailings.check(current, account, MailingKind.INVITATION))

    return make
