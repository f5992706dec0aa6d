import sqlite3
from datetime import timedelta

import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import AlreadyReached
from invite_desktop.domain.mailing import (
    Addressee,
    LeftOutReason,
    Mailing,
    MailingKind,
    Outcome,
    Settled,
    State,
)
from invite_desktop.domain.recipient import Recipient
from invite_desktop.domain.survey import Survey
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store

DATE = "2026-03-12T10:00:00+01:00"


def begin(store: Store, addressee: Addressee, number: int = 1) -> int:
    return store.journal.begin(addressee, f"<{number}.{addressee.id}@example.org>", DATE, "digest")


def states(store: Store, mailing: Mailing) -> list[State]:
    return [fate.state for fate in store.mailings.fates(mailing.id)]


def test_an_attempt_without_an_outcome_is_in_doubt(store: Store, mailing: Mailing) -> None:
    first = store.mailings.waiting(mailing.id)[0]
    attempt = begin(store, first)
    assert states(store, mailing) == [State.IN_DOUBT, State.WAITING, State.WAITING]
    (open_attempt,) = store.journal.in_doubt(mailing.id)
    assert (open_attempt.id, open_attempt.address) == (attempt, first.address)
    assert [a.id for a in store.mailings.waiting(mailing.id)] == [2, 3]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.ACCEPTED, State.ACCEPTED),
        (Outcome.REFUSED, State.REFUSED),
        (Outcome.NOT_SENT, State.WAITING),
    ],
)
def test_the_outcome_says_where_a_person_stands(
    store: Store, mailing: Mailing, outcome: Outcome, state: State
) -> None:
    attempt = begin(store, store.mailings.waiting(mailing.id)[0])
    store.journal.finish(attempt, outcome, reason="why", reply="250 ok")
    fate = next(store.mailings.fates(mailing.id))
    assert (fate.state, fate.reason, fate.reply) == (state, "why", "250 ok")
    assert store.journal.in_doubt(mailing.id) == ()


def test_the_database_refuses_to_reach_anyone_twice(store: Store, mailing: Mailing) -> None:
    person = store.mailings.waiting(mailing.id)[0]
    attempt = begin(store, person)
    with pytest.raises(AlreadyReached):  # may have gone
        begin(store, person, 2)
    store.journal.finish(attempt, Outcome.ACCEPTED)
    with pytest.raises(AlreadyReached):  # went
        begin(store, person, 3)


def test_an_address_in_other_letters_is_the_same_address(store: Store, mailing: Mailing) -> None:
    first, second, _ = store.mailings.waiting(mailing.id)
    store.journal.finish(begin(store, first), Outcome.ACCEPTED)
    with pytest.raises(AlreadyReached):
        begin(store, Addressee(second.id, second.recipient_id, first.address.upper(), second.values))


def test_what_was_certainly_not_sent_may_be_sent_again(store: Store, mailing: Mailing) -> None:
    person = store.mailings.waiting(mailing.id)[0]
    store.journal.finish(begin(store, person), Outcome.NOT_SENT)
    store.journal.finish(begin(store, person, 2), Outcome.ACCEPTED)
    record = store.journal.last_attempt(person.id)
    assert record is not None
    assert record.message_id == f"<2.{person.id}@example.org>"


def test_two_attempts_never_share_a_message_id(store: Store, mailing: Mailing) -> None:
    first, second, _ = store.mailings.waiting(mailing.id)
    store.journal.begin(first, "<same@example.org>", DATE, "digest")
    with pytest.raises(sqlite3.IntegrityError, match="message_id"):
        store.journal.begin(second, "<same@example.org>", DATE, "digest")


