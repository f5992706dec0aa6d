"""The reading half of the fake Gmail: Google's words and moods."""

import imaplib
import ssl
import threading
from datetime import timedelta

import pytest
import trustme
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from invite_desktop.mail.practice.mailstore import ALL, SENT
from tests.fakes.clock import VirtualClock
from tests.fakes.conftest import Hand, MakeMail, wait_until
from tests.fakes.gmail import BROKEN_MAILS, Break, FakeGmail, HugeBounce, Step, replies
from tests.fakes.gmail.folders import Language


def test_it_talks_as_google_does(gmail: FakeGmail, hand: Hand) -> None:
    line = hand.raw(gmail, gmail.imap.port)
    assert line.hear().startswith("* OK Gimap ready for requests from 127.0.0.1 ")
    line.say(b"a CAPABILITY\r\n")
    assert line.hear().startswith(
        "* CAPABILITY IMAP4rev1 UNSELECT IDLE NAMESPACE QUOTA ID XLIST CHILDREN X-GM-EXT-1"
    )
    assert line.hear().startswith("a OK Thats all she wrote! ")
    line.say(b'b LOGIN ana.novak@gmail.com "abcdefghijklmnop"\r\n')
    assert "SPECIAL-USE" in line.hear()
    assert line.hear() == "b OK ana.novak@gmail.com authenticated (Success)"
    line.say(b'c EXAMINE "[Gmail]/Sent Mail"\r\nd NOOP\r\n')
    told = [line.hear() for _ in range(8)]
    assert told[-2:] == ["c OK [READ-ONLY] [Gmail]/Sent Mail selected. (Success)", "d OK Success"]
    line.say(b'e EXAMINE "[Gmail]"\r\n')
    assert line.hear() == "e NO [NONEXISTENT] Unknown Mailbox: [Gmail] (Failure)"


