"""A line that breaks all the time, at any octet: in the end everybody has their mail, and has it once."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.domain.errors import ConnectionLost, OutcomeUnknown
from invite_desktop.domain.mailing import Mailing, Settled, State
from invite_desktop.operations.lines import open_line
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.reconcile import Confirmation, Reconcile
from invite_desktop.operations.send_mailing import Ending, SendMailing
from invite_desktop.store.journal import AttemptRecord
from invite_desktop.store.store import Store
from tests.operations.scripted import Clock, VirtualControl, silent
from tests.targets.conftest import NewMailing, assert_each_has_one, open_mailbox
from tests.targets.cutting_relay import CuttingRelay
from tests.targets.mail_servers import MOST_PEOPLE, PASSWORD, MailServers

HALF_AN_HOUR = 30 * 60
MOST_ROUNDS = 20


class Person:
    """Somebody who goes on after each pause, and who says "not sent" of what is not in the Sent folder."""

    def __init__(self, store: Store, servers: MailServers, clock: Clock, mailing: Mailing) -> None:
        self._store = store
        self._servers = servers
        self._clock = clock
        self._mailing = mailing
        self._mailings = Mailings(store)
        self.reconcile = Reconcile(store, open_mailbox, clock)
        self._sending = SendMailing(store, open_line, self.reconcile, clock)
        self.runs = 0
        self.repeated: list[AttemptRecord] = []

    def send_to_all(self, account: Account) -> None:
        """Go on until the mailing is settled."""
        for _ in range(MOST_ROUNDS):
            self._run_until_nobody_waits(account)
            self._settle(account)
            if self._mailings.counts(self._mailing).is_settled:
                return
        raise AssertionError("not settled after so many rounds")

    def _run_until_nobody_waits(self, account: Account) -> None:
        for _ in range(MOST_ROUNDS):
            self.runs += 1
            control = VirtualControl(self._clock)
            result = self._sending.run(self._mailing.id, account, PASSWORD, control, silent)
            if result.ending is Ending.FINISHED:
                return
            # two doubts one after the other: the person is asked to look at the line, and does
            assert isinstance(result.problem, OutcomeUnknown | ConnectionLost), result
        raise AssertionError("somebody still waits after so many runs")

    def _settle(self, account: Account) -> None:
        """As the plan has it: half an hour later a mail is in Sent, or it is nowhere."""
        doubts = len(self._store.journal.in_doubt(self._mailing.id))
        self._servers.settle()
        self._clock.advance(HALF_AN_HOUR)
        look = self.reconcile.look(account, PASSWORD)
        assert (look.settled + look.open, look.next_look) == (doubts, None)
        self.repeated += self._store.journal.in_doubt(self._mailing.id)
        assert self._mailings.settle(self._mailing, sent=False) == look.open


# A reset before the handshake makes Python's own ssl module lose track of a socket, which is closed then.
@pytest.mark.filterwarnings("ignore:.*<ssl.SSLSocket:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("encryption", "lines"), [(Encryption.TLS, 1), (Encryption.SSL, 3)])
def test_however_often_the_line_breaks_everybody_has_one_mail(
    encryption: Encryption,
    lines: int,
    servers: MailServers,
    store: Store,
    clock: Clock,
    new_mailing: NewMailing,
) -> None:
    saved, mailing = new_mailing(MOST_PEOPLE)
    direct = servers.account(encryption, connections=lines)
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    person = Person(store, servers, clock, mailing)
    with CuttingRelay(direct.port, seed, up=10_000, down=5_000) as relay:
        account = replace(direct, id=saved.id, port=relay.port)
        person.send_to_all(account)
    settled_by = Counter(fate.settled_by for fate in store.mailings.fates(mailing.id))
    print(
        f"{relay.cuts} cuts, {person.runs} runs, {settled_by[Settled.SENT_FOLDER]} found in the Sent folder, "
        f"{len(person.repeated)} sent again"
    )
    assert relay.cuts >= 20
    assert store.mailings.counts(mailing.id).by_state == {State.ACCEPTED: MOST_PEOPLE}
    assert_each_has_one(servers, store, mailing)
    assert person.reconcile.confirm(mailing.id, account, PASSWORD) == Confirmation(MOST_PEOPLE, MOST_PEOPLE)
    for attempt in person.repeated:
        assert is_same_mail(attempt, store.journal.last_attempt(attempt.addressee_id))


def is_same_mail(first: AttemptRecord, second: AttemptRecord | None) -> bool:
    """Whether two attempts had the same octets under the same name."""
    return second is not None and (first.message_id, first.date, first.digest) == (
        second.message_id,
        second.date,
        second.digest,
    )
