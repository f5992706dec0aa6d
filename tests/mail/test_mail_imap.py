"""Looking into a mailbox: the practice server's real IMAP over real TLS."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import FolderMissing, MailboxSignInRejected, MailboxUnknown
from invite_desktop.mail.imap import Copy, Found, Mailbox, MailboxTimeouts
from invite_desktop.mail.imap_session import Session
from invite_desktop.mail.practice.mailstore import ALL, SENT, TRASH, MailStore
from invite_desktop.mail.practice.server import PracticeServer

NOW = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
EAGER = MailboxTimeouts(lag=0.0, turns=2)
OURS = "<k7qz3m@example.org>"
REPORT = """From: Mail Delivery Subsystem <{sender}>
Content-Type: {kind}; boundary=b
{fields}
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
{inside}
--b--
"""


@pytest.fixture(scope="module")
def shared_server() -> Iterator[PracticeServer]:
    with PracticeServer() as server:
        yield server


@pytest.fixture
def box(shared_server: PracticeServer) -> MailStore:
    """An empty mailbox with folders named in another language."""
    names = [("[Gmail]", "\\Noselect"), ('[Gmail]/Poslano "a\\b"', SENT), ("[Gmail]/Vse pošte", ALL)]
    shared_server.mailbox = MailStore([*names, ("[Gmail]/Koš", TRASH)])
    return shared_server.mailbox


@pytest.fixture
def mailbox(shared_server: PracticeServer, box: MailStore) -> Iterator[Mailbox]:
    """It, open."""
    assert not box.folders[0].mails
    with Mailbox(shared_server.account(), EAGER) as mailbox:
        mailbox.open(shared_server.password)
        yield mailbox


def file(box: MailStore, fields: str, *uses: str, at: datetime = NOW, indexed: bool = True) -> None:
    mail = box.add(
        f"{fields}\n\nHello\n".replace("\n", "\r\n").encode(), at, *(box.by_use(use) for use in uses)
    )
    mail.is_indexed = indexed


def arrive(box: MailStore, content: str, *, indexed: bool = True) -> None:
    mail = box.add(content.replace("\n", "\r\n").encode(), NOW, box.folder("INBOX"))
    mail.is_indexed = indexed


def bury(box: MailStore, *uses: str) -> None:
    """File so much afterwards that only a search finds what was there."""
    for number in range(60):
        file(box, f"Message-ID: <later{number}@example.org>", *uses)


@pytest.mark.parametrize(
    ("uses", "found"),
    [((SENT, ALL), Found.SENT), ((ALL,), Found.ALL), ((TRASH,), Found.TRASH), ((), None)],
)
def test_a_mail_is_found_where_it_is(
    box: MailStore, mailbox: Mailbox, uses: tuple[str, ...], found: Found | None
) -> None:
    file(box, f"Message-ID: {OURS}", *uses)
    assert mailbox.find(OURS) is found


def test_a_mail_is_found_among_the_last_though_no_index_knows_it_yet(
    box: MailStore, mailbox: Mailbox
) -> None:
    file(box, f"Subject: x\nMessage-ID:\n {OURS}", SENT, indexed=False)
    assert mailbox.find(OURS) is Found.SENT


def test_an_old_mail_is_found_by_the_index(box: MailStore, mailbox: Mailbox) -> None:
    file(box, f"Message-ID: {OURS}", SENT)
    bury(box, SENT)
    assert mailbox.find(OURS) is Found.SENT


def test_a_mail_that_was_given_another_id_is_found_by_its_own(box: MailStore, mailbox: Mailbox) -> None:
    file(box, f"Message-ID: <6a28@mx.google.com>\nX-Google-Original-Message-ID: {OURS}", SENT)
    assert mailbox.find(OURS) is Found.SENT
    bury(box, SENT)
    assert mailbox.find(OURS) is Found.SENT


def test_an_id_that_only_contains_ours_is_another_mail(box: MailStore, mailbox: Mailbox) -> None:
    file(box, f"Message-ID: <a{OURS[1:]}\nReferences: {OURS}", SENT)
    file(box, f"Message-ID: {OURS[:-1]}.si>", SENT)
    bury(box, SENT)
    assert mailbox.find(OURS) is None


def test_a_mail_that_is_filed_while_looking_is_found(
    box: MailStore, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = Session.let_catch_up

    def file_meanwhile(session: Session) -> None:
        wait(session)
        file(box, f"Message-ID: {OURS}", SENT)

    monkeypatch.setattr(Session, "let_catch_up", file_meanwhile)
    assert mailbox.find(OURS) is Found.SENT


def test_all_mail_hidden_is_no_obstacle(shared_server: PracticeServer, box: MailStore) -> None:
    for use in (ALL, TRASH):
        folder = box.by_use(use)
        assert folder is not None
        box.hide(folder)
    with Mailbox(shared_server.account(), EAGER) as mailbox:
        mailbox.open(shared_server.password)
        assert mailbox.find(OURS) is None


def test_without_sent_there_is_still_all_mail(shared_server: PracticeServer, box: MailStore) -> None:
    sent, everything = box.by_use(SENT), box.by_use(ALL)
    assert sent is not None
    assert everything is not None
    box.hide(sent)
    with Mailbox(shared_server.account(), EAGER) as mailbox:
        mailbox.open(shared_server.password)
        file(box, f"Message-ID: {OURS}", ALL)
        assert mailbox.find(OURS) is Found.ALL
        with pytest.raises(FolderMissing) as missing:
            mailbox.sent_since(NOW)
        assert missing.value.flag == "\\Sent"
    box.hide(everything)
    with Mailbox(shared_server.account(), EAGER) as mailbox:
        mailbox.open(shared_server.password)
        with pytest.raises(FolderMissing):
            mailbox.find(OURS)


# -- mails that came back --------------------------------------------------------------------------


@pytest.mark.parametrize("is_indexed", [True, False])
@pytest.mark.parametrize(
    ("sender", "kind", "fields", "inside"),
    [
        ("mailer-daemon@googlemail.com", "multipart/report", f"In-Reply-To: {OURS}\n", ""),
        ("MAILER-DAEMON@mx.example.net", "multipart/mixed", f"References: <first@x.si>\n {OURS}\n", ""),
        ("postmaster@example.net", "text/plain", f"X-Original-Message-ID: {OURS}\n", ""),
        ("exchange@example.net", "multipart/report", "", f"X-Original-Message-ID: {OURS}\n"),
        ("exchange@example.net", "Multipart/Report", "", f"Subject: x\nMessage-ID:\n {OURS}\n"),
    ],
)
def test_a_report_about_a_mail_tells_that_it_was_handed_over(
    box: MailStore, mailbox: Mailbox, sender: str, kind: str, fields: str, inside: str, is_indexed: bool
) -> None:
    arrive(box, "Subject: Something else\n\nHello\n")
    arrive(box, REPORT.format(sender=sender, kind=kind, fields=fields, inside=inside), indexed=is_indexed)
    assert mailbox.find(OURS) is Found.RETURNED


@pytest.mark.parametrize(
    ("sender", "kind", "fields", "inside"),
    [
        ("mailer-daemon@googlemail.com", "multipart/report", "In-Reply-To: <other@x.si>\n", "References: "),
        ("miha@example.net", "text/plain", f"In-Reply-To: {OURS}\n", ""),
        # the report about a reminder, whose thread begins with the invitation
        ("postmaster@example.net", "text/plain", f"References: {OURS} <reminder@x.si>\n", ""),
        ("postmaster@example.net", "text/plain", "", f"References: {OURS}\nMessage-ID: <reminder@x.si>\n"),
    ],
)
def test_other_mails_tell_nothing(
    box: MailStore, mailbox: Mailbox, sender: str, kind: str, fields: str, inside: str
) -> None:
    arrive(box, REPORT.format(sender=sender, kind=kind, fields=fields, inside=inside))
    assert mailbox.find(OURS) is None


def test_an_old_report_is_found_by_its_sender(box: MailStore, mailbox: Mailbox) -> None:
    report = REPORT.format(sender="mailer-daemon@x.si", kind="x/y", fields=f"In-Reply-To: {OURS}", inside="")
    arrive(box, report)
    arrive(box, "From: mailer-daemon fan <ana@example.org>\n\nHello\n")
    for number in range(60):
        arrive(box, f"Message-ID: <later{number}@example.org>\n\nHello\n")
    assert mailbox.find(OURS) is Found.RETURNED


def test_only_the_beginning_of_a_huge_report_is_read(box: MailStore, mailbox: Mailbox) -> None:
    report = REPORT.format(sender="postmaster@x.si", kind="multipart/report", fields="", inside="")
    arrive(box, report + "x" * 200_000 + f"\nMessage-ID: {OURS}\n")
    assert mailbox.find(OURS) is None


# -- what was sent ---------------------------------------------------------------------------------


def test_what_was_sent_lately_is_listed_oldest_first(box: MailStore, mailbox: Mailbox) -> None:
    file(box, "Message-ID: <2@x.si>", SENT, at=NOW)
    file(box, "Message-ID: <0@x.si>", SENT, at=NOW - timedelta(hours=3, minutes=1))
    file(box, "Message-ID: <1@x.si>", SENT, at=NOW - timedelta(hours=3))
    file(box, "Message-ID: <old@x.si>", SENT, at=NOW - timedelta(days=40))
    file(box, "Message-ID: <n@g>\nX-Google-Original-Message-ID: <3@x.si>", SENT, at=NOW + timedelta(1))
    file(box, "Subject: without an id", SENT, at=NOW + timedelta(2))
    file(box, "message-id:no brackets\nMessage-ID: <second>", SENT, at=NOW + timedelta(3))
    file(box, "Message-ID: <not-sent@x.si>", ALL)
    assert mailbox.sent_since(NOW - timedelta(hours=3)) == (
        Copy("<1@x.si>", NOW - timedelta(hours=3)),
        Copy("<2@x.si>", NOW),
        Copy("<n@g>", NOW + timedelta(1), "<3@x.si>"),
        Copy("", NOW + timedelta(2)),
        Copy("no brackets", NOW + timedelta(3)),
    )


def test_an_empty_folder_has_nothing_to_tell(box: MailStore, mailbox: Mailbox) -> None:
    assert mailbox.sent_since(NOW) == ()
    assert mailbox.find(OURS) is None
    assert not box.folders[0].mails


def test_a_folder_of_a_hundred_thousand_is_searched_and_not_listed(box: MailStore, mailbox: Mailbox) -> None:
    asked: list[int] = []

    def content() -> bytes:
        asked.append(1)
        return b"Message-ID: <old@x.si>\r\n\r\n"

    for _ in range(100_000):
        box.add(content, NOW - timedelta(days=400), box.by_use(SENT))
    for number in range(700):
        file(box, f"Message-ID: <{number}@x.si>", SENT)
    copies = mailbox.sent_since(NOW - timedelta(hours=24))
    assert [copy.message_id for copy in copies] == [f"<{number}@x.si>" for number in range(700)]
    assert not asked


# -- signing in ------------------------------------------------------------------------------------


def test_without_a_server_there_is_no_mailbox() -> None:
    with pytest.raises(MailboxUnknown):
        Mailbox(Account()).open("secret")


def test_without_a_password_nothing_is_tried() -> None:
    with pytest.raises(MailboxSignInRejected) as rejected:
        Mailbox(Account(username="ana", imap_host="imap.example.org")).open("")
    assert (rejected.value.username, rejected.value.reply) == ("ana", "")


def test_a_wrong_password_is_refused_by_name(shared_server: PracticeServer) -> None:
    with pytest.raises(MailboxSignInRejected) as rejected:
        Mailbox(shared_server.account()).open("narobe čžš")
    assert rejected.value.username == shared_server.username
    assert rejected.value.reply == "[AUTHENTICATIONFAILED] Invalid credentials (Failure)"
