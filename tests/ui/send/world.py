"""A survey ready to send over a scripted line, for the pages that send and look back."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.mailing import Mailing, MailingKind, State
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
from invite_desktop.ui.send.run import MailingRun
from invite_desktop.ui.session import Session
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.theme import Theme

TEXT = Message("Invitation for {{First name}}", "Dear {{First name}},\nplease follow https://uni.si/s\n")
COLUMNS = ("First name", "Last name")
PATIENCE = 5.0


class ScriptedServer:
    """Stands in for the line: takes every mail but those that the script names.

    `script` maps a recipient to what to raise. With `hold()`, each mail waits for `let(n)`.
    """

    def __init__(self) -> None:
        self.mails: list[Mail] = []
        self.passwords: list[str | None] = []
        self.script: dict[str, InviteError] = {}
        self.refuses_to_connect: InviteError | None = None
        self.asked = 0
        self._gate: threading.Semaphore | None = None

    def connect(self, _account: Account, password: str | None) -> "ScriptedServer":
        if self.refuses_to_connect is not None:
            raise self.refuses_to_connect
        self.passwords.append(password)
        return self

    def submit(self, mail: Mail) -> Reply:
        self.asked += 1
        if self._gate is not None:
            assert self._gate.acquire(timeout=PATIENCE)
        problem = self.script.pop(mail.recipient, None)
        if problem is not None:
            raise problem
        self.mails.append(mail)
        return Reply(250, "2.0.0 OK")

    def close(self) -> None:
        return None

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
        self.went: list[tuple[str, str]] = []
        self.toasts: list[str] = []
        self.session.went_to.connect(lambda page, target: self.went.append((page, target)))
        self.session.toasted.connect(lambda text, _undo: self.toasts.append(text))
        self.pace = pace

    def set_up(self, *, tested: bool = True) -> Account:
        account = Account(
            from_name="Ana Novak",
            from_email="ana@uni.si",
            reply_to="ana@uni.si",
            username="ana@uni.si",
            host="smtp.uni.si",
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
        self.server.open()
        self.tasks.shut_down()
        self.database.release()


def plural(app: QApplication) -> Callable[[], None]:
    """Let the program speak English with plurals; call the result to end it."""
    translator = EnglishPlurals(app)
    app.installTranslator(translator)

    def end() -> None:
        app.removeTranslator(translator)

    return end
