"""The account of a survey, its password and its checklist."""

import logging
from dataclasses import replace
from typing import Literal

from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.checklist import Mark, Step, StepState, marks_after_test
from invite_desktop.domain.errors import InviteError, StoreError, VaultError
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
        self._seen: dict[tuple[str, str, str], SentCopies] = {}  # in this session, by `_mailbox_of`
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
        """Keep the settings and let the survey use them; what a test proved of others no longer holds.

        With another provider comes what is known of it: the limit, and where the mailbox is.
        """
        before = None if account.id is None else self._store.accounts.get(account.id)
        if before is not None and self.provider_of(before) is not self.provider_of(account):
            account = self._with_what_is_known(account)
        with self._store.database.writing():
            saved = self._store.accounts.save(account)
            self._store.surveys.use_account(survey.id, saved.id or 0)
            if before is not None and _connection_of(before) != _connection_of(saved):
                self._unprove(saved)
            if before is None or _mailbox_of(before) != _mailbox_of(saved):
                self._take_over_sent_copies(saved.id or 0, saved)
        return saved

    def _with_what_is_known(self, account: Account) -> Account:
        provider = self.provider_of(account)
        if provider is None:
            return account
        limited = with_limit(account, provider)
        is_own = account.imap_host not in {"", *(each.imap_host for each in self.providers)}
        return limited if is_own else with_mailbox(limited, provider)

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
        self._seen[_mailbox_of(account)] = copies
        if account.id is None:
            return
        store = self._store.accounts
        try:
            if _mailbox_of(store.get(account.id)) == _mailbox_of(account):
                store.note_sent_copies(account.id, copies)
        except StoreError as error:
            logger.warning("What was seen of the copies was not noted: %s", type(error).__name__)

    def sent_copies(self, account: Account) -> tuple[SentCopies, str] | None:
        """What was last seen of the copies, and when (UTC, ISO 8601); None where nobody has looked."""
        return None if account.id is None else self._store.accounts.sent_copies(account.id)

    def _take_over_sent_copies(self, account_id: int, account: Account) -> None:
        """What was seen of another mailbox holds no longer; this one may have been looked into before."""
        self._store.accounts.forget_sent_copies(account_id)
        seen = self._seen.get(_mailbox_of(account))
        if seen is not None:
            self._store.accounts.note_sent_copies(account_id, seen)

    # -- the password ------------------------------------------------------------------------------

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
    """The account with the provider's servers, pace and limit."""
    served = replace(
        account,
        encryption=provider.encryption,
        port=provider.smtp_port,
        host=provider.smtp_host,
        pace=float(provider.pace),
    )
    return with_mailbox(with_limit(served, provider), provider)


def with_limit(account: Account, provider: Provider) -> Account:
    """The account with what the provider is known to put up with in a day and at once."""
    return replace(
        account,
        connections=provider.connections,
        daily_limit=provider.suggested_daily_limit,
        warm_up=provider.suggested_daily_limit is not None,
    )


def with_mailbox(account: Account, provider: Provider) -> Account:
    """The account with the provider's server for reading."""
    host, port = mailbox_of(provider)
    return replace(account, imap_host=host, imap_port=port)


def mailbox_of(provider: Provider) -> tuple[str, int]:
    """Host and port for reading a provider's mailbox; no host where no password opens it."""
    return provider.imap_host if provider.has_imap else "", provider.imap_port


def _mailbox_of(account: Account) -> tuple[str, str, str]:
    """What it depends on whether copies are kept and can be seen."""
    return account.host, account.username, account.imap_host


def _connection_of(account: Account) -> Account:
    """What a test of the connection depends on."""
    return replace(
        account,
        from_name="",
        reply_to="",
        pace=0.0,
        connections=1,
        daily_limit=None,
        warm_up=True,
        hours=None,
        remember_password=True,
    )
