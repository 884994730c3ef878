"""Which years are judged, and with what before them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bench.backtest.judging import judge_windows
from bench.backtest.series import Series, read_folder
from bench.backtest.windows import incomplete_years, windows
from tests.make_folders import folder_of, year_of


def _series(path: Path, *lines: str) -> list[Series]:
    return read_folder(folder_of(path, *lines))


def test_a_window_has_as_many_complete_years_before_it_as_asked(tmp_path: Path) -> None:
    lines = [line for year in (2021, 2022, 2023) for line in year_of(year, [year] * 12)]
    found = windows(_series(tmp_path, *lines), "flow", 2)
    assert found.months[:, 0].tolist() == [2023]
    assert found.history[0].tolist() == [2021.0] * 12 + [2022.0] * 12


def test_without_history_last_years_total_is_the_base(tmp_path: Path) -> None:
    lines = [*year_of(2022, range(1, 13)), *year_of(2023, [9] * 12)]
    found = windows(_series(tmp_path, *lines), "flow", 0)
    assert (found.history.shape, found.base.tolist()) == ((1, 0), [78.0])


def test_a_level_of_last_december_is_a_base_by_itself(tmp_path: Path) -> None:
    lines = ["a,2022,12,50,stock", *year_of(2023, [9] * 12, kind="stock")]
    assert windows(_series(tmp_path, *lines), "stock", 0).base.tolist() == [50.0]


def test_a_year_with_a_missing_month_is_left_out_and_counted(tmp_path: Path) -> None:
    lines = [*year_of(2021, [5] * 12), *year_of(2022, [5] * 11), *year_of(2023, [5] * 12)]
    series = _series(tmp_path, *lines)
    assert incomplete_years(series, "flow") == 1
    assert len(windows(series, "flow", 1).base) == 0


def test_a_window_with_a_part_below_zero_is_counted_and_not_forecast(tmp_path: Path) -> None:
    lines = [*year_of(2022, [5] * 12), *year_of(2023, [-5] * 12)]
    given = windows(_series(tmp_path, *lines), "flow", 1)
    assert {(one.windows, one.not_forecast) for one in judge_windows(given, 1, 6)} == {(0, 1)}


def test_a_window_whose_chance_is_no_number_is_counted_for_no_method(tmp_path: Path) -> None:
    lines = ["a,2022,12,1e-300,stock", *year_of(2023, [1e30] * 12, kind="stock")]
    given = windows(_series(tmp_path, *lines), "stock", 0)
    assert {(one.windows, one.not_forecast) for one in judge_windows(given, 0, 3)} == {(0, 1)}


def test_the_seasonal_naive_adds_last_years_remaining_months(tmp_path: Path) -> None:
    lines = [*year_of(2022, range(1, 13)), *year_of(2023, [*range(1, 7), 8, 8, 9, 10, 11, 12])]
    given = windows(_series(tmp_path, *lines), "flow", 1)
    naive = next(one for one in judge_windows(given, 1, 6) if one.method == "seasonal naive")
    assert naive.smape is not None
    assert np.isclose(naive.smape, 200 * 1 / (78 + 79))


def test_the_straight_line_of_a_level_leaves_from_its_baseline(tmp_path: Path) -> None:
    lines = ["a,2022,12,100,stock", *year_of(2023, range(101, 113), kind="stock")]
    given = windows(_series(tmp_path, *lines), "stock", 0)
    line = next(one for one in judge_windows(given, 0, 6) if one.method == "time share")
    assert line.smape == 0
    assert line.brier == 0
