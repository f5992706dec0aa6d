"""A fake of Gmail for tests: submission and mailbox over one store, with a clock that tests move."""

from tests.fakes.gmail.account import GmailAccount
from tests.fakes.gmail.answers import BLOCKED, LIMIT, MAILBOX_FULL, NO_SUCH_DOMAIN, NO_SUCH_USER, Cause
from tests.fakes.gmail.breaking import NEVER, Break
from tests.fakes.gmail.broken import BROKEN_MAILS, HugeBounce
from tests.fakes.gmail.fake import FakeGmail
from tests.fakes.gmail.post import Fate, GmailMail
from tests.fakes.smtp_server import ACCEPT_AND_CUT, CUT, Step

__all__ = [
    "ACCEPT_AND_CUT",
    "BLOCKED",
    "BROKEN_MAILS",
    "CUT",
    "LIMIT",
    "MAILBOX_FULL",
    "NEVER",
    "NO_SUCH_DOMAIN",
    "NO_SUCH_USER",
    "Break",
    "Cause",
    "FakeGmail",
    "Fate",
    "GmailAccount",
    "GmailMail",
    "HugeBounce",
    "Step",
]
