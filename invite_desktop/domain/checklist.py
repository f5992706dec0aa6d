"""The setup list: five steps, what is known of each, and who says so.

A person's word gives *done, not checked yet*; only evidence the machine found gives *checked*.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from invite_desktop.domain import errors
from invite_desktop.domain.arrival import Receiving

TEST_HOLDS = timedelta(days=30)
ACCEPTED_ONLY = "accepted_only"  # the server took the message, and nobody has seen it arrive
SAID_ARRIVED = "said_arrived"  # the person has
MAILBOX_READ = "mailbox_read"
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


@dataclass(frozen=True, slots=True)
class Mark:
    """A step's state, how it is known (an id such as `signed_in`) and since when (UTC, ISO 8601)."""

    state: StepState = StepState.NOT_STARTED
    evidence: str = ""
    changed_at: str = ""


Marks = Mapping[Step, Mark]


def seen_now(marks: Marks, now: datetime) -> dict[Step, Mark]:
    """The marks as they count today: after 30 days a test no longer proves anything."""
    return {step: _aged(mark, now) for step, mark in marks.items()}


def _aged(mark: Mark, now: datetime) -> Mark:
    if not (mark.state is StepState.CHECKED or is_tested(mark)) or not mark.changed_at:
        return mark
    if now - datetime.fromisoformat(mark.changed_at) <= TEST_HOLDS:
        return mark
    return replace(mark, state=StepState.DONE, evidence="test_long_ago")


def is_tested(mark: Mark) -> bool:
    """Whether the mark of a test says that the settings work, be it that no machine saw the message."""
    return mark.state is StepState.CHECKED or (mark.state is StepState.DONE and mark.evidence in _ACCEPTED)


def rests_on_server(step: Step, mark: Mark) -> bool:
    """Whether the server for sending proved what is known of a step: with other settings it is open again."""
    return step is not Step.IMAP and (mark.state is StepState.CHECKED or is_tested(mark))


def rests_on_mailbox(step: Step, mark: Mark) -> bool:
    """As `rests_on_server`, of the server for reading."""
    return step is Step.IMAP and mark.state is StepState.CHECKED and mark.evidence == MAILBOX_READ


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
