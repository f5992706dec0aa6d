"""Distance: a relay on this computer that carries TCP octets late, in order, and as many as come.

with Relay(server.port, round_trip=0.040) as relay:
    account = server.account(port=relay.port)
"""

import asyncio
import threading
from types import TracebackType
from typing import Self

HOST = "127.0.0.1"
_CHUNK = 65536


class Carrier:
    """Takes connections on this computer, from `with` to its end; `_take` says what becomes of each."""

    def __init__(self, port: int, name: str) -> None:
        self._target = port
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._end = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._run, name=name)
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._take, HOST, 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._end.wait()
        server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _take(self, near_in: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        """One connection; whatever goes on stands among `_tasks`, which are cancelled at the end."""
        raise NotImplementedError


class Relay(Carrier):
    """Carries each direction half a `round_trip` (seconds) late, from `with` to its end.

    `carried` is every octet of both directions; kept from when it is set.
    """

    def __init__(self, port: int, round_trip: float = 0.0) -> None:
        super().__init__(port, "relay")
        self._delay = round_trip / 2
        self.carried: bytearray | None = None

    async def _take(self, near_in: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * self._delay)  # the handshake of TCP, which on this computer takes no time
        far_in, far_out = await asyncio.open_connection(HOST, self._target)
        for source, sink in ((near_in, far_out), (far_in, near_out)):
            carrier = self._loop.create_task(self._carry(source, sink))
            self._tasks.add(carrier)
            carrier.add_done_callback(self._tasks.discard)

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        """Octets with the time when they are due; the end of the stream is as late as they are."""
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        reading = self._loop.create_task(self._read(source, under_way))
        try:
            while True:
                due, octets = await under_way.get()
                await asyncio.sleep(due - self._loop.time())
                if not octets:
                    return
                sink.write(octets)
                await sink.drain()
        except ConnectionError:
            return
        finally:
            reading.cancel()
            sink.close()

    async def _read(
        self, source: asyncio.StreamReader, under_way: asyncio.Queue[tuple[float, bytes]]
    ) -> None:
        octets = b"-"
        while octets:
            try:
                octets = await source.read(_CHUNK)
            except ConnectionError:
                octets = b""
            if self.carried is not None:
                self.carried += octets
            under_way.put_nowait((self._loop.time() + self._delay, octets))
