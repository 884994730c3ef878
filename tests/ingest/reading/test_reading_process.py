"""Cells are read in a process of their own; whatever happens there is only an answer here."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.workbook.defined_name import DefinedName

from ingest import workbook
from ingest.errors import UnreadableError
from ingest.opening.apart.process import Limits, ReadingProcess
from ingest.workbook import CellKind, RawCell, Sheet
from tests import make_hostile as hostile
from tests.make_workbooks import content, empty_book, indicator_list, put_rows

SHORT = Limits(cpu_seconds=1, wall_seconds=3)
GRID = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'


@pytest.fixture
def process() -> Iterator[ReadingProcess]:
    started = ReadingProcess()
    yield started
    started.stop()


def only_sheet(file: bytes) -> Sheet:
    (sheet,) = workbook.read(file).sheets
    return sheet


def cell_of(xml: str) -> RawCell:
    return only_sheet(hostile.package(f'<row r="1">{xml}</row>')).cells[1, 1]


def test_every_kind_of_cell_keeps_its_kind() -> None:
    book = empty_book()
    put_rows(
        book.create_sheet("表"),
        [(1, 10075.63, "文字", True, datetime(2023, 5, 31), date(2023, 5, 1), "=1+1")],  # noqa: DTZ001
        1,
    )
    cells = only_sheet(content(book)).cells
    assert [(cell.kind, cell.text) for cell in cells.values()] == [
        (CellKind.NUMBER, "1"),
        (CellKind.NUMBER, "10075.63"),
        (CellKind.TEXT, "文字"),
        (CellKind.TRUTH, "TRUE"),
        (CellKind.DATE, "2023-05-31T00:00:00"),
        (CellKind.DATE, "2023-05-01T00:00:00"),
        (CellKind.NOT_CALCULATED, "=1+1"),
    ]


def test_a_number_is_exact() -> None:
    assert cell_of('<c r="A1"><v>10075.63</v></c>').number == Decimal("10075.63")


@pytest.mark.parametrize("value", ["NaN", "1e999", "-1e999", "INF", "1.2.3", "١٢x"])
def test_numbers_that_are_none_are_errors_with_their_text(value: str) -> None:
    cell = cell_of(f'<c r="A1"><v>{value}</v></c>')
    assert cell.kind is CellKind.ERROR
    assert cell.number is None


def test_a_calculated_formula_gives_its_stored_value() -> None:
    cell = cell_of('<c r="A1"><f>1+1</f><v>2</v></c>')
    assert (cell.kind, cell.text, cell.is_formula) == (CellKind.NUMBER, "2", True)


def test_a_formula_that_gave_an_empty_text_is_blank_not_uncalculated() -> None:
    sheet = only_sheet(hostile.package('<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>'))
    assert sheet.cells == {}


def test_an_error_cell_keeps_its_error() -> None:
    cell = cell_of('<c r="A1" t="e"><f>A9</f><v>#REF!</v></c>')
    assert (cell.kind, cell.text) == (CellKind.ERROR, "#REF!")


def test_a_raised_digit_becomes_a_footnote_mark() -> None:
    book = empty_book()
    raised = TextBlock(InlineFont(vertAlign="superscript"), "1")
    book.create_sheet("表")["A1"] = CellRichText("1234", raised)
    assert only_sheet(content(book)).cells[1, 1].text == "1234¹"


def test_merges_hidden_parts_names_and_formats_are_kept() -> None:
    book = indicator_list()
    sheet = book.worksheets[0]
    sheet["D7"].number_format = '0!.0,"万元"'
    sheet.row_dimensions[8].hidden = True
    sheet.column_dimensions["G"].hidden = True
    book.create_sheet("藏").sheet_state = "veryHidden"
    book["藏"]["A1"] = 1
    book.defined_names["ptm_form"] = DefinedName("ptm_form", attr_text='"x"')
    read = workbook.read(content(book))
    first, second = read.sheets
    assert (1, 1, 1, 8) in first.merges
    assert (set(first.hidden_rows), set(first.hidden_columns)) == ({8}, {7})
    assert first.cells[7, 4].number_format == '0!.0,"万元"'
    assert (second.name, second.is_hidden) == ("藏", True)
    assert read.names == {"ptm_form": '"x"'}


def test_a_merge_shows_its_first_cell_everywhere() -> None:
    sheet = only_sheet(content(indicator_list()))
    cell = sheet.covering(4, 6)
    assert cell is not None
    assert cell.text == "完成情况"
    assert sheet.at(4, 6) is None


def test_pictures_are_not_opened() -> None:
    drawing = '<drawing r:id="rId1" xmlns:r="x"/>'
    relation = f'<Relationship Id="rId1" Target="../drawing1.xml" Type="{hostile.OFFICE}/drawing"/>'
    relations = f'<Relationships xmlns="{hostile.PACKAGE}/relationships">{relation}</Relationships>'
    parts = {"xl/worksheets/_rels/sheet1.xml.rels": relations, "xl/drawing1.xml": "not even xml"}
    file = hostile.package(after=drawing, parts=parts)
    assert only_sheet(file).cells[1, 1].text == "1"


@pytest.mark.parametrize(
    "file",
    [
        hostile.package(parts={"xl/workbook.xml": "<workbook/>"}),
        hostile.package(parts={"[Content_Types].xml": "<Types/>"}),
        hostile.package(parts={"xl/worksheets/_rels/sheet1.xml.rels": "not even xml"}),
        hostile.package('<row r="x"><c r="1A"><v>1</v></c></row>'),
        b"no zip at all",
    ],
)
def test_what_openpyxl_cannot_read_is_damaged(file: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"damaged|no_sheets"):
        workbook.read(file)


def test_a_workbook_that_hangs_the_reader_is_stopped() -> None:
    with pytest.raises(UnreadableError, match=r"took_too_long|reading_died|too_much_memory"):
        workbook.read(hostile.package(after=GRID), limits=SHORT)


def test_a_workbook_that_eats_memory_is_stopped() -> None:
    rows = "".join(
        f'<row><c t="inlineStr"><is><t>{"x" * 5000}</t></is></c></row>' for _ in range(20000)
    )
    with pytest.raises(UnreadableError, match=r"too_much_memory|reading_died"):
        workbook.read(hostile.package(rows), limits=Limits(memory=120 << 20, cpu_seconds=10))


def test_an_answer_beyond_measure_is_not_taken() -> None:
    with pytest.raises(UnreadableError, match="reading_died"):
        workbook.read(content(indicator_list()), limits=Limits(answer_bytes=10))


def test_the_process_reads_on_after_hostile_files(process: ReadingProcess) -> None:
    good = content(indicator_list())
    assert process.read(good, SHORT)["sheets"]
    before = memory_of(process)
    for file in (
        hostile.package(after=GRID),
        b"junk",
        hostile.package(parts={"xl/styles.xml": "<"}),
    ):
        with pytest.raises(UnreadableError):
            process.read(file, SHORT)
    for _ in range(20):
        assert process.read(good, SHORT)["sheets"]
    assert memory_of(process) <= before + 4096


def memory_of(process: ReadingProcess) -> int:
    """Resident kilobytes of the warm process."""
    assert process._process is not None
    status = Path(f"/proc/{process._process.pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0])


def test_many_threads_may_read_at_once(process: ReadingProcess) -> None:
    good = content(indicator_list())
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: process.read(good, SHORT), range(24)))
    assert all(answer == answers[0] for answer in answers)


def test_a_hanging_file_does_not_hold_up_the_others(process: ReadingProcess) -> None:
    slow = threading.Thread(target=suffer, args=(process,))
    slow.start()
    assert process.read(content(indicator_list()), SHORT)["sheets"]
    assert slow.is_alive()
    slow.join()


def suffer(process: ReadingProcess) -> None:
    with pytest.raises(UnreadableError):
        process.read(hostile.package(after=GRID), SHORT)


def test_a_process_that_died_is_replaced(process: ReadingProcess) -> None:
    good = content(indicator_list())
    process.read(good, SHORT)
    assert process._process is not None
    os.kill(process._process.pid, signal.SIGKILL)
    process._process.wait()
    assert process.read(good, SHORT)["sheets"]


def test_the_reading_process_knows_no_secret(
    monkeypatch: pytest.MonkeyPatch, process: ReadingProcess
) -> None:
    monkeypatch.setenv("MONITOR_SECRET", "do-not-tell")
    process.read(content(indicator_list()), SHORT)
    assert process._process is not None
    seen = Path(f"/proc/{process._process.pid}/environ").read_bytes()
    assert b"do-not-tell" not in seen


def test_no_file_is_left_behind(
    process: ReadingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    process.read(content(indicator_list()), SHORT)
    assert list(tmp_path.iterdir()) == []
