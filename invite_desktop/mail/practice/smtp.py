"""The sending half of the practice server: aiosmtpd, with Gmail's words where they matter."""

import asyncio
import socket
import ssl
from datetime import UTC, datetime
from typing import Any, Protocol

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from invite_desktop.mail.practice.connections import Connections, let_begin
from invite_desktop.mail.practice.imap_server import ImapServer
from invite_desktop.mail.practice.received import ReceivedMail
from invite_desktop.mail.practice.trouble import LIMIT_REPLY, SIGN_IN_REPLY, Handling, Troublemaker

HOST = "127.0.0.1"
LAST_WORDS = 3  # seconds that a client has to end a connection that is being closed
SIZE_LIMIT = 35_882_577  # octets, as Gmail has it


class Taker(Protocol):
    """Whom the mails are for."""

    def is_known(self, username: str, password: str) -> bool:
        """Whether these are the practice user name and password."""
        ...

    def receive(self, mail: ReceivedMail) -> str:
        """Take or refuse a mail; the result is the reply."""
        ...


class Handler:
    """What aiosmtpd calls, by name and with arguments in this order."""

    def __init__(self, taker: Taker, troublemaker: Troublemaker, connections: Connections) -> None:
        self._taker = taker
        self.troublemaker = troublemaker
        self.connections = connections

    def authenticate(
        self, _protocol: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, login: object
    ) -> AuthResult:
        """AUTH, whatever the mechanism."""
        if self._is_right(login) and self.troublemaker.accepts_password(is_last=True):
            return AuthResult(success=True)
        return AuthResult(success=False, handled=False, message=SIGN_IN_REPLY)

    def _is_right(self, login: object) -> bool:
        if not isinstance(login, LoginPassword):
            return False
        try:
            return self._taker.is_known(login.login.decode(), login.password.decode())
        except UnicodeDecodeError:
            return False

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, _protocol: SMTP, session: Session, _envelope: Envelope, name: str, replies: list[str]
    ) -> list[str]:
        """aiosmtpd reads line by line, so commands may come in groups (RFC 2920)."""
        session.host_name = name
        return [*replies[:-1], "250-PIPELINING", replies[-1]]

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, _protocol: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """MAIL FROM."""
        # aiosmtpd's own check warns about authentication under implicit TLS, which it does not notice
        if not session.authenticated:
            return "530 5.7.0 Authentication Required."
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, protocol: "SmtpLine", _session: Session, envelope: Envelope
    ) -> str:
        """A whole content."""
        handling = self.troublemaker.handling()
        if handling is Handling.REFUSE_FOR_LIMIT:
            return LIMIT_REPLY
        received_at = datetime.now(UTC).replace(microsecond=0)
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        mail = ReceivedMail(envelope.mail_from or "", envelope.rcpt_tos[0], content, received_at)
        reply = self._taker.receive(mail)
        if handling is Handling.TAKE_AND_HANG_UP:
            protocol.hang_up()
            await protocol.ended
        return reply


class _Session(Session):
    """Without the log record that aiosmtpd writes about its own use of its own outdated property."""

    login_data: Any = None


class SmtpLine(SMTP):
    """One connection; it stands among the open ones from its first to its last moment."""

    def __init__(self, handler: Handler, **options: Any) -> None:
        super().__init__(handler, **options)
        self._connections = handler.connections
        self._troublemaker = handler.troublemaker
        self.ended: asyncio.Future[None] = self.loop.create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet, or not."""
        self._connections.add(self)
        super().connection_made(transport)
        if not self._troublemaker.takes_connections():
            self.hang_up()

    def connection_lost(self, error: Exception | None) -> None:
        """Forget it."""
        self.ended.set_result(None)
        super().connection_lost(error)
        self._connections.discard(self)

    def hang_up(self) -> None:
        """Break the connection; `ended` is done when it is gone."""
        transport: Any = self.transport
        if not transport.is_closing():  # until 3.11.4 asyncio breaks on aborting what is closing already
            transport.abort()

    def _create_session(self) -> Session:
        return _Session(self.loop)


class PracticeController(Controller):
    """aiosmtpd's thread, at a free port; the mailbox is served in the same loop."""

    def __init__(self, handler: Handler, imap: ImapServer, context: ssl.SSLContext) -> None:
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
        self._imap = imap
        self._connections = handler.connections
        self.imap_port = 0

    def factory(self) -> SMTP:
        """One connection's protocol."""
        return SmtpLine(self.handler, **self.SMTP_kwargs)

    def listen(self) -> None:
        """Start the thread and both servers. Raises `OSError`."""
        self.start()
        try:
            starting = asyncio.run_coroutine_threadsafe(self._imap.start(HOST), self.loop)
            self.imap_port = starting.result()
        except OSError:
            self.hang_up()
            raise

    def break_lines(self) -> None:
        """Drop every connection that there is."""
        asyncio.run_coroutine_threadsafe(self._break_lines(), self.loop).result()

    async def _break_lines(self) -> None:
        self._connections.hang_up()

    def hang_up(self) -> None:
        """End every connection, then the thread; aiosmtpd would leave open sockets behind."""
        asyncio.run_coroutine_threadsafe(self._close_connections(), self.loop).result()
        self.stop()

    async def _close_connections(self) -> None:
        await let_begin()
        listening: Any = self.server
        listening.close()
        self._imap.close()
        await self._connections.end(LAST_WORDS)

    def _trigger_server(self) -> None:
        """The port is known only now; aiosmtpd would connect to port 0."""
        listening: Any = self.server
        self.port = listening.sockets[0].getsockname()[1]
        with socket.create_connection((HOST, self.port)):
            self._factory_invoked.wait(self.ready_timeout)
