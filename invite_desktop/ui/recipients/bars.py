"""What stands under the table: what can be done with the selected rows, and a helping hand for one."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from invite_desktop.domain.recipient import Recipient, Standing, Verdict
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.recipients.words import reason_of, status_of
from invite_desktop.ui.widgets import Button, Flow, LinkButton
from invite_desktop.ui.widgets.status import Pictogram


class BulkBar(QWidget):
    """How many rows are selected, and what can be done with them all at once."""

    leave_out = Signal(bool)
    delete = Signal()
    change = Signal()
    export = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("role", "strong")
        self.leave_out_button = Button(self.tr("&Leave out"))
        self.take_in_button = Button(self.tr("Ta&ke in"))
        self.delete_button = Button(self.tr("&Delete"))
        self.change_button = Button(self.tr("Chan&ge…"))
        self.export_button = Button(self.tr("&Export…"))
        pictures = {
            self.leave_out_button: "circle-minus",
            self.take_in_button: "user-plus",
            self.delete_button: "trash-2",
            self.change_button: "pencil",
            self.export_button: "download",
        }
        for button, picture in pictures.items():
            button.setIcon(icons.icon(picture))
        self.leave_out_button.clicked.connect(lambda: self.leave_out.emit(True))
        self.take_in_button.clicked.connect(lambda: self.leave_out.emit(False))
        self.delete_button.clicked.connect(self.delete)
        self.change_button.clicked.connect(self.change)
        self.export_button.clicked.connect(self.export)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Flow(self.count, *pictures), 1)

    def show_selection(self, count: int, *, some_in: bool, some_out: bool) -> None:
        """Offer what makes sense for these rows; nothing is shown without any."""
        self.setVisible(count > 0)
        self.count.setText(self.tr("%Ln selected", "", count))
        self.leave_out_button.setVisible(some_in)
        self.take_in_button.setVisible(some_out)


@dataclass(frozen=True, slots=True)
class Help:
    """What could be done about one row: a suggestion that `alike` rows share, or the row it repeats."""

    person: Recipient
    verdict: Verdict
    alike: int = 0


class HelpLine(QWidget):
    """Says what is the matter with the one selected row, and offers the nearest way out."""

    change_one = Signal()
    change_all = Signal()
    keep = Signal()
    show_twin = Signal()
    leave_out = Signal()
    edit = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._picture = Pictogram(icons, "triangle-alert", "look_at")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._actions = Flow()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words)
        row.addWidget(self._actions, 1)
        self._shown: Help | None = None
        self.hide()

    def show_help(self, help_: Help | None) -> None:
        """Show the offer for a row, or nothing."""
        if help_ == self._shown:
            return
        self._shown = help_
        self._actions.clear()
        self.setVisible(help_ is not None)
        if help_ is None:
            return
        status = status_of(help_.verdict, help_.person.address)
        self._picture.show_icon(status.icon, status.tone.colour)
        self.words.setText(self._say(help_.verdict, help_.person.address))
        self._fit()
        for caption, pressed in self._offers(help_):
            button = LinkButton(caption)
            button.clicked.connect(lambda _=False, pressed=pressed: pressed())
            self._actions.add(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The words in one line where there is room beside the buttons."""
        needed = self.words.fontMetrics().horizontalAdvance(self.words.text()) + 4
        self.words.setMinimumWidth(min(needed, self.width() * 11 // 20))

    def _say(self, verdict: Verdict, address: str) -> str:
        if verdict.suggestion:
            return self.tr("Did you mean {address}?").format(address=verdict.suggestion)
        return reason_of(verdict, address)

    def _offers(self, help_: Help) -> list[tuple[str, Callable[[], object]]]:
        verdict = help_.verdict
        if verdict.suggestion:
            offers: list[tuple[str, Callable[[], object]]] = [(self.tr("Change it"), self.change_one.emit)]
            if help_.alike > 1:
                offers.append((self.tr("Change all %Ln", "", help_.alike), self.change_all.emit))
            if verdict.sendable:
                return [*offers, (self.tr("Keep"), self.keep.emit)]
            return [*offers, (self.tr("Leave it out"), self.leave_out.emit)]
        if verdict.standing is Standing.DUPLICATE:
            show = self.tr("Show row {number}").format(number=verdict.same_as)
            return [(self.tr("Leave it out"), self.leave_out.emit), (show, self.show_twin.emit)]
        if verdict.sendable:
            return [(self.tr("Keep"), self.keep.emit)]
        return [(self.tr("Correct it"), self.edit.emit), (self.tr("Leave it out"), self.leave_out.emit)]
