"""All stores over one database."""

from dataclasses import dataclass

from invite_desktop.store.accounts import AccountStore
from invite_desktop.store.database import Database
from invite_desktop.store.journal import Journal
from invite_desktop.store.ledger import Ledger
from invite_desktop.store.mailings import MailingStore
from invite_desktop.store.messages import MessageStore
from invite_desktop.store.recipients import RecipientStore
from invite_desktop.store.surveys import PreferenceStore, SurveyStore


@dataclass(frozen=True, slots=True)
class Store:
    """What operations are given: one store per aggregate. May be used from any thread."""

    database: Database
    accounts: AccountStore
    surveys: SurveyStore
    preferences: PreferenceStore
    recipients: RecipientStore
    messages: MessageStore
    mailings: MailingStore
    journal: Journal
    ledger: Ledger

    @classmethod
    def over(cls, database: Database) -> "Store":
        """Build every store over one database."""
        return cls(
            database,
            AccountStore(database),
            SurveyStore(database),
            PreferenceStore(database),
            RecipientStore(database),
            MessageStore(database),
            MailingStore(database),
            Journal(database),
            Ledger(database),
        )
