"""A mailbox that does not open, breaks in the middle or talks nonsense: each has its name, none a secret."""

import base64
import contextlib
import errno
import logging
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import trustme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import (
    MailboxBusy,
    MailboxClosed,
    MailboxError,
    MailboxInsecure,
    MailboxLost,
    MailboxSignInRejected,
    MailboxUnreachable,
)
from invite_desktop.mail import network
from invite_desktop.mail.imap import Copy, Found, Mailbox, MailboxTimeouts
from invite_desktop.mail.line import Line
from tests.mail.scripted_imap import HANG_UP, PASSWORD, SILENCE, ScriptedImap

QUICK = MailboxTimeouts(connect=5, greeting=5, command=5, close=1, lag=0.0, turns=1)
SHORT = MailboxTimeouts(connect=0.2, greeting=0.2, command=0.2, close=0.2, lag=0.0, turns=1)
HASTY = MailboxTimeouts(command=0.1, close=0.1, lag=0.0, turns=1)
PATIENT = MailboxTimeouts(connect=60, greeting=60, command=60, close=1, lag=60, turns=2)
OURS = "<k7qz3m@example.org>"
NOW = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
HEADER = "BODY[HEADER.FIELDS (MESSAGE-ID X-GOOGLE-ORIGINAL-MESSAGE-ID)]"

Script = dict[str, str | list[str]]


def fetched(number: int, message_id: str, extra: str = "") -> str:
    field = f"Message-ID: {message_id}\n\n"
    size = len(field.replace("\n", "\r\n"))
    return f"* 1 FETCH (UID {number} {extra}{HEADER} {{{size}}}\n{field})\n"


def trouble(
    server: ScriptedImap, timeouts: MailboxTimeouts = QUICK, password: str = PASSWORD
) -> MailboxError:
    """What opening and then looking ends with."""

    def look(mailbox: Mailbox) -> None:
        mailbox.open(password)
        mailbox.find(OURS)

    with Mailbox(server.account(), timeouts) as mailbox, pytest.raises(MailboxError) as caught:
        look(mailbox)
    assert password not in repr(caught.value)
    return caught.value


