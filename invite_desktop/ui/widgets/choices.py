"""Check boxes and radio buttons whose words break into lines where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from invite_desktop.ui.widgets.captions import Caption, may_grow_in_height


class CheckBox(QCheckBox):
    """A check box; a click on any of its words counts."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        may_grow_in_height(self)

    def minimumSizeHint(self) -> QSize:
        return Caption(self, self.sizeHint()).least()

    def heightForWidth(self, width: int) -> int:
        return Caption(self, self.sizeHint()).height_at(width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element, sub_element = QStyle.ControlElement, QStyle.SubElement
        _paint(self, option, (element.CE_CheckBox, element.CE_CheckBoxLabel, sub_element.SE_CheckBoxContents))


class RadioButton(QRadioButton):
    """A radio button; a click on any of its words counts."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        may_grow_in_height(self)

    def minimumSizeHint(self) -> QSize:
        return Caption(self, self.sizeHint()).least()

    def heightForWidth(self, width: int) -> int:
        return Caption(self, self.sizeHint()).height_at(width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element, sub_element = QStyle.ControlElement, QStyle.SubElement
        _paint(
            self,
            option,
            (element.CE_RadioButton, element.CE_RadioButtonLabel, sub_element.SE_RadioButtonContents),
        )


def _paint(
    button: QAbstractButton,
    option: QStyleOptionButton,
    parts: tuple[QStyle.ControlElement, QStyle.ControlElement, QStyle.SubElement],
) -> None:
    """Paint the mark level with the first line, and the words beside it."""
    whole, label, contents = parts
    painter = QStylePainter(button)
    room = QRect(option.rect)
    option.text, option.rect = "", QRect(room.topLeft(), QSize(room.width(), button.sizeHint().height()))
    painter.drawControl(whole, option)
    option.rect = room
    option.rect = button.style().subElementRect(contents, option, button)
    option.text = Caption(button, button.sizeHint()).at(button.width())
    painter.drawControl(label, option)
