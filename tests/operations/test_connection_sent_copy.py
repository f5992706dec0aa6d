"""The last step of *Test settings*: what the Sent folder shows of the test message, over verified TLS."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import trustme

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.errors import (
    DataLocked,
    FolderMissing,
    MailboxBusy,
    MailboxInsecure,
    MailboxLost,
    MailboxSignInRejected,
    MailboxUnknown,
    MailboxUnreachable,
    MessageRefused,
)
from invite_desktop.domain.message import Message
from invite_desktop.domain.quota import DAY
from invite_desktop.domain.survey import Survey
from invite_desktop.mail.imap import Copy, Mailbox
from invite_desktop.mail.practice.mailstore import SENT
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.lines import new_session, open_line
from invite_desktop.operations.send_one import SendOne
from invite_desktop.operations.test_connection import (
    LOOKS,
    ConnectionResult,
    ConnectionStep,
    ConnectionTest,
    SentFinding,
    StepReport,
    letter_to_self,
)
from invite_desktop.store.store import Store
from invite_desktop.system.vault import MemoryVault
from tests.fakes.gmail import FakeGmail, Step, replies, rewriting
from tests.fakes.smtp_server import FakeSmtp
from tests.operations.scripted import Beside

GREETING = Message("It works", "This is a test of čšž.")
AT_ONCE = (0.0, 0.0, 0.0)


@pytest.fixture
def gmail(authority: trustme.CA) -> Iterator[FakeGmail]:
    with FakeGmail(authority) as gmail:
        yield gmail


@pytest.fixture
def accounts(store: Store) -> Accounts:
    return Accounts(store, MemoryVault(), ())


@dataclass
class Walk:
    """One test of the settings, and what it told."""

    test: ConnectionTest
    reports: list[StepReport] = field(default_factory=list)

    def run(self) -> ConnectionResult:
        return self.test.run(GREETING, self.reports.append)

    @property
    def done(self) -> list[ConnectionStep]:
        return [report.step for report in self.reports if report.seconds is not None]


def found(gmail: FakeGmail, **changes: object) -> SentFinding:
    """What a test of these settings finds. It passes, whatever that is."""
    walk = Walk(
        ConnectionTest(
            new_session,
            gmail.account(**changes),  # type: ignore[arg-type]  # any field
            gmail.password,
            looks=AT_ONCE,
        )
    )
    result = walk.run()
    assert (result.step, result.problem) == (ConnectionStep.SEND, None)
    assert result.sent is not None
    return result.sent


def test_a_copy_under_its_own_number_is_found(gmail: FakeGmail) -> None:
    walk = Walk(ConnectionTest(new_session, gmail.account(), gmail.password))
    result = walk.run()
    assert result.sent == SentFinding(SentCopies.FILED)
    assert walk.done == list(ConnectionStep)
    assert (gmail.smtp.auth_count, gmail.imap.commands["AUTHENTICATE"]) == (1, 1)
    assert gmail.imap.commands["APPEND"] == gmail.imap.commands["SELECT"] == 0


def test_a_copy_under_another_number_is_recognised(gmail: FakeGmail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewriting, "_VALID_ID", re.compile(rb"(?!)"))  # no number is good enough
    assert found(gmail) == SentFinding(SentCopies.RENAMED)


def test_where_no_copy_is_kept_that_is_what_is_found(gmail: FakeGmail) -> None:
    gmail.post.keeps_copies = False
    gmail.send_by_hand(3)
    assert found(gmail) == SentFinding(SentCopies.MISSING)
    assert gmail.imap.commands["EXAMINE"] == len(AT_ONCE)


def test_a_copy_that_comes_late_is_waited_for(gmail: FakeGmail) -> None:
    gmail.post.sent_lag = 3600

    class Late(Mailbox):
        def sent_since(self, since: datetime) -> tuple[Copy, ...]:
            copies = super().sent_since(since)
            gmail.clock.advance(1800)
            return copies

    test = ConnectionTest(new_session, gmail.account(), gmail.password, new_mailbox=Late, looks=AT_ONCE)
    assert Walk(test).run().sent == SentFinding(SentCopies.FILED)
    assert gmail.imap.commands["EXAMINE"] > 1
    assert sum(LOOKS) == 20


def refuse_sign_in(gmail: FakeGmail) -> None:
    gmail.owner.imap_refusal = replies.IMAP_DISABLED_FOR_DOMAIN


def hide_sent(gmail: FakeGmail) -> None:
    gmail.hide(SENT)


def be_busy(gmail: FakeGmail) -> None:
    gmail.imap.script["EXAMINE"] = replies.IMAP_OVER_QUOTA


def hang_up(gmail: FakeGmail) -> None:
    gmail.imap.script["EXAMINE"] = Step(replies.IMAP_BYE, close=True)


@pytest.mark.parametrize(
    ("trouble", "kind"), [(hide_sent, FolderMissing), (be_busy, MailboxBusy), (hang_up, MailboxLost)]
)
def test_a_mailbox_that_cannot_be_read_is_no_reason_to_fail(
    trouble: Callable[[FakeGmail], None], kind: type[Exception], gmail: FakeGmail
) -> None:
    trouble(gmail)
    finding = found(gmail)
    assert finding.copies is SentCopies.UNREADABLE
    assert isinstance(finding.problem, kind)


def test_a_refused_sign_in_is_tried_once(gmail: FakeGmail) -> None:
    refuse_sign_in(gmail)
    finding = found(gmail)
    assert finding.copies is SentCopies.UNREADABLE
    assert finding.problem is not None
    assert gmail.imap.commands["AUTHENTICATE"] == 1


def test_a_mailbox_without_a_password_is_not_asked(gmail: FakeGmail, authority: trustme.CA) -> None:
    with FakeSmtp(authority) as server:
        mailbox = {"imap_host": gmail.host, "imap_port": gmail.imap.port}
        account = server.account(authentication=False, username="", **mailbox)
        finding = Walk(ConnectionTest(new_session, account, None)).run().sent
    assert finding is not None
    assert isinstance(finding.problem, MailboxSignInRejected)
    assert gmail.imap.lines == []


def test_a_closed_port_and_a_foreign_certificate_have_their_names(gmail: FakeGmail) -> None:
    assert isinstance(found(gmail, imap_port=1).problem, MailboxUnreachable)
    assert isinstance(found(gmail, imap_host="localhost").problem, MailboxInsecure)


def test_without_a_server_for_reading_the_step_is_left_out(gmail: FakeGmail) -> None:
    walk = Walk(ConnectionTest(new_session, gmail.account(imap_host=""), gmail.password))
    assert walk.run().sent == SentFinding(SentCopies.UNREADABLE, MailboxUnknown())
    assert ConnectionStep.SENT_COPY not in {report.step for report in walk.reports}


def test_what_was_not_sent_is_not_looked_for(gmail: FakeGmail) -> None:
    gmail.smtp.script["dot"] = "550 5.7.1 unwanted"
    result = Walk(ConnectionTest(new_session, gmail.account(), gmail.password)).run()
    assert isinstance(result.problem, MessageRefused)
    assert result.sent is None
    assert gmail.imap.commands["AUTHENTICATE"] == 0


# -- stopping --------------------------------------------------------------------------------------


class Gate(threading.Event):
    """Holds a server back for as long as it is not set, and tells when one has come to it."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = threading.Event()

    def is_set(self) -> bool:
        self.reached.set()
        return super().is_set()


