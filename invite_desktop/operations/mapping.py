"""What each column of a table means: guessed from its heading, then from its cells, decided by the person."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from invite_desktop.domain.address import clean_address, find_problem
from invite_desktop.domain.fields import UNSUBSCRIBE, field_key
from invite_desktop.domain.recipient import (
    CODE,
    CUSTOM,
    EMAIL_COLUMN,
    FIRST_NAME,
    LAST_NAME,
    LINK,
    PHONE,
    SALUTATION,
)
from invite_desktop.operations.table import Table, TableKind

LEAVE_OUT = ""

ROWS_LOOKED_AT = 1_000
MOSTLY = 0.8

# headings in English, Slovene and German, as `_fold` leaves them
_WORDS = {
    EMAIL_COLUMN: """
        email mail emailaddress emailaddresses mailaddress address
        eposta epostninaslov epostanaslov enaslov elektronskinaslov elektronskaposta naslov mejl emailnaslov
        emailadresse mailadresse epost epostadresse adresse
        """,
    FIRST_NAME: "firstname givenname forename first ime imena osebnoime vorname rufname",
    LAST_NAME: "lastname surname familyname last priimek priimki nachname familienname zuname",
    LINK: """
        link url urllink surveylink surveyurl personallink
        povezava naslovpovezave spletnapovezava povezavadoankete fragebogenlink
        """,
    CODE: """
        code password token accesscode accesskey koda geslo dostopnakoda kodazadostop
        kennwort passwort zugangscode
        """,
    PHONE: """
        phone telephone mobile phonenumber tel telefon telefonskastevilka gsm mobitel mobilnitelefon
        handy telefonnummer
        """,
    SALUTATION: "salutation title naziv nagovor anrede titel",
    CUSTOM: "custom",
}
_TARGETS = {word: target for target, words in _WORDS.items() for word in words.split()}
_NOT_IN_A_FIELD = re.compile(r"[{}|#\s]+")


@dataclass(frozen=True, slots=True)
class Mapping:
    """One target a column: `E-mail`, a known or an own column's name, or `LEAVE_OUT`.

    `headings` are the names the columns would keep as their own, each different. `suggested` are the
    columns whose target was guessed; `ambiguous` those that could all be the e-mail, none being chosen;
    `most_at` the column with the most @ where none is the e-mail.
    """

    has_header: bool
    targets: tuple[str, ...]
    headings: tuple[str, ...]
    suggested: frozenset[int] = frozenset()
    ambiguous: tuple[int, ...] = ()
    most_at: int | None = None

    @property
    def email_column(self) -> int | None:
        """The place of the column that holds the addresses."""
        return self.targets.index(EMAIL_COLUMN) if EMAIL_COLUMN in self.targets else None

    def with_target(self, column: int, target: str) -> "Mapping":
        """The person's choice for one column; a column that had the same target keeps its own heading."""
        targets = list(self.targets)
        for other, taken in enumerate(targets):
            if target != LEAVE_OUT and other != column and field_key(taken) == field_key(target):
                targets[other] = self.headings[other]
        targets[column] = target
        has_email = EMAIL_COLUMN in targets
        return replace(
            self,
            targets=tuple(targets),
            suggested=self.suggested - {column},
            ambiguous=() if has_email else self.ambiguous,
            most_at=None if has_email else self.most_at,
        )


def known_column_for(heading: str) -> str | None:
    """The column that a heading such as `ime` or `e-pošta` means; None if it is no usual word for one."""
    return _TARGETS.get(_fold(heading))


def headings_in_file(table: Table, mapping: Mapping) -> tuple[str, ...]:
    """The columns' names as the person wrote them; where there are none, those that were made."""
    if not mapping.has_header:
        return mapping.headings
    written = (" ".join(cell.split()) for cell in table.rows[0])
    return tuple(name or made for name, made in zip(written, mapping.headings, strict=True))


