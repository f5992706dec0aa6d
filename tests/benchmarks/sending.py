"""How long a message takes: this program, plain smtplib, and a login per message as mail merges do it.

The whole engine at work (journal on disk, TLS, all) against a server at three distances.
"""

import smtplib
import ssl
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path

from invite_desktop.domain.account import Account, Encryption
from invite_desktop.domain.mailing import Mailing, MailingKind, Outcome
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.mail.html import html_of
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.lines import open_line
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.send_mailing import SendMailing
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from tests.benchmarks import Figure
from tests.benchmarks._server import Server, server

NEAR, FAR, FARTHEST = 0.0, 0.040, 0.100
ROUND_TRIPS = (NEAR, FAR, FARTHEST)

BODY = """Dear {{First name}} {{Last name}},

you are invited to a survey on trust between neighbours. It takes about ten minutes.

{{Link}}

Thank you. Špela Žnidaršič, University of Ljubljana
"""


class Sender:
    """A data file of its own with one account; each `send` is a new mailing to so many people."""

    def __init__(self, folder: Path, password: str) -> None:
        self.database = Database(folder / "data.sqlite3")
        self.database.migrate()
        self.store = Store.over(self.database)
        self._password = password
        self._mailings = Mailings(self.store)
        self._count = 0

    def mailing(self, people: int, account: Account) -> tuple[Mailing, Account]:
        """A frozen mailing with a text of its own."""
        store = self.store
        self._count += 1
        account = store.accounts.save(account)
        survey = store.surveys.create(f"Survey {self._count}", account.id)
        store.recipients.set_columns(survey.id, ("First name", "Last name", "Link"))
        store.messages.save_draft(
            survey.id, Message(f"Invitation {self._count} for {{{{First name}}}}", BODY)
        )
        store.recipients.add(
            survey.id,
            [
                Recipient(0, f"p{n}@example.net", (f"Čas{n}", f"Žagar{n}", f"https://1ka.si/a/{n}"))
                for n in range(people)
            ],
        )
        current = store.surveys.get(survey.id)
        if current is None:
            raise AssertionError("it was made just now")
        preflight = self._mailings.check(current, account, MailingKind.INVITATION)
        return self._mailings.freeze(current, preflight), account

    def send(self, people: int, account: Account) -> tuple[float, float]:
        """Seconds and CPU seconds of this thread for a whole run, signing in and out among them."""
        mailing, account = self.mailing(people, account)
        sender = SendMailing(self.store, open_line)
        began, used = time.perf_counter(), time.thread_time()
        result = sender.run(mailing.id, account, self._password, RunControl(), lambda _progress: None)
        seconds, cpu = time.perf_counter() - began, time.thread_time() - used
        if result.problem is not None or not result.counts.is_settled:
            raise AssertionError(f"not everybody got it: {result}")
        return seconds, cpu


def measure(*, quick: bool) -> Iterator[Figure]:
    """Milliseconds a message at each distance, and the ratios that are promised."""
    count = 40 if quick else 200
    with server(ROUND_TRIPS) as far, tempfile.TemporaryDirectory() as folder:
        sender = Sender(Path(folder), far.password)
        try:
            sender.send(20, far.account(NEAR))  # whatever is slow once
            yield from _at_each_distance(sender, far, count)
            yield from _work(sender, far, 2 * count)
        finally:
            sender.database.release()


