"""A plain-text editor in which a field is one piece."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from invite_desktop.domain.fields import Columns, FieldUse
from invite_desktop.ui.message.completer import FieldCompleter
from invite_desktop.ui.message.edit_menu import edit_menu
from invite_desktop.ui.message.highlighter import FieldHighlighter
from invite_desktop.ui.message.pieces import Piece, pieces_of
from invite_desktop.ui.theme import Theme, scaled

_KEEP = QTextCursor.MoveMode.KeepAnchor
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_DELETING = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
_BODY_HEIGHT = 160
_PADDING, _BORDER, _LOWEST = 4, 1, 32  # of a field, as the style sheet has it


class FieldEdit(QPlainTextEdit):
    """Text whose lines are parted by line feeds. Positions are those of the document (UTF-16 units).

    An arrow key selects a field before it passes it, so that it is read out and Enter can open it.
    """

    edited = Signal()
    field_opened = Signal()  # Enter on a selected field, or a double click
    entered = Signal()  # it has the focus now

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(_BODY_HEIGHT)
        self.completer = FieldCompleter(self)
        self._highlighter = FieldHighlighter(self.document(), theme)
        self.textChanged.connect(self._note_change)

    # -- text --------------------------------------------------------------------------------------

    def text(self) -> str:
        """What stands there; no-break spaces stay what they are."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text; there is nothing to undo then."""
        self._text = text
        self.setPlainText(text)

    def set_columns(self, columns: Columns) -> None:
        """Say which fields are known."""
        self._highlighter.set_columns(columns)

    def pieces(self) -> list[Piece]:
        """Every field, in order."""
        document = self.document()
        blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
        return [piece for block in blocks for piece in pieces_of(block)]

    def piece_at_cursor(self) -> Piece | None:
        """The field that the cursor stands on or beside."""
        cursor = self.textCursor()
        position = cursor.selectionStart()
        beside = [
            piece for piece in pieces_of(self.document().findBlock(position)) if piece.touches(position)
        ]
        return beside[-1] if beside and cursor.selectionEnd() <= beside[-1].end else None

    def select(self, piece: Piece) -> None:
        """Select a field."""
        self._select(piece.start, piece.end)

    def insert(self, text: str) -> None:
        """Put text in place of the selection, in one step of undoing."""
        self.textCursor().insertText(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace(self, piece: Piece, text: str) -> None:
        """Write something else in place of a field."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(piece.start)
        cursor.setPosition(piece.end, _KEEP)
        cursor.insertText(text)

    def rewrite(self, rewritten: Callable[[FieldUse], str | None]) -> None:
        """Replace every field for which something is returned, in one step of undoing."""
        step = QTextCursor(self.document())
        step.beginEditBlock()
        for piece in reversed(self.pieces()):
            text = rewritten(piece.use)
            if text is not None:
                self.replace(piece, text)
        step.endEditBlock()

    def _note_change(self) -> None:
        # tinting counts as a change with Qt; and toPlainText would turn no-break spaces into spaces
        text = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        if text != self._text:
            self._text = text
            self.edited.emit()

    # -- keys and mouse ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.completer.wants(event):
            event.ignore()
            return
        if self._field_key(event):
            return
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if event.text().isprintable() and event.text():
            self.completer.follow()
        elif event.key() in _DELETING:
            self._follow_if_open()
        else:
            self._leave_field(before)
            self._follow_if_open()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False if self.completer.is_open else super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._widen_selection()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._widen_selection()
        if self._selected_piece() is not None:
            self.field_opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = edit_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def _follow_if_open(self) -> None:
        if self.completer.is_open:
            self.completer.follow()

    def _field_key(self, event: QKeyEvent) -> bool:
        """Do what a key means for a field; False leaves it to the editor."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Tab and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.textCursor().insertText("\t")
        elif key in _DELETING:
            return self._delete_piece(forward=key == Qt.Key.Key_Delete)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and not modifiers:
            return self._step_over(forward=(key == Qt.Key.Key_Right) != self._is_right_to_left())
        elif key in _ENTER and not modifiers and self._selected_piece() is not None:
            self.field_opened.emit()
        else:
            return False
        return True

    def _delete_piece(self, *, forward: bool) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self._widen_selection()
            return False
        piece = self._neighbour(forward=forward)
        if piece is None:
            return False
        self.replace(piece, "")
        return True

    def _step_over(self, *, forward: bool) -> bool:
        selected = self._selected_piece()
        piece = None if self.textCursor().hasSelection() else self._neighbour(forward=forward)
        if selected is not None:
            end = selected.end if forward else selected.start
            self._select(end, end)
        elif piece is not None and forward:
            self._select(piece.start, piece.end)
        elif piece is not None:
            self._select(piece.end, piece.start)
        else:
            return False
        return True

    def _neighbour(self, *, forward: bool) -> Piece | None:
        """The field that begins, or ends, where the cursor stands."""
        position = self.textCursor().position()
        pieces = pieces_of(self.textCursor().block())
        return next((p for p in pieces if (p.start if forward else p.end) == position), None)

    def _selected_piece(self) -> Piece | None:
        cursor = self.textCursor()
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        pieces = pieces_of(self.document().findBlock(ends[0]))
        return next((piece for piece in pieces if (piece.start, piece.end) == ends), None)

    def _leave_field(self, before: int) -> None:
        """A cursor that was moved into a field goes on to its edge."""
        cursor = self.textCursor()
        for piece in pieces_of(cursor.block()):
            if piece.holds(cursor.position()):
                edge = piece.end if cursor.position() > before else piece.start
                self._select(cursor.anchor() if cursor.hasSelection() else edge, edge)
                return

    def _widen_selection(self) -> None:
        """Let a selection, or a click, take in the whole of the fields that it began or ended in."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        touched = (*pieces_of(self.document().findBlock(start)), *pieces_of(self.document().findBlock(end)))
        for piece in touched:
            start = piece.start if piece.holds(start) else start
            end = piece.end if piece.holds(end) else end
        if (start, end) != (cursor.selectionStart(), cursor.selectionEnd()):
            self._select(start, end)

    def _select(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, _KEEP)
        self.setTextCursor(cursor)

    def _is_right_to_left(self) -> bool:
        return self.textCursor().block().textDirection() == Qt.LayoutDirection.RightToLeft


class SubjectEdit(FieldEdit):
    """One line. Enter goes on to the text."""

    finished = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setMinimumHeight(0)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        around = round(self.document().documentMargin()) + _PADDING + _BORDER
        return QSize(scaled(256, self), max(_LOWEST, self.fontMetrics().lineSpacing() + 2 * around))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(120, self), self.sizeHint().height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().splitlines()))

    def _field_key(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER and self._selected_piece() is None:
            self.finished.emit()
            return True
        is_tab = event.key() == Qt.Key.Key_Tab
        return True if is_tab else super()._field_key(event)
