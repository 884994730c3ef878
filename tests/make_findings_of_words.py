"""Builders of files that leave a doubt by their words: reports of clauses, tables that tempt, plans."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.comments import Comment
from openpyxl.styles import Font

from ingest import template
from ingest.layout import Layouts, load_layouts
from ingest.parse import parse
from ingest.workbook import read as read_cells
from targets.vocabulary import Finding, Period
from tests import make_hostile as hostile
from tests.ingest.reading.test_traps import ASKED, HEADER, REFUSED, table
from tests.make_districts import FILE as DISTRICTS_FILE
from tests.make_districts import district_columns
from tests.make_formats import in_format
from tests.make_narratives import FILE, LENDING, ROWS, narrative
from tests.make_templates import LEVELS, MILESTONES, YEARS, filled, opened, saved
from tests.make_workbooks import (
    Row,
    catalogue,
    content,
    flat_list,
    indicator_list,
    put_rows,
    reading,
)

DISTRICT = "310109"
DONE = "办理事项120件"
TWO_VALUES = '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>'
CLAUSES: tuple[Row, ...] = (
    ("（十六）加大普惠金融支持", None, LENDING),
    ("（二十五）优化服务", None, DONE),
    ("其他工作", None, DONE),
    ("第14、15条", None, DONE),
    ("第1条", None, "培育企业20家"),
    ("第16条", None, None, "信息不对称"),
    ("第16条", None, "=附表!A1"),
    (None, None, "召开对接会12场"),
)


def of_clauses() -> Iterator[Finding]:
    """Reports in words with one fault each below a good row."""
    for row in CLAUSES:
        yield from reading(narrative([ROWS[0], row]), FILE).findings
    district = narrative([("第1条", None, "培育企业20家")])
    yield from reading(district, "浦东新区202305.xlsx").findings


def of_traps() -> Iterator[Finding]:
    """One table for each kind of trap."""
    traps = dict((REFUSED | ASKED).values())
    for build in traps.values():
        yield from reading(build()).findings
    groups: Row = (None, None, "全市", None, "制造业", None)
    titles: Row = ("指标名称", "单位", "本月数", "累计数", "本月数", "累计数")
    yield from reading(table(groups, titles, ("绿色工厂", "家", 2, 8, 1, 4))).findings


def of_files() -> Iterator[Finding]:
    """What a format hides, two readers see differently, or two sheets say of one figure."""
    yield from reading(in_format(indicator_list(), "csv_gbk")).findings
    yield from reading(hostile.package(TWO_VALUES)).findings
    lined = indicator_list()
    lined.worksheets[0]["F7"].font = Font(strike=True)
    lined.worksheets[0]["F7"].comment = Comment("此为4月数", "某人")
    yield from reading(lined).findings
    fetched = '<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>1</v></c></row>'
    yield from reading(hostile.package(fetched)).findings
    yield from _of_formulas()
    yield from reading(district_columns(), DISTRICTS_FILE).findings
    book = flat_list(HEADER, [("绿色工厂", "家", "待统计"), ("零碳工厂", "家", 2)])
    rows: list[Row] = [("2023年5月末",), ("指标", "累计数"), ("绿色工厂", 8), ("数商", 9)]
    put_rows(book.create_sheet("附表"), rows, 1)
    yield from reading(book).findings
    entries = (one.model_copy(update={"agencies": ("stc",)}) for one in load_layouts().entries)
    layouts = Layouts(load_layouts().words, tuple(entries))
    cells = read_cells(content(indicator_list()))
    yield from parse(cells, "x.xlsx", catalogue(), layouts).findings


def _of_formulas() -> Iterator[Finding]:
    """Results that are out of date, or that nobody counted."""
    for formula in ("=12568+E7", "=RANDBETWEEN(1,9)", "=FORECAST(5,D7:D9,E7:E9)"):
        book = indicator_list()
        book.worksheets[0]["F7"], book.worksheets[0]["G7"] = formula, "=F9/10000"
        cached = {("Sheet1", "F7"): 12500.0, ("Sheet1", "G7"): 0.5}
        yield from reading(in_format(book, "xlsx", cached=cached)).findings


def of_promises() -> Iterator[Finding]:
    """Plans, past years and levels typed where nobody asked for them."""
    other = {"A5": "创新型中小企业（累计培育）", "B5": "家", "D5": 990}
    for cells in (other, {"D4": "2026年1月", "D5": 9000}):
        yield from _typed("pbc", MILESTONES, cells)
    yield from _typed("pbc", YEARS, {"D5": "前年", "E5": 20.5})
    yield from _typed(DISTRICT, LEVELS, {"A5": "冠军企业奖励", "D5": 8})
    book = opened(_blank(DISTRICT))
    book.defined_names["ptm_agency"].attr_text = '"pbc"'
    book.defined_names["ptm_form"].attr_text = '"pbc_monthly"'
    yield from reading(saved(book)).findings


def _typed(agency: str, sheet: str, cells: dict[str, object]) -> tuple[Finding, ...]:
    typed = {f"{sheet}!{cell}": value for cell, value in cells.items()}
    return reading(filled(_blank(agency), typed)).findings


def _blank(agency: str) -> bytes:
    nothing = template.Prefill((), source=agency)
    return template.build(catalogue(), agency, Period(2023, 5), prefill=nothing)
