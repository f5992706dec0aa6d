"""What is to be said of the text, a line each, below the editors."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from invite_desktop.domain.fields import FieldUse, write_field
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.message.findings import BlankField, Finding, UnknownField
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import Kind, LinkButton, Paragraph, Pictogram

MOST_LINES = 8


class ProblemLine(QWidget):
    """An icon, a sentence, and a link that helps."""

    def __init__(self, icons: Icons, kind: Kind, text: str) -> None:
        super().__init__()
        self.text = text
        self.link: LinkButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(Pictogram(icons, kind.icon, kind.value, 20))
        self._row.addWidget(Paragraph(text), 1)

    def set_link(self, text: str, name: str, pressed: Callable[[], object]) -> None:
        """Give it a link; `name` is what a screen reader says, as many links read alike."""
        self.link = LinkButton(text)
        self.link.setAccessibleName(name)
        self.link.clicked.connect(lambda _=False: pressed())
        self._row.addWidget(self.link)


class Problems(QWidget):
    """Shows the findings. It is built anew only when they changed; Tab comes to it from `tab_from`."""

    change_wanted = Signal(object, str)  # FieldUse, the field to write instead
    field_wanted = Signal(str)  # the source of a field to go to
    people_wanted = Signal(str)  # a column that people have no value in

    def __init__(self, icons: Icons, tab_from: QWidget) -> None:
        super().__init__()
        self._icons = icons
        self._tab_from = tab_from
        self._shown: tuple[Finding, ...] = ()
        self._lines: list[ProblemLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these."""
        if findings == self._shown:
            return
        self._shown = findings
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(finding) for finding in findings[:MOST_LINES]]
        if len(findings) > MOST_LINES:
            more = self.tr("and %n more", "", len(findings) - MOST_LINES)
            self._lines.append(ProblemLine(self._icons, Kind.INFO, more))
        before = self._tab_from
        for line in self._lines:
            self._column.addWidget(line)
            line.show()  # a layout would do so only at the next event
            if line.link is not None:
                self.setTabOrder(before, line.link)
                before = line.link
        self.setVisible(bool(findings))

    def texts(self) -> Sequence[str]:
        """What the lines say."""
        return [line.text for line in self._lines]

    def _line(self, finding: Finding) -> ProblemLine:
        return self._unknown(finding) if isinstance(finding, UnknownField) else self._blank(finding)

    def _unknown(self, finding: UnknownField) -> ProblemLine:
        use = finding.use
        if finding.nearest is None:
            text = self.tr("{field} is not a column of your list.").format(field=_short(use))
            line = ProblemLine(self._icons, Kind.PROBLEM, text)
            line.set_link(
                self.tr("Go there"),
                self.tr("Go to {field}").format(field=use.source),
                lambda: self.field_wanted.emit(use.source),
            )
            return line
        instead = write_field(finding.nearest, use.fallback or "")
        text = self.tr("{field} is not a column. Did you mean {nearest}?").format(
            field=_short(use), nearest=write_field(finding.nearest)
        )
        line = ProblemLine(self._icons, Kind.PROBLEM, text)
        name = self.tr("Change it: {field} becomes {nearest}").format(field=use.source, nearest=instead)
        line.set_link(self.tr("Change it"), name, lambda: self.change_wanted.emit(use, instead))
        return line

    def _blank(self, finding: BlankField) -> ProblemLine:
        column, instead = finding.column, finding.fallback
        if instead is None:
            text = self.tr("%n recipient(s) have no {column} – that place stays empty.", "", finding.count)
        elif instead.strip():
            text = self.tr("%n recipient(s) have no {column} → “{instead}” is used.", "", finding.count)
        else:
            text = self.tr("%n recipient(s) have no {column} → nothing stands there.", "", finding.count)
        kind = Kind.LOOK_AT if instead is None else Kind.INFO
        line = ProblemLine(self._icons, kind, text.format(column=column, instead=(instead or "").strip()))
        name = self.tr("Show the {count} recipients without {column}")
        line.set_link(
            self.tr("Show"),
            name.format(count=number(finding.count), column=column),
            lambda: self.people_wanted.emit(column),
        )
        return line


def _short(use: FieldUse) -> str:
    return write_field(use.name) if use.source.startswith("{") else use.source
