"""The sheet 填报说明: how to fill the workbook in, in both languages."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.heading import Heading
from ingest.template.looks import A4, BODY, QUIET, STRONG, TITLE, put, put_on_paper
from targets.vocabulary import LANGUAGES
from wording import say

ADVICE = ("fill", "unit", "cumulative", "nil", "missing", "explain", "months", "actions", "send")
WIDTHS = (14, 104)


def write_guide(book: Workbook, heading: Heading) -> None:
    sheet: Worksheet = book.create_sheet(say("ingest.sheet_guide", "zh"))
    put(sheet, 1, 1, say("ingest.sheet_guide", "zh"), font=TITLE).alignment = Alignment()
    put(sheet, 2, 1, heading.title, font=QUIET).alignment = Alignment()
    row = 4
    for language in LANGUAGES:
        for advice in ADVICE:
            put(sheet, row, 1, say(f"ingest.guide_{advice}_what", language), font=STRONG)
            put(sheet, row, 2, say(f"ingest.guide_{advice}", language), font=BODY)
            for column in (1, 2):
                sheet.cell(row, column).alignment = Alignment(vertical="top", wrap_text=True)
            sheet.row_dimensions[row].height = 34
            row += 1
        row += 1
    for letter, width in zip("AB", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    put_on_paper(sheet)
