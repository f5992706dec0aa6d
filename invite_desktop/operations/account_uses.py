"""What hangs on each account: surveys, mailings, the password that it may share."""

from dataclasses import dataclass

from invite_desktop.domain.account import Account
from invite_desktop.domain.survey import Survey
from invite_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class AccountUse:
    """An account and the surveys that use it, archived ones among them.

    With `shares_password` another account signs in at the same server under the same name.
    """

    account: Account
    surveys: tuple[Survey, ...]
    shares_password: bool


def account_uses(store: Store) -> tuple[AccountUse, ...]:
    """Every account, oldest first."""
    accounts, surveys = store.accounts.all(), store.surveys.all()
    return tuple(
        AccountUse(
            account,
            tuple(survey for survey in surveys if survey.account_id == account.id),
            shares_password(account, accounts),
        )
        for account in accounts
    )


def unfinished_mailings(store: Store, account: Account) -> int:
    """How many of the account's mailings are not at their end. Long mailings take their time."""
    senders = [store.mailings.sender(mailing.id).account_id for mailing in store.mailings.unfinished()]
    return senders.count(account.id)


def shares_password(account: Account, accounts: tuple[Account, ...]) -> bool:
    """Whether another one of them signs in at the same server under the same name."""
    return any(each.id != account.id and each.vault_key == account.vault_key for each in accounts)


def is_unused(store: Store, account: Account, survey: Survey) -> bool:
    """Whether nothing hangs on a saved account but this survey: it never sent anything, no other uses it."""
    if account.id is None or store.accounts.has_sent(account.id):
        return False
    return all(each.account_id != account.id or each.id == survey.id for each in store.surveys.all())


def for_mailing(store: Store, account_id: int | None) -> Account | None:
    """The account that a mailing is sent with; where that was removed, another one of its mailbox."""
    if account_id is None:
        return None
    kept = {each.id for each in store.accounts.all()}
    left = [each for each in store.accounts.of_mailbox(account_id) if each.id in kept]
    return next((each for each in left if each.id == account_id), next(iter(left), None))
