import pytest

from invite_desktop.domain.account import Account
from invite_desktop.domain.recipient import Recipient
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.surveys import Surveys
from invite_desktop.store.store import Store


@pytest.fixture
def surveys(store: Store) -> Surveys:
    return Surveys(store)


def test_the_very_first_survey_is_made(surveys: Surveys) -> None:
    first = surveys.current("My survey")
    assert first.name == "My survey"
    assert surveys.current("Another name") == first
    assert surveys.all() == (first,)


def test_the_survey_that_was_open_last_is_open_again(surveys: Surveys) -> None:
    first, second = surveys.create("First"), surveys.create("Second")
    assert surveys.current("x") == second
    surveys.open(first)
    assert surveys.current("x") == first


def test_without_the_last_one_the_newest_opens(surveys: Surveys) -> None:
    first, second, third = (surveys.create(name) for name in ("First", "Second", "Third"))
    surveys.delete(third)
    assert surveys.current("x") == second
    surveys.archive(second)
    assert surveys.current("x") == first


def test_where_all_are_put_away_a_new_one_is_made(surveys: Surveys) -> None:
    old = surveys.archive(surveys.create("Old"))
    assert old.archived
    assert surveys.current("New").name == "New"
    assert not surveys.archive(old, archived=False).archived


def test_a_new_survey_sends_from_the_same_account(surveys: Surveys, account: Account, survey: Survey) -> None:
    assert surveys.create("Next").account_id == account.id


def test_the_first_survey_has_no_account(surveys: Surveys) -> None:
    assert surveys.create("First").account_id is None


def test_renaming_is_kept(surveys: Surveys) -> None:
    renamed = surveys.rename(surveys.create("Before"), "After")
    assert renamed.name == "After"
    assert surveys.all() == (renamed,)


def test_a_duplicate_opens_with_the_people(surveys: Surveys, survey: Survey, store: Store) -> None:
    store.recipients.add(survey.id, [Recipient(0, "ana@example.net", ("Ana",))])
    copy = surveys.duplicate(survey, "Copy")
    assert surveys.current("x") == copy
    assert [person.address for person in store.recipients.load(copy.id)] == ["ana@example.net"]


def test_reloading_follows_the_store(surveys: Surveys, store: Store) -> None:
    survey = surveys.create("Before")
    store.surveys.rename(survey.id, "After")
    assert surveys.reload(survey).name == "After"
    surveys.delete(survey)
    assert surveys.reload(survey) == survey
