"""Before a file is submitted: what it would change of the targets, and of the figures that count."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from dashboard.access import Identity
from dashboard.address import Address
from dashboard.document import Dashboard
from dashboard.elements import text_of
from dashboard.pages.effect import effect_section
from dashboard.view import View
from store import recall, record
from store.engine import Store
from store.record import Month
from targets.board import Board, board
from targets.vocabulary import CITY, LANGUAGES, Known, Language, Observation, Period
from tests.make_pages import (
    DAYS,
    LAST,
    NOW,
    Shown,
    browser_of,
    dashboard_over,
    shanghai,
    shown,
    text,
)
from wording import say

LOANS = "inclusive_loans_balance"
BODY = "310101"
"""Huangpu: its form of September counts."""


@pytest.fixture(scope="session")
def judged(filled: Store) -> Board:
    with filled.reading() as session:
        known = recall.known(session)
    return board(shanghai(), known, working_days=DAYS, today=NOW.date())


def loans(known: Known, period: Period = LAST, times: str = "1") -> Observation:
    """The balance that counts, so many times as high."""
    found = next(
        one
        for one in known.observations
        if (one.indicator, one.source, one.period, one.area) == (LOANS, "pbc", period, CITY)
    )
    return replace(found, value=(found.value or Decimal(0)) * Decimal(times))


def told(
    judged: Board, *figures: Observation, language: Language = "zh", period: Period = LAST
) -> str:
    view = View(judged, Address(language=language), Identity())
    return text_of(effect_section(view, judged.known, figures, (period, LAST)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_turn_is_told_with_both_standings_and_both_figures(
    judged: Board, language: Language
) -> None:
    known = judged.known
    said = told(judged, loans(known, times="1.04"), language=language)
    assert say("judging.standing_unlikely", language) in said
    assert say("judging.standing_uncertain", language) in said
    assert say("page.effect_actual", language) in said
    assert say("page.effect_gap_to_path", language) in said
    assert say("page.effect_none", language) not in said


def test_what_moves_without_a_turn_says_that_no_standing_changes(judged: Board) -> None:
    said = told(judged, loans(judged.known, times="1.0001"))
    assert say("page.effect_none", "zh") in said
    assert say("page.effect_done", "zh") in said or say("page.effect_actual", "zh") in said


def test_what_counts_already_changes_nothing(judged: Board) -> None:
    said = told(judged, loans(judged.known))
    assert say("page.effect_none", "zh") in said
    assert "→" not in said


def test_figures_that_are_only_compared_are_told_so(judged: Board) -> None:
    other = replace(loans(judged.known, times="0.5"), source="fin")
    assert say("page.effect_compared_only", "zh") in told(judged, other)


def test_a_past_month_is_judged_as_of_itself(judged: Board) -> None:
    may = Period(2023, 5)
    lower = loans(judged.known, may, "0.8")
    said = told(judged, lower, period=may)
    assert "按截至2023年5月底的数判断" in said
    assert say("judging.standing_unlikely", "zh") in said


def workbook(app: Dashboard, month: str, *, more: int) -> bytes:
    """Huangpu's template of a month whose figures count, each some more."""
    blank = browser_of(app, BODY).get(f"/template/{BODY}/{month}")
    book = openpyxl.load_workbook(io.BytesIO(blank.data))
    sheet = book.worksheets[0]
    for row in range(5, 8):
        sheet.cell(row, 5).value = int(str(sheet.cell(row, 4).value or 0)) + more
    filled = io.BytesIO()
    book.save(filled)
    return filled.getvalue()


def previewed(app: Dashboard, content: bytes, name: str) -> Shown:
    answer = browser_of(app, BODY).put(
        "/upload", query_string={"name": name, "from": "/upload"}, data=content
    )
    return shown(app, answer.get_json()["to"], BODY)


def test_what_would_be_replaced_is_shown_old_beside_new(own_store: Store) -> None:
    app = dashboard_over(own_store)
    page = previewed(app, workbook(app, "2023-09", more=2), "黄浦区9月（更正）.xlsx")
    assert "将改动已采用的数" in page.text
    rows = [text(row) for row in page.every("table", "changes")[0][2][1][2]]
    assert any("创新型中小企业" in row and "号" in row for row in rows)


def test_a_file_for_a_closed_month_is_refused_with_what_counts_there(own_store: Store) -> None:
    record.close(own_store, Month(LAST), actor="office", now=NOW, comment="已通报")
    app = dashboard_over(own_store)
    page = previewed(app, workbook(app, "2023-09", more=2), "黄浦区9月.xlsx")
    assert "2023年9月已封账" in page.text
    assert "与已采用的数不同" in page.text
    assert page.every("button", "main")[0][1]["disabled"] is True


def test_a_correction_in_a_closed_month_is_asked_for_its_reason_in_one_field(
    own_store: Store,
) -> None:
    record.close(own_store, Month(LAST), actor="office", now=NOW, comment="已通报")
    app = dashboard_over(own_store)
    page = previewed(app, workbook(app, "2023-09", more=2), "黄浦区9月（更正）.xlsx")
    assert "请写明更正理由" in page.text
    assert "explain:*" in [field[1]["name"] for field in page.every("textarea")]
