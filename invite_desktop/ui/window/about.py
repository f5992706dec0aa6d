"""What stands behind the program: help for a page, what is new, about."""

import platform

import PySide6
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

import invite_desktop
from invite_desktop.ui.widgets import Button


class TextDialog(QDialog):
    """Shows Markdown to read beside the window: it does not block it."""

    def __init__(self, title: str, markdown: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(False)
        text = QTextBrowser()
        text.setAccessibleName(title)
        text.setMarkdown(markdown)
        text.setOpenExternalLinks(True)
        buttons = QDialogButtonBox()
        close = Button(self.tr("Close"))
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(text)
        column.addWidget(buttons)
        self.resize(620, 560)


def about_text(widget: QWidget) -> str:
    """Markdown of the about box."""
    lines = (
        f"## Invite Desktop {invite_desktop.__version__}",
        widget.tr(
            "Sends each person on a survey's list their own e-mail from your own account, and knows who"
            " was reached. Free software under the MIT licence."
        ),
        widget.tr("Gmail is a trademark of Google LLC. This program is not made or endorsed by Google."),
        widget.tr("Icons: Lucide (ISC licence). Qt and PySide6: LGPL version 3."),
        f"Python {platform.python_version()} · PySide6 {PySide6.__version__} · {platform.platform()}",
    )
    return "\n\n".join(lines)
