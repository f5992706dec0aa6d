"""Messages about the whole program: one bar on top, one short word at the bottom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.theme import restyle
from invite_desktop.ui.widgets.buttons import LinkButton
from invite_desktop.ui.widgets.flow import Flow
from invite_desktop.ui.widgets.notice import Kind, plain_label
from invite_desktop.ui.widgets.speech import announce
from invite_desktop.ui.widgets.status import Pictogram

TOAST_MS, UNDO_MS = 6_000, 12_000  # whoever may take something back needs time to see that
Action = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class _Message:
    kind: Kind
    text: str
    actions: tuple[Action, ...]


class TopBar(QFrame):
    """One bar under the title, part of the layout.

    Messages are kept by key; the one that matters most shows, the oldest first among equals.
    """

    _ORDER = (Kind.PROBLEM, Kind.LOOK_AT, Kind.INFO, Kind.DONE)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._messages: dict[str, _Message] = {}
        self._shown: _Message | None = None
        self._picture = Pictogram(icons, Kind.INFO.icon, Kind.INFO.value)
        self._text = plain_label("")
        self._actions = Flow()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._text)
        words.addWidget(self._actions)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def show_message(self, key: str, kind: Kind, text: str, actions: Sequence[Action] = ()) -> None:
        """Add the message, or change the one with this key."""
        self._messages[key] = _Message(kind, text, tuple(actions))
        self._refresh()

    def clear(self, key: str) -> None:
        """Take the message away, if it is there."""
        self._messages.pop(key, None)
        self._refresh()

    def text(self) -> str:
        """What the bar says now; empty while it is hidden."""
        return self._shown.text if self._shown else ""

    def _refresh(self) -> None:
        best = min(self._messages.values(), key=lambda each: self._ORDER.index(each.kind), default=None)
        if best == self._shown:
            return
        self._shown = best
        self.setVisible(best is not None)
        if best is None:
            return
        self._picture.show_icon(best.kind.icon, best.kind.value)
        self._text.setText(best.text)
        self._actions.clear()
        for caption, pressed in best.actions:
            button = LinkButton(caption)
            button.clicked.connect(lambda _=False, pressed=pressed: pressed())
            self._actions.add(button)
        self._actions.setVisible(bool(best.actions))
        self.setAccessibleName(best.text)
        restyle(self, kind=best.kind.value)
        announce(self, best.text, assertive=best.kind is Kind.PROBLEM)


class Toast(QFrame):
    """A short word at the bottom about what the person just did, with a way back.

    It never takes the focus, can be reached by Tab, and stays while the focus is in it. The mouse holds it
    once only: it may rest there by chance, over a button of the page that the person waits for.
    """

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self._undo: Callable[[], object] | None = None
        self._was_held = False
        self._text = plain_label("")
        self._undo_button = LinkButton(self.tr("Undo"), icons.icon("undo-2", "accent"))
        self._close_button = LinkButton(self.tr("Close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        self._picture = Pictogram(icons, "check", Kind.DONE.value)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(self._undo_button)
        row.addWidget(self._close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self._undo_button.clicked.connect(self._take_back)
        self._close_button.clicked.connect(self.hide)
        self.hide()

    def show_message(
        self, text: str, undo: Callable[[], object] | None = None, undo_text: str | None = None
    ) -> None:
        """Show the message, in place of an earlier one."""
        self._picture.show_icon("check", Kind.DONE.value)
        self._show(text, undo, undo_text)

    def show_refusal(self, text: str) -> None:
        """Say why something was not done just now."""
        self._picture.show_icon(Kind.LOOK_AT.icon, Kind.LOOK_AT.value)
        self._show(text, None, None)

    def _show(self, text: str, undo: Callable[[], object] | None, undo_text: str | None) -> None:
        self._undo, self._was_held = undo, False
        self._text.setText(text)
        self._undo_button.setText(undo_text or self.tr("Undo"))
        self._undo_button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        announce(self, text)
        self._timer.start(TOAST_MS if undo is None else UNDO_MS)

    def leave_page(self) -> None:
        """The page that it spoke of is left: only a way back stays its time."""
        if self._undo is None:
            self.hide()

    def text(self) -> str:
        """What the toast says."""
        return self._text.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._undo_button.setText(self.tr("Undo"))
            self._close_button.setText(self.tr("Close"))
        super().changeEvent(event)

    def _leave(self) -> None:
        has_focus = self._undo_button.hasFocus() or self._close_button.hasFocus()
        if has_focus or (self.underMouse() and not self._was_held):
            self._was_held = True
            self._timer.start()
        else:
            self.hide()

    def _take_back(self) -> None:
        self.hide()
        if self._undo is not None:
            self._undo()
