"""Load something in the background; only the newest request counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from invite_desktop.domain.errors import InviteError
from invite_desktop.ui.tasks import Task, Tasks


class Latest(QObject):
    """Runs one piece of work at a time. Asked meanwhile, it drops the result and does the newer work.

    Belongs to `owner`, whose methods `then` and `otherwise` are called in the screen's thread.
    """

    def __init__(
        self,
        tasks: Tasks,
        then: Callable[[object], None],
        otherwise: Callable[[InviteError], None],
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._tasks = tasks
        self._then = then
        self._otherwise = otherwise
        self._task: Task | None = None
        self._next: Callable[[], object] | None = None

    @property
    def is_running(self) -> bool:
        """Whether something is being loaded."""
        return self._task is not None

    def run(self, work: Callable[[], object]) -> None:
        """Do this, and forget whatever was asked for before."""
        if self._task is not None:
            self._next = work
            return
        self._task = self._tasks.run(lambda _report: work(), then=self._done, otherwise=self._not_done)

    def _done(self, result: object) -> None:
        if not self._ran_newer():
            self._then(result)

    def _not_done(self, error: object) -> None:
        if not self._ran_newer() and isinstance(error, InviteError):
            self._otherwise(error)

    def _ran_newer(self) -> bool:
        self._task = None
        if self._next is None:
            return False
        work, self._next = self._next, None
        self.run(work)
        return True
