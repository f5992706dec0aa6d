"""The sending half of the fake Gmail: what Google says, scripts, and lines that break anywhere."""

import smtplib
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from functools import partial

import pytest
import trustme

from invite_desktop.domain.account import Encryption
from invite_desktop.domain.errors import (
    ConnectionLost,
    InviteError,
    MessageTooLarge,
    OutcomeUnknown,
    PolicyRefused,
    RecipientDeferred,
    RecipientRefused,
)
from invite_desktop.mail.compose import Mail
from tests.fakes.clock import VirtualClock
from tests.fakes.conftest import Hand, MakeMail, plain, wait_until
from tests.fakes.gmail import ACCEPT_AND_CUT, CUT, NEVER, Break, FakeGmail, Step, replies

MAIL = b"MAIL FROM:<ana.novak@gmail.com>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n"


def test_it_talks_as_google_does(gmail: FakeGmail, hand: Hand) -> None:
    line = hand.raw(gmail, gmail.smtp.port)
    assert line.hear() == f"220 smtp.gmail.com ESMTP {replies.ID} - gsmtp"
    line.say(b"EHLO client.example.org\r\n")
    assert line.hear_reply() == [
        "250-smtp.gmail.com at your service, [127.0.0.1]",
        "250-SIZE 35882577",
        "250-8BITMIME",
        "250-AUTH LOGIN PLAIN XOAUTH2 PLAIN-CLIENTTOKEN OAUTHBEARER XOAUTH",
        "250-ENHANCEDSTATUSCODES",
        "250-PIPELINING",
        "250-CHUNKING",
        "250 SMTPUTF8",
    ]
    line.say(b"AUTH LOGIN\r\n")
    assert line.hear() == "334 VXNlcm5hbWU6"
    line.say(b"YW5hLm5vdmFrQGdtYWlsLmNvbQ==\r\n")
    assert line.hear() == "334 UGFzc3dvcmQ6"
    line.say(b"YWJjZGVmZ2hpamtsbW5vcA==\r\n")
    assert line.hear() == "235 2.7.0 Accepted"
    line.say(MAIL + b"Subject: x\r\n\r\n..x\r\n.\r\nRSET\r\nNOOP\r\nQUIT\r\n")
    said = [line.hear() for _ in range(7)]
    assert said == [
        f"250 2.1.0 OK {replies.ID} - gsmtp",
        f"250 2.1.5 OK {replies.ID} - gsmtp",
        f"354  Go ahead {replies.ID} - gsmtp",
        f"250 2.0.0 OK  1795424400 {replies.ID} - gsmtp",
        f"250 2.1.5 Flushed {replies.ID} - gsmtp",
        f"250 2.0.0 OK {replies.ID} - gsmtp",
        f"221 2.0.0 closing connection {replies.ID} - gsmtp",
    ]
    assert line.hear() == ""
    assert [mail.content for mail in gmail.mails] == [b"Subject: x\r\n\r\n.x\r\n"]


@pytest.mark.parametrize("encryption", [Encryption.SSL, Encryption.TLS])
def test_both_ports_take_mail(
    gmail: FakeGmail, hand: Hand, make_mail: MakeMail, encryption: Encryption
) -> None:
    session = hand.session(gmail, encryption=encryption)
    session.submit(make_mail(1))
    session.submit(make_mail(2))
    assert [mail.content for mail in gmail.mails] == [make_mail(1).content, make_mail(2).content]
    assert gmail.smtp.auth_count == 1
    assert gmail.copies == {"p1@example.net": 1, "p2@example.net": 1}


def test_nothing_is_said_in_the_clear_but_starttls(gmail: FakeGmail) -> None:
    with smtplib.SMTP(gmail.host, gmail.smtp.starttls_port, "client.example.org", timeout=5) as line:
        line.ehlo()
        assert line.has_extn("starttls")
        assert not line.has_extn("auth")
        assert line.docmd("AUTH", "PLAIN x")[0] == 530
        assert line.docmd("MAIL", "FROM:<a@b.example>")[0] == 530


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        (b"MAIL nonsense\r\n", ["555"]),
        (b"RCPT TO:<b@example.net>\r\n", ["503"]),
        (b"DATA\r\n", ["503"]),
        (b"XYZ\r\n", ["502"]),
        (b"STARTTLS\r\n", ["502"]),
        (b"AUTH GSSAPI\r\n", ["504"]),
        (b"AUTH PLAIN %%%\r\n", ["501"]),
        (b"MAIL FROM:<a@gmail.com>\r\nMAIL FROM:<a@gmail.com>\r\n", ["250", "503"]),
        (b"MAIL FROM:<a@gmail.com>\r\nDATA\r\n", ["250", "503"]),
        (
            b"MAIL FROM:<a@gmail.com>\r\nRCPT x\r\nRCPT TO:<a b@c.d>\r\nRCPT TO:<a@b@c>\r\n",
            ["250", "555", "553", "553"],
        ),
        (b"MAIL FROM:<a@gmail.com> SIZE=35882578\r\n", ["552"]),
    ],
)
def test_what_is_wrong_is_refused(gmail: FakeGmail, hand: Hand, said: bytes, answers: list[str]) -> None:
    line = hand.raw(gmail, gmail.smtp.port)
    line.sign_in(gmail)
    line.say(said)
    assert [line.hear_reply()[-1][:3] for _ in answers] == answers


