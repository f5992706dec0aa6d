"""A message in the page: what happened, why, what to do next."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.theme import restyle
from invite_desktop.ui.widgets.buttons import Button, CopyButton, LinkButton
from invite_desktop.ui.widgets.flow import Flow
from invite_desktop.ui.widgets.fold import Fold
from invite_desktop.ui.widgets.speech import announce
from invite_desktop.ui.widgets.status import Pictogram
from invite_desktop.ui.widgets.words import Words


class Kind(StrEnum):
    """How much a message matters."""

    INFO = "info"
    DONE = "done"
    LOOK_AT = "look_at"
    PROBLEM = "problem"

    @property
    def icon(self) -> str:
        """The name of its icon."""
        return {
            Kind.INFO: "info",
            Kind.DONE: "circle-check",
            Kind.LOOK_AT: "triangle-alert",
            Kind.PROBLEM: "circle-x",
        }[self]


class Notice(QFrame):
    """Heading, text, buttons and folded technical details, inline in a page."""

    def __init__(self, icons: Icons, kind: Kind, heading: str, text: str = "", details: str = "") -> None:
        super().__init__()
        self._icons = icons
        self.setProperty("role", "notice")
        self._picture = Pictogram(icons, kind.icon, kind.value, 20)
        self._heading = Words(role="strong")
        self._text = Words()
        self._actions = Flow()
        self._details = QPlainTextEdit()
        self._details.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._fold = self._make_fold()
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (self._heading, self._text, self._actions, self._fold):
            column.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self._actions.hide()
        self.show_message(kind, heading, text, details)

    def show_message(self, kind: Kind, heading: str, text: str = "", details: str = "") -> None:
        """Show another message; its buttons are taken away."""
        self.show_heading(kind, heading)
        self.show_text(text)
        self._details.setPlainText(details)
        self._fold.setVisible(bool(details))
        self._fold.set_open(False)
        self._actions.clear()
        self._actions.hide()

    def show_heading(self, kind: Kind, heading: str) -> None:
        """Change what it says and how much that matters; the buttons stay."""
        self.kind = kind
        self._picture.show_icon(kind.icon, kind.value)
        self._heading.setText(heading)
        self.setAccessibleName(heading)
        restyle(self, kind=kind.value)

    def show_text(self, text: str) -> None:
        """Change the text below the heading; the buttons stay."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def add_action(
        self, text: str, pressed: Callable[[], object], primary: bool = False, link: bool = False
    ) -> QPushButton:
        """Add a button to the row of buttons."""
        button: QPushButton = LinkButton(text) if link else Button(text, primary)
        button.clicked.connect(lambda _=False: pressed())
        self._actions.add(button)
        self._actions.show()
        return button

    def take_focus(self) -> None:
        """Move the focus here and let the screen reader read it: after something the person started."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self.accessibleName()}. {self.accessibleDescription()}")

    def details(self) -> str:
        """The technical details."""
        return self._details.toPlainText()

    def _make_fold(self) -> Fold:
        fold = Fold(self._icons, self.tr("Technical details"))
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(self.tr("Technical details"))
        self._details.setMinimumHeight(96)
        self._details.setMaximumHeight(140)
        fold.body.addWidget(self._details)
        fold.body.addWidget(CopyButton(self.details), 0, Qt.AlignmentFlag.AlignLeading)
        return fold


def plain_label(text: str) -> QLabel:
    """A wrapping label that takes its text as it is."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
