"""A row of a checklist: the whole row opens it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from invite_desktop.ui.icons import Icons
from invite_desktop.ui.theme import scaled
from invite_desktop.ui.widgets.status import Pictogram, Status, StatusTag

_SIDE_BY_SIDE = 360  # pixels at 100 % text


class TaskRow(QPushButton):
    """Title, a quiet line, and the state in words, which goes below them where the row is narrow.

    `clicked` comes by mouse, Enter and Space alike.
    """

    def __init__(
        self, icons: Icons, title: str, status: Status, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "row")
        self.setAutoDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._title, self._detail = QLabel(title), QLabel(detail)
        for label, role in ((self._title, "strong"), (self._detail, "hint")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
        self._tag = StatusTag(icons, status, wraps=True)
        self._arrow = Pictogram(icons, "chevron-right", "secondary")
        self._row = QHBoxLayout(self)
        self._lay_out()
        self.show_status(status, detail)

    def show_status(self, status: Status, detail: str = "") -> None:
        """Show another state, and the quiet line that goes with it."""
        self._tag.show_status(status)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{self._title.text()}, {status.word}")
        self.setAccessibleDescription(detail)
        self.updateGeometry()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.show_status(self._tag.status, self._detail.text())

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self._says = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._says.setSpacing(12)
        self._says.addLayout(words, 1)
        self._says.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        row = self._row
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        row.addLayout(self._says, 1)
        row.addWidget(self._arrow)
        for part in (self._title, self._detail, self._tag, self._arrow):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(_SIDE_BY_SIDE, self)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._says.direction():
            self._says.setDirection(direction)
            self._says.setStretch(0, 0 if is_narrow else 1)  # one that stretches would take any spare height
            self._says.setSpacing(4 if is_narrow else 12)
            self._row.invalidate()  # it and what is around it made room for the other direction
            self.updateGeometry()

    # A push button knows nothing of a layout inside it, so its sizes are told here.

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrow.show_icon("chevron-right", "secondary")  # drawn anew, the other way
        super().changeEvent(event)