def test_an_empty_greeting_ends_it(gmail: FakeGmail, hand: Hand) -> None:
    line = hand.raw(gmail, gmail.smtp.port)
    line.hear_reply()
    line.say(b"EHLO \r\n")
    assert line.hear_reply()[0].startswith("501-5.5.4 Empty HELO/EHLO argument not allowed")
    assert line.hear() == ""


def test_nothing_goes_without_signing_in(gmail: FakeGmail, hand: Hand) -> None:
    line = hand.raw(gmail, gmail.smtp.port)
    line.hear_reply()
    line.say(b"EHLO x.example\r\n" + MAIL)
    line.hear_reply()
    assert [line.hear_reply()[-1][:3] for _ in range(3)] == ["530", "503", "503"]


def test_a_lone_dot_without_recipients_is_no_mail(gmail: FakeGmail, hand: Hand) -> None:
    gmail.smtp.script = {"rcpt": [replies.recipient_syntax("b@example.net")], "data": [replies.DATA_OK]}
    line = hand.raw(gmail, gmail.smtp.port)
    line.sign_in(gmail)
    line.say(MAIL + b".\r\n" + MAIL + b"x\r\n.\r\n")
    assert [line.hear_reply()[-1][:3] for _ in range(8)] == [
        "250",
        "553",
        "354",
        "554",
        "250",
        "250",
        "354",
        "250",
    ]
    assert len(gmail.mails) == 1


# -- scripts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "step", "error", "taken"),
    [
        ("mail", replies.TOO_LARGE, MessageTooLarge, 0),
        ("rcpt", replies.recipient_syntax("p1@example.net"), RecipientRefused, 0),
        ("dot", replies.TEMPORARY, RecipientDeferred, 0),
        ("dot", replies.UNUSUAL_RATE, PolicyRefused, 0),
        ("dot", ACCEPT_AND_CUT, OutcomeUnknown, 1),
        ("dot", CUT, OutcomeUnknown, 0),
        ("data", CUT, ConnectionLost, 0),
        ("content", CUT, None, 0),
    ],
)
def test_a_script_says_what_happens(
    gmail: FakeGmail,
    hand: Hand,
    make_mail: MakeMail,
    stage: str,
    step: str | Step,
    error: type[Exception] | None,
    taken: int,
) -> None:
    gmail.smtp.script[stage] = [None, step] if stage in {"mail", "rcpt", "data"} else [step]
    session = hand.session(gmail)
    if stage in {"mail", "rcpt", "data"}:
        session.submit(make_mail(0))
        gmail.post.mails.clear()
    with pytest.raises(error or (ConnectionLost, OutcomeUnknown)):
        session.submit(make_mail(1))
    assert len(gmail.mails) == taken


