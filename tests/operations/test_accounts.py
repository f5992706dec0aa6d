from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NoReturn

import keyring
import keyring.errors
import pytest

from invite_desktop.domain.account import Account, Encryption, SentCopies
from invite_desktop.domain.arrival import Arrival, ArrivedIn, Receiving
from invite_desktop.domain.checklist import Step, StepState, is_tested
from invite_desktop.domain.errors import PasswordMissing, SignInRejected, VaultLocked, VaultUnavailable
from invite_desktop.domain.pace import ActiveHours
from invite_desktop.domain.provider import PasswordKind, Provider
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.provider_settings import with_provider
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
    suggested_daily_limit=300,
    ceiling=450,
    pace=30,
    connections=1,
    password=PasswordKind.APP,
    files_sent_copies=True,
    guide="gmail",
    notes="",
    source="",
    checked=date(2026, 9, 28),
)


WORKSPACE = replace(
    GMAIL,
    id="google_workspace",
    name="Google Workspace",
    domains=(),
    suggested_daily_limit=1000,
    ceiling=1800,
)
NO_PASSWORD = replace(
    GMAIL,
    id="outlook",
    domains=("outlook.com",),
    smtp_host="smtp-mail.outlook.com",
    imap_host="outlook.office365.com",
    per_24h=None,
    suggested_daily_limit=None,
    ceiling=None,
    connections=3,
    password=PasswordKind.NONE,
)
PROVIDERS = (GMAIL, WORKSPACE, NO_PASSWORD)


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
    return Accounts(store, KeyringVault(), PROVIDERS)


def again(store: Store) -> Accounts:
    """As after a restart: memory is empty."""
    return Accounts(store, KeyringVault(), PROVIDERS)


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
        daily_limit=300,
        imap_host="imap.gmail.com",
    )
    assert accounts.provider("ana@gmail.com") is GMAIL
    assert with_provider(Account(from_name="Ana"), GMAIL).from_name == "Ana"


def test_an_unknown_address_fills_in_only_itself(accounts: Accounts) -> None:
    account = accounts.suggest("ana@example.org")
    assert (account.username, account.host) == ("ana@example.org", "")
    assert (account.daily_limit, account.imap_host) == (None, "")
    assert accounts.provider_of(account) is None


def test_where_no_limit_is_needed_nothing_grows_and_where_no_password_opens_it_no_mailbox_is_read() -> None:
    account = with_provider(Account(), NO_PASSWORD)
    assert (account.daily_limit, account.warm_up, account.connections) == (None, False, 3)
    assert account.imap_host == ""


@pytest.mark.parametrize(
    ("address", "username", "host", "provider", "ceiling"),
    [
        ("ana@gmail.com", "ana", "smtp.gmail.com", GMAIL, 450),
        ("ana@fdv.si", "ana@fdv.si", "SMTP.Gmail.com", WORKSPACE, 1800),
        ("survey@fdv.si", "ana@gmail.com", "smtp.gmail.com", GMAIL, 450),
        ("ana@gmail.com", "ana@fdv.si", "smtp.gmail.com", WORKSPACE, 1800),
        ("ana@gmail.com", "", "smtp.fdv.si", None, None),
        ("ana@outlook.com", "", "smtp-mail.outlook.com", NO_PASSWORD, None),
        ("ana@fdv.si", "", "smtp-mail.outlook.com", NO_PASSWORD, None),
        ("ana@fdv.si", "", "", None, None),
    ],
)
def test_whose_server_it_is_says_how_far_the_limit_may_go(
    address: str, username: str, host: str, provider: Provider | None, ceiling: int | None, accounts: Accounts
) -> None:
    account = Account(from_email=address, username=username, host=host)
    assert accounts.provider_of(account) is provider
    assert accounts.ceiling(account) == ceiling


def moved(accounts: Accounts, survey: Survey, account: Account, **changes: object) -> Account:
    """The account after it was saved with another server."""
    return accounts.save(survey, replace(account, **changes))  # type: ignore[arg-type]  # any field


def test_with_a_known_server_come_its_limit_and_mailbox(
    accounts: Accounts, survey: Survey, account: Account
) -> None:
    account = moved(accounts, survey, account, username="spela@fdv.si", host="smtp.gmail.com")
    assert (account.daily_limit, account.warm_up, account.connections) == (1000, True, 1)
    assert (account.imap_host, account.imap_port) == ("imap.gmail.com", 993)
    kept = accounts.save(survey, replace(account, daily_limit=1500, imap_host=""))
    assert (kept.daily_limit, kept.imap_host) == (1500, ""), "what the person says holds"
    free = accounts.save(survey, replace(kept, username="spela@gmail.com"))
    assert free.daily_limit == 300, "the same server puts up with less from a free account"


def test_a_mailbox_of_ones_own_stays_and_one_that_was_filled_in_goes(
    accounts: Accounts, survey: Survey, account: Account
) -> None:
    account = moved(accounts, survey, account, host="smtp.gmail.com", imap_host="imap.fdv.si")
    assert account.imap_host == "imap.fdv.si"
    account = moved(accounts, survey, account, imap_host="imap.gmail.com", host="smtp-mail.outlook.com")
    assert account.imap_host == ""


