"""What stands at a figure's own cell, its label or its head is asked about: comments, and lines through it."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from ingest import guard, workbook
from ingest.marked.cell_marks import HEAD
from ingest.reading import Reading
from targets.vocabulary import Severity
from tests import make_hostile as hostile
from tests import make_hostile_old as old
from tests.make_formats import WHOLE_FORMATS, edited, file_name, in_format
from tests.make_workbooks import (
    codes,
    content,
    district_table,
    finding,
    indicator_list,
    place,
    reading,
    template,
)

COMMENTED = tuple(kind for kind in WHOLE_FORMATS if kind not in ("xls", "et"))
SAID = "此为4月数，5月数待统计"
LINE = Font(strike=True)
THREADS = "http://schemas.microsoft.com/office/2018/threadedcomments"
RELATIONS = f"""<Relationships xmlns="{hostile.PACKAGE}/relationships">
<Relationship Id="rId1" Target="../comments1.xml" Type="{hostile.OFFICE}/comments"/>
<Relationship Id="rId2" Target="../threadedComments/threadedComment1.xml"
 Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/></Relationships>"""


def commented(address: str, text: str = SAID) -> Workbook:
    book = indicator_list()
    book.worksheets[0][address].comment = Comment(text, "某人")
    return book


def struck(*addresses: str) -> Workbook:
    book = indicator_list()
    for address in addresses:
        book.worksheets[0][address].font = LINE
    return book


def asked(book: Workbook | bytes) -> list[str]:
    """The comments that are asked about."""
    return [one.seen for one in reading(book).findings if one.code == "comment_not_read"]


@pytest.mark.parametrize("kind", COMMENTED)
def test_a_comment_on_a_figure_is_quoted_in_every_format(kind: str) -> None:
    read = reading(in_format(commented("F7"), kind), file_name("报表", kind))
    said = finding(read, "comment_not_read")
    assert (said.severity, place(said), said.seen) == (Severity.WARNING, "Sheet1!F7", SAID)


def test_old_workbooks_keep_comments_too() -> None:
    file = old.old_workbook(old.number_cell(0, 0) + old.note(0, 0, SAID))
    (sheet,) = workbook.read(file, guard.inspect(file, "x")).sheets
    assert sheet.comments == {(1, 1): SAID}


@pytest.mark.parametrize("address", ["F7", "B7", "F5", "E4", "A1", "H7"])
def test_so_is_one_on_its_label_its_head_the_title_or_its_remark(address: str) -> None:
    assert asked(commented(address)) == [SAID]


@pytest.mark.parametrize("address", ["E7", "D7", "G7", "A15", "J3"])
def test_one_on_other_numbers_or_below_the_table_is_not(address: str) -> None:
    assert asked(commented(address)) == []


def test_a_comment_copied_to_several_cells_is_asked_about_once() -> None:
    book = indicator_list()
    for address in ("F7", "F9", "F10"):
        book.worksheets[0][address].comment = Comment(SAID, "某人")
    said = finding(reading(book), "comment_not_read")
    assert (place(said), said.values) == ("Sheet1!F7", (("cells", "F7、F9、F10"),))


def test_a_long_comment_is_quoted_by_its_beginning() -> None:
    (said,) = asked(commented("F7", "口径说明\n" * 40))
    assert (len(said), said[-1]) == (60, "…")


def test_our_own_marks_of_an_earlier_check_are_none() -> None:
    assert asked(commented("F7", f"{HEAD}\n✖ 错误 №1")) == []
    assert asked(commented("F7", f"{SAID}\n{HEAD}\n✖ 错误 №1")) == [SAID]


def test_a_thread_of_newer_programs_counts_for_the_note_that_stands_in_for_it() -> None:
    note = f"""<comments xmlns="{hostile.MAIN}"><commentList><comment ref="A1">
        <text><t>[线程批注]</t></text></comment></commentList></comments>"""
    thread = "".join(
        f'<threadedComment ref="A1"><text>{text}</text></threadedComment>' for text in ("甲", "乙")
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": RELATIONS,
        "xl/comments1.xml": note,
        "xl/threadedComments/threadedComment1.xml": f'<x xmlns="{THREADS}">{thread}</x>',
    }
    (sheet,) = workbook.read(hostile.package(parts=parts)).sheets
    assert sheet.comments == {(1, 1): "甲 乙"}


def test_how_a_comment_is_read_aloud_is_no_part_of_it() -> None:
    run = "<r><t>四月数</t></r><rPh sb='0' eb='1'><t>siyue</t></rPh>"
    note = f'<comments xmlns="{hostile.MAIN}"><comment ref="A1"><text>{run}</text></comment></comments>'
    parts = {"xl/worksheets/_rels/sheet1.xml.rels": RELATIONS, "xl/comments1.xml": note}
    (sheet,) = workbook.read(hostile.package(parts=parts)).sheets
    assert sheet.comments == {(1, 1): "四月数"}


def test_endless_comments_are_kept_by_their_beginning() -> None:
    text = "长" * 100_000
    (sheet,) = workbook.read(content(commented("F7", text))).sheets
    assert sheet.comments == {(7, 6): text[:200]}


@pytest.mark.parametrize("kind", WHOLE_FORMATS)
def test_a_figure_struck_through_is_asked_about_in_every_format(kind: str) -> None:
    read = reading(in_format(struck("F7", "F10"), kind), file_name("报表", kind))
    said = finding(read, "figure_struck_out")
    assert (said.severity, place(said), said.seen) == (Severity.WARNING, "Sheet1!F7", "F7、F10")


@pytest.mark.parametrize("kind", WHOLE_FORMATS)
def test_a_line_through_a_part_of_a_text_counts(kind: str) -> None:
    book = indicator_list()
    old_value = TextBlock(InlineFont(strike=True), "12")
    book.worksheets[0]["F7"] = CellRichText("12980家", old_value)
    read: Reading = reading(in_format(book, kind), file_name("报表", kind))
    assert "F7" in [one.seen for one in read.findings if one.code == "figure_struck_out"]


def test_a_label_struck_through_is_asked_about() -> None:
    assert finding(reading(struck("B7")), "figure_struck_out").seen == "B7"


def test_other_cells_struck_through_are_not() -> None:
    assert "figure_struck_out" not in codes(reading(struck("E7", "D7", "A15")))


def test_many_cells_struck_through_are_named_by_the_first_ten() -> None:
    book = district_table()
    for row in range(6, 22):
        book.worksheets[0].cell(row, 2).font = LINE
    said = finding(reading(book), "figure_struck_out").seen
    assert said.startswith("B6、B7、")
    assert (said.count("、"), said[-1]) == (9, "…")


def test_our_own_template_is_asked_about_too() -> None:
    book = template([("绿色工厂", "全市", "家", 5, 8, None)])
    book.worksheets[0]["E5"].comment = Comment(SAID, "某人")
    assert asked(book) == [SAID]


def test_a_comment_part_that_is_not_there_is_no_fault() -> None:
    file = edited(content(commented("F7")), "xl/worksheets/_rels/sheet1.xml.rels", _elsewhere)
    assert asked(file) == []


def _elsewhere(xml: str) -> str:
    return xml.replace("comment1.xml", "comment9.xml")


@pytest.mark.parametrize("hiding", [";;;", '"";"";""', "#,##0;-#,##0;;@"])
def test_a_figure_that_its_number_format_does_not_show_is_asked_about(hiding: str) -> None:
    book = indicator_list()
    book.worksheets[0]["F9"].number_format = hiding
    told = [place(one) for one in reading(book).findings if one.code == "figure_not_shown"]
    assert told == ([] if hiding.startswith("#") else ["Sheet1!F9"])
