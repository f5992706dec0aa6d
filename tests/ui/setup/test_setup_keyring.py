"""The password store that is slow, locked, missing or lying: told apart, and nobody is held up by it."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from invite_desktop.domain.checklist import Step
from invite_desktop.domain.errors import VaultForgets, VaultLocked, VaultSlow, VaultUnavailable
from invite_desktop.system.vault import MemoryVault, Place, Vault
from invite_desktop.ui.setup import passwords
from invite_desktop.ui.setup.settings_view import SettingsView
from tests.ui.setup.bench import Bench, findings, press, settings_of, words_on

PASSWORD = "abcdefghijklmnop"
SLOW = "Your computer's password store hasn't answered yet. It may be waiting for you to unlock it."


@dataclass(slots=True)
class DesktopVault(MemoryVault):
    """A desktop's keyring: it may take its time, or give a problem instead of an answer."""

    problem: Exception | None = None
    put_problem: Exception | None = None
    answers: threading.Event = field(default_factory=threading.Event)
    asked: int = 0

    def place(self) -> Place:
        return Place.DESKTOP_KEYRING

    def get(self, key: str) -> str | None:
        self.asked += 1
        self.answers.wait(10)
        if self.problem is not None:
            raise self.problem
        return MemoryVault.get(self, key)

    def put(self, key: str, password: str) -> None:
        if self.put_problem is not None:
            raise self.put_problem
        MemoryVault.put(self, key, password)


@pytest.fixture
def desktop() -> Iterator[DesktopVault]:
    vault = DesktopVault()
    vault.answers.set()
    yield vault
    vault.answers.set()


@pytest.fixture
def vault(desktop: DesktopVault) -> Vault:
    return desktop


def open_settings(bench: Bench) -> SettingsView:
    page = bench.page()
    page.open_step(Step.SETTINGS)
    return settings_of(page)


@pytest.fixture
def waiting(bench: Bench, desktop: DesktopVault, monkeypatch: pytest.MonkeyPatch) -> SettingsView:
    """The settings, with a store that keeps a password and does not answer."""
    monkeypatch.setattr(passwords, "SLOW_AFTER_MS", 20)
    desktop.put(bench.keep().vault_key, PASSWORD)
    desktop.answers.clear()
    view = open_settings(bench)
    bench.qtbot.waitUntil(lambda: SLOW in words_on(view))
    return view


def test_what_is_typed_while_it_is_silent_stays(
    bench: Bench, desktop: DesktopVault, waiting: SettingsView
) -> None:
    QTest.keyClicks(waiting.form.password.edit, "qrst")
    assert waiting.form.typed_password() == "qrst"
    assert findings(waiting) == []
    desktop.answers.set()
    bench.settle()
    assert waiting.form.typed_password() == "qrst"
    assert SLOW not in words_on(waiting)
    assert "Kept in your desktop's keyring" in words_on(waiting)


def test_what_was_typed_and_taken_away_stays_away(
    bench: Bench, desktop: DesktopVault, waiting: SettingsView
) -> None:
    QTest.keyClicks(waiting.form.password.edit, "q\b")
    desktop.answers.set()
    bench.settle()
    assert waiting.form.typed_password() == ""


def test_a_late_answer_fills_the_field(bench: Bench, desktop: DesktopVault, waiting: SettingsView) -> None:
    assert waiting.form.typed_password() == ""
    desktop.answers.set()
    bench.settle()
    assert waiting.form.typed_password() == PASSWORD


