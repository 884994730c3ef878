"""L4: the banks' monthly table, balances and disbursements mixed, with year-start and yoy columns."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from data.demo import drawing, spelling
from data.demo.drawing import Value
from targets.vocabulary import Period

COLUMNS = 7
FIRST_ROW = 6
NONE = "—"
HUNDREDTHS = "0.00"
PERCENT_COLUMNS = (5, 7)
UNITS = {"亿元": (Decimal(10**8), HUNDREDTHS), "万元": (Decimal(10**4), "0")}


@dataclass(frozen=True, slots=True)
class Amount:
    """A row in yuan; None where the table has nothing to compare with. `written`: typed as text."""

    name: str
    value: Decimal
    in_month: Decimal | None
    year_start: Decimal | None = None  # the level at the year's start, of balances only
    last_year: Decimal | None = None  # the level of the same month last year
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    """A row that no target hangs on, as it stands in the agencies' table."""

    cells: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class BankSheet:
    period: Period
    unit: str
    rows: tuple[Amount | Plain, ...]
    note: str
    reporter: str = ""
    label: str = ""  # the unit that the sheet claims, where it is not the one written in


def draw(sheet: Worksheet, form: BankSheet) -> None:
    """The whole sheet, header in rows 4 and 5."""
    drawing.title(sheet, "A1:G1", "上海辖内银行业小微金融服务情况表")
    sheet.merge_cells("A2:G2")
    drawing.remark(sheet, "A2", f"（{spelling.span(form.period)}）")
    sheet["A2"].alignment = drawing.CENTRED
    if form.reporter:
        drawing.remark(sheet, "A3", f"填报单位：{form.reporter}")
    drawing.remark(sheet, "F3", f"单位：{form.label or form.unit}、%、万户")
    _head(sheet)
    divisor, shown = UNITS[form.unit]
    for row, line in enumerate(form.rows, start=FIRST_ROW):
        if isinstance(line, Plain):
            drawing.ruled(sheet, row, line.cells, shown=HUNDREDTHS)
            continue
        drawing.ruled(sheet, row, _row(line, divisor), shown=shown)
        for column in PERCENT_COLUMNS:
            sheet.cell(row, column).number_format = HUNDREDTHS
    drawing.tail(sheet, FIRST_ROW + len(form.rows), COLUMNS, form.note)
    drawing.lay_out(sheet, 40, 15, 13, 13, 10, 22, 10, frozen="B6")


def _head(sheet: Worksheet) -> None:
    for area, text in (
        ("A4:A5", "项目"),
        ("B4:C4", "本期"),
        ("B5", "余额或累计额"),
        ("C5", "本月新增"),
        ("D4:E4", "比年初"),
        ("D5", "增减额"),
        ("E5", "增减%"),
        ("F4:G4", "比上年同期"),
        ("F5", "增减额"),
        ("G5", "增减%"),
    ):
        drawing.head(sheet, area, text)


def _row(line: Amount, divisor: Decimal) -> tuple[Value, ...]:
    return (
        line.name,
        line.written or line.value / divisor,
        NONE if line.in_month is None else line.in_month / divisor,
        *_against(line.value, line.year_start, divisor),
        *_against(line.value, line.last_year, divisor),
    )


def _against(value: Decimal, before: Decimal | None, divisor: Decimal) -> tuple[Value, Value]:
    if not before:
        return NONE, NONE
    growth = (value - before) / before * 100
    return (value - before) / divisor, growth.quantize(Decimal("0.01"))
