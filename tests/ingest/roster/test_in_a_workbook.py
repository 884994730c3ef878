import json
from io import BytesIO
from typing import Any

import pytest

from ingest.machine import as_json
from ingest.outcome import Outcome
from ingest.roster.lists import listed as indicator_of
from store.engine import Store
from targets.vocabulary import Hints, Period
from tests.make_intake import NOW, intake_of
from tests.make_rosters import credit_code, entry, names, roster_sheet_of
from tests.make_targets import tiny_catalogue
from tests.make_workbooks import L1_FILLED_BY, empty_book, finding, months_book, reading


def previewed(store: Store, sheet: Any, name: str = "市工信局企业名单2025-5.xlsx") -> Outcome:
    target = BytesIO()
    sheet.parent.save(target)
    return intake_of(store).preview(target.getvalue(), name, now=NOW)


def test_the_list_beside_the_months_is_read_with_its_faults(store: Store) -> None:
    book = months_book(5, year=2023)
    shanghai = {n: credit_code(n, region="310115") for n in range(9)}
    wrong = shanghai[6][:-1] + ("0" if shanghai[6][-1] != "0" else "1")
    roster_sheet_of(
        entry(1, code=shanghai[1], district="浦东新区"),
        entry(2, code=f" {shanghai[2].lower()}", district="黄浦区"),
        entry(3, code=f"'{shanghai[3]}", district="徐 汇 区"),
        entry(4, code=1.31e17, district="徐汇区"),
        entry(5, code=wrong, district="徐汇区"),
        entry(1, code=shanghai[1], district="静安区"),
        entry(3, code=shanghai[3], district="徐汇"),
        title="企业名单",
        name="附表1 企业名单",
        book=book,
    )
    found = reading(book, file_name="供应链金融月报2023-5（更正）.xlsx")
    (roster,) = found.rosters
    assert (roster.rows, roster.counted, roster.duplicates, roster.bad_codes) == (7, 3, 2, 2)
    assert len(found.observations) == 5
    assert finding(found, "roster_code_lost_digits").cell.address == "C6"  # type: ignore[union-attr]


def test_a_workbook_of_a_list_alone_is_filed_on_the_form_of_lists(store: Store) -> None:
    outcome = previewed(store, roster_sheet_of(entry(1), entry(2)))
    assert (outcome.state, outcome.agency, outcome.form) == (
        "dry_run",
        "industry",
        "enterprise_roster",
    )
    assert (outcome.period, outcome.observations) == (Period(2025, 5), ())
    assert outcome.rosters[0].indicator == "tech_firms"


def test_the_machine_output_adds_the_lists_of_a_workbook_up(store: Store) -> None:
    sheet = roster_sheet_of(entry(1), entry(1), entry(2, code="坏"), entry(3, until="2024年1月"))
    document = as_json(previewed(store, sheet), tiny_catalogue())
    assert json.dumps(document)
    assert document["roster"] == {"rows": 4, "counted": 1, "duplicates": 1, "bad_codes": 1}


def test_a_body_without_a_form_of_lists_is_told_so(store: Store) -> None:
    outcome = previewed(store, roster_sheet_of(entry(1)), "市人社局名单2025-5.xlsx")
    assert (outcome.state, outcome.reason) == ("refused", "no_roster_form")


def test_a_list_without_a_month_asks_for_one(store: Store) -> None:
    outcome = previewed(store, roster_sheet_of(entry(1), title="科技型企业名单"), "市工信局.xlsx")
    assert outcome.reason == "period_missing"


def test_a_list_that_differs_from_the_figure_beside_it_is_asked_about() -> None:
    book = months_book(5, year=2023, months=[5])
    roster_sheet_of(entry(1, district=None), title="绿色工厂名单", book=book)
    found = reading(book)
    differs = finding(found, "roster_differs")
    assert (differs.seen, differs.expected) == ("15", "1")


def test_a_column_of_tiers_makes_a_list_of_each() -> None:
    header = ("序号", "企业名称", "统一社会信用代码", "所在区", "认定批次", "有效期至", "类别")
    rows = [(*entry(1), "创新型"), (*entry(1), "专精特新"), (*entry(2), "创新型")]
    sheet = roster_sheet_of(*rows, header=header, title=f"2023年5月企业名单　{L1_FILLED_BY}")
    found = reading(sheet.parent)
    lists = [(one.indicator, one.rows, one.duplicates) for one in found.rosters]
    assert lists == [("innovative_smes", 2, 0), ("srdi_smes", 1, 0)]


@pytest.mark.parametrize(
    ("title", "indicator"),
    [
        ("科技型企业名单", "tech_firms"),
        ("2025年5月高成长企业名单", "fast_firms"),
        ("小微企业贷款余额名单", None),
        ("科技型企业园区规划", None),
        ("供应链企业名单", None),
    ],
)
def test_which_indicator_a_list_is_of(title: str, indicator: str | None) -> None:
    assert indicator_of((title,), names()) == indicator


def test_hints_fill_what_a_list_does_not_say(store: Store) -> None:
    target = BytesIO()
    roster_sheet_of(entry(1), title="名单").parent.save(target)
    hints = Hints("industry", Period(2025, 5))
    outcome = intake_of(store).preview(target.getvalue(), "a.xlsx", hints, now=NOW)
    assert (outcome.state, outcome.form) == ("dry_run", "enterprise_roster")


def test_a_list_of_nobody_is_refused(store: Store) -> None:
    outcome = previewed(store, roster_sheet_of())
    assert (outcome.state, outcome.reason) == ("refused", "nothing_reported")


def test_names_without_codes_are_no_list() -> None:
    book = empty_book()
    book.create_sheet("a")["A1"] = "企业名称"
    assert reading(book).findings[0].code == "unknown_layout"
