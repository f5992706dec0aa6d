"""The open survey's list: loaded once, changed in undoable steps, each on disk before it is shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.recipients import Recipients
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.recipients.changes import Change, Saved
from invite_desktop.ui.recipients.rows import Rows, rows_of

ROWS_AT_ONCE = 5_000  # more than these are worked on in a task
WRITES_AT_ONCE = 200

Way = Callable[[Saved, Rows], Rows]


class ListDocument(QObject):
    """Holds the rows and the way back.

    `loaded`: another list. `replaced`: rows came, went or changed in number. `edited` with places: some
    rows changed where they stand. `busy_changed`: no change can be made until the present one is over.
    `refused` with the `InviteError`: it was not saved, and the list is being loaded anew.
    """

    loaded = Signal()
    replaced = Signal()
    edited = Signal(list)
    busy_changed = Signal(bool)
    refused = Signal(object)
    _gave_up = Signal(object)

    def __init__(self, frame: Frame, recipients: Recipients) -> None:
        super().__init__()
        self._session, self._tasks = frame.session, frame.tasks
        self._recipients = recipients
        self._saved = Saved(recipients, 0)
        self._is_telling = False
        self.rows = Rows()
        self.is_loaded = False
        self.is_busy = False
        self.history = QUndoStack(self)
        # queued: a step must not be taken off the stack while it is being pushed
        self._gave_up.connect(self._start_over, Qt.ConnectionType.QueuedConnection)
        self._session.survey_opened.connect(self._follow)
        self._session.recipients_changed.connect(self._hear)
        self.load()

    def load(self) -> None:
        """Read the open survey's list; what was done before can no longer be undone."""
        saved = self._saved = Saved(self._recipients, self._session.survey.id)
        self.is_loaded = False
        self.rows = Rows()  # two large lists at once would be one too many
        self.replaced.emit()
        self.history.clear()
        self._set_busy(True)
        self._tasks.run(
            lambda _report: (saved, rows_of(saved.recipients.load(saved.survey_id))),
            self._take_loaded,
            self._take_unreadable,
        )

    def make(self, words: str, change: Change) -> None:
        """Make a change that the person calls by these words. Ignored while another one is under way."""
        if not self.is_busy:
            self.history.push(_Step(self, words, change))

    def undo(self) -> None:
        """Take the last change back."""
        if not self.is_busy:
            self.history.undo()

    def undo_step(self, step: int) -> None:
        """Take back the change that brought the history to this index, if nothing came after it."""
        if self.history.index() == step:
            self.undo()

    def redo(self) -> None:
        """Make it again."""
        if not self.is_busy:
            self.history.redo()

    def go(self, change: Change, way: Way) -> None:
        """Do a change or undo it, at once where it is small."""
        saved, rows = self._saved, self.rows
        is_small = change.size <= WRITES_AT_ONCE and (change.places or len(rows) <= ROWS_AT_ONCE)
        if not is_small:
            self._set_busy(True)
            self._tasks.run(
                lambda _report: (saved, way(saved, rows).judged()), self._take_changed, self._take_unsaved
            )
            return
        try:
            rows = way(saved, rows)
        except InviteError as error:
            self._gave_up.emit(error)
            return
        if change.places:
            self._show(rows, list(change.places))
        else:
            self._show(rows.judged())

    def _take_changed(self, result: object) -> None:
        match result:
            case (Saved() as saved, Rows() as rows) if saved is self._saved:
                self._set_busy(False)
                self._show(rows)

    def _show(self, rows: Rows, places: list[int] | None = None) -> None:
        self.rows = rows
        if places is None:
            self.replaced.emit()
        else:
            self.edited.emit(places)
        self._is_telling = True
        self._session.tell_recipients_changed()
        self._is_telling = False

    def _take_loaded(self, result: object) -> None:
        match result:
            case (Saved() as saved, Rows() as rows) if saved is self._saved:
                self.rows = rows
                self.is_loaded = True
                self._set_busy(False)
                self.loaded.emit()

    def _take_unreadable(self, error: object) -> None:
        self._set_busy(False)
        self.refused.emit(error)

    def _take_unsaved(self, error: object) -> None:
        self._gave_up.emit(error)

    def _start_over(self, error: object) -> None:
        self.load()
        self.refused.emit(error)

    def _follow(self, survey: Survey) -> None:
        if survey.id != self._saved.survey_id:
            self.load()

    def _hear(self) -> None:
        """Somebody else changed the list."""
        if not self._is_telling:
            self.load()

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy != self.is_busy:
            self.is_busy = is_busy
            self.busy_changed.emit(is_busy)


class _Step(QUndoCommand):
    """A change on the stack of undo."""

    def __init__(self, document: ListDocument, words: str, change: Change) -> None:
        super().__init__(words)
        self._document = document
        self._change = change

    def redo(self) -> None:
        self._document.go(self._change, self._change.do)

    def undo(self) -> None:
        self._document.go(self._change, self._change.undo)
