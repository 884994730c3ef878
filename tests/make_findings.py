"""Builders of workbooks with faults of every kind: together they give every finding that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from ingest import workbook
from ingest.checks import Material, check
from ingest.layout import Layouts, load_layouts
from ingest.parse import parse
from ingest.storable import unstorable
from targets.vocabulary import ActionNote, Cell, Finding, Hints, Period
from tests.make_findings_of_lists import of_counts, of_lists
from tests.make_findings_of_sheets import of_sheets_of_lists
from tests.make_findings_of_time import of_answers, of_closed_months, of_late_forms
from tests.make_findings_of_words import of_clauses, of_files, of_promises, of_traps
from tests.make_workbooks import (
    L4_ROWS,
    Row,
    catalogue,
    content,
    district_rows,
    district_table,
    finance_table,
    flat_list,
    indicator_list,
    months_book,
    put_rows,
    reading,
    template,
)

GREEN: Row = (1, "绿色工厂", "家", 30, 1, 8)
LISTED: Row = ("支持创建绿色工厂企业", None, "家", 6, 8, None)
SHARE = "政府采购工程面向中小企业预留份额"
NOW = datetime(2023, 6, 5, tzinfo=UTC)
MAY = "2023年5月各区情况"
OF_WORDS = (of_clauses, of_traps, of_files, of_promises)
OF_LISTS = (of_lists, of_counts, of_sheets_of_lists)
OF_TIME = (of_closed_months, of_late_forms, of_answers)


def of_rows() -> Iterator[Workbook]:
    """Lists of indicators with one fault each."""
    faulty: tuple[object, ...] = ("截至5月底", -8, 8.5, None, "=E6+7", "1亿元")
    for typed in faulty:
        yield indicator_list([(1, "绿色工厂", "家", 30, 1, typed)])
    yield indicator_list([(*GREEN, "=F6/D6"), (2, "零炭工厂企业", "家", 5, 1, 2)])
    yield indicator_list([GREEN, (2, "绿色工厂", "家", 30, 1, 9), (None,) * 4 + (3, 77)])
    yield indicator_list([(1, "注册企业数", "家", 30, 1, 8), GREEN])
    whole, part = (
        ("创新型中小企业", "家", None, 1, 12980),
        ("其中：专精特新中小企业", "家", None, 1, 8288),
    )
    yield indicator_list([(1, *whole), (None, *part)])
    for name, share in (("政府采购工程预留份额", 0.423), ("平均担保费率", 0.1)):
        row = (1, name, "%", None, None, share)
        yield indicator_list([row], filled_by="填报单位：市财政局")
    yield indicator_list([GREEN, (2, "普惠小微贷款余额", "亿元", None, None, 10075.63)])
    yield from _dressed()


def _dressed() -> Iterator[Workbook]:
    broken = indicator_list([(1, "绿色工厂", "家", 30, 1, "#REF!")])
    broken.worksheets[0]["F6"].data_type = "e"
    joined = indicator_list([GREEN, (2, "零碳工厂", "家", 5, 1, None)])
    joined.worksheets[0].merge_cells("F6:F7")
    hidden = indicator_list()
    hidden.worksheets[0].row_dimensions[9].hidden = True
    hidden.worksheets[0].column_dimensions["F"].hidden = True
    concealed = indicator_list()
    concealed.worksheets[0].sheet_state = "hidden"
    concealed.create_sheet("空表")
    unclear = indicator_list([GREEN], title="重点指标完成情况")
    unclear.worksheets[0]["A3"] = 2023.10
    yield from (broken, joined, hidden, concealed, unclear)
    yield indicator_list([GREEN], title="2023年4月 2023年5月")
    aside = indicator_list([GREEN])
    put_rows(aside.create_sheet("附表"), [("企业", 5)], 1)
    yield aside


def of_columns() -> Iterator[Workbook]:
    """Lists whose header leaves a doubt."""
    area = ("指标名称", "区", "单位", "累计数")
    yield flat_list(
        area, [("创新型中小企业", "浦东新区", "家", 200), ("专精特新中小企业", None, "家", 100)]
    )
    own = flat_list(area, [("专精特新中小企业", "黄浦区", "家", 8288)])
    own.worksheets[0]["A2"] = "填报单位：浦东新区人民政府"
    yield own
    yield flat_list(("指标名称", "单位", "4月末余额"), [("绿色工厂", "家", 8)])
    twice = ("指标名称", "区", "所在区", "累计数", "全年目标")
    yield flat_list(twice, [("创新型中小企业", "浦东新区", "浦东新区", 12000, "2万")])
    header = ("序号", "指标名称", "计量单位", "全年目标", "本月数", "累计数")
    other = ("序号", "指标名称", "计量单位", "上年数", "本月数", "上年累计")
    yield flat_list(header, [GREEN, other, (1, "零碳工厂", "家", 5, 1, 2)])
    grouped = [("指标名称", "单位", "浦东新区", None), (None, None, "本月数", "累计数")]
    book = flat_list((), [*grouped, ("创新型中小企业", "家", 1, 100)])
    for cells in ("A4:A5", "B4:B5", "C4:D4"):
        book.worksheets[0].merge_cells(cells)
    yield book
    second = flat_list(("指标名称", "单位", "累计数"), [(*GREEN[1:3], 8)])
    rows = [("2023年5月月报",), ("填报单位：市科委",), ("指标名称", "单位", "累计数")]
    put_rows(second.create_sheet("表2"), [*rows, ("企业技术中心", "家", 950)], 1)
    yield second


def of_districts() -> Iterator[Workbook]:
    plain = district_rows()
    for row in (
        ("西湖区", 1, 0, 1, 0, 0, 0),
        ("浦东", 1, 0, 1, 0, 0, 0),
        ("卢湾区", 5, 0, 3, 0, 1, 0),
    ):
        yield district_table([*plain, row], repeated_before=None)
    coded = [("310101", "浦东新区", 20), ("310104", "徐汇区", 10)]
    yield flat_list(("区划代码", "区名", "创新型"), coded, title=MAY, filled_by=None)
    rows = [(1, "创新型中小企业", "家", "2万", 412, 12980, None)]
    yield district_table(book=indicator_list(rows, sheet_name="指标"), sheet_name="分区")
    for words in (("有效", "累计认定"), ("累计", "在库")):
        book = flat_list(("区名", "创新型", None), [], title=MAY, filled_by="填报单位：市经信委")
        book.worksheets[0].merge_cells("B3:C3")
        put_rows(book.worksheets[0], [(None, *words), ("浦东新区", 20, 40)], 4)
        yield book


def of_money() -> Iterator[Workbook]:
    for body in ("某某市统计局", "上海市科学技术委员会"):
        book = finance_table()
        book.worksheets[0]["C2"] = f"填报单位：{body}"
        yield book
    yield finance_table(L4_ROWS[:2])
    loans = [("普惠型小微企业贷款余额", 10075.63)]
    yield finance_table(loans, unit_line="单位：亿元、万元")
    yield finance_table(loans, unit_line=None)
    yield finance_table([("普惠型小微企业贷款余额", "10家")])
    yield finance_table([("普惠型小微企业贷款余额", 1e9)])


def of_months() -> Iterator[Workbook]:
    yield months_book(months=(3, 4), title="重点指标完成情况")
    yield months_book(months=(3,), sheet_name="4月")
    twice = months_book(months=(3, 4))
    indicator_list(
        [(1, "绿色工厂", "家", 30, 3, 9)], book=twice, sheet_name="补", title="2022年4月"
    )
    yield twice


def of_templates() -> Iterator[Workbook]:
    yield template([LISTED], form="tax")
    yield template([LISTED], version="9")
    yield template([LISTED], agency="nobody")
    yield template([LISTED], header=("指标", "区", "单位", "上月", "数字", "说明"))
    yield template([LISTED], months=[("支持创建绿色工厂企业", "全市", "家", *range(1, 10))])
    renamed = template([LISTED])
    renamed["填报"].title = "表一"
    yield renamed
    nowhere = template([LISTED])
    del nowhere.defined_names["ptm_agency"]
    nowhere.defined_names["ptm_period"] = DefinedName("ptm_period", attr_text='""')
    yield nowhere
    title = catalogue().action["a14_2"].title.zh
    actions = [
        (14, title, "快了", "下周", None, "……"),
        (14, "没有这一项", "推进中", None, None, "……"),
    ]
    yield template(form="progress_report", agency="pbc", period="2023-06", actions=actions)
    yield from _ratios()


def _ratios() -> Iterator[Workbook]:
    indicator = catalogue().indicator["procurement_reserved_share"]
    above, below = indicator.numerator, indicator.denominator
    assert above
    assert below
    names = [f"{SHARE}｜{part.name.zh}" for part in (above, below)]
    for top, bottom, stated in ((1, 0, None), (1, None, None), (42.3, 100, 42.4)):
        parts = [
            (name, "全市", "亿元", None, figure, None)
            for name, figure in zip(names, (top, bottom), strict=True)
        ]
        whole = [(SHARE, "全市", "%", None, stated, None)] if stated else []
        rows = [*whole, *(part for part in parts if part[4] is not None)]
        yield template(rows, form="fin_monthly", agency="fin")


def of_hints() -> Iterator[Finding]:
    """What the sender says of a file, or its name, beside what stands in it."""
    yield from reading(indicator_list(), hints=Hints("stc", Period(2023, 4))).findings
    yield from reading(indicator_list([GREEN]), "月报2023-06.xlsx").findings
    yield from reading(months_book(7), hints=Hints(period=Period(2022, 6))).findings
    book = finance_table()
    book.worksheets[0]["C2"] = "填报单位：某某市统计局"
    yield from reading(book, hints=Hints(agency="cbirc")).findings
    old = [one.model_copy(update={"valid_to": date(2023, 4, 30)}) for one in load_layouts().entries]
    cells = workbook.read(content(indicator_list()))
    layouts = Layouts(load_layouts().words, tuple(old))
    yield from parse(cells, "x.xlsx", catalogue(), layouts).findings
    yield from reading(
        indicator_list([(n, "绿色工厂", "家", 1, 1, "许多") for n in range(700)])
    ).findings
    yield from reading(flat_list(("一", "二"), [("三", 4)])).findings


def of_checks() -> Iterator[Finding]:
    """About the month, and about rows that were deleted from our template."""
    read = reading(indicator_list())
    for period in (Period(2022, 1), Period(2031, 1)):
        yield from check(Material(replace(read, period=period), catalogue()), now=NOW)
    yield from check(Material(reading(template([LISTED])), catalogue()))


def of_storing() -> Iterator[Finding]:
    read = reading(indicator_list([GREEN]))
    note = ActionNote("a14_2", "pbc", Period(2023, 6), None, "……", Cell("事项", 5, 6))
    twice = replace(read, action_notes=(note, replace(note, cell=Cell("事项", 9, 6))))
    yield from unstorable(twice, catalogue())


@cache
def every_finding() -> dict[str, Finding]:
    """The first of every code that reading and keeping can find; those of the checks stand elsewhere."""
    kinds = (of_rows, of_columns, of_districts, of_money, of_months, of_templates)
    books = (book for kind in kinds for book in kind())
    read: Iterable[Finding] = (one for book in books for one in reading(book).findings)
    other = (of_hints, of_checks, of_storing, *OF_WORDS, *OF_LISTS, *OF_TIME)
    found: dict[str, Finding] = {}
    for one in (*read, *(each for kind in other for each in kind())):
        found.setdefault(one.code, one)
    return found
