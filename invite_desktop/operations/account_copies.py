"""What tests saw of the copies in the Sent folder: it holds for the mailbox, not for one account."""

import logging

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.errors import StoreError
from invite_desktop.operations.provider_settings import reading_of
from invite_desktop.store.store import Store

logger = logging.getLogger(__name__)


class AccountCopies:
    """Notes what was seen, and passes it on to the settings that it holds for."""

    def __init__(self, store: Store) -> None:
        self._store = store.accounts
        self._seen: dict[tuple[str, str, str], SentCopies] = {}  # in this session, by `reading_of`

    def note(self, account: Account, copies: SentCopies) -> None:
        """Note what a test saw; raises nothing."""
        self._seen[reading_of(account)] = copies
        if account.id is None:
            return
        try:
            if reading_of(self._store.get(account.id)) == reading_of(account):
                self._store.note_sent_copies(account.id, copies)
        except StoreError as error:
            logger.warning("What was seen of the copies was not noted: %s", type(error).__name__)

    def take_over(self, account_id: int, account: Account) -> None:
        """What was seen of another mailbox holds no longer; this one may have been looked into before."""
        self._store.forget_sent_copies(account_id)
        seen = self._seen.get(reading_of(account))
        if seen is not None:
            self._store.note_sent_copies(account_id, seen)
            return
        for other in self._store.of_mailbox(account_id):
            if (
                other.id is not None
                and reading_of(other) == reading_of(account)
                and self._store.sent_copies(other.id)
            ):
                self._store.take_over_sent_copies(account_id, other.id)
                return
