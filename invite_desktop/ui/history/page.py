"""The *History* page: all mailings of the survey, one of them, and the exact mail that somebody got."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.errors import FileNotWritable, InviteError
from invite_desktop.domain.mailing import Fate, Mailing, Outline
from invite_desktop.operations.mailings import Mailings
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.history.detail_view import Detail, DetailView
from invite_desktop.ui.history.mailing_card import MailingCard
from invite_desktop.ui.practice.mail_view import MailView
from invite_desktop.ui.rail_page import RailPage
from invite_desktop.ui.send.latest import Latest
from invite_desktop.ui.send.people import people_of
from invite_desktop.ui.send.report import ChooseFile, ask_for_report_file, choose_save_file, report_writer
from invite_desktop.ui.send.words import result_words
from invite_desktop.ui.session import HISTORY, SEND
from invite_desktop.ui.widgets import Button, EmptyState, Flow, Kind, LinkButton, Notice

_TARGET = "mailing:"


class HistoryPage(RailPage):
    """A list, from which one mailing opens, from which one person's mail opens. Nothing is changed here."""

    help_page = HISTORY

    def __init__(self, frame: Frame, mailings: Mailings, choose_file: ChooseFile = choose_save_file) -> None:
        super().__init__(wide=True)
        self._frame = frame
        self._session = frame.session
        self._mailings = mailings
        self._choose_file = choose_file
        self._is_stale = True
        self._open_mailing: Mailing | None = None
        self._shown: Mailing | None = None
        self._mail: bytes | None = None
        self.cards: list[MailingCard] = []
        self.notice = Notice(frame.icons, Kind.PROBLEM, "")
        self.empty = EmptyState(
            frame.icons, "history", self.tr("No mailings yet – reports will be kept here")
        )
        self.list_view = QWidget()
        self._list = QVBoxLayout(self.list_view)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        self.detail_view = DetailView(frame)
        self.mail_view = MailView()
        self.mail_page = self._make_mail_page()
        self._loading_list = Latest(frame.tasks, self._show_list, self._show_problem, self)
        self._loading_detail = Latest(frame.tasks, self._show_detail, self._show_problem, self)
        self._views = (self.empty, self.list_view, self.detail_view, self.mail_page)
        for part in (self.notice, *self._views):
            part.hide()
            self.body.addWidget(part, 1 if part in self._views else 0)
        self._connect()

    def _make_mail_page(self) -> QWidget:
        page = QWidget()
        self.mail_back_button = LinkButton(
            self.tr("Back to the mailing"), self._frame.icons.icon("chevron-left", "accent")
        )
        self.mail_back_button.clicked.connect(self._back_to_detail)
        self.save_mail_button = Button(self.tr("Save as .eml…"))
        self.save_mail_button.setIcon(self._frame.icons.icon("save"))
        self.save_mail_button.clicked.connect(self._save_mail)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.mail_back_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.mail_view, 1)
        column.addWidget(Flow(self.save_mail_button))
        return page

    def _connect(self) -> None:
        self._session.mailings_changed.connect(self._become_stale)
        self._session.survey_opened.connect(self._forget)
        detail = self.detail_view
        detail.back_chosen.connect(self._back_to_list)
        detail.report_chosen.connect(self._save_report)
        detail.go_on_chosen.connect(self._go_on)
        detail.mail_chosen.connect(self._show_mail)

    # -- what the window asks ----------------------------------------------------------------------

    def refresh(self) -> None:
        """Load again if anything changed since."""
        if self._is_stale:
            self._load()

    def show_target(self, target: str) -> None:
        """Open `mailing:<id>` of the open survey."""
        if target.startswith(_TARGET):
            wanted = int(target.removeprefix(_TARGET))
            for outline in self._mailings.of(self._session.survey):
                if outline.mailing.id == wanted:
                    self.open_mailing(outline.mailing)

    def open_mailing(self, mailing: object) -> None:
        """Show one mailing."""
        if isinstance(mailing, Mailing):
            self._open_mailing = mailing
            self._load()

    def _become_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._load()

    def _forget(self) -> None:
        self._open_mailing, self._shown = None, None
        self._become_stale()

    def _load(self) -> None:
        self._is_stale = False
        mailing, mailings, survey = self._open_mailing, self._mailings, self._session.survey
        if mailing is None:
            self._loading_list.run(lambda: mailings.of(survey))
        else:
            self._loading_detail.run(
                lambda: Detail(
                    mailings.outline(mailing),
                    people_of(mailing.columns, mailings.fates(mailing), searchable=True),
                )
            )

    # -- the three views ---------------------------------------------------------------------------

    def _show_only(self, view: QWidget, title: str) -> None:
        self.notice.hide()
        self.set_title(title)
        for each in self._views:
            each.setVisible(each is view)

    def _show_list(self, outlines: object) -> None:
        if self._open_mailing is not None or not isinstance(outlines, tuple):
            return
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        while self._list.takeAt(0) is not None:
            continue
        self.cards = [MailingCard(self._frame, each) for each in outlines if isinstance(each, Outline)]
        for card in self.cards:
            card.opened.connect(self.open_mailing)
            self._list.addWidget(card)
        self._list.addStretch(1)
        self._show_only(self.list_view if self.cards else self.empty, self.tr("History"))

    def _show_detail(self, detail: object) -> None:
        if not isinstance(detail, Detail) or detail.outline.mailing != self._open_mailing:
            return
        is_same = self._shown == detail.outline.mailing
        self._shown = detail.outline.mailing
        self.detail_view.show_detail(detail, is_same=is_same)
        if is_same and not self.mail_page.isHidden():
            return
        self._show_only(self.detail_view, result_words(detail.outline.counts))

    def _show_mail(self, fate: object) -> None:
        if self._shown is None or not isinstance(fate, Fate):
            return
        mail = self._mailings.exact_mail(self._shown, fate)
        if mail is None:
            self._say(Kind.INFO, self.tr("No mail has been sent to this person in this mailing"))
            return
        self._mail = mail.content
        self.mail_view.show_mail(mail.content)
        self._show_only(self.mail_page, self.tr("The exact mail"))
        self.mail_back_button.setFocus()

    def _back_to_list(self) -> None:
        self._open_mailing, self._shown = None, None
        self._load()

    def _back_to_detail(self) -> None:
        if self._shown is not None:
            self._show_only(self.detail_view, result_words(self._mailings.counts(self._shown)))
            self.detail_view.table.setFocus()

    def _go_on(self) -> None:
        if self._shown is not None:
            self._session.go_to(SEND, f"{_TARGET}{self._shown.id}")

    # -- files -------------------------------------------------------------------------------------

    def _save_report(self) -> None:
        if self._shown is None:
            return
        path = ask_for_report_file(self._choose_file, self, self._shown)
        if path is not None:
            write = report_writer(self._mailings, self._shown, path)
            self._frame.tasks.run(lambda _report: write(), self._tell_saved, self._show_problem)

    def _save_mail(self) -> None:
        kinds = self.tr("Mail (*.eml)")
        chosen = self._choose_file(self, self.tr("Save the mail"), self.tr("Mail") + ".eml", kinds)
        if not chosen or self._mail is None:
            return
        path = Path(chosen)
        try:
            path.write_bytes(self._mail)
        except OSError as error:
            self._show_problem(FileNotWritable(path, error.strerror or type(error).__name__))
        else:
            self._tell_saved(path)

    def _tell_saved(self, path: object) -> None:
        if isinstance(path, Path):
            self._session.toast(self.tr("Saved as {name}").format(name=path.name))

    def _show_problem(self, error: object) -> None:
        if isinstance(error, InviteError):
            words = explain(error)
            self._say(Kind.PROBLEM, words.happened, words.text, words.code)

    def _say(self, kind: Kind, heading: str, text: str = "", details: str = "") -> None:
        self.notice.show_message(kind, heading, text, details)
        self.notice.show()
        self.notice.take_focus()
