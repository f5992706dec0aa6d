"""The context menu of an editor, in the program's own words: Qt's stay English in some languages."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

translate = QCoreApplication.translate


def edit_menu(edit: QPlainTextEdit | QTextEdit) -> QMenu:
    """What can be done to the text now; a text that is only read can be copied."""
    menu = QMenu(edit)
    has_selection = edit.textCursor().hasSelection()
    keys = QKeySequence.StandardKey
    if not edit.isReadOnly():
        document = edit.document()
        _add(menu, translate("EditMenu", "Undo"), edit.undo, keys.Undo, document.isUndoAvailable())
        _add(menu, translate("EditMenu", "Redo"), edit.redo, keys.Redo, document.isRedoAvailable())
        menu.addSeparator()
        _add(menu, translate("EditMenu", "Cut"), edit.cut, keys.Cut, has_selection)
    _add(menu, translate("EditMenu", "Copy"), edit.copy, keys.Copy, has_selection)
    if not edit.isReadOnly():
        _add(menu, translate("EditMenu", "Paste"), edit.paste, keys.Paste, edit.canPaste())
    menu.addSeparator()
    has_words = not edit.document().isEmpty()
    _add(menu, translate("EditMenu", "Select all"), edit.selectAll, keys.SelectAll, has_words)
    return menu


def _add(
    menu: QMenu, text: str, chosen: Callable[[], None], key: QKeySequence.StandardKey, is_possible: bool
) -> None:
    action = menu.addAction(text, chosen)
    # shown only: the editor itself listens to the keys
    action.setShortcut(QKeySequence(key))
    action.setEnabled(is_possible)
