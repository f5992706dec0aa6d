"""A sentence that the person can send to their IT help desk as it is."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from invite_desktop.ui.widgets import CopyButton, Flow, Hint, LinkButton, Paragraph


class ItQuestion(QWidget):
    """The question, the button that copies it, and beside that what else may help."""

    def __init__(self, question: str, *others: CopyButton | LinkButton) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        translate = QCoreApplication.translate
        copy = CopyButton(lambda: question, translate("MissingFold", "Copy the question"))
        column.addWidget(Hint(translate("MissingFold", "A question for your IT help desk:")))
        column.addWidget(Paragraph(question))
        column.addWidget(Flow(copy, *others))
