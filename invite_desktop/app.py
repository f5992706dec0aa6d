"""The composition root: builds every object once, hands it down, runs, shuts down."""

import logging
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

import invite_desktop
from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.lines import new_session, open_line
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.messages import Messages
from invite_desktop.operations.preferences import Preferences
from invite_desktop.operations.recipients import Recipients
from invite_desktop.operations.send_mailing import SendMailing
from invite_desktop.operations.send_one import SendOne
from invite_desktop.operations.surveys import Surveys
from invite_desktop.store.database import Database
from invite_desktop.store.store import Store
from invite_desktop.system.logs import redact, start_logging, stop_logging
from invite_desktop.system.paths import APP_NAME, Paths, default_paths
from invite_desktop.system.resources import Resources, find_root
from invite_desktop.system.single_instance import SingleInstance
from invite_desktop.system.vault import KeyringVault, MemoryVault
from invite_desktop.ui import crash, session
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.rail_page import RailPage
from invite_desktop.ui.send.run import MailingRun
from invite_desktop.ui.session import Session
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.theme import Scheme, Theme
from invite_desktop.ui.translation import Translations
from invite_desktop.ui.window.closing import Closing
from invite_desktop.ui.window.main_window import MainWindow, PageEntry
from invite_desktop.ui.window.rail import RailRow

logger = logging.getLogger(__name__)

UNDO_SECONDS, UNDO_SECONDS_IN_PRACTICE = 5.0, 2.0


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says. `undo_seconds` is the time to think better of it after *Send*."""

    practice: bool = False
    data_dir: Path | None = None
    lang: str = ""
    undo_seconds: float | None = None


class Program:
    """Everything that lives as long as the window does.

    Building it may raise a `StoreError` (the data file) or `ResourceUnusable` (a damaged installation).
    """

    def __init__(self, app: QApplication, paths: Paths, options: Options) -> None:
        self.options = options
        self.paths = paths
        self.database = Database(paths.database)
        self.database.migrate()
        store = Store.over(self.database)
        self.resources = Resources(find_root(), paths.data / "guide")
        self.preferences = Preferences(store)
        self.translations = Translations(app, self.resources.translations)
        self.translations.use(options.lang or self.preferences.get("language") or QLocale.system().name()[:2])
        vault = MemoryVault() if options.practice else KeyringVault()
        self.surveys = Surveys(store)
        self.accounts = Accounts(store, vault, self.resources.providers())
        self.recipients = Recipients(store)
        self.messages = Messages(store)
        self.mailings = Mailings(store)
        self.sender = SendMailing(store, open_line)
        self.practice = self._start_practice() if options.practice else None
        scheme = Scheme(self.preferences.get("scheme", Scheme.SYSTEM))
        theme = Theme(app, scheme, int(self.preferences.get("text_percent", "100")))
        survey = self.surveys.current(app.translate("Program", "My survey"))
        self.session = Session(self.surveys, self.accounts, survey, practice=options.practice)
        self.tasks = Tasks(cleanup=self.database.release)
        self.frame = Frame(self.session, self.tasks, Icons(self.resources.icons, theme), theme)
        self.run = MailingRun(
            self.tasks, self.accounts, self.sender, self.session, undo_seconds=self._undo_seconds()
        )
        self.closing = Closing(self.frame, self.run)
        self.window = MainWindow(
            self.frame,
            self.surveys,
            self.preferences,
            self.resources,
            self._entries(app),
            may_close=self.closing.may_close,
            may_leave_survey=lambda: True,
        )
        self.closing.watch(self.window)

    def show(self) -> None:
        """Show the window at once; everything else follows while the person looks at it."""
        self.window.show()
        if self.practice is not None:
            self.window.show_practice_bar()
        QTimer.singleShot(0, self.window, self.window.build_pages)
        QTimer.singleShot(0, self.closing, self._offer_unfinished)

    def shut_down(self) -> None:
        """Stop and await every thread, then let go of files."""
        self.tasks.shut_down()
        if self.practice is not None:
            self.practice.stop()
        self.database.release()

    # -- pages, built when they are first needed so that the window is there at once ------------------

    def _entries(self, app: QApplication) -> list[PageEntry]:
        def name(text: str) -> str:
            return app.translate("Program", text)

        entries = [
            PageEntry(RailRow(session.SETUP, name("Setup"), "settings"), self._setup_page),
            PageEntry(RailRow(session.RECIPIENTS, name("Recipients"), "users"), self._recipients_page),
            PageEntry(RailRow(session.MESSAGE, name("Message"), "mail"), self._message_page),
            PageEntry(RailRow(session.SEND, name("Send"), "send"), self._send_page),
            PageEntry(RailRow(session.HISTORY, name("History"), "history"), self._history_page),
        ]
        if self.practice is not None:
            row = RailRow(session.PRACTICE, name("Practice mailbox"), "inbox")
            entries.append(PageEntry(row, self._practice_page))
        return entries
