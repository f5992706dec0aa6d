import sqlite3

import pytest

from invite_desktop.domain.recipient import Recipient, RecipientList
from invite_desktop.domain.survey import Survey
from invite_desktop.operations.recipients import Recipients
from invite_desktop.store.store import Store

PEOPLE = [Recipient(0, f"{name}@x.si", (name,)) for name in ("ana", "bor", "cene")]


@pytest.fixture
def recipients(store: Store) -> Recipients:
    return Recipients(store)


def test_adding_names_the_columns_and_gives_ids(recipients: Recipients, survey: Survey) -> None:
    added = recipients.add(survey.id, ("First name", "Faculty"), PEOPLE)
    people = recipients.load(survey.id)
    assert people.columns == ("First name", "Faculty")
    assert people.people == added
    assert all(person.id for person in added)


def test_adding_is_one_whole(recipients: Recipients, survey: Survey, store: Store) -> None:
    before = recipients.load(survey.id)
    with pytest.raises(sqlite3.ProgrammingError):
        recipients.add(survey.id, ("Other",), [Recipient(0, ("not", "text"))])  # type: ignore[arg-type]
    assert recipients.load(survey.id) == before


def test_removing_has_its_reverse(recipients: Recipients, survey: Survey) -> None:
    recipients.add(survey.id, ("First name",), PEOPLE)
    before = recipients.load(survey.id)
    removed = recipients.remove(before.people[:2])
    assert recipients.load(survey.id).people == before.people[2:]
    recipients.put_back(survey.id, removed)
    assert recipients.load(survey.id) == before


def test_changes_and_names_are_kept(recipients: Recipients, survey: Survey) -> None:
    first, *_ = recipients.add(survey.id, ("First name",), PEOPLE)
    changed = Recipient(first.id, "eva@x.si", ("Eva",), left_out=True)
    recipients.update([changed])
    recipients.set_columns(survey.id, ("Ime",))
    people = recipients.load(survey.id)
    assert (people.columns, people.people[0]) == (("Ime",), changed)


def test_a_list_is_read_once_until_somebody_writes(recipients: Recipients, survey: Survey) -> None:
    added = recipients.add(survey.id, ("First name",), PEOPLE)
    first = recipients.load(survey.id)
    assert recipients.load(survey.id) is first
    assert recipients.load(survey.id + 1).people == ()
    removed = recipients.remove(added[:1])
    assert len(recipients.load(survey.id)) == 2
    recipients.put_back(survey.id, removed)
    assert recipients.load(survey.id) == first


def test_a_list_read_while_somebody_wrote_is_not_kept(
    recipients: Recipients, survey: Survey, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = store.recipients.load

    def read_and_be_overtaken(survey_id: int) -> RecipientList:
        before = read(survey_id)
        monkeypatch.undo()
        recipients.add(survey.id, ("First name",), PEOPLE)
        return before

    monkeypatch.setattr(store.recipients, "load", read_and_be_overtaken)
    assert len(recipients.load(survey.id)) == 0
    assert len(recipients.load(survey.id)) == 3
