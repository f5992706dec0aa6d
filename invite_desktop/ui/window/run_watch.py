"""Between the run and the window: the title, the question at closing, what was left unfinished."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from invite_desktop.domain.mailing import Mailing, WaitFor
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.surveys import Surveys
from invite_desktop.ui import session
from invite_desktop.ui.send.close_dialog import CloseDialog
from invite_desktop.ui.send.run import MailingRun
from invite_desktop.ui.send.words import unfinished_words
from invite_desktop.ui.session import Session
from invite_desktop.ui.widgets import Kind
from invite_desktop.ui.window.main_window import MainWindow

UNFINISHED = "unfinished"
OFFLINE_MS = 120_000  # without the internet for so long, the person may want to know


class RunWatch(QObject):
    """Keeps the window in step with the run, and the run alive while the window is open."""

    def __init__(
        self,
        run: MailingRun,
        current: Session,
        mailings: Mailings,
        surveys: Surveys,
        window: MainWindow,
        before_closing: Callable[[], None],
        alert: Callable[[QWidget], None] = QApplication.alert,
    ) -> None:
        """`before_closing` keeps what is not saved yet; `alert` marks the window where it is not in use."""
        super().__init__()
        self._run = run
        self._session = current
        self._mailings = mailings
        self._surveys = surveys
        self._window = window
        self._before_closing = before_closing
        self._alert = alert
        self._is_closing = False
        self._was_asking = False
        self._offline = QTimer(self)
        self._offline.setSingleShot(True)
        self._offline.setInterval(OFFLINE_MS)
        self._offline.timeout.connect(self._call)
        self._offered: Mailing | None = None
        run.phase_changed.connect(self._retitle)
        run.progressed.connect(self._retitle)
        run.progressed.connect(self._watch_waits)
        run.ended.connect(self._ended)
        current.mailings_changed.connect(self._check_offer)

    def is_busy(self, survey: Survey) -> bool:
        """Whether a mailing of this survey is under way."""
        mailing = self._run.mailing
        return self._run.is_running and (mailing is None or mailing.survey_id == survey.id)

    def may_close(self) -> bool:
        """Ask first while a mailing is under way: nobody should lose one by a stray click."""
        self._before_closing()
        if not self._run.is_running:
            return True
        if not self._is_closing:
            dialog = CloseDialog(self._run.counts(), self._window)
            dialog.accepted.connect(self._stop_and_close)
            dialog.keep_button.clicked.connect(self._window.showMinimized)  # Esc just leaves the question
            dialog.open()
        return False

    def _stop_and_close(self) -> None:
        self._is_closing = True
        if self._run.is_sending:
            self._window.top_bar.show_message(
                "closing", Kind.INFO, self.tr("Finishing the message that is on its way …")
            )
        self._run.stop()
        self._close_when_idle()

    def _close_when_idle(self) -> None:
        if not self._run.is_running:
            self._window.close()

    def _ended(self) -> None:
        self._retitle()
        self._watch_waits()
        if self._is_closing:
            self._close_when_idle()
        else:
            self._call()

    # -- a call to the person who does something else ----------------------------------------------

    def _watch_waits(self) -> None:
        """Call where the person has to choose, and where the internet stays away."""
        is_asking, wait = self._run.is_asking, self._run.wait
        if is_asking and not self._was_asking:
            self._call()
        self._was_asking = is_asking
        if wait is None or wait.reason is not WaitFor.NETWORK:
            self._offline.stop()
        elif not self._offline.isActive():
            self._offline.start()

    def _call(self) -> None:
        self._alert(self._window)

    def _retitle(self) -> None:
        self._window.show_title_prefix(self._run.title_prefix())

    # -- what an earlier day left ------------------------------------------------------------------

    def offer_unfinished(self) -> None:
        """One bar for the newest mailing that somebody still waits in. Nothing goes on unasked."""
        unfinished = self._mailings.unfinished()
        if not unfinished:
            return
        mailing = self._offered = unfinished[0]
        self._window.top_bar.show_message(
            UNFINISHED,
            Kind.LOOK_AT,
            unfinished_words(self._mailings.outline(mailing)),
            [
                (self.tr("Show it"), lambda: self._show(mailing)),
                (self.tr("Leave it"), lambda: self._leave(mailing)),
            ],
        )

    def _show(self, mailing: Mailing) -> None:
        self._clear()
        if mailing.survey_id != self._session.survey.id:
            survey = next(s for s in self._surveys.all() if s.id == mailing.survey_id)
            self._session.open_survey(self._surveys.open(survey))
        self._session.go_to(session.SEND, f"mailing:{mailing.id}")

    def _leave(self, mailing: Mailing) -> None:
        self._mailings.leave(mailing)
        self._clear()
        self._session.tell_mailings_changed()

    def _check_offer(self) -> None:
        """What went on, was finished or put aside elsewhere is no longer offered here."""
        if self._offered is not None and (
            self._run.mailing == self._offered or self._offered not in self._mailings.unfinished()
        ):
            self._clear()

    def _clear(self) -> None:
        self._offered = None
        self._window.top_bar.clear(UNFINISHED)
