"""The setup list: five steps, what is known of each, and who says so.

A person's word gives *done, not checked yet*; only evidence the machine found gives *checked*.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from invite_desktop.domain import errors
from invite_desktop.domain.arrival import Receiving

TEST_HOLDS = timedelta(days=30)
ACCEPTED_ONLY = "accepted_only"  # the server took the message, and nobody has seen it arrive
SAID_ARRIVED = "said_arrived"  # the person has
NOT_ARRIVED = "not_arrived"  # the person has looked for it, and it is not there
MAILBOX_READ = "mailbox_read"
SETTINGS_CHANGED = "settings_changed"
PASSWORD_KEPT = "password_kept"  # noqa: S105 - how something is known
PASSWORD_FORGOTTEN = "password_forgotten"  # noqa: S105
TYPE_AGAIN = "type_password_again"  # never stored: it is so, or is not, each time the program starts
_TEST_LONG_AGO = "test_long_ago"
_ACCEPTED = {ACCEPTED_ONLY, SAID_ARRIVED}


class Step(StrEnum):
    """The rows of the list, in their order."""

    IMAP = "imap"
    TWO_STEP = "two_step"
    APP_PASSWORD = "app_password"  # noqa: S105 - the name of a step
    SETTINGS = "settings"
    TEST = "test"


class StepState(StrEnum):
    """What is known of a step."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CHECKED = "checked"
    ATTENTION = "attention"


class Readiness(StrEnum):
    """How far the whole list is."""

    OPEN = "open"
    CAN_SEND = "can_send"  # but not everything could be checked
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Mark:
    """A step's state, how it is known (an id such as `signed_in`) and since when (UTC, ISO 8601)."""

    state: StepState = StepState.NOT_STARTED
    evidence: str = ""
    changed_at: str = ""


Marks = Mapping[Step, Mark]

_DONE = {StepState.DONE, StepState.CHECKED}
_PROVED_ONCE = {SETTINGS_CHANGED, PASSWORD_FORGOTTEN, _TEST_LONG_AGO}
_HAD_PASSWORD = {PASSWORD_KEPT, SETTINGS_CHANGED, _TEST_LONG_AGO}


def seen_now(marks: Marks, now: datetime) -> dict[Step, Mark]:
    """The marks as they count today: after 30 days a test no longer proves anything."""
    return {step: _aged(mark, now) for step, mark in marks.items()}


def _aged(mark: Mark, now: datetime) -> Mark:
    if not (mark.state is StepState.CHECKED or is_tested(mark)) or not mark.changed_at:
        return mark
    if now - datetime.fromisoformat(mark.changed_at) <= TEST_HOLDS:
        return mark
    return replace(mark, state=StepState.DONE, evidence=_TEST_LONG_AGO)


def is_tested(mark: Mark) -> bool:
    """Whether the mark of a test says that the settings work, be it that no machine saw the message."""
    return mark.state is StepState.CHECKED or (mark.state is StepState.DONE and mark.evidence in _ACCEPTED)


def must_be_tested_again(mark: Mark) -> bool:
    """Whether what a test once proved of a step holds no longer: it counts as open until the next test."""
    return mark.state is StepState.DONE and mark.evidence in _PROVED_ONCE


def rests_on_server(step: Step, mark: Mark) -> bool:
    """Whether the server for sending proved what is known of a step: with other settings it is open again."""
    return step is not Step.IMAP and (mark.state is StepState.CHECKED or is_tested(mark))


def rests_on_mailbox(step: Step, mark: Mark) -> bool:
    """As `rests_on_server`, of the server for reading."""
    return step is Step.IMAP and mark.state is StepState.CHECKED and mark.evidence == MAILBOX_READ


def readiness(steps: Sequence[Step], marks: Marks) -> Readiness:
    """How far the list of these steps is. That the mailbox cannot be read keeps nobody from sending."""
    seen = {step: marks.get(step, Mark()) for step in steps}
    test = marks.get(Step.TEST, Mark())
    attention = {step for step, mark in seen.items() if mark.state is StepState.ATTENTION}
    if not is_tested(test) or attention - {Step.IMAP}:
        return Readiness.OPEN
    is_done = all(mark.state in _DONE for mark in seen.values())
    return Readiness.READY if is_done and test.evidence != ACCEPTED_ONLY else Readiness.CAN_SEND


