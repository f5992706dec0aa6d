import sqlite3
from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invite_desktop.domain.account import Account, Encryption, SentCopies
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.mailing import Mailing, Outcome
from invite_desktop.domain.message import Message
from invite_desktop.domain.pace import ActiveHours
from invite_desktop.domain.recipient import Recipient, RecipientList
from invite_desktop.domain.survey import Survey
from invite_desktop.store.database import Database
from invite_desktop.store.recipients import decode_values, encode_values
from invite_desktop.store.store import Store
from tests.store.clock import Clock


def test_an_account_comes_back_as_it_went(store: Store) -> None:
    account = Account(
        from_name="Žiga Čuček",
        from_email="ziga@example.org",
        reply_to="odgovori@example.org",
        username="ziga",
        authentication=False,
        encryption=Encryption.TLS,
        port=587,
        host="mail.example.org",
        pace=2.5,
        connections=3,
        daily_limit=450,
        warm_up=False,
        hours=ActiveHours(frozenset({0, 2, 6}), time(7, 30), time(23, 59)),
        imap_host="mail.example.org",
        imap_port=1993,
        extra_certificate="PEM",
        remember_password=False,
        name="Lab",
    )
    saved = store.accounts.save(account)
    assert saved.id is not None
    assert store.accounts.get(saved.id) == saved
    changed = store.accounts.save(Account(id=saved.id, from_email="new@example.org"))
    assert store.accounts.all() == (changed,)


@pytest.mark.parametrize(("hours", "written"), [(None, ""), (ActiveHours(), "12345 08:00-18:00")])
def test_hours_are_kept_so_that_a_person_can_read_them(
    store: Store, database: Database, hours: ActiveHours | None, written: str
) -> None:
    saved = store.accounts.save(Account(hours=hours))
    assert database.connection().execute("SELECT hours FROM account").fetchone()[0] == written
    assert store.accounts.all() == (saved,)


@pytest.mark.parametrize(
    "account", [Account(connections=9), Account(daily_limit=0), Account(hours=ActiveHours(frozenset()))]
)
def test_what_makes_no_sense_is_not_kept(store: Store, account: Account) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        store.accounts.save(account)


def test_what_the_sent_folder_showed_is_kept(store: Store, account: Account, clock: Clock) -> None:
    assert account.id is not None
    assert store.accounts.sent_copies(account.id) is None
    store.accounts.note_sent_copies(account.id, SentCopies.MISSING)
    clock.goes_on(hours=1)
    store.accounts.note_sent_copies(account.id, SentCopies.FILED)
    assert store.accounts.sent_copies(account.id) == (SentCopies.FILED, "2026-03-12T11:00:00.000+00:00")


def test_a_checklist_starts_empty_and_keeps_the_last_word(store: Store, account: Account) -> None:
    assert account.id is not None
    assert store.accounts.marks(account.id) == {}
    store.accounts.mark(account.id, Step.TEST, StepState.IN_PROGRESS)
    store.accounts.mark(account.id, Step.TEST, StepState.CHECKED, "test_passed")
    (mark,) = store.accounts.marks(account.id).values()
    assert (mark.state, mark.evidence) == (StepState.CHECKED, "test_passed")
    assert mark.changed_at


def test_surveys_are_made_renamed_archived_and_deleted(store: Store, account: Account) -> None:
    assert account.id is not None
    survey = store.surveys.create("First")
    store.surveys.use_account(survey.id, account.id)
    store.surveys.rename(survey.id, "Second")
    store.surveys.archive(survey.id, archived=True)
    assert store.surveys.get(survey.id) == Survey(survey.id, "Second", account.id, archived=True)
    store.surveys.archive(survey.id, archived=False)
    assert store.surveys.all() == (Survey(survey.id, "Second", account.id),)
    store.surveys.delete(survey.id)
    assert store.surveys.get(survey.id) is None


