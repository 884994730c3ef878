"""The forecast on a target's page: its number, the sentence behind it, and how the standing came about."""

from __future__ import annotations

from dashboard.elements import Content, Element, element
from dashboard.parts import chip, column_heads, derived, working
from dashboard.theme import SETTLED
from dashboard.view import View
from targets.amounts import Scale
from targets.board import Line
from targets.chances import phrase
from targets.foretold import foretold, rounded_off, told_without
from targets.telling import Telling
from targets.vocabulary import MonthStanding, Observation
from targets.wholes import gap_between


def forecast_fact(view: View, line: Line, scale: Scale) -> list[tuple[str, Content, Content]]:
    """Empty where nothing is forecast, or nothing is left to be."""
    city = line.city
    if city.forecast is None or city.standing in SETTLED:
        return []
    low, high = (
        view.round_digits(value, scale)
        for value in (rounded_off(city.low80, city), rounded_off(city.high80, city))
        if value is not None
    )
    text = view.round_digits(rounded_off(city.forecast, city) or city.forecast, scale)
    month = view.month_alone(line.target.end)
    return [
        (
            view.say("fact_forecast", month=month),
            working(view, "forecast", city, text),
            view.say("fact_range", low=low, high=high),
        )
    ]


def forecast_said(view: View, line: Line) -> str:
    """The words of the staff's sentence, or why there is nothing to say."""
    told = foretold(line.city, Telling(line.target, view.language))
    said = [view.say(f"judging.{key}", **values) for key, values in told]
    if not said and line.city.no_forecast is not None:
        said = [view.say(f"judging.{told_without(line.city)}")]
    return ("" if view.language == "zh" else " ").join(said)


def history_table(view: View, line: Line) -> Element | None:
    """Month by month how it would have stood, by what is known now; None before the second month."""
    if len(line.history) < 2:
        return None
    rows = [_month(view, line, month) for month in reversed(line.history)]
    names = ("month", "standing", "gap", "chance")
    return element(
        "div",
        element("h3", view.say("history_title")),
        element(
            "table",
            element(
                "thead", element("tr", column_heads(view, "history", names, ("gap", "chance")))
            ),
            element("tbody", rows),
            class_="others rows history",
        ),
        class_="wide",
    )


def _month(view: View, line: Line, month: MonthStanding) -> Element:
    figure = next((one for one in line.series if one.period == month.period), None)
    told = _gap(view, line, month, figure)
    chance = "" if month.chance is None else chance_said(view, month.chance)
    cells: list[tuple[str, Content, str | None]] = [
        ("standing", chip(view, month.standing), None),
        ("gap", derived(view, figure, told) if told else "", "r"),
        ("chance", derived(view, figure, chance) if chance else "", "r quiet"),
    ]
    return element(
        "tr",
        element("th", view.month_alone(month.period), scope="row"),
        [
            element("td", content, class_=class_, data_label=view.say(f"history_{name}"))
            for name, content, class_ in cells
        ],
    )


def _gap(view: View, line: Line, month: MonthStanding, figure: Observation | None) -> str:
    """As the table of the months shows it."""
    target, expected = line.target, dict(line.path).get(month.period)
    if month.gap_to_path is None or figure is None or figure.value is None or expected is None:
        return ""
    unit, scale = target.indicator.unit, view.scale(target, line.city.value)
    gap = gap_between(figure.value, expected, target.comparator, unit)
    return view.gap(gap, unit, scale)


def chance_said(view: View, chance: float) -> str:
    key, values = phrase(chance, view.language)
    return view.say(key, **values)
