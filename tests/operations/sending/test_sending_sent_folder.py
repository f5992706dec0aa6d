"""What a run asks of the account's Sent folder, and what it makes of the answer."""

from collections import deque
from dataclasses import replace

import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import ConnectionLost, MailboxLost, MailboxUnreachable, SentElsewhere
from invite_desktop.domain.mailing import Mailing, State, WaitFor
from invite_desktop.mail.address import message_id_for
from invite_desktop.operations.send_mailing import Ending
from invite_desktop.store.store import Store
from tests.operations.conftest import NewMailing
from tests.operations.sending.bench import Bench, people

W, A = State.WAITING, State.ACCEPTED


class ScriptedSentFolder:
    """Each look finds the mails of these people, by number, which another computer sent meanwhile."""

    def __init__(self, store: Store, *looks: list[int] | MailboxLost | MailboxUnreachable) -> None:
        self._store = store
        self._looks = deque(looks)
        self.asked = 0

    def before_run(self, mailing_id: int, account: Account, password: str | None) -> int:
        assert password == "secret"
        self.asked += 1
        found = self._looks.popleft() if self._looks else []
        if not isinstance(found, list):
            raise found
        store = self._store
        everybody = {fate.addressee.address: fate.addressee for fate in store.mailings.fates(mailing_id)}
        for address in people(found):
            message_id = message_id_for(store.mailings.seed(mailing_id), address, "example.org")
            store.journal.record_sent(everybody[address], message_id, store.database.clock())
        return len(found)


@pytest.fixture
def bench(bench: Bench) -> Bench:
    """Its account has a mailbox to read."""
    bench.account = replace(bench.account, imap_host="imap.example.org")
    return bench


@pytest.fixture
def mailing(new_mailing: NewMailing) -> Mailing:
    return new_mailing(120)


def test_whom_the_sent_folder_knows_is_not_written_to(bench: Bench, mailing: Mailing) -> None:
    bench.sent_folder = ScriptedSentFolder(bench.store, [0, 1, 7])
    result = bench.run(mailing)
    assert (result.ending, result.counts.by_state) == (Ending.FINISHED, {A: 120})
    assert len(bench.server.taken) == 117
    assert not set(people([0, 1, 7])) & set(bench.server.recipients)
    assert bench.waits == [(WaitFor.SENT_FOLDER, 0)]
    assert [progress.wait is None for progress in bench.reports[:3]] == [False, True, True]
    assert bench.reports[1].counts.of(A) == 3


def test_without_a_mailbox_nobody_asks(bench: Bench, mailing: Mailing) -> None:
    folder = bench.sent_folder = ScriptedSentFolder(bench.store, [0])
    bench.run(mailing, imap_host="")
    assert (folder.asked, bench.waits) == (0, [])


@pytest.mark.parametrize(
    "problem", [MailboxUnreachable("imap.example.org", 993, "timed out"), MailboxLost("BYE")]
)
def test_a_mailbox_that_cannot_be_read_stops_nothing(
    problem: MailboxLost | MailboxUnreachable, bench: Bench, mailing: Mailing
) -> None:
    """I02, I03: and it is on record, once."""
    folder = bench.sent_folder = ScriptedSentFolder(bench.store, problem, problem, problem)
    assert bench.run(mailing, pace=30.0).ending is Ending.FINISHED
    assert folder.asked == bench.server.connections == 3
    events = bench.events(mailing)
    assert events == [("started", ""), ("not_looked", type(problem).__name__), ("finished", "")]


def test_another_computer_that_sends_the_same_mailing_is_noticed(bench: Bench, mailing: Mailing) -> None:
    folder = bench.sent_folder = ScriptedSentFolder(bench.store, [], [90, 91])
    result = bench.run(mailing, pace=30.0)
    assert (result.ending, result.problem) == (Ending.PAUSED, SentElsewhere(2))
    assert result.counts.by_state == {A: 52, W: 68}
    assert folder.asked == 2
    assert bench.run(mailing).ending is Ending.FINISHED  # the person says go on
    assert not set(people([90, 91])) & set(bench.server.recipients)


def test_a_fast_account_looks_once(bench: Bench, mailing: Mailing) -> None:
    folder = bench.sent_folder = ScriptedSentFolder(bench.store)
    bench.server.plays.extend([None, ConnectionLost("mail")])
    bench.run(mailing)
    assert (folder.asked, bench.server.connections) == (1, 2)


def test_a_lost_line_of_a_paced_account_is_a_reason_to_look(bench: Bench, new_mailing: NewMailing) -> None:
    folder = bench.sent_folder = ScriptedSentFolder(bench.store)
    bench.server.plays.extend([None, ConnectionLost("mail")])
    assert bench.run(new_mailing(3), pace=30.0).counts.by_state == {A: 3}
    assert folder.asked == 2
