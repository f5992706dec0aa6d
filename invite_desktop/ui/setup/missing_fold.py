"""Why something may not be on the provider's page, likeliest first, with what helps."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.domain.guide import Guide, Step
from invite_desktop.ui.icons import Icons
from invite_desktop.ui.widgets import CopyButton, Flow, Fold, Hint, LinkButton, Paragraph


class MissingFold(Fold):
    """The reasons of a step. `go_to` is called with the id of the step that mends one."""

    def __init__(self, icons: Icons, guide: Guide, step: Step, go_to: Callable[[str], None]) -> None:
        super().__init__(icons, step.missing_title.replace("&", "&&"))
        self._icons_of = icons
        self._question = step.it_question
        self._has_asked = False
        for reason in step.missing:
            self.body.addWidget(Paragraph(self.tr("•  {reason}").format(reason=reason.text)))
            if reason.go_to:
                self._add_way(guide.step(reason.go_to), go_to)
            if reason.ask:
                self._add_question()
        if step.remark:
            self.body.addWidget(Paragraph(step.remark))
        if step.it_question and not self._has_asked:
            self._add_question()

    def _add_way(self, step: Step, go_to: Callable[[str], None]) -> None:
        caption = self.tr("Go to: {step}").format(step=step.title).replace("&", "&&")
        button = LinkButton(caption, self._icons_of.icon("chevron-right", "accent"))
        button.clicked.connect(lambda _=False: go_to(step.id))
        self.body.addWidget(_indented(button))

    def _add_question(self) -> None:
        if self._has_asked:
            return
        self._has_asked = True
        copy = CopyButton(lambda: self._question, self.tr("Copy the question"))
        words = (Hint(self.tr("A question for your IT help desk:")), Paragraph(self._question))
        self.body.addWidget(_indented(*words, copy))


def _indented(*parts: QWidget) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(16, 0, 0, 4)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(Flow(part) if isinstance(part, CopyButton | LinkButton) else part)
    return block
