from collections.abc import Callable
from typing import NoReturn

import keyring
import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from invite_desktop.domain.errors import VaultError, VaultLocked, VaultUnavailable
from invite_desktop.system.vault import SERVICE, KeyringVault, MemoryVault, Place, Vault
from tests.conftest import MemoryKeyring

KEY = "spela@smtp.example.org"


class ForeignError(Exception):
    """What a backend's library raises: no kin of keyring's errors."""


class Raising(MemoryKeyring):
    """A backend that has one answer to everything."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def get_password(self, service: str, username: str) -> NoReturn:
        raise self._error

    def set_password(self, service: str, username: str, password: str) -> NoReturn:
        raise self._error

    def delete_password(self, service: str, username: str) -> NoReturn:
        raise self._error


def made(kind: Callable[[], keyring.backend.KeyringBackend]) -> keyring.backend.KeyringBackend:
    """One of keyring's own backends, which have no types."""
    return kind()


def of_module(name: str) -> MemoryKeyring:
    """A backend that says it lives in this module."""

    class Elsewhere(MemoryKeyring):
        __module__ = name

    return Elsewhere()


@pytest.mark.parametrize("vault", [MemoryVault(), KeyringVault()])
def test_a_password_is_kept_changed_and_forgotten(vault: Vault) -> None:
    assert vault.get(KEY) is None
    vault.put(KEY, "first")
    vault.put(KEY, "š e c o n d")
    assert vault.get(KEY) == "š e c o n d"
    assert vault.get("other") is None
    vault.forget(KEY)
    vault.forget(KEY)
    assert vault.get(KEY) is None


def test_memory_shows_no_password() -> None:
    vault = MemoryVault()
    vault.put(KEY, "secret")
    assert vault.place() is Place.MEMORY
    assert "secret" not in repr(vault)


def test_passwords_stand_under_the_programs_name(memory_keyring: MemoryKeyring) -> None:
    KeyringVault().put(KEY, "secret")
    assert memory_keyring.passwords == {(SERVICE, KEY): "secret"}


@pytest.mark.parametrize(
    ("module", "place"),
    [
        ("keyring.backends.Windows", Place.WINDOWS),
        ("keyring.backends.macOS", Place.MACOS),
        ("keyring.backends.SecretService", Place.DESKTOP_KEYRING),
        ("keyring.backends.libsecret", Place.DESKTOP_KEYRING),
        ("keyring.backends.kwallet", Place.DESKTOP_KEYRING),
        ("somebody.elses.backend", Place.OTHER),
        ("keyring.backends.fail", Place.MEMORY),
        ("keyring.backends.null", Place.MEMORY),
        ("keyrings.alt.file", Place.MEMORY),  # a file that anyone can read is no vault
    ],
)
def test_the_place_is_known_by_the_backend(module: str, place: Place) -> None:
    keyring.set_keyring(of_module(module))
    assert KeyringVault().place() is place


@pytest.mark.parametrize(
    ("backends", "place"),
    [
        ([], Place.MEMORY),
        ([of_module("keyring.backends.kwallet"), of_module("keyring.backends.null")], Place.DESKTOP_KEYRING),
        ([of_module("keyrings.alt.file")], Place.MEMORY),
    ],
)
def test_a_chain_is_as_good_as_its_first_link(
    backends: list[MemoryKeyring], place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.backends.chainer.ChainerBackend, "backends", backends)
    keyring.set_keyring(made(keyring.backends.chainer.ChainerBackend))
    assert KeyringVault().place() is place


@pytest.mark.parametrize(
    ("error", "named"),
    [
        (keyring.errors.NoKeyringError(), VaultUnavailable()),
        (keyring.errors.KeyringLocked(), VaultLocked("KeyringLocked")),
        (keyring.errors.InitError(), VaultLocked("InitError")),
        (keyring.errors.PasswordSetError(), VaultLocked("PasswordSetError")),
        (ForeignError("org.freedesktop.DBus.Error.NoReply"), VaultLocked("ForeignError")),
        (OSError(1312, "CredRead"), VaultLocked("OSError")),
    ],
)
def test_whatever_a_backend_raises_has_a_name(error: Exception, named: VaultError) -> None:
    keyring.set_keyring(Raising(error))
    vault = KeyringVault()
    asks: tuple[Callable[[], object], ...] = (
        lambda: vault.get(KEY),
        lambda: vault.put(KEY, "secret"),
        lambda: vault.forget(KEY),
    )
    for ask in asks:
        with pytest.raises(type(named)) as caught:
            ask()
        assert caught.value == named
        assert "secret" not in repr(caught.value)


def test_the_backend_that_always_declines_is_no_vault() -> None:
    keyring.set_keyring(made(keyring.backends.fail.Keyring))
    assert KeyringVault().place() is Place.MEMORY
    with pytest.raises(VaultUnavailable):
        KeyringVault().put(KEY, "secret")


def test_a_store_that_loses_what_it_takes_is_found_out() -> None:
    keyring.set_keyring(made(keyring.backends.null.Keyring))
    with pytest.raises(VaultUnavailable):
        KeyringVault().put(KEY, "secret")


def test_nothing_to_forget_is_no_problem() -> None:
    keyring.set_keyring(Raising(keyring.errors.PasswordDeleteError("not found")))
    KeyringVault().forget(KEY)
