"""How far the steps at the provider can be trusted, at the foot of every page that shows them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from invite_desktop.domain.errors import Offline
from invite_desktop.domain.guide import GuideAge, GuideChoice
from invite_desktop.operations.reach import require_network
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.translation import day
from invite_desktop.ui.widgets import Flow, Hint, Kind, LinkButton, Notice

OpenUrl = Callable[[str], bool]


def open_in_browser(url: str) -> bool:
    """Open a link in the person's own browser; False where there is none to open.

    Raises `Offline` without a network: the browser would show a page of its own about it.
    """
    require_network(url)
    return QDesktopServices.openUrl(url)


class LinkShown(QWidget):
    """What is left to do when a link could not be opened: copy it, or try again once online."""

    opened = Signal()  # the link is in a browser

    def __init__(self, icons: Icons, open_url: OpenUrl) -> None:
        super().__init__()
        self._open_url = open_url
        self._url = ""
        self._offline = Notice(icons, Kind.LOOK_AT, self.tr("You're offline"), self._offline_words())
        self._offline.add_action(self.tr("Try again"), self._try_again)
        self._hint = Hint(self.tr("The browser could not be opened. Copy this link into it:"))
        self.edit = QLineEdit()
        self.edit.setReadOnly(True)
        self.edit.setAccessibleName(self.tr("Link"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._offline, self._hint, self.edit):
            column.addWidget(part)
            part.hide()
        self.hide()

    def open(self, url: str) -> None:
        """Open the link, or show what is left to do."""
        self._url = url
        try:
            is_open = self._open_url(url)
        except Offline:
            self._show_only(self._offline)
            self._offline.take_focus()
            return
        if is_open:
            self.hide()
            self.opened.emit()
        else:
            self.edit.setText(url)
            self._show_only(self._hint, self.edit)
            self.edit.setFocus()
            self.edit.setSelection(len(url), -len(url))  # backwards, so that its beginning is in sight

    def _try_again(self) -> None:
        self.open(self._url)

    def _show_only(self, *parts: QWidget) -> None:
        for part in (self._offline, self._hint, self.edit):
            part.setVisible(part in parts)
        self.show()

    def _offline_words(self) -> str:
        return self.tr(
            "You can read the steps, and prepare recipients and text. "
            "Opening this page and testing need the internet."
        )


class GuideFoot(QWidget):
    """The date of the steps, how they were come by, and the way to the provider's own help.

    `names_ignored` also names a guide of the person's own that is not used.
    """

    def __init__(
        self,
        icons: Icons,
        choice: GuideChoice,
        open_url: OpenUrl,
        today: date,
        *,
        names_ignored: bool = False,
    ) -> None:
        super().__init__()
        self._guide = choice.guide
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._add_age(icons, today)
        if choice.is_fallback:
            self._column.addWidget(Hint(self.tr("There is no translation of these steps yet.")))
        if choice.is_own:
            self._column.addWidget(Hint(self.tr("These steps come from your own guide folder.")))
        if names_ignored and choice.ignored:
            self._add_ignored(choice)
        self._basis = Hint(self._guide.basis)
        self._basis.hide()
        self._link = LinkShown(icons, open_url)
        self._how = LinkButton(self.tr("How do we know?"))
        self._how.setCheckable(True)
        self._help = LinkButton(self._guide.words.open_help, icons.icon("external-link", "accent"))
        self._column.addWidget(Flow(self._how, self._help))
        self._column.addWidget(self._basis)
        self._column.addWidget(self._link)
        self._how.toggled.connect(self._basis.setVisible)
        self._help.clicked.connect(self._open_help)

    def _add_age(self, icons: Icons, today: date) -> None:
        words, age = self._guide.words, self._guide.age(today)
        if age is GuideAge.OLD:
            heading = self.tr("These steps are more than a year old.")
            self._column.addWidget(Notice(icons, Kind.LOOK_AT, heading, words.compare))
        known = self.tr("As known on {date}.").format(date=day(self._guide.checked))
        self._column.addWidget(Hint(f"{known} {words.pages_change}"))
        if age is GuideAge.AGEING:
            ageing = self.tr("These steps are more than half a year old. A page may look different now.")
            self._column.addWidget(Hint(ageing))

    def _add_ignored(self, choice: GuideChoice) -> None:
        name, _, reason = choice.ignored.partition(": ")
        said = self.tr("{file} in your guide folder is not used: {reason}").format(file=name, reason=reason)
        self._column.addWidget(Hint(said))
        self._column.addWidget(Hint(self.tr("The folder is {folder}").format(folder=choice.folder)))

    def _open_help(self) -> None:
        self._link.open(self._guide.source_url)
