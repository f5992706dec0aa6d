"""A mail server inside the program, for rehearsal: every mail stays on this computer.

Real SMTP over real, verified TLS with its own throw-away authority, so that a rehearsal goes through
the same code as the real thing.
"""

import asyncio
import os
import re
import secrets
import socket
import ssl
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from invite_desktop.domain.account import Account, Encryption

HOST = "127.0.0.1"
USERNAME = "practice@example.org"
LAST_WORDS = 3  # seconds that a client has to end a connection that is being closed
SIZE_LIMIT = 35_882_577  # octets, as Gmail has it

_STORED = re.compile(
    rb"Return-Path: <(?P<sender>.*)>\r\nDelivered-To: <(?P<recipient>.*)>\r\nX-Received-At: (?P<at>.*)\r\n"
)


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """A mail that was taken: its envelope, the octets between DATA and the dot, the time in UTC."""

    sender: str
    recipient: str
    content: bytes = field(repr=False)
    received_at: datetime


class PracticeServer:
    """Listens on this computer only, at a free port.

    With a `folder` every mail is also a file `000001.eml` there, and those of earlier times count too.
    `accept` may refuse a mail by returning a reply ("550 5.7.1 ..."). `drop_next` is how many of the next
    mails to lose after having said 250, for tests that look for what is missing.
    """

    host = HOST
    username = USERNAME

    def __init__(
        self, folder: Path | None = None, accept: Callable[[ReceivedMail], str | None] | None = None
    ) -> None:
        self.drop_next = 0
        self.password = secrets.token_hex(8)
        self._accept = accept
        self._folder = folder
        self._lock = threading.Lock()
        self._mails: list[ReceivedMail] = []
        self._last_number = 0
        self._controller: _Controller | None = None
        authority = trustme.CA(organization_name="Invite Desktop practice server")
        self._certificate = authority.issue_cert(HOST)
        self.authority_pem = authority.cert_pem.bytes().decode("ascii")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def port(self) -> int:
        """Where it listens; 0 while it does not."""
        return self._controller.port if self._controller else 0

    def start(self) -> None:
        """Read what the folder holds and listen. Raises `OSError`."""
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            paths = sorted(self._folder.glob("*.eml"))
            self._mails = [_read(path) for path in paths]
            self._last_number = max((int(path.stem) for path in paths if path.stem.isdecimal()), default=0)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._certificate.configure_cert(context)
        controller = _Controller(_Handler(self), context)
        controller.start()
        self._controller = controller

    def stop(self) -> None:
        """Hang up and wait for the server's thread; the mails stay readable."""
        controller, self._controller = self._controller, None
        if controller is not None:
            controller.hang_up()

    def account(self, **changes: Any) -> Account:
        """An account that sends here, complete but for the password."""
        settings: dict[str, Any] = {
            "from_email": USERNAME,
            "username": USERNAME,
            "encryption": Encryption.SSL,
            "host": HOST,
            "port": self.port,
            "pace": 0.0,
            "extra_certificate": self.authority_pem,
        }
        return Account(**settings | changes)

    def mails(self) -> tuple[ReceivedMail, ...]:
        """Every mail kept so far, oldest first."""
        with self._lock:
            return tuple(self._mails)

    def receive(self, mail: ReceivedMail) -> str:
        """Take or refuse a mail; the result is the reply. Runs on the server's thread."""
        refusal = self._accept(mail) if self._accept else None
        if refusal is not None:
            return refusal
        with self._lock:
            if self.drop_next > 0:
                self.drop_next -= 1
            else:
                self._mails.append(mail)
                if self._folder is not None:
                    self._last_number += 1
                    _write(self._folder / f"{self._last_number:06}.eml", mail)
        return "250 2.0.0 OK"

    def is_known(self, login: object) -> bool:
        """Whether these are the practice user name and password."""
        if not isinstance(login, LoginPassword):
            return False
        right = f"{self.username}\0{self.password}".encode()
        return secrets.compare_digest(login.login + b"\0" + login.password, right)


