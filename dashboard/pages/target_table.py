"""The table of targets: one row each, aligned so that rows compare at a glance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from dashboard.elements import Content, Element, element
from dashboard.figures.bullet import bullet
from dashboard.figures.sparkline import sparkline
from dashboard.ordering import SORT, ordered_heads
from dashboard.pages.foreseen import chance_said
from dashboard.pages.gaps import gap
from dashboard.parts import (
    actual,
    chip_of,
    derived,
    is_averaged,
    link,
    mark,
    overlays,
    promised,
    quiet,
    working,
)
from dashboard.recent import in_window, recent_pace
from dashboard.theme import LOOKS, ORDER, SETTLED, Shape, Tone
from dashboard.view import View
from targets.amounts import NOTHING, Scale
from targets.board import Line, shortfall
from targets.foretold import told_without
from targets.vocabulary import Behaviour, Chapter, Kind, Standing
from targets.wholes import needed

COLUMNS = ("standing", "target", "progress", "actual", "gap", "needed", "chance", "trend", "month")
NUMERIC = ("actual", "gap", "needed", "month")
SORTABLE = ("standing", "gap", "chance", "month")


def target_table(view: View, lines: Iterable[Line]) -> Element:
    """Grouped by the notice's chapters, those without a line left out; ungrouped in another order."""
    chosen = list(lines)
    order = ORDERS.get(view.address.asked(SORT) or "")
    bodies = (
        _by_chapter(view, chosen)
        if order is None
        else [element("tbody", [_row(view, line) for line in sorted(chosen, key=order)])]
    )
    head = ordered_heads(view, "column", COLUMNS, sortable=SORTABLE, right=NUMERIC)
    caption = element("caption", view.say("targets_caption"), class_="aside")
    return element(
        "table", caption, element("thead", element("tr", head)), bodies, class_="targets rows"
    )


def _by_chapter(view: View, lines: list[Line]) -> list[Element]:
    return [
        _chapter(view, chapter, found)
        for chapter in view.catalogue.chapters
        if (found := [line for line in lines if line.target.clause in chapter.clauses])
    ]


def _standing_order(line: Line) -> tuple[bool, int]:
    return not line.is_scored, -ORDER.index(line.city.standing)


def _gap_order(line: Line) -> tuple[bool, Decimal]:
    has_gap = line.city.gap_to_path is not None or line.city.gap_to_target is not None
    return not (line.is_scored and has_gap), -shortfall(line)


def _chance_order(line: Line) -> tuple[bool, float]:
    return line.city.chance is None, line.city.chance or 0.0


def _month_order(line: Line) -> int:
    figure = line.city.observation
    return figure.period.ordinal if figure else 0


ORDERS: dict[str, Callable[[Line], Any]] = {
    "standing": _standing_order,
    "gap": _gap_order,
    "chance": _chance_order,
    "month": _month_order,
}
"""By the column of the address: the worst, the least likely, the oldest first; what says nothing last."""


def _chapter(view: View, chapter: Chapter, lines: list[Line]) -> Element:
    title = chapter_title(view, chapter)
    heading = element(
        "tr", element("th", title, col_span=len(COLUMNS), scope="rowgroup"), class_="group"
    )
    return element("tbody", heading, [_row(view, line) for line in lines])


def chapter_title(view: View, chapter: Chapter) -> str:
    return view.say("chapter", number=view.numeral(chapter.number), name=view.said(chapter.name))


def _row(view: View, line: Line) -> Element:
    target, city = line.target, line.city
    scale = view.scale(target, city.value)
    cells: dict[str, Content] = {
        "standing": chip_of(view, target, city),
        "target": _name(view, line),
        "progress": bullet(target, city, spoken_progress(view, line, scale)),
        "actual": _actual(view, line, scale),
        "gap": gap(view, line, scale),
        "needed": _needed(view, line, scale),
        "chance": chance(view, line),
        "trend": _trend(view, line),
        "month": _month(view, line),
    }
    return element(
        "tr",
        [
            element(
                "th" if name == "target" else "td",
                content,
                scope="row" if name == "target" else None,
                class_=f"{name} r" if name in NUMERIC else name,
                data_label=view.say(f"column_{name}"),
            )
            for name, content in cells.items()
        ],
    )


