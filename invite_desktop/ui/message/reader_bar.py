"""Walking through the people of the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from invite_desktop.ui.frame import Frame
from invite_desktop.ui.message.readers import Readers
from invite_desktop.ui.tasks import Task
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.translation import number
from invite_desktop.ui.widgets import Flow, Hint, LinkButton, announce
from invite_desktop.ui.widgets.words import Words


class ReaderBar(QWidget):
    """Holds the place of the person shown; `moved` says that it changed."""

    moved = Signal()
    problem_wanted = Signal()
    longest_wanted = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._readers = Readers()
        self._searching: Task | None = None
        self.place = 0
        self.previous = self._arrow("chevron-left", self.tr("Previous recipient"), "Alt+PgUp")
        self.next = self._arrow("chevron-right", self.tr("Next recipient"), "Alt+PgDown")
        self.position, self.name = Words(), Words(role="strong")
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Go to person"))
        self.search.setPlaceholderText(self.tr("Go to person: a name or address"))
        self.search.setMinimumWidth(scaled(120, self))
        self.answer = Hint()
        self.answer.hide()
        self.with_problem = LinkButton(self.tr("Next with a problem"))
        self.with_longest = LinkButton(self.tr("Longest values"))
        self._lay_out()
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.search.returnPressed.connect(self._look_for)
        self.search.textEdited.connect(self.answer.hide)
        self.with_problem.clicked.connect(self.problem_wanted)
        self.with_longest.clicked.connect(self.longest_wanted)

    @property
    def readers(self) -> Readers:
        """Who is walked through."""
        return self._readers

    def set_readers(self, readers: Readers) -> None:
        """Walk through other people; the person shown stays if they are among them."""
        shown = self._readers.people[self.place].id if self._readers.people else 0
        self._readers = readers
        place = readers.place_of(shown)
        self.go(min(self.place, max(0, len(readers.people) - 1)) if place is None else place)

    def go(self, place: int) -> None:
        """Show the person at this place."""
        self.place = place
        count = len(self._readers.people)
        words = self.tr("{place} of {total}").format(place=number(place + 1), total=number(count))
        self.position.setText(words)
        self.name.setText(self._readers.name(place) if count else "")
        self.moved.emit()

    def step(self, by: int) -> None:
        """The next person or the one before; after the last comes the first."""
        count = len(self._readers.people)
        if count:
            self.go((self.place + by) % count)
            announce(self, f"{self.position.text()} {self.name.text()}")

    def say(self, text: str) -> None:
        """Answer below the search, also for those who listen."""
        self.answer.setText(text)
        self.answer.show()
        announce(self, text)

    def _look_for(self) -> None:
        if self._frame.tasks.is_running(self._searching):
            return
        readers, words, after = self._readers, self.search.text(), self.place
        if words.strip():
            self._searching = self._frame.tasks.run(
                lambda _report: (readers, readers.find(words, after)), then=self._show_found
            )

    def _show_found(self, result: object) -> None:
        match result:
            case (Readers() as readers, int() as place) if readers is self._readers:
                self.answer.hide()
                self.go(place)
            case (_, None):
                self.say(self.tr("No one matches “{words}”.").format(words=self.search.text()))

    def _arrow(self, icon: str, name: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._frame.icons.icon(icon))
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.position)
        words.addWidget(self.name)
        row.addSpacing(4)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.search)
        column.addWidget(self.answer)
        column.addWidget(Flow(self.with_problem, self.with_longest))
