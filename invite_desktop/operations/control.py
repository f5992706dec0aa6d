"""The knobs of a run: pause, resume, stop, try now."""

import threading


class RunControl:
    """Shared by the screen, which turns the knobs, and the run, which obeys between messages."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paused = False
        self._stopped = False
        self._hurried = False
        self.was_held = False

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

    def hurry(self) -> None:
        """Do not wait out what is being waited for: try now."""
        with self._changed:
            self._hurried = True
            self._changed.notify_all()

    @property
    def is_paused(self) -> bool:
        """Whether the run holds, or will after the current message."""
        return self._paused and not self._stopped

    @property
    def is_stopped(self) -> bool:
        """Whether the run ends, or will after the current message."""
        return self._stopped

    def take_hurry(self) -> bool:
        """Whether the person asked to try now since this was last asked."""
        with self._changed:
            hurried, self._hurried = self._hurried, False
            return hurried

    def may_continue(self, after: float = 0.0) -> bool:
        """Wait out `after` seconds and any pause; False means that the run was stopped.

        Stopping and *try now* wake the wait at once, so closing the window never hangs on a delay.
        `was_held` tells afterwards whether there was a pause.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self._hurried, timeout=after)
            self.was_held = self._paused and not self._stopped
            self._changed.wait_for(lambda: self._stopped or not self._paused)
            return not self._stopped
