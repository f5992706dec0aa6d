import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.checklist import Step, StepState
from invite_desktop.domain.errors import (
    AppPasswordRequired,
    BrowserSignInRequired,
    ConnectionLost,
    InviteError,
    PasswordMissing,
    SignInRejected,
    TooManySignIns,
)
from invite_desktop.operations.accounts import Accounts
from invite_desktop.operations.refusals import note_refusal
from invite_desktop.store.store import Store
from invite_desktop.system.vault import MemoryVault


@pytest.mark.parametrize(
    ("problem", "back"),
    [
        (SignInRejected("ana", "535"), {Step.APP_PASSWORD, Step.TEST}),
        (AppPasswordRequired("ana", "534"), {Step.APP_PASSWORD, Step.TEST}),
        (BrowserSignInRequired("ana", "534"), {Step.TWO_STEP, Step.TEST}),
        (TooManySignIns("454"), set()),
        (ConnectionLost("auth"), set()),
        (PasswordMissing(), set()),
        (None, set()),
    ],
)
def test_only_a_refused_sign_in_turns_rows_back(
    problem: InviteError | None, back: set[Step], account: Account, store: Store
) -> None:
    accounts = Accounts(store, MemoryVault(), ())
    accounts.mark_test(account, None)
    note_refusal(accounts, account, problem)
    marks = accounts.marks(account)
    assert {step for step, mark in marks.items() if mark.state is StepState.ATTENTION} == back
    assert all(marks[step].evidence == type(problem).__name__ for step in back)
