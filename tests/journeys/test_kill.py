"""The program is killed in the middle of a mailing, again and again; nobody is lost, nobody gets it twice."""

import random
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import trustme

from invite_desktop.domain.mailing import Mailing, MailingKind, Outcome, Settled, State
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.operations.mailings import Mailings
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from tests.fakes.smtp_server import OFFERS, PIPELINED, FakeSmtp, Step

PROJECT = Path(__file__).parents[2]
PEOPLE = 60
STAGES = ("connect", "auth", "mail", "rcpt", "data", "content", "dot")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    database = Database(tmp_path / "data.sqlite3")
    database.migrate()
    yield Store.over(database)
    database.release()


class Killer:
    """Arranges the death of a sending process at a stage of the dialogue.

    At once, while the process waits for the server; or from another thread while the server goes on,
    so that the process may die anywhere in its own work.
    """

    def __init__(self, server: FakeSmtp) -> None:
        self._server = server
        self._reached = threading.Event()
        self._process: subprocess.Popen[str] | None = None

    def run_until_killed(self, command: list[str], stage: str, after: int, *, at_once: bool) -> None:
        """Start the process and kill it when this stage comes for the `after`th time, if it does."""
        left = after
        self._reached.clear()
        started = threading.Event()

        def play(line: str) -> Step:
            nonlocal left
            left -= 1
            if left == 0:
                assert started.wait(10)
                if at_once:
                    self._kill()
                self._reached.set()
            return Step()

        self._server.script = {stage: play}
        with sending(command, self._server.password) as self._process:
            started.set()
            ended = threading.Thread(target=self._await_end)
            ended.start()
            assert self._reached.wait(30)
            self._kill()
            ended.join()
        self._server.script = {}

    def _kill(self) -> None:
        assert self._process is not None
        self._process.kill()

    def _await_end(self) -> None:
        """A run that comes to its end before its stage has come is not to be waited for."""
        assert self._process is not None
        self._process.wait()
        self._reached.set()


def sending(command: list[str], password: str) -> subprocess.Popen[str]:
    """The process under way, with its password."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT)
    assert process.stdin is not None
    process.stdin.write(f"{password}\n")
    process.stdin.flush()
    return process


def sixty_people_wait(store: Store, server: FakeSmtp, lines: int) -> Mailing:
    account = store.accounts.save(server.account(connections=lines))
    survey = store.surveys.create("Kill", account.id)
    store.recipients.set_columns(survey.id, ("First name",))
    store.recipients.add(survey.id, [Recipient(0, f"p{n}@example.net", (f"Čas{n}",)) for n in range(PEOPLE)])
    store.messages.save_draft(survey.id, Message("For {{First name}}", "Dear {{First name}}, https://x.si"))
    mailings = Mailings(store)
    return mailings.freeze(survey, mailings.check(survey, account, MailingKind.INVITATION))


def message_ids(server: FakeSmtp) -> list[str]:
    """What the Sent folder would say."""
    found = []
    for mail in server.mails:
        _, _, rest = mail.content.decode().partition("\r\nMessage-ID: ")
        found.append(rest.partition("\r\n")[0])
    return found


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("offers", "lines"), [(OFFERS, 1), (PIPELINED, 1), (PIPELINED, 3)], ids=["plain", "pipelined", "3 lines"]
)
def test_killed_again_and_again_everybody_gets_one_mail(
    offers: Sequence[str], lines: int, store: Store
) -> None:
    deaths = [(random.choice(STAGES[2:]), random.randint(1, 8), bool(n % 2)) for n in range(5)]
    deaths.append((random.choice(STAGES[:2]), 1, True))
    with FakeSmtp(trustme.CA(), offers=offers) as server:
        mailing = sixty_people_wait(store, server, lines)
        command = [sys.executable, "-m", "tests.journeys.sender_process"]
        command += [str(store.database.path), str(mailing.id)]
        killer = Killer(server)
        for number, (stage, after, at_once) in enumerate(deaths, start=1):
            killer.run_until_killed(command, stage, after, at_once=at_once)
            counts = store.mailings.counts(mailing.id)
            assert counts.total == PEOPLE
            assert counts.of(State.IN_DOUBT) <= number * lines
            assert counts.of(State.REFUSED) == 0
        assert len(server.mails) < PEOPLE
        with sending(command, server.password) as process:
            answer, _ = process.communicate(timeout=60)
        assert answer.startswith("finished"), answer

        held = message_ids(server)
        for attempt in store.journal.in_doubt(mailing.id):
            outcome = Outcome.ACCEPTED if attempt.message_id in held else Outcome.NOT_SENT
            store.journal.finish(attempt.id, outcome, settled_by=Settled.SENT_FOLDER)
        with sending(command, server.password) as process:
            process.communicate(timeout=60)

    received = Counter(mail.recipient for mail in server.mails)
    assert received == {f"p{n}@example.net": 1 for n in range(PEOPLE)}
    assert store.mailings.counts(mailing.id).by_state == {State.ACCEPTED: PEOPLE}
    journal = {fate.message_id for fate in store.mailings.fates(mailing.id)}
    assert journal == set(message_ids(server))
