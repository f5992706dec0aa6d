"""What every page is built with."""

from dataclasses import dataclass

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.session import Session
from invite_desktop.ui.tasks import Tasks
from invite_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Frame:
    """The open survey, the thread keeper, and the look."""

    session: Session
    tasks: Tasks
    icons: Icons
    theme: Theme
