"""Builders of the agencies' forms as openpyxl books, in many dresses, and what reading them gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from ingest import guard, workbook
from ingest.layout import Layouts, load_layouts
from ingest.parse import parse
from ingest.reading import Reading
from targets.catalogue import Catalogue
from targets.loading import load
from targets.vocabulary import CITY, Finding, Hints, Observation

Row: TypeAlias = Sequence[Any]
TARGETS = Path(__file__).resolve().parents[1] / "targets.yaml"

L1_TITLE = "2023年5月中小企业重点指标完成情况月报表"
L1_FILLED_BY = "填报单位：上海市经济和信息化委员会（盖章）"
L1_ROWS: tuple[Row, ...] = (
    ("一", "创新发展"),
    (1, "创新型中小企业", "家", "2万", 412, "１２，９８０", "64.9%", "截至5月底"),
    (None, "　　其中：制造业", "家", None, 130, 5210, None),
    (2, "专精特新中小企业", "家", 10000, 121, 8288, 0.8288),
    (3, "专精特新“小巨人”企业", "家", 700, 0, 500, "71.4"),
    ("二", "绿色发展"),
    (4, "绿色工厂", "家", 30, "—", "8①", "26.7%"),
    (5, "零碳工厂", "家", 5, 0, "—", None),
)
L1_TAIL = ("填报人：××　审核人：××　联系电话：021-××", "注：①含复核通过企业。")

L2_TITLE = "各区专精特新企业培育情况（截至2023.5）"
L2_NOTE = "注：企业迁移按现注册地统计，分区之和与全市数不等。"
DISTRICTS = (
    *("浦 东 新 区", "黄浦", "徐汇区", "长 宁 区", "静安区", "普陀", "虹口区", "杨浦区"),
    *("闵行区", "宝山区", "嘉定", "金山区", "松江区", "青浦区", "奉贤区", "崇明区"),
)
CODES = (
    *("310115", "310101", "310104", "310105", "310106", "310107", "310109", "310110"),
    *("310112", "310113", "310114", "310116", "310117", "310118", "310120", "310151"),
)

L4_TITLE = "上海辖内银行业小微金融服务情况表"
L4_ROWS: tuple[Row, ...] = (
    ("普惠型小微企业贷款余额", 10075.63, 158.21, 922.09, 10.07, 2513.80, 33.24),
    ("无缝续贷累计投放（今年以来）", 5012.4, 1003.2, None, None, 812.5, 19.35),
    ("纾困融资累计投放（自机制启动以来）", "5,512.9亿元", 98.5, 834.2, 17.83, None, None),
    ("加权平均利率", 4.27, None, None, "下降0.25个百分点", None, None),
    ("为企业节约成本", "约45", 9, None, None, None, None),
)


def content(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def empty_book() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def put_rows(sheet: Worksheet, rows: Iterable[Row], top: int, left: int = 1) -> int:
    """The next free row."""
    for number, row in enumerate(rows, start=top):
        top = number + 1
        for column, value in enumerate(row, start=left):
            if value is not None:
                sheet.cell(number, column, value)
    return top


def merged(sheet: Worksheet, area: str, text: str) -> None:
    sheet[area.partition(":")[0]] = text
    sheet.merge_cells(area)


def indicator_list(
    rows: Iterable[Row] = L1_ROWS,
    *,
    title: str = L1_TITLE,
    filled_by: str = L1_FILLED_BY,
    unit_line: str | None = "单位：家、个、%",
    book: Workbook | None = None,
    sheet_name: str = "Sheet1",
    top: int = 4,
    tail: Sequence[str] = L1_TAIL,
) -> Workbook:
    """L1 in its plain dress: figures in F6…, the header at `top`."""
    book = book or empty_book()
    sheet = book.create_sheet(sheet_name)
    merged(sheet, "A1:H1", title)
    sheet["A2"], sheet["F2"], sheet["H3"] = filled_by, "填报日期：2023年6月5日", unit_line
    below = top + 1
    titles = (("A", "序号"), ("B", "指标名称"), ("C", "计量单位"), ("D", "全年目标"))
    for letter, text in (*titles, ("G", "完成率（%）"), ("H", "备注")):
        merged(sheet, f"{letter}{top}:{letter}{below}", text)
    merged(sheet, f"E{top}:F{top}", "完成情况")
    sheet[f"E{below}"], sheet[f"F{below}"] = "本月数", "累计数"
    end = put_rows(sheet, rows, top + 2)
    for number, text in enumerate(tail, start=end):
        merged(sheet, f"A{number}:H{number}", text)
    return book


def flat_list(
    header: Row, rows: Iterable[Row], *, title: str = L1_TITLE, filled_by: str | None = L1_FILLED_BY
) -> Workbook:
    """An indicator list with a header of one row in row 3 and figures from row 4 on."""
    book = empty_book()
    sheet = book.create_sheet("Sheet1")
    sheet["A1"], sheet["A2"] = title, filled_by
    put_rows(sheet, [header, *rows], 3)
    return book


def district_rows(*, missing: int = 15, seed: int = 100) -> list[Row]:
    """A total, sixteen districts, some spaced or short, a special area and a subtotal."""
    figures = [(seed + 7 * n, n, 60 + n, 1, 3 + n, 0) for n in range(16)]
    rows: list[Row] = [("全　市", *map(sum, zip(*figures[:missing], strict=True)))]
    for number, (name, figure) in enumerate(zip(DISTRICTS, figures, strict=True)):
        rows.append((name, *(("/",) * 6 if number == missing else figure)))
        if number == 0:
            rows.append(("其中：临港新片区", 40, 1, 12, 0, 1, 0))
        if number == 7:
            rows.append(("中心城区小计", 999, 9, 99, 9, 9, 9))
    return rows


def district_table(
    rows: Sequence[Row] | None = None,
    *,
    title: str = L2_TITLE,
    unit_line: str = "单位：家",
    note: str = L2_NOTE,
    repeated_before: int | None = 19,
    book: Workbook | None = None,
    sheet_name: str = "Sheet1",
) -> Workbook:
    """L2: three-level header in rows 3–5, the total in row 6, the header again before a row."""
    book = book or empty_book()
    sheet = book.create_sheet(sheet_name)
    sheet["A1"], sheet["G2"] = title, unit_line
    _district_header(sheet, 3)
    rows = district_rows() if rows is None else rows
    cut = len(rows) if repeated_before is None else repeated_before
    end = put_rows(sheet, rows[:cut], 6)
    if rows[cut:]:
        _district_header(sheet, end)
        end = put_rows(sheet, rows[cut:], end + 3)
    sheet.cell(end, 1, note)
    return book


def _district_header(sheet: Worksheet, top: int) -> None:
    merged(sheet, f"A{top}:A{top + 2}", "区名")
    merged(sheet, f"B{top}:G{top}", "有效企业数")
    for first, last, name in (("B", "C", "创新型"), ("D", "E", "专精特新"), ("F", "G", "“小巨人”")):
        merged(sheet, f"{first}{top + 1}:{last}{top + 1}", name)
        sheet[f"{first}{top + 2}"], sheet[f"{last}{top + 2}"] = "累计", "较上月"


def finance_table(
    rows: Iterable[Row] = L4_ROWS,
    *,
    title: str = L4_TITLE,
    period_line: str | None = "（2023年1—5月）",
    unit_line: str | None = "单位：亿元、%、万户",
    book: Workbook | None = None,
    sheet_name: str = "普惠金融（5月）",
    tail: Sequence[str] = ("注：1.余额为时点数；2.口径为法人及辖内分行汇总。",),
) -> Workbook:
    """L4: header in rows 4–5, figures in B6…"""
    book = book or empty_book()
    sheet = book.create_sheet(sheet_name)
    sheet["A1"], sheet["A2"], sheet["A3"] = title, period_line, unit_line
    merged(sheet, "A4:A5", "项目")
    for area, group in (("B4:C4", "本期"), ("D4:E4", "比年初"), ("F4:G4", "比上年同期")):
        merged(sheet, area, group)
    below = ("余额或累计额", "本月新增", "增减额", "增减%", "增减额", "增减%")
    put_rows(sheet, [below], 5, left=2)
    end = put_rows(sheet, rows, 6)
    put_rows(sheet, [(text,) for text in tail], end)
    return book


@cache
def catalogue() -> Catalogue:
    """The notice that the product comes with."""
    return load(TARGETS.read_text(encoding="utf-8"))


def layouts() -> Layouts:
    return load_layouts()


def reading(
    book: Workbook | bytes,
    file_name: str = "报表.xlsx",
    *,
    hints: Hints | None = None,
    of: Catalogue | None = None,
) -> Reading:
    """Through the guard, the reading process and the layouts, as every upload goes."""
    packed = book if isinstance(book, bytes) else content(book)
    cells = workbook.read(packed, guard.inspect(packed, file_name))
    return parse(cells, file_name, of or catalogue(), layouts(), hints or Hints())


def figure(
    read: Reading, indicator: str, area: str = CITY, period: str | None = None
) -> Observation:
    """The only observation of an indicator in an area (and month)."""
    found = [
        each
        for each in read.observations
        if (each.indicator, each.area) == (indicator, area) and period in (None, str(each.period))
    ]
    assert len(found) == 1, found
    return found[0]


def values(read: Reading, area: str = CITY) -> dict[str, Decimal | None]:
    return {each.indicator: each.value for each in read.observations if each.area == area}


def codes(read: Reading) -> list[str]:
    return [finding.code for finding in read.findings]


def finding(read: Reading, code: str) -> Finding:
    """The only finding with a code."""
    found = [each for each in read.findings if each.code == code]
    assert len(found) == 1, read.findings
    return found[0]


def at(read: Observation) -> tuple[Decimal | int | None, str]:
    """Value and place, to be compared with a typed pair."""
    return read.value, place(read)


def place(entry: Observation | Finding) -> str:
    assert entry.cell is not None
    return f"{entry.cell.sheet}!{entry.cell.address}"


def months_book(
    last: int = 12,
    *,
    months: Iterable[int] = range(1, 13),
    year: int = 2022,
    sheet_name: str = "{month}月",
    title: str = "{year}年{month}月中小企业重点指标完成情况月报表",
    filled_by: str = L1_FILLED_BY,
) -> Workbook:
    """A sheet a month; green factories 3 × month up to `last`, zeros after it."""
    book = empty_book()
    for month in months:
        total = 3 * month if month <= last else 0
        indicator_list(
            [(1, "绿色工厂", "家", 30, 3 if total else 0, total)],
            book=book,
            sheet_name=sheet_name.format(year=year, month=month),
            title=title.format(year=year, month=month),
            filled_by=filled_by,
        )
    return book


FIGURES_HEADER = ("指标", "区", "单位", "上月", "本期（余额或累计）", "说明")
ACTIONS_HEADER = ("条款", "事项", "状态", "完成日期", "佐证", "进展说明")


def template(
    rows: Sequence[Row] = (),
    *,
    form: str = "eic_monthly",
    version: str = "1",
    agency: str = "eic",
    period: str = "2023-05",
    months: Sequence[Row] = (),
    actions: Sequence[Row] = (),
    made_up: bool = False,
    header: Row = FIGURES_HEADER,
) -> Workbook:
    """Our own template: headers in row 4, figures in E5…, months from D5 on, actions from A5 on."""
    book = empty_book()
    names = {"form": form, "form_version": version, "agency": agency, "period": period}
    if made_up:
        names["made_up"] = "yes"
    for name, text in names.items():
        book.defined_names[f"ptm_{name}"] = DefinedName(f"ptm_{name}", attr_text=f'"{text}"')
    sheet = book.create_sheet("填报")
    sheet["A1"] = "月报"
    put_rows(sheet, [header, *rows], 4)
    if months:
        month_titles = [f"{month}月" for month in range(1, 13)]
        put_rows(book.create_sheet("本年各月"), [("指标", "区", "单位", *month_titles), *months], 4)
    if actions:
        put_rows(book.create_sheet("事项"), [ACTIONS_HEADER, *actions], 4)
    return book
