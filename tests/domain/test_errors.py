import re
from dataclasses import fields

import pytest

from invite_desktop.domain import errors
from invite_desktop.domain.errors import InviteError


def all_kinds(root: type[InviteError]) -> list[type[InviteError]]:
    return [kind for child in root.__subclasses__() for kind in (child, *all_kinds(child))]


OURS: list[type[InviteError]] = [k for k in all_kinds(InviteError) if k.__module__ == errors.__name__]
WITH_FIELDS = [kind for kind in OURS if hasattr(kind, "__dataclass_fields__")]
BRANCHES = {
    errors.SetupError,
    errors.RunError,
    errors.RecipientError,
    errors.MailboxError,
    errors.StoreError,
    errors.VaultError,
    errors.FileError,
    errors.TextError,
    errors.UnexpectedError,
}


def test_how_far_the_damage_reaches_is_always_known() -> None:
    assert set(InviteError.__subclasses__()) >= BRANCHES
    for kind in OURS:
        assert len([branch for branch in BRANCHES if issubclass(kind, branch)]) == 1, kind


@pytest.mark.parametrize("kind", WITH_FIELDS)
def test_an_error_carries_fields_and_shows_them(kind: type[InviteError]) -> None:
    values = [f"value {number}" for number in range(len(fields(kind)))]  # type: ignore[arg-type]
    error = kind(*values)
    assert all(getattr(error, f.name) == v for f, v in zip(fields(kind), values, strict=True))  # type: ignore[arg-type]
    assert error == kind(*values)
    assert repr(error).startswith(kind.__name__)
    assert all(value in repr(error) for value in values)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn: dict[str, str] = {}
    above: list[str] = []
    for indent, name in re.findall(r"^( {4,})([A-Z]\w+)", errors.__doc__ or "", re.MULTILINE):
        depth = (len(indent) - 4) // 2
        above[depth:] = [name]
        drawn[name] = above[depth - 1] if depth else "Exception"
    kinds: list[type[InviteError]] = [InviteError, *OURS]
    assert drawn == {kind.__name__: kind.__bases__[0].__name__ for kind in kinds}


def test_no_error_knows_a_password() -> None:
    for kind in WITH_FIELDS:
        assert not {"password", "secret"} & {field.name for field in fields(kind)}  # type: ignore[arg-type]
