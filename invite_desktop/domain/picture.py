"""A line drawing with words over it: which drawing, and where the words stand."""

from dataclasses import dataclass
from enum import StrEnum

from invite_desktop.domain.records import Record, ResourceUnusable

WIDTH = 320
HEIGHT = 200
MOST_LABELS = 6

# The drawings that come with the program; a guide can choose among them, not bring its own.
DRAWINGS = ("switch", "second_step", "app_password")

PICTURE_KEYS = {"name", "described", "labels"}
LABEL_KEYS = {"text", "x", "y", "width", "height", "tone", "middle"}


class LabelTone(StrEnum):
    """What a label is written on."""

    TEXT = "text"
    QUIET = "secondary"
    ON_ACCENT = "on_accent"  # on the one control that is highlighted


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a box of the drawing, in its own units; at the leading edge or in the `middle`."""

    text: str
    x: int
    y: int
    width: int
    height: int
    tone: LabelTone
    middle: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """One of `DRAWINGS` (320 by 200 units) with its labels; `described` says the same in words."""

    name: str
    described: str
    labels: tuple[Label, ...]


def read_picture(record: Record, where: str, unusable: type[ResourceUnusable]) -> Picture:
    """Read a picture; raises `unusable` for a drawing that is not there or a label outside of it."""
    name = record.text("name")
    if name not in DRAWINGS:
        raise record.unusable("name", f"not one of {', '.join(DRAWINGS)}")
    items = record.items("labels")
    if len(items) > MOST_LABELS:
        raise record.unusable("labels", f"more than {MOST_LABELS}")
    labels = tuple(_label(Record(item, LABEL_KEYS, f"{where}.labels", unusable)) for item in items)
    return Picture(name, record.text("described"), labels)


def _label(record: Record) -> Label:
    x, y = record.number("x", 0, WIDTH - 1), record.number("y", 0, HEIGHT - 1)
    try:
        tone = LabelTone(record.text("tone"))
    except ValueError as error:
        raise record.unusable("tone", f"not one of {', '.join(LabelTone)}") from error
    return Label(
        text=record.text("text"),
        x=x,
        y=y,
        width=record.number("width", 1, WIDTH - x),
        height=record.number("height", 1, HEIGHT - y),
        tone=tone,
        middle=record.flag("middle"),
    )
