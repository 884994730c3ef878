"""How a computed number came about: its parts, each of which opens its own source, and the sum."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from dashboard.elements import Content, Element, element
from dashboard.keys import WorkingKey
from dashboard.pages.foreseen import chance_said
from dashboard.parts import actual, definition, figure_link, is_averaged, quiet, working
from dashboard.recent import recent_pace
from dashboard.view import View
from targets import amounts
from targets.board import Line
from targets.vocabulary import CITY, Assessment, Behaviour, Comparator, Kind, Unit
from targets.wholes import needed, path_gap, rounded

Rows = list[tuple[str, Content]]


def working_content(view: View, key: WorkingKey | None) -> tuple[str, Content]:
    found = _assessment(view, key) if key else None
    if key is None or found is None or key.what not in WORKINGS:
        return view.say("source_unknown_title"), element("p", view.say("source_unknown"))
    line, assessment = found
    is_pace = key.what == "needed_per_month"
    title = view.say(
        "working_title",
        what=needed_words(view, line) if is_pace else view.say(f"working_{key.what}"),
        name=view.said(line.target.indicator.short),
        area=view.area(key.area),
    )
    rows = WORKINGS[key.what](view, line, assessment)
    return title, [definition(rows), _quote(view, line)]


def _assessment(view: View, key: WorkingKey) -> tuple[Line, Assessment] | None:
    line = view.board.line.get(key.target)
    if line is None:
        return None
    for assessment in (line.city, *line.districts):
        if assessment.area == key.area:
            return line, assessment
    return None


def _quote(view: View, line: Line) -> Element:
    clause = view.clause(line.target.clause)
    return element(
        "blockquote",
        element("span", line.target.quote, lang="en"),
        quiet(" ", clause, view.say("quote_note")),
    )


def _value(view: View, line: Line, judged: Assessment) -> Rows:
    """A value that no single cell holds: a ratio's quotient, a year's average."""
    rows: Rows = [(view.say("working_value"), _amount(view, line, judged.value))]
    figure = judged.observation
    quotient = view.quotient(figure) if figure is not None else None
    if quotient is not None:
        rows.append((view.say("rule_quotient"), quotient))
    return rows


def _target(view: View, line: Line, judged: Assessment) -> Rows:
    return [
        (view.say("working_target"), _amount(view, line, judged.target_value)),
        (view.say("rule_promise"), view.say(f"judging.comparator_{line.target.comparator}")),
        *_baseline(view, line, judged),
    ]


def _baseline(view: View, line: Line, judged: Assessment) -> Rows:
    base = line.target.baseline
    if judged.baseline is None:
        return []
    evidence = (
        view.say(f"evidence_{base.evidence}", as_of=base.as_of)
        if base and judged.area == CITY
        else ""
    )
    return [
        (view.say("rule_baseline"), [_amount(view, line, judged.baseline), quiet(" ", evidence)])
    ]


def _expected(view: View, line: Line, judged: Assessment) -> Rows:
    by = view.say(f"judging.expected_by_{judged.expected_by}")
    used = view.say("path_used", by=by, k=judged.k, n=line.target.months)
    level = None if judged.expected is None else rounded(judged.expected, unit_of(line))
    return [
        (view.say("working_expected"), _as_shown(view, line, judged.expected, level)),
        (view.say("rule_path"), used),
        *_baseline(view, line, judged),
        (view.say("working_target"), _amount(view, line, judged.target_value)),
    ]


def _gap_to_path(view: View, line: Line, judged: Assessment) -> Rows:
    level = None if judged.expected is None else rounded(judged.expected, unit_of(line))
    expected = working(view, "expected", judged, _amount(view, line, level))
    gap = path_gap(judged, unit_of(line))
    return _difference(view, line, judged, "working_expected", expected, gap)


def _gap_to_target(view: View, line: Line, judged: Assessment) -> Rows:
    goal = working(view, "target", judged, _amount(view, line, judged.target_value))
    return _difference(view, line, judged, "working_target", goal, judged.gap_to_target)


def _difference(
    view: View, line: Line, judged: Assessment, name: str, other: Content, gap: Decimal | None
) -> Rows:
    rows: Rows = [
        (view.say("working_value"), actual(view, judged, line.target)),
        (view.say(name), other),
        (view.say("working_gap_sum"), view.gap(gap, line.target.indicator.unit)),
    ]
    if line.target.comparator is Comparator.AT_MOST:
        rows.append((view.say("rule_note"), view.say("working_turned")))
    return rows


def _needed(view: View, line: Line, judged: Assessment) -> Rows:
    left = line.target.months - judged.k
    gap = view.gap(judged.gap_to_target, line.target.indicator.unit)
    rule = view.say(f"judging.rule_{line.target.ratio_rule}")
    return [
        *([(view.say("rule_ratio"), rule)] if is_averaged(line.target) else []),
        (view.say("working_gap_to_target"), working(view, "gap_to_target", judged, gap)),
        (view.say("months_left"), view.say("months_count", count=left)),
        (
            needed_words(view, line),
            _as_shown(view, line, judged.needed_per_month, needed(judged, line.target)),
        ),
    ]


def needed_words(view: View, line: Line) -> str:
    """A sum is to be done each month, a level to rise, a yearly average to be kept."""
    if is_averaged(line.target):
        return view.say("working_needed_average")
    is_sum = line.target.kind is Kind.FLOW
    return view.say("working_needed_sum" if is_sum else "working_needed_per_month")


def _share(view: View, line: Line, judged: Assessment) -> Rows:
    is_sum = line.target.indicator.behaviour is Behaviour.FLOW
    return [
        (view.say("working_value"), actual(view, judged, line.target)),
        *([] if is_sum else _baseline(view, line, judged)),
        (view.say("working_target"), _amount(view, line, judged.target_value)),
        (view.say("working_share_done"), amounts.share(judged.share_done)),
        (view.say("rule_note"), view.say("working_share_sum" if is_sum else "working_share_rise")),
        (
            view.say("working_time"),
            view.say(
                "working_time_sum",
                k=judged.k,
                n=line.target.months,
                share=amounts.share(judged.time_share),
            ),
        ),
    ]


def _amount(view: View, line: Line, value: Decimal | None) -> str:
    return amounts.shown(value, line.target.indicator.unit, view.language)


def _as_shown(view: View, line: Line, exact: Decimal | None, whole: Decimal | None) -> str:
    """As computed, and as the pages show it where that is a whole thing."""
    if exact == whole:
        return _amount(view, line, exact)
    return f"{_amount(view, line, exact)} → {_amount(view, line, whole)}"


def unit_of(line: Line) -> Unit:
    return line.target.indicator.unit


def _recent(view: View, line: Line, judged: Assessment) -> Rows:
    pace = recent_pace(line)
    if pace is None:
        return []
    unit = line.target.indicator.unit
    figures = [figure for figure in (pace.newest, pace.since) if figure is not None]
    rows: Rows = [
        (view.month(figure.period), figure_link(view, figure, _amount(view, line, figure.value)))
        for figure in figures
    ]
    mean = view.rate(pace.value, unit, view.scale(line.target, judged.value))
    return [
        *rows,
        (view.say("months_counted"), view.say("months_count", count=pace.months)),
        (view.say("working_recent"), mean),
    ]


def _forecast(view: View, line: Line, judged: Assessment) -> Rows:
    """What it rests on, its range, and the chance in words."""
    years = judged.forecast_years
    rows: Rows = [
        (view.say("rule_forecast"), _amount(view, line, judged.forecast)),
        (view.say("working_value"), actual(view, judged, line.target)),
        (
            view.say("working_forecast_years"),
            view.say("working_forecast_of", years=years)
            if years
            else view.say("working_forecast_none"),
        ),
    ]
    if judged.low80 is not None and judged.high80 is not None:
        edges = (_amount(view, line, judged.low80), " – ", _amount(view, line, judged.high80))
        rows.append((view.say("working_forecast_range"), list(edges)))
    if judged.chance is not None:
        rows.append((view.say("working_forecast_chance"), chance_said(view, judged.chance)))
    if judged.reconciled is not None:
        agreed = _amount(view, line, judged.reconciled)
        rows.append((view.say("working_reconciled"), agreed))
    return rows


WORKINGS: dict[str, Callable[[View, Line, Assessment], Rows]] = {
    "value": _value,
    "target": _target,
    "expected": _expected,
    "gap_to_path": _gap_to_path,
    "gap_to_target": _gap_to_target,
    "needed_per_month": _needed,
    "share_done": _share,
    "recent": _recent,
    "forecast": _forecast,
}
