"""The text of *Technical details*: for the help desk, and free of passwords and whole addresses."""

import platform
from datetime import datetime

from PySide6.QtCore import qVersion

import invite_desktop
from invite_desktop.domain.account import Account
from invite_desktop.domain.arrival import Receiving
from invite_desktop.domain.errors import InviteError, MailboxError, UnexpectedError
from invite_desktop.operations.test_connection import ConnectionResult
from invite_desktop.system.logs import redact
from invite_desktop.ui.explain import Explanation, explain


def technical_details(
    account: Account, said: Explanation, problem: InviteError, result: ConnectionResult | None, now: datetime
) -> str:
    """Time, code, server, step, the masked dialogue, versions. Never shown unasked, so not translated."""
    cause = f" ({type(problem.cause).__name__})" if isinstance(problem, UnexpectedError) else ""
    outcome = f"{said.code} {type(problem).__name__}{cause}"
    return "\n".join((_moment(now), outcome, _server(account), *_dialogue(result), _versions()))


def receiving_details(
    account: Account, receiving: Receiving, result: ConnectionResult | None, now: datetime
) -> str:
    """The same of a message that the server took: what became of it takes the place of the code."""
    lines = (
        _moment(now),
        *_arrival(receiving),
        *(_mailbox_problem(receiving.problem) if receiving.problem is not None else ()),
        _server(account),
        f"mailbox {account.imap_host}:{account.imap_port}" if account.imap_host else "no mailbox",
        *_dialogue(result),
        _versions(),
    )
    return "\n".join(lines)


def _arrival(receiving: Receiving) -> tuple[str, ...]:
    arrival = receiving.arrival
    copies = f"copies {receiving.copies}"
    if arrival is None:
        return "not found", copies
    kept = f"number kept {arrival.keeps_message_id}, sender kept {arrival.keeps_sender}"
    verdicts = f"spf={arrival.spf or '?'} dkim={arrival.dkim or '?'} dmarc={arrival.dmarc or '?'}"
    return f"found in {arrival.place} after {arrival.seconds:.1f} s", kept, verdicts, copies


def _mailbox_problem(problem: MailboxError) -> tuple[str, ...]:
    answer = [getattr(problem, name, "") for name in ("reason", "reply", "flag")]
    code = f"{explain(problem).code} {type(problem).__name__}"
    return code, *(redact(each) for each in answer if each)


def _moment(now: datetime) -> str:
    return now.astimezone().isoformat(timespec="seconds")


def _server(account: Account) -> str:
    return (
        f"server {account.host}:{account.port} {account.encryption}, authentication {account.authentication}"
    )


def _dialogue(result: ConnectionResult | None) -> tuple[str, ...]:
    return () if result is None else (f"step {result.step}", *result.transcript)


def _versions() -> str:
    return (
        f"Invite Desktop {invite_desktop.__version__}, Qt {qVersion()}, "
        f"Python {platform.python_version()}, {platform.platform()}"
    )
