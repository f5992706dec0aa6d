"""Every way in which handing over a mail can end, and that each is told apart.

All of them with PIPELINING and without, in one wait and in steps: the verdicts are the same.
"""

import threading

import pytest
import trustme

from invite_desktop.domain.errors import (
    AddressUnusable,
    ConnectionLost,
    InviteError,
    MessageTooLarge,
    OutcomeUnknown,
    PolicyRefused,
    ProtocolViolation,
    RecipientError,
    RecipientRefused,
    ServerUnavailable,
    SignInRejected,
)
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.smtp import Submission, Timeouts
from tests.fakes.smtp_server import ACCEPT_AND_CUT, CUT, FakeSmtp, Script, Step
from tests.mail.handing_over import REFUSALS, Opened


def test_accepted(opened: Opened, mail: Mail) -> None:
    with opened() as (server, session):
        reply = session.submit(mail)
        assert session.is_usable
    assert str(reply) == "250 2.0.0 OK  1790534477 fake - gsmtp"
    assert [(kept.sender, kept.recipient, kept.content) for kept in server.mails] == [
        (mail.sender, mail.recipient, mail.content)
    ]
    assert f"MAIL FROM:<{mail.sender}> SIZE={len(mail.content)}" in server.commands
    assert server.heard.count(b"\r\n...\r\n") == 1


def test_many_in_one_session(opened: Opened, mail: Mail) -> None:
    with opened() as (server, session):
        for _ in range(20):
            session.submit(mail)
    assert len(server.mails) == 20
    assert server.auth_count == server.connections == 1


@pytest.mark.parametrize(
    ("content", "received"),
    [
        (b"", b"\r\n"),
        (b".", b".\r\n"),
        (b"a\r\n.\r\n", b"a\r\n.\r\n"),
        (b".\r\n..\r\nb", b".\r\n..\r\nb\r\n"),
    ],
)
def test_dots_and_ends_arrive(opened: Opened, mail: Mail, content: bytes, received: bytes) -> None:
    with opened() as (server, session):
        session.submit(Mail(mail.sender, mail.recipient, content, "", "", ""))
    assert server.mails[0].content == received


@pytest.mark.parametrize(("stage", "answer", "kind"), REFUSALS)
def test_e01_to_e11_l01_l03_a_refusal_means_not_accepted_and_the_session_goes_on(
    opened: Opened, mail: Mail, stage: str, answer: str, kind: type[InviteError]
) -> None:
    with opened({stage: [answer]}) as (server, session):
        with pytest.raises(InviteError) as caught:
            session.submit(mail)
        assert type(caught.value) is kind
        assert server.mails == []
        assert session.is_usable
        session.submit(mail)
    assert len(server.mails) == 1
    assert server.commands.count("RSET") == (stage != "dot")


