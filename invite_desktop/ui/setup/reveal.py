"""Bring into view what a person should look at now."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN = 16


def reveal(widget: QWidget) -> None:
    """Scroll the page until the widget shows, once its layout has settled; a high one from its top."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    area = area_of(widget)
    if area is None or not widget.isVisible():
        return
    top = widget.mapTo(area, QPoint(0, 0)).y() + area.verticalScrollBar().value()
    room = area.viewport().height() - _MARGIN
    if top + widget.height() <= room:  # with the page's heading in view too
        area.verticalScrollBar().setValue(0)
    elif widget.height() <= room - _MARGIN:
        area.ensureWidgetVisible(widget, 0, _MARGIN)
    else:
        area.verticalScrollBar().setValue(top - _MARGIN)


def area_of(widget: QWidget) -> QScrollArea | None:
    """The scroll area that a widget lies in."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
