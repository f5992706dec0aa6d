"""Asking the password store one thing after another, without being held up by it.

It may be waiting for a person who is not there, and nothing can end such a wait. So it is asked in a
thread that nobody has to wait for: neither who wants the answer, nor the end of the program.
"""

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from invite_desktop.domain.errors import VaultError, VaultSlow

Kind = TypeVar("Kind")


@dataclass(slots=True, eq=False)
class _Errand(Generic[Kind]):
    work: Callable[[], Kind | VaultError] = field(repr=False)
    is_done: bool = False
    answer: Any = field(default=None, repr=False)  # `Kind` or `VaultError`, once it is done


class Errands:
    """Runs pieces of work in the order given. Any thread may ask; who asks waits `patience` seconds."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._changed = threading.Condition()
        self._waiting: deque[_Errand[Any]] = deque()
        self._asked: dict[str, _Errand[Any]] = {}  # the named ones, until somebody has their answer
        self._is_at_work = False
        self._end = math.inf  # when nobody waits any longer (`time.monotonic`)

    def run(self, work: Callable[[], Kind | VaultError], name: str = "") -> Kind:
        """What the work returns; a `VaultError` among that is raised. The work itself raises nothing.

        Under a name, work that is under way since an earlier call, or done after that gave up waiting,
        is not done again. Raises `VaultSlow` when the time is over.
        """
        with self._changed:
            errand = self._earlier(name) or self._begin(work, name)
            self._wait_for(errand)
            self.drop(name)
            answer: Kind | VaultError = errand.answer
        if isinstance(answer, VaultError):
            raise answer
        return answer

    def drop(self, name: str) -> None:
        """Whatever is or will be answered under this name is of no use any more."""
        with self._changed:
            self._asked.pop(name, None)

    def close(self, seconds: float) -> None:
        """Let nobody wait longer than so many seconds from now on."""
        with self._changed:
            self._end = time.monotonic() + seconds
            self._changed.notify_all()

    def _wait_for(self, errand: _Errand[Any]) -> None:
        deadline = time.monotonic() + self._patience
        while not errand.is_done:
            left = min(deadline, self._end) - time.monotonic()
            if left <= 0:
                raise VaultSlow
            self._changed.wait(left)

    def _earlier(self, name: str) -> _Errand[Any] | None:
        """A refusal that came late is no answer: the person may have unlocked the store since."""
        errand = self._asked.get(name)
        return None if errand is None or isinstance(errand.answer, VaultError) else errand

    def _begin(self, work: Callable[[], Kind | VaultError], name: str) -> _Errand[Any]:
        errand = _Errand(work)
        if name:
            self._asked[name] = errand
        self._waiting.append(errand)
        if not self._is_at_work:
            self._is_at_work = True
            # No task of the screen's: those are awaited when the program ends. A daemon is not.
            threading.Thread(target=self._work, name="password store", daemon=True).start()  # noqa: TID251
        return errand

    def _work(self) -> None:
        while (errand := self._next()) is not None:
            answer = errand.work()
            with self._changed:
                errand.answer, errand.is_done = answer, True
                self._changed.notify_all()

    def _next(self) -> _Errand[Any] | None:
        with self._changed:
            self._is_at_work = bool(self._waiting)
            return self._waiting.popleft() if self._waiting else None
