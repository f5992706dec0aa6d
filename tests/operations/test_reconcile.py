"""Journal and mailbox compared: a real data file, and a fake Gmail read over TLS."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import trustme

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    FolderMissing,
    MailboxSignInRejected,
    SendingLimitReached,
    SentElsewhere,
)
from invite_desktop.domain.mailing import Addressee, Mailing, Outcome, Settled, State
from invite_desktop.domain.quota import DAY
from invite_desktop.domain.recipient import address_key
from invite_desktop.mail.address import message_id_for
from invite_desktop.mail.imap import Mailbox, MailboxTimeouts
from invite_desktop.mail.practice.mailstore import SENT, TRASH
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.lines import LineOpener
from invite_desktop.operations.reconcile import Confirmation, Look, Reconcile
from invite_desktop.operations.send_mailing import SendMailing
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from tests.fakes.clock import VirtualClock
from tests.fakes.gmail import FakeGmail, Fate
from tests.operations.conftest import NewMailing
from tests.operations.scripted import silent

MINUTE, HOUR = 60.0, 3600.0


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def gmail(authority: trustme.CA, clock: VirtualClock) -> Iterator[FakeGmail]:
    with FakeGmail(authority, clock=clock, language="sl") as gmail:
        yield gmail


@pytest.fixture
def database(tmp_path: Path, clock: VirtualClock) -> Iterator[Database]:
    """A data file whose times are the clock's."""
    database = Database(tmp_path / "data.sqlite3", clock)
    database.migrate()
    yield database
    database.release()


@pytest.fixture
def account(store: Store, gmail: FakeGmail) -> Account:
    return store.accounts.save(gmail.account())


def open_eagerly(account: Account, password: str | None) -> Mailbox:
    mailbox = Mailbox(account, MailboxTimeouts(lag=0.0, turns=2))
    mailbox.open(password or "")
    return mailbox


class Person:
    """Somebody of a mailing, and the mail that they would get."""

    def __init__(self, store: Store, mailing: Mailing, addressee: Addressee) -> None:
        self.addressee = addressee
        domain = store.mailings.sender(mailing.id).from_email.partition("@")[2]
        key = address_key(addressee.address)
        self.message_id = message_id_for(store.mailings.seed(mailing.id), key, domain)
        self._journal = store.journal

    @property
    def mail(self) -> bytes:
        return f"Message-ID: {self.message_id}\r\nTo: {self.addressee.address}\r\n\r\nHello\r\n".encode()

    def begin(self) -> int:
        return self._journal.begin(self.addressee, self.message_id, "2026-11-23T10:00:00+01:00", "abc")

    def accept(self) -> int:
        attempt = self.begin()
        self._journal.finish(attempt, Outcome.ACCEPTED)
        return attempt


class World:
    """Everything of one test."""

    def __init__(self, store: Store, account: Account, gmail: FakeGmail, clock: VirtualClock) -> None:
        self.store, self.account, self.gmail, self.clock = store, account, gmail, clock
        self.reconcile = Reconcile(store, open_eagerly, clock)
        assert account.id is not None
        self.account_id = account.id

    def people(self, mailing: Mailing) -> list[Person]:
        return [Person(self.store, mailing, each) for each in self.store.mailings.waiting(mailing.id)]

    def file(self, *people: Person) -> None:
        for person in people:
            self.gmail.post.file_sent(self.gmail.owner, person.mail)

    def look(self, *, all_due: bool = True) -> Look:
        return self.reconcile.look(self.account, self.gmail.password, all_due=all_due)

    def before_run(self, mailing: Mailing) -> int:
        return self.reconcile.before_run(mailing.id, self.account, self.gmail.password)

    def confirm(self, mailing: Mailing) -> Confirmation:
        return self.reconcile.confirm(mailing.id, self.account, self.gmail.password)

    def counts(self, mailing: Mailing) -> dict[State, int]:
        return dict(self.store.mailings.counts(mailing.id).by_state)

    def sent_times(self) -> tuple[datetime, ...]:
        return self.store.ledger.sent_times(self.account_id, self.clock() - DAY)


@pytest.fixture
def world(store: Store, account: Account, gmail: FakeGmail, clock: VirtualClock) -> World:
    return World(store, account, gmail, clock)


# -- looking for what is in doubt ------------------------------------------------------------------


