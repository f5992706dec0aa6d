import sqlite3
from datetime import UTC, datetime
from typing import Any

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
from invite_desktop.store.journal import Earlier
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
    assert store.journal.finish(attempt, Outcome.ACCEPTED)
    assert not store.journal.finish(attempt, Outcome.NOT_SENT)
    assert states(store, mailing)[0] is State.ACCEPTED
    with pytest.raises(sqlite3.IntegrityError, match="closed once"):
        database.connection().execute("UPDATE attempt SET outcome = 'not_sent'")
    with pytest.raises(sqlite3.IntegrityError, match="closed once"):
        database.connection().execute("UPDATE attempt SET address = 'else@example.org'")


def test_a_refusal_of_our_own_is_on_record(store: Store, mailing: Mailing) -> None:
    person = store.mailings.waiting(mailing.id)[1]
    store.journal.record_refusal(person, "<none@example.org>", "AddressUnusable", "no such place")
    fate = list(store.mailings.fates(mailing.id))[1]
    assert (fate.state, fate.reason, fate.reply) == (State.REFUSED, "AddressUnusable", "no such place")


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


def test_the_person_settles_what_is_in_doubt(store: Store, mailing: Mailing) -> None:
    attempt = begin(store, store.mailings.waiting(mailing.id)[0])
    store.journal.finish(attempt, Outcome.ACCEPTED, settled_by=Settled.PERSON)
    assert states(store, mailing)[0] is State.ACCEPTED


def test_a_message_id_serves_again_until_it_may_have_left(store: Store, mailing: Mailing) -> None:
    person = store.mailings.waiting(mailing.id)[0]
    for outcome in (Outcome.NOT_SENT, Outcome.REFUSED, Outcome.ACCEPTED):
        attempt = store.journal.begin(person, "<same@example.org>", DATE, "digest")
        store.journal.finish(attempt, outcome)
        store.journal.release_refused(mailing.id)
    with pytest.raises(AlreadyReached):
        store.journal.begin(person, "<same@example.org>", DATE, "digest")


def test_what_another_copy_of_the_data_sent_is_on_record(store: Store, mailing: Mailing) -> None:
    first, second, third = store.mailings.waiting(mailing.id)
    filed = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
    store.journal.record_sent(first, "<1@example.org>", filed)
    store.journal.record_sent(second, "<2@example.org>", filed)
    begin(store, third)
    for person in (first, third):  # known; in doubt
        with pytest.raises(AlreadyReached):
            store.journal.record_sent(person, "<again@example.org>", filed)
    fates = list(store.mailings.fates(mailing.id))
    assert [fate.at for fate in fates[:2]] == ["2026-03-11T09:30:00.000+00:00"] * 2
    assert [fate.state for fate in fates] == [State.ACCEPTED, State.ACCEPTED, State.IN_DOUBT]
    assert [fate.settled_by for fate in fates] == [Settled.SENT_FOLDER, Settled.SENT_FOLDER, ""]
    assert store.journal.accepted_ids(mailing.id) == {"<1@example.org>": 1, "<2@example.org>": 2}


def test_one_attempt_ends_and_the_next_begins_in_one_step(store: Store, mailing: Mailing) -> None:
    first, second, _ = store.mailings.waiting(mailing.id)
    with store.database.writing():
        attempt = begin(store, first)
        store.journal.finish(attempt, Outcome.ACCEPTED)
        with pytest.raises(AlreadyReached):
            begin(store, Addressee(second.id, second.recipient_id, first.address, second.values))
        begin(store, second)
    assert states(store, mailing) == [State.ACCEPTED, State.IN_DOUBT, State.WAITING]


def tried(store: Store, person: Addressee, date: str, outcome: Outcome, **how: Any) -> None:
    attempt = store.journal.begin(person, f"<{person.id}@example.org>", date, f"digest of {date}")
    store.journal.finish(attempt, outcome, **how)


