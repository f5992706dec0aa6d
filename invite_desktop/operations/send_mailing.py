"""Send a mailing to everybody who still waits. Never twice, never a guess.

Each attempt is on disk before the first byte of its mail leaves and closed after the server's answer.
Where the answer never came, the attempt stays open: in doubt, never sent again by itself.
"""

import hashlib
import logging
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    AddressUnusable,
    AlreadyReached,
    ConnectionLost,
    OutcomeUnknown,
    RecipientError,
    RunError,
    ServerUnavailable,
    SetupError,
)
from invite_desktop.domain.mailing import Addressee, Counts, Outcome, Progress, State
from invite_desktop.domain.recipient import address_key, values_of
from invite_desktop.mail.compose import Composer, Envelope, Mail, new_message_id
from invite_desktop.mail.reply import Reply
from invite_desktop.operations.control import RunControl
from invite_desktop.store.store import Store

logger = logging.getLogger(__name__)

JITTER = 0.3  # the gap varies by as much either way: a metronome looks like a machine
REPORT_SECONDS = 0.1  # between two reports while messages follow each other quickly

Report = Callable[[Progress], None]


class Line(Protocol):
    """A signed-in connection to the server."""

    def submit(self, mail: Mail) -> Reply:
        """Hand over one mail. Raises `OutcomeUnknown` where nobody can know, else it was not accepted."""
        ...

    def close(self) -> None:
        """Say goodbye."""
        ...


Connect = Callable[[Account, str | None], Line]


class Ending(StrEnum):
    """How a run ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class RunResult:
    """Where the mailing stands after a run, and what stopped it before its end."""

    ending: Ending
    counts: Counts
    problem: SetupError | RunError | None = None


class SendMailing:
    """Runs mailings over one signed-in connection each, one message at a time."""

    def __init__(
        self,
        store: Store,
        connect: Connect,
        clock: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        jitter: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._store = store
        self._connect = connect
        self._clock = clock
        self._jitter = jitter

    def run(
        self, mailing_id: int, account: Account, password: str | None, control: RunControl, report: Report
    ) -> RunResult:
        """Write to everybody who waits until all are done, the run is stopped, or something is in the way.

        `account` says how to reach the server; whom the mail is from was frozen with the mailing.
        Raises only a `StoreError`: the journal cannot be written, so nothing more is sent.
        """
        mailings = self._store.mailings
        mailings.note(mailing_id, "started")
        problem: SetupError | RunError | None = None
        try:
            self._send_all(mailing_id, account, password, control, report)
        except (SetupError, RunError) as error:
            # a line given up because the person stopped is no problem to tell
            problem = None if control.is_stopped and isinstance(error, ConnectionLost) else error
        ending = Ending.PAUSED if problem else Ending.STOPPED if control.is_stopped else Ending.FINISHED
        mailings.note(mailing_id, ending, type(problem).__name__ if problem else "")
        counts = mailings.counts(mailing_id)
        logger.info("Mailing %d: %s, %s", mailing_id, ending, counts)
        report(Progress(counts))
        return RunResult(ending, counts, problem)

    def counts(self, mailing_id: int) -> Counts:
        """Where the people of a mailing stand at this moment; the mail on its way counts as in doubt."""
        return self._store.mailings.counts(mailing_id)

    def _send_all(
        self, mailing_id: int, account: Account, password: str | None, control: RunControl, report: Report
    ) -> None:
        if not control.may_continue():
            return
        letters = _Letters(self._store, mailing_id, account, self._clock)
        waiting = self._not_reached(mailing_id, letters)
        tally = _Tally(self._store.mailings.counts(mailing_id), report)
        connection = _Connection(lambda: self._connect(account, password))
        try:
            gap = 0.0
            for addressee in waiting:
                if not control.may_continue(after=gap):
                    return
                tally.writing_to(addressee)
                tally.count(self._send_one(letters, connection, addressee))
                gap = account.pace * self._jitter(1 - JITTER, 1 + JITTER)
                if gap >= REPORT_SECONDS or control.is_paused or control.is_stopped:
                    tally.catch_up()
        finally:
            connection.close()

    def _not_reached(self, mailing_id: int, letters: "_Letters") -> list[Addressee]:
        """Those who wait, but for those to whom another mailing brought this very text meanwhile."""
        mailings = self._store.mailings
        waiting: list[Addressee] = []
        with self._store.database.writing():
            reached = mailings.reached_by(self._store.messages.version(mailings.get(mailing_id).version))
            for addressee in mailings.waiting(mailing_id):
                if address_key(addressee.address) in reached:
                    message_id, _ = letters.new_envelope()
                    self._store.journal.record_refusal(addressee, message_id, AlreadyReached.__name__)
                else:
                    waiting.append(addressee)
        return waiting

    def _send_one(self, letters: "_Letters", connection: "_Connection", addressee: Addressee) -> State:
        """One attempt, or two where the first only found that the line had been dropped meanwhile."""
        try:
            return self._attempt(letters, connection, addressee)
        except (ConnectionLost, ServerUnavailable):
            if connection.is_fresh:
                raise
            connection.close()
            return self._attempt(letters, connection, addressee)

    def _attempt(self, letters: "_Letters", connection: "_Connection", addressee: Addressee) -> State:
        journal = self._store.journal
        line = connection.line()  # before the journal: where there is no line there is no attempt
        message_id, date = letters.new_envelope()
        try:
            mail = letters.write(addressee, message_id, date)
            digest = hashlib.sha256(mail.content).hexdigest()
            attempt = journal.begin(addressee, message_id, date.isoformat(), digest)
        except (AddressUnusable, AlreadyReached) as error:
            journal.record_refusal(addressee, message_id, type(error).__name__)
            return State.REFUSED
        try:
            reply = line.submit(mail)
        except OutcomeUnknown:
            raise  # the attempt stays open: in doubt
        except RecipientError as error:
            journal.finish(attempt, Outcome.REFUSED, reason=type(error).__name__, reply=_reply_of(error))
            connection.served()
            return State.REFUSED
        except (SetupError, RunError) as error:
            journal.finish(attempt, Outcome.NOT_SENT, reason=type(error).__name__, reply=_reply_of(error))
            raise
        journal.finish(attempt, Outcome.ACCEPTED, reply=str(reply))
        connection.served()
        return State.ACCEPTED


def _reply_of(error: Exception) -> str:
    """What the server said, where it said something."""
    return str(getattr(error, "reply", ""))


class _Letters:
    """Writes each person's mail of one frozen mailing."""

    def __init__(
        self, store: Store, mailing_id: int, account: Account, clock: Callable[[], datetime]
    ) -> None:
        mailing = store.mailings.get(mailing_id)
        sender = store.mailings.sender(mailing_id)
        frozen = replace(
            account, from_name=sender.from_name, from_email=sender.from_email, reply_to=sender.reply_to
        )
        self._columns = mailing.columns
        self._domain = frozen.domain
        self._clock = clock
        self._composer = Composer(frozen, store.messages.version(mailing.version), mailing.columns)

    def new_envelope(self) -> tuple[str, datetime]:
        """A Message-ID of its own and this moment, to the second as the Date header has it."""
        return new_message_id(self._domain), self._clock().replace(microsecond=0)

    def write(self, addressee: Addressee, message_id: str, date: datetime) -> Mail:
        """One person's mail. Raises `AddressUnusable`."""
        values = values_of(self._columns, addressee.address, addressee.values)
        return self._composer.compose(addressee.address, values, Envelope(message_id, date))


