"""Where the mails go that were handed in: into Sent, out to the recipients, and back (R4-R7)."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import count
from typing import Literal

from invite_desktop.mail.practice.mailstore import ALL, INBOX, SENT, StoredMail
from tests.fakes.clock import VirtualClock
from tests.fakes.gmail import answers, replies, rewriting
from tests.fakes.gmail.account import GmailAccount

HOUR = 3600.0
JUNK = "\\Junk"
LimitMode = Literal["refuse", "refuse at MAIL", "swallow"]
FateKind = Literal[
    "deliver",
    "bounce",
    "delay, then deliver",
    "delay, then bounce",
    "blocked",
    "automatic answer",
    "answer",
    "answer from elsewhere",
    "opt out",
    "into Spam",
    "archived",
]


@dataclass(frozen=True)
class Fate:
    """What becomes of mails to one recipient, and after how many seconds."""

    kind: FateKind
    after: float = 0.0
    cause: answers.Cause = answers.NO_SUCH_USER


DELIVER = Fate("deliver")
ALL_PASS = (
    "dkim=pass header.i=@gmail.com header.s=20251104 header.b=kq3/Zw+x;\r\n"
    "       spf=pass (google.com: domain of ana.novak@gmail.com designates 209.85.220.41 as permitted "
    "sender) smtp.mailfrom=ana.novak@gmail.com;\r\n"
    "       dmarc=pass (p=NONE sp=QUARANTINE dis=NONE) header.from=gmail.com"
)


@dataclass(frozen=True)
class GmailMail:
    """A mail that was accepted: `content` as it was handed in, `filed` as it stands in Sent."""

    sender: str
    recipient: str
    content: bytes = field(repr=False)
    filed: bytes = field(repr=False)
    message_id: str
    at: datetime
    account: GmailAccount = field(repr=False)


class Post:
    """Belongs to the server; tests set its table and numbers, and read its lists."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self._numbers = count(1)
        self.lock = threading.RLock()
        self.mails: list[GmailMail] = []
        self.delivered: list[GmailMail] = []
        self.fates: dict[str, Fate] = {}
        self.sent_lag = 0.0
        self.index_lag = 0.0
        self.keeps_copies = True
        self.forwarded: set[str] = set()  # addresses elsewhere whose mails come into the sender's mailbox
        self.marks_arrivals = True  # with what the receiving side writes on a mail to oneself
        self.verdicts = ALL_PASS
        self.limit: int | None = None
        self.limit_mode: LimitMode = "refuse"
        self.limit_bounce_after = 60.0

    def is_over_limit(self, account: GmailAccount) -> bool:
        """Whether this account has sent what it may in 24 hours."""
        return self.limit is not None and account.sent_in_a_day(self._clock()) >= self.limit

    def refusal(self, account: GmailAccount) -> str | None:
        """The reply to a content that is one too many."""
        if self.limit_mode == "refuse" and self.is_over_limit(account):
            return replies.DAILY_LIMIT
        return None

    def take(
        self, account: GmailAccount, sender: str, recipient: str, content: bytes, greeting: str
    ) -> GmailMail:
        """Accept a mail and set off what follows."""
        with self.lock:
            now, number = self._clock(), next(self._numbers)
            swallowed = self.limit_mode == "swallow" and self.is_over_limit(account)
            filed, message_id = rewriting.rewritten(content, account, recipient, greeting, now, number)
            mail = GmailMail(sender, recipient, content, filed, message_id, now, account)
            self.mails.append(mail)
            account.sent_at.append(now)
        if self.keeps_copies:
            self._clock.after(self.sent_lag, partial(self.file_sent, account, filed))
        if swallowed:
            self._clock.after(self.limit_bounce_after, partial(self._notify, mail, answers.LIMIT))
        else:
            self._send_out(mail)
        return mail

    def file_sent(self, account: GmailAccount, content: bytes) -> StoredMail:
        """One message, in Sent and in All Mail."""
        return self.file(account, content, SENT, ALL)

    def file(
        self, account: GmailAccount, content: bytes | Callable[[], bytes], *places: str | None
    ) -> StoredMail:
        """File a message in folders, by name or special-use flag; a search finds it after the lag."""
        box = account.mailbox
        folders = [box.by_use(place) or box.folder(place) for place in places if place]
        with box.lock:
            mail = box.add(content, self._clock(), *folders)
            mail.is_indexed = self.index_lag <= 0
        if not mail.is_indexed:
            self._clock.after(self.index_lag, partial(setattr, mail, "is_indexed", True))
        return mail

    def _send_out(self, mail: GmailMail) -> None:
        fate = self.fates.get(mail.recipient, DELIVER)
        plan: dict[str, Callable[[], None]] = {
            "deliver": partial(self._deliver, mail),
            "bounce": partial(self._notify, mail, fate.cause),
            "into Spam": partial(self._deliver, mail, JUNK),
            "archived": partial(self._deliver, mail, ALL),
            "blocked": partial(self._notify, mail, answers.BLOCKED),
            "delay, then deliver": partial(self._delay, mail, partial(self._deliver, mail)),
            "delay, then bounce": partial(self._delay, mail, partial(self._notify, mail, answers.GIVEN_UP)),
        }
        self._clock.after(
            fate.after, plan.get(fate.kind) or partial(self._deliver_and_answer, mail, fate.kind)
        )

    def _deliver(self, mail: GmailMail, place: str = INBOX) -> None:
        self.delivered.append(mail)
        address = mail.account.address
        if mail.recipient.lower() not in {address.lower(), *mail.account.aliases, *self.forwarded}:
            return
        content = mail.filed
        if self.marks_arrivals:
            content = rewriting.received(mail.filed, address, self.verdicts, self._clock())
        # a mail to oneself is one message, in Sent and in the Inbox; what is in Spam is not in All Mail
        box = mail.account.mailbox
        own = box.with_id(mail.message_id)
        if not own:
            self.file(mail.account, content, *{place, ALL} - ({ALL} if place == JUNK else set()))
            return
        with box.lock:
            own[0]._content = content
            folder, everything = box.by_use(place) or box.folder(place), box.by_use(ALL)
            if place == JUNK and everything is not None:
                everything.take_out(own[0])
            if folder is not None and not folder.holds(own[0]):
                folder.put(own[0])

    def _delay(self, mail: GmailMail, then: Callable[[], None]) -> None:
        self._notify(mail, answers.DELAYED)
        self._clock.after(46 * HOUR, then)

    def _notify(self, mail: GmailMail, cause: answers.Cause) -> None:
        account = mail.account
        content = answers.notification(
            cause,
            account.address,
            mail.recipient,
            mail.filed,
            mail.message_id,
            account.language,
            self._clock(),
        )
        self.file(account, content, INBOX, ALL)

    def _deliver_and_answer(self, mail: GmailMail, kind: str) -> None:
        self._deliver(mail)
        sender = f"other.{mail.recipient}" if kind == "answer from elsewhere" else mail.recipient
        text = "Unsubscribe. Ne želim več pošte." if kind == "opt out" else "Thank you, I have filled it in."
        extra = ("Auto-Submitted: auto-replied",) if kind == "automatic answer" else ()
        content = answers.reply(sender, mail.account.address, mail.message_id, text, self._clock(), *extra)
        self.file(mail.account, content, INBOX, ALL)
