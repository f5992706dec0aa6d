"""Several accounts: which survey uses which, and what can be done with each."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import keyring
import keyring.errors
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.mailing import MailingKind
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.surveys import Surveys
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.ui.name_dialog import NameDialog
from invite_desktop.ui.rail_page import PageStanding
from invite_desktop.ui.session import CHOOSE_ACCOUNT
from invite_desktop.ui.setup.accounts_view import AccountCard, AccountsView
from invite_desktop.ui.setup.checklist_view import ChecklistView
from invite_desktop.ui.setup.page import SetupPage
from invite_desktop.ui.setup.remove_dialog import RemoveDialog
from invite_desktop.ui.setup.settings_view import SettingsView
from tests.conftest import MemoryKeyring
from tests.ui.setup.bench import Bench, findings, press, settings_of, words_on

MARKER = "abcd efgh ijkl mnop"


class Locked(MemoryKeyring):
    """Lets nothing be removed."""

    def delete_password(self, service: str, username: str) -> None:
        raise keyring.errors.KeyringLocked


@pytest.fixture
def undos(bench: Bench) -> list[Callable[[], None] | None]:
    """The way back of each toast."""
    ways: list[Callable[[], None] | None] = []
    bench.frame.session.toasted.connect(lambda _text, undo: ways.append(undo))
    return ways


@pytest.fixture
def store(bench: Bench, tmp_path: Path) -> Store:
    """The page's data, read beside it."""
    return Store.over(Database(tmp_path / "data.sqlite3"))


def open_accounts(bench: Bench, **changes: object) -> SetupPage:
    """The page with all accounts."""
    page = bench.page(**changes)
    press(page, "Accounts")
    assert isinstance(page.view, AccountsView)
    return page


def card(page: SetupPage, label: str) -> AccountCard:
    """The card of the account that is called so."""
    assert isinstance(page.view, AccountsView)
    (found,) = [each for each in page.view.cards if each.account.label == label]
    return found


def labels(page: SetupPage) -> list[str]:
    return [each.account.label for each in page.accounts.view.cards]


def dialog(page: SetupPage, kind: type[QDialog]) -> QDialog:
    """The dialog that stands open."""
    (found,) = [each for each in page.window().findChildren(kind) if each.isVisible()]
    return found


def own(bench: Bench) -> Account:
    account = bench.frame.session.account
    assert account is not None
    return account


def another(bench: Bench, address: str = "miha@gmail.com", **changes: object) -> Account:
    """An account that the survey does not use."""
    before = bench.frame.session.account
    saved = bench.keep(address, **changes)
    bench.accounts.use(bench.frame.session.survey, before)
    bench.frame.session.tell_account_changed()
    return saved


# -- the cards -------------------------------------------------------------------------------------


def test_one_card_for_each_with_who_uses_it_and_how_far_it_is(bench: Bench, store: Store) -> None:
    ana = bench.keep()
    bench.accounts.mark_test(ana, None)
    miha = another(bench)
    bench.accounts.mark(miha, Step.TEST, StepState.ATTENTION, "SignInRejected")
    bench.accounts.rename(miha, "Lab mail")
    store.surveys.create("Second survey", ana.id)
    page = open_accounts(bench)
    assert labels(page) == ["ana.novak@gmail.com", "Lab mail"]
    used, free = card(page, "ana.novak@gmail.com"), card(page, "Lab mail")
    assert "Used by: My survey, Second survey" in words_on(used)
    assert "Used for this survey" in words_on(used)
    assert "miha@gmail.com" in words_on(free)
    assert "No survey uses it" in words_on(free)
    assert "Needs attention" in words_on(free)
    assert used.buttons[0].accessibleName() == "Settings: ana.novak@gmail.com"
    assert used.buttons[0].hasFocus()
    assert findings(page) == []
    press(page, "Back to the list")
    assert isinstance(page.view, ChecklistView)


def test_another_account_is_one_click_away_and_one_back(
    bench: Bench, undos: list[Callable[[], None] | None]
) -> None:
    ana, miha = bench.keep(), another(bench)
    page = open_accounts(bench)
    press(card(page, "miha@gmail.com"), "Use for this survey")
    assert own(bench) == miha
    assert bench.toasts[-1] == "This survey now sends from miha@gmail.com"
    assert "Used for this survey" in words_on(card(page, "miha@gmail.com"))
    assert card(page, "miha@gmail.com").isAncestorOf(page.focusWidget())
    press(page, "Back to the list")
    assert "Set up sending from miha@gmail.com" in words_on(page)
    undo = undos[-1]
    assert undo is not None
    undo()
    assert own(bench) == ana
    assert isinstance(page.view, ChecklistView)
    assert "Set up sending from ana.novak@gmail.com" in words_on(page)


