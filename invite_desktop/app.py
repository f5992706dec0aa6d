"""The composition root: builds every object once, hands it down, runs, shuts down."""

import logging
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

import invite_desktop
from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.lines import LineOpener, MailboxOpener, new_session, open_line
from invite_desktop.operations.preferences import Preferences
from invite_desktop.operations.recipients import Recipients
from invite_desktop.operations.settings_drafts import SettingsDrafts
from invite_desktop.operations.surveys import Surveys
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.system.logs import redact, start_logging, stop_logging
from invite_desktop.system.paths import APP_NAME, Paths, default_paths
from invite_desktop.system.resources import Resources, find_root
from invite_desktop.system.single_instance import SingleInstance
from invite_desktop.system.vault import KeyringVault, MemoryVault
from invite_desktop.ui import crash, session
from invite_desktop.ui.collector import Collector
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.rail_page import RailPage
from invite_desktop.ui.session import Session
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.theme import Scheme, Theme
from invite_desktop.ui.translation import Translations, available
from invite_desktop.ui.window.main_window import MainWindow, PageEntry
from invite_desktop.ui.window.rail import rail_rows

if TYPE_CHECKING:
    from invite_desktop.operations.mailings import Mailings
    from invite_desktop.operations.messages import Messages
    from invite_desktop.operations.reconcile import Reconcile
    from invite_desktop.operations.rehearse import Practice
    from invite_desktop.ui.practice.trouble import Rehearsal
    from invite_desktop.ui.send.looking import Looking
    from invite_desktop.ui.send.run import MailingRun
    from invite_desktop.ui.window.run_watch import RunWatch

logger = logging.getLogger(__name__)

