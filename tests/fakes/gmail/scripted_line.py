"""An SMTP connection of which a script may change every answer: what goes in and out, not what it means."""

import asyncio
from collections.abc import Callable

from invite_desktop.mail.practice.connections import Connections
from tests.fakes.gmail.breaking import Breaking, Breaks
from tests.fakes.smtp_server import Step

HOLD_CHECK = 0.005

Play = Callable[[str, str], Step | None]


def octets_of(reply: str | bytes) -> bytes:
    """A reply of a script as it goes over the line."""
    return reply if isinstance(reply, bytes) else reply.replace("\n", "\r\n").encode() + b"\r\n"


class ScriptedLine(Breaking, asyncio.Protocol):
    """Takes commands and contents apart, and obeys them; a subclass knows them."""

    banner = ""

    def __init__(
        self, play: Play, settle: Callable[[], None], connections: Connections, breaks: Breaks
    ) -> None:
        self._play = play
        self._settle = settle
        self._connections = connections
        self._breaks = breaks
        self._unread = bytearray()
        self._out: list[bytes] = []
        self._is_waiting = False
        self._awaited: Callable[[str], None] | None = None
        self._in_content = self._is_first_line = False
        self._scanned = 0
        self._recipient = ""

    def _obey(self, line: str) -> None:
        raise NotImplementedError

    def _dot(self, content: bytes) -> None:
        raise NotImplementedError

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The banner."""
        self.transport = transport
        self.begin(self._breaks)
        self._connections.add(self)
        self._perform("connect", "", self.banner)
        self._flush()

    def connection_lost(self, _error: Exception | None) -> None:
        """Forget it."""
        self._connections.discard(self)

    def take(self, octets: bytes) -> None:
        """Obey whatever is whole by now, and answer all of it at once."""
        self._settle()
        self._unread += octets
        self._work()

    def _work(self) -> None:
        while not self._is_waiting and not self.transport.is_closing():
            if not (self._read_content() if self._in_content else self._read_command()):
                break
        self._flush()

    def _flush(self) -> None:
        if self._out:
            octets, self._out = b"".join(self._out), []
            self.send(octets)

    def _read_command(self) -> bool:
        end = self._unread.find(b"\n")
        if end < 0:
            return False
        line = self._unread[:end].rstrip(b"\r").decode("utf-8", "surrogateescape")
        del self._unread[: end + 1]
        if self._awaited is not None:
            awaited, self._awaited = self._awaited, None
            awaited(line)
        else:
            self._obey(line)
        return True

    def _read_content(self) -> bool:
        if self._is_first_line and b"\n" in self._unread:
            self._is_first_line = False
            step = self._play("content", self._recipient)
            if step is not None and step != Step():
                self._do(step, "", None)
                return not self._is_waiting
        if self._unread.startswith(b".\r\n"):
            content, size = b"", 3
        else:
            end = self._unread.find(b"\r\n.\r\n", self._scanned)
            if end < 0:
                self._scanned = max(len(self._unread) - 4, 0)
                return False
            content, size = bytes(self._unread[: end + 2]), end + 5
        del self._unread[:size]
        self._scanned, self._in_content = 0, False
        if content.startswith(b"."):
            content = content[1:]
        self._dot(content.replace(b"\r\n.", b"\r\n"))
        return True

    def _perform(
        self, stage: str, command: str, usual: str, effect: Callable[[], None] | None = None
    ) -> None:
        """Do what the script says, or the usual; the effect takes place if the reply is positive."""
        step = self._play(stage, command)
        if step is None:
            self._out.append(octets_of(usual))
            if effect is not None:
                effect()
        else:
            self._do(step, usual, effect)

    def _do(self, step: Step, usual: str, effect: Callable[[], None] | None) -> None:
        if step.hold is not None and not step.hold.is_set():
            self._is_waiting = True
            self._flush()
            asyncio.get_running_loop().call_later(HOLD_CHECK, self._go_on, step, usual, effect)
            return
        reply = octets_of(usual if step.reply is None else step.reply)
        self._out.append(reply)
        if effect is not None and reply[:1] in {b"2", b"3"}:
            effect()
        if step.close:
            self._flush()
            self.hang_up()

    def _go_on(self, step: Step, usual: str, effect: Callable[[], None] | None) -> None:
        if not self.transport.is_closing():
            self._is_waiting = False
            self._do(step, usual, effect)
            self._work()
