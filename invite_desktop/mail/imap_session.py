"""One session with a mailbox's server: reaching it, signing in, and single questions with a deadline each."""

import base64
import contextlib
import errno
import ssl
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    CertificateRejected,
    MailboxClosed,
    MailboxError,
    MailboxInsecure,
    MailboxLost,
    MailboxSignInRejected,
    MailboxUnknown,
    MailboxUnreachable,
    Offline,
    ServerNotFound,
)
from invite_desktop.mail.imap_line import Client, Protocol
from invite_desktop.mail.imap_reply import LINE_TROUBLE, error_for
from invite_desktop.mail.line import AbortedError, Line
from invite_desktop.mail.network import look_up
from invite_desktop.mail.tls import client_context

_SENT = "\\sent"
_NO_SELECT = {"\\noselect", "\\nonexistent"}
_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN}


@dataclass(frozen=True, slots=True)
class MailboxTimeouts:
    """Seconds; and how many `turns` a search takes, `lag` apart, before a mail counts as not there."""

    connect: float = 20.0
    greeting: float = 60.0
    command: float = 120.0
    close: float = 3.0
    lag: float = 2.0
    turns: int = 3


Item = dict[bytes, Any]  # what FETCH brought of one mail, by the name of the part


class Session:
    """Owned by one thread; only `abort` may be called from another.

    Every question may raise `MailboxError`; the session is over then. Folder names are the server's octets.
    """

    def __init__(self, account: Account, timeouts: MailboxTimeouts) -> None:
        self._account = account
        self._timeouts = timeouts
        self._line = Line()
        self._client: Any = None  # imapclient brings no types
        self._folders: dict[str, bytes] = {}
        self._folder = b""
        self._validities: dict[bytes, bytes] = {}
        self.has_gmail_search = False

    # -- opening -----------------------------------------------------------------------------------

    def open(self, password: str) -> None:
        """As `mail.imap.Mailbox.open`."""
        account = self._account
        if not account.imap_host:
            raise MailboxUnknown
        if not password:
            raise MailboxSignInRejected(account.username, "")
        try:
            self._connect()
            self._sign_in(password)
            self._introduce()
        except BaseException:
            self._line.close()
            raise

    def _connect(self) -> None:
        account = self._account
        try:
            context = client_context(account.extra_certificate, account.imap_host)
        except CertificateRejected as error:
            raise MailboxInsecure(account.imap_host, error.reason) from error
        self._reach()
        self._secure(context)
        self._line.within(self._timeouts.greeting)
        with self._named():
            self._client = Client(Protocol(self._line))

    def _reach(self) -> None:
        host, port = self._account.imap_host, self._account.imap_port
        try:
            places = look_up(host, port, self._line.check_aborted)
        except AbortedError as error:
            raise MailboxLost("") from error
        except Offline as error:
            raise MailboxUnreachable(host, port, "offline") from error
        except ServerNotFound as error:
            raise MailboxUnreachable(host, port, "unknown name") from error
        problems: list[OSError] = []
        for family, address in places:
            self._line.within(self._timeouts.connect)
            try:
                self._line.connect(family, address)
            except AbortedError as error:
                raise MailboxLost("") from error
            except OSError as error:
                problems.append(error)
            else:
                return
        raise MailboxUnreachable(host, port, _reason(problems)) from problems[-1]

    def _secure(self, context: ssl.SSLContext) -> None:
        host = self._account.imap_host
        self._line.within(self._timeouts.connect)
        try:
            self._line.secure(context, host)
        except ssl.SSLCertVerificationError as error:
            raise MailboxInsecure(host, error.verify_message) from error
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError) as error:
            raise MailboxLost("") from error
        except ssl.SSLError as error:
            raise MailboxInsecure(host, error.reason) from error
        except OSError as error:
            raise MailboxLost("") from error

    def _sign_in(self, password: str) -> None:
        protocol, username = self._client.protocol, self._account.username
        offered = protocol.capabilities
        if "LOGINDISABLED" in offered and "AUTH=PLAIN" not in offered:
            raise MailboxClosed(" ".join(offered))
        self._line.within(self._timeouts.command)
        try:
            protocol.sign_in(username, password)
        except LINE_TROUBLE as error:
            # without its cause: a server may repeat what it was sent
            secrets = _forms(username, password)
            raise error_for(error, username, signing_in=True, secrets=secrets) from None

    def _introduce(self) -> None:
        """Tell who asks (RFC 2971: Google wants it), and learn the folders."""
        if self._ask("has_capability", "ID"):
            self._ask("id_", {"name": "Invite Desktop"})
        self.has_gmail_search = bool(self._ask("has_capability", "X-GM-EXT-1"))
        self._note_folders(self._ask("list_folders"))
        if _SENT not in self._folders and self._ask("has_capability", "SPECIAL-USE"):
            self._note_folders(self._ask("list_special_folders"))

    def _note_folders(self, folders: Iterable[tuple[Any, Any, Any]]) -> None:
        with self._named():
            for flags, _, name in folders:
                known = {flag.decode("ascii").lower() for flag in flags}
                if known.isdisjoint(_NO_SELECT):
                    for flag in known:
                        self._folders.setdefault(flag, name if isinstance(name, bytes) else name.encode())

    # -- asking ------------------------------------------------------------------------------------

    def _ask(self, question: str, *values: object, **named: object) -> Any:
        """One step of the dialogue, a method of imapclient, with its deadline and its errors named."""
        if self._client is None or not self._line.is_open:
            raise MailboxLost("")
        self._line.within(self._timeouts.command)
        with self._named():
            return getattr(self._client, question)(*values, **named)

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except LINE_TROUBLE as error:
            self._line.close()
            raise error_for(error, self._account.username, signing_in=False) from error

    def lose(self, reply: str) -> MailboxError:
        """End the session over an answer that makes no sense; the result is for raising."""
        self._line.close()
        return MailboxLost(reply)

    def folder(self, flag: str) -> bytes | None:
        """The folder with this special-use flag, if it is shown."""
        return self._folders.get(flag.lower())

    def examine(self, folder: bytes) -> int:
        """Open a folder for reading. Returns how many mails it holds."""
        status = self._ask("select_folder", folder, readonly=True)
        self._folder = folder
        self._check_validity()
        return int(status.get(b"EXISTS", 0))

    def _check_validity(self) -> None:
        """The numbers of mails hold as long as UIDVALIDITY does (RFC 3501 2.3.1.1)."""
        for value in self._client.protocol.untagged_responses.get("UIDVALIDITY", []):
            if self._validities.setdefault(self._folder, value) != value:
                raise self.lose("UIDVALIDITY changed")

    def search(self, *criteria: object) -> list[int]:
        """The numbers of the mails that the server's index knows under these words, oldest first."""
        found = sorted(self._ask("search", list(criteria)))
        self._check_validity()
        return found

    def fetch(self, numbers: Sequence[int], *items: str) -> dict[int, Item]:
        """These parts of these mails; of one that is gone meanwhile there is nothing."""
        found: dict[int, Item] = self._ask("fetch", numbers, items)
        self._check_validity()
        return found

    def fetch_last(self, places: range, *items: str) -> dict[int, Item]:
        """As `fetch`, by places in the folder (1 is the oldest): no index has to know what is new."""
        self._client.use_uid = False
        try:
            found = self.fetch(places, "UID", *items)
        finally:
            self._client.use_uid = True
        with self._named():
            return {item[b"UID"]: item for item in found.values()}

    def let_catch_up(self) -> None:
        """Give the server's index a moment."""
        with self._named():
            self._line.pause(self._timeouts.lag)
        self._ask("noop")

    # -- closing -----------------------------------------------------------------------------------

    def abort(self) -> None:
        """End at once whatever the owner waits for; for another thread. The owner still closes."""
        self._line.abort()

    def close(self) -> None:
        """Take leave. Raises nothing, may be called twice."""
        if self._client is not None and self._line.is_open:
            self._line.within(self._timeouts.close)
            with contextlib.suppress(*LINE_TROUBLE):  # the server may have left first
                self._client.logout()
        self._line.close()


def _forms(username: str, password: str) -> tuple[str, ...]:
    """What the password looks like where a server repeats it, in each way that imaplib shows what came."""
    octets = password.encode()
    sent = base64.b64encode(f"\0{username}\0".encode() + octets).decode("ascii")
    return password, repr(octets)[2:-1], octets.decode("ascii", "replace"), sent


def _reason(problems: Sequence[OSError]) -> str:
    if all(problem.errno in _NO_NETWORK for problem in problems):
        return "offline"
    return "silent" if any(isinstance(problem, TimeoutError) for problem in problems) else "refused"
