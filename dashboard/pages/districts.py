"""The districts side by side; targets of the whole city say so, never red."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dashboard.elements import Content, Element, element
from dashboard.figures.district_map import Region, drawn_map
from dashboard.figures.sparkline import sparkline
from dashboard.figures.tiles import Tile, tile_map
from dashboard.pages.gaps import path_text
from dashboard.pages.heat_map import heat_map, shade
from dashboard.pages.target_parts import rise_of, share_of
from dashboard.parts import (
    actual,
    chip,
    column_heads,
    derived,
    empty,
    link,
    mark,
    quiet,
    section,
)
from dashboard.shell import framed
from dashboard.theme import LOOKS, Shape, Tone
from dashboard.view import View
from targets import amounts
from targets.amounts import NOTHING, Scale
from targets.board import Line
from targets.district_map import DistrictMap
from targets.vocabulary import Assessment, Behaviour, Dimension, District


def districts_page(view: View, shapes: DistrictMap | None = None) -> Element:
    """`shapes` None: the districts stand as tiles in the rough shape of the city."""
    lines = district_lines(view)
    if not lines:
        return framed(
            view,
            [element("h1", view.say("districts_title")), empty(view, "no_district_targets")],
            current="districts",
        )
    chosen = next(
        (line for line in lines if line.target.id == view.address.asked("target")), lines[0]
    )
    return framed(
        view,
        [
            element("p", view.kicker("districts"), class_="kicker"),
            element("h1", _headline(view, lines)),
            element(
                "div",
                _map_card(view, lines, chosen, shapes),
                _ranking(view, chosen),
                class_="two even",
            ),
            heat_map(view, lines),
            city_level(view),
        ],
        current="districts",
    )


def _headline(view: View, lines: Sequence[Line]) -> str:
    """Of the scored targets; an aspiration is nobody's share."""
    shared = sum(line.is_scored for line in lines)
    total = sum(line.is_scored for line in view.board.lines)
    return view.say("districts_headline", count=shared, total=total)


def district_lines(view: View) -> list[Line]:
    return [line for line in view.board.lines if line.target.indicator.by_district]


def part_of(line: Line, code: str) -> Assessment | None:
    return next((district for district in line.districts if district.area == code), None)


def _map_card(
    view: View, lines: Sequence[Line], chosen: Line, shapes: DistrictMap | None
) -> Element:
    """One target at a time; the choice stands in the address."""
    choices = [
        link(
            view.address.here(target=line.target.id),
            view.said(line.target.indicator.short),
            class_="on" if line is chosen else None,
            aria_current="true" if line is chosen else None,
        )
        for line in lines
    ]
    unit = chosen.target.indicator.unit
    scale = amounts.scale_for([d.value for d in chosen.districts], unit, view.language)
    label = view.say("map_label", name=view.said(chosen.target.indicator.short))
    drawn = (
        tile_map(_tiles(view, chosen, scale), label)
        if shapes is None
        else drawn_map(shapes, _regions(view, chosen, scale), label)
    )
    approved = view.say("map_approval", number=shapes.approval) if shapes else None
    return section(
        view.say("map_title"),
        element("nav", choices, class_="tabs", aria_label=view.say("choose_target")),
        drawn,
        element("p", approved, class_="quiet approval") if approved else None,
        element(
            "p",
            view.say(_note_of(chosen, shapes)),
            class_="quiet note",
        ),
        note=scale.label,
    )


def _note_of(line: Line, shapes: DistrictMap | None) -> str:
    if shapes is not None:
        return "shapes_note_judged" if line.is_allocated else "shapes_note"
    return "map_note_judged" if line.is_allocated else "map_note"


def _tiles(view: View, line: Line, scale: Scale) -> list[Tile]:
    largest = max((d.value for d in line.districts if d.value is not None), default=Decimal(0))
    return [_tile(view, line, district, scale, largest) for district in view.catalogue.districts]


def _regions(view: View, line: Line, scale: Scale) -> dict[str, Region]:
    return {one.code: _region(view, line, one, scale) for one in view.catalogue.districts}


def _region(view: View, line: Line, district: District, scale: Scale) -> Region:
    found, name = part_of(line, district.code), view.said(district.short)
    href = view.address.to("districts", district.code)
    if found is None or found.value is None:
        said = view.say("list_pause").join((name, view.say("no_figure")))
        return Region(href, name, NOTHING, said, "hatched", 0.0)
    number = view.digits(found.value, line.target.indicator.unit, scale)
    words = [name, f"{number} {scale.label}".removesuffix(" %")]
    if found.gap_to_path is not None:
        words.append(
            view.say("expected_gap", gap=path_text(view, found, line.target.indicator.unit, scale))
        )
    return Region(href, name, number, view.say("list_pause").join(words), *shade(line, found))


