"""A mail server that follows a script, over real TLS, for everything a well-behaved server never does.

    with FakeSmtp(authority, mode="ssl", script={"rcpt": "553 5.1.3 no such address"}) as server:
        account = server.account()

The script maps a stage of the dialogue to what happens there:

    connect ehlo starttls auth mail rcpt data   instead of the usual reply to it
    content                                     when the first line of a content has come
    dot                                         instead of the usual reply to a whole content
    nobody                                      the same, where the content is for nobody
    rset quit

A stage's value is one *step*, done every time, or a list of steps, one for each time, and the usual reply
afterwards. A step is a reply (`"550 5.1.1 no"`, several lines parted by line feeds), raw octets, a `Step`, a
function from the command line to one of these, or None for the usual reply.

Commands that come together are answered one after the other (RFC 2920); `PIPELINED` offers it. `hears` and
`says` cut each connection after so many octets of one direction, wherever in the dialogue that is.
"""

import base64
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Literal, NoReturn, Self

import trustme

from invite_desktop.domain.account import Account, Encryption

HOST = "127.0.0.1"
USERNAME = "ana.novak@example.org"
PASSWORD = "abcdefghijklmnop"
OFFERS = ("SIZE 35882577", "8BITMIME", "AUTH LOGIN PLAIN XOAUTH2", "ENHANCEDSTATUSCODES", "SMTPUTF8")

PIPELINED = (*OFFERS, "PIPELINING")

Mode = Literal["ssl", "tls", "plain"]
Certificate = Literal["good", "expired", "wrong-name", "unknown-authority"]


@dataclass(frozen=True)
class Step:
    """What to do at a stage, in this order: wait until `hold` is set, reply, close.

    `reply` None is the usual reply, b"" none at all. At the dot, `accept` says whether the mail is kept;
    None keeps it if the reply is a 250.
    """

    reply: str | bytes | None = None
    close: bool = False
    hold: threading.Event | None = None
    accept: bool | None = None


CUT = Step(reply=b"", close=True)
ACCEPT_AND_CUT = Step(reply=b"", close=True, accept=True)

Play = str | bytes | Step | None
Scripted = Play | Callable[[str], Play]
Script = Mapping[str, Scripted | Sequence[Scripted]]


@dataclass(frozen=True)
class FakeMail:
    """A mail that was kept, its dots unstuffed."""

    sender: str
    recipient: str
    content: bytes = field(repr=False)


