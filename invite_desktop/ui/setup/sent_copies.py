"""What the test saw of the copies in the Sent folder, and what it means when the connection breaks."""

import platform
from datetime import datetime

import invite_desktop
from invite_desktop.domain.account import Account, SentCopies
from invite_desktop.domain.errors import MailboxError
from invite_desktop.operations.test_connection import SentFinding
from invite_desktop.system.logs import redact
from invite_desktop.ui.explain import Explanation, explain
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.words import sent_copies_words
from invite_desktop.ui.widgets import Kind, Notice, announce


def finding_heading(finding: SentFinding) -> str:
    """What was found, as a sentence without its full stop."""
    if finding.problem is not None:
        return explain(finding.problem).happened
    heading, _ = sent_copies_words(finding.copies)
    return heading


class SentCopiesNote(Notice):
    """One finding. Nothing has to be done about it: sending works in any case."""

    def __init__(self, icons: Icons) -> None:
        super().__init__(icons, Kind.INFO, "")
        self.hide()

    def show_finding(self, account: Account, finding: SentFinding) -> None:
        """Show and say what was found."""
        heading, (_, text) = finding_heading(finding), sent_copies_words(finding.copies)
        kind = Kind.DONE if finding.copies in {SentCopies.FILED, SentCopies.RENAMED} else Kind.INFO
        details = ""
        if finding.problem is not None:
            said = explain(finding.problem)
            text = f"{said.text}\n{text}"
            details = _details(account, said, finding.problem)
        self.show_message(kind, heading, text, details)
        self.show()
        announce(self, f"{heading}. {text}")


def _details(account: Account, said: Explanation, problem: MailboxError) -> str:
    """Time, code, server, its answer, versions. Never shown unasked, so not translated."""
    answer = [getattr(problem, name, "") for name in ("reason", "reply", "flag")]
    lines = (
        datetime.now().astimezone().isoformat(timespec="seconds"),
        f"{said.code} {type(problem).__name__}",
        f"mailbox {account.imap_host}:{account.imap_port}" if account.imap_host else "",
        *(redact(each) for each in answer),
        f"Invite Desktop {invite_desktop.__version__}, Python {platform.python_version()}",
    )
    return "\n".join(line for line in lines if line)
