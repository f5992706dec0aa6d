"""The engine with the real line to a real server, over TLS that is verified."""

import base64
import email
import email.policy
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.domain.errors import (
    CertificateRejected,
    PasswordMissing,
    SendingLimitReached,
    SignInRejected,
)
from invite_desktop.domain.mailing import Mailing, Progress, State
from invite_desktop.mail.practice.server import PracticeServer
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.lines import open_line
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.send_mailing import Ending, RunResult, SendMailing
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.system.logs import start_logging, stop_logging
from invite_desktop.system.vault import KeyringVault
from tests.fakes.smtp_server import ACCEPT_AND_CUT, CUT, OFFERS, PIPELINED, FakeSmtp, Script, Step
from tests.operations.conftest import NewMailing
from tests.operations.scripted import Clock, VirtualControl, silent

MARKER = "qzxjwvkpqzxjwvkp"  # a password that stands nowhere else
IDLE = Step(reply="421 4.4.2 Idle for too long", close=True)

Send = Callable[[Mailing, Account, str | None], RunResult]


@pytest.fixture
def send(store: Store) -> Send:
    """What the run waits for passes at once."""
    clock = Clock()
    store.database.clock = clock

    def send(mailing: Mailing, account: Account, password: str | None) -> RunResult:
        sender = SendMailing(store, open_line, clock=clock)
        return sender.run(mailing.id, account, password, VirtualControl(clock), silent)

    return send


@pytest.fixture(params=[OFFERS, PIPELINED], ids=["plain", "pipelined"])
def offers(request: pytest.FixtureRequest) -> Sequence[str]:
    """What the server can do."""
    offers = request.param
    assert isinstance(offers, tuple)
    return offers


@pytest.fixture
def fake(authority: trustme.CA, offers: Sequence[str]) -> Callable[[Script], FakeSmtp]:
    return lambda script: FakeSmtp(authority, script=script, offers=offers)


def test_one_sign_in_serves_the_whole_mailing(
    store: Store, new_mailing: NewMailing, send: Send, authority: trustme.CA
) -> None:
    mailing = new_mailing(8)
    with FakeSmtp(authority, mode="tls") as server:
        result = send(mailing, server.account(), server.password)
    assert result.ending is Ending.FINISHED
    assert (server.auth_count, server.connections) == (1, 1)
    assert [mail.recipient for mail in server.mails] == [f"p{n}@example.net" for n in range(8)]
    for mail, fate in zip(server.mails, store.mailings.fates(mailing.id), strict=True):
        parsed = email.message_from_bytes(mail.content, policy=email.policy.default)
        assert parsed["Message-ID"] == fate.message_id
        assert parsed["To"].addresses[0].addr_spec == mail.recipient
        assert parsed["From"].addresses[0].display_name == "Špela Žnidaršič"


@pytest.mark.parametrize("idle", [IDLE, CUT])
def test_a_server_that_hangs_up_between_messages_is_called_again(
    idle: Step, new_mailing: NewMailing, send: Send, fake: Callable[[Script], FakeSmtp]
) -> None:
    with fake({"mail": [None, None, idle]}) as server:
        result = send(new_mailing(4), server.account(), server.password)
    assert result.counts.by_state == {State.ACCEPTED: 4}
    assert [mail.recipient for mail in server.mails] == [f"p{n}@example.net" for n in range(4)]
    assert server.auth_count == 2


@pytest.mark.parametrize(("lost", "taken"), [(ACCEPT_AND_CUT, True), (CUT, False)])
def test_a_lost_answer_is_a_doubt_whether_the_mail_was_taken_or_not(
    lost: Step, taken: bool, new_mailing: NewMailing, send: Send, fake: Callable[[Script], FakeSmtp]
) -> None:
    mailing = new_mailing(3)
    with fake({"dot": [None, lost]}) as server:
        result = send(mailing, server.account(), server.password)
        assert result.counts.by_state == {State.ACCEPTED: 2, State.IN_DOUBT: 1}
        result = send(mailing, server.account(), server.password)
    assert result.counts.by_state == {State.ACCEPTED: 2, State.IN_DOUBT: 1}
    assert len(server.mails) == 2 + taken


@pytest.mark.parametrize("lines", [1, 3])
def test_over_any_number_of_lines_everybody_gets_one_mail(
    lines: int, store: Store, new_mailing: NewMailing, send: Send, fake: Callable[[Script], FakeSmtp]
) -> None:
    mailing = new_mailing(30)
    script: Script = {
        "rcpt": [*[None] * 4, "550 5.1.1 no", *[None] * 5, "450 4.2.1 later"],
        "dot": [*[None] * 7, "554 5.6.0 no"],
        "mail": [*[None] * 20, CUT],
    }
    with fake(script) as server:
        result = send(mailing, server.account(connections=lines), server.password)
    assert (result.ending, result.problem) == (Ending.FINISHED, None)
    assert result.counts.by_state == {State.ACCEPTED: 28, State.REFUSED: 2}
    fates = list(store.mailings.fates(mailing.id))
    accepted = sorted(fate.addressee.address for fate in fates if fate.state is State.ACCEPTED)
    assert sorted(mail.recipient for mail in server.mails) == accepted
    assert lines <= server.auth_count <= lines + 3