def test_an_unknown_server_changes_nothing_by_itself(
    accounts: Accounts, survey: Survey, account: Account
) -> None:
    account = moved(accounts, survey, account, daily_limit=100, host="smtp.fdv.si")
    assert (account.daily_limit, account.imap_host) == (100, "")
    known = moved(accounts, survey, account, host="smtp.gmail.com")
    assert moved(accounts, survey, known, host="smtp.fdv.si").daily_limit == known.daily_limit


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
        {"imap_host": "imap.example.org"},
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
    [
        {},
        {"from_name": "Other"},
        {"reply_to": "x@y.si"},
        {"remember_password": False},
        {"pace": 60.0},
        {"connections": 4},
        {"daily_limit": 100},
        {"warm_up": False},
        {"hours": ActiveHours()},
    ],
)
def test_what_a_test_does_not_depend_on_leaves_it_standing(
    change: dict[str, object], accounts: Accounts, survey: Survey, account: Account
) -> None:
    accounts.mark_test(account, None)
    accounts.save(survey, replace(account, **change))  # type: ignore[arg-type]
    assert accounts.marks(account)[Step.SETTINGS].state is StepState.CHECKED
    assert is_tested(accounts.marks(account)[Step.TEST])


def test_a_mailbox_that_was_read_says_nothing_of_another(
    accounts: Accounts, survey: Survey, account: Account
) -> None:
    arrival = Arrival(ArrivedIn.INBOX, 3.0, True, account.from_email, True)
    accounts.mark_test(account, None, Receiving(arrival, SentCopies.FILED))
    assert accounts.marks(account)[Step.TEST].state is StepState.CHECKED
    accounts.save(survey, replace(account, port=2465))
    assert accounts.marks(account)[Step.IMAP].state is StepState.CHECKED
    accounts.save(survey, replace(account, imap_host="imap.example.org"))
    mark = accounts.marks(account)[Step.IMAP]
    assert (mark.state, mark.evidence) == (StepState.DONE, "settings_changed")


def test_without_a_sign_in_none_is_proved(accounts: Accounts, survey: Survey, account: Account) -> None:
    open_to_all = accounts.save(survey, replace(account, authentication=False))
    accounts.mark_test(open_to_all, None)
    assert accounts.marks(open_to_all).keys() == {Step.SETTINGS, Step.TEST}


def test_a_test_that_did_not_work_is_noted(accounts: Accounts, account: Account, survey: Survey) -> None:
    accounts.mark_test(account, SignInRejected("spela", "535"))
    accounts.save(survey, replace(account, port=587))
    assert accounts.marks(account)[Step.TEST].state is StepState.ATTENTION


def test_nothing_is_known_of_an_account_that_was_not_saved(accounts: Accounts) -> None:
    accounts.mark(Account(), Step.IMAP, StepState.DONE)
    accounts.mark_test(Account(), PasswordMissing())
    assert accounts.marks(Account()) == {}


# -- copies in the Sent folder ---------------------------------------------------------------------


def seen(accounts: Accounts, account: Account) -> SentCopies | None:
    known = accounts.sent_copies(account)
    return None if known is None else known[0]


@pytest.mark.parametrize(
    "change",
    [{"host": "x.si"}, {"username": "other"}, {"imap_host": "imap.x.si"}],
    ids=lambda each: next(iter(each)),
)
def test_what_was_seen_of_another_mailbox_no_longer_holds(
    change: dict[str, str], accounts: Accounts, survey: Survey, account: Account
) -> None:
    accounts.note_sent_copies(account, SentCopies.FILED)
    other = accounts.save(survey, replace(account, **change))  # type: ignore[arg-type]
    assert seen(accounts, other) is None
    back = accounts.save(survey, account)
    assert seen(accounts, back) is SentCopies.FILED, "seen in this session"


def test_what_was_seen_outlasts_other_changes_and_the_program(
    accounts: Accounts, survey: Survey, account: Account, store: Store
) -> None:
    accounts.note_sent_copies(account, SentCopies.MISSING)
    accounts.save(survey, replace(account, port=587, from_email="x@example.org", pace=60.0))
    assert seen(again(store), account) is SentCopies.MISSING


def test_settings_tested_before_they_are_saved_change_nothing_of_those_that_are_kept(
    accounts: Accounts, survey: Survey, account: Account
) -> None:
    accounts.note_sent_copies(account, SentCopies.FILED)
    typed = replace(account, imap_host="imap.x.si")
    accounts.note_sent_copies(typed, SentCopies.RENAMED)
    assert seen(accounts, account) is SentCopies.FILED
    assert seen(accounts, accounts.save(survey, typed)) is SentCopies.RENAMED


def test_nothing_is_counted_or_seen_of_an_account_that_was_not_saved(accounts: Accounts) -> None:
    accounts.count(Account(), "<1@x.si>", "self")
    accounts.note_sent_copies(Account(), SentCopies.FILED)
    assert accounts.sent_copies(Account()) is None


# -- the password ----------------------------------------------------------------------------------


def test_a_remembered_password_survives_a_restart(
    accounts: Accounts, account: Account, store: Store, memory_keyring: MemoryKeyring
) -> None:
    assert accounts.password(account) is None
    assert accounts.keep_password(account, "secret").place is Place.OTHER
    assert accounts.password_place() is Place.OTHER
    assert again(store).password(account) == "secret"
    assert list(memory_keyring.passwords.values()) == ["secret"]


def test_a_password_not_to_be_remembered_stays_in_memory(
    accounts: Accounts, account: Account, store: Store, memory_keyring: MemoryKeyring
) -> None:
    account = replace(account, remember_password=False)
    assert accounts.keep_password(account, "secret").place is Place.MEMORY
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
    assert accounts.keep_password(account, "secret").place is Place.MEMORY
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
    assert accounts.keep_password(account, "secret").place is Place.MEMORY
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
    assert accounts.keep_password(account, "secret").place is Place.MEMORY
    with pytest.raises(VaultUnavailable):
        KeyringVault().put("key", "secret")
