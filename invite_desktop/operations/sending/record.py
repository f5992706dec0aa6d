"""What a run writes down: attempts begun and closed, and what holds of people it need not write to."""

from contextlib import AbstractContextManager

from invite_desktop.domain.errors import AlreadyReached, InviteError
from invite_desktop.domain.mailing import Addressee, Outcome, State
from invite_desktop.operations.sending.letters import Letter
from invite_desktop.operations.sending.tally import Tally
from invite_desktop.store.store import Store


class Record:
    """The journal of one mailing as its run needs it. People who are not written to are counted here."""

    def __init__(self, store: Store, mailing_id: int, tally: Tally) -> None:
        self._store = store
        self._mailing_id = mailing_id
        self._tally = tally

    def together(self) -> AbstractContextManager[object]:
        """One transaction, and so one wait for the disk, for all that is written meanwhile."""
        return self._store.database.writing()

    def begin(self, letter: Letter) -> int | None:
        """Put an attempt on disk; its id. None where the mailing reached this address before."""
        journal = self._store.journal
        with self.together():  # what stands in the way must not change before it is asked what it is
            try:
                return journal.begin(letter.addressee, letter.message_id, letter.date, letter.digest)
            except AlreadyReached as error:
                self._reached(letter, error)
                return None

    def _reached(self, letter: Letter, error: AlreadyReached) -> None:
        """By this very mail, which the Sent folder told of meanwhile, or by that of somebody else listed."""
        journal = self._store.journal
        if letter.message_id in journal.accepted_ids(self._mailing_id):
            self._tally.count(State.ACCEPTED)
        elif any(each.message_id == letter.message_id for each in journal.in_doubt(self._mailing_id)):
            self._tally.count(State.IN_DOUBT)
        else:
            self.refuse(letter.addressee, letter.message_id, error)

    def refuse(self, addressee: Addressee, message_id: str, error: InviteError) -> None:
        """Nothing is tried for this person: a refusal of our own."""
        self._store.journal.record_refusal(addressee, message_id, type(error).__name__)
        self._tally.count(State.REFUSED)

    def finish(
        self, attempt: int, outcome: Outcome, *, error: InviteError | None = None, reply: str = ""
    ) -> Outcome:
        """Close an attempt. The result is what holds: what the Sent folder settled meanwhile stays."""
        reason = type(error).__name__ if error else ""
        reply = reply or str(getattr(error, "reply", ""))
        was_open = self._store.journal.finish(attempt, outcome, reason=reason, reply=reply)
        return outcome if was_open else Outcome.ACCEPTED

    def note_rest(self, error: InviteError) -> None:
        """Remember beyond this run that the provider wants to be left alone."""
        self._store.mailings.note(self._mailing_id, "paused", type(error).__name__)
