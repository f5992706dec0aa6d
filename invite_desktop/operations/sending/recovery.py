"""What a run does by itself about a trouble of the account or the line, and when it asks instead."""

from collections.abc import Callable
from datetime import datetime, timedelta

from invite_desktop.domain.errors import (
    ConnectionLost,
    Offline,
    OutcomeUnknown,
    PolicyRefused,
    RunError,
    ServerNotFound,
    ServerUnavailable,
    ServerUnreachable,
    SetupError,
    TooManySignIns,
)
from invite_desktop.domain.mailing import Wait, WaitFor
from invite_desktop.domain.patience import reconnect_after, retry_after
from invite_desktop.domain.quota import rest_after

UNHEARD_TRIES = 3  # a server never reached in this run may have a wrong name or a blocked port
LOST_TRIES = 3  # lines lost one after the other in the middle of a message are no accident
MOST_DOUBTS = 2
_IN_A_MESSAGE = {"mail", "rcpt", "data", "content"}

_NETWORK = (Offline, ServerNotFound, ServerUnreachable, ConnectionLost, OutcomeUnknown)


class Recovery:
    """Keeps count of troubles in a row; an answer to a mail, whatever it says, ends the row."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._has_connected = False
        self._tries = self._lost = self._doubts = self._pauses = self._rests = 0

    def connected(self) -> None:
        """A line was opened."""
        self._has_connected = True
        self._tries = 0

    def answered(self) -> None:
        """The server took or refused a person's mail: the account and the line are well."""
        self._tries = self._lost = self._doubts = self._pauses = self._rests = 0

    def after(
        self, error: SetupError | RunError, *, was_used: bool = False, before: Wait | None = None
    ) -> Wait | None:
        """What to wait for before going on; None to go on at once. Raises the error where it cannot.

        `was_used` tells that the line had served before: the first trouble then may only mean that the
        server had dropped it between two messages. `before` is what is waited for already: several lines
        have the same trouble at the same time, and it counts once.
        """
        step = 1 if before is None else 0
        if isinstance(error, _NETWORK):
            wait = self._network(error, step, was_used=was_used)
        elif isinstance(error, ServerUnavailable):
            wait = self._server(error, step, was_used=was_used)
        elif isinstance(error, TooManySignIns) or (isinstance(error, PolicyRefused) and _is_for_now(error)):
            wait = self._rest(error, step)
        else:
            raise error
        return max(filter(None, (before, wait)), key=_end, default=None)

    def _network(self, error: RunError, step: int, *, was_used: bool) -> Wait | None:
        if isinstance(error, OutcomeUnknown):
            self._doubts += step
        elif isinstance(error, ConnectionLost) and error.stage in _IN_A_MESSAGE:
            self._lost += step
            if was_used and self._lost <= 1:
                return None
        is_unheard = not self._has_connected and not isinstance(error, Offline)
        is_out_of_hand = self._doubts >= MOST_DOUBTS or self._lost > LOST_TRIES
        if is_out_of_hand or (is_unheard and self._tries >= UNHEARD_TRIES):
            raise error
        self._tries += step
        pause = reconnect_after(max(self._tries, 1))
        return Wait(WaitFor.NETWORK, self._clock() + timedelta(seconds=pause))

    def _server(self, error: ServerUnavailable, step: int, *, was_used: bool) -> Wait | None:
        self._pauses += step
        if was_used and self._pauses <= 1:
            return None
        pause = retry_after(max(self._pauses, 1))
        if pause is None:
            raise error
        return Wait(WaitFor.SERVER, self._clock() + pause)

    def _rest(self, error: TooManySignIns | PolicyRefused, step: int) -> Wait:
        until = rest_after(type(error).__name__, self._clock())
        if self._rests + step > 1 or until is None:
            raise error
        self._rests += step
        return Wait(WaitFor.SIGN_IN if isinstance(error, TooManySignIns) else WaitFor.SERVER, until)


def _is_for_now(error: PolicyRefused) -> bool:
    return error.reply.startswith("4")


def _end(wait: Wait) -> float:
    return wait.until.timestamp() if wait.until else 0.0
