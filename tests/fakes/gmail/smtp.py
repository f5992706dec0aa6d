"""Gmail's submission server: answers line for line as Google does, follows a script where it is given one.

The script is that of `tests.fakes.smtp_server`: the same stages (connect ehlo starttls auth mail rcpt data
content dot rset quit), the same steps.
"""

import asyncio
import base64
import binascii
import re
import ssl
from collections import Counter
from collections.abc import Callable
from typing import Any

from invite_desktop.mail.practice.connections import Connections
from tests.fakes.gmail import replies
from tests.fakes.gmail.account import GmailAccount, Refusal
from tests.fakes.gmail.breaking import Breaks
from tests.fakes.gmail.post import Post
from tests.fakes.gmail.scripted_line import ScriptedLine, octets_of
from tests.fakes.smtp_server import Step

SIZE_LIMIT = 35_882_577

SignIn = Callable[[str, str], GmailAccount | Refusal]
_PATH = re.compile(r"(?:FROM|TO):\s*<([^>]*)>(.*)", re.IGNORECASE)
_ADDRESS = re.compile(r"[^@\s,<>]+@[^@\s,<>]+[^@\s,<>.]")


class GmailSmtp:
    """What the connections share. `commands` counts by verb, `log` keeps the lines if `keeps_log` is set."""

    def __init__(
        self, post: Post, sign_in: SignIn, settle: Callable[[], None], connections: Connections
    ) -> None:
        self.post = post
        self.sign_in = sign_in
        self.settle = settle
        self.connections = connections
        self.script: dict[str, Any] = {}
        self.offers: tuple[str, ...] = replies.OFFERS
        self.breaks = Breaks()
        self.commands: Counter[str] = Counter()
        self.keeps_log = False
        self.log: list[str] = []
        self.lines: list[SmtpLine] = []
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.port = self.starttls_port = 0

    @property
    def auth_count(self) -> int:
        """How many AUTH commands came, over all connections."""
        return self.commands["AUTH"]

    def play(self, stage: str, command: str) -> Step | None:
        """The next step of the script at this stage; None for the usual."""
        if stage not in self.script:
            return None
        planned = self.script[stage]
        if isinstance(planned, list):
            planned = planned.pop(0) if planned else None
        if callable(planned):
            planned = planned(command)
        if planned is None or isinstance(planned, Step):
            return planned
        return Step(planned)

    async def listen(self, host: str) -> None:
        """Both ports: TLS from the first octet, and STARTTLS."""
        loop = asyncio.get_running_loop()
        implicit = await loop.create_server(lambda: SmtpLine(self, is_secure=True), host, 0, ssl=self.context)
        explicit = await loop.create_server(lambda: SmtpLine(self, is_secure=False), host, 0)
        self._servers = (implicit, explicit)
        self.port, self.starttls_port = (each.sockets[0].getsockname()[1] for each in self._servers)

    def close(self) -> None:
        """Take no more connections."""
        for server in self._servers:
            server.close()


