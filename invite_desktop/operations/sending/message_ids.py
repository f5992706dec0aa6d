"""By which Message-ID a person's mail goes, and is found in the Sent folder: one rule for both."""

from collections.abc import Mapping

from invite_desktop.domain.mailing import Addressee
from invite_desktop.domain.recipient import address_key
from invite_desktop.mail.address import message_id_for
from invite_desktop.store.journal import Earlier
from invite_desktop.store.store import Store


class MessageIds:
    """Those of one mailing. `earlier` is what the journal knows of people tried before, by addressee."""

    def __init__(self, store: Store, mailing_id: int, earlier: Mapping[int, Earlier]) -> None:
        self._seed = store.mailings.seed(mailing_id)
        self._domain = store.mailings.sender(mailing_id).from_email.rpartition("@")[2]
        self._earlier = earlier

    def of(self, addressee: Addressee) -> str:
        """That of this person's mail, at the address that holds now. Raises `AddressUnusable`."""
        repeated = self.repeated(addressee)
        if repeated is not None:
            return repeated.message_id
        return message_id_for(self._seed, address_key(addressee.address), self._domain)

    def repeated(self, addressee: Addressee) -> Earlier | None:
        """The earlier attempt that the person wants repeated though it may have arrived: the same octets."""
        earlier = self._earlier.get(addressee.id)
        if earlier is None or not earlier.is_repeat or earlier.address != addressee.address:
            return None
        return earlier