@pytest.mark.parametrize("where", ["CONNECT", "AUTHENTICATE", "EXAMINE", "UID SEARCH", "UID FETCH"])
def test_stopping_ends_the_search_at_once_wherever_it_waits(where: str, gmail: FakeGmail) -> None:
    gate = Gate()
    gmail.imap.script[where] = Step(hold=gate)
    walk = Walk(ConnectionTest(new_session, gmail.account(), gmail.password))
    run = Beside(walk.run)
    assert gate.reached.wait(10)
    began = time.monotonic()
    walk.test.stop()
    result = run.result()
    assert time.monotonic() - began < 1
    assert (result.problem, result.sent) == (None, None)
    gate.set()


def test_stopping_ends_the_wait_between_two_looks(
    gmail: FakeGmail, store: Store, accounts: Accounts, saved: Account
) -> None:
    gmail.post.keeps_copies = False
    looked = threading.Event()

    class Told(Mailbox):
        def sent_since(self, since: datetime) -> tuple[Copy, ...]:
            copies = super().sent_since(since)
            looked.set()
            return copies

    walk = Walk(ConnectionTest(new_session, saved, gmail.password, accounts, Told, (0.0, 600.0)))
    run = Beside(walk.run, store.database.release)
    assert looked.wait(10)
    walk.test.stop()
    assert run.result().sent is None
    assert accounts.sent_copies(saved) is None