class _Handler:
    """What aiosmtpd calls, by name and with arguments in this order."""

    def __init__(self, server: PracticeServer) -> None:
        self._server = server

    def authenticate(
        self, _protocol: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, login: object
    ) -> AuthResult:
        if self._server.is_known(login):
            return AuthResult(success=True)
        reply = "535 5.7.8 Username and Password not accepted."
        return AuthResult(success=False, handled=False, message=reply)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, _protocol: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        # aiosmtpd's own check warns about authentication under implicit TLS, which it does not notice
        if not session.authenticated:
            return "530 5.7.0 Authentication Required."
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _protocol: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        received_at = datetime.now(UTC).replace(microsecond=0)
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        mail = ReceivedMail(envelope.mail_from or "", envelope.rcpt_tos[0], content, received_at)
        return self._server.receive(mail)


class _Session(Session):
    """Without the log record that aiosmtpd writes about its own use of its own outdated property."""

    login_data: Any = None


class _Protocol(SMTP):
    """One connection; it stands among the open ones from its first to its last moment."""

    def __init__(self, connections: "set[_Protocol]", *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._connections = connections
        self._ended: asyncio.Future[None] = self.loop.create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._connections.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._connections.discard(self)
        self._ended.set_result(None)
        super().connection_lost(error)

    def hang_up(self) -> asyncio.Future[None]:
        """Break the connection; the result comes when it is gone."""
        transport: Any = self.transport
        if not transport.is_closing():  # until 3.11.4 asyncio breaks on aborting what is closing already
            transport.abort()
        return self._ended

    def _create_session(self) -> Session:
        return _Session(self.loop)


class _Controller(Controller):
    """aiosmtpd's thread, at a free port."""

    def __init__(self, handler: _Handler, context: ssl.SSLContext) -> None:
        super().__init__(
            handler,
            hostname=HOST,
            port=0,
            server_hostname="practice.invalid",  # or it looks this computer's name up, which may take long
            ssl_context=context,
            authenticator=handler.authenticate,
            auth_require_tls=False,
            data_size_limit=SIZE_LIMIT,
            ident="Invite Desktop practice server",
        )
        self._connections: set[_Protocol] = set()

    def factory(self) -> SMTP:
        """One connection's protocol."""
        return _Protocol(self._connections, self.handler, **self.SMTP_kwargs)

    def hang_up(self) -> None:
        """End every connection, then the thread; aiosmtpd would leave open sockets behind."""
        asyncio.run_coroutine_threadsafe(self._close_connections(), self.loop).result()
        self.stop()

    async def _close_connections(self) -> None:
        listening: Any = self.server
        listening.close()
        endings = [connection.hang_up() for connection in self._connections]
        if endings:
            await asyncio.wait(endings, timeout=LAST_WORDS)

    def _trigger_server(self) -> None:
        """The port is known only now; aiosmtpd would connect to port 0."""
        listening: Any = self.server
        self.port = listening.sockets[0].getsockname()[1]
        with socket.create_connection((HOST, self.port)):
            self._factory_invoked.wait(self.ready_timeout)


def _write(path: Path, mail: ReceivedMail) -> None:
    """Whole or not at all."""
    envelope = (
        f"Return-Path: <{mail.sender}>\r\n"
        f"Delivered-To: <{mail.recipient}>\r\n"
        f"X-Received-At: {mail.received_at.isoformat()}\r\n"
    )
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(envelope.encode() + mail.content)
    Path(name).replace(path)


def _read(path: Path) -> ReceivedMail:
    octets = path.read_bytes()
    match = _STORED.match(octets)
    if match is None:
        return ReceivedMail("", "", octets, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    return ReceivedMail(
        match["sender"].decode(),
        match["recipient"].decode(),
        octets[match.end() :],
        datetime.fromisoformat(match["at"].decode("ascii")),
    )
