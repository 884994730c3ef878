"""The sheet 问题清单: one row a finding, with a way to its cell and room for the explanation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from ingest.marked.line import Line
from ingest.marked.looks import LOOKS, dress_like
from ingest.marked.measure import lines_taken
from ingest.template import looks as plain
from ingest.template.looks import (
    BODY,
    CENTRED,
    FACE,
    HAIR,
    INPUT_FILL,
    QUIET,
    STRONG,
    TITLE,
    cell_at,
    put,
)
from targets.vocabulary import LANGUAGES, Severity
from targets.vocabulary import Cell as Place
from wording import say

MARKED = "ptm_marked"
"""The defined name that leads to the sheet, whatever it is called by then."""

COLUMNS = (
    *(("number", 6), ("severity", 10), ("sheet", 12), ("cell", 10), ("problem", 34)),
    *(("seen", 14), ("expected", 14), ("difference", 12), ("advice", 30), ("explanation", 24)),
    ("english", 36),
)
NUMBER, CELL, EXPLANATION = 1, 4, 10
IDENTITY, WORN = len(COLUMNS) + 1, len(COLUMNS) + 2
"""Two hidden columns: which finding a row is about, and the style that its cell wore before."""

TITLE_ROW, FILE_ROW, ADVICE_ROW, NOTICE_ROW, HEADER_ROW = 1, 2, 3, 4, 5
LONGEST_EXPLANATION = 500
LINE_HEIGHT, SMALLER = 14.5, 1.12
"""Of a row in points; how much smaller the English beside it is set: LibreOffice cuts it at more."""

MOST_LINES = 2000
"""Nobody reads more; how many there are is said above them."""


@dataclass(frozen=True, slots=True)
class About:
    """What the head of the sheet says of the file, beside the findings."""

    file_name: str
    notice: str = ""
    is_result: bool = False


def write_list(
    book: Workbook, lines: Sequence[Line], about: About, before: Mapping[int, Cell]
) -> Worksheet:
    """As the first sheet, and the one that opens. `before`: the style of each line's cell until now."""
    names = {sheet.title: sheet for sheet in book.worksheets}
    sheet: Worksheet = book.create_sheet(_free_title(book), 0)
    _head(sheet, lines, about)
    for row, line in enumerate(lines[:MOST_LINES], HEADER_ROW + 1):
        _write(sheet, row, line, names.get(line.sheet))
        if line.number in before:
            dress_like(sheet.cell(row, WORN), before[line.number])
    _set_up(sheet, len(lines[:MOST_LINES]))
    _lead(book, sheet)
    return sheet


def _free_title(book: Workbook) -> str:
    """问题清单, else 问题清单2: the sender may have a sheet of that name."""
    taken, name = {title.casefold() for title in book.sheetnames}, say("marked.sheet", "zh")
    numbered = (f"{name}{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *numbered) if one.casefold() not in taken)


def _head(sheet: Worksheet, lines: Sequence[Line], about: About) -> None:
    put(sheet, TITLE_ROW, 1, say("marked.title", "zh"), font=TITLE)
    put(sheet, FILE_ROW, 1, _counted(lines, about.file_name), font=STRONG)
    advice = f"{say('marked.advice', 'zh')}\n{say('marked.advice', 'en')}"
    put(sheet, ADVICE_ROW, 1, None if about.is_result else advice, font=QUIET)
    put(sheet, NOTICE_ROW, 1, about.notice or None, font=Font(name=FACE, size=10, color="8A5A00"))
    heights = {TITLE_ROW: 30, FILE_ROW: 20, HEADER_ROW: 34}
    heights |= {NOTICE_ROW: 50 if about.notice else 6, ADVICE_ROW: 6 if about.is_result else 48}
    for row, height in heights.items():
        sheet.row_dimensions[row].height = height
        if row != HEADER_ROW:
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(COLUMNS))
    for column, (name, _) in enumerate(COLUMNS, 1):
        cell = put(sheet, HEADER_ROW, column, header(name), font=plain.HEADER)
        cell.fill, cell.alignment = plain.HEADER_FILL, CENTRED


def header(name: str) -> str:
    """Chinese above English, as the findings below stand in both."""
    return "\n".join(dict.fromkeys(say(f"marked.column_{name}", each) for each in LANGUAGES))


def _counted(lines: Sequence[Line], file_name: str) -> str:
    counts = {each: sum(line.severity is each for line in lines) for each in Severity}
    words = (
        f"{LOOKS[each].symbol} {say(f'marked.severity_{each}', 'zh')} {count}"
        for each, count in counts.items()
        if count
    )
    rest = len(lines) - MOST_LINES
    more = say("marked.more", "zh", shown=MOST_LINES, rest=rest) if rest > 0 else ""
    return "　　".join(filter(None, (file_name, *words, more)))


