"""The parts pages are made of."""

from invite_desktop.ui.widgets.bars import Toast, TopBar
from invite_desktop.ui.widgets.buttons import Button, CopyButton, LinkButton
from invite_desktop.ui.widgets.cards import Card, Line
from invite_desktop.ui.widgets.choices import CheckBox, RadioButton
from invite_desktop.ui.widgets.empty_state import EmptyState
from invite_desktop.ui.widgets.flow import Flow
from invite_desktop.ui.widgets.focus import tab_stops
from invite_desktop.ui.widgets.fold import Fold
from invite_desktop.ui.widgets.notice import Kind, Notice
from invite_desktop.ui.widgets.page import Page
from invite_desktop.ui.widgets.speech import announce
from invite_desktop.ui.widgets.stacked_bar import Part, StackedBar
from invite_desktop.ui.widgets.status import Pictogram, Status, StatusTag, Tone
from invite_desktop.ui.widgets.task_row import TaskRow
from invite_desktop.ui.widgets.words import Heading, Hint, Paragraph, WrappingLabel

__all__ = [
    "Button",
    "Card",
    "CheckBox",
    "CopyButton",
    "EmptyState",
    "Flow",
    "Fold",
    "Heading",
    "Hint",
    "Kind",
    "Line",
    "LinkButton",
    "Notice",
    "Page",
    "Paragraph",
    "Part",
    "Pictogram",
    "RadioButton",
    "StackedBar",
    "Status",
    "StatusTag",
    "TaskRow",
    "Toast",
    "Tone",
    "TopBar",
    "WrappingLabel",
    "announce",
    "tab_stops",
]
