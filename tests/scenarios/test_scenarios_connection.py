"""Group C: the way to the server. What is not private gets no password; what passes is waited out."""

import errno
import socket
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import trustme

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.domain.errors import (
    CertificateRejected,
    ConnectionLost,
    EncryptionMismatch,
    EncryptionUnavailable,
    InviteError,
    Offline,
    ProtocolViolation,
    ServerNotFound,
    ServerUnavailable,
    ServerUnreachable,
)
from invite_desktop.domain.mailing import State, WaitFor
from invite_desktop.mail import network
from invite_desktop.mail.smtp import Submission, Timeouts
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.lines import LineOpener
from invite_desktop.operations.send_mailing import Ending, SendMailing
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.gmail import CUT, FakeGmail, Step, replies
from tests.operations.scripted import Beside
from tests.scenarios.conftest import PASSWORD, NewWorld
from tests.scenarios.doors import LOOPBACK, Door, Names, closed_port, forward, full_port
from tests.scenarios.invariants import assert_invariants, forms_of, says
from tests.scenarios.world import QUICK, VirtualControl, World

HOST = "smtp.gmail.com"
HUNG_UP = Step(reply="421 4.4.2 Idle for too long", close=True)
PROTECTED = [Encryption.SSL, Encryption.TLS]
UNHEARD = 5 + 15 + 30  # seconds: a server never reached is tried again so often, then the person is asked


@pytest.fixture
def named_gmail(gmail: FakeGmail, authority: trustme.CA) -> FakeGmail:
    """The fake Gmail with the certificate of the real one's name."""
    authority.issue_cert(HOST).configure_cert(gmail.smtp.context)
    return gmail


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """Where that name leads."""
    return Names(monkeypatch, HOST)


def assert_all_sent(world: World) -> None:
    """Everybody was reached, once."""
    result = world.results[-1]
    assert (result.ending, result.problem) == (Ending.FINISHED, None)
    assert result.counts.by_state == {State.ACCEPTED: len(world.people)}
    assert_invariants(world)


def assert_nothing_sent(
    world: World, problem: type[InviteError] | None, ending: Ending = Ending.PAUSED
) -> None:
    """Everybody waits still; the server took nothing and was told nothing."""
    result = world.results[-1]
    assert (result.ending, type(result.problem)) == (ending, problem or type(None))
    assert result.counts.by_state == {State.WAITING: len(world.people)}
    assert world.mails == []
    assert_invariants(world)


def elapsed(world: World) -> float:
    """How many seconds were waited."""
    return (world.clock() - MONDAY_MORNING).total_seconds()


def assert_waited_for(world: World, reason: WaitFor) -> None:
    """Nothing else was waited for, and the screen could always say until when."""
    waits = [wait for wait in world.waits if wait.reason is not WaitFor.SENT_FOLDER]
    assert waits
    assert {wait.reason for wait in waits} == {reason}
    assert all(wait.until is not None for wait in waits)


def holds_password(octets: bytes) -> bool:
    """Whether the password stands there, in whatever form."""
    return any(form in octets for form in forms_of(PASSWORD))


# -- C01: names ------------------------------------------------------------------------------------


def test_c01_a_name_that_nobody_knows(
    named_gmail: FakeGmail, new_gmail_world: NewWorld, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "_can_route", lambda *_: True)
    names.answers = [socket.EAI_NONAME]
    world = new_gmail_world(host=HOST)
    problem = world.run().problem
    assert_nothing_sent(world, ServerNotFound)
    assert elapsed(world) == UNHEARD
    assert_waited_for(world, WaitFor.NETWORK)
    says(problem, HOST, "can't be found", "Check Host")


