"""The writing pane: subject, text, fields, and what is to be said of them."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QVBoxLayout, QWidget

from invite_desktop.domain.fields import UNSUBSCRIBE, FieldUse, field_key, write_field
from invite_desktop.domain.message import Message
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.message.choices import choices_of
from invite_desktop.ui.message.editor import FieldEdit, SubjectEdit
from invite_desktop.ui.message.fallback_dialog import FallbackDialog
from invite_desktop.ui.message.findings import columns_of
from invite_desktop.ui.message.pieces import Piece
from invite_desktop.ui.message.problems import Problems
from invite_desktop.ui.message.readers import Readers
from invite_desktop.ui.widgets import Button, Flow, LinkButton


class WritePane(QWidget):
    """Subject and text. Fields go into the editor that was used last."""

    edited = Signal()
    example_wanted = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._readers = Readers()
        self.subject = SubjectEdit(frame.theme, self.tr("Subject"))
        self.body = FieldEdit(frame.theme, self.tr("Text"))
        self.body.setPlaceholderText(self.tr("Write your message"))
        self._last: FieldEdit = self.body
        self.insert_button = Button(self.tr("Insert &field"))
        self.insert_button.setIcon(frame.icons.icon("braces"))
        self.insert_button.setToolTip(self.tr("Insert field (Ctrl+Shift+F), or type two braces in the text"))
        self.if_empty = LinkButton(self.tr("If empty…"))
        self.example = LinkButton(self.tr("Start with an example"))
        self.problems = Problems(frame.icons, self.body)
        self.fallback_dialog: FallbackDialog | None = None
        self.menu: QMenu | None = None
        self._lay_out()
        for edit in (self.subject, self.body):
            self._listen_to(edit)
        self.subject.finished.connect(self.body.setFocus)
        self.insert_button.clicked.connect(self.open_menu)
        self.if_empty.clicked.connect(self._open_fallback)
        self.example.clicked.connect(self.example_wanted)
        self.problems.change_wanted.connect(self._change_field)
        self.problems.field_wanted.connect(self.show_field)
        frame.theme.changed.connect(self._offer)
        self._show_links()

    def message(self) -> Message:
        """What is written."""
        return Message(self.subject.text(), self.body.text())

    def set_message(self, message: Message) -> None:
        """Show another text."""
        self.subject.set_text(message.subject)
        self.body.set_text(message.body)
        self._show_links()

    def fill(self, message: Message) -> None:
        """Write a text as the person would: it can be undone."""
        for edit, text in ((self.subject, message.subject), (self.body, message.body)):
            edit.selectAll()
            edit.insert(text)

    def set_readers(self, readers: Readers) -> None:
        """Offer and know the columns of these people."""
        self._readers = readers
        for edit in (self.subject, self.body):
            edit.set_columns(columns_of(readers))
        self._offer()
        self._show_links()

    def show_field(self, source: str) -> None:
        """Select the first field that is written like this."""
        for edit in (self.subject, self.body):
            for piece in edit.pieces():
                if piece.use.source == source:
                    edit.select(piece)
                    edit.setFocus(Qt.FocusReason.OtherFocusReason)
                    return

    def open_menu(self) -> None:
        """Offer every column; the chosen one is written at the cursor."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in choices_of(self._readers):
            text = f"{choice.text}\t{choice.note}".rstrip().replace("&", "&&")
            menu.addAction(text, partial(self._insert, choice.column))
        self.menu = menu
        menu.popup(self.insert_button.mapToGlobal(QPoint(0, self.insert_button.height())))

    def _offer(self) -> None:
        for edit in (self.subject, self.body):
            edit.completer.set_choices(choices_of(self._readers))

    def _insert(self, column: str) -> None:
        self._last.insert(write_field(column))

    def _listen_to(self, edit: FieldEdit) -> None:
        edit.edited.connect(self._note_change)
        edit.cursorPositionChanged.connect(self._show_links)
        edit.field_opened.connect(self._open_field)
        edit.entered.connect(lambda: self._note_use(edit))

    def _note_change(self) -> None:
        self._show_links()
        self.edited.emit()

    def _note_use(self, edit: FieldEdit) -> None:
        self._last = edit
        self._show_links()

    def _show_links(self) -> None:
        piece = self._last.piece_at_cursor()
        self.if_empty.setVisible(piece is not None and self._takes_fallback(piece))
        self.example.setVisible(self.message().is_empty)

    def _takes_fallback(self, piece: Piece) -> bool:
        return columns_of(self._readers).find(piece.use.name) not in {None, UNSUBSCRIBE}

    def _open_field(self) -> None:
        """The person wants to do something with the selected field."""
        piece = self._last.piece_at_cursor()
        if piece is not None and self._takes_fallback(piece):
            self._open_fallback()
        else:
            self.open_menu()

    def _open_fallback(self) -> None:
        edit, piece = self._last, self._last.piece_at_cursor()
        if piece is None:
            return
        edit.select(piece)
        column = columns_of(self._readers).find(piece.use.name) or piece.use.name
        fallback = (piece.use.fallback or "").strip()
        dialog = FallbackDialog(column, fallback, self._readers.blank(column), self.window())
        self.fallback_dialog = dialog

        def finish(result: int) -> None:
            self.fallback_dialog = None
            if result == QDialog.DialogCode.Accepted:
                edit.replace(piece, write_field(column, dialog.fallback()))
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

        dialog.finished.connect(finish)
        dialog.open()

    def _change_field(self, use: FieldUse, instead: str) -> None:
        """Every use of the unknown name becomes the column that was meant."""
        name = field_key(use.name)
        column = instead.removeprefix("{{").removesuffix("}}").partition("|")[0]

        def rewritten(other: FieldUse) -> str | None:
            return write_field(column, other.fallback or "") if field_key(other.name) == name else None

        for edit in (self.subject, self.body):
            edit.rewrite(rewritten)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label, edit in ((self.tr("&Subject"), self.subject), (self.tr("&Text"), self.body)):
            title = QLabel(label)
            title.setBuddy(edit)
            column.addWidget(title)
            column.addWidget(edit, 1 if edit is self.body else 0)
            column.addSpacing(8)
            if edit is self.subject:
                column.addWidget(Flow(self.insert_button, self.if_empty, self.example))
                column.addSpacing(8)
        column.addWidget(self.problems)
