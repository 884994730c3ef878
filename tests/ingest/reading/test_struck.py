"""Which cells are struck out, wholly or in part, in every format that keeps it."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from ingest import guard, workbook
from tests.make_ods import document, package
from tests.make_workbooks import content, empty_book

LINE = '<style:text-properties style:text-line-through-style="{}"/>'
NO_LINE = frozenset[tuple[int, int]]()


def struck(file: bytes) -> frozenset[tuple[int, int]]:
    return workbook.read(file, guard.inspect(file, "名单")).sheets[0].struck


def test_in_an_xlsx() -> None:
    book = empty_book()
    sheet = book.create_sheet("名单")
    sheet["A1"], sheet["A2"], sheet["B3"] = "甲", "乙", "丙"
    sheet["A2"].font = Font(strike=True)
    sheet["B3"] = CellRichText("新名", TextBlock(InlineFont(strike=True), "旧名"))
    assert struck(content(book)) == {(2, 1), (3, 2)}


def test_in_an_xls() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    sheet.write(0, 0, "甲")
    sheet.write(1, 0, "乙", xlwt.easyxf("font: struck_out on"))
    line = xlwt.easyfont("struck_out on")
    sheet.write_rich_text(2, 1, [("新名", xlwt.Font()), ("旧名", line)])
    target = BytesIO()
    book.save(target)
    assert struck(target.getvalue()) == {(2, 1), (3, 2)}


@pytest.mark.parametrize(("own", "expected"), [("", {(1, 1)}), (LINE.format("none"), NO_LINE)])
def test_in_an_ods_as_its_style_or_that_style_s_parent_says(
    own: str, expected: frozenset[tuple[int, int]]
) -> None:
    styles = (
        f'<style:style style:name="a" style:family="table-cell">{LINE.format("solid")}</style:style>'
        '<style:style style:name="b" style:family="table-cell" style:parent-style-name="a">'
        f"{own}</style:style>"
    )
    cell = '<table:table-cell table:style-name="b" office:value-type="string"><text:p>甲</text:p>'
    row = f"<table:table-row>{cell}</table:table-cell></table:table-row>"
    body = f'<table:table table:name="名单">{row}</table:table>'
    assert struck(package(document(body, styles=styles))) == expected
