"""Steps unlike the earlier ones, and how seldom a clean series is asked about."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from random import Random
from typing import TypeAlias

import pytest

from targets.vocabulary import CITY, Observation, Severity
from tests.make_checked import codes, file, found, given, only, place_of, run, said

LOANS = "inclusive_loans_balance"
FLOW = "seamless_renewal"
TOTAL = "relief_financing"
Series: TypeAlias = Callable[[Random, int], list[str]]
PROFILE = (6, 5, 9, 8, 8, 9, 8, 8, 9, 8, 9, 13)
"""A usual year of a flow, in percent."""
NOISE = 0.03


def level(random: Random, months: int) -> list[str]:
    """Grows by 1.2 % a month, each figure off by 3 %."""
    return [f"{9000 * 1.012**t * (1 + random.gauss(0, NOISE)):.2f}" for t in range(months)]


def flow(random: Random, months: int) -> list[str]:
    """Begins again each January; each month's amount is off by 3 %."""
    amounts = [80 * PROFILE[t % 12] * (1 + random.gauss(0, NOISE)) for t in range(months)]
    years = [amounts[start : start + 12] for start in range(0, months, 12)]
    return [f"{value:.2f}" for year in years for value in accumulate(year)]


def newest(figures: tuple[Observation, ...]) -> list[str]:
    """What is found in the last figure, the others counting already."""
    *history, last = figures
    return codes(found(file(last, period=str(last.period)), history))


def doubled(figures: tuple[Observation, ...], times: float = 2) -> tuple[Observation, ...]:
    *history, last = figures
    assert last.value is not None
    written = f"{float(last.value) / 1e8 * times:.2f}"
    return (*history, given(last.indicator, written, period=str(last.period)))


@pytest.mark.parametrize(("indicator", "series"), [(LOANS, level), (FLOW, flow)])
@pytest.mark.parametrize("months", [8, 12, 18, 24])
def test_clean_series_are_seldom_asked_about(indicator: str, series: Series, months: int) -> None:
    """At most 2 % false alarms at 3 % of noise."""
    random = Random(months)  # noqa: S311 noise, not a secret
    alarms = [newest(run(indicator, series(random, months), start="2022-01")) for _ in range(200)]
    assert sum(map(bool, alarms)) <= 4


@pytest.mark.parametrize(("indicator", "series"), [(LOANS, level), (FLOW, flow)])
@pytest.mark.parametrize("slip", [1e4, 1e-4, 1e8])
def test_every_unit_slip_is_refused(indicator: str, series: Series, slip: float) -> None:
    random = Random(7)  # noqa: S311 noise, not a secret
    for _ in range(60):
        figures = run(indicator, series(random, 14), start="2022-01")
        *history, last = figures
        assert last.value is not None
        written = f"{float(last.value) / 1e8 * slip:.8f}"
        wrong = given(indicator, written, period=str(last.period))
        assert codes(found(file(wrong, period=str(wrong.period)), history)) == ["unit_scale"]


def test_a_doubled_level_is_asked_about() -> None:
    random = Random(3)  # noqa: S311 noise, not a secret
    alarms = [newest(doubled(run(LOANS, level(random, 14), start="2022-01"))) for _ in range(60)]
    assert alarms == [["jump"]] * 60


def test_a_doubled_flow_is_asked_about() -> None:
    random = Random(3)  # noqa: S311 noise, not a secret
    alarms = [newest(doubled(run(FLOW, flow(random, 18), start="2022-01"))) for _ in range(60)]
    assert alarms == [["jump"]] * 60


def test_a_doubled_month_of_a_flow_is_asked_about() -> None:
    """The month's own amount twice as large as it should be."""
    random = Random(5)  # noqa: S311 noise, not a secret
    caught = 0
    for _ in range(60):
        *history, last = run(FLOW, flow(random, 18), start="2022-01")
        assert last.value is not None
        assert history[-1].value is not None
        more = f"{float(2 * last.value - history[-1].value) / 1e8:.2f}"
        caught += newest((*history, given(FLOW, more, period=str(last.period)))) == ["jump"]
    assert caught >= 57


def test_a_jump_is_asked_about_at_its_cell_with_what_was_expected() -> None:
    steady = [str(9000 + 100 * month) for month in range(9)]
    *history, last = run(LOANS, [*steady, "11400"], start="2022-08")
    finding = only(found(file(last), history))
    assert said(finding) == ("jump", Severity.WARNING, place_of(LOANS, CITY, "2023-05"))
    assert finding.expected == "9904.82亿元"


def test_a_month_without_a_flow_is_asked_about() -> None:
    stopped = [*accumulate([400] * 8), 3200]
    figures = run(TOTAL, [str(value) for value in stopped], start="2022-09")
    assert newest(figures) == ["jump"]


def test_fewer_than_six_earlier_steps_predict_nothing() -> None:
    steady = [str(9000 + 100 * month) for month in range(6)]
    assert newest(run(LOANS, [*steady, "11400"], start="2022-11")) == []


def test_a_gap_breaks_the_series() -> None:
    values = [*(str(9000 + 100 * month) for month in range(8)), None, "9900", "11400"]
    assert newest(run(LOANS, values, start="2022-07")) == []


def test_a_strong_december_is_no_jump() -> None:
    year = [f"{40 * share}" for share in accumulate(PROFILE)]
    assert newest(run(FLOW, year, start="2022-01")) == []


def test_a_january_as_weak_as_the_last_is_no_jump() -> None:
    years = [f"{size * share}" for size in (40, 44, 47) for share in accumulate((3, *PROFILE[1:]))]
    assert newest(run(FLOW, years[:25], start="2021-01")) == []


def test_small_counts_jump_as_chance_has_it() -> None:
    counts = [12, 12, 13, 13, 13, 14, 14, 15, 21]
    assert newest(run("little_giants", counts, start="2022-09")) == []


def test_a_jump_that_counts_already_is_not_asked_about_again() -> None:
    figures = run(LOANS, [*(str(9000 + 100 * m) for m in range(9)), "11400"], start="2022-08")
    assert found(file(figures[-1]), figures) == ()
