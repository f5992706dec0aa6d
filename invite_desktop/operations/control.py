"""The knobs of a run: pause, resume, stop."""

import threading


class RunControl:
    """Shared by the screen, which turns the knobs, and the run, which obeys between messages."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paused = False
        self._stopped = False

    def pause(self) -> None:
        """Hold after the current message."""
        with self._changed:
            self._paused = True
            self._changed.notify_all()

    def resume(self) -> None:
        """Go on."""
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def stop(self) -> None:
        """End after the current message, from a pause too."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    @property
    def is_paused(self) -> bool:
        """Whether the run holds, or will after the current message."""
        return self._paused and not self._stopped

    @property
    def is_stopped(self) -> bool:
        """Whether the run ends, or will after the current message."""
        return self._stopped

    def may_continue(self, after: float = 0.0) -> bool:
        """Wait out `after` seconds and any pause; False means that the run was stopped.

        Stopping wakes the wait at once, so closing the window never hangs on a delay.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._stopped, timeout=after)
            self._changed.wait_for(lambda: self._stopped or not self._paused)
            return not self._stopped
