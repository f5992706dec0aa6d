"""Test settings: find, connect, secure, sign in, send to yourself. Each step is shown and timed."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import InviteError, PasswordMissing
from invite_desktop.domain.message import Message

if TYPE_CHECKING:
    from invite_desktop.mail.compose import Mail
    from invite_desktop.mail.reply import Reply


class ConnectionStep(StrEnum):
    """The steps, in their order."""

    FIND = "find"
    CONNECT = "connect"
    SECURE = "secure"
    SIGN_IN = "sign_in"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class StepReport:
    """A step began (`seconds` is None) or is done after so many seconds."""

    step: ConnectionStep
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class ConnectionResult:
    """How a test ended. `problem` stopped it at `step`; None means that everything worked.

    `transcript` is the dialogue with addresses and secrets masked, for *Technical details*.
    """

    step: ConnectionStep
    problem: InviteError | None
    transcript: tuple[str, ...]


class Session(Protocol):
    """A submission session whose steps can be walked one by one."""

    @property
    def transcript(self) -> list[str]:
        """The dialogue so far, masked."""
        ...

    def find(self) -> None: ...
    def connect(self) -> None: ...
    def secure(self) -> None: ...
    def sign_in(self, password: str) -> None: ...
    def submit(self, mail: "Mail") -> "Reply": ...
    def close(self) -> None: ...
    def abort(self) -> None: ...


class ConnectionTest:
    """One run of *Test settings*; `stop` may be called from another thread and ends it at once."""

    def __init__(
        self, new_session: Callable[[Account], Session], account: Account, password: str | None
    ) -> None:
        self._session = new_session(account)
        self._account = account
        self._password = password
        self._stopped = False

    def stop(self) -> None:
        """End the test; what it reports then is of no account."""
        self._stopped = True
        self._session.abort()

    @property
    def is_stopped(self) -> bool:
        """Whether the person ended it."""
        return self._stopped

    def run(self, greeting: Message, report: Callable[[StepReport], None]) -> ConnectionResult:
        """Walk the steps; `greeting` is the text of the test message. Raises nothing of the network's."""
        session = self._session
        step = ConnectionStep.FIND
        try:
            for step, action in self._steps(self._prepare(greeting)):
                began = time.monotonic()
                report(StepReport(step))
                action()
                report(StepReport(step, time.monotonic() - began))
        except InviteError as problem:
            return ConnectionResult(step, problem, tuple(session.transcript))
        finally:
            session.close()
        return ConnectionResult(step, None, tuple(session.transcript))

    def _prepare(self, greeting: Message) -> "Mail":
        """Whatever is missing is said before the network is asked."""
        self._account.require_complete()
        if self._account.authentication and not self._password:
            raise PasswordMissing
        return letter_to_self(self._account, greeting)

    def _steps(self, letter: "Mail") -> tuple[tuple[ConnectionStep, Callable[[], object]], ...]:
        session = self._session
        return (
            (ConnectionStep.FIND, session.find),
            (ConnectionStep.CONNECT, session.connect),
            (ConnectionStep.SECURE, session.secure),
            (ConnectionStep.SIGN_IN, lambda: session.sign_in(self._password or "")),
            (ConnectionStep.SEND, lambda: session.submit(letter)),
        )


def letter_to_self(account: Account, message: Message) -> "Mail":
    """A message without fields from the account to itself."""
    # loaded when it is needed: the settings form stands in the first window
    from invite_desktop.mail.compose import Composer, Envelope, new_message_id

    envelope = Envelope(new_message_id(account.domain), datetime.now().astimezone())
    return Composer(account, message, ()).compose(account.from_email, {}, envelope)
