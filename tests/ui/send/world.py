"""A survey ready to send over a scripted line, for the pages that send and look back."""

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.mailing import Mailing, MailingKind, Outcome, Settled, State
from invite_desktop.domain.message import Message
from invite_desktop.domain.recipient import Recipient
from invite_desktop.mail.compose import Mail
from invite_desktop.mail.reply import Reply
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.send_mailing import SendMailing
from invite_desktop.operations.surveys import Surveys
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.system.vault import MemoryVault
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.send.looking import Looking
from invite_desktop.ui.send.run import MailingRun
from invite_desktop.ui.session import Session
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.theme import Theme

TEXT = Message("Invitation for {{First name}}", "Dear {{First name}},\nplease follow https://uni.si/s\n")
COLUMNS = ("First name", "Last name")
PATIENCE = 5.0


class ScriptedServer:
    """Stands in for the mail server: takes every mail but those that the script names.

    `script` maps a recipient to what to raise. With `hold()`, each mail waits for `let(n)`.
    """

    def __init__(self) -> None:
        self.mails: list[Mail] = []
        self.passwords: list[str | None] = []
        self.script: dict[str, InviteError] = {}
        self.refuses_to_connect: InviteError | None = None
        self.asked = 0
        self._gate: threading.Semaphore | None = None

    def connect(self, _account: Account, password: str | None) -> "ScriptedLine":
        if self.refuses_to_connect is not None:
            raise self.refuses_to_connect
        self.passwords.append(password)
        return ScriptedLine(self)

    def take(self, mail: Mail) -> Reply:
        self.asked += 1
        if self._gate is not None:
            assert self._gate.acquire(timeout=PATIENCE)
        problem = self.script.pop(mail.recipient, None)
        if problem is not None:
            raise problem
        self.mails.append(mail)
        return Reply(250, "2.0.0 OK")

    def hold(self) -> None:
        self._gate = threading.Semaphore(0)

    def let(self, count: int) -> None:
        assert self._gate is not None
        self._gate.release(count)

    def open(self) -> None:
        if self._gate is not None:
            self._gate.release(1_000_000)

    @property
    def reached(self) -> list[str]:
        return [mail.recipient for mail in self.mails]


class ScriptedLine:
    """One connection to it, which answers at once and announces nothing."""

    is_usable = True
    announced: Mail | None = None

    def __init__(self, server: ScriptedServer) -> None:
        self._server = server
        self._mail: Mail | None = None
        self._ours, self._theirs = socket.socketpair()
        self._theirs.send(b"!")  # there is always something to read

    @property
    def wait_until(self) -> float:
        return time.monotonic() + 600

    def fileno(self) -> int:
        return self._ours.fileno()

    def start(self, mail: Mail, _following: Mail | None = None) -> None:
        self._mail = mail

    def advance(self) -> Reply | None:
        mail, self._mail = self._mail, None
        return self._server.take(mail) if mail is not None else None

    def submit(self, mail: Mail) -> Reply:
        return self._server.take(mail)

    def close(self) -> None:
        self._ours.close()
        self._theirs.close()


@dataclass(frozen=True)
class Found:
    """What a look came to."""

    settled: int
    open: int
    next_look: datetime | None


class ScriptedFolder:
    """Stands in for the Sent folder: holds the addresses named in `holds`.

    `problem` is raised by every look. With `hold()`, each look waits for `let()`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.holds: set[str] = set()
        self.problem: InviteError | None = None
        self.next_look: datetime | None = None
        self.passwords: list[str | None] = []
        self.looks = 0
        self.were_all_due: list[bool] = []
        self._gate: threading.Event | None = None

    def look(self, account: Account, password: str | None, *, all_due: bool = True) -> Found:
        self.were_all_due.append(all_due)
        self._answer(password)
        assert account.id is not None
        found, attempts = 0, self._store.journal.open_of_account(account.id)
        for attempt in attempts:
            is_there = attempt.address in self.holds
            self._store.journal.note_look(attempt.id, is_there)
            if is_there:
                found += 1
                self._store.journal.finish(attempt.id, Outcome.ACCEPTED, settled_by=Settled.SENT_FOLDER)
        return Found(found, len(attempts) - found, self.next_look)

    def confirm(self, mailing_id: int, _account: Account, password: str | None) -> object:
        self._answer(password)
        accepted = self._store.journal.accepted_ids(mailing_id)
        fates = self._store.mailings.fates(mailing_id)
        self._store.journal.confirm(
            accepted[fate.message_id] for fate in fates if fate.addressee.address in self.holds
        )
        return None

    def _answer(self, password: str | None) -> None:
        self.looks += 1
        self.passwords.append(password)
        if self._gate is not None:
            assert self._gate.wait(PATIENCE)
        if self.problem is not None:
            raise self.problem

    def hold(self) -> None:
        self._gate = threading.Event()

    def let(self) -> None:
        if self._gate is not None:
            self._gate.set()


class Clock:
    """A monotonic clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class EnglishPlurals(QTranslator):
    """What the English catalogue does: one message, two messages."""

    def translate(self, context: object, text: object, disambiguation: object = None, n: int = -1) -> str:
        words = str(text)
        if n == 1:
            for many, one in (("(s) are", " is"), ("(es)", ""), ("(s)", "")):
                words = words.replace(many, one)
        return words.replace("(es)", "es").replace("(s)", "s")

    def isEmpty(self) -> bool:
        return False