class FakeSmtp:
    """Listens on this computer from `start` (or `with`) to `stop`; no thread outlives `stop`."""

    def __init__(
        self,
        authority: trustme.CA,
        mode: Mode = "ssl",
        script: Script | None = None,
        offers: Sequence[str] = OFFERS,
        certificate: Certificate = "good",
    ) -> None:
        self.mode = mode
        self.script: dict[str, Any] = {
            stage: [*steps] if isinstance(steps, list) else steps for stage, steps in (script or {}).items()
        }
        self.offers = offers
        self.mails: list[FakeMail] = []
        self.commands: list[str] = []
        self.heard = bytearray()
        self.flights: list[bytes] = []  # what came at once: with TLS, one write of the other side
        self.said = bytearray()
        self.hears: int | None = None
        self.says: int | None = None
        self.resets = False  # a cut is a reset (RST), not an orderly end
        self.username, self.password = USERNAME, PASSWORD
        self.authority_pem = authority.cert_pem.bytes().decode()
        self._context = _server_context(authority, certificate)
        self._listener = socket.create_server((HOST, 0))
        self.host, self.port = HOST, self._listener.getsockname()[1]
        self.stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._talks: list[_Talk] = []

    @property
    def auth_count(self) -> int:
        """How many AUTH commands came, over all connections."""
        return sum(command.upper().startswith("AUTH") for command in self.commands)

    @property
    def connections(self) -> int:
        """How many connections were taken."""
        return len(self._talks)

    def account(self, **changes: Any) -> Account:
        """An account that fits this server."""
        encryption = {"ssl": Encryption.SSL, "tls": Encryption.TLS, "plain": Encryption.NONE}[self.mode]
        settings: dict[str, Any] = {
            "from_name": "Ana Novak",
            "from_email": USERNAME,
            "username": USERNAME,
            "encryption": encryption,
            "host": HOST,
            "port": self.port,
            "pace": 0.0,
            "extra_certificate": self.authority_pem,
        }
        return Account(**settings | changes)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Take connections."""
        self._run(self._take_connections)

    def stop(self) -> None:
        """Hang up on everybody and wait for the threads."""
        self.stopping.set()
        socket.create_connection((HOST, self.port)).close()  # wakes the accepting thread
        self._threads[0].join()
        self._listener.close()
        for talk in self._talks:
            talk.hang_up()
        for thread in self._threads[1:]:
            thread.join()

    def _run(self, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, name="fake SMTP server")
        self._threads.append(thread)
        thread.start()

    def _take_connections(self) -> None:
        while True:
            line, _ = self._listener.accept()
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self.stopping.is_set():
                line.close()
                return
            talk = _Talk(self, line, self._context)
            self._talks.append(talk)
            self._run(talk.run)

    def play(self, stage: str, command: str) -> Step:
        """The next step of the script at this stage."""
        planned = self.script.get(stage)
        if isinstance(planned, list):
            planned = planned.pop(0) if planned else None
        if callable(planned):
            planned = planned(command)
        return planned if isinstance(planned, Step) else Step(planned)


class _HangUp(Exception):
    """The script, or the other side, ends the connection."""


class _Talk:
    """One connection."""

    def __init__(self, server: FakeSmtp, line: socket.socket, context: ssl.SSLContext) -> None:
        self._server = server
        self._line = line
        self._context = context
        self._unread = b""
        self._secure = False
        self._hears, self._says = server.hears, server.says
        self._forget()
        line.settimeout(30)

    def _forget(self) -> None:
        """No transaction is open."""
        self._sender: str | None = None
        self._recipient: str | None = None

    def run(self) -> None:
        """Talk until somebody hangs up."""
        try:
            if self._server.mode == "ssl":
                self._encrypt()
            self._step("connect", "", "220 fake.example ESMTP ready")
            while True:
                self._answer(self._read_line())
        except (_HangUp, OSError):
            self.hang_up()
        finally:
            self._line.close()

    def hang_up(self) -> None:
        """Break the line under whoever waits on it."""
        try:
            socket.socket.shutdown(self._line, socket.SHUT_RDWR)
        except OSError:
            return

    def _encrypt(self) -> None:
        secured = self._context.wrap_socket(self._line, server_side=True, do_handshake_on_connect=False)
        self._line, self._unread, self._secure = secured, b"", True
        secured.do_handshake()

    # -- reading and writing -----------------------------------------------------------------------

    def _read_line(self) -> str:
        while b"\n" not in self._unread:
            if self._hears == 0:
                self._cut()
            octets = self._line.recv(65536)[: self._hears]
            if not octets:
                raise _HangUp
            if self._hears is not None:
                self._hears -= len(octets)
            self._server.heard += octets
            self._server.flights.append(octets)
            self._unread += octets
        line, _, self._unread = self._unread.partition(b"\n")
        return line.removesuffix(b"\r").decode(errors="surrogateescape")

    def _say(self, reply: str | bytes) -> None:
        octets = reply if isinstance(reply, bytes) else reply.replace("\n", "\r\n").encode() + b"\r\n"
        self._server.said += octets[: self._says]
        self._line.sendall(octets[: self._says])
        if self._says is not None:
            self._says -= min(len(octets), self._says)
            if self._says == 0:
                self._cut()

    def _cut(self) -> NoReturn:
        if self._server.resets:
            self._line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._line.close()
        raise _HangUp

    def _step(self, stage: str, command: str, usual: str) -> str:
        """Do what the script says, or the usual; the result is the reply that was given."""
        step = self._server.play(stage, command)
        return self._do(step, usual)

    def _do(self, step: Step, usual: str) -> str:
        if step.hold is not None:
            while not step.hold.wait(0.01):
                if self._server.stopping.is_set():
                    raise _HangUp
        reply = usual if step.reply is None else step.reply
        self._say(reply)
        if step.close:
            raise _HangUp
        return reply if isinstance(reply, str) else reply.decode("latin-1")

    # -- commands ----------------------------------------------------------------------------------

    def _answer(self, line: str) -> None:
        verb = line.partition(" ")[0].upper()
        self._server.commands.append(line)
        answers = {
            "EHLO": self._ehlo,
            "STARTTLS": self._starttls,
            "AUTH": self._auth,
            "MAIL": self._mail,
            "RCPT": self._rcpt,
            "DATA": self._data,
        }
        if verb in answers:
            answers[verb](line)
        elif verb == "QUIT":
            self._step("quit", line, "221 2.0.0 closing connection")
            raise _HangUp
        elif verb == "RSET":
            self._forget()
            self._step("rset", line, "250 2.1.5 Flushed")
        else:
            self._step(verb.lower(), line, "502 5.5.1 Unrecognized")

    def _ehlo(self, line: str) -> None:
        offers = list(self._server.offers)
        if self._server.mode == "tls":
            offers = offers if self._secure else ["STARTTLS"]
        lines = ["fake.example at your service", *offers]
        self._step("ehlo", line, "\n".join([*(f"250-{offer}" for offer in lines[:-1]), f"250 {lines[-1]}"]))

    def _starttls(self, line: str) -> None:
        if self._step("starttls", line, "220 2.0.0 Ready to start TLS").startswith("220"):
            self._encrypt()

    def _auth(self, line: str) -> None:
        step = self._server.play("auth", line)
        if step.reply is not None:
            self._do(step, "")
            return
        _, mechanism, *initial = line.split(" ")
        if mechanism == "PLAIN":
            given = _decoded(initial[0] if initial else self._challenge(""))
        else:
            given = (
                "\0" + _decoded(self._challenge("Username:")) + "\0" + _decoded(self._challenge("Password:"))
            )
        right = given == f"\0{self._server.username}\0{self._server.password}"
        self._do(step, "235 2.7.0 Accepted" if right else "535 5.7.8 Username and Password not accepted.")

    def _challenge(self, text: str) -> str:
        self._say(f"334 {base64.b64encode(text.encode()).decode()}")
        return self._read_line()

    def _mail(self, line: str) -> None:
        usual = "250 2.1.0 OK" if self._sender is None else "503 5.5.1 MAIL was given"
        if self._step("mail", line, usual).startswith("250"):
            self._sender = _path(line)

    def _rcpt(self, line: str) -> None:
        usual = "503 5.5.1 MAIL first" if self._sender is None else "250 2.1.5 OK"
        if self._step("rcpt", line, usual).startswith("250"):
            self._recipient = _path(line)

    def _data(self, line: str) -> None:
        usual = "503 5.5.1 RCPT first" if self._recipient is None else "354  Go ahead"
        if not self._step("data", line, usual).startswith("354"):
            return
        lines: list[str] = []
        while (text := self._read_line()) != ".":
            if not lines:
                step = self._server.play("content", text)
                if step != Step():
                    self._do(step, "")
            lines.append(text.removeprefix("."))
        self._dot("".join(f"{text}\r\n" for text in lines).encode(errors="surrogateescape"))

    def _dot(self, content: bytes) -> None:
        sender, recipient = self._sender, self._recipient
        self._forget()
        if sender is None or recipient is None:
            self._step("nobody", "", "554 5.5.1 No valid recipients")
            return
        step = self._server.play("dot", recipient)
        reply = "250" if step.reply is None else step.reply
        taken = reply[:3] in {"250", b"250"} if step.accept is None else step.accept
        if taken:
            self._server.mails.append(FakeMail(sender, recipient, content))
        self._do(step, "250 2.0.0 OK  1790534477 fake - gsmtp")


def _path(line: str) -> str:
    return line.partition("<")[2].rpartition(">")[0]


def _decoded(text: str) -> str:
    return base64.b64decode(text).decode()


def _server_context(authority: trustme.CA, certificate: Certificate) -> ssl.SSLContext:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    if certificate == "unknown-authority":
        issued = trustme.CA().issue_cert(HOST)
    elif certificate == "wrong-name":
        issued = authority.issue_cert("elsewhere.example.org")
    elif certificate == "expired":
        issued = authority.issue_cert(HOST, not_before=yesterday - timedelta(days=1), not_after=yesterday)
    else:
        issued = authority.issue_cert(HOST)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued.configure_cert(context)
    return context
