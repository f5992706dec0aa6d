"""Reading the sender's own mailbox (IMAP, RFC 3501): was this mail handed over, and what was sent lately?

Nothing is ever changed: folders are opened with EXAMINE, mails read with BODY.PEEK. Folders are found
by their special-use flags (RFC 6154), for their names are in the account's language.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import TracebackType
from typing import Self

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.arrival import ArrivedIn
from invite_desktop.domain.errors import FolderMissing
from invite_desktop.mail.imap_arrival import Arrived, has_come_in, read_arrival
from invite_desktop.mail.imap_headers import (
    ARRIVAL_FIELDS,
    COPY_FIELDS,
    REPORT_FIELDS,
    TEST_FIELDS,
    Copy,
    Fields,
    is_about,
    mentions,
)
from invite_desktop.mail.imap_session import Item, MailboxTimeouts, Session

__all__ = ["Arrived", "Copy", "Found", "Mailbox", "MailboxTimeouts"]

_SENT, _ALL, _TRASH, _JUNK = "\\Sent", "\\All", "\\Trash", "\\Junk"
_INBOX = b"INBOX"
_CHUNK = 300  # headers asked for at once
_LAST = 50  # mails looked at one by one, for an index may lag behind them
_REPORTS = 100
_REPORT_CHUNK = 20
_REPORT_START = "BODY.PEEK[TEXT]<0.65536>"  # the report proper stands before the mail that came back
_BY_A_SERVER = (
    "OR",
    "OR",
    "FROM",
    "mailer-daemon",
    "FROM",
    "postmaster",
    "HEADER",
    "Content-Type",
    "multipart/report",
)


class Found(StrEnum):
    """Where a mail was found, or that a report says it came back."""

    SENT = "sent"
    ALL = "all"
    TRASH = "trash"
    RETURNED = "returned"


_PLACES = {_SENT: Found.SENT, _ALL: Found.ALL, _TRASH: Found.TRASH}


class Mailbox:
    """The mailbox of an account. One thread owns it; only `abort` may be called from another.

    After any `MailboxError` but `FolderMissing` it is of no more use.
    """

    def __init__(self, account: Account, timeouts: MailboxTimeouts | None = None) -> None:
        self._timeouts = timeouts or MailboxTimeouts()
        self._session = Session(account, self._timeouts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def open(self, password: str) -> None:
        """Reach the server by implicit TLS (RFC 8314) and sign in, once.

        Raises `MailboxUnknown`, `MailboxUnreachable` (its reason is `offline`, `unknown name`, `silent`
        or `refused`), `MailboxInsecure`, `MailboxSignInRejected`, `MailboxClosed`, `MailboxBusy`,
        `MailboxLost`. Nothing stays open then.
        """
        self._session.open(password)

    def abort(self) -> None:
        """End at once whatever the owner waits for; for another thread. The owner still closes."""
        self._session.abort()

    def close(self) -> None:
        """Take leave. Raises nothing, may be called twice."""
        self._session.close()

    # -- finding -----------------------------------------------------------------------------------

    def find(self, message_id: str) -> Found | None:
        """Where the mail with this Message-ID is; None where it is not to be found.

        Raises `MailboxError`, `FolderMissing` among them where neither Sent nor All is shown.
        """
        places = {found: self._session.folder(flag) for flag, found in _PLACES.items()}
        if places[Found.SENT] is None and places[Found.ALL] is None:
            raise FolderMissing(_SENT)
        for turn in range(self._timeouts.turns):
            if turn:
                self._session.let_catch_up()
            for found, folder in places.items():
                if folder is not None and self._locate(folder, message_id) is not None:
                    return found
        return Found.RETURNED if self._came_back(message_id) else None

    def _locate(
        self, folder: bytes, message_id: str, fields: str = COPY_FIELDS, *, only_new: bool = False
    ) -> int | None:
        """The mail's number in the folder; with `only_new` just the mails filed last are looked at.

        A server finds what merely contains the words: headers are compared.
        """
        session = self._session
        last = _last(session.examine(folder))
        number = _number_of(session.fetch_last(last, fields), message_id)
        for criteria in self._criteria(message_id) if last and not only_new else ():
            if number is None:
                found = session.search(*criteria)[-_LAST:]
                number = _number_of(session.fetch(found, fields), message_id)
        return number

    def _criteria(self, message_id: str) -> tuple[tuple[str, ...], ...]:
        if self._session.has_gmail_search:
            renamed = ("HEADER", "X-Google-Original-Message-ID", message_id)
            return (("X-GM-RAW", f"rfc822msgid:{message_id.strip('<>')}"), renamed)
        return (("HEADER", "Message-ID", message_id),)

    def _came_back(self, message_id: str) -> bool:
        """Whether the Inbox holds a report about the mail: then it was handed over, whatever came of it."""
        last = _last(self._session.examine(_INBOX))
        if not last:
            return False
        items = self._session.fetch_last(last, REPORT_FIELDS)
        older = [number for number in self._session.search(*_BY_A_SERVER)[-_REPORTS:] if number not in items]
        items |= self._session.fetch(older, REPORT_FIELDS)
        fields = {number: Fields.of(item) for number, item in items.items()}
        reports = sorted((number for number in fields if fields[number].is_report), reverse=True)
        return any(is_about(fields[number], message_id) for number in reports) or any(
            mentions(item, message_id)
            for chunk in _chunks(reports, _REPORT_CHUNK)
            for item in self._session.fetch(chunk, _REPORT_START).values()
        )

    # -- a mail to oneself -------------------------------------------------------------------------

    def arrived(self, message_id: str, *, only_new: bool = True) -> Arrived | None:
        """Where the mail that was sent to oneself came in; None where it is not to be seen (yet).

        What lies in the Inbox or in Spam was received: copies of what is sent are filed elsewhere. All
        Mail holds those copies too, and Gmail keeps copy and received mail as one message. There a mail
        counts if the receiving side wrote on it (Delivered-To or Authentication-Results); one without
        such a mark may have arrived and be archived, but nobody can know. It is recognised by its
        Message-ID, by what Gmail keeps of it, or by `TEST_MARK`, whichever is there.

        With `only_new` just the mails filed last are looked at. Raises `MailboxError`.
        """
        for place, folder in self._places_to_arrive():
            number = self._locate(folder, message_id, TEST_FIELDS, only_new=only_new)
            if number is None:
                continue
            item = self._session.fetch([number], ARRIVAL_FIELDS).get(number)
            fields = Fields.of(item or {})
            if item is not None and (place is not ArrivedIn.ALL or has_come_in(fields)):
                return read_arrival(place, fields, is_gmail=self._session.has_gmail_search)
        return None

    def _places_to_arrive(self) -> Iterator[tuple[ArrivedIn, bytes]]:
        yield ArrivedIn.INBOX, _INBOX
        for place, flag in ((ArrivedIn.ALL, _ALL), (ArrivedIn.SPAM, _JUNK)):
            folder = self._session.folder(flag)
            if folder is not None:
                yield place, folder

    def sent_copy(self, message_id: str) -> SentCopies:
        """Whether the Sent folder holds a copy of this mail, and whether under its own Message-ID.

        Raises `MailboxError`, `FolderMissing` among them; the mailbox is still of use after that.
        """
        folder = self._session.folder(_SENT)
        if folder is None:
            raise FolderMissing(_SENT)
        number = self._locate(folder, message_id, only_new=True)
        if number is None:
            return SentCopies.MISSING
        item = self._session.fetch([number], COPY_FIELDS).get(number, {})
        return SentCopies.FILED if Fields.of(item).message_id == message_id else SentCopies.RENAMED

    # -- what was sent -----------------------------------------------------------------------------

    def sent_since(self, since: datetime) -> tuple[Copy, ...]:
        """What the Sent folder took in since then (aware), oldest first; headers only.

        Raises `MailboxError`, `FolderMissing` among them.
        """
        folder = self._session.folder(_SENT)
        if folder is None:
            raise FolderMissing(_SENT)
        if not self._session.examine(folder):
            return ()
        # the server compares dates in a zone of its own: the day before may be the same
        numbers = self._session.search("SINCE", (since.astimezone(UTC) - timedelta(days=1)).date())
        copies = (
            self._copy(item)
            for chunk in _chunks(numbers, _CHUNK)
            for item in self._session.fetch(chunk, "INTERNALDATE", COPY_FIELDS).values()
        )
        return tuple(sorted((copy for copy in copies if copy.at >= since), key=lambda copy: copy.at))

    def _copy(self, item: Item) -> Copy:
        at = item.get(b"INTERNALDATE")
        if not isinstance(at, datetime):
            raise self._session.lose("no INTERNALDATE")
        fields = Fields.of(item)
        return Copy(fields.message_id, at.astimezone(UTC), fields.original_id)


def _last(count: int) -> range:
    """The places of the mails filed last."""
    return range(max(1, count - _LAST + 1), count + 1)


def _number_of(items: Mapping[int, Item], message_id: str) -> int | None:
    numbers = (number for number, item in items.items() if Fields.of(item).is_copy_of(message_id))
    return max(numbers, default=None)


def _chunks(numbers: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]
