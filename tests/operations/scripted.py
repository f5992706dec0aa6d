"""Stand-ins for the network, and ways to run things beside the test."""

import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    InviteError,
    OutcomeUnknown,
    RecipientDeferred,
    RecipientError,
    RecipientRefused,
)
from invite_desktop.domain.mailing import Progress
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.reply import Reply
from invite_desktop.operations.control import RunControl

Result = TypeVar("Result")
Play = InviteError | Callable[[Mail], None] | None
ACCEPTED = Reply(250, "2.0.0 OK  1790534477 scripted")


class ScriptedServer:
    """A server and the lines to it; `connect` fits `SendMailing`.

    Each mail takes the next play when its turn comes: an error to raise, a function that is called with
    the mail before it is taken, or None. Without a play the mail is taken. The answer is there when a
    line has been asked for it `patience` times more.
    """

    def __init__(self, *plays: Play, can_pipeline: bool = False, patience: int = 0) -> None:
        self.can_pipeline = can_pipeline
        self.patience = patience
        self.plays: deque[Play] = deque(plays)
        self.refuse_connections: deque[InviteError | None] = deque()
        self.taken: list[Mail] = []
        self.announced: list[str] = []
        self.tried = 0
        self.sign_ins = 0
        self.connections = 0
        self.open_lines = 0
        self.most_lines = 0

    def connect(self, account: Account, password: str | None) -> "ScriptedLine":
        self.sign_in()
        return ScriptedLine(self)

    def sign_in(self) -> None:
        """Somebody signs in; a line to them opens."""
        self.sign_ins += 1
        problem = self.refuse_connections.popleft() if self.refuse_connections else None
        if problem is not None:
            raise problem
        self.connections += 1
        self.open_lines += 1
        self.most_lines = max(self.most_lines, self.open_lines)

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

    def play(self, mail: Mail) -> Reply:
        """What becomes of a mail."""
        self.tried += 1
        play = self.plays.popleft() if self.plays else None
        if isinstance(play, InviteError):
            raise play
        if play is not None:
            play(mail)
        self.taken.append(mail)
        return ACCEPTED


class ScriptedLine:
    """One connection to the scripted server. It is as strict about its owner as a real one is."""

    def __init__(self, server: ScriptedServer) -> None:
        self._server = server
        self._mail: Mail | None = None
        self._following: Mail | None = None
        self._left = 0
        self._ours, self._theirs = socket.socketpair()
        self._theirs.send(b"!")  # there is always something to read
        self.is_usable = True
        self.announced: Mail | None = None

    @property
    def wait_until(self) -> float:
        return time.monotonic() + 600

    def fileno(self) -> int:
        return self._ours.fileno()

    def start(self, mail: Mail, following: Mail | None = None) -> None:
        assert self.is_usable
        assert self._mail is None
        assert self.announced is None or self.announced is mail
        self.announced, self._mail, self._left = None, mail, self._server.patience
        self._following = following if self._server.can_pipeline else None

    def advance(self) -> Reply | None:
        assert self._mail is not None
        if self._left:
            self._left -= 1
            return None
        mail, self._mail = self._mail, None
        return self.submit(mail)

    def submit(self, mail: Mail) -> Reply:
        following, self._following = self._following, None
        try:
            reply = self._server.play(mail)
        except (RecipientRefused, RecipientDeferred) as error:
            self.is_usable = not error.reply.startswith("421")
            raise  # the dot never came, and so nothing travelled with it
        except RecipientError:
            self._announce(following)
            raise
        except InviteError:
            self.is_usable = False
            raise
        self._announce(following)
        return reply

    def _announce(self, mail: Mail | None) -> None:
        self.announced = mail
        if mail is not None:
            self._server.announced.append(mail.recipient)

    def close(self) -> None:
        assert self._ours.fileno() != -1, "closed twice"
        self._server.open_lines -= 1
        self._ours.close()
        self._theirs.close()


def message_id_of(mail: Mail) -> str:
    """The Message-ID that the mail bears."""
    _, _, rest = mail.content.decode().partition("\r\nMessage-ID: ")
    return rest.partition("\r\n")[0]


class Clock:
    """A clock that only goes when it is told to, from this moment on."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC).replace(microsecond=0)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class VirtualControl(RunControl):
    """Waits by putting the clock forward. A pause is held for `hold_for` seconds, then taken back.

    `in_wait` plans something for a wait, before any pause is looked at; a long wait is many waits of 5 s.
    """

    def __init__(self, clock: Clock, hold_for: float = 0.0) -> None:
        super().__init__()
        self._clock = clock
        self._hold_for = hold_for
        self.holds = 0
        self.waits: list[float] = []
        self._plans: dict[int, Callable[[], object]] = {}

    def in_wait(self, number: int, action: Callable[[], object]) -> None:
        """Do this in the wait of this number, from 1."""
        self._plans[number] = action

    def may_continue(self, after: float = 0.0) -> bool:
        if after and not self.is_stopped:
            self.waits.append(after)
            self._clock.advance(after)
            self._plans.get(len(self.waits), lambda: None)()
        is_held = self.is_paused
        if is_held:
            self.holds += 1
            self._clock.advance(self._hold_for)
            self.resume()
        may_continue = super().may_continue()
        self.was_held = is_held
        return may_continue


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