def _tile(view: View, line: Line, district: District, scale: Scale, largest: Decimal) -> Tile:
    found = part_of(line, district.code)
    below: Content = None
    number: Content = element("span", NOTHING, class_="absent")
    weight = 0.0
    if found is not None and found.value is not None:
        number = actual(view, found, line.target, scale)
        weight = float(found.value / largest) if largest else 0.0
        below = _judged_or_rise(view, line, found, scale)
    return Tile(
        district,
        view.address.to("districts", district.code),
        view.said(district.short),
        number,
        below,
        weight,
    )


def _judged_or_rise(view: View, line: Line, district: Assessment, scale: Scale) -> Content:
    if district.target_value is not None:
        return chip(view, district.standing)
    rise = rise_of(line, district)
    if rise is None or line.target.indicator.behaviour is Behaviour.FLOW:
        return None
    return derived(view, district.observation, view.gap(rise, line.target.indicator.unit, scale))


def _ranking(view: View, line: Line) -> Element:
    """The same districts from the largest figure to the smallest, with their part and their rise."""
    unit = line.target.indicator.unit
    scale = amounts.scale_for([d.value for d in line.districts], unit, view.language)
    ordered = _order(line)
    rows = [
        element(
            "tr",
            element("td", str(place) if d.value is not None else NOTHING, class_="r quiet"),
            element("td", _moved(view, line, d, place), class_="moved"),
            element(
                "th", link(view.address.to("districts", d.area), view.area(d.area)), scope="row"
            ),
            element("td", actual(view, d, line.target, scale), class_="r"),
            element("td", _third(view, line, d, scale), class_="r quiet"),
            element("td", district_trend(view, line, d)),
        )
        for place, d in enumerate(ordered, 1)
    ]
    is_percent = unit.dimension is Dimension.PERCENT
    names = ("rank", "moved", "area", "actual", "against" if is_percent else "share", "trend")
    head = column_heads(view, "ranking", names, ("rank", *names[3:-1]))
    table = element(
        "table", element("thead", element("tr", head)), element("tbody", rows), class_="parts"
    )
    wide = element("div", table, class_="wide")
    return section(view.said(line.target.indicator.short), wide, note=scale.label)


def _order(line: Line) -> list[Assessment]:
    """From the largest figure to the smallest; those without one last."""
    return sorted(line.districts, key=lambda d: (d.value is None, -(d.value or 0)))


def _moved(view: View, line: Line, district: Assessment, place: int) -> Content:
    """How many places up or down since the month before; None where there was no figure then."""
    before = view.before.line.get(line.target.id) if view.before else None
    if before is None or district.value is None:
        return None
    places = {d.area: i for i, d in enumerate(_order(before), 1) if d.value is not None}
    if district.area not in places:
        return None
    steps = places[district.area] - place
    if not steps:
        return quiet(NOTHING, element("span", view.say("moved_none"), class_="aside"))
    shape, key = (Shape.UP, "moved_up") if steps > 0 else (Shape.DOWN, "moved_down")
    aside = element("span", view.say(key, count=abs(steps)), class_="aside")
    count = element("span", str(abs(steps)), aria_hidden="true")
    return mark(shape, Tone.PLAIN, count, aside, class_="flag")


def _third(view: View, line: Line, district: Assessment, scale: Scale) -> Element:
    """Its share of the city; of a ratio its distance from the target."""
    text = share_of(line, district)
    if line.target.indicator.behaviour is Behaviour.RATIO and district.value is not None:
        text = view.gap(district.value - line.target.value, line.target.indicator.unit, scale)
    return derived(view, district.observation, text, class_="number quiet")


def district_trend(view: View, line: Line, district: Assessment) -> Content:
    series = dict(line.district_series).get(district.area, ())
    target = line.target
    start = target.start if target.indicator.behaviour is Behaviour.FLOW else target.start.plus(-1)
    return sparkline(
        [figure for figure in series if figure.period >= start],
        start=start,
        end=target.end,
        tone=LOOKS[district.standing][1],
        label=view.say("spoken_trend", count=len(series)),
    )


def city_level(view: View) -> Element:
    """Named, so that nobody looks for them in vain; and never shown as sixteen empty red tiles."""
    names = [
        element(
            "li",
            link(view.address.to("target", line.target.id), view.said(line.target.indicator.short)),
        )
        for line in view.board.lines
        if not line.target.indicator.by_district
    ]
    return section(
        view.say("city_level_title"),
        element("p", view.say("city_level_note"), class_="quiet"),
        element("ul", names, class_="names"),
    )