def test_python_s_own_client_reads_it_too(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    hand.session(gmail).submit(make_mail())
    context = ssl.create_default_context(cadata=gmail.authority_pem)
    with imaplib.IMAP4_SSL(gmail.host, gmail.imap.port, ssl_context=context, timeout=5) as client:
        client.login(gmail.owner.address, gmail.password)
        assert client.select('"[Gmail]/Sent Mail"', readonly=True) == ("OK", [b"1"])
        assert client.uid("SEARCH", "HEADER", "Message-ID", '"<inv.1@gmail.com>"')[1] == [b"1"]
        told = client.uid("FETCH", "1", "(BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)] X-GM-LABELS)")[1]
        assert b"<inv.1@gmail.com>" in told[0][1]


@pytest.mark.parametrize(
    ("language", "sent", "trash"),
    [
        ("en", "[Gmail]/Sent Mail", "[Gmail]/Trash"),
        ("en-GB", "[Gmail]/Sent Mail", "[Gmail]/Bin"),
        ("de", "[Google Mail]/Gesendet", "[Google Mail]/Papierkorb"),
        ("sl", "[Gmail]/Poslano", "[Gmail]/Koš"),
    ],
)
def test_folders_are_called_as_the_owner_speaks(
    authority: trustme.CA, clock: VirtualClock, hand: Hand, language: Language, sent: str, trash: str
) -> None:
    with FakeGmail(authority, clock, language, labels=('Ankete "2026"', "Pošta & več")) as gmail:
        client = hand.mailbox(gmail)
        assert client.find_special_folder(b"\\Sent") == sent
        assert client.find_special_folder(b"\\Trash") == trash
        flags = {name: set(flags) for flags, _, name in client.list_folders()}
        assert {b"\\Noselect", b"\\HasChildren"} <= flags[sent.partition("/")[0]]
        for name in ('Ankete "2026"', "Pošta & več", trash):
            client.select_folder(name, readonly=True)


def test_german_drafts_are_encoded_as_on_the_wire(
    authority: trustme.CA, clock: VirtualClock, hand: Hand
) -> None:
    with FakeGmail(authority, clock, "de") as gmail:
        client = hand.mailbox(gmail)
        client.folder_encode = False
        assert b"[Google Mail]/Entw&APw-rfe" in [name for _, _, name in client.list_folders()]


@pytest.mark.parametrize("use", [ALL, SENT])
def test_a_folder_can_be_hidden(gmail: FakeGmail, hand: Hand, make_mail: MakeMail, use: str) -> None:
    gmail.hide(use)
    hand.session(gmail).submit(make_mail())
    assert hand.mailbox(gmail).find_special_folder(use.encode()) is None


def test_the_index_lags_behind(
    gmail: FakeGmail, clock: VirtualClock, hand: Hand, make_mail: MakeMail
) -> None:
    gmail.post.index_lag = 30
    hand.session(gmail).submit(make_mail())
    client = hand.mailbox(gmail)
    client.select_folder("[Gmail]/Sent Mail", readonly=True)
    assert client.gmail_search("rfc822msgid:inv.1@gmail.com") == []
    assert client.search(["HEADER", "Message-ID", "<inv.1@gmail.com>"]) == []
    assert client.search("ALL") == [1]
    assert b"<inv.1@gmail.com>" in client.fetch([1], ["BODY.PEEK[HEADER]"])[1][b"BODY[HEADER]"]
    clock.advance(30)
    assert client.gmail_search("rfc822msgid:inv.1@gmail.com") == [1]


def test_the_time_of_a_copy_is_the_server_s(
    gmail: FakeGmail, clock: VirtualClock, hand: Hand, make_mail: MakeMail
) -> None:
    clock.advance(timedelta(days=3).total_seconds())
    hand.session(gmail).submit(make_mail())
    client = hand.mailbox(gmail)
    client.select_folder("[Gmail]/Sent Mail", readonly=True)
    assert client.fetch([1], ["INTERNALDATE"])[1][b"INTERNALDATE"] == clock()


@pytest.mark.parametrize(
    "refusal",
    [
        replies.IMAP_BAD_CREDENTIALS,
        replies.IMAP_APP_PASSWORD,
        replies.IMAP_WEB_LOGIN,
        replies.IMAP_TOO_MANY_CONNECTIONS,
        replies.IMAP_DISABLED,
        replies.IMAP_DISABLED_FOR_DOMAIN,
        replies.IMAP_UNAVAILABLE,
    ],
)
def test_a_sign_in_can_be_refused_in_every_way(gmail: FakeGmail, hand: Hand, refusal: str) -> None:
    gmail.imap.script["LOGIN"] = [refusal]
    with pytest.raises(LoginError) as caught:
        hand.mailbox(gmail)
    assert refusal.removeprefix("NO ") in str(caught.value)
    hand.mailbox(gmail)


def test_imap_may_be_closed_for_an_account(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    gmail.owner.imap_refusal = replies.IMAP_DISABLED_FOR_DOMAIN
    with pytest.raises(LoginError, match="disabled for your domain"):
        hand.mailbox(gmail)
    hand.session(gmail).submit(make_mail())


def test_a_command_can_be_refused_and_a_line_ended(gmail: FakeGmail, hand: Hand) -> None:
    gmail.imap.script |= {"EXAMINE": [replies.IMAP_OVER_QUOTA], "NOOP": Step(replies.IMAP_BYE, close=True)}
    client = hand.mailbox(gmail)
    with pytest.raises(IMAPClientError, match="OVERQUOTA"):
        client.select_folder("INBOX", readonly=True)
    client.select_folder("INBOX", readonly=True)
    with pytest.raises((IMAPClientAbortError, OSError)):
        client.noop()


def test_the_greeting_may_be_a_farewell(gmail: FakeGmail, hand: Hand) -> None:
    gmail.imap.script["CONNECT"] = Step(replies.IMAP_BYE, close=True)
    with pytest.raises((IMAPClientError, OSError)):
        hand.reader(gmail)


def test_an_answer_can_be_held_back(gmail: FakeGmail, hand: Hand) -> None:
    go_on = threading.Event()
    gmail.imap.script |= {"NOOP": [Step(hold=go_on)], "LOGIN": [Step(hold=go_on)]}
    line = hand.raw(gmail, gmail.imap.port)
    line.hear()
    line.say(b"a NOOP\r\n")
    assert wait_until(lambda: gmail.imap.commands["NOOP"] == 1)
    line.say(b"b CAPABILITY\r\n")
    go_on.set()
    assert line.hear() == "a OK Success"
    assert line.hear().startswith("* CAPABILITY")
    assert line.hear().startswith("b OK")
    line.say(b"c LOGIN x y\r\n")
    assert line.hear() == "c NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)"
    go_on.clear()
    gmail.imap.script["LOGIN"] = [Step(hold=go_on)]
    line.say(b"d LOGIN x y\r\n")
    assert wait_until(lambda: gmail.imap.commands["LOGIN"] == 2)
    go_on.set()
    assert line.hear() == "d NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)"


def test_numbers_may_change(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    hand.session(gmail).submit(make_mail())
    client = hand.mailbox(gmail)
    before = client.select_folder("[Gmail]/Sent Mail", readonly=True)[b"UIDVALIDITY"]
    gmail.folder(SENT).renumber()
    assert client.select_folder("[Gmail]/Sent Mail", readonly=True)[b"UIDVALIDITY"] == before + 1


def test_a_line_breaks_after_any_octet(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    hand.session(gmail).submit(make_mail())
    whole = (
        b"a LOGIN ana.novak@gmail.com abcdefghijklmnop\r\nb EXAMINE INBOX\r\nc UID SEARCH ALL\r\nd LOGOUT\r\n"
    )
    line = hand.raw(gmail, gmail.imap.port)
    line.say(whole)
    line.hear_all()
    for octets in range(1, line.heard, 11):
        gmail.imap.breaks.plan(Break(sent=octets))
        broken = hand.raw(gmail, gmail.imap.port)
        broken.say(whole)
        broken.hear_all()
        assert broken.heard == octets
    for octets in range(1, len(whole), 7):
        gmail.imap.breaks.plan(Break(received=octets))
        broken = hand.raw(gmail, gmail.imap.port)
        broken.say(whole)
        broken.hear_all()
        assert broken.heard < line.heard


def test_an_inbox_may_be_very_full(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    gmail.fill_inbox(100_000)
    gmail.receive(make_mail(1).content)
    client: IMAPClient = hand.mailbox(gmail)
    assert client.select_folder("INBOX", readonly=True)[b"EXISTS"] == 100_001
    assert client.gmail_search("rfc822msgid:inv.1@gmail.com") == [100_001]
    assert client.search(["UID", "100000:*"]) == [100_000, 100_001]
    assert client.fetch([500], ["RFC822.SIZE"])[500][b"RFC822.SIZE"] > 50


def test_broken_mails_are_handed_out_as_they_are(gmail: FakeGmail, hand: Hand) -> None:
    for content in BROKEN_MAILS:
        gmail.receive(content)
    client = hand.mailbox(gmail)
    client.select_folder("INBOX", readonly=True)
    assert client.search(["HEADER", "Message-ID", "<x@y>"]) == []
    told = client.fetch(client.search(), ["BODY.PEEK[]", "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"])
    assert tuple(item[b"BODY[]"] for item in told.values()) == BROKEN_MAILS


def test_what_a_client_says_of_itself_is_kept(gmail: FakeGmail, hand: Hand) -> None:
    client = hand.mailbox(gmail)
    client.id_({"name": "Invite Desktop"})
    assert "Invite Desktop" in gmail.imap.ids[0]
    assert gmail.imap.commands["ID"] == 1


def test_an_append_needs_a_folder(gmail: FakeGmail, hand: Hand) -> None:
    with pytest.raises(IMAPClientError, match="TRYCREATE"):
        hand.mailbox(gmail).append("Nowhere", b"x")


def test_a_huge_bounce_costs_nothing_until_it_is_read(gmail: FakeGmail, hand: Hand) -> None:
    gmail.receive(HugeBounce("<inv.1@gmail.com>", megabytes=2))
    client = hand.mailbox(gmail)
    client.select_folder("INBOX", readonly=True)
    assert client.fetch([1], ["RFC822.SIZE"])[1][b"RFC822.SIZE"] > 1_990_000
    part = client.fetch([1], ["BODY.PEEK[TEXT]<0.300>"])[1][b"BODY[TEXT]<0>"]
    assert len(part) == 300
    assert b"X-Original-Message-ID: <inv.1@gmail.com>" in part