UNDO_SECONDS_IN_PRACTICE = 2.0


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says. `undo_seconds` is the time to take a start back, as usual if None.

    `exit_after_show` says so and ends the program once the window is painted, for measuring the start.
    """

    practice: bool = False
    data_dir: Path | None = None
    lang: str = ""
    undo_seconds: float | None = None
    exit_after_show: bool = False


class Program:
    """Everything that lives as long as the window does.

    Building it may raise a `StoreError` (the data file) or `ResourceUnusable` (a damaged installation).
    """

    def __init__(self, app: QApplication, paths: Paths, options: Options) -> None:
        paths.create()
        self._paths = paths
        self._options = options
        self.database = Database(paths.database)
        self.database.migrate()
        self._store = store = Store.over(self.database)
        self.resources = Resources(find_root(), paths.data / "guide")
        self.preferences = Preferences(store)
        self._translations = Translations(app, self.resources.translations)
        wanted = options.lang or self.preferences.get("language")
        self._translations.use(_language(wanted, available(self.resources.translations)))
        self._vault = vault = MemoryVault() if options.practice else KeyringVault()
        self.surveys = Surveys(store)
        self.accounts = Accounts(store, vault, self.resources.providers())
        self.recipients = Recipients(store)
        self.practice = self._start_practice() if options.practice else None
        self.session = self._open_session()
        self._collector = Collector()
        self.tasks = Tasks(cleanup=self.database.release)
        theme = Theme(
            app,
            Scheme(self.preferences.get("scheme", Scheme.SYSTEM)),
            int(self.preferences.get("text_percent", "100")),
        )
        self.frame = Frame(self.session, self.tasks, Icons(self.resources.icons, theme), theme)
        self.window = MainWindow(
            self.frame,
            self.surveys,
            self.preferences,
            self.resources,
            self._entries(),
            may_close=self._may_close,
            is_busy=self._is_busy,
        )

    def show(self) -> None:
        """Show the window at once; everything else follows while the person looks at it."""
        if self.practice is not None:
            self.window.show_practice_bar()
        self.window.first_painted.connect(
            lambda: QTimer.singleShot(0, self.window, self._begin_the_rest)  # after whoever else waits for it
        )
        self.window.show()
        self.window.go_to(self.window.open_page)

    def _begin_the_rest(self) -> None:
        self.watch.offer_unfinished()
        self.looking.look()
        self.window.build_pages()

    def shut_down(self) -> None:
        """Stop and await every thread, then let go of files."""
        self._vault.close()  # a task may be waiting for a store that waits for the person
        self.tasks.shut_down()
        self._collector.stop()
        if self.practice is not None:
            self.practice.stop()
        self._translations.remove()
        self.database.release()

    # -- what sends: loaded after the window is there ------------------------------------------------

    @cached_property
    def messages(self) -> "Messages":
        """Drafts."""
        from invite_desktop.operations.messages import Messages

        return Messages(self._store)

    @cached_property
    def mailings(self) -> "Mailings":
        """Everything about mailings but the sending."""
        from invite_desktop.operations.mailings import Mailings

        return Mailings(self._store)

    @cached_property
    def run(self) -> "MailingRun":
        """The one mailing that is under way."""
        from invite_desktop.operations.send_mailing import SendMailing
        from invite_desktop.system.computer import mark_of
        from invite_desktop.system.power import KeepAwake
        from invite_desktop.ui.send.run import UNDO_SECONDS, MailingRun

        seconds = self._options.undo_seconds
        if seconds is None:
            seconds = UNDO_SECONDS_IN_PRACTICE if self._options.practice else UNDO_SECONDS
        lines, mailboxes = LineOpener(), MailboxOpener()
        sent_folder = self.reconcile(mailboxes)
        here = mark_of(self._paths.data)
        sender = SendMailing(self._store, lines, sent_folder, keep_awake=KeepAwake, here=here)

        def give_up_opening() -> None:
            lines.give_up()
            mailboxes.give_up()

        return MailingRun(
            self.tasks, self.accounts, sender, self.session, seconds, give_up_opening=give_up_opening
        )

    @cached_property
    def looking(self) -> "Looking":
        """Looks in the Sent folder for what is not sure."""
        from invite_desktop.ui.send.looking import Looking

        mailboxes = MailboxOpener()
        return Looking(
            self.tasks,
            self.accounts,
            self.reconcile(mailboxes),
            self.mailings.accounts_in_doubt,
            self.run,
            self.session,
            mailboxes.give_up,
        )

    def reconcile(self, mailboxes: MailboxOpener) -> "Reconcile":
        """What compares the journal with mailboxes, opened so that whoever asks can give them up."""
        from invite_desktop.operations.reconcile import Reconcile

        return Reconcile(self._store, mailboxes, self.database.clock)

    @cached_property
    def rehearsal(self) -> "Rehearsal | None":
        """The trouble that the practice server makes; None outside practice."""
        if self.practice is None:
            return None
        from invite_desktop.ui.practice.trouble import Rehearsal

        rehearsal = Rehearsal(self.practice.rehearse, lambda: self.practice.trouble if self.practice else "")
        rehearsal.changed.connect(self._hurry)
        return rehearsal

    def _hurry(self) -> None:
        """What the run waits for may be over. The engine is loaded for it then, not with the first page."""
        self.run.hurry()

    @cached_property
    def watch(self) -> "RunWatch":
        """Keeps run and window in step."""
        from invite_desktop.ui.window.run_watch import RunWatch

        return RunWatch(
            self.run, self.session, self.mailings, self.surveys, self.window, before_closing=self._keep_drafts
        )

    def _start_practice(self) -> "Practice":
        # not needed, and not loaded, outside practice: a server and a certificate authority weigh
        from invite_desktop.mail.practice.server import PracticeServer
        from invite_desktop.operations.rehearse import Practice

        server = PracticeServer(self._paths.practice_mail)
        return Practice(
            server,
            self.resources,
            self.surveys,
            self.accounts,
            self.recipients,
            self.messages,
            self.mailings,
            self._translations.language,
        )

    def _open_session(self) -> Session:
        if self.practice is not None:
            survey = self.practice.prepare()
        else:
            survey = self.surveys.current(QCoreApplication.translate("Program", "My survey"))
        return Session(self.surveys, self.accounts, survey, practice=self._options.practice)

    def _may_close(self) -> bool:
        return self.watch.may_close()

    def _is_busy(self, survey: Survey) -> bool:
        return self.watch.is_busy(survey)

    def _is_sending(self, account: Account) -> bool:
        run = self.run
        return run.is_running and run.account is not None and run.account.id == account.id

    def _keep_drafts(self) -> None:
        for page in self.window.built_pages():
            page.keep_draft()

    # -- pages: built when they are first needed, so that the window is there at once ----------------

    def _entries(self) -> list[PageEntry]:
        builders = {
            session.SETUP: self._setup_page,
            session.RECIPIENTS: self._recipients_page,
            session.MESSAGE: self._message_page,
            session.SEND: self._send_page,
            session.HISTORY: self._history_page,
            session.PRACTICE: self._practice_page,
        }
        rows = rail_rows(practice=self.practice is not None)
        return [PageEntry(row, builders[row.key]) for row in rows]

    def _setup_page(self) -> RailPage:
        from invite_desktop.ui.setup.page import SetupPage

        open_practice = None if self.practice is not None else start_practice_copy
        return SetupPage(
            self.frame,
            self.accounts,
            self.resources,
            new_session,
            open_practice,
            drafts=SettingsDrafts(self._store),
            is_sending=self._is_sending,
            rehearsal=self.rehearsal,
        )

    def _recipients_page(self) -> RailPage:
        from invite_desktop.ui.recipients.page import RecipientsPage

        return RecipientsPage(self.frame, self.recipients)

    def _message_page(self) -> RailPage:
        from invite_desktop.operations.send_one import SendOne
        from invite_desktop.ui.message.page import MessagePage

        send_one = SendOne(open_line, self.accounts)
        return MessagePage(self.frame, self.messages, self.recipients, self.accounts, send_one)

    def _send_page(self) -> RailPage:
        from invite_desktop.ui.send.page import SendPage

        return SendPage(self.frame, self.accounts, self.mailings, self.run, self.looking, self.rehearsal)

    def _history_page(self) -> RailPage:
        from invite_desktop.ui.history.page import HistoryPage

        return HistoryPage(self.frame, self.mailings)

    def _practice_page(self) -> RailPage:
        from invite_desktop.ui.practice.page import PracticePage

        practice = self.practice
        mails = practice.mails if practice is not None else tuple
        return PracticePage(self.frame, mails, self.rehearsal)


def _language(wanted: str, offered: Sequence[str]) -> str:
    """The language asked for, else the computer's, else English."""
    asked = (wanted or QLocale.system().name()).replace("-", "_").partition("_")[0]
    return asked if asked in offered else "en"


