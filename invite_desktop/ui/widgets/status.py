"""States, always as icon and word together."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.theme import restyle


class Tone(StrEnum):
    """What a state means for the person; the look follows from it.

    PLAIN and DONE have no box, so that what is open stands out.
    """

    PLAIN = "plain"
    NEUTRAL = "neutral"
    INFO = "info"
    DONE = "done"
    LOOK_AT = "look_at"
    PROBLEM = "problem"

    @property
    def colour(self) -> str:
        """The token of its icon and words."""
        return {"plain": "text", "neutral": "secondary"}.get(self.value, self.value)


@dataclass(frozen=True, slots=True)
class Status:
    """A state: translated word, icon name, tone."""

    word: str
    icon: str
    tone: Tone = Tone.PLAIN


class Pictogram(QLabel):
    """An icon beside words; it says nothing the words do not."""

    def __init__(
        self, icons: Icons, name: str, colour: str = "text", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._name, self._colour, self._size = name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        icons.changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, colour: str = "text") -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self._draw()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw()
        return super().event(event)

    def _draw(self) -> None:
        self.setPixmap(self._icons.pixmap(self._name, self._colour, self._size, self.devicePixelRatioF()))


class _Word(QLabel):
    """Words that stand on one line as long as there is room, where Qt likes to break them early."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def sizeHint(self) -> QSize:
        return self.fontMetrics().size(0, self.text()).expandedTo(self.minimumSizeHint())


class StatusTag(QFrame):
    """Icon and word of a state, in a tinted box where it is worth a look.

    With `wraps`, for one that stands on a line of its own, the words break where there is no room.
    """

    def __init__(
        self, icons: Icons, status: Status, *, wraps: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "tag")
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Maximum, policy.Preferred if wraps else policy.Maximum)
        self._picture = Pictogram(icons, status.icon, status.tone.colour)
        self._word = _Word()
        self._word.setWordWrap(wraps)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(self._word)
        self.show_status(status)

    def show_status(self, status: Status) -> None:
        """Show another state."""
        self.status = status
        self._picture.show_icon(status.icon, status.tone.colour)
        self._word.setText(status.word)
        restyle(self._word, tone=status.tone.value)
        restyle(self, tone=status.tone.value)
        self.setAccessibleName(status.word)
