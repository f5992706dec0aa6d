"""The practice mailbox, read by two clients that are not ours."""

import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from invite_desktop.mail.practice.mailstore import ALL, SEEN, SENT
from invite_desktop.mail.practice.server import PracticeServer, ReceivedMail
from tests.mail.practice.conftest import OpenMailbox

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def letter(number: int, subject: str = "Hello", body: str = "Dear Miha") -> bytes:
    lines = (
        f"From: Ana Novak <ana@example.org>\r\nTo: p{number}@example.net\r\nSubject: {subject}\r\n"
        f"Message-ID:\r\n <{number}@example.org>\r\nDate: Fri, 20 Nov 2026 12:00:00 +0000\r\n\r\n{body}\r\n"
    )
    return lines.encode()


def send(
    server: PracticeServer, number: int, recipient: str = "miha@example.net", at: datetime = NOON
) -> None:
    server.receive(ReceivedMail("ana@example.org", recipient, letter(number), at))


@pytest.fixture
def mailbox(server: PracticeServer, open_mailbox: OpenMailbox) -> IMAPClient:
    """Signed in, with three mails in Sent."""
    for number in (1, 2, 3):
        send(server, number, at=NOON + timedelta(days=number))
    client = open_mailbox()
    client.login(server.username, server.password)
    return client


@contextmanager
def telnet(server: PracticeServer) -> Iterator["Telnet"]:
    context = ssl.create_default_context(cadata=server.authority_pem)
    with (
        socket.create_connection((server.host, server.imap_port), 5) as plain,
        context.wrap_socket(plain, server_hostname=server.host) as line,
        line.makefile("rb") as lines,
    ):
        telnet = Telnet(line, lines)
        assert telnet.read() == "* OK Practice mailbox ready"
        yield telnet


class Telnet:
    """Octets by hand."""

    def __init__(self, line: ssl.SSLSocket, lines: object) -> None:
        self._line = line
        self._lines = lines

    def say(self, *octets: bytes) -> str:
        self._line.sendall(b"".join(octets))
        return self.read()

    def read(self) -> str:
        text: bytes = self._lines.readline()  # type: ignore[attr-defined]  # a socket's file
        return text.decode().rstrip("\r\n")


# -- signing in ------------------------------------------------------------------------------------


def test_it_knows_who_may_read(server: PracticeServer, open_mailbox: OpenMailbox) -> None:
    client = open_mailbox()
    with pytest.raises(LoginError, match="AUTHENTICATIONFAILED"):
        client.login(server.username, "wrong")
    with pytest.raises(LoginError):
        client.login("somebody", server.password)
    client.login(server.username, server.password)
    assert client.has_capability("SPECIAL-USE")


def test_plain_sign_in_works_at_once_and_in_two_steps(
    server: PracticeServer, open_mailbox: OpenMailbox
) -> None:
    open_mailbox().plain_login(server.username, server.password)
    context = ssl.create_default_context(cadata=server.authority_pem)
    with imaplib.IMAP4_SSL(server.host, server.imap_port, ssl_context=context, timeout=5) as client:
        pair = f"\0{server.username}\0{server.password}".encode()
        assert client.authenticate("PLAIN", lambda _: pair)[0] == "OK"
    with imaplib.IMAP4_SSL(server.host, server.imap_port, ssl_context=context, timeout=5) as client:
        with pytest.raises(imaplib.IMAP4.error, match="Invalid credentials"):
            client.authenticate("PLAIN", lambda _: b"\0x\0y")
        with pytest.raises(imaplib.IMAP4.error, match="Not understood"):
            client.authenticate("PLAIN", lambda _: b"x")
        with pytest.raises(imaplib.IMAP4.error, match="Not understood"):
            client.authenticate("CRAM-MD5", lambda _: b"x")
        assert client.login(server.username, server.password)[0] == "OK"
        with pytest.raises(imaplib.IMAP4.error, match="Not understood"):
            client.select("&A-")
        assert client.list('""', '""')[1] == [b'(\\Noselect) "/" ""']


def test_nothing_is_shown_before_signing_in(open_mailbox: OpenMailbox) -> None:
    client = open_mailbox()
    with pytest.raises(IMAPClientError):
        client.list_folders()


