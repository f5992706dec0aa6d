import re
import sqlite3

import pytest

from invite_desktop.domain.mailing import (
    Fate,
    LeftOutReason,
    Mailing,
    MailingKind,
    Outcome,
    Settled,
    State,
)
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.domain.survey import Survey
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from tests.store.clock import Clock


def test_a_mailing_is_frozen_with_all_it_needs(store: Store, mailing: Mailing, survey: Survey) -> None:
    (person,) = [p for p in store.recipients.load(survey.id) if p.address == "p1@example.org"]
    store.recipients.update([Recipient(person.id, "moved@example.org", ("Renamed",))])
    store.recipients.set_columns(survey.id, ("Ime",))
    frozen = store.mailings.waiting(mailing.id)[1]
    assert (frozen.address, frozen.values) == ("p1@example.org", ("P1",))
    assert store.mailings.get(mailing.id).columns == ("First name",)
    sender = store.mailings.sender(mailing.id)
    assert (sender.from_name, sender.from_email) == ("Špela", "spela@example.org")


def test_history_is_newest_first_with_subjects(
    store: Store, mailing: Mailing, survey: Survey, account: object
) -> None:
    version = store.messages.freeze(survey.id, Message("Reminder", "Again")).version
    second = store.mailings.create(
        survey.id,
        kind=MailingKind.REMINDER,
        version=version,
        account=store.accounts.all()[0],
        columns=(),
        audience=[],
    )
    outlines = store.mailings.of_survey(survey.id)
    assert [outline.mailing for outline in outlines] == [second, mailing]
    assert [outline.subject for outline in outlines] == ["Reminder", "Hello"]
    assert outlines[1].counts.of(State.WAITING) == 3


def test_unfinished_mailings_are_found_until_they_are_left(store: Store, mailing: Mailing) -> None:
    assert store.mailings.unfinished() == (mailing,)
    attempt = store.journal.begin(store.mailings.waiting(mailing.id)[0], "<1@x>", "d", "g")
    store.mailings.note(mailing.id, "left")
    store.journal.note_look(attempt, False)  # the program looks by itself: nobody takes it up again
    assert store.mailings.unfinished() == ()
    store.journal.finish(attempt, Outcome.NOT_SENT)
    store.mailings.note(mailing.id, "started")
    assert store.mailings.unfinished() == (mailing,)
    for person in store.mailings.waiting(mailing.id):
        attempt = store.journal.begin(person, f"<{person.id}@x>", "d", "g")
        store.journal.finish(attempt, Outcome.ACCEPTED)
    assert store.mailings.unfinished() == ()


def test_events_are_kept_in_order_and_never_changed(
    store: Store, mailing: Mailing, database: Database
) -> None:
    store.mailings.note(mailing.id, "started")
    store.mailings.note(mailing.id, "paused", "ConnectionLost")
    assert [(kind, detail) for _, kind, detail in store.mailings.events(mailing.id)] == [
        ("started", ""),
        ("paused", "ConnectionLost"),
    ]
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        database.connection().execute("UPDATE event SET kind = 'finished'")


def test_the_same_text_is_the_same_version(store: Store, survey: Survey, database: Database) -> None:
    first = store.messages.freeze(survey.id, Message("A", "a"))
    other = store.messages.freeze(survey.id, Message("B", "b"))
    assert store.messages.freeze(survey.id, Message("A", "a")).version == first.version != other.version
    assert store.messages.find_version(survey.id, Message("A", "a")) == first.version
    assert store.messages.find_version(survey.id, Message("A", "c")) == 0
    assert store.messages.version(first.version) == first
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        database.connection().execute("UPDATE message_version SET body = 'other'")


def test_whoever_got_or_may_have_got_a_text_is_known(store: Store, mailing: Mailing) -> None:
    first, second, third = store.mailings.waiting(mailing.id)
    store.journal.finish(store.journal.begin(first, "<1@x>", "d", "g"), Outcome.ACCEPTED)
    store.journal.begin(second, "<2@x>", "d", "g")
    store.journal.finish(store.journal.begin(third, "<3@x>", "d", "g"), Outcome.REFUSED)
    text = store.messages.version(mailing.version)
    assert store.mailings.reached_by(text) == {"p0@example.org", "p1@example.org"}
    assert store.mailings.reached_by(Message(text.subject, "other")) == frozenset()
    assert store.mailings.reached_by(Message("other", text.body)) == frozenset()


