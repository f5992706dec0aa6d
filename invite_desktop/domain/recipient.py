"""A person on the list, and the columns that the list carries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

EMAIL_COLUMN = "E-mail"
FIRST_NAME, LAST_NAME, LINK, CODE = "First name", "Last name", "Link", "Code"
PHONE, SALUTATION, CUSTOM = "Phone", "Salutation", "Custom"
KNOWN_COLUMNS = (FIRST_NAME, LAST_NAME, LINK, CODE, PHONE, SALUTATION, CUSTOM)


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person. `values` are aligned with the list's columns; missing ones at the end are blank.

    `id` is 0 until the person is saved; ids are never used again, so that a mailing of last year
    still means the same person.
    """

    id: int
    address: str
    values: tuple[str, ...] = ()
    left_out: bool = False

    @property
    def key(self) -> str:
        """What makes two rows the same mailbox."""
        return address_key(self.address)


def address_key(address: str) -> str:
    """Fold case, not letters: `Ana@uni.si` is `ana@uni.si`, but `groß@…` is somebody else than `gross@…`."""
    return address.strip().lower()


@dataclass(frozen=True, slots=True)
class RecipientList:
    """A survey's people in their order, with the names of their columns (the address is not one)."""

    columns: tuple[str, ...] = ()
    people: tuple[Recipient, ...] = ()

    def __len__(self) -> int:
        return len(self.people)

    def __iter__(self) -> Iterator[Recipient]:
        return iter(self.people)


def values_of(columns: Sequence[str], address: str, values: Sequence[str]) -> dict[str, str]:
    """A person's values by column name, the address among them as `E-mail`; missing ones are blank."""
    by_name = dict.fromkeys(columns, "")
    by_name.update(zip(columns, values, strict=False))
    by_name[EMAIL_COLUMN] = address
    return by_name


class Standing(StrEnum):
    """What can be said of a row before anything is sent; only the first three concern the address."""

    READY = "ready"
    LOOK_AT = "look_at"
    UNUSABLE = "unusable"
    DUPLICATE = "duplicate"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row's standing and why: an `AddressProblem`, a suggestion, or the row (from 1) that it repeats."""

    standing: Standing
    problem: str = ""
    suggestion: str = ""
    same_as: int = 0

    @property
    def sendable(self) -> bool:
        """Whether a mailing would go to this row."""
        return self.standing in {Standing.READY, Standing.LOOK_AT}


@dataclass(frozen=True, slots=True)
class StandingCounts:
    """How many rows stand where; the sum of all is the number of rows."""

    by_standing: Mapping[Standing, int] = field(default_factory=dict)

    def of(self, standing: Standing) -> int:
        """How many rows have this standing."""
        return self.by_standing.get(standing, 0)

    @property
    def sendable(self) -> int:
        """How many rows a mailing would go to."""
        return self.of(Standing.READY) + self.of(Standing.LOOK_AT)

    @property
    def total(self) -> int:
        """All rows."""
        return sum(self.by_standing.values())
