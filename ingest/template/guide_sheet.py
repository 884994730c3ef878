"""The sheet 填报说明: which sheets must be filled in, and how, in both languages."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.heading import Heading
from ingest.template.looks import (
    A4,
    BODY,
    CENTRED,
    HEADER,
    HEADER_FILL,
    INPUT_FILL,
    OPTIONAL_TAB,
    QUIET,
    STRONG,
    TITLE,
    as_identity,
    put,
    put_on_paper,
)
from targets.vocabulary import LANGUAGES, Language
from wording import say

SHEETS = ("figures", "actions", "months", "years", "milestones", "allocations", "levels")
REQUIRED = ("figures", "actions")
ADVICE = ("fill", "unit", "cumulative", "nil", "missing", "explain", "months", "send")
WIDTHS = (22, 12, 96)
TOP = Alignment(vertical="top", wrap_text=True, indent=1)


def write_guide(book: Workbook, heading: Heading) -> None:
    """Only the sheets that the workbook has are explained."""
    there = [name for name in SHEETS if say(f"ingest.sheet_{name}", "zh") in book.sheetnames]
    sheet: Worksheet = book.create_sheet(say("ingest.sheet_guide", "zh"))
    put(sheet, 1, 1, say("ingest.sheet_guide", "zh"), font=TITLE).alignment = Alignment()
    who = "　　".join(filter(None, (heading.title, heading.body, heading.due)))
    put(sheet, 2, 1, who, font=QUIET).alignment = Alignment()
    sheet.row_dimensions[1].height = 30
    row = 4
    for language in LANGUAGES:
        row = _sheets(sheet, row, there, language)
        row = _rules(sheet, row, language) + 1
    _set_up(sheet)


def _sheets(sheet: Worksheet, row: int, there: list[str], language: Language) -> int:
    """A line a sheet; the first free row is returned."""
    words = [say(f"ingest.guide_{name}", language) for name in ("sheet", "fill_in", "holds")]
    _header(sheet, row, words)
    for row_of_sheet, name in enumerate(there, start=row + 1):
        must = name in REQUIRED
        needed = say("ingest.guide_must" if must else "ingest.guide_may", language)
        texts = (
            say(f"ingest.sheet_{name}", "zh"),
            needed,
            say(f"ingest.guide_of_{name}", language),
        )
        for column, text in enumerate(texts, start=1):
            cell = put(sheet, row_of_sheet, column, text, font=STRONG if must else BODY)
            as_identity(cell)
            cell.alignment = CENTRED if column == 2 else TOP
        if must:
            sheet.cell(row_of_sheet, 2).fill = INPUT_FILL
        sheet.row_dimensions[row_of_sheet].height = 20
    return row + 1 + len(there)


def _rules(sheet: Worksheet, row: int, language: Language) -> int:
    _header(sheet, row, [say("ingest.guide_rules", language), "", ""])
    for line, advice in enumerate(ADVICE, start=row + 1):
        put(sheet, line, 1, say(f"ingest.guide_{advice}_what", language), font=STRONG)
        put(sheet, line, 2, say(f"ingest.guide_{advice}", language), font=BODY)
        sheet.merge_cells(start_row=line, start_column=2, end_row=line, end_column=3)
        for column in (1, 2):
            sheet.cell(line, column).alignment = TOP
        sheet.row_dimensions[line].height = 20 if language == "zh" else 34
    return row + 1 + len(ADVICE)


def _header(sheet: Worksheet, row: int, words: list[str]) -> None:
    for column, word in enumerate(words, start=1):
        cell = put(sheet, row, column, word, font=HEADER)
        cell.fill = HEADER_FILL
        cell.alignment = CENTRED if column == 2 else Alignment(vertical="center", indent=1)
    sheet.row_dimensions[row].height = 22


def _set_up(sheet: Worksheet) -> None:
    for letter, width in zip("ABC", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_properties.tabColor = OPTIONAL_TAB
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    put_on_paper(sheet)