def _at_each_distance(sender: Sender, far: Server, count: int) -> Iterator[Figure]:
    ours: dict[float, float] = {}
    for seconds in ROUND_TRIPS:
        piped, plain = far.account(seconds), far.account(seconds, pipelining=False)
        several = replace(piped, connections=3)
        starttls = replace(plain, encryption=Encryption.TLS, port=far.starttls_ports[seconds])
        few = count if seconds is NEAR else max(5, count // 10)
        least = few // 4 + 1
        ms = {
            "one_line": _ms(lambda: sender.send(count, piped), count),  # noqa: B023 - called at once
            "three_lines": _ms(lambda: sender.send(3 * count, several), 3 * count),  # noqa: B023
            "plain": _ms(lambda: sender.send(few, plain), few),  # noqa: B023
            "smtplib": _ms(lambda: _smtplib(plain, far.password, few), few),  # noqa: B023
            "login_per_message_tls": _ms(lambda: _login_each(plain, far.password, least), least),  # noqa: B023
            "login_per_message": _ms(lambda: _login_each(starttls, far.password, least), least),  # noqa: B023
        }
        at = f"{seconds * 1000:.0f}ms"
        for name, value in ms.items():
            yield Figure(f"sending.{at}.{name}", value, "ms/message")
        yield Figure(f"sending.{at}.plain_to_smtplib", ms["plain"] / ms["smtplib"], "ratio", 1.1)
        ours[seconds] = ms["one_line"]
        if seconds == FAR:
            trips = (ms["one_line"] - ours[NEAR]) / (FAR * 1000)
            yield Figure("sending.40ms.round_trips", trips, "per message", 1.3)
            login = ms["login_per_message"]
            yield Figure("sending.40ms.one_line_to_login", ms["one_line"] / login, "ratio", 1 / 10)
            yield Figure("sending.40ms.three_lines_to_login", ms["three_lines"] / login, "ratio", 1 / 25)


def _ms(work: Callable[[], object], count: int) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began) / count


def _work(sender: Sender, far: Server, count: int) -> Iterator[Figure]:
    """What a message costs this computer, beside what the standard library costs for its octets alone."""
    cpu = [sender.send(count, far.account(NEAR))[1] / count for _ in range(3)]
    stdlib = [_seconds(lambda: [_message(n).as_bytes() for n in range(count)]) / count for _ in range(3)]
    yield Figure("sending.cpu", 1000 * statistics.median(cpu), "ms/message")
    yield Figure("sending.cpu_of_stdlib_mime", 1000 * statistics.median(stdlib), "ms/message")
    yield Figure("sending.cpu_to_stdlib_mime", statistics.median(cpu) / statistics.median(stdlib), "ratio", 2)
    yield Figure("sending.journal", 1000 * _journal(sender, far, count), "ms/message")


def _journal(sender: Sender, far: Server, count: int) -> float:
    """One transaction a message, as in the engine: the end of one attempt, the beginning of the next."""
    mailing, _ = sender.mailing(count, far.account(NEAR))
    store, attempt = sender.store, 0
    waiting = store.mailings.waiting(mailing.id)
    began = time.perf_counter()
    for addressee in waiting:
        with sender.database.writing():
            if attempt:
                store.journal.finish(attempt, Outcome.ACCEPTED, reply="250 2.0.0 OK")
            attempt = store.journal.begin(addressee, f"<{addressee.id}@example.org>", "2026-01-01", "0")
    return (time.perf_counter() - began) / count


def _seconds(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


# -- the others ------------------------------------------------------------------------------------


def _message(number: int) -> EmailMessage:
    """The same mail as the standard library builds it."""
    names = {
        "First name": f"Čas{number}",
        "Last name": f"Žagar{number}",
        "Link": f"https://1ka.si/a/{number}",
    }
    text = BODY
    for name, value in names.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    message = EmailMessage()
    message["Date"] = formatdate(localtime=True)
    message["From"] = "Ana Novak <ana.novak@gmail.com>"
    message["To"] = f"Čas{number} Žagar{number} <p{number}@example.net>"
    message["Subject"] = f"Invitation for Čas{number}"
    message["Message-ID"] = make_msgid(domain="gmail.com")
    message.set_content(text)
    message.add_alternative(html_of(text), subtype="html")
    return message


def _login(account: Account, password: str) -> smtplib.SMTP:
    context = ssl.create_default_context(cadata=account.extra_certificate)
    host, port, name = account.host, account.port, "client.example.org"
    if account.encryption is Encryption.SSL:
        client: smtplib.SMTP = smtplib.SMTP_SSL(host, port, local_hostname=name, context=context)
    else:
        client = smtplib.SMTP(host, port, local_hostname=name)
        client.starttls(context=context)
    client.login(account.username, password)
    return client


def _smtplib(account: Account, password: str, count: int) -> None:
    with _login(account, password) as client:
        for number in range(count):
            client.send_message(_message(number))


def _login_each(account: Account, password: str, count: int) -> None:
    for number in range(count):
        with _login(account, password) as client:
            client.send_message(_message(number))
