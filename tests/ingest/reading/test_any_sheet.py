"""Whatever stands in a workbook, reading ends with a Reading that keeps its promises."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.parse import parse
from ingest.workbook import CellKind, RawCell, Sheet, Workbook
from targets.vocabulary import ObservationState, Severity
from tests.make_workbooks import L1_ROWS, L1_TITLE, L4_ROWS, catalogue, layouts

WORDS = st.sampled_from(
    [
        *(
            "指标名称",
            "项目",
            "区名",
            "计量单位",
            "单位",
            "全年目标",
            "完成情况",
            "累计数",
            "本月数",
            "备注",
        ),
        *(
            "余额或累计额",
            "比年初",
            "增减额",
            "增减%",
            "较上月",
            "累计",
            "创新型",
            "完成率（%）",
            "上年同期",
        ),
        *(
            "全　市",
            "浦 东 新 区",
            "其中：临港新片区",
            "中心城区小计",
            "合计",
            "卢湾区",
            "310115",
            "一",
            "注：",
        ),
        *(
            "创新型中小企业",
            "绿色工厂",
            "普惠贷款余额",
            "政府采购工程预留份额",
            "预留金额",
            "采购总额",
        ),
        *(
            "家",
            "%",
            "亿元",
            "万元",
            "单位：亿元、%、万户",
            "2万",
            "约45",
            "8①",
            "—",
            "零报告",
            "42.3%",
            "下降3%",
        ),
        *(
            "2023年5月",
            "5月",
            "2023.1",
            L1_TITLE,
            "填报单位：市经信委",
            "填报日期：2023年6月5日",
            "4月末余额",
        ),
    ]
)
CONTENTS = st.one_of(
    st.tuples(st.just(CellKind.TEXT), WORDS),
    st.tuples(st.just(CellKind.TEXT), st.text(min_size=1, max_size=12)),
    st.tuples(st.just(CellKind.NUMBER), st.integers(-10, 10**6).map(str)),
    st.tuples(
        st.just(CellKind.NUMBER),
        st.sampled_from(["2023.1", "0.423", "10075.63", "1E+300", "202305"]),
    ),
    st.tuples(st.just(CellKind.ERROR), st.just("#REF!")),
    st.tuples(st.just(CellKind.NOT_CALCULATED), st.just("")),
    st.tuples(st.just(CellKind.DATE), st.just("2023-05-31T00:00:00")),
    st.tuples(st.just(CellKind.TRUTH), st.just("TRUE")),
)
PLACES = st.tuples(st.integers(1, 12), st.integers(1, 9))
FORMATS = st.sampled_from(["General", "0.0%", '0!.0,"万元"', '0"家"', "yyyy", "[红]0;-0"])


@st.composite
def sheets(draw: st.DrawFn, name: str = "5月") -> Sheet:
    drawn = draw(st.dictionaries(PLACES, st.tuples(CONTENTS, FORMATS), max_size=60))
    cells = {
        place: RawCell(*place, kind, text, number_format)
        for place, ((kind, text), number_format) in drawn.items()
    }
    merges = draw(st.lists(st.tuples(PLACES, st.integers(0, 3), st.integers(0, 3)), max_size=4))
    areas = [(row, left, row + down, left + right) for (row, left), down, right in merges]
    return Sheet(name, cells, tuple(areas), frozenset({3}), frozenset({2}))


def typed(value: object) -> tuple[CellKind, str]:
    is_number = isinstance(value, int | float)
    return (CellKind.NUMBER if is_number else CellKind.TEXT), str(value)


@st.composite
def disturbed(draw: st.DrawFn) -> Sheet:
    """A good form with a few cells overwritten by anything."""
    header = ("序号", "指标名称", "计量单位", "全年目标", "本月数", "累计数", "完成率（%）")
    is_list = draw(st.booleans())
    rows = [(L1_TITLE,), ("填报单位：市经信委",), header, *L1_ROWS]
    if not is_list:
        header = (
            "项目",
            "余额",
            "本月新增",
            "比年初增减额",
            "比年初增减%",
            "同比增减额",
            "同比增速",
        )
        rows = [("2023年5月 单位：亿元",), ("填报单位：上海银保监局",), header, *L4_ROWS]
    cells = {
        (row, column): RawCell(row, column, *typed(value))
        for row, entries in enumerate(rows, start=1)
        for column, value in enumerate(entries, start=1)
        if value is not None
    }
    changes = draw(st.dictionaries(PLACES, CONTENTS, max_size=4))
    return Sheet("表1", cells | {p: RawCell(*p, *content) for p, content in changes.items()})


def keeps_its_promises(*given_sheets: Sheet) -> None:
    read = parse(Workbook(given_sheets), "报表.xlsx", catalogue(), layouts())
    keys = [(each.indicator, each.area, each.period) for each in read.observations]
    assert len(set(keys)) == len(keys)
    for each in read.observations:
        assert (each.value is None) == (each.state is ObservationState.MISSING)
        assert each.value is None or each.value >= 0
    if read.agency is None or read.period is None or not read.observations:
        assert read.findings


def grid(rows: int, *texts: str) -> Sheet:
    return Sheet(
        "5月",
        {
            (row, column): RawCell(row, column, *typed(text))
            for row in range(1, rows)
            for column, text in enumerate(texts, start=1)
        },
    )


def test_thousands_of_faults_are_told_in_short() -> None:
    header = grid(2, "指标名称", "单位", "累计数").cells
    sheet = Sheet("2023年5月", grid(3000, "绿色工厂", "家", "许多").cells | header)
    read = parse(Workbook((sheet,)), "市经信委.xlsx", catalogue(), layouts())
    assert len(read.findings) == 501
    assert (read.findings[-1].code, read.findings[-1].severity) == (
        "too_many_findings",
        Severity.ERROR,
    )


def test_a_sheet_full_of_header_words_is_soon_given_up() -> None:
    read = parse(Workbook((grid(400, *["指标名称"] * 200),)), "x.xlsx", catalogue(), layouts())
    assert [finding.code for finding in read.findings] == ["unknown_layout"]


@settings(max_examples=150)
@given(sheets())
def test_any_sheet_gets_a_reading(sheet: Sheet) -> None:
    keeps_its_promises(sheet)


@settings(max_examples=50)
@given(sheets("1月"), sheets("附表"))
def test_any_two_sheets_get_a_reading(first: Sheet, second: Sheet) -> None:
    keeps_its_promises(first, second)


@settings(max_examples=150)
@given(disturbed())
def test_a_form_with_anything_in_a_few_cells_gets_a_reading(sheet: Sheet) -> None:
    keeps_its_promises(sheet)
