"""The open connections of a server."""

import asyncio
from contextlib import suppress
from typing import Protocol

_TURNS = 5  # of the loop: accepting, making the transport, shaking hands


class Line(Protocol):
    """One connection."""

    def hang_up(self) -> None:
        """Break it."""
        ...


class Connections:
    """Belongs to the thread of the server's loop."""

    def __init__(self) -> None:
        self._lines: set[Line] = set()
        self._nobody = asyncio.Event()

    def add(self, line: Line) -> None:
        """One more."""
        self._lines.add(line)

    def discard(self, line: Line) -> None:
        """This one is over."""
        self._lines.discard(line)
        if not self._lines:
            self._nobody.set()

    def hang_up(self) -> None:
        """Break every connection."""
        for line in tuple(self._lines):
            line.hang_up()

    async def end(self, patience: float) -> None:
        """Break every connection and see them gone, for at most `patience` seconds.

        Nothing else may run in the loop: what is left in it is a connection that still shakes hands.
        """
        self._nobody.clear()
        self.hang_up()
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                if self._lines:
                    await self._nobody.wait()
                await _cancel_others()


async def _cancel_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await let_begin()  # and their transports end


async def let_begin() -> None:
    """Wait until connections that were just taken are begun; before that, asyncio cannot end them.

    To be awaited before the listening sockets are closed.
    """
    for _ in range(_TURNS):
        await asyncio.sleep(0)
