"""A mailbox server that says what a script tells it to, over real TLS: for what no good server says.

The script maps a command (`EXAMINE`, `UID FETCH`, …; `greeting` and `password` for what follows those) to
what is said instead of the usual answer: text in which `{tag}` is the command's, several texts for one time
each and the usual afterwards, HANG_UP or SILENCE. Lines end with a line feed here, with CRLF on the wire.
"""

import contextlib
import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import trustme

from invite_desktop.domain.account import Account

HOST = "127.0.0.1"
PASSWORD = "abcdefghijklmnop"
HANG_UP = "hang up"
SILENCE = "silence"
_USUAL = {
    "greeting": "* OK ready\n",
    "CAPABILITY": "* CAPABILITY IMAP4rev1 AUTH=PLAIN\n{tag} OK done\n",
    "LIST": '* LIST (\\Sent) "/" "Sent"\n{tag} OK done\n',
    "EXAMINE": "* 1 EXISTS\n* OK [UIDVALIDITY 7] ok\n{tag} OK [READ-ONLY]\n",
    "UID SEARCH": "* SEARCH 1\n{tag} OK done\n",
    "AUTHENTICATE": "+ \n",
    "LOGOUT": "* BYE\n{tag} OK done\n",
}


class ScriptedImap:
    """Listens on this computer inside `with`; no thread outlives it."""

    def __init__(
        self,
        authority: trustme.CA,
        script: Mapping[str, str | Sequence[str]] | None = None,
        *,
        certificate_for: str = HOST,
        is_secure: bool = True,
    ) -> None:
        self._script = {
            name: [said] if isinstance(said, str) else list(said) for name, said in (script or {}).items()
        }
        self._repeats = {name for name, said in (script or {}).items() if isinstance(said, str)}
        self.heard: list[str] = []
        self.asked = threading.Event()  # something was asked that stays without an answer
        self._over = threading.Event()
        self._context: ssl.SSLContext | None = None
        if is_secure:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert(certificate_for).configure_cert(self._context)
        self._pem = authority.cert_pem.bytes().decode()
        self._listener = socket.create_server((HOST, 0))
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        socket.create_connection(self._listener.getsockname()[:2]).close()
        self._thread.join()
        self._listener.close()

    def account(self, **changes: Any) -> Account:
        """An account whose mailbox is here."""
        settings: dict[str, Any] = {
            "username": "ana.novak@example.org",
            "imap_host": HOST,
            "imap_port": self._listener.getsockname()[1],
            "extra_certificate": self._pem,
        }
        return Account(**settings | changes)

    def _serve(self) -> None:
        while not self._over.is_set():
            line, _ = self._listener.accept()
            with line, contextlib.suppress(OSError):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                if self._over.is_set() or self._answer(line, "connection", ""):
                    continue
                if self._context is None:
                    self._talk(line)
                else:
                    with self._context.wrap_socket(line, server_side=True) as secured:
                        self._talk(secured)

    def _talk(self, line: socket.socket) -> None:
        if self._answer(line, "greeting", ""):
            return
        with line.makefile("rb") as heard:
            while command := heard.readline():
                text = command.decode("utf-8", "replace").rstrip("\r\n")
                while text.endswith("}"):
                    line.sendall(b"+ go on\r\n")
                    size = int(text[text.rindex("{") + 1 : -1])
                    text += " " + heard.read(size).decode() + heard.readline().decode().rstrip()
                self.heard.append(text)
                tag, _, rest = text.partition(" ")
                name = " ".join(rest.split()[: 2 if rest.startswith("UID ") else 1])
                if self._answer(line, name, tag):
                    return
                if name == "AUTHENTICATE":
                    self.heard.append(heard.readline().decode().rstrip())
                    if self._answer(line, "password", tag):
                        return

    def _answer(self, line: socket.socket, name: str, tag: str) -> bool:
        """Say what comes next; the result is whether that was the end."""
        queue = self._script.get(name, [])
        said = queue[0] if queue and name in self._repeats else queue.pop(0) if queue else None
        if said is None:
            said = _USUAL.get(name, "" if name == "connection" else "{tag} OK done\n")
        if said == SILENCE:
            self.asked.set()
            self._over.wait(10)
        if said in {SILENCE, HANG_UP}:
            return True
        line.sendall(said.replace("{tag}", tag).replace("\n", "\r\n").encode("latin-1", "replace"))
        return False