class World:
    """A store with one survey, an account that was tested, a text, and a run over a scripted line."""

    def __init__(
        self, folder: Path, theme: Theme, icons: Icons, *, undo_seconds: float = 0, pace: float = 0
    ) -> None:
        self.database = Database(folder / "test.sqlite3")
        self.database.migrate()
        self.store = Store.over(self.database)
        self.clock = Clock()
        self.server = ScriptedServer()
        self.surveys = Surveys(self.store)
        self.accounts = Accounts(self.store, MemoryVault(), ())
        self.survey = self.surveys.create("Health")
        self.session = Session(self.surveys, self.accounts, self.survey)
        self.mailings = Mailings(self.store)
        self.tasks = Tasks(cleanup=self.database.release)
        self.frame = Frame(self.session, self.tasks, icons, theme)
        self.engine = SendMailing(self.store, self.server.connect, jitter=lambda _low, _high: 1.0)
        self.run = MailingRun(self.tasks, self.accounts, self.engine, self.session, undo_seconds, self.clock)
        self.is_patient = False  # a run waits for nothing
        self._impatience = QTimer()
        self._impatience.timeout.connect(self._hurry)
        self._impatience.start(20)
        self.folder = ScriptedFolder(self.store)
        self.wall_clock = datetime.now(UTC)
        self.looking = Looking(
            self.tasks,
            self.accounts,
            self.folder,
            self.mailings.accounts_in_doubt,
            self.run,
            self.session,
            clock=lambda: self.wall_clock,
        )
        self.went: list[tuple[str, str]] = []
        self.toasts: list[str] = []
        self.session.went_to.connect(lambda page, target: self.went.append((page, target)))
        self.session.toasted.connect(lambda text, _undo: self.toasts.append(text))
        self.pace = pace
        self.imap_host = ""

    def _hurry(self) -> None:
        if not self.is_patient:
            self.run.hurry()

    def set_up(self, *, tested: bool = True) -> Account:
        account = Account(
            from_name="Ana Novak",
            from_email="ana@uni.si",
            reply_to="ana@uni.si",
            username="ana@uni.si",
            host="smtp.uni.si",
            imap_host=self.imap_host,
            pace=self.pace,
        )
        saved = self.accounts.save(self.survey, account)
        self.accounts.keep_password(saved, "secret")
        if tested:
            self.accounts.mark(saved, Step.TEST, StepState.CHECKED, "test_passed")
        self.session.tell_account_changed()
        self.survey = self.session.survey
        return saved

    def write(self, message: Message = TEXT) -> None:
        self.store.messages.save_draft(self.survey.id, message)
        self.session.tell_message_changed()

    def people(self, count: int, *others: Recipient) -> None:
        people = [
            Recipient(0, f"p{number}@example.org", (f"Čučka{number}", "Šmid"))
            for number in range(1, count + 1)
        ]
        self.store.recipients.set_columns(self.survey.id, COLUMNS)
        self.store.recipients.add(self.survey.id, (*people, *others))
        self.session.tell_recipients_changed()

    def ready(self, count: int, *others: Recipient) -> Account:
        account = self.set_up()
        self.write()
        self.people(count, *others)
        return account

    def mailing(self, kind: MailingKind = MailingKind.INVITATION) -> Mailing:
        account = self.session.account
        assert account is not None
        return self.mailings.freeze(self.survey, self.mailings.check(self.survey, account, kind))

    def second_survey(self) -> None:
        self.session.open_survey(self.surveys.create("Other"))

    def count(self, mailing: Mailing, state: State) -> int:
        return self.mailings.counts(mailing).of(state)

    def account(self, **changes: object) -> Account:
        account = self.session.account
        assert account is not None
        return replace(account, **changes)  # type: ignore[arg-type]  # any field of an account

    def close(self) -> None:
        self._impatience.stop()
        self.server.open()
        self.folder.let()
        self.tasks.shut_down()
        self.database.release()


def plural(app: QApplication) -> Callable[[], None]:
    """Let the program speak English with plurals; call the result to end it."""
    translator = EnglishPlurals(app)
    app.installTranslator(translator)

    def end() -> None:
        app.removeTranslator(translator)

    return end
