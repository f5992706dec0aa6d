"""Finding, reaching, securing and signing in, with everything that goes wrong there."""

import base64
import errno
import socket
import threading
from collections.abc import Iterator

import pytest
import trustme

from invite_desktop.domain.account import Account, AccountField, Encryption
from invite_desktop.domain.errors import (
    AppPasswordRequired,
    BrowserSignInRequired,
    CertificateRejected,
    ConnectionLost,
    EncryptionMismatch,
    EncryptionUnavailable,
    InviteError,
    Offline,
    PasswordMissing,
    ProtocolViolation,
    ServerNotFound,
    ServerUnavailable,
    ServerUnreachable,
    SettingMissing,
    SignInRejected,
    SignInUnavailable,
    TooManySignIns,
)
from invite_desktop.mail import network
from invite_desktop.mail.smtp import Submission, Timeouts
from tests.fakes.smtp_server import CUT, FakeSmtp, Mode, Script, Step

ACCOUNT = Account(from_email="ana@example.org", username="ana", host="smtp.example.org")


def opening(server: FakeSmtp, quick: Timeouts, password: str = "", **changes: object) -> InviteError:
    """The error with which opening ends."""
    with Submission(server.account(**changes), quick) as session, pytest.raises(InviteError) as caught:
        session.open(password or server.password)
    assert not session.is_usable
    assert server.password not in repr(caught.value) + "".join(session.transcript)
    return caught.value


# -- finding ---------------------------------------------------------------------------------------


