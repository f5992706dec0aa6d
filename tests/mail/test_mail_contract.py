"""The fake and the practice server hold the same dialogue with the client."""

from collections.abc import Iterator
from typing import Protocol

import pytest
import trustme

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import CertificateRejected, SignInRejected
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.practice.server import PracticeServer
from invite_desktop.mail.smtp import Submission, Timeouts
from tests.fakes.smtp_server import FakeSmtp


class Server(Protocol):
    """What both can do."""

    password: str

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def account(self, **changes: object) -> Account: ...


class ContractOfAServer:
    """Run for each of the two."""

    def kept(self, server: Server) -> list[tuple[str, str, bytes]]:
        raise NotImplementedError

    def test_a_mail_arrives_whole(self, server: Server, quick: Timeouts, mail: Mail) -> None:
        with Submission(server.account(), quick) as session:
            session.open(server.password)
            assert session.submit(mail).code == 250
            assert session.submit(mail).status == "2.0.0"
            assert session.is_usable
        assert self.kept(server) == [(mail.sender, mail.recipient, mail.content)] * 2

    def test_a_wrong_password_is_refused(self, server: Server, quick: Timeouts) -> None:
        with Submission(server.account(), quick) as session, pytest.raises(SignInRejected) as caught:
            session.open("wrong password")
        assert caught.value.reply.startswith("535 5.7.8")

    def test_a_stranger_to_its_authority_does_not_trust_it(self, server: Server, quick: Timeouts) -> None:
        with pytest.raises(CertificateRejected):
            Submission(server.account(extra_certificate=""), quick).open(server.password)

    def test_a_large_mail_with_dots_arrives(self, server: Server, quick: Timeouts, mail: Mail) -> None:
        content = b".\r\n..x\r\n" * 4_000
        with Submission(server.account(), quick) as session:
            session.open(server.password)
            session.submit(Mail(mail.sender, mail.recipient, content, "", "", ""))
        assert self.kept(server)[0][2] == content

    def test_nobody_needs_to_take_leave(self, server: Server, quick: Timeouts, mail: Mail) -> None:
        session = Submission(server.account(), quick)
        session.open(server.password)
        session.submit(mail)
        session.abort()
        session.close()
        assert len(self.kept(server)) == 1


class TestFake(ContractOfAServer):
    @pytest.fixture(params=["ssl", "tls"])
    def server(self, authority: trustme.CA, request: pytest.FixtureRequest) -> Iterator[FakeSmtp]:
        with FakeSmtp(authority, request.param) as server:
            yield server

    def kept(self, server: Server) -> list[tuple[str, str, bytes]]:
        assert isinstance(server, FakeSmtp)
        return [(mail.sender, mail.recipient, mail.content) for mail in server.mails]


class TestPractice(ContractOfAServer):
    @pytest.fixture
    def server(self) -> Iterator[PracticeServer]:
        with PracticeServer() as server:
            yield server

    def kept(self, server: Server) -> list[tuple[str, str, bytes]]:
        assert isinstance(server, PracticeServer)
        return [(mail.sender, mail.recipient, mail.content) for mail in server.mails()]
