"""Message submission (RFC 6409 over RFC 5321; TLS by RFC 8314 and 3207, sign-in by RFC 4954).

Python's own client hides what matters here: whether a lost connection came before or after the
message was handed over. This one owns the stage, so every ending says how far it got.
"""

import base64
import errno
import math
import ssl
from types import TracebackType
from typing import Any, Self

from invite_desktop.domain.account import Account, AccountField, Encryption
from invite_desktop.domain.errors import (
    AddressUnusable,
    CertificateRejected,
    ConnectionLost,
    EncryptionMismatch,
    EncryptionUnavailable,
    InviteError,
    Offline,
    PasswordMissing,
    ServerUnreachable,
    SettingMissing,
    SignInUnavailable,
)
from invite_desktop.mail.address import ascii_domain
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.dialogue import Dialogue, Timeouts
from invite_desktop.mail.network import look_up
from invite_desktop.mail.reply import Reply, Stage
from invite_desktop.mail.tls import client_context
from invite_desktop.mail.transaction import Run, Transactions
from invite_desktop.mail.wire import MASK, Garbage, LineLost, Silence, Wire

__all__ = ["Submission", "Timeouts"]

_TLS_ALERT = "\x15\x03"  # the first octets of a TLS server that was spoken to in the clear
_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN}
_CHALLENGE = 334
_SHORTEST_HIDDEN = 8


