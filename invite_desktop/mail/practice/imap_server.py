"""Takes the connections to the practice mailbox."""

import asyncio
import ssl
from collections.abc import Callable

from invite_desktop.mail.practice.imap import ImapLine


class ImapServer:
    """Takes connections in the loop that it is started in. `line` makes what talks on each of them."""

    def __init__(self, line: Callable[[], ImapLine], context: ssl.SSLContext) -> None:
        self._line = line
        self._context = context
        self._server: asyncio.Server | None = None

    async def start(self, host: str) -> int:
        """Listen at a free port, which is the result."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._line, host, 0, ssl=self._context)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def close(self) -> None:
        """Take no more connections."""
        if self._server is not None:
            self._server.close()
