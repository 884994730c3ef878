"""Old and new value of every figure that a submission changes: exact, with where the old one came from."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.elements import Content, Element, element
from dashboard.findings import shortened
from dashboard.parts import column_heads, figure_link, link, quiet
from dashboard.view import View
from targets import amounts
from targets.amounts import NOTHING, Scale
from targets.versions import FigureDifference
from targets.vocabulary import Dimension, Observation, Restatement, Unit

COLUMNS = ("indicator", "area", "month", "old", "new", "difference", "cell")
NUMERIC = ("old", "new", "difference")


def restated_table(view: View, pairs: Iterable[Restatement]) -> Element:
    """What counted with the submission that it came from, and what takes its place."""
    return difference_table(
        view, (FigureDifference(pair.old, pair.new) for pair in pairs), with_source=True
    )


def difference_table(
    view: View, pairs: Iterable[FigureDifference], *, with_source: bool = False
) -> Element:
    """`with_source`: the old figure is told with its submission and day, and opens its cell."""
    head = column_heads(view, "change", COLUMNS, NUMERIC)
    rows = [_row(view, pair, with_source=with_source) for pair in pairs]
    table = element(
        "table",
        element("thead", element("tr", head)),
        element("tbody", rows),
        class_="changes rows",
    )
    return element("div", table, class_="wide")


def _row(view: View, pair: FigureDifference, *, with_source: bool) -> Element:
    figure = pair.figure
    indicator = view.catalogue.indicator.get(figure.indicator)
    name = figure.indicator if indicator is None else view.said(indicator.short)
    told: tuple[Content, ...] = (NOTHING, NOTHING, NOTHING)
    if indicator is not None:
        told = _told(view, pair, indicator.unit, with_source=with_source)
    old, new, difference = told
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", view.area(figure.area)),
        element("td", view.month_brief(figure.period), class_="quiet"),
        element("td", old, class_="r", data_label=view.say("change_old")),
        element("td", new, class_="r strong", data_label=view.say("change_new")),
        element("td", difference, class_="r", data_label=view.say("change_difference")),
        element("td", element("code", f"{figure.cell.sheet}!{figure.cell.address}", class_="cell")),
    )


def _told(
    view: View, pair: FigureDifference, unit: Unit, *, with_source: bool
) -> tuple[Content, ...]:
    values = [one.value for one in (pair.old, pair.new) if one is not None]
    scale = amounts.exact_scale(values, unit, view.language)
    old: Content = _value(view, pair.old, unit, scale)
    if with_source and pair.old is not None:
        text = _value(view, pair.old, unit, scale)
        old = [figure_link(view, pair.old, text, class_="number"), _source(view, pair.old)]
    return old, _value(view, pair.new, unit, scale), _difference(view, pair, unit, scale)


def _value(view: View, figure: Observation | None, unit: Unit, scale: Scale) -> str:
    if figure is None:
        return view.say("change_absent")
    if figure.value is None:
        return shortened(figure.why) or view.say("reported_missing")
    return amounts.shown(figure.value, unit, view.language, scale=scale)


def _difference(view: View, pair: FigureDifference, unit: Unit, scale: Scale) -> str:
    if pair.change is None:
        return NOTHING
    if unit.dimension is Dimension.PERCENT:
        return amounts.points(pair.change, view.language, signed=True)
    return amounts.shown(pair.change, unit, view.language, signed=True, scale=scale)


def _source(view: View, figure: Observation) -> Element | None:
    """Which submission it stands in, and when that came."""
    sent = view.submissions.get(figure.submission or 0)
    if sent is None:
        return None
    number = view.say("submission_number", number=sent.id)
    way = link(view.address.to("submissions", str(sent.id)), number)
    return element(
        "div", way, view.say("dot"), quiet(view.instant(sent.received_at)), class_="quiet"
    )
