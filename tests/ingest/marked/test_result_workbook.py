"""A file that marking would harm, or that nobody should open, gets a workbook of results beside it."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from PIL import Image as Picture

from targets.vocabulary import Cell, Finding, Severity
from tests import make_hostile as hostile
from tests.make_marked import LIST, SHEET, comment_in, given_back, jump, listed, marked
from tests.make_workbooks import content, indicator_list

EXTENDED = (
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"/></extLst>'
)
PARTS = {
    "xl/pivotTables/pivotTable1.xml": "数据透视表",
    "_xmlsignatures/sig1.xml": "数字签名",
    "xl/connections.xml": "外部数据连接",
    "xl/threadedComments/threadedComment1.xml": "对话式批注",
    "xl/richData/rdrichvalue.xml": "xl/richData/rdrichvalue.xml",
}


def with_a_chart() -> bytes:
    book = indicator_list()
    chart = BarChart()
    chart.add_data(Reference(book[SHEET], min_col=6, min_row=6, max_row=9))
    book.worksheets[0].add_chart(chart, "J2")
    book.worksheets[0]["G6"] = "=F6/D6"
    book.create_sheet("其他")["A1"] = 1
    return content(book)


def with_a_picture() -> bytes:
    drawn = BytesIO()
    Picture.new("RGB", (8, 8), "red").save(drawn, "PNG")
    book = indicator_list()
    book[SHEET].add_image(Image(drawn), "J2")
    return content(book)


def first_lines(book: Workbook) -> str:
    return "\n".join(str(book[LIST].cell(row, 1).value) for row in range(1, 5))


DRAWN = [(with_a_chart(), "图表"), (with_a_picture(), "图片")]


@pytest.mark.parametrize(("file", "named"), DRAWN, ids=["chart", "picture"])
def test_what_is_drawn_is_not_lost_and_the_first_sheet_says_so(file: bytes, named: str) -> None:
    name, back = given_back(file, jump())
    found = load_workbook(BytesIO(back))
    assert name == "报表_核对结果.xlsx"
    assert named in first_lines(found)
    assert "请勿上传本文件" in first_lines(found)
    assert "Do not upload this file" in first_lines(found)


@pytest.mark.parametrize("part", PARTS)
def test_no_part_that_a_round_trip_would_drop_is_dropped(part: str) -> None:
    file = hostile.package(parts={part: "<x/>"})
    assert PARTS[part] in first_lines(marked(file, jump(1, column=1)))


def test_formats_that_openpyxl_cannot_keep_are_not_dropped() -> None:
    found = marked(hostile.package(after=EXTENDED), jump(1, column=1))
    assert "条件格式" in first_lines(found)


def test_a_copy_holds_the_values_at_their_cells_with_the_marks() -> None:
    found = marked(with_a_chart(), jump(), jump(9))
    assert found.sheetnames == [LIST, SHEET]
    assert found[SHEET]["F9"].value == 8288
    assert found[SHEET]["A1"].value == "2023年5月中小企业重点指标完成情况月报表"
    assert "变动异常" in comment_in(found, "F9")
    assert found[LIST]["D7"].hyperlink.location == "'Sheet1'!F9"


def test_only_sheets_with_findings_are_copied() -> None:
    assert marked(with_a_chart(), jump()).sheetnames == [LIST, SHEET]


def test_a_formula_without_a_result_is_copied_as_its_text() -> None:
    cell = marked(with_a_chart(), jump())[SHEET]["G6"]
    assert (cell.data_type, cell.value) == ("s", "=F6/D6")


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"no workbook",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut",
        b"PK\x03\x04 broken",
        hostile.package(parts={"xl/vbaProject.bin": b"\0"}),
        hostile.package(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    ],
)
def test_what_the_guard_refuses_is_never_opened_and_still_answered(file: bytes) -> None:
    finding = Finding("damaged", Severity.ERROR)
    name, back = given_back(file, finding)
    book = load_workbook(BytesIO(back))
    assert (name, book.sheetnames) == ("报表_核对结果.xlsx", [LIST])
    assert "没有打开" in first_lines(book)
    assert listed(book)["怎么办"]


def test_a_file_that_breaks_the_marking_gets_a_result() -> None:
    broken = hostile.package('<row r="1"><c r="A1" s="99"><v>1</v></c></row>')
    name, _ = given_back(broken, Finding("jump", Severity.WARNING, Cell("Sheet1", 1, 1)))
    assert name == "报表_核对结果.xlsx"


def test_the_senders_bytes_stay_as_they_are() -> None:
    file = content(indicator_list())
    before = bytes(file)
    given_back(file, jump())
    assert file == before
