"""Whether sending holds on to memory: the process at message 1,000 and at message 10,000 of one mailing."""

import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from invite_desktop.domain.mailing import Progress, State
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.lines import open_line
from invite_desktop.operations.send_mailing import SendMailing
from tests.benchmarks import Figure
from tests.benchmarks._server import server
from tests.benchmarks.sending import NEAR, Sender

PEOPLE, QUICK_PEOPLE = 10_000, 2_000
FROM = 1_000  # by then everything that is made once has been made
MOST_GROWTH = 5.0  # MB, either way


def measure(*, quick: bool) -> Iterator[Figure]:
    """Megabytes, at the first and at the last message."""
    people = QUICK_PEOPLE if quick else PEOPLE
    with server([NEAR]) as near, tempfile.TemporaryDirectory() as folder:
        sender = Sender(Path(folder), near.password)
        try:
            mailing, account = sender.mailing(people, near.account(NEAR))
            watch = _Watch()
            run = SendMailing(sender.store, open_line).run
            result = run(mailing.id, account, near.password, RunControl(), watch)
        finally:
            sender.database.release()
    if not result.counts.is_settled:
        raise AssertionError(f"not everybody got it: {result}")
    yield Figure(f"memory.at_{FROM}", watch.early, "MB")
    yield Figure(f"memory.at_{people}", watch.late, "MB")
    yield Figure("memory.growth", abs(watch.late - watch.early), "MB", MOST_GROWTH)


class _Watch:
    """Reads the size of the process as the run reports."""

    def __init__(self) -> None:
        self.early = self.late = 0.0

    def __call__(self, progress: Progress) -> None:
        self.late = _megabytes()
        if progress.counts.of(State.ACCEPTED) < FROM:
            self.early = self.late


def _megabytes() -> float:
    """Resident now where the system tells, else at most so far."""
    now = Path("/proc/self/statm")
    if now.exists():
        return int(now.read_text("ascii").split()[1]) * resource.getpagesize() / 1e6
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1e3
