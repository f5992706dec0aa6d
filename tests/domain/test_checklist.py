import pytest

from invite_desktop.domain import errors
from invite_desktop.domain.checklist import Mark, Step, StepState, marks_after_test

CHECKED, ATTENTION = StepState.CHECKED, StepState.ATTENTION


def test_nothing_is_known_at_first() -> None:
    assert Mark() == Mark(StepState.NOT_STARTED, "", "")
    assert list(Step) == [Step.IMAP, Step.TWO_STEP, Step.APP_PASSWORD, Step.SETTINGS, Step.TEST]


def test_a_test_that_worked_proves_all_but_imap() -> None:
    marks = marks_after_test(None)
    assert marks.keys() == set(Step) - {Step.IMAP}
    assert set(marks.values()) == {(CHECKED, "test_passed")}


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
