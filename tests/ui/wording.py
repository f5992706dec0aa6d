"""What can be read on a living widget tree, or heard from a screen reader, with where it stands."""

import re
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

_ROWS = 30
_TAG = re.compile(r"</?[a-z]+\b[^@<>]*>")
_SLOT = re.compile(r"\\\{\w*\\\}|%L?n|%\d")


def visible_texts(root: QWidget) -> set[str]:
    """Every text of the widgets that are seen, of what they say when asked, and of the window's title."""
    found = {root.windowTitle()}
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisibleTo(root) or widget is root:
            found.update(_texts_of(widget))
    return {_plain(text) for text in found if any(each.isalpha() for each in text)}


def menu_texts(menu: QMenu) -> set[str]:
    """What stands in a menu and in those that open from it."""
    found: set[str] = set()
    for action in menu.actions():
        found |= {action.text().partition("\t")[0].replace("&", "")} - {""}
    for inner in menu.findChildren(QMenu):
        found |= menu_texts(inner)
    return found


class Untranslated:
    """Recognises English in a screen of another language, by that language's catalogue."""

    def __init__(self, translations: Mapping[str, tuple[str, ...]]) -> None:
        self._english = {source: _pattern(source) for source in translations if _is_worded(source)}
        self._own = [_pattern(form) for forms in translations.values() for form in forms if _is_worded(form)]

    def among(self, texts: set[str]) -> list[str]:
        """The texts that are one of the English ones and none of the others."""
        return sorted(
            text
            for text in texts
            if any(pattern.fullmatch(text) for pattern in self._english.values())
            and not any(pattern.fullmatch(text) for pattern in self._own)
        )


def _is_worded(source: str) -> bool:
    """Whether words of its own tell the text from others, not placeholders alone."""
    return len(re.findall(r"[^\W\d_]", _SLOT.sub("", re.escape(source)))) > 2


def _pattern(source: str) -> re.Pattern[str]:
    escaped = re.escape(_plain(source))
    return re.compile(_SLOT.sub(".+?", escaped), re.DOTALL)


def _plain(text: str) -> str:
    if _TAG.search(text):
        text = QTextDocumentFragment.fromHtml(text).toPlainText()
    return re.sub(r"&(.)", r"\1", text).strip()


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit)):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(number) for number in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from _texts_in(widget)
    if isinstance(widget, QTextBrowser):
        yield from widget.toPlainText().splitlines()


def _texts_in(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    nowhere = QModelIndex()
    columns = 1 if isinstance(view, QListView) else model.columnCount(nowhere)
    for column in range(columns):
        for role in roles:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            for row in range(min(model.rowCount(nowhere), _ROWS)):
                yield str(model.index(row, column, nowhere).data(role) or "")
