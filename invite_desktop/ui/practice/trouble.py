"""Rehearse trouble: let the built-in mail server do what a real one may do one day, and end it again."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.widgets import Button, Kind, Notice

translate = QCoreApplication.translate

LOOK_MS = 500  # most trouble passes by itself

DAILY_LIMIT, WRONG_PASSWORD, CONNECTION_LOST, ANSWER_LOST = (
    "daily_limit",
    "wrong_password",
    "connection_lost",
    "answer_lost",
)


@dataclass(frozen=True, slots=True)
class TroubleWords:
    """What a trouble is called, and what happens."""

    name: str
    what: str


def trouble_words() -> dict[str, TroubleWords]:
    """Every trouble that can be rehearsed, in the order of the menu."""
    return {
        DAILY_LIMIT: TroubleWords(
            translate("practice", "Daily limit reached"),
            translate(
                "practice",
                "After 3 mails the mail server says that the day's limit is used up, "
                "until you stop the rehearsal.",
            ),
        ),
        WRONG_PASSWORD: TroubleWords(
            translate("practice", "Wrong password"),
            translate("practice", "The connection breaks, and the next sign-in is turned down."),
        ),
        CONNECTION_LOST: TroubleWords(
            translate("practice", "Connection lost"),
            translate(
                "practice", "There is no connection for 20 seconds. Then the mailing goes on by itself."
            ),
        ),
        ANSWER_LOST: TroubleWords(
            translate("practice", "Answer lost (not sure)"),
            translate(
                "practice", "The mail server takes the next mail, and its answer gets lost on the way."
            ),
        ),
    }


class Rehearsal(QObject):
    """Which trouble there is. `make` begins one by its name, or ends it with an empty one; `present` asks."""

    changed = Signal()

    def __init__(self, make: Callable[[str], None], present: Callable[[], str]) -> None:
        super().__init__()
        self._make = make
        self._present = present
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._has_begun = False
        self.trouble = ""

    @property
    def is_over(self) -> bool:
        """Whether there was trouble, and there is none any more."""
        return self._has_begun and not self.trouble

    def begin(self, trouble: str) -> None:
        """Another trouble, from now on."""
        self._make(trouble)
        self._has_begun = True
        self.look()

    def end(self) -> None:
        """No trouble any more."""
        self.begin("")

    def look(self) -> None:
        """Find out whether it has passed."""
        present = self._present()
        self._timer.start() if present else self._timer.stop()
        if present != self.trouble:
            self.trouble = present
            self.changed.emit()


class TroubleButton(Button):
    """Offers every trouble in a menu; the present one is ticked."""

    def __init__(self, icons: Icons, rehearsal: Rehearsal) -> None:
        super().__init__("")
        self.setText(self.tr("Rehearse trouble"))
        self.setIcon(icons.icon("flask-conical"))
        self.setToolTip(
            translate("practice", "See at your ease what the program does when something goes wrong")
        )
        self._rehearsal = rehearsal
        self.entries = QMenu(self)
        self.entries.setToolTipsVisible(True)
        self._actions: dict[str, QAction] = {}
        for trouble, words in trouble_words().items():
            action = self.entries.addAction(words.name)
            action.setToolTip(words.what)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, trouble=trouble: rehearsal.begin(trouble))
            self._actions[trouble] = action
        self.setMenu(self.entries)
        rehearsal.changed.connect(self._tick)
        self.entries.aboutToShow.connect(self._tick)

    def _tick(self) -> None:
        for trouble, action in self._actions.items():
            action.setChecked(trouble == self._rehearsal.trouble)


class TroubleNotice(QWidget):
    """Says which trouble is being rehearsed, wherever it shows its effects; takes no room without one."""

    def __init__(self, icons: Icons, rehearsal: Rehearsal) -> None:
        super().__init__()
        self._rehearsal = rehearsal
        self.notice = Notice(icons, Kind.INFO, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        rehearsal.changed.connect(self._show_trouble)
        self.hide()

    def _show_trouble(self) -> None:
        words = trouble_words().get(self._rehearsal.trouble)
        if words is not None:
            heading = self.tr("You are rehearsing: {trouble}").format(trouble=words.name)
            self.notice.show_message(Kind.INFO, heading, words.what)
            self.notice.add_action(self.tr("Stop the rehearsal"), self._rehearsal.end)
        self.setVisible(words is not None)
