"""The answer in words: how many targets stand how, and which is furthest behind."""

from __future__ import annotations

from decimal import Decimal

from dashboard.recent import recent_pace
from dashboard.view import View
from targets.board import Line
from targets.vocabulary import Dimension, Standing
from targets.wholes import needed, path_gap

GROUPS: tuple[tuple[str, tuple[Standing, ...]], ...] = (
    ("reached", (Standing.ACHIEVED, Standing.REACHED_MUST_HOLD)),
    ("on_course", (Standing.LIKELY, Standing.ON_SCHEDULE)),
    ("doubtful", (Standing.UNCERTAIN,)),
    ("behind", (Standing.BEHIND, Standing.UNLIKELY)),
    ("missed", (Standing.MISSED,)),
    ("open", (Standing.OPEN,)),
    ("without", (Standing.NO_DATA,)),
    ("not_due", (Standing.NOT_DUE,)),
)


def headline(view: View) -> str:
    if view.is_empty:
        return view.say("headline_empty")
    counts = view.board.counts()
    said = [
        view.say(f"headline_{name}", count=count)
        for name, standings in GROUPS
        if (count := sum(counts.get(standing, 0) for standing in standings))
    ]
    first = view.say(
        "headline",
        month=view.month_alone(view.period),
        total=sum(counts.values()),
        said=view.say("headline_separator").join(said),
    )
    furthest = view.board.largest_shortfall()
    return first if furthest is None else first + _worst(view, furthest)


def _worst(view: View, line: Line) -> str:
    city, unit = line.city, line.target.indicator.unit
    name = view.said(line.target.indicator.short)
    if city.gap_to_path is None or unit.dimension is Dimension.PERCENT:
        return view.say("headline_worst_ratio", name=name, gap=_off_target(view, line))
    gap, pace_needed = _gap(view, line), needed(city, line.target)
    pace = recent_pace(line)
    if pace is None or pace_needed is None or pace_needed <= 0:
        return view.say("headline_worst", name=name, gap=gap)
    scale = view.scale(line.target, city.value)
    return view.say(
        "headline_worst_pace",
        name=name,
        gap=gap,
        pace=view.rate(pace.value, unit, scale),
        needed=view.rate(pace_needed, unit, scale),
        unit=scale.label,
    )


def _off_target(view: View, line: Line) -> str:
    unit, off = line.target.indicator.unit, abs(line.city.gap_to_target or Decimal(0))
    if unit.dimension is Dimension.PERCENT:
        return view.points(off)
    return view.in_words(off, unit)


def _gap(view: View, line: Line) -> str:
    unit = line.target.indicator.unit
    short = abs(path_gap(line.city, unit) or Decimal(0))
    if not short:
        space = "" if view.language == "zh" else " "
        return view.say("less_than_one") + space + view.said(unit.name)
    return view.in_words(short, unit)
