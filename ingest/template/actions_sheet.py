"""The sheet 事项: what a body says of the actions that it leads or supports."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.template.entry_rules import allow_dates, allow_words
from ingest.template.heading import Heading
from ingest.template.looks import (
    CENTRED,
    FIRST_ROW,
    INDENTED,
    Top,
    as_identity,
    as_input,
    cell_at,
    head,
    put,
    set_up,
)
from ingest.template.rows import owners
from targets.catalogue import Catalogue
from targets.vocabulary import Action, ActionState
from wording import say

COLUMNS = ("clause", "action", "state", "done_on", "evidence", "progress")
WIDTHS = (9, 46, 11, 13, 30, 56)
STATE, DONE_ON, EVIDENCE, PROGRESS = 3, 4, 5, 6
CLAUSE_FORMAT = '"第"0"条"'


def actions_of(catalogue: Catalogue, agency: str) -> tuple[Action, ...]:
    """Those that name the body, in the order of the notice."""
    mine = owners(catalogue, agency)
    return tuple(action for action in catalogue.actions if mine & set(action.responsible))


def write_actions(book: Workbook, catalogue: Catalogue, agency: str, heading: Heading) -> None:
    sheet: Worksheet = book.create_sheet(say("ingest.sheet_actions", "zh"))
    columns = [say(f"ingest.column_{name}", "zh") for name in COLUMNS]
    head(sheet, heading, Top(columns, say("ingest.advice_actions", "zh")))
    actions = actions_of(catalogue, agency)
    for number, action in enumerate(actions, start=FIRST_ROW):
        _write(sheet, number, action)
    filled = range(FIRST_ROW, FIRST_ROW + len(actions))
    if actions:
        states = [say(f"ingest.state_{state}", "zh") for state in ActionState]
        allow_words(sheet, [cell_at(sheet, row, STATE) for row in filled], states)
        days = [cell_at(sheet, row, DONE_ON) for row in filled]
        allow_dates(sheet, days, not_before=catalogue.notice.start.year)
    set_up(sheet, WIDTHS, frozen=f"C{FIRST_ROW}")


def _write(sheet: Worksheet, number: int, action: Action) -> None:
    clause = put(sheet, number, 1, action.clause)
    clause.number_format = CLAUSE_FORMAT
    clause.alignment = CENTRED
    as_identity(clause)
    title = put(sheet, number, 2, action.title.zh)
    title.alignment = INDENTED
    as_identity(title)
    for column in (STATE, DONE_ON, EVIDENCE, PROGRESS):
        cell = put(sheet, number, column, None)
        as_input(cell)
        cell.alignment = CENTRED if column in (STATE, DONE_ON) else INDENTED
    sheet.cell(number, DONE_ON).number_format = "yyyy-mm-dd"
    sheet.row_dimensions[number].height = 34
