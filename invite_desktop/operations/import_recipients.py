"""Stage an import: what would be added to the list, and what would not and why. Nothing is saved here."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

from invite_desktop.domain.address import AddressProblem, clean_address, find_problem
from invite_desktop.domain.fields import field_key
from invite_desktop.domain.recipient import EMAIL_COLUMN, Recipient, RecipientList, address_key
from invite_desktop.operations.mapping import LEAVE_OUT, Mapping
from invite_desktop.operations.table import Table


class DuplicateRule(StrEnum):
    """What becomes of a row whose mailbox is on the list already or stood further up in the file."""

    KEEP_FIRST = "keep_first"
    KEEP_BOTH = "keep_both"


class RowProblem(StrEnum):
    """What is to be said of a row, its address being in order."""

    REPEATED = "repeated"
    ON_LIST = "on_list"
    HIDDEN = "hidden"


Problem = AddressProblem | RowProblem


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Rows that one action mends; `rows` are numbers in the file, in order."""

    problem: Problem
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that would not be added: its number in the file and its cells as they stand there."""

    row: int
    problem: Problem
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staged:
    """An import on trial.

    `columns` are the list's, then the new ones; `people` are to be added, with values to match.
    Each row of the file counts once, under `ready`, `look_at`, `unusable`, `repeated`, `on_list` or,
    if hidden rows are left out, `left_hidden`. `hidden` is how many rows the sheet hides in any case.
    """

    columns: tuple[str, ...]
    people: tuple[Recipient, ...]
    ready: int
    look_at: int
    unusable: int
    repeated: int
    on_list: int
    left_hidden: int
    hidden: int
    groups: tuple[ProblemGroup, ...]
    rejected: tuple[Rejected, ...]

    @property
    def total(self) -> int:
        """All rows of the file but its header."""
        return self.ready + self.look_at + self.unusable + self.repeated + self.on_list + self.left_hidden


def stage(
    table: Table,
    mapping: Mapping,
    existing: RecipientList,
    duplicates: DuplicateRule = DuplicateRule.KEEP_FIRST,
    *,
    leave_out_unusable: bool = False,
    leave_out_hidden: bool = False,
) -> Staged:
    """Say what an import would do. People on the list stay as they are.

    Rows with an unusable address are added unless they are to be left out: the list is where addresses
    are put right. Without an e-mail column every address is blank.
    """
    columns, sources = _match_columns(mapping, existing.columns)
    take_values = _value_taker(sources)
    rejects = _rejecting(duplicates, leave_out_unusable=leave_out_unusable)
    people: list[Recipient] = []
    rejected: list[Rejected] = []
    found: defaultdict[Problem, list[int]] = defaultdict(list)
    skipped = table.hidden_rows if leave_out_hidden else frozenset[int]()
    for place, address, problem in _judge_rows(table, mapping, existing, skipped):
        cells = table.rows[place]
        if problem is not None:
            number = table.numbers[place]
            found[problem].append(number)
            if problem in rejects:
                rejected.append(Rejected(number, problem, cells))
                continue
        people.append(Recipient(0, address, take_values(cells)))
    start = int(mapping.has_header)
    counts = {problem: len(rows) for problem, rows in found.items()}
    order: list[Problem] = [*AddressProblem, *RowProblem]
    return Staged(
        columns=columns,
        people=tuple(people),
        ready=len(table.rows) - start - sum(counts.values()),
        look_at=sum(counts.get(problem, 0) for problem in AddressProblem if problem.can_send),
        unusable=sum(counts.get(problem, 0) for problem in AddressProblem if not problem.can_send),
        repeated=counts.get(RowProblem.REPEATED, 0),
        on_list=counts.get(RowProblem.ON_LIST, 0),
        left_hidden=counts.get(RowProblem.HIDDEN, 0),
        hidden=sum(place >= start for place in table.hidden_rows),
        groups=tuple(ProblemGroup(problem, tuple(found[problem])) for problem in order if problem in found),
        rejected=tuple(rejected),
    )


def rejected_rows(
    table: Table,
    mapping: Mapping,
    staged: Staged,
    *,
    row_heading: str,
    reason_heading: str,
    name_problem: Callable[[Problem], str],
) -> list[tuple[str, ...]]:
    """The rows that would not be added, as they stand in the file, with row number and reason at the end.

    The first row holds the headings. The words are the screen's.
    """
    headings = table.rows[0] if mapping.has_header else mapping.headings
    rows = [(*row.cells, str(row.row), name_problem(row.problem)) for row in staged.rejected]
    return [(*headings, row_heading, reason_heading), *rows]


def _match_columns(mapping: Mapping, existing: Sequence[str]) -> tuple[tuple[str, ...], list[int]]:
    """The list's columns after the import, and for each the table's column that fills it, -1 for none."""
    columns = list(existing)
    places = {field_key(name): place for place, name in reversed(list(enumerate(columns)))}
    sources = [-1] * len(columns)
    for column, target in enumerate(mapping.targets):
        if target in {LEAVE_OUT, EMAIL_COLUMN}:
            continue
        place = places.setdefault(field_key(target), len(columns))
        if place == len(columns):
            columns.append(target)
            sources.append(column)
        elif sources[place] == -1:
            sources[place] = column
    return tuple(columns), sources


def _value_taker(sources: Sequence[int]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """A function from a row's cells to a person's values."""
    if not sources:
        return lambda _cells: ()
    if len(sources) == 1 or -1 in sources:
        return lambda cells: tuple([cells[source].strip() if source >= 0 else "" for source in sources])
    take = itemgetter(*sources)
    return lambda cells: tuple(map(str.strip, take(cells)))


def _rejecting(duplicates: DuplicateRule, *, leave_out_unusable: bool) -> frozenset[Problem]:
    """The problems that keep a row off the list."""
    rejects: set[Problem] = {RowProblem.HIDDEN}
    if duplicates is DuplicateRule.KEEP_FIRST:
        rejects |= {RowProblem.REPEATED, RowProblem.ON_LIST}
    if leave_out_unusable:
        rejects.update(problem for problem in AddressProblem if not problem.can_send)
    return frozenset(rejects)


def _judge_rows(
    table: Table, mapping: Mapping, existing: RecipientList, skipped: frozenset[int]
) -> Iterator[tuple[int, str, Problem | None]]:
    """Each row's place, cleaned address and what is to be said of it."""
    column = mapping.email_column
    on_list = {person.key for person in existing}
    on_list.discard("")
    seen: set[str] = set()
    for place in range(mapping.has_header, len(table.rows)):
        if place in skipped:
            yield place, "", RowProblem.HIDDEN
            continue
        address = clean_address(table.rows[place][column]) if column is not None else ""
        key = address_key(address)
        problem = find_problem(address)
        if key in on_list:
            yield place, address, RowProblem.ON_LIST
        elif key in seen:
            yield place, address, RowProblem.REPEATED
        else:
            yield place, address, problem
            if problem is None or problem.can_send:
                seen.add(key)
