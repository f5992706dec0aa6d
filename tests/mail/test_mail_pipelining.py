"""What PIPELINING (RFC 2920) changes: what travels together, and nothing else."""

import math
import selectors
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
import trustme

from invite_desktop.domain.errors import (
    AddressUnusable,
    ConnectionLost,
    InviteError,
    MessageTooLarge,
    OutcomeUnknown,
    PolicyRefused,
    ProtocolViolation,
    RecipientRefused,
    RunError,
    SenderRefused,
    SendingLimitReached,
    ServerUnavailable,
)
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.smtp import Submission, Timeouts
from tests.fakes.relay import Relay
from tests.fakes.smtp_server import ACCEPT_AND_CUT, CUT, OFFERS, PIPELINED, FakeSmtp, Script, Step
from tests.mail.handing_over import MANNERS, REFUSALS, Manner, Opened

PIPELINING = [manner for manner in MANNERS if manner.pipelines]
pipelined = pytest.mark.parametrize("manner", PIPELINING, ids=str, indirect=True)


@pytest.fixture
def second(mail: Mail) -> Mail:
    """The mail that follows."""
    return replace(mail, recipient="second@example.net")


@pytest.fixture
def third(mail: Mail) -> Mail:
    """And the one after that."""
    return replace(mail, recipient="third@example.net")


def kept(server: FakeSmtp) -> list[str]:
    """Whose mails the server has taken, by the local parts of their addresses."""
    return [mail.recipient.partition("@")[0] for mail in server.mails]


def announced(session: Submission) -> str:
    """Whose envelope has been sent ahead, as above."""
    return "" if session.announced is None else session.announced.recipient.partition("@")[0]


# -- what is sent when -----------------------------------------------------------------------------


@pipelined
def test_an_envelope_travels_with_the_end_of_the_content_before_it(
    opened: Opened, mail: Mail, second: Mail
) -> None:
    with opened() as (server, session):
        server.flights.clear()
        assert session.submit(mail, second).code == 250
        assert announced(session) == "second"
        assert session.is_usable
        assert session.submit(second).code == 250
        assert not announced(session)
    size = len(mail.content)
    first, content, between, _, end, leave = server.flights
    sender = f"MAIL FROM:<{mail.sender}> SIZE={size}\r\n"
    assert first.decode() == sender + "RCPT TO:<miha@example.net>\r\nDATA\r\n"
    assert content.endswith(b"\r\nEnd\r\n")
    assert between.decode() == ".\r\n" + sender + "RCPT TO:<second@example.net>\r\nDATA\r\n"
    assert (end, leave) == (b".\r\n", b"QUIT\r\n")
    assert kept(server) == ["miha", "second"]


@pytest.mark.parametrize("manner", [each for each in MANNERS if not each.pipelines], ids=str, indirect=True)
def test_nothing_is_sent_ahead_where_it_is_not_offered(opened: Opened, mail: Mail, second: Mail) -> None:
    with opened() as (server, session):
        server.flights.clear()
        session.submit(mail, second)
        assert not announced(session)
        session.submit(second)
    assert [flight.partition(b" ")[0].strip() for flight in server.flights[:3]] == [b"MAIL", b"RCPT", b"DATA"]
    assert kept(server) == ["miha", "second"]


@pytest.mark.parametrize(("before", "after", "can"), [(True, False, False), (False, True, True)])
def test_the_offer_counts_that_was_made_inside_tls(
    authority: trustme.CA, quick: Timeouts, before: bool, after: bool, can: bool
) -> None:
    def words(offered: bool) -> str:
        return "250-fake\n" + "250-PIPELINING\n" * offered + "250-AUTH PLAIN\n250 STARTTLS"

    server = FakeSmtp(authority, "tls", {"ehlo": [words(before), words(after)]})
    with server, Submission(server.account(), quick) as session:
        session.open(server.password)
        assert session.can_pipeline is can


def test_an_offer_slipped_in_before_tls_ends_the_session(authority: trustme.CA, quick: Timeouts) -> None:
    injected = b"220 go ahead\r\n250-fake\r\n250 PIPELINING\r\n"
    with FakeSmtp(authority, "tls", {"starttls": injected}) as server:
        with Submission(server.account(), quick) as session, pytest.raises(ProtocolViolation):
            session.open(server.password)
        assert not session.can_pipeline


