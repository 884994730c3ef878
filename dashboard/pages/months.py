"""The months of a target as a table: the same numbers as in its chart, each with the cell that it came from."""

from __future__ import annotations

from decimal import Decimal

from dashboard.elements import Content, Element, element
from dashboard.pages.months_closed import lock_of
from dashboard.parts import (
    column_heads,
    derived,
    downloads,
    figure_cell,
    figure_link,
    mark,
    section,
    signed_tone,
    working,
)
from dashboard.recent import in_window
from dashboard.theme import Shape, Tone
from dashboard.view import View
from targets.amounts import NOTHING, Scale
from targets.board import Line
from targets.promise import sign
from targets.vocabulary import CITY, Behaviour, Observation, Period
from targets.wholes import rounded

COLUMNS = ("month", "value", "change", "last_year", "expected", "gap", "state", "cell")
NUMERIC = ("value", "change", "last_year", "expected", "gap")


def month_table(view: View, line: Line) -> Element:
    scale = _scale(view, line)
    head = column_heads(view, "months", COLUMNS, NUMERIC)
    said = reported(view, line)
    rows = [_row(view, line, period, said.get(period), scale) for period in _months(view, line)]
    table = element(
        "table",
        element("caption", view.say("months_caption", unit=scale.label), class_="aside"),
        element("thead", element("tr", head)),
        element("tbody", rows),
        class_="months",
    )
    return section(
        view.say("months_title"),
        element("div", table, class_="wide"),
        downloads(view, f"target/{line.target.id}/months"),
        note=scale.label,
        id_="months",
    )


def _scale(view: View, line: Line) -> Scale:
    return view.scale(line.target, *(figure.value for figure in (*line.series, *line.last_year)))


def _months(view: View, line: Line) -> list[Period]:
    """Newest first; of a level also the month before the window, where it begins."""
    target = line.target
    first = target.start if target.indicator.behaviour is Behaviour.FLOW else target.start.plus(-1)
    last = min(view.period, target.end)
    return [last.plus(-step) for step in range(max(last.ordinal - first.ordinal, -1) + 1)]


def _row(
    view: View, line: Line, period: Period, figure: Observation | None, scale: Scale
) -> Element:
    unit = line.target.indicator.unit
    expected = dict(line.path).get(period)
    last_year = next((f for f in line.last_year if f.period == period.plus(-12)), None)
    value = figure.value if figure else None
    gap = _gap(line, value, expected)
    cells: dict[str, Content] = {
        "month": [view.month_brief(period), lock_of(view, line.target.indicator, period)],
        "value": figure_cell(view, figure, unit, scale),
        "change": _change(view, line, figure, scale),
        "last_year": figure_cell(view, last_year, unit, scale),
        "expected": _expected(view, line, expected, scale),
        "gap": derived(
            view, figure, view.difference(gap, unit, scale), class_="number" + signed_tone(gap)
        ),
        "state": _state(view, line, figure, period),
        "cell": _cell(view, figure),
    }
    return element(
        "tr",
        [
            element("th", content, scope="row")
            if name == "month"
            else element(
                "td",
                content,
                class_="r" if name in NUMERIC else None,
                data_label=view.say(f"months_{name}"),
            )
            for name, content in cells.items()
        ],
        class_="no-figure" if figure is None else None,
    )


def reported(view: View, line: Line) -> dict[Period, Observation]:
    """What the judged source said month by month: also that it had no figure."""
    indicator = line.target.indicator
    return {
        figure.period: figure
        for figure in view.board.known.observations
        if figure.indicator == indicator.id
        and figure.source == indicator.source
        and figure.area == CITY
    }


def _at(line: Line, period: Period) -> Decimal | None:
    return next((figure.value for figure in in_window(line) if figure.period == period), None)


def _gap(line: Line, value: Decimal | None, expected: Decimal | None) -> Decimal | None:
    if value is None or expected is None:
        return None
    return sign(line.target) * (value - rounded(expected, line.target.indicator.unit))


def _change(view: View, line: Line, figure: Observation | None, scale: Scale) -> Content:
    """On the month before; the first month of a flow is its own change."""
    if figure is None or figure.value is None:
        return NOTHING
    before = _at(line, figure.period.plus(-1))
    if line.target.indicator.behaviour is Behaviour.FLOW and figure.period == line.target.start:
        before = Decimal(0)
    if before is None:
        return NOTHING
    return derived(
        view, figure, view.difference(figure.value - before, line.target.indicator.unit, scale)
    )


def _expected(view: View, line: Line, expected: Decimal | None, scale: Scale) -> Content:
    if expected is None:
        return NOTHING
    return working(
        view, "expected", line.city, view.digits(expected, line.target.indicator.unit, scale)
    )


def _state(view: View, line: Line, figure: Observation | None, period: Period) -> list[Content]:
    if figure is None:
        return [mark(Shape.RING, Tone.PLAIN, view.say("judging.standing_no_data"), class_="flag")]
    said: list[Content] = []
    for change in line.restatements:
        if (
            change.new.period == period
            and change.new.area == CITY
            and change.new.source == figure.source
        ):
            old = view.digits(change.old.value, line.target.indicator.unit)
            said.append(mark(Shape.TURN, Tone.DOUBT, view.say("corrected", old=old), class_="flag"))
    if figure.explanation:
        said.append(element("span", figure.explanation, class_="quiet"))
    if figure.why:
        said.append(element("span", figure.why, class_="quiet"))
    return said


def _cell(view: View, figure: Observation | None) -> Content:
    if figure is None:
        return NOTHING
    return figure_link(view, figure, f"{figure.cell.sheet}!{figure.cell.address}", class_="cell")


def other_sources(view: View, line: Line) -> Element | None:
    """What other bodies report of the same thing, beside the judged figure of the same month."""
    if not line.others:
        return None
    scale = _scale(view, line)
    said = reported(view, line)
    rows = [_other(view, line, figure, said.get(figure.period), scale) for figure in line.others]
    names = ("body", "month", "value", "judged", "difference")
    head = column_heads(view, "others", names, names[2:])
    table = element(
        "table", element("thead", element("tr", head)), element("tbody", rows), class_="others"
    )
    intro = element(
        "p", view.say("others_note", body=view.body(line.target.indicator.source)), class_="quiet"
    )
    return section(
        view.say("others_title"), intro, element("div", table, class_="wide"), note=scale.label
    )


def _other(
    view: View, line: Line, figure: Observation, judged: Observation | None, scale: Scale
) -> Element:
    unit = line.target.indicator.unit
    difference = None
    if judged is not None and judged.value is not None and figure.value is not None:
        difference = figure.value - judged.value
    return element(
        "tr",
        element("th", view.body(figure.source), scope="row"),
        element("td", view.month_brief(figure.period)),
        element("td", figure_cell(view, figure, unit, scale), class_="r"),
        element("td", figure_cell(view, judged, unit, scale), class_="r"),
        element("td", derived(view, figure, view.difference(difference, unit, scale)), class_="r"),
    )
