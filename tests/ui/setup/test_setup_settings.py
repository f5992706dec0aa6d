"""The settings form: 1KA's nine fields, and what follows from what."""

from pathlib import Path

import pytest
import trustme
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from invite_desktop.domain.account import AccountField, Encryption
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import VaultLocked
from invite_desktop.system.vault import MemoryVault, Place, Vault
from invite_desktop.ui.explain import field_label
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.labels import form_label
from invite_desktop.ui.setup.settings_form import SettingsForm
from invite_desktop.ui.setup.settings_view import SettingsView
from invite_desktop.ui.widgets.focus import focus_proxy
from tests.conftest import MemoryKeyring
from tests.ui.setup.bench import Bench, findings, press, settings_of, words_on

LABELS = [
    "From (name)",
    "From (e-mail)",
    "Reply-to",
    "Username",
    "Password",
    "Authentication (No/Yes)",
    "Encryption (None/SSL/TLS)",
    "Port",
    "Host",
]
PASSWORD = "abcdefghijklmnop"


def open_settings(bench: Bench) -> SettingsView:
    """The settings of a kept account, with the server part open."""
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    view = settings_of(page)
    view.form.server.set_open(True)
    return view


def plain(label: QLabel) -> str:
    """The words of a label without the mark of its access key."""
    return label.text().replace("&", "")


def retype(edit: QLineEdit, text: str) -> None:
    """Replace what is in a field, key by key."""
    edit.selectAll()
    QTest.keyClicks(edit, text) if text else QTest.keyClick(edit, Qt.Key.Key_Delete)


def choose(form: SettingsForm, word: str) -> None:
    """Choose an encryption in the box."""
    form.server.encryption.setCurrentIndex(form.server.encryption.findText(word))


def test_the_nine_labels_in_their_order(bench: Bench) -> None:
    bench.keep()
    view = open_settings(bench)
    QTest.qWait(1)
    shown = [label for label in view.findChildren(QLabel) if label.isVisible() and plain(label) in LABELS]
    shown.sort(key=lambda label: label.mapTo(view, label.rect().topLeft()).y())
    assert [plain(label) for label in shown] == LABELS
    controls = [view.form.control(field) for field in AccountField]
    assert [(focus_proxy(each) or each).accessibleName() for each in controls] == LABELS


def test_each_label_has_an_access_key_of_its_own() -> None:
    labels = [form_label(field) for field in AccountField]
    assert [label.replace("&", "") for label in labels] == [field_label(field) for field in AccountField]
    keys = [label[label.index("&") + 1].upper() for label in labels] + list("RFTSLC")  # those of the buttons
    assert len(set(keys)) == len(keys)


def test_the_server_part_says_what_is_in_it(bench: Bench) -> None:
    bench.keep()
    view = open_settings(bench)
    view.form.server.set_open(False)
    assert view.form.server.button.text() == "Server settings – filled in for Gmail"
    assert "smtp.gmail.com · SSL · port 465" in words_on(view)
    view.form.server.set_open(True)
    retype(view.form.server.host, "smtp.example.org")
    assert view.form.server.button.text() == "Server settings – changed"
    press(view, "Use Gmail's value: smtp.gmail.com")
    assert view.form.server.host.text() == "smtp.gmail.com"
    assert view.form.server.host.hasFocus()
    assert view.form.server.button.text() == "Server settings – filled in for Gmail"


def test_reply_to_and_username_follow_until_edited(bench: Bench) -> None:
    bench.keep()
    form = open_settings(bench).form
    retype(form.from_email, "miha@gmail.com")
    assert form.reply_to.text() == form.username.text() == "miha@gmail.com"
    retype(form.reply_to, "answers@fdv.si")
    retype(form.from_email, "eva@gmail.com")
    assert form.reply_to.text() == "answers@fdv.si"
    assert form.username.text() == "eva@gmail.com"


