from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn

import keyring
import keyring.errors
import pytest

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import PasswordMissing, SignInRejected, VaultLocked, VaultUnavailable
from invite_desktop.domain.provider import PasswordKind, Provider
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.accounts import Accounts, with_provider
from invite_desktop.store.store import Store
from invite_desktop.system.vault import KeyringVault, MemoryVault, Place
from tests.conftest import MemoryKeyring

GMAIL = Provider(
    id="gmail",
    name="Gmail",
    domains=("gmail.com",),
    smtp_host="smtp.gmail.com",
    smtp_port=587,
    encryption=Encryption.TLS,
    imap_host="imap.gmail.com",
    imap_port=993,
    per_24h=500,
    suggested_daily_limit=400,
    pace=30,
    password=PasswordKind.APP,
    files_sent_copies=True,
    guide="gmail",
    notes="",
    source="",
    checked=None,
)


class Locked(MemoryKeyring):
    """Refuses everything, as a keyring does whose question was turned down."""

    def get_password(self, service: str, username: str) -> NoReturn:
        raise keyring.errors.KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> NoReturn:
        raise keyring.errors.KeyringLocked

    def delete_password(self, service: str, username: str) -> NoReturn:
        raise keyring.errors.KeyringLocked


@pytest.fixture
def accounts(store: Store) -> Accounts:
    return Accounts(store, KeyringVault(), (GMAIL,))


def again(store: Store) -> Accounts:
    """As after a restart: memory is empty."""
    return Accounts(store, KeyringVault(), (GMAIL,))


# -- settings --------------------------------------------------------------------------------------


def test_an_address_fills_in_the_settings(accounts: Accounts) -> None:
    account = accounts.suggest("ana@Gmail.com")
    assert account == Account(
        from_email="ana@Gmail.com",
        reply_to="ana@Gmail.com",
        username="ana@Gmail.com",
        encryption=Encryption.TLS,
        port=587,
        host="smtp.gmail.com",
        pace=30,
    )
    assert accounts.provider("ana@gmail.com") is GMAIL
    assert with_provider(Account(from_name="Ana"), GMAIL).from_name == "Ana"


def test_an_unknown_address_fills_in_only_itself(accounts: Accounts) -> None:
    account = accounts.suggest("ana@example.org")
    assert (account.username, account.host) == ("ana@example.org", "")


def test_a_survey_gets_its_account_when_it_is_saved(accounts: Accounts, store: Store) -> None:
    survey = store.surveys.create("New")
    assert accounts.of(survey) is None
    saved = accounts.save(survey, accounts.suggest("ana@gmail.com"))
    assert saved.id is not None
    survey = store.surveys.get(survey.id) or survey
    assert accounts.of(survey) == saved


@pytest.mark.parametrize(
    "change",
    [
        {"username": "other"},
        {"host": "other.example.org"},
        {"port": 2465},
        {"encryption": Encryption.TLS},
        {"authentication": False},
        {"from_email": "other@example.org"},
        {"extra_certificate": "PEM"},
    ],
)
def test_what_was_proved_of_other_settings_no_longer_holds(
    change: dict[str, object], accounts: Accounts, survey: Survey, account: Account
) -> None:
    accounts.mark(account, Step.IMAP, StepState.CHECKED, "read")
    accounts.mark_test(account, None)
    accounts.save(survey, replace(account, **change))  # type: ignore[arg-type]
    marks = accounts.marks(account)
    assert marks[Step.IMAP].state is StepState.CHECKED
    for step in (Step.TEST, Step.SETTINGS, Step.APP_PASSWORD, Step.TWO_STEP):
        assert (marks[step].state, marks[step].evidence) == (StepState.DONE, "settings_changed")


@pytest.mark.parametrize(
    "change",
    [{}, {"from_name": "Other"}, {"reply_to": "x@y.si"}, {"pace": 60.0}, {"remember_password": False}],
)
def test_what_a_test_does_not_depend_on_leaves_it_standing(
    change: dict[str, object], accounts: Accounts, survey: Survey, account: Account
) -> None:
    accounts.mark_test(account, None)
    accounts.save(survey, replace(account, **change))  # type: ignore[arg-type]
    assert accounts.marks(account)[Step.TEST].state is StepState.CHECKED


