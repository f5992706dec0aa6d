"""Shortcuts of a page, and a menu whose entries name theirs."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

Entry = tuple[str, str, Callable[[], object], bool]


def bind(page: QWidget, bindings: dict[str, Callable[[], object]]) -> None:
    """Let keys, by their portable names, do things while the focus is anywhere in the page."""
    for keys, act in bindings.items():
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def pop_up_menu(parent: QWidget, entries: Iterable[Entry | None]) -> QMenu:
    """A menu of words, key, what it does, and whether it can be done; None parts groups."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        words, keys, act, is_possible = entry
        action = menu.addAction(words)
        action.setEnabled(is_possible)
        # named, not set: the page or the table listens to the key itself
        if keys:
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(f"{words}\t{shown}")
        action.triggered.connect(lambda _=False, act=act: act())
    return menu
