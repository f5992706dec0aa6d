"""One run of a mailing: hands letters to lines, hears what became of them, and waits where it must.

Each attempt is on disk before the first octet of its content leaves, and closed after the server's
answer. Where the answer never came, the attempt stays open: in doubt, never sent again by itself.
"""

import logging
from collections.abc import Callable

from invite_desktop.domain.errors import (
    AddressUnusable,
    ConnectionLost,
    OutcomeUnknown,
    PolicyRefused,
    RecipientDeferred,
    RecipientError,
    RunError,
    ServerUnavailable,
    SetupError,
    TooManySignIns,
)
from invite_desktop.domain.mailing import Outcome, State, Wait, WaitFor
from invite_desktop.domain.pace import JITTER, PaceProfile
from invite_desktop.domain.patience import Breaker
from invite_desktop.mail.reply import Reply
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.sending.fleet import Fleet, Station
from invite_desktop.operations.sending.gate import Gate
from invite_desktop.operations.sending.letters import Letter, Letters
from invite_desktop.operations.sending.message_ids import MessageIds
from invite_desktop.operations.sending.queue import Queue
from invite_desktop.operations.sending.record import Record
from invite_desktop.operations.sending.recovery import Recovery
from invite_desktop.operations.sending.share import Share
from invite_desktop.operations.sending.tally import REPORT_SECONDS, Tally
from invite_desktop.operations.sending.waiting import Waiting

logger = logging.getLogger(__name__)