@pipelined
@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"recipient": "a@b>\r\nRCPT TO:<c@d"}, AddressUnusable),
        ({"needs_utf8": True}, AddressUnusable),
        ({"content": b"x" * 300}, MessageTooLarge),
    ],
)
def test_what_has_to_be_refused_here_is_not_sent_ahead(
    opened: Opened, mail: Mail, second: Mail, changes: dict[str, object], kind: type[InviteError]
) -> None:
    other = replace(second, **changes)  # type: ignore[arg-type]  # the table knows the fields
    with opened(offers=("SIZE 200", "AUTH PLAIN")) as (server, session):
        session.submit(mail, other)
        assert not announced(session)
        with pytest.raises(kind):
            session.submit(other)
        assert session.is_usable
    assert kept(server) == ["miha"]


# -- refusals --------------------------------------------------------------------------------------


@pipelined
@pytest.mark.parametrize(("stage", "answer", "kind"), REFUSALS)
def test_e01_to_e11_a_mail_announced_is_refused_when_it_is_its_turn(
    opened: Opened, mail: Mail, second: Mail, third: Mail, stage: str, answer: str, kind: type[InviteError]
) -> None:
    with opened({stage: [None, answer]}) as (server, session):
        assert session.submit(mail, second).code == 250
        with pytest.raises(InviteError) as caught:
            session.submit(second, third)
        assert type(caught.value) is kind
        assert session.is_usable
        assert session.submit(third).code == 250
    assert kept(server) == ["miha", "third"]


@pipelined
def test_a_refused_content_does_not_touch_the_mail_that_was_announced(
    opened: Opened, mail: Mail, second: Mail
) -> None:
    limit = "550 5.4.5 Daily user sending limit exceeded."
    with opened({"dot": [limit]}) as (server, session):
        with pytest.raises(SendingLimitReached):
            session.submit(mail, second)
        assert announced(session) == "second"
        assert session.is_usable
        session.submit(second)
    assert kept(server) == ["second"]
    assert "RSET" not in server.commands


@pytest.mark.parametrize("is_announced", [False, True])
@pipelined
def test_a_refused_sender_is_the_news_and_not_what_follows_from_it(
    opened: Opened, mail: Mail, second: Mail, is_announced: bool
) -> None:
    script: Script = {"mail": [None, "550 5.7.1 not you"] if is_announced else ["550 5.7.1 not you"]}
    with opened(script) as (server, session):
        if is_announced:
            session.submit(mail, second)
        with pytest.raises(SenderRefused, match="not you"):
            session.submit(second)
        assert session.submit(second).code == 250
    assert kept(server) == ["miha"] * is_announced + ["second"]


@pytest.mark.parametrize("is_announced", [False, True])
@pytest.mark.parametrize(
    ("end", "goes_on"),
    [
        (None, True),
        ("250 2.0.0 OK", True),
        ("451 4.3.0 later", True),
        ("421 4.3.0 bye", False),
        (CUT, False),
        (b"garbage\r\n", False),
    ],
)
@pipelined
def test_a_lone_dot_ends_a_content_for_nobody(
    opened: Opened, mail: Mail, second: Mail, is_announced: bool, end: Step | str | bytes, goes_on: bool
) -> None:
    first = [None] * is_announced
    script: Script = {"rcpt": [*first, "550 5.1.1 no"], "data": [*first, "354 go ahead"], "nobody": end}
    with opened(script) as (server, session):
        if is_announced:
            session.submit(mail, second)
        with pytest.raises(RecipientRefused, match=r"5\.1\.1 no"):
            session.submit(second)
        assert session.is_usable is goes_on
        if goes_on:
            session.submit(second)
    assert kept(server) == ["miha"] * is_announced + ["second"] * goes_on
    assert "RSET" not in server.commands


@pipelined
def test_no_dot_is_sent_where_somebody_would_get_an_empty_mail(opened: Opened, mail: Mail) -> None:
    with opened({"mail": "550 5.7.1 no", "rcpt": "250 ok", "data": "354 go"}) as (server, session):
        with pytest.raises(SenderRefused):
            session.submit(mail)
        assert not session.is_usable
    assert server.heard.endswith(b"DATA\r\n")


