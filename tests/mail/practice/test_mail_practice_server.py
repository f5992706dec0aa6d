"""The server for rehearsals: keeps everything, and only here."""

import base64
import errno
import smtplib
import socket
import ssl
from pathlib import Path

import pytest

from invite_desktop.domain.errors import (
    CertificateRejected,
    MessageRefused,
    SignInRejected,
    SignInRequired,
)
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.practice.imap_server import ImapServer
from invite_desktop.mail.practice.server import PracticeServer, ReceivedMail
from invite_desktop.mail.smtp import Submission, Timeouts


def submit(server: PracticeServer, quick: Timeouts, *mails: Mail) -> None:
    with Submission(server.account(), quick) as session:
        session.open(server.password)
        for each in mails:
            session.submit(each)


def test_every_mail_is_kept_as_it_came(quick: Timeouts, mail: Mail) -> None:
    with PracticeServer() as server:
        submit(server, quick, mail, mail)
    kept = server.mails()
    assert [(each.sender, each.recipient, each.content) for each in kept] == [
        (mail.sender, mail.recipient, mail.content)
    ] * 2
    assert kept[0].received_at.utcoffset() is not None


def test_mails_outlive_the_server(quick: Timeouts, mail: Mail, tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    with PracticeServer(folder) as first:
        submit(first, quick, mail)
    with PracticeServer(folder) as second:
        assert second.mails() == first.mails()
        submit(second, quick, mail)
    assert sorted(path.name for path in folder.iterdir()) == ["000001.eml", "000002.eml"]
    assert len(second.mails()) == 2
    assert second.password != first.password


def test_no_mail_takes_anothers_name(quick: Timeouts, mail: Mail, tmp_path: Path) -> None:
    (tmp_path / "000002.eml").write_bytes(b"Subject: x\r\n\r\n")
    with PracticeServer(tmp_path) as server:
        submit(server, quick, mail)
    assert sorted(path.name for path in tmp_path.glob("*.eml")) == ["000002.eml", "000003.eml"]


def test_a_mail_put_there_by_hand_counts_too(tmp_path: Path) -> None:
    (tmp_path / "x.eml").write_bytes(b"Subject: x\r\n\r\n")
    with PracticeServer(tmp_path) as server:
        assert [each.content for each in server.mails()] == [b"Subject: x\r\n\r\n"]


def test_utf8_addresses_are_taken(quick: Timeouts, mail: Mail, tmp_path: Path) -> None:
    foreign = Mail(mail.sender, "žiga@example.net", mail.content, "", "", "", True)
    with PracticeServer(tmp_path) as server:
        submit(server, quick, foreign)
        with PracticeServer(tmp_path) as again:
            assert again.mails()[0].recipient == "žiga@example.net"


def test_it_can_lose_what_it_said_it_took(quick: Timeouts, mail: Mail) -> None:
    with PracticeServer() as server:
        server.drop_next = 1
        submit(server, quick, mail, mail)
    assert len(server.mails()) == 1


def test_it_can_refuse(quick: Timeouts, mail: Mail) -> None:
    def accept(received: ReceivedMail) -> str | None:
        return "550 5.7.1 Not this one" if received.recipient == mail.recipient else None

    with PracticeServer(accept=accept) as server:
        with pytest.raises(MessageRefused):
            submit(server, quick, mail)
        submit(server, quick, Mail(mail.sender, "other@example.net", mail.content, "", "", ""))
    assert len(server.mails()) == 1


def test_only_the_practice_password_opens_it(quick: Timeouts) -> None:
    with PracticeServer() as server:
        with pytest.raises(SignInRejected), Submission(server.account(), quick) as session:
            session.open("wrong")
        with pytest.raises(SignInRejected), Submission(server.account(username="x"), quick) as session:
            session.open(server.password)


def test_nothing_is_taken_without_signing_in(quick: Timeouts, mail: Mail) -> None:
    with PracticeServer() as server, Submission(server.account(authentication=False), quick) as session:
        session.open("")
        with pytest.raises(SignInRequired):
            session.submit(mail)


def test_only_its_own_authority_vouches_for_it(quick: Timeouts) -> None:
    with PracticeServer() as server, pytest.raises(CertificateRejected):
        Submission(server.account(extra_certificate=""), quick).open(server.password)


def test_it_listens_on_this_computer_only_and_only_while_started() -> None:
    server = PracticeServer()
    assert server.port == 0
    server.start()
    assert server.host == "127.0.0.1"
    port = server.port
    server.stop()
    server.stop()
    assert server.port == 0
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


def test_it_stops_under_an_open_session(quick: Timeouts) -> None:
    with PracticeServer() as server:
        session = Submission(server.account(), quick)
        session.open(server.password)
    session.close()


def test_a_user_name_that_is_no_text_is_refused() -> None:
    with PracticeServer() as server, talk(server) as line:
        line.ehlo("client.example.org")
        credentials = base64.b64encode(b"\0\xff\xfe\0x").decode()
        assert line.docmd("AUTH PLAIN", credentials)[0] == 535
        assert line.docmd("AUTH PLAIN", base64.b64encode(b"\0x\0y").decode())[0] == 535


def test_it_stops_under_a_connection_that_was_never_finished() -> None:
    with (
        PracticeServer() as server,
        socket.create_connection((server.host, server.port)),
        socket.create_connection((server.host, server.imap_port)),
    ):
        server.stop()


def test_without_a_mailbox_it_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    async def start(_self: ImapServer, _host: str) -> int:
        raise OSError(errno.EMFILE, "no more")

    monkeypatch.setattr(ImapServer, "start", start)
    server = PracticeServer()
    with pytest.raises(OSError, match="no more"):
        server.start()
    assert server.port == 0


def test_commands_may_come_in_groups(quick: Timeouts, mail: Mail) -> None:
    one = b"MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\nDATA\r\nSubject: x\r\n\r\n..\r\n.\r\n"
    refused = b"MAIL FROM:<a@example.org>\r\nRCPT NOBODY\r\nDATA\r\nRSET\r\n"
    with PracticeServer() as server, talk(server) as line:
        line.ehlo("client.example.org")
        assert line.has_extn("pipelining")
        line.login(server.username, server.password)
        line.send(one * 3 + refused + one)
        codes = [line.getreply()[0] for _ in range(20)]
    assert codes == [250, 250, 354, 250] * 3 + [250, 501, 503, 250] + [250, 250, 354, 250]
    assert [each.content for each in server.mails()] == [b"Subject: x\r\n\r\n.\r\n"] * 4


def talk(server: PracticeServer) -> smtplib.SMTP_SSL:
    context = ssl.create_default_context(cadata=server.authority_pem)
    return smtplib.SMTP_SSL(server.host, server.port, "client.example.org", context=context)
