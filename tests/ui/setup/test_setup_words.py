"""The words of the set-up page keep to the rules."""

import ast
import re
from pathlib import Path

import pytest

import invite_desktop.ui.setup
from invite_desktop.domain.address import AddressProblem
from invite_desktop.domain.checklist import Mark, Step, StepState, marks_after_test
from invite_desktop.domain.errors import InviteError, RunError, SetupError
from invite_desktop.system.vault import Place
from invite_desktop.ui.explaining.before_test import address_problem_words
from invite_desktop.ui.setup.words import (
    evidence_words,
    place_words,
    provider_note,
    status_of,
    step_title,
)
from tests.ui.setup.bench import Bench

BANNED = re.compile(
    r"\b(error|fail\w*|invalid|illegal|forbidden|fatal|abort\w*|oops|sorry|please|delivered|campaign|template)\b",
    re.IGNORECASE,
)
WHEN = "2026-11-22T08:41:00.000+00:00"


def sayings() -> list[str]:
    """Every text that is handed to the translation."""
    texts = []
    for path in Path(invite_desktop.ui.setup.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "attr", "") or getattr(
                getattr(node, "func", None), "id", ""
            )
            if isinstance(node, ast.Call) and name in {"tr", "translate"}:
                for argument in node.args:
                    assert not isinstance(argument, ast.JoinedStr), f"{path.name}:{node.lineno}"
                    if isinstance(argument, ast.Constant):
                        texts.append(str(argument.value))
    return texts


def test_no_banned_word() -> None:
    found = sayings()
    assert len(found) > 150
    assert [text for text in found if BANNED.search(text)] == []


@pytest.mark.parametrize("problem", list(AddressProblem))
def test_every_problem_of_an_address_has_words(problem: AddressProblem) -> None:
    assert address_problem_words(problem).endswith(".")


def test_every_state_step_and_place_has_words() -> None:
    assert all(status_of(Mark(state)).word for state in StepState)
    assert all(step_title(step) for step in Step)
    assert len({place_words(place) for place in Place}) == len(Place)
    assert "practice" in place_words(Place.MEMORY, is_practice=True)


def test_every_provider_with_something_to_say_has_words(bench: Bench) -> None:
    silent = {"", "gmail", "google_workspace"}
    for provider in bench.accounts.providers:
        assert bool(provider_note(provider.notes)) != (provider.notes in silent), provider.id


def _kinds(of: type[InviteError]) -> list[type[InviteError]]:
    return [each for kind in of.__subclasses__() for each in [kind, *_kinds(kind)]]


@pytest.mark.parametrize("kind", _kinds(SetupError) + _kinds(RunError))
def test_every_evidence_of_a_test_has_words(kind: type[InviteError]) -> None:
    names = list(getattr(kind, "__dataclass_fields__", {}))
    found = marks_after_test(kind(*["x"] * len(names)))
    for state, evidence in found.values():
        words = evidence_words(Mark(state, evidence, WHEN))
        assert evidence not in words
        assert words


def test_a_date_never_stands_alone() -> None:
    assert "for practice on" in evidence_words(Mark(StepState.DONE, "practice", WHEN))


def test_what_was_taken_back_says_nothing() -> None:
    assert evidence_words(Mark(StepState.NOT_STARTED, "taken_back", WHEN)) == ""
    assert evidence_words(Mark()) == ""
