"""The scenarios of Gmail's mailbox (I) and of what it files in Sent (S)."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import trustme

from invite_desktop.domain.errors import (
    FolderMissing,
    MailboxBusy,
    MailboxClosed,
    MailboxError,
    MailboxLost,
    MailboxSignInRejected,
)
from invite_desktop.mail.imap import Found, Mailbox, MailboxTimeouts
from invite_desktop.mail.practice.mailstore import ALL, INBOX, SENT
from tests.fakes.clock import VirtualClock
from tests.fakes.gmail import FakeGmail, GmailAccount, replies
from tests.fakes.gmail.folders import Language
from tests.fakes.smtp_server import CUT

EAGER = MailboxTimeouts(lag=0.0, turns=2)
OURS = "<k7qz3m@gmail.com>"
CHANGES = {"STORE", "UID STORE", "APPEND", "EXPUNGE", "SELECT", "COPY", "UID COPY", "UID MOVE", "DELETE"}


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def gmail(authority: trustme.CA, clock: VirtualClock) -> Iterator[FakeGmail]:
    with FakeGmail(authority, clock=clock) as gmail:
        yield gmail


@pytest.fixture
def opened() -> Iterator[Callable[[FakeGmail], Mailbox]]:
    """Opens mailboxes, which are closed with the test."""
    mailboxes: list[Mailbox] = []

    def open_one(gmail: FakeGmail, password: str = "") -> Mailbox:
        mailboxes.append(Mailbox(gmail.account(), EAGER))
        mailboxes[-1].open(password or gmail.password)
        return mailboxes[-1]

    yield open_one
    for mailbox in mailboxes:
        mailbox.close()


Open = Callable[..., Mailbox]


def hand_in(gmail: FakeGmail, message_id: str = OURS) -> None:
    content = f"From: {gmail.owner.address}\r\nMessage-ID: {message_id}\r\n\r\nHello\r\n".encode()
    gmail.post.take(gmail.owner, gmail.owner.address, "miha@example.net", content, "client.example.org")


def test_i01_s01_s06_all_is_well_and_nothing_is_changed(gmail: FakeGmail, opened: Open) -> None:
    hand_in(gmail)
    mailbox = opened(gmail)
    assert mailbox.find(OURS) is Found.SENT
    assert [copy.message_id for copy in mailbox.sent_since(gmail.clock() - timedelta(hours=1))] == [OURS]
    assert not CHANGES & set(gmail.imap.commands)
    assert "Invite Desktop" in gmail.imap.ids[0]
    assert gmail.imap.commands["AUTHENTICATE"] == 1
    assert not gmail.mails[0].account.mailbox.with_id(OURS)[0].flags


@pytest.mark.parametrize(
    ("changes", "password", "kind"),
    [
        ({}, "wrong", MailboxSignInRejected),
        ({}, "correct-horse-battery", MailboxSignInRejected),
        ({"needs_web_login": True}, "", MailboxSignInRejected),
        ({"imap_refusal": replies.IMAP_DISABLED_FOR_DOMAIN}, "", MailboxClosed),
        ({"imap_connections": 15}, "", MailboxBusy),
    ],
    ids=["i02-wrong", "i04-app-password", "i05-web-login", "i03-domain", "i06-connections"],
)
def test_i02_to_i06_who_is_not_let_in(
    gmail: FakeGmail, opened: Open, changes: dict[str, object], password: str, kind: type[MailboxError]
) -> None:
    for name, value in changes.items():
        setattr(gmail.owner, name, value)
    with pytest.raises(kind):
        opened(gmail, password)
    assert gmail.imap.commands["AUTHENTICATE"] == 1


@pytest.mark.parametrize("command", ["EXAMINE", "UID SEARCH", "FETCH", "UID FETCH"])
@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        ("NO [OVERQUOTA] Account exceeded command or bandwidth limits.", MailboxBusy),
        (b"* BYE Session expired, please login again.\r\n", MailboxLost),
        (CUT, MailboxLost),
    ],
    ids=["i07-overquota", "i08-bye", "cut"],
)
def test_i07_i08_it_ends_in_the_middle(
    gmail: FakeGmail, opened: Open, command: str, reply: object, kind: type[MailboxError]
) -> None:
    hand_in(gmail)
    gmail.imap.script[command] = reply
    mailbox = opened(gmail)
    with pytest.raises(kind):
        [mailbox.sent_since(gmail.clock() - timedelta(hours=1)), mailbox.find("<other@gmail.com>")]


def test_i09_numbers_that_change_meanwhile(gmail: FakeGmail, opened: Open) -> None:
    hand_in(gmail)
    mailbox = opened(gmail)
    assert mailbox.find(OURS) is Found.SENT
    gmail.folder(SENT).renumber()
    with pytest.raises(MailboxLost, match="UIDVALIDITY"):
        mailbox.find(OURS)


def test_i10_an_inbox_of_a_hundred_thousand(gmail: FakeGmail, opened: Open) -> None:
    gmail.fill_inbox(100_000)
    report = f"From: mailer-daemon@googlemail.com\r\nIn-Reply-To: {OURS}\r\n\r\n** Not found **\r\n"
    gmail.receive(report.encode())
    mailbox = opened(gmail)
    gmail.imap.script["UID SEARCH"] = ["OK nothing"] * 12
    assert mailbox.find(OURS) is Found.RETURNED
    assert sum(gmail.imap.commands.values()) < 25


def test_i11_broken_mails_are_only_looked_at(gmail: FakeGmail, opened: Open) -> None:
    huge = b"x" * 30_000_000
    for content in (
        b"",
        b"\xff\xfe: \x00\r\n\r\n\xff",
        b"Content-Type: multipart/report; charset=x-unknown\r\nIn-Reply-To: <<>>\r\n no end",
        b"From: mailer-daemon@googlemail.com\r\n\r\n" + huge,
    ):
        gmail.receive(content, INBOX, SENT)
    mailbox = opened(gmail)
    assert mailbox.find(OURS) is None
    assert len(mailbox.sent_since(gmail.clock())) == 4


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "sl"])
def test_i12_s04_folders_in_every_language(authority: trustme.CA, opened: Open, language: Language) -> None:
    with FakeGmail(authority, language=language, labels=('Anketa "2026" \\ žž', "Sent")) as gmail:
        hand_in(gmail)
        assert opened(gmail).find(OURS) is Found.SENT


def test_s02_an_id_that_gmail_replaced(gmail: FakeGmail, opened: Open) -> None:
    given = "<k7qz3m@pisarna.>"
    hand_in(gmail, given)
    mailbox = opened(gmail)
    assert mailbox.find(given) is Found.SENT
    (copy,) = mailbox.sent_since(gmail.clock())
    assert copy.original_id == given
    assert copy.message_id != given


def test_s03_a_copy_that_takes_its_time(gmail: FakeGmail, opened: Open, clock: VirtualClock) -> None:
    gmail.post.sent_lag, gmail.post.index_lag = 90.0, 60.0
    hand_in(gmail)
    mailbox = opened(gmail)
    assert mailbox.find(OURS) is None
    clock.advance(91)
    assert mailbox.find(OURS) is Found.SENT


def test_s05_all_mail_hidden(gmail: FakeGmail, opened: Open) -> None:
    hand_in(gmail)
    gmail.hide(ALL)
    mailbox = opened(gmail)
    assert mailbox.find(OURS) is Found.SENT
    gmail.hide(SENT)
    with pytest.raises(FolderMissing):
        opened(gmail).find(OURS)


def test_somebody_else_s_mailbox_is_another(gmail: FakeGmail, opened: Open) -> None:
    gmail.add_account(GmailAccount("miha@gmail.com"))
    hand_in(gmail)
    assert opened(gmail).find("<another@gmail.com>") is None
