"""Charts: the plotly dicts that plotly itself would accept, and the inline drawings."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import plotly.graph_objects as go
import pytest

from dashboard.access import Identity
from dashboard.address import Address
from dashboard.boards import Boards
from dashboard.elements import Element, every
from dashboard.figures.bullet import RATIOS, bullet
from dashboard.figures.contribution import contribution_axis, contribution_bar
from dashboard.figures.shapes import drawn_shape
from dashboard.figures.sparkline import sparkline
from dashboard.figures.trajectory import CHART_CONFIG, trajectory
from dashboard.theme import INKS, LOOKS, Shape, Tone
from dashboard.view import View
from store.engine import Store
from targets.vocabulary import LANGUAGES, Language, Period, Standing
from tests.make_pages import DAYS, fixed_clock, shanghai
from tests.make_targets import monthly

TARGETS = [target.id for target in shanghai().targets]


@pytest.fixture(scope="session")
def view(filled: Store) -> View:
    look = Boards(filled, shanghai(), DAYS, fixed_clock).look()
    return View(look.board, Address(), Identity(), look.months, look.latest)


def spoken(view: View, language: Language) -> View:
    return View(view.board, Address(language=language), view.identity, view.months, view.latest)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("target", TARGETS)
def test_plotly_accepts_every_trajectory(view: View, target: str, language: Language) -> None:
    figure = trajectory(spoken(view, language), view.board.line[target])
    if figure is None:
        assert not view.board.line[target].series
        return
    go.Figure(figure)


def test_a_trajectory_uses_only_inks_that_follow_the_readers_theme(view: View) -> None:
    figure = trajectory(view, view.board.line["innovative_smes"])
    inks = set(re.findall(r"#[0-9a-f]{6}", str(figure)))
    assert inks <= INKS.keys()


def test_points_of_a_trajectory_open_their_source(view: View) -> None:
    figure = trajectory(view, view.board.line["inclusive_loans_balance"])
    assert figure is not None
    keys = [key for trace in figure["data"] for key in trace.get("customdata", ()) if key]
    assert "inclusive_loans_balance.pbc.2023-05.city" in keys


def test_a_correction_bears_a_ring(view: View) -> None:
    figure = trajectory(view, view.board.line["innovative_smes"])
    assert figure is not None
    assert any("更正" in str(trace.get("text")) for trace in figure["data"])


def test_charts_send_nothing_anywhere() -> None:
    assert CHART_CONFIG["showSendToCloud"] is False
    assert CHART_CONFIG["plotlyServerURL"] == ""


def parts(drawn: Element, name: str) -> list[Element]:
    return [part for part in every(drawn) if part.attributes.get("className") == name]


def percent(text: str) -> float:
    return float(text.removesuffix("%"))


def test_a_level_is_drawn_from_its_baseline(view: View) -> None:
    line = view.board.line["inclusive_loans_balance"]
    drawn = bullet(line.target, line.city, "x")
    (actual,) = parts(drawn, "actual")
    assert actual.attributes["x"] == "0.00%"
    assert line.city.share_done is not None
    goal = percent(parts(drawn, "goal")[0].attributes["x1"])
    assert percent(actual.attributes["width"]) == pytest.approx(
        float(line.city.share_done) * goal, abs=0.1
    )


def test_a_sum_is_drawn_from_zero(view: View) -> None:
    line = view.board.line["seamless_renewal"]
    drawn = bullet(line.target, line.city, "x")
    (actual,) = parts(drawn, "actual")
    (goal,) = parts(drawn, "goal")
    assert line.city.value is not None
    wanted = float(line.city.value / line.target.value)
    assert percent(actual.attributes["width"]) / percent(goal.attributes["x1"]) == pytest.approx(
        wanted, abs=0.01
    )


def test_a_ratio_is_a_dot_on_a_line(view: View) -> None:
    line = view.board.line["procurement_reserved_share"]
    drawn = bullet(line.target, line.city, "x")
    assert [part.tag for part in parts(drawn, "actual")] == ["circle"]


def test_about_is_drawn_with_its_width(view: View) -> None:
    line = view.board.line["clusters_municipal"]
    assert parts(bullet(line.target, line.city, "x"), "within")


def test_a_target_without_a_figure_has_no_bar(view: View) -> None:
    line = view.board.line["srdi_digital_coverage"]
    assert not parts(bullet(line.target, line.city, "x"), "actual")


def small_line(values: list[str | int | None]) -> Element | None:
    return sparkline(
        monthly("tech_firms", values, start="2023-01"),
        start=Period(2023, 1),
        end=Period(2023, 12),
        tone=Tone.AHEAD,
        label="x",
    )


def test_a_missing_month_breaks_the_small_line() -> None:
    drawn = small_line([1, 2, None, 4])
    assert drawn is not None
    path = parts(drawn, "line")[0].attributes["d"]
    assert path.count("M") == 2


def test_one_month_is_a_point_and_none_is_nothing() -> None:
    drawn = small_line([5])
    assert drawn is not None
    assert parts(drawn, "newest")
    assert small_line([None]) is None


def test_parts_of_a_gap_lie_on_both_sides_of_one_zero() -> None:
    axis = contribution_axis([Decimal(-3), Decimal(1)])
    short, ahead = (contribution_bar(Decimal(value), axis, "x") for value in (-3, 1))
    zero = {parts(bar, "goal")[0].attributes["x1"] for bar in (short, ahead)}
    assert zero == {"75.00%"}
    assert parts(short, "actual")[0].attributes["x"] == "0.00%"
    assert parts(ahead, "actual")[0].attributes["x"] == "75.00%"


def test_every_standing_has_a_shape_and_no_two_tones_share_one() -> None:
    assert set(LOOKS) == set(Standing)
    tones: dict[Shape, set[Tone]] = {}
    for shape, tone in LOOKS.values():
        tones.setdefault(shape, set()).add(tone)
    assert all(len(found) == 1 for found in tones.values())


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_is_drawn_and_hidden_from_readers_aloud(shape: Shape) -> None:
    drawn = drawn_shape(shape)
    assert drawn.children
    assert drawn.attributes["aria-hidden"] == "true"


def test_targets_stand_at_one_place_in_all_rows(view: View) -> None:
    places = {
        percent(parts(bullet(line.target, line.city, "x"), "goal")[0].attributes["x1"])
        for line in view.board.lines
        if line.target.kind not in RATIOS
    }
    assert places == {84.0}


def test_a_bar_that_goes_beyond_its_edge_ends_in_an_arrow(view: View) -> None:
    line = view.board.line["innovative_smes"]
    city = replace(line.city, value=line.target.value * 2)
    assert parts(bullet(line.target, city, "x"), "actual beyond")


def test_the_forecast_s_range_lies_on_the_bullet(view: View) -> None:
    line = view.board.line["inclusive_loans_balance"]
    assert parts(bullet(line.target, line.city, "x"), "foreseen")


def test_what_is_achieved_has_no_forecast_on_its_bullet(view: View) -> None:
    line = view.board.line["inclusive_loans_balance"]
    city = replace(line.city, standing=Standing.ACHIEVED)
    assert not parts(bullet(line.target, city, "x"), "foreseen")


def test_a_late_level_is_carried_forward_dashed(view: View) -> None:
    line = view.board.line["inclusive_loans_balance"]
    late = replace(line, series=line.series[:-1])
    found, usual = trajectory(view, late), trajectory(view, line)
    assert found is not None
    assert usual is not None
    flat = [t for t in found["data"] if t["x"] == [8, 9] and len(set(t["y"])) == 1]
    assert [trace["line"]["dash"] for trace in flat] == ["5px,4px"]
    assert not [t for t in usual["data"] if t["x"] == [9, 9]]
