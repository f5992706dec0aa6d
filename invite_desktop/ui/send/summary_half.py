"""The half of the *Send* page after sending: gathers the summary of a mailing and does what it offers."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import FileNotWritable, InviteError, MailboxUnknown
from invite_desktop.domain.mailing import Mailing, State
from invite_desktop.domain.quota import rest_after
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.mailings import Mailings
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.practice.trouble import Rehearsal
from invite_desktop.ui.send.latest import Latest
from invite_desktop.ui.send.looking import Looking, LookState
from invite_desktop.ui.send.pace_change import PaceChange
from invite_desktop.ui.send.report import ChooseFile, ask_for_report_file, report_writer
from invite_desktop.ui.send.run import MailingRun
from invite_desktop.ui.send.summary import Summary, summarise
from invite_desktop.ui.send.summary_view import Notes, SummaryView
from invite_desktop.ui.session import CHOOSE_ACCOUNT, SETUP


class SummaryHalf(QObject):
    """Holds the mailing whose summary is shown. `clock` gives aware times."""

    shown = Signal(object, bool)  # Summary, whether it is another mailing's than before
    left = Signal()  # the person put the mailing aside or wants a new one
    hindered = Signal(object)  # InviteError

    def __init__(
        self,
        frame: Frame,
        accounts: Accounts,
        mailings: Mailings,
        run: MailingRun,
        looking: Looking,
        view: SummaryView,
        choose_file: ChooseFile,
        rehearsal: Rehearsal | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(view)
        self._frame = frame
        self._session = frame.session
        self._accounts = accounts
        self._mailings = mailings
        self._run = run
        self._looking = looking
        self._view = view
        self._choose_file = choose_file
        self._rehearsal = rehearsal
        self._clock = clock
        self._summary: Summary | None = None
        self._is_stale = True
        self._gathering = Latest(frame.tasks, self._take, self.hindered.emit, self)
        self.mailing: Mailing | None = None
        self.pace_change = PaceChange(frame, accounts, view)
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.place_chosen.connect(self._session.go_to)
        view.continue_chosen.connect(self._continue)
        view.leave_chosen.connect(self._leave)
        view.try_again_chosen.connect(self._try_again)
        view.settle_chosen.connect(self._settle)
        view.look_chosen.connect(self._looking.look)
        view.check_chosen.connect(self._check_copies)
        view.report_chosen.connect(self._save_report)
        view.picture_chosen.connect(self._save_picture)
        view.new_mailing_chosen.connect(self._close)
        view.pace_chosen.connect(self.pace_change.ask)
        self.pace_change.refused.connect(self._hinder)
        self._looking.changed.connect(self._show)
        if self._rehearsal is not None:
            self._rehearsal.changed.connect(self._show)

    # -- which mailing -----------------------------------------------------------------------------

    def open(self, mailing: Mailing | None) -> None:
        """Turn to this mailing, or to none."""
        self.mailing, self._summary = mailing, None

    def become_stale(self) -> None:
        """Something changed: gather again when it is to be shown."""
        self._is_stale = True

    def sum_up(self) -> None:
        """Gather the summary in the background, unless the one that is there still holds."""
        mailing, mailings = self.mailing, self._mailings
        if mailing is None:
            return
        if self._summary is not None and not self._is_stale:
            self.shown.emit(self._summary, False)
            return
        self._is_stale = False

        def gather() -> Summary:
            is_put_aside = mailing.id not in {each.id for each in mailings.unfinished()}
            outline, fates = mailings.outline(mailing), mailings.fates(mailing)
            return summarise(outline, fates, is_put_aside=is_put_aside)

        self._gathering.run(gather)

    def _take(self, summary: object) -> None:
        is_wanted = self.mailing is not None and not self._run.is_running
        if isinstance(summary, Summary) and is_wanted:
            is_new = self._summary is None
            self._summary = summary
            self._show()
            self.shown.emit(summary, is_new)

    def _show(self) -> None:
        if self._summary is not None:
            self._view.show_summary(self._summary, self._notes(self._summary))

    def _notes(self, summary: Summary) -> Notes:
        mailing, run = summary.outline.mailing, self._run
        account = self._reader_of(mailing)
        look, can_read = self._looking.state_of(account), bool(account and account.imap_host)
        if not can_read:
            look = LookState(problem=MailboxUnknown())
        ran = run.mailing is not None and run.mailing.id == mailing.id
        waits = bool(summary.outline.counts.of(State.WAITING))
        is_gone = self._own_account_of(mailing) is None and self._mailings.sender(mailing).id is not None
        problem = run.problem if ran and waits and not is_gone else None
        check = self._looking.check_of(mailing)
        goes_on = self._goes_on(problem) if problem is not None else None
        is_over = self._rehearsal is not None and self._rehearsal.is_over
        seen = self._accounts.sent_copies(account) if account is not None else None
        copies = seen[0] if seen is not None else None
        # the dialog keeps its answers for the account of the survey
        can_change = account is not None and account.id == self._session.survey.account_id
        other = self._session.account if is_gone else None
        return Notes(
            self._clock(),
            problem,
            goes_on,
            is_over,
            look,
            check,
            can_read,
            copies,
            can_change,
            is_gone,
            "" if other is None else other.label,
        )

    def _goes_on(self, problem: InviteError) -> datetime | None:
        """When the provider allows more; None where it does not say."""
        if self._run.ended_at is None:
            return None
        return rest_after(type(problem).__name__, self._run.ended_at)

    @property
    def has_problem(self) -> bool:
        """Whether the summary that is shown begins with what the run paused for."""
        if self._summary is None:
            return False
        waits = bool(self._summary.outline.counts.of(State.WAITING))
        notes = self._notes(self._summary)
        return notes.problem is not None or (notes.is_account_gone and waits)

    # -- what the person can do --------------------------------------------------------------------

    def account_of(self, mailing: Mailing) -> Account | None:
        """The account that the mailing is sent with, or the survey's where that one was removed."""
        return self._own_account_of(mailing) or self._session.account

    def _own_account_of(self, mailing: Mailing) -> Account | None:
        account_id = self._mailings.sender(mailing).id
        return None if account_id is None else self._accounts.find(account_id)

    def _reader_of(self, mailing: Mailing) -> Account | None:
        """An account in whose mailbox the mailing's copies are; None where all of them were removed."""
        return self._accounts.for_mailing(self._mailings.sender(mailing).id)

    def _continue(self) -> None:
        if self.mailing is None:
            return
        account = self.account_of(self.mailing)
        if account is None:
            self._session.go_to(SETUP, CHOOSE_ACCOUNT)
        else:
            outlook = self._mailings.outlook(self.mailing, account)
            opens_at = None if outlook.can_begin else outlook.opens_at
            self._run.start(self.mailing, account, opens_at=opens_at)

    def _leave(self) -> None:
        if self.mailing is not None:
            self._mailings.leave(self.mailing)
            self.open(None)
            self._session.tell_mailings_changed()
            self.left.emit()

    def _close(self) -> None:
        self.open(None)
        self.left.emit()

    def _try_again(self) -> None:
        if self.mailing is not None:
            mailing, mailings = self.mailing, self._mailings
            self._do(lambda: mailings.try_again(mailing), self._go_on)

    def _settle(self, they_got_it: bool) -> None:
        if self.mailing is not None:
            mailing, mailings = self.mailing, self._mailings
            then = self._tell_changed if they_got_it else self._go_on
            self._do(lambda: mailings.settle(mailing, sent=they_got_it), then)

    def _check_copies(self) -> None:
        account = self._reader_of(self.mailing) if self.mailing is not None else None
        if self.mailing is not None and account is not None:
            self._looking.check(self.mailing, account)

    def _do(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        self._frame.tasks.run(lambda _report: work(), then, self._hinder)

    def _hinder(self, error: object) -> None:
        if isinstance(error, InviteError):
            self.hindered.emit(error)

    def _go_on(self, _result: object) -> None:
        self._continue()

    def _tell_changed(self, _result: object) -> None:
        self._session.tell_mailings_changed()

    # -- files -------------------------------------------------------------------------------------

    def _save_report(self) -> None:
        if self.mailing is not None:
            path = ask_for_report_file(self._choose_file, self._view, self.mailing)
            if path is not None:
                self._do(report_writer(self._mailings, self.mailing, path), self._tell_saved)

    def _save_picture(self) -> None:
        kinds = self.tr("Picture (*.png)")
        proposed = self.tr("Result") + ".png"
        chosen = self._choose_file(self._view, self.tr("Save picture"), proposed, kinds)
        if not chosen:
            return
        path = Path(chosen).with_suffix(".png")
        if self._view.chart.to_png(path):
            self._tell_saved(path)
        else:
            self.hindered.emit(FileNotWritable(path, "the picture could not be written"))

    def _tell_saved(self, path: object) -> None:
        if isinstance(path, Path):
            self._session.toast(self.tr("Saved as {name}").format(name=path.name))
