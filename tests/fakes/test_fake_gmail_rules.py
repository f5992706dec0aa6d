"""The rules that Gmail keeps, R1 to R10."""

import email
import email.policy
from email.message import EmailMessage
from typing import Any

import pytest
import trustme
from imapclient.exceptions import LoginError

from invite_desktop.domain.errors import (
    AppPasswordRequired,
    BrowserSignInRequired,
    SendingLimitReached,
    SignInRejected,
    TooManySignIns,
)
from invite_desktop.mail.practice.mailstore import ALL, INBOX, SENT
from invite_desktop.mail.smtp import Submission
from tests.fakes.clock import VirtualClock
from tests.fakes.conftest import QUICK, Hand, MakeMail
from tests.fakes.gmail import (
    MAILBOX_FULL,
    NO_SUCH_DOMAIN,
    Cause,
    FakeGmail,
    Fate,
    GmailAccount,
)
from tests.fakes.gmail.folders import Language
from tests.fakes.gmail.post import JUNK

MINUTE = 60.0
HOUR = 60 * MINUTE


def inbox(gmail: FakeGmail) -> list[EmailMessage]:
    """What came."""
    mails = gmail.mailbox.folder(INBOX)
    assert mails is not None
    return [
        email.message_from_bytes(mail.content, policy=email.policy.default) for mail in mails.mails.values()
    ]


# -- R1: Message-ID --------------------------------------------------------------------------------


@pytest.mark.parametrize("message_id", ["<1.ABC-x_y@gmail.com>", "<20260928.5+x@sub.example.org>"])
def test_r1_a_valid_id_is_kept(gmail: FakeGmail, hand: Hand, make_mail: MakeMail, message_id: str) -> None:
    hand.session(gmail).submit(make_mail(message_id=message_id))
    assert gmail.mails[0].message_id == message_id
    assert b"X-Google-Original-Message-ID" not in gmail.mails[0].filed


@pytest.mark.parametrize(
    "message_id",
    ["<1@PC-123.>", "<1.@gmail.com>", "<1@a@b.c>", "<1 2@gmail.com>", "1@gmail.com", "<1@pišek>"],
)
def test_r1_an_unusable_id_is_replaced(
    gmail: FakeGmail, hand: Hand, make_mail: MakeMail, message_id: str
) -> None:
    hand.session(gmail).submit(make_mail(message_id=message_id))
    (mail,) = gmail.mails
    assert mail.message_id.endswith("@mx.google.com>")
    assert f"X-Google-Original-Message-ID: {message_id}\r\n".encode() in mail.filed
    assert gmail.mailbox.with_id(mail.message_id)
    assert not gmail.mailbox.with_id(message_id)


def test_r1_a_missing_id_is_added(gmail: FakeGmail, hand: Hand) -> None:
    line = hand.raw(gmail, gmail.smtp.port)
    line.sign_in(gmail)
    line.say(
        b"MAIL FROM:<ana.novak@gmail.com>\r\nRCPT TO:<b@example.net>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\n"
    )
    assert [line.hear()[:3] for _ in range(4)][-1] == "250"
    (mail,) = gmail.mails
    assert f"Message-ID: {mail.message_id}\r\n".encode() in mail.filed
    assert b"From: ana.novak@gmail.com\r\n" in mail.filed


# -- R2, R3: From, Received ------------------------------------------------------------------------


