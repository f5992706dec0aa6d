"""On top of the list once the account can send: that everything is set up, or what nobody knows yet."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from invite_desktop.domain.checklist import Mark, Readiness, Step, StepState
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.standing import awaits_arrival
from invite_desktop.ui.widgets import Kind, Notice


class ReadyNotice(Notice):
    """The way on to the recipients; hidden while the account cannot send."""

    go_on_asked = Signal()
    arrival_said = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__(icons, Kind.DONE, "")
        caption = self.tr("Go on to the recipients")
        self.go_on: QPushButton = self.add_action(caption, self.go_on_asked.emit, primary=True)
        self._arrived = self.add_action(self.tr("&It arrived"), self.arrival_said.emit)
        self.hide()

    def show_readiness(self, readiness: Readiness, marks: Mapping[Step, Mark]) -> None:
        """Say how far the list is."""
        if readiness is Readiness.READY:
            self.show_heading(Kind.DONE, self.tr("Everything is set up"))
            self.show_text("")
        else:
            self.show_heading(Kind.LOOK_AT, self.tr("You can send"))
            self.show_text(self._what_is_unknown(marks))
        self._arrived.setVisible(awaits_arrival(marks))
        self.setVisible(readiness is not Readiness.OPEN)

    def _what_is_unknown(self, marks: Mapping[Step, Mark]) -> str:
        is_unread = marks.get(Step.IMAP, Mark()).state is StepState.ATTENTION
        said = []
        if awaits_arrival(marks):
            said.append(self.tr("Look in your inbox: nobody has said yet that the test message arrived."))
        if is_unread:
            said.append(self.tr("The program can't read your mailbox, so look for returned mail yourself."))
        return "\n".join(said) or self.tr("Some steps have not been checked yet.")