def test_how_often_someone_was_put_off_is_known(store: Store, mailing: Mailing) -> None:
    person, other, _ = store.mailings.waiting(mailing.id)
    assert store.journal.earlier(mailing.id) == {}
    tried(store, person, "first", Outcome.NOT_SENT, reason="RecipientDeferred")
    assert store.journal.earlier(mailing.id)[person.id].deferrals == 1
    tried(store, person, "second", Outcome.NOT_SENT, reason="ConnectionLost")
    tried(store, person, "third", Outcome.NOT_SENT, reason="RecipientDeferred")
    tried(store, person, "fourth", Outcome.NOT_SENT, reason="RecipientDeferred", reply="450 later")
    tried(store, other, "only", Outcome.ACCEPTED)
    ((number, earlier),) = store.journal.earlier(mailing.id).items()
    assert number == person.id
    assert earlier == Earlier(
        f"<{person.id}@example.org>", person.address, "fourth", "digest of fourth", 2, earlier.ended_at, False
    )
    assert earlier.ended_at
    assert store.mailings.waiting(mailing.id)[0] == person


def test_who_was_put_off_to_the_end_starts_anew_when_tried_again(store: Store, mailing: Mailing) -> None:
    person = store.mailings.waiting(mailing.id)[0]
    for outcome in (Outcome.NOT_SENT, Outcome.REFUSED):
        tried(store, person, "day", outcome, reason="RecipientDeferred")
    store.journal.release_refused(mailing.id)
    assert store.journal.earlier(mailing.id)[person.id].deferrals == 0
    tried(store, person, "day", Outcome.NOT_SENT, reason="RecipientDeferred")
    assert store.journal.earlier(mailing.id)[person.id].deferrals == 1


def test_what_the_person_said_was_not_sent_is_repeated(store: Store, mailing: Mailing) -> None:
    person = store.mailings.waiting(mailing.id)[0]
    tried(store, person, "first", Outcome.NOT_SENT, settled_by=Settled.PERSON)
    assert store.journal.earlier(mailing.id)[person.id].is_repeat
    tried(store, person, "first", Outcome.NOT_SENT, reason="RecipientDeferred")
    assert store.journal.earlier(mailing.id)[person.id].is_repeat
    elsewhere = Addressee(person.id, person.recipient_id, "mended@example.org", person.values)
    tried(store, elsewhere, "second", Outcome.NOT_SENT, reason="ConnectionLost")
    earlier = store.journal.earlier(mailing.id)[person.id]
    assert (earlier.address, earlier.is_repeat) == ("mended@example.org", False)


def test_a_refusal_of_our_own_leaves_no_mail_to_repeat(store: Store, mailing: Mailing) -> None:
    first, second, _ = store.mailings.waiting(mailing.id)
    store.journal.record_refusal(first, "<1@example.org>", "AddressUnusable")
    tried(store, second, "day", Outcome.NOT_SENT, reason="RecipientDeferred")
    store.journal.record_refusal(second, "<2@example.org>", "AddressUnusable")
    (earlier,) = store.journal.earlier(mailing.id).values()
    assert (earlier.date, earlier.deferrals) == ("day", 0)


def test_attempts_in_doubt_are_found_by_account_with_their_looks(
    store: Store, mailing: Mailing, account: Account
) -> None:
    assert account.id is not None
    first, second, _ = store.mailings.waiting(mailing.id)
    looked, fresh = begin(store, first), begin(store, second)
    store.journal.note_look(looked, False)
    store.journal.note_look(looked, False)
    store.journal.note_look(looked, True)  # and the program ended before it could settle it
    one, other = store.journal.open_of_account(account.id)
    assert (one.id, one.mailing_id, one.addressee_id, one.address) == (looked, mailing.id, 1, first.address)
    assert (one.message_id, one.looks, bool(one.looked_at)) == ("<1.1@example.org>", 2, True)
    assert (other.id, other.looks, other.looked_at) == (fresh, 0, "")
    assert store.journal.open_of_account(account.id + 1) == ()


def test_what_was_seen_in_the_sent_folder_is_confirmed_once(store: Store, mailing: Mailing) -> None:
    for person in store.mailings.waiting(mailing.id)[:2]:
        store.journal.finish(begin(store, person), Outcome.ACCEPTED)
    accepted = store.journal.accepted_ids(mailing.id)
    store.journal.confirm([accepted["<1.1@example.org>"]])
    first, second, third = store.mailings.fates(mailing.id)
    assert first.confirmed_at
    assert (second.confirmed_at, third.confirmed_at) == ("", "")
    store.journal.confirm(accepted.values())
    assert next(store.mailings.fates(mailing.id)) == first
