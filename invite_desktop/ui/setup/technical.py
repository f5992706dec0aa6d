"""The text of *Technical details*: for the help desk, and free of passwords and whole addresses."""

import platform
from datetime import datetime

from PySide6.QtCore import qVersion

import invite_desktop
from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import InviteError, UnexpectedError
from invite_desktop.operations.test_connection import ConnectionResult
from invite_desktop.ui.explain import Explanation


def technical_details(
    account: Account, said: Explanation, problem: InviteError, result: ConnectionResult | None, now: datetime
) -> str:
    """Time, step, server, code, the masked dialogue, versions. Never shown unasked, so not translated."""
    cause = f" ({type(problem.cause).__name__})" if isinstance(problem, UnexpectedError) else ""
    lines = [
        f"{now.astimezone().isoformat(timespec='seconds')}",
        f"{said.code} {type(problem).__name__}{cause}",
        f"server {account.host}:{account.port} {account.encryption}, authentication {account.authentication}",
    ]
    if result is not None:
        lines += [f"step {result.step}", *result.transcript]
    lines.append(
        f"Invite Desktop {invite_desktop.__version__}, Qt {qVersion()}, "
        f"Python {platform.python_version()}, {platform.platform()}"
    )
    return "\n".join(lines)
