"""What the list says of each step: the marks that are kept, seen from today."""

from collections.abc import Mapping

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import ACCEPTED_ONLY, SAID_ARRIVED, Mark, Step, StepState
from invite_desktop.domain.guide import Guide
from invite_desktop.domain.provider import Provider
from invite_desktop.ui.rail_page import PageStanding

HERE = (Step.SETTINGS, Step.TEST)
NOTHING_TO_DO = "nothing_to_do"

_DONE = {StepState.DONE, StepState.CHECKED}
_GOOD_ENOUGH = {ACCEPTED_ONLY, SAID_ARRIVED}


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


def is_set_up(marks: Mapping[Step, Mark]) -> bool:
    """Whether the account has proved that it can send, or as good as."""
    test = marks.get(Step.TEST, Mark())
    return test.state is StepState.CHECKED or (test.state is StepState.DONE and test.evidence in _GOOD_ENOUGH)


def page_standing(steps: tuple[Step, ...], marks: Mapping[Step, Mark]) -> PageStanding:
    """The mark of the page on the rail."""
    states = [marks.get(step, Mark()).state for step in steps]
    if StepState.ATTENTION in states:
        return PageStanding.ATTENTION
    return PageStanding.DONE if is_set_up(marks) else PageStanding.PROGRESS


def steps_done(steps: tuple[Step, ...], marks: Mapping[Step, Mark]) -> tuple[Step, ...]:
    """The steps that are done, checked or not."""
    return tuple(step for step in steps if marks.get(step, Mark()).state in _DONE)


def next_step(steps: tuple[Step, ...], marks: Mapping[Step, Mark]) -> Step | None:
    """The one thing to do next: what needs attention before what is open; None if all is done."""
    states = {step: marks.get(step, Mark()).state for step in steps}
    attention = [step for step, state in states.items() if state is StepState.ATTENTION]
    is_open = [step for step, state in states.items() if state not in _DONE]
    return next(iter(attention or is_open), None)
