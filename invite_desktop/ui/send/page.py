"""The *Send* page: check, then progress, then summary."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import FileNotWritable, InviteError
from invite_desktop.domain.mailing import Mailing, Outline, State
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.preflight import Preflight
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.rail_page import PageStanding, RailPage
from invite_desktop.ui.send.check_view import CheckView
from invite_desktop.ui.send.latest import Latest
from invite_desktop.ui.send.progress_view import ProgressView
from invite_desktop.ui.send.report import ChooseFile, ask_for_report_file, choose_save_file, report_writer
from invite_desktop.ui.send.run import MailingRun, Phase
from invite_desktop.ui.send.summary import Summary, summarise
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
    The target `mailing:<id>` opens the summary of that mailing.
    """

    help_page = SEND

    def __init__(
        self,
        frame: Frame,
        accounts: Accounts,
        mailings: Mailings,
        run: MailingRun,
        choose_file: ChooseFile = choose_save_file,
    ) -> None:
        super().__init__()
        self._frame = frame
        self._session = frame.session
        self._accounts = accounts
        self._mailings = mailings
        self._run = run
        self._choose_file = choose_file
        self._shown: Mailing | None = None
        self._summary: Summary | None = None
        self._is_stale = True
        self._newest: Outline | None = None
        self._is_opening = True  # until it is known whether a mailing was left unfinished
        self.check_view = CheckView(frame.icons)
        self.progress_view = ProgressView(frame, mailings, run)
        self.summary_view = SummaryView(frame)
        self.notice = Notice(frame.icons, Kind.PROBLEM, "")
        self._checking = Latest(frame.tasks, self._show_check, self._show_problem, self)
        self._summing_up = Latest(frame.tasks, self._show_summary, self._show_problem, self)
        self._looking_back = Latest(frame.tasks, self._note_past, self._show_no_past, self)
        for part in (self.notice, self.check_view, self.progress_view, self.summary_view):
            part.hide()
            self.body.addWidget(part, 1 if part is self.progress_view else 0)
        self.body.addStretch()
        self._connect()
        self._look_back()
        self._show_right_view()

    def _connect(self) -> None:
        session, run, summary = self._session, self._run, self.summary_view
        for signal in (session.account_changed, session.recipients_changed, session.message_changed):
            signal.connect(self._become_stale)
        session.mailings_changed.connect(self._become_stale)
        session.mailings_changed.connect(self._look_back)
        session.survey_opened.connect(self._forget)
        run.phase_changed.connect(self._follow_run)
        run.progressed.connect(self.standing_changed)
        self.check_view.send_chosen.connect(self._send)
        self.check_view.kind_chosen.connect(self._become_stale)
        self.check_view.place_chosen.connect(session.go_to)
        summary.place_chosen.connect(session.go_to)
        summary.continue_chosen.connect(self._continue)
        summary.leave_chosen.connect(self._leave)
        summary.try_again_chosen.connect(self._try_again)
        summary.settle_chosen.connect(self._settle)
        summary.report_chosen.connect(self._save_report)
        summary.picture_chosen.connect(self._save_picture)
        summary.new_mailing_chosen.connect(self._new_mailing)

    # -- what the window asks ----------------------------------------------------------------------

    @property
    def standing(self) -> PageStanding:
        """In progress while sending; to be looked at where the newest mailing is not settled."""
        if self._run.is_running:
            return PageStanding.PROGRESS
        if self._newest is None:
            return PageStanding.OPEN
        return PageStanding.DONE if self._newest.counts.is_settled else PageStanding.ATTENTION

    @property
    def standing_words(self) -> str:
        """The standing in words; while sending, how far."""
        if self._run.is_sending:
            return self.tr("Sending, {percent}%").format(percent=self._run.percent)
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
            self._shown, self._summary = mailing, None
            self._show_right_view()

    # -- which view --------------------------------------------------------------------------------

    def _show_right_view(self) -> None:
        if self._run.is_running:
            self.set_title(self._progress_title())
            self._show_only(self.progress_view)
        elif self._shown is not None:
            self._sum_up()
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
            self._shown, self._summary = run.mailing, None
        elif run.progress is not None:
            words = self.tr("The mailing of the other survey has ended: {result}")
            self._session.toast(words.format(result=result_words(run.progress.counts)))

    def _forget(self) -> None:
        self._shown, self._summary, self._newest = None, None, None
        self._is_opening = True
        self.check_view.kind = None
        if self._run.phase is Phase.ENDED:
            mailing = self._run.mailing
            if mailing is not None and mailing.survey_id == self._session.survey.id:
                self._shown = mailing
        self._become_stale()
        self._look_back()

    def _become_stale(self) -> None:
        self._is_stale = True
        if self._run.is_running and self._run.mailing is not None:
            self.set_title(self._progress_title())
        elif not self._run.is_running:
            self.check_view.show_checking()
            if self.isVisible():
                self._show_right_view()

    # -- the check ---------------------------------------------------------------------------------

    def _check(self) -> None:
        self.set_title(self.tr("Check before sending"))
        account = self._session.account
        if account is None:
            self._ask_for_account()
            return
        self._show_only(self.check_view)
        if self._is_stale:
            self._is_stale = False
            self.check_view.show_checking()
            survey, mailings, kind = self._session.survey, self._mailings, self.check_view.kind
            self._checking.run(lambda: mailings.check(survey, account, kind))

    def _ask_for_account(self) -> None:
        self._show_only(self.notice)
        self.notice.show_message(
            Kind.INFO,
            self.tr("Tell the program your e-mail address first"),
            self.tr("The messages go out from your own address. Setting it up takes about 10 minutes."),
        )
        self.notice.add_action(self.tr("Go to Setup"), lambda: self._session.go_to(SETUP), primary=True)
        self.notice.show()

    def _show_check(self, preflight: object) -> None:
        if isinstance(preflight, Preflight) and not self._is_stale:
            self.check_view.show_check(preflight)

    def _send(self, preflight: object) -> None:
        if not isinstance(preflight, Preflight):
            return
        survey, mailings = self._session.survey, self._mailings
        self._is_stale = True
        self._run.start_new(lambda: mailings.freeze(survey, preflight), preflight.account)

    # -- the summary -------------------------------------------------------------------------------

    def _sum_up(self) -> None:
        mailing, mailings = self._shown, self._mailings
        if mailing is None:
            return
        if self._summary is None or self._is_stale:
            self._is_stale = False

            def gather() -> Summary:
                is_put_aside = mailing.id not in {each.id for each in mailings.unfinished()}
                outline, fates = mailings.outline(mailing), mailings.fates(mailing)
                return summarise(outline, fates, is_put_aside=is_put_aside)

            self._summing_up.run(gather)
        else:
            self._show_only(self.summary_view)

    def _show_summary(self, summary: object) -> None:
        is_wanted = self._shown is not None and not self._run.is_running
        if not isinstance(summary, Summary) or not is_wanted:
            return
        is_new = self._summary is None
        self._summary = summary
        words = result_words(summary.outline.counts)
        self.set_title(words)
        ran = self._run.mailing is not None and self._run.mailing.id == summary.outline.mailing.id
        problem = self._run.problem if ran and summary.outline.counts.of(State.WAITING) else None
        self.summary_view.show_summary(summary, problem)
        self._show_only(self.summary_view)
        if is_new:
            announce(self, words, assertive=problem is not None)

    def _account_of(self, mailing: Mailing) -> Account | None:
        """The account that the mailing was made with, or the survey's where that one is gone."""
        made_with = replace(self._session.survey, account_id=self._mailings.sender(mailing).id)
        return self._accounts.of(made_with) or self._session.account

    def _continue(self) -> None:
        if self._shown is None:
            return
        account = self._account_of(self._shown)
        if account is None:
            self._session.go_to(SETUP)
        else:
            self._run.start(self._shown, account)

    def _leave(self) -> None:
        if self._shown is not None:
            self._mailings.leave(self._shown)
            self._shown = None
            self._session.tell_mailings_changed()
            self._show_right_view()

    def _new_mailing(self) -> None:
        self._shown = None
        self._is_stale = True
        self.check_view.kind = None
        self._show_right_view()

    def _try_again(self) -> None:
        if self._shown is not None:
            mailing, mailings = self._shown, self._mailings
            self._do(lambda: mailings.try_again(mailing), self._go_on)

    def _settle(self, they_got_it: bool) -> None:
        if self._shown is not None:
            mailing, mailings = self._shown, self._mailings
            then = self._tell_changed if they_got_it else self._go_on
            self._do(lambda: mailings.settle(mailing, sent=they_got_it), then)

    def _do(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        self._frame.tasks.run(lambda _report: work(), then, self._show_problem)

    def _go_on(self, _result: object) -> None:
        self._continue()

    def _tell_changed(self, _result: object) -> None:
        self._session.tell_mailings_changed()

    # -- files -------------------------------------------------------------------------------------

    def _save_report(self) -> None:
        if self._shown is not None:
            path = ask_for_report_file(self._choose_file, self, self._shown)
            if path is not None:
                self._do(report_writer(self._mailings, self._shown, path), self._tell_saved)

    def _save_picture(self) -> None:
        kinds = self.tr("Picture (*.png)")
        chosen = self._choose_file(self, self.tr("Save picture"), self.tr("Result") + ".png", kinds)
        if not chosen:
            return
        path = Path(chosen).with_suffix(".png")
        if self.summary_view.chart.to_png(path):
            self._tell_saved(path)
        else:
            self._show_problem(FileNotWritable(path, "the picture could not be written"))

    def _tell_saved(self, path: object) -> None:
        if isinstance(path, Path):
            self._session.toast(self.tr("Saved as {name}").format(name=path.name))

    # -- the rest ----------------------------------------------------------------------------------

    def _show_problem(self, error: object) -> None:
        if isinstance(error, InviteError):
            self._is_stale = True
            words = explain(error)
            self.notice.show_message(Kind.PROBLEM, words.happened, words.text, words.code)
            self.notice.show()
            self.notice.take_focus()

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
                self._shown = self._shown or past.unfinished
                self._show_right_view()
            self.standing_changed.emit()

    def _show_no_past(self, error: InviteError) -> None:
        self._note_past(_Past(None, None))
        self._show_problem(error)