class Submission:
    """One session with the account's server, in named steps.

    `open` takes all of them: `find`, `connect`, `secure`, `sign_in`. Then `submit` any number of
    times while `is_usable`, and `close`. One thread owns a session; only `abort` may be called from
    another.
    """

    def __init__(self, account: Account, timeouts: Timeouts | None = None) -> None:
        self._account = account
        self._timeouts = timeouts or Timeouts()
        self._dialogue = Dialogue(account, self._timeouts)
        self._wire = self._dialogue.wire
        self._probe = Wire(self._dialogue.record, self._timeouts.silence)
        self._places: list[tuple[int, Any]] = []
        self._offers: dict[str, str] = {}
        self._transactions = Transactions(account, self._timeouts, self._dialogue)
        self._run: Run[Reply] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def is_usable(self) -> bool:
        """Whether the session is signed in and between two messages."""
        return self._transactions.is_ready

    @property
    def transcript(self) -> list[str]:
        """What was said, without passwords and with shortened addresses; for "Technical details"."""
        return self._dialogue.record.lines

    # -- opening -----------------------------------------------------------------------------------

    def open(self, password: str) -> None:
        """All steps. Raises `SetupError` or `RunError`; nothing stays open then."""
        try:
            self.find()
            self.connect()
            self.secure()
            self.sign_in(password)
        except BaseException:
            self._transactions.drop()
            raise

    def find(self) -> None:
        """Look the server's name up.

        Raises `SettingMissing`, `Offline`, `ServerNotFound`, and `ConnectionLost` after `abort`.
        """
        self._account.require_complete()
        with self._dialogue.during(Stage.CONNECT):
            self._places = look_up(self._account.host, self._account.port, self._wire.check_aborted)

    def connect(self) -> None:
        """Reach the server; unless TLS comes first, greet it too.

        Raises `Offline`, `ServerUnreachable`, `EncryptionMismatch`, `ServerUnavailable`, `PolicyRefused`,
        `ConnectionLost`, `ProtocolViolation`.
        """
        self._reach(self._wire)
        if self._account.encryption is not Encryption.SSL:
            self._greet()

    def secure(self) -> None:
        """TLS, as the account has it; nothing for an account without encryption.

        Raises `CertificateRejected`, `EncryptionMismatch`, `EncryptionUnavailable`, and as `connect`.
        """
        if self._account.encryption is Encryption.SSL:
            self._shake_hands()
            self._greet()
        elif self._account.encryption is Encryption.TLS:
            if "STARTTLS" not in self._offers:
                raise EncryptionUnavailable(self._account.host)
            self._dialogue.command(Stage.STARTTLS, "STARTTLS")
            self._shake_hands()
            self._introduce()

    def sign_in(self, password: str) -> None:
        """One AUTH command, never more: providers count them. Nothing if the account needs none.

        Raises `PasswordMissing`, `SignInUnavailable`, `SignInRejected` and its kinds, `TooManySignIns`,
        `ServerUnavailable`, `ConnectionLost`, `ProtocolViolation`.
        """
        if self._account.authentication:
            if self._account.encryption is not Encryption.NONE and not self._wire.is_secure:
                raise EncryptionUnavailable(self._account.host)
            if not password:
                raise PasswordMissing
            self._authenticate(password)
        self._transactions.begin(self._offers)

    def _reach(self, wire: Wire) -> None:
        account = self._account
        problems: list[OSError] = []
        for family, address in self._places:
            try:
                wire.connect(family, address, self._timeouts.connect)
            except LineLost as error:
                raise ConnectionLost(Stage.CONNECT) from error
            except OSError as error:
                problems.append(error)
            else:
                return
        if all(problem.errno in _NO_NETWORK for problem in problems):
            raise Offline(account.host)
        timed_out = any(isinstance(problem, TimeoutError) for problem in problems)
        raise ServerUnreachable(account.host, account.port, timed_out) from problems[-1]

    def _shake_hands(self) -> None:
        account = self._account
        context = client_context(account.extra_certificate, account.host)
        with self._dialogue.during(Stage.STARTTLS):
            try:
                self._wire.secure(context, account.host, self._timeouts.handshake)
            except ssl.SSLCertVerificationError as error:
                raise CertificateRejected(account.host, error.verify_message) from error
            except ssl.SSLError as error:
                raise EncryptionMismatch(account.host, account.port) from error

    def _greet(self) -> None:
        with self._dialogue.during(Stage.CONNECT):
            try:
                reply = self._first_reply()
            except Garbage as error:
                if str(error).startswith(_TLS_ALERT):
                    raise EncryptionMismatch(self._account.host, self._account.port) from error
                raise
        self._dialogue.check(reply, Stage.CONNECT)
        self._introduce()

    def _first_reply(self) -> Reply:
        """The greeting. A server that waits for TLS says nothing, and so does one that is slow: ask which."""
        if self._wire.is_secure:
            return self._wire.read_reply(self._timeouts.greeting)
        try:
            return self._wire.read_reply(self._timeouts.silence)
        except Silence:
            if self._speaks_tls():
                raise EncryptionMismatch(self._account.host, self._account.port) from None
            return self._wire.read_reply(self._timeouts.greeting)

    def _speaks_tls(self) -> bool:
        """Whether a second connection gets a TLS handshake, be its certificate good or not."""
        account = self._account
        try:
            self._reach(self._probe)
            context = client_context(account.extra_certificate, account.host)
            self._probe.secure(context, account.host, self._timeouts.silence)
        except ssl.SSLCertVerificationError:
            return True
        except (ssl.SSLError, LineLost, InviteError):
            return False
        finally:
            self._probe.close()
        return True

    def _introduce(self) -> None:
        """EHLO with a name that says nothing about this computer: every recipient can read it."""
        try:
            name = f"client.{ascii_domain(self._account.domain)}"
        except AddressUnusable as error:
            raise SettingMissing(AccountField.FROM_EMAIL) from error
        reply = self._dialogue.command(Stage.EHLO, f"EHLO {name}")
        words = (line.replace("=", " ").split(" ", 1) for line in reply.text.upper().split("\n")[1:])
        self._offers = {keyword: rest[0] if rest else "" for keyword, *rest in words}

    def _authenticate(self, password: str) -> None:
        mechanisms = self._offers.get("AUTH", "").split()
        username = self._account.username
        whole, parts = _base64(f"\0{username}\0{password}"), (_base64(username), _base64(password))
        if "PLAIN" in mechanisms:
            answers = [whole]
            command, shown = f"AUTH PLAIN {whole}", f"AUTH PLAIN {MASK}"
        elif "LOGIN" in mechanisms:
            answers = [*parts]
            command, shown = "AUTH LOGIN", ""
        elif "STARTTLS" in self._offers and not self._wire.is_secure:  # it lets nobody in before TLS
            raise EncryptionMismatch(self._account.host, self._account.port)
        else:
            raise SignInUnavailable(self._account.host, " ".join(mechanisms))
        self._dialogue.record.hide(whole, *parts, *(form.rstrip("=") for form in (whole, *parts)))
        if len(password) >= _SHORTEST_HIDDEN:  # a short one would be found in innocent words
            self._dialogue.record.hide(password, password.encode().decode("latin-1"))
        reply = self._dialogue.exchange(Stage.AUTH, command, shown)
        while reply.code == _CHALLENGE and answers:
            reply = self._dialogue.exchange(Stage.AUTH, answers.pop(0), MASK)
        self._dialogue.check(reply, Stage.AUTH)

    # -- submitting --------------------------------------------------------------------------------

    @property
    def can_pipeline(self) -> bool:
        """Whether the server takes several commands at once (RFC 2920)."""
        return self._transactions.can_pipeline

    @property
    def announced(self) -> Mail | None:
        """The mail whose envelope has been sent ahead; the next one to be handed over must be this one.

        Any other costs the line: it is dropped, and `ConnectionLost` raised for the other.
        """
        return self._transactions.announced

    def submit(self, mail: Mail, following: Mail | None = None) -> Reply:
        """Hand one mail over. The result is the server's 250: it took the mail.

        `RecipientError`, `SetupError` and `RunError` mean that it certainly did not, with one exception:
        `OutcomeUnknown`, the line lost between the final dot and the answer to it. After a refusal
        the session stays usable if the server does not hang up.

        The envelope of `following` travels with the end of this mail's content if `can_pipeline`. Its
        refusal is raised when it is that mail's turn, and no lost line puts it in doubt before.
        """
        self._run = None
        return Run(self._wire, self._transactions.hand_over(mail, following)).wait()

    def start(self, mail: Mail, following: Mail | None = None) -> None:
        """As `submit`, but without waiting for replies: `advance` takes those. May raise as `submit`."""
        self._run = None
        self._run = Run(self._wire, self._transactions.hand_over(mail, following))

    def advance(self) -> Reply | None:
        """Go on with what was started as far as replies are here; the last one, or None before it.

        Call it once after `start`: replies to an envelope that was sent ahead may be here already, and no
        selector shows that. Then whenever the line can be read, or `wait_until` has passed. Raises as
        `submit`.
        """
        run, self._run = self._run, None
        reply = run.look() if run else None
        if reply is None:
            self._run = run
        return reply

    def fileno(self) -> int:
        """For selectors: the line can be read. -1 where there is no line."""
        return self._wire.fileno()

    @property
    def wait_until(self) -> float:
        """The `time.monotonic()` by which the next reply is due; without end where none is."""
        return self._run.wait_until if self._run else math.inf

    # -- closing -----------------------------------------------------------------------------------

    def abort(self) -> None:
        """End at once whatever the owner waits for; for another thread. The owner still closes."""
        self._wire.abort()
        self._probe.abort()

    def close(self) -> None:
        """Take leave. Raises nothing, may be called twice."""
        if self.is_usable and self.announced is None:
            try:
                self._wire.send_line("QUIT")
                self._wire.read_reply(self._timeouts.quit)
            except (LineLost, Garbage):
                self._dialogue.record.add("(no answer to QUIT)")
        self._transactions.drop()


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")
