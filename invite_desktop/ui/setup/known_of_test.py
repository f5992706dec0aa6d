"""What the settings page says of the last test, in the words of the list."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from invite_desktop.domain.checklist import Mark, Step, StepState
from invite_desktop.ui.setup.words import evidence_words
from invite_desktop.ui.translation import clock, day


def known_of_test(mark: Mark) -> str:
    """How the last test ended and when; empty where there was none."""
    if mark.state is not StepState.CHECKED or not mark.changed_at:
        return evidence_words(mark, Step.TEST)
    moment = datetime.fromisoformat(mark.changed_at)
    words = QCoreApplication.translate("setup", "Tested on {day}, {time}: everything worked")
    return words.format(day=day(moment), time=clock(moment))