class _Connection:
    """One line to the server, opened when it is first needed and again after it was lost."""

    def __init__(self, connect: Callable[[], Line]) -> None:
        self._connect = connect
        self._line: Line | None = None
        self.is_fresh = True

    def line(self) -> Line:
        """The open line. Raises `SetupError` or `RunError` where none can be had."""
        if self._line is None:
            self._line = self._connect()
            self.is_fresh = True
        return self._line

    def served(self) -> None:
        """The line answered: if it is lost later, it was dropped between two messages."""
        self.is_fresh = False

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None


class _Tally:
    """Counts along and tells the screen, not much more often than every `REPORT_SECONDS`."""

    def __init__(self, counts: Counts, report: Report) -> None:
        self._counts = Counter(counts.by_state)
        self._report = report
        self._next = 0.0
        self._is_behind = False

    def writing_to(self, addressee: Addressee) -> None:
        """Tell whom the next mail is for."""
        self._tell(addressee.address)

    def count(self, state: State) -> None:
        """One person no longer waits."""
        self._counts[State.WAITING] -= 1
        self._counts[state] += 1
        self._tell()

    def catch_up(self) -> None:
        """Tell what was held back: for a while nothing else will."""
        if self._is_behind:
            self._next = 0.0
            self._tell()

    def _tell(self, current: str = "") -> None:
        moment = time.monotonic()
        self._is_behind = moment < self._next
        if not self._is_behind:
            self._next = moment + REPORT_SECONDS
            self._report(Progress(Counts(dict(self._counts)), current))
