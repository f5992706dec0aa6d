"""One row of the table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from invite_desktop.domain.errors import InviteError
from tests.journeys.scene import ADDRESS, PASSWORD, Scene

Do = Callable[[Scene], None]
NEW_PASSWORD = "wkqvxjzpwkqvxjzp"


class Way(StrEnum):
    """What the button in the box does."""

    CHANGES_FORM = auto()  # and the person tests again
    CHANGES_FORM_AND_TESTS = auto()
    TESTS = auto()  # the trouble is over meanwhile
    OPENS_STEP = auto()  # where a new app password is entered
    OPENS_BROWSER = auto()  # where the person does what is wanted
    NO_BUTTON = auto()  # the words say what to do, and the person does it


def nothing(_scene: Scene) -> None:
    """Nothing is to be done."""


@dataclass(frozen=True)
class Trouble:
    """`begin` brings the trouble about, `mend` ends it outside the program while the box is read.

    `button` is the one that helps, as it reads; without one, `instead` are words of the box that say what
    to do. `after` is what the person does in the form then.
    """

    id: str
    problem: InviteError
    code: str
    way: Way
    button: str = ""
    instead: str = ""
    begin: Do = nothing
    mend: Do = nothing
    after: Do = nothing
    address: str = ADDRESS
    password: str = PASSWORD
    settings: Mapping[str, Any] = field(default_factory=dict)


def smtp(stage: str, *steps: Any) -> Do:
    """The submission server does this at a stage, one step for each time; then it is as usual."""

    def begin(scene: Scene) -> None:
        scene.gmail.smtp.script[stage] = [*steps]

    return begin
