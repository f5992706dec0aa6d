"""Passwords: in the computer's password store, or in memory until the program closes.

`keyring` is imported on first use: it costs a fifth of a second at start. Asking the store may wait for
the person to unlock it, so callers do it off the screen's thread.
"""

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from invite_desktop.domain.errors import VaultLocked, VaultUnavailable

logger = logging.getLogger(__name__)

SERVICE = "Invite Desktop"


class Place(StrEnum):
    """Where passwords are kept, as the screen tells it."""

    WINDOWS = "windows"
    MACOS = "macos"
    DESKTOP_KEYRING = "desktop_keyring"
    OTHER = "other"
    MEMORY = "memory"


class Vault(Protocol):
    """What both kinds of vault can do. Every method may raise a `VaultError`."""

    def place(self) -> Place:
        """Where a password would be kept."""
        ...

    def get(self, key: str) -> str | None:
        """The password under a key, or None."""
        ...

    def put(self, key: str, password: str) -> None:
        """Keep a password under a key."""
        ...

    def forget(self, key: str) -> None:
        """Remove the password under a key; none there is no problem."""
        ...


@dataclass(slots=True)
class MemoryVault:
    """Passwords until the program closes; never written anywhere."""

    _passwords: dict[str, str] = field(default_factory=dict, repr=False)

    def place(self) -> Place:
        """Memory."""
        return Place.MEMORY

    def get(self, key: str) -> str | None:
        """The password under a key, or None."""
        return self._passwords.get(key)

    def put(self, key: str, password: str) -> None:
        """Keep a password until the program closes."""
        self._passwords[key] = password

    def forget(self, key: str) -> None:
        """Remove the password under a key."""
        self._passwords.pop(key, None)


class KeyringVault:
    """The computer's own password store."""

    _PLACES = (
        ("keyring.backends.Windows", Place.WINDOWS),
        ("keyring.backends.macOS", Place.MACOS),
        ("keyring.backends.SecretService", Place.DESKTOP_KEYRING),
        ("keyring.backends.libsecret", Place.DESKTOP_KEYRING),
        ("keyring.backends.kwallet", Place.DESKTOP_KEYRING),
    )
    # the last are files that anyone can read, whom nobody asked for
    _NO_STORE = (
        "keyring.backends.fail",
        "keyring.backends.null",
        "keyring.backends.chainer",
        "keyrings.alt",
    )

    def place(self) -> Place:
        """Where passwords are kept; `MEMORY` where the computer has no password store."""
        import keyring

        backend = keyring.get_keyring()
        # the chainer hands over to the first backend it holds
        backends = getattr(backend, "backends", None) or [backend]
        module = type(backends[0]).__module__
        if module.startswith(self._NO_STORE):
            return Place.MEMORY
        return next((place for name, place in self._PLACES if module.startswith(name)), Place.OTHER)

    def get(self, key: str) -> str | None:
        """The password under a key, or None."""
        import keyring

        with _named_errors():
            return keyring.get_password(SERVICE, key)

    def put(self, key: str, password: str) -> None:
        """Keep a password, and read it back: some stores take and lose it without a word."""
        import keyring

        with _named_errors():
            keyring.set_password(SERVICE, key, password)
            kept = keyring.get_password(SERVICE, key)
        if kept != password:
            raise VaultUnavailable

    def forget(self, key: str) -> None:
        """Remove the password under a key; none there is no problem."""
        import keyring
        import keyring.errors

        with _named_errors():
            try:
                keyring.delete_password(SERVICE, key)
            except keyring.errors.PasswordDeleteError:
                logger.info("There was no stored password to forget")


@contextlib.contextmanager
def _named_errors() -> Iterator[None]:
    """What backends raise, by our names. Some let through whatever D-Bus or Windows says, of any class."""
    import keyring.errors

    try:
        yield
    except keyring.errors.NoKeyringError as error:
        raise VaultUnavailable from error
    except Exception as error:
        raise VaultLocked(type(error).__name__) from error
