"""What a gap is made of: districts where they have a part in it, else the months of the year."""

from __future__ import annotations

from decimal import Decimal

from dashboard.elements import Content, Element, element
from dashboard.figures.bullet import Axis
from dashboard.figures.contribution import contribution_axis, contribution_bar
from dashboard.parts import actual, figure_link, link, section, signed_tone
from dashboard.recent import in_window
from dashboard.view import View
from targets import amounts
from targets.amounts import NOTHING, Scale
from targets.board import Line
from targets.vocabulary import (
    NOT_ALLOCATED,
    NOT_REPORTED,
    UNEXPLAINED,
    Assessment,
    Behaviour,
    Contribution,
    Observation,
    Unit,
)


def parts_card(view: View, line: Line) -> Element:
    is_ratio = line.target.indicator.behaviour is Behaviour.RATIO
    if line.city.contributions and (line.is_allocated or is_ratio):
        return _contributions(view, line)
    if line.target.indicator.by_district and any(d.value is not None for d in line.districts):
        return _districts(view, line)
    return _months(view, line)


def _contributions(view: View, line: Line) -> Element:
    """Signed parts, the largest shortfall first, what no district holds last; they sum to the gap."""
    city = line.city
    parts = sorted(city.contributions, key=lambda part: (part.part in RESIDUES, part.value))
    gap = city.gap_to_path if city.gap_to_path is not None else city.gap_to_target
    scale = view.scale(line.target, *(district.value for district in line.districts))
    axis = contribution_axis([part.value for part in parts])
    rows = [_contribution(view, line, part, scale, axis) for part in parts]
    total = _total(view, line, gap, scale)
    names = (
        ("area", "actual", "allocated", "part") if line.is_allocated else ("area", "actual", "part")
    )
    is_ratio = line.target.indicator.behaviour is Behaviour.RATIO
    label = view.say("percentage_points") if is_ratio else scale.label
    return _card(view, "parts_title", names, [*rows, total], label, note=None)


RESIDUES = (NOT_ALLOCATED, NOT_REPORTED, UNEXPLAINED)


def _part(view: View, line: Line, value: Decimal | None, scale: Scale) -> str:
    """Under a head that names the unit: percentage points bear none of their own."""
    if value is None:
        return NOTHING
    if line.target.indicator.behaviour is Behaviour.RATIO:
        return amounts.number(value, amounts.FINEST, signed=True)
    return view.gap(value, line.target.indicator.unit, scale)


def _contribution(view: View, line: Line, part: Contribution, scale: Scale, axis: Axis) -> Element:
    district = next((d for d in line.districts if d.area == part.part), None)
    name: Content
    if district is None:
        name = view.say(f"judging.part_{part.part}")
    else:
        name = link(view.address.to("districts", part.part), view.area(part.part))
    return element(
        "tr",
        element("th", name, scope="row", class_=None if district else "quiet"),
        element("td", actual(view, district, line.target, scale) if district else None, class_="r"),
        _allocated(view, line, district, scale),
        _bars(_part(view, line, part.value, scale), part.value, axis, tone=signed_tone(part.value)),
    )


def _allocated(
    view: View, line: Line, assessment: Assessment | None, scale: Scale
) -> Element | None:
    if not line.is_allocated:
        return None
    value = assessment.target_value if assessment else None
    text = None if value is None else view.round_digits(value, scale)
    return element("td", text, class_="r quiet")


def _total(view: View, line: Line, gap: Decimal | None, scale: Scale) -> Element:
    number = element("span", _part(view, line, gap, scale), class_="sum" + signed_tone(gap))
    return element(
        "tr",
        element("th", view.say("parts_sum"), scope="row"),
        element("td", actual(view, line.city, line.target, scale), class_="r"),
        _allocated(view, line, line.city, scale),
        element("td", element("div", number, class_="bars")),
        class_="total",
    )


def _districts(view: View, line: Line) -> Element:
    """Nothing is allocated: the figures side by side, and no judgement."""
    rises = {d.area: rise_of(line, d) for d in line.districts}
    present = [rise for rise in rises.values() if rise is not None]
    axis = contribution_axis(present)
    scale = view.scale(line.target, *(district.value for district in line.districts))
    ordered = sorted(line.districts, key=lambda d: (d.value is None, -(d.value or 0)))
    rows = [
        element(
            "tr",
            element(
                "th", link(view.address.to("districts", d.area), view.area(d.area)), scope="row"
            ),
            element("td", actual(view, d, line.target, scale), class_="r"),
            element("td", share_of(line, d), class_="r quiet"),
            _rise(view, rises[d.area], line.target.indicator.unit, scale, axis),
        )
        for d in ordered
    ]
    names = ("area", "actual", "share", "rise")
    return _card(view, "districts_title", names, rows, scale.label, note="not_allocated_note")


