"""One person's mails on a server: one message may stand in several folders, under another UID in each.

Folders are what Gmail calls labels; their uses are the flags of RFC 6154. Every method may be called from
any thread.
"""

import re
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import count

INBOX = "INBOX"
SENT, ALL, TRASH = "\\Sent", "\\All", "\\Trash"
SEEN = "\\Seen"

_FIRST_NUMBER = 1_700_000_000_000_000_000  # X-GM-MSGID is a number of 64 bits
_MESSAGE_ID = re.compile(rb"^message-id:\s*(\S[^\r\n]*?)\s*$", re.IGNORECASE | re.MULTILINE)


class StoredMail:
    """A message: its octets (or what makes them when they are asked for), when it came, its flags.

    `is_indexed` is whether a search finds it by its words and headers already.
    """

    __slots__ = ("_content", "at", "flags", "is_indexed", "number", "thread")

    def __init__(self, number: int, content: bytes | Callable[[], bytes], at: datetime) -> None:
        self.number = number
        self.thread = number
        self.at = at
        self.flags: set[str] = set()
        self.is_indexed = True
        self._content = content

    @property
    def content(self) -> bytes:
        """All of it."""
        return self._content if isinstance(self._content, bytes) else self._content()

    @property
    def header(self) -> bytes:
        """Up to and with the empty line."""
        head, gap, _ = self.content.partition(b"\r\n\r\n")
        return head + gap

    @property
    def message_id(self) -> str:
        """With its brackets; empty where there is none."""
        match = _MESSAGE_ID.search(self.header)
        return match[1].decode("utf-8", "replace") if match else ""


class Folder:
    """A list of messages by UID (RFC 3501 2.3.1.1). `use` is its special-use flag, or empty."""

    def __init__(self, name: str, use: str, uid_validity: int, *, selectable: bool = True) -> None:
        self.name = name
        self.use = use
        self.uid_validity = uid_validity
        self.uid_next = 1
        self.is_selectable = selectable
        self.mails: dict[int, StoredMail] = {}  # by UID, ascending

    def put(self, mail: StoredMail) -> int:
        """File a message; the result is its UID here."""
        uid, self.uid_next = self.uid_next, self.uid_next + 1
        self.mails[uid] = mail
        return uid

    def holds(self, mail: StoredMail) -> bool:
        """Whether the message stands here."""
        return mail in self.mails.values()

    def take_out(self, mail: StoredMail) -> None:
        """Let the message go, if it is here."""
        self.mails = {uid: each for uid, each in self.mails.items() if each is not mail}

    def renumber(self) -> None:
        """As after a repair of the server: another UIDVALIDITY, and every UID counted anew."""
        self.uid_validity += 1
        self.mails = dict(enumerate(self.mails.values(), 1))
        self.uid_next = len(self.mails) + 1


class MailStore:
    """The folders, INBOX first, in the order in which they are listed."""

    def __init__(self, names: Iterable[tuple[str, str]], uid_validity: int = 1) -> None:
        """`names` are pairs of a name and a special-use flag; `\\Noselect` makes a folder of folders only."""
        self.lock = threading.RLock()
        self._numbers = count(_FIRST_NUMBER)
        self._folders = [
            Folder(name, use, uid_validity, selectable=use != "\\Noselect")
            for name, use in ((INBOX, ""), *names)
        ]

    @property
    def folders(self) -> tuple[Folder, ...]:
        """Those that there are."""
        with self.lock:
            return tuple(self._folders)

    def folder(self, name: str) -> Folder | None:
        """By name; INBOX is written in any case (RFC 3501 5.1)."""
        wanted = INBOX if name.upper() == INBOX else name
        return next((each for each in self.folders if each.name == wanted), None)

    def by_use(self, use: str) -> Folder | None:
        """By special-use flag."""
        return next((each for each in self.folders if each.use == use), None)

    def hide(self, folder: Folder) -> None:
        """Show a folder no longer; its messages stay where else they stand."""
        with self.lock:
            self._folders.remove(folder)

    def rename(self, folder: Folder, name: str) -> None:
        """Give a folder another name."""
        with self.lock:
            folder.name = name

    def add(self, content: bytes | Callable[[], bytes], at: datetime, *places: Folder | None) -> StoredMail:
        """File a new message everywhere it belongs; a place that there is not is left out."""
        with self.lock:
            mail = StoredMail(next(self._numbers), content, at)
            for folder in places:
                if folder is not None:
                    folder.put(mail)
            return mail

    def remove(self, mail: StoredMail) -> None:
        """Take a message out of every folder."""
        with self.lock:
            for folder in self._folders:
                folder.take_out(mail)

    def labels(self, mail: StoredMail) -> list[str]:
        """What Gmail calls the folders of a message: flags for those with a use."""
        with self.lock:
            holding = [folder for folder in self._folders if folder.use != ALL and folder.holds(mail)]
        return ["\\Inbox" if folder.name == INBOX else folder.use or folder.name for folder in holding]

    def with_id(self, message_id: str) -> tuple[StoredMail, ...]:
        """Every message with this Message-ID, once each."""
        with self.lock:
            mails = {id(mail): mail for folder in self._folders for mail in folder.mails.values()}
        return tuple(mail for mail in mails.values() if mail.message_id == message_id)