def test_a_silent_store_is_asked_once(bench: Bench, desktop: DesktopVault, waiting: SettingsView) -> None:
    page = bench.pages[-1]
    press(page, "Back to the list")
    page.open_step(Step.SETTINGS)
    assert SLOW in words_on(waiting)
    desktop.answers.set()
    bench.settle()
    assert waiting.form.typed_password() == PASSWORD
    assert desktop.asked == 1


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (VaultLocked("KeyringLocked"), "The computer's password store is locked."),
        (VaultSlow(), "password store hasn't answered yet."),
    ],
)
def test_it_can_be_asked_again(bench: Bench, desktop: DesktopVault, problem: Exception, words: str) -> None:
    desktop.put(bench.keep().vault_key, PASSWORD)
    desktop.problem = problem
    view = open_settings(bench)
    bench.settle()
    assert words in words_on(view)
    assert "or type the password" in words_on(view)
    assert view.form.remember.isChecked()
    assert findings(view) == []
    desktop.problem = None
    press(view, "Ask the password store again")
    assert view.form.remember.hasFocus()
    bench.settle()
    assert view.form.typed_password() == PASSWORD
    assert words not in words_on(view)
    assert "Kept in your desktop's keyring" in words_on(view)


def test_a_store_that_was_given_up_on_answers_all_the_same(
    bench: Bench, desktop: DesktopVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "AGAIN_AFTER_MS", 10)
    desktop.put(bench.keep().vault_key, PASSWORD)
    desktop.problem = VaultSlow()
    view = open_settings(bench)
    bench.qtbot.waitUntil(lambda: desktop.asked >= 3)
    assert "password store hasn't answered yet." in words_on(view)
    desktop.problem = None
    bench.qtbot.waitUntil(lambda: view.form.typed_password() == PASSWORD)
    assert "Kept in your desktop's keyring" in words_on(view)
    bench.settle()


@pytest.mark.logs_expected
@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (VaultForgets(), "The computer's password store didn't keep the password."),
        (VaultLocked("KeyringLocked"), "The computer's password store is locked."),
        (VaultSlow(), "The computer's password store hasn't answered yet."),
        (VaultUnavailable(), "This computer has no password store."),
    ],
)
def test_where_a_password_is_that_could_not_be_kept(
    bench: Bench, desktop: DesktopVault, problem: Exception, words: str, tmp_path: Path
) -> None:
    account = bench.keep()
    desktop.put_problem = problem
    view = open_settings(bench)
    bench.settle()
    QTest.keyClicks(view.form.password.edit, PASSWORD)
    press(view, "Save")
    bench.settle()
    assert f"Kept until the program closes. {words}" in words_on(view)
    assert "Kept in your desktop's keyring" not in words_on(view)
    assert bench.accounts.password(account) == PASSWORD
    on_disk = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert on_disk
    assert not any(PASSWORD.encode() in content for content in on_disk)


@pytest.mark.logs_expected
def test_the_step_of_the_app_password_says_so_too(bench: Bench, desktop: DesktopVault) -> None:
    bench.keep()
    desktop.put_problem = VaultForgets()
    page = bench.page()
    page.open_step(Step.APP_PASSWORD)
    bench.settle()
    assert page.entry is not None
    QTest.keyClicks(page.entry.field.edit, PASSWORD)
    press(page, "I've done this")
    bench.settle()
    assert "Kept until the program closes. The computer's password store didn't keep" in words_on(page)


def test_the_letters_are_counted_in_the_settings_too(bench: Bench) -> None:
    bench.keep()
    view = open_settings(bench)
    bench.settle()
    assert "0 of 16 letters" in words_on(view)
    QTest.keyClicks(view.form.password.edit, "abcd efgh ijkl mn")
    assert "14 of 16 letters" in words_on(view)
    assert view.form.password.edit.property("state") != "problem", "nobody is told off while typing"
    press(view, "Save")
    assert "This looks like your normal Google password" in words_on(view)
    assert view.form.password.edit.property("state") == "problem"
    QTest.keyClicks(view.form.password.edit, "o")
    assert view.form.password.edit.property("state") == ""
    view.form.server.host.setText("smtp.fdv.si")
    view.form.server.use_host("smtp.fdv.si")
    assert "of 16 letters" not in words_on(view)