def test_an_attempt_is_closed_once(store: Store, mailing: Mailing, database: Database) -> None:
    attempt = begin(store, store.mailings.waiting(mailing.id)[0])
    store.journal.finish(attempt, Outcome.ACCEPTED)
    with pytest.raises(sqlite3.IntegrityError, match="closed once"):
        store.journal.finish(attempt, Outcome.NOT_SENT)
    with pytest.raises(sqlite3.IntegrityError, match="closed once"):
        database.connection().execute("UPDATE attempt SET address = 'else@example.org'")


def test_a_refusal_of_our_own_is_on_record(store: Store, mailing: Mailing) -> None:
    person = store.mailings.waiting(mailing.id)[1]
    store.journal.record_refusal(person, "<none@example.org>", "AddressUnusable")
    fate = list(store.mailings.fates(mailing.id))[1]
    assert (fate.state, fate.reason) == (State.REFUSED, "AddressUnusable")


def test_those_refused_wait_again_at_the_address_on_the_list_now(store: Store, mailing: Mailing) -> None:
    person = store.mailings.waiting(mailing.id)[0]
    store.journal.finish(begin(store, person), Outcome.REFUSED)
    store.recipients.update([Recipient(person.recipient_id, "mended@example.org", person.values)])
    assert store.journal.release_refused(mailing.id) == 1
    again = store.mailings.waiting(mailing.id)[0]
    assert (again.id, again.address) == (person.id, "mended@example.org")
    store.journal.finish(begin(store, again, 2), Outcome.ACCEPTED)
    fate = next(store.mailings.fates(mailing.id))
    assert (fate.state, fate.addressee.address) == (State.ACCEPTED, "mended@example.org")
    assert store.journal.release_refused(mailing.id) == 0


def test_someone_deleted_from_the_list_is_tried_at_the_old_address(store: Store, mailing: Mailing) -> None:
    person = store.mailings.waiting(mailing.id)[0]
    store.journal.finish(begin(store, person), Outcome.REFUSED)
    store.recipients.remove([Recipient(person.recipient_id, person.address, person.values)])
    assert store.journal.release_refused(mailing.id) == 1
    assert store.mailings.waiting(mailing.id)[0].address == person.address


def test_a_mailing_holds_an_address_once(
    store: Store, survey: Survey, account: Account, mailing: Mailing
) -> None:
    twice = [Recipient(1, "ana@example.org"), Recipient(2, "Ana@example.org")]
    arguments = {
        "kind": MailingKind.LETTER,
        "version": mailing.version,
        "account": account,
        "columns": (),
    }
    with pytest.raises(sqlite3.IntegrityError):
        store.mailings.create(survey.id, audience=[(p, None) for p in twice], **arguments)  # type: ignore[arg-type]
    assert len(store.mailings.of_survey(survey.id)) == 1
    made = store.mailings.create(
        survey.id,
        audience=[(twice[0], None), (twice[1], LeftOutReason.DUPLICATE)],
        **arguments,  # type: ignore[arg-type]
    )
    counts = store.mailings.counts(made.id)
    assert (counts.of(State.WAITING), counts.of(State.LEFT_OUT), counts.total) == (1, 1, 2)


def test_recent_mail_is_counted_for_the_account(store: Store, mailing: Mailing, account: Account) -> None:
    first, second, third = store.mailings.waiting(mailing.id)
    store.journal.finish(begin(store, first), Outcome.ACCEPTED)
    store.journal.finish(begin(store, second), Outcome.REFUSED)
    begin(store, third)
    assert account.id is not None
    assert store.journal.accepted_since(account.id, timedelta(hours=24)) == 1
    assert store.journal.accepted_since(account.id, timedelta()) == 0
    assert store.journal.accepted_since(account.id + 1, timedelta(hours=24)) == 0


def test_the_person_settles_what_is_in_doubt(store: Store, mailing: Mailing) -> None:
    attempt = begin(store, store.mailings.waiting(mailing.id)[0])
    store.journal.finish(attempt, Outcome.ACCEPTED, settled_by=Settled.PERSON)
    assert states(store, mailing)[0] is State.ACCEPTED