def test_a_name_and_password_may_be_literals(server: PracticeServer) -> None:
    name, word = server.username.encode(), server.password.encode()
    with telnet(server) as line:
        assert line.say(b"a LOGIN {%d}\r\n" % len(name)) == "+ go ahead"
        assert line.say(name, b" {%d}\r\n" % len(word)) == "+ go ahead"
        assert line.say(word, b"\r\n").startswith("a OK")
    with telnet(server) as line:
        assert line.say(
            b"a LOGIN {%d+}\r\n%b {%d+}\r\n%b\r\n" % (len(name), name, len(word), word)
        ).startswith("a OK")


@pytest.mark.parametrize(
    "command",
    [
        b"a",
        b"a NONSENSE",
        b'a LOGIN "x',
        b"a LOGIN (x",
        b"a LOGIN x)",
        b"a LOGIN x",
        b"a FETCH 1 FLAGS",
        b"a UID",
    ],
)
def test_what_is_no_command_is_not_understood(server: PracticeServer, command: bytes) -> None:
    with telnet(server) as line:
        assert " BAD " in line.say(command + b"\r\n")
        assert line.say(b"b NOOP\r\n") == "b OK done"


# -- folders ---------------------------------------------------------------------------------------


def test_folders_are_found_by_their_use(mailbox: IMAPClient) -> None:
    names = {name: flags for flags, _, name in mailbox.list_folders()}
    assert list(names) == ["INBOX", "Sent", "All Mail", "Trash"]
    assert b"\\Sent" in names["Sent"]
    assert mailbox.find_special_folder(b"\\All") == "All Mail"
    assert mailbox.namespace().personal == (("", "/"),)
    assert mailbox.list_folders("", "%ent")[0][2] == "Sent"
    assert mailbox.id_({"name": "x"})


@pytest.mark.parametrize("name", ['With "quotes"', "Poslano pošto & več", "日本", "a\\b"])
def test_every_name_can_be_selected(server: PracticeServer, mailbox: IMAPClient, name: str) -> None:
    server.mailbox.rename(server.mailbox.folders[1], name)
    assert name in [each[2] for each in mailbox.list_folders()]
    assert mailbox.select_folder(name, readonly=True)[b"EXISTS"] == 3


def test_a_folder_that_is_not_there_cannot_be_selected(server: PracticeServer, mailbox: IMAPClient) -> None:
    with pytest.raises(IMAPClientError, match="Unknown Mailbox"):
        mailbox.select_folder("Nowhere")
    server.mailbox.hide(server.mailbox.folders[2])
    assert mailbox.find_special_folder(b"\\All") is None


def test_one_message_stands_in_two_folders_under_two_numbers(
    server: PracticeServer, mailbox: IMAPClient
) -> None:
    server.mailbox.add(letter(9), NOON, server.mailbox.by_use(ALL))
    send(server, 4, recipient=server.username)
    numbers = {}
    for name in ("INBOX", "Sent", "All Mail"):
        mailbox.select_folder(name, readonly=True)
        (uid,) = mailbox.gmail_search("rfc822msgid:4@example.org")
        numbers[name] = uid
        told = mailbox.fetch([uid], ["X-GM-MSGID", "X-GM-THRID", "X-GM-LABELS"])[uid]
        assert set(told[b"X-GM-LABELS"]) == {b"\\Inbox", b"\\Sent"}
        assert told[b"X-GM-MSGID"] == told[b"X-GM-THRID"]
    assert numbers == {"INBOX": 1, "Sent": 4, "All Mail": 5}


def test_new_mails_are_told_of_between_commands(server: PracticeServer, mailbox: IMAPClient) -> None:
    mailbox.select_folder("Sent")
    send(server, 4)
    assert mailbox.noop()[1] == [(4, b"EXISTS")]
    sent = server.mailbox.by_use(SENT)
    assert sent is not None
    server.mailbox.remove(sent.mails[2])
    assert mailbox.noop()[1] == [(2, b"EXPUNGE")]
    assert mailbox.search() == [1, 3, 4]


def test_after_a_repair_the_numbers_are_others(server: PracticeServer, mailbox: IMAPClient) -> None:
    before = mailbox.select_folder("Sent")
    sent = server.mailbox.by_use(SENT)
    assert sent is not None
    server.mailbox.remove(sent.mails[1])
    sent.renumber()
    after = mailbox.select_folder("Sent")
    assert after[b"UIDVALIDITY"] != before[b"UIDVALIDITY"]
    assert mailbox.search() == [1, 2]


