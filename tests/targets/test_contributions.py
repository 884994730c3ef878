"""What a gap is made of: rows that sum to it exactly."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from targets.vocabulary import (
    NOT_ALLOCATED,
    NOT_REPORTED,
    UNEXPLAINED,
    Assessment,
    Comparator,
    Observation,
    PlanPoint,
    Target,
)
from tests.make_targets import figure, judged, promised, ratio

FIRMS = promised("tech_firms")
PROCUREMENT = promised("procurement")
DISTRICTS = ("990101", "990102", "990103", "990104")


def share_of(target: Target, area: str, value: int) -> PlanPoint:
    return PlanPoint(target.id, area, target.end, Decimal(value))


def district(area: str, value: int | None, *, period: str = "2025-06") -> Observation:
    return figure("tech_firms", period, value, area=area)


def opening(area: str, value: int) -> Observation:
    return district(area, value, period="2024-12")


def parts_of(result: Assessment) -> dict[str, Decimal]:
    return {part.part: part.value for part in result.contributions}


def total(result: Assessment) -> Decimal:
    return sum((part.value for part in result.contributions), Decimal(0))


def firms(
    *figures: Observation, plan: tuple[PlanPoint, ...] = (), target: Target = FIRMS
) -> Assessment:
    city = figure("tech_firms", "2025-06", 1000)
    return judged(target, city, *figures, districts=DISTRICTS, plan=plan)


PLAN = tuple(share_of(FIRMS, area, 250) for area in DISTRICTS)
OPENINGS = tuple(opening(area, 200) for area in DISTRICTS)


def test_a_district_is_held_against_its_own_path() -> None:
    found = firms(*OPENINGS, *(district(a, 240) for a in DISTRICTS), plan=PLAN)
    assert [parts_of(found)[area] for area in DISTRICTS] == [15] * 4


def test_what_the_plan_does_not_allocate_is_its_own_row() -> None:
    found = firms(*OPENINGS, *(district(a, 240) for a in DISTRICTS), plan=PLAN)
    assert parts_of(found)[NOT_ALLOCATED] == 4 * 225 - 1050


def test_what_the_parts_do_not_explain_is_its_own_row() -> None:
    found = firms(*OPENINGS, *(district(a, 240) for a in DISTRICTS), plan=PLAN)
    assert parts_of(found)[UNEXPLAINED] == 1000 - 960


def test_a_district_without_a_figure_is_not_reported() -> None:
    found = firms(*OPENINGS, *(district(a, 240) for a in DISTRICTS[:3]), plan=PLAN)
    assert parts_of(found)[NOT_REPORTED] == (1000 - 720) - 225
    assert UNEXPLAINED not in parts_of(found)


def test_a_missing_mark_is_not_a_figure() -> None:
    found = firms(*(district(a, 240) for a in DISTRICTS[:3]), district("990104", None))
    assert "990104" not in parts_of(found)


def test_last_month_s_figure_is_not_this_month_s() -> None:
    stale = district("990104", 240, period="2025-05")
    found = firms(*(district(a, 240) for a in DISTRICTS[:3]), stale)
    assert "990104" not in parts_of(found)


def test_the_rows_sum_to_the_gap_to_the_path() -> None:
    found = firms(*OPENINGS, *(district(a, 237) for a in DISTRICTS[:3]), plan=PLAN)
    assert total(found) == found.gap_to_path == -50


def test_without_a_plan_the_whole_path_is_not_allocated() -> None:
    found = firms(*(district(a, 250) for a in DISTRICTS))
    assert parts_of(found) == dict.fromkeys(DISTRICTS, Decimal(250)) | {NOT_ALLOCATED: -1050}


def test_a_row_of_nothing_is_left_out_unless_it_is_a_district_s() -> None:
    plan = tuple(share_of(FIRMS, area, 300) for area in DISTRICTS)
    figures = [*(opening(a, 225) for a in DISTRICTS), *(district(a, 250) for a in DISTRICTS)]
    assert set(parts_of(firms(*figures, plan=plan))) == set(DISTRICTS)


def test_a_district_without_an_opening_level_takes_its_share_of_the_city_s_path() -> None:
    found = firms(*(district(a, 250) for a in DISTRICTS), plan=PLAN)
    assert parts_of(found)["990101"] == 250 - Decimal(250) * 1050 / 1200


def test_without_a_path_the_rows_sum_to_the_gap_to_the_target() -> None:
    bare = replace(FIRMS, baseline=None)
    found = firms(*(district(a, 250) for a in DISTRICTS), plan=PLAN, target=bare)
    assert total(found) == found.gap_to_target == -200
    assert parts_of(found)["990101"] == 0


def test_without_any_district_s_figure_there_are_no_rows() -> None:
    assert firms(plan=PLAN).contributions == ()


def test_a_district_has_no_rows_of_its_own() -> None:
    found = judged(FIRMS, district("990101", 240), area="990101", districts=DISTRICTS, plan=PLAN)
    assert found.contributions == ()


def test_under_a_ceiling_a_part_above_its_path_is_short() -> None:
    ceiling = replace(FIRMS, comparator=Comparator.AT_MOST, value=Decimal(800))
    plan = tuple(share_of(ceiling, area, 200) for area in DISTRICTS)
    figures = [*(opening(a, 225) for a in DISTRICTS), *(district(a, 250) for a in DISTRICTS)]
    found = firms(*figures, plan=plan, target=ceiling)
    assert parts_of(found)["990101"] == Decimal("-37.5")
    assert total(found) == found.gap_to_path


def test_merging_two_districts_leaves_the_city_unchanged() -> None:
    apart = firms(*(district(a, 230 + i) for i, a in enumerate(DISTRICTS)))
    merged = firms(
        *(district(a, 230 + i) for i, a in enumerate(DISTRICTS[:2])), district("990103", 465)
    )
    assert replace(apart, contributions=()) == replace(merged, contributions=())


def shares(
    city: tuple[int, int] | None, *parts: tuple[int, int], target: Target = PROCUREMENT
) -> Assessment:
    months = [
        ratio("procurement", "2025-06", part, area=area)
        for area, part in zip(DISTRICTS, parts, strict=False)
    ]
    whole = (
        ratio("procurement", "2025-06", city)
        if city
        else figure("procurement", "2025-06", 40, source="treasury")
    )
    return judged(target, whole, *months, districts=DISTRICTS)


def test_a_ratio_s_parts_weigh_by_their_denominators() -> None:
    found = shares((160, 400), (50, 100), (30, 100), (50, 100), (30, 100))
    assert parts_of(found)["990101"] == Decimal("1.25")
    assert total(found) == found.gap_to_target == -5


def test_a_ratio_s_missing_part_is_not_reported() -> None:
    found = shares((160, 400), (50, 100), (30, 100), (50, 100))
    assert parts_of(found)[NOT_REPORTED] == Decimal("-3.75")


def test_a_ratio_s_parts_that_do_not_add_up_are_said() -> None:
    found = shares((164, 400), (50, 100), (30, 100), (50, 100), (30, 100))
    assert parts_of(found)[UNEXPLAINED] == 1


def test_a_ratio_without_the_city_s_parts_cannot_be_split() -> None:
    assert shares(None, (50, 100)).contributions == ()


def test_a_ratio_with_a_path_is_split_against_the_path() -> None:
    target = replace(PROCUREMENT, milestones=((PROCUREMENT.start.plus(5), Decimal(42)),))
    found = shares((160, 400), (50, 100), (30, 100), (50, 100), (30, 100), target=target)
    assert total(found) == found.gap_to_path == -2


JOBS = promised("new_jobs", start=FIRMS.start, end=FIRMS.end, value=Decimal(1200))
SHARED = replace(
    JOBS, indicator=replace(JOBS.indicator, source="treasury", parts=("jobs", "industry"))
)


def reported(source: str, value: int) -> Observation:
    return figure("new_jobs", "2025-06", value, source=source)


def test_bodies_that_report_parts_of_a_whole_sum_to_its_gap() -> None:
    """The lead's own figure is the whole; without parts allocated all of the path is nobody's."""
    figures = (reported("treasury", 500), reported("jobs", 300), reported("industry", 190))
    found = judged(SHARED, *figures)
    assert parts_of(found) == {
        "jobs": 300,
        "industry": 190,
        NOT_ALLOCATED: -600,
        UNEXPLAINED: 10,
    }
    assert total(found) == found.gap_to_path


def test_a_body_that_has_not_reported_its_part_is_not_reported() -> None:
    found = judged(SHARED, reported("treasury", 500), reported("jobs", 300))
    assert parts_of(found)[NOT_REPORTED] == 200


def test_a_plan_may_give_a_body_its_part() -> None:
    figures = (reported("treasury", 500), reported("jobs", 300), reported("industry", 200))
    found = judged(SHARED, *figures, plan=(share_of(SHARED, "jobs", 800),))
    assert parts_of(found)["jobs"] == -100
    assert total(found) == found.gap_to_path


def test_the_notice_itself_may_share_out() -> None:
    target = replace(FIRMS, allocation=tuple((area, Decimal(250)) for area in DISTRICTS))
    found = firms(*OPENINGS, *(district(a, 240) for a in DISTRICTS), target=target)
    assert [parts_of(found)[area] for area in DISTRICTS] == [15] * 4


def test_a_plan_goes_before_the_notice_s_own_parts() -> None:
    target = replace(FIRMS, allocation=(("990101", Decimal(250)),))
    plan = (share_of(FIRMS, "990101", 300),)
    found = judged(target, district("990101", 210), area="990101", plan=plan)
    assert found.target_value == 300
