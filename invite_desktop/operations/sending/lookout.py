"""Asking the Sent folder whom somebody else wrote to: another computer, or a newer copy of the data."""

import logging
from collections.abc import Callable

from invite_desktop.domain.errors import MailboxError, SentElsewhere
from invite_desktop.domain.mailing import Wait, WaitFor
from invite_desktop.operations.sending.gate import Gate
from invite_desktop.operations.sending.queue import Queue
from invite_desktop.operations.sending.tally import Tally
from invite_desktop.store.mailings import MailingStore

logger = logging.getLogger(__name__)


class Lookout:
    """Looks before the first mail leaves, and again whenever the run was away for a while.

    `before_run` is `Reconcile.before_run` of this mailing, or None where no mailbox is known.
    """

    def __init__(
        self,
        before_run: Callable[[], int] | None,
        mailings: MailingStore,
        mailing_id: int,
        queue: Queue,
        tally: Tally,
        gate: Gate,
    ) -> None:
        self._before_run = before_run
        self._mailings = mailings
        self._mailing_id = mailing_id
        self._queue = queue
        self._tally = tally
        self._gate = gate
        self._has_looked = False

    def look(self) -> None:
        """Once signed in to send: a wrong password is then refused once, and not by the mailbox as well.

        Raises `SentElsewhere` where mails came there during the run, but not from it. Where the folder
        cannot be read, sending goes on: that is how every other program always works.
        """
        if self._before_run is None:
            return
        is_first, self._has_looked = not self._has_looked, True
        self._tally.waiting(Wait(WaitFor.SENT_FOLDER))
        try:
            count = self._before_run()
        except MailboxError as error:
            logger.info("The Sent folder could not be read: %s", type(error).__name__)
            if is_first:
                self._mailings.note(self._mailing_id, "not_looked", type(error).__name__)
            self._tally.waiting(None)
            return
        if count and not is_first:
            raise SentElsewhere(count)
        self._queue.keep({addressee.id for addressee in self._mailings.waiting(self._mailing_id)})
        self._tally.recount(self._mailings.counts(self._mailing_id))
        self._tally.waiting(None)
        self._gate.read()