@pytest.mark.parametrize("is_announced", [False, True])
@pytest.mark.parametrize("stage", ["mail", "rcpt", "data"])
@pytest.mark.parametrize("close", [False, True])
@pipelined
def test_e07_e08_a_server_that_closes_answers_no_more(
    opened: Opened, mail: Mail, second: Mail, is_announced: bool, stage: str, close: bool
) -> None:
    answer = Step("421 4.7.28 unusual rate of mail", close=close)
    with opened({stage: [None] * is_announced + [answer]}) as (server, session):
        if is_announced:
            assert session.submit(mail, second).code == 250
        with pytest.raises(PolicyRefused):
            session.submit(second)
        assert not session.is_usable
    assert kept(server) == ["miha"] * is_announced


@pytest.mark.parametrize("answer", [CUT, b"garbage\r\n", "421 4.3.0 bye"])
@pipelined
def test_the_first_refusal_is_told_whatever_happens_behind_it(
    opened: Opened, mail: Mail, answer: Step | str | bytes
) -> None:
    with opened({"rcpt": "550 5.1.1 no", "data": answer}) as (_, session):
        with pytest.raises(RecipientRefused):
            session.submit(mail)
        assert not session.is_usable


@pipelined
def test_a_closing_answer_to_the_content_takes_the_announced_mail_along(
    opened: Opened, mail: Mail, second: Mail
) -> None:
    with opened({"dot": Step("421 4.3.0 bye", close=True)}) as (server, session):
        with pytest.raises(ServerUnavailable):
            session.submit(mail, second)
        assert not announced(session)
        with pytest.raises(ConnectionLost):
            session.submit(second)
    assert server.mails == []


# -- replies that nobody asked for -----------------------------------------------------------------


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data"])
@pipelined
def test_e11_more_replies_than_commands_are_never_a_yes(
    opened: Opened, mail: Mail, second: Mail, stage: str
) -> None:
    usual = b"354 go" if stage == "data" else b"250 ok"
    with opened({stage: [None, usual + b"\r\n250 2.0.0 taken\r\n"]}) as (server, session):
        session.submit(mail, second)
        with pytest.raises(ProtocolViolation):
            session.submit(second)
        assert not session.is_usable
    assert kept(server) == ["miha"]


def test_two_answers_to_one_content(opened: Opened, mail: Mail, second: Mail) -> None:
    with opened({"dot": b"250 ok\r\n250 twice\r\n"}) as (server, session):
        assert session.submit(mail, second).code == 250
        with pytest.raises(ProtocolViolation):
            session.submit(second)
        assert not session.is_usable
    assert kept(server) == ["miha"]


def test_n06_a_farewell_between_two_mails_is_no_riddle(opened: Opened, mail: Mail, second: Mail) -> None:
    farewell = Step(b"250 ok\r\n421 4.7.0 Connection expired, try reconnecting.\r\n", close=True)
    with opened({"dot": farewell}) as (server, session):
        assert session.submit(mail, second).code == 250
        with pytest.raises(ServerUnavailable, match="expired"):
            session.submit(second)
        assert not session.is_usable
    assert kept(server) == ["miha"]


@pytest.mark.parametrize(
    ("early", "kind"),
    [
        ("552 5.3.4 message size limits", MessageTooLarge),
        ("421-4.3.0 Temporary System Problem.\n421 4.3.0 Try again later.", ServerUnavailable),
        ("250 2.0.0 taken", ProtocolViolation),
        (b"garbage", ProtocolViolation),
    ],
)
def test_an_answer_before_the_dot_means_that_no_dot_is_sent(
    opened: Opened, mail: Mail, early: str | bytes, kind: type[InviteError]
) -> None:
    # more than the system's buffers hold, so that the answer is here before the end of the content has left
    large = replace(mail, content=(b"x" * 998 + b"\r\n") * 12_000)
    with opened({"content": early}) as (server, session):
        with pytest.raises(kind):
            session.submit(large, mail)
        assert not session.is_usable
    assert server.mails == []


