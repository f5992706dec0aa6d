"""Message submission (RFC 6409 over RFC 5321; TLS by RFC 8314 and 3207, sign-in by RFC 4954).

Python's own client hides what matters here: whether a lost connection came before or after the
message was handed over. This one owns the stage, so every ending says how far it got.
"""

import base64
import errno
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
    MessageTooLarge,
    Offline,
    OutcomeUnknown,
    PasswordMissing,
    ServerUnreachable,
    SettingMissing,
    SignInUnavailable,
)
from invite_desktop.mail.address import ascii_domain
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.dialogue import Dialogue, Timeouts
from invite_desktop.mail.network import look_up
from invite_desktop.mail.reply import Reply, Stage, error_for
from invite_desktop.mail.tls import client_context
from invite_desktop.mail.wire import MASK, Garbage, LineLost, Silence, Wire

__all__ = ["Submission", "Timeouts"]

_TLS_ALERT = "\x15\x03"  # the first octets of a TLS server that was spoken to in the clear
_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN}
_HANDED_IN = 354
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
        self._usable = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def is_usable(self) -> bool:
        """Whether the session is signed in and between two messages."""
        return self._usable

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
            self._drop()
            raise

    def find(self) -> None:
        """Look the server's name up. Raises `SettingMissing`, `Offline`, `ServerNotFound`."""
        self._account.require_complete()
        self._places = look_up(self._account.host, self._account.port)

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
        self._usable = True

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
                self._wire.secure(context, account.host, self._timeouts.connect)
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
        if "PLAIN" in mechanisms:
            answers = [_base64(f"\0{username}\0{password}")]
            command, shown = f"AUTH PLAIN {answers[0]}", f"AUTH PLAIN {MASK}"
        elif "LOGIN" in mechanisms:
            answers = [_base64(username), _base64(password)]
            command, shown = "AUTH LOGIN", ""
        else:
            raise SignInUnavailable(self._account.host, " ".join(mechanisms))
        # a short password would be found in innocent words
        hidden = (*answers, password) if len(password) >= _SHORTEST_HIDDEN else tuple(answers)
        reply = self._dialogue.exchange(Stage.AUTH, command, shown, hidden)
        while reply.code == _CHALLENGE and answers:
            reply = self._dialogue.exchange(Stage.AUTH, answers.pop(0), MASK, hidden)
        self._dialogue.check(reply, Stage.AUTH)

    # -- submitting --------------------------------------------------------------------------------

    def submit(self, mail: Mail) -> Reply:
        """Hand one mail over. The result is the server's 250: it took the mail.

        `RecipientError`, `SetupError` and `RunError` mean that it certainly did not, with one exception:
        `OutcomeUnknown`, the line lost between the final dot and the answer to it. After a refusal
        the session stays usable if the server does not hang up.
        """
        envelope = self._envelope(mail)
        self._usable = False
        for stage, command in envelope:
            reply = self._dialogue.exchange(stage, command)
            if (reply.code != _HANDED_IN) if stage is Stage.DATA else not reply.is_positive:
                self._reset(reply)
                raise error_for(reply, stage, account=self._account, address=mail.recipient)
        reply = self._hand_over(mail)
        # the answer to the content ends the transaction, whatever it is (RFC 5321 4.1.1.4)
        self._usable = reply.code != 421  # noqa: PLR2004 - "closing transmission channel"
        self._dialogue.check(reply, Stage.CONTENT, mail.recipient)
        return reply

    def _envelope(self, mail: Mail) -> list[tuple[Stage, str]]:
        """The commands before the content. Writing and reading them is apart, as PIPELINING will need."""
        if not (mail.sender + mail.recipient).isprintable():
            raise AddressUnusable(mail.recipient)
        parameters = ""
        limit = self._offers.get("SIZE")
        if limit is not None:
            if limit.isdecimal() and 0 < int(limit) < len(mail.content):
                raise MessageTooLarge(f"SIZE {limit}")
            parameters += f" SIZE={len(mail.content)}"
        if mail.needs_utf8:
            if "SMTPUTF8" not in self._offers:
                raise AddressUnusable(mail.recipient)
            parameters += " BODY=8BITMIME SMTPUTF8"
        return [
            (Stage.MAIL, f"MAIL FROM:<{mail.sender}>{parameters}"),
            (Stage.RCPT, f"RCPT TO:<{mail.recipient}>"),
            (Stage.DATA, "DATA"),
        ]

    def _hand_over(self, mail: Mail) -> Reply:
        """The content, then the final dot by itself: without the dot no server may take it for a mail."""
        with self._dialogue.during(Stage.CONTENT):
            self._wire.send_octets(_dot_stuffed(mail.content), f"({len(mail.content)} octets)")
        try:
            self._wire.send_octets(b".\r\n", ".")
            reply = self._wire.read_reply(self._timeouts.content)
        except (LineLost, Garbage) as error:
            self._drop()
            raise OutcomeUnknown from error
        if reply.code // 100 not in {2, 4, 5}:
            self._drop()
            raise OutcomeUnknown
        return reply

    def _reset(self, reply: Reply) -> None:
        """End the transaction after a refusal, so that the next person's can begin."""
        if reply.code == 421:  # noqa: PLR2004 - "closing transmission channel"
            self._drop()
            return
        try:
            self._wire.send_line("RSET")
            self._usable = self._wire.read_reply(self._timeouts.command).is_positive
        except (LineLost, Garbage):
            self._drop()

    # -- closing -----------------------------------------------------------------------------------

    def abort(self) -> None:
        """End at once whatever the owner waits for; for another thread. The owner still closes."""
        self._wire.abort()
        self._probe.abort()

    def close(self) -> None:
        """Take leave. Raises nothing, may be called twice."""
        if self._usable:
            try:
                self._wire.send_line("QUIT")
                self._wire.read_reply(self._timeouts.quit)
            except (LineLost, Garbage):
                self._dialogue.record.add("(no answer to QUIT)")
        self._drop()

    def _drop(self) -> None:
        self._usable = False
        self._wire.close()


def _dot_stuffed(content: bytes) -> bytes:
    """RFC 5321 4.5.2, with a line end at the end."""
    stuffed = content.replace(b"\r\n.", b"\r\n..")
    if stuffed.startswith(b"."):
        stuffed = b"." + stuffed
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")
