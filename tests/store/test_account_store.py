"""Several accounts, of which some were removed."""

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.mailing import Mailing
from invite_desktop.domain.survey import Survey
from invite_desktop.store.store import Store


def test_a_removed_account_stays_on_record_and_is_shown_nowhere(
    store: Store, survey: Survey, account: Account
) -> None:
    assert account.id is not None
    store.surveys.use_account(survey.id, account.id)
    store.accounts.mark(account.id, Step.TEST, StepState.CHECKED)
    assert store.accounts.find(account.id) == account
    store.accounts.remove(account.id)
    assert store.accounts.all() == ()
    assert store.accounts.find(account.id) is None
    assert store.accounts.get(account.id) == account
    assert store.accounts.of_mailbox(account.id) == (account,)
    assert store.accounts.marks(account.id) == {}
    left = store.surveys.get(survey.id)
    assert left is not None
    assert left.account_id is None


def test_its_own_name_is_kept(store: Store) -> None:
    named = store.accounts.save(Account(from_email="ana@x.si", name="Lab"))
    assert store.accounts.all() == (named,)
    assert named.label == "Lab"
    assert Account(from_email="ana@x.si").label == "ana@x.si"


def test_whether_anything_was_sent(store: Store, account: Account, mailing: Mailing) -> None:
    fresh = store.accounts.save(Account()).id or 0
    assert account.id is not None
    assert store.accounts.has_sent(account.id)
    assert not store.accounts.has_sent(fresh)
    store.ledger.note_other(fresh, "<test@x>", store.database.clock(), "test")
    assert store.accounts.has_sent(fresh)


def test_what_was_seen_of_the_copies_is_taken_over_with_its_time(store: Store, account: Account) -> None:
    other = store.accounts.save(Account()).id or 0
    assert account.id is not None
    store.accounts.take_over_sent_copies(other, account.id)
    assert store.accounts.sent_copies(other) is None
    store.accounts.note_sent_copies(account.id, SentCopies.FILED)
    store.accounts.take_over_sent_copies(other, account.id)
    assert store.accounts.sent_copies(other) == store.accounts.sent_copies(account.id)
