"""Keeps the draft: what was typed is on disk two seconds later."""

from PySide6.QtCore import QObject, QTimer, Signal

from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.message import Message
from invite_desktop.operations.messages import Messages
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.tasks import Task

SAVE_AFTER_MS = 2000


class Draft(QObject):
    """The text of the survey `survey_id`, as shown and as saved.

    The clock starts with the first unsaved letter and is not put back by later ones: somebody who
    writes without a pause would otherwise have nothing on disk.
    """

    saved = Signal()
    save_refused = Signal(object)  # InviteError

    def __init__(self, frame: Frame, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._messages = messages
        self.survey_id = 0
        self._task: Task | None = None
        self.message = self._on_disk = self._on_its_way = Message()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save_soon)

    @property
    def is_saved(self) -> bool:
        """Whether the disk holds what is shown."""
        return self.message == self._on_disk

    def open(self, survey_id: int) -> Message:
        """Load the draft of a survey, after the one before is saved. Raises `StoreError`."""
        self.save_now()
        message = self._messages.draft(survey_id)
        self.survey_id, self.message, self._on_disk = survey_id, message, message
        return message

    def change(self, message: Message) -> None:
        """The person wrote something."""
        self.message = message
        if not self.is_saved and not self._timer.isActive():
            self._timer.start()

    def save_now(self) -> None:
        """Save before this returns; a disk that refuses is told by `save_refused`."""
        self._timer.stop()
        if self._task is not None:
            self._task.wait()  # or the older text might be written after this one
            self._task = None
        if self.is_saved:
            return
        try:
            self._messages.save_draft(self.survey_id, self.message)
        except InviteError as error:
            self.save_refused.emit(error)
        else:
            self._on_disk = self.message
            self.saved.emit()

    def _save_soon(self) -> None:
        if self._task is not None:
            self._timer.start()
            return
        survey_id, message = self.survey_id, self.message
        self._on_its_way = message
        self._task = self._frame.tasks.run(
            lambda _report: self._messages.save_draft(survey_id, message),
            then=self._note_saved,
            otherwise=self._note_refused,
        )

    def _note_saved(self, _result: object) -> None:
        if self._task is None:  # saved again meanwhile, and at once
            return
        self._task = None
        self._on_disk = self._on_its_way
        self.saved.emit()

    def _note_refused(self, error: object) -> None:
        if self._task is not None:
            self._task = None
            self.save_refused.emit(error)