@pytest.mark.parametrize("state", [StepState.DONE, StepState.CHECKED, StepState.ATTENTION])
def test_the_username_of_saved_settings_stays_with_another_sender(bench: Bench, state: StepState) -> None:
    bench.accounts.mark(bench.keep(), Step.SETTINGS, state, "saved")
    view = open_settings(bench)
    retype(view.form.from_email, "survey@fdv.si")
    assert view.form.username.text() == "ana.novak@gmail.com"
    assert view.form.reply_to.text() == "survey@fdv.si"
    assert "Gmail replaces the sender with ana.novak@gmail.com" in words_on(view)


def test_the_username_of_a_copy_stays_too(bench: Bench) -> None:
    page = bench.page()
    copy = bench.accounts.duplicate(bench.keep(), "Copy")
    page._look_at(copy)
    bench.settle()
    form = settings_of(page).form
    retype(form.from_email, "survey@fdv.si")
    assert form.username.text() == "ana.novak@gmail.com"


def test_the_port_follows_until_edited(bench: Bench) -> None:
    bench.keep()
    form = open_settings(bench).form
    choose(form, "TLS")
    assert form.server.port.port() == 587
    choose(form, "None")
    assert form.server.port.port() == 25
    retype(form.server.port, "2525")
    choose(form, "SSL")
    assert form.server.port.port() == 2525


def test_no_encryption_is_warned_of(bench: Bench) -> None:
    bench.keep()
    view = open_settings(bench)
    choose(view.form, "None")
    assert "your password can be read on the way" in words_on(view)
    assert "Gmail refuses this" in words_on(view)
    assert findings(view) == []


def test_a_foreign_sender_is_pointed_out(bench: Bench) -> None:
    bench.keep()
    view = open_settings(bench)
    assert "replaces the sender" not in words_on(view)
    retype(view.form.username, "ana.novak@gmail.com")
    retype(view.form.from_email, "survey@fdv.si")
    assert "Gmail replaces the sender with ana.novak@gmail.com" not in words_on(view)
    retype(view.form.username, "ana.novak@gmail.com")
    assert "Gmail replaces the sender with ana.novak@gmail.com" in words_on(view)


@pytest.mark.parametrize(
    ("change", "label", "control"),
    [
        ("from_email", "From (e-mail)", "from_email"),
        ("username", "Username", "username"),
        ("port", "Port", "port"),
        ("host", "Host", "host"),
    ],
)
@pytest.mark.parametrize("caption", ["Save", "Test settings"])
def test_what_is_missing_is_named(bench: Bench, change: str, label: str, control: str, caption: str) -> None:
    bench.keep()
    view = open_settings(bench)
    view.form.server.set_open(True)
    edit = getattr(view.form, control, None) or getattr(view.form.server, control)
    retype(edit, "")
    if change == "username":
        retype(view.form.username, "")
    press(view, caption)
    assert f"{label} is missing" in words_on(view)
    assert view.result.hasFocus()
    press(view.result, f"Go to the field {label}")
    assert edit.hasFocus()
    assert findings(view) == []
    bench.settle()


@pytest.mark.parametrize(("control", "label"), [("from_email", "From (e-mail)"), ("reply_to", "Reply-to")])
@pytest.mark.parametrize("caption", ["Save", "Test settings"])
def test_what_is_no_address_is_named(bench: Bench, control: str, label: str, caption: str) -> None:
    before = bench.keep()
    view = open_settings(bench)
    retype(view.form.reply_to, "answers@uni.si")
    retype(getattr(view.form, control), "x")
    press(view, caption)
    assert f"{label} is not a whole e-mail address" in words_on(view)
    assert "The address has no @." in words_on(view)
    assert "is missing" not in words_on(view)
    assert not view.panel.is_running
    press(view.result, f"Go to the field {label}")
    assert getattr(view.form, control).hasFocus()
    assert findings(view) == []
    assert bench.frame.session.account == before


def test_save_keeps_settings_and_password(bench: Bench, memory_keyring: MemoryKeyring) -> None:
    bench.keep()
    view = open_settings(bench)
    retype(view.form.from_name, "Ana Novak")
    QTest.keyClicks(view.form.password.edit, "abcd efgh ijkl mnop")
    press(view, "Save")
    bench.settle()
    account = bench.frame.session.account
    assert account is not None
    assert account.from_name == "Ana Novak"
    assert memory_keyring.passwords == {("Invite Desktop", account.vault_key): PASSWORD}
    assert bench.marks()[Step.SETTINGS].state is StepState.DONE
    assert bench.toasts == ["Settings saved"]
    assert not view.form.is_changed()


