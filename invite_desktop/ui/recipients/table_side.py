"""The table with what stands under it: everything that concerns the selected rows."""

from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.recipient import EMAIL_COLUMN, Standing
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.recipients.actions import Actions
from invite_desktop.ui.recipients.bars import BulkBar, Help, HelpLine
from invite_desktop.ui.recipients.document import ListDocument
from invite_desktop.ui.recipients.keys import pop_up_menu
from invite_desktop.ui.recipients.model import RecipientModel
from invite_desktop.ui.recipients.small_dialogs import ChangeDialog
from invite_desktop.ui.recipients.table import RecipientTable
from invite_desktop.ui.recipients.ways_in import WaysIn


class TableSide(QWidget):
    """`twin_asked` carries the place on the list of the row that the selected one repeats."""

    twin_asked = Signal(int)

    def __init__(
        self, frame: Frame, document: ListDocument, model: RecipientModel, actions: Actions, ways_in: WaysIn
    ) -> None:
        super().__init__()
        self._session = frame.session
        self._document, self._actions, self._ways_in = document, actions, ways_in
        self._kept: set[str] = set()
        self.table = RecipientTable(model)
        self.bulk = BulkBar(frame.icons)
        self.help_line = HelpLine(frame.icons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.bulk)
        column.addWidget(self.help_line)
        self.bulk.hide()
        self._connect()

    def forget(self) -> None:
        """Another list: no address of it was kept on purpose yet."""
        self._kept.clear()

    def show_busy(self, is_busy: bool) -> None:
        """Nothing can be changed for now, or again."""
        self.bulk.setEnabled(not is_busy)
        self.help_line.setEnabled(not is_busy)

    def show_selection(self) -> None:
        """Bring what stands under the table up to date."""
        people = self._document.rows.people
        places = self.table.chosen_places()
        self.bulk.show_selection(
            len(places),
            some_in=any(not people[place].left_out for place in places),
            some_out=any(people[place].left_out for place in places),
        )
        self.help_line.show_help(self._help_for(places[0]) if len(places) == 1 else None)

    def _help_for(self, place: int) -> Help | None:
        rows = self._document.rows
        person, verdict = rows.people[place], rows.verdicts[place]
        if verdict.standing in {Standing.READY, Standing.LEFT_OUT} or person.address in self._kept:
            return None
        return Help(person, verdict, len(self._actions.alike(place)) if verdict.suggestion else 0)

    def _leave_out_or_take_in(self) -> None:
        """Space: leave out, unless everybody selected is already."""
        places = self.table.chosen_places()
        people = self._document.rows.people
        if places:
            self._leave_out(not all(people[place].left_out for place in places))

    def _leave_out(self, left_out: bool) -> None:
        self._actions.leave_out(self.table.chosen_places(), left_out)

    def _leave_out_one(self) -> None:
        self._leave_out(True)

    def _delete(self) -> None:
        self._actions.delete(self.table.chosen_places())

    def _correct_one(self) -> None:
        self._actions.correct(self.table.chosen_places())
        self.table.setFocus()

    def _correct_alike(self) -> None:
        self._actions.correct(self._actions.alike(self.table.chosen_places()[0]))
        self.table.setFocus()

    def _keep_address(self) -> None:
        self._kept.add(self._document.rows.people[self.table.chosen_places()[0]].address)
        self.help_line.show_help(None)
        self.table.setFocus()

    def _show_twin(self) -> None:
        """Go to the row that the selected one repeats."""
        verdict = self._document.rows.verdicts[self.table.chosen_places()[0]]
        self.twin_asked.emit(verdict.same_as - 1)

    def ask_for_change(self) -> None:
        """Set one column of the selected rows."""
        places = self.table.chosen_places()
        dialog = ChangeDialog((EMAIL_COLUMN, *self._document.rows.columns), len(places), self)
        dialog.chosen.connect(lambda column, value: self._actions.fill(places, column, value))
        dialog.open()

    def export_selected(self) -> None:
        """Save the selected rows."""
        path = self._ways_in.save_place(self.tr("Recipients.xlsx"))
        if path is not None:
            self._actions.export(self.table.chosen_places(), path)

    def _show_exported(self, path: object) -> None:
        if isinstance(path, Path):
            self._session.toast(self.tr("Saved as {name}").format(name=path.name))

    def _show_menu(self, point: QPoint) -> None:
        can, count = not self._document.is_busy, self.table.chosen_count()
        history, table = self._document.history, self.table
        people = self._document.rows.people
        are_out = all(people[place].left_out for place in table.chosen_places())
        undo = (
            self.tr("Undo: {action}").format(action=history.undoText())
            if history.canUndo()
            else self.tr("Undo")
        )
        redo = (
            self.tr("Redo: {action}").format(action=history.redoText())
            if history.canRedo()
            else self.tr("Redo")
        )
        leave_out = self.tr("Take in") if are_out else self.tr("Leave out")
        pop_up_menu(
            self,
            [
                (self.tr("Edit"), "F2", table.edit_current, can and table.currentIndex().isValid()),
                (leave_out, "Space", self._leave_out_or_take_in, can and count > 0),
                (self.tr("Delete"), "Del", self._delete, can and count > 0),
                (self.tr("Change…"), "", self.ask_for_change, can and count > 0),
                None,
                (self.tr("Copy"), "Ctrl+C", table.copy, count > 0),
                (self.tr("Paste"), "Ctrl+V", self._ways_in.paste, can),
                (self.tr("Select all"), "Ctrl+A", table.selectAll, True),
                (self.tr("Export…"), "", self.export_selected, count > 0),
                None,
                (undo, "Ctrl+Z", self._document.undo, can and history.canUndo()),
                (redo, "Ctrl+Y", self._document.redo, can and history.canRedo()),
            ],
        ).popup(point)

    def _connect(self) -> None:
        table, bulk, helping = self.table, self.bulk, self.help_line
        table.chosen.connect(self.show_selection)
        table.delete_asked.connect(self._delete)
        table.leave_out_asked.connect(self._leave_out_or_take_in)
        table.menu_asked.connect(self._show_menu)
        bulk.leave_out.connect(self._leave_out)
        bulk.delete.connect(self._delete)
        bulk.change.connect(self.ask_for_change)
        bulk.export.connect(self.export_selected)
        helping.change_one.connect(self._correct_one)
        helping.change_all.connect(self._correct_alike)
        helping.keep.connect(self._keep_address)
        helping.show_twin.connect(self._show_twin)
        helping.leave_out.connect(self._leave_out_one)
        helping.edit.connect(self.table.edit_current)
        self._actions.exported.connect(self._show_exported)
