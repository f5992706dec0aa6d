from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import (
    DataLocked,
    InviteError,
    Offline,
    OutcomeUnknown,
    PasswordMissing,
    SettingMissing,
    SignInRejected,
)
from invite_desktop.domain.message import Message
from invite_desktop.mail.compose import Mail
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.lines import open_line
from invite_desktop.operations.send_mailing import Connect
from invite_desktop.operations.send_one import SendOne
from invite_desktop.operations.sending.fleet import Line
from invite_desktop.operations.test_connection import letter_to_self
from invite_desktop.store.store import Store
from invite_desktop.system.vault import MemoryVault
from tests.fakes.smtp_server import FakeSmtp
from tests.operations.scripted import ScriptedServer


@pytest.fixture
def letter(account: Account) -> Mail:
    return letter_to_self(account, Message("Hello", "Me"))


def test_one_mail_goes_over_a_line_of_its_own(account: Account, letter: Mail) -> None:
    server = ScriptedServer()
    reply = SendOne(server.connect).run(account, "secret", letter)
    assert reply.is_positive
    assert server.taken == [letter]
    assert (server.connections, server.open_lines) == (1, 0)


def test_a_problem_is_passed_on_and_the_line_closed(account: Account, letter: Mail) -> None:
    server = ScriptedServer(OutcomeUnknown())
    with pytest.raises(OutcomeUnknown):
        SendOne(server.connect).run(account, "secret", letter)
    assert server.open_lines == 0


@pytest.mark.parametrize(
    ("change", "password", "problem"),
    [({"host": ""}, "secret", SettingMissing("host")), ({}, None, PasswordMissing())],
)
def test_what_is_missing_is_said_before_the_network_is_asked(
    change: dict[str, str], password: str | None, problem: InviteError, account: Account, letter: Mail
) -> None:
    server = ScriptedServer()
    with pytest.raises(type(problem)) as caught:
        SendOne(server.connect).run(replace(account, **change), password, letter)  # type: ignore[arg-type]
    assert caught.value == problem
    assert server.connections == 0


def test_it_works_over_tls(authority: trustme.CA, letter: Mail) -> None:
    with FakeSmtp(authority, mode="tls") as server:
        SendOne(open_line).run(server.account(), server.password, letter)
        with pytest.raises(SignInRejected):
            SendOne(open_line).run(server.account(), "wrong-password", letter)
    assert [mail.recipient for mail in server.mails] == [letter.recipient]
    assert server.auth_count == 2


def refusing(problem: InviteError) -> Connect:
    def connect(_account: Account, _password: str | None) -> Line:
        raise problem

    return connect


def test_a_refused_sign_in_sets_the_checklist_back(account: Account, letter: Mail, store: Store) -> None:
    accounts = Accounts(store, MemoryVault(), ())
    accounts.mark_test(account, None)
    with pytest.raises(Offline):
        SendOne(refusing(Offline("h")), accounts).run(account, "secret", letter)
    assert accounts.marks(account)[Step.APP_PASSWORD].state is StepState.CHECKED
    with pytest.raises(SignInRejected):
        SendOne(refusing(SignInRejected("spela", "535")), accounts).run(account, "secret", letter)
    back = {step for step, mark in accounts.marks(account).items() if mark.state is StepState.ATTENTION}
    assert back == {Step.APP_PASSWORD, Step.TEST}
    with pytest.raises(SignInRejected):
        SendOne(refusing(SignInRejected("spela", "535"))).run(account, "secret", letter)


@pytest.mark.logs_expected
def test_a_refusal_that_cannot_be_noted_is_told_all_the_same(
    account: Account,
    letter: Mail,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def locked(*_: object) -> None:
        raise DataLocked(Path("data.sqlite3"))

    monkeypatch.setattr(store.accounts, "mark", locked)
    with pytest.raises(SignInRejected):
        SendOne(refusing(SignInRejected("spela", "535")), Accounts(store, MemoryVault(), ())).run(
            account, "secret", letter
        )
    assert "DataLocked" in caplog.text
