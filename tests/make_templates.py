"""Builders of blank workbooks of the tiny notice, opened again, filled in and read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest import guard, template, workbook
from ingest.layout import load_layouts
from ingest.parse import parse
from ingest.reading import Reading
from sheets.sealing import sealed
from targets.vocabulary import Hints, Observation, ParameterLevel, Period, PlanPoint
from tests.make_targets import tiny_catalogue

FIGURES, MONTHS, ACTIONS, GUIDE = "填报", "本年各月", "事项", "填报说明"
YEARS, MILESTONES, ALLOCATIONS, LEVELS = "往年各月", "月度计划", "分区分解", "奖励标准"
HEADER_ROW = 4


def blank(
    agency: str = "industry",
    period: str = "2025-05",
    *known: Observation,
    form: str | None = None,
    made_up: bool = False,
    due: date | None = None,
    plan: tuple[PlanPoint, ...] = (),
    levels: tuple[ParameterLevel, ...] = (),
) -> bytes:
    month = Period.parse(period)
    return template.build(
        tiny_catalogue(),
        agency,
        month,
        prefill=template.Prefill(known, source=agency, plan=plan, levels=levels),
        form=form,
        made_up=made_up,
        due=due,
    )


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def header(sheet: Worksheet) -> list[Any]:
    return [cell.value for cell in sheet[HEADER_ROW]]


def rows(sheet: Worksheet, width: int = 3) -> list[tuple[Any, ...]]:
    """The first columns of every row below the header."""
    below = sheet.iter_rows(min_row=HEADER_ROW + 1, max_col=width, values_only=True)
    return [tuple(row) for row in below]


def row_of(sheet: Worksheet, label: str, area: str) -> int:
    """The row of an indicator, or of one part of a ratio, in one area."""
    for number, row in enumerate(rows(sheet), start=HEADER_ROW + 1):
        if row[:2] == (label, area):
            return number
    raise AssertionError(f"no row {label} {area}")


def filled(content: bytes, cells: Mapping[str, Any], *, rename: str | None = None) -> bytes:
    """The workbook with values typed into `sheet!cell`."""
    book = opened(content)
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = value
    if rename:
        book[FIGURES].title = rename
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The same cells give the same bytes."""
    kept = BytesIO()
    book.save(kept)
    return sealed(kept.getvalue(), book.properties, datetime(2025, 1, 1, tzinfo=UTC))


def read_again(content: bytes, file_name: str = "报表.xlsx", hints: Hints | None = None) -> Reading:
    cells = workbook.read(content, guard.inspect(content, file_name))
    return parse(cells, file_name, tiny_catalogue(), load_layouts(), hints or Hints())
