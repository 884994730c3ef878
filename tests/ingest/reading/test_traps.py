"""Tables that tempt to a wrong figure: it is refused or asked about, never taken in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl import Workbook

from targets.vocabulary import Severity
from tests import make_months
from tests.make_books import calculated
from tests.make_districts import COLUMNS, count_rows, district_columns, in_pairs
from tests.make_workbooks import Row, at, codes, finding, flat_list, put_rows, reading

EIC, BANKS, PBC, FIN = "市经信委", "上海银保监局", "人民银行上海总部", "市财政局"
HEADER = ("指标名称", "单位", "累计数")
GREEN = ("绿色工厂", "家", 8)
LOANS = ("普惠小微贷款余额", 10075.63, 1)
FINANCE = ("项目", "余额", "比年初增减额")
SHARE = "政府采购工程预留份额"


def table(
    header: Row,
    *rows: Row,
    title: str = "2023年5月月报",
    by: str = EIC,
    line: str | None = None,
    sheet: str = "Sheet1",
) -> Workbook:
    book = flat_list(header, rows, title=title, filled_by=f"填报单位：{by}")
    book.worksheets[0]["E2"] = line
    book.worksheets[0].title = sheet
    return book


def districts(header: Row, *rows: Row, title: str = "2023年5月") -> Workbook:
    return table(header, *rows, title=title)


def below(*rows: Row) -> Workbook:
    """More rows below a good list."""
    book = table(HEADER, GREEN)
    put_rows(book.worksheets[0], rows, 7)
    return book


def with_code_row(*codes_given: int) -> Workbook:
    book = district_columns()
    book.worksheets[0].insert_rows(4)
    put_rows(book.worksheets[0], [codes_given], 4, left=4)
    return book


LOWER = ("指标名称", "单位", "累计数", "全年目标")
GROUPED = ("指标名称", "单位", "本月数", "累计数")

REFUSED: dict[str, tuple[str, Callable[[], Workbook]]] = {
    "an industry over the figure": (
        "group_not_known",
        lambda: table((None, None, "规上企业", "规上"), GROUPED, ("绿色工厂", "家", 2, 8)),
    ),
    "an industry alone over the figure": (
        "group_not_known",
        lambda: table((None, None, "制造业", None), GROUPED, ("绿色工厂", "家", 2, 8)),
    ),
    "another unit on the second page": (
        "other_unit_line",
        lambda: table(
            FINANCE,
            LOANS,
            (None, None, "单位：万元"),
            FINANCE,
            ("无缝续贷", 50124000, 2),
            by=BANKS,
            line="单位：亿元",
        ),
    ),
    "another unit in a note": (
        "other_unit_line",
        lambda: table(FINANCE, LOANS, ("注：单位：万元",), by=BANKS, line="单位：亿元"),
    ),
    "two units in the titles": (
        "unit_ambiguous",
        lambda: table(FINANCE, LOANS, title="2023年5月表（万元）", by=BANKS, line="单位：亿元"),
    ),
    "a decimal comma": (
        "words_in_figure",
        lambda: table(HEADER, (SHARE, "%", "0,423"), by=FIN),
    ),
    "groups of two digits": (
        "words_in_figure",
        lambda: table(HEADER, ("绿色工厂", "家", "41 2980")),
    ),
    "a group after a zero": ("words_in_figure", lambda: table(HEADER, ("绿色工厂", "家", "0 412"))),
    "two numbers in one cell": (
        "words_in_figure",
        lambda: table(HEADER, ("绿色工厂", "家", "412\n980")),
    ),
    "a day in the figure": (
        "words_in_figure",
        lambda: table(HEADER, ("绿色工厂", "家", "2023-05-31")),
    ),
    "one indicator of last month's": (
        "column_of_other_month",
        lambda: districts(("区名", "创新型（4月末）", "专精特新（5月末）"), ("浦东新区", 10, 6)),
    ),
    "an unknown district's column": (
        "unknown_district",
        lambda: district_columns(header=("全市", *COLUMNS[:15], "西湖区")),
    ),
    "a district's column twice": (
        "two_figure_columns",
        lambda: district_columns(header=("全市", *COLUMNS[:15], "浦东")),
    ),
    "two totals that differ": (
        "duplicate_indicator",
        lambda: district_columns(
            [(*row, row[3] + 1) for row in count_rows()], header=("全市", *COLUMNS, "合计")
        ),
    ),
    "codes that belong to other names": (
        "group_not_known",
        lambda: with_code_row(310000, 310101, 310115),
    ),
    "two kinds below each district": (
        "two_figure_columns",
        lambda: in_pairs(below=("有效", "累计认定")),
    ),
    "a part below each district": ("group_not_known", lambda: in_pairs(below=("规上", "全部"))),
    "the month's and the total's rows": (
        "row_of_other_kind",
        lambda: table(
            ("指标", "类别", "全市", "浦东新区", "黄浦区"),
            ("创新型", "本月", 5, 2, 3),
            (None, "累计", 50, 20, 30),
        ),
    ),
    "rows below last year's heading": (
        "section_not_whole",
        lambda: table(HEADER, ("一、上年同期",), GREEN),
    ),
    "rows below a part's heading": (
        "section_not_whole",
        lambda: table(HEADER, ("其中：制造业企业",), GREEN),
    ),
    "a lower table of last year": (
        "section_not_whole",
        lambda: below(("上年同期",), LOWER, ("零碳工厂", "家", 2, 5)),
    ),
    "a lower table of a part": (
        "section_not_whole",
        lambda: below(("其中：制造业",), LOWER, ("零碳工厂", "家", 2, 5)),
    ),
    "a sheet named after last year": (
        "section_not_whole",
        lambda: table(HEADER, GREEN, sheet="上年同期"),
    ),
    "a sheet named after a district": (
        "section_not_whole",
        lambda: table(HEADER, GREEN, sheet="浦东新区"),
    ),
    "tables side by side": (
        "two_figure_columns",
        lambda: table((*HEADER, *HEADER), (*GREEN, "零碳工厂", "家", 2)),
    ),
    "one figure merged over two rows": (
        "figure_in_merge",
        lambda: _merged(table(HEADER, GREEN, ("零碳工厂", "家", None)), "C4:C5"),
    ),
    "one figure merged over two districts": (
        "figure_in_merge",
        lambda: _merged(district_columns(), "E4:F4"),
    ),
    "a name over two kinds of rows": (
        "duplicate_indicator",
        lambda: _merged(
            table(
                ("指标名称", "类别", "单位", "累计数"),
                ("绿色工厂", "新增", "家", 8),
                (None, "存量", "家", 30),
            ),
            "A4:A5",
        ),
    ),
    "a fee that may be eight percent": (
        "percent_ambiguous",
        lambda: table(HEADER, ("平均担保费率", "%", 0.08), by=FIN),
    ),
    "an amount in a column of numbers": (
        "unit_mismatch",
        lambda: table(HEADER, ("无缝续贷", "家", 5012), by=PBC),
    ),
    "units of row and column that differ": (
        "unit_ambiguous",
        lambda: table(("指标名称", "单位", "累计数（万元）"), ("无缝续贷", "亿元", 5012), by=PBC),
    ),
    "names and figures without a unit": (
        "unit_missing",
        lambda: table(("项目", "金额"), ("无缝续贷", 5012), title="2023年1-5月累计情况", by=PBC),
    ),
    "a formula that was never calculated": (
        "formula_not_calculated",
        lambda: district_columns([(1, "创新型", "家", "=SUM(E4:T4)", *range(1, 17))]),
    ),
}


def _merged(book: Workbook, area: str) -> Workbook:
    book.worksheets[0].merge_cells(area)
    return book


ASKED: dict[str, tuple[str, Callable[[], Workbook]]] = {
    "a figure of no said kind below 新增": (
        "kind_unstated",
        lambda: table(
            ("指标名称", "单位", "完成数", "全年目标"),
            ("绿色工厂", "家", 2, 30),
            title="2023年5月新增情况",
        ),
    ),
    "bare indicators below 新增": (
        "kind_unstated",
        lambda: districts(
            ("区名", "创新型", "专精特新"), ("浦东新区", 10, 6), title="2023年5月各区新增情况"
        ),
    ),
    "bare districts below 新增": (
        "kind_unstated",
        lambda: district_columns(title="2023年5月各区新增企业情况"),
    ),
    "names and figures of no said kind": (
        "kind_unstated",
        lambda: table(("指标", "数值"), ("绿色工厂", 8)),
    ),
    "a forecast": (
        "title_of_forecast",
        lambda: table(HEADER, GREEN, title="2023年5月预计完成情况"),
    ),
    "a plan": (
        "title_of_forecast",
        lambda: districts(
            ("区名", "创新型"), ("浦东新区", 20), title="2023年5月各区目标任务分解表"
        ),
    ),
    "valid ones only": (
        "column_of_valid_ones",
        lambda: table(("指标名称", "单位", "有效期内"), ("创新型中小企业", "家", 12980)),
    ),
    "additions over a total": (
        "title_of_added",
        lambda: table((*HEADER[:2], "累计数"), GREEN[:3], title="2023年新增情况（5月）"),
    ),
    "a unit in a note and another in the row": (
        "unit_against_line",
        lambda: table(
            ("项目", "单位", "期末余额"),
            ("普惠型小微企业贷款余额", "亿元", 10075.63),
            ("注：本表金额单位均为万元",),
            by=BANKS,
        ),
    ),
    "a title of a part": (
        "title_of_part",
        lambda: table(HEADER, GREEN, title="2023年5月制造业企业情况"),
    ),
    "a title of one district": (
        "title_of_part",
        lambda: table(HEADER, GREEN, title="2023年5月浦东新区企业情况"),
    ),
    "a district's lower table": (
        "title_of_part",
        lambda: below(("浦东新区情况",), LOWER, ("创新型", "家", 2, 5)),
    ),
    "an indicator within another": (
        "column_not_read",
        lambda: districts(
            ("区名", "创新型", None), (None, "总数", "绿色工厂"), ("浦东新区", 100, 60)
        ),
    ),
    "an indicator as a part of another": (
        "of_which_not_taken",
        lambda: districts(
            ("区名", "创新型", None), (None, "总数", "其中：专精特新"), ("浦东新区", 100, 60)
        ),
    ),
    "a district's column without its name": (
        "column_without_name",
        lambda: district_columns(header=("全市", *COLUMNS[:3], None, *COLUMNS[4:])),
    ),
    "rows below a district's name": (
        "section_of_area",
        lambda: table(HEADER, ("浦东新区",), ("创新型", "家", 10)),
    ),
    "a bare fraction": (
        "fraction_read_as_percent",
        lambda: district_columns([(1, SHARE, "%", 0.423, *[41] * 16)]),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_certain_is_refused(name: str) -> None:
    code, build = REFUSED[name]
    found = {each.severity for each in reading(build()).findings if each.code == code}
    assert found == {Severity.ERROR}


@pytest.mark.parametrize("name", ASKED)
def test_what_may_be_meant_otherwise_is_asked_about(name: str) -> None:
    code, build = ASKED[name]
    found = {each.severity for each in reading(build()).findings if each.code == code}
    assert found == {Severity.WARNING}


@pytest.mark.parametrize(
    "header",
    [
        ("指标名称", "单位", "本月完成数", "全年目标"),
        ("指标名称", "单位", "2022年累计", "全年目标"),
        ("指标名称", "单位", "计划累计", "全年目标"),
        ("指标名称", "单位", "上年累计", "本月数"),
        ("指标名称", "单位", "1月", "2月"),
    ],
)
def test_a_table_without_a_present_total_gives_none(header: Row) -> None:
    read = reading(table(header, ("绿色工厂", "家", 20, 8)))
    assert [value for value in read.observations if value.value is not None] == []
    assert any(each.severity is Severity.ERROR for each in read.findings)


def test_two_years_totals_are_told_apart() -> None:
    header = ("指标名称", "单位", "2022年累计", "2023年累计")
    (figure,) = reading(table(header, ("绿色工厂", "家", 20, 8))).observations
    assert at(figure) == (8, "Sheet1!D4")


def test_the_whole_beside_a_part_is_the_whole() -> None:
    groups = (None, None, "全市", None, "制造业", None)
    header = ("指标名称", "单位", "本月数", "累计数", "本月数", "累计数")
    read = reading(table(groups, header, ("绿色工厂", "家", 2, 8, 1, 4)))
    assert [each.value for each in read.observations] == [8]
    assert finding(read, "column_unknown").severity is Severity.NOTE


def test_a_row_that_numbers_the_columns_is_passed_over() -> None:
    read = reading(districts(("区名", "创新型", "专精特新"), (1, 2, 3), ("浦东新区", 10, 4)))
    assert [each.value for each in read.observations] == [10, 4]
    assert codes(read) == []


@pytest.mark.parametrize("title", ["2023年5月月报（万家）", "2023年5月月报"])
def test_a_unit_in_the_titles_brackets_counts(title: str) -> None:
    (figure,) = reading(
        table(("指标名称", "累计数", "全年目标"), ("上云上平台", 21, 25), title=title)
    ).observations
    assert figure.value == (210000 if "万家" in title else 21)


def test_two_equal_totals_are_one_figure() -> None:
    rows = [(*row, row[3]) for row in count_rows()]
    assert (
        len(reading(district_columns(rows, header=("全市", *COLUMNS, "合计"))).observations) == 51
    )


def test_a_broken_formula_under_a_reported_month_is_refused() -> None:
    book = make_months.put_formulas(make_months.months_book(), {"3月!E4": "='x'!B2"})
    packed = calculated(book, {"3月!E4": "#REF!"})
    assert finding(reading(packed, make_months.FILE), "error_cell").severity is Severity.ERROR


def test_columns_that_clash_are_told_before_the_sender_who_cannot_be_known() -> None:
    book = flat_list(
        ("区名", "创新型", None),
        [(None, "有效", "累计认定"), ("浦东新区", 20, 40)],
        title="2023年5月",
        filled_by=None,
    )
    assert codes(reading(book)) == ["two_figure_columns", "agency_missing"]
