"""A password store that waits for a person: nobody waits with it, and its answer is of use later."""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import keyring
import keyring.errors
import pytest

from invite_desktop.domain.errors import VaultLocked, VaultSlow
from invite_desktop.system.vault import SERVICE, KeyringVault, Place
from tests.conftest import MemoryKeyring

KEY = "spela@smtp.example.org"
SECRET = "abcd efgh ijkl mnop"
HASTY = 0.02
PATIENT = 10.0


class Asking(MemoryKeyring):
    """Waits for the person before it does anything, and notes what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.passwords[SERVICE, KEY] = SECRET
        self.unlocked = threading.Event()
        self.asked: list[str] = []
        self.is_turned_down = False

    def get_password(self, service: str, username: str) -> str | None:
        self._ask("get")
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask("put")
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        self._ask("forget")
        super().delete_password(service, username)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        self.unlocked.wait(PATIENT)
        if self.is_turned_down:
            raise keyring.errors.KeyringLocked("turned down: " + SECRET)


@pytest.fixture
def store() -> Iterator[Asking]:
    """The store of this test. However it ends, nothing goes on waiting."""
    backend = Asking()
    keyring.set_keyring(backend)
    yield backend
    backend.unlocked.set()


def settle() -> None:
    """Wait until the store has answered everything."""
    for thread in threading.enumerate():
        if thread.name == "password store":
            thread.join(PATIENT)


def test_whoever_asks_hears_soon_that_it_takes_time(store: Asking) -> None:
    vault = KeyringVault(HASTY)
    asks: tuple[Callable[[], object], ...] = (
        lambda: vault.get(KEY),
        lambda: vault.put(KEY, SECRET),
        lambda: vault.forget(KEY),
    )
    for ask in asks:
        began = time.monotonic()
        with pytest.raises(VaultSlow):
            ask()
        assert time.monotonic() - began < 1


def test_a_late_answer_serves_whoever_asks_next(store: Asking) -> None:
    vault = KeyringVault(HASTY)
    for _ in range(3):  # the question is asked once, however often it is repeated
        with pytest.raises(VaultSlow):
            vault.get(KEY)
    store.unlocked.set()
    settle()
    assert vault.get(KEY) == SECRET
    assert store.asked == ["get"]
    assert vault.get(KEY) == SECRET
    assert store.asked == ["get", "get"]


def test_two_who_ask_the_same_wait_for_one_answer(store: Asking) -> None:
    vault = KeyringVault(PATIENT)
    with ThreadPoolExecutor(2) as pool:
        answers = [pool.submit(vault.get, KEY) for _ in range(2)]
        store.unlocked.set()
        assert [answer.result() for answer in answers] == [SECRET, SECRET]
    settle()


def test_a_late_answer_is_of_no_use_once_the_password_has_changed(store: Asking) -> None:
    vault = KeyringVault(HASTY)
    with pytest.raises(VaultSlow):
        vault.get(KEY)
    with pytest.raises(VaultSlow):
        vault.put(KEY, "another")
    store.unlocked.set()
    settle()
    assert vault.get(KEY) == "another"


def test_a_late_refusal_is_not_held_against_whoever_asks_again(store: Asking) -> None:
    vault = KeyringVault(HASTY)
    store.is_turned_down = True
    with pytest.raises(VaultSlow):
        vault.get(KEY)
    store.unlocked.set()
    settle()
    store.is_turned_down = False
    assert vault.get(KEY) == SECRET


def test_the_place_stays_known_while_the_store_waits(store: Asking) -> None:
    vault = KeyringVault(HASTY)
    assert vault.place() is Place.OTHER
    with pytest.raises(VaultSlow):
        vault.get(KEY)
    assert vault.place() is Place.OTHER


def test_nobody_waits_when_the_program_ends(store: Asking) -> None:
    vault = KeyringVault(PATIENT)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(vault.get, KEY)
        while not store.asked:
            time.sleep(0)
        began = time.monotonic()
        vault.close(HASTY)
        with pytest.raises(VaultSlow):
            waiting.result(PATIENT)
        assert time.monotonic() - began < 1
    with pytest.raises(VaultSlow):
        vault.get(KEY)


def test_what_is_saved_at_the_very_end_is_kept(store: Asking) -> None:
    store.unlocked.set()
    vault = KeyringVault()
    vault.close()
    vault.put(KEY, "another")
    assert store.passwords[SERVICE, KEY] == "another"


def test_no_secret_in_what_is_shown_or_logged(store: Asking, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    vault = KeyringVault(HASTY)
    with pytest.raises(VaultSlow) as slow:
        vault.put(KEY, SECRET)
    store.is_turned_down = True
    store.unlocked.set()
    settle()
    with pytest.raises(VaultLocked) as locked:
        vault.put(KEY, SECRET)
    for error in (slow.value, locked.value):
        assert SECRET not in repr(error)
        assert error.__cause__ is None
        assert error.__context__ is None
    assert SECRET not in repr(vault)
    assert SECRET not in repr(vars(vars(vault)["_errands"]))
    assert SECRET not in caplog.text


def test_a_store_that_never_answers_does_not_keep_the_program_from_ending() -> None:
    program = """
import threading, keyring
from keyring.backend import KeyringBackend
from invite_desktop.domain.errors import VaultSlow
from invite_desktop.system.vault import KeyringVault

class Stuck(KeyringBackend):
    priority = 9
    def get_password(self, service, username):
        threading.Event().wait()
    set_password = delete_password = get_password

keyring.set_keyring(Stuck())
try:
    KeyringVault(0.05).get("key")
except VaultSlow:
    print("slow")
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.stdout.strip(), done.stderr) == ("slow", "")