def test_whom_an_invitation_of_the_survey_reached_is_known(
    store: Store, mailing: Mailing, survey: Survey
) -> None:
    first, second, third = store.mailings.waiting(mailing.id)
    store.journal.finish(store.journal.begin(first, "<1@x>", "d", "g"), Outcome.ACCEPTED)
    store.journal.begin(second, "<2@x>", "d", "g")
    store.journal.finish(store.journal.begin(third, "<3@x>", "d", "g"), Outcome.REFUSED)
    assert store.mailings.invited(survey.id) == {"p0@example.org", "p1@example.org"}
    assert store.mailings.invited(store.surveys.create("Other").id) == frozenset()


def test_whom_another_mailing_reached_meanwhile_is_left_out(store: Store, mailing: Mailing) -> None:
    first, second, third = store.mailings.waiting(mailing.id)
    store.journal.record_refusal(first, "<1@x>", "AlreadyReached")
    store.journal.record_refusal(second, "<2@x>", "AddressUnusable")
    # what a server said is no refusal of our own, whatever it is called
    attempt = store.journal.begin(third, "<3@x>", "d", "g")
    store.journal.finish(attempt, Outcome.REFUSED, reason="AlreadyReached")
    assert [(fate.state, fate.reason) for fate in store.mailings.fates(mailing.id)] == [
        (State.LEFT_OUT, LeftOutReason.ALREADY_SENT),
        (State.REFUSED, "AddressUnusable"),
        (State.REFUSED, "AlreadyReached"),
    ]
    assert store.mailings.counts(mailing.id).by_state == {State.LEFT_OUT: 1, State.REFUSED: 2}
    assert store.journal.release_refused(mailing.id) == 2
    assert store.mailings.waiting(mailing.id) == (second, third)


def test_each_text_has_a_seed_that_never_changes(
    store: Store, mailing: Mailing, survey: Survey, database: Database
) -> None:
    """The same text has the same one in every mailing, and in every copy of the file."""
    other_text = store.messages.freeze(survey.id, Message("Another", "text")).version
    again, other = (
        store.mailings.create(
            survey.id,
            kind=MailingKind.LETTER,
            version=version,
            account=store.accounts.all()[0],
            columns=(),
            audience=[],
        )
        for version in (mailing.version, other_text)
    )
    seed = store.mailings.seed(mailing.id)
    assert store.mailings.seed(again.id) == seed
    assert store.mailings.seed(other.id) != seed
    assert re.fullmatch("[0-9a-f]{32}", seed)
    with pytest.raises(sqlite3.IntegrityError, match="keeps its seed"):
        database.connection().execute("UPDATE mailing SET seed = 'other'")


def test_the_last_look_is_half_an_hour_after_the_beginning(
    store: Store, mailing: Mailing, clock: Clock
) -> None:
    attempt = store.journal.begin(store.mailings.waiting(mailing.id)[0], "<1@x>", "d", "g")

    def fate() -> Fate:
        return next(store.mailings.fates(mailing.id))

    assert (fate().looked_at, fate().has_last_look) == ("", False)
    clock.goes_on(minutes=29, seconds=59)
    store.journal.note_look(attempt, False)
    assert (fate().looked_at, fate().has_last_look) == ("2026-03-12T10:29:59.000+00:00", False)
    clock.goes_on(seconds=1)
    store.journal.note_look(attempt, True)
    assert not fate().has_last_look  # found: the program is about to settle it
    store.journal.note_look(attempt, False)
    assert fate().has_last_look
    store.journal.finish(attempt, Outcome.ACCEPTED, settled_by=Settled.SENT_FOLDER)
    assert (fate().looked_at, fate().has_last_look) == ("", False)
    assert (fate().state, fate().settled_by) == (State.ACCEPTED, Settled.SENT_FOLDER)


def test_a_clock_set_back_neither_hastens_nor_forgets_the_last_look(
    store: Store, mailing: Mailing, clock: Clock
) -> None:
    attempt = store.journal.begin(store.mailings.waiting(mailing.id)[0], "<1@x>", "d", "g")
    seen = []
    for time in ({"minutes": 1}, {"days": -1}, {"minutes": 29}, {"minutes": 1}):
        clock.goes_on(**time)
        store.journal.note_look(attempt, False)
        seen.append(next(store.mailings.fates(mailing.id)).has_last_look)
    assert seen == [False, False, False, True]
