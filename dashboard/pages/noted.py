"""Under a target's chart: what its numbered months were corrected to, or explained by."""

from __future__ import annotations

from dashboard.chart_notes import ChartNote, chart_notes
from dashboard.elements import Content, Element, element
from dashboard.parts import figure_link, quiet
from dashboard.view import View
from targets.board import Line
from targets.vocabulary import CITY, Observation, Restatement

TOLD = 4
"""Corrections of one month that are told one by one."""


def noted(view: View, line: Line) -> Element | None:
    notes = chart_notes(view, line)
    if not notes:
        return None
    return element(
        "ol",
        [_note(view, line, note) for note in notes],
        class_="noted",
        aria_label=view.say("noted_title"),
    )


def _note(view: View, line: Line, note: ChartNote) -> Element:
    corrections = [_correction(view, line, change) for change in note.corrections[:TOLD]]
    more = len(note.corrections) - TOLD
    return element(
        "li",
        element("b", view.month_brief(note.period)),
        corrections,
        quiet(view.say("noted_more", count=more)) if more > 0 else None,
        [_explained(view, figure) for figure in note.explained],
        value=note.number,
    )


def _correction(view: View, line: Line, change: Restatement) -> Content:
    """Old and new, each opening its source by the one that counts now."""
    unit = line.target.indicator.unit
    old = view.say("nothing_before")
    if change.old.value is not None:
        old = view.amount(change.old.value, unit)
    new = view.say("reported_missing")
    if change.new.value is not None:
        new = view.amount(change.new.value, unit)
    return element(
        "span",
        view.say("noted_correction", area=_area(view, change.new), old=old),
        figure_link(view, change.new, new, class_="opened"),
        view.say("noted_end"),
    )


def _explained(view: View, figure: Observation) -> Element:
    words = view.say("dot").join(word for word in (figure.explanation, figure.why) if word)
    area = view.say("noted_explained", area=_area(view, figure))
    return element("span", area, element("span", words, lang="zh-CN"))


def _area(view: View, figure: Observation) -> str:
    return view.say("noted_city") if figure.area == CITY else view.area(figure.area)
