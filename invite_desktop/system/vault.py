"""Passwords: in the computer's password store, or in memory until the program closes.

`keyring` is imported on first use: it costs a fifth of a second at start. Asking the store may wait for
the person to unlock it, so callers do it off the screen's thread.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from invite_desktop.domain.errors import VaultBroken, VaultError, VaultForgets, VaultLocked, VaultUnavailable
from invite_desktop.system.errands import Errands

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

logger = logging.getLogger(__name__)

SERVICE = "Invite Desktop"

Kind = TypeVar("Kind")


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

    def close(self) -> None:
        """Nobody ever waits here."""


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


class KeyringVault:
    """The computer's own password store. Who waits longer than `patience` (seconds) hears `VaultSlow`.

    The question stays asked then: what is answered later serves whoever asks the same again.
    """

    def __init__(self, patience: float = 5.0) -> None:
        self._errands = Errands(patience)
        self._place: Place | None = None  # a computer's store does not change while the program runs

    def place(self) -> Place:
        """Where passwords are kept; `MEMORY` where the computer has no password store."""
        if self._place is None:
            self._place = self._errands.run(lambda: _named(_find_place), "place")
        return self._place

    def get(self, key: str) -> str | None:
        """The password under a key, or None."""
        return self._errands.run(lambda: _named(lambda: _store().get_password(SERVICE, key)), _question(key))

    def put(self, key: str, password: str) -> None:
        """Keep a password, and read it back: some stores take and lose it, or keep something else."""

        def put() -> VaultError | None:
            store = _store()
            store.set_password(SERVICE, key, password)
            return None if store.get_password(SERVICE, key) == password else VaultForgets()

        self._change(key, put)

    def forget(self, key: str) -> None:
        """Remove the password under a key; none there is no problem."""

        def forget() -> None:
            from keyring.errors import PasswordDeleteError

            try:
                _store().delete_password(SERVICE, key)
            except PasswordDeleteError:
                logger.info("There was no stored password to forget")

        self._change(key, forget)

    def close(self, seconds: float = 1.0) -> None:
        """The program ends: whoever waits, or asks now, has so many seconds until they hear `VaultSlow`."""
        self._errands.close(seconds)

    def _change(self, key: str, work: Callable[[], VaultError | None]) -> None:
        self._errands.drop(_question(key))  # its answer was true before
        self._errands.run(lambda: _named(work))


def _question(key: str) -> str:
    return f"password of {key}"


def _named(work: Callable[[], Kind]) -> Kind | VaultError:
    """What the work returns, or what went wrong by our names: new errors, without what the store said.

    Some stores let through whatever D-Bus or Windows says, of any class.
    """
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    try:
        return work()
    except (NoKeyringError, InitError, VaultUnavailable) as error:
        logger.info("There is no password store: %s", type(error).__name__)
        return VaultUnavailable()
    except BaseException as error:  # noqa: BLE001 - whatever it is, somebody waits for an answer
        logger.info("The password store refused: %s", type(error).__name__)
        kind = VaultLocked if isinstance(error, KeyringLocked) else VaultBroken
        return kind(type(error).__name__)


def _find_place() -> Place:
    try:
        store = _store()
    except VaultUnavailable:
        return Place.MEMORY
    return next((place for name, place in _PLACES if _is_of(store, name)), Place.OTHER)


def _store() -> "KeyringBackend":
    """The computer's store; in a chain, the first that is one. Raises `VaultUnavailable`."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    try:
        backend = keyring.get_keyring()
        links = backend.backends if isinstance(backend, ChainerBackend) else [backend]
    except Exception as error:  # the person's own configuration may name anything
        logger.info("The password store cannot be loaded: %s", type(error).__name__)
        raise VaultUnavailable from error
    for link in links:
        if not _is_of(link, *_NO_STORE):
            return link
    raise VaultUnavailable


def _is_of(store: "KeyringBackend", *modules: str) -> bool:
    return any(kind.__module__.startswith(modules) for kind in type(store).__mro__)