def test_deleting_a_survey_takes_all_that_hangs_on_it(
    store: Store, survey: Survey, mailing: Mailing, database: Database
) -> None:
    person = store.mailings.waiting(mailing.id)[0]
    store.journal.finish(store.journal.begin(person, "<1@x>", "d", "g"), Outcome.REFUSED)
    store.journal.release_refused(mailing.id)
    attempt = store.journal.begin(person, "<1@x>", "d", "g")
    store.journal.note_look(attempt, False)
    store.journal.finish(attempt, Outcome.ACCEPTED)
    store.journal.confirm([attempt])
    store.surveys.delete(survey.id)
    for table in (
        *("survey", "recipient", "mailing", "addressee", "attempt", "event", "message_version"),
        "confirmation",
    ):
        assert database.connection().execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0, table


def test_a_duplicate_has_people_and_text_but_no_mailings(
    store: Store, survey: Survey, mailing: Mailing
) -> None:
    store.recipients.set_columns(survey.id, ("First name",))
    store.messages.save_draft(survey.id, Message("Subject", "Body"))
    copy = store.surveys.duplicate(survey.id, "Copy")
    original, copied = store.recipients.load(survey.id), store.recipients.load(copy.id)
    assert copied.columns == original.columns
    assert [(p.address, p.values) for p in copied] == [(p.address, p.values) for p in original]
    assert not {p.id for p in copied} & {p.id for p in original}
    assert store.messages.draft(copy.id) == Message("Subject", "Body")
    assert store.mailings.of_survey(copy.id) == ()


def test_preferences_keep_the_last_value(store: Store) -> None:
    assert store.preferences.get("page", "setup") == "setup"
    store.preferences.set("page", "send")
    store.preferences.set("page", "history")
    assert store.preferences.get("page") == "history"


def test_a_draft_is_empty_at_first_and_keeps_the_last_text(store: Store, survey: Survey) -> None:
    assert store.messages.draft(survey.id) == Message()
    store.messages.save_draft(survey.id, Message("One", "1"))
    store.messages.save_draft(survey.id, Message("Two", "2"))
    assert store.messages.draft(survey.id) == Message("Two", "2")


def test_people_keep_their_order_and_columns(store: Store, survey: Survey) -> None:
    assert store.recipients.load(survey.id) == RecipientList()
    store.recipients.set_columns(survey.id, ("First name", "Faculty"))
    first = store.recipients.add(survey.id, [Recipient(0, "a@x.si", ("Ana", "FDV")), Recipient(0, "b@x.si")])
    second = store.recipients.add(survey.id, [Recipient(0, "c@x.si", left_out=True)])
    listed = store.recipients.load(survey.id)
    assert listed.columns == ("First name", "Faculty")
    assert listed.people == first + second
    assert len(listed) == 3


def test_people_are_changed_removed_and_put_back(store: Store, survey: Survey) -> None:
    people = store.recipients.add(survey.id, [Recipient(0, f"{name}@x.si") for name in "abcd"])
    changed = Recipient(people[0].id, "A@x.si", ("x",), left_out=True)
    store.recipients.update([changed])
    gone = people[1:3]
    positions = store.recipients.remove(gone)
    assert store.recipients.load(survey.id).people == (changed, people[3])
    store.recipients.restore(survey.id, gone, positions)
    assert store.recipients.load(survey.id).people == (changed, *people[1:])


def test_an_id_is_never_used_again(store: Store, survey: Survey) -> None:
    (first,) = store.recipients.add(survey.id, [Recipient(0, "a@x.si")])
    store.recipients.remove([first])
    (second,) = store.recipients.add(survey.id, [Recipient(0, "b@x.si")])
    assert second.id > first.id


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(values=st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_any_text_comes_back_from_the_database(store: Store, survey: Survey, values: list[str]) -> None:
    assert decode_values(encode_values(values)) == tuple(values)
    (added,) = store.recipients.add(survey.id, [Recipient(0, "a@x.si", tuple(values))])
    assert added in store.recipients.load(survey.id).people
