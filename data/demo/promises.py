"""What the demo's bodies plan, allocate and pay, and one flow's year before the others: all of it made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.demo import anchors
from data.demo.noise import Noise, shared_out
from ingest.template.allocations_sheet import FIRST_DISTRICT
from ingest.template.levels_sheet import EFFECTIVE, GROUNDS, OWN_LEVEL
from ingest.template.looks import FIRST_ROW
from ingest.template.milestones_sheet import IDENTITY as PLAN_IDENTITY
from ingest.template.rows import Row
from ingest.template.years_sheet import IDENTITY as YEAR_IDENTITY
from ingest.template.years_sheet import years_before
from targets import planning
from targets.catalogue import Catalogue
from targets.levels import asked_of_districts
from targets.vocabulary import Period
from wording import say

PLANNED, ALLOCATED, EARLIER = "supply_chain_financing", "srdi_smes", "seamless_renewal"
EARLIER_YEAR = 2021
MILESTONES = {6: 2050, 7: 2450, 8: 2850, 9: 3260, 10: 3650, 11: 4080, 12: 4520}
"""In 亿元, by month of 2023."""

TAKEN_ON = 9_700
"""Of the 10,000 SRDI enterprises, by all districts together; 300 are nobody's."""

EARLIER_TOTAL = 896_417
"""The flow's year before, in hundredths of 亿元."""

BELOW_FLOOR = ("310151", "reward_little_giant_min", 20)
"""One district pays less than it should, in 万元, and says why when it is asked."""

REWARD_STEPS = {"reward_srdi_min": (10, 5, 3), "reward_little_giant_min": (30, 10, 4)}
"""Floor in 万元, step, how many steps there are at most."""


def fill_plan(book: Workbook, catalogue: Catalogue) -> None:
    """The central bank's path of supply-chain financing."""
    sheet = _sheet(book, "milestones")
    led = planning.led(catalogue, "pbc")
    row = FIRST_ROW + [target.id for target in led].index(PLANNED)
    for month, value in MILESTONES.items():
        sheet.cell(row, len(PLAN_IDENTITY) + month).value = value


def fill_allocations(book: Workbook, catalogue: Catalogue) -> None:
    """The commission's parts, by the districts' shares of enterprises."""
    shared = planning.shared_out(catalogue, "eic")
    column = 2 + [target.id for target in shared].index(ALLOCATED)
    weights = [anchors.DISTRICT_SHARES[code] for code in catalogue.district]
    parts = shared_out(TAKEN_ON, weights)
    for row, part in enumerate(parts, start=FIRST_DISTRICT):
        _sheet(book, "allocations").cell(row, column).value = part


def fill_earlier_year(book: Workbook, rows: tuple[Row, ...], period: Period, noise: Noise) -> None:
    years = years_before(period)
    index = [row.indicator.id for row in rows].index(EARLIER)
    row = FIRST_ROW + index * len(years) + years.index(EARLIER_YEAR)
    for month, value in earlier_year(noise).items():
        cell = _sheet(book, "years").cell(row, len(YEAR_IDENTITY) + month.month)
        cell.value = value / rows[index].divisor


def earlier_year(noise: Noise) -> dict[Period, Decimal]:
    """Cumulative, in yuan."""
    months = [Period(EARLIER_YEAR, month) for month in range(1, 13)]
    weights = [
        anchors.SHAPE_OF_A_YEAR[month.month - 1]
        * (1000 + noise.per_mille("earlier year", month, spread=160))
        for month in months
    ]
    found, total = {}, Decimal(0)
    for month, part in zip(months, shared_out(EARLIER_TOTAL, weights), strict=True):
        total += part * anchors.HUNDREDTH_OF_YI
        found[month] = total
    return found


def fill_levels(book: Workbook, catalogue: Catalogue, district: str, noise: Noise) -> None:
    """What the district pays, from which day, by which text."""
    sheet = _sheet(book, "levels")
    name = catalogue.district[district].name.zh
    for row, value in _rewards(catalogue, district, noise):
        sheet.cell(row, OWN_LEVEL).value = value
        sheet.cell(row, EFFECTIVE).value = date(2022, 1 + noise.below(12, district, "since"), 1)
        sheet.cell(row, GROUNDS).value = f"{name}中小企业扶持办法（演示用，并非真实文件）"


def _rewards(catalogue: Catalogue, district: str, noise: Noise) -> Iterator[tuple[int, int]]:
    for row, parameter in enumerate(asked_of_districts(catalogue), start=FIRST_ROW):
        if (district, parameter.id) == BELOW_FLOOR[:2]:
            yield row, BELOW_FLOOR[2]
        elif parameter.id in REWARD_STEPS:
            floor, step, steps = REWARD_STEPS[parameter.id]
            yield row, floor + step * noise.below(steps, district, parameter.id)


def _sheet(book: Workbook, name: str) -> Worksheet:
    sheet = book[say(f"ingest.sheet_{name}", "zh")]
    if not isinstance(sheet, Worksheet):
        raise TypeError(name)
    return sheet
