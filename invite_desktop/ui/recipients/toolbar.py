"""The row of buttons above the table."""

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.widgets import Button, Flow


class Toolbar(QWidget):
    """Ways in, a column more, and the way back. Undo and Redo name what they would do."""

    def __init__(self, icons: Icons, history: QUndoStack) -> None:
        super().__init__()
        self._history = history
        self.import_button = Button(self.tr("&Import a file…"))
        self.paste_button = Button(self.tr("&Paste"))
        self.add_button = Button(self.tr("&Add a person"))
        self.column_button = Button(self.tr("Add a col&umn…"))
        self.undo_button = Button(self.tr("U&ndo"))
        self.redo_button = Button(self.tr("&Redo"))
        tips = {
            self.import_button: self.tr("Import a file (Ctrl+O)"),
            self.paste_button: self.tr("Paste from Excel, or a list of addresses (Ctrl+V)"),
            self.add_button: self.tr("Add a person (Ctrl+N)"),
            self.column_button: self.tr("Add a column, such as a personal survey link"),
        }
        pictures = {
            self.import_button: "upload",
            self.paste_button: "clipboard-paste",
            self.add_button: "user-plus",
            self.column_button: "plus",
            self.undo_button: "undo-2",
            self.redo_button: "redo-2",
        }
        for button, picture in pictures.items():
            button.setIcon(icons.icon(picture))
            button.setToolTip(tips.get(button, ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Flow(*pictures))
        history.indexChanged.connect(self.refresh)
        self.refresh()

    def show_empty(self, is_empty: bool) -> None:
        """The empty page has its own two buttons for these."""
        self.import_button.setVisible(not is_empty)
        self.paste_button.setVisible(not is_empty)
        self.column_button.setVisible(not is_empty)

    def refresh(self) -> None:
        """Name what can be taken back and what can be made again."""
        if not isValid(self._history):  # a stack that is being deleted clears itself, and says so
            return
        self.undo_button.setEnabled(self._history.canUndo())
        self.redo_button.setEnabled(self._history.canRedo())
        self.undo_button.setToolTip(self.undo_words())
        self.redo_button.setToolTip(self.redo_words())
        self.undo_button.setAccessibleDescription(self._history.undoText())
        self.redo_button.setAccessibleDescription(self._history.redoText())

    def undo_words(self) -> str:
        """What Undo would do: `Undo: Delete 12 recipients`."""
        words = self._history.undoText()
        return (
            self.tr("Undo: {action} (Ctrl+Z)").format(action=words) if words else self.tr("Nothing to undo")
        )

    def redo_words(self) -> str:
        """What Redo would do."""
        words = self._history.redoText()
        return (
            self.tr("Redo: {action} (Ctrl+Y)").format(action=words) if words else self.tr("Nothing to redo")
        )
