"""What *Test settings* finds while trouble is being rehearsed is said to be rehearsed."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from invite_desktop.operations.test_connection import ConnectionResult, ConnectionStep
from invite_desktop.ui.explain import Action, Explanation
from invite_desktop.ui.practice.trouble import ANSWER_LOST, DAILY_LIMIT, Rehearsal, trouble_words

translate = QCoreApplication.translate

_FELT_WHILE_SENDING = {DAILY_LIMIT, ANSWER_LOST}


class TestRehearsed:
    """The trouble there was when a test began; it may end with it. Without a rehearsal there is none."""

    __test__ = False  # to pytest, its name looks like a test's

    def __init__(self, rehearsal: Rehearsal | None) -> None:
        self._rehearsal = rehearsal
        self._trouble = ""

    def begin(self) -> None:
        """A test begins."""
        self._trouble = self._present()

    def is_felt(self, ended: ConnectionResult | None) -> bool:
        """Whether the test ran into the trouble, or its problem has another cause."""
        self._trouble = self._trouble or self._present()
        return bool(self._trouble) and (
            ended is not None
            and (self._trouble not in _FELT_WHILE_SENDING or ended.step is ConnectionStep.SEND)
        )

    def words(self, said: Explanation) -> Explanation:
        """The same words as in earnest, which begin by saying that it is not."""
        rehearsed = translate(
            "setup", "This was rehearsed: {trouble}. In earnest you would read the same."
        ).format(trouble=trouble_words()[self._trouble].name)
        why = "\n".join(filter(None, (rehearsed, said.why)))
        return replace(said, why=why, action=Action.TRY_AGAIN)

    def _present(self) -> str:
        if self._rehearsal is None:
            return ""
        self._rehearsal.look()
        return self._rehearsal.trouble