def test_a_script_may_be_a_function(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    gmail.smtp.script["dot"] = lambda recipient: replies.MALFORMED if recipient.startswith("p2@") else None
    session = hand.session(gmail)
    session.submit(make_mail(1))
    with pytest.raises(InviteError):
        session.submit(make_mail(2))
    assert gmail.copies == {"p1@example.net": 1}


def test_an_answer_can_be_held_back(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    go_on = threading.Event()
    gmail.smtp.script["dot"] = [Step(hold=go_on)]
    line = hand.raw(gmail, gmail.smtp.port)
    line.sign_in(gmail)
    line.say(MAIL + b"x\r\n.\r\nNOOP\r\n")
    assert [line.hear()[:3] for _ in range(3)] == ["250", "250", "354"]
    assert wait_until(lambda: len(gmail.mails) == 1)  # taken, though not yet said so
    go_on.set()
    assert [line.hear()[:3] for _ in range(2)] == ["250", "250"]


def test_it_stops_while_somebody_is_held(authority: trustme.CA, clock: VirtualClock, hand: Hand) -> None:
    with FakeGmail(authority, clock) as gmail:
        gmail.smtp.script["connect"] = Step(hold=threading.Event())
        line = hand.raw(gmail, gmail.smtp.port)
    assert line.hear() == ""


def test_all_lines_can_be_dropped(gmail: FakeGmail, hand: Hand, make_mail: MakeMail) -> None:
    session = hand.session(gmail)
    gmail.drop_lines()
    with pytest.raises(ConnectionLost):
        session.submit(make_mail())


# -- breaking --------------------------------------------------------------------------------------


def dialogue(gmail: FakeGmail) -> bytes:
    return b"EHLO client.example.org\r\n" + plain(gmail) + MAIL + b"Subject: x\r\n\r\nx\r\n.\r\n"


def test_a_line_breaks_with_any_octet_received(gmail: FakeGmail, hand: Hand) -> None:
    whole = dialogue(gmail)
    for octets in range(1, len(whole) + 1):
        gmail.smtp.breaks.plan(Break(received=octets))
        line = hand.raw(gmail, gmail.smtp.port)
        line.say(whole)
        line.hear_all()
        assert gmail.smtp.lines[-1].received >= octets
        assert len(gmail.mails) == (octets == len(whole))
    assert line.heard < 700


def test_a_line_breaks_after_any_octet_sent(gmail: FakeGmail, hand: Hand) -> None:
    line = hand.raw(gmail, gmail.smtp.port)
    line.say(dialogue(gmail) + b"QUIT\r\n")
    line.hear_all()
    whole = line.heard
    for octets in range(1, whole, 7):
        gmail.smtp.breaks.plan(Break(sent=octets))
        line = hand.raw(gmail, gmail.smtp.port)
        line.say(dialogue(gmail) + b"QUIT\r\n")
        line.hear_all()
        assert line.heard == octets


def test_breaks_are_for_the_connections_to_come_in_their_order(
    gmail: FakeGmail, hand: Hand, make_mail: MakeMail
) -> None:
    gmail.smtp.breaks.plan(NEVER, Break(received=10))
    hand.session(gmail).submit(make_mail())
    with pytest.raises(ConnectionLost):
        hand.session(gmail)
    hand.session(gmail).submit(make_mail())


def test_it_is_no_bottleneck(gmail: FakeGmail, hand: Hand) -> None:
    body = b"".join(b"x" * 70 + b"\r\n" for _ in range(20))
    head = b"From: ana.novak@gmail.com\r\nMessage-ID: <5@gmail.com>\r\n\r\n"
    block = (MAIL + head + body + b".\r\n") * 50
    line = hand.raw(gmail, gmail.smtp.port)
    line.sign_in(gmail)
    began = time.perf_counter()
    for _ in range(20):
        line.say(block)
        for _ in range(200):
            line.hear()
    seconds = time.perf_counter() - began
    assert len(gmail.mails) == 1000
    assert seconds < 1, f"{1000 / seconds:.0f} mails per second"


def test_a_mail_of_many_octets_comes_whole(gmail: FakeGmail, hand: Hand) -> None:
    content = b"Subject: x\r\n\r\n" + b"".join(b".%d\r\n" % number for number in range(200_000))
    hand.session(gmail).submit(Mail("ana.novak@gmail.com", "b@example.net", content, "x", "", ""))
    assert gmail.mails[0].content == content


# -- other processes, half-made connections --------------------------------------------------------

_SENDER = """
import smtplib, ssl, sys
port, context = int(sys.argv[1]), ssl.create_default_context(cadata=sys.stdin.read())
with smtplib.SMTP_SSL("127.0.0.1", port, "client.example.org", context=context) as line:
    line.login("ana.novak@gmail.com", "abcdefghijklmnop")
    for number in range(100_000):
        line.sendmail("ana.novak@gmail.com", f"p{number}@example.net", f"Subject: {number}\\n\\nx")
"""


def test_it_outlives_a_sender_that_is_killed(authority: trustme.CA, hand: Hand, make_mail: MakeMail) -> None:
    with FakeGmail(authority) as gmail:
        for _ in range(3):
            before = len(gmail.mails)
            command = [sys.executable, "-c", _SENDER, str(gmail.smtp.port)]
            with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as sender:
                assert sender.stdin is not None
                sender.stdin.write(gmail.authority_pem)
                sender.stdin.close()
                assert wait_until(partial(has_more_than, gmail, before + 5))
                sender.kill()
        hand.session(gmail).submit(make_mail(recipient="last@example.net"))
        assert gmail.copies["p0@example.net"] == 3
        assert gmail.copies["last@example.net"] == 1


def has_more_than(gmail: FakeGmail, count: int) -> bool:
    return len(gmail.mails) > count


def test_it_stops_under_connections_that_were_never_finished(
    authority: trustme.CA, clock: VirtualClock
) -> None:
    with ExitStack() as stack:
        with FakeGmail(authority, clock) as gmail:
            for port in (gmail.smtp.port, gmail.imap.port, gmail.smtp.starttls_port):
                line = stack.enter_context(socket.create_connection((gmail.host, port), 5))
            line.recv(1000)
            line.sendall(b"STARTTLS\r\n")
            assert line.recv(1000).startswith(b"220 2.0.0")
            began = time.monotonic()
        assert time.monotonic() - began < 2
