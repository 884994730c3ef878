"""Two sources of one figure: what districts report of themselves, beside what is reported of them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.elements import Element, element
from dashboard.parts import derived, figure_cell, link, section
from dashboard.view import View
from targets.amounts import Scale
from targets.board import Line
from targets.vocabulary import Observation


@dataclass(frozen=True, slots=True)
class TwoSources:
    """One district in one month; both figures have a value."""

    judged: Observation
    own: Observation

    @property
    def is_agreed(self) -> bool:
        return self.own.value == self.judged.value


def district_sources(view: View, line: Line) -> Element | None:
    """Only where they differ is a row; never absorbed, never averaged. None: no district says both."""
    pairs = two_sources(view, line)
    if not pairs:
        return None
    body = view.body(line.target.indicator.source)
    scale = view.scale(line.target, *(pair.own.value for pair in pairs))
    differing = [pair for pair in pairs if not pair.is_agreed]
    agreed = element(
        "p", view.say("sources_agree", count=len(pairs) - len(differing), body=body), class_="quiet"
    )
    if not differing:
        return section(view.say("sources_title"), agreed)
    note = view.say("sources_note", body=body, month=view.month(pairs[0].judged.period))
    return section(
        view.say("sources_title"),
        element("p", note, class_="quiet"),
        element("div", _table(view, line, differing, scale), class_="wide"),
        agreed,
        note=scale.label,
    )


def two_sources(view: View, line: Line) -> list[TwoSources]:
    """Of every district whose judged figure has a month for which the district reported too."""
    own = {
        (figure.area, figure.period): figure
        for figure in view.board.known.observations
        if figure.indicator == line.target.indicator.id
        and figure.source == figure.area
        and figure.value is not None
    }
    judged = [part.observation for part in line.districts if part.observation is not None]
    return [
        TwoSources(figure, own[figure.area, figure.period])
        for figure in judged
        if figure.source != figure.area
        and figure.value is not None
        and (figure.area, figure.period) in own
    ]


def _table(view: View, line: Line, pairs: list[TwoSources], scale: Scale) -> Element:
    body = view.body(line.target.indicator.source)
    words = (
        view.say("sources_area"),
        view.say("sources_own"),
        view.say("sources_judged", body=body),
        view.say("sources_difference"),
    )
    head = [
        element("th", word, scope="col", class_="r" if number else None)
        for number, word in enumerate(words)
    ]
    rows = [_row(view, line, pair, scale) for pair in pairs]
    return element(
        "table", element("thead", element("tr", head)), element("tbody", rows), class_="others"
    )


def _row(view: View, line: Line, pair: TwoSources, scale: Scale) -> Element:
    unit, area = line.target.indicator.unit, pair.own.area
    assert pair.own.value is not None  # noqa: S101 both have a value
    assert pair.judged.value is not None  # noqa: S101
    difference = view.difference(pair.own.value - pair.judged.value, unit, scale)
    return element(
        "tr",
        element("th", link(view.address.to("districts", area), view.area(area)), scope="row"),
        element("td", figure_cell(view, pair.own, unit, scale), class_="r"),
        element("td", figure_cell(view, pair.judged, unit, scale), class_="r"),
        element("td", derived(view, pair.own, difference), class_="r"),
    )
