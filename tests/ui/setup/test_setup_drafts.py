"""What was typed into the settings and not saved yet."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from invite_desktop.domain.account import Encryption
from invite_desktop.domain.checklist import Step
from invite_desktop.ui.setup import unsaved
from tests.ui.setup.bench import Bench, findings, press, settings_of, words_on

MARKER = "zmrdalapotica"


def typed_something(bench: Bench) -> None:
    """Somebody types a name and a password, and the program ends before they save."""
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    form = settings_of(page).form
    QTest.keyClicks(form.from_name, "Ana Novak")
    QTest.keyClicks(form.password.edit, MARKER)
    form.server.set_open(True)
    form.server.encryption.setCurrentIndex(form.server.encryption.findData(Encryption.TLS))
    page.keep_draft()
    page.close()


def test_it_is_there_after_a_restart_and_can_be_discarded(bench: Bench) -> None:
    account = bench.keep()
    typed_something(bench)
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    view = settings_of(page)
    assert view.form.from_name.text() == "Ana Novak"
    assert view.form.server.port.port() == 587
    assert "Not saved yet" in words_on(view)
    assert "Server settings – changed" in view.form.server.button.text()
    assert findings(page) == []
    press(view, "Discard changes")
    assert view.form.account() == account
    assert "Not saved yet" not in words_on(view)
    assert bench.drafts.of(account) is None
    assert view.isAncestorOf(view.window().focusWidget())


def test_saving_ends_it(bench: Bench) -> None:
    account = bench.keep()
    typed_something(bench)
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    view = settings_of(page)
    press(view, "Save")
    bench.settle()
    assert bench.drafts.of(account) is None
    assert "Not saved yet" not in words_on(view)
    saved = bench.frame.session.account
    assert saved is not None
    assert (saved.from_name, saved.encryption) == ("Ana Novak", Encryption.TLS)


def test_it_is_kept_soon_after_typing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsaved, "KEEP_AFTER_MS", 20)
    account = bench.keep()
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    form = settings_of(page).form
    QTest.keyClicks(form.from_name, "Ana")
    bench.qtbot.waitUntil(lambda: bench.drafts.of(account) is not None)
    form.from_name.selectAll()
    QTest.keyClicks(form.from_name, "\b")
    bench.qtbot.waitUntil(lambda: bench.drafts.of(account) is None)
    bench.settle()


def test_a_password_is_never_in_it(bench: Bench, tmp_path: Path) -> None:
    account = bench.keep()
    typed_something(bench)
    assert bench.drafts.of(account) is not None
    on_disk = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Ana Novak" in on_disk, "or this test looks in the wrong place"
    assert MARKER.encode() not in on_disk


def test_another_accounts_settings_have_their_own(bench: Bench) -> None:
    first = bench.keep()
    typed_something(bench)
    second = bench.keep("miha@gmail.com")
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    assert first.id != second.id
    assert settings_of(page).form.account() == second
    assert "Not saved yet" not in words_on(page)
