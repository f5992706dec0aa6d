"""What the account's own mailbox knows better than the journal: which mails were handed over after all.

The Sent folder is the provider's word. It settles what is in doubt, tells of mails that another copy of
the data sent, and confirms what the journal holds.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Protocol

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import AlreadyReached, SentElsewhere
from invite_desktop.domain.mailing import Addressee, Outcome, Settled, State
from invite_desktop.domain.patience import LOOK_MINUTES
from invite_desktop.domain.quota import DAY
from invite_desktop.operations.sending.message_ids import MessageIds
from invite_desktop.store.journal import OpenAttempt
from invite_desktop.store.store import Store

# A mail cannot have been sent before its mailing was made; but one of the clocks may be wrong by a day,
# and a day may begin elsewhere.
_MARGIN = 2 * DAY
# Unless the data are those of a backup from before an earlier mailing of the same text.
_LONG_AGO = 60 * DAY
_JUST_NOW = timedelta(minutes=15)  # a paced run files a mail every minute; copies may take two to appear


class Copy(Protocol):
    """A mail in the Sent folder, as `mail.imap` tells of it."""

    @property
    def message_id(self) -> str:
        """With its brackets."""
        ...

    @property
    def original_id(self) -> str:
        """What it was before the server gave the mail another; else empty."""
        ...

    @property
    def at(self) -> datetime:
        """When it was filed (aware)."""
        ...


class OpenMailbox(Protocol):
    """What is asked of a mailbox."""

    def __enter__(self) -> "OpenMailbox": ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def find(self, message_id: str) -> object | None:
        """Something, if this mail was handed over."""
        ...

    def sent_since(self, since: datetime) -> Iterable[Copy]:
        """What the Sent folder took in since then."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """What came of one look: `settled` were found, `open` are in doubt still.

    `next_look` (aware) is when to look again; None where no other look is planned.
    """

    settled: int
    open: int
    next_look: datetime | None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """How many of a mailing's accepted mails stand in the Sent folder."""

    found: int
    accepted: int