def test_r2_a_foreign_sender_is_rewritten(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    session = hand.session(gmail)
    session.submit(make_mail(1, sender='"Novak, Ana" <info@example.org>'))
    gmail.owner.aliases.add("alias@example.org")
    session.submit(make_mail(2, sender="Ana <Alias@example.org>"))
    session.submit(make_mail(3, sender="info@example.org"))
    first, second, third = (
        email.message_from_bytes(mail.filed, policy=email.policy.default) for mail in gmail.mails
    )
    assert first["From"] == '"Novak, Ana" <ana.novak@gmail.com>'
    assert first["X-Google-Original-From"] == '"Novak, Ana" <info@example.org>'
    assert second["From"] == "Ana <Alias@example.org>"
    assert second["X-Google-Original-From"] is None
    assert third["From"] == "ana.novak@gmail.com"


def test_r3_the_way_is_written_on_it(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    hand.session(gmail).submit(make_mail())
    mail = email.message_from_bytes(gmail.mails[0].filed, policy=email.policy.default)
    assert mail["Return-Path"] == "<ana.novak@gmail.com>"
    assert mail["Received"].startswith("from client.gmail.com ([127.0.0.1])")
    assert "by smtp.gmail.com with ESMTPSA id" in mail["Received"]
    assert gmail.mails[0].filed.endswith(gmail.mails[0].content.partition(b"Subject")[2])


# -- R4: Sent --------------------------------------------------------------------------------------


def test_r4_what_is_taken_stands_in_sent_and_all_mail_after_a_while(
    gmail: FakeGmail, clock: VirtualClock, hand: Hand, make_mail: MakeMail
) -> None:
    gmail.post.sent_lag = 90
    hand.session(gmail).submit(make_mail())
    clock.advance(89)
    assert not gmail.folder(SENT).mails
    clock.advance(1)
    (sent,), (everywhere,) = gmail.folder(SENT).mails.values(), gmail.folder(ALL).mails.values()
    assert sent is everywhere
    assert sent.content == gmail.mails[0].filed
    assert sent.at == clock()


def test_r4_a_server_may_keep_no_copies(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    gmail.post.keeps_copies = False
    hand.session(gmail).submit(make_mail())
    assert not gmail.folder(SENT).mails


def test_r4_in_real_time_copies_come_by_themselves(
    authority: trustme.CA, hand: Hand, make_mail: MakeMail
) -> None:
    with FakeGmail(authority) as gmail:
        gmail.post.sent_lag = 5
        hand.session(gmail).submit(make_mail())
        assert not gmail.folder(SENT).mails
        gmail.clock.advance(5)
        assert len(gmail.folder(SENT).mails) == 1


@pytest.mark.parametrize("keeps_copies", [True, False])
def test_a_mail_to_oneself_says_where_it_came_from_and_may_miss_the_inbox(
    gmail: FakeGmail, hand: Hand, make_mail: MakeMail, keeps_copies: bool
) -> None:
    gmail.post.keeps_copies = keeps_copies
    address = gmail.owner.address
    places = {"deliver": INBOX, "into Spam": JUNK, "archived": ALL}
    for kind, place in places.items():
        gmail.fates[address] = Fate(kind, after=MINUTE)  # type: ignore[arg-type]  # kinds of fates
        hand.session(gmail).submit(make_mail(recipient=address, message_id=f"<{len(kind)}@gmail.com>"))
        gmail.clock.advance(MINUTE)
        (*_, mail) = gmail.folder(place).mails.values()
        assert mail.message_id == f"<{len(kind)}@gmail.com>"
        assert mail.content.startswith(f"Delivered-To: {address}\r\n".encode())
        assert b"\r\nAuthentication-Results: mx.google.com;" in mail.header
        assert gmail.folder(SENT).holds(mail) is keeps_copies
        assert gmail.folder(ALL).holds(mail) is (place != JUNK)
    assert len(inbox(gmail)) == 1


def test_a_mail_to_oneself_is_one_message(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    hand.session(gmail).submit(make_mail(recipient=gmail.owner.address))
    (mail,) = gmail.mailbox.with_id("<inv.1@gmail.com>")
    assert set(gmail.mailbox.labels(mail)) == {"\\Inbox", "\\Sent"}
    assert len(gmail.folder(ALL).mails) == 1


# -- R5, R6: fates and notifications ---------------------------------------------------------------


def report(mail: EmailMessage) -> dict[str, str]:
    """The fields of the delivery status, both groups together."""
    (part,) = (each for each in mail.walk() if each.get_content_type() == "message/delivery-status")
    groups: Any = part.get_payload()
    return {name: str(value) for group in groups for name, value in group.items()}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Address not found"),
        ("en-GB", "Address not found"),
        ("de", "Die Adresse wurde nicht gefunden"),
        ("sl", "Naslova ni mogoče najti"),
    ],
)
def test_r6_a_bounce_comes_in_the_owner_s_language(
    authority: trustme.CA,
    clock: VirtualClock,
    hand: Hand,
    make_mail: MakeMail,
    language: Language,
    words: str,
) -> None:
    with FakeGmail(authority, clock, language) as gmail:
        gmail.fates["p1@example.net"] = Fate("bounce")
        session = hand.session(gmail)
        session.submit(make_mail(1))
        session.submit(make_mail(2))
        (mail,) = inbox(gmail)
        session.close()
    assert mail["From"] == "Mail Delivery Subsystem <mailer-daemon@googlemail.com>"
    assert mail["Subject"] == "Delivery Status Notification (Failure)"
    assert mail["In-Reply-To"] == "<inv.1@gmail.com>"
    assert mail["X-Failed-Recipients"] == "p1@example.net"
    assert mail.get_content_type() == "multipart/report"
    assert words in mail.as_string() or words in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    fields = report(mail)
    assert fields["X-Original-Message-ID"] == "<inv.1@gmail.com>"
    assert (fields["Action"], fields["Status"]) == ("failed", "5.1.1")
    assert fields["Final-Recipient"] == "rfc822; p1@example.net"
    assert [mail.recipient for mail in gmail.post.delivered] == ["p2@example.net"]
    assert any(part.get_content_type() == "message/rfc822" for part in mail.walk())


@pytest.mark.parametrize(
    ("fate", "after", "actions"),
    [
        (Fate("deliver"), 0.0, []),
        (Fate("bounce", after=5 * MINUTE), 5 * MINUTE, [("failed", "5.1.1")]),
        (Fate("bounce", cause=MAILBOX_FULL), 0.0, [("failed", "5.2.2")]),
        (Fate("bounce", cause=NO_SUCH_DOMAIN), 0.0, [("failed", "5.1.2")]),
        (Fate("bounce", cause=Cause("5.7.1", "no")), 0.0, [("failed", "5.7.1")]),
        (Fate("blocked"), 0.0, [("failed", "5.7.1")]),
        (Fate("delay, then deliver"), 46 * HOUR, [("delayed", "4.4.1")]),
        (Fate("delay, then bounce"), 46 * HOUR, [("delayed", "4.4.1"), ("failed", "4.4.1")]),
    ],
)
def test_r5_every_recipient_has_a_fate(
    gmail: FakeGmail,
    clock: VirtualClock,
    hand: Hand,
    make_mail: MakeMail,
    fate: Fate,
    after: float,
    actions: list[tuple[str, str]],
) -> None:
    gmail.fates["p1@example.net"] = fate
    hand.session(gmail).submit(make_mail(1))
    if after and fate.after:
        assert not inbox(gmail)
    clock.advance(after)
    assert [(report(mail)["Action"], report(mail)["Status"]) for mail in inbox(gmail)] == actions
    assert len(gmail.post.delivered) == (fate.kind in {"deliver", "delay, then deliver"})


@pytest.mark.parametrize(
    ("fate", "sender", "automatic", "word"),
    [
        (Fate("automatic answer"), "p1@example.net", "auto-replied", "Thank"),
        (Fate("answer"), "p1@example.net", None, "Thank"),
        (Fate("answer from elsewhere"), "other.p1@example.net", None, "Thank"),
        (Fate("opt out"), "p1@example.net", None, "Unsubscribe"),
    ],
)
def test_r5_people_answer(
    gmail: FakeGmail,
    hand: Hand,
    make_mail: MakeMail,
    fate: Fate,
    sender: str,
    automatic: str | None,
    word: str,
) -> None:
    gmail.fates["p1@example.net"] = fate
    hand.session(gmail).submit(make_mail(1))
    (mail,) = inbox(gmail)
    assert (mail["From"], mail["Auto-Submitted"]) == (sender, automatic)
    assert mail["In-Reply-To"] == "<inv.1@gmail.com>"
    assert word in mail.get_content()


# -- R7: the daily limit ---------------------------------------------------------------------------


def test_r7_the_limit_counts_the_last_24_hours(
    gmail: FakeGmail, clock: VirtualClock, hand: Hand, make_mail: MakeMail
) -> None:
    gmail.post.limit = 3
    session = hand.session(gmail)
    for number in range(3):
        session.submit(make_mail(number))
        clock.advance(HOUR)
    with pytest.raises(SendingLimitReached):
        session.submit(make_mail(3))
    clock.advance(21 * HOUR)  # the first is 24 hours old
    session.submit(make_mail(4))
    with pytest.raises(SendingLimitReached):
        session.submit(make_mail(5))
    assert len(gmail.mails) == 4


def test_r7_the_limit_may_be_said_early(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    gmail.post.limit, gmail.post.limit_mode = 1, "refuse at MAIL"
    session = hand.session(gmail)
    session.submit(make_mail(1))
    with pytest.raises(SendingLimitReached):
        session.submit(make_mail(2))


def test_r7_what_is_too_much_may_be_swallowed(
    gmail: FakeGmail, clock: VirtualClock, hand: Hand, make_mail: MakeMail
) -> None:
    gmail.post.limit, gmail.post.limit_mode = 1, "swallow"
    session = hand.session(gmail)
    session.submit(make_mail(1))
    session.submit(make_mail(2))
    assert len(gmail.folder(SENT).mails) == 2
    assert not inbox(gmail)
    clock.advance(gmail.post.limit_bounce_after)
    (mail,) = inbox(gmail)
    assert "You have reached a limit for sending mail." in report(mail)["Diagnostic-Code"]
    assert report(mail)["X-Original-Message-ID"] == "<inv.2@gmail.com>"
    assert "Remote-MTA" not in report(mail)
    assert [mail.recipient for mail in gmail.post.delivered] == ["p1@example.net"]


def test_r7_mails_by_hand_count_too(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    gmail.post.limit = 60
    gmail.send_by_hand(60)
    with pytest.raises(SendingLimitReached):
        hand.session(gmail).submit(make_mail(1))
    assert len(gmail.folder(SENT).mails) == 60
    assert len({mail.message_id for mail in gmail.folder(SENT).mails.values()}) == 60


# -- signing in, R8, R9 ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "password", "error", "words"),
    [
        ({}, "wrong", SignInRejected, "AUTHENTICATIONFAILED"),
        ({}, "abcd efgh ijkl mnop", SignInRejected, "AUTHENTICATIONFAILED"),
        ({}, "correct-horse-battery", AppPasswordRequired, "Application-specific password"),
        ({"two_step": False}, "correct-horse-battery", BrowserSignInRequired, "via your web browser"),
        ({"two_step": False}, "abcdefghijklmnop", SignInRejected, "AUTHENTICATIONFAILED"),
        ({"needs_web_login": True}, "abcdefghijklmnop", BrowserSignInRequired, "via your web browser"),
    ],
)
def test_each_password_has_its_answer(
    authority: trustme.CA,
    clock: VirtualClock,
    hand: Hand,
    settings: dict[str, bool],
    password: str,
    error: type[Exception],
    words: str,
) -> None:
    with FakeGmail(authority, clock, **settings) as gmail:  # type: ignore[arg-type]
        with pytest.raises(error):
            open_with(gmail, password)
        with pytest.raises(LoginError, match=words):
            hand.reader(gmail).login(gmail.owner.address, password)


def open_with(gmail: FakeGmail, password: str) -> None:
    """Sign in with this password."""
    with Submission(gmail.account(), QUICK) as session:
        session.open(password)


def test_r8_after_five_wrong_passwords_the_right_one_waits_too(
    gmail: FakeGmail, clock: VirtualClock, hand: Hand
) -> None:
    for _ in range(5):
        with pytest.raises(SignInRejected):
            open_with(gmail, "wrong")
    with pytest.raises(TooManySignIns):
        hand.session(gmail)
    clock.advance(10 * MINUTE + 1)
    hand.session(gmail)
    assert gmail.smtp.auth_count == 7


def test_r9_the_sixteenth_reader_is_one_too_many(gmail: FakeGmail, hand: Hand) -> None:
    readers = [hand.mailbox(gmail) for _ in range(15)]
    with pytest.raises(LoginError, match=r"\[ALERT\] Too many simultaneous connections"):
        hand.mailbox(gmail)
    readers[0].logout()
    hand.mailbox(gmail)


def test_others_have_accounts_of_their_own(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    other = GmailAccount("miha@example.org", kind="workspace", app_password="ponmlkjihgfedcba")
    gmail.add_account(other)
    reader = hand.reader(gmail)
    reader.login("Miha@example.org", "ponmlkjihgfedcba")
    hand.session(gmail).submit(make_mail())
    reader.select_folder("[Gmail]/Sent Mail", readonly=True)
    assert reader.search() == []


# -- R10: APPEND -----------------------------------------------------------------------------------


def test_r10_an_append_takes_the_place_of_the_same_mail(
    gmail: FakeGmail, hand: Hand, make_mail: MakeMail
) -> None:
    session = hand.session(gmail)
    session.submit(make_mail(1))
    session.submit(make_mail(2))
    reader = hand.mailbox(gmail)
    reader.append("[Gmail]/Sent Mail", make_mail(1).content)
    assert [mail.message_id for mail in gmail.folder(SENT).mails.values()] == [
        "<inv.2@gmail.com>",
        "<inv.1@gmail.com>",
    ]
    reader.append("[Gmail]/Sent Mail", b"Subject: No id\r\n\r\n")
    reader.append("[Gmail]/Sent Mail", b"Subject: No id\r\n\r\n")
    assert len(gmail.folder(SENT).mails) == 4
    assert gmail.imap.commands["APPEND"] == 3
