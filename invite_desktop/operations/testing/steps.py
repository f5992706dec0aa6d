"""The steps of *Test settings*, and how long each may take."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Self


class ConnectionStep(StrEnum):
    """The steps, in their order."""

    FIND = "find"
    CONNECT = "connect"
    SECURE = "secure"
    SIGN_IN = "sign_in"
    SEND = "send"
    ARRIVED = "arrived"


LIMITS: Mapping[ConnectionStep, float] = {
    ConnectionStep.FIND: 5.0,
    ConnectionStep.CONNECT: 10.0,
    ConnectionStep.SECURE: 10.0,
    ConnectionStep.SIGN_IN: 15.0,
    ConnectionStep.SEND: 20.0,
    ConnectionStep.ARRIVED: 60.0,
}  # seconds


@dataclass(frozen=True, slots=True)
class StepReport:
    """A step began (`seconds` is None) or is done after so many seconds.

    ARRIVED says about once a second that it goes on, and that it is done only once the message is there.
    """

    step: ConnectionStep
    seconds: float | None = None


class Limit:
    """Ends what happens inside the `with` after so many seconds, however lively the line is.

    `end` is called then, from another thread.
    """

    def __init__(self, seconds: float, end: Callable[[], None]) -> None:
        self._end = end
        self._timer = threading.Timer(seconds, self._run_out)
        self._timer.name = "time limit"
        self.has_run_out = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()

    def _run_out(self) -> None:
        self.has_run_out = True
        self._end()
