"""The recipients of the open survey: bring them in, look at them, put them right."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.recipient import Recipient, Standing
from invite_desktop.operations.recipients import Recipients
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.rail_page import PageStanding, RailPage
from invite_desktop.ui.recipients.actions import Actions
from invite_desktop.ui.recipients.document import ListDocument
from invite_desktop.ui.recipients.drop_frame import DropFrame
from invite_desktop.ui.recipients.filters import FilterBar
from invite_desktop.ui.recipients.keys import bind
from invite_desktop.ui.recipients.model import RecipientModel, Wanted
from invite_desktop.ui.recipients.small_dialogs import ColumnDialog, PersonDialog
from invite_desktop.ui.recipients.table_side import TableSide
from invite_desktop.ui.recipients.toolbar import Toolbar
from invite_desktop.ui.recipients.ways_in import (
    Chooser,
    SaveChooser,
    WaysIn,
    choose_file,
    choose_save_file,
    dropped_paths,
    is_usable,
)
from invite_desktop.ui.session import RECIPIENTS
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import Button, EmptyState, Kind, LinkButton, Notice, announce

WAIT_SHOWN_AFTER_MS = 300


class RecipientsPage(RailPage):
    """Targets: `problems`, `left_out`, `blank:COLUMN`, `search:WORDS`, `import`."""

    help_page = RECIPIENTS

    def __init__(
        self,
        frame: Frame,
        recipients: Recipients,
        choose_file: Chooser = choose_file,
        choose_save_file: SaveChooser = choose_save_file,
    ) -> None:
        super().__init__(wide=True)
        self._frame = frame
        self._target = ""
        self._standing = PageStanding.NONE
        self.document = ListDocument(frame, recipients)
        self.actions_ = Actions(frame, self.document)
        self.ways_in = WaysIn(frame, self.document, self, choose_file, choose_save_file)
        self.model = RecipientModel(frame, self.document, self)
        self.toolbar = Toolbar(frame.icons, self.document.history)
        self.filters = FilterBar(frame.icons)
        self.side = TableSide(frame, self.document, self.model, self.actions_, self.ways_in)
        self.table = self.side.table
        self.notice = Notice(frame.icons, Kind.PROBLEM, "")
        self.drop_frame = DropFrame(frame.theme, self)
        self._build_empty()
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.setAcceptDrops(True)
        self._show_rows()
        self._show_busy(self.document.is_busy)

    # -- what the window asks --------------------------------------------------------------------------

    @property
    def standing(self) -> PageStanding:
        """Open while the list is empty, attention where nobody on it can be sent to, else done."""
        return self._standing

    def show_target(self, target: str) -> None:
        """Show what another page speaks of; waits for a list that is still being read."""
        self._target = target
        if self.document.is_loaded:
            self._follow_target()

    def _follow_target(self) -> None:
        target, self._target = self._target, ""
        kind, _, rest = target.partition(":")
        match kind:
            case "problems":
                self.filters.show_problems()
            case "left_out":
                self.filters.show_standing(Standing.LEFT_OUT)
            case "blank":
                self.filters.show_blank(rest)
            case "search":
                self.filters.show_words(rest)
            case "import":
                # once the page is on the screen
                QTimer.singleShot(0, self.ways_in.import_file)

    # -- the list changed ------------------------------------------------------------------------------

    def _show_loaded(self) -> None:
        self.side.forget()
        self.filters.reset()
        self._show_rows()
        if self._target:
            self._follow_target()

    def _show_rows(self) -> None:
        """Bring counts, title and standing up to date."""
        rows = self.document.rows
        is_empty = len(rows) == 0
        self.filters.show_counts(rows.counts)
        self.filters.setEnabled(not is_empty)
        self.toolbar.show_empty(is_empty)
        self._show_seen()
        words = self.tr("Recipients – {count}").format(count=number(len(rows)))
        self.set_title(self.tr("Recipients") if is_empty else words)
        self._show_standing()

    def _show_edited(self) -> None:
        """Cells changed where they stand: rows that no longer match stay until the next search."""
        self._show_rows()
        self.side.show_selection()

    def _show_seen(self) -> None:
        """Say how many are seen, and what to do where nobody is."""
        seen, total = self.model.rowCount(), len(self.document.rows)
        self.filters.show_found(seen, total)
        wanted = self.model.wanted
        is_search = bool(wanted.words)
        self._nobody.line.setText(
            self.tr("No one matches “{words}”").format(words=wanted.words)
            if is_search
            else self.tr("There is nobody here")
        )
        if not self.document.is_loaded:
            self._places.setCurrentWidget(self._waiting)
        elif total == 0:
            self._places.setCurrentWidget(self._empty)
        else:
            self._places.setCurrentWidget(self.side if seen else self._nobody)

    def _show_standing(self) -> None:
        counts = self.document.rows.counts
        if not counts.total:
            standing = PageStanding.OPEN
        else:
            standing = PageStanding.DONE if counts.sendable else PageStanding.ATTENTION
        if standing is not self._standing and self.document.is_loaded:
            self._standing = standing
            self.standing_changed.emit()

    def _show_wanted(self, wanted: object) -> None:
        if isinstance(wanted, Wanted):
            self.model.show_wanted(wanted)
            self._show_seen()
            if self.filters.found.text():
                announce(self, self.filters.found.text())

    def _show_busy(self, is_busy: bool) -> None:
        """While much is read or written nothing can be changed; a bar says so if it takes a while."""
        self.toolbar.setEnabled(not is_busy)
        self.side.show_busy(is_busy)
        if is_busy:
            self._wait_later.start()
        else:
            self._wait_later.stop()
            self._wait_bar.hide()
            self.toolbar.refresh()
        self._show_seen()

    # -- questions -------------------------------------------------------------------------------------

    def ask_for_person(self) -> None:
        """Add a person."""
        dialog = PersonDialog(self.document.rows.columns, self)
        dialog.added.connect(self._add_person)
        dialog.open()

    def ask_for_column(self) -> None:
        """Add a column."""
        dialog = ColumnDialog(self.document.rows.columns, self)
        dialog.added.connect(self.actions_.add_column)
        dialog.open()

    def _show_twin(self, place: int) -> None:
        self.filters.show_all()
        self.table.choose_places([place])
        self.table.setFocus()

    def _add_person(self, person: Recipient) -> None:
        self.actions_.add_person(person)
        self.table.choose_places([len(self.document.rows) - 1])

    def _explain(self, error: object) -> None:
        if isinstance(error, InviteError):
            words = explain(error)
            text = " ".join(part for part in (words.why, words.next_step) if part)
            self._tell(words.happened, text, Kind.PROBLEM)

    def _tell(self, heading: str, text: str, kind: Kind = Kind.LOOK_AT) -> None:
        """Say in the page why nothing came of it."""
        self.notice.show_message(kind, heading, text)
        self.notice.add_action(self.tr("Close"), self.notice.hide, link=True)
        self.notice.show()
        self.notice.take_focus()

    def _bind_keys(self) -> None:
        bind(
            self,
            {
                "Ctrl+O": self._if_free(self.ways_in.import_file),
                "Ctrl+V": self._if_free(self.ways_in.paste),
                "Ctrl+N": self._if_free(self.ask_for_person),
                "Ctrl+Z": self.document.undo,
                "Ctrl+Y": self.document.redo,
                "Ctrl+Shift+Z": self.document.redo,
                "Ctrl+F": self._go_to_search,
            },
        )

    def _if_free(self, act: Callable[[], object]) -> Callable[[], None]:
        """Not while much is being read or written."""

        def acting() -> None:
            if not self.document.is_busy:
                act()

        return acting

    def _go_to_search(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    # -- dropping --------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if not paths or self.document.is_busy:
            return
        usable = next((path for path in paths if is_usable(path)), None)
        words = self.tr("Drop to import {name}") if usable else self.tr("{name} is not a table")
        self.drop_frame.show_words(words.format(name=(usable or paths[0]).name))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_frame.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_frame.hide()
        event.acceptProposedAction()
        paths = dropped_paths(event.mimeData())
        # the drag must be over, for the program it came from too, before a dialog opens
        QTimer.singleShot(0, self, lambda: self.ways_in.drop(paths))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.drop_frame.setGeometry(self.rect())

    # -- putting it together ---------------------------------------------------------------------------

    def _build_empty(self) -> None:
        icons = self._frame.icons
        self.empty_import = Button(self.tr("&Import a file…"), primary=True)
        self.empty_import.setIcon(icons.icon("upload", "on_accent"))
        self.empty_paste = Button(self.tr("&Paste from Excel"))
        self.empty_paste.setIcon(icons.icon("clipboard-paste"))
        line = self.tr("No recipients yet") + "\n\n"
        line += self.tr("Bring your list in from Excel or a CSV file, or drop the file here.")
        self._empty = EmptyState(icons, "users", line, self.empty_import, self.empty_paste)
        self.clear_search = LinkButton(self.tr("Show all recipients"))
        self._nobody = EmptyState(icons, "search", "", self.clear_search)

    def _lay_out(self) -> None:
        self._waiting = QWidget()
        self._wait_bar = QProgressBar()
        self._wait_bar.setRange(0, 0)
        self._wait_bar.setTextVisible(False)
        self._wait_bar.setAccessibleName(self.tr("Working on the list"))
        self._wait_bar.hide()
        self._wait_later = QTimer(self)
        self._wait_later.setSingleShot(True)
        self._wait_later.setInterval(WAIT_SHOWN_AFTER_MS)
        self._wait_later.timeout.connect(self._wait_bar.show)
        self._places = QStackedWidget()
        for place in (self._waiting, self._empty, self._nobody, self.side):
            self._places.addWidget(place)
        self.body.addWidget(self.toolbar)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.filters)
        self.body.addWidget(self._wait_bar)
        self.body.addWidget(self._places, 1)
        self.notice.hide()

    def _connect(self) -> None:
        document, toolbar, ways_in, actions = self.document, self.toolbar, self.ways_in, self.actions_
        document.loaded.connect(self._show_loaded)
        self._frame.session.survey_opened.connect(self.notice.hide)
        document.replaced.connect(self._show_rows)
        document.edited.connect(self._show_edited)
        document.busy_changed.connect(self._show_busy)
        for refusing in (document, ways_in, actions):
            refusing.refused.connect(self._explain)
        self.model.typed.connect(actions.retype)
        self.filters.changed.connect(self._show_wanted)
        ways_in.staged.connect(actions.add)
        ways_in.told.connect(self._tell)
        for button in (toolbar.import_button, self.empty_import):
            button.clicked.connect(ways_in.import_file)
        for button in (toolbar.paste_button, self.empty_paste):
            button.clicked.connect(ways_in.paste)
        toolbar.add_button.clicked.connect(self.ask_for_person)
        toolbar.column_button.clicked.connect(self.ask_for_column)
        toolbar.undo_button.clicked.connect(document.undo)
        toolbar.redo_button.clicked.connect(document.redo)
        self.clear_search.clicked.connect(self.filters.show_all)
        self.side.twin_asked.connect(self._show_twin)