def test_a_saved_password_comes_back_and_can_be_forgotten(
    bench: Bench, memory_keyring: MemoryKeyring
) -> None:
    account = bench.keep()
    bench.accounts.keep_password(account, PASSWORD)
    view = open_settings(bench)
    assert view.form.typed_password() == PASSWORD
    assert view.form.password.is_hidden_text()
    press(view, "Forget the saved password")
    bench.settle()
    assert memory_keyring.passwords == {}
    assert view.form.typed_password() == ""
    assert "Forget the saved password" not in [
        b.text().replace("&", "") for b in view.findChildren(QWidget) if hasattr(b, "text") and b.isVisible()
    ]


def test_the_password_field_takes_long_pastes_and_hides(bench: Bench) -> None:
    bench.keep()
    view = open_settings(bench)
    edit = view.form.password.edit
    QGuiApplication.clipboard().setText("x" * 64)
    edit.paste()
    assert len(edit.text()) == 64
    press(view, "Show")
    assert not view.form.password.is_hidden_text()
    press(view, "Save")
    assert view.form.password.is_hidden_text()
    assert "normal Google password" in words_on(view)
    assert len(edit.text()) == 64


def test_an_ordinary_password_keeps_its_spaces_elsewhere(bench: Bench) -> None:
    bench.keep(host="mail.fdv.si")
    view = open_settings(bench)
    QTest.keyClicks(view.form.password.edit, "correct horse")
    assert view.form.typed_password() == "correct horse"


class NoStore(MemoryVault):
    """A computer without a password store."""


class LockedVault(MemoryVault):
    """A password store whose question was turned down."""

    def place(self) -> Place:
        return Place.DESKTOP_KEYRING

    def get(self, key: str) -> str | None:
        raise VaultLocked("KeyringLocked")


class TestWithoutAStore:
    @pytest.fixture
    def vault(self) -> Vault:
        return NoStore()

    def test_the_box_is_off_and_says_why(self, bench: Bench) -> None:
        bench.keep()
        view = open_settings(bench)
        assert not view.form.remember.isEnabled()
        assert not view.form.remember.isChecked()
        assert "no password store" in words_on(view)
        assert not view.form.is_changed()


class TestInPractice:
    @pytest.fixture
    def vault(self) -> Vault:
        return MemoryVault()

    def test_the_password_stays_until_the_program_closes(self, bench: Bench) -> None:
        bench.frame.session.is_practice = True
        bench.accounts.keep_password(bench.keep(), PASSWORD)
        view = open_settings(bench)
        assert view.form.typed_password() == PASSWORD
        assert "In practice the password is kept until you close the program." in words_on(view)
        assert "no password store" not in words_on(view)
        assert not view.form.remember.isVisible()
        with pytest.raises(AssertionError, match="no button"):
            press(view, "Forget the saved password")
        assert findings(view) == []


class TestWithALockedStore:
    @pytest.fixture
    def vault(self) -> Vault:
        return LockedVault()

    def test_the_field_says_so(self, bench: Bench) -> None:
        bench.keep()
        view = open_settings(bench)
        assert "password store is locked" in words_on(view)


def test_where_the_password_is_kept(bench: Bench) -> None:
    bench.keep()
    view = open_settings(bench)
    assert "Kept in" in words_on(view)
    view.form.remember.click()
    assert "Kept until the program closes" in words_on(view)


def test_a_draft_survives_leaving(bench: Bench) -> None:
    bench.keep()
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    retype(settings_of(page).form.from_name, "Ana")
    press(page, "Back to the list")
    assert isinstance(page.view, ChecklistView)
    page.open_step(Step.TWO_STEP)
    press(page, "I've done this")
    page.open_step(Step.SETTINGS)
    bench.settle()
    assert settings_of(page).form.from_name.text() == "Ana"


