"""Keeping the computer awake while it sends. The screen may go dark; a closed lid still means sleep.

`wakepy` is imported on first use. It asks Windows from a thread of its own, macOS through `caffeinate` and
Linux desktops over D-Bus. All of them let go when the process ends, however it ends.
"""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from wakepy import DBusAdapter

logger = logging.getLogger(__name__)

PATIENCE = 2  # seconds, for each answer of a desktop


class KeepAwake:
    """Held while the computer should not fall asleep by itself. It asks, and never raises.

    Start and stop belong to one thread, and not to the screen's: a desktop that does not answer is given
    some seconds. What was started must be stopped, or on Windows a thread would keep the process from
    ending. It can be started again later.
    """

    def __init__(self) -> None:
        self._held: ExitStack | None = None
        self._is_active = False

    @property
    def is_active(self) -> bool:
        """Whether the computer said that it stays awake; may be asked from any thread."""
        return self._is_active

    def start(self) -> bool:
        """Ask the computer to stay awake. The result is its answer; nothing new if it was asked already."""
        if self._held is None:
            self._held = ExitStack()
            with _unharmed():
                self._is_active = _ask(self._held)
            logger.info("The computer stays awake: %s", self._is_active)
        return self._is_active

    def stop(self) -> None:
        """Let the computer fall asleep again."""
        held, self._held, self._is_active = self._held, None, False
        if held is not None:
            with _unharmed():
                held.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()


def _ask(held: ExitStack) -> bool:
    """Ask; what must be undone later is put on `held`."""
    from wakepy import keep

    return held.enter_context(keep.running(on_fail="pass", dbus_adapter=_adapters(held))).active


def _adapters(held: ExitStack) -> "tuple[type[DBusAdapter], ...]":
    """The way to a Linux desktop, which ends with `held`; none where programs do not talk over D-Bus.

    `wakepy`'s own would leave a connection open over which nothing was achieved, wait for ever for a bus
    that does not greet, and collect garbage in this thread, which only the screen's may do.
    """
    try:
        from jeepney.bus import get_bus  # type: ignore[import-untyped]  # as all of jeepney is
        from jeepney.io.blocking import DBusConnection, prep_socket  # type: ignore[import-untyped]
        from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter
    except ImportError:
        return ()

    class Connection(DBusConnection):  # type: ignore[misc]  # untyped, too
        def receive(self, *, timeout: float | None = None) -> object:
            return super().receive(timeout=PATIENCE if timeout is None else timeout)

    class Adapter(JeepneyDBusAdapter):
        timeout = PATIENCE

        def __init__(self) -> None:
            super().__init__()
            held.callback(self.close_connections)

        def close_connections(self) -> None:
            while self._connections:
                _, connection = self._connections.popitem()
                self.close_connection(connection)

        def _create_new_connection(self, bus: object = "SESSION") -> Connection:
            line = prep_socket(get_bus(bus), timeout=PATIENCE)
            try:
                return Connection(line)
            except Exception:
                line.close()
                raise

    return (Adapter,)


@contextmanager
def _unharmed() -> Iterator[None]:
    """Whatever the many ways into the systems raise: sending goes on without."""
    try:
        yield
    except Exception:
        logger.info("Keeping the computer awake did not work", exc_info=True)