def test_what_stands_in_sent_was_accepted(world: World, new_mailing: NewMailing) -> None:
    mailing = new_mailing(2)
    one, other = world.people(mailing)
    one.begin()
    other.begin()
    world.file(one)
    assert world.look() == Look(1, 1, world.clock() + timedelta(minutes=1))
    fates = list(world.store.mailings.fates(mailing.id))
    assert [fate.state for fate in fates] == [State.ACCEPTED, State.IN_DOUBT]
    assert fates[0].settled_by == Settled.SENT_FOLDER
    assert fates[1].looked_at


@pytest.mark.parametrize("use", [TRASH, "INBOX"])
def test_what_was_deleted_or_came_back_was_accepted_too(
    world: World, new_mailing: NewMailing, use: str
) -> None:
    mailing = new_mailing(1)
    (person,) = world.people(mailing)
    person.begin()
    if use == TRASH:
        world.gmail.receive(person.mail, TRASH)
    else:
        report = (
            "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\r\n"
            f"In-Reply-To: {person.message_id}\r\n\r\n** Naslov ni najden **\r\n"
        )
        world.gmail.receive(report.encode())
    assert world.look() == Look(1, 0, None)
    assert world.counts(mailing) == {State.ACCEPTED: 1}


def test_it_is_looked_after_one_five_and_thirty_minutes(world: World, new_mailing: NewMailing) -> None:
    mailing = new_mailing(1)
    (person,) = world.people(mailing)
    began_at = world.clock()
    person.begin()
    sign_ins = len(world.gmail.imap.commands)
    assert world.look(all_due=False) == Look(0, 1, began_at + timedelta(minutes=1))
    assert len(world.gmail.imap.commands) == sign_ins
    for minutes, following in ((1, 5), (5, 30), (30, None)):
        world.clock.advance_to(began_at + timedelta(minutes=minutes))
        planned = None if following is None else began_at + timedelta(minutes=following)
        assert world.look(all_due=False) == Look(0, 1, planned)
        (fate,) = world.store.mailings.fates(mailing.id)
        assert fate.has_last_look is (following is None)
    world.file(person)
    assert world.look(all_due=False) == Look(0, 1, None)
    assert world.look() == Look(1, 0, None)


def test_a_clock_that_was_set_back_does_not_end_the_looking(world: World, new_mailing: NewMailing) -> None:
    mailing = new_mailing(1)
    (person,) = world.people(mailing)
    person.begin()
    set_right = world.clock.advance(-DAY.total_seconds())
    assert world.look(all_due=False).next_look == set_right + timedelta(minutes=1)
    world.look()
    for minutes in (5, 35):
        world.clock.advance_to(set_right + timedelta(minutes=minutes))
        assert world.look(all_due=False).settled == 0
    assert world.look(all_due=False) == Look(0, 1, None)
    (fate,) = world.store.mailings.fates(mailing.id)
    assert fate.has_last_look