def test_an_additional_certificate(bench: Bench, tmp_path: Path, authority: trustme.CA) -> None:
    bench.keep(host="mail.fdv.si")
    view = open_settings(bench)
    press(view, "Choose a file…")  # turned back
    bench.file = str(tmp_path / "missing.pem")
    press(view, "Choose a file…")
    bench.settle()
    assert "missing.pem can't be opened" in words_on(view)
    (tmp_path / "other.txt").write_text("hello")
    bench.file = str(tmp_path / "other.txt")
    press(view, "Choose a file…")
    bench.settle()
    assert "holds no certificate" in words_on(view)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    bench.file = str(tmp_path / "ca.pem")
    press(view, "Choose a file…")
    bench.settle()
    assert "BEGIN CERTIFICATE" in view.form.account().extra_certificate
    assert findings(view) == []
    press(view, "Remove")
    assert view.form.account().extra_certificate == ""


def test_the_speed_stays_as_it_is(bench: Bench) -> None:
    bench.keep(pace=7.25)
    view = open_settings(bench)
    assert "Speed" not in words_on(view)
    retype(view.form.from_name, "Ana Novak")
    press(view, "Save")
    bench.settle()
    saved = bench.frame.session.account
    assert saved is not None
    assert (saved.pace, saved.from_name) == (7.25, "Ana Novak")


def test_the_mailbox_has_a_server_of_its_own(bench: Bench) -> None:
    bench.keep()
    view = open_settings(bench)
    server = view.form.server
    assert (server.imap_host.text(), server.imap_port.port()) == ("imap.gmail.com", 993)
    assert "looks in your Sent folder to be certain what went out. It only reads." in words_on(view)
    assert server.imap_host.accessibleName() == "Server for reading your mailbox (IMAP)"
    assert server.imap_port.accessibleName() == "Port of the server for reading"
    retype(server.imap_host, " imap.fdv.si ")
    retype(server.imap_port, "1993")
    assert server.button.text() == "Server settings – changed"
    press(view, "Save")
    bench.settle()
    account = bench.frame.session.account
    assert account is not None
    assert (account.imap_host, account.imap_port) == ("imap.fdv.si", 1993)
    server.set_open(True)
    assert findings(view) == []
    press(view, "Use Gmail's value: imap.gmail.com")
    assert view.form.account().imap_host == "imap.gmail.com"
    assert view.form.account().imap_port == 993


def test_the_mailbox_is_optional(bench: Bench) -> None:
    bench.keep()
    view = open_settings(bench)
    retype(view.form.server.imap_host, "")
    retype(view.form.server.imap_port, "")
    account = view.form.account()
    assert (account.imap_host, account.imap_port) == ("", 993)
    assert account.missing() is None


def test_a_known_server_brings_its_mailbox_and_its_limit(bench: Bench) -> None:
    account = bench.keep("ana@fdv.si", host="mail.fdv.si")
    assert (account.imap_host, account.daily_limit) == ("", None), "nothing is made up"
    view = open_settings(bench)
    server = view.form.server
    retype(server.host, "smtp.gmail.com")
    assert server.imap_host.text() == "imap.gmail.com"
    retype(server.host, "smtp.fastmail.com")
    assert server.imap_host.text() == "imap.fastmail.com", "what was filled in is replaced"
    retype(server.imap_host, "imap.fdv.si")
    retype(server.host, "smtp.gmail.com")
    assert server.imap_host.text() == "imap.fdv.si", "what was typed is not"
    press(view, "Save")
    bench.settle()
    saved = bench.frame.session.account
    assert saved is not None
    assert (saved.daily_limit, saved.imap_host) == (1000, "imap.fdv.si")
    assert bench.accounts.ceiling(saved) == 1800
    assert not view.form.is_changed()


def test_no_authentication_needs_no_password(bench: Bench) -> None:
    bench.keep(host="mail.fdv.si")
    view = open_settings(bench)
    view.form.server.authentication.no.click()
    account = view.form.account()
    assert not account.authentication
    assert account.missing() is None
    assert account.encryption is Encryption.SSL
