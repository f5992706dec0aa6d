"""The way of the Tab key, and what PySide must be told about it.

PySide takes a widget that a method without arguments returns for a child of the widget it was asked
of, and lets both die together. For `nextInFocusChain`, `focusProxy` and `buddy` that is wrong, and the
process ends later, somewhere else. Ask for them only through the functions here.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """Whatever Tab comes to inside `root`, in order: seen, enabled, not standing in for another."""
    widget = _next(root)
    while widget is not root:
        if root.isAncestorOf(widget) and _takes_tab(widget, root):
            yield widget
        widget = _next(widget)


def focus_proxy(widget: QWidget) -> QWidget | None:
    """The widget that takes the focus in place of this one."""
    proxy: QWidget | None = widget.focusProxy()
    return None if proxy is None else _with_its_own_parent(proxy)


def buddy_of(label: QLabel) -> QWidget | None:
    """The field a label stands for."""
    buddy: QWidget | None = label.buddy()
    return None if buddy is None else _with_its_own_parent(buddy)


def _takes_tab(widget: QWidget, root: QWidget) -> bool:
    has_policy = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    is_open = widget.isVisibleTo(root) and widget.isEnabledTo(root)
    return has_policy and is_open and focus_proxy(widget) is None


def _next(widget: QWidget) -> QWidget:
    following = widget.nextInFocusChain()
    return widget if following is None else _with_its_own_parent(following)


def _with_its_own_parent(widget: QWidget) -> QWidget:
    # Qt sees no change and does nothing; PySide corrects its books.
    widget.setParent(widget.parentWidget())
    return widget
