"""Where passwords are: in memory while the program runs, and in the vault where that is wanted."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Mark, Step
from invite_desktop.domain.errors import VaultError
from invite_desktop.system.vault import MemoryVault, Place, Vault

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where a password is now; `problem` is why it is not where the person wanted it."""

    place: Place
    problem: VaultError | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was forgotten with an account's password, so that it can be taken back.

    `marks` are those of every account that signed in with it, by its id.
    """

    account: Account
    password: str = field(repr=False)
    marks: dict[int, dict[Step, Mark]]


class AccountPasswords:
    """Most methods may wait for the person to unlock the vault: call them in a task."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._memory = MemoryVault()
        self._proven = MemoryVault()  # what a server took in this session, kept or not
        self._place: Place | None = None  # not asked yet
        self._left: set[str] = set()  # keys of the vault that an account had in this session

    def get(self, account: Account) -> str | None:
        """The account's password, or None where it has to be asked for. Raises a `VaultError`."""
        here = self._memory.get(account.vault_key)
        if here is not None or not account.remember_password or self._vault.place() is Place.MEMORY:
            return here
        return self._vault.get(account.vault_key)

    def keep(self, account: Account, password: str) -> Keeping:
        """Keep it where the person wants it, for this session in any case."""
        self._memory.put(account.vault_key, password)
        try:
            place = self.place()
            if place is Place.MEMORY:
                return Keeping(place)
            if not account.remember_password:
                self._vault.forget(account.vault_key)  # the one of a time when it was to be remembered
                return Keeping(Place.MEMORY)
            self._vault.put(account.vault_key, password)
        except VaultError as error:
            logger.warning("Kept in memory only: %s", type(error).__name__)
            return Keeping(Place.MEMORY, error)
        return Keeping(place)

    def forget(self, key: str) -> None:
        """Remove it from memory and vault. Raises a `VaultError`."""
        self._memory.forget(key)
        if self.place() is not Place.MEMORY:
            self._vault.forget(key)

    def place(self) -> Place:
        """Where a remembered password would be kept. Raises a `VaultError`."""
        self._place = self._vault.place()
        return self._place

    def must_be_typed(self, account: Account) -> bool:
        """Whether no place can have it, as far as that is known without asking one. Never waits."""
        if not account.authentication or self._memory.get(account.vault_key) is not None:
            return False
        return not account.remember_password or self._place is Place.MEMORY

    # -- what was proved with which ----------------------------------------------------------------

    def prove(self, account: Account, password: str) -> None:
        """A server took this one."""
        self._proven.put(account.vault_key, password)

    def is_other(self, account: Account, password: str) -> bool | None:
        """Whether this is another one than was proved; None where that cannot be told."""
        known = self._proven.get(account.vault_key)
        try:
            known = self.get(account) if known is None else known
        except VaultError:
            return None
        return None if known is None else known != password

    # -- keys that no account has any more ---------------------------------------------------------

    def leave(self, key: str) -> None:
        """An account had this key, and has another one now."""
        self._left.add(key)

    def forget_left(self, accounts: Iterable[Account]) -> None:
        """Remove what none of these accounts signs in with; raises nothing."""
        in_use = {account.vault_key for account in accounts}
        for key in tuple(self._left):
            try:
                if key not in in_use:
                    self.forget(key)
            except VaultError as error:
                logger.warning("A password that nothing uses stays: %s", type(error).__name__)
            else:
                self._left.discard(key)