# -- the line lost ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "taken"),
    [
        (ACCEPT_AND_CUT, True),
        (CUT, False),
        (Step(b"garbage\r\n", accept=True), True),
        (Step("354 what?", accept=True), True),
        (Step(b"250 half a repl", close=True), True),
    ],
)
@pipelined
def test_n03_n04_a_mail_in_doubt_never_makes_the_announced_one_doubtful(
    opened: Opened, mail: Mail, second: Mail, fault: Step, taken: bool
) -> None:
    with opened({"dot": fault}) as (server, session):
        with pytest.raises(OutcomeUnknown):
            session.submit(mail, second)
        assert not announced(session)
        assert not session.is_usable
        with pytest.raises(ConnectionLost):
            session.submit(second)
    assert kept(server) == ["miha"] * taken


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data"])
@pipelined
def test_n01_a_line_lost_in_an_announced_envelope(
    opened: Opened, mail: Mail, second: Mail, stage: str
) -> None:
    with opened({stage: [None, CUT]}) as (server, session):
        session.submit(mail, second)
        with pytest.raises(ConnectionLost, match=stage):
            session.submit(second)
        assert not session.is_usable
    assert kept(server) == ["miha"]


@pytest.mark.parametrize("resets", [False, True], ids=["end", "reset"])
@pytest.mark.parametrize("direction", ["hears", "says"])
@pytest.mark.parametrize("manner", MANNERS, ids=str)
def test_n01_to_n04_cut_at_every_octet(
    authority: trustme.CA, quick: Timeouts, manner: Manner, direction: str, resets: bool
) -> None:
    """Two mails with the line cut after each octet the server hears, or says: no verdict is wrong."""
    sure: list[str] = []
    ruled_out: list[str] = []
    doubtful: list[str] = []
    with FakeSmtp(authority, "plain", offers=manner.offers(["SIZE", "AUTH PLAIN"])) as server:
        server.resets = resets

        def converse(position: int) -> None:
            mails = [
                Mail("a@b.example", f"{position:04}-{place}@c.example", b"T: s\r\n\r\n.x\r\n", "", "", "")
                for place in "ab"
            ]
            with manner.session(server.account(), quick) as session:
                session.open(server.password)
                for mail, following in zip(mails, [mails[1], None], strict=True):
                    try:
                        session.submit(mail, following)
                        sure.append(mail.recipient)
                    except ConnectionLost:
                        ruled_out.append(mail.recipient)
                    except OutcomeUnknown:
                        doubtful.append(mail.recipient)

        counted = {"hears": server.heard, "says": server.said}[direction]
        converse(0)
        # QUIT and its answer are the last line, MAIL and its answer the first that matter
        words = bytes(counted)
        begin = words.index(b"MAIL" if direction == "hears" else b"250 2.1.0")
        end = words.rindex(b"QUIT" if direction == "hears" else b"221")
        positions = range(1, end - begin + 1)
        for position in positions:
            setattr(server, direction, begin + position)
            converse(position)
        setattr(server, direction, None)
    held = [mail.recipient for mail in server.mails]
    assert len(held) == len(set(held))
    assert set(sure) <= set(held)
    assert not set(ruled_out) & set(held)
    assert len(sure) + len(ruled_out) + len(doubtful) == 2 * (len(positions) + 1)
    assert len({address[:4] for address in doubtful}) == len(doubtful)  # never both of them
    assert len(sure) > len(positions) / 2
    assert ruled_out
    assert doubtful


# -- giving an announced mail up -------------------------------------------------------------------


@pipelined
def test_another_mail_than_the_announced_one_costs_the_line(
    opened: Opened, mail: Mail, second: Mail, third: Mail
) -> None:
    with opened() as (server, session):
        session.submit(mail, second)
        with pytest.raises(ConnectionLost):
            session.submit(third)
        assert not session.is_usable
        assert not announced(session)
    assert kept(server) == ["miha"]


@pipelined
def test_an_equal_mail_will_do(opened: Opened, mail: Mail, second: Mail) -> None:
    with opened() as (server, session):
        session.submit(mail, second)
        session.submit(replace(second))
    assert kept(server) == ["miha", "second"]


@pipelined
def test_closing_says_nothing_in_the_middle_of_a_transaction(
    opened: Opened, mail: Mail, second: Mail
) -> None:
    with opened() as (server, session):
        session.submit(mail, second)
        session.close()
    assert kept(server) == ["miha"]
    assert b"QUIT" not in server.heard