def share_of(line: Line, district: Assessment) -> str:
    whole = line.city.value
    if district.value is None or not whole:
        return NOTHING
    return amounts.share(district.value / whole)


def rise_of(line: Line, district: Assessment) -> Decimal | None:
    """Since the window began: a flow's own figure, a level's increase."""
    if district.value is None:
        return None
    if line.target.indicator.behaviour is Behaviour.FLOW:
        return district.value
    return None if district.baseline is None else district.value - district.baseline


def _rise(view: View, rise: Decimal | None, unit: Unit, scale: Scale, axis: Axis) -> Element:
    if rise is None:
        return element("td", element("span", NOTHING, class_="absent"))
    return _bars(view.gap(rise, unit, scale), rise, axis, class_="bars steps")


def _bars(
    text: str, value: Decimal, axis: Axis, *, class_: str = "bars", tone: str = ""
) -> Element:
    """A number and its bar; `steps` are told, not judged."""
    number = element("span", text, class_="sum" + tone)
    return element("td", element("div", number, contribution_bar(value, axis, text), class_=class_))


def _months(view: View, line: Line) -> Element:
    """A target of the whole city: what each month added, against what each must add from here on."""
    steps = monthly_steps(line)
    if not steps:
        return section(view.say("pace_title"), element("p", view.say("city_only"), class_="empty"))
    needed = line.city.needed_per_month
    scale = amounts.scale_for(
        [step for _, step in steps], line.target.indicator.unit, view.language
    )
    axis = contribution_axis([step for _, step in steps] + ([needed] if needed is not None else []))
    unit = line.target.indicator.unit
    rows = [
        _step(view, figure, _part(view, line, step, scale), step, axis)
        for figure, step in reversed(steps)
    ]
    if needed is not None:
        rows.insert(0, _needed(view, view.gap(needed, unit, scale), needed, axis))
    if line.target.indicator.behaviour is Behaviour.RATIO:
        label = view.say("percentage_points")
        return _card(view, "margin_title", ("month", "margin"), rows, label, note="city_only")
    return _card(view, "pace_title", ("month", "added"), rows, scale.label, note="city_only")


def monthly_steps(line: Line) -> list[tuple[Observation, Decimal]]:
    """What each month added; of a ratio its distance from the target. A gap in the months ends a step."""
    figures = [figure for figure in in_window(line) if figure.value is not None]
    behaviour, steps = line.target.indicator.behaviour, []
    before: Observation | None = None
    for figure in figures:
        value = figure.value or Decimal(0)
        if behaviour is Behaviour.RATIO:
            steps.append((figure, value - line.target.value))
        elif before is not None and before.period.plus(1) == figure.period:
            steps.append((figure, value - (before.value or Decimal(0))))
        elif behaviour is Behaviour.FLOW and figure.period == line.target.start:
            steps.append((figure, value))
        before = figure
    return steps


def _step(view: View, figure: Observation, text: str, step: Decimal, axis: Axis) -> Element:
    return element(
        "tr",
        element(
            "th",
            figure_link(view, figure, view.month_alone(figure.period), class_="month-link"),
            scope="row",
        ),
        _bars(text, step, axis, class_="bars steps"),
    )


def _needed(view: View, text: str, needed: Decimal, axis: Axis) -> Element:
    return element(
        "tr",
        element("th", view.say("from_now_on"), scope="row"),
        _bars(text, needed, axis, class_="bars steps"),
        class_="needed",
    )


def _card(
    view: View,
    title: str,
    names: tuple[str, ...],
    rows: list[Element],
    label: str,
    note: str | None,
) -> Element:
    numeric = names[1:-1]
    head = [
        element(
            "th", view.say(f"parts_{name}"), scope="col", class_="r" if name in numeric else None
        )
        for name in names
    ]
    below = element("p", view.say(note), class_="quiet note") if note else None
    table = element(
        "table", element("thead", element("tr", head)), element("tbody", rows), class_="parts"
    )
    return section(view.say(title), below, element("div", table, class_="wide"), note=label)