def test_stopped_before_the_mailbox_is_there_it_is_not_opened(gmail: FakeGmail) -> None:
    walk = Walk(ConnectionTest(new_session, gmail.account(), gmail.password))

    def stop_in_time(report: StepReport) -> None:
        walk.reports.append(report)
        if report.step is ConnectionStep.SENT_COPY:
            walk.test.stop()

    result = walk.test.run(GREETING, stop_in_time)
    assert (result.problem, result.sent) == (None, None)
    assert gmail.imap.commands["AUTHENTICATE"] == 0


# -- what is kept ----------------------------------------------------------------------------------


@pytest.fixture
def survey(store: Store) -> Survey:
    return store.surveys.create("Zaupanje 2026")


@pytest.fixture
def saved(accounts: Accounts, survey: Survey, gmail: FakeGmail) -> Account:
    return accounts.save(survey, gmail.account())


def counted(store: Store, account: Account) -> int:
    return len(store.ledger.sent_times(account.id or 0, store.database.clock() - DAY))


def test_the_test_message_counts_and_the_finding_is_kept(
    gmail: FakeGmail, accounts: Accounts, saved: Account, store: Store
) -> None:
    Walk(ConnectionTest(new_session, saved, gmail.password, accounts)).run()
    assert counted(store, saved) == 1
    (mail,) = gmail.mails
    since = store.database.clock() - timedelta(hours=1)
    assert store.ledger.known_ids(saved.id or 0, since) == {mail.message_id}
    state, at = accounts.sent_copies(saved) or (None, "")
    assert state is SentCopies.FILED
    assert datetime.fromisoformat(at) > since


def test_what_the_server_did_not_take_does_not_count(
    gmail: FakeGmail, accounts: Accounts, saved: Account, store: Store
) -> None:
    gmail.smtp.script["dot"] = "550 5.7.1 unwanted"
    Walk(ConnectionTest(new_session, saved, gmail.password, accounts)).run()
    assert counted(store, saved) == 0
    assert accounts.sent_copies(saved) is None


def test_an_account_that_is_not_saved_is_tested_all_the_same(
    gmail: FakeGmail, accounts: Accounts, survey: Survey, store: Store
) -> None:
    account = gmail.account()
    result = Walk(ConnectionTest(new_session, account, gmail.password, accounts)).run()
    assert result.sent == SentFinding(SentCopies.FILED)
    assert accounts.sent_copies(account) is None
    saved = accounts.save(survey, account)
    assert (accounts.sent_copies(saved) or [None])[0] is SentCopies.FILED, "seen before it was saved"
    assert counted(store, saved) == 0


def test_a_mail_to_oneself_counts_once_it_is_taken(
    gmail: FakeGmail, accounts: Accounts, saved: Account, store: Store
) -> None:
    letter = letter_to_self(saved, GREETING)
    send = SendOne(open_line, accounts)
    gmail.smtp.script["dot"] = ["550 5.7.1 unwanted"]
    with pytest.raises(MessageRefused):
        send.run(saved, gmail.password, letter)
    assert counted(store, saved) == 0
    send.run(saved, gmail.password, letter)
    assert store.ledger.known_ids(saved.id or 0, store.database.clock() - DAY) == {letter.message_id}
    send.run(replace(saved, id=None), gmail.password, letter_to_self(saved, GREETING))
    assert counted(store, saved) == 1
    assert len(gmail.mails) == 2


@pytest.mark.logs_expected
def test_a_data_file_that_cannot_be_written_does_not_undo_what_was_sent(
    gmail: FakeGmail,
    accounts: Accounts,
    saved: Account,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def locked(*_: object) -> None:
        raise DataLocked(Path("data.sqlite3"))

    monkeypatch.setattr(store.ledger, "note_other", locked)
    monkeypatch.setattr(store.accounts, "note_sent_copies", locked)
    result = Walk(ConnectionTest(new_session, saved, gmail.password, accounts)).run()
    assert (result.problem, result.sent) == (None, SentFinding(SentCopies.FILED))
    assert caplog.text.count("DataLocked") == 2
