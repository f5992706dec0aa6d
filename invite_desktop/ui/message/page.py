"""The message page: writing on one side, each person's mail on the other."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut

from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.message import Message
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.messages import Messages
from invite_desktop.operations.recipients import Recipients
from invite_desktop.operations.send_one import SendOne
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.message.drafts import Draft
from invite_desktop.ui.message.example import example
from invite_desktop.ui.message.findings import columns_of, findings
from invite_desktop.ui.message.mail_view import OpenLink, open_in_browser
from invite_desktop.ui.message.panes import Panes
from invite_desktop.ui.message.preview import PreviewPane
from invite_desktop.ui.message.readers import Readers
from invite_desktop.ui.message.write_pane import WritePane
from invite_desktop.ui.rail_page import PageStanding, RailPage
from invite_desktop.ui.session import MESSAGE, RECIPIENTS
from invite_desktop.ui.widgets import Kind, Notice

PREVIEW_AFTER_MS = 100
FINDINGS_AFTER_MS = 200
LOAD_UNSEEN_AFTER_MS = 1500


class MessagePage(RailPage):
    """Write the survey's message and look through what everybody will receive."""

    help_page = MESSAGE

    def __init__(
        self,
        frame: Frame,
        messages: Messages,
        recipients: Recipients,
        accounts: Accounts,
        send_one: SendOne,
        open_link: OpenLink = open_in_browser,
    ) -> None:
        super().__init__(wide=True)
        self.set_title(self.tr("Message"))
        self._frame = frame
        self._messages = messages
        self._recipients = recipients
        self._survey_id = 0
        self._readers = Readers()
        self._is_stale = True
        self._loading = 0
        self._wanted_person = 0
        self._standing = PageStanding.OPEN
        self.draft = Draft(frame, messages, self)
        self.writing = WritePane(frame)
        self.preview = PreviewPane(frame, accounts, send_one, open_link)
        self.notice = Notice(frame.icons, Kind.PROBLEM, "")
        self.notice.hide()
        self.panes = Panes(self.writing, self.preview)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.panes, 1)
        self._preview_timer = self._timer(PREVIEW_AFTER_MS, self._show_preview)
        self._findings_timer = self._timer(FINDINGS_AFTER_MS, self._show_findings)
        self._load_timer = self._timer(LOAD_UNSEEN_AFTER_MS, self._load_people)
        self._connect()
        self._open(frame.session.survey)

    # -- what the window asks ----------------------------------------------------------------------

    @property
    def standing(self) -> PageStanding:
        """Open until there are a subject and a text; attention with a field that names no column."""
        return self._standing

    def refresh(self) -> None:
        """The page is shown: load the people if they changed meanwhile."""
        if self._is_stale:
            self._load_people()

    def keep_draft(self) -> None:
        """Save what is written, before this returns."""
        self.draft.save_now()

    def show_target(self, target: str) -> None:
        """Go to `subject`, `body`, `field:{{Source}}` or `preview:<recipient id>`."""
        kind, _, name = target.partition(":")
        self.panes.show_pane(self.preview if kind == "preview" else self.writing)
        if kind == "preview" and name.isdigit():
            self._wanted_person = int(name)
            self._show_wanted_person()
        elif kind == "field":
            self.writing.show_field(name)
        elif kind in {"subject", "body"}:
            edit = self.writing.subject if kind == "subject" else self.writing.body
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the survey, its people and its text -------------------------------------------------------

    def _open(self, survey: Survey) -> None:
        if survey.id == self._survey_id:
            return
        self._survey_id = survey.id
        self._readers = Readers()
        self.preview.sending.forget()
        self._load_draft()
        self._take_account()
        self._take_readers()
        self._people_changed()

    def _load_draft(self) -> None:
        """Show the survey's text; where it cannot be read, nothing can be written over it either."""
        self.notice.hide()
        message = Message()
        try:
            message = self.draft.open(self._survey_id)
        except InviteError as error:
            self._explain(error)
        self.writing.setEnabled(self.draft.survey_id == self._survey_id)
        self.writing.set_message(message)
        self._show_preview()
        self._show_findings()

    def _message_changed(self) -> None:
        """Somebody else may have put another text in the place of the draft."""
        if not self.draft.is_saved:
            return
        try:
            is_other = self._messages.draft(self._survey_id) != self.draft.message
        except InviteError as error:
            self._explain(error)
        else:
            if is_other:
                self._load_draft()

    def _people_changed(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._load_people()
        elif self.writing.message().fields():  # whose mark on the rail depends on the columns
            self._load_timer.start()

    def _load_people(self) -> None:
        self._load_timer.stop()
        self._is_stale = False
        self._loading += 1
        number, survey_id = self._loading, self._survey_id
        self._frame.tasks.run(
            lambda _report: (number, Readers.of(self._recipients.load(survey_id))),
            then=self._people_loaded,
            otherwise=self._explain,
        )

    def _people_loaded(self, result: object) -> None:
        match result:
            case (int() as number, Readers() as readers) if number == self._loading:
                self._readers = readers
                self._take_readers()

    def _take_readers(self) -> None:
        self.writing.set_readers(self._readers)
        self.preview.set_readers(self._readers)
        self._show_wanted_person()
        self._show_findings()

    def _take_account(self) -> None:
        self.preview.set_account(self._frame.session.account)

    def _show_wanted_person(self) -> None:
        if self._wanted_person and self._readers.people:
            self.preview.show_person(self._wanted_person)
            self._wanted_person = 0

    # -- writing -----------------------------------------------------------------------------------

    def _edited(self) -> None:
        self.draft.change(self.writing.message())
        if not self._preview_timer.isActive():
            self._preview_timer.start()
        self._findings_timer.start()

    def _show_preview(self) -> None:
        self.preview.set_message(self.writing.message())

    def _show_findings(self) -> None:
        message = self.writing.message()
        uses = message.fields()
        self.writing.problems.show_findings(findings(uses, self._readers))
        if not message.subject.strip() or not message.body.strip():
            standing = PageStanding.OPEN
        elif not self._is_stale and columns_of(self._readers).unknown(uses):
            standing = PageStanding.ATTENTION  # of a list not read yet nothing is known
        else:
            standing = PageStanding.DONE
        if standing != self._standing:
            self._standing = standing
            self.standing_changed.emit()

    def _start_with_example(self) -> None:
        account = self._frame.session.account
        self.writing.fill(example(self._readers, account.from_name if account else ""))

    def _explain(self, error: object) -> None:
        if isinstance(error, InviteError):
            words = explain(error)
            self.notice.show_message(Kind.PROBLEM, words.happened, words.text, words.code)
            self.notice.add_action(self.tr("Try again"), self._try_again)
            self.notice.show()

    def _try_again(self) -> None:
        self.notice.hide()
        self.keep_draft()
        if not self.writing.isEnabled():
            self._load_draft()
        self._load_people()

    def _saved(self) -> None:
        self.notice.hide()
        self._frame.session.tell_message_changed()

    # -- room --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.arrange(self.size())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.panes.arrange(self.size())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.keep_draft()

    def _connect(self) -> None:
        session = self._frame.session
        session.survey_opened.connect(self._open)
        session.recipients_changed.connect(self._people_changed)
        session.account_changed.connect(self._take_account)
        session.message_changed.connect(self._message_changed)
        self.draft.saved.connect(self._saved)
        self.draft.save_refused.connect(self._explain)
        self.writing.edited.connect(self._edited)
        self.writing.example_wanted.connect(self._start_with_example)
        self.writing.problems.people_wanted.connect(
            lambda column: session.go_to(RECIPIENTS, f"blank:{column}")
        )
        for keys, slot in (
            ("Ctrl+Shift+F", self.writing.open_menu),
            ("Alt+PgUp", lambda: self.preview.bar.step(-1)),
            ("Alt+PgDown", lambda: self.preview.bar.step(1)),
            ("Ctrl+T", self.preview.send_to_self),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer
