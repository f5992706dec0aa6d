"""The knobs of a run, with which the screen also learns when it holds."""

from collections.abc import Callable

from invite_desktop.operations.control import RunControl


class HoldingControl(RunControl):
    """Knows whether the run is between two messages, and calls `held` when it begins to hold there."""

    def __init__(self) -> None:
        super().__init__()
        self._is_between = False
        self._has_told = False
        self.held: Callable[[], None] | None = None

    def pause_now(self) -> bool:
        """Pause; tells whether the run holds already, since no message is on its way."""
        with self._changed:
            self.pause()
            return self._is_between

    def may_continue(self, after: float = 0.0) -> bool:
        with self._changed:
            self._is_between = True
            if not self.is_paused:
                self._has_told = False
            elif self.held is not None and not self._has_told:  # a wait asks many times
                self._has_told = True
                self.held()
            may = super().may_continue(after)
            self._is_between = False
            return may