def test_a_line_cut_inside_the_content_is_repeated(
    new_mailing: NewMailing, send: Send, fake: Callable[[Script], FakeSmtp]
) -> None:
    with fake({"content": [None, CUT]}) as server:
        result = send(new_mailing(2), server.account(), server.password)
    assert result.counts.of(State.ACCEPTED) + result.counts.of(State.IN_DOUBT) == 2
    assert len({mail.recipient for mail in server.mails}) == len(server.mails)


def test_the_days_limit_pauses(
    new_mailing: NewMailing, send: Send, fake: Callable[[Script], FakeSmtp]
) -> None:
    limit = "550 5.4.5 Daily user sending limit exceeded."
    with fake({"dot": [None, limit]}) as server:
        result = send(new_mailing(3), server.account(), server.password)
    assert isinstance(result.problem, SendingLimitReached)
    assert result.counts.by_state == {State.ACCEPTED: 1, State.WAITING: 2}


def test_a_certificate_of_somebody_else_gets_no_password(new_mailing: NewMailing, send: Send) -> None:
    with FakeSmtp(trustme.CA(), certificate="unknown-authority") as server:
        result = send(new_mailing(1), server.account(), server.password)
    assert isinstance(result.problem, CertificateRejected)
    assert server.auth_count == 0


def test_without_a_password_nothing_is_said(
    new_mailing: NewMailing, send: Send, fake: Callable[[Script], FakeSmtp]
) -> None:
    with fake({}) as server:
        assert send(new_mailing(1), server.account(), None).problem == PasswordMissing()
    assert server.auth_count == 0


def test_what_was_sent_can_be_shown_octet_by_octet(store: Store, new_mailing: NewMailing, send: Send) -> None:
    mailing = new_mailing(2)
    with PracticeServer() as server:
        send(mailing, server.account(), server.password)
        received = [mail.content for mail in server.mails()]
    mailings = Mailings(store)
    shown = [mailings.exact_mail(mailing, fate) for fate in mailings.fates(mailing)]
    assert [mail.content for mail in shown if mail is not None] == received


# -- the password ----------------------------------------------------------------------------------


def is_in(secret: str, octets: bytes) -> bool:
    encoded = (base64.b64encode(secret.encode()), base64.b64encode(f"\0spela\0{secret}".encode()))
    return any(form.strip(b"=") in octets for form in (secret.encode(), *encoded))


def everything_about(error: BaseException | None) -> str:
    text = ""
    while error is not None:
        text += repr(error) + str(error) + repr(error.args)
        error = error.__cause__ or error.__context__
    return text


@pytest.mark.parametrize(
    "script",
    [
        {},
        {"auth": lambda command: f"535 5.7.8 not accepted: {command}"},
        {"auth": CUT},
        {"mail": f"530 5.7.0 {MARKER}"[:9]},
    ],
)
@pytest.mark.parametrize("mode", [Encryption.SSL, Encryption.TLS])
def test_the_password_is_nowhere_but_in_the_vault(
    script: Script,
    mode: Encryption,
    store: Store,
    database: Database,
    new_mailing: NewMailing,
    send: Send,
    authority: trustme.CA,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    mailing, logs = new_mailing(2), tmp_path / "logs"
    logs.mkdir()
    handler = start_logging(logs)
    handler.setLevel(logging.DEBUG)
    with FakeSmtp(authority, mode="ssl" if mode is Encryption.SSL else "tls", script=script) as server:
        server.username, server.password = "spela", MARKER
        survey = store.surveys.all()[0]
        accounts = Accounts(store, KeyringVault(), ())
        account = accounts.save(survey, replace(server.account(username="spela"), id=survey.account_id))
        accounts.keep_password(account, MARKER)
        result = send(mailing, account, accounts.password(account))
        logging.getLogger("tests").info("%r %s", result, everything_about(result.problem))
    stop_logging(handler)
    assert is_in(MARKER, bytes(server.heard))  # it did go to the server
    assert not is_in(MARKER, everything_about(result.problem).encode())
    assert not is_in(MARKER, caplog.text.encode())
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {database.path, logs / "invite-desktop.log"} <= set(files)
    for path in files:
        assert not is_in(MARKER, path.read_bytes()), path


def test_a_wrong_password_is_tried_once(
    new_mailing: NewMailing, send: Send, fake: Callable[[Script], FakeSmtp]
) -> None:
    with fake({}) as server:
        result = send(new_mailing(3), server.account(), "wrong-wrong-wrong")
    assert isinstance(result.problem, SignInRejected)
    assert server.auth_count == 1
    assert result.counts.by_state == {State.WAITING: 3}


def test_progress_names_the_person_being_written_to(
    store: Store, new_mailing: NewMailing, fake: Callable[[Script], FakeSmtp]
) -> None:
    reports: list[Progress] = []
    mailing = new_mailing(1)
    with fake({}) as server:
        sender = SendMailing(store, open_line)
        sender.run(mailing.id, server.account(), server.password, RunControl(), reports.append)
    assert [report.current for report in reports if report.current] == ["p0@example.net"]
    assert reports[-1].current == ""
