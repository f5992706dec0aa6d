"""A real mail server and a real mailbox, and one survey to send with them."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
import trustme

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import Mailing, MailingKind
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.mail.imap import Mailbox, MailboxTimeouts
from invite_desktop.operations.mailings import Mailings
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from tests.operations.scripted import Clock
from tests.targets.mail_servers import MailServers, parsed, reason_to_skip

# Dovecot needs no second look: it knows of a mail as soon as it is filed.
_NO_LAG = MailboxTimeouts(connect=10, greeting=10, command=20, lag=0, turns=1)


@pytest.fixture(scope="session")
def mail_servers() -> Iterator[MailServers]:
    """Postfix and Dovecot, once for all tests."""
    if reason := reason_to_skip():
        pytest.skip(reason)
    with MailServers() as servers:
        yield servers


@pytest.fixture
def servers(mail_servers: MailServers) -> MailServers:
    """Postfix and Dovecot without any mail."""
    mail_servers.forget()
    return mail_servers


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what the servers noted beside a test that did not pass."""
    report = yield
    servers = getattr(item, "funcargs", {}).get("mail_servers")
    if report.failed and isinstance(servers, MailServers):
        report.sections.append(("Postfix and Dovecot", servers.log()))
    return report


@pytest.fixture(autouse=True)
def one_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One authority, that certifies nobody here, for all those of the system: they take long to read."""
    path = tmp_path / "root.pem"
    trustme.CA().cert_pem.write_to_path(path)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))


@pytest.fixture
def clock() -> Clock:
    """The time for journal and run: waits are over at once."""
    return Clock()


@pytest.fixture
def database(tmp_path: Path, clock: Clock) -> Iterator[Database]:
    """A new data file that goes by the clock."""
    database = Database(tmp_path / "data.sqlite3", clock)
    database.migrate()
    yield database
    database.release()


def open_mailbox(account: Account, password: str | None) -> Mailbox:
    """As the program does."""
    mailbox = Mailbox(account, _NO_LAG)
    mailbox.open(password or "")
    return mailbox


NewMailing = Callable[[int], tuple[Account, Mailing]]


@pytest.fixture
def new_mailing(store: Store, servers: MailServers) -> NewMailing:
    """Saves the owner's account and freezes a mailing to so many people."""

    def make(count: int) -> tuple[Account, Mailing]:
        account = store.accounts.save(servers.account())
        survey = store.surveys.create("Zaupanje 2026", account.id)
        store.recipients.set_columns(survey.id, ("First name", "Link"))
        text = "Dear {{First name}},\n\n.your link: {{Link}}\n\nŠpela\n"
        store.messages.save_draft(survey.id, Message("For {{First name}}", text))
        people = [Recipient(0, f"p{n}@example.net", (f"Čas{n}", f"https://x.si/{n}")) for n in range(count)]
        store.recipients.add(survey.id, people)
        mailings = Mailings(store)
        current = store.surveys.get(survey.id)
        assert current is not None
        mailing = mailings.freeze(current, mailings.check(current, account, MailingKind.INVITATION))
        return account, mailing

    return make


def assert_each_has_one(servers: MailServers, store: Store, mailing: Mailing) -> None:
    """Everybody's mailbox holds their own mail, octet by octet, once; the Sent folder holds all of them."""
    mailings, boxes = Mailings(store), servers.mailboxes()
    fates = mailings.fates(mailing)
    assert {address: len(mails) for address, mails in boxes.items()} == {
        fate.addressee.address: 1 for fate in fates
    }
    for fate in fates:
        (mail,) = boxes[fate.addressee.address]
        exact = mailings.exact_mail(mailing, fate)
        assert exact is not None, f"{fate.addressee.address} was called not sent, and had it"
        assert mail.endswith(exact.content.replace(b"\r\n", b"\n"))  # before it: what Postfix added
    sent = [parsed(mail)["Message-ID"] for mail in servers.sent()]
    assert sorted(sent) == sorted(fate.message_id for fate in fates)
    assert servers.inbox() == []
