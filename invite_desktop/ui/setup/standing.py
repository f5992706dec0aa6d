"""What the list says of each step: the marks that are kept, seen from today."""

from collections.abc import Mapping

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Mark, Step, StepState
from invite_desktop.domain.provider import Provider
from invite_desktop.ui.rail_page import PageStanding

AT_THE_PROVIDER = (Step.IMAP, Step.TWO_STEP, Step.APP_PASSWORD)
HERE = (Step.SETTINGS, Step.TEST)
NOTHING_TO_DO = "nothing_to_do"

_DONE = {StepState.DONE, StepState.CHECKED}


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


def steps_for(provider: Provider | None) -> tuple[Step, ...]:
    """The rows of the list: the steps at the provider only where there is a guide to them."""
    return AT_THE_PROVIDER + HERE if provider is not None and provider.guide else HERE


def page_standing(steps: tuple[Step, ...], marks: Mapping[Step, Mark]) -> PageStanding:
    """The mark of the page on the rail."""
    states = [marks.get(step, Mark()).state for step in steps]
    if StepState.ATTENTION in states:
        return PageStanding.ATTENTION
    if marks.get(Step.TEST, Mark()).state is StepState.CHECKED:
        return PageStanding.DONE
    return PageStanding.PROGRESS


def steps_done(steps: tuple[Step, ...], marks: Mapping[Step, Mark]) -> tuple[Step, ...]:
    """The steps that are done, checked or not."""
    return tuple(step for step in steps if marks.get(step, Mark()).state in _DONE)
