"""The invariants notice what they are there to notice."""

import base64
import logging
from collections.abc import Callable

import pytest

from invite_desktop.domain.errors import (
    InviteError,
    ProtocolViolation,
    SignInRejected,
    StoreError,
    UnexpectedError,
)
from tests.fakes.gmail import FakeGmail
from tests.scenarios.conftest import PASSWORD, NewWorld
from tests.scenarios.invariants import assert_explained, assert_invariants, assert_no_secret, forms_of
from tests.scenarios.world import World


@pytest.fixture
def world(gmail: FakeGmail, new_gmail_world: NewWorld) -> World:
    """Three of five people reached."""
    world = new_gmail_world()
    world.run(at_most=3)
    assert_invariants(world)
    return world


def take_twice(gmail: FakeGmail, world: World) -> None:
    gmail.post.mails.append(gmail.mails[0])


def lose_one(gmail: FakeGmail, world: World) -> None:
    del gmail.post.mails[1]


def forget_one(gmail: FakeGmail, world: World) -> None:
    with world.database.writing() as connection:
        connection.execute("DELETE FROM attempt WHERE addressee_id = 2")


def lose_a_person(gmail: FakeGmail, world: World) -> None:
    with world.database.writing() as connection:
        connection.execute("DELETE FROM addressee WHERE id = 5")


def refuse_without_a_reason(gmail: FakeGmail, world: World) -> None:
    person = world.store.mailings.waiting(world.mailing.id)[0]
    world.store.journal.record_refusal(person, "<made.up@gmail.com>", "")


@pytest.mark.parametrize("damage", [take_twice, lose_one, forget_one, lose_a_person, refuse_without_a_reason])
def test_a_damage_is_noticed(
    damage: Callable[[FakeGmail, World], None], gmail: FakeGmail, world: World
) -> None:
    damage(gmail, world)
    with pytest.raises(AssertionError):
        assert_invariants(world)


@pytest.mark.parametrize("before", ["", "a", "ab", "\0ana.novak@gmail.com\0"])
def test_a_secret_is_found_inside_whatever_is_encoded(before: str) -> None:
    encoded = base64.b64encode(f"{before}{PASSWORD}".encode())
    assert any(form in encoded for form in forms_of(PASSWORD))


def test_a_secret_in_the_log_is_noticed(world: World) -> None:
    logging.getLogger("a library").debug("sent %r", base64.b64encode(PASSWORD.encode()))
    with pytest.raises(AssertionError, match="a password in the log"):
        assert_no_secret(world)


def test_a_secret_in_the_data_file_is_noticed(world: World) -> None:
    world.store.mailings.note(world.mailing.id, "note", PASSWORD)
    with pytest.raises(AssertionError, match="a password in the"):
        assert_no_secret(world)


def test_a_secret_behind_an_error_is_noticed(world: World) -> None:
    error = ProtocolViolation("hidden")
    error.__cause__ = ValueError(PASSWORD)
    world.problems.append(error)
    with pytest.raises(AssertionError, match="a password in the errors"):
        assert_no_secret(world)


@pytest.mark.parametrize("problem", [UnexpectedError(ValueError()), StoreError()])
def test_a_stop_without_words_is_noticed(problem: InviteError) -> None:
    with pytest.raises(AssertionError):
        assert_explained(problem)


def test_a_stop_with_words_is_fine() -> None:
    assert assert_explained(SignInRejected("ana@gmail.com", "535 gsmtp")).code == "AUTH-BAD"
