"""Offers the columns while a field is being typed."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from invite_desktop.domain.fields import write_field
from invite_desktop.ui.message.choices import Choice
from invite_desktop.ui.message.pieces import units
from invite_desktop.ui.theme import scaled

_BEGUN = re.compile(r"\{\{([^{}|\n]*)$")
_TAKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_ROW_HEIGHT = 32
_MARGIN = 12
_MOST_ROWS = 8


class FieldCompleter(QCompleter):
    """Opens after `{{`; arrows choose, Enter or Tab takes, Esc closes until the next `{{`."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._list = QListView()
        self.setPopup(self._list)
        self._turned_down = -1
        self.setWidget(edit)
        self.setModel(QStandardItemModel(self))
        self.setCompletionRole(Qt.ItemDataRole.UserRole)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_MOST_ROWS)
        self._list.setAccessibleName(QCoreApplication.translate("FieldCompleter", "Fields"))
        self.activated.connect(self._take)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Say which columns there are."""
        model = QStandardItemModel(self)
        for choice in choices:
            text = "  ·  ".join(part for part in (choice.text, choice.note) if part)
            item = QStandardItem(text)
            item.setData(choice.column, Qt.ItemDataRole.UserRole)
            width = self._edit.fontMetrics().horizontalAdvance(text) + 2 * _MARGIN
            item.setSizeHint(QSize(width, scaled(_ROW_HEIGHT, self._edit)))
            model.appendRow(item)
        self.setModel(model)  # which deletes the one before

    @property
    def is_open(self) -> bool:
        """Whether it shows its list."""
        return self._list.isVisible()

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the open list deals with this key itself."""
        if not self.is_open:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._turned_down = self._begun_at()
            return True
        return event.key() in _TAKING

    def follow(self) -> None:
        """The text changed: open, narrow down or close."""
        begun = _BEGUN.search(self._before_cursor())
        if begun is None or self._begun_at() == self._turned_down:
            self._list.hide()
            return
        self._turned_down = -1
        self.setCompletionPrefix(begun[1].strip())
        if not self.completionCount():
            self._list.hide()
            return
        place = self._edit.cursorRect()
        popup = self._list
        place.setWidth(popup.sizeHintForColumn(0) + popup.verticalScrollBar().sizeHint().width() + _MARGIN)
        self.complete(place)
        popup.setCurrentIndex(self.completionModel().index(0, 0))

    def _before_cursor(self) -> str:
        cursor = self._edit.textCursor()
        text = cursor.block().text().encode("utf-16-le", "surrogatepass")
        return text[: 2 * cursor.positionInBlock()].decode("utf-16-le", "surrogatepass")

    def _begun_at(self) -> int:
        begun = _BEGUN.search(self._before_cursor())
        return -1 if begun is None else self._edit.textCursor().position() - units(begun[0])

    def _take(self, column: str) -> None:
        start = self._begun_at()
        if start < 0:
            return
        cursor = self._edit.textCursor()
        end = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(end + self._closing_braces(), cursor.MoveMode.KeepAnchor)
        cursor.insertText(write_field(column))
        self._edit.setTextCursor(cursor)

    def _closing_braces(self) -> int:
        """How many braces stand after the cursor already."""
        document, position = self._edit.document(), self._edit.textCursor().position()
        return next((n for n in range(2) if document.characterAt(position + n) != "}"), 2)
