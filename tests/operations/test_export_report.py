import csv
import errno
import io
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from invite_desktop.domain.account import Account
from invite_desktop.domain.errors import FileNotWritable, RecipientRefused
from invite_desktop.domain.mailing import Addressee, Fate, State
from invite_desktop.operations.control import RunControl
from invite_desktop.operations.export_report import Value, plain, report_rows, save_report
from invite_desktop.operations.mailings import Mailings
from invite_desktop.operations.send_mailing import SendMailing
from invite_desktop.store.store import Store
from tests.operations.conftest import NewMailing
from tests.operations.scripted import ScriptedServer, silent

PREFACE = [("Survey", "=Zaupanje"), ("Sent", "3")]
HEADING = ["No.", "E-mail", "Code", "Name"]
ROWS = [
    ("1", "ana@uni.si", "007", "Žiga Čuček"),
    ("2", "bor@uni.si", "=1+1", "+38640123456"),
    ("3", "cene@uni.si", "-1", "@SUM(A1)"),
    ("4", "dana@uni.si", "\tx", 'two\nlines; "quoted"'),
    ("5", "eva@uni.si", "#N/A", "1e5"),
]


def words(fate: Fate) -> tuple[str, str, str]:
    return fate.state.upper(), fate.reason, fate.settled_by


@pytest.mark.parametrize(
    ("zone", "local"),
    [(UTC, "2026-03-12 23:30"), (timezone(timedelta(hours=1)), "2026-03-13 00:30")],
)
def test_times_are_those_of_the_zone(zone: tzinfo, local: str) -> None:
    fate = Fate(Addressee(1, 1, "a@b.si", ()), State.ACCEPTED, at="2026-03-12T23:30:00+00:00")
    assert [row[4] for row in report_rows((), [fate], words, zone)] == [as_shown(local)]


def test_without_a_zone_times_are_those_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    fate = Fate(Addressee(1, 1, "a@b.si", ()), State.ACCEPTED, at="2026-07-12T23:30:00+00:00")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        rows = list(report_rows((), [fate], words, None))
    time.tzset()
    assert [row[4] for row in rows] == [as_shown("2026-07-13 01:30")]


@pytest.mark.parametrize("state", [State.WAITING, State.LEFT_OUT])
def test_nobody_is_named_as_the_source_of_what_is_not_settled(state: State) -> None:
    fate = Fate(Addressee(1, 1, "a@b.si", ()), state)
    assert [row[4:8] for row in report_rows((), [fate], words)] == [("", "", "", "")]


def test_numbers_and_times_can_be_counted_with(tmp_path: Path) -> None:
    moment = as_shown("2026-07-13 01:30:05")
    rows: list[tuple[Value, ...]] = [(1, "0038640", moment), (2, "12", "")]
    save_report(tmp_path / "Report.xlsx", [], ["No.", "Phone", "Time"], rows)
    sheet = openpyxl.load_workbook(tmp_path / "Report.xlsx").worksheets[0]
    assert [[cell.value for cell in row] for row in sheet["A2:C3"]] == [
        [1, "0038640", moment],
        [2, "12", None],
    ]
    assert [cell.data_type for cell in sheet[2]] == ["n", "s", "d"]
    assert sheet["C2"].number_format == "yyyy-mm-dd hh:mm:ss"
    save_report(tmp_path / "Report.csv", [], ["No.", "Phone", "Time"], rows)
    assert read_csv(tmp_path / "Report.csv")[1:] == [
        ["1", "0038640", "2026-07-13 01:30:05"],
        ["2", "12", ""],
    ]


