"""What if: the assumption that an address makes of a target's months to come, and those offered beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dashboard.recent import recent_pace
from dashboard.view import View
from targets.assumed import amount_in, growth_in
from targets.board import Line
from targets.scenarios import (
    Scenario,
    Sentence,
    at_growth,
    at_pace,
    growth_told,
    months_left,
    pace_told,
)
from targets.wholes import needed

ASSUMED, PACE, UNIT, GROWTH = "assume", "pace", "unit", "growth"
"""Parameters of the address: one of `Offered`, or an amount a month with its unit, or a growth in percent."""


class Offered(StrEnum):
    RECENT = "recent"
    LAST_YEAR = "last_year"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Assumption:
    """`offered` None: it was typed. `per_month`: of a growth, what the months left bring on average."""

    offered: Offered | None
    scenario: Scenario
    sentence: Sentence
    per_month: Decimal


def offers(view: View, line: Line) -> tuple[Assumption, ...]:
    """What is reckoned without being asked; empty where nothing can be assumed (ratios, over, no figure)."""
    return tuple(_offers(view, line))


def chosen(view: View, line: Line) -> Assumption | None:
    """The one that the address asks for; None: none, or one that cannot be reckoned."""
    name = view.address.asked(ASSUMED)
    if name is not None:
        return next((one for one in _offers(view, line) if one.offered == name), None)
    return _typed_pace(view, line) or _typed_growth(view, line)


def is_unreadable(view: View, line: Line) -> bool:
    """Something was typed that is no amount of this target."""
    pace, growth = view.address.asked(PACE), view.address.asked(GROWTH)
    if pace is not None:
        return _pace(view, line) is None
    return growth is not None and growth_in(growth) is None


def _offers(view: View, line: Line) -> Iterator[Assumption]:
    recent, must = recent_pace(line), needed(line.city, line.target)
    if recent is not None:
        yield from _at_pace(view, line, recent.value, Offered.RECENT)
    yield from _at_growth(view, line, Decimal(0), Offered.LAST_YEAR)
    if must is not None:
        yield from _at_pace(view, line, must, Offered.NEEDED)


def _at_pace(
    view: View, line: Line, pace: Decimal, offered: Offered | None = None
) -> Iterator[Assumption]:
    scenario = at_pace(line, pace)
    if scenario is not None:
        yield Assumption(offered, scenario, pace_told(line, pace, view.language), pace)


def _at_growth(
    view: View, line: Line, growth: Decimal, offered: Offered | None = None
) -> Iterator[Assumption]:
    scenario = at_growth(line, growth)
    if scenario is not None and line.city.value is not None:
        per_month = (scenario.end - line.city.value) / months_left(line)
        yield Assumption(offered, scenario, growth_told(line, growth, view.language), per_month)


def _typed_pace(view: View, line: Line) -> Assumption | None:
    pace = _pace(view, line)
    return None if pace is None else next(_at_pace(view, line, pace), None)


def _typed_growth(view: View, line: Line) -> Assumption | None:
    growth = growth_in(view.address.asked(GROWTH) or "")
    return None if growth is None else next(_at_growth(view, line, growth), None)


def _pace(view: View, line: Line) -> Decimal | None:
    text = view.address.asked(PACE)
    if text is None:
        return None
    return amount_in(text + (view.address.asked(UNIT) or ""), line.target.indicator.unit)
