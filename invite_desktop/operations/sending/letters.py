"""Each person's mail of one frozen mailing."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import Addressee
from invite_desktop.domain.recipient import values_of
from invite_desktop.mail.compose import Composer, Envelope, Mail
from invite_desktop.operations.sending.message_ids import MessageIds
from invite_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Letter:
    """One person's mail; `date` is its Date header (ISO 8601), `digest` the SHA-256 of its octets."""

    addressee: Addressee
    message_id: str
    date: str
    mail: Mail = field(repr=False)

    @property
    def digest(self) -> str:
        """By which the mail is known again when it is built once more."""
        return hashlib.sha256(self.mail.content).hexdigest()


class Letters:
    """Writes each person's mail. The same person's mail has the same Message-ID, whoever writes it when.

    So a copy of the data, on another computer or from a backup, knows from the Sent folder whom it need
    not write to any more.
    """

    def __init__(
        self,
        store: Store,
        mailing_id: int,
        account: Account,
        message_ids: MessageIds,
        clock: Callable[[], datetime],
    ) -> None:
        mailing = store.mailings.get(mailing_id)
        sender = store.mailings.sender(mailing_id)
        frozen = replace(
            account, from_name=sender.from_name, from_email=sender.from_email, reply_to=sender.reply_to
        )
        self._columns = mailing.columns
        self._message_ids = message_ids
        self._clock = clock
        self._composer = Composer(frozen, store.messages.version(mailing.version), mailing.columns)

    def write(self, addressee: Addressee) -> Letter:
        """One person's mail. Raises `AddressUnusable`."""
        repeated = self._message_ids.repeated(addressee)
        if repeated is None:
            date = self._clock().replace(microsecond=0)  # as the Date header has it
        else:
            date = datetime.fromisoformat(repeated.date)
        message_id = self._message_ids.of(addressee)
        values = values_of(self._columns, addressee.address, addressee.values)
        mail = self._composer.compose(addressee.address, values, Envelope(message_id, date))
        return Letter(addressee, message_id, date.isoformat(), mail)
