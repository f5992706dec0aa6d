"""Stand-ins for the network, and ways to run things beside the test."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import InviteError, OutcomeUnknown
from invite_desktop.domain.mailing import Progress
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.reply import Reply
from invite_desktop.operations.control import RunControl

Result = TypeVar("Result")
Play = InviteError | Callable[[Mail], None] | None
ACCEPTED = Reply(250, "2.0.0 OK  1790534477 scripted")


class ScriptedServer:
    """A server and the line to it; `connect` fits `SendMailing`.

    Each submission takes the next play: an error to raise, a function that is called with the mail
    before it is taken, or None. Without a play the mail is taken.
    """

    def __init__(self, *plays: Play) -> None:
        self.plays: deque[Play] = deque(plays)
        self.refuse_connections: deque[InviteError | None] = deque()
        self.taken: list[Mail] = []
        self.tried = 0
        self.connections = 0
        self.open_lines = 0

    def connect(self, account: Account, password: str | None) -> "ScriptedLine":
        problem = self.refuse_connections.popleft() if self.refuse_connections else None
        if problem is not None:
            raise problem
        self.connections += 1
        self.open_lines += 1
        return ScriptedLine(self)

    @property
    def recipients(self) -> list[str]:
        """Who got a mail, in order."""
        return [mail.recipient for mail in self.taken]

    @property
    def message_ids(self) -> list[str]:
        """The Message-IDs of what was taken, in order."""
        return [message_id_of(mail) for mail in self.taken]

    def take_and_lose_the_answer(self, mail: Mail) -> None:
        """A play: the mail is taken, and nobody hears of it."""
        self.taken.append(mail)
        raise OutcomeUnknown


class ScriptedLine:
    """One connection to the scripted server."""

    def __init__(self, server: ScriptedServer) -> None:
        self._server = server

    def submit(self, mail: Mail) -> Reply:
        server = self._server
        server.tried += 1
        play = server.plays.popleft() if server.plays else None
        if isinstance(play, InviteError):
            raise play
        if play is not None:
            play(mail)
        server.taken.append(mail)
        return ACCEPTED

    def close(self) -> None:
        self._server.open_lines -= 1


def message_id_of(mail: Mail) -> str:
    """The Message-ID that the mail bears."""
    _, _, rest = mail.content.decode().partition("\r\nMessage-ID: ")
    return rest.partition("\r\n")[0]


def silent(progress: Progress) -> None:
    """A report that nobody reads."""


class WatchedControl(RunControl):
    """Counts how often a run asks to go on, and notes the gaps it is about to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._asked = threading.Semaphore(0)

    def may_continue(self, after: float = 0.0) -> bool:
        self.gaps.append(after)
        self._asked.release()
        return super().may_continue(after)

    def await_questions(self, count: int) -> None:
        """Wait until the run has asked so many times more."""
        for _ in range(count):
            assert self._asked.acquire(timeout=10)


class Beside(Generic[Result]):
    """Runs a function on a thread of its own; `result` waits for it, and raises what it raised."""

    def __init__(self, work: Callable[[], Result], cleanup: Callable[[], None] = lambda: None) -> None:
        self._work = work
        self._cleanup = cleanup
        self._results: list[Result] = []
        self._problem: BaseException | None = None
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:  # noqa: BLE001 - handed over to the test
            self._problem = error
        finally:
            self._cleanup()

    def result(self, within: float = 10) -> Result:
        """What the function returned."""
        self._thread.join(within)
        assert not self._thread.is_alive(), "still running"
        if self._problem is not None:
            raise self._problem
        return self._results[0]
