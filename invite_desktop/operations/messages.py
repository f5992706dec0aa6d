"""The survey's message: its draft, and what each person will receive."""

from collections.abc import Sequence
from datetime import datetime

from invite_desktop.domain.account import Account
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient, values_of
from invite_desktop.mail.compose import Composer, Envelope, Mail, new_message_id
from invite_desktop.store.store import Store


class Messages:
    """Read and keep the draft."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def draft(self, survey_id: int) -> Message:
        """The text as last left."""
        return self._store.messages.draft(survey_id)

    def save_draft(self, survey_id: int, message: Message) -> None:
        """Keep the text as it stands."""
        self._store.messages.save_draft(survey_id, message)


class Preview:
    """What each person will receive, made by the code that sends."""

    def __init__(self, account: Account, message: Message, columns: Sequence[str]) -> None:
        self._columns = tuple(columns)
        self._domain = account.domain or "example.org"
        self._composer = Composer(account, message, self._columns)

    def of(self, recipient: Recipient, *, to: str | None = None, subject_prefix: str = "") -> Mail:
        """One person's mail; `to` sends it elsewhere. Raises `AddressUnusable`."""
        envelope = Envelope(new_message_id(self._domain), datetime.now().astimezone())
        return self._composer.compose(
            to or recipient.address, self._values(recipient), envelope, subject_prefix
        )

    def _values(self, recipient: Recipient) -> dict[str, str]:
        return values_of(self._columns, recipient.address, recipient.values)
