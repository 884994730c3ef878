"""Layouts are data: what is wrong in them is refused, what is unknown is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from ingest import workbook
from ingest.layout import LayoutEntry, Layouts, load_layouts
from ingest.parse import parse
from targets.vocabulary import Period, Severity
from tests.make_targets import tiny_catalogue
from tests.make_workbooks import (
    catalogue,
    codes,
    content,
    district_table,
    empty_book,
    finding,
    flat_list,
    indicator_list,
    put_rows,
    reading,
    values,
)

ENTRY = {
    "id": "x",
    "version": "1",
    "name": {"zh": "表", "en": "Form"},
    "tables": [{"needs": [["label"]], "columns": [{"role": "label", "aliases": ["指标"]}]}],
}


def test_every_layout_has_an_id_and_a_version_of_its_own() -> None:
    layouts = load_layouts()
    assert len({entry.id for entry in layouts.entries}) == len(layouts.entries)
    assert layouts.template.is_template
    assert {entry.id for entry in layouts.forms} == {
        "indicator_list",
        "district_table",
        "district_columns",
        "finance_table",
        "progress_narrative",
        "name_and_figure",
    }


def test_an_unknown_key_or_role_is_refused() -> None:
    LayoutEntry.model_validate(ENTRY)
    wrong: tuple[dict[str, object], ...] = ({"colour": "red"}, {"tables": []}, {"id": "A b"})
    for change in wrong:
        with pytest.raises(ValidationError):
            LayoutEntry.model_validate({**ENTRY, **change})


def test_an_unknown_layout_is_refused_with_the_headers_seen() -> None:
    book = empty_book()
    put_rows(book.create_sheet("名单"), [("标题",), ("企业名称", "法定代表人", "所在区")], 1)
    said = finding(reading(book), "unknown_layout")
    assert said.severity is Severity.ERROR
    assert said.seen == "企业名称、法定代表人、所在区"
    assert "指标清单月报表" in said.expected


def test_an_empty_workbook_is_an_unknown_layout() -> None:
    book = empty_book()
    book.create_sheet("空")
    assert codes(reading(book)) == ["unknown_layout"]


def test_other_sheets_are_noted_and_cover_pages_are_not() -> None:
    book = indicator_list([(1, "绿色工厂", "家", 30, 1, 8)])
    put_rows(book.create_sheet("封面"), [("封面",)], 1)
    put_rows(book.create_sheet("附表"), [("企业", 5)], 1)
    assert finding(reading(book), "sheet_not_read").seen == "附表"


def test_a_form_out_of_use_is_refused() -> None:
    known = load_layouts()
    entries = [each.model_copy(update={"valid_to": date(2023, 4, 30)}) for each in known.entries]
    cells = workbook.read(content(indicator_list()))
    read = parse(cells, "x.xlsx", catalogue(), Layouts(known.words, tuple(entries)))
    said = finding(read, "layout_out_of_use")
    assert (said.severity, said.seen) == (Severity.ERROR, "2023-05")


def test_another_notice_is_read_by_the_same_layouts() -> None:
    book = flat_list(
        ("指标名称", "单位", "本年累计"),
        [("科技型企业", "家", 1200), ("服务站", "个", 7)],
        title="2025年8月月报",
        filled_by="填报单位：云滨市工业和信息化局",
    )
    read = reading(book, of=tiny_catalogue())
    assert (read.agency, read.period) == ("industry", Period(2025, 8))
    assert values(read) == {"tech_firms": 1200, "stations": 7}


def test_another_notices_districts_are_its_own() -> None:
    book = flat_list(
        ("区名", "科技型企业"),
        [("全市", 5), ("东渡", 3), ("老港区", 1), ("浦东新区", 1)],
        title="2025年8月",
        filled_by=None,
    )
    read = reading(book, of=tiny_catalogue())
    assert "unknown_district" in codes(read)
    assert finding(read, "former_district").seen == "老港区"


def test_a_district_whose_name_sounds_like_a_subtotal_is_read() -> None:
    tiny = tiny_catalogue()
    first = replace(tiny.districts[0], aliases=("郊区",))
    known = replace(tiny, districts=(first, *tiny.districts[1:]))
    rows = [("全市", 5), ("郊区", 3), ("远郊", 2)]
    book = flat_list(("区名", "科技型企业"), rows, title="2025年8月", filled_by=None)
    assert values(reading(book, of=known), first.code) == {"tech_firms": 3}


def test_the_districts_of_one_notice_mean_nothing_to_another() -> None:
    assert "unknown_layout" in codes(reading(district_table(), of=tiny_catalogue()))
