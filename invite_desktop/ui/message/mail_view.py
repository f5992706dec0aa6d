"""One mail as its reader gets it: both its parts, and no way out by accident."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from invite_desktop.ui.frame import Frame
from invite_desktop.ui.message.edit_menu import edit_menu
from invite_desktop.ui.widgets import CopyButton, Flow, LinkButton
from invite_desktop.ui.widgets.words import Words

OpenLink = Callable[[str], object]
_TEXT_PIXELS = 15  # at 100 % text, as in the mail's own style
_LINE_PERCENT = 125  # of the font's own height, which makes about 1.5 times its size
_HEIGHT = 160


def open_in_browser(address: str) -> bool:
    """Hand a link to the computer's browser or mail program."""
    return QDesktopServices.openUrl(QUrl(address))


class _Formatted(QTextBrowser):
    """Loads nothing, from nowhere."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        _pop_up(self, event)


class _Plain(QPlainTextEdit):
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        _pop_up(self, event)


def _pop_up(edit: QTextBrowser | QPlainTextEdit, event: QContextMenuEvent) -> None:
    menu = edit_menu(edit)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(event.globalPos())


class MailView(QWidget):
    """To, subject, and the text as *Formatted* and as *Plain text*.

    A link that is clicked says where it leads; it opens only from there, since a personal link that
    is opened may count as the person's own visit.
    """

    def __init__(self, frame: Frame, open_link: OpenLink) -> None:
        super().__init__()
        self._theme = frame.theme
        self._open_link = open_link
        self._html = self._link = ""
        self.to, self.subject = Words(), Words(role="strong")
        for words in (self.to, self.subject):
            words.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.formatted = _Formatted()
        self.formatted.setOpenLinks(False)
        self.formatted.setAccessibleName(self.tr("Message as formatted"))
        self.formatted.anchorClicked.connect(lambda url: self._show_link(url.toString()))
        self.plain = _Plain()
        self.plain.setReadOnly(True)
        self.plain.setTabChangesFocus(True)
        self.plain.setAccessibleName(self.tr("Message as plain text"))
        self.tabs = QTabWidget()
        self.tabs.addTab(self.formatted, self.tr("Formatted"))
        self.tabs.addTab(self.plain, self.tr("Plain text"))
        for part in (self.formatted, self.plain):
            part.setMinimumHeight(_HEIGHT)
        self._link_box = self._make_link_box()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.to)
        column.addWidget(self.subject)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._link_box)
        self._theme.changed.connect(self._draw)

    def show_mail(self, to: str, subject: str, text: str, html: str) -> None:
        """Show one mail; the same one again stays where it was scrolled to."""
        self.to.setText(self.tr("To: {address}").format(address=to))
        self.subject.setText(self.tr("Subject: {subject}").format(subject=subject))
        if html != self._html:
            self._html = html
            self.plain.setPlainText(text)
            self._link_box.hide()
            self._draw()

    def _draw(self) -> None:
        """Read the HTML anew: colours are taken then. Qt knows no text size of the person, no line height."""
        place = self.formatted.verticalScrollBar().value()
        self.formatted.setHtml(self._html)
        size = QTextCharFormat()
        pixels = round(_TEXT_PIXELS * self._theme.text_percent / 100)
        size.setProperty(QTextFormat.Property.FontPixelSize, pixels)
        cursor = QTextCursor(self.formatted.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeCharFormat(size)
        lines = QTextBlockFormat()
        lines.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(lines)
        self.formatted.verticalScrollBar().setValue(place)

    def _make_link_box(self) -> QWidget:
        self._target = QLabel()
        self._target.setTextFormat(Qt.TextFormat.PlainText)
        self._target.setWordWrap(True)
        self.open_button = LinkButton(self.tr("Open it"))
        self.open_button.clicked.connect(lambda: self._open_link(self._link))
        copy = CopyButton(lambda: self._link, self.tr("Copy the link"))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._target)
        column.addWidget(Flow(self.open_button, copy))
        box.hide()
        return box

    def _show_link(self, address: str) -> None:
        self._link = address
        # a label wraps at spaces and such; an address has none
        shown = "\u200b".join(address[i : i + 16] for i in range(0, len(address), 16))
        self._target.setText(self.tr("This link leads to {address}").format(address=shown))
        self._link_box.show()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
