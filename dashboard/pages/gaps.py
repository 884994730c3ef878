"""A target's gap in words: to its path, to its limit, to its range."""

from __future__ import annotations

from decimal import Decimal

from dashboard.elements import Content, Element, element
from dashboard.figures.bullet import RATIOS
from dashboard.parts import signed_tone, working
from dashboard.theme import LOOKS, Tone
from dashboard.view import View
from targets.amounts import NOTHING, Scale
from targets.board import SHORT, Line
from targets.promise import is_beyond_band
from targets.vocabulary import Assessment, Kind, Unit
from targets.wholes import path_gap

PLACE = "\n"
"""Stands for the number while a sentence is parted around it."""


def path_text(view: View, judged: Assessment, unit: Unit, scale: Scale | None) -> str:
    """The gap to the path; a fraction of a thing is behind too, and says so."""
    gap = path_gap(judged, unit)
    if gap == 0 and judged.standing in SHORT:
        return view.say("less_than_one")
    return view.gap(gap, unit, scale)


def gap(view: View, line: Line, scale: Scale) -> Content:
    """Against the expected level; against the target where nothing is expected on the way."""
    city, unit = line.city, line.target.indicator.unit
    if city.gap_to_path is not None and line.target.kind is not Kind.BAND:
        text = path_text(view, city, unit, scale)
        tone = signed_tone(city.gap_to_path)
        return working(view, "gap_to_path", city, text, class_="number" + tone)
    if city.gap_to_target is None:
        return element("span", NOTHING, class_="absent")
    if line.target.kind in RATIOS:
        return limit_gap(view, line)
    text = view.gap(city.gap_to_target, unit, scale)
    number = working(view, "gap_to_target", city, text, class_="number" + _tone(line))
    return [number, element("div", _note(view, line), class_="quiet")]


def limit_gap(view: View, line: Line) -> list[Content]:
    """`低于上限0.13个百分点`: on which side of its limit a ratio lies, and how far."""
    city = line.city
    value, wanted = city.value or Decimal(0), city.target_value or Decimal(0)
    limit = "ceiling" if line.target.kind is Kind.RATIO_CEILING else "floor"
    side = "above" if value > wanted else "below" if value < wanted else "equal"
    number = working(
        view,
        "gap_to_target",
        city,
        view.points(abs(value - wanted)),
        class_="number" + _tone(line),
    )
    before, _, after = view.say(f"{limit}_{side}", points=PLACE).partition(PLACE)
    return [_words(before), number, " ", _words(after), _breach(view, line)]


def is_beyond(line: Line) -> bool:
    """Above the range of a target that is met by hitting a range."""
    value = line.city.value
    return value is not None and is_beyond_band(line.target, value, line.target.value)


def range_words(view: View, line: Line) -> str:
    unit, width = line.target.indicator.unit, line.target.tolerance or Decimal(0)
    low = view.digits(line.target.value - width, unit)
    high = view.digits(line.target.value + width, unit)
    return view.say("beyond_range", low=low, high=high)


def _words(text: str) -> Element | None:
    return element("div", text.strip(), class_="quiet") if text.strip() else None


def _breach(view: View, line: Line) -> Element | None:
    month = line.city.breached
    return _words(view.say("breached_in", month=view.month_alone(month))) if month else None


def _note(view: View, line: Line) -> str:
    if is_beyond(line):
        return range_words(view, line)
    month = line.city.breached
    if month is not None:
        return view.say("breached_in", month=view.month_alone(month))
    return view.say("against_target")


def _tone(line: Line) -> str:
    """Below a target is short of it; of a band, what is outside of it."""
    if line.target.is_aspirational:
        return ""
    if line.target.kind is Kind.BAND:
        is_bad = is_beyond(line) or LOOKS[line.city.standing][1] is Tone.BAD
        return " short" if is_bad else ""
    return signed_tone(line.city.gap_to_target)