# -- reaching the server ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("has_route", "reason"), [(True, "unknown name"), (False, "offline")], ids=["no-name", "no-network"]
)
def test_a_name_nobody_knows(monkeypatch: pytest.MonkeyPatch, has_route: bool, reason: str) -> None:
    def look_up(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(network, "has_route", lambda: has_route)
    with pytest.raises(MailboxUnreachable) as caught:
        Mailbox(Account(imap_host="imap.example.org")).open(PASSWORD)
    error = caught.value
    assert (error.host, error.port, error.reason) == ("imap.example.org", 993, reason)


def test_a_port_where_nobody_listens() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        account = Account(imap_host="127.0.0.1", imap_port=unused.getsockname()[1])
        with pytest.raises(MailboxUnreachable, match="refused"):
            Mailbox(account).open(PASSWORD)


def test_no_network_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        raise OSError(errno.ENETUNREACH, "unreachable")

    monkeypatch.setattr(Line, "connect", connect)
    with pytest.raises(MailboxUnreachable, match="offline"):
        Mailbox(Account(imap_host="127.0.0.1")).open(PASSWORD)


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


def test_a_port_that_says_nothing(full_port: int) -> None:
    with pytest.raises(MailboxUnreachable, match="silent"):
        Mailbox(Account(imap_host="127.0.0.1", imap_port=full_port), SHORT).open(PASSWORD)


def test_connecting_can_be_ended(full_port: int) -> None:
    mailbox = Mailbox(Account(imap_host="127.0.0.1", imap_port=full_port), PATIENT)
    timer = threading.Timer(0.05, mailbox.abort)
    timer.start()
    with pytest.raises(MailboxLost):
        mailbox.open(PASSWORD)
    timer.join()


@pytest.mark.parametrize(
    "certificate_for", ["imap.example.org", "unknown"], ids=["other-name", "unknown-authority"]
)
def test_a_certificate_that_will_not_do(authority: trustme.CA, certificate_for: str) -> None:
    with ScriptedImap(authority, certificate_for=certificate_for) as server:
        pem = trustme.CA().cert_pem.bytes().decode() if certificate_for == "unknown" else None
        account = server.account(**({"extra_certificate": pem} if pem else {}))
        with pytest.raises(MailboxInsecure) as caught:
            Mailbox(account, QUICK).open(PASSWORD)
        assert caught.value.host == "127.0.0.1"
        assert caught.value.reason
        assert not server.heard


def test_an_extra_certificate_that_cannot_be_read() -> None:
    bad = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    with pytest.raises(MailboxInsecure):
        Mailbox(Account(imap_host="127.0.0.1", extra_certificate=bad)).open(PASSWORD)


def test_a_server_without_tls_gets_no_password(authority: trustme.CA) -> None:
    with ScriptedImap(authority, is_secure=False) as server:
        assert isinstance(trouble(server), MailboxInsecure)
        assert PASSWORD not in str(server.heard)


@pytest.mark.parametrize("ending", [HANG_UP, SILENCE])
def test_a_handshake_that_is_not_answered(authority: trustme.CA, ending: str) -> None:
    with ScriptedImap(authority, {"connection": ending}) as server:
        assert trouble(server, SHORT) == MailboxLost("")


# -- signing in ------------------------------------------------------------------------------------

REFUSALS: list[tuple[str, type[MailboxError]]] = [
    ("[AUTHENTICATIONFAILED] Invalid credentials (Failure)", MailboxSignInRejected),
    ("Go away", MailboxSignInRejected),
    (
        (
            "[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833"
            " (Failure)"
        ),
        MailboxSignInRejected,
    ),
    (
        (
            "[ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754"
            " (Failure)"
        ),
        MailboxSignInRejected,
    ),
    (
        (
            "[ALERT] IMAP access is disabled for your domain. Please contact your domain administrator for"
            " questions about this feature. (Failure)"
        ),
        MailboxClosed,
    ),
    ("[ALERT] Your account is not enabled for IMAP use. Please visit your settings", MailboxClosed),
    ("AUTHENTICATE failed. Provided authentication mechanism is not supported.", MailboxClosed),
    ("[ALERT] Too many simultaneous connections. (Failure)", MailboxBusy),
    ("[UNAVAILABLE] Temporary System Problem.", MailboxBusy),
    ("[OVERQUOTA] Account exceeded command or bandwidth limits.", MailboxBusy),
]


@pytest.mark.parametrize(("reply", "kind"), REFUSALS)
@pytest.mark.parametrize("mechanism", [" AUTH=PLAIN", ""], ids=["plain", "login"])
def test_what_refuses_the_sign_in(
    authority: trustme.CA, reply: str, kind: type[MailboxError], mechanism: str
) -> None:
    script: Script = {
        "CAPABILITY": f"* CAPABILITY IMAP4rev1{mechanism}\n{{tag}} OK done\n",
        "password": f"{{tag}} NO {reply}\n",
        "LOGIN": f"{{tag}} NO {reply}\n",
    }
    with ScriptedImap(authority, script) as server:
        error = trouble(server)
        tries = [line for line in server.heard if "LOGIN" in line or "AUTHENTICATE" in line]
    assert type(error) is kind
    assert error.reply == reply  # type: ignore[attr-defined]  # all of these kinds have it
    assert len(tries) == 1


def test_a_server_that_takes_no_password_in_any_way(authority: trustme.CA) -> None:
    offered = "* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2\n{tag} OK done\n"
    with ScriptedImap(authority, {"CAPABILITY": offered}) as server:
        error = trouble(server)
        assert isinstance(error, MailboxClosed)
        assert "AUTH=XOAUTH2" in error.reply
        assert not any("LOGIN" in line for line in server.heard)


@pytest.mark.parametrize("mechanism", ["AUTH=PLAIN", "NOTHING"])
def test_name_and_password_of_any_letters_arrive_whole(authority: trustme.CA, mechanism: str) -> None:
    name, password = 'špela "š\\" žnidaršič', 'č"\\ž\u00a0€'
    offered = f"* CAPABILITY IMAP4rev1 {mechanism}\n{{tag}} OK done\n"
    with ScriptedImap(authority, {"CAPABILITY": offered}) as server:
        with Mailbox(server.account(username=name), QUICK) as mailbox:
            mailbox.open(password)
        heard = "\n".join(server.heard)
    if mechanism == "AUTH=PLAIN":
        assert base64.b64encode(f"\0{name}\0{password}".encode()).decode() in heard
    else:
        assert 'LOGIN "špela \\"š\\\\\\" žnidaršič" {' in heard
        assert password in heard


def test_the_password_is_sent_once_even_to_a_server_that_asks_again(authority: trustme.CA) -> None:
    with ScriptedImap(authority, {"password": ["+ \n{tag} NO no\n"]}) as server:
        assert isinstance(trouble(server), MailboxSignInRejected)
        secret = base64.b64encode(f"\0{server.account().username}\0{PASSWORD}".encode()).decode()
        assert sum(secret in line for line in server.heard) == 1


@pytest.mark.parametrize("password", [PASSWORD, "'č\"\\ž\u00a0€"], ids=["plain", "odd"])
@pytest.mark.parametrize("mechanism", ["AUTH=PLAIN", "NOTHING"])
@pytest.mark.parametrize("kind", ["{tag} NO ", "{tag} BAD ", "{tag} NO [ALERT] ", "* BYE ", ""])
def test_no_secret_is_kept_though_the_server_repeats_it(
    authority: trustme.CA, caplog: pytest.LogCaptureFixture, password: str, mechanism: str, kind: str
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = base64.b64encode(f"\0ana.novak@example.org\0{password}".encode()).decode()
    reply = f"{kind}you said {password.encode().decode('latin-1')} and {secret}\n"
    offered = f"* CAPABILITY IMAP4rev1 {mechanism}\n{{tag}} OK done\n"
    script: Script = {"CAPABILITY": offered, "password": reply, "LOGIN": reply}
    with ScriptedImap(authority, script) as server:
        mailbox = Mailbox(server.account(), QUICK)
        with pytest.raises(MailboxError) as caught:
            mailbox.open(password)
        assert any(password in line or secret in line for line in server.heard)
    said = caplog.text + repr(caught.value) + repr(mailbox) + str(caught.getrepr(chain=True))
    assert repr(caught.value).count("***") == 2
    for form in (password, secret, repr(password)[1:-1], repr(password.encode())[2:-1]):
        assert form not in said


def test_no_secret_is_logged_when_all_goes_well(
    authority: trustme.CA, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for mechanism in ("AUTH=PLAIN", "NOTHING"):
        offered = f"* CAPABILITY IMAP4rev1 {mechanism}\n{{tag}} OK done\n"
        with ScriptedImap(authority, {"CAPABILITY": offered}) as server, Mailbox(server.account()) as mailbox:
            mailbox.open(PASSWORD)
    secret = base64.b64encode(f"\0ana.novak@example.org\0{PASSWORD}".encode()).decode()
    assert caplog.records
    assert PASSWORD not in caplog.text
    assert secret not in caplog.text


# -- what comes of a step --------------------------------------------------------------------------

EVERYWHERE = ["greeting", "CAPABILITY", "AUTHENTICATE", "password", "LIST", "EXAMINE", "FETCH", "UID SEARCH"]


@pytest.mark.parametrize("step", EVERYWHERE)
@pytest.mark.parametrize("ending", [HANG_UP, SILENCE])
def test_a_line_that_goes_dead(authority: trustme.CA, step: str, ending: str) -> None:
    with ScriptedImap(authority, {step: ending}) as server:
        assert trouble(server, SHORT if ending == SILENCE else QUICK) == MailboxLost("")


@pytest.mark.parametrize("step", EVERYWHERE[1:])
def test_a_server_that_takes_leave(authority: trustme.CA, step: str) -> None:
    with ScriptedImap(authority, {step: "* BYE Session expired, please login again\n"}) as server:
        error = trouble(server)
    assert isinstance(error, MailboxLost)
    assert "Session expired" in error.reply


@pytest.mark.parametrize("step", EVERYWHERE)
def test_a_server_that_is_too_busy_says_so_anywhere(authority: trustme.CA, step: str) -> None:
    with ScriptedImap(authority, {step: "* BYE [UNAVAILABLE] Temporary System Problem.\n"}) as server:
        assert isinstance(trouble(server), MailboxBusy)


@pytest.mark.parametrize("step", EVERYWHERE)
@pytest.mark.parametrize(
    "nonsense", ["HTTP/1.1 400 Bad Request\n", "A999999 OK\n", "* 1 FETCH (UID {99999999999}\n"]
)
def test_a_server_that_talks_nonsense(authority: trustme.CA, step: str, nonsense: str) -> None:
    with ScriptedImap(authority, {step: nonsense}) as server:
        assert isinstance(trouble(server), MailboxLost)


@pytest.mark.parametrize("step", ["LIST", "EXAMINE", "FETCH", "UID SEARCH"])
def test_a_plain_refusal_means_not_now(authority: trustme.CA, step: str) -> None:
    with ScriptedImap(authority, {step: "{tag} NO Something else\n"}) as server:
        assert trouble(server) == MailboxBusy("Something else")


@pytest.mark.parametrize("step", ["LIST", "EXAMINE", "FETCH", "UID SEARCH"])
def test_a_server_that_does_not_understand_is_of_no_use(authority: trustme.CA, step: str) -> None:
    with ScriptedImap(authority, {step: "{tag} BAD What?\n"}) as server:
        assert trouble(server) == MailboxLost("What?")


@pytest.mark.parametrize(
    "script",
    [
        {
            "EXAMINE": [
                "* 1 EXISTS\n* OK [UIDVALIDITY 7]\n{tag} OK done\n",
                "* OK [UIDVALIDITY 8]\n{tag} OK done\n",
            ]
        },
        {"UID SEARCH": "* OK [UIDVALIDITY 8]\n* SEARCH 1\n{tag} OK done\n"},
        {"UID FETCH": "* OK [UIDVALIDITY 8]\n{tag} OK done\n"},
    ],
    ids=["opened-anew", "in-a-search", "in-a-fetch"],
)
def test_numbers_of_mails_that_changed_meanwhile(authority: trustme.CA, script: Script) -> None:
    with ScriptedImap(authority, script) as server, Mailbox(server.account(), QUICK) as mailbox:
        mailbox.open(PASSWORD)
        with pytest.raises(MailboxLost, match="UIDVALIDITY"):
            [mailbox.find(OURS) for _ in range(2)]
        with pytest.raises(MailboxLost):
            mailbox.sent_since(NOW)


def test_a_mail_without_fields_is_no_mail_of_ours(authority: trustme.CA) -> None:
    said = f'* 1 FETCH (UID 1 INTERNALDATE "23-Nov-2026 10:05:00 +0100" {HEADER} NIL)\n{{tag}} OK done\n'
    with ScriptedImap(authority, {"UID FETCH": said}) as server, Mailbox(server.account(), QUICK) as mailbox:
        mailbox.open(PASSWORD)
        assert mailbox.sent_since(NOW) == (Copy("", NOW),)


def test_a_mail_without_a_date_makes_no_sense(authority: trustme.CA) -> None:
    said = fetched(1, OURS) + "{tag} OK done\n"
    with ScriptedImap(authority, {"UID FETCH": said}) as server, Mailbox(server.account(), QUICK) as mailbox:
        mailbox.open(PASSWORD)
        with pytest.raises(MailboxLost, match="INTERNALDATE"):
            mailbox.sent_since(NOW)


def test_a_line_without_end_is_cut(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("invite_desktop.mail.line._LONGEST_LINE", 1000)
    with ScriptedImap(authority, {"UID SEARCH": "* SEARCH " + "1 " * 20_000}) as server:
        assert isinstance(trouble(server), MailboxLost)


def test_an_answer_without_end_is_cut(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("invite_desktop.mail.line._MOST", 5000)
    with ScriptedImap(authority, {"UID SEARCH": "* OK go on\n" * 20_000}) as server:
        assert trouble(server) == MailboxLost("")


def test_a_server_that_trickles_is_not_waited_for() -> None:
    """The deadline is the command's, not each packet's."""
    with socket.create_server(("127.0.0.1", 0)) as listener, ThreadPoolExecutor(1) as pool:
        line, over = Line(), threading.Event()
        line.within(5)
        line.connect(socket.AF_INET, listener.getsockname())
        accepted, _ = listener.accept()

        def trickle() -> None:
            with accepted:
                while not over.wait(0.01):
                    accepted.sendall(b"*")

        trickling = pool.submit(trickle)
        line.within(0.1)
        with pytest.raises(TimeoutError):
            line.readline()
        with pytest.raises(TimeoutError):
            line.send(b"at last")
        over.set()
        trickling.result(5)
        line.close()
        with pytest.raises(ConnectionError):
            line.send(b"too late")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    step=st.sampled_from(["LIST", "EXAMINE", "FETCH", "UID SEARCH", "UID FETCH"]),
    said=st.text(st.sampled_from('* ()[]"{}\\<> 01\nLISTEXSFCHBODYU.-\u00e9'), max_size=40),
    kind=st.sampled_from(["* LIST ", "* SEARCH ", "* 1 FETCH (", "* OK [UIDVALIDITY ", "* ", ""]),
)
def test_whatever_is_said_ends_in_a_name(authority: trustme.CA, step: str, said: str, kind: str) -> None:
    script = {step: f"{kind}{said}\n{{tag}} OK done\n"}
    with ScriptedImap(authority, script) as server, Mailbox(server.account(), HASTY) as mailbox:
        with contextlib.suppress(MailboxError):
            mailbox.open(PASSWORD)
            mailbox.sent_since(NOW)
            mailbox.find(OURS)
        assert not [line for line in server.heard if "SELECT" in line]


# -- what servers do their own way -----------------------------------------------------------------


def test_folders_without_flags_are_asked_for_theirs(authority: trustme.CA) -> None:
    script: Script = {
        "CAPABILITY": "* CAPABILITY IMAP4rev1 AUTH=PLAIN SPECIAL-USE ID\n{tag} OK done\n",
        "LIST": [
            '* LIST (\\Noselect) "/" "[Gmail]"\n* LIST () "/" 2026\n{tag} OK done\n',
            '* LIST (\\Sent \\Noselect) "/" nowhere\n* LIST (\\sent) "/" 2026\n{tag} OK done\n',
        ],
        "EXAMINE": "* 1 EXISTS\n{tag} OK done\n",
        "UID SEARCH": "* SEARCH 5\n{tag} OK done\n",
        "UID FETCH": fetched(5, OURS) + "{tag} OK done\n",
    }
    with ScriptedImap(authority, script) as server, Mailbox(server.account(), QUICK) as mailbox:
        mailbox.open(PASSWORD)
        assert mailbox.find(OURS) is Found.SENT
        assert any(line.endswith('LIST "" "*" RETURN (SPECIAL-USE)') for line in server.heard)
        assert any(line.endswith('EXAMINE "2026"') for line in server.heard)
        assert any('ID ("name" "Invite Desktop")' in line for line in server.heard)


def test_nothing_is_ever_changed(authority: trustme.CA) -> None:
    with ScriptedImap(authority) as server:
        with Mailbox(server.account(), QUICK) as mailbox:
            mailbox.open(PASSWORD)
            assert mailbox.find(OURS) is None
            assert mailbox.sent_since(NOW) == ()
        commands = {" ".join(line.split()[1:]) for line in server.heard}
    words = ("SELECT", "APPEND", "STORE", "EXPUNGE", "BODY[", "COPY", "MOVE", "DELETE")
    assert not [line for line in commands if any(word in line for word in words)]
    assert any("EXAMINE" in line for line in commands)
    assert "LOGOUT" in commands


# -- from another thread ---------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["connection", *EVERYWHERE])
def test_any_wait_can_be_ended(authority: trustme.CA, step: str) -> None:
    with ScriptedImap(authority, {step: SILENCE}) as server, ThreadPoolExecutor(1) as pool:
        mailbox = Mailbox(server.account(), PATIENT)

        def look() -> Found | None:
            mailbox.open(PASSWORD)
            return mailbox.find(OURS)

        looking = pool.submit(look)
        assert server.asked.wait(10)
        mailbox.abort()
        mailbox.abort()
        assert looking.exception(5) == MailboxLost("")
        mailbox.close()


def test_the_wait_for_the_index_can_be_ended(authority: trustme.CA) -> None:
    with ScriptedImap(authority) as server, ThreadPoolExecutor(1) as pool:
        mailbox = Mailbox(server.account(), PATIENT)
        mailbox.open(PASSWORD)
        looking = pool.submit(mailbox.find, OURS)
        while not any("UID SEARCH" in line for line in server.heard):
            assert not looking.done()
        mailbox.abort()
        assert looking.exception(5) == MailboxLost("")
        mailbox.close()


def test_closing_is_harmless_at_any_time(authority: trustme.CA) -> None:
    Mailbox(Account()).close()
    with ScriptedImap(authority, {"LOGOUT": HANG_UP}) as server, Mailbox(server.account(), QUICK) as mailbox:
        with pytest.raises(MailboxLost):
            mailbox._session.search("ALL")
        mailbox.open(PASSWORD)
        mailbox.close()
        mailbox.close()
        mailbox.abort()
        with pytest.raises(MailboxLost):
            mailbox.find(OURS)