# -- steps -----------------------------------------------------------------------------------------


def wait_for(*sessions: Submission) -> list[Submission]:
    """The sessions whose lines can be read, or whose time has come."""
    with selectors.DefaultSelector() as selector:
        for session in sessions:
            selector.register(session, selectors.EVENT_READ)
        ready = {
            key.fileobj
            for key, _ in selector.select(min(each.wait_until for each in sessions) - time.monotonic())
        }
    return [session for session in sessions if session in ready]


def test_there_is_nothing_to_go_on_with_before_a_start(opened: Opened, mail: Mail) -> None:
    with opened() as (_, session):
        assert session.advance() is None
        assert session.wait_until == math.inf
        assert session.fileno() > 0
        session.submit(mail)
        assert session.advance() is None
        session.close()
        assert session.fileno() == -1


def test_steps_do_not_wait(opened: Opened, mail: Mail) -> None:
    hold = threading.Event()
    with opened({"mail": [Step(hold=hold)]}) as (server, session):
        session.start(mail)
        assert session.advance() is None
        assert time.monotonic() < session.wait_until < time.monotonic() + 5
        assert not session.is_usable
        hold.set()
        while (reply := session.advance()) is None:
            wait_for(session)
        assert reply.code == 250
        assert session.wait_until == math.inf
    assert kept(server) == ["miha"]


def test_a_second_start_in_the_middle_of_the_first_costs_the_line(
    opened: Opened, mail: Mail, second: Mail
) -> None:
    with opened() as (server, session):
        session.start(mail)
        with pytest.raises(ConnectionLost):
            session.start(second)
        assert session.advance() is None
    assert server.mails == []


def test_what_is_refused_here_is_raised_at_the_start(opened: Opened, mail: Mail) -> None:
    with opened() as (_, session):
        with pytest.raises(AddressUnusable):
            session.start(replace(mail, recipient="a\nb"))
        assert session.is_usable


@pytest.mark.parametrize("offers", [OFFERS, PIPELINED], ids=["plain", "pipelined"])
def test_one_thread_looks_after_three_lines(
    authority: trustme.CA, quick: Timeouts, mail: Mail, offers: tuple[str, ...]
) -> None:
    mails = [replace(mail, recipient=f"{number}@example.net") for number in range(30)]
    waiting: Iterator[Mail] = iter(mails)
    with FakeSmtp(authority, offers=offers) as server, ExitStack() as stack:
        sessions = [stack.enter_context(Submission(server.account(), quick)) for _ in range(3)]
        for session in sessions:
            session.open(server.password)
            session.start(next(waiting), next(waiting) if session.can_pipeline else None)
        busy = set(sessions)
        while busy:
            for session in wait_for(*busy):
                while session in busy and session.advance() is not None:
                    following = session.announced or next(waiting, None)
                    if following is None:
                        busy.remove(session)
                    else:
                        session.start(following, next(waiting, None) if session.can_pipeline else None)
    assert sorted(kept(server), key=int) == [str(number) for number in range(30)]
    assert server.connections == server.auth_count == 3


# -- distance --------------------------------------------------------------------------------------


def test_the_relay_carries_late_and_in_order(authority: trustme.CA, quick: Timeouts, mail: Mail) -> None:
    large = replace(mail, content=b"line of a content\r\n" * 40_000)
    server = FakeSmtp(authority, offers=PIPELINED)
    with (
        server,
        Relay(server.port, 0.01) as relay,
        Submission(server.account(port=relay.port), quick) as session,
    ):
        session.open(server.password)
        began = time.monotonic()
        session.submit(large, mail)
        session.submit(mail)
        assert time.monotonic() - began >= 3 * 0.01
    assert [each.content for each in server.mails] == [large.content, mail.content]


def test_the_relay_lets_go(authority: trustme.CA, quick: Timeouts) -> None:
    server = FakeSmtp(authority, script={"ehlo": CUT})
    with (
        server,
        Relay(server.port, 0.001) as relay,
        Submission(server.account(port=relay.port), quick) as session,
        pytest.raises(RunError),
    ):
        session.open(server.password)
