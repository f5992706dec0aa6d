"""The account of a survey, its password and its checklist."""

import logging
from dataclasses import replace

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Mark, Step, StepState, marks_after_test
from invite_desktop.domain.errors import InviteError, VaultError
from invite_desktop.domain.provider import Provider, provider_for
from invite_desktop.domain.survey import Survey
from invite_desktop.store.store import Store
from invite_desktop.system.vault import MemoryVault, Place, Vault

logger = logging.getLogger(__name__)


class Accounts:
    """Settings go to the store, the password to the vault or, where there is none, to memory.

    Methods that name the password may wait for the person to unlock the vault: call them in a task.
    """

    def __init__(self, store: Store, vault: Vault, providers: tuple[Provider, ...]) -> None:
        self._store = store
        self._vault = vault
        self._memory = MemoryVault()
        self.providers = providers

    def of(self, survey: Survey) -> Account | None:
        """The account that the survey's mailings are sent with."""
        return None if survey.account_id is None else self._store.accounts.get(survey.account_id)

    def suggest(self, address: str) -> Account:
        """A first account for an address: the provider's server settings where it is known."""
        account = Account(from_email=address, reply_to=address, username=address)
        provider = self.provider(address)
        return account if provider is None else with_provider(account, provider)

    def provider(self, address: str) -> Provider | None:
        """Who runs this address, by its domain."""
        return provider_for(address, self.providers)

    def save(self, survey: Survey, account: Account) -> Account:
        """Keep the settings and let the survey use them; what a test proved of others no longer holds."""
        before = None if account.id is None else self._store.accounts.get(account.id)
        with self._store.database.writing():
            saved = self._store.accounts.save(account)
            self._store.surveys.use_account(survey.id, saved.id or 0)
            if before is not None and _connection_of(before) != _connection_of(saved):
                self._unprove(saved)
        return saved

    def _unprove(self, account: Account) -> None:
        for step, mark in self.marks(account).items():
            if mark.state is StepState.CHECKED and step is not Step.IMAP:
                self.mark(account, step, StepState.DONE, "settings_changed")

    def marks(self, account: Account) -> dict[Step, Mark]:
        """What is known of each step of the checklist that was begun."""
        return {} if account.id is None else self._store.accounts.marks(account.id)

    def mark(self, account: Account, step: Step, state: StepState, evidence: str = "") -> None:
        """Note what the person or the machine says of a step."""
        if account.id is not None:
            self._store.accounts.mark(account.id, step, state, evidence)

    def mark_test(self, account: Account, problem: InviteError | None) -> None:
        """Note what a run of *Test settings* proved."""
        for step, (state, evidence) in marks_after_test(problem).items():
            self.mark(account, step, state, evidence)

    def password(self, account: Account) -> str | None:
        """The account's password, or None where it has to be asked for. Raises a `VaultError`."""
        here = self._memory.get(account.vault_key)
        if here is not None or not account.remember_password or self._vault.place() is Place.MEMORY:
            return here
        return self._vault.get(account.vault_key)

    def keep_password(self, account: Account, password: str) -> Place:
        """Keep it where the person wants it, for this session in any case; tells where it is kept now."""
        self._memory.put(account.vault_key, password)
        place = self._vault.place()
        if place is Place.MEMORY:
            return place
        try:
            if not account.remember_password:
                self._vault.forget(account.vault_key)  # the one of a time when it was to be remembered
                return Place.MEMORY
            self._vault.put(account.vault_key, password)
        except VaultError as error:
            logger.warning("Kept in memory only: %s", type(error).__name__)
            return Place.MEMORY
        return place

    def forget_password(self, account: Account) -> None:
        """Remove it from memory and vault."""
        self._memory.forget(account.vault_key)
        if self._vault.place() is not Place.MEMORY:
            self._vault.forget(account.vault_key)

    def password_place(self) -> Place:
        """Where a remembered password would be kept."""
        return self._vault.place()


def with_provider(account: Account, provider: Provider) -> Account:
    """The account with the provider's server settings and pace."""
    return replace(
        account,
        encryption=provider.encryption,
        port=provider.smtp_port,
        host=provider.smtp_host,
        pace=float(provider.pace),
    )


def _connection_of(account: Account) -> Account:
    """What a test of the connection depends on."""
    return replace(account, from_name="", reply_to="", pace=0.0, remember_password=True)