def test_each_survey_has_its_own(bench: Bench, store: Store) -> None:
    bench.keep()
    miha = another(bench)
    page = open_accounts(bench)
    second = store.surveys.create("Second", miha.id)
    bench.frame.session.open_survey(second)
    assert isinstance(page.view, ChecklistView)
    assert "miha@gmail.com" in words_on(page)


# -- settings of another one -----------------------------------------------------------------------


def test_settings_of_an_account_that_another_survey_uses(bench: Bench) -> None:
    ana = bench.keep()
    bench.accounts.mark_test(ana, None)
    miha = another(bench)
    page = open_accounts(bench)
    standing = page.standing
    press(card(page, "miha@gmail.com"), "Settings")
    assert settings_of(page).form.from_email.text() == "miha@gmail.com"
    assert "This survey doesn't use miha@gmail.com" in words_on(page)
    assert page.standing is standing
    bench.settle()
    assert findings(page) == []
    settings_of(page).form.from_name.setText("Miha")
    press(page, "Save")
    bench.settle()
    assert own(bench).id == ana.id
    kept = bench.accounts.find(miha.id or 0)
    assert kept is not None
    assert kept.from_name == "Miha"
    press(page, "Back to the list")
    assert "Set up sending from miha@gmail.com" in words_on(page)
    press(page, "Back to the accounts")
    assert isinstance(page.view, AccountsView)
    assert "This survey doesn't use" not in words_on(page)


def test_an_account_that_is_looked_at_can_be_used(bench: Bench) -> None:
    bench.keep()
    miha = another(bench)
    page = open_accounts(bench)
    press(card(page, "miha@gmail.com"), "Settings")
    bench.settle()
    press(page, "Use it for this survey")
    assert own(bench).id == miha.id
    assert isinstance(page.view, ChecklistView)
    assert "This survey doesn't use" not in words_on(page)


def test_who_comes_from_another_page_finds_the_account_of_the_survey(bench: Bench) -> None:
    bench.keep()
    another(bench)
    page = open_accounts(bench)
    press(card(page, "miha@gmail.com"), "Settings")
    page.show_target("settings")
    bench.settle()
    assert settings_of(page).form.from_email.text() == "ana.novak@gmail.com"


def test_settings_of_the_one_in_use(bench: Bench) -> None:
    bench.keep()
    page = open_accounts(bench)
    press(card(page, "ana.novak@gmail.com"), "Settings")
    bench.settle()
    assert isinstance(page.view, SettingsView)
    assert "This survey doesn't use" not in words_on(page)


# -- names and copies ------------------------------------------------------------------------------


def test_a_name_of_ones_own_and_back(bench: Bench, undos: list[Callable[[], None] | None]) -> None:
    bench.keep()
    page = open_accounts(bench)
    press(card(page, "ana.novak@gmail.com"), "Rename…")
    asked = dialog(page, NameDialog)
    assert findings(asked) == []
    edit = asked.findChild(QLineEdit)
    assert edit is not None
    QTest.keyClicks(edit, "Lab mail")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert labels(page) == ["Lab mail"]
    assert "ana.novak@gmail.com" in words_on(card(page, "Lab mail"))
    undo = undos[-1]
    assert undo is not None
    undo()
    assert labels(page) == ["ana.novak@gmail.com"]


def test_a_duplicate_works_at_once(bench: Bench, store: Store) -> None:
    account = bench.keep()
    bench.accounts.keep_password(account, MARKER)
    bench.accounts.mark_test(account, None)
    page = open_accounts(bench)
    press(card(page, "ana.novak@gmail.com"), "Duplicate")
    assert labels(page) == ["ana.novak@gmail.com", "ana.novak@gmail.com (copy)"]
    copy = card(page, "ana.novak@gmail.com (copy)").account
    assert bench.accounts.password(copy) == MARKER
    assert bench.accounts.marks(copy) == {}
    assert own(bench) == account
    assert findings(page) == []