def is_proved_or_refused(marks: Marks) -> bool:
    """Whether a server has said anything yet."""
    said = {StepState.CHECKED, StepState.ATTENTION}
    return any(mark.state in said or is_tested(mark) for mark in marks.values())


def marks_with_password(marks: Marks, *, is_other: bool) -> dict[Step, tuple[StepState, str]]:
    """What changes with a password that was just kept; another one than was proved takes the proof back."""
    found: dict[Step, tuple[StepState, str]] = {}
    state = marks.get(Step.APP_PASSWORD, Mark()).state
    is_open = state not in _DONE and state is not StepState.ATTENTION
    if is_other or is_open:
        found[Step.APP_PASSWORD] = (StepState.DONE, PASSWORD_KEPT)
    for step in (Step.TEST, Step.IMAP):
        mark = marks.get(step, Mark())
        if is_other and (rests_on_server(step, mark) or rests_on_mailbox(step, mark)):
            found[step] = (StepState.DONE, SETTINGS_CHANGED)
    return found


def marks_without_password(marks: Marks) -> dict[Step, tuple[StepState, str]]:
    """What changes when the password is forgotten."""
    found = {Step.APP_PASSWORD: (StepState.NOT_STARTED, PASSWORD_FORGOTTEN)}
    if rests_on_server(Step.TEST, marks.get(Step.TEST, Mark())):
        found[Step.TEST] = (StepState.DONE, PASSWORD_FORGOTTEN)
    return found


def with_password_to_type(steps: Sequence[Step], marks: Marks) -> dict[Step, Mark]:
    """The marks as they count while the password, which was here once, has to be typed again."""
    password = marks.get(Step.APP_PASSWORD, Mark())
    was_here = password.state is StepState.CHECKED or password.evidence in _HAD_PASSWORD
    row = Step.APP_PASSWORD if Step.APP_PASSWORD in steps else Step.SETTINGS
    if not was_here or marks.get(row, Mark()).state is StepState.ATTENTION:
        return dict(marks)
    return {**marks, row: Mark(StepState.ATTENTION, TYPE_AGAIN)}


def marks_after_test(
    problem: errors.InviteError | None, receiving: Receiving | None = None
) -> dict[Step, tuple[StepState, str]]:
    """What one run of *Test settings* proves: state and evidence by step.

    App passwords exist only with 2-step verification on, so a sign-in proves both; and so does
    Google's answer that it wants an app password. Without `receiving` nobody has looked whether the
    message arrived.
    """
    if problem is not None:
        return _marks_after_refusal(problem)
    found = dict.fromkeys((Step.TWO_STEP, Step.APP_PASSWORD), (StepState.CHECKED, "signed_in"))
    found[Step.SETTINGS] = (StepState.CHECKED, "test_passed")
    found[Step.TEST] = (StepState.DONE, ACCEPTED_ONLY)
    if receiving is None:
        return found
    if receiving.arrival is not None:
        found[Step.TEST] = (StepState.CHECKED, "test_passed")
    if receiving.is_mailbox_read:
        found[Step.IMAP] = (StepState.CHECKED, MAILBOX_READ)
    elif isinstance(receiving.problem, errors.MailboxClosed | errors.MailboxSignInRejected):
        found[Step.IMAP] = (StepState.ATTENTION, type(receiving.problem).__name__)
    return found


def _marks_after_refusal(problem: errors.InviteError) -> dict[Step, tuple[StepState, str]]:
    found = {Step.TEST: (StepState.ATTENTION, type(problem).__name__)}
    match problem:
        case errors.AppPasswordRequired():
            found[Step.TWO_STEP] = (StepState.CHECKED, "app_password_asked_for")
            found[Step.APP_PASSWORD] = (StepState.ATTENTION, type(problem).__name__)
        case errors.BrowserSignInRequired():
            found[Step.TWO_STEP] = (StepState.ATTENTION, type(problem).__name__)
        case errors.SignInRejected():
            found[Step.APP_PASSWORD] = (StepState.ATTENTION, type(problem).__name__)
        case errors.SetupError() if not isinstance(problem, errors.PasswordMissing):
            found[Step.SETTINGS] = (StepState.ATTENTION, type(problem).__name__)
    return found