class Run:
    """Sends to everybody in the queue. `go` returns at the end or when stopped; its errors are its pauses."""

    def __init__(
        self,
        queue: Queue,
        letters: Letters,
        message_ids: MessageIds,
        record: Record,
        fleet: Fleet,
        gate: Gate,
        share: Share,
        waiting: Waiting,
        tally: Tally,
        recovery: Recovery,
        control: RunControl,
        pace: float,
        jitter: Callable[[float, float], float],
    ) -> None:
        self._queue = queue
        self._letters = letters
        self._message_ids = message_ids
        self._record = record
        self._fleet = fleet
        self._gate = gate
        self._share = share
        self._waiting = waiting
        self._tally = tally
        self._recovery = recovery
        self._control = control
        self._pace = pace
        self._jitter = jitter
        self._breaker = Breaker()
        self._gap = 0.0
        self._wait: Wait | None = None
        self._problem: SetupError | RunError | None = None

    def go(self) -> None:
        """Run. Raises the `SetupError` or `RunError` that the person has to know of before it can go on."""
        while True:
            self._hand_out()
            if self._fleet.busy:
                for station in self._fleet.with_news():
                    self._hear(station)
            elif not len(self._queue):
                return
            elif self._problem is not None:
                raise self._problem
            elif self._share.is_used_up or not self._wait_out():
                return

    # -- may the next one leave? -------------------------------------------------------------------

    def _is_turned_off(self) -> bool:
        return self._control.is_paused or self._control.is_stopped

    def _may_send(self) -> bool:
        """Whether one more may leave at this very moment, besides those on their way."""
        return (
            self._problem is None
            and self._wait is None
            and not self._gap
            and not self._is_turned_off()
            and self._share.has_room(self._fleet.under_way)
            and self._gate.wait() is None
        )

    def _wait_out(self) -> bool:
        """Nothing is on its way: wait for what the next one has to wait for. False if the run was stopped."""
        if self._control.is_stopped:
            return False
        wait, gap = self._wait, self._gap
        self._wait, self._gap = None, 0.0
        if wait is not None:
            return self._waiting.out(wait)
        if gap:
            return self._waiting.pause(gap)
        if self._share.asks:
            self._share.consent()
            return self._waiting.for_consent()
        return self._wait_for_turn()

    def _wait_for_turn(self) -> bool:
        wait = self._gate.wait()
        if wait is not None:
            may_go_on = self._waiting.out(wait)
            self._gate.waited(wait)
        elif not self._queue.has_ready:
            may_go_on = self._waiting.out(Wait(WaitFor.RETRY, self._queue.next_retry))
            self._queue.release_next()
        else:  # the person holds it
            may_go_on = self._waiting.pause(0.0)
        return may_go_on

    # -- handing out -------------------------------------------------------------------------------

    def _hand_out(self) -> None:
        while self._queue.has_ready and self._may_send():
            station = self._free_station()
            if station is None or self._is_turned_off():  # opening a line may take its time
                return
            letter = self._next_letter()
            if letter is not None and self._begin(station, letter):
                self._hear(station, is_new=True)

    def _free_station(self) -> Station | None:
        try:
            station = self._fleet.free()
        except (SetupError, RunError) as error:
            if not (self._control.is_stopped and isinstance(error, ConnectionLost)):
                self._recover(error)
            return None
        if station is not None:
            self._recovery.connected()
        return station

    def _next_letter(self) -> Letter | None:
        while (addressee := self._queue.take()) is not None:
            try:
                return self._letters.write(addressee)
            except AddressUnusable as error:
                self._record.refuse(addressee, self._message_ids.of(addressee), error)
        return None

    def _begin(self, station: Station, letter: Letter) -> bool:
        """Put the attempt on disk. False where the mailing reached this address before."""
        attempt = self._record.begin(letter)
        if attempt is None:
            return False
        station.attempt, station.letter = attempt, letter
        self._gate.count()
        return True

    def _start(self, station: Station, letter: Letter) -> None:
        """Hand the letter to the line, and the one that follows if it can go at once."""
        self._tally.writing_to(letter.addressee.address)
        if not self._pace and self._queue.has_ready and self._may_send():
            station.following = self._next_letter()
        following = station.following
        station.line.start(letter.mail, following.mail if following else None)

    # -- what became of it -------------------------------------------------------------------------

    def _hear(self, station: Station, *, is_new: bool = False) -> None:
        """Take the server's answer where it is there, and go on with the letter that follows."""
        goes_on = True
        while goes_on and station.letter is not None:
            goes_on = is_new = self._listen(station, station.letter, is_new=is_new)

    def _listen(self, station: Station, letter: Letter, *, is_new: bool) -> bool:
        """Whether the letter that follows has taken the place of this one."""
        try:
            if is_new:
                self._start(station, letter)
            reply = station.line.advance()
        except OutcomeUnknown as error:
            self._leave_in_doubt(station, error)
        except RecipientError as error:
            return self._refuse(station, letter, error)
        except (SetupError, RunError) as error:
            self._give_back(station, letter, error)
        else:
            return reply is not None and self._accept(station, reply)
        return False

    def _accept(self, station: Station, reply: Reply) -> bool:
        self._share.take()
        self._recovery.answered()
        self._breaker.accepted()
        with self._record.together():
            self._record.finish(station.attempt, Outcome.ACCEPTED, reply=str(reply))
            goes_on = self._turn_over(station)
        self._settled(station, State.ACCEPTED)
        return goes_on

    def _refuse(self, station: Station, letter: Letter, error: RecipientError) -> bool:
        is_put_off = isinstance(error, RecipientDeferred) and self._queue.may_put_off(letter.addressee)
        self._recovery.answered()
        self._judge(letter, error, is_put_off=is_put_off)
        with self._record.together():
            outcome = Outcome.NOT_SENT if is_put_off else Outcome.REFUSED
            holds = self._record.finish(station.attempt, outcome, error=error)
            goes_on = self._turn_over(station)
        if holds is Outcome.NOT_SENT:
            self._queue.put_off(letter.addressee)
        self._settled(station, _STATES[holds])
        return goes_on

    def _judge(self, letter: Letter, error: RecipientError, *, is_put_off: bool) -> None:
        """Whether it is still about single people. Who was put off before says nothing new."""
        try:
            if not is_put_off:
                self._breaker.refused()
            elif not self._queue.deferrals(letter.addressee):
                self._breaker.deferred(letter.addressee.id, str(getattr(error, "reply", "")))
        except RunError as trip:
            self._problem = self._problem or trip

    def _turn_over(self, station: Station) -> bool:
        """Let the chosen letter follow, if nothing speaks against it by now; else it is next again."""
        station.served += 1
        following, station.letter, station.following = station.following, None, None
        if following is None:
            return False
        if station.line.is_usable and self._may_send():
            return self._begin(station, following)
        self._queue.put_back(following.addressee)
        return False

    def _settled(self, station: Station, state: State) -> None:
        """Count the person, unless they wait on, and leave a gap before the next."""
        if station.letter is None and station.line.announced is not None:
            self._fleet.drop(station)  # without its content, what was announced certainly does not go
        if state is not State.WAITING:
            self._tally.count(state)
        self._gap = self._pace * self._jitter(1 - JITTER, 1 + JITTER)
        if self._gap >= REPORT_SECONDS or self._is_turned_off():
            self._tally.catch_up()

    def _leave_in_doubt(self, station: Station, error: OutcomeUnknown) -> None:
        """The attempt stays open. Nobody writes to this person again before it is settled."""
        self._share.take()
        self._break_off(station)
        self._tally.count(State.IN_DOUBT)
        self._recover(error)

    def _give_back(self, station: Station, letter: Letter, error: SetupError | RunError) -> None:
        """Certainly not accepted, and not because of this person: they are next again."""
        self._record.finish(station.attempt, Outcome.NOT_SENT, error=error)
        self._break_off(station)
        self._queue.put_back(letter.addressee)
        self._recover(error, was_used=not station.is_fresh)

    def _break_off(self, station: Station) -> None:
        if station.following is not None:
            self._queue.put_back(station.following.addressee)
        self._fleet.drop(station)

    def _recover(self, error: SetupError | RunError, *, was_used: bool = False) -> None:
        """Wait, once nothing is on its way any more, or leave it to the person."""
        logger.info("Not going on at once: %s", type(error).__name__)
        try:
            self._wait = self._recovery.after(error, was_used=was_used, before=self._wait)
        except (SetupError, RunError) as problem:
            self._problem = self._problem or problem
            return
        if self._wait is not None and isinstance(error, (ServerUnavailable, PolicyRefused)):
            self._fleet.slow_down()
        if isinstance(error, PolicyRefused):
            self._pace = max(self._pace, PaceProfile.GENTLE.gap)
        if isinstance(error, TooManySignIns):
            self._record.note_rest(
                error
            )  # another sign-in within the hour, in a new run, would make it worse


_STATES = {
    Outcome.ACCEPTED: State.ACCEPTED,
    Outcome.REFUSED: State.REFUSED,
    Outcome.NOT_SENT: State.WAITING,
}
