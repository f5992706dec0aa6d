"""Round trips per mail at 40 ms: our client with PIPELINING and without, three lines of it, and smtplib."""

import selectors
import smtplib
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import trustme

from invite_desktop.mail.compose import Mail
from invite_desktop.mail.smtp import Submission
from tests.benchmarks import Figure
from tests.fakes.relay import Relay
from tests.fakes.smtp_server import OFFERS, PIPELINED, FakeSmtp

ROUND_TRIP = 0.040
MAILS, QUICK_MAILS = 60, 20
BUDGET_PIPELINED, BUDGET_PLAIN = 1.3, 1.1
SENDER = "ana.novak@example.org"


def measure(*, quick: bool) -> Iterator[Figure]:
    """Seconds per mail over the relay, as round trips; connecting and signing in are not counted."""
    mails = [_mail(number) for number in range(QUICK_MAILS if quick else MAILS)]
    authority = trustme.CA()

    def trips(offers: tuple[str, ...], send: Callable[[FakeSmtp, int, list[Mail]], float]) -> float:
        with FakeSmtp(authority, offers=offers) as server, Relay(server.port, ROUND_TRIP) as relay:
            seconds = send(server, relay.port, mails)
            if sorted(mail.recipient for mail in server.mails) != sorted(mail.recipient for mail in mails):
                raise RuntimeError("the server does not hold each mail once")
        return seconds / len(mails) / ROUND_TRIP

    theirs = trips(OFFERS, _by_smtplib)
    plain = trips(OFFERS, _on_one_line)
    yield Figure("submission-smtplib", theirs, "round trips")
    yield Figure("submission-plain", plain, "round trips")
    yield Figure("submission-plain-to-smtplib", plain / theirs, "times", BUDGET_PLAIN)
    yield Figure("submission-pipelined", trips(PIPELINED, _on_one_line), "round trips", BUDGET_PIPELINED)
    yield Figure("submission-pipelined-3-lines", trips(PIPELINED, _on_three_lines), "round trips")
    yield Figure("submission-plain-3-lines", trips(OFFERS, _on_three_lines), "round trips")


def _mail(number: int) -> Mail:
    body = b"A line of a letter that invites somebody to answer.\r\n" * 60
    head = f"Subject: {number}\r\nMessage-ID: <{number}@example.org>\r\n\r\n".encode()
    return Mail(SENDER, f"p{number}@example.net", head + body, "", "", "")


def _on_one_line(server: FakeSmtp, port: int, mails: list[Mail]) -> float:
    with Submission(server.account(port=port)) as session:
        session.open(server.password)
        began = time.perf_counter()
        for mail, following in zip(mails, [*mails[1:], None], strict=True):
            session.submit(mail, following)
        return time.perf_counter() - began


def _on_three_lines(server: FakeSmtp, port: int, mails: list[Mail]) -> float:
    with ExitStack() as stack:
        waiting = iter(mails)
        selector = stack.enter_context(selectors.DefaultSelector())
        for _ in range(3):
            session = stack.enter_context(Submission(server.account(port=port)))
            session.open(server.password)
            selector.register(session, selectors.EVENT_READ, session)
        began = time.perf_counter()
        for key in list(selector.get_map().values()):
            _start(key.data, next(waiting), waiting)
        while selector.get_map():
            for key, _ in selector.select(10):
                if not _goes_on(key.data, waiting):
                    selector.unregister(key.fileobj)
        return time.perf_counter() - began


def _goes_on(session: Submission, waiting: Iterator[Mail]) -> bool:
    """Take what has come and start what can be; False when this line has nothing more to do."""
    while session.advance() is not None:
        mail = session.announced or next(waiting, None)
        if mail is None:
            return False
        _start(session, mail, waiting)
    return True


def _start(session: Submission, mail: Mail, waiting: Iterator[Mail]) -> None:
    session.start(mail, next(waiting, None) if session.can_pipeline else None)


def _by_smtplib(server: FakeSmtp, port: int, mails: list[Mail]) -> float:
    context = ssl.create_default_context(cadata=server.authority_pem)
    with smtplib.SMTP_SSL(server.host, port, context=context) as session:
        session.login(server.username, server.password)
        began = time.perf_counter()
        for mail in mails:
            session.sendmail(mail.sender, mail.recipient, mail.content)
        return time.perf_counter() - began