def test_a_selected_folder_can_be_left(mailbox: IMAPClient) -> None:
    mailbox.select_folder("Sent")
    mailbox.unselect_folder()
    mailbox.select_folder("Sent")
    mailbox.close_folder()
    with pytest.raises(IMAPClientError):
        mailbox.search()


# -- searching -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        ("ALL", [1, 2, 3]),
        (["SINCE", date(2026, 11, 22)], [2, 3]),
        (["BEFORE", date(2026, 11, 22)], [1]),
        (["ON", date(2026, 11, 22)], [2]),
        (["UID", "2:*"], [2, 3]),
        (["UID", "1,3"], [1, 3]),
        (["UID", "7:*"], [3]),  # RFC 3501 6.4.8: the last one is always in it
        ("2:3", [2, 3]),
        (["HEADER", "Message-ID", "<2@example.org>"], [2]),
        (["HEADER", "Subject", ""], [1, 2, 3]),
        (["FROM", "ana novak"], [1, 2, 3]),
        (["TO", "p2@"], [2]),
        (["SUBJECT", "nothing"], []),
        (["TEXT", "dear"], [1, 2, 3]),
        (["NOT", ["HEADER", "Message-ID", "2@"]], [1, 3]),
        (["OR", "UID", "1", "UID", "3"], [1, 3]),
        ("UNSEEN", [1, 2, 3]),
        ("SEEN", []),
        (["X-GM-RAW", "rfc822msgid:2@example.org"], [2]),
        (["X-GM-RAW", "rfc822msgid:<2@example.org> in:anywhere after:2026/11/21"], [2]),
        (["X-GM-RAW", "in:sent after:2026-11-22"], [2, 3]),
        (["X-GM-RAW", "before:2026/11/22"], [1]),
        (["X-GM-RAW", "in:inbox"], []),
        (["X-GM-RAW", "in:spam"], []),
        (["X-GM-MSGID", "1700000000000000001"], [2]),
        (["X-GM-RAW", 'subject:"hello" dear'], [1, 2, 3]),
    ],
)
def test_searches_find_what_they_ask_for(mailbox: IMAPClient, criteria: object, found: list[int]) -> None:
    mailbox.select_folder("Sent", readonly=True)
    assert mailbox.search(criteria) == found


def test_a_search_for_letters_beyond_ascii(server: PracticeServer, mailbox: IMAPClient) -> None:
    server.receive(ReceivedMail("a@example.org", "b@example.org", letter(7, body="Žiga"), NOON))
    mailbox.select_folder("Sent", readonly=True)
    assert mailbox.search(["TEXT", "Žiga"], charset="UTF-8") == [4]


@pytest.mark.parametrize(
    "criteria", ["NONSENSE", "SINCE x", "SINCE 31-Feb-2026", "UID x", "HEADER", ["X-GM-RAW", "after:x"]]
)
def test_a_search_that_makes_no_sense_is_refused(mailbox: IMAPClient, criteria: object) -> None:
    mailbox.select_folder("Sent", readonly=True)
    with pytest.raises(IMAPClientError):
        mailbox.search(criteria)


def test_what_is_not_indexed_yet_is_found_by_its_number_only(
    server: PracticeServer, mailbox: IMAPClient
) -> None:
    sent = server.mailbox.by_use(SENT)
    assert sent is not None
    sent.mails[2].is_indexed = False
    mailbox.select_folder("Sent", readonly=True)
    assert mailbox.search() == [1, 2, 3]
    assert mailbox.search(["HEADER", "Message-ID", "<2@example.org>"]) == []
    assert mailbox.gmail_search("rfc822msgid:2@example.org") == []
    assert b"<2@example.org>" in mailbox.fetch([2], ["BODY.PEEK[HEADER]"])[2][b"BODY[HEADER]"]


# -- fetching --------------------------------------------------------------------------------------


