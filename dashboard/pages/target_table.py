"""The table of targets: one row each, aligned so that rows compare at a glance."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.elements import Content, Element, element
from dashboard.figures.bullet import bullet
from dashboard.figures.sparkline import sparkline
from dashboard.pages.gaps import gap
from dashboard.parts import (
    actual,
    chip_of,
    column_heads,
    derived,
    is_averaged,
    link,
    overlays,
    promised,
    quiet,
    working,
)
from dashboard.recent import in_window, recent_pace
from dashboard.theme import LOOKS
from dashboard.view import View
from targets.amounts import NOTHING, Scale
from targets.board import Line
from targets.vocabulary import Behaviour, Chapter, Kind, Standing
from targets.wholes import needed

COLUMNS = ("standing", "target", "progress", "actual", "gap", "needed", "trend", "month")
NUMERIC = ("actual", "gap", "needed", "month")


def target_table(view: View, lines: Iterable[Line]) -> Element:
    """Grouped by the notice's chapters; a chapter without a line is left out."""
    chosen = list(lines)
    groups = [
        _chapter(view, chapter, found)
        for chapter in view.catalogue.chapters
        if (found := [line for line in chosen if line.target.clause in chapter.clauses])
    ]
    head = column_heads(view, "column", COLUMNS, NUMERIC)
    caption = element("caption", view.say("targets_caption"), class_="aside")
    return element(
        "table", caption, element("thead", element("tr", head)), groups, class_="targets rows"
    )


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
    return view.say(
        "spoken_progress",
        actual=view.digits(city.value, unit, scale),
        expected=view.digits(city.expected, unit, scale),
        target=promised(view, line.target, scale),
        unit=scale.label,
    )


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


def _month(view: View, line: Line) -> list[Content]:
    """Until when there are figures; older than the month shown is marked."""
    figure = line.city.observation
    text = view.month_alone(figure.period) if figure else NOTHING
    is_late = figure is not None and figure.period < view.period
    month = derived(view, figure, text, class_="number late" if is_late else "number")
    return [month, *overlays(view, line.city)]
