"""Why something may not be on the provider's page, likeliest first, with what helps."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from invite_desktop.domain.guide import Guide, Step
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.setup.it_question import ItQuestion
from invite_desktop.ui.widgets import Flow, Fold, LinkButton, Paragraph
from invite_desktop.ui.widgets.words import Words

_INDENT = 16


class MissingFold(Fold):
    """The reasons of a step. `go_to` is called with the id of the step that mends one.

    `is_asked` tells that the question for the IT desk stands on the page already.
    """

    def __init__(
        self, icons: Icons, guide: Guide, step: Step, go_to: Callable[[str], None], *, is_asked: bool = False
    ) -> None:
        super().__init__(icons, step.missing_title.replace("&", "&&"))
        self._icons_of = icons
        self._question = step.it_question
        self._has_asked = is_asked
        for reason in step.missing:
            self.body.addWidget(_bulleted(reason.text))
            if reason.go_to:
                self._add_way(guide.step(reason.go_to), go_to)
            if reason.ask:
                self._add_question()
        if step.remark:
            self.body.addWidget(Paragraph(step.remark))
        if step.it_question:
            self._add_question()

    def _add_way(self, step: Step, go_to: Callable[[str], None]) -> None:
        caption = self.tr("Go to: {step}").format(step=step.title).replace("&", "&&")
        button = LinkButton(caption, self._icons_of.icon("chevron-right", "accent"))
        button.clicked.connect(lambda _=False: go_to(step.id))
        self.body.addWidget(_indented(Flow(button)))

    def _add_question(self) -> None:
        if not self._has_asked:
            self._has_asked = True
            self.body.addWidget(_indented(ItQuestion(self._question)))


def _bulleted(text: str) -> QWidget:
    """A paragraph whose further lines begin where its first one does."""
    block = QWidget()
    row = QHBoxLayout(block)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Words("•"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Paragraph(text), 1)
    return block


def _indented(part: QWidget) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(_INDENT, 0, 0, 4)
    column.addWidget(part)
    return block
