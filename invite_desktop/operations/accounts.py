"""The accounts, which survey uses which, their passwords and their checklists."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Literal

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.arrival import Receiving
from invite_desktop.domain.checklist import (
    SETTINGS_CHANGED,
    Mark,
    Marks,
    Step,
    StepState,
    is_proved_or_refused,
    marks_after_test,
    marks_with_password,
    marks_without_password,
    rests_on_mailbox,
    rests_on_server,
)
from invite_desktop.domain.errors import InviteError, StoreError, VaultError
from invite_desktop.domain.provider import Provider, provider_for
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.account_copies import AccountCopies
from invite_desktop.operations.account_passwords import AccountPasswords, Forgotten, Keeping
from invite_desktop.operations.account_uses import (
    AccountUse,
    account_uses,
    for_mailing,
    is_unused,
    shares_password,
    unfinished_mailings,
)
from invite_desktop.operations.provider_settings import (
    connection_of,
    reading_of,
    with_limit,
    with_mailbox,
    with_provider,
)
from invite_desktop.store.store import Store
from invite_desktop.system.vault import Place, Vault

logger = logging.getLogger(__name__)


class Accounts:
    """Settings go to the store, the password to the vault or, where there is none, to memory.

    Methods that name the password may wait for the person to unlock the vault: call them in a task.
    """

    def __init__(self, store: Store, vault: Vault, providers: tuple[Provider, ...]) -> None:
        self._store = store
        self._passwords = AccountPasswords(vault)
        self._copies = AccountCopies(store)
        self.providers = providers

    def of(self, survey: Survey) -> Account | None:
        """The account that the survey's mailings are sent with."""
        return None if survey.account_id is None else self.find(survey.account_id)

    def for_mailing(self, account_id: int | None) -> Account | None:
        """The account that a mailing is sent with; where that was removed, another one of its mailbox."""
        return for_mailing(self._store, account_id)

    def suggest(self, address: str) -> Account:
        """A first account for an address: the provider's server settings where it is known."""
        account = Account(from_email=address, reply_to=address, username=address)
        provider = self.provider(address)
        return account if provider is None else with_provider(account, provider)

    def provider(self, address: str) -> Provider | None:
        """Who runs this address, by its domain."""
        return provider_for(address, self.providers)

    def provider_of(self, account: Account) -> Provider | None:
        """Who takes the account's mail, by its server; of several there, by the address that signs in.

        An address with a domain of its own on Gmail's server is Google Workspace.
        """
        host = account.host.casefold()
        there = [each for each in self.providers if each.smtp_host and each.smtp_host.casefold() == host]
        own = self.provider(account.username if "@" in account.username else account.from_email)
        return own if own in there else min(there, key=lambda each: bool(each.domains), default=None)

    def ceiling(self, account: Account) -> int | None:
        """The highest daily limit that may be chosen; None where the provider has published none."""
        provider = self.provider_of(account)
        return None if provider is None else provider.ceiling

    def save(self, survey: Survey, account: Account) -> Account:
        """Keep the settings; what a test proved of others no longer holds. The survey uses a new account.

        With another provider comes what is known of it: the limit, and where the mailbox is.
        """
        before = None if account.id is None else self._store.accounts.get(account.id)
        if before is not None and self.provider_of(before) is not self.provider_of(account):
            account = self._with_what_is_known(account)
        if before is not None:
            account = replace(account, name=before.name)  # no setting: `rename` changes it
        with self._store.database.writing():
            saved = self._store.accounts.save(account)
            if before is None or self._has_none(survey):
                self.use(survey, saved)
            if before is not None and before.vault_key != saved.vault_key:
                self._passwords.leave(before.vault_key)
            if before is not None and connection_of(before) != connection_of(saved):
                self._unprove(saved, rests_on_server)
            if before is not None and reading_of(before) != reading_of(saved):
                self._unprove(saved, rests_on_mailbox)
            if before is None or reading_of(before) != reading_of(saved):
                self._copies.take_over(saved.id or 0, saved)
        return saved

    def _has_none(self, survey: Survey) -> bool:
        kept = self._store.surveys.get(survey.id)
        return kept is not None and kept.account_id is None

    def _with_what_is_known(self, account: Account) -> Account:
        provider = self.provider_of(account)
        if provider is None:
            return account
        limited = with_limit(account, provider)
        is_own = account.imap_host not in {"", *(each.imap_host for each in self.providers)}
        return limited if is_own else with_mailbox(limited, provider)

    def _unprove(self, account: Account, rests_on_it: Callable[[Step, Mark], bool]) -> None:
        for step, mark in self.marks(account).items():
            if rests_on_it(step, mark):
                self.mark(account, step, StepState.DONE, SETTINGS_CHANGED)

    def marks(self, account: Account) -> dict[Step, Mark]:
        """What is known of each step of the checklist that was begun."""
        return {} if account.id is None else self._store.accounts.marks(account.id)

    def is_sign_in_settled(self, account: Account) -> bool:
        """Whether the person saved or tested its settings, or another account signs in the same way."""
        state = self.marks(account).get(Step.SETTINGS, Mark()).state
        is_begun_only = state in {StepState.NOT_STARTED, StepState.IN_PROGRESS}
        return not is_begun_only or shares_password(account, self.at_hand())

    def mark(
        self,
        account: Account,
        step: Step,
        state: StepState,
        evidence: str = "",
        at: datetime | None = None,
    ) -> None:
        """Note what the person or the machine says of a step, as of a moment (aware); None is now."""
        if account.id is not None:
            self._store.accounts.mark(account.id, step, state, evidence, at)

    def put_back_marks(self, account: Account, marks: Marks) -> None:
        """Set steps to what was known of them before, since when it was known."""
        with self._store.database.writing():
            for step, mark in marks.items():
                at = datetime.fromisoformat(mark.changed_at) if mark.changed_at else None
                self.mark(account, step, mark.state, mark.evidence, at)

    def mark_test(
        self,
        account: Account,
        problem: InviteError | None,
        receiving: Receiving | None = None,
        *,
        password: str = "",
        at: datetime | None = None,
    ) -> None:
        """Note what a run of *Test settings* proved; a refused sign-in proves the same while sending.

        `password` is what the server took, `at` the moment of the test (aware; None is now).
        """
        unproved = set() if account.authentication else {Step.TWO_STEP, Step.APP_PASSWORD}
        found = marks_after_test(problem, receiving).items()
        self._mark_all(account, {step: known for step, known in found if step not in unproved}, at)
        if problem is None and password:
            self._passwords.prove(account, password)

    def _mark_all(
        self, account: Account, marks: Mapping[Step, tuple[StepState, str]], at: datetime | None = None
    ) -> None:
        with self._store.database.writing():
            for step, (state, evidence) in marks.items():
                self.mark(account, step, state, evidence, at)

    # -- mails that are no mailing's ---------------------------------------------------------------

    def count(self, account: Account, message_id: str, source: Literal["test", "self"]) -> None:
        """Let a mail that the server took count for the account's limit; raises nothing.

        It has gone, whether that can be noted or not.
        """
        if account.id is None:
            return
        store = self._store
        try:
            store.ledger.note_other(account.id, message_id, store.database.clock(), source)
        except StoreError as error:
            logger.warning("A mail was not counted: %s", type(error).__name__)

    def note_sent_copies(self, account: Account, copies: SentCopies) -> None:
        """Note what a test saw of the copies in the mailbox; raises nothing.

        What it saw of other settings than those that are kept is noted once they are, in this session.
        """
        self._copies.note(account, copies)

    def sent_copies(self, account: Account) -> tuple[SentCopies, str] | None:
        """What was last seen of the copies, and when (UTC, ISO 8601); None where nobody has looked."""
        return None if account.id is None else self._store.accounts.sent_copies(account.id)

    # -- several accounts --------------------------------------------------------------------------

    def all(self) -> tuple[AccountUse, ...]:
        """Every account with the surveys that use it, oldest first."""
        return account_uses(self._store)

    def unfinished(self, account: Account) -> int:
        """How many of its mailings are not at their end. To be asked in a task."""
        return unfinished_mailings(self._store, account)

    def at_hand(self) -> tuple[Account, ...]:
        """Every account, oldest first, without what hangs on it."""
        return self._store.accounts.all()

    def find(self, account_id: int) -> Account | None:
        """The account with this id as it is kept now; None for one that was removed."""
        return self._store.accounts.find(account_id)

    def use(self, survey: Survey, account: Account | None) -> None:
        """Let the survey send with this account from now on; None for none."""
        self._store.surveys.use_account(survey.id, None if account is None else account.id)

    def rename(self, account: Account, name: str) -> Account:
        """Give it a name of the person's own; without one it is called by its address."""
        store = self._store.accounts
        name = " ".join(name.split())
        with self._store.database.writing():
            kept = store.get(account.id or 0)
            return store.save(replace(kept, name="" if name == kept.from_email else name))

    def duplicate(self, account: Account, name: str) -> Account:
        """Another account with the same settings, and so the same password. Nothing is proved of it."""
        with self._store.database.writing():
            copy = self._store.accounts.save(
                replace(self._store.accounts.get(account.id or 0), id=None, name=name)
            )
            self._copies.take_over(copy.id or 0, copy)
        return copy

    def remove(self, account: Account) -> None:
        """Show it nowhere any more. What it sent still counts, and its password is forgotten.

        The password stays where another account signs in with it. Raises a `VaultError` where it cannot be
        removed; the account stays then.
        """
        if account.id is None:
            return
        if not shares_password(account, self.at_hand()):
            self.forget_password(account)
        self._store.accounts.remove(account.id)

    def can_change_in_place(self, survey: Survey, account: Account) -> bool:
        """Whether the account may become another one: it never sent anything, no other survey uses it."""
        return is_unused(self._store, account, survey)

    def change_in_place(self, survey: Survey, account: Account, other: Account) -> Account:
        """Let an account become another one; what the person did or the machine saw was the old one's.

        The name of the sender stays. `forget_left` removes the old one's password.
        """
        changed = replace(other, id=account.id, name=account.name, from_name=account.from_name)
        with self._store.database.writing():
            saved = self.save(survey, replace(changed, remember_password=account.remember_password))
            for step in self.marks(saved):
                self.mark(saved, step, StepState.NOT_STARTED, "address_changed")
        return saved

    # -- the password ------------------------------------------------------------------------------

    def password(self, account: Account) -> str | None:
        """The account's password, or None where it has to be asked for. Raises a `VaultError`."""
        return self._passwords.get(account)

    def keep_password(self, account: Account, password: str) -> Keeping:
        """Keep it where the person wants it, for this session in any case; tells where it is kept now.

        What was proved holds no longer, for any account that signs in with it, unless it is the same as
        was proved: where nobody can tell, as after a restart without a password store, too.
        """
        is_anything_known = any(is_proved_or_refused(self.marks(each)) for each in self._sharing(account))
        is_other = is_anything_known and self._passwords.is_other(account, password) is not False
        keeping = self._passwords.keep(account, password)
        with self._store.database.writing():
            for each in self._sharing(account):
                self._mark_all(each, marks_with_password(self.marks(each), is_other=is_other))
        if keeping.problem is None and keeping.place is not Place.MEMORY:
            self.forget_left()
        return keeping

    def forget_password(self, account: Account) -> Forgotten:
        """Remove it from memory and vault, and what was proved with it. Raises a `VaultError`."""
        try:
            password = self.password(account) or ""
        except VaultError:
            password = ""  # there is nothing to take back, then
        self._passwords.forget(account.vault_key)
        before = {each.id or 0: self.marks(each) for each in self._sharing(account)}
        with self._store.database.writing():
            for each in self._sharing(account):
                self._mark_all(each, marks_without_password(self.marks(each)))
        return Forgotten(account, password, before)

    def put_back_password(self, forgotten: Forgotten) -> Keeping:
        """As if it had not been forgotten."""
        keeping = self._passwords.keep(forgotten.account, forgotten.password)
        for account in self.at_hand():
            self.put_back_marks(account, forgotten.marks.get(account.id or 0, {}))
        return keeping

    def must_type_password(self, account: Account) -> bool:
        """Whether the password is known to be in no place. Never waits, and asks no place.

        Before `password_place` was asked for the first time, only memory and the account's own wish count.
        """
        return self._passwords.must_be_typed(account)

    def forget_left(self) -> None:
        """Remove the passwords of settings that no account has any more; raises nothing."""
        self._passwords.forget_left(self.at_hand())

    def password_place(self) -> Place:
        """Where a remembered password would be kept."""
        return self._passwords.place()

    def _sharing(self, account: Account) -> list[Account]:
        """The kept accounts that sign in with the same password."""
        return [each for each in self.at_hand() if each.vault_key == account.vault_key]
