import csv
import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import MAC_EPOCH

from invite_desktop.domain.errors import (
    FileError,
    FileNotATable,
    FileNotReadable,
    FileTooLarge,
    TableEmpty,
)
from invite_desktop.operations import table_file, workbook
from invite_desktop.operations.letters import (
    Letters,
    encodings_offered,
    sample_names,
    unreadable_word,
    usual_encoding,
)
from invite_desktop.operations.table import TableKind
from invite_desktop.operations.table_file import read_pasted, read_table
from tests.operations.tables import PEOPLE, new_workbook, read, read_bytes, table, workbook_bytes

fast = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
CellValue = str | bool | float | date | datetime | time | timedelta | None
cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('";,\n\t|čšž'), max_size=8)


def as_text(separator: str, rows: tuple[tuple[str, ...], ...] = PEOPLE) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp1250", "cp1250"), ("utf-16", "utf-16")],
)
def test_the_same_rows_come_from_every_kind_of_text(
    tmp_path: Path, separator: str, encoding: str, found: str
) -> None:
    result = read_bytes(tmp_path, as_text(separator).encode(encoding))
    assert result.rows == PEOPLE
    assert (result.encoding, result.separator, result.kind) == (found, separator, TableKind.TEXT)


def test_the_same_rows_come_from_a_workbook(tmp_path: Path) -> None:
    book, _ = new_workbook(*PEOPLE)
    result = read_bytes(tmp_path, workbook_bytes(book), "list.xlsx")
    assert result.rows == PEOPLE
    assert (result.kind, result.sheets, result.sheet) == (TableKind.WORKBOOK, ("Sheet",), "Sheet")


def test_what_is_chosen_is_obeyed(tmp_path: Path) -> None:
    data = "a;b,c\nČ;d,e\n".encode("cp1250")
    assert read_bytes(tmp_path, data, encoding="cp1252").rows[1] == ("È", "d,e")
    assert read_bytes(tmp_path, data, separator=",").rows[0] == ("a;b", "c")
    assert read_bytes(tmp_path, data, separator="").rows[0] == ("a;b,c",)
    assert read_bytes(tmp_path, data, encoding="utf-8").rows[1] == ("\ufffd", "d,e")


@pytest.mark.parametrize("encoding", encodings_offered())
def test_every_encoding_on_offer_reads_anything(tmp_path: Path, encoding: Letters) -> None:
    assert read_bytes(tmp_path, bytes(range(32, 256)), encoding=encoding).rows


