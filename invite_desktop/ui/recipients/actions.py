"""What the person does to the list from the page: turns wishes into undoable changes, and confirms them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from invite_desktop.domain.address import AddressProblem, clean_address
from invite_desktop.domain.recipient import EMAIL_COLUMN, Recipient, Verdict
from invite_desktop.operations.export_report import save_report
from invite_desktop.operations.import_recipients import Staged
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.recipients.changes import Add, AddColumn, Change, Edit, Remove
from invite_desktop.ui.recipients.document import ListDocument
from invite_desktop.ui.recipients.rows import with_value


class Actions(QObject):
    """Each method is one step of undo. Whatever touches many rows is confirmed with a way back."""

    exported = Signal(object)  # Path
    refused = Signal(object)  # InviteError

    def __init__(self, frame: Frame, document: ListDocument) -> None:
        super().__init__()
        self._session, self._tasks = frame.session, frame.tasks
        self._document = document

    def add(self, staged: Staged) -> None:
        """Add what an import staged."""
        count = len(staged.people)
        self._make(self.tr("Add %Ln recipient(s)", "", count), Add(staged.columns, staged.people))
        words = [self.tr("%Ln recipient(s) added", "", count)]
        if staged.on_list:
            words.append(self.tr("%Ln were on the list already", "", staged.on_list))
        self._confirm(" · ".join(words))

    def add_person(self, person: Recipient) -> None:
        """Add one person at the end."""
        self._make(self.tr("Add %Ln recipient(s)", "", 1), Add(self._document.rows.columns, (person,)))

    def add_column(self, name: str) -> None:
        """Add an empty column."""
        self._make(self.tr("Add column “{name}”").format(name=name), AddColumn(name))

    def retype(self, place: int, person: Recipient) -> None:
        """Keep what was typed in a cell."""
        before = self._document.rows.people[place]
        if before != person:
            self._make(self.tr("Edit a cell"), Edit([place], lambda _before: person))

    def delete(self, places: Sequence[int]) -> None:
        """Take people off the list."""
        if places:
            self._make(self.tr("Delete %Ln recipient(s)", "", len(places)), Remove(places))
            self._confirm(self.tr("%Ln recipient(s) deleted", "", len(places)))

    def leave_out(self, places: Sequence[int], left_out: bool) -> None:
        """Keep people on the list and skip them, or take them in again."""
        people = self._document.rows.people
        found = [place for place in places if people[place].left_out != left_out]
        count = len(found)
        if not found:
            return
        named, done = (
            (
                self.tr("Leave out %Ln recipient(s)", "", count),
                self.tr("%Ln recipient(s) left out", "", count),
            )
            if left_out
            else (
                self.tr("Take in %Ln recipient(s)", "", count),
                self.tr("%Ln recipient(s) taken in", "", count),
            )
        )
        self._make(named, Edit(found, lambda person: replace(person, left_out=left_out)))
        if count > 1:
            self._confirm(done)

    def fill(self, places: Sequence[int], column: int, value: str) -> None:
        """Set a column of many rows; 0 is the address."""
        if not places:
            return
        count = len(places)

        def filled(person: Recipient) -> Recipient:
            if column == 0:
                return replace(person, address=clean_address(value))
            return with_value(person, column - 1, value)

        self._make(self.tr("Change %Ln recipient(s)", "", count), Edit(places, filled))
        self._confirm(self.tr("%Ln recipient(s) changed", "", count))

    def correct(self, places: Sequence[int]) -> None:
        """Take the suggested addresses."""
        rows = self._document.rows
        found = [place for place in places if rows.verdicts[place].suggestion]
        suggestions = {rows.people[place].id: rows.verdicts[place].suggestion for place in found}
        count = len(found)
        if not found:
            return
        self._make(
            self.tr("Correct %Ln address(es)", "", count),
            Edit(found, lambda person: replace(person, address=suggestions[person.id])),
        )
        if count > 1:
            self._confirm(self.tr("%Ln address(es) corrected", "", count))

    def alike(self, place: int) -> list[int]:
        """The places of all rows that one suggestion of the same kind would put right."""
        rows = self._document.rows
        kind = _kind(rows.verdicts[place], rows.people[place])
        return [
            each
            for each, verdict in enumerate(rows.verdicts)
            if verdict.suggestion and _kind(verdict, rows.people[each]) == kind
        ]

    def export(self, places: Sequence[int], path: Path) -> None:
        """Save rows as CSV or XLSX, as the name of the file ends."""
        rows = self._document.rows
        blank = ("",) * len(rows.columns)
        chosen = [rows.people[place] for place in places]

        def work(_report: object) -> Path:
            lines = ((person.address, *(*person.values, *blank)[: len(blank)]) for person in chosen)
            save_report(path, (), (EMAIL_COLUMN, *rows.columns), lines)
            return path

        self._tasks.run(work, self.exported.emit, self.refused.emit)

    def _make(self, words: str, change: Change) -> None:
        self._document.make(words, change)

    def _confirm(self, words: str) -> None:
        step = self._document.history.index()
        self._session.toast(words, lambda: self._document.undo_step(step))


def _kind(verdict: Verdict, person: Recipient) -> tuple[str, str]:
    """What two rows must share to be put right together."""
    slip = verdict.problem == AddressProblem.TYPING_SLIP
    return verdict.problem, person.address.rpartition("@")[2] if slip else ""
