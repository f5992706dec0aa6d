"""Background work: the only module that starts a thread.

Work is a plain function. It is given a function to report progress with, and returns a result or
raises an `InviteError`. The signals belong to the task, and the task lives in the screen's thread,
so every slot runs there. What crosses must be frozen values: no widget, no database row, no connection.
"""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal, Slot

from invite_desktop.domain.errors import InviteError, UnexpectedError

logger = logging.getLogger(__name__)

Report = Callable[[object], None]
Work = Callable[[Report], object]


def _nothing() -> None:
    """Stand in where there is nothing to stop or to clean up."""


class Task(QThread):
    """One piece of work, run once.

    `stop` is called from the screen's thread and must make `work` return soon.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Work, stop: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._work = work
        self.stop: Callable[[], None] = stop or _nothing
        self.cleanup: Callable[[], None] = _nothing

    def run(self) -> None:
        """Do the work in the new thread; Qt calls this."""
        try:
            outcome, value = self.succeeded, self._work(self.progressed.emit)
        except InviteError as error:
            outcome, value = self.failed, error
        except Exception as error:
            logger.exception("A background task ended unexpectedly")
            outcome, value = self.failed, UnexpectedError(error)
        finally:
            self.cleanup()
        outcome.emit(value)


class Tasks(QObject):
    """Keeps every running task alive, and lets none outlive the program.

    `cleanup` runs in each worker thread when its work is over, before the result is announced: it
    closes that thread's database connection.
    """

    def __init__(self, cleanup: Callable[[], None] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cleanup = cleanup or _nothing
        self._running: set[Task] = set()

    def run(
        self,
        work: Work,
        then: Callable[[object], None] | None = None,
        otherwise: Callable[[object], None] | None = None,
        progressed: Callable[[object], None] | None = None,
        stop: Callable[[], None] | None = None,
    ) -> Task:
        """Connect, then start: a fast task is over before a later connection is made.

        `then` gets the result, `otherwise` the `InviteError`, `progressed` each report; all three are
        called in the screen's thread. Give bound methods of widgets: Qt drops those with the widget.
        """
        task = Task(work, stop)
        for signal, slot in ((task.succeeded, then), (task.failed, otherwise), (task.progressed, progressed)):
            if slot is not None:
                signal.connect(slot)
        self.start(task)
        return task

    def start(self, task: Task) -> None:
        """Start a task whose signals are connected already."""
        task.cleanup = self._cleanup
        self._running.add(task)
        task.finished.connect(self._forget)
        task.start()

    def is_running(self, task: Task | None = None) -> bool:
        """Tell whether this task, or any at all, has not been settled yet."""
        return bool(self._running) if task is None else task in self._running

    def shut_down(self) -> None:
        """Stop every task, then wait: a QThread destroyed while running ends the process."""
        for task in self._running:
            task.stop()
        for task in self._running:
            task.wait()

    @Slot()
    def _forget(self) -> None:
        # The task comes from sender(): a lambda holding it would keep it alive for ever.
        task = self.sender()
        if isinstance(task, Task):
            self._running.discard(task)
