"""Search and filter: which of the people are seen."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from invite_desktop.domain.recipient import Standing, StandingCounts
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.recipients.model import Wanted
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import Flow, LinkButton
from invite_desktop.ui.widgets.status import Pictogram

TYPING_PAUSE_MS = 150
PROBLEMS = frozenset({Standing.LOOK_AT, Standing.UNUSABLE, Standing.DUPLICATE})
_CHIPS = (None, Standing.READY, Standing.LOOK_AT, Standing.UNUSABLE, Standing.DUPLICATE, Standing.LEFT_OUT)


class FilterBar(QWidget):
    """A search field, how many it found, and a button for each standing; their counts sum up to all.

    `changed` carries the `Wanted`, after a short pause while somebody types.
    """

    changed = Signal(object)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._blank = ""
        self._standings: frozenset[Standing] = frozenset()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search in all columns"))
        self.search.setAccessibleName(self.tr("Search in all columns"))
        self.search.setToolTip(self.tr("Search (Ctrl+F); Esc clears it"))
        self.search.setAcceptDrops(False)
        self.clear = QToolButton()
        self.clear.setIcon(icons.icon("x"))
        self.clear.setAccessibleName(self.tr("Clear the search"))
        self.clear.setToolTip(self.tr("Clear the search (Esc)"))
        self.clear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clear.clicked.connect(self._clear_search)
        self.clear.hide()
        self.search.installEventFilter(self)
        self.found = QLabel()
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.found.setProperty("role", "hint")
        self.special = LinkButton("", icons.icon("x", "accent"))
        self.special.setToolTip(self.tr("Show all recipients again"))
        self.special.hide()
        self.chips: dict[Standing | None, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.apply)
        self.search.textChanged.connect(self._wait_for_more)
        self.special.clicked.connect(self.show_all)
        self._lay_out()

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(scaled(200, self))
        self.search.setMaximumWidth(scaled(360, self))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Pictogram(self._icons, "search", "secondary"))
        row.addWidget(self.search, 1)
        row.addWidget(self.clear)
        row.addWidget(self.found)
        row.addStretch()
        for standing in _CHIPS:
            chip = QToolButton()
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            chip.clicked.connect(lambda _=False, standing=standing: self.show_standing(standing))
            self.chips[standing] = chip
            self._group.addButton(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(Flow(*self.chips.values(), self.special))
        self._check(None)

    def show_counts(self, counts: StandingCounts) -> None:
        """Write the counts on the buttons; duplicates have one only where there are any."""
        words = {
            None: self.tr("All {count}"),
            Standing.READY: self.tr("Ready {count}"),
            Standing.LOOK_AT: self.tr("To look at {count}"),
            Standing.UNUSABLE: self.tr("Can't send {count}"),
            Standing.DUPLICATE: self.tr("Duplicates {count}"),
            Standing.LEFT_OUT: self.tr("Left out {count}"),
        }
        for standing, chip in self.chips.items():
            count = counts.total if standing is None else counts.of(standing)
            chip.setText(words[standing].format(count=number(count)))
        is_seen = counts.of(Standing.DUPLICATE) > 0 or self._standings == {Standing.DUPLICATE}
        self.chips[Standing.DUPLICATE].setVisible(is_seen)

    def show_found(self, seen: int, total: int) -> None:
        """Say how many of all are seen; nothing where it is all of them."""
        words = self.tr("{seen} of {total}").format(seen=number(seen), total=number(total))
        self.found.setText("" if seen == total else words)

    def show_standing(self, standing: Standing | None) -> None:
        """See only rows of one standing, or all."""
        self._standings = frozenset() if standing is None else frozenset({standing})
        self._blank = ""
        self._check(standing)
        self.apply()

    def show_problems(self) -> None:
        """See every row that something is the matter with."""
        self._standings, self._blank = PROBLEMS, ""
        self._check(None, self.tr("Only rows to look at or that can't be sent to"))
        self.apply()

    def show_blank(self, column: str) -> None:
        """See only who has nothing in a column and would get a message."""
        self._standings, self._blank = frozenset({Standing.READY, Standing.LOOK_AT}), column
        self._check(None, self.tr("Only rows with nothing under “{column}”").format(column=column))
        self.apply()

    def show_words(self, words: str) -> None:
        """Search for words among all."""
        self.search.setText(words)
        self.show_standing(None)

    def show_all(self) -> None:
        """See everybody again."""
        self.show_words("")

    def _wait_for_more(self) -> None:
        self.clear.setVisible(bool(self.search.text()))
        self._pause.start()

    def _clear_search(self) -> None:
        self.search.clear()
        self.search.setFocus()
        self.apply()

    def apply(self) -> None:
        """Tell at once what is wanted."""
        self._pause.stop()
        self.changed.emit(Wanted(self.search.text().strip(), self._standings, self._blank))

    def reset(self) -> None:
        """Another list: nothing is searched or filtered, and nobody is told."""
        self.search.clear()
        self._pause.stop()
        self._standings, self._blank = frozenset(), ""
        self._check(None)

    def _check(self, standing: Standing | None, special: str = "") -> None:
        self._group.setExclusive(False)
        for each, chip in self.chips.items():
            chip.setChecked(each is standing and not special)
        self._group.setExclusive(not special)
        self.special.setText(special)
        self.special.setVisible(bool(special))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_escape = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        )
        if watched is self.search and is_escape and self.search.text():
            self._clear_search()
            return True
        return super().eventFilter(watched, event)
