"""The fan of a chart: from the judged month to the forecast end, never narrower, never below a sum."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from targets.board import Line, board
from targets.calendar import WorkingDays
from targets.fan import fan
from targets.vocabulary import ExpectedBy, Period
from tests.make_targets import known, monthly, tiny_catalogue

BILLION = 10**9
LAST_YEAR = [1, 2, 4, 7, 9, 11, 13, 15, 17, 19, 20, 24]


def lending(*months: int, past: list[int] | None = None) -> Line:
    before = LAST_YEAR if past is None else past
    figures = (
        *monthly("lending", [v * BILLION for v in before], start="2024-01", source="banking"),
        *monthly("lending", [v * BILLION for v in months], source="banking"),
    )
    return board(tiny_catalogue(), known(*figures), working_days=WorkingDays()).line["lending"]


def test_a_fan_begins_at_the_judged_figure_without_width() -> None:
    line = lending(2, 4, 8)
    first = fan(line)[0]
    assert first.period == Period(2025, 3)
    assert first.middle == first.low == first.high == line.city.value


def test_a_fan_ends_at_the_forecast_with_its_range() -> None:
    line = lending(2, 4, 8)
    last = fan(line)[-1]
    assert last.period == line.target.end
    assert (last.middle, last.low, last.high) == (
        line.city.forecast,
        line.city.low80,
        line.city.high80,
    )


def test_a_fan_only_widens() -> None:
    widths = [month.high - month.low for month in fan(lending(2, 4, 8))]
    assert all(before <= after for before, after in pairwise(widths))


def test_a_sum_s_fan_never_lies_below_what_is_in() -> None:
    line = lending(2, 4, 8)
    assert line.city.value is not None
    assert all(month.low >= line.city.value for month in fan(line))


def test_the_way_follows_the_season_where_one_is_known() -> None:
    line = lending(2, 4, 8)
    assert line.path_by is ExpectedBy.SEASONAL
    steps = [after.middle - before.middle for before, after in pairwise(fan(line))]
    assert line.city.forecast is not None
    rest = line.city.forecast - (line.city.value or Decimal(0))
    assert abs(steps[-1] - rest * 4 / 20) < 1


def test_without_a_forecast_there_is_no_fan() -> None:
    assert fan(lending()) == ()


def test_of_a_year_that_is_over_nothing_is_foreseen() -> None:
    assert fan(lending(*range(2, 26, 2))) == ()