def start_practice_copy() -> None:
    """Open the practice program beside this one: it has its own data, so nothing can be mixed up."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable] if frozen else [sys.executable, "-m", "invite_desktop"]
    subprocess.Popen([*command, "--practice"], close_fds=True)  # noqa: S603 - our own program


def new_application(arguments: list[str]) -> QApplication:
    """The one `QApplication`, named as the system knows the program."""
    app = QApplication(arguments)
    app.setApplicationName(APP_NAME)
    app.setApplicationVersion(invite_desktop.__version__)
    app.setDesktopFileName("invite-desktop")
    return app


def run(options: Options, arguments: list[str]) -> int:
    """Run the program until its window is closed; the exit status."""
    app = new_application(arguments)
    paths = Paths(options.data_dir) if options.data_dir else default_paths(practice=options.practice)
    instance = SingleInstance(paths.instance)
    try:
        paths.create()
        if not instance.acquire():
            instance.knock()
            return 0
        return _run_only_copy(app, paths, options, instance)
    except InviteError as error:
        logger.exception("The program cannot start")
        from invite_desktop.ui.explain import explain

        words = explain(error)
        QMessageBox.warning(None, APP_NAME, f"{words.happened}\n\n{words.text}")
        return 1
    finally:
        instance.release()


def _run_only_copy(app: QApplication, paths: Paths, options: Options, instance: SingleInstance) -> int:
    log = start_logging(paths.logs)
    logger.info("%s", technical_facts())
    reporter = crash.install(app.activeWindow, technical_facts, redact)
    try:
        program = Program(app, paths, options)
        try:
            knocks = QFileSystemWatcher([str(instance.knock_file)])
            knocks.fileChanged.connect(lambda: _raise(program.window))
            if options.exit_after_show:
                program.window.first_painted.connect(_say_shown)
                program.window.first_painted.connect(app.quit)
            program.show()
            return app.exec()
        finally:
            program.shut_down()
    finally:
        reporter.uninstall()
        stop_logging(log)


def _say_shown() -> None:
    sys.stdout.write("shown\n")
    sys.stdout.flush()


def _raise(window: MainWindow) -> None:
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()


def technical_facts() -> str:
    """Versions, for the log and for *Technical details*; nothing personal."""
    return (
        f"Invite Desktop {invite_desktop.__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, {platform.platform()}"
    )