class Reconcile:
    """Compares journal and mailbox. Every method may take long, and may raise a `MailboxError`."""

    def __init__(
        self,
        store: Store,
        open_mailbox: Callable[[Account, str | None], OpenMailbox],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._open_mailbox = open_mailbox
        self._clock = clock

    def look(self, account: Account, password: str | None, *, all_due: bool = True) -> Look:
        """Look for the account's attempts in doubt: for all of them, or for those that are due by the plan.

        The plan leaves an attempt alone in its first minute: a run may be waiting for the answer.
        """
        attempts, now = self._open_attempts(account), self._clock()
        due = [attempt for attempt in attempts if all_due or _is_due(attempt, now)]
        settled = 0
        if due:
            with self._open_mailbox(account, password) as mailbox:
                settled = sum(self._settle(attempt, mailbox) for attempt in due)
        left, now = self._open_attempts(account), self._clock()
        moments = (_next_look(attempt, now) for attempt in left)
        planned = min((moment for moment in moments if moment is not None), default=None)
        return Look(settled, len(left), planned)

    def before_run(self, mailing_id: int, account: Account, password: str | None) -> int:
        """Take over what the Sent folder knows before anything leaves.

        Returns how many people it knows a mail of this mailing for that the journal did not; they are
        accepted now. All other mails of the last 24 hours count for the account's limit.

        Raises `SentElsewhere`, after all that, where others wait still, one of these mails is only minutes
        old, and nothing was tried for that person here: another computer may be sending at this moment.
        """
        unknown, _ = self._take_over_all(mailing_id, account, password, _LONG_AGO)
        if self._is_going_on(mailing_id, unknown):
            raise SentElsewhere(len(unknown))
        return len(unknown)

    def confirm(self, mailing_id: int, account: Account, password: str | None) -> Confirmation:
        """See how many of a mailing's accepted mails stand in the Sent folder; the journal keeps which."""
        _, found = self._take_over_all(mailing_id, account, password, _MARGIN)
        return Confirmation(found, len(self._store.journal.accepted_ids(mailing_id)))

    # -- in doubt ----------------------------------------------------------------------------------

    def _open_attempts(self, account: Account) -> tuple[OpenAttempt, ...]:
        return () if account.id is None else self._store.journal.open_of_account(account.id)

    def _settle(self, attempt: OpenAttempt, mailbox: OpenMailbox) -> bool:
        is_found = mailbox.find(attempt.message_id) is not None
        with self._store.database.writing():
            self._store.journal.note_look(attempt.id, is_found)
            return is_found and self._accept(attempt)

    def _accept(self, attempt: OpenAttempt) -> bool:
        """Whether it was open until now: the answer may have come meanwhile."""
        return self._store.journal.finish(attempt.id, Outcome.ACCEPTED, settled_by=Settled.SENT_FOLDER)

    # -- one pass over the Sent folder -------------------------------------------------------------

    def _take_over_all(
        self, mailing_id: int, account: Account, password: str | None, back: timedelta
    ) -> tuple[list[tuple[Addressee, Copy]], int]:
        """Everything that the folder knows better. Returns whom the journal did not know of, and how many
        of the mailing's accepted mails stand there.
        """
        copies = self._copies(mailing_id, account, password, back)
        self._accept_found(account, copies)
        unknown = self._record_sent(mailing_id, copies)
        found = self._confirm(mailing_id, copies)
        self._count_others(account, copies)
        return unknown, found

    def _copies(
        self, mailing_id: int, account: Account, password: str | None, back: timedelta
    ) -> Mapping[str, Copy]:
        """What was sent since so long before the mailing was made, by the ids it was handed over with."""
        created_at = datetime.fromisoformat(self._store.mailings.get(mailing_id).created_at)
        with self._open_mailbox(account, password) as mailbox:
            copies = tuple(mailbox.sent_since(min(created_at, self._clock()) - back))
        return {_handed_over_as(copy): copy for copy in copies}

    def _accept_found(self, account: Account, copies: Mapping[str, Copy]) -> None:
        for attempt in self._open_attempts(account):
            if attempt.message_id in copies:
                self._accept(attempt)

    def _record_sent(self, mailing_id: int, copies: Mapping[str, Copy]) -> list[tuple[Addressee, Copy]]:
        """Those who wait though their mail stands there: another copy of the data sent it."""
        with self._store.database.writing():
            return [
                (addressee, copies[message_id])
                for addressee, message_id in self._waiting(mailing_id)
                if message_id in copies and self._take_over(addressee, message_id, copies[message_id].at)
            ]

    def _is_going_on(self, mailing_id: int, unknown: list[tuple[Addressee, Copy]]) -> bool:
        """Whether somebody else seems to be sending what is left."""
        tried, just_now = self._store.journal.earlier(mailing_id), self._clock() - _JUST_NOW
        is_going_on = any(addressee.id not in tried and copy.at > just_now for addressee, copy in unknown)
        return is_going_on and self._store.mailings.counts(mailing_id).of(State.WAITING) > 0

    def _waiting(self, mailing_id: int) -> Iterable[tuple[Addressee, str]]:
        """Everybody who waits, with the Message-ID that their mail would have."""
        store = self._store
        message_ids = MessageIds(store, mailing_id, store.journal.earlier(mailing_id))
        for addressee in store.mailings.waiting(mailing_id):
            yield addressee, message_ids.of(addressee)

    def _take_over(self, addressee: Addressee, message_id: str, at: datetime) -> bool:
        try:
            self._store.journal.record_sent(addressee, message_id, at)
        except AlreadyReached:
            return False  # the same address a second time on the list: the journal knows of one
        return True

    def _confirm(self, mailing_id: int, copies: Mapping[str, Copy]) -> int:
        accepted = self._store.journal.accepted_ids(mailing_id)
        found = [attempt_id for message_id, attempt_id in accepted.items() if message_id in copies]
        self._store.journal.confirm(found)
        return len(found)

    def _count_others(self, account: Account, copies: Mapping[str, Copy]) -> None:
        if account.id is None:
            return
        since = self._clock() - DAY
        known = self._store.ledger.known_ids(account.id, since - DAY)
        with self._store.database.writing():
            for message_id, copy in copies.items():
                if copy.at >= since and message_id not in known:
                    self._store.ledger.note_other(account.id, message_id, copy.at, "sent_folder")


def _handed_over_as(copy: Copy) -> str:
    """The id by which the mail is known here; one without any goes by its time."""
    return copy.original_id or copy.message_id or copy.at.isoformat()


def _is_due(attempt: OpenAttempt, now: datetime) -> bool:
    moment = _next_look(attempt, now)
    return moment is not None and moment <= now


def _next_look(attempt: OpenAttempt, now: datetime) -> datetime | None:
    """When to look for an attempt again: 1, 5 and 30 minutes after it began."""
    began_at = datetime.fromisoformat(attempt.began_at)
    looked_at = datetime.fromisoformat(attempt.looked_at) if attempt.looked_at else None
    if began_at > (looked_at or now):
        # the clock was set back since then: the looks count, not the times
        if attempt.looks >= len(LOOK_MINUTES):
            return None
        return (looked_at or now) + timedelta(minutes=LOOK_MINUTES[attempt.looks])
    planned = (began_at + timedelta(minutes=minutes) for minutes in LOOK_MINUTES)
    return next((moment for moment in planned if looked_at is None or looked_at < moment), None)
