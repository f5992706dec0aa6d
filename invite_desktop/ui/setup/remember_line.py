"""Whether the password is remembered, where it is kept, and what the password store says to that."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.errors import InviteError
from invite_desktop.system.vault import Place
from invite_desktop.ui.explain import explain
from invite_desktop.ui.setup.passwords import Kept
from invite_desktop.ui.setup.words import place_words
from invite_desktop.ui.widgets import CheckBox, Flow, Hint, LinkButton, announce

INDENT = 28


class RememberLine(QWidget):
    """The box *Remember the password*, with the truth about it in the line below."""

    changed = Signal()
    forget_asked = Signal()
    ask_again_asked = Signal()

    def __init__(self, *, is_practice: bool) -> None:
        super().__init__()
        self._is_practice = is_practice
        self._wanted = True
        self._place: Place | None = None
        self._problem: InviteError | None = None
        self._is_kept_in_memory = False  # whatever the box says: the store took none
        self._is_slow = False
        self.box = CheckBox(self.tr("&Remember the password on this computer"))
        self.where = Hint()
        self._ask_again = LinkButton(self.tr("Ask the password store again"))
        self._forget = LinkButton("")
        self._actions = Flow(self._ask_again, self._forget)
        self._lay_out()
        self.box.clicked.connect(self._choose)
        self._ask_again.clicked.connect(self._ask)
        self._forget.clicked.connect(self.forget_asked)
        self.show_forget(False)
        self._describe()

    def _lay_out(self) -> None:
        indent = 0 if self._is_practice else INDENT
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.where)
        column.addWidget(self._actions)
        self.where.setContentsMargins(indent, 0, 0, 0)
        self._actions.setContentsMargins(indent, 4, 0, 0)
        if self._is_practice:
            self.box.hide()

    # -- what is asked of it -----------------------------------------------------------------------

    def show_wanted(self, is_wanted: bool) -> None:
        """Fill in what the account says."""
        self._wanted = is_wanted
        self._describe()

    def is_wanted(self) -> bool:
        """What the person wants; without a password store what they wanted before."""
        return self._wanted

    def show_place(self, place: Place | None, problem: InviteError | None = None) -> None:
        """The store has answered: where it would keep a password, and what stood in the way of reading it."""
        is_news = self._is_slow or problem is not None
        self._place, self._problem = place, problem
        self._is_slow = self._is_kept_in_memory = False
        self._describe()
        if is_news:
            announce(self, self.where.text())

    def show_keeping(self, problem: InviteError | None) -> None:
        """A password was kept, unless for this reason until the program closes only."""
        self._problem = problem
        self._is_kept_in_memory = problem is not None
        self._is_slow = False
        self._describe()

    def show_slow(self) -> None:
        """The store has not answered for a while."""
        self._is_slow = True
        self._describe()
        announce(self, self.where.text())

    def show_forget(self, is_kept: bool) -> None:
        """Offer to forget a password only where one is kept."""
        self._forget.setVisible(is_kept and not self._is_practice)
        self._show_actions()

    # -- what follows ------------------------------------------------------------------------------

    def _choose(self, is_wanted: bool) -> None:
        self._wanted = is_wanted
        self._is_kept_in_memory = False
        self._describe()
        self.changed.emit()

    def _ask(self) -> None:
        self._problem = None
        self._describe()
        self.box.setFocus()
        self.ask_again_asked.emit()

    def _describe(self) -> None:
        can_remember = self._place is not Place.MEMORY
        self.box.setEnabled(can_remember)
        self.box.setChecked(can_remember and self._wanted)
        words, tone = self._words()
        self.where.setText(words)
        self.where.set_tone(tone)
        self.where.setVisible(bool(words))
        is_answered = self._problem is not None and not self._is_kept_in_memory and not self._is_slow
        self._ask_again.setVisible(is_answered)
        has_store = self._place not in {None, Place.MEMORY} and self._problem is None and self._wanted
        saved, here = self.tr("&Forget the saved password"), self.tr("&Forget the password")
        self._forget.setText(saved if has_store else here)
        self._show_actions()

    def _words(self) -> tuple[str, str]:
        if self._is_slow:
            slow = self.tr(
                "Your computer's password store hasn't answered yet. "
                "It may be waiting for you to unlock it. You can type the password meanwhile."
            )
            return slow, "look_at"
        if self._problem is not None:
            if not self._is_kept_in_memory:
                said = explain(self._problem)
                return f"{said.happened}. {said.text}".replace("\n", " "), "look_at"
            return _kept_in_memory(self._problem), "look_at"
        if self._place is None:
            return "", ""
        if self._place is Place.MEMORY or self._wanted:
            return place_words(self._place, is_practice=self._is_practice), ""
        return self.tr("Kept until the program closes. You'll be asked each time you start it."), ""

    def _show_actions(self) -> None:
        # not `isVisible`, which depends on the window
        self._actions.setVisible(not (self._ask_again.isHidden() and self._forget.isHidden()))


def kept_words(kept: Kept, *, is_practice: bool) -> str:
    """Where a password that was just kept is now; if not where it was wanted, why."""
    if kept.problem is not None:
        return _kept_in_memory(kept.problem)
    return "" if kept.place is None else place_words(kept.place, is_practice=is_practice)


def _kept_in_memory(problem: InviteError) -> str:
    words = QCoreApplication.translate("setup", "Kept until the program closes. {reason}.")
    return words.format(reason=explain(problem).happened)
