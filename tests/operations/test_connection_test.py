import threading
import time
from dataclasses import replace

import pytest
import trustme

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    CertificateRejected,
    InviteError,
    MessageRefused,
    OutcomeUnknown,
    PasswordMissing,
    ServerNotFound,
    ServerUnreachable,
    SettingMissing,
    SignInRejected,
)
from invite_desktop.domain.message import Message
from invite_desktop.mail.practice.server import PracticeServer
from invite_desktop.mail.smtp import Submission
from invite_desktop.operations import test_connection
from invite_desktop.operations.lines import new_session
from invite_desktop.operations.test_connection import (
    ConnectionResult,
    ConnectionStep,
    ConnectionTest,
    StepReport,
)
from tests.fakes.smtp_server import ACCEPT_AND_CUT, FakeSmtp, Mode, Script, Step
from tests.operations.scripted import Beside

GREETING = Message("It works", "This is a test of čšž.")
# the account of this server has no mailbox: test_connection_arrival.py has one
STEPS: list[ConnectionStep] = [step for step in ConnectionStep if step is not ConnectionStep.ARRIVED]


def walk(account: Account, password: str | None) -> tuple[ConnectionResult, list[StepReport]]:
    reports: list[StepReport] = []
    return ConnectionTest(new_session, account, password).run(GREETING, reports.append), reports


def untouchable(account: Account) -> Submission:
    """A session that must not be used."""

    class Untouched(Submission):
        def find(self) -> None:
            raise AssertionError("reached for the network")

    return Untouched(account)


def done(reports: list[StepReport]) -> list[ConnectionStep]:
    return [report.step for report in reports if report.seconds is not None]


@pytest.mark.parametrize("mode", ["ssl", "tls", "plain"])
def test_every_step_is_told_and_timed(mode: Mode, authority: trustme.CA) -> None:
    began = time.monotonic()
    with FakeSmtp(authority, mode=mode) as server:
        result, reports = walk(server.account(), server.password)
    assert (result.step, result.problem) == (ConnectionStep.SEND, None)
    assert [report.step for report in reports] == [step for step in STEPS for _ in range(2)]
    assert [report.seconds is None for report in reports] == [True, False] * len(STEPS)
    assert 0 < sum(report.seconds or 0 for report in reports) <= time.monotonic() - began
    assert server.auth_count == 1
    (mail,) = server.mails
    assert mail.sender == mail.recipient == server.account().from_email
    assert b"Subject: It works" in mail.content


def test_the_practice_server_serves_as_well() -> None:
    with PracticeServer() as server:
        result, _ = walk(server.account(), server.password)
        assert result.problem is None
        assert len(server.mails()) == 1


def test_the_transcript_holds_neither_password_nor_address(authority: trustme.CA) -> None:
    with FakeSmtp(authority) as server:
        result, _ = walk(server.account(), server.password)
    text = "\n".join(result.transcript)
    assert "EHLO" in text
    assert server.password not in text
    assert server.username not in text


@pytest.mark.parametrize(
    ("script", "stopped_at", "kind"),
    [
        ({"auth": "535 5.7.8 no"}, ConnectionStep.SIGN_IN, SignInRejected),
        ({"dot": "550 5.7.1 unwanted"}, ConnectionStep.SEND, MessageRefused),
        ({"dot": ACCEPT_AND_CUT}, ConnectionStep.SEND, OutcomeUnknown),
    ],
)
def test_a_problem_ends_the_walk_at_its_step(
    script: Script, stopped_at: ConnectionStep, kind: type[InviteError], authority: trustme.CA
) -> None:
    with FakeSmtp(authority, script=script) as server:
        result, reports = walk(server.account(), server.password)
    assert result.step is stopped_at
    assert isinstance(result.problem, kind)
    assert done(reports) == STEPS[: STEPS.index(stopped_at)]
    assert server.auth_count == 1
    assert result.transcript


