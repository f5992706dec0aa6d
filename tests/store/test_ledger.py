from datetime import UTC, datetime, timedelta

import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import Mailing, Outcome
from invite_desktop.domain.survey import Survey
from invite_desktop.store.store import Store
from tests.store.clock import Clock

DAY = timedelta(hours=24)


@pytest.fixture
def number(account: Account) -> int:
    """The account's id."""
    assert account.id is not None
    return account.id


def send(store: Store, mailing: Mailing, outcome: Outcome | None = Outcome.ACCEPTED) -> str:
    """Try the next person of the mailing; the Message-ID."""
    person = store.mailings.waiting(mailing.id)[0]
    message_id = f"<{person.id}@x>"
    attempt = store.journal.begin(person, message_id, "d", "g")
    if outcome is not None:
        store.journal.finish(attempt, outcome)
    return message_id


def test_what_left_or_may_have_left_counts(store: Store, mailing: Mailing, number: int, clock: Clock) -> None:
    start = clock.moment
    accepted = send(store, mailing)
    clock.goes_on(minutes=1)
    send(store, mailing, Outcome.REFUSED)
    clock.goes_on(minutes=1)
    in_doubt = send(store, mailing, None)
    assert store.ledger.sent_times(number, start) == (start, start + timedelta(minutes=2))
    assert store.ledger.known_ids(number, start) == {accepted, in_doubt}
    later = start + timedelta(milliseconds=1)
    assert store.ledger.sent_times(number, later) == (start + timedelta(minutes=2),)
    assert store.ledger.known_ids(number, later) == {in_doubt}
    assert store.ledger.sent_times(number + 1, start) == ()


def test_other_mails_count_once(store: Store, number: int, account: Account, clock: Clock) -> None:
    start = clock.moment
    store.ledger.note_other(number, "<test@x>", start, "test")
    store.ledger.note_other(number, "<test@x>", start + timedelta(minutes=5), "sent_folder")
    store.ledger.note_other(number, "<by hand@x>", start - timedelta(minutes=5), "sent_folder")
    assert store.ledger.sent_times(number, start - DAY) == (start - timedelta(minutes=5), start)
    assert store.ledger.sent_times(number, start) == (start,)
    assert store.ledger.known_ids(number, start - DAY) == {"<test@x>", "<by hand@x>"}


def test_a_mail_that_the_sent_folder_shows_too_counts_once_and_when_it_was_last_dated(
    store: Store, mailing: Mailing, number: int, clock: Clock
) -> None:
    message_id = send(store, mailing)
    by_the_server = clock.moment + timedelta(days=300)  # this computer's clock was slow
    store.ledger.note_other(number, message_id, by_the_server, "sent_folder")
    assert store.ledger.sent_times(number, clock.moment) == (by_the_server,)
    assert store.ledger.sent_times(number, by_the_server - DAY) == (by_the_server,)


def test_what_counts_for_one_account_counts_for_all_of_its_mailbox(
    store: Store, mailing: Mailing, number: int, account: Account, clock: Clock
) -> None:
    start = clock.moment
    same = Account(from_email="x@example.org", username=" SPELA ", host="H")
    other = Account(from_email="spela@example.org", username="spela", host="other")
    ids = [store.accounts.save(each).id or 0 for each in (same, other)]
    message_id = send(store, mailing)
    store.ledger.note_other(ids[0], message_id, start, "sent_folder")
    store.ledger.note_other(ids[0], "<test@x>", start, "test")
    at = clock.goes_on(minutes=1)
    store.mailings.note(mailing.id, "paused", "SendingLimitReached")
    for known in (number, ids[0]):
        assert store.ledger.sent_times(known, start - DAY) == (start, start)
        assert store.ledger.known_ids(known, start - DAY) == {message_id, "<test@x>"}
        assert store.ledger.days_of_sending(known, start + DAY) == 1
        assert store.ledger.last_stop(known) == ("SendingLimitReached", at)
    assert store.ledger.sent_times(ids[1], start - DAY) == ()
    assert store.ledger.last_stop(ids[1]) is None
    store.mailings.lift_rests()
    assert store.ledger.last_stop(ids[0]) is None


def test_each_mail_counts_for_the_account_that_it_went_through(
    store: Store, mailing: Mailing, number: int, clock: Clock
) -> None:
    start = clock.moment
    first = send(store, mailing)
    store.mailings.note(mailing.id, "paused", "TooManySignIns")
    next_one = store.accounts.save(Account(from_email="next@example.org", host="h")).id or 0
    store.accounts.remove(number)
    store.mailings.send_with(mailing.id, next_one)
    second = send(store, mailing, None)
    assert store.mailings.sender(mailing.id).account_id == next_one
    assert store.ledger.known_ids(number, start) == {first}
    assert store.ledger.known_ids(next_one, start) == {second}
    assert store.ledger.last_stop(next_one) is None
    assert store.ledger.last_stop(number) is not None
    assert store.journal.open_of_account(number) == ()
    assert [each.message_id for each in store.journal.open_of_account(next_one)] == [second]


def test_a_clock_set_back_frees_nothing(store: Store, mailing: Mailing, number: int, clock: Clock) -> None:
    sent_at = clock.moment
    send(store, mailing)
    now = clock.goes_on(days=-3)
    assert store.ledger.sent_times(number, now - DAY) == (sent_at,)


def test_a_deleted_survey_frees_nothing(
    store: Store, survey: Survey, mailing: Mailing, number: int, clock: Clock
) -> None:
    start = clock.moment
    accepted = send(store, mailing)
    store.ledger.note_other(number, accepted, start - timedelta(seconds=2), "sent_folder")
    send(store, mailing, Outcome.REFUSED)
    in_doubt = send(store, mailing, None)
    store.surveys.delete(survey.id)
    assert store.ledger.sent_times(number, start - DAY) == (start, start)
    assert store.ledger.known_ids(number, start - DAY) == {accepted, in_doubt}
    assert store.ledger.days_of_sending(number, start + DAY) == 1


def test_days_of_sending_are_counted_by_utc(
    store: Store, mailing: Mailing, number: int, clock: Clock
) -> None:
    send(store, mailing, Outcome.REFUSED)
    clock.moment = datetime(2026, 3, 13, 23, 59, tzinfo=UTC)
    send(store, mailing)
    store.ledger.note_other(number, "<test@x>", clock.moment + timedelta(days=5), "test")
    last = clock.goes_on(minutes=1)
    send(store, mailing)
    assert store.ledger.days_of_sending(number, last - timedelta(minutes=1)) == 0
    assert store.ledger.days_of_sending(number, last) == 1
    assert store.ledger.days_of_sending(number, last + timedelta(days=30)) == 2
    assert store.ledger.days_of_sending(number + 1, last + DAY) == 0


def test_the_last_stop_holds_until_a_later_mail_was_taken(
    store: Store, mailing: Mailing, number: int, clock: Clock
) -> None:
    assert store.ledger.last_stop(number) is None
    send(store, mailing)
    store.mailings.note(mailing.id, "paused", "ConnectionLost")
    at = clock.goes_on(minutes=1)
    store.mailings.note(mailing.id, "paused", "SendingLimitReached")
    store.mailings.note(mailing.id, "started")
    assert store.ledger.last_stop(number) == ("SendingLimitReached", at)
    assert store.ledger.last_stop(number + 1) is None
    clock.goes_on(minutes=1)
    send(store, mailing, None)
    assert store.ledger.last_stop(number) == ("SendingLimitReached", at)
    send(store, mailing)
    assert store.ledger.last_stop(number) is None
