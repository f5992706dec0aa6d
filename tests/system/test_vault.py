from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import keyring
import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.core
import keyring.errors
import pytest

from invite_desktop.domain.errors import VaultBroken, VaultError, VaultForgets, VaultLocked, VaultUnavailable
from invite_desktop.system.vault import SERVICE, KeyringVault, MemoryVault, Place, Vault
from tests.conftest import MemoryKeyring

KEY = "spela@smtp.example.org"


class ForeignError(Exception):
    """What a backend's library raises: no kin of keyring's errors."""


class RustPanic(BaseException):
    """What comes out of a library in Rust that gives up."""


class Raising(MemoryKeyring):
    """A backend that has one answer to everything."""

    def __init__(self, error: BaseException) -> None:
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


def chained(links: list[MemoryKeyring], monkeypatch: pytest.MonkeyPatch) -> list[MemoryKeyring]:
    """Make keyring hold a chain of these."""
    monkeypatch.setattr(keyring.backends.chainer.ChainerBackend, "backends", links)
    keyring.set_keyring(made(keyring.backends.chainer.ChainerBackend))
    return links


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
    ("modules", "place"),
    [
        ([], Place.MEMORY),
        (["keyring.backends.kwallet", "keyring.backends.null"], Place.DESKTOP_KEYRING),
        (["keyrings.alt.file", "keyring.backends.libsecret"], Place.DESKTOP_KEYRING),
        (["keyrings.alt.file", "keyring.backends.fail", "keyring.backends.null"], Place.MEMORY),
        (["keyring.backends.chainer"], Place.MEMORY),
    ],
)
def test_a_chain_is_as_good_as_its_first_store(
    modules: list[str], place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = chained([of_module(name) for name in modules], monkeypatch)
    vault = KeyringVault()
    assert vault.place() is place
    kept_by = next((link for link in links if "alt" not in type(link).__module__), None)
    if place is Place.MEMORY:
        with pytest.raises(VaultUnavailable):
            vault.put(KEY, "secret")
        kept_by = None
    else:
        vault.put(KEY, "secret")
        assert vault.get(KEY) == "secret"
    for link in links:  # nothing ever in a file that anyone can read
        assert bool(link.passwords) is (link is kept_by)


def test_a_chain_that_keyring_makes_by_itself_is_searched_by_priority(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Low(MemoryKeyring):
        priority = 1

    class High(MemoryKeyring):
        priority = 9
        __module__ = "keyring.backends.SecretService"

    low, high = Low(), High()
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: [low, high])
    keyring.set_keyring(made(keyring.backends.chainer.ChainerBackend))
    vault = KeyringVault()
    vault.put(KEY, "secret")
    assert vault.place() is Place.DESKTOP_KEYRING
    assert high.passwords
    assert not low.passwords


@pytest.mark.parametrize("kind", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_kin_of_what_is_no_store_is_none_either(kind: type[keyring.backend.KeyringBackend]) -> None:
    keyring.set_keyring(made(type("Own", (kind,), {})))
    assert KeyringVault().place() is Place.MEMORY


@pytest.mark.parametrize(
    "configuration",
    [
        "[backend]\ndefault-keyring=no_such_module.Keyring\n",
        "[backend]\ndefault-keyring=keyring.backends.fail.NoSuchClass\n",
        "[backend]\ndefault-keyring=\n",
        "[backend]\ndefault-keyring=builtins.int\n",
        "not a configuration",
    ],
)
def test_a_configuration_that_names_no_store_is_none(
    configuration: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core.platform, "config_root", lambda: home)  # type: ignore[attr-defined]
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    (home / "keyringrc.cfg").write_text(configuration)
    vault = KeyringVault()
    assert vault.place() is Place.MEMORY
    asks: tuple[Callable[[], object], ...] = (
        lambda: vault.get(KEY),
        lambda: vault.put(KEY, "secret"),
        lambda: vault.forget(KEY),
    )
    for ask in asks:
        with pytest.raises(VaultUnavailable):
            ask()


@pytest.mark.parametrize(
    ("error", "named"),
    [
        (keyring.errors.NoKeyringError(), VaultUnavailable()),
        (keyring.errors.KeyringLocked(), VaultLocked("KeyringLocked")),
        (keyring.errors.InitError(), VaultUnavailable()),
        (keyring.errors.PasswordSetError(), VaultBroken("PasswordSetError")),
        (ForeignError("org.freedesktop.DBus.Error.NoReply"), VaultBroken("ForeignError")),
        (OSError(1312, "CredRead"), VaultBroken("OSError")),
        (RustPanic("secret"), VaultBroken("RustPanic")),
    ],
)
def test_whatever_a_backend_raises_has_a_name(error: BaseException, named: VaultError) -> None:
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
        assert caught.value.__context__ is None  # what a store says may hold the password


def test_the_backend_that_always_declines_is_no_vault() -> None:
    keyring.set_keyring(made(keyring.backends.fail.Keyring))
    assert KeyringVault().place() is Place.MEMORY
    with pytest.raises(VaultUnavailable):
        KeyringVault().put(KEY, "secret")


class Liar(MemoryKeyring):
    """Gives back something else than it took: cut off, as some stores do with long words."""

    def get_password(self, service: str, username: str) -> str | None:
        kept = super().get_password(service, username)
        return kept and kept[:4]


class Sieve(MemoryKeyring):
    """Takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


@pytest.mark.parametrize("backend", [Liar(), Sieve()], ids=["liar", "sieve"])
def test_a_store_that_does_not_keep_what_it_takes_is_found_out(backend: MemoryKeyring) -> None:
    keyring.set_keyring(backend)
    with pytest.raises(VaultForgets):
        KeyringVault().put(KEY, "secret")


def test_nothing_to_forget_is_no_problem() -> None:
    keyring.set_keyring(Raising(keyring.errors.PasswordDeleteError("not found")))
    KeyringVault().forget(KEY)
