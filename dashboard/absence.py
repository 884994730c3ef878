"""Why a figure is not there: missing is not zero, is not nil, is not “not due”; each looks its own way."""

from __future__ import annotations

from enum import StrEnum

from dashboard.elements import Element, element
from dashboard.keys import FigureKey
from dashboard.parts import figure_link
from dashboard.view import View
from targets.amounts import NOTHING
from targets.vocabulary import FilingState, Indicator, ObservationState, Period


class Absence(StrEnum):
    MISSING = "missing"  # its source said that it has no figure
    OVERDUE = "overdue"  # the report is late
    NOT_DUE = "not_due"
    NOTHING = "nothing"  # the report came, and it has nothing of this area


def absence_of(view: View, indicator: Indicator, period: Period, area: str) -> Absence:
    """Of a figure without a value."""
    figure = view.figures.get(FigureKey(indicator.id, indicator.source, period, area))
    if figure is not None and figure.state is ObservationState.MISSING:
        return Absence.MISSING
    states = {
        filing.state
        for filing in view.board.filings
        if (filing.agency, filing.period) == (indicator.source, period)
        and indicator.id in view.catalogue.form[filing.form].indicators
    }
    if FilingState.MISSING in states:
        return Absence.OVERDUE
    return Absence.NOT_DUE if FilingState.NOT_DUE in states else Absence.NOTHING


def absent(view: View, indicator: Indicator, period: Period, area: str) -> Element:
    """In the place of the number; what was reported as missing opens the cell that says so."""
    why = absence_of(view, indicator, period, area)
    words = view.say(f"absent_{why}")
    if why is Absence.MISSING:
        figure = view.figures[FigureKey(indicator.id, indicator.source, period, area)]
        return figure_link(view, figure, words, class_="number missing")
    if why is Absence.NOTHING:
        return element("span", NOTHING, element("span", words, class_="aside"), class_="absent")
    return element("span", words, class_=f"absent {why.replace('_', '-')}")