def test_a_test_that_did_not_work_is_noted(accounts: Accounts, account: Account, survey: Survey) -> None:
    accounts.mark_test(account, SignInRejected("spela", "535"))
    accounts.save(survey, replace(account, port=587))
    assert accounts.marks(account)[Step.TEST].state is StepState.ATTENTION


def test_nothing_is_known_of_an_account_that_was_not_saved(accounts: Accounts) -> None:
    accounts.mark(Account(), Step.IMAP, StepState.DONE)
    accounts.mark_test(Account(), PasswordMissing())
    assert accounts.marks(Account()) == {}


# -- the password ----------------------------------------------------------------------------------


def test_a_remembered_password_survives_a_restart(
    accounts: Accounts, account: Account, store: Store, memory_keyring: MemoryKeyring
) -> None:
    assert accounts.password(account) is None
    assert accounts.keep_password(account, "secret") is Place.OTHER
    assert accounts.password_place() is Place.OTHER
    assert again(store).password(account) == "secret"
    assert list(memory_keyring.passwords.values()) == ["secret"]


def test_a_password_not_to_be_remembered_stays_in_memory(
    accounts: Accounts, account: Account, store: Store, memory_keyring: MemoryKeyring
) -> None:
    account = replace(account, remember_password=False)
    assert accounts.keep_password(account, "secret") is Place.MEMORY
    assert accounts.password(account) == "secret"
    assert again(store).password(account) is None
    assert memory_keyring.passwords == {}


def test_a_password_no_longer_to_be_remembered_leaves_the_vault(
    accounts: Accounts, account: Account, store: Store, memory_keyring: MemoryKeyring
) -> None:
    accounts.keep_password(account, "secret")
    account = replace(account, remember_password=False)
    assert again(store).password(account) is None
    accounts.keep_password(account, "secret")
    assert memory_keyring.passwords == {}


def test_each_server_has_its_own_password(accounts: Accounts, account: Account, store: Store) -> None:
    accounts.keep_password(account, "secret")
    other = replace(account, host="other.example.org")
    assert accounts.password(other) is None
    assert again(store).password(other) is None


def test_forgetting_empties_memory_and_vault(
    accounts: Accounts, account: Account, memory_keyring: MemoryKeyring
) -> None:
    accounts.keep_password(account, "secret")
    accounts.forget_password(account)
    assert accounts.password(account) is None
    assert memory_keyring.passwords == {}
    accounts.forget_password(account)


def test_without_a_vault_memory_serves(store: Store, account: Account) -> None:
    accounts = Accounts(store, MemoryVault(), ())
    assert accounts.keep_password(account, "secret") is Place.MEMORY
    assert accounts.password(account) == "secret"
    accounts.forget_password(account)
    assert accounts.password(account) is None


@pytest.mark.parametrize("remember", [True, False])
@pytest.mark.logs_expected
def test_a_locked_vault_leaves_the_password_in_memory(
    remember: bool, accounts: Accounts, account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    account = replace(account, remember_password=remember)
    keyring.set_keyring(Locked())
    assert accounts.keep_password(account, "secret") is Place.MEMORY
    assert accounts.password(account) == "secret"
    assert "VaultLocked" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    "ask", [lambda a, account: a.password(account), lambda a, account: a.forget_password(account)]
)
def test_a_locked_vault_is_named_where_it_is_needed(
    ask: Callable[[Accounts, Account], object], accounts: Accounts, account: Account
) -> None:
    keyring.set_keyring(Locked())
    with pytest.raises(VaultLocked):
        ask(accounts, account)


@pytest.mark.logs_expected
def test_a_vault_that_loses_what_it_takes_is_found_out(
    accounts: Accounts, account: Account, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_keyring, "set_password", lambda *_: None)
    assert accounts.keep_password(account, "secret") is Place.MEMORY
    with pytest.raises(VaultUnavailable):
        KeyringVault().put("key", "secret")
