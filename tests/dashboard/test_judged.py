"""Numbers of a judged target as pages tell them: kinds and moments that the filled store does not have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.access import Identity
from dashboard.address import Address
from dashboard.elements import Element, element, every, text_of
from dashboard.keys import WorkingKey
from dashboard.pages.headline import headline
from dashboard.pages.months import month_table
from dashboard.pages.pace_card import pace_card
from dashboard.pages.shifts_card import shifts_card
from dashboard.pages.target import target_page
from dashboard.pages.target_table import target_table
from dashboard.pages.working import working_content
from dashboard.parts import signed_tone
from dashboard.view import View
from targets.board import Board, Line, board
from targets.catalogue import Catalogue
from targets.vocabulary import (
    Comparator,
    Observation,
    Period,
    PublishedPoint,
    Standing,
    Target,
)
from tests.make_pages import DAYS
from tests.make_targets import figure, known, monthly, promised, ratio, tiny_catalogue

DAY = date(2025, 10, 20)
MINUS = "\N{MINUS SIGN}"


def judged(figures: Iterable[Observation], *targets: Target, period: str = "2025-09") -> Board:
    """The tiny notice's board from these figures; `targets`: the only ones, as they are given."""
    catalogue = tiny_catalogue()
    if targets:
        catalogue = _of(catalogue, targets)
    return board(
        catalogue, known(*figures), working_days=DAYS, period=Period.parse(period), today=DAY
    )


def _of(catalogue: Catalogue, targets: tuple[Target, ...]) -> Catalogue:
    return replace(catalogue, targets=targets)


def looking(found: Board) -> View:
    return View(found, Address(), Identity(), latest=found.period)


def rows(content: Element) -> list[str]:
    return [text_of(part) for part in every(content) if part.tag == "tr"]


def explained(found: Board, what: str, target: str) -> str:
    _, content = working_content(looking(found), WorkingKey(what, target, "city"))
    return text_of(element("div", content))


def test_a_target_of_money_is_explained_in_the_unit_of_its_digits() -> None:
    found = judged(monthly("loans", [85_000_000_000], start="2025-09", source="banking"))
    assert "目标900 亿元" in explained(found, "target", "loans")


CEILING = {"comparator": Comparator.AT_MOST, "value": Decimal(600)}


def test_under_a_ceiling_less_is_ahead_also_where_the_newest_month_is_as_expected() -> None:
    target = promised("tech_firms", **CEILING)
    found = judged(monthly("tech_firms", [900, 800, 825]), target, period="2025-03")
    (line,) = found.lines
    assert line.city.gap_to_path == 0
    february = next(row for row in rows(month_table(looking(found), line)) if row.startswith("2月"))
    assert "850+50" in february


def test_what_was_missed_without_a_path_is_told_in_its_own_unit() -> None:
    target = promised("loans", baseline=None)
    figures = monthly("loans", [85_000_000_000], start="2025-12", source="banking")
    found = judged(figures, target, period="2025-12")
    assert found.lines[0].city.standing is Standing.MISSED
    assert "小微贷款余额：与目标差50.0亿元" in headline(looking(found))


def averaged() -> tuple[View, Line]:
    """Nine of ten cases closed in half a year, where 95 % are promised: 100 % from here on."""
    found = judged([ratio("hotline", "2025-06", (90, 100), source="industry")], promised("hotline"))
    return looking(found), found.lines[0]


def test_a_yearly_average_asks_for_a_ratio_and_not_for_so_much_a_month() -> None:
    view, line = averaged()
    assert "100%" in text_of(target_table(view, [line]))
    assert "/ 月" not in text_of(target_table(view, [line]))
    assert "今后每月须100%" in text_of(target_page(view, line))


def test_what_a_yearly_average_asks_for_stands_among_distances_from_its_target() -> None:
    view, line = averaged()
    assert "今后每月须+5.00" in rows(pace_card(view, line))


def test_what_is_missing_to_a_ratio_is_told_in_points_with_its_side() -> None:
    view, _ = averaged()
    said = explained(view.board, "needed_per_month", "hotline")
    assert f"与目标之差{MINUS}5个百分点" in said
    assert "以全年平均为准" in said


def test_the_smallest_difference_of_a_ratio_is_not_written_as_nothing() -> None:
    view = looking(judged([]))
    assert view.points(Decimal("0.00001")) == "0.00001个百分点"
    unit = promised("guarantee_fee").indicator.unit
    assert view.gap(Decimal("-0.00001"), unit) == f"{MINUS}0.00001个百分点"


def test_a_ratio_that_people_would_round_to_its_target_shows_more_decimals() -> None:
    target = promised("procurement", value=Decimal("45.03"))
    assert looking(judged([])).scale(target, Decimal("45.025")).decimals == 4


@pytest.mark.parametrize(
    ("value", "tone"), [("0.005", " ahead"), ("-0.005", " short"), ("0.004", "")]
)
def test_a_difference_bears_a_tone_where_it_is_shown_as_one(value: str, tone: str) -> None:
    assert signed_tone(Decimal(value)) == tone


def test_of_two_published_figures_of_a_month_the_equal_one_is_named() -> None:
    points = tuple(
        PublishedPoint(Period(2024, 12), Decimal(value), page)
        for value, page in ((890, "an early page"), (900, "the yearbook"))
    )
    catalogue = tiny_catalogue()
    indicators = tuple(
        replace(one, published=points) if one.id == "tech_firms" else one
        for one in catalogue.indicators
    )
    found = judged([figure("tech_firms", "2024-12", 900)])
    view = looking(replace(found, catalogue=replace(catalogue, indicators=indicators)))
    point = view.published(found.known.observations[0])
    assert point is not None
    assert point.page == "the yearbook"


def page_of(target: str, *figures: Observation) -> str:
    found = judged(figures)
    return text_of(target_page(looking(found), found.line[target]))


def test_the_rule_of_the_path_is_named_before_the_first_figure() -> None:
    assert "预期进度序时进度（数据已覆盖12个月中的0个月）" in page_of("lending")


def test_a_sum_without_last_year_is_not_said_to_lack_a_baseline() -> None:
    said = page_of("lending", *monthly("lending", [10**9] * 9, source="banking"))
    assert "缺上一年全年数，不作预测。" in said
    assert "也无基数" not in said


def test_no_unit_stands_beside_what_is_missing() -> None:
    assert "尚无数据亿元" not in page_of("lending").replace(" ", "")


def test_a_settled_month_has_no_fraction() -> None:
    assert "已无可能" in page_of("parks", *monthly("parks", [1, 9]))


def procurement(month: str, *parts: tuple[int, int]) -> list[Observation]:
    whole = (sum(n for n, _ in parts), sum(d for _, d in parts))
    areas = ("990101", "990102")
    rows = [ratio("procurement", month, part, area=a) for a, part in zip(areas, parts, strict=True)]
    return [ratio("procurement", month, whole), *rows]


def test_why_a_ratio_moved_is_told_by_district_and_sums_to_its_change() -> None:
    figures = [
        *procurement("2025-02", (40, 100), (50, 100)),
        *procurement("2025-03", (60, 100), (50, 100)),
    ]
    found = judged(figures, period="2025-03")
    card = shifts_card(looking(found), found.line["procurement"])
    assert card is not None
    assert rows(card)[-1] == "合计+10.0000.000+10.000"


def test_a_ratio_that_districts_do_not_make_up_is_not_taken_apart() -> None:
    found = judged([ratio("procurement", "2025-03", (60, 100))], period="2025-03")
    assert shifts_card(looking(found), found.line["procurement"]) is None