def _write(sheet: Worksheet, row: int, line: Line, about: Worksheet | None) -> None:
    look = LOOKS[line.severity]
    severity = f"{look.symbol} {say(f'marked.severity_{line.severity}', 'zh')}"
    texts: tuple[str | int, ...] = (
        *(line.number, severity, line.sheet, _place(line, about), line.problem, line.seen),
        *(line.expected, line.difference, line.advice, line.explanation, line.english),
    )
    for column, text in enumerate(texts, 1):
        cell = put(sheet, row, column, text or None, font=QUIET if column == len(texts) else BODY)
        cell.border = Border(left=HAIR, right=HAIR, top=HAIR, bottom=HAIR)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.cell(row, NUMBER).alignment = Alignment(vertical="top", horizontal="center")
    mark = sheet.cell(row, NUMBER + 1)
    mark.fill, mark.font = look.fill, Font(name=FACE, size=10, bold=True, color=look.ink)
    if line.asks:
        said = sheet.cell(row, EXPLANATION)
        said.fill, said.protection = INPUT_FILL, Protection(locked=False)
    _link(cell_at(sheet, row, CELL), line, about)
    sheet.row_dimensions[row].height = _height(texts)
    put(sheet, row, IDENTITY, line.identity)


def _height(texts: Sequence[object]) -> float:
    """With room for one line of explanation more than there is."""
    columns = zip(texts[:-1], COLUMNS[:-1], strict=True)
    taken = (lines_taken(str(text), width) for text, (_, width) in columns)
    english = lines_taken(str(texts[-1]), COLUMNS[-1][1] * SMALLER)
    return max(LINE_HEIGHT * max(2, *taken), LINE_HEIGHT * english / SMALLER) + 5


def _place(line: Line, about: Worksheet | None) -> str:
    """`F9`, and whether one must unhide something to see it."""
    if line.row == 0:
        return say("marked.whole_file", "zh")
    address = Place(line.sheet, line.row, line.column).address
    if line.column == 0:
        address = say("marked.row", "zh", row=line.row)
    return address + (_hidden(line, about) if about is not None else "")


def _hidden(line: Line, sheet: Worksheet) -> str:
    letters = get_column_letter(max(line.column, 1))
    hidden = {
        "hidden_sheet": sheet.sheet_state != "visible",
        "hidden_row": sheet.row_dimensions[line.row].hidden,
        "hidden_column": line.column > 0 and _is_hidden(sheet, line.column, letters),
    }
    return "".join(say(f"marked.{name}", "zh") for name, is_so in hidden.items() if is_so)


def _is_hidden(sheet: Worksheet, column: int, letters: str) -> bool:
    """One entry may stand for several columns side by side."""
    own = sheet.column_dimensions.get(letters)
    if own is not None:
        return bool(own.hidden)
    entries = sheet.column_dimensions.values()
    return any(one.hidden and (one.min or 0) <= column <= (one.max or 0) for one in entries)


def _link(cell: Cell, line: Line, about: Worksheet | None) -> None:
    if about is None or line.row == 0 or about.sheet_state != "visible":
        return
    address = Place(line.sheet, line.row, line.column).address
    if line.column == 0:
        address = f"A{line.row}"
    location = f"{quote_sheetname(line.sheet)}!{address}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location, display=str(cell.value))
    cell.font = Font(name=FACE, size=10, color="0B5CAD", underline="single")


def _set_up(sheet: Worksheet, count: int) -> None:
    plain.set_up(sheet, [width for _, width in COLUMNS], frozen=f"A{HEADER_ROW + 1}")
    for column in (IDENTITY, WORN):
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    last = HEADER_ROW + max(count, 1)
    edge = get_column_letter(len(COLUMNS))
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{edge}{last}"
    sheet.protection.autoFilter = sheet.protection.sort = False
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_area = f"A1:{edge}{last}"
    sheet.sheet_properties.tabColor = "B42318"
    letters = get_column_letter(EXPLANATION)
    rule = DataValidation(
        "textLength",
        operator="lessThanOrEqual",
        formula1=str(LONGEST_EXPLANATION),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=say("marked.too_long_title", "zh"),
        error=say("marked.too_long", "zh", most=LONGEST_EXPLANATION),
    )
    rule.add(f"{letters}{HEADER_ROW + 1}:{letters}{last}")
    sheet.add_data_validation(rule)


def _lead(book: Workbook, sheet: Worksheet) -> None:
    """It opens alone: sheets that stay chosen together would be written into together."""
    place = f"{quote_sheetname(sheet.title)}!$A${HEADER_ROW}"
    book.defined_names[MARKED] = DefinedName(MARKED, attr_text=place)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0
    for view in book.views:
        view.firstSheet = 0


def listed(sheet: Worksheet) -> Iterable[tuple[str, Cell]]:
    """(identity as written, the cell that wears the style of before) of each row of such a sheet."""
    for row in range(HEADER_ROW + 1, sheet.max_row + 1):
        identity = sheet.cell(row, IDENTITY).value
        if isinstance(identity, str):
            yield identity, cell_at(sheet, row, WORN)
