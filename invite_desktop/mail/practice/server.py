"""A mail server inside the program, for rehearsal: every mail stays on this computer.

Real SMTP and IMAP over real, verified TLS with its own throw-away authority, so that a rehearsal goes through
the same code as the real thing.
"""

import secrets
import ssl
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import trustme

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.mail.practice.connections import Connections
from invite_desktop.mail.practice.imap import ImapLine, Refused
from invite_desktop.mail.practice.imap_server import ImapServer
from invite_desktop.mail.practice.mailstore import ALL, SENT, TRASH, MailStore
from invite_desktop.mail.practice.received import ReceivedMail, read_mail, write_mail
from invite_desktop.mail.practice.smtp import HOST, Handler, PracticeController
from invite_desktop.mail.practice.trouble import MAILBOX_REPLY, Trouble, Troublemaker

__all__ = ["USERNAME", "PracticeServer", "ReceivedMail", "Trouble"]

USERNAME = "practice@example.org"

_FOLDERS = (("Sent", SENT), ("All Mail", ALL), ("Trash", TRASH))


class PracticeServer:
    """Listens on this computer only, at two free ports: mails are handed in at one and found at the other.

    Every mail stands in Sent, and in the Inbox if the sender is its recipient. With a `folder` it is also a
    file `000001.eml` there, and those of earlier times count too. `accept` may refuse a mail by returning a
    reply ("550 5.7.1 ..."). `drop_next` is how many of the next mails to lose after having said 250, to see
    what looking for what is missing finds.
    """

    host = HOST
    username = USERNAME

    def __init__(
        self,
        folder: Path | None = None,
        accept: Callable[[ReceivedMail], str | None] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.drop_next = 0
        self.password = secrets.token_hex(8)
        self.mailbox = MailStore(_FOLDERS)
        self._accept = accept
        self._folder = folder
        self._lock = threading.Lock()
        self._mails: list[ReceivedMail] = []
        self._last_number = 0
        self._troublemaker = Troublemaker(monotonic)
        self._controller: PracticeController | None = None
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
        """Where it takes mail; 0 while it does not."""
        return self._controller.port if self._controller else 0

    @property
    def imap_port(self) -> int:
        """Where its mailbox is read; 0 while it is not."""
        return self._controller.imap_port if self._controller else 0

    @property
    def trouble(self) -> Trouble | None:
        """What goes wrong on purpose at present; what has passed by itself is None again."""
        return self._troublemaker.trouble

    @trouble.setter
    def trouble(self, trouble: Trouble | None) -> None:
        self._troublemaker.make(trouble)
        if trouble is not None and trouble.breaks_lines and self._controller is not None:
            self._controller.break_lines()

    def start(self) -> None:
        """Read what the folder holds and listen. Raises `OSError`."""
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            paths = sorted(self._folder.glob("*.eml"))
            self._mails = [read_mail(path) for path in paths]
            self._last_number = max((int(path.stem) for path in paths if path.stem.isdecimal()), default=0)
        # the numbers of an earlier start mean nothing any more
        self.mailbox = MailStore(_FOLDERS, uid_validity=int(time.time()))
        for mail in self._mails:
            self._file(mail)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._certificate.configure_cert(context)
        connections = Connections()
        controller = PracticeController(
            Handler(self, self._troublemaker, connections),
            ImapServer(lambda: _MailboxLine(self._sign_in, connections, self._troublemaker), context),
            context,
        )
        controller.listen()
        self._controller = controller

    def stop(self) -> None:
        """Hang up and wait for the server's thread; the mails stay readable."""
        controller, self._controller = self._controller, None
        if controller is not None:
            controller.hang_up()

    def account(self, **changes: Any) -> Account:
        """An account that sends here and reads its mailbox here, complete but for the password."""
        settings: dict[str, Any] = {
            "from_email": USERNAME,
            "username": USERNAME,
            "encryption": Encryption.SSL,
            "host": HOST,
            "port": self.port,
            "imap_host": HOST,
            "imap_port": self.imap_port,
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
                self._file(mail)
                if self._folder is not None:
                    self._last_number += 1
                    write_mail(self._folder / f"{self._last_number:06}.eml", mail)
        return "250 2.0.0 OK"

    def is_known(self, username: str, password: str) -> bool:
        """Whether these are the practice user name and password."""
        right = f"{self.username}\0{self.password}".encode()
        return secrets.compare_digest(f"{username}\0{password}".encode(), right)

    def _file(self, mail: ReceivedMail) -> None:
        """The sender's copy; the own mailbox is also where mails to oneself arrive."""
        box = self.mailbox
        is_to_self = mail.recipient in {self.username, mail.sender}
        inbox = box.folder("INBOX") if is_to_self else None
        box.add(mail.content, mail.received_at, box.by_use(SENT), box.by_use(ALL), inbox)

    def _sign_in(self, username: str, password: str) -> MailStore:
        is_right = self.is_known(username, password)
        if not is_right or not self._troublemaker.accepts_password(is_last=False):
            raise Refused(MAILBOX_REPLY)
        return self.mailbox


class _MailboxLine(ImapLine):
    """A connection to the mailbox; there is none while the connection is lost on purpose."""

    def __init__(
        self, sign_in: Callable[[str, str], MailStore], connections: Connections, troublemaker: Troublemaker
    ) -> None:
        super().__init__(sign_in, connections)
        self._troublemaker = troublemaker

    def greet(self) -> None:
        """Say hello, or hang up."""
        if self._troublemaker.takes_connections():
            super().greet()
        else:
            self.hang_up()