def suggest_mapping(
    table: Table, *, has_header: bool | None = None, name_column: Callable[[int], str] = "Column {}".format
) -> Mapping:
    """Guess what a table's columns mean.

    `has_header` is whether the first row names the columns; None leaves that to the guess as well.
    `name_column` makes a heading, for the screen's language, from a column's number from 1.
    """
    if table.kind is TableKind.ADDRESSES:
        targets = (EMAIL_COLUMN, FIRST_NAME, LAST_NAME)[: table.width]
        headings = _unique([name_column(number) for number in range(1, table.width + 1)])
        return Mapping(False, targets, headings)
    if has_header is None:
        has_header = _first_row_is_header(table)
    names: Sequence[str] = table.rows[0] if has_header else [""] * table.width
    sample = table.rows[has_header : ROWS_LOOKED_AT + has_header]
    columns: list[tuple[str, ...]] = list(zip(*sample, strict=True)) or [()] * table.width
    words = [known_column_for(name) or "" for name in names]
    emails = _email_columns(names, words, columns)
    guessed = _guess_targets(words, columns, emails)
    headings = _headings(names, guessed, name_column)
    return Mapping(
        has_header,
        tuple(target or heading for target, heading in zip(guessed, headings, strict=True)),
        headings,
        suggested=frozenset(column for column, target in enumerate(guessed) if target),
        ambiguous=tuple(emails) if len(emails) > 1 else (),
        most_at=None if emails else _most_at(columns),
    )


def _first_row_is_header(table: Table) -> bool:
    first, *others = table.rows[: ROWS_LOOKED_AT + 1]
    if any(_looks_like_address(cell) for cell in first):
        return False
    has_words = any(_fold(cell) in _TARGETS for cell in first)
    return has_words or any("@" in cell for row in others for cell in row)


def _email_columns(names: Sequence[str], words: Sequence[str], columns: Sequence[Sequence[str]]) -> list[int]:
    """The columns that may hold the addresses.

    A heading alone is not enough: `naslov` may be where people live.
    """
    emails: list[int] = []
    for column, cells in enumerate(columns):
        filled = [cell for cell in cells if cell.strip()]
        named = words[column] == EMAIL_COLUMN or _speaks_of_email(_fold(names[column]))
        share = sum(map(_looks_like_address, filled)) / len(filled) if filled else 0.0
        if share >= MOSTLY or (named and (share > 0 or (not filled and words[column] == EMAIL_COLUMN))):
            emails.append(column)
    with_addresses = [column for column in emails if any(cell.strip() for cell in columns[column])]
    return with_addresses or emails


def _guess_targets(
    words: Sequence[str], columns: Sequence[Sequence[str]], emails: Sequence[int]
) -> list[str]:
    """A target a column, each at most once; blank where nothing is known."""
    targets: list[str] = []
    for column, cells in enumerate(columns):
        target = words[column]
        if target == EMAIL_COLUMN or column in emails:
            target = EMAIL_COLUMN if [column] == emails else ""
        elif not target and _mostly_links(cells):
            target = LINK
        targets.append("" if target in targets else target)
    return targets


def _headings(
    names: Sequence[str], targets: Sequence[str], name_column: Callable[[int], str]
) -> tuple[str, ...]:
    """Each column's own name, which is no target of another column and no word with a meaning of its own.

    Columns that need their names now come before those that could fall back on them.
    """
    order = sorted(range(len(names)), key=lambda column: bool(targets[column]))
    wanted = [_NOT_IN_A_FIELD.sub(" ", names[column]).strip() or name_column(column + 1) for column in order]
    unique = _unique(wanted, [EMAIL_COLUMN, UNSUBSCRIBE, *filter(None, targets)])
    by_column = dict(zip(order, unique, strict=True))
    return tuple(by_column[column] for column in range(len(names)))


def _unique(names: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Number the names that are in use already: fields find columns whatever their case and spaces."""
    keys = {field_key(name) for name in taken}
    unique: list[str] = []
    for name in names:
        candidate, number = name, 2
        while field_key(candidate) in keys:
            candidate, number = f"{name} {number}", number + 1
        keys.add(field_key(candidate))
        unique.append(candidate)
    return tuple(unique)


def _fold(heading: str) -> str:
    """`E-poštni naslov:` as `epostninaslov`."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())


def _speaks_of_email(folded: str) -> bool:
    return any(word in folded for word in ("email", "epost", "enaslov"))


def _looks_like_address(cell: str) -> bool:
    if "@" not in cell:
        return False
    problem = find_problem(clean_address(cell))
    return problem is None or problem.can_send


def _mostly_links(cells: Iterable[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    links = sum(cell.strip().lower().startswith(("http://", "https://")) for cell in filled)
    return bool(filled) and links >= MOSTLY * len(filled)


def _most_at(columns: Sequence[Sequence[str]]) -> int | None:
    """The column with the most @, if there is any."""
    counts = [sum("@" in cell for cell in cells) for cells in columns]
    return counts.index(max(counts)) if any(counts) else None
