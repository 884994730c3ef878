"""A city's month of which only some districts have reported: estimated, said so, and not judged by."""

from __future__ import annotations

from decimal import Decimal

from targets.vocabulary import Assessment, Observation, Overlay, Period
from tests.make_targets import figure, judged, promised, ratio

FIRMS = promised("tech_firms")
DISTRICTS = ("990101", "990102", "990103", "990104")


def month(period: str, city: int | None, *parts: int | None) -> list[Observation]:
    rows = [
        figure("tech_firms", period, value, area=area)
        for area, value in zip(DISTRICTS, parts, strict=False)
        if value is not None
    ]
    return rows if city is None else [figure("tech_firms", period, city), *rows]


def seen(*figures: Observation, period: str = "2025-06") -> Assessment:
    return judged(FIRMS, *figures, districts=DISTRICTS, period=period)


def test_reported_parts_are_scaled_by_their_share_of_the_same_month_last_year() -> None:
    found = seen(
        *month("2024-06", 800, 300, 300, 100, 100),
        *month("2025-05", 1000, 250, 250, 250, 250),
        *month("2025-06", None, 350, 310),
    ).nowcast
    assert found is not None
    assert (found.period, found.value, found.reported, found.areas) == (
        Period(2025, 6),
        Decimal(880),
        2,
        4,
    )


def test_without_last_year_the_month_before_gives_the_share() -> None:
    found = seen(*month("2025-05", 1000, 250, 250, 250, 250), *month("2025-06", None, 260, 265))
    assert found.nowcast is not None
    assert found.nowcast.value == 1050


def test_an_estimate_is_said_beside_and_nothing_is_judged_by_it() -> None:
    before = seen(*month("2025-05", 1000, 250, 250, 250, 250))
    after = seen(*month("2025-05", 1000, 250, 250, 250, 250), *month("2025-06", None, 260, 265))
    assert (after.k, after.value, after.standing) == (before.k, before.value, before.standing)
    assert after.overlays == (Overlay.ESTIMATED,)


def test_a_month_that_the_city_has_reported_is_not_estimated() -> None:
    found = seen(*month("2025-05", 1000, 250, 250, 250, 250), *month("2025-06", 1010, 260))
    assert (found.nowcast, found.overlays) == (None, ())


def test_what_a_district_says_of_itself_serves_where_the_judged_body_is_silent() -> None:
    own = [
        figure("tech_firms", "2025-06", value, area=area, source=area)
        for area, value in zip(DISTRICTS, (260, 265), strict=False)
    ]
    found = seen(*month("2025-05", 1000, 250, 250, 250, 250), *own).nowcast
    assert found is not None
    assert found.value == 1050


def test_parts_that_were_less_than_half_of_the_whole_say_nothing() -> None:
    found = seen(*month("2025-05", 1000, 250, 250, 250, 250), *month("2025-06", None, 260))
    assert found.nowcast is None


def test_a_sum_s_first_month_has_no_month_before_in_its_window() -> None:
    target = promised("parks")
    own = [
        figure("parks", "2025-01", 2, area="990101"),
        figure("parks", "2024-12", 2, area="990101"),
        figure("parks", "2024-12", 3),
    ]
    assert judged(target, *own, districts=("990101",), period="2025-01").nowcast is None


def test_a_month_after_the_board_s_is_not_looked_at() -> None:
    figures = [*month("2025-05", 1000, 250, 250, 250, 250), *month("2025-06", None, 260, 265)]
    assert seen(*figures, period="2025-05").nowcast is None


def test_a_ratio_is_not_estimated() -> None:
    target = promised("procurement")
    figures = [
        ratio("procurement", "2025-05", (40, 100)),
        ratio("procurement", "2025-05", (40, 100), area="990101"),
        ratio("procurement", "2025-06", (40, 100), area="990101"),
    ]
    assert judged(target, *figures, districts=("990101",), period="2025-06").nowcast is None
