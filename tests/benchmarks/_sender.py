"""Sends a mailing as fast as it can from a process of its own, to be killed.

    python -m tests.benchmarks._sender DATA_FILE MAILING_ID   (the password on standard input)

Says `sending` when it begins and how many people are left when it ends.
"""

import sys
from pathlib import Path

from invite_desktop.domain.mailing import Progress, State
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.lines import open_line
from invite_desktop.operations.send_mailing import SendMailing
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store


def main() -> None:
    """Send."""
    database = Database(Path(sys.argv[1]))
    database.migrate()
    store = Store.over(database)
    (account,) = store.accounts.all()
    password = sys.stdin.readline().strip()
    print("sending", flush=True)
    result = SendMailing(store, open_line).run(
        int(sys.argv[2]), account, password, RunControl(), _tell_nobody
    )
    print(result.counts.of(State.WAITING), flush=True)
    database.release()


def _tell_nobody(_progress: Progress) -> None:
    """The screen of this run."""


if __name__ == "__main__":
    main()
