"""Several accounts: used, named, duplicated, changed, removed. Limits belong to the mailbox."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import keyring
import keyring.errors
import pytest

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import VaultLocked
from invite_desktop.domain.mailing import Mailing, Outcome
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.account_uses import AccountUse
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.limits import quota_of
from invite_desktop.operations.mailings import Mailings
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.system.vault import KeyringVault, MemoryVault
from tests.conftest import MemoryKeyring

SECRET = "marker-of-a-secret-4711"

NewMailing = Callable[[int], Mailing]


class Locked(MemoryKeyring):
    """Lets nothing be removed."""

    def delete_password(self, service: str, username: str) -> NoReturn:
        raise keyring.errors.KeyringLocked


@pytest.fixture
def accounts(store: Store) -> Accounts:
    return Accounts(store, KeyringVault(), ())


@pytest.fixture
def kept(memory_keyring: MemoryKeyring) -> dict[tuple[str, str], str]:
    """What the keyring holds."""
    return memory_keyring.passwords


def send(store: Store, mailing: Mailing, count: int, outcome: Outcome | None = Outcome.ACCEPTED) -> None:
    for person in store.mailings.waiting(mailing.id)[:count]:
        attempt = store.journal.begin(person, f"<{mailing.id}.{person.id}@x.si>", "day", "digest")
        if outcome is not None:
            store.journal.finish(attempt, outcome)


def names(accounts: Accounts) -> list[str]:
    return [use.account.label for use in accounts.all()]


# -- using, naming ---------------------------------------------------------------------------------


def test_who_uses_what(accounts: Accounts, store: Store, survey: Survey, account: Account) -> None:
    second = store.surveys.create("Second", account.id)
    other = store.accounts.save(Account(from_email="other@example.org"))
    store.surveys.archive(second.id, archived=True)
    first_use, other_use = accounts.all()
    assert first_use.account == account
    assert [each.name for each in first_use.surveys] == [survey.name, "Second"]
    assert other_use == AccountUse(other, (), shares_password=False)
    accounts.use(survey, other)
    assert [len(use.surveys) for use in accounts.all()] == [1, 1]
    accounts.use(survey, None)
    assert accounts.of(store.surveys.get(survey.id) or survey) is None


def test_saving_settings_moves_no_survey(
    accounts: Accounts, store: Store, survey: Survey, account: Account
) -> None:
    other = store.accounts.save(Account(from_email="other@example.org"))
    accounts.save(survey, replace(other, host="new.example.org"))
    assert accounts.of(survey) == account
    without = store.surveys.create("None yet")
    accounts.save(without, replace(other, host="newer.example.org"))
    used = accounts.of(store.surveys.get(without.id) or without)
    assert used is not None
    assert used.id == other.id


def test_a_name_of_ones_own(accounts: Accounts, survey: Survey, account: Account) -> None:
    assert accounts.rename(account, "  Lab   mail ").label == "Lab mail"
    assert names(accounts) == ["Lab mail"]
    accounts.save(survey, replace(account, from_name="Other"))  # typed before it was renamed
    assert names(accounts) == ["Lab mail"]
    assert accounts.rename(account, account.from_email).name == ""
    assert accounts.rename(account, "").label == account.from_email


# -- duplicates, limits ----------------------------------------------------------------------------


def test_a_duplicate_works_at_once_and_nothing_is_proved_of_it(
    accounts: Accounts, account: Account, store: Store
) -> None:
    accounts.keep_password(account, SECRET)
    accounts.mark_test(account, None)
    accounts.note_sent_copies(account, SentCopies.FILED)
    copy = accounts.duplicate(account, "Copy")
    assert copy.id != account.id
    assert replace(copy, id=account.id, name="") == account
    assert Accounts(store, KeyringVault(), ()).password(copy) == SECRET
    assert accounts.marks(copy) == {}
    seen = accounts.sent_copies(copy)
    assert seen is not None
    assert seen[0] is SentCopies.FILED
    assert [use.shares_password for use in accounts.all()] == [True, True]


def test_five_from_each_are_ten_for_the_mailbox(
    accounts: Accounts, survey: Survey, account: Account, store: Store, new_mailing: NewMailing
) -> None:
    copy = accounts.duplicate(account, "Copy")
    mailing = new_mailing(10)
    send(store, mailing, 5)
    store.mailings.send_with(mailing.id, copy.id or 0)
    send(store, mailing, 5)
    now = store.database.clock()
    for each in (account, copy):
        assert len(quota_of(each, store.ledger, now).times) == 10
    accounts.remove(account)
    accounts.remove(copy)
    again = accounts.save(survey, replace(account, id=None, username=account.username.upper()))
    assert len(quota_of(again, store.ledger, now).times) == 10


# -- removing --------------------------------------------------------------------------------------


def test_removing_forgets_the_password_and_keeps_what_was_sent(
    accounts: Accounts,
    account: Account,
    survey: Survey,
    store: Store,
    new_mailing: NewMailing,
    kept: dict[tuple[str, str], str],
) -> None:
    mailing = new_mailing(3)
    send(store, mailing, 1)
    accounts.keep_password(account, SECRET)
    assert accounts.unfinished(account) == 1
    accounts.remove(account)
    assert accounts.all() == ()
    assert kept == {}
    assert accounts.password(account) is None
    assert accounts.of(store.surveys.get(survey.id) or survey) is None
    assert accounts.for_mailing(account.id) is None
    mailings = Mailings(store)
    assert mailings.sender(mailing).from_email == account.from_email
    assert mailings.outline(mailing).counts.total == 3
    accounts.remove(replace(account, id=None))


def test_a_shared_password_stays_until_the_last_one_goes(
    accounts: Accounts, account: Account, kept: dict[tuple[str, str], str]
) -> None:
    accounts.keep_password(account, SECRET)
    copy = accounts.duplicate(account, "Copy")
    accounts.remove(account)
    assert accounts.password(copy) == SECRET
    accounts.remove(copy)
    assert kept == {}


def test_an_account_whose_password_cannot_be_removed_stays(accounts: Accounts, account: Account) -> None:
    accounts.keep_password(account, SECRET)
    keyring.set_keyring(Locked())
    with pytest.raises(VaultLocked):
        accounts.remove(account)
    assert [use.account for use in accounts.all()] == [account]


def test_a_mailing_goes_on_with_another_account_of_the_mailbox(
    accounts: Accounts, account: Account, store: Store
) -> None:
    copies = [accounts.duplicate(account, name) for name in ("One", "Two")]
    assert accounts.for_mailing(account.id) == account
    accounts.remove(account)
    assert accounts.for_mailing(account.id) == copies[1]
    assert accounts.for_mailing(None) is None


# -- not sure --------------------------------------------------------------------------------------


def test_doubts_of_a_removed_account_are_looked_for_once_its_mailbox_is_there_again(
    accounts: Accounts, account: Account, survey: Survey, store: Store, new_mailing: NewMailing
) -> None:
    mailings, mailing = Mailings(store), new_mailing(2)
    send(store, mailing, 1, None)
    assert mailings.accounts_in_doubt() == (account,)
    accounts.remove(account)
    assert mailings.accounts_in_doubt() == ()
    accounts.save(survey, Account(from_email="other@example.org", host="smtp.example.org"))
    assert mailings.accounts_in_doubt() == ()
    again = accounts.save(survey, replace(account, id=None, imap_host="imap.example.org"))
    accounts.duplicate(replace(again), "Copy")
    (looked,) = mailings.accounts_in_doubt()
    assert looked.imap_host
    assert looked.mailbox == account.mailbox


def test_a_mailbox_is_looked_into_by_the_account_that_can_read_it(
    accounts: Accounts, account: Account, survey: Survey, store: Store, new_mailing: NewMailing
) -> None:
    send(store, new_mailing(1), 1, None)
    copy = accounts.save(survey, replace(accounts.duplicate(account, "Copy"), imap_host="imap.example.org"))
    accounts.duplicate(account, "Third")
    assert Mailings(store).accounts_in_doubt() == (copy,)


def test_what_was_seen_of_the_copies_of_a_removed_account_holds_for_its_mailbox(
    accounts: Accounts, account: Account, survey: Survey, store: Store
) -> None:
    accounts.note_sent_copies(account, SentCopies.MISSING)
    accounts.remove(account)
    later = Accounts(store, KeyringVault(), ())
    again = later.save(survey, replace(account, id=None))
    seen = later.sent_copies(again)
    assert seen is not None
    assert seen[0] is SentCopies.MISSING


# -- another address -------------------------------------------------------------------------------

NEXT = Account(from_email="next@example.org", username="next@example.org", host="smtp.next.org")


def test_an_account_that_nothing_hangs_on_becomes_another_one(
    accounts: Accounts, account: Account, survey: Survey, kept: dict[tuple[str, str], str]
) -> None:
    account = accounts.rename(account, "Lab")
    accounts.keep_password(account, SECRET)
    accounts.mark_test(account, None)
    assert accounts.can_change_in_place(survey, account)
    changed = accounts.change_in_place(survey, account, NEXT)
    assert changed == replace(NEXT, id=account.id, name="Lab", from_name=account.from_name)
    for mark in accounts.marks(changed).values():
        assert (mark.state, mark.evidence) == (StepState.NOT_STARTED, "address_changed")
    assert Step.TEST in accounts.marks(changed)
    accounts.forget_left()
    assert kept == {}
    assert accounts.password(account) is None
    accounts.forget_left()


def test_what_something_hangs_on_is_not_changed(
    accounts: Accounts, account: Account, survey: Survey, store: Store
) -> None:
    assert not accounts.can_change_in_place(survey, Account())
    second = store.surveys.create("Second", account.id)
    assert not accounts.can_change_in_place(survey, account)
    store.surveys.delete(second.id)
    assert accounts.can_change_in_place(survey, account)
    accounts.count(account, "<test@x.si>", "test")
    assert not accounts.can_change_in_place(survey, account)


def test_another_password_takes_the_proof_of_every_account_back_that_signs_in_with_it(
    accounts: Accounts, account: Account
) -> None:
    accounts.keep_password(account, SECRET)
    copy = accounts.duplicate(account, "Copy")
    for each in (account, copy):
        accounts.mark_test(each, None, password=SECRET)
    before = accounts.marks(copy)
    accounts.keep_password(account, SECRET)
    assert accounts.marks(copy) == before
    accounts.keep_password(account, "another")
    for each in (account, copy):
        marks = accounts.marks(each)
        assert marks[Step.TEST].evidence == "settings_changed"
        assert marks[Step.APP_PASSWORD].state is StepState.DONE


def test_a_password_that_another_account_uses_is_not_forgotten(
    accounts: Accounts, account: Account, survey: Survey, kept: dict[tuple[str, str], str]
) -> None:
    accounts.keep_password(account, SECRET)
    accounts.duplicate(account, "Copy")
    accounts.change_in_place(survey, account, NEXT)
    accounts.forget_left()
    assert list(kept.values()) == [SECRET]


def test_a_password_of_other_settings_goes_when_the_new_one_is_kept(
    accounts: Accounts, account: Account, survey: Survey, kept: dict[tuple[str, str], str]
) -> None:
    accounts.keep_password(account, "old")
    account = accounts.save(survey, replace(account, host="smtp.next.org"))
    accounts.keep_password(account, SECRET)
    assert list(kept.values()) == [SECRET]


@pytest.mark.logs_expected
def test_what_cannot_be_forgotten_now_is_tried_again(
    accounts: Accounts, account: Account, survey: Survey, memory_keyring: MemoryKeyring
) -> None:
    accounts.keep_password(account, SECRET)
    accounts.change_in_place(survey, account, NEXT)
    locked = Locked()
    locked.passwords = memory_keyring.passwords
    keyring.set_keyring(locked)
    accounts.forget_left()
    assert memory_keyring.passwords
    keyring.set_keyring(memory_keyring)
    accounts.forget_left()
    assert memory_keyring.passwords == {}


def test_without_a_vault_memory_forgets(store: Store, account: Account, survey: Survey) -> None:
    accounts = Accounts(store, MemoryVault(), ())
    accounts.keep_password(account, SECRET)
    accounts.change_in_place(survey, account, NEXT)
    accounts.forget_left()
    assert accounts.password(account) is None


# -- secrets ---------------------------------------------------------------------------------------


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[Store]:
    """A data file in a folder of its own."""
    folder = tmp_path / "data"
    folder.mkdir()
    database = Database(folder / "data.sqlite3", lambda: datetime.now(UTC) + timedelta(0))
    database.migrate()
    yield Store.over(database)
    database.release()


@pytest.mark.parametrize("vault", [KeyringVault, MemoryVault])
def test_no_secret_reaches_the_disk_or_the_log(
    vault: type[KeyringVault | MemoryVault], on_disk: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    accounts, survey = Accounts(on_disk, vault(), ()), on_disk.surveys.create("Zaupanje")
    account = accounts.save(survey, NEXT)
    accounts.keep_password(account, SECRET)
    copy = accounts.duplicate(account, "Copy")
    on_disk.surveys.duplicate(survey.id, "Zaupanje (copy)")
    accounts.rename(copy, "Renamed")
    accounts.save(survey, replace(copy, host="smtp.other.org"))
    accounts.keep_password(copy, SECRET)
    accounts.change_in_place(survey, copy, replace(NEXT, host="smtp.third.org"))
    accounts.forget_left()
    accounts.remove(copy)
    on_disk.database.back_up(on_disk.database.path.with_suffix(".bak"))
    files = [each for each in on_disk.database.path.parent.iterdir() if each.is_file()]
    assert len(files) >= 2
    for each in files:
        assert SECRET.encode() not in each.read_bytes(), each.name
    assert SECRET not in caplog.text
    assert SECRET not in repr(accounts.all())


# -- forgetting a password, and taking that back ---------------------------------------------------


class Silent(MemoryKeyring):
    """Lets nothing be read."""

    def get_password(self, service: str, username: str) -> NoReturn:
        raise keyring.errors.KeyringLocked


def test_a_password_is_forgotten_with_what_was_proved_and_all_of_it_comes_back(
    accounts: Accounts, account: Account, kept: dict[tuple[str, str], str]
) -> None:
    copy = accounts.duplicate(account, "Copy")
    accounts.keep_password(account, SECRET)
    for each in (account, copy):
        accounts.mark_test(each, None, password=SECRET)
    before = [accounts.marks(each) for each in (account, copy)]

    forgotten = accounts.forget_password(account)
    assert kept == {}
    assert {accounts.marks(each)[Step.APP_PASSWORD].state for each in (account, copy)} == {
        StepState.NOT_STARTED
    }
    assert SECRET not in repr(forgotten)

    assert accounts.put_back_password(forgotten).problem is None
    assert accounts.password(copy) == SECRET
    assert [accounts.marks(each) for each in (account, copy)] == before


@pytest.mark.logs_expected
def test_nothing_stays_proved_where_nobody_can_tell_with_which_password(
    store: Store, account: Account, accounts: Accounts
) -> None:
    accounts.keep_password(account, SECRET)
    accounts.mark_test(account, None)
    assert accounts.marks(account)[Step.TEST].evidence == "accepted_only"
    keyring.set_keyring(Silent())
    after_a_restart = Accounts(store, KeyringVault(), ())
    after_a_restart.keep_password(account, "another one")
    assert after_a_restart.marks(account)[Step.TEST].evidence == "settings_changed"
    assert after_a_restart.forget_password(account).password == "another one"