def _name(view: View, line: Line) -> list[Content]:
    target = line.target
    return [
        link(
            view.address.to("target", target.id), view.said(target.indicator.short), class_="name"
        ),
        quiet(f" {view.clause(target.clause)}"),
        element("div", owners(view, target.responsible), class_="quiet"),
    ]


def owners(view: View, responsible: tuple[str, ...]) -> str:
    """The lead by name, then the other one, or how many there are."""
    names = [view.body(body) for body in responsible]
    if len(names) <= 2:
        return view.say("dot").join(names)
    return view.say("owners_more", lead=names[0], count=len(names))


def spoken_progress(view: View, line: Line, scale: Scale) -> str:
    """What a bullet shows, in words."""
    unit, city = line.target.indicator.unit, line.city
    said = view.say(
        "spoken_progress",
        actual=view.digits(city.value, unit, scale),
        expected=view.digits(city.expected, unit, scale),
        target=promised(view, line.target, scale),
        unit=scale.label,
    )
    if city.low80 is None or city.high80 is None or city.standing in SETTLED:
        return said
    low, high = (view.digits(value, unit, scale) for value in (city.low80, city.high80))
    return view.say("list_pause").join((said, view.say("spoken_range", low=low, high=high)))


def _actual(view: View, line: Line, scale: Scale) -> list[Content]:
    unit = "" if scale.label == "%" else f" {scale.label}"
    goal = working(
        view, "target", line.city, promised(view, line.target, scale), class_="number quiet"
    )
    pair = element(
        "span", actual(view, line.city, line.target, scale), quiet(" / "), goal, class_="pair"
    )
    return [pair, quiet(unit)]


def _needed(view: View, line: Line, scale: Scale) -> list[Content]:
    city, unit = line.city, line.target.indicator.unit
    pace = recent_number(view, line, scale)
    below = element("div", pace, class_="quiet") if pace else None
    if city.standing is Standing.REACHED_MUST_HOLD:
        return [element("span", view.say("must_hold")), below]
    if (
        line.target.kind is Kind.SMALL_COUNT
        and city.gap_to_target is not None
        and city.gap_to_target < 0
    ):
        text = view.say("still_to_go", amount=view.digits(-city.gap_to_target, unit, scale))
        return [working(view, "gap_to_target", city, text), below]
    pace_needed = needed(city, line.target)
    if pace_needed is None:
        return [element("span", NOTHING, class_="absent"), below]
    text = view.say("per_month", amount=view.rate(pace_needed, unit, scale))
    if is_averaged(line.target):
        text = view.amount(pace_needed, unit)
    return [working(view, "needed_per_month", city, text), below]


def recent_number(view: View, line: Line, scale: Scale) -> Element | None:
    """How fast it moved lately, to be held against what is needed."""
    pace = recent_pace(line)
    if pace is None:
        return None
    text = view.say("recent_pace", pace=view.rate(pace.value, line.target.indicator.unit, scale))
    return working(view, "recent", line.city, text)


def _trend(view: View, line: Line) -> Content:
    target = line.target
    series = in_window(line)
    return sparkline(
        series,
        start=target.start
        if target.indicator.behaviour is Behaviour.FLOW
        else target.start.plus(-1),
        end=target.end,
        tone=LOOKS[line.city.standing][1],
        label=view.say("spoken_trend", count=len(series)),
    )


def chance(view: View, line: Line) -> Element:
    """How likely it is at the end, in a word and a fraction; opens the forecast behind it."""
    city = line.city
    if city.chance is None or not line.is_scored:
        why = view.say(f"judging.{told_without(city)}") if city.no_forecast else None
        return element("span", NOTHING, class_="absent", title=why)
    return working(view, "forecast", city, chance_said(view, city.chance))


def _month(view: View, line: Line) -> list[Content]:
    """Until when there are figures; older than the month shown is marked, and so is what was written of it."""
    figure = line.city.observation
    text = view.month_alone(figure.period) if figure else NOTHING
    is_late = figure is not None and figure.period < view.period
    month = derived(view, figure, text, class_="number late" if is_late else "number")
    return [month, _explained(view, line), *overlays(view, line.city)]


def _explained(view: View, line: Line) -> Element | None:
    figure = line.city.observation
    if figure is None or not figure.explanation:
        return None
    href = view.address.to("target", line.target.id) + "#months"
    said = mark(Shape.FLAG, Tone.PLAIN, view.say("has_explanation"), class_="flag")
    return link(href, said, title=figure.explanation)
