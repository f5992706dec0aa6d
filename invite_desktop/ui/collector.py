"""Python's cycle collector, kept to the screen's thread.

Left alone it runs in whichever thread happens to allocate. In a worker it would destroy forgotten widgets
there, which ends the process, sooner or later and somewhere else.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000
YOUNG = 1  # the generations collected; the old one holds the people of a list, who form no cycles


class Collector(QObject):
    """Collects young garbage every two seconds, in the thread it was made in, until it is stopped."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect now. A full collection would stop the screen for a fifth of a second at 100,000 people."""
        gc.collect(YOUNG)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