def test_e03_one_bad_among_fifty(opened: Opened, mail: Mail) -> None:
    def choose(line: str) -> str | None:
        return "553 5.1.3 The recipient address <p17@example.net> is not valid" if "<p17@" in line else None

    refused: list[RecipientError] = []
    with opened({"rcpt": choose}) as (server, session):
        for number in range(50):
            try:
                session.submit(Mail(mail.sender, f"p{number}@example.net", mail.content, "", "", ""))
            except RecipientError as error:
                refused.append(error)
    assert len(server.mails) == 49
    words = "553 5.1.3 The recipient address <p17@example.net> is not valid"
    assert refused == [RecipientRefused("p17@example.net", words)]


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data", "dot"])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("421 4.7.0 This message is suspicious due to the nature of the content", PolicyRefused),
        ("421-4.7.28 Gmail has detected an unusual rate of mail\n421 4.7.28  x", PolicyRefused),
        ("421 4.3.0 Temporary System Problem. Try again later.", ServerUnavailable),
    ],
)
def test_e07_e08_after_421_the_session_is_over(
    opened: Opened, mail: Mail, stage: str, text: str, kind: type[InviteError]
) -> None:
    with opened({stage: Step(text, close=True)}) as (server, session):
        with pytest.raises(InviteError) as caught:
            session.submit(mail)
        assert type(caught.value) is kind
        assert not session.is_usable
        with pytest.raises(ConnectionLost):
            session.submit(mail)
    assert server.mails == []


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data"])
@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (CUT, ConnectionLost),
        (b"garbage\r\n", ProtocolViolation),
        (b"250", None),
        (b"250 " + b"x" * 20_000, ProtocolViolation),
        (b"250 ok\r\n250 twice\r\n", ProtocolViolation),
    ],
)
def test_n01_e11_before_the_content_a_fault_means_not_accepted(
    opened: Opened, mail: Mail, stage: str, fault: Step | bytes, kind: type[InviteError] | None
) -> None:
    fault = Step(fault, close=True) if fault == b"250" else fault
    with opened({stage: fault}) as (server, session):
        with pytest.raises(InviteError) as caught:
            session.submit(mail)
        assert not session.is_usable
    assert type(caught.value) is (kind or ConnectionLost)
    assert server.mails == []
    if isinstance(caught.value, ConnectionLost):
        assert caught.value.stage == stage


def test_n02_cut_during_the_content_means_not_accepted(opened: Opened, mail: Mail) -> None:
    large = Mail(mail.sender, mail.recipient, b"x" * 76 + b"\r\n" + b"y" * 12_000_000, "", "", "")
    with opened({"content": CUT}) as (server, session):
        with pytest.raises(ConnectionLost, match="content"):
            session.submit(large)
        assert not session.is_usable
    assert server.mails == []


@pytest.mark.parametrize(
    ("fault", "taken"),
    [
        (ACCEPT_AND_CUT, 1),
        (CUT, 0),
        (Step(b"garbage\r\n", accept=True), 1),
        (Step("354 what?", accept=True), 1),
        (Step(b"250 half a repl", close=True), 1),
        (Step(b"250-first\r\n", close=True), 1),
    ],
)
def test_n03_n04_after_the_dot_nobody_can_know(opened: Opened, mail: Mail, fault: Step, taken: int) -> None:
    with opened({"dot": fault}) as (server, session):
        with pytest.raises(OutcomeUnknown):
            session.submit(mail)
        assert not session.is_usable
    assert len(server.mails) == taken


def test_n05_silence_after_the_dot_is_doubt(opened: Opened, mail: Mail) -> None:
    hold = threading.Event()
    with opened({"dot": Step(hold=hold)}, timeouts=Timeouts(content=0.1)) as (_, session):
        with pytest.raises(OutcomeUnknown):
            session.submit(mail)
        hold.set()


def test_n05_a_late_answer_is_waited_for(opened: Opened, mail: Mail) -> None:
    hold = threading.Event()
    with opened({"dot": Step(hold=hold)}, timeouts=Timeouts(command=0.1)) as (_, session):
        timer = threading.Timer(0.3, hold.set)
        timer.start()
        assert session.submit(mail).code == 250
        timer.join()


def test_silence_before_the_content_means_not_accepted(opened: Opened, mail: Mail) -> None:
    hold = threading.Event()
    with opened({"rcpt": Step(hold=hold)}, timeouts=Timeouts(command=0.1)) as (server, session):
        with pytest.raises(ConnectionLost, match="rcpt"):
            session.submit(mail)
        hold.set()
    assert server.mails == []


@pytest.mark.parametrize(("stage", "kind"), [("rcpt", ConnectionLost), ("dot", OutcomeUnknown)])
def test_aborting_unblocks_at_once(opened: Opened, mail: Mail, stage: str, kind: type[InviteError]) -> None:
    hold = threading.Event()
    with opened({stage: Step(hold=hold)}) as (_, session):
        timer = threading.Timer(0.05, session.abort)
        timer.start()
        with pytest.raises(kind):
            session.submit(mail)
        timer.join()
        session.abort()
        with pytest.raises(ConnectionLost):
            session.submit(mail)


