"""Send a mailing to everybody who still waits. Never twice, never forgotten, never a guess."""

import logging
import random
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Protocol

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    AlreadyReached,
    BegunElsewhere,
    RunError,
    SetupError,
)
from invite_desktop.domain.mailing import Addressee, Counts, Progress, State
from invite_desktop.domain.recipient import address_key
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.sending.fleet import Fleet, Line
from invite_desktop.operations.sending.gate import Gate
from invite_desktop.operations.sending.letters import Letters
from invite_desktop.operations.sending.lookout import Lookout
from invite_desktop.operations.sending.message_ids import MessageIds
from invite_desktop.operations.sending.queue import Queue
from invite_desktop.operations.sending.record import Record
from invite_desktop.operations.sending.recovery import Recovery
from invite_desktop.operations.sending.run import Run
from invite_desktop.operations.sending.share import Share
from invite_desktop.operations.sending.tally import Report, Tally
from invite_desktop.operations.sending.waiting import Waiting
from invite_desktop.store.store import Store

logger = logging.getLogger(__name__)

Connect = Callable[[Account, str | None], Line]


class SentFolder(Protocol):
    """What a run asks of the account's Sent folder; `operations.reconcile.Reconcile` answers."""

    def before_run(self, mailing_id: int, account: Account, password: str | None) -> int:
        """Note everybody whose mail stands there unknown to the journal; how many. Raises `MailboxError`."""
        ...


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
    """Runs mailings. `keep_awake` holds meanwhile: the computer does not fall asleep by itself.

    `here` marks this copy of the data on this computer, so that a mailing begun elsewhere is noticed.
    """

    def __init__(
        self,
        store: Store,
        connect: Connect,
        sent_folder: SentFolder | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        jitter: Callable[[float, float], float] = random.uniform,
        keep_awake: Callable[[], AbstractContextManager[object]] = nullcontext,
        here: str = "",
    ) -> None:
        self._store = store
        self._connect = connect
        self._sent_folder = sent_folder
        self._clock = clock
        self._jitter = jitter
        self._keep_awake = keep_awake
        self._here = here

    def run(
        self,
        mailing_id: int,
        account: Account,
        password: str | None,
        control: RunControl,
        report: Report,
        *,
        first: int = 0,
        at_most: int | None = None,
    ) -> RunResult:
        """Write to everybody who waits until all are done, the run is stopped, or the person has to act.

        `account` says how to reach the server; whom the mail is from was frozen with the mailing. After
        `first` mails the run holds until it is resumed; after `at_most` it ends; those that may have gone
        count. Raises only a `StoreError`: the journal cannot be written, so nothing more is sent.
        """
        mailings = self._store.mailings
        begun = mailings.last_started(mailing_id)
        if account.id is not None:
            mailings.send_with(mailing_id, account.id)
        mailings.note(mailing_id, "started", self._here)
        problem: SetupError | RunError | None = None
        try:
            if begun not in {"", self._here}:
                # once is enough: who goes on after that has seen to it that nobody else sends
                raise BegunElsewhere
            with self._keep_awake():
                self._send(mailing_id, account, password, control, report, Share(first, at_most))
        except (SetupError, RunError) as error:
            problem = error
        counts = mailings.counts(mailing_id)
        ending = Ending.PAUSED if problem else Ending.FINISHED
        if not problem and (control.is_stopped or counts.of(State.WAITING)):
            ending = Ending.STOPPED
        mailings.note(mailing_id, ending, type(problem).__name__ if problem else "")
        logger.info("Mailing %d: %s, %s", mailing_id, ending, counts)
        report(Progress(counts))
        return RunResult(ending, counts, problem)

    def counts(self, mailing_id: int) -> Counts:
        """Where the people of a mailing stand at this moment; the mail on its way counts as in doubt."""
        return self._store.mailings.counts(mailing_id)

    def _send(
        self,
        mailing_id: int,
        account: Account,
        password: str | None,
        control: RunControl,
        report: Report,
        share: Share,
    ) -> None:
        if not control.may_continue():
            return
        store, clock = self._store, self._clock
        earlier = store.journal.earlier(mailing_id)
        message_ids = MessageIds(store, mailing_id, earlier)
        letters = Letters(store, mailing_id, account, message_ids, clock)
        queue = Queue(self._not_reached(mailing_id, message_ids), earlier, clock)
        tally = Tally(store.mailings.counts(mailing_id), report)
        gate = Gate(account, store.ledger, clock)
        before_run = self._before_run(mailing_id, account, password)
        lookout = Lookout(before_run, store.mailings, mailing_id, queue, tally, gate)
        fleet = Fleet(lambda: self._connect(account, password), lookout.look, account)
        run = Run(
            queue,
            letters,
            message_ids,
            Record(store, mailing_id, tally),
            fleet,
            gate,
            share,
            Waiting(control, clock, tally, fleet.close),
            tally,
            Recovery(clock),
            control,
            account.pace,
            self._jitter,
        )
        try:
            run.go()
        finally:
            fleet.close()

    def _before_run(
        self, mailing_id: int, account: Account, password: str | None
    ) -> Callable[[], int] | None:
        folder = self._sent_folder
        if folder is None or not account.imap_host:
            return None
        return partial(folder.before_run, mailing_id, account, password)

    def _not_reached(self, mailing_id: int, message_ids: MessageIds) -> list[Addressee]:
        """Those who wait, but for those to whom another mailing brought this very text meanwhile."""
        mailings = self._store.mailings
        waiting: list[Addressee] = []
        with self._store.database.writing():
            reached = mailings.reached_by(self._store.messages.version(mailings.get(mailing_id).version))
            for addressee in mailings.waiting(mailing_id):
                if address_key(addressee.address) in reached:
                    message_id = message_ids.of(addressee)
                    self._store.journal.record_refusal(addressee, message_id, AlreadyReached.__name__)
                else:
                    waiting.append(addressee)
        return waiting
