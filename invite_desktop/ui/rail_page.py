"""A page of the rail: what the window needs to know of it."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from invite_desktop.ui.widgets import Page, tab_stops


class PageStanding(StrEnum):
    """Where a page stands, as its mark on the rail says."""

    NONE = "none"
    OPEN = "open"
    PROGRESS = "progress"
    DONE = "done"
    ATTENTION = "attention"


class RailPage(Page):
    """Base of the pages. `help_page` names the help shown for it."""

    standing_changed = Signal()
    help_page = ""

    @property
    def standing(self) -> PageStanding:
        """Where the page stands."""
        return PageStanding.NONE

    @property
    def standing_words(self) -> str:
        """The standing in words, for screen readers and the tooltip; a page may say more, such as 31%."""
        return {
            PageStanding.NONE: "",
            PageStanding.OPEN: QCoreApplication.translate("RailPage", "Not started"),
            PageStanding.PROGRESS: QCoreApplication.translate("RailPage", "In progress"),
            PageStanding.DONE: QCoreApplication.translate("RailPage", "Done"),
            PageStanding.ATTENTION: QCoreApplication.translate("RailPage", "Needs attention"),
        }[self.standing]

    def refresh(self) -> None:
        """The page is shown: bring it up to date. Cheap where nothing changed."""

    def show_target(self, target: str) -> None:
        """Somebody went to a place of this page by its name."""

    def show_start(self) -> None:
        """The person chose the page on the rail where it is open: go back to where it begins."""

    def take_focus(self) -> None:
        """Move the focus to the page's first field or button, unless it is on the page already."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QWidget) and self.isAncestorOf(focused) and focused.isVisibleTo(self):
            return
        first = next(tab_stops(self), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_draft(self) -> None:
        """The program closes: keep what is not saved yet."""