@pytest.mark.parametrize("reason", [socket.EAI_NONAME, socket.EAI_AGAIN])
def test_c01_without_a_network_it_is_waited_for(
    reason: int,
    named_gmail: FakeGmail,
    new_gmail_world: NewWorld,
    names: Names,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(network, "_can_route", lambda *_: False)
    names.answers = [*[reason] * 7, [(LOOPBACK, 0)]]
    world = new_gmail_world(host=HOST)
    world.run()
    assert_all_sent(world)
    assert elapsed(world) == 5 + 15 + 30 + 60 + 120 + 300 + 300
    assert_waited_for(world, WaitFor.NETWORK)
    assert named_gmail.smtp.auth_count == 1


def test_c01_a_network_that_never_comes_back_is_the_persons_to_stop(
    named_gmail: FakeGmail, new_gmail_world: NewWorld, names: Names
) -> None:
    names.answers = [socket.EAI_AGAIN]
    world = new_gmail_world(host=HOST)
    world.run(VirtualControl(world.clock, timedelta(hours=2)))
    assert_nothing_sent(world, None, Ending.STOPPED)
    says(Offline(HOST), "no internet connection", "goes on by itself")
    names.answers = [[(LOOPBACK, 0)]]
    world.run()
    assert_all_sent(world)


def test_c01_a_name_that_is_lost_in_the_middle(
    named_gmail: FakeGmail, either_gmail: FakeGmail, new_gmail_world: NewWorld, names: Names
) -> None:
    names.answers = [[(LOOPBACK, 0)], socket.EAI_AGAIN, socket.EAI_AGAIN, [(LOOPBACK, 0)]]
    either_gmail.smtp.script["mail"] = [None, None, HUNG_UP]
    world = new_gmail_world(host=HOST)
    world.run()
    assert_all_sent(world)
    assert_waited_for(world, WaitFor.NETWORK)
    assert either_gmail.smtp.auth_count == 2


# -- C02, C03: ports -------------------------------------------------------------------------------


def test_c02_a_closed_port(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    world = new_gmail_world(port=closed_port())
    problem = world.run().problem
    assert_nothing_sent(world, ServerUnreachable)
    assert problem == ServerUnreachable(LOOPBACK, world.account.port, timed_out=False)
    assert elapsed(world) == UNHEARD
    says(problem, str(world.account.port), "port 465 with SSL", "port 587 with TLS")


def test_c02_a_port_that_opens_again(named_gmail: FakeGmail, new_gmail_world: NewWorld, names: Names) -> None:
    away = [(LOOPBACK, closed_port())]
    names.answers = [away, away, [(LOOPBACK, 0)]]
    world = new_gmail_world(host=HOST)
    world.run()
    assert_all_sent(world)
    assert elapsed(world) == 5 + 15


def test_c02_a_server_that_is_away_for_hours_in_the_middle(
    named_gmail: FakeGmail, either_gmail: FakeGmail, new_gmail_world: NewWorld, names: Names
) -> None:
    away = [(LOOPBACK, closed_port())]
    names.answers = [[(LOOPBACK, 0)], *[away] * 40, [(LOOPBACK, 0)]]
    either_gmail.smtp.script["mail"] = [None, None, HUNG_UP]
    world = new_gmail_world(host=HOST)
    world.run()
    assert_all_sent(world)
    assert_waited_for(world, WaitFor.NETWORK)
    assert elapsed(world) > timedelta(hours=2).total_seconds()
    assert either_gmail.smtp.auth_count == 2


def test_c03_a_port_that_says_nothing(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    assert Timeouts().connect <= 20
    with full_port() as port:
        world = new_gmail_world(port=port)
        world.timeouts = Timeouts(connect=0.15)
        problem = world.run().problem
    assert problem == ServerUnreachable(LOOPBACK, port, timed_out=True)
    assert_nothing_sent(world, ServerUnreachable)
    assert elapsed(world) == UNHEARD
    says(problem, f"doesn't answer on port {port}", "another network")


def test_c03_stopping_does_not_wait_for_a_port_that_says_nothing(
    gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    opener, control = LineOpener(), RunControl()
    opening, ended = threading.Event(), threading.Event()

    def connect(account: Account, password: str | None) -> Submission:
        opening.set()
        return opener(account, password)

    with full_port() as port:
        world = new_gmail_world(port=port, imap_host="")
        sender = SendMailing(world.store, connect, clock=world.clock)

        def clean_up() -> None:
            world.database.release()
            ended.set()

        run = Beside(
            lambda: sender.run(world.mailing.id, world.account, PASSWORD, control, world.reports.append),
            clean_up,
        )
        assert opening.wait(10)
        control.stop()
        while not ended.wait(0.01):
            opener.give_up()  # it may not have begun when the stop came
        world.results.append(run.result(within=1))
    assert_nothing_sent(world, None, Ending.STOPPED)


# -- C04 to C07: greetings -------------------------------------------------------------------------


@pytest.mark.parametrize("encryption", PROTECTED)
def test_c04_a_banner_that_takes_its_time_is_waited_for(
    encryption: Encryption, gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    assert Timeouts().greeting > 30
    hold = threading.Event()
    gmail.smtp.script["connect"] = [Step(hold=hold)]
    timer = threading.Timer(2 * QUICK.silence + 0.1, hold.set)
    timer.start()
    world = new_gmail_world(encryption=encryption)
    world.run()
    timer.join()
    assert_all_sent(world)
    assert elapsed(world) == 0
    assert gmail.smtp.auth_count == 1


@pytest.mark.parametrize("encryption", PROTECTED)
@pytest.mark.parametrize(
    ("stage", "reply"), [("connect", replies.CLOSING_421), ("ehlo", replies.EHLO_421)], ids=["c05", "c06"]
)
def test_c05_c06_a_421_is_waited_out(
    stage: str, reply: str, encryption: Encryption, gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    gmail.smtp.script[stage] = [Step(reply, close=True)] * 3
    world = new_gmail_world(encryption=encryption)
    world.run()
    assert_all_sent(world)
    assert elapsed(world) == (1 + 5 + 15) * 60
    assert_waited_for(world, WaitFor.SERVER)
    assert gmail.smtp.auth_count == 1


@pytest.mark.parametrize(
    ("stage", "reply"), [("connect", replies.CLOSING_421), ("ehlo", replies.EHLO_421)], ids=["c05", "c06"]
)
def test_c05_c06_a_421_for_good_is_shown_with_its_code(
    stage: str, reply: str, gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    gmail.smtp.script[stage] = Step(reply, close=True)
    world = new_gmail_world()
    problem = world.run().problem
    assert_nothing_sent(world, ServerUnavailable)
    assert elapsed(world) == (1 + 5 + 15 + 60) * 60
    assert isinstance(problem, ServerUnavailable)
    assert problem.reply.startswith("421 4.7.0 Try again later, closing connection.")
    says(problem, "Gmail has a temporary problem", "Nothing is lost", "Wait a few minutes")
    assert gmail.smtp.auth_count == 0


def test_c06_a_421_at_the_second_ehlo(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.script["ehlo"] = [None, Step(replies.EHLO_421, close=True)]
    world = new_gmail_world(encryption=Encryption.TLS)
    world.run()
    assert_all_sent(world)
    assert elapsed(world) == 60
    assert gmail.smtp.auth_count == 1


def test_c05_a_421_of_a_server_that_does_not_hang_up(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.script["connect"] = [replies.BUSY, replies.TEMPORARY_421]
    world = new_gmail_world()
    world.run()
    assert_all_sent(world)
    assert elapsed(world) == (1 + 5) * 60


def test_c07_a_greeting_that_the_server_does_not_take(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.script["ehlo"] = Step(replies.EHLO_EMPTY, close=True)
    world = new_gmail_world()
    problem = world.run().problem
    assert_nothing_sent(world, ProtocolViolation)
    assert elapsed(world) == 0
    assert isinstance(problem, ProtocolViolation)
    assert "501 5.5.4" in problem.reply
    assert gmail.smtp.auth_count == 0
    assert gmail.smtp.commands["EHLO"] == 1


def test_c07_the_greeting_is_a_whole_name_in_ascii(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.keeps_log = True
    world = new_gmail_world(from_email="ana@čebelar.example")
    world.run()
    assert [line for line in gmail.smtp.log if line.startswith("EHLO")] == [
        "EHLO client.xn--ebelar-h2a.example"
    ]
    assert_all_sent(world)


# -- C08 to C11: encryption ------------------------------------------------------------------------


@pytest.mark.parametrize("encryption", [*PROTECTED, Encryption.NONE])
def test_c08_the_ports_are_mixed_up(
    encryption: Encryption, gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    gmail.smtp.keeps_log = True
    port = gmail.smtp.starttls_port if encryption is Encryption.SSL else gmail.smtp.port
    world = new_gmail_world(encryption=encryption, port=port)
    problem = world.run().problem
    assert_nothing_sent(world, EncryptionMismatch)
    assert elapsed(world) == 0
    says(problem, "Encryption and port don't match", "SSL belongs to port 465, TLS to port 587")
    assert gmail.smtp.auth_count == 0


NO_STARTTLS = "250-smtp.gmail.com at your service\n250-SIZE 35882577\n250 AUTH LOGIN PLAIN"


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ({"ehlo": NO_STARTTLS}, EncryptionUnavailable),
        ({"starttls": replies.UNRECOGNIZED}, EncryptionUnavailable),
        ({"starttls": "554 5.7.0 no"}, EncryptionUnavailable),
        ({"starttls": "454 4.7.0 TLS not available due to temporary reason"}, ServerUnavailable),
    ],
    ids=["not offered", "unknown", "refused", "not now"],
)
def test_c09_without_starttls_the_password_stays_here(
    script: dict[str, Any], problem: type[InviteError], gmail: FakeGmail, new_gmail_world: NewWorld
) -> None:
    gmail.smtp.keeps_log = True
    gmail.smtp.script.update(script)
    world = new_gmail_world(encryption=Encryption.TLS)
    world.run()
    assert_nothing_sent(world, problem)
    assert gmail.smtp.auth_count == 0
    assert {line.split()[0] for line in gmail.smtp.log} <= {"EHLO", "STARTTLS", "QUIT"}
    if problem is EncryptionUnavailable:
        assert elapsed(world) == 0
        says(world.results[0].problem, "no TLS", "Your password was not sent")


@pytest.mark.parametrize("encryption", PROTECTED)
@pytest.mark.parametrize(
    ("certificate", "words"),
    [
        ("expired", "out of date"),
        ("wrong name", "another name"),
        ("unknown authority", "add its certificate"),
    ],
)
def test_c10_a_certificate_that_does_not_hold(
    certificate: str,
    words: str,
    encryption: Encryption,
    gmail: FakeGmail,
    authority: trustme.CA,
    new_gmail_world: NewWorld,
) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    issued = {
        "expired": authority.issue_cert(
            LOOPBACK, not_before=yesterday - timedelta(days=1), not_after=yesterday
        ),
        "wrong name": authority.issue_cert("elsewhere.example.org"),
        "unknown authority": trustme.CA().issue_cert(LOOPBACK),
    }[certificate]
    for half in (gmail.smtp, gmail.imap):
        issued.configure_cert(half.context)
    gmail.smtp.keeps_log = True
    world = new_gmail_world(encryption=encryption)
    problem = world.run().problem
    assert_nothing_sent(world, CertificateRejected)
    assert elapsed(world) == 0
    assert gmail.smtp.auth_count == 0
    assert not holds_password("\n".join(gmail.smtp.log).encode())
    assert not gmail.owner.imap_connections
    says(problem, "isn't private, so nothing was sent", words)


def test_c10_somebody_comes_between_in_the_middle(either_gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    def come_between(_command: str) -> Step:
        trustme.CA().issue_cert(LOOPBACK).configure_cert(either_gmail.smtp.context)
        return HUNG_UP

    either_gmail.smtp.script["mail"] = [None, None, come_between]
    world = new_gmail_world()
    result = world.run()
    assert (result.ending, type(result.problem)) == (Ending.PAUSED, CertificateRejected)
    assert result.counts.by_state == {State.ACCEPTED: 2, State.WAITING: 3}
    assert either_gmail.smtp.auth_count == 1
    assert_invariants(world)


@pytest.mark.parametrize("octets", [0, 3, 100, 1000])
def test_c11_cut_in_the_handshake_for_good(octets: int, gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    def talk(line: socket.socket) -> None:
        if octets:
            forward(gmail.smtp.port, octets)(line)
        else:
            door.listen(line)

    with Door(talk) as door:
        world = new_gmail_world(port=door.port)
        problem = world.run().problem
    assert_nothing_sent(world, ConnectionLost)
    assert elapsed(world) == UNHEARD
    assert door.visits == 4
    assert not holds_password(bytes(door.heard))
    assert gmail.smtp.auth_count == 0
    says(problem, "The connection was lost", "nothing went out")


def test_c11_cut_in_the_handshake_twice(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    with Door(forward(gmail.smtp.port, 3, 500)) as door:
        world = new_gmail_world(port=door.port)
        world.run()
    assert_all_sent(world)
    assert elapsed(world) == 5 + 15


def test_c11_cut_after_starttls(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    gmail.smtp.script["starttls"] = [Step(replies.STARTTLS_OK, close=True), CUT]
    world = new_gmail_world(encryption=Encryption.TLS)
    world.run()
    assert_all_sent(world)
    assert elapsed(world) == 5 + 15
    assert gmail.smtp.auth_count == 1


# -- C12: IPv6 and IPv4 ----------------------------------------------------------------------------


def has_ipv6() -> bool:
    """Whether this computer has an IPv6 address, be it only its own."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason="this computer has no IPv6")
def test_c12_ipv6_only(named_gmail: FakeGmail, new_gmail_world: NewWorld, names: Names) -> None:
    with Door(forward(named_gmail.smtp.port), host="::1") as door:
        names.answers = [[("::1", door.port)]]
        world = new_gmail_world(host=HOST)
        world.run()
    assert_all_sent(world)
    assert door.visits == 1


class WithoutIpv6(socket.socket):
    """A socket where the system has no IPv6."""

    def __init__(self, family: int = socket.AF_INET, *rest: Any, **named: Any) -> None:
        if family == socket.AF_INET6:
            raise OSError(errno.EAFNOSUPPORT, "Address family not supported by protocol")
        super().__init__(family, *rest, **named)


@pytest.mark.parametrize("has_stack", [True, False])
def test_c12_ipv4_only_where_the_name_has_both(
    has_stack: bool,
    named_gmail: FakeGmail,
    new_gmail_world: NewWorld,
    names: Names,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not has_stack:
        monkeypatch.setattr(socket, "socket", WithoutIpv6)
    names.answers = [[("::1", closed_port()), (LOOPBACK, 0)]]
    world = new_gmail_world(host=HOST)
    world.run()
    assert_all_sent(world)
    assert elapsed(world) == 0


# -- C13: somebody else answers --------------------------------------------------------------------

PORTAL = b"HTTP/1.1 302 Found\r\nLocation: http://portal.example/sign-in\r\nContent-Length: 0\r\n\r\n"


@pytest.mark.parametrize(
    ("encryption", "problem", "words"),
    [
        (Encryption.TLS, ProtocolViolation, "Try another network"),
        (Encryption.NONE, ProtocolViolation, "Try another network"),
        (Encryption.SSL, EncryptionMismatch, "don't match"),
    ],
)
def test_c13_a_page_answers_instead_of_a_mail_server(
    encryption: Encryption,
    problem: type[InviteError],
    words: str,
    gmail: FakeGmail,
    new_gmail_world: NewWorld,
) -> None:
    def talk(line: socket.socket) -> None:
        line.sendall(PORTAL)
        door.listen(line, at_least=1000)

    with Door(talk) as door:
        world = new_gmail_world(encryption=encryption, port=door.port)
        stopped_by = world.run().problem
    assert_nothing_sent(world, problem)
    assert not holds_password(bytes(door.heard))
    says(stopped_by, words)


def test_c13_a_page_that_waits_to_be_asked(gmail: FakeGmail, new_gmail_world: NewWorld) -> None:
    def talk(line: socket.socket) -> None:
        if door.listen(line):
            line.sendall(PORTAL)

    with Door(talk) as door:
        world = new_gmail_world(encryption=Encryption.TLS, port=door.port)
        world.timeouts = Timeouts(connect=5, silence=0.05, greeting=0.1)
        world.run()
    assert_nothing_sent(world, ConnectionLost)
    assert elapsed(world) == UNHEARD
    assert not holds_password(bytes(door.heard))


def test_c13_a_page_comes_in_the_middle_and_goes_again(
    named_gmail: FakeGmail, either_gmail: FakeGmail, new_gmail_world: NewWorld, names: Names
) -> None:
    def talk(line: socket.socket) -> None:
        line.sendall(PORTAL)
        door.listen(line, at_least=1000)

    either_gmail.smtp.script["mail"] = [None, None, HUNG_UP]
    with Door(talk) as door:
        names.answers = [[(LOOPBACK, 0)], [(LOOPBACK, door.port)], [(LOOPBACK, 0)]]
        world = new_gmail_world(encryption=Encryption.TLS, host=HOST)
        result = world.run()
    assert result.counts.by_state == {State.ACCEPTED: 2, State.WAITING: 3}
    says(result.problem, "security program or the network", "another network")
    assert not holds_password(bytes(door.heard))
    world.run()
    assert_all_sent(world)
