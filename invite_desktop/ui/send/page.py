"""The *Send* page: check, then progress, then summary."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.mailing import Mailing, Outline
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.mailings import Mailings
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.practice.trouble import Rehearsal, TroubleNotice
from invite_desktop.ui.rail_page import PageStanding, RailPage
from invite_desktop.ui.send.check_half import CheckHalf
from invite_desktop.ui.send.check_view import CheckView
from invite_desktop.ui.send.latest import Latest
from invite_desktop.ui.send.looking import Looking
from invite_desktop.ui.send.progress_view import ProgressView
from invite_desktop.ui.send.report import ChooseFile, choose_save_file
from invite_desktop.ui.send.run import MailingRun, Phase
from invite_desktop.ui.send.summary import Summary
from invite_desktop.ui.send.summary_half import SummaryHalf
from invite_desktop.ui.send.summary_view import SummaryView
from invite_desktop.ui.send.words import kind_words, result_words
from invite_desktop.ui.session import SEND, SETUP
from invite_desktop.ui.widgets import Kind, Notice, announce

_TARGET = "mailing:"


@dataclass(frozen=True, slots=True)
class _Past:
    """The survey's newest mailing, and the newest one that is to be gone on with."""

    newest: Outline | None
    unfinished: Mailing | None


class SendPage(RailPage):
    """Shows the run wherever it stands, the summary of a mailing that ended, else the check.

    A survey opens on the summary of a mailing that was left unfinished, unless it was put aside.
    The target `mailing:<id>` opens the summary of that mailing. `rehearsal` is there in practice only.
    """

    help_page = SEND

    def __init__(
        self,
        frame: Frame,
        accounts: Accounts,
        mailings: Mailings,
        run: MailingRun,
        looking: Looking,
        rehearsal: Rehearsal | None = None,
        choose_file: ChooseFile = choose_save_file,
    ) -> None:
        super().__init__()
        self._session = frame.session
        self._accounts = accounts
        self._mailings = mailings
        self._run = run
        self._newest: Outline | None = None
        self._is_opening = True  # until it is known whether a mailing was left unfinished
        self.check_view = CheckView(frame, accounts)
        self.progress_view = ProgressView(frame, mailings, run)
        self.summary_view = SummaryView(frame)
        self.notice = Notice(frame.icons, Kind.PROBLEM, "")
        self.check_half = CheckHalf(frame, accounts, mailings, run, self.check_view)
        self.summary_half = SummaryHalf(
            frame, accounts, mailings, run, looking, self.summary_view, choose_file, rehearsal
        )
        self._looking_back = Latest(frame.tasks, self._note_past, self._show_no_past, self)
        if rehearsal is not None:
            self.body.addWidget(TroubleNotice(frame.icons, rehearsal))
        for part in (self.notice, self.check_view, self.progress_view, self.summary_view):
            part.hide()
            self.body.addWidget(part, 1 if part is self.progress_view else 0)
        self.body.addStretch()
        self._connect()
        self._look_back()
        self._show_right_view()

    def _connect(self) -> None:
        session, run = self._session, self._run
        for signal in (session.account_changed, session.recipients_changed, session.message_changed):
            signal.connect(self._become_stale)
        session.mailings_changed.connect(self._become_stale)
        session.mailings_changed.connect(self._look_back)
        session.survey_opened.connect(self._forget)
        run.phase_changed.connect(self._follow_run)
        run.progressed.connect(self.standing_changed)
        self.check_view.kind_chosen.connect(self._become_stale)
        self.check_view.place_chosen.connect(session.go_to)
        self.check_half.hindered.connect(self._show_problem)
        self.summary_half.hindered.connect(self._show_problem)
        self.summary_half.shown.connect(self._show_summary)
        self.summary_half.left.connect(self._check_anew)

    # -- what the window asks ----------------------------------------------------------------------

    @property
    def standing(self) -> PageStanding:
        """In progress while sending; to be looked at where the newest mailing is not settled."""
        if self._run.is_running:
            return PageStanding.ATTENTION if self._run.is_asking else PageStanding.PROGRESS
        if self._newest is None:
            return PageStanding.OPEN
        return PageStanding.DONE if self._newest.counts.is_settled else PageStanding.ATTENTION

    @property
    def standing_words(self) -> str:
        """The standing in words; while sending, how far."""
        if self._run.is_sending:
            words = self.tr("Waiting, {percent}%") if self._run.wait else self.tr("Sending, {percent}%")
            return words.format(percent=self._run.percent)
        return super().standing_words

    def refresh(self) -> None:
        """Check again if anything changed since."""
        self._show_right_view()

    def show_target(self, target: str) -> None:
        """Open the summary of `mailing:<id>` of the open survey."""
        if target.startswith(_TARGET):
            wanted = int(target.removeprefix(_TARGET))
            outlines = self._mailings.of(self._session.survey)
            for outline in outlines:
                if outline.mailing.id == wanted:
                    self.show_mailing(outline.mailing)

    def show_mailing(self, mailing: Mailing) -> None:
        """Open the summary of a mailing, with *Continue* and *Leave it* where somebody waits."""
        if not self._run.is_running:
            self.summary_half.open(mailing)
            self._show_right_view()

    # -- which view --------------------------------------------------------------------------------

    def _show_right_view(self) -> None:
        if self._run.is_running:
            self.set_title(self._progress_title())
            self._show_only(self.progress_view)
        elif self.summary_half.mailing is not None:
            self.summary_half.sum_up()
        elif not self._is_opening:
            self._check()

    def _progress_title(self) -> str:
        mailing = self._run.mailing
        return kind_words()[mailing.kind] if mailing else self.tr("Starting the mailing")

    def _show_only(self, view: QWidget) -> None:
        self.notice.hide()
        views = (self.check_view, self.progress_view, self.summary_view)
        gone = [each for each in views if each.isVisible() and each is not view]
        for each in views:
            each.setVisible(each is view)
        if gone:  # and what had the focus with it: keep it on the page
            self.take_focus()

    def _check(self) -> None:
        self.set_title(self.tr("Check before sending"))
        account = self._session.account
        if account is None:
            self._ask_for_account()
        else:
            self._show_only(self.check_view)
            self.check_half.check(account)

    def _check_anew(self) -> None:
        self.check_half.forget_kind()
        self._show_right_view()

    def _ask_for_account(self) -> None:
        self._show_only(self.notice)
        heading = self.tr("Tell the program your e-mail address first")
        text = self.tr("The messages go out from your own address. Setting it up takes about 10 minutes.")
        if self._accounts.at_hand():
            heading = self.tr("Choose an account for this survey first")
            text = self.tr("The messages go out from one of your accounts. This survey has none.")
        self.notice.show_message(Kind.INFO, heading, text)
        self.notice.add_action(self.tr("Go to Setup"), lambda: self._session.go_to(SETUP), primary=True)
        self.notice.show()

    def _show_summary(self, summary: Summary, is_new: bool) -> None:
        words = result_words(summary.outline.counts)
        self.set_title(words)
        self._show_only(self.summary_view)
        if is_new:
            announce(self, words, assertive=self.summary_half.has_problem)

    # -- what happens ------------------------------------------------------------------------------

    def _follow_run(self, phase: object) -> None:
        run = self._run
        if phase is Phase.ENDED:
            self._take_ended()
        self._show_right_view()
        if phase is Phase.STARTING and self.isVisible():
            # the button that was pressed is gone
            self.progress_view.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if phase is Phase.ENDED and run.mailing is None and run.problem is not None:
            self._show_problem(run.problem)
        self.standing_changed.emit()

    def _take_ended(self) -> None:
        """Show what came of the run; where another survey is open by now, only say so."""
        run = self._run
        if run.mailing is None:
            return
        if run.mailing.survey_id == self._session.survey.id:
            self.summary_half.open(run.mailing)
        elif run.progress is not None:
            words = self.tr("The mailing of the other survey has ended: {result}")
            self._session.toast(words.format(result=result_words(run.progress.counts)))

    def _forget(self) -> None:
        self._newest, self._is_opening = None, True
        self.summary_half.open(None)
        self.check_half.forget_kind()
        if self._run.phase is Phase.ENDED:
            mailing = self._run.mailing
            if mailing is not None and mailing.survey_id == self._session.survey.id:
                self.summary_half.open(mailing)
        self._become_stale()
        self._look_back()

    def _become_stale(self) -> None:
        self.summary_half.become_stale()
        if self._run.is_running and self._run.mailing is not None:
            self.set_title(self._progress_title())
        self.check_half.become_stale()
        if self.isVisible() and not self._run.is_running:
            self._show_right_view()

    def _show_problem(self, error: object) -> None:
        if isinstance(error, InviteError):
            self.check_half.become_stale()
            self.summary_half.become_stale()
            words = explain(error)
            self.notice.show_message(Kind.PROBLEM, words.happened, words.text, words.code)
            self.notice.show()
            self.notice.take_focus()

    # -- what an earlier day left ------------------------------------------------------------------

    def _look_back(self) -> None:
        survey, mailings = self._session.survey, self._mailings

        def look() -> _Past:
            unfinished = (each for each in mailings.unfinished() if each.survey_id == survey.id)
            return _Past(next(iter(mailings.of(survey)), None), next(unfinished, None))

        self._looking_back.run(look)

    def _note_past(self, past: object) -> None:
        if isinstance(past, _Past):
            self._newest = past.newest
            if self._is_opening:
                self._is_opening = False
                self.summary_half.open(self.summary_half.mailing or past.unfinished)
                self._show_right_view()
            self.standing_changed.emit()

    def _show_no_past(self, error: InviteError) -> None:
        self._note_past(_Past(None, None))
        self._show_problem(error)
