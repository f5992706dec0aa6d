"""Commands and replies with the stage kept: what a lost line or a refusal means depends on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import ConnectionLost, ProtocolViolation
from invite_desktop.mail.reply import Reply, Stage, error_for
from invite_desktop.mail.wire import Garbage, LineLost, Record, Unasked, Wire


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. `connect` is for each of a server's addresses.

    `silence` is how long a plain greeting may take before TLS is suspected. After the content a server
    may take ten minutes (RFC 5321 4.5.3.2.6); less would turn slowness into doubt.
    """

    connect: float = 20.0
    handshake: float = 20.0
    silence: float = 8.0
    greeting: float = 60.0
    command: float = 120.0
    content: float = 600.0
    quit: float = 3.0


class Dialogue:
    """The two sides' talk over one connection. Every error but a refusal ends it."""

    def __init__(self, account: Account, timeouts: Timeouts) -> None:
        self._account = account
        self._timeouts = timeouts
        self.record = Record()
        self.wire = Wire(self.record, timeouts.content)

    def command(self, stage: Stage, line: str) -> Reply:
        """Send a command that must succeed. Raises what `exchange` and `check` raise."""
        return self.check(self.exchange(stage, line), stage)

    def exchange(self, stage: Stage, line: str, shown: str = "") -> Reply:
        """Send a command, take the reply as it is. Raises `ConnectionLost`, `ProtocolViolation`.

        `shown` stands in the record where the command is a secret.
        """
        with self.during(stage):
            self.wire.send_line(line, shown=shown)
            return self.wire.read_reply(self._timeouts.command)

    def check(self, reply: Reply, stage: Stage, address: str = "") -> Reply:
        """Hand a positive reply on; raise what any other one means."""
        if not reply.is_positive:
            raise error_for(reply, stage, account=self._account, address=address)
        return reply

    @contextmanager
    def during(self, stage: Stage, address: str = "") -> Iterator[None]:
        """Say what a lost line or garbage means at this stage; the connection is over either way."""
        try:
            yield
        except LineLost as error:
            self.wire.close()
            raise ConnectionLost(stage) from error
        except Unasked as error:
            self.wire.close()
            raise error_for(error.reply, stage, account=self._account, address=address) from error
        except Garbage as error:
            self.wire.close()
            raise ProtocolViolation(str(error)) from error