def test_a_message_is_told_in_all_its_parts(mailbox: IMAPClient) -> None:
    mailbox.select_folder("Sent", readonly=True)
    items = ["FLAGS", "INTERNALDATE", "RFC822.SIZE", "BODY.PEEK[]", "BODY.PEEK[HEADER]", "BODY.PEEK[TEXT]"]
    fields = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID DATE X-NONE)]"
    told = mailbox.fetch([2], [*items, fields, "BODY.PEEK[]<2.3>"])[2]
    whole = letter(2)
    assert told[b"BODY[]"] == whole
    assert told[b"RFC822.SIZE"] == len(whole)
    assert told[b"BODY[HEADER]"] + told[b"BODY[TEXT]"] == whole
    assert told[b"BODY[]<2>"] == whole[2:5]
    assert told[b"BODY[HEADER.FIELDS (MESSAGE-ID DATE X-NONE)]"] == (
        b"Message-ID:\r\n <2@example.org>\r\nDate: Fri, 20 Nov 2026 12:00:00 +0000\r\n\r\n"
    )
    mailbox.normalise_times = False
    at = mailbox.fetch([2], ["INTERNALDATE"])[2][b"INTERNALDATE"]
    assert at == NOON + timedelta(days=2)


def test_a_peek_leaves_a_message_unread(mailbox: IMAPClient) -> None:
    mailbox.select_folder("Sent")
    mailbox.fetch([1], ["BODY.PEEK[]"])
    assert mailbox.search("UNSEEN") == [1, 2, 3]
    mailbox.fetch([1], ["BODY[]"])
    assert mailbox.search("UNSEEN") == [2, 3]
    assert mailbox.get_flags([1])[1] == (SEEN.encode(),)
    mailbox.select_folder("Sent", readonly=True)
    mailbox.fetch([2], ["BODY[]"])
    assert mailbox.search("UNSEEN") == [2, 3]


def test_messages_can_be_named_by_their_place(server: PracticeServer, mailbox: IMAPClient) -> None:
    sent = server.mailbox.by_use(SENT)
    assert sent is not None
    server.mailbox.remove(sent.mails[1])
    mailbox.use_uid = False
    mailbox.select_folder("Sent")
    assert mailbox.search(["UID", "3"]) == [2]
    assert list(mailbox.fetch([1, 2], "FLAGS")) == [1, 2]


@pytest.mark.parametrize("item", ["NONSENSE", "BODY[1.2]", "BODY.PEEK[MIME]"])
def test_an_unknown_part_is_refused(mailbox: IMAPClient, item: str) -> None:
    mailbox.select_folder("Sent")
    with pytest.raises(IMAPClientError):
        mailbox.fetch([1], [item])


# -- the server ------------------------------------------------------------------------------------


def test_mails_of_earlier_times_stand_in_sent(tmp_path: Path) -> None:
    with PracticeServer(tmp_path) as first:
        send(first, 1)
        send(first, 2, recipient=first.username)
    with PracticeServer(tmp_path) as second:
        box = second.mailbox
        sent, inbox = box.by_use(SENT), box.folder("inbox")
        assert sent is not None
        assert inbox is not None
        assert [mail.message_id for mail in sent.mails.values()] == ["<1@example.org>", "<2@example.org>"]
        assert [mail.at for mail in sent.mails.values()] == [NOON, NOON]
        assert len(inbox.mails) == 1
        assert box.labels(inbox.mails[1]) == ["\\Inbox", "\\Sent"]


def test_a_lost_mail_has_no_copy_either(server: PracticeServer) -> None:
    server.drop_next = 1
    send(server, 1)
    assert server.mailbox.with_id("<1@example.org>") == ()


def test_the_account_reads_its_mailbox_where_it_sends(server: PracticeServer) -> None:
    account = server.account()
    assert (account.imap_host, account.imap_port) == (server.host, server.imap_port)
    assert account.imap_port not in {0, account.port}


def test_it_stops_under_an_open_mailbox(server: PracticeServer, open_mailbox: OpenMailbox) -> None:
    client = open_mailbox()
    client.login(server.username, server.password)
    server.stop()
    assert server.imap_port == 0
    with pytest.raises((OSError, imaplib.IMAP4.abort)):
        client.noop()


def test_a_mail_may_have_no_id() -> None:
    box = PracticeServer().mailbox
    assert box.add(b"Subject: x\r\n\r\nMessage-ID: <x@y>\r\n", NOON, None).message_id == ""
