"""The Board: one judgement that every page, mail and export shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from targets.board import Board, board, shortfall
from targets.calendar import WorkingDays
from targets.vocabulary import (
    Known,
    Observation,
    Overlay,
    Period,
    PlanPoint,
    Restatement,
    Standing,
    SubmissionState,
)
from tests.make_targets import (
    figure,
    known,
    moment,
    monthly,
    promised,
    submission,
    tiny_catalogue,
)

FIRMS = monthly("tech_firms", [910, 930, 960])
STATIONS = monthly("stations", [1, 1, 1])


def tiny_board(
    *figures: Observation, period: str | None = None, today: date | None = None, **rest: Any
) -> Board:
    return drawn(known(*figures, **rest), period=period, today=today)


def drawn(what: Known, *, period: str | None = None, today: date | None = None) -> Board:
    return board(
        tiny_catalogue(),
        what,
        working_days=WorkingDays(),
        period=Period.parse(period) if period else None,
        today=today,
    )


def test_every_target_and_action_has_its_line() -> None:
    shown = tiny_board()
    assert list(shown.line) == list(tiny_catalogue().target)
    assert list(shown.action) == list(tiny_catalogue().action)


def test_the_newest_month_of_a_judged_source_is_shown() -> None:
    assert tiny_board(*FIRMS).period == Period(2025, 3)


def test_a_newer_figure_of_another_source_does_not_move_the_board() -> None:
    other = figure("tech_firms", "2025-06", 5, source="990101")
    assert tiny_board(*FIRMS, other).period == Period(2025, 3)


def test_a_missing_figure_does_not_move_the_board() -> None:
    assert tiny_board(*FIRMS, figure("tech_firms", "2025-04", None)).period == Period(2025, 3)


def test_figures_after_the_last_window_do_not_move_the_board() -> None:
    assert tiny_board(*FIRMS, figure("tech_firms", "2026-01", 5)).period == Period(2025, 3)


def test_an_empty_board_shows_the_first_month() -> None:
    assert tiny_board().period == Period(2025, 1)


def test_today_is_the_day_of_the_moment_in_the_notice_s_city() -> None:
    assert tiny_board(as_of=moment("2025-10-20T16:30")).today == date(2025, 10, 21)


def test_standings_are_counted_over_scored_targets_in_their_order() -> None:
    shown = tiny_board(*FIRMS, *STATIONS)
    assert shown.counts() == {
        Standing.NOT_DUE: 2,
        Standing.NO_DATA: 8,
        Standing.UNLIKELY: 2,
    }


def test_actions_are_counted_apart() -> None:
    assert tiny_board().action_counts() == {Standing.NO_DATA: 2}


def test_an_aspiration_is_never_counted() -> None:
    shown = tiny_board(figure("cloud", "2025-01", 10))
    assert sum(shown.counts().values()) == len(tiny_catalogue().targets) - 1


def test_the_largest_shortfall_is_told_by_part_of_the_way() -> None:
    shown = tiny_board(*FIRMS, *STATIONS)
    largest = shown.largest_shortfall()
    assert largest is not None
    assert largest.target.id == "stations"


def test_without_a_shortfall_there_is_none() -> None:
    assert tiny_board(figure("tech_firms", "2025-01", 1100)).largest_shortfall() is None


def test_too_much_of_about_n_is_no_shortfall() -> None:
    shown = tiny_board(figure("parks", "2025-01", 9))
    assert shown.line["parks"].city.standing is Standing.UNLIKELY
    assert shown.largest_shortfall() is None


def test_a_shortfall_without_a_path_is_that_to_the_target() -> None:
    line = tiny_board(figure("fast_firms", "2025-01", 150)).line["fast_firms"]
    assert shortfall(line) == Decimal(50) / 200


def test_a_line_without_a_figure_is_short_of_nothing() -> None:
    assert shortfall(tiny_board().line["lending"]) == 0


def test_a_target_of_nothing_does_not_divide_by_nothing() -> None:
    line = tiny_board(figure("fast_firms", "2025-01", 150)).line["fast_firms"]
    assert shortfall(replace(line, target=promised("fast_firms", value=Decimal(0)))) == 50


def test_series_run_from_the_month_before_the_window() -> None:
    before = monthly("tech_firms", [850, 900], start="2024-11")
    shown = tiny_board(*before, *FIRMS).line["tech_firms"]
    assert [f.value for f in shown.series] == [900, 910, 930, 960]


def test_a_past_board_shows_no_later_figure() -> None:
    shown = tiny_board(*FIRMS, period="2025-02").line["tech_firms"]
    assert [f.value for f in shown.series] == [910, 930]


def test_last_year_is_the_same_months_a_year_before() -> None:
    shown = tiny_board(*monthly("tech_firms", [1, 2], start="2023-12")).line["tech_firms"]
    assert [str(f.period) for f in shown.last_year] == ["2024-01"]


def test_the_path_runs_to_the_window_s_end() -> None:
    path = tiny_board(*FIRMS).line["tech_firms"].path
    assert path[0] == (Period(2025, 1), Decimal(925))
    assert path[-1] == (Period(2025, 12), Decimal(1200))


def test_other_sources_newest_figures_stand_beside() -> None:
    others = [
        figure("loans", "2025-02", 5, source="treasury"),
        figure("loans", "2025-03", 6, source="treasury"),
        figure("loans", "2025-04", None, source="treasury"),
        figure("loans", "2025-03", 7, source="jobs"),
    ]
    shown = tiny_board(figure("loans", "2025-04", 9, source="banking"), *others).line["loans"]
    assert [(f.source, f.value) for f in shown.others] == [
        ("jobs", Decimal(7)),
        ("treasury", Decimal(6)),
    ]


def test_another_source_s_later_figure_is_not_shown_on_a_past_board() -> None:
    later = figure("loans", "2025-03", 6, source="treasury")
    assert tiny_board(later, period="2025-02").line["loans"].others == ()


def test_districts_have_lines_only_where_the_indicator_has_them() -> None:
    shown = tiny_board(*FIRMS)
    assert len(shown.line["tech_firms"].districts) == 4
    assert shown.line["lending"].districts == ()


def test_a_line_says_whether_districts_have_a_part() -> None:
    part = PlanPoint("tech_firms", "990101", Period(2025, 12), Decimal(300))
    shown = tiny_board(*FIRMS, plan=(part,))
    assert (shown.line["tech_firms"].is_allocated, shown.line["procurement"].is_allocated) == (
        True,
        False,
    )


def test_a_district_with_a_part_is_judged() -> None:
    part = PlanPoint("tech_firms", "990101", Period(2025, 12), Decimal(300))
    own = monthly("tech_firms", [240, 250], start="2024-12", area="990101")
    judged = tiny_board(*own, *FIRMS[:1], plan=(part,)).line["tech_firms"].districts[0]
    assert judged.standing is Standing.UNLIKELY
    assert judged.baseline == 240
    assert judged.expected == 245


def test_district_series_are_by_code() -> None:
    own = monthly("tech_firms", [240, 250], area="990102")
    shown = dict(tiny_board(*own, *FIRMS).line["tech_firms"].district_series)
    assert [f.value for f in shown["990102"]] == [240, 250]


def test_restatements_stand_at_their_target() -> None:
    change = Restatement(figure("tech_firms", "2025-01", 900), FIRMS[0])
    shown = tiny_board(*FIRMS, restatements=(change,))
    assert (shown.line["tech_firms"].restatements, shown.line["loans"].restatements) == (
        (change,),
        (),
    )


def test_a_report_older_than_its_due_date_is_overdue() -> None:
    shown = tiny_board(*FIRMS, today=date(2025, 5, 20))
    assert Overlay.OVERDUE_REPORT in shown.line["tech_firms"].city.overlays


def test_a_report_that_is_not_due_yet_is_not_overdue() -> None:
    shown = tiny_board(*FIRMS, today=date(2025, 5, 6))
    assert Overlay.OVERDUE_REPORT not in shown.line["tech_firms"].city.overlays


def test_a_past_board_does_not_ask_for_later_reports() -> None:
    shown = tiny_board(*FIRMS, period="2025-03", today=date(2025, 12, 1))
    assert Overlay.OVERDUE_REPORT not in shown.line["tech_firms"].city.overlays


def test_a_past_board_says_that_its_own_report_is_late() -> None:
    shown = tiny_board(*FIRMS, period="2025-04", today=date(2025, 12, 1))
    assert Overlay.OVERDUE_REPORT in shown.line["tech_firms"].city.overlays


def test_a_report_that_waits_for_acceptance_is_not_overdue() -> None:
    sent = submission(1, "industry", "industry_monthly", "2025-04", state=SubmissionState.SUBMITTED)
    shown = tiny_board(*FIRMS, submissions=(sent,), today=date(2025, 5, 20))
    assert Overlay.OVERDUE_REPORT not in shown.line["tech_firms"].city.overlays


def test_the_form_of_another_source_is_not_the_judged_one_s() -> None:
    figures = monthly("loans", [1, 2, 3], source="banking")
    sent = tuple(submission(n, "banking", "banking_monthly", f"2025-0{n}") for n in (1, 2, 3))
    shown = tiny_board(*figures, submissions=sent, period="2025-03", today=date(2025, 6, 1))
    assert Overlay.OVERDUE_REPORT not in shown.line["loans"].city.overlays


def test_no_standing_depends_on_today() -> None:
    early, late = (tiny_board(*FIRMS, today=day) for day in (date(2025, 4, 1), date(2035, 1, 1)))
    assert [line.city.standing for line in early.lines] == [
        line.city.standing for line in late.lines
    ]


def test_what_was_known_then_gives_the_old_light() -> None:
    then = tiny_board(figure("tech_firms", "2025-01", 1100))
    now = tiny_board(figure("tech_firms", "2025-01", 910, seq=2))
    assert (then.line["tech_firms"].city.standing, now.line["tech_firms"].city.standing) == (
        Standing.UNCERTAIN,
        Standing.UNLIKELY,
    )


def test_the_same_knowledge_gives_the_same_board() -> None:
    assert tiny_board(*FIRMS, *STATIONS) == tiny_board(*FIRMS, *STATIONS)


def test_the_order_of_what_is_known_does_not_matter() -> None:
    there, back = tiny_board(*FIRMS, *STATIONS), tiny_board(*STATIONS[::-1], *FIRMS[::-1])
    assert there.lines == back.lines


def test_the_history_stands_month_by_month_as_it_would_have() -> None:
    line = tiny_board(*monthly("loans", [81 * 10**9, 90 * 10**9], source="banking")).line["loans"]
    assert [(str(month.period), month.standing) for month in line.history] == [
        ("2025-01", Standing.UNLIKELY),
        ("2025-02", Standing.REACHED_MUST_HOLD),
    ]


def test_the_history_tells_what_was_settled_as_settled() -> None:
    shown = tiny_board(*monthly("parks", [1, 9]), *monthly("stations", [2, 24]))
    assert [month.chance == 0 for month in shown.line["parks"].history] == [False, True]
    assert [month.chance == 1 for month in shown.line["stations"].history] == [False, True]