@pytest.fixture
def no_names(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No name is known; `network.socket.error` says why."""

    def look_up(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return monkeypatch


def test_c01_an_unknown_name(no_names: pytest.MonkeyPatch) -> None:
    no_names.setattr(network, "_can_route", lambda *_: True)
    with pytest.raises(ServerNotFound, match=r"smtp\.example\.org"):
        Submission(ACCOUNT).open("x")


def test_c01_a_name_with_no_network_at_all(no_names: pytest.MonkeyPatch) -> None:
    no_names.setattr(network, "_can_route", lambda *_: False)
    with pytest.raises(Offline, match=r"smtp\.example\.org"):
        Submission(ACCOUNT).find()


def test_c01_a_network_whose_name_service_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(Offline):
        Submission(ACCOUNT).find()


def test_a_name_that_cannot_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(host: str, *_: object, **__: object) -> bytes:
        return host.encode("idna")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(ServerNotFound):
        network.look_up("smtp..example.org", 465)


def test_a_route_is_asked_for_without_sending(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_NOBODY", ((socket.AF_INET, "127.0.0.1"),))
    assert network.has_route()


def test_no_route_where_the_system_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_sockets(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(socket, "socket", no_sockets)
    assert not network.has_route()


def test_an_unfinished_account_is_not_tried() -> None:
    with pytest.raises(SettingMissing) as caught:
        Submission(Account()).open("x")
    assert caught.value.field == AccountField.FROM_EMAIL


def test_a_senders_domain_that_cannot_be_one(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority) as server:
        error = opening(server, quick, from_email="ana@not a domain")
    assert error == SettingMissing(AccountField.FROM_EMAIL)


# -- reaching --------------------------------------------------------------------------------------


@pytest.fixture
def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_c02_a_closed_port(closed_port: int, quick: Timeouts) -> None:
    account = Account(from_email="ana@example.org", username="ana", host="127.0.0.1", port=closed_port)
    with pytest.raises(ServerUnreachable) as caught:
        Submission(account, quick).open("x")
    assert caught.value == ServerUnreachable("127.0.0.1", closed_port, timed_out=False)


def test_a_known_name_without_a_network(quick: Timeouts, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> None:
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    account = Account(from_email="ana@example.org", username="ana", host="127.0.0.1")
    with pytest.raises(Offline):
        Submission(account, quick).open("x")


@pytest.fixture
def full_port() -> Iterator[int]:
    """A port that takes no more connections and says nothing, as a firewall does."""
    with socket.socket() as listener, socket.socket() as first, socket.socket() as second:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for queued in (first, second):
            queued.setblocking(False)
            queued.connect_ex(listener.getsockname())
        yield int(listener.getsockname()[1])


def test_c03_a_port_that_says_nothing(full_port: int) -> None:
    account = Account(from_email="ana@example.org", username="ana", host="127.0.0.1", port=full_port)
    with pytest.raises(ServerUnreachable) as caught:
        Submission(account, Timeouts(connect=0.15)).open("x")
    assert caught.value.timed_out


def test_aborting_while_connecting(full_port: int) -> None:
    account = Account(from_email="ana@example.org", username="ana", host="127.0.0.1", port=full_port)
    session = Submission(account, Timeouts(connect=60))
    timer = threading.Timer(0.05, session.abort)
    timer.start()
    with pytest.raises(ConnectionLost):
        session.open("x")
    timer.join()


def test_every_place_of_a_name_is_tried(
    authority: trustme.CA, closed_port: int, quick: Timeouts, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeSmtp(authority) as server:
        places = [(socket.AF_INET, ("127.0.0.1", port)) for port in (closed_port, server.port)]
        monkeypatch.setattr("invite_desktop.mail.smtp.look_up", lambda *_: places)
        with Submission(server.account(), quick) as session:
            session.open(server.password)
            assert session.is_usable


# -- greeting and securing -------------------------------------------------------------------------

GREETINGS: list[tuple[Script, type[InviteError]]] = [
    ({"connect": "421 4.7.0 Try again later, closing connection. x - gsmtp"}, ServerUnavailable),
    ({"ehlo": Step("421-4.7.0 Try again later. (EHLO)\n421 4.7.0  x", close=True)}, ServerUnavailable),
    ({"ehlo": "501 5.5.4 Empty HELO/EHLO argument not allowed, closing connection."}, ProtocolViolation),
    ({"connect": b"HTTP/1.1 302 Found\r\nLocation: http://portal/\r\n\r\n"}, ProtocolViolation),
    ({"connect": b"220" + b"x" * 20_000}, ProtocolViolation),
    ({"connect": b"220-x\r\n" * 300}, ProtocolViolation),
    ({"connect": b"220-x\r\n250 y\r\n"}, ProtocolViolation),
    ({"connect": b"\xff\xfe\r\n"}, ProtocolViolation),
    ({"connect": CUT}, ConnectionLost),
    ({"ehlo": CUT}, ConnectionLost),
]  # fmt: skip


@pytest.mark.parametrize("mode", ["ssl", "tls", "plain"])
@pytest.mark.parametrize(("script", "kind"), GREETINGS)
def test_c05_c06_c07_c13_bad_greetings(
    authority: trustme.CA, quick: Timeouts, mode: Mode, script: Script, kind: type[InviteError]
) -> None:
    with FakeSmtp(authority, mode, script) as server:
        error = opening(server, quick)
    assert type(error) is kind
    assert server.auth_count == 0


def test_c06_the_code_is_kept(authority: trustme.CA, quick: Timeouts) -> None:
    script = {"ehlo": Step("421-4.7.0 Try again later, closing connection. (EHLO)\n421 4.7.0  x", close=True)}
    with FakeSmtp(authority, script=script) as server:
        error = opening(server, quick)
    assert isinstance(error, ServerUnavailable)
    assert error.reply.startswith("421 4.7.0 Try again later")


def test_c04_a_late_greeting_is_waited_for(authority: trustme.CA, quick: Timeouts) -> None:
    hold = threading.Event()
    with FakeSmtp(authority, "plain", {"connect": [Step(hold=hold)]}) as server:
        timer = threading.Timer(0.5, hold.set)
        timer.start()
        with Submission(server.account(), quick) as session:
            session.open(server.password)
            assert session.is_usable
        timer.join()


def test_c08_tls_first_where_the_server_speaks_in_the_clear(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority, "tls") as server:
        error = opening(server, quick, encryption=Encryption.SSL)
    assert error == EncryptionMismatch("127.0.0.1", server.port)


@pytest.mark.parametrize("encryption", [Encryption.TLS, Encryption.NONE])
@pytest.mark.parametrize("trusted", [True, False])
def test_c08_speaking_in_the_clear_where_the_server_wants_tls_first(
    authority: trustme.CA, quick: Timeouts, encryption: Encryption, trusted: bool
) -> None:
    with FakeSmtp(authority, "ssl") as server:
        changes = {} if trusted else {"extra_certificate": ""}
        error = opening(server, quick, encryption=encryption, **changes)
    assert error == EncryptionMismatch("127.0.0.1", server.port)


def test_c08_a_tls_alert_in_the_clear(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority, "plain", {"connect": b"\x15\x03\x01\x00\x02\x02\x0a\r\n"}) as server:
        assert opening(server, quick) == EncryptionMismatch("127.0.0.1", server.port)


def test_c09_no_starttls_means_no_password(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority, "plain") as server:
        error = opening(server, quick, encryption=Encryption.TLS)
    assert error == EncryptionUnavailable("127.0.0.1")
    assert server.auth_count == 0


def test_c09_starttls_refused(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority, "tls", {"starttls": "454 4.7.0 TLS not available"}) as server:
        assert isinstance(opening(server, quick), ServerUnavailable)
    assert server.auth_count == 0


def test_a_password_never_leaves_out_of_order(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority, "tls") as server, Submission(server.account(), quick) as session:
        session.find()
        session.connect()
        with pytest.raises(EncryptionUnavailable):
            session.sign_in(server.password)
    assert server.auth_count == 0


def test_words_in_the_clear_do_not_count_inside_tls(authority: trustme.CA, quick: Timeouts) -> None:
    injected = b"220 2.0.0 Ready\r\n250 AUTH PLAIN\r\n"
    with FakeSmtp(authority, "tls", {"starttls": injected}) as server:
        assert isinstance(opening(server, quick), ProtocolViolation)


@pytest.mark.parametrize("mode", ["ssl", "tls"])
@pytest.mark.parametrize(
    ("certificate", "reason"),
    [("expired", "expired"), ("wrong-name", "IP address mismatch"), ("unknown-authority", "unable to get")],
)
def test_c10_a_certificate_that_does_not_hold(
    authority: trustme.CA, quick: Timeouts, mode: Mode, certificate: str, reason: str
) -> None:
    with FakeSmtp(authority, mode, certificate=certificate) as server:  # type: ignore[arg-type]  # a literal above
        error = opening(server, quick)
    assert isinstance(error, CertificateRejected)
    assert error.host == "127.0.0.1"
    assert reason in error.reason
    assert server.auth_count == 0


def test_c10_an_additional_certificate_that_is_none(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority) as server:
        error = opening(server, quick, extra_certificate="no certificate")
    assert isinstance(error, CertificateRejected)
    assert error.host == "127.0.0.1"


def test_c11_cut_in_the_handshake(quick: Timeouts) -> None:
    def cut() -> None:
        line, _ = listener.accept()
        line.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        cutter = threading.Thread(target=cut)
        cutter.start()
        port = int(listener.getsockname()[1])
        account = Account(from_email="ana@example.org", username="ana", host="127.0.0.1", port=port)
        with pytest.raises(ConnectionLost, match="starttls"), Submission(account, quick) as session:
            session.open("x")
        cutter.join()


def test_aborting_in_the_handshake() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = int(listener.getsockname()[1])
        account = Account(from_email="ana@example.org", username="ana", host="127.0.0.1", port=port)
        session = Submission(account, Timeouts(connect=60))
        timer = threading.Timer(0.1, session.abort)
        timer.start()
        with pytest.raises(ConnectionLost):
            session.open("x")
        timer.join()


# -- signing in ------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["ssl", "tls", "plain"])
def test_a01_signed_in(authority: trustme.CA, quick: Timeouts, mode: Mode) -> None:
    with FakeSmtp(authority, mode) as server, Submission(server.account(), quick) as session:
        session.find()
        session.connect()
        session.secure()
        states = [session.is_usable]
        session.sign_in(server.password)
        states.append(session.is_usable)
        assert states == [False, True]
    assert server.auth_count == 1
    assert server.commands[-1] == "QUIT"
    assert server.commands[0] == "EHLO client.example.org"


SIGN_INS = [
    ("535-5.7.8 Username and Password not accepted.\n535 5.7.8  https://x/?p=BadCredentials", SignInRejected),
    ("534-5.7.9 Application-specific password required.\n534 5.7.9  x", AppPasswordRequired),
    (
        "534-5.7.9 Please log in with your web browser and then try again.\n534 5.7.9  x",
        BrowserSignInRequired,
    ),
    ("534-5.7.14 <https://x> Please log in via your web browser and\n534 5.7.14 x", BrowserSignInRequired),
    ("454-4.7.0 Too many login attempts, please try again later.\n454 4.7.0  x", TooManySignIns),
    ("454 4.7.0 Cannot authenticate due to temporary system problem. Try again later.", ServerUnavailable),
    ("535 5.7.80 Username and Password not accepted.", SignInRejected),
    (b"what?\r\n", ProtocolViolation),
    (CUT, ConnectionLost),
]


@pytest.mark.parametrize("offers", [["AUTH PLAIN LOGIN"], ["AUTH LOGIN"], ["AUTH=LOGIN"]])
@pytest.mark.parametrize(("answer", "kind"), SIGN_INS)
def test_a02_to_a06_a12_a13_one_attempt_and_its_meaning(
    authority: trustme.CA, quick: Timeouts, offers: list[str], answer: str | Step, kind: type[InviteError]
) -> None:
    with FakeSmtp(authority, script={"auth": answer}, offers=offers) as server:
        error = opening(server, quick)
    assert type(error) is kind
    assert server.auth_count == 1


@pytest.mark.parametrize("offers", [["AUTH PLAIN"], ["AUTH XOAUTH2 LOGIN"]])
def test_a02_a_wrong_password_is_tried_once(
    authority: trustme.CA, quick: Timeouts, offers: list[str]
) -> None:
    with FakeSmtp(authority, offers=offers) as server:
        error = opening(server, quick, password="wrong password")
    assert type(error) is SignInRejected
    assert server.auth_count == 1


@pytest.mark.parametrize("password", ["abcd efgh", "abcd\xa0efgh", "ABCD\nefgh", "geslo s šumniki", "x"])
@pytest.mark.parametrize("offers", [["AUTH PLAIN"], ["AUTH LOGIN"]])
def test_a09_any_password_goes_over_as_it_is(
    authority: trustme.CA, quick: Timeouts, password: str, offers: list[str]
) -> None:
    with FakeSmtp(authority, offers=offers) as server, Submission(server.account(), quick) as session:
        server.password = password
        session.open(password)
        assert session.is_usable


def test_a11_only_login_is_offered(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority, offers=["AUTH LOGIN"]) as server, Submission(server.account(), quick) as session:
        session.open(server.password)
    assert server.auth_count == 1
    assert "AUTH LOGIN" in server.commands


@pytest.mark.parametrize(
    ("offers", "named"), [(["AUTH XOAUTH2 OAUTHBEARER"], "XOAUTH2 OAUTHBEARER"), (["SIZE"], "")]
)
def test_a11_no_way_to_sign_in(authority: trustme.CA, quick: Timeouts, offers: list[str], named: str) -> None:
    with FakeSmtp(authority, offers=offers) as server:
        error = opening(server, quick)
    assert error == SignInUnavailable("127.0.0.1", named)


def test_who_signs_in_after_tls_only_is_no_server_without_sign_in(
    authority: trustme.CA, quick: Timeouts
) -> None:
    with FakeSmtp(authority, mode="tls") as server:
        account = server.account(encryption=Encryption.NONE)
        with Submission(account, quick) as session, pytest.raises(EncryptionMismatch):
            session.open(server.password)
    assert server.auth_count == 0


def test_a_server_that_asks_without_end(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority, script={"auth": "334 "}) as server:
        server.script[_plain(server).lower()] = "334 "
        error = opening(server, quick)
    assert isinstance(error, ProtocolViolation)
    assert server.auth_count == 1


def _plain(server: FakeSmtp) -> str:
    return base64.b64encode(f"\0{server.username}\0{server.password}".encode()).decode()


def test_a_server_that_asks_again_for_what_it_was_told(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority, script={"auth": "334 "}) as server:
        server.script[_plain(server).lower()] = "235 2.7.0 Accepted"
        with Submission(server.account(), quick) as session:
            session.open(server.password)
            assert session.is_usable
    assert server.auth_count == 1


def test_no_password_at_hand(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority) as server, pytest.raises(PasswordMissing):
        Submission(server.account(), quick).open("")
    assert server.auth_count == 0


def test_without_authentication_nothing_is_tried(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority) as server, Submission(server.account(authentication=False), quick) as session:
        session.open("")
        assert session.is_usable
    assert server.auth_count == 0


@pytest.mark.parametrize("offers", [["AUTH PLAIN"], ["AUTH LOGIN"]])
def test_the_password_is_nowhere_to_be_read(
    authority: trustme.CA, quick: Timeouts, offers: list[str]
) -> None:
    def echo(line: str) -> str:
        return f"500 5.5.1 What is {line}, {server.password}?"

    with FakeSmtp(authority, script={"auth": echo}, offers=offers) as server:
        with Submission(server.account(), quick) as session, pytest.raises(InviteError) as caught:
            session.open(server.password)
        shown = repr(caught.value) + repr(session) + repr(vars(session)) + "\n".join(session.transcript)
        assert server.password not in shown
        assert _plain(server) not in shown


def test_the_transcript_names_nobody(authority: trustme.CA, quick: Timeouts) -> None:
    with FakeSmtp(authority) as server:
        with Submission(server.account(), quick) as session:
            session.open(server.password)
        assert "C: AUTH PLAIN ***" in session.transcript
        assert "S: 235 2.7.0 Accepted" in session.transcript
        assert "ana.novak" not in "".join(session.transcript)
