"""Gmail's IMAP server: the practice server's, with Google's words, limits and moods.

The script maps a command ("CONNECT" for the greeting, "LOGIN", "EXAMINE", "UID SEARCH" ...) to what happens
instead: what follows the tag ("NO [OVERQUOTA] ..."), raw octets, a `Step`, a list of these, one for each
time, or None for the usual.
"""

import asyncio
import re
import ssl
from collections import Counter
from collections.abc import Callable
from typing import Any

from invite_desktop.mail.practice.connections import Connections
from invite_desktop.mail.practice.imap import ImapLine, Refused
from invite_desktop.mail.practice.imap_words import Word, decoded_name, text
from invite_desktop.mail.practice.mailstore import SENT, MailStore
from tests.fakes.gmail import replies
from tests.fakes.gmail.account import MOST_IMAP_CONNECTIONS, GmailAccount, Refusal
from tests.fakes.gmail.breaking import Breaking, Breaks
from tests.fakes.gmail.post import Post
from tests.fakes.smtp_server import Step

OUTSIDE = (
    "IMAP4rev1 UNSELECT IDLE NAMESPACE QUOTA ID XLIST CHILDREN X-GM-EXT-1 XYZZY SASL-IR AUTH=XOAUTH2 "
    "AUTH=PLAIN AUTH=PLAIN-CLIENTTOKEN AUTH=OAUTHBEARER"
)
INSIDE = (
    "IMAP4rev1 UNSELECT IDLE NAMESPACE QUOTA ID XLIST CHILDREN X-GM-EXT-1 UIDPLUS COMPRESS=DEFLATE ENABLE "
    "MOVE CONDSTORE ESEARCH UTF8=ACCEPT LIST-EXTENDED LIST-STATUS LITERAL- SPECIAL-USE APPENDLIMIT=35651584"
)
HOLD_CHECK = 0.005
_ID = "a640c23a62f3a-1b1f2f3a4c5mb12345678"

SignIn = Callable[[str, str], GmailAccount | Refusal]


class GmailImap:
    """What the connections share. `commands` counts by name; `ids` is what clients said of themselves."""

    def __init__(
        self, post: Post, sign_in: SignIn, settle: Callable[[], None], connections: Connections
    ) -> None:
        self.post = post
        self.sign_in = sign_in
        self.settle = settle
        self.connections = connections
        self.script: dict[str, Any] = {}
        self.breaks = Breaks()
        self.commands: Counter[str] = Counter()
        self.ids: list[str] = []
        self.lines: list[GmailLine] = []
        self.abilities, self.abilities_inside = OUTSIDE, INSIDE
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.port = 0

    def play(self, command: str) -> Step | None:
        """The next step of the script at this command."""
        planned = self.script.get(command)
        if isinstance(planned, list):
            planned = planned.pop(0) if planned else None
        return planned if planned is None or isinstance(planned, Step) else Step(planned)

    async def listen(self, host: str) -> None:
        """One port, TLS from the first octet."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: GmailLine(self), host, 0, ssl=self.context)
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Take no more connections."""
        self._server.close()


class GmailLine(Breaking, ImapLine):
    """One connection."""

    greeting = f"* OK Gimap ready for requests from 127.0.0.1 {_ID}"
    done = "Success"
    welcome = "{user} authenticated (Success)"

    def __init__(self, half: GmailImap) -> None:
        super().__init__(self._enter_account, half.connections)
        self._half = half
        self._account: GmailAccount | None = None
        self.abilities, self.abilities_inside = half.abilities, half.abilities_inside
        self._is_waiting = False
        self._later = bytearray()
        half.lines.append(self)

    # -- octets ------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self.begin(self._half.breaks)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """End."""
        super().connection_lost(error)
        if self._account is not None:
            self._account.imap_connections -= 1

    def take(self, octets: bytes) -> None:
        """Something came; what comes while a step is held back waits too."""
        if self._is_waiting:
            self._later += octets
        else:
            ImapLine.data_received(self, octets)

    # -- the script --------------------------------------------------------------------------------

    def greet(self) -> None:
        """The greeting, unless the script has another one."""
        step = self._half.play("CONNECT")
        if step is None:
            super().greet()
        else:
            self._do("*", step, super().greet)

    def execute(self, tag: str, name: str, arguments: list[Word]) -> None:
        """Follow the script, or be Gmail."""
        self._half.settle()
        self._half.commands[name] += 1
        step = self._half.play(name)
        if step is None:
            self._execute(tag, name, arguments)
        else:
            self._do(tag, step, lambda: self._execute(tag, name, arguments))

    def _do(self, tag: str, step: Step, usual: Callable[[], None]) -> None:
        if step.hold is not None and not step.hold.is_set():
            self._is_waiting = True
            asyncio.get_running_loop().call_later(HOLD_CHECK, self._go_on, tag, step, usual)
            return
        if step.reply is None:
            usual()
        elif isinstance(step.reply, bytes):
            self.send(step.reply)
        else:
            self.say(f"{tag} {step.reply}")
        if step.close:
            self.hang_up()

    def _go_on(self, tag: str, step: Step, usual: Callable[[], None]) -> None:
        if not self.transport.is_closing():
            self._is_waiting = False
            octets, self._later = bytes(self._later), bytearray()
            self.attempt(tag, lambda: self._do(tag, step, usual))
            self.take(octets)

    # -- Gmail's own -------------------------------------------------------------------------------

    def _execute(self, tag: str, name: str, arguments: list[Word]) -> None:
        if name == "ID":
            self._half.ids.append(repr(arguments))
            self.say(
                '* ID ("name" "GImap" "vendor" "Google, Inc." "support-url" "https://support.google.com/mail")'
            )
            self.finish(tag)
        elif name == "CAPABILITY":
            self.say(f"* CAPABILITY {self.abilities if self.store is None else self.abilities_inside}")
            self.finish(tag, f"Thats all she wrote! {_ID}")
        elif name == "APPEND" and self.store is not None:
            self._append(tag, arguments)
        else:
            super().execute(tag, name, arguments)

    def _enter_account(self, user: str, password: str) -> MailStore:
        result = self._half.sign_in(user, password)
        if isinstance(result, Refusal):
            raise Refused(result.value[1].removeprefix("NO "))
        if result.imap_refusal:
            raise Refused(result.imap_refusal.removeprefix("NO "))
        if result.imap_connections >= MOST_IMAP_CONNECTIONS:
            raise Refused(replies.IMAP_TOO_MANY_CONNECTIONS.removeprefix("NO "))
        result.imap_connections += 1
        self._account = result
        self.say(f"* CAPABILITY {self.abilities_inside}")
        return result.mailbox

    def _append(self, tag: str, arguments: list[Word]) -> None:
        """R10: what has the Message-ID of a mail in Sent takes its place there."""
        content = arguments[-1]
        folder = self.store.folder(decoded_name(text(arguments[0]))) if self.store else None
        if folder is None or isinstance(content, list) or self._account is None or self.store is None:
            raise Refused("[TRYCREATE] No folder of that name (Failure)")
        match = re.search(rb"^message-id:\s*(\S+)", content, re.IGNORECASE | re.MULTILINE)
        if folder.use == SENT and match:
            for mail in self.store.with_id(match[1].decode("latin-1")):
                self.store.remove(mail)
        self._half.post.file(self._account, content, folder.use or folder.name, "\\All")
        self.finish(tag)
