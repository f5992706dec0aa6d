from dataclasses import replace
from datetime import timedelta

from invite_desktop.domain.mailing import Wait, WaitFor
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.sending.gate import Gate
from tests.operations.conftest import NewMailing
from tests.operations.scripted import Clock
from tests.operations.sending.bench import Bench


def test_a_rest_is_over_as_soon_as_the_person_lifts_it(
    bench: Bench, clock: Clock, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(1)
    bench.store.mailings.note(mailing.id, "paused", "TooManySignIns")
    gate = Gate(bench.account, bench.store.ledger, clock)
    assert gate.wait() == Wait(WaitFor.SIGN_IN, clock() + timedelta(hours=1))
    Mailings(bench.store).lift_rests()
    assert gate.wait() is None


def test_another_wait_that_is_over_ends_no_rest(bench: Bench, clock: Clock, new_mailing: NewMailing) -> None:
    bench.store.mailings.note(new_mailing(1).id, "paused", "PolicyRefused")
    gate = Gate(bench.account, bench.store.ledger, clock)
    gate.waited(Wait(WaitFor.LIMIT, clock()))
    rest = gate.wait()
    assert rest == Wait(WaitFor.SERVER, clock() + timedelta(minutes=10))
    gate.waited(rest)
    assert gate.wait() is None


def test_what_was_sent_elsewhere_counts_once_it_is_read(bench: Bench, clock: Clock) -> None:
    account = replace(bench.account, daily_limit=2, warm_up=False)
    assert account.id is not None
    gate = Gate(account, bench.store.ledger, clock)
    for number in range(2):
        bench.store.ledger.note_other(account.id, f"<{number}@example.org>", clock(), "sent_folder")
    assert gate.wait() is None
    gate.read()
    assert gate.wait() == Wait(WaitFor.LIMIT, clock() + timedelta(hours=24))
