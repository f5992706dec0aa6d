"""From a file or the clipboard to the list: read, look, say what the columns mean, add."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from invite_desktop.domain.errors import InviteError
from invite_desktop.domain.recipient import EMAIL_COLUMN, RecipientList
from invite_desktop.operations.export_report import save_report
from invite_desktop.operations.import_recipients import Problem, Staged, rejected_rows, stage
from invite_desktop.operations.mapping import Mapping, headings_in_file, suggest_mapping
from invite_desktop.operations.table import Table
from invite_desktop.ui.explain import explain
from invite_desktop.ui.frame import Frame
from invite_desktop.ui.recipients.findings import Findings
from invite_desktop.ui.recipients.mapping_preview import MappingPreview
from invite_desktop.ui.recipients.reading import Reading
from invite_desktop.ui.recipients.source_bar import SourceBar
from invite_desktop.ui.recipients.words import group_words, shortened
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.widgets import Button, Flow, Kind, Notice, announce

ROWS_AT_ONCE = 5_000

Chooser = Callable[[], Path | None]
SaveChooser = Callable[[str], Path | None]


class ImportDialog(QDialog):
    """Nothing is changed until the person adds: then `confirmed` carries the `Staged`."""

    confirmed = Signal(object)

    def __init__(
        self,
        frame: Frame,
        existing: RecipientList,
        choose_file: Chooser,
        choose_save_file: SaveChooser,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import recipients"))
        self._tasks = frame.tasks
        self._existing = existing
        self._choose_file, self._choose_save_file = choose_file, choose_save_file
        self._path: Path | None = None
        self._table: Table | None = None
        self._mapping: Mapping | None = None
        self._staged: Staged | None = None
        self._reading = Reading(frame.tasks)
        self._staging: object = None
        self.source = SourceBar(frame.icons)
        self.notice = Notice(frame.icons, Kind.PROBLEM, "")
        self.preview = MappingPreview()
        self.findings = Findings(frame.icons)
        self._build_buttons()
        self._lay_out()
        self._connect()

    # -- where the rows come from ----------------------------------------------------------------------

    def read_file(self, path: Path) -> None:
        """Read a file, finding out how."""
        self._path, self._table = path, None
        self.source.show_name(path.name)
        self._read()

    def show_pasted(self, table: Table) -> None:
        """Show rows from the clipboard."""
        self._path = None
        self.setWindowTitle(self.tr("Paste recipients"))
        self._show_table(table)

    def _read(self) -> None:
        if self._path is not None:
            self._show_reading(is_reading=True)
            self._reading.read(self._path)

    def _read_again(self) -> None:
        """Read the same file by the person's choices."""
        table = self._table
        if table is None or self._path is None:
            return
        self._show_reading(is_reading=True)
        source = self.source
        if table.sheets:
            self._reading.read(self._path, sheet=source.sheet.currentData())
        else:
            self._reading.read(self._path, source.letters.currentData(), source.separator.currentData())

    def _take_table(self, table: object) -> None:
        self._show_reading(is_reading=False)
        if isinstance(table, Table):
            self._show_table(table)

    def _choose_another(self) -> None:
        path = self._choose_file()
        if path is not None:
            self.read_file(path)

    # -- what it means ---------------------------------------------------------------------------------

    def _show_table(self, table: Table, has_header: bool | None = None) -> None:
        self._table = table
        self._mapping = suggest_mapping(
            table, has_header=has_header, name_column=lambda n: self.tr("Column {number}").format(number=n)
        )
        name = self.tr("From the clipboard") if self._path is None else self._path.name
        self.source.show_table(
            name, table, is_file=self._path is not None, has_header=self._mapping.has_header
        )
        self.preview.show_table(table, self._mapping, self._existing.columns, self.source.header)
        self._content.setEnabled(True)
        self.preview.show()
        self._stage()

    def _toggle_header(self, has_header: bool) -> None:
        """The addresses stay where they were, even if a heading was what told."""
        column = None if self._mapping is None else self._mapping.email_column
        if self._table is not None:
            self._show_table(self._table, has_header)
            if column is not None and self._mapping is not None and self._mapping.email_column is None:
                self._choose_target(column, EMAIL_COLUMN)

    def _choose_target(self, column: int, target: str) -> None:
        if self._mapping is not None:
            self._mapping = self._mapping.with_target(column, target)
            self.preview.show_mapping(self._mapping)
            self._stage()

    def _stage(self) -> None:
        """Say anew what would be added; in a task where it takes a while."""
        table, mapping = self._table, self._mapping
        if table is None or mapping is None:
            return
        self._ask_for_address(table, mapping)
        existing, rule = self._existing, self.findings.rule()
        unusable, hidden = self.findings.leave_out.isChecked(), self.findings.leave_hidden.isChecked()
        token = self._staging = object()
        self.add_button.setEnabled(False)

        def work(_report: object = None) -> object:
            return token, stage(
                table, mapping, existing, rule, leave_out_unusable=unusable, leave_out_hidden=hidden
            )

        if len(table.rows) + len(existing) <= ROWS_AT_ONCE:
            self._take_staged(work())
        else:
            self._staged = None
            self._tasks.run(work, self._take_staged, self._show_unexpected)

    def _take_staged(self, result: object) -> None:
        match result:
            case (token, Staged() as staged) if token is self._staging:
                self._staged = staged
                self.add_button.setEnabled(True)
                has_address = self._mapping is not None and self._mapping.email_column is not None
                self.findings.setVisible(has_address)
                if has_address:
                    self.findings.show_staged(staged)
                self._count_to_add(len(staged.people) if has_address else 0)

    def _ask_for_address(self, table: Table, mapping: Mapping) -> None:
        """Where nothing holds the addresses, say so and offer the likeliest column."""
        self.notice.setVisible(mapping.email_column is None)
        if mapping.email_column is not None:
            return
        written = [shortened(name) for name in headings_in_file(table, mapping)]
        if mapping.ambiguous:
            names = ", ".join(self.tr("“{name}”").format(name=written[place]) for place in mapping.ambiguous)
            heading = self.tr("More than one column could hold the e-mail addresses")
            text = self.tr("Choose one: {names}.").format(names=names)
            offered = mapping.ambiguous
        else:
            heading = self.tr("No column holds e-mail addresses")
            text = self.tr("Choose “E-mail” above the column that does.")
            offered = () if mapping.most_at is None else (mapping.most_at,)
        self.notice.show_message(Kind.LOOK_AT, heading, text)
        for place in offered:
            words = self.tr("Use “{name}”").format(name=written[place])
            self.notice.add_action(words, partial(self._choose_target, place, EMAIL_COLUMN))

    # -- the end ---------------------------------------------------------------------------------------

    def _confirm(self) -> None:
        if self._mapping is None or self._staged is None:
            return
        if self._mapping.email_column is None:
            self.notice.take_focus()
        elif not self._staged.people:
            text = self.tr("Everybody in it is on the list already, or is left out.")
            self.notice.show_message(Kind.INFO, self.tr("There is nobody to add"), text)
            self.notice.show()
            self.notice.take_focus()
        else:
            self.confirmed.emit(self._staged)
            self.accept()

    def _save_rejected(self) -> None:
        if self._table is None or self._mapping is None or self._staged is None:
            return
        path = self._choose_save_file(self.tr("Rows not added.csv"))
        if path is None:
            return
        rows = rejected_rows(
            self._table,
            self._mapping,
            self._staged,
            row_heading=self.tr("Row"),
            reason_heading=self.tr("Reason"),
            name_problem=_name_problem,
        )
        try:
            save_report(path, (), rows[0], rows[1:])
        except InviteError as error:
            self._show_unexpected(error)
        else:
            announce(self, self.tr("Saved as {name}").format(name=path.name))
            self.findings.save.setText(self.tr("Saved as {name}").format(name=path.name))

    def done(self, result: int) -> None:
        """Close; a reading that is under way ends soon."""
        self._reading.stop()
        super().done(result)

    # -- looks -----------------------------------------------------------------------------------------

    def _show_unexpected(self, error: object) -> None:
        if isinstance(error, InviteError):
            explanation = explain(error)
            text = " ".join(part for part in (explanation.why, explanation.next_step) if part)
            self.notice.show_message(Kind.PROBLEM, explanation.happened, text)
            self.notice.show()
            self._content.setEnabled(True)
            if self._table is None:
                self.preview.hide()
                self.findings.hide()
                self._count_to_add(0)
            self.notice.take_focus()

    def _count_to_add(self, count: int) -> None:
        self.add_button.setText(self.tr("&Add %Ln recipient(s)", "", count))

    def _show_stopped(self) -> None:
        self.notice.show_message(Kind.INFO, self.tr("Reading was stopped"))
        self.notice.add_action(self.tr("Read it again"), self._read)
        self.notice.show()
        self._content.setEnabled(True)

    def _show_reading(self, *, is_reading: bool) -> None:
        self._content.setEnabled(not is_reading)
        self.add_button.setEnabled(not is_reading)
        if is_reading:
            self.notice.hide()

    def _build_buttons(self) -> None:
        self.add_button = Button("", primary=True)
        self._count_to_add(0)
        self.add_button.setDefault(True)
        self.add_button.setEnabled(False)
        self.cancel_button = Button(self.tr("&Cancel"))

    def _lay_out(self) -> None:
        self._content = QWidget()
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.source)
        inner.addWidget(self.preview, 1)
        inner.addWidget(self.findings)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(12)
        column.addWidget(self._reading)
        column.addWidget(self.notice)
        column.addWidget(self._content, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        buttons = Flow(self.add_button, self.cancel_button)

        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 4, 24, 16)
        foot.addWidget(buttons)
        outer.addLayout(foot)
        self.notice.hide()
        self.preview.hide()
        self.findings.hide()
        wanted = QSize(scaled(900, self), scaled(660, self))
        self.resize(wanted.boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self._reading.table_read.connect(self._take_table)
        self._reading.refused.connect(self._show_unexpected)
        self._reading.stopped.connect(self._show_stopped)
        self.source.read_again.connect(self._read_again)
        self.source.header_toggled.connect(self._toggle_header)
        self.source.choose_asked.connect(self._choose_another)
        self.preview.chosen.connect(self._choose_target)
        self.findings.changed.connect(self._stage)
        self.findings.save_asked.connect(self._save_rejected)
        self.add_button.clicked.connect(self._confirm)
        self.cancel_button.clicked.connect(self.reject)


def _name_problem(problem: Problem) -> str:
    return group_words(problem, 1)
