"""Kill the program at random moments while it sends, start it again, and count what everybody got.

Real processes, real SIGKILLs, three lines at full speed. After each kill the Sent folder settles what was in
doubt; what is not there is said to be unsent by the person, and goes again with the same octets.
"""

import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import trustme

from invite_desktop.domain.account import Account
from invite_desktop.domain.mailing import Mailing, State
from invite_desktop.mail.imap import Mailbox, MailboxTimeouts
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.reconcile import Reconcile
from tests.benchmarks import Figure
from tests.benchmarks.sending import Sender
from tests.fakes.gmail.fake import FakeGmail

PROJECT = Path(__file__).parents[2]
KILLS, QUICK_KILLS = 200, 10
PEOPLE = 500
LONGEST = 0.35  # seconds from the beginning of a run to its end by force


@dataclass(slots=True)
class Toll:
    """What was counted over all mailings."""

    kills: int = 0
    mailings: int = 0
    in_doubt: int = 0
    settled: int = 0
    repeated: int = 0
    double: int = 0
    lost: int = 0
    miscounted: int = 0


def measure(*, quick: bool) -> Iterator[Figure]:
    """So many kills, in as many mailings to 500 people as they take."""
    toll = killed(QUICK_KILLS if quick else KILLS, random.Random())
    yield Figure("kills.kills", toll.kills, "SIGKILLs")
    yield Figure("kills.mailings", toll.mailings, f"mailings to {PEOPLE} people")
    yield Figure("kills.in_doubt", toll.in_doubt, "mails")
    yield Figure("kills.found_in_sent", toll.settled, "mails")
    yield Figure("kills.sent_again", toll.repeated, "mails")
    yield Figure("kills.double", toll.double, "mails", 0)
    yield Figure("kills.lost", toll.lost, "mails", 0)
    yield Figure("kills.miscounted", toll.miscounted, "mailings", 0)


def killed(kills: int, chance: random.Random, people: int = PEOPLE) -> Toll:
    """Kill so often, then let the last mailing come to its end."""
    toll = Toll()
    with ExitStack() as stack:
        gmail = stack.enter_context(FakeGmail(trustme.CA()))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sender = Sender(folder, gmail.password)
        stack.callback(sender.database.release)
        account = sender.store.accounts.save(gmail.account(connections=3))
        while toll.kills < kills:
            mailing, account = sender.mailing(people, account)
            before = len(gmail.mails)
            _see_through(gmail, sender, mailing, account, toll, kills, chance)
            got = Counter(mail.recipient for mail in gmail.mails[before:])
            toll.mailings += 1
            toll.double += sum(count - 1 for count in got.values())
            toll.lost += people - len(got)
            toll.miscounted += sender.store.mailings.counts(mailing.id).of(State.ACCEPTED) != people
    return toll


def _see_through(
    gmail: FakeGmail,
    sender: Sender,
    mailing: Mailing,
    account: Account,
    toll: Toll,
    kills: int,
    chance: random.Random,
) -> None:
    """One mailing from its beginning to its end, killed on the way."""
    reconcile = Reconcile(sender.store, _open_mailbox, sender.database.clock)
    mailings = Mailings(sender.store)
    while not sender.store.mailings.counts(mailing.id).is_settled:
        deadline = chance.uniform(0, LONGEST) if toll.kills < kills else None
        toll.kills += _run(sender.database.path, mailing.id, gmail.password, deadline)
        gmail.drop_lines()  # what lies unread in a dead line's buffer is nobody's
        toll.in_doubt += len(sender.store.journal.in_doubt(mailing.id))
        toll.settled += reconcile.look(account, gmail.password).settled
        toll.repeated += mailings.settle(mailing, sent=False)


def _open_mailbox(account: Account, password: str | None) -> Mailbox:
    """Without the patience for a lagging index, which this server has not."""
    mailbox = Mailbox(account, MailboxTimeouts(lag=0.0, turns=1))
    mailbox.open(password or "")
    return mailbox


def _run(path: Path, mailing_id: int, password: str, deadline: float | None) -> bool:
    """Start the program; True if it was killed before it came to its end."""
    command = [sys.executable, "-m", "tests.benchmarks._sender", str(path), str(mailing_id)]
    process = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with process:
        if process.stdin is None or process.stdout is None:
            raise AssertionError("both were asked for")
        process.stdin.write(f"{password}\n")
        process.stdin.flush()
        process.stdout.readline()
        try:
            process.wait(deadline)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
    if process.returncode:
        raise AssertionError(f"the program ended with {process.returncode}")
    return False
