"""The folder that a client has selected, as it knows it (RFC 3501 3.3)."""

from collections.abc import Iterator

from invite_desktop.mail.practice.imap_fetch import Fetch, mark_read
from invite_desktop.mail.practice.imap_search import Entry, Search, numbers
from invite_desktop.mail.practice.imap_words import Word
from invite_desktop.mail.practice.mailstore import Folder, MailStore


class SelectedFolder:
    """Keeps the client's numbering; its length is how many messages the client knows of."""

    def __init__(self, store: MailStore, folder: Folder, *, is_read_only: bool) -> None:
        self._store = store
        self._folder = folder
        self._is_read_only = is_read_only
        self._uids = list(folder.mails)

    def __len__(self) -> int:
        return len(self._uids)

    def arrivals(self) -> Iterator[str]:
        """What to tell of new and vanished messages, between commands only (RFC 3501 7.4.1)."""
        now = self._folder.mails
        for sequence in range(len(self._uids), 0, -1):
            if self._uids[sequence - 1] not in now:
                del self._uids[sequence - 1]
                yield f"* {sequence} EXPUNGE"
        if len(now) > len(self._uids):
            self._uids = list(now)
            yield f"* {len(self._uids)} EXISTS"

    def search(self, keys: list[Word], *, by_uid: bool) -> list[int]:
        """The numbers of the messages that fit. Raises `Malformed`."""
        fits = Search(self._store, len(self._uids), self._highest_uid).test(keys)
        return [entry.uid if by_uid else entry.sequence for entry in self._entries() if fits(entry)]

    def fetch(self, which: str, items: list[Word], *, by_uid: bool) -> Iterator[bytes]:
        """What is asked of some messages, an answer for each. Raises `Malformed`."""
        is_meant = numbers(which, self._highest_uid if by_uid else len(self._uids))
        fetch = Fetch(self._store, items)
        for entry in self._entries():
            if is_meant(entry.uid if by_uid else entry.sequence):
                yield fetch.answer(entry, with_uid=by_uid)
                if fetch.reads and not self._is_read_only:
                    mark_read(entry.mail)

    @property
    def _highest_uid(self) -> int:
        return self._uids[-1] if self._uids else 0

    def _entries(self) -> Iterator[Entry]:
        for sequence, uid in enumerate(self._uids, 1):
            mail = self._folder.mails.get(uid)
            if mail is not None:
                yield Entry(sequence, uid, mail)
