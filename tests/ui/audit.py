"""Checks over a living widget tree. Each returns its findings as sentences; none means all is well.

They do not see what a delegate draws in a table, nor text cut in rich text; `low_contrast` sees the
palette, not the style sheet.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSlider,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from invite_desktop.ui.widgets.focus import buddy_of, tab_stops

_INPUTS = (
    QLineEdit,
    QTextEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QSlider,
)
_NAMED = (*_INPUTS, QProgressBar, QAbstractButton)
_TARGETS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)
_WHOLES = (QAbstractSpinBox, QComboBox, QAbstractItemView, QScrollBar, QCalendarWidget, QLineEdit, QTabBar)

_NEEDED = {
    ("WindowText", "Window"): 4.5,
    ("Text", "Base"): 4.5,
    ("Text", "AlternateBase"): 4.5,
    ("PlaceholderText", "Base"): 4.5,
    ("ButtonText", "Button"): 4.5,
    ("HighlightedText", "Highlight"): 4.5,
    ("Link", "Window"): 4.5,
    ("ToolTipText", "ToolTipBase"): 4.5,
    ("Highlight", "Window"): 3.0,
    ("Highlight", "Base"): 3.0,
}


def all_findings(root: QWidget) -> list[str]:
    """Every check of the tree at once."""
    checks = (
        missing_names,
        small_targets,
        cut_text,
        unreachable,
        tab_order_jumps,
        duplicate_access_keys,
        sideways,
    )
    return [finding for check in checks for finding in check(root)]


def accessible_name(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def missing_names(root: QWidget) -> list[str]:
    """Inputs and buttons a screen reader could not name."""
    return [
        f"{_kind(widget)} {widget.objectName()!r} has no accessible name"
        for widget in _seen(root)
        if isinstance(widget, _NAMED) and not accessible_name(widget)
    ]


def small_targets(root: QWidget, side: int = 24) -> list[str]:
    """Things to click that are narrower or lower than `side` pixels."""
    return [
        f"{_describe(widget)} is {widget.width()}x{widget.height()}"
        for widget in _seen(root)
        if isinstance(widget, _TARGETS) and min(widget.width(), widget.height()) < side
    ]


def cut_text(root: QWidget) -> list[str]:
    """Labels, buttons and group titles with less room than their words need."""
    findings = []
    for widget in _seen(root):
        needed = _room_needed(widget)
        if needed.width() > widget.width() or needed.height() > widget.height():
            findings.append(
                f"{_describe(widget)} needs {needed.width()}x{needed.height()}, "
                f"has {widget.width()}x{widget.height()}"
            )
    return findings


def unreachable(root: QWidget) -> list[str]:
    """Inputs and buttons that Tab never comes to."""
    chain = set(tab_chain(root))
    lost = [
        f"{_describe(widget)} cannot be reached with Tab"
        for widget in _seen(root)
        # The arrows move between the radio buttons of a group.
        if isinstance(widget, (*_INPUTS, QAbstractButton))
        and not isinstance(widget, QRadioButton)
        and widget.isEnabledTo(root)
        and widget not in chain
    ]
    inside = [
        f"The button {accessible_name(button)!r} inside {_describe(parent)} cannot be reached with Tab"
        for button in root.findChildren(QToolButton)
        if isinstance(parent := button.parentWidget(), QLineEdit)
        and button.isVisibleTo(root)
        and not parent.isClearButtonEnabled()
    ]
    return lost + inside


def tab_chain(root: QWidget) -> list[QWidget]:
    """The stops of the Tab key, in order."""
    return [widget for widget in tab_stops(root) if not _is_part(widget)]


def tab_order_jumps(root: QWidget) -> list[str]:
    """Where Tab goes up on the page, against the order of reading, unless a new column begins."""
    findings = []
    for before, after in itertools.pairwise(tab_chain(root)):
        first, second = _comparable(before, after)
        old, new = first.mapTo(root, QPoint()), second.mapTo(root, QPoint())
        is_above = new.y() + second.height() <= old.y()
        is_mirrored = root.layoutDirection() == Qt.LayoutDirection.RightToLeft
        is_next_column = (
            new.x() + second.width() <= old.x() if is_mirrored else new.x() >= old.x() + first.width()
        )
        if is_above and not is_next_column:
            findings.append(f"Tab goes up from {_describe(before)} to {_describe(after)}")
    return findings


def duplicate_access_keys(root: QWidget) -> list[str]:
    """Access keys that stand for two things at once."""
    owners: dict[str, list[str]] = defaultdict(list)
    for widget in _seen(root):
        if isinstance(widget, QLabel):
            text = _label_text(widget)
        elif isinstance(widget, QAbstractButton):
            text = widget.text()
        elif isinstance(widget, QGroupBox):
            text = widget.title()
        else:
            continue
        key = QKeySequence.mnemonic(text).toString()
        if key:
            owners[key].append(text)
    return [f"{key} stands for {' and '.join(texts)}" for key, texts in owners.items() if len(texts) > 1]


def sideways(root: QWidget) -> list[str]:
    """Pages that scroll sideways: something on them is wider than the window."""
    return [
        f"{_describe(area)} scrolls sideways by {area.horizontalScrollBar().maximum()} of "
        f"{area.viewport().width()}, for {_widest(area)}"
        for area in _areas(root)
        if area.isVisibleTo(root) and area.horizontalScrollBar().maximum()
    ]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def low_contrast(palette: QPalette) -> list[str]:
    """Pairs of palette colours that are too much alike."""
    findings = []
    for (front, back), needed in _NEEDED.items():
        behind = palette.color(QPalette.ColorRole[back])
        ratio = contrast(_over(palette.color(QPalette.ColorRole[front]), behind), behind)
        if ratio < needed:
            findings.append(f"{front} on {back}: {ratio:.2f}, needs {needed}")
    return findings


def _seen(root: QWidget) -> Iterable[QWidget]:
    return [each for each in root.findChildren(QWidget) if each.isVisibleTo(root) and not _is_part(each)]


def _is_part(widget: QWidget) -> bool:
    """Tell whether Qt made the widget itself, as a part of a whole."""
    if widget.objectName().startswith("qt_") or isinstance(widget, (QScrollBar, QHeaderView)):
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, _WHOLES):
            return True
        parent = parent.parentWidget()
    return False


def _room_needed(widget: QWidget) -> QSize:
    if isinstance(widget, QLabel) and widget.text() and widget.textFormat() != Qt.TextFormat.RichText:
        if widget.wordWrap():
            return QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
        return widget.sizeHint()
    if isinstance(widget, QAbstractButton) and widget.hasHeightForWidth():
        return QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    if isinstance(widget, (QAbstractButton, QGroupBox)):
        return widget.minimumSizeHint()
    return QSize()


def _areas(root: QWidget) -> list[QScrollArea]:
    own = [root] if isinstance(root, QScrollArea) else []
    return own + root.findChildren(QScrollArea)


def _widest(area: QScrollArea) -> str:
    """What a scroll area can't become narrower for: the widest thing in it that holds nothing else."""
    ends = [each for each in area.findChildren(QWidget) if each.isVisibleTo(area) and each.layout() is None]
    return _describe(max(ends, key=lambda each: each.minimumSizeHint().width(), default=area))


def _label_text(label: QLabel) -> str:
    return "" if buddy_of(label) is None else label.text()


def _comparable(one: QWidget, other: QWidget) -> tuple[QWidget, QWidget]:
    """What is scrolled lies at no place of its own: outside its area, the area stands for it."""
    return _area_without(one, other) or one, _area_without(other, one) or other


def _area_without(widget: QWidget, other: QWidget) -> QScrollArea | None:
    """The outermost scroll area around the widget that is not around the other one too."""
    found, parent = None, widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and not parent.isAncestorOf(other):
            found = parent
        parent = parent.parentWidget()
    return found


def _kind(widget: QWidget) -> str:
    return type(widget).__name__


def _describe(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return f"{_kind(widget)} {(accessible_name(widget) or text)[:40]!r}"


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _over(front: QColor, back: QColor) -> QColor:
    """What is seen of a colour that lets the one behind it through."""
    alpha = front.alphaF()
    parts = zip(
        (front.redF(), front.greenF(), front.blueF()), (back.redF(), back.greenF(), back.blueF()), strict=True
    )
    return QColor.fromRgbF(*(upper * alpha + lower * (1 - alpha) for upper, lower in parts))
