"""What the list says of each step: the marks that are kept, seen from today."""

from collections.abc import Mapping

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import (
    ACCEPTED_ONLY,
    Mark,
    Readiness,
    Step,
    StepState,
    must_be_tested_again,
    readiness,
)
from invite_desktop.domain.guide import Guide
from invite_desktop.domain.provider import Provider
from invite_desktop.ui.rail_page import PageStanding

HERE = (Step.SETTINGS, Step.TEST)
NOTHING_TO_DO = "nothing_to_do"

_DONE = {StepState.DONE, StepState.CHECKED}
_MINUTES = {Step.IMAP: 1, Step.TWO_STEP: 4, Step.APP_PASSWORD: 3, Step.SETTINGS: 2, Step.TEST: 1}


def provider_of(account: Account, providers: tuple[Provider, ...]) -> Provider | None:
    """Who runs the account: by the domain of its address, or by the server it uses.

    A school's own domain at Google is known by Google's server only.
    """
    domain = account.domain.casefold()
    own = next((provider for provider in providers if domain in provider.domains), None)
    if own is not None and (not account.host or own.smtp_host == account.host):
        return own
    at_host = [
        provider for provider in providers if provider.smtp_host and provider.smtp_host == account.host
    ]
    return next((provider for provider in at_host if not provider.domains), next(iter(at_host), None))


def steps_for(guide: Guide | None) -> tuple[Step, ...]:
    """The rows of the list: the steps at the provider as far as there is a guide to them."""
    return HERE if guide is None else (*(Step(step.id) for step in guide.steps), *HERE)


def page_standing(steps: tuple[Step, ...], marks: Mapping[Step, Mark]) -> PageStanding:
    """The mark of the page on the rail."""
    if StepState.ATTENTION in {marks.get(step, Mark()).state for step in steps}:
        return PageStanding.ATTENTION
    is_ready = readiness(steps, marks) is Readiness.READY
    return PageStanding.DONE if is_ready else PageStanding.PROGRESS


def steps_done(steps: tuple[Step, ...], marks: Mapping[Step, Mark]) -> tuple[Step, ...]:
    """The steps that are done, checked or not, as far as that still holds."""
    return tuple(step for step in steps if _is_done(marks.get(step, Mark())))


def next_step(steps: tuple[Step, ...], marks: Mapping[Step, Mark]) -> Step | None:
    """The one thing to do next: what needs attention before what is open; None if all is done.

    What was proved once, of whichever step, a test proves again.
    """
    seen = {step: marks.get(step, Mark()) for step in steps}
    attention = [step for step, mark in seen.items() if mark.state is StepState.ATTENTION]
    is_open = [step for step, mark in seen.items() if mark.state not in _DONE]
    again = [Step.TEST for mark in seen.values() if must_be_tested_again(mark)]
    return next(iter(attention or is_open or again), None)


def minutes_left(steps: tuple[Step, ...], marks: Mapping[Step, Mark]) -> int:
    """About how long what is open takes."""
    done = steps_done(steps, marks)
    return sum(minutes for step, minutes in _MINUTES.items() if step in steps and step not in done)


def awaits_arrival(marks: Mapping[Step, Mark]) -> bool:
    """Whether the server took the test message, and nobody has said that it arrived."""
    test = marks.get(Step.TEST, Mark())
    return test.state is StepState.DONE and test.evidence == ACCEPTED_ONLY


def _is_done(mark: Mark) -> bool:
    return mark.state in _DONE and not must_be_tested_again(mark)