@pytest.mark.parametrize(
    ("region", "encoding"),
    [
        ("sl_SI", "cp1250"),
        ("hr-HR", "cp1250"),
        ("pl", "cp1250"),
        ("sr_Latn_RS", "cp1250"),
        ("sr_RS", "cp1251"),
        ("en_GB", "cp1252"),
        ("C", "cp1252"),
        ("lt_LT", "cp1257"),
    ],
)
def test_the_region_has_a_code_page(region: str, encoding: str) -> None:
    assert usual_encoding(region) == encoding
    assert usual_encoding() in encodings_offered()


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (("Špela Čuček", "Žiga Kovačič"), "cp1250"),
        (("Anže Košir", "Jože Kolšek"), "cp1250"),
        (("Jürgen Groß", "Käthe Möller"), "cp1252"),
        (("Hélène Lefèvre", "François Benoît", "Zoë Bœuf"), "cp1252"),
        (("José Núñez", "Begoña Ibáñez"), "cp1252"),
    ],
)
def test_the_letters_speak_against_a_western_region(
    tmp_path: Path, names: tuple[str, ...], encoding: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("".join(f"{name};a@uni.si\n" for name in names).encode(encoding))
    result = read(path, region_encoding="cp1252")
    assert result.encoding == encoding
    assert tuple(row[0] for row in result.rows) == names
    assert read(path, region_encoding="cp1257").encoding == "cp1257"


def test_a_word_that_the_encoding_cannot_read_is_found(tmp_path: Path) -> None:
    data = "ime;e-mail\nAna;ana@uni.si\nJan Počkaj;jan@uni.si\n".encode("cp1250")
    assert unreadable_word(read_bytes(tmp_path, data, encoding="utf-8")) == "Po\ufffdkaj"
    assert unreadable_word(read_bytes(tmp_path, data)) == ""


def test_sample_names_prefer_the_letter_that_tells_encodings_apart() -> None:
    names = [("Špela",), ("Ana",), ("Žiga",), ("špela@uni.si",), ("Čuček",), ("Müller",), ("Čuček",)]
    assert sample_names(table(*names)) == ("Čuček", "Špela", "Žiga", "Müller")
    assert sample_names(table(*[(f"Č{number}",) for number in range(9)])) == ("Č0", "Č1", "Č2", "Č3", "Č4")
    assert sample_names(table(("Ana",))) == ()


def test_the_steadiest_separator_wins(tmp_path: Path) -> None:
    data = b"name;address\nNovak, Ana;ana@uni.si\nKovac, Bor, dr.;bor@uni.si\n"
    assert read_bytes(tmp_path, data).separator == ";"
    assert read_bytes(tmp_path, b"a|b\n1|2").separator == "|"


def test_excels_separator_line_is_obeyed_and_dropped(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, b"sep=,\r\na;b,c\r\n1,2\r\n")
    assert (result.rows, result.separator) == ((("a;b", "c"), ("1", "2")), ",")


def test_blank_lines_and_columns_go_and_numbers_stay(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, b"a;b;;\r\n\r\n ; ;;\r\nc;d;;\r\ne;;;\r\n;;;\r\n")
    assert result.rows == (("a", "b"), ("c", "d"), ("e", ""))
    assert list(result.numbers) == [1, 4, 5]


def test_short_and_long_rows_are_padded(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, b"a;b\nc;d\ne\nf;g;h\n").rows == (
        ("a", "b", ""),
        ("c", "d", ""),
        ("e", "", ""),
        ("f", "g", "h"),
    )


@pytest.mark.parametrize("rows_below", [3, 300])
def test_a_quote_that_nobody_closed_swallows_no_rows(tmp_path: Path, rows_below: int) -> None:
    lines = ["e-mail;name", 'a@uni.si;"Ana', *[f'p{n}@uni.si;"P ""{n}"""' for n in range(rows_below)]]
    rows = read_bytes(tmp_path, "\n".join(lines).encode()).rows
    assert len(rows) == rows_below + 2
    assert rows[1] == ("a@uni.si", '"Ana')
    assert rows[-1] == (f"p{rows_below - 1}@uni.si", f'P "{rows_below - 1}"')


def test_a_very_long_cell_is_read(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, b"a;b\nc;" + b"x" * 200_000).rows[1][1] == "x" * 200_000


def test_one_row_of_countless_cells_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(FileNotATable):
        read_bytes(tmp_path, b"a;b\n" * 30_000 + b";" * 5_000 + b"x")


def test_a_column_of_addresses_is_a_list_of_people(tmp_path: Path) -> None:
    result = read_bytes(tmp_path, b"ana@uni.si\r\nbor@uni.si\r\n", "list.txt")
    assert (result.rows, result.kind) == ((("ana@uni.si",), ("bor@uni.si",)), TableKind.ADDRESSES)


# -- workbooks -------------------------------------------------------------------------------------


def shown(tmp_path: Path, value: CellValue, number_format: str = "General") -> str:
    book, sheet = new_workbook(["heading"], [None, "."])
    sheet["A2"] = value
    sheet["A2"].number_format = number_format
    return read_bytes(tmp_path, workbook_bytes(book)).rows[1][0]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (17, "General", "17"),
        (17.0, "General", "17"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (-2.5, "General", "-2.5"),
        ("007", "@", "007"),
        (7, "00000", "00007"),
        (123456, "00000", "123456"),
        (40123456, r"000\ 000\ 000", "040 123 456"),
        (7, '"SI-"000', "SI-007"),
        (1234.5, "#,##0.00", "1234.50"),
        (2.675, "0.00", "2.68"),
        (0.25, "0%", "25%"),
        (12, "[$€-424] 0", "€ 12"),
        (-5, "0_);(0)", "-5"),
        (0, "0", "0"),
        (3.5, "0.##", "3.5"),
        (5, "# ?/?", "5"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (date(2026, 10, 5), "yyyy-mm-dd", "2026-10-05"),
        (date(2026, 10, 5), "dd.mm.yyyy", "05.10.2026"),
        (date(2026, 10, 5), "d/ m/ yy", "5/ 10/ 26"),
        (date(2026, 10, 5), "mm-dd-yy", "2026-10-05"),
        (date(2026, 10, 5), "dddd, d. mmmm yyyy", "2026-10-05"),
        (datetime.fromisoformat("2026-10-05 14:07"), "d.m.yyyy h:mm", "5.10.2026 14:07"),
        (datetime.fromisoformat("2026-10-05 14:07"), "h:mm AM/PM", "14:07"),
        (time(9, 30), "[h]:mm", "09:30"),
        (timedelta(hours=30), "[h]:mm", "30:00"),
        (time(9, 30), "h:mm AM/PM", "09:30"),
        (1e22, "00000", "1e+22"),
        (10**8, "yyyy-mm-dd", ""),
        (datetime.fromisoformat("1900-01-05"), "yyyy-mm-dd", "1900-01-05"),
        (-5, "yyyy-mm-dd", "-5"),
        ("#N/A", "General", ""),
        ("line\r\nbreak", "General", "line\r\nbreak"),
        (None, "General", ""),
    ],
)
def test_cells_read_as_the_sheet_shows_them(
    tmp_path: Path, value: CellValue, number_format: str, text: str
) -> None:
    assert shown(tmp_path, value, number_format).replace("\r\n", "\n") == text.replace("\r\n", "\n")


def edited(data: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook with some text of one part replaced."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_formula_shows_its_last_value(tmp_path: Path) -> None:
    book, _ = new_workbook(["=1+1", "=X", "a"])
    data = workbook_bytes(book)
    assert read_bytes(tmp_path, data).rows == (("", "", "a"),)
    data = edited(data, SHEET, "<f>1+1</f><v />", "<f>1+1</f><v>2</v>")
    data = edited(data, SHEET, 'r="B1"><f>X</f><v />', 'r="B1" t="str"><f>X</f><v>x</v>')
    assert read_bytes(tmp_path, data).rows == (("2", "x", "a"),)


def test_hidden_rows_are_told(tmp_path: Path) -> None:
    book, sheet = new_workbook(*PEOPLE)
    sheet.row_dimensions[3].hidden = True
    result = read_bytes(tmp_path, workbook_bytes(book))
    assert (result.hidden_rows, result.rows) == (frozenset({2}), PEOPLE)


def test_sheets_are_offered_and_the_first_visible_one_is_read(tmp_path: Path) -> None:
    book, sheet = new_workbook(["old"])
    sheet.title = "Stari"
    sheet.sheet_state = "hidden"
    book.create_sheet("Osebe").append(["new"])
    data = workbook_bytes(book)
    result = read_bytes(tmp_path, data)
    assert (result.sheets, result.sheet, result.rows) == (("Stari", "Osebe"), "Osebe", (("new",),))
    assert read_bytes(tmp_path, data, sheet="Stari").rows == (("old",),)


def test_a_merged_cell_belongs_to_each_of_its_rows(tmp_path: Path) -> None:
    book, sheet = new_workbook(
        ("e-mail", "faculty"),
        ("a@uni.si", "FDV"),
        ("b@uni.si", None),
        (None, None),
        ("c@uni.si", "FF"),
    )
    sheet.merge_cells("B2:B4")
    result = read_bytes(tmp_path, workbook_bytes(book))
    assert result.rows[1:] == (("a@uni.si", "FDV"), ("b@uni.si", "FDV"), ("c@uni.si", "FF"))
    assert list(result.numbers) == [1, 2, 3, 5]


def test_cells_without_references_and_text_in_runs_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    book.create_sheet("S").append(["ab"])
    old = '<c r="A1" t="inlineStr"><is><t>ab</t></is></c>'
    new = '<c t="inlineStr"><is><r><t>Ž</t></r><r><t>iga_x0041_</t></r></is></c><c><v>5</v></c>'
    data = edited(workbook_bytes(book), SHEET, old, new)
    assert read_bytes(tmp_path, data).rows == (("ŽigaA", "5"),)


def test_dates_since_1904_are_dates(tmp_path: Path) -> None:
    book, sheet = new_workbook()
    book.epoch = MAC_EPOCH
    sheet["A1"] = date(2026, 10, 5)
    assert read_bytes(tmp_path, workbook_bytes(book)).rows == (("2026-10-05",),)


def test_a_workbook_made_by_libreoffice_reads_as_it_shows() -> None:
    result = read(Path(__file__).with_name("people_from_libreoffice.xlsx"))
    assert result.rows == (
        ("E-pošta", "Ime in priimek", "Koda", "Vpis", "Delež", "Ura", "Vsota", "Fakulteta"),
        ("ziga.cucek@example.org", "Čuček, Žiga", "00007", "5/ 10/ 2026", "25.5%", "09:30", "8", "FDV"),
        ("spela@example.org", "Žnidar, Špela, dr.", "010", "2025-09-30", "", "", "", "FDV"),
        ("bor@example.org", "Kovač, Bor\nmag.", "01000", "", "", "", "0.1", "FF"),
    )
    assert (list(result.numbers), result.hidden_rows) == ([1, 2, 3, 5], frozenset({2}))
    assert (result.sheets, result.sheet) == (("Osebe", "Arhiv"), "Osebe")


@pytest.mark.parametrize("dimension", ["", '<dimension ref="A1" />', '<dimension ref="B2:C900" />'])
def test_what_a_sheet_says_of_its_size_does_not_count(tmp_path: Path, dimension: str) -> None:
    book, _ = new_workbook(*PEOPLE)
    data = edited(workbook_bytes(book), SHEET, '<dimension ref="A1:E5" />', dimension)
    result = read_bytes(tmp_path, data)
    assert (result.rows, list(result.numbers)) == (PEOPLE, [1, 2, 3, 4, 5])


def test_what_openpyxl_does_not_know_is_passed_over(tmp_path: Path) -> None:
    book, _ = new_workbook(*PEOPLE)
    uri = "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}"
    extension = f'</sheetData><extLst><ext uri="{uri}"/></extLst>'
    data = edited(workbook_bytes(book), SHEET, "</sheetData>", extension)
    assert read_bytes(tmp_path, data).rows == PEOPLE


# -- what cannot be read ---------------------------------------------------------------------------


def a_zip(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"%PDF-1.7\n1 0 obj",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old workbook, or one with a password",
        b"{\\rtf1 text}",
        b"<!DOCTYPE html><html></html>",
        a_zip(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        a_zip(nothing="x")[:40],
        b"ana@uni.si\x00",
    ],
)
def test_other_kinds_of_files_are_no_tables(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(FileNotATable):
        read_bytes(tmp_path, data)


@pytest.mark.parametrize("data", [b"", b"\n\n", b";;;\n;;\n", b"\xef\xbb\xbf", b"   "])
def test_a_file_without_rows_is_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(TableEmpty):
        read_bytes(tmp_path, data)


def test_an_empty_sheet_is_empty(tmp_path: Path) -> None:
    with pytest.raises(TableEmpty):
        read_bytes(tmp_path, workbook_bytes(openpyxl.Workbook()))


def test_folders_and_missing_files_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.csv", tmp_path / "a\x00b"):
        with pytest.raises(FileNotReadable):
            read_table(path)


def test_huge_files_are_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(table_file.LARGEST_FILE + 1)
    with pytest.raises(FileTooLarge) as caught:
        read_table(path)
    assert caught.value.size == table_file.LARGEST_FILE + 1


def test_a_workbook_that_unfolds_to_no_end_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "LARGEST_UNFOLDED", 1_000_000)
    book, _ = new_workbook(*PEOPLE)
    data = edited(workbook_bytes(book), SHEET, "</sheetData>", "</sheetData>" + " " * 2_000_000)
    assert len(data) < 100_000
    with pytest.raises(FileTooLarge) as caught:
        read_bytes(tmp_path, data)
    assert caught.value.size > 2_000_000


@pytest.mark.parametrize("number", ["999999999", "1", "0"])
def test_a_sheet_whose_rows_are_out_of_order_is_no_table(tmp_path: Path, number: str) -> None:
    book, _ = new_workbook(["a"], ["b"])
    data = edited(workbook_bytes(book), SHEET, '<row r="2">', f'<row r="{number}">')
    with pytest.raises(FileNotATable):
        read_bytes(tmp_path, data)


def test_a_sheet_of_the_strict_variety_is_no_table(tmp_path: Path) -> None:
    book, _ = new_workbook(*PEOPLE)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet"
    data = edited(workbook_bytes(book), "xl/_rels/workbook.xml.rels", kind, strict)
    with pytest.raises(FileNotATable):
        read_bytes(tmp_path, data)


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    text, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    text.write_bytes(b"a;b\n" * 10_000)
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for _ in range(2_000):
        sheet.append(["a", "b"])
    workbook.save(book)
    for path in (text, book):
        assert read_table(path, stop=iter([False, True]).__next__) is None


# -- pasted ----------------------------------------------------------------------------------------


def test_a_block_from_a_spreadsheet_is_read() -> None:
    result = read_pasted(as_text("\t"))
    assert (result.rows, result.separator, result.kind) == (PEOPLE, "\t", TableKind.TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Novak <ana@uni.si>; Bor <bor@uni.si>",
        "Novak, Ana <ana@uni.si>, Bor <bor@uni.si>,",
        '"Novak, Ana" <ana@uni.si>\nBor <bor@uni.si>\n',
        "\nNovak, Ana <ANA@uni.si>;Bor <bor@uni.si>;\r\n".replace("ANA", "ana"),
    ],
)
def test_a_list_of_mailboxes_keeps_the_names(text: str) -> None:
    result = read_pasted(text)
    assert result.kind is TableKind.ADDRESSES
    assert result.rows == (("ana@uni.si", "Ana", "Novak"), ("bor@uni.si", "Bor", ""))


@pytest.mark.parametrize("text", ["a@b.si, c@d.si", "a@b.si c@d.si", "a@b.si\n\nc@d.si", "<a@b.si>;<c@d.si>"])
def test_a_list_of_addresses_is_one_column(text: str) -> None:
    result = read_pasted(text)
    assert (result.kind, result.rows) == (TableKind.ADDRESSES, (("a@b.si",), ("c@d.si",)))


def test_lines_of_a_csv_are_no_list_of_mailboxes() -> None:
    result = read_pasted("Ana,Novak,ana@uni.si\nBor,Kovač,bor@uni.si")
    assert (result.kind, result.width) == (TableKind.TEXT, 3)


# -- anything at all -------------------------------------------------------------------------------


@fast
@given(st.text())
def test_any_pasted_text_is_read_or_refused_by_name(text: str) -> None:
    try:
        result = read_pasted(text)
    except FileError:
        return
    assert result.rows
    assert {len(row) for row in result.rows} == {result.width}
    assert len(result.numbers) == len(result.rows)


@fast
@given(st.binary() | st.text(st.sampled_from('"\r\n;,\tab@.')).map(str.encode))
def test_any_file_is_read_or_refused_by_name(tmp_path: Path, data: bytes) -> None:
    try:
        assert read_bytes(tmp_path, data).rows
    except FileError:
        return


@fast
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused_by_name(tmp_path: Path, data: st.DataObject) -> None:
    book, _ = new_workbook(*PEOPLE)
    whole = workbook_bytes(book)
    part = data.draw(st.sampled_from(zipfile.ZipFile(io.BytesIO(whole)).namelist()))
    old = data.draw(st.sampled_from(['"', "=", "1", "<", "sheet", "s", "v"]))
    new = data.draw(st.sampled_from(["", "x", "-1", "999999999", "<"]))
    content = zipfile.ZipFile(io.BytesIO(whole)).read(part).decode()
    damaged = edited(whole, part, old, new) if old in content else whole[: len(whole) // 2]
    try:
        assert read_bytes(tmp_path, damaged).rows
    except FileError:
        return


@fast
@given(
    rows=st.lists(st.lists(cells, min_size=3, max_size=3), min_size=2, max_size=6),
    separator=st.sampled_from([";", ",", "\t", "|"]),
)
def test_what_is_written_as_csv_is_read_back(tmp_path: Path, rows: list[list[str]], separator: str) -> None:
    whole = tuple((f"k{number}", *row, "end") for number, row in enumerate(rows))
    result = read_bytes(tmp_path, as_text(separator, whole).encode(), separator=separator)
    assert result.rows == whole
