"""Each person's mail of one frozen mailing."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import Addressee
from invite_desktop.domain.recipient import address_key, values_of
from invite_desktop.mail.address import message_id_for
from invite_desktop.mail.compose import Composer, Envelope, Mail
from invite_desktop.store.journal import Earlier
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
        earlier: Mapping[int, Earlier],
        clock: Callable[[], datetime],
    ) -> None:
        mailing = store.mailings.get(mailing_id)
        sender = store.mailings.sender(mailing_id)
        frozen = replace(
            account, from_name=sender.from_name, from_email=sender.from_email, reply_to=sender.reply_to
        )
        self._columns = mailing.columns
        self._seed = store.mailings.seed(mailing_id)
        self._domain = frozen.domain
        self._earlier = earlier
        self._clock = clock
        self._composer = Composer(frozen, store.messages.version(mailing.version), mailing.columns)

    def message_id(self, addressee: Addressee) -> str:
        """The Message-ID of this person's mail, at the address that holds now."""
        repeated = self._repeated(addressee)
        if repeated is not None:
            return repeated.message_id
        return message_id_for(self._seed, address_key(addressee.address), self._domain)

    def write(self, addressee: Addressee) -> Letter:
        """One person's mail. Raises `AddressUnusable`."""
        repeated = self._repeated(addressee)
        if repeated is None:
            date = self._clock().replace(microsecond=0)  # as the Date header has it
        else:
            date = datetime.fromisoformat(repeated.date)
        message_id = self.message_id(addressee)
        values = values_of(self._columns, addressee.address, addressee.values)
        mail = self._composer.compose(addressee.address, values, Envelope(message_id, date))
        return Letter(addressee, message_id, date.isoformat(), mail)

    def _repeated(self, addressee: Addressee) -> Earlier | None:
        """The earlier attempt that the person wants repeated though it may have arrived: the same octets."""
        earlier = self._earlier.get(addressee.id)
        if earlier is None or not earlier.is_repeat or earlier.address != addressee.address:
            return None
        return earlier
