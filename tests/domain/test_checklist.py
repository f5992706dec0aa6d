from datetime import UTC, datetime, timedelta

import pytest

from invite_desktop.domain import errors
from invite_desktop.domain.account import SentCopies
from invite_desktop.domain.arrival import Arrival, ArrivedIn, Receiving
from invite_desktop.domain.checklist import (
    TEST_HOLDS,
    Mark,
    Step,
    StepState,
    is_tested,
    marks_after_test,
    rests_on_mailbox,
    rests_on_server,
    seen_now,
)

CHECKED, ATTENTION, DONE = StepState.CHECKED, StepState.ATTENTION, StepState.DONE
ARRIVAL = Arrival(ArrivedIn.INBOX, 3.0, True, "ana@example.si", True)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_nothing_is_known_at_first() -> None:
    assert Mark() == Mark(StepState.NOT_STARTED, "", "")
    assert list(Step) == [Step.IMAP, Step.TWO_STEP, Step.APP_PASSWORD, Step.SETTINGS, Step.TEST]


ACCEPTED = {
    Step.TWO_STEP: (CHECKED, "signed_in"),
    Step.APP_PASSWORD: (CHECKED, "signed_in"),
    Step.SETTINGS: (CHECKED, "test_passed"),
    Step.TEST: (DONE, "accepted_only"),
}
READ = {Step.IMAP: (CHECKED, "mailbox_read")}


@pytest.mark.parametrize(
    ("receiving", "more"),
    [
        (None, {}),
        (Receiving(ARRIVAL, SentCopies.FILED), READ | {Step.TEST: (CHECKED, "test_passed")}),
        (Receiving(None, SentCopies.FILED), READ),
        (Receiving(None, SentCopies.UNREADABLE, errors.FolderMissing("\\Sent")), READ),
        (
            Receiving(ARRIVAL, SentCopies.UNREADABLE, errors.MailboxLost("")),
            READ | {Step.TEST: (CHECKED, "test_passed")},
        ),
        (
            Receiving(None, SentCopies.UNREADABLE, errors.MailboxClosed("NO")),
            {Step.IMAP: (ATTENTION, "MailboxClosed")},
        ),
        (
            Receiving(None, SentCopies.UNREADABLE, errors.MailboxSignInRejected("ana", "NO")),
            {Step.IMAP: (ATTENTION, "MailboxSignInRejected")},
        ),
        (Receiving(None, SentCopies.UNREADABLE, errors.MailboxUnknown()), {}),
        (Receiving(None, SentCopies.UNREADABLE, errors.MailboxLost("")), {}),
    ],
)
def test_what_was_taken_proves_the_settings_and_what_arrived_the_test(
    receiving: Receiving | None, more: dict[Step, tuple[StepState, str]]
) -> None:
    assert marks_after_test(None, receiving) == ACCEPTED | more


@pytest.mark.parametrize(
    ("mark", "tested"),
    [
        (Mark(CHECKED, "test_passed"), True),
        (Mark(DONE, "accepted_only"), True),
        (Mark(DONE, "said_arrived"), True),
        (Mark(DONE, "test_long_ago"), False),
        (Mark(DONE, "settings_changed"), False),
        (Mark(ATTENTION, "SignInRejected"), False),
        (Mark(), False),
    ],
)
def test_settings_count_as_tested_once_the_server_took_a_message(mark: Mark, tested: bool) -> None:
    assert is_tested(mark) is tested
    assert rests_on_server(Step.TEST, mark) is tested


@pytest.mark.parametrize("evidence", ["test_passed", "accepted_only", "said_arrived"])
def test_after_thirty_days_no_test_proves_anything(evidence: str) -> None:
    state = CHECKED if evidence == "test_passed" else DONE
    at = NOW - TEST_HOLDS
    fresh = Mark(state, evidence, at.isoformat())
    old = Mark(state, evidence, (at - timedelta(seconds=1)).isoformat())
    own_word = Mark(DONE, "said", old.changed_at)
    marks = {Step.TEST: fresh, Step.SETTINGS: old, Step.IMAP: own_word}
    assert seen_now(marks, NOW) == {
        Step.TEST: fresh,
        Step.SETTINGS: Mark(DONE, "test_long_ago", old.changed_at),
        Step.IMAP: own_word,
    }


def test_other_settings_leave_only_what_does_not_depend_on_them() -> None:
    read = Mark(CHECKED, "mailbox_read")
    assert rests_on_mailbox(Step.IMAP, read)
    assert not rests_on_mailbox(Step.IMAP, Mark(DONE, "said"))
    assert not rests_on_mailbox(Step.TEST, Mark(CHECKED, "test_passed"))
    assert not rests_on_server(Step.IMAP, read)
    assert rests_on_server(Step.APP_PASSWORD, Mark(CHECKED, "signed_in"))
    assert not rests_on_server(Step.APP_PASSWORD, Mark(DONE, "said"))


@pytest.mark.parametrize(
    ("problem", "states"),
    [
        (
            errors.AppPasswordRequired("ana", "534"),
            {Step.TWO_STEP: CHECKED, Step.APP_PASSWORD: ATTENTION},
        ),
        (errors.BrowserSignInRequired("ana", "534"), {Step.TWO_STEP: ATTENTION}),
        (errors.SignInRejected("ana", "535"), {Step.APP_PASSWORD: ATTENTION}),
        (errors.CertificateRejected("h", "expired"), {Step.SETTINGS: ATTENTION}),
        (errors.SettingMissing("host"), {Step.SETTINGS: ATTENTION}),
        (errors.PasswordMissing(), {}),
        (errors.Offline("h"), {}),
        (errors.OutcomeUnknown(), {}),
        (errors.VaultLocked("KWallet"), {}),
    ],
)
def test_a_problem_says_which_step_to_look_at(
    problem: errors.InviteError, states: dict[Step, StepState]
) -> None:
    marks = marks_after_test(problem)
    assert {step: state for step, (state, _) in marks.items()} == {Step.TEST: ATTENTION, **states}
    assert marks[Step.TEST] == (ATTENTION, type(problem).__name__)
