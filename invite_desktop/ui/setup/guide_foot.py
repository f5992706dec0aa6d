"""How far the steps at the provider can be trusted, at the foot of every page that shows them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from invite_desktop.domain.guide import Guide, GuideAge
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.translation import day
from invite_desktop.ui.widgets import Flow, Hint, Kind, LinkButton, Notice

OpenUrl = Callable[[str], bool]


def open_in_browser(url: str) -> bool:
    """Open a link in the person's own browser; False where there is none to open."""
    return QDesktopServices.openUrl(url)


class LinkShown(QWidget):
    """The link as text that can be selected, for when the browser could not be opened."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = Hint(self.tr("The browser could not be opened. Copy this link into it:"))
        self.edit = QLineEdit()
        self.edit.setReadOnly(True)
        self.edit.setAccessibleName(self.tr("Link"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._hint)
        column.addWidget(self.edit)
        self.hide()

    def open(self, open_url: OpenUrl, url: str) -> None:
        """Open the link, or show it."""
        is_open = open_url(url)
        self.setVisible(not is_open)
        if not is_open:
            self.edit.setText(url)
            self.edit.setFocus()
            self.edit.selectAll()


class GuideFoot(QWidget):
    """The date of the steps, how they were come by, and the way to the provider's own help."""

    def __init__(self, icons: Icons, guide: Guide, open_url: OpenUrl, today: date) -> None:
        super().__init__()
        self._guide = guide
        self._open_url = open_url
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        age = guide.age(today)
        if age is GuideAge.OLD:
            old = self.tr("These steps are more than a year old. Compare with Google's own help.")
            column.addWidget(Notice(icons, Kind.LOOK_AT, old))
        known = self.tr("As known on {date}. Google changes its pages often.").format(date=day(guide.checked))
        column.addWidget(Hint(known))
        if age is GuideAge.AGEING:
            ageing = self.tr("These steps are more than half a year old. A page may look different now.")
            column.addWidget(Hint(ageing))
        self._basis = Hint(guide.basis)
        self._basis.hide()
        self._link = LinkShown()
        self._how = LinkButton(self.tr("How do we know?"))
        self._how.setCheckable(True)
        self._help = LinkButton(self.tr("Open Google's own help"), icons.icon("external-link", "accent"))
        column.addWidget(Flow(self._how, self._help))
        column.addWidget(self._basis)
        column.addWidget(self._link)
        self._how.toggled.connect(self._basis.setVisible)
        self._help.clicked.connect(self._open_help)

    def _open_help(self) -> None:
        self._link.open(self._open_url, self._guide.source_url)
