"""Waiting no longer than one wants to for what cannot be interrupted, such as the look-up of a name."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeVar

_ABORT_CHECK = 0.05  # seconds

Kind = TypeVar("Kind")


def within(work: Callable[[], Kind], deadline: float, check_aborted: Callable[[], None]) -> Kind:
    """What `work` returns or raises. Left to itself, it must end some time and touch nothing of ours.

    `check_aborted` raises where the wait is to be given up. Raises `TimeoutError` at the deadline
    (`time.monotonic`).
    """
    check_aborted()
    outcome: Future[Kind] = Future()

    def settle() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            outcome.set_exception(error)

    # No task of the screen's: those are awaited when the program ends, and this one may be at it for a
    # minute still. A daemon is not.
    threading.Thread(target=settle, name="left to itself", daemon=True).start()  # noqa: TID251
    while not outcome.done():
        check_aborted()
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        wait([outcome], min(left, _ABORT_CHECK))
    return outcome.result()
