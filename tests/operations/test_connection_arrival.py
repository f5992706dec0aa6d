"""The last step of *Test settings*: what the mailbox shows of the test message, over verified TLS."""

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
from invite_desktop.domain.arrival import Arrival, ArrivedIn, Receiving
from invite_desktop.domain.errors import (
    DataLocked,
    FolderMissing,
    MailboxBusy,
    MailboxClosed,
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
from invite_desktop.mail.imap import Arrived, Mailbox
from invite_desktop.mail.practice.mailstore import ALL, SENT
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.lines import new_session, open_line
from invite_desktop.operations.send_one import SendOne
from invite_desktop.operations.test_connection import (
    LIMITS,
    LOOKS,
    ConnectionResult,
    ConnectionStep,
    ConnectionTest,
    StepReport,
    letter_to_self,
)
from invite_desktop.operations.testing import watch
from invite_desktop.store.store import Store
from invite_desktop.system.vault import MemoryVault
from tests.fakes.gmail import FakeGmail, Fate, Step, replies, rewriting
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


def found(gmail: FakeGmail, **changes: object) -> Receiving:
    """What a test of these settings finds. It passes, whatever that is."""
    account = gmail.account(**changes)  # type: ignore[arg-type]  # any field
    result = Walk(ConnectionTest(new_session, account, gmail.password, looks=AT_ONCE)).run()
    assert (result.step, result.problem) == (ConnectionStep.SEND, None)
    assert result.receiving is not None
    return result.receiving


def arrived(gmail: FakeGmail, **changes: object) -> Arrival:
    arrival = found(gmail, **changes).arrival
    assert arrival is not None
    return arrival


# -- how it arrived --------------------------------------------------------------------------------


def test_it_arrives_and_its_header_is_read_back(gmail: FakeGmail) -> None:
    walk = Walk(ConnectionTest(new_session, gmail.account(), gmail.password))
    began = time.monotonic()
    result = walk.run()
    assert result.receiving is not None
    arrival = result.receiving.arrival
    assert arrival is not None
    assert 0 <= arrival.seconds <= time.monotonic() - began
    assert replace(arrival, seconds=0) == Arrival(
        ArrivedIn.INBOX, 0, True, gmail.owner.address, True, "pass", "pass", "pass"
    )
    assert (result.receiving.copies, result.receiving.problem) == (SentCopies.FILED, None)
    assert walk.done == list(ConnectionStep)
    assert walk.reports[-1] == StepReport(ConnectionStep.ARRIVED, arrival.seconds)
    assert (gmail.smtp.auth_count, gmail.imap.commands["AUTHENTICATE"]) == (1, 1)
    assert gmail.imap.commands["APPEND"] == gmail.imap.commands["SELECT"] == 0


def test_a_replaced_number_is_recognised(gmail: FakeGmail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewriting, "_VALID_ID", re.compile(rb"(?!)"))  # no number is good enough
    receiving = found(gmail)
    assert receiving.copies is SentCopies.RENAMED
    assert receiving.arrival is not None
    assert not receiving.arrival.keeps_message_id


def test_a_number_of_which_nothing_is_left_is_recognised_by_our_mark(
    gmail: FakeGmail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "_VALID_ID", re.compile(rb"(?!)"))
    monkeypatch.setattr(rewriting, "_ORIGINAL_ID", b"X-Nobody-Reads-This: ")
    receiving = found(gmail)
    assert receiving.copies is SentCopies.MISSING, "nothing of a mailing could be recognised there"
    assert receiving.arrival is not None
    assert not receiving.arrival.keeps_message_id


def test_a_copy_in_all_mail_without_a_mark_proves_nothing(gmail: FakeGmail) -> None:
    gmail.fates[gmail.owner.address] = Fate("archived")
    gmail.post.marks_arrivals = False
    assert found(gmail).arrival is None


def test_a_foreign_sender_is_seen_to_be_rewritten(gmail: FakeGmail) -> None:
    gmail.owner.aliases.add("ana@example.si")
    assert arrived(gmail, from_email="ana@example.si").keeps_sender
    gmail.owner.aliases.clear()
    gmail.post.forwarded.add("ana@example.si")
    arrival = arrived(gmail, from_email="ana@example.si")
    assert (arrival.sender, arrival.keeps_sender) == (gmail.owner.address, False)


def test_where_it_is_said_is_where_it_is(gmail: FakeGmail) -> None:
    gmail.fates[gmail.owner.address] = Fate("into Spam")
    assert arrived(gmail).place is ArrivedIn.SPAM
    gmail.fates[gmail.owner.address] = Fate("archived")
    assert arrived(gmail).place is ArrivedIn.ALL


def test_a_folder_that_is_hidden_is_passed_over(gmail: FakeGmail) -> None:
    gmail.fates[gmail.owner.address] = Fate("into Spam")
    gmail.hide(ALL)
    assert arrived(gmail).place is ArrivedIn.SPAM


def test_the_copy_of_what_was_sent_proves_no_arrival(gmail: FakeGmail) -> None:
    gmail.fates[gmail.owner.address] = Fate("deliver", after=3600)
    assert found(gmail) == Receiving(None, SentCopies.FILED)
    assert [mail.message_id for mail in gmail.folder(ALL).mails.values()] == [gmail.mails[0].message_id]


def test_verdicts_that_are_bad_or_absent_are_told(gmail: FakeGmail) -> None:
    gmail.post.verdicts = "dkim=none; spf=softfail smtp.mailfrom=x@y.si; dmarc=fail header.from=y.si"
    arrival = arrived(gmail)
    assert (arrival.spf, arrival.dkim, arrival.dmarc) == ("softfail", "none", "fail")
    gmail.post.verdicts = ""
    arrival = arrived(gmail)
    assert (arrival.spf, arrival.dkim, arrival.dmarc) == ("", "", "")


def test_one_that_comes_late_is_waited_for_in_one_session(gmail: FakeGmail) -> None:
    gmail.fates[gmail.owner.address] = Fate("deliver", after=3600)

    class Late(Mailbox):
        def arrived(self, message_id: str, *, only_new: bool = True) -> Arrived | None:
            found = super().arrived(message_id, only_new=only_new)
            gmail.clock.advance(1800)
            return found

    test = ConnectionTest(new_session, gmail.account(), gmail.password, new_mailbox=Late, looks=(0.0,) * 9)
    walk = Walk(test)
    receiving = walk.run().receiving
    assert receiving is not None
    assert receiving.arrival is not None
    assert gmail.imap.commands["AUTHENTICATE"] == 1
    assert 50 < sum(LOOKS) < LIMITS[ConnectionStep.ARRIVED]


def test_while_it_waits_it_says_that_it_goes_on(gmail: FakeGmail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_TELLING", 0.02)
    gmail.fates[gmail.owner.address] = Fate("deliver", after=3600)
    walk = Walk(ConnectionTest(new_session, gmail.account(), gmail.password, looks=(0.0, 0.1)))
    assert walk.run().receiving == Receiving(None, SentCopies.FILED)
    told = [report for report in walk.reports if report.step is ConnectionStep.ARRIVED]
    assert len(told) > 2
    assert {report.seconds for report in told} == {None}, "it is not done"


def test_the_search_has_an_end_however_lively_the_server_is(gmail: FakeGmail) -> None:
    """What a server says bit by bit is cut off; what was seen before that counts."""
    gmail.fates[gmail.owner.address] = Fate("deliver", after=3600)
    never = threading.Event()
    limits = {**LIMITS, ConnectionStep.ARRIVED: 0.5}
    test = ConnectionTest(new_session, gmail.account(), gmail.password, looks=(0.0,) * 9, limits=limits)
    gmail.imap.script["EXAMINE"] = [None, None, None, None, Step(hold=never)]
    assert Walk(test).run().receiving == Receiving(None, SentCopies.FILED)
    gmail.imap.script["EXAMINE"] = Step(hold=never)
    receiving = test.look_again(lambda report: None)
    assert receiving == Receiving(
        None, SentCopies.FILED, MailboxUnreachable(gmail.host, gmail.imap.port, "silent")
    )


# -- the copy --------------------------------------------------------------------------------------


def test_where_no_copy_is_kept_that_is_what_is_found(gmail: FakeGmail) -> None:
    gmail.post.keeps_copies = False
    gmail.send_by_hand(3)
    receiving = found(gmail)
    assert receiving.copies is SentCopies.MISSING
    assert receiving.arrival is not None


def test_a_copy_that_comes_late_is_waited_for_a_little(
    gmail: FakeGmail, monkeypatch: pytest.MonkeyPatch
) -> None:
    gmail.post.sent_lag = 3600

    class Late(Mailbox):
        def sent_copy(self, message_id: str) -> SentCopies:
            copies = super().sent_copy(message_id)
            gmail.clock.advance(1800)
            return copies

    test = ConnectionTest(new_session, gmail.account(), gmail.password, new_mailbox=Late, looks=(0.0,) * 9)
    receiving = Walk(test).run().receiving
    assert receiving is not None
    assert receiving.copies is SentCopies.FILED
    monkeypatch.setattr(watch, "COPY_PATIENCE", 0.0)
    gmail.post.keeps_copies = False
    looked = gmail.imap.commands["EXAMINE"]
    assert found(gmail).copies is SentCopies.MISSING
    assert gmail.imap.commands["EXAMINE"] == looked + 2, "one look: Inbox and Sent"


def test_nothing_more_is_told_while_only_the_copy_is_waited_for(
    gmail: FakeGmail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_TELLING", 0.02)
    gmail.post.keeps_copies = False
    walk = Walk(ConnectionTest(new_session, gmail.account(), gmail.password, looks=(0.0, 0.1)))
    receiving = walk.run().receiving
    assert receiving is not None
    assert receiving.arrival is not None
    told = [report.seconds for report in walk.reports if report.step is ConnectionStep.ARRIVED]
    assert told == [None, receiving.arrival.seconds]


# -- looking again ---------------------------------------------------------------------------------


def test_it_can_be_looked_for_again(gmail: FakeGmail) -> None:
    gmail.fates[gmail.owner.address] = Fate("deliver", after=3600)
    walk = Walk(ConnectionTest(new_session, gmail.account(), gmail.password, looks=AT_ONCE))
    assert walk.run().receiving == Receiving(None, SentCopies.FILED)
    gmail.clock.advance(3600)
    gmail.fill_inbox(60)  # by then it is not among the last
    walk.reports.clear()
    receiving = walk.test.look_again(walk.reports.append)
    assert receiving is not None
    assert receiving.arrival is not None
    assert receiving.copies is SentCopies.FILED
    assert walk.reports == [
        StepReport(ConnectionStep.ARRIVED),
        StepReport(ConnectionStep.ARRIVED, receiving.arrival.seconds),
    ]
    assert gmail.smtp.auth_count == len(gmail.mails) == 1
    assert gmail.imap.commands["AUTHENTICATE"] == 2
    assert walk.test.look_again(walk.reports.append) == receiving, "what was found stays found"


def test_what_was_not_sent_cannot_be_looked_for_again(gmail: FakeGmail) -> None:
    test = ConnectionTest(new_session, gmail.account(), gmail.password)
    assert test.look_again(lambda report: None) is None


# -- a mailbox that cannot be read -----------------------------------------------------------------


def refuse_sign_in(gmail: FakeGmail) -> None:
    gmail.owner.imap_refusal = replies.IMAP_DISABLED_FOR_DOMAIN


def hide_sent(gmail: FakeGmail) -> None:
    gmail.hide(SENT)


def be_busy(gmail: FakeGmail) -> None:
    gmail.imap.script["EXAMINE"] = replies.IMAP_OVER_QUOTA


def hang_up(gmail: FakeGmail) -> None:
    gmail.imap.script["EXAMINE"] = Step(replies.IMAP_BYE, close=True)


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [(refuse_sign_in, MailboxClosed), (be_busy, MailboxBusy), (hang_up, MailboxLost)],
)
def test_a_mailbox_that_cannot_be_read_is_no_reason_to_fail(
    trouble: Callable[[FakeGmail], None], kind: type[Exception], gmail: FakeGmail
) -> None:
    trouble(gmail)
    receiving = found(gmail)
    assert (receiving.arrival, receiving.copies) == (None, SentCopies.UNREADABLE)
    assert isinstance(receiving.problem, kind)
    assert not receiving.is_mailbox_read
    assert gmail.imap.commands["AUTHENTICATE"] == 1


def test_a_hidden_sent_folder_hides_no_arrival(gmail: FakeGmail) -> None:
    hide_sent(gmail)
    receiving = found(gmail)
    assert receiving.copies is SentCopies.UNREADABLE
    assert isinstance(receiving.problem, FolderMissing)
    assert receiving.arrival is not None
    assert receiving.is_mailbox_read


def test_a_line_that_is_lost_on_the_way_to_the_copy_loses_no_arrival(gmail: FakeGmail) -> None:
    gmail.imap.script["EXAMINE"] = [None, Step(replies.IMAP_BYE, close=True)]
    receiving = found(gmail)
    assert receiving.arrival is not None
    assert receiving.copies is SentCopies.UNREADABLE
    assert isinstance(receiving.problem, MailboxLost)


def test_a_mailbox_without_a_password_is_not_asked(gmail: FakeGmail, authority: trustme.CA) -> None:
    with FakeSmtp(authority) as server:
        mailbox = {"imap_host": gmail.host, "imap_port": gmail.imap.port}
        account = server.account(authentication=False, username="", **mailbox)
        receiving = Walk(ConnectionTest(new_session, account, None)).run().receiving
    assert receiving is not None
    assert isinstance(receiving.problem, MailboxSignInRejected)
    assert gmail.imap.lines == []


def test_a_closed_port_and_a_foreign_certificate_have_their_names(gmail: FakeGmail) -> None:
    assert isinstance(found(gmail, imap_port=1).problem, MailboxUnreachable)
    assert isinstance(found(gmail, imap_host="localhost").problem, MailboxInsecure)


def test_without_a_server_for_reading_the_step_is_left_out(gmail: FakeGmail) -> None:
    walk = Walk(ConnectionTest(new_session, gmail.account(imap_host=""), gmail.password))
    assert walk.run().receiving == Receiving(None, SentCopies.UNREADABLE, MailboxUnknown())
    assert ConnectionStep.ARRIVED not in {report.step for report in walk.reports}


def test_what_was_not_sent_is_not_looked_for(gmail: FakeGmail) -> None:
    gmail.smtp.script["dot"] = "550 5.7.1 unwanted"
    result = Walk(ConnectionTest(new_session, gmail.account(), gmail.password)).run()
    assert isinstance(result.problem, MessageRefused)
    assert result.receiving is None
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


@pytest.mark.parametrize("where", ["CONNECT", "AUTHENTICATE", "EXAMINE", "FETCH", "UID FETCH"])
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
    assert (result.problem, result.receiving) == (None, None)
    gate.set()


def test_stopping_ends_the_wait_between_two_looks(
    gmail: FakeGmail, store: Store, accounts: Accounts, saved: Account
) -> None:
    gmail.fates[gmail.owner.address] = Fate("deliver", after=3600)
    looked = threading.Event()

    class Told(Mailbox):
        def sent_copy(self, message_id: str) -> SentCopies:
            copies = super().sent_copy(message_id)
            looked.set()
            return copies

    walk = Walk(ConnectionTest(new_session, saved, gmail.password, accounts, Told, (0.0, 600.0)))
    run = Beside(walk.run, store.database.release)
    assert looked.wait(10)
    began = time.monotonic()
    walk.test.stop()
    assert run.result().receiving is None
    assert time.monotonic() - began < 1
    assert walk.test.look_again(lambda report: None) is None, "stopped for good"
    assert accounts.sent_copies(saved) is None


def test_stopped_before_the_mailbox_is_there_it_is_not_opened(gmail: FakeGmail) -> None:
    walk = Walk(ConnectionTest(new_session, gmail.account(), gmail.password))

    def stop_in_time(report: StepReport) -> None:
        walk.reports.append(report)
        if report.step is ConnectionStep.ARRIVED:
            walk.test.stop()

    result = walk.test.run(GREETING, stop_in_time)
    assert (result.problem, result.receiving) == (None, None)
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


def test_what_another_look_sees_is_kept_and_no_trouble_undoes_it(
    gmail: FakeGmail, accounts: Accounts, saved: Account
) -> None:
    gmail.post.sent_lag = 3600
    gmail.fates[gmail.owner.address] = Fate("deliver", after=3600)
    test = ConnectionTest(new_session, saved, gmail.password, accounts, looks=AT_ONCE)
    assert Walk(test).run().receiving == Receiving(None, SentCopies.MISSING)
    be_busy(gmail)
    assert test.look_again(lambda report: None) is not None
    assert (accounts.sent_copies(saved) or [None])[0] is SentCopies.MISSING
    gmail.imap.script.clear()
    gmail.clock.advance(3600)
    assert test.look_again(lambda report: None) is not None
    assert (accounts.sent_copies(saved) or [None])[0] is SentCopies.FILED


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
    assert result.receiving is not None
    assert result.receiving.copies is SentCopies.FILED
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
    assert result.problem is None
    assert result.receiving is not None
    assert result.receiving.copies is SentCopies.FILED
    assert caplog.text.count("DataLocked") == 2
