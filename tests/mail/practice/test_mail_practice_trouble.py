"""Trouble on request, as a sending program and a reading one see it."""

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import LoginError

from invite_desktop.domain.errors import ConnectionLost, OutcomeUnknown, SendingLimitReached, SignInRejected
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.practice.server import PracticeServer, Trouble
from invite_desktop.mail.practice.trouble import LOST_SECONDS, MAILS_BEFORE_LIMIT
from invite_desktop.mail.smtp import Submission, Timeouts
from tests.mail.practice.conftest import OpenMailbox


def opened(server: PracticeServer, quick: Timeouts) -> Submission:
    session = Submission(server.account(), quick)
    session.open(server.password)
    return session


def present(server: PracticeServer) -> Trouble | None:
    return server.trouble


def test_the_daily_limit_is_reached_after_three_more(
    server: PracticeServer, quick: Timeouts, mail: Mail
) -> None:
    with opened(server, quick) as session:
        session.submit(mail)
        server.trouble = Trouble.DAILY_LIMIT
        for _ in range(MAILS_BEFORE_LIMIT):
            session.submit(mail)
        for _ in range(2):
            with pytest.raises(SendingLimitReached):
                session.submit(mail)
        assert present(server) is Trouble.DAILY_LIMIT
        server.trouble = None
        session.submit(mail)
    assert len(server.mails()) == MAILS_BEFORE_LIMIT + 2


def test_the_password_is_wrong_once(
    server: PracticeServer, quick: Timeouts, mail: Mail, open_mailbox: OpenMailbox
) -> None:
    with opened(server, quick) as session:
        server.trouble = Trouble.WRONG_PASSWORD
        with pytest.raises(ConnectionLost):
            session.submit(mail)
    mailbox: IMAPClient = open_mailbox()
    with pytest.raises(LoginError):
        mailbox.login(server.username, server.password)
    with pytest.raises(SignInRejected):
        opened(server, quick)
    assert present(server) is None
    mailbox.login(server.username, server.password)
    opened(server, quick).close()


def test_the_connection_is_lost_for_a_while(quick: Timeouts, mail: Mail) -> None:
    now = 0.0
    with PracticeServer(monotonic=lambda: now) as server, opened(server, quick) as session:
        server.trouble = Trouble.CONNECTION_LOST
        with pytest.raises(ConnectionLost):
            session.submit(mail)
        with pytest.raises(ConnectionLost):
            opened(server, quick)
        now = LOST_SECONDS - 1
        with pytest.raises(ConnectionLost):
            opened(server, quick)
        now = LOST_SECONDS
        opened(server, quick).close()
        assert present(server) is None


def test_a_lost_connection_can_be_mended_early(
    server: PracticeServer, quick: Timeouts, open_mailbox: OpenMailbox
) -> None:
    server.trouble = Trouble.CONNECTION_LOST
    with pytest.raises((OSError, IMAPClient.AbortError)):
        open_mailbox()
    server.trouble = None
    open_mailbox().login(server.username, server.password)
    opened(server, quick).close()


def test_a_lost_answer_leaves_a_mail_that_sent_knows_of(
    server: PracticeServer, quick: Timeouts, mail: Mail, open_mailbox: OpenMailbox
) -> None:
    with opened(server, quick) as session:
        session.submit(mail)
        server.trouble = Trouble.ANSWER_LOST
        with pytest.raises(OutcomeUnknown):
            session.submit(mail)
        assert present(server) is None
    with opened(server, quick) as session:
        session.submit(mail)
    mailbox = open_mailbox()
    mailbox.login(server.username, server.password)
    mailbox.select_folder("Sent", readonly=True)
    assert len(mailbox.search()) == len(server.mails()) == 3


def test_trouble_may_be_chosen_before_the_start(quick: Timeouts) -> None:
    server = PracticeServer()
    server.trouble = Trouble.WRONG_PASSWORD
    with server, pytest.raises(SignInRejected):
        opened(server, quick)
