"""Exports: every table of the pages as CSV and Excel, the same figures as the Board's."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import openpyxl
import pytest

from dashboard.boards import Boards
from dashboard.document import Dashboard
from store.engine import Store
from targets.board import Board
from targets.vocabulary import LANGUAGES, Language
from tests.make_pages import DAYS, browser_of, fixed_clock, shanghai, shown

NAMES = (
    "targets",
    "actions",
    "districts",
    "agencies",
    "submissions",
    "target/innovative_smes/months",
    "target/innovative_smes/parts",
    "target/procurement_reserved_share/parts",
    "districts/310115",
)


def board_of(filled: Store) -> Board:
    return Boards(filled, shanghai(), DAYS, fixed_clock).look().board


def lines(app: Dashboard, address: str) -> list[list[str]]:
    answer = browser_of(app).get(f"/export/{address}")
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_table_opens_in_excel(app: Dashboard, name: str, language: Language) -> None:
    answer = browser_of(app).get(f"/export/{name}.xlsx?lang={language}")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0]
    notes = " ".join(str(sheet.cell(row, 1).value) for row in range(2, 6))
    assert ("不是零" if language == "zh" else "it is not zero") in notes


@pytest.mark.parametrize("name", NAMES)
def test_both_kinds_hold_the_same_rows(app: Dashboard, name: str) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(browser_of(app).get(f"/export/{name}.xlsx").data)
    ).worksheets[0]
    rows = [row for row in book.iter_rows(values_only=True) if any(v is not None for v in row)]
    head = next(i for i, row in enumerate(rows) if sum(v is not None for v in row) > 1)
    assert len(rows) - head == len(lines(app, f"{name}.csv"))


def test_values_are_those_of_the_board(app: Dashboard, filled: Store) -> None:
    found = {row[1]: Decimal(row[5]) for row in lines(app, "targets.csv")[1:] if row[5]}
    line = board_of(filled).line["inclusive_loans_balance"]
    assert line.city.value is not None
    assert found[line.target.indicator.name.zh] == line.city.value / 10**8


def test_a_month_that_is_not_due_is_empty_and_says_so(app: Dashboard) -> None:
    last = lines(app, "target/innovative_smes/months.csv")[-1]
    assert (last[0], last[1], last[6]) == ("2023-12", "", "未到期")


def test_a_correction_stands_beside_what_it_replaced(app: Dashboard) -> None:
    (may,) = [r for r in lines(app, "target/innovative_smes/months.csv") if r[0] == "2023-05"]
    assert int(may[1]) - int(may[5]) == 310


def test_parts_of_a_gap_sum_to_the_city_s(app: Dashboard) -> None:
    _, *parts, city = lines(app, "target/procurement_reserved_share/parts.csv")
    total = sum(Decimal(row[3]) for row in parts if row[3])
    assert abs(total - Decimal(city[3])) < Decimal("0.01")


def test_an_export_is_of_the_month_and_the_moment_of_its_address(app: Dashboard) -> None:
    asked = "?period=2023-05&as_of=2023-06-10"
    (may,) = [
        r for r in lines(app, f"target/innovative_smes/months.csv{asked}") if r[0] == "2023-05"
    ]
    assert may[5] == ""


def test_a_file_is_named_by_its_table_month_and_moment(app: Dashboard) -> None:
    answer = browser_of(app).get("/export/targets.csv?period=2023-05&as_of=2023-06-10")
    assert 'filename="targets_2023-05_2023-06-10.csv"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "address",
    [
        "nothing.csv",
        "targets.pdf",
        "target/nothing/months.csv",
        "target/innovative_smes/years.csv",
        "districts/990000.csv",
        "targets.csv?period=2099-01",
        "targets.csv?as_of=someday",
    ],
)
def test_what_is_not_there_is_not_found(app: Dashboard, address: str) -> None:
    assert browser_of(app).get(f"/export/{address}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/target/innovative_smes", "/districts", "/agencies", "/submissions"]
)
def test_a_page_offers_its_tables_as_they_are_shown(app: Dashboard, path: str) -> None:
    page = shown(app, f"{path}?period=2023-05&lang=en")
    offered = [node[1]["href"] for node in page.every("a", "download")]
    assert offered
    for href in offered:
        assert "period=2023-05&lang=en" in href
        assert browser_of(app).get(href).status_code == 200, href


def test_the_same_export_is_the_same_bytes(app: Dashboard) -> None:
    first, second = (browser_of(app).get("/export/districts.xlsx").data for _ in range(2))
    assert first == second