def test_a_size_limit_is_kept_without_asking(opened: Opened, mail: Mail) -> None:
    with opened(offers=("SIZE 20", "AUTH PLAIN")) as (server, session):
        with pytest.raises(MessageTooLarge):
            session.submit(mail)
        assert session.is_usable
    assert not any(command.startswith("MAIL") for command in server.commands)


@pytest.mark.parametrize("offer", ["SIZE", "SIZE 0"])
def test_a_size_without_a_limit(opened: Opened, mail: Mail, offer: str) -> None:
    with opened(offers=(offer, "AUTH PLAIN")) as (_, session):
        assert session.submit(mail).is_positive


def test_no_size_is_told_where_it_is_not_offered(opened: Opened, mail: Mail) -> None:
    with opened(offers=("AUTH PLAIN",)) as (server, session):
        session.submit(mail)
    assert f"MAIL FROM:<{mail.sender}>" in server.commands


def test_utf8_addresses_need_a_server_that_takes_them(opened: Opened, mail: Mail) -> None:
    foreign = Mail(mail.sender, "žiga@example.net", "To: žiga@example.net\r\n".encode(), "", "", "", True)
    with opened() as (server, session):
        session.submit(foreign)
        assert server.mails[0].recipient == "žiga@example.net"
        assert server.mails[0].content == foreign.content
        assert any(command.endswith(" BODY=8BITMIME SMTPUTF8") for command in server.commands)
    with opened(offers=("AUTH PLAIN",)) as (server, session):
        with pytest.raises(AddressUnusable, match="žiga"):
            session.submit(foreign)
        assert session.is_usable


def test_no_address_can_carry_a_command(opened: Opened, mail: Mail) -> None:
    with opened() as (server, session), pytest.raises(AddressUnusable):
        session.submit(Mail(mail.sender, "a@b>\r\nRCPT TO:<c@d", mail.content, "", "", ""))
    assert b"c@d" not in server.heard


@pytest.mark.parametrize("answer", [CUT, b"garbage\r\n", "500 what?"])
def test_a_session_that_cannot_be_reset_is_over(
    opened: Opened, mail: Mail, answer: Step | bytes | str
) -> None:
    with opened({"rcpt": "550 5.1.1 no", "rset": answer}) as (_, session):
        with pytest.raises(RecipientRefused):
            session.submit(mail)
        assert not session.is_usable


@pytest.mark.parametrize("answer", [CUT, b"garbage\r\n", "500 what?"])
def test_closing_raises_nothing(opened: Opened, answer: Step | bytes | str) -> None:
    with opened({"quit": answer}) as (_, session):
        session.close()
        session.close()
        assert not session.is_usable


def test_a08_a_revoked_password_in_the_middle(authority: trustme.CA, quick: Timeouts, mail: Mail) -> None:
    script: Script = {
        "dot": [None, CUT],
        "auth": [None, "535-5.7.8 Username and Password not accepted.\n535 5.7.8 x"],
    }
    with FakeSmtp(authority, script=script) as server:
        with Submission(server.account(), quick) as session:
            session.open(server.password)
            session.submit(mail)
            with pytest.raises(OutcomeUnknown):
                session.submit(mail)
        with pytest.raises(SignInRejected), Submission(server.account(), quick) as session:
            session.open(server.password)
    assert len(server.mails) == 1
    assert server.auth_count == 2


def test_the_record_stays_short(opened: Opened, mail: Mail) -> None:
    with opened() as (_, session):
        for _ in range(60):
            session.submit(mail)
        assert len(session.transcript) == 400
        assert "C: RCPT TO:<m***@example.net>" in session.transcript
        assert "miha" not in "".join(session.transcript)