def test_an_answer_that_came_meanwhile_holds(
    world: World, new_mailing: NewMailing, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailing = new_mailing(1)
    (person,) = world.people(mailing)
    attempt = person.begin()
    world.file(person)
    find = Mailbox.find

    def answered(mailbox: Mailbox, message_id: str) -> object:
        world.store.journal.finish(attempt, Outcome.ACCEPTED, reply="250 OK")
        return find(mailbox, message_id)

    monkeypatch.setattr(Mailbox, "find", answered)
    assert world.look() == Look(0, 0, None)
    (fate,) = world.store.mailings.fates(mailing.id)
    assert (fate.reply, fate.settled_by) == ("250 OK", Settled.REPLY)


def test_nothing_in_doubt_needs_no_mailbox(world: World) -> None:
    assert world.reconcile.look(Account(), None) == Look(0, 0, None)
    assert world.reconcile.look(world.account, None) == Look(0, 0, None)


def test_a_mailbox_that_does_not_open_settles_nothing(world: World, new_mailing: NewMailing) -> None:
    mailing = new_mailing(1)
    (person,) = world.people(mailing)
    person.begin()
    with pytest.raises(MailboxSignInRejected):
        world.reconcile.look(world.account, "wrong")
    (fate,) = world.store.mailings.fates(mailing.id)
    assert (fate.state, fate.looked_at) == (State.IN_DOUBT, "")


# -- before a run ----------------------------------------------------------------------------------


def test_people_whose_mail_stands_in_sent_are_not_written_to(world: World, new_mailing: NewMailing) -> None:
    mailing = new_mailing(5)
    sent, doubted, accepted, missing, _ = people = world.people(mailing)
    doubted.begin()
    missing.begin()
    accepted.accept()
    world.file(sent, doubted, accepted)
    world.clock.advance(HOUR)
    assert world.before_run(mailing) == 1
    assert world.counts(mailing) == {State.ACCEPTED: 3, State.IN_DOUBT: 1, State.WAITING: 1}
    assert [each.addressee.id for each in world.people(mailing)] == [people[4].addressee.id]
    fates = list(world.store.mailings.fates(mailing.id))
    assert [fate.settled_by for fate in fates[:3]] == ["sent_folder", "sent_folder", "reply"]
    assert all(fate.confirmed_at for fate in fates[:3])
    assert not any(fate.confirmed_at for fate in fates[3:])
    assert world.before_run(mailing) == 0


def test_mails_of_minutes_ago_mean_that_another_computer_is_sending(
    world: World, new_mailing: NewMailing
) -> None:
    """Each time it is asked; what is found counts none the less, so that the person can say go on."""
    mailing = new_mailing(4)
    one, two, three, _ = world.people(mailing)
    world.file(one)
    world.clock.advance(20 * MINUTE)
    world.file(two)
    with pytest.raises(SentElsewhere) as caught:
        world.before_run(mailing)
    assert caught.value.count == 2
    assert world.counts(mailing) == {State.ACCEPTED: 2, State.WAITING: 2}
    assert world.before_run(mailing) == 0
    world.file(three)
    with pytest.raises(SentElsewhere):
        world.before_run(mailing)


def test_a_mail_that_was_renamed_is_known_by_its_own_id(world: World, new_mailing: NewMailing) -> None:
    mailing = new_mailing(1)
    (person,) = world.people(mailing)
    renamed = person.mail.replace(b"Message-ID:", b"X-Google-Original-Message-ID:")
    world.gmail.post.file_sent(world.gmail.owner, b"Message-ID: <6a28@mx.google.com>\r\n" + renamed)
    world.clock.advance(HOUR)
    assert world.before_run(mailing) == 1
    assert world.confirm(mailing) == Confirmation(1, 1)
    assert len(world.sent_times()) == 1


def test_a_repeat_that_turns_up_after_all_is_not_sent(world: World, new_mailing: NewMailing) -> None:
    """The first attempt's id holds, though it is no computed one."""
    mailing = new_mailing(1)
    (person,) = world.people(mailing)
    person.message_id = "<by-chance@gmail.com>"
    attempt = person.begin()
    world.store.journal.finish(attempt, Outcome.NOT_SENT, settled_by=Settled.PERSON)
    world.file(person)
    assert world.counts(mailing) == {State.WAITING: 1}
    assert world.before_run(mailing) == 1
    assert world.counts(mailing) == {State.ACCEPTED: 1}


def test_somebody_put_off_is_looked_for_by_the_same_id(world: World, new_mailing: NewMailing) -> None:
    mailing = new_mailing(1)
    (person,) = world.people(mailing)
    world.store.journal.finish(person.begin(), Outcome.NOT_SENT, reason="RecipientDeferred")
    assert world.before_run(mailing) == 0
    world.file(person)
    assert world.before_run(mailing) == 1


def test_an_address_twice_on_the_list_is_taken_over_once(
    world: World, store: Store, new_mailing: NewMailing
) -> None:
    mailing = new_mailing(2)
    one, other = world.people(mailing)
    refused = store.journal.begin(other.addressee, other.message_id, "2026-11-23T10:00:00+01:00", "abc")
    store.journal.finish(refused, Outcome.REFUSED)
    listed = next(
        each
        for each in store.recipients.load(mailing.survey_id).people
        if each.id == other.addressee.recipient_id
    )
    store.recipients.update([replace(listed, address=one.addressee.address)])
    store.journal.release_refused(mailing.id)
    one.accept()
    (waiting,) = world.people(mailing)
    assert waiting.addressee.address == one.addressee.address
    world.file(waiting)
    assert world.before_run(mailing) == 0


def test_what_is_sent_elsewhere_counts_for_the_day(world: World, new_mailing: NewMailing) -> None:
    mailing = new_mailing(2)
    known, _ = world.people(mailing)
    world.gmail.send_by_hand(2)
    world.gmail.post.file_sent(world.gmail.owner, b"Subject: without an id\r\n\r\nHello\r\n")
    world.clock.advance(DAY.total_seconds() - 60)
    world.gmail.send_by_hand(3)
    known.accept()
    world.file(known)
    world.store.ledger.note_other(world.account_id, "<test@gmail.com>", world.clock(), "test")
    world.gmail.post.file_sent(world.gmail.owner, b"Message-ID: <test@gmail.com>\r\n\r\nHello\r\n")
    for _ in range(2):
        world.before_run(mailing)
        assert len(world.sent_times()) == 3 + 3 + 1 + 1
    world.clock.advance(120)
    world.before_run(mailing)
    assert len(world.sent_times()) == 3 + 1 + 1


def test_an_account_that_was_never_saved_has_no_ledger(world: World, new_mailing: NewMailing) -> None:
    mailing = new_mailing(1)
    world.file(*world.people(mailing))
    world.clock.advance(HOUR)
    stranger = replace(world.account, id=None)
    assert world.reconcile.before_run(mailing.id, stranger, world.gmail.password) == 1


def test_without_a_sent_folder_nobody_knows(world: World, new_mailing: NewMailing) -> None:
    mailing = new_mailing(1)
    world.gmail.hide(SENT)
    with pytest.raises(FolderMissing):
        world.before_run(mailing)


def test_a_clock_a_day_ahead_hides_nothing(world: World, new_mailing: NewMailing) -> None:
    at = world.clock()
    world.clock.advance(DAY.total_seconds() - 1)
    mailing = new_mailing(1)
    (person,) = world.people(mailing)
    with world.gmail.mailbox.lock:
        world.gmail.mailbox.add(person.mail, at, world.gmail.folder(SENT))
    assert world.before_run(mailing) == 1


# -- afterwards ------------------------------------------------------------------------------------


def test_all_of_a_mailing_is_confirmed_in_one_pass(world: World, new_mailing: NewMailing) -> None:
    mailing = new_mailing(412)
    people = world.people(mailing)
    for person in people:
        person.accept()
    world.file(*people[1:])
    world.gmail.send_by_hand()
    commands = len(world.gmail.imap.commands)
    assert world.confirm(mailing) == Confirmation(411, 412)
    assert len(world.gmail.imap.commands) - commands < 12
    world.file(people[0])
    assert world.confirm(mailing) == Confirmation(412, 412)
    assert all(fate.confirmed_at for fate in world.store.mailings.fates(mailing.id))


# -- copies of the data ----------------------------------------------------------------------------


def test_a_restored_backup_sends_nothing_twice(
    world: World, database: Database, new_mailing: NewMailing, tmp_path: Path
) -> None:
    mailing, gmail = new_mailing(9), world.gmail
    gmail.smtp.script["dot"] = [None, None, "550 5.4.5 Daily user sending limit exceeded."]

    def send(at: Store) -> object:
        return SendMailing(at, LineOpener(), Reconcile(at, open_eagerly, world.clock), world.clock).run(
            mailing.id, world.account, gmail.password, RunControl(), silent
        )

    assert isinstance(send(world.store).problem, SendingLimitReached)  # type: ignore[attr-defined]
    database.release()
    backup = tmp_path / "backup.sqlite3"
    shutil.copy(database.path, backup)
    world.clock.advance(25 * 60 * MINUTE)
    gmail.fates["p7@example.net"] = Fate("bounce")
    send(world.store)
    assert len(gmail.mails) == 9
    world.clock.advance(HOUR)
    restored_data = Database(backup, world.clock)
    try:
        restored = Store.over(restored_data)
        assert restored.mailings.counts(mailing.id).of(State.WAITING) == 7
        there = Reconcile(restored, open_eagerly, world.clock)
        assert there.before_run(mailing.id, world.account, gmail.password) == 7
        assert restored.mailings.counts(mailing.id).by_state == {State.ACCEPTED: 9}
        assert there.confirm(mailing.id, world.account, gmail.password) == Confirmation(9, 9)
        send(restored)
    finally:
        restored_data.release()
    assert set(gmail.copies.values()) == {1}
