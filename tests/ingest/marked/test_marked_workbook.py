"""A sender's own workbook comes back with every finding at its cell and in a list in front."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation

from ingest import guard, workbook
from ingest.marked.list_sheet import HEADER_ROW
from ingest.workbook import RawCell
from targets.vocabulary import Cell, Finding, Severity
from tests import make_hostile as hostile
from tests.make_marked import (
    HEAD,
    LIST,
    SHEET,
    cell_in,
    comment_in,
    given_back,
    jump,
    listed,
    marked,
    note,
    sum_differs,
)
from tests.make_workbooks import content, indicator_list, merged, reading

FILLS = {"FDE3E1": sum_differs, "FFF0CC": jump, "E1EEF9": note}


def cells_of(file: bytes) -> dict[tuple[int, int], RawCell]:
    return next(sheet for sheet in workbook.read(file).sheets if sheet.name == SHEET).cells


@pytest.mark.parametrize("fill", FILLS)
def test_each_severity_has_its_fill_and_its_border(fill: str) -> None:
    cell = cell_in(marked(None, FILLS[fill]()), "F6")
    assert cell.fill.fgColor.rgb[-6:] == fill
    assert cell.border.left.style in {"thin", "dashed", "dotted"}


def test_every_severity_has_a_border_of_its_own() -> None:
    borders = {cell_in(marked(None, make()), "F6").border.top.style for make in FILLS.values()}
    assert len(borders) == len(FILLS)


def test_a_comment_says_it_in_chinese_and_below_in_english() -> None:
    said = comment_in(marked(None, sum_differs()), "F6")
    assert said.index("✕ 错误") < said.index("相差 178家") < said.index("a difference of 178")


def test_several_findings_of_a_cell_share_its_comment_and_the_gravest_fills_it() -> None:
    book = marked(None, jump(), sum_differs())
    said = comment_in(book, "F6")
    assert said.index("✕ 错误 №1") < said.index("◆ 须说明 №2")
    assert cell_in(book, "F6").fill.fgColor.rgb[-6:] == "FDE3E1"


def test_the_list_is_the_first_sheet_and_the_only_one_chosen() -> None:
    book = marked(None, jump())
    assert book.sheetnames == [LIST, SHEET]
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, False]


def test_a_row_of_the_list_says_all_of_a_finding() -> None:
    row = listed(marked(None, sum_differs()))
    assert tuple(row) == HEAD
    assert (row["序号"], row["严重程度"], row["工作表"], row["单元格"]) == (
        1,
        "✕ 错误",
        SHEET,
        "F6",
    )
    assert (row["所见"], row["应为"], row["差额"]) == ("690家", "512家", "178家")
    assert "相差 178家" in str(row["问题"])
    assert str(row["怎么办"]).startswith("请")
    assert str(row["English"]).startswith("The districts'")


@pytest.mark.parametrize("name", ["Sheet1", "一月 二月", "经办人'甲'", "a!b"])
def test_a_link_jumps_to_the_cell_whatever_its_sheet_is_called(name: str) -> None:
    cell = marked(indicator_list(sheet_name=name), jump(sheet=name))[LIST]["D6"]
    assert cell.hyperlink.location == f"'{name.replace(chr(39), chr(39) * 2)}'!F6"


def test_only_warnings_have_a_field_for_an_explanation() -> None:
    book = marked(None, sum_differs(), jump(7))
    fields = [book[LIST][f"J{row}"].protection.locked for row in (6, 7)]
    assert fields == [True, False]


def test_what_was_explained_stands_in_its_field() -> None:
    book = marked(None, replace(jump(), explanation="第三批集中认定"))
    assert listed(book)["说明"] == "第三批集中认定"


def test_a_list_is_made_for_paper() -> None:
    sheet = marked(None, jump())[LIST]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.page_setup.fitToWidth == 1


def test_a_sheet_of_the_same_name_stays_and_ours_gets_a_number() -> None:
    book = indicator_list()
    book.create_sheet(LIST)["A1"] = "自己的"
    found = marked(book, jump())
    assert found.sheetnames == [f"{LIST}2", SHEET, LIST]
    assert found[LIST]["A1"].value == "自己的"


def test_a_senders_comment_stays_above_ours() -> None:
    book = indicator_list()
    book[SHEET]["F6"].comment = Comment("已与统计处核对", "李")
    found = marked(book, jump())
    assert comment_in(found, "F6").startswith("已与统计处核对\n")
    assert "变动异常" in comment_in(found, "F6")


def test_a_comment_elsewhere_stays_as_it_is() -> None:
    book = indicator_list()
    book[SHEET]["B6"].comment = Comment("口径见附注", "李")
    assert comment_in(marked(book, jump()), "B6") == "口径见附注"


def test_a_merge_is_marked_at_its_first_cell() -> None:
    book = indicator_list()
    merged(book[SHEET], "J6:K7", "合")
    assert comment_in(marked(book, jump(7, column=11)), "J6")


def test_a_whole_row_is_marked_at_its_first_filled_cell() -> None:
    whole = Finding("hidden_rows_read", Severity.WARNING, Cell(SHEET, 8, 0), "8")
    book = marked(None, whole)
    assert "（整行）" in comment_in(book, "B8")
    assert listed(book)["单元格"] == "第 8 行"


def test_a_finding_of_the_whole_file_stands_in_the_list_alone() -> None:
    book = marked(None, Finding("nothing_reported", Severity.ERROR))
    assert (listed(book)["单元格"], listed(book)["工作表"]) == ("整个文件", None)
    assert book[LIST]["D6"].hyperlink is None


def test_a_finding_at_a_sheet_that_is_not_there_stands_in_the_list_alone() -> None:
    book = marked(None, jump(sheet="不在"))
    assert (listed(book)["工作表"], book[LIST]["D6"].hyperlink) == ("不在", None)


def test_a_hidden_place_is_said_to_be_hidden() -> None:
    book = indicator_list()
    book[SHEET].row_dimensions[6].hidden = True
    book[SHEET].column_dimensions["F"].hidden = True
    assert listed(marked(book, jump()))["单元格"] == "F6（隐藏行）（隐藏列）"


def test_a_hidden_sheet_is_named_without_a_link() -> None:
    book = indicator_list()
    book.create_sheet("显")
    book[SHEET].sheet_state = "hidden"
    found = marked(book, jump())
    assert listed(found)["单元格"] == "F6（隐藏工作表）"
    assert found[LIST]["D6"].hyperlink is None


def test_a_protected_sheet_is_marked_and_stays_protected() -> None:
    book = indicator_list()
    book[SHEET].protection.sheet = True
    found = marked(book, jump())
    assert comment_in(found, "F6")
    assert found[SHEET].protection.sheet


def test_validations_and_conditional_formats_stay() -> None:
    book = indicator_list()
    sheet = book[SHEET]
    rule = DataValidation("list", formula1='"甲,乙"')
    rule.add("B6")
    sheet.add_data_validation(rule)
    red = Rule(
        "cellIs", operator="lessThan", formula=["0"], dxf=DifferentialStyle(font=Font(b=True))
    )
    sheet.conditional_formatting.add("F6:F9", red)
    found = marked(book, jump())[SHEET]
    assert [str(one.sqref) for one in found.data_validations.dataValidation] == ["B6"]
    assert [str(one.sqref) for one in found.conditional_formatting] == ["F6:F9"]


def test_more_than_five_hundred_findings_are_all_listed() -> None:
    book = marked(None, *(jump(row, column=9) for row in range(1, 701)))
    assert listed(book, 700)["序号"] == 700
    assert comment_in(book, "I700")


def test_beyond_two_thousand_the_head_says_how_many_more_there_are() -> None:
    book = marked(None, *(note(row) for row in range(1, 2011)))
    assert "另有 10 条" in str(book[LIST]["A2"].value)


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    seen = replace(jump(), seen='=HYPERLINK("http://example.invalid")')
    cell = marked(None, seen)[LIST]["F6"]
    assert (cell.data_type, cell.value) == ("s", seen.seen)


def test_signs_that_no_cell_can_hold_are_left_out() -> None:
    assert listed(marked(None, replace(jump(), seen="a\x07\x00b")))["所见"] == "ab"


def test_a_very_long_text_is_shortened() -> None:
    assert len(str(listed(marked(None, replace(jump(), seen="长" * 30_000)))["所见"])) < 300


def test_a_formula_keeps_what_it_last_gave() -> None:
    given = (("n", "8"), ("str", "甲&amp;乙"), ("b", "1"), ("e", "#N/A"), ("str", ""))
    cells = (f'<c t="{kind}"><f>A9</f><v>{value}</v></c>' for kind, value in given)
    rows = "".join(cells).replace("<c", '<c r="{}1"').format(*"ABCDE")
    file = hostile.package(f'<row r="1">{rows}<c r="F1"><f>A8</f></c></row>')
    assert cells_of(given_back(file, jump(3))[1]) == cells_of(file)


def test_marks_change_nothing_that_is_read() -> None:
    book = indicator_list()
    before = reading(book, "市经信委.xlsx")
    _, back = given_back(book, *(jump(figure.cell.row) for figure in before.observations))
    guard.inspect(back, "x.xlsx")
    assert cells_of(back) == cells_of(content(book))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("九月月报.xlsx", "九月月报_批注.xlsx"),
        ("九月月报_批注.xlsx", "九月月报_批注.xlsx"),
        ("无后缀", "无后缀_批注.xlsx"),
        (".xlsx", ".xlsx_批注.xlsx"),
    ],
)
def test_the_file_is_named_after_the_senders(name: str, expected: str) -> None:
    assert given_back(None, jump(), name=name)[0] == expected


def test_a_very_long_name_still_fits_a_disk() -> None:
    name, _ = given_back(None, jump(), name="长" * 84 + ".xlsx")
    assert name.endswith("_批注.xlsx")
    assert len(name.encode()) <= 255


def test_the_heads_of_the_list_stand_in_both_languages() -> None:
    sheet = marked(None, jump())[LIST]
    heads = [sheet.cell(HEADER_ROW, column).value for column in range(1, len(HEAD) + 1)]
    assert "说明\nExplanation" in heads
    assert "问题\nProblem" in heads
