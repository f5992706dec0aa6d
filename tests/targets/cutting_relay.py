"""A bad line: a relay on this computer that breaks each connection after some number of octets."""

import asyncio
import random
import socket
import struct

from tests.fakes.relay import HOST, Carrier

_CHUNK = 65536
_RESET = struct.pack("ii", 1, 0)  # closing with this is a RST for the other side, not a FIN


class CuttingRelay(Carrier):
    """Carries TCP connections to a port of this computer, from `with` to its end.

    Each connection is cut after a random number of octets, fewer than `up` towards the server or, every
    other time, fewer than `down` from it: the octets before that arrive, and nothing after them. The same
    seed draws the same numbers.
    """

    def __init__(self, port: int, seed: int, *, up: int, down: int) -> None:
        super().__init__(port, "cutting relay")
        self._random = random.Random(seed)
        self._most = (up, down)
        self.cuts = 0
        self.is_calm = False
        """Whether connections are left alone from now on."""

    async def _take(self, near_in: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._connect(near_in, near_out)
        except asyncio.CancelledError:
            near_out.close()
        finally:
            self._tasks.discard(task)

    async def _connect(self, near_in: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        far_in, far_out = await asyncio.open_connection(HOST, self._target)
        is_cut_upwards, is_reset = self._random.random() < 0.5, self._random.random() < 0.5
        after = self._random.randrange(self._most[0] if is_cut_upwards else self._most[1])
        up = self._carry(near_in, far_out, after if is_cut_upwards else None)
        down = self._carry(far_in, near_out, None if is_cut_upwards else after)
        carriers = [self._loop.create_task(way) for way in (up, down)]
        try:
            # whichever way ends first ends the other: what is under way there is lost
            done, _ = await asyncio.wait(carriers, return_when=asyncio.FIRST_COMPLETED)
            if any(carrier.result() for carrier in done):
                self.cuts += 1
                _shall_reset(is_reset, near_out, far_out)
        finally:
            for carrier in carriers:
                carrier.cancel()
            near_out.close()
            far_out.close()

    async def _carry(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, left: int | None
    ) -> bool:
        """Carry octets until one side hangs up, or as many as are `left`; whether it was for that."""
        sink.transport.set_write_buffer_limits(high=0)  # so that drained means sent
        try:
            while octets := await source.read(_CHUNK):
                is_last = left is not None and len(octets) >= left and not self.is_calm
                sink.write(octets[:left] if is_last else octets)
                await sink.drain()
                if is_last:
                    return True
                left = None if left is None else max(0, left - len(octets))
        except ConnectionError:
            return False
        return False


def _shall_reset(is_reset: bool, *writers: asyncio.StreamWriter) -> None:
    if is_reset:
        for writer in writers:
            line: socket.socket = writer.get_extra_info("socket")
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