def read_csv(path: Path, separator: str = ";") -> list[list[str]]:
    text = path.read_text("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def read_sheet(path: Path) -> list[tuple[object, ...]]:
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def as_shown(text: str) -> datetime:
    """A time as a clock shows it, which knows of no zone."""
    return datetime.fromisoformat(text)


def test_a_row_has_everything_that_is_known() -> None:
    person = Addressee(1, 1, "ana@uni.si", ("Ana",))
    at, seen = "2026-03-12T23:30:05.123456+00:00", "2026-03-13T05:00:00+00:00"
    fate = Fate(person, State.REFUSED, "Refused", at, "550 a\nb", "<1@uni.si>", "reply", seen)
    known = (1, "ana@uni.si", "Ana", "", "REFUSED", "Refused", as_shown("2026-03-12 23:30:05"), "550 a b")
    assert list(report_rows(("Name", "Code"), [fate], words)) == [
        (*known, "reply", as_shown("2026-03-13 05:00"), "<1@uni.si>")
    ]


def test_values_beyond_the_columns_are_left_away() -> None:
    fate = Fate(Addressee(1, 1, "a@b.si", ("x", "y")), State.WAITING)
    assert list(report_rows(("One",), [fate], words)) == [
        (1, "a@b.si", "x", "WAITING", "", "", "", "", "", "")
    ]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_opens_as_it_was_meant(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "Report.csv"
    save_report(path, PREFACE, HEADING, ROWS, separator)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = read_csv(path, separator)
    assert rows[:4] == [["Survey", "'=Zaupanje"], ["Sent", "3"], [], HEADING]
    assert rows[4] == list(ROWS[0])
    assert rows[5:8] == [
        ["2", "bor@uni.si", "'=1+1", "'+38640123456"],
        ["3", "cene@uni.si", "'-1", "'@SUM(A1)"],
        ["4", "dana@uni.si", "'\tx", 'two\nlines; "quoted"'],
    ]
    assert list(tmp_path.glob(".*.part")) == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_nothing_in_a_csv_begins_as_a_formula_does(start: str) -> None:
    assert plain(f"{start}cmd|'/c calc'!A0").startswith("'")
    assert plain(f"x{start}") == f"x{start}"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_no_text_at_all_begins_as_a_formula_does(text: str) -> None:
    assert not plain(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert plain(text).endswith(text)


def test_a_sheet_holds_text_as_text(tmp_path: Path) -> None:
    path = tmp_path / "Report.XLSX"
    save_report(path, PREFACE, HEADING, ROWS)
    rows = read_sheet(path)
    assert rows[0][:2] == ("Survey", "=Zaupanje")
    assert rows[3] == tuple(HEADING)
    assert rows[4:] == ROWS
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert sheet["A1"].font.b
    assert not sheet["B1"].font.b


def test_characters_that_no_sheet_can_hold_are_left_away(tmp_path: Path) -> None:
    path = tmp_path / "Report.xlsx"
    every = "".join(map(chr, range(32))) + "\ufffe\uffff"
    save_report(path, [], ["Text"], [[f"a{every}b č"]])
    assert read_sheet(path)[-1] == ("a\t\n\nb č",)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_report_says_what_the_counts_say(
    ending: str, tmp_path: Path, store: Store, account: Account, new_mailing: NewMailing
) -> None:
    mailing, mailings = new_mailing(4), Mailings(store)
    server = ScriptedServer(None, RecipientRefused("p1@example.net", "550 5.1.1"))
    SendMailing(store, server.connect).run(mailing.id, account, None, RunControl(), silent)
    path = tmp_path / f"report.{ending}"
    rows = report_rows(mailing.columns, mailings.fates(mailing), words)
    save_report(path, [], ["h"] * 11, rows)
    read = read_csv(path) if ending == "csv" else read_sheet(path)
    states = [row[4] for row in read if len(row) == 11 and row[0] not in {"h", None}]
    counts = mailings.counts(mailing)
    assert {state: states.count(state.upper()) for state in counts.by_state} == counts.by_state
    assert len(states) == counts.total == 4


def breaking_off() -> Iterator[Sequence[str]]:
    yield ROWS[0]
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("name", ["report.csv", "report.xlsx"])
def test_a_full_disk_leaves_the_old_report(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"the old one")
    with pytest.raises(FileNotWritable) as caught:
        save_report(path, PREFACE, HEADING, breaking_off())
    assert caught.value == FileNotWritable(path, "No space left on device")
    assert path.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [name]


def test_a_mistake_of_ours_leaves_the_old_report_too(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(b"the old one")
    with pytest.raises(ZeroDivisionError):
        save_report(path, [], HEADING, (str(1 // zero) for zero in (1, 0)))
    assert path.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["report.csv"]


@pytest.mark.parametrize("name", ["report.csv", "report.xlsx"])
def test_a_place_that_cannot_be_written_to_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "nowhere" / name, tmp_path / "file" / name):
        with pytest.raises(FileNotWritable) as caught:
            save_report(path, PREFACE, HEADING, ROWS)
        assert caught.value.path == path
        assert caught.value.reason


def test_a_folder_of_that_name_stays(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    (path / "inside").mkdir(parents=True)
    with pytest.raises(FileNotWritable):
        save_report(path, PREFACE, HEADING, ROWS)
    assert (path / "inside").is_dir()
    assert list(tmp_path.glob(".*.part")) == []
