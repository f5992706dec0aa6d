"""Sends a mailing from a process of its own, so that a test can kill it.

    python -m tests.journeys.sender_process DATA_FILE MAILING_ID   (the password on standard input)

Prints how the run ended and the counts.
"""

import sys
from pathlib import Path

from invite_desktop.operations.control import RunControl
from invite_desktop.operations.lines import open_line
from invite_desktop.operations.send_mailing import SendMailing
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store


def main() -> None:
    database = Database(Path(sys.argv[1]))
    database.migrate()
    store = Store.over(database)
    (account,) = store.accounts.all()
    password = sys.stdin.readline().strip()
    sender = SendMailing(store, open_line)
    result = sender.run(int(sys.argv[2]), account, password, RunControl(), lambda progress: None)
    print(result.ending, dict(result.counts.by_state), result.problem, flush=True)
    database.release()


if __name__ == "__main__":
    main()