class SmtpLine(ScriptedLine):
    """One connection."""

    banner = replies.BANNER

    def __init__(self, half: GmailSmtp, *, is_secure: bool) -> None:
        super().__init__(half.play, half.settle, half.connections, half.breaks)
        self._half = half
        self._is_secure = is_secure
        self._greeting = ""
        self._account: GmailAccount | None = None
        self._sender: str | None = None
        self._recipient = ""
        half.lines.append(self)

    # -- commands ----------------------------------------------------------------------------------

    def _obey(self, line: str) -> None:
        verb, _, rest = line.partition(" ")
        verb = verb.upper()
        self._half.commands[verb] += 1
        if self._half.keeps_log:
            self._half.log.append(line)
        command = _COMMANDS.get(verb)
        if command is None:
            self._perform(verb.lower(), line, replies.UNRECOGNIZED)
        else:
            command(self, line, rest)

    def _ehlo(self, line: str, name: str) -> None:
        if not name.strip():
            self._do(Step(replies.EHLO_EMPTY, close=True), "", None)
            return
        self._greeting = name.strip()
        offers = list(self._half.offers)
        if not self._is_secure:
            offers = [each for each in offers if not each.startswith("AUTH")]
            offers.insert(2, "STARTTLS")
        lines = ["smtp.gmail.com at your service, [127.0.0.1]", *offers]
        self._perform("ehlo", line, "\n".join([*(f"250-{each}" for each in lines[:-1]), f"250 {lines[-1]}"]))

    def _starttls(self, line: str, _rest: str) -> None:
        if self._is_secure:
            self._perform("starttls", line, replies.UNRECOGNIZED)
        else:
            self._perform("starttls", line, replies.STARTTLS_OK, self._upgrade)

    def _upgrade(self) -> None:
        self.transport.pause_reading()  # the handshake may begin before the next turn of the loop
        self._flush()
        self._unread.clear()  # what was said in the clear does not count inside (RFC 3207 5)
        self._greeting = ""
        self._is_waiting = True  # what comes in inside TLS must not be answered outside
        asyncio.get_running_loop().create_task(self._shake_hands()).add_done_callback(
            lambda task: task.result()
        )

    async def _shake_hands(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            secured = await loop.start_tls(self.transport, self, self._half.context, server_side=True)
        except OSError:
            secured = None
        if secured is None:
            self.hang_up()
            self.connection_lost(None)  # asyncio says so only once hands are shaken
        else:
            self.transport, self._is_secure, self._is_waiting = secured, True, False
            self._work()

    def _auth(self, line: str, rest: str) -> None:
        if not self._is_secure:
            self._perform("auth", line, replies.STARTTLS_FIRST)
            return
        step = self._play("auth", line)
        if step is not None and step.reply is not None:
            self._do(step, "", None)
            return
        mechanism, _, initial = rest.partition(" ")
        if mechanism.upper() == "PLAIN":
            if initial:
                self._enter_plain(initial)
            else:
                self._ask("", self._enter_plain)
        elif mechanism.upper() == "LOGIN":
            self._ask("Username:", self._take_username)
        else:
            self._out.append(octets_of(replies.UNKNOWN_MECHANISM))

    def _ask(self, question: str, then: Callable[[str], None]) -> None:
        self._out.append(octets_of(f"334 {base64.b64encode(question.encode()).decode()}"))
        self._awaited = then

    def _take_username(self, username: str) -> None:
        self._ask("Password:", lambda password: self._enter(_decoded(username), _decoded(password)))

    def _enter_plain(self, response: str) -> None:
        _, _, pair = _decoded(response).partition("\0")
        username, _, password = pair.partition("\0")
        self._enter(username, password)

    def _enter(self, username: str, password: str) -> None:
        if not username:
            self._out.append(octets_of(replies.CANNOT_DECODE))
            return
        result = self._half.sign_in(username, password)
        if isinstance(result, Refusal):
            self._out.append(octets_of(result.value[0]))
        else:
            self._account = result
            self._out.append(octets_of(replies.AUTH_OK))

    def _mail(self, line: str, rest: str) -> None:
        match = _PATH.match(rest)
        if not self._is_secure:
            usual = replies.STARTTLS_FIRST
        elif self._account is None:
            usual = replies.AUTH_REQUIRED
        elif match is None:
            usual = replies.SYNTAX
        elif self._sender is not None:
            usual = replies.BAD_SEQUENCE
        elif _size(match[2]) > SIZE_LIMIT:
            usual = replies.TOO_LARGE
        elif self._half.post.limit_mode == "refuse at MAIL" and self._half.post.is_over_limit(self._account):
            usual = replies.DAILY_LIMIT
        else:
            usual = replies.MAIL_OK
        sender = match[1] if match else ""

        def begin() -> None:
            self._sender, self._recipient = sender, ""

        self._perform("mail", line, usual, begin if usual is replies.MAIL_OK else None)

    def _rcpt(self, line: str, rest: str) -> None:
        match = _PATH.match(rest)
        if self._sender is None:
            usual = replies.MAIL_FIRST
        elif match is None:
            usual = replies.SYNTAX
        elif not _ADDRESS.fullmatch(match[1]):
            usual = replies.recipient_syntax(match[1])
        else:
            usual = replies.RCPT_OK
        recipient = match[1] if match else ""

        def add() -> None:
            self._recipient = recipient

        self._perform("rcpt", line, usual, add if usual is replies.RCPT_OK else None)

    def _data(self, line: str, _rest: str) -> None:
        usual = replies.DATA_OK
        if not self._recipient:
            usual = replies.MAIL_FIRST if self._sender is None else replies.RCPT_FIRST

        def begin() -> None:
            self._in_content = self._is_first_line = True

        step = self._play("data", line)
        if step is None:
            self._out.append(octets_of(usual))
            if usual is replies.DATA_OK:
                begin()
        else:
            said = octets_of(usual if step.reply is None else step.reply)
            self._do(step, usual, begin if said.startswith(b"354") else None)

    def _dot(self, content: bytes) -> None:
        """The content is whole: take it or not, then say so; the saying may be put off or never come."""
        sender, recipient, account = self._sender, self._recipient, self._account
        self._sender, self._recipient = None, ""
        post = self._half.post
        step = self._play("dot", recipient)
        if account is None or sender is None or not recipient:
            self._do(step or Step(), replies.NO_RECIPIENTS, None)
            return
        usual = post.refusal(account)
        is_taken = usual is None if step is None or step.reply is None else step.reply[:3] in {"250", b"250"}
        if step is not None and step.accept is not None:
            is_taken = step.accept
        if is_taken:
            mail = post.take(account, sender, recipient, content, self._greeting)
            usual = usual or f"250 2.0.0 OK  {int(mail.at.timestamp())} {replies.ID} - gsmtp"
        self._do(step or Step(), usual or replies.TEMPORARY, None)

    def _rset(self, line: str, _rest: str) -> None:
        self._sender, self._recipient = None, ""
        self._perform("rset", line, replies.FLUSHED)

    def _noop(self, line: str, _rest: str) -> None:
        self._perform("noop", line, replies.NOOP_OK)

    def _quit(self, line: str, _rest: str) -> None:
        self._perform("quit", line, replies.GOODBYE)
        if not self._is_waiting:
            self._flush()
            self.transport.close()


_COMMANDS: dict[str, Callable[[SmtpLine, str, str], None]] = {
    "EHLO": SmtpLine._ehlo,
    "HELO": SmtpLine._ehlo,
    "STARTTLS": SmtpLine._starttls,
    "AUTH": SmtpLine._auth,
    "MAIL": SmtpLine._mail,
    "RCPT": SmtpLine._rcpt,
    "DATA": SmtpLine._data,
    "RSET": SmtpLine._rset,
    "NOOP": SmtpLine._noop,
    "QUIT": SmtpLine._quit,
}


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _size(parameters: str) -> int:
    match = re.search(r"\bSIZE=(\d+)", parameters, re.IGNORECASE)
    return int(match[1]) if match else 0