def test_no_secret_is_saved_or_copied(bench: Bench, store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    account = bench.keep()
    page = open_accounts(bench)
    press(card(page, "ana.novak@gmail.com"), "Settings")
    bench.settle()
    settings_of(page).form.password.set_password(MARKER)
    settings_of(page).form.from_name.setText("Ana")
    press(page, "Save")
    bench.settle()
    assert bench.accounts.password(account) == MARKER.replace(" ", "")
    surveys = Surveys(store)
    bench.frame.session.open_survey(surveys.duplicate(bench.frame.session.survey, "Copy"))
    press(page, "Accounts")
    press(card(page, "ana.novak@gmail.com"), "Duplicate")
    page.keep_draft()
    bench.settle()
    store.database.back_up(store.database.path.with_suffix(".bak"))
    files = [each for each in store.database.path.parent.rglob("*") if each.is_file()]
    assert files
    for secret in (MARKER, MARKER.replace(" ", "")):
        for each in files:
            assert secret.encode() not in each.read_bytes(), each.name
        assert secret not in caplog.text


# -- removing --------------------------------------------------------------------------------------


def ask_to_remove(bench: Bench, page: SetupPage, label: str) -> RemoveDialog:
    press(card(page, label), "Remove…")
    bench.settle()
    QTest.qWait(1)
    asked = dialog(page, RemoveDialog)
    assert isinstance(asked, RemoveDialog)
    return asked


def test_removing_says_what_it_means_and_keeps_by_default(bench: Bench, store: Store) -> None:
    ana = bench.keep()
    bench.accounts.keep_password(ana, MARKER)
    store.surveys.create("Second", ana.id)
    page = open_accounts(bench)
    asked = ask_to_remove(bench, page, "ana.novak@gmail.com")
    words = words_on(asked)
    assert "2 survey(s) use it: My survey, Second." in words
    assert "The saved password is removed from this computer." in words
    assert "not finished" not in words
    assert findings(asked) == []
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert not asked.isVisible()
    assert labels(page) == ["ana.novak@gmail.com"]


def test_removing_says_which_mailings_come_to_a_stop(bench: Bench, store: Store) -> None:
    ana, survey, mailings = bench.keep(), bench.frame.session.survey, Mailings(store)
    store.messages.save_draft(survey.id, Message("Hello", "Dear colleague"))
    store.recipients.add(survey.id, [Recipient(0, "p1@example.org", ())])
    mailings.freeze(survey, mailings.check(survey, ana, MailingKind.INVITATION))
    page = open_accounts(bench)
    asked = ask_to_remove(bench, page, "ana.novak@gmail.com")
    assert "1 mailing(s) from this account are not finished." in words_on(asked)
    assert findings(asked) == []
    press(asked, "Keep it")
    assert labels(page) == ["ana.novak@gmail.com"]


def test_the_last_one_leads_back_to_the_first_screen(bench: Bench, memory_keyring: MemoryKeyring) -> None:
    ana = bench.keep()
    bench.accounts.keep_password(ana, MARKER)
    page = open_accounts(bench)
    press(ask_to_remove(bench, page, "ana.novak@gmail.com"), "Remove")
    bench.settle()
    assert page.view is page.first
    assert page.first.isVisible()
    assert bench.frame.session.account is None
    assert memory_keyring.passwords == {}
    assert bench.toasts[-1] == "“ana.novak@gmail.com” was removed"
    assert page.standing is PageStanding.OPEN


def test_without_its_account_a_survey_asks_for_another_one(bench: Bench) -> None:
    ana, miha = bench.keep(), another(bench)
    copy = bench.accounts.duplicate(ana, "Copy")
    page = open_accounts(bench)
    asked = ask_to_remove(bench, page, "ana.novak@gmail.com")
    assert "another account uses the same one" in words_on(asked)
    press(asked, "Remove")
    bench.settle()
    assert labels(page) == ["miha@gmail.com", "Copy"]
    assert "This survey has no account. Choose" in words_on(page)
    assert findings(page) == []
    page.show_target("settings")
    assert isinstance(page.view, AccountsView)
    reason = "The account that the mailing was sent from was removed"
    assert reason not in words_on(page)
    page.show_target(CHOOSE_ACCOUNT)
    assert reason in words_on(page)
    assert findings(page) == []
    press(card(page, "Copy"), "Use for this survey")
    assert reason not in words_on(page)
    assert own(bench).id == copy.id
    assert miha.id != copy.id


def test_one_that_is_not_used_goes_without_a_trace(bench: Bench) -> None:
    bench.keep()
    another(bench)
    page = open_accounts(bench)
    asked = ask_to_remove(bench, page, "miha@gmail.com")
    assert "use it" not in words_on(asked)
    press(asked, "Remove")
    bench.settle()
    assert labels(page) == ["ana.novak@gmail.com"]
    assert card(page, "ana.novak@gmail.com").isAncestorOf(page.focusWidget())


def test_nothing_is_removed_while_it_sends(bench: Bench) -> None:
    bench.keep()
    is_sending = False
    page = open_accounts(bench, is_sending=lambda _account: is_sending)
    asked = ask_to_remove(bench, page, "ana.novak@gmail.com")
    is_sending = True
    press(asked, "Remove")
    bench.settle()
    assert labels(page) == ["ana.novak@gmail.com"]
    press(card(page, "ana.novak@gmail.com"), "Remove…")
    bench.settle()
    assert bench.refusals == ["A mailing is under way with this account. Stop it first."] * 2
    assert not [each for each in page.window().findChildren(RemoveDialog) if each.isVisible()]


def test_a_password_that_cannot_be_removed_is_said(bench: Bench) -> None:
    ana = bench.keep()
    bench.accounts.keep_password(ana, MARKER)
    page = open_accounts(bench)
    asked = ask_to_remove(bench, page, "ana.novak@gmail.com")
    locked = Locked()
    keyring.set_keyring(locked)
    press(asked, "Remove")
    bench.settle()
    assert labels(page) == ["ana.novak@gmail.com"]
    assert page.accounts.view.problem.isVisible()
    assert findings(page) == []
    page.show_list()
    press(page, "Accounts")
    assert not page.accounts.view.problem.isVisible()


# -- adding, and another address -------------------------------------------------------------------


def type_address(page: SetupPage, address: str) -> None:
    page.first.address.clear()
    QTest.keyClicks(page.first.address, address)
    QTest.keyClick(page.first.address, Qt.Key.Key_Return)


def test_another_account_is_added_and_used(bench: Bench, undos: list[Callable[[], None] | None]) -> None:
    ana = bench.keep()
    page = open_accounts(bench)
    press(page, "Add another account")
    assert page.first.address.text() == ""
    press(page, "Back")
    press(page, "Accounts")
    press(page, "Add another account")
    type_address(page, "miha@gmail.com")
    assert own(bench).from_email == "miha@gmail.com"
    assert "miha@gmail.com is a new account" in bench.toasts[-1]
    assert "ana.novak@gmail.com stays under Accounts" in bench.toasts[-1]
    assert bench.marks()[Step.SETTINGS].evidence == "filled_in"
    undo = undos[-1]
    assert undo is not None
    undo()
    assert own(bench) == ana


def test_one_that_is_there_already_is_used_again(bench: Bench) -> None:
    bench.keep()
    miha = another(bench)
    page = open_accounts(bench)
    press(page, "Add another account")
    type_address(page, "Miha@gmail.com")
    assert own(bench) == miha
    press(page, "Accounts")
    assert len(labels(page)) == 2


def test_a_slip_in_the_address_is_put_right_in_place(bench: Bench, memory_keyring: MemoryKeyring) -> None:
    before = bench.keep("ana.novk@gmail.com", from_name="Ana Novak")
    bench.accounts.keep_password(before, MARKER)
    bench.accounts.mark(before, Step.TWO_STEP, StepState.DONE, "said_done")
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    page.show_list()
    press(page, "Change the address")
    type_address(page, "ana.novak@gmail.com")
    bench.settle()
    after = own(bench)
    assert (after.id, after.username, after.from_name) == (before.id, "ana.novak@gmail.com", "Ana Novak")
    assert memory_keyring.passwords == {}
    assert "The address was changed on" in words_on(page)
    assert bench.toasts[-1] == "The address was changed to ana.novak@gmail.com"
    page.open_step(Step.SETTINGS)
    bench.settle()
    form = settings_of(page).form
    assert (form.from_email.text(), form.typed_password()) == ("ana.novak@gmail.com", "")


@pytest.mark.parametrize("why", ["sent", "shared", "sending"])
def test_an_account_that_something_hangs_on_is_kept(why: str, bench: Bench, store: Store) -> None:
    before = bench.keep()
    if why == "sent":
        bench.accounts.count(before, "<test@gmail.com>", "test")
    elif why == "shared":
        store.surveys.create("Second", before.id)
    page = bench.page(is_sending=lambda _account: why == "sending")
    press(page, "Change the address")
    type_address(page, "miha@gmail.com")
    assert own(bench).id != before.id
    assert bench.accounts.find(before.id or 0) == before
    assert "stays under Accounts" in bench.toasts[-1]


def test_a_draft_of_the_old_address_is_dropped(bench: Bench) -> None:
    bench.keep("ana.novk@gmail.com")
    page = bench.page()
    page.open_step(Step.SETTINGS)
    bench.settle()
    settings_of(page).form.from_name.setFocus()
    QTest.keyClicks(settings_of(page).form.from_name, "Typed")
    page.show_list()
    press(page, "Change the address")
    type_address(page, "ana.novak@gmail.com")
    page.open_step(Step.SETTINGS)
    bench.settle()
    assert settings_of(page).form.from_name.text() == ""
    assert dataclasses.replace(own(bench), id=None).from_email == "ana.novak@gmail.com"