def test_a_name_that_does_not_exist_ends_it_at_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nowhere(Submission):
        def find(self) -> None:
            raise ServerNotFound("smtp.example.org")

    account = Account(from_email="a@b.si", username="a", host="smtp.example.org")
    reports: list[StepReport] = []
    result = ConnectionTest(Nowhere, account, "secret").run(GREETING, reports.append)
    assert (result.step, result.problem) == (ConnectionStep.FIND, ServerNotFound("smtp.example.org"))
    assert reports == [StepReport(ConnectionStep.FIND)]


def test_a_closed_port_ends_it_at_connecting(authority: trustme.CA) -> None:
    with FakeSmtp(authority) as server:
        account = server.account()
    result, reports = walk(account, server.password)
    assert result.step is ConnectionStep.CONNECT
    assert isinstance(result.problem, ServerUnreachable)
    assert done(reports) == [ConnectionStep.FIND]


def test_a_wrong_certificate_ends_it_at_securing(authority: trustme.CA) -> None:
    with FakeSmtp(authority, certificate="wrong-name") as server:
        result, _ = walk(server.account(), server.password)
    assert result.step is ConnectionStep.SECURE
    assert isinstance(result.problem, CertificateRejected)
    assert server.auth_count == 0


@pytest.mark.parametrize(
    ("change", "password", "problem"),
    [
        ({"from_email": ""}, "secret", SettingMissing("from_email")),
        ({"from_email": "a b@c.si"}, "secret", SettingMissing("from_email")),
        ({"reply_to": "nobody"}, "secret", SettingMissing("reply_to")),
        ({"username": ""}, "secret", SettingMissing("username")),
        ({"port": 0}, "secret", SettingMissing("port")),
        ({"host": ""}, "secret", SettingMissing("host")),
        ({}, None, PasswordMissing()),
        ({}, "", PasswordMissing()),
    ],
)
def test_what_is_missing_is_said_before_the_network_is_asked(
    change: dict[str, object], password: str | None, problem: InviteError
) -> None:
    account = Account(from_email="a@b.si", username="a", host="smtp.example.org")
    account = replace(account, **change)  # type: ignore[arg-type]
    result = ConnectionTest(untouchable, account, password).run(GREETING, lambda report: None)
    assert (result.step, result.problem, result.transcript) == (ConnectionStep.FIND, problem, ())


def test_an_account_without_authentication_needs_no_password(authority: trustme.CA) -> None:
    with FakeSmtp(authority) as server:
        result, _ = walk(server.account(authentication=False, username=""), None)
    assert result.problem is None
    assert server.auth_count == 0


@pytest.mark.parametrize("stage", ["connect", "ehlo", "auth", "mail", "dot"])
def test_stopping_ends_it_at_once_wherever_it_waits(stage: str, authority: trustme.CA) -> None:
    arrived, never = threading.Event(), threading.Event()

    def wait(command: str) -> Step:
        arrived.set()
        return Step(hold=never)

    with FakeSmtp(authority, script={stage: wait}) as server:
        test = ConnectionTest(new_session, server.account(), server.password)
        run = Beside(lambda: test.run(GREETING, lambda report: None))
        assert arrived.wait(10)
        began = time.monotonic()
        test.stop()
        result = run.result()
        assert time.monotonic() - began < 1
    assert test.is_stopped
    assert result.problem is not None


def test_a_test_stopped_before_it_began_does_not_get_far(authority: trustme.CA) -> None:
    with FakeSmtp(authority) as server:
        test = ConnectionTest(new_session, server.account(), server.password)
        assert not test.is_stopped
        test.stop()
        assert test.run(GREETING, lambda report: None).problem is not None
    assert server.auth_count == 0
    assert server.mails == []


def test_the_letter_to_oneself_has_no_fields_filled_in() -> None:
    account = Account(from_email="a@b.si")
    mail = test_connection.letter_to_self(account, Message("S {{First name}}", "B"))
    assert (mail.sender, mail.recipient, mail.subject) == ("a@b.si", "a@b.si", "S {{First name}}")
