"""The whole of it.

    with FakeGmail(authority, clock=VirtualClock(), language="sl") as gmail:
        account = gmail.account()
        gmail.smtp.script["dot"] = [None, None, ACCEPT_AND_CUT]
        ...
        assert [mail.recipient for mail in gmail.mails] == [...]

Without a clock it lives in the real time. A program in another process needs `account()` and the password
only.
"""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

import trustme

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.mail.practice.connections import Connections, let_begin
from invite_desktop.mail.practice.mailstore import ALL, INBOX, Folder, MailStore
from tests.fakes.clock import VirtualClock
from tests.fakes.gmail.account import GmailAccount, Refusal
from tests.fakes.gmail.folders import Language
from tests.fakes.gmail.imap import GmailImap
from tests.fakes.gmail.post import Fate, GmailMail, Post
from tests.fakes.gmail.smtp import GmailSmtp

HOST = "127.0.0.1"
ADDRESS = "ana.novak@gmail.com"


class FakeGmail:
    """Listens on this computer from `start` (or `with`) to `stop`; no thread outlives `stop`."""

    host = HOST

    def __init__(
        self,
        authority: trustme.CA,
        clock: VirtualClock | None = None,
        language: Language = "en",
        address: str = ADDRESS,
        names: Sequence[str] = (),
        **settings: Any,
    ) -> None:
        """`names` are more names that its certificate holds for; `settings` the owner's `GmailAccount`'s."""
        self.clock = clock or VirtualClock(runs=True)
        self.owner = GmailAccount(address, language=language, **settings)
        self.accounts = {address.lower(): self.owner}
        self.post = Post(self.clock)
        self._connections = Connections()
        self.smtp = GmailSmtp(self.post, self._sign_in, self.clock.settle, self._connections)
        self.imap = GmailImap(self.post, self._sign_in, self.clock.settle, self._connections)
        self.authority_pem = authority.cert_pem.bytes().decode()
        self.certify(authority.issue_cert(HOST, *names))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fake Gmail")

    # -- starting and stopping ---------------------------------------------------------------------

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen at three free ports."""
        self._thread.start()
        self._in_loop(self.smtp.listen(HOST))
        self._in_loop(self.imap.listen(HOST))

    def stop(self) -> None:
        """Hang up on everybody and wait for the thread."""
        self._in_loop(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def certify(self, certificate: trustme.LeafCert) -> None:
        """Show this certificate from the next handshake on."""
        certificate.configure_cert(self.smtp.context)
        certificate.configure_cert(self.imap.context)

    def drop_lines(self) -> None:
        """Break every connection that there is."""
        self._in_loop(self._hang_up())

    async def _hang_up(self) -> None:
        self._connections.hang_up()

    async def _close(self) -> None:
        await let_begin()
        self.smtp.close()
        self.imap.close()
        await self._connections.end(3)

    def _in_loop(self, coroutine: Any) -> None:
        asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    # -- accounts ----------------------------------------------------------------------------------

    @property
    def password(self) -> str:
        """The owner's app password."""
        return self.owner.app_password

    def account(self, encryption: Encryption = Encryption.SSL, **changes: Any) -> Account:
        """The owner's account as the program has it."""
        settings: dict[str, Any] = {
            "from_name": "Ana Novak",
            "from_email": self.owner.address,
            "username": self.owner.address,
            "encryption": encryption,
            "host": HOST,
            "port": self.smtp.port if encryption is Encryption.SSL else self.smtp.starttls_port,
            "imap_host": HOST,
            "imap_port": self.imap.port,
            "pace": 0.0,
            "extra_certificate": self.authority_pem,
        }
        return Account(**settings | changes)

    def add_account(self, account: GmailAccount) -> None:
        """Somebody else."""
        self.accounts[account.address.lower()] = account

    def _sign_in(self, username: str, password: str) -> GmailAccount | Refusal:
        account = self.accounts.get(username.lower())
        if account is None:
            return Refusal.BAD
        return account.refusal(password, self.clock()) or account

    # -- mails -------------------------------------------------------------------------------------

    @property
    def mails(self) -> list[GmailMail]:
        """Every mail that was accepted, oldest first."""
        return list(self.post.mails)

    @property
    def copies(self) -> Counter[str]:
        """How many mails each recipient was sent."""
        return Counter(mail.recipient for mail in self.mails)

    @property
    def mailbox(self) -> MailStore:
        """The owner's, as it is now."""
        self.clock.settle()
        return self.owner.mailbox

    @property
    def fates(self) -> dict[str, Fate]:
        """What becomes of mails, by recipient; they are delivered otherwise."""
        return self.post.fates

    def folder(self, use: str) -> Folder:
        """By special-use flag (`mailstore.SENT` ...) or name."""
        found = self.mailbox.by_use(use) or self.mailbox.folder(use)
        assert found is not None, use
        return found

    def hide(self, use: str) -> None:
        """Show a folder in IMAP no longer, as one can in the label settings."""
        self.mailbox.hide(self.folder(use))

    def receive(self, content: bytes | Callable[[], bytes], *places: str) -> None:
        """Something comes into the mailbox from outside; into the Inbox if nothing else is said."""
        self.post.file(self.owner, content, *(places or (INBOX, ALL)))

    def send_by_hand(self, count: int = 1) -> None:
        """The owner sends mails in the browser: they count, and stand in Sent."""
        for number in range(count):
            content = (
                f"Message-ID: <hand.{len(self.owner.sent_at)}@mail.gmail.com>\r\n"
                f"From: {self.owner.address}\r\n"
                f"To: friend{number}@example.net\r\nSubject: By hand\r\n\r\nHello\r\n"
            )
            self.owner.sent_at.append(self.clock())
            self.post.file_sent(self.owner, content.encode())

    def fill_inbox(self, count: int) -> None:
        """Very many old mails, made only when somebody reads them."""
        inbox, now = self.folder(INBOX), self.clock()
        with self.mailbox.lock:
            for number in range(count):
                self.mailbox.add(_OldMail(number), now, inbox)


class _OldMail:
    """Makes one of many mails."""

    __slots__ = ("_number",)

    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self) -> bytes:
        return (
            b"Message-ID: <old.%d@example.net>\r\nFrom: x@example.net\r\nSubject: Old %d\r\n\r\nOld.\r\n"
            % (
                self._number,
                self._number,
            )
        )
