"""One mail as the receiver sees it: headers, text, and the formatted version."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from invite_desktop.ui.theme import scaled
from invite_desktop.ui.tokens import LIGHT
from invite_desktop.ui.translation import moment


@dataclass(frozen=True, slots=True)
class Letter:
    """What is shown of a mail."""

    sender: str
    to: str
    subject: str
    date: str
    text: str
    html: str


def read_letter(content: bytes) -> Letter:
    """Read the octets of a mail (RFC 5322)."""
    mail = message_from_bytes(content, policy=default)
    return Letter(
        sender=str(mail.get("From", "")),
        to=str(mail.get("To", "")),
        subject=str(mail.get("Subject", "")),
        date=_moment(mail),
        text=_body(mail, "plain"),
        html=_body(mail, "html"),
    )


def _moment(mail: EmailMessage) -> str:
    """The time of the mail as people here write it; as it stands where it is no time."""
    date = mail.get("Date")
    stamp = getattr(date, "datetime", None)
    return str(date or "") if stamp is None else moment(stamp)


def _body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""


class _Browser(QTextBrowser):
    """Shows what came with the mail and fetches nothing."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 (Qt's)
        return None


class MailView(QWidget):
    """Shows one mail."""

    def __init__(self) -> None:
        super().__init__()
        self.headers = QFormLayout()
        self.headers.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.headers.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._values = [_value() for _ in range(4)]
        names = (self.tr("From"), self.tr("To"), self.tr("Subject"), self.tr("Date"))
        for name, value in zip(names, self._values, strict=True):
            label = QLabel(name)
            label.setProperty("role", "hint")
            self.headers.addRow(label, value)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the mail"))
        self.formatted = _Browser()
        self.formatted.setOpenLinks(False)
        # As on paper, whatever the theme: mail is written for a light ground.
        self.formatted.setStyleSheet(f"QTextBrowser {{ background: {LIGHT.base}; color: {LIGHT.text}; }}")
        self.formatted.document().setDefaultStyleSheet(f"a {{ color: {LIGHT.accent}; }}")
        self.formatted.setTabChangesFocus(True)
        self.formatted.setAccessibleName(self.tr("Formatted mail"))
        self.tabs = QTabWidget()
        self.tabs.addTab(self.formatted, self.tr("Formatted"))
        self.tabs.addTab(self.text, self.tr("Text only"))
        self.tabs.tabBar().setAccessibleName(self.tr("How to show the mail"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self.headers)
        column.addWidget(self.tabs, 1)
        self.tabs.setMinimumHeight(scaled(200, self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim_room()

    def _claim_room(self) -> None:
        # A splitter knows nothing of words that wrap.
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))

    def show_mail(self, content: bytes) -> None:
        """Show the mail with these octets."""
        letter = read_letter(content)
        shown = (letter.sender, letter.to, letter.subject, letter.date)
        for label, value in zip(self._values, shown, strict=True):
            label.setText(value)
        self.text.setPlainText(letter.text)
        self.formatted.setHtml(letter.html)
        self._claim_room()

    def shown(self) -> tuple[str, ...]:
        """From, To, Subject and Date as they stand there."""
        return tuple(value.text() for value in self._values)


def _value() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
