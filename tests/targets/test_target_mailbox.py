"""What the program reads in a mailbox of Dovecot's."""

from datetime import UTC, datetime, timedelta

import pytest

from invite_desktop.domain.errors import (
    FolderMissing,
    MailboxInsecure,
    MailboxSignInRejected,
    MailboxUnreachable,
)
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.imap import Found
from invite_desktop.operations.lines import open_line
from tests.targets.conftest import open_mailbox
from tests.targets.mail_servers import HIDDEN, OWNER, PASSWORD, MailServers


def submit(servers: MailServers, *message_ids: str) -> None:
    """Send mails with these Message-IDs, and wait until they have arrived."""
    with open_line(servers.account(), PASSWORD) as line:
        for message_id in message_ids:
            head = f"From: {OWNER}\r\nTo: p1@example.net\r\nSubject: Hello\r\nMessage-ID: {message_id}\r\n"
            line.submit(
                Mail(OWNER, "p1@example.net", f"{head}\r\nHello\r\n".encode(), "Hello", message_id, "")
            )
    servers.settle()


def test_a_mail_is_found_by_its_message_id_and_no_other_is(servers: MailServers) -> None:
    # more than those that are looked at one by one: the older ones are for the server's search to find
    message_ids = [f"<{number}.abc@example.org>" for number in range(120)]
    submit(servers, *message_ids)
    with open_mailbox(servers.account(), PASSWORD) as mailbox:
        for message_id in message_ids[::17]:
            assert mailbox.find(message_id) is Found.SENT
        for message_id in ("<abc@example.org>", "<.abc@example.org>", "<120.abc@example.org>", "<1.abc>"):
            assert mailbox.find(message_id) is None


def test_the_sent_folder_tells_what_it_took_in_since_then(servers: MailServers) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    submit(servers, "<1@example.org>", "<2@example.org>")
    with open_mailbox(servers.account(), PASSWORD) as mailbox:
        copies = mailbox.sent_since(before)
        assert {copy.message_id for copy in copies} == {"<1@example.org>", "<2@example.org>"}
        assert all(before <= copy.at <= datetime.now(UTC) for copy in copies)
        assert mailbox.sent_since(datetime.now(UTC) + timedelta(hours=1)) == ()


def test_an_empty_mailbox_holds_nothing(servers: MailServers) -> None:
    with open_mailbox(servers.account(), PASSWORD) as mailbox:
        assert mailbox.sent_since(datetime.now(UTC) - timedelta(days=365)) == ()
        assert mailbox.find("<1@example.org>") is None


def test_a_wrong_password_is_named(servers: MailServers) -> None:
    with pytest.raises(MailboxSignInRejected) as raised:
        open_mailbox(servers.account(), "something-else")
    assert raised.value.username == OWNER
    assert "AUTHENTICATIONFAILED" in raised.value.reply


def test_where_no_folder_is_for_what_was_sent_that_is_said(servers: MailServers) -> None:
    with open_mailbox(servers.account(username=HIDDEN), PASSWORD) as mailbox:
        with pytest.raises(FolderMissing):
            mailbox.sent_since(datetime.now(UTC))
        with pytest.raises(FolderMissing):
            mailbox.find("<1@example.org>")


def test_a_certificate_of_an_authority_that_nobody_named_is_not_trusted(servers: MailServers) -> None:
    with pytest.raises(MailboxInsecure):
        open_mailbox(servers.account(extra_certificate=""), PASSWORD)


def test_where_nobody_listens_that_is_said(servers: MailServers) -> None:
    with pytest.raises(MailboxUnreachable):
        open_mailbox(servers.account(imap_port=1), PASSWORD)
